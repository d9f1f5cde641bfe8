//! The checklist of a system as JSON. Its other formats are those of every document.

use super::cell;
use crate::view::Checklist;

/// The checklist: verdicts in `provisions`, what to do in `tasks`.
pub fn json(checklist: &Checklist) -> Vec<u8> {
    cell::json(checklist)
}
