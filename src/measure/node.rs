//! A tree of values with places, as JSON and YAML both become one.

use super::problem::Place;

/// How deep values may lie in each other.
pub(super) const DEEPEST: usize = 64;

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Any,
}

/// Any value; keys keep their order.
#[derive(Clone, Debug)]
pub(super) enum Any {
    Null,
    Bool,
    /// Also what is not finite.
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.map().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The value at the end of a way of keys.
    pub(super) fn at(&self, way: &[&str]) -> Option<&Self> {
        way.iter().try_fold(self, |node, key| node.get(key))
    }

    /// Its entries; none where it is no map.
    pub(super) fn map(&self) -> &[(String, Self)] {
        match &self.value {
            Any::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Its entries; none where it is no list.
    pub(super) fn list(&self) -> &[Self] {
        match &self.value {
            Any::List(entries) => entries,
            _ => &[],
        }
    }

    /// Its text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Any::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its number; none of which is finite where there is nothing in its place.
    pub(super) fn number(&self) -> Option<f64> {
        match &self.value {
            Any::Number(number) => Some(*number),
            Any::Null => Some(f64::NAN),
            _ => None,
        }
    }

    /// Its number, or the one that its text spells, per cent as hundredths.
    pub(super) fn figure(&self) -> Option<f64> {
        self.number().or_else(|| figure(self.text()?))
    }

    /// Whether it is a map in which every entry is a number.
    pub(super) fn is_figures(&self) -> bool {
        !self.map().is_empty() && self.map().iter().all(|(_, node)| node.number().is_some())
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match &self.value {
            Any::Null => "nothing",
            Any::Bool => "true or false",
            Any::Number(_) => "a number",
            Any::Text(_) => "a text",
            Any::List(_) => "a list",
            Any::Map(_) => "an object",
        }
    }
}

/// The number that a text spells, per cent as hundredths.
pub(super) fn figure(text: &str) -> Option<f64> {
    let text = text.trim();
    match text.strip_suffix('%') {
        Some(hundredths) => hundredths.trim_end().parse().ok().map(hundredth),
        None => text.parse().ok(),
    }
}

/// A hundredth of a number, as the nearest to its decimal form: 0.712 of 71.2.
pub(super) fn hundredth(number: f64) -> f64 {
    format!("{number}e-2").parse().unwrap_or(f64::NAN)
}
