//! An answer as given: a text, a list of texts, or a day.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::value::Datetime;

use super::{Day, Text};

/// A given answer: a text where one answer may hold, a list where many may, a day where a day is asked for.
#[derive(Clone, Debug)]
pub enum Given {
    /// `origin = "in-house"`
    One(Text),
    /// `role = ["deployer", "provider"]`
    Many(Vec<Text>),
    /// `placed_on_market = 2026-03-01`
    Day(Day),
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Spanned::<Unplaced>::deserialize(deserializer)?;
        let span = value.span();
        Ok(match value.into_inner() {
            Unplaced::One(text) => Self::One(Spanned::new(span, text)),
            Unplaced::Many(texts) => Self::Many(texts),
            Unplaced::Day(day) => Self::Day(Spanned::new(span, day)),
        })
    }
}

/// [`Given`] before a single answer has its place.
enum Unplaced {
    One(String),
    Many(Vec<Text>),
    Day(Datetime),
}

impl<'de> Deserialize<'de> for Unplaced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UnplacedVisitor)
    }
}

struct UnplacedVisitor;

impl<'de> Visitor<'de> for UnplacedVisitor {
    type Value = Unplaced;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer in quotes, a list of answers, or a day")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Unplaced, E> {
        Ok(Unplaced::One(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Unplaced, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = entries.next_element()? {
            texts.push(text);
        }
        Ok(Unplaced::Many(texts))
    }

    /// The library hands over a day as a map of its own making.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Unplaced, A::Error> {
        let day = Datetime::deserialize(MapAccessDeserializer::new(map));
        day.map(Unplaced::Day)
            .map_err(|_| de::Error::custom("an answer is a text, a list of texts, or a day"))
    }
}
