//! Names of sheets: what a workbook allows, and no name twice.

use std::collections::BTreeSet;

use super::cut;
use crate::export::document::prose;

/// Longest name, in UTF-16 units.
const LONGEST: usize = 31;

/// Name of the first sheet.
pub(super) const COVER: &str = "Cover";

/// Names that are taken, in lower case, as workbooks compare them.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    pub(super) fn new() -> Self {
        // `History` is reserved by Excel.
        Self(BTreeSet::from([COVER.to_lowercase(), "history".to_owned()]))
    }

    /// The nearest name that is allowed and free.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let base = allowed(wanted);
        for number in 1u32.. {
            let suffix = if number == 1 { String::new() } else { format!(" {number}") };
            let room = LONGEST - suffix.len();
            let name = format!("{}{suffix}", cut(base.clone(), room).trim_end_matches([' ', '\'']));
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
        }
        unreachable!("there are fewer sheets than numbers")
    }
}

/// Without the characters that a name must not have, and without an apostrophe at either end.
fn allowed(text: &str) -> String {
    let spaced: String = prose::one_line(text)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '-' } else { c })
        .collect();
    let name = cut(spaced.trim_start_matches([' ', '\'']).to_owned(), LONGEST);
    let name = name.trim_end_matches([' ', '\'']);
    if name.is_empty() { "Table".to_owned() } else { name.to_owned() }
}
