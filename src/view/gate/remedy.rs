//! What to write into a scope so that a gate opens. What only people know is left empty or `nan`, which `check` refuses: text
//! that was pasted and not filled in proves nothing.

use std::fmt::Write as _;

use super::GateRemedy;
use crate::assess::Reading;
use crate::model::{Attribute, Choice, Date, Digest, Evidence, Metric, Subject, System, Task};

const FITS: &str = "writing to a string";

/// A basic string of TOML. The escapes of JSON are understood there; only one more character has to be escaped.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("text serialises");
    json.replace('\u{7f}', "\\u007F")
}

fn list(items: impl Iterator<Item = String>) -> String {
    let quoted: Vec<_> = items.map(|item| quoted(&item)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A record that proves a task; as the older one before it, where there is one.
pub(super) fn evidence(
    file: String,
    task: &Task,
    provisions: &[String],
    system: &System,
    day: Date,
    older: Option<(&Evidence, Option<&Digest>)>,
) -> GateRemedy {
    let mut toml = String::from("[[evidence]]\n");
    let (title, location) = match older {
        // The same file, once somebody has looked at it; else a new one is wanted.
        Some((record, Some(_))) => ("", record.location.as_str()),
        Some((record, None)) => (record.title.as_str(), ""),
        None => ("", ""),
    };
    writeln!(toml, "title = {}", quoted(title)).expect(FITS);
    writeln!(toml, "location = {}", quoted(location)).expect(FITS);
    writeln!(toml, "collected = {day}").expect(FITS);
    writeln!(toml, "kind = {}", quoted(task.evidence.as_str())).expect(FITS);
    if let Some((_, Some(digest))) = older {
        writeln!(toml, "sha256 = {}", quoted(digest.as_str())).expect(FITS);
    }
    writeln!(toml, "tasks = {}", list([task.id.to_string()].into_iter())).expect(FITS);
    writeln!(toml, "provisions = {}", list(provisions.iter().cloned())).expect(FITS);
    writeln!(toml, "system = {}", quoted(system.id.as_str())).expect(FITS);
    GateRemedy { file, table: "[[evidence]]".to_owned(), toml }
}

/// A measured value.
pub(super) fn measurement(
    file: String,
    metric: &Metric,
    system: &System,
    subset: &str,
    day: Date,
) -> GateRemedy {
    let mut toml = String::from("[[measurement]]\n");
    writeln!(toml, "metric = {}", quoted(metric.id.as_str())).expect(FITS);
    writeln!(toml, "system = {}", quoted(system.id.as_str())).expect(FITS);
    writeln!(toml, "value = nan").expect(FITS);
    writeln!(toml, "measured = {day}").expect(FITS);
    if !subset.is_empty() {
        writeln!(toml, "subset = {}", quoted(subset)).expect(FITS);
    }
    GateRemedy { file, table: "[[measurement]]".to_owned(), toml }
}

/// Limits for a value that was measured.
pub(super) fn threshold(file: String, reading: &Reading<'_>, system: &System) -> GateRemedy {
    use crate::model::Direction::{Higher, Lower, Within};
    let mut toml = String::from("[[threshold]]\n");
    writeln!(toml, "metric = {}", quoted(reading.metric.id.as_str())).expect(FITS);
    writeln!(toml, "system = {}", quoted(system.id.as_str())).expect(FITS);
    if matches!(reading.metric.direction, Higher | Within) {
        writeln!(toml, "at-least = nan").expect(FITS);
    }
    if matches!(reading.metric.direction, Lower | Within) {
        writeln!(toml, "at-most = nan").expect(FITS);
    }
    writeln!(toml, "reason = \"\"").expect(FITS);
    GateRemedy { file, table: "[[threshold]]".to_owned(), toml }
}

/// An answer, for the table of answers that is there or that is added.
pub(super) fn answer(file: String, attribute: &Attribute) -> GateRemedy {
    let subject = match attribute.id.subject() {
        Subject::Organisation => "organisation",
        Subject::System => "system",
    };
    let id = attribute.id.to_string();
    let key = id.split_once('.').map_or(id.as_str(), |(_, key)| key);
    let known: Vec<_> = attribute.answers.iter().map(|answer| answer.id.as_str()).collect();
    let mut toml = String::new();
    match attribute.choice {
        Choice::One => writeln!(toml, "# one of {}\n{key} = \"\"", known.join(", ")),
        Choice::Many => {
            writeln!(toml, "# any of {}; [] if none holds\n{key} = [\"\"]", known.join(", "))
        }
        Choice::Day => writeln!(toml, "# a day\n{key} = \"\""),
    }
    .expect(FITS);
    GateRemedy { file, table: format!("[{subject}.answers]"), toml }
}
