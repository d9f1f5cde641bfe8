//! What was found of issued statements, for people and for machines.

use std::fmt::Write as _;

use super::cell;
use crate::view::Verification;

/// Everything that was found.
pub fn json(found: &Verification) -> Vec<u8> {
    cell::json(found)
}

/// A line for each file, and under it what is wrong.
pub fn human(found: &Verification) -> Vec<u8> {
    let mut text = String::new();
    for issue in &found.issues {
        let file = &issue.file;
        writeln!(text, "{file}: {}", issue.state).expect("writing to a string");
        for finding in &issue.findings {
            writeln!(text, "  {finding}").expect("writing to a string");
        }
        if issue.intact && !issue.inputs.is_empty() {
            writeln!(text, "  {}", issue.inputs).expect("writing to a string");
            if !issue.difference.is_empty() {
                writeln!(text, "  the first difference: {}", issue.difference).expect("writing to a string");
            }
        }
    }
    text.into_bytes()
}
