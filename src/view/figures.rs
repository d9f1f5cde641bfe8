//! Figures in words: counts with their denominators, amounts, and plain text for cells of documents.

use schemars::JsonSchema;
use serde::Serialize;

/// A count with what it is counted of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Share {
    /// How many.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// How many of these are so.
    pub(super) fn count<T>(all: &[T], is: impl Fn(&T) -> bool) -> Self {
        Self { number: all.iter().filter(|one| is(one)).count(), of: all.len() }
    }

    /// Whether there is something to count, and all of it is so.
    pub(super) const fn is_whole(self) -> bool {
        self.of > 0 && self.number == self.of
    }

    /// `12 of 45`
    pub(super) fn words(self) -> String {
        if self.of == 0 { "none to count".to_owned() } else { format!("{} of {}", self.number, self.of) }
    }
}

/// Rounded to so many decimals, so that a figure is the same however it was computed.
pub(super) fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    let scaled = (value * scale).round() / scale;
    if scaled.is_finite() { scaled } else { value }
}

/// `1,234,567` or `1,234.50`: an amount of money.
pub(super) fn amount(value: f64) -> String {
    if !value.is_finite() {
        return "more than can be computed".to_owned();
    }
    let text = format!("{value:.2}");
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let mut grouped = String::new();
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if cents == "00" { grouped } else { format!("{grouped}.{cents}") }
}

/// Markdown without its marks for emphasis and code, for cells that hold plain text.
pub(super) fn plain(markdown: &str) -> String {
    markdown.chars().filter(|c| !matches!(c, '*' | '`')).collect()
}

/// The first names, and how many more there are: `a, b and 7 more`.
pub fn some_names<S: AsRef<str>>(names: &[S], shown: usize) -> String {
    match names.len().checked_sub(shown + 1) {
        None => joined(names, ""),
        Some(rest) => format!("{} and {} more", joined(&names[..shown], ""), rest + 1),
    }
}

/// Texts one after the other, or the words that there are none.
pub(super) fn joined<S: AsRef<str>>(texts: &[S], nothing: &str) -> String {
    if texts.is_empty() {
        return nothing.to_owned();
    }
    texts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}
