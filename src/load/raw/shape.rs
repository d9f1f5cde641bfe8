//! What rows look like, told by the rows themselves: for JSON Schemas.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::value::Datetime;

use super::{Given, Text};

/// A table that can say which keys it has.
pub trait Described {
    /// What it is.
    const DOC: &str;

    /// Its keys, in the order of the reference.
    fn keys() -> Vec<Key>;
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As the code spells it.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether the table needs it.
    pub needed: bool,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A list of lists of texts.
    Grid,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// True or false.
    Flag,
    /// A day.
    Day,
    /// Answers by question.
    Answers,
}

/// A type of value whose looks are known.
pub trait Shaped {
    /// What it looks like.
    const SHAPE: Shape;
}

macro_rules! shapes {
    ($($type:ty => $shape:ident,)+) => {$(
        impl Shaped for $type {
            const SHAPE: Shape = Shape::$shape;
        }
    )+};
}

shapes! {
    String => Text,
    Text => Text,
    Vec<String> => Texts,
    Vec<Text> => Texts,
    Vec<Vec<Text>> => Grid,
    f64 => Number,
    i64 => Whole,
    u16 => Whole,
    Spanned<i64> => Whole,
    bool => Flag,
    Spanned<Datetime> => Day,
    BTreeMap<Text, Given> => Answers,
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}
