//! For people, on a terminal or in the log of a pipeline.

use std::fmt::Write as _;

use super::{coming, heading};
use crate::view::{GateFinding, GateReport};

const FITS: &str = "writing to a string";

/// What is in the way, one after the other, each with why and with what to do.
pub fn human(report: &GateReport) -> Vec<u8> {
    let mut text = String::new();
    for finding in &report.findings {
        entry(&mut text, finding);
    }
    for day in &report.coming {
        writeln!(text, "note[gate-coming]: {}\n", coming(day)).expect(FITS);
    }
    let state = if report.passed { "open" } else { "closed" };
    let ahead = if report.until == report.day {
        String::new()
    } else {
        format!(", looking ahead to {}", report.until)
    };
    writeln!(
        text,
        "{}, {}: the gate to `{}` is {state} on {}{ahead}",
        report.organisation_name, report.name, report.stage, report.day
    )
    .expect(FITS);
    let counts = &report.counts;
    let noun = if counts.due == 1 { "task" } else { "tasks" };
    write!(text, "{} {noun} due: {} proved, {} without proof", counts.due, counts.proved, counts.lacking)
        .expect(FITS);
    for (number, words) in [(counts.planned, "planned"), (counts.open, "depending on open questions")] {
        if number > 0 {
            write!(text, ", {number} {words}").expect(FITS);
        }
    }
    text.push('\n');
    shown(&text).into_bytes()
}

fn entry(text: &mut String, finding: &GateFinding) {
    writeln!(text, "{}[{}]: {}", finding.level, finding.rule, finding.title).expect(FITS);
    writeln!(text, "  --> {}:{}:{}", finding.place.path, finding.place.line, finding.place.column)
        .expect(FITS);
    for place in &finding.related {
        writeln!(text, "  ::: {}:{}:{}", place.path, place.line, place.column).expect(FITS);
    }
    if !finding.text.is_empty() {
        writeln!(text, "  task: {}", finding.text).expect(FITS);
    }
    if !finding.why.is_empty() {
        writeln!(text, "  why: {}", finding.why).expect(FITS);
    }
    for reason in &finding.reasons {
        writeln!(text, "  asked for {}: {}", reason.provisions.join(", "), reason.reason).expect(FITS);
    }
    if finding.reasons.is_empty() {
        if !finding.tasks.is_empty() {
            writeln!(text, "  tasks: {}", finding.tasks.join(", ")).expect(FITS);
        }
        if !finding.provisions.is_empty() {
            writeln!(text, "  provisions: {}", finding.provisions.join(", ")).expect(FITS);
        }
    }
    writeln!(text, "  do: {}", finding.advice).expect(FITS);
    if let Some(remedy) = &finding.remedy {
        writeln!(text, "  {}", heading(remedy)).expect(FITS);
        for line in remedy.toml.lines() {
            writeln!(text, "      {line}").expect(FITS);
        }
    }
    text.push('\n');
}

/// No text of a scope moves the cursor of a terminal.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
