//! For pull requests: annotations of GitHub Actions.

use super::{coming, message, region};
use crate::export::annotation::annotation;
use crate::view::{GatePlace, GateReport};

/// An annotation for each finding, and a notice for each day on which more comes into application.
pub fn github(report: &GateReport, system: &GatePlace) -> Vec<u8> {
    let level = |level: &'static str| if level == "note" { "notice" } else { level };
    let mut text = String::new();
    for finding in &report.findings {
        let place = region(&finding.place, "");
        text += &annotation(level(finding.level), Some(&place), finding.rule, &message(finding));
    }
    for day in &report.coming {
        text += &annotation("notice", Some(&region(system, "")), "gate-coming", &coming(day));
    }
    text.into_bytes()
}
