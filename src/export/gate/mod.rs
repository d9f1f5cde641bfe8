//! What a gate found, for people, for machines, for code scanning, for test reports and for pull requests.

mod github;
mod human;
mod junit;
mod sarif;

pub use github::github;
pub use human::human;
pub use junit::junit;
pub use sarif::sarif;

use super::cell;
use super::sarif::Region;
use crate::view::{GateComing, GateFinding, GatePlace, GateRemedy, GateReport, some_names};

/// The whole report.
pub fn json(report: &GateReport) -> Vec<u8> {
    cell::json(report)
}

/// What was found, why it is asked and what to do, for messages that stand alone.
fn message(finding: &GateFinding) -> String {
    let mut lines = vec![finding.title.clone()];
    if !finding.text.is_empty() {
        lines.push(format!("Task: {}", finding.text));
    }
    if !finding.why.is_empty() {
        lines.push(format!("Why: {}", finding.why));
    }
    for reason in &finding.reasons {
        lines.push(format!("Asked for {}: {}", reason.provisions.join(", "), reason.reason));
    }
    if finding.reasons.is_empty() && !finding.provisions.is_empty() {
        lines.push(format!("Asked for {}", finding.provisions.join(", ")));
    }
    lines.push(finding.advice.clone());
    if let Some(remedy) = &finding.remedy {
        lines.push(format!("{}\n{}", heading(remedy), remedy.toml.trim_end()));
    }
    lines.join("\n")
}

/// `Add to org/evidence.toml:`
fn heading(remedy: &GateRemedy) -> String {
    if remedy.toml.starts_with(&remedy.table) {
        format!("Add to {}:", remedy.file)
    } else {
        format!("Add to {} in {}:", remedy.table, remedy.file)
    }
}

/// So many names of what is coming are given; JSON has all.
const NAMED: usize = 5;

/// `in application from 2027-12-02: …; tasks: …`
fn coming(day: &GateComing) -> String {
    let mut parts = vec![format!("in application from {}: {}", day.from, some_names(&day.provisions, NAMED))];
    if !day.tasks.is_empty() {
        parts.push(format!("tasks: {}", some_names(&day.tasks, NAMED)));
    }
    parts.extend(day.practices.iter().cloned());
    parts.join("; ")
}

fn region<'r>(place: &'r GatePlace, message: &'r str) -> Region<'r> {
    Region {
        path: &place.path,
        start: (place.line, place.column),
        end: (place.end_line, place.end_column),
        message,
    }
}
