//! What a command is about to write into a scope, and how it turned out.

use super::measured::{figure, judgement, limit_words};
use crate::assess::{Assessment, judge};

/// Tables to be written.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Measured values.
    pub measurements: Vec<NewMeasurement>,
    /// A piece of evidence.
    pub evidence: Option<NewEvidence>,
}

/// A `[[measurement]]` to be written.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is the key of that name")]
pub struct NewMeasurement {
    pub metric: String,
    pub system: String,
    pub value: f64,
    pub measured: String,
    pub subset: String,
    pub location: String,
    pub reader: String,
    pub sha256: String,
}

/// An `[[evidence]]` to be written.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field is the key of that name")]
pub struct NewEvidence {
    pub title: String,
    pub kind: String,
    pub location: String,
    pub collected: String,
    pub sha256: String,
    pub tasks: Vec<String>,
    pub provisions: Vec<String>,
    pub system: String,
}

/// One line for each measured value that was added: what it is, and how it stands against its limits.
pub fn added(assessment: &Assessment<'_>, additions: &Additions) -> Vec<String> {
    let (scope, catalog) = (assessment.scope, assessment.catalog());
    let line = |new: &NewMeasurement| {
        let one = scope.measurements.iter().rev().find(|one| {
            one.metric.as_str() == new.metric
                && one.system.as_str() == new.system
                && one.subset == new.subset
                && one.measured.to_string() == new.measured
        })?;
        let metric = catalog.metric(&one.metric)?;
        let reading = judge(scope, metric, one, assessment.day);
        let subset = if one.subset.is_empty() { String::new() } else { format!(", {}", one.subset) };
        let (value, limits) = (figure(one.value), limit_words(reading.limits));
        let verdict = judgement(&reading);
        Some(format!("{}{subset}: {value} {}, {limits}: {verdict}", metric.id, metric.unit))
    };
    additions.measurements.iter().filter_map(line).collect()
}
