//! The statement of applicability as CSV, Markdown and JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{Statement, StatementRow};

const COLUMNS: [&str; 9] =
    ["provision", "title", "verdict", "reason", "rule", "facts", "implementation", "owner", "evidence"];

fn cells(row: &StatementRow) -> Vec<String> {
    vec![
        row.provision.clone(),
        row.title.clone(),
        row.verdict.to_owned(),
        row.reason.clone(),
        row.rule.clone(),
        row.facts.join("; "),
        row.implementation.clone(),
        row.owner.clone(),
        row.evidence.join("; "),
    ]
}

/// One line per control, under the column names.
pub fn csv(statement: &Statement) -> Vec<u8> {
    cell::csv(&COLUMNS, statement.rows.iter().map(cells))
}

/// Title block, counts and table.
pub fn markdown(statement: &Statement) -> Vec<u8> {
    let mut text = format!("# Statement of applicability, {}\n\n", cell::markdown(&statement.name));
    let block = [
        ("Standard", &statement.edition_title),
        ("Scope", &statement.boundary),
        ("Version", &statement.version),
        ("Facts as of", &statement.date),
        ("Approved by", &statement.approver),
    ];
    for (key, value) in block {
        writeln!(text, "- **{key}:** {}", cell::markdown(value)).expect("writing to a string");
    }
    for count in &statement.counts {
        writeln!(text, "- **{}:** {} of {}", count.verdict, count.number, count.of)
            .expect("writing to a string");
    }
    text.push('\n');
    text.push_str(&cell::markdown_row(COLUMNS));
    text.push_str(&cell::markdown_row(COLUMNS.map(|_| "---")));
    for row in &statement.rows {
        text.push_str(&cell::markdown_row(cells(row)));
    }
    text.into_bytes()
}

/// The statement with its title block and `rows`.
pub fn json(statement: &Statement) -> Vec<u8> {
    cell::json(statement)
}
