//! An answer as given: a text, or a list of texts.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use toml::Spanned;

use super::Text;

/// A given answer: a text where one answer may hold, a list where many may.
#[derive(Clone, Debug)]
pub enum Given {
    /// `origin = "in-house"`
    One(Text),
    /// `role = ["deployer", "provider"]`
    Many(Vec<Text>),
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Spanned::<Unplaced>::deserialize(deserializer)?;
        let span = value.span();
        Ok(match value.into_inner() {
            Unplaced::One(text) => Self::One(Spanned::new(span, text)),
            Unplaced::Many(texts) => Self::Many(texts),
        })
    }
}

/// [`Given`] before a single answer has its place.
enum Unplaced {
    One(String),
    Many(Vec<Text>),
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
        f.write_str("an answer in quotes, or a list of answers")
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
}
