//! Reviews: the file `catalog/reviews.toml`, and what is reviewed as text and as JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{ReviewedMapping, ReviewedSet, Reviews, WrittenReview};

const FITS: &str = "writing to a string";

/// What stands at the top of a new file.
const HEAD: &str = "\
# A person has compared both ends of each of these mappings. `crosswalk review` writes this file.
# The fingerprints tell what was compared. Where it changes, `crosswalk check` says so (suspect-review).
";

/// The file, under the comments that the file has now.
pub fn toml(entries: &[WrittenReview], before: Option<&str>) -> Vec<u8> {
    let mut text = before.map_or_else(|| HEAD.to_owned(), head);
    for entry in entries {
        text.push_str(if text.is_empty() { "[[review]]\n" } else { "\n[[review]]\n" });
        writeln!(text, "mapping = {}", quoted(&entry.mapping)).expect(FITS);
        writeln!(text, "by = {}", quoted(&entry.by)).expect(FITS);
        writeln!(text, "on = {}", entry.on).expect(FITS);
        writeln!(text, "source = {}", quoted(&entry.source)).expect(FITS);
        writeln!(text, "target = {}", quoted(&entry.target)).expect(FITS);
        writeln!(text, "statement = {}", quoted(&entry.statement)).expect(FITS);
        if !entry.note.is_empty() {
            writeln!(text, "note = {}", quoted(&entry.note)).expect(FITS);
        }
    }
    text.into_bytes()
}

/// Everything above the first entry, without empty lines at its end.
fn head(before: &str) -> String {
    let above = before.lines().take_while(|line| !line.trim_start().starts_with("[["));
    let mut lines: Vec<_> = above.map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines.iter().fold(String::new(), |text, line| text + line + "\n")
}

/// A basic string of TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => write!(quoted, "\\u{:04X}", u32::from(c)).expect(FITS),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What is reviewed, for machines.
pub fn json(reviews: &Reviews) -> Vec<u8> {
    cell::json(reviews)
}

/// How far each set has come, and what has been looked at in it.
pub fn summary(reviews: &Reviews) -> Vec<u8> {
    let mut text = String::new();
    for set in &reviews.sets {
        counts(set, &mut text);
        for mapping in set.mappings.iter().filter(|mapping| mapping.by.is_some()) {
            line(mapping, &mut text);
        }
    }
    text.into_bytes()
}

/// The same, with every mapping, also those that nobody has looked at.
pub fn listing(reviews: &Reviews) -> Vec<u8> {
    let mut text = String::new();
    for set in &reviews.sets {
        counts(set, &mut text);
        set.mappings.iter().for_each(|mapping| line(mapping, &mut text));
    }
    text.into_bytes()
}

fn counts(set: &ReviewedSet, text: &mut String) {
    let ReviewedSet { set, of, reviewed, suspect, not_reviewed, .. } = set;
    writeln!(text, "{set}: {reviewed} reviewed, {suspect} suspect, {not_reviewed} not reviewed, of {of}")
        .expect(FITS);
}

fn line(mapping: &ReviewedMapping, text: &mut String) {
    write!(text, "  {}: {}", mapping.id, mapping.state.replace('-', " ")).expect(FITS);
    if let (Some(by), Some(on)) = (&mapping.by, &mapping.on) {
        write!(text, ", by {by} on {on}").expect(FITS);
    }
    if !mapping.changed.is_empty() {
        write!(text, "; changed since: {}", mapping.changed.join(", ")).expect(FITS);
    }
    if let Some(note) = &mapping.note {
        write!(text, " ({})", note.replace('\n', " ")).expect(FITS);
    }
    text.push('\n');
}
