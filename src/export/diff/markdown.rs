//! For a comment on a pull request.

use std::fmt::Write as _;

use super::lines::{Line, Section, sections};
use crate::export::cell;
use crate::view::Diff;

/// Longer tables are folded away.
const LONGEST_OPEN: usize = 10;

/// A heading and a table for each section, under a table of counts.
pub fn markdown(diff: &Diff) -> Vec<u8> {
    let (old, new) = (cell::markdown(&diff.old), cell::markdown(&diff.new));
    let mut text = format!("## Changes from {old} to {new}\n\n");
    if diff.is_empty() {
        text.push_str(&cell::markdown(super::nothing(diff).trim_end()));
        text.push('\n');
        return text.into_bytes();
    }
    let sections = sections(diff);
    text.push_str(&cell::markdown_row(["what", "changes"]));
    text.push_str(&cell::markdown_row(["---", "---"]));
    for section in &sections {
        text.push_str(&cell::markdown_row([&section.title, &section.counts()]));
    }
    for section in &sections {
        let fits = "writing to a string";
        write!(text, "\n### {}\n\n", cell::markdown(&section.title)).expect(fits);
        if section.lines.len() > LONGEST_OPEN {
            let counts = section.counts();
            write!(text, "<details>\n<summary>{counts}</summary>\n\n{}\n</details>\n", table(section))
                .expect(fits);
        } else {
            text.push_str(&table(section));
        }
    }
    text.into_bytes()
}

/// Name of a column, and what stands in it.
type Column = (&'static str, fn(&Line) -> &str);

/// Only the columns in which something stands.
fn table(section: &Section) -> String {
    let columns: [Column; 5] = [
        ("change", |line| line.change),
        ("what", |line| &line.what),
        ("part", |line| line.part),
        ("before", |line| &line.before),
        ("after", |line| &line.after),
    ];
    let filled = |pick: fn(&Line) -> &str| section.lines.iter().any(|line| !pick(line).is_empty());
    let columns: Vec<_> = columns.into_iter().filter(|(_, pick)| filled(*pick)).collect();
    let mut text = cell::markdown_row(columns.iter().map(|(name, _)| name));
    text.push_str(&cell::markdown_row(columns.iter().map(|_| "---")));
    for line in &section.lines {
        text.push_str(&cell::markdown_row(columns.iter().map(|(_, pick)| pick(line))));
    }
    text
}
