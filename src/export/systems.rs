//! The inventory of AI systems as JSON. Its other formats are those of every document.

use super::cell;
use crate::view::SystemEntry;

/// A list with an object for each system.
pub fn json(systems: &[SystemEntry]) -> Vec<u8> {
    cell::json(&systems)
}
