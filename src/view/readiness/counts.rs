//! Counts of the areas and of the cycle.

use super::{AreaRow, CycleRow, MeasureRow};
use crate::assess::{AreaCounts, CyclePhase, Progress};
use crate::model::Measure;
use crate::view::figures::Share;

pub(super) fn area(counted: &AreaCounts<'_>) -> AreaRow {
    let measures = counted.counts.iter().map(|count| MeasureRow {
        measure: count.measure.as_str(),
        text: words(count.measure),
        share: Share { number: count.met(), of: count.of },
        missing: count.missing.clone(),
    });
    AreaRow {
        id: counted.area.id.to_string(),
        title: counted.area.title.clone(),
        text: counted.area.text.clone(),
        measures: measures.collect(),
    }
}

/// What is counted, of what.
const fn words(measure: Measure) -> &'static str {
    match measure {
        Measure::SystemsAnswered => "systems on which no verdict waits for an answer, of all systems",
        Measure::SystemsClassified => "systems whose derived classes are all certain, of all systems",
        Measure::SystemsWithRisks => "systems that a risk of the register names, of all systems",
        Measure::RolesHeld => "roles of the catalog that somebody holds, of all roles",
        Measure::RisksReviewed => "risks whose review is not overdue, of all risks",
        Measure::RisksAccepted => "risks that are acceptable after treatment or approved, of all risks",
        Measure::RisksTreated => {
            "risks of which every control applies and has begun, of those that name controls"
        }
        Measure::ProvisionsImplemented => {
            "provisions of the area that are implemented, of those that apply or may apply"
        }
        Measure::ProvisionsEvidenced => {
            "provisions of the area with evidence that counts, of those that apply or may apply"
        }
        Measure::MeasurementsInOrder => {
            "newest measured values that are fresh and within limits, of all newest measured values"
        }
        Measure::DocumentsHeld => {
            "documents that the area calls for with evidence that counts, of all that it calls for"
        }
        Measure::EvidenceCounts => "evidence records that count, of all evidence records",
    }
}

pub(super) fn cycle(phase: &CyclePhase<'_>) -> CycleRow {
    let count = |progress: Progress| Share::count(&phase.requirements, |one| one.1 == progress).number;
    let left = phase.requirements.iter().filter(|(_, progress)| *progress != Progress::Implemented);
    CycleRow {
        edition: phase.edition.id.to_string(),
        title: phase.edition.title.clone(),
        phase: phase.phase.as_str(),
        of: phase.requirements.len(),
        implemented: count(Progress::Implemented),
        partial: count(Progress::Partial),
        planned: count(Progress::Planned),
        not_started: count(Progress::NotStarted),
        not_recorded: count(Progress::NotRecorded),
        left: left.map(|(overall, _)| overall.provision.id.to_string()).collect(),
    }
}
