//! A crosswalk as CSV.

use super::cell;
use crate::view::CrosswalkPage;

const COLUMNS: [&str; 11] = [
    "source",
    "source title",
    "relation",
    "target",
    "target title",
    "rationale",
    "strength",
    "reason",
    "gap",
    "beyond",
    "status",
];

/// One line per mapping, under the column names.
pub fn csv(page: &CrosswalkPage) -> Vec<u8> {
    let rows = page.sources.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
    let cells = rows.map(|(group, row)| {
        vec![
            group.source.id.clone(),
            group.source.title.clone(),
            row.relation.to_owned(),
            row.other_id.clone(),
            row.other_title.clone(),
            row.rationale.to_owned(),
            row.strength.to_string(),
            row.reason.clone(),
            row.gap.clone(),
            row.beyond.clone(),
            row.status.to_owned(),
        ]
    });
    cell::csv(&COLUMNS, cells)
}
