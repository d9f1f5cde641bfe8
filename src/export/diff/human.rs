//! For a terminal.

use std::fmt::Write as _;

use super::lines::{Line, sections};
use crate::view::Diff;

/// Texts up to this length are shown in one line with what they became.
const SHORT: usize = 60;

/// Sections, each with its counts; old texts behind `-`, new ones behind `+`.
pub fn human(diff: &Diff) -> Vec<u8> {
    if diff.is_empty() {
        return super::nothing(diff).into_bytes();
    }
    let fits = "writing to a string";
    let mut text = format!("from {} to {}\n", diff.old, diff.new);
    for section in sections(diff) {
        writeln!(text, "\n{}: {}", section.title, section.counts()).expect(fits);
        for line in &section.lines {
            writeln!(text, "  {}", sentence(line)).expect(fits);
        }
    }
    text.into_bytes()
}

fn sentence(line: &Line) -> String {
    let Line { change, what, part, before, after } = line;
    let mut text = format!("{change} {what}");
    if !part.is_empty() {
        text = format!("{text}, {part}");
    }
    let short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    match (before.is_empty(), after.is_empty()) {
        (true, true) => text,
        (false, false) if short(before) && short(after) => format!("{text}: {before} -> {after}"),
        // Without a part, the value is what the thing is: there is nothing to hold it against.
        (true, false) if part.is_empty() && short(after) => format!("{text}: {after}"),
        (false, true) if part.is_empty() && short(before) => format!("{text}: {before}"),
        (_, _) => {
            for (sign, value) in
                [('-', before), ('+', after)].into_iter().filter(|(_, value)| !value.is_empty())
            {
                for one in value.trim_end().lines() {
                    text = format!("{text}\n    {sign} {one}");
                }
            }
            text
        }
    }
}
