//! Why a file cannot be read: where, what, and what was expected.

use crate::model::ReaderName;

/// A place in a text, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in bytes.
    pub column: usize,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, if it is at one place.
    pub place: Option<Place>,
    /// What is wrong.
    pub what: String,
    /// What was expected instead.
    pub expected: String,
    /// Readers that might do.
    pub fits: Vec<ReaderName>,
}

impl Problem {
    pub(super) fn new(what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { place: None, what: what.into(), expected: expected.into(), fits: Vec::new() }
    }

    pub(super) fn at(place: Place, what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { place: Some(place), ..Self::new(what, expected) }
    }

    pub(super) fn fitting(self, fits: impl Iterator<Item = ReaderName>) -> Self {
        Self { fits: fits.collect(), ..self }
    }
}
