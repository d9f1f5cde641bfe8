//! For machines: one object with a list of problems.

use serde::Serialize;

use super::place;
use crate::diag::{Diagnostic, Label, Sources};

#[derive(Serialize)]
struct Report<'r> {
    diagnostics: Vec<Row<'r>>,
}

#[derive(Serialize)]
struct Row<'r> {
    code: &'static str,
    severity: &'static str,
    title: &'r str,
    place: Option<PlaceRow<'r>>,
    others: Vec<PlaceRow<'r>>,
    help: Option<&'r str>,
}

/// Lines and columns from 1; columns in characters; the end is one past the last character.
#[derive(Serialize)]
struct PlaceRow<'r> {
    path: &'r str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    label: &'r str,
}

pub(super) fn json(found: &[Diagnostic], sources: &Sources) -> Vec<u8> {
    let row = |diagnostic| row(diagnostic, sources);
    let report = Report { diagnostics: found.iter().map(row).collect() };
    let mut bytes = serde_json::to_vec_pretty(&report).expect("reports serialise");
    bytes.push(b'\n');
    bytes
}

fn row<'r>(diagnostic: &'r Diagnostic, sources: &'r Sources) -> Row<'r> {
    let at = |label: &'r Label| {
        let found = place(label.origin, sources);
        PlaceRow {
            path: found.path,
            line: found.start.line,
            column: found.start.column,
            end_line: found.end.line,
            end_column: found.end.column,
            label: &label.text,
        }
    };
    Row {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity.as_str(),
        title: &diagnostic.title,
        place: diagnostic.main.as_ref().map(at),
        others: diagnostic.others.iter().map(at).collect(),
        help: diagnostic.help.as_deref(),
    }
}
