//! The statement of applicability as JSON. Its other formats are those of every document.

use super::cell;
use crate::view::Statement;

/// The statement with its title block and `rows`.
pub fn json(statement: &Statement) -> Vec<u8> {
    cell::json(statement)
}
