//! What changed between two states: for a terminal, for a pull request, for machines.

mod human;
mod lines;
mod markdown;

pub use human::human;
pub use markdown::markdown;

use super::cell;
use crate::view::Diff;

/// The comparison as it is.
pub fn json(diff: &Diff) -> Vec<u8> {
    cell::json(diff)
}

/// What is said where there is nothing to show.
fn nothing(diff: &Diff) -> String {
    format!("No difference between `{}` and `{}` in what is compared.\n", diff.old, diff.new)
}
