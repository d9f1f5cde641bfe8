//! The search index as a script.

use super::script::expression;
use crate::view::SearchEntry;

/// `globalThis.crosswalkIndex = […];`
pub fn script(entries: &[SearchEntry]) -> Vec<u8> {
    format!("globalThis.crosswalkIndex = {};\n", expression(&entries)).into_bytes()
}
