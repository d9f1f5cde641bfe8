//! What a search found, as text for a terminal and as JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::SearchResults;

/// The results, for machines.
pub fn json(found: &SearchResults) -> Vec<u8> {
    cell::json(found)
}

/// The results, for reading: two lines each.
pub fn text(found: &SearchResults) -> Vec<u8> {
    let fits = "writing to a string";
    let mut text = String::new();
    for result in &found.results {
        writeln!(text, "{}  {}", result.id, result.title).expect(fits);
        write!(text, "    {} of {}", result.kind, result.edition).expect(fits);
        if let Some(successor) = &result.superseded_by {
            write!(text, ", superseded by {successor}").expect(fits);
        }
        text.push('\n');
    }
    let more = found.total - found.results.len();
    if more > 0 {
        writeln!(text, "{more} more; `--limit {}` shows all", found.total).expect(fits);
    }
    text.into_bytes()
}
