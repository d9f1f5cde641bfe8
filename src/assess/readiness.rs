//! Readiness: what is met of what is asked, counted from the facts of a scope.

use std::collections::BTreeSet;

use super::{
    Assessment, Holding, Overall, Progress, RatedRisk, RiskTrouble, Truth, Verdict, classes, documents,
    latest, risks, standing,
};
use crate::graph::Graph;
use crate::model::{Edition, Force, FrameworkKind, Measure, Phase, ReadinessArea, RoleId, System};

/// A count of what is met, with what is not.
#[derive(Clone)]
pub struct Counted {
    /// What was counted.
    pub measure: Measure,
    /// Ids or names of what is not met, in the order of the scope or the catalog.
    pub missing: Vec<String>,
    /// Of how many.
    pub of: usize,
}

impl Counted {
    /// How many are met.
    pub fn met(&self) -> usize {
        self.of - self.missing.len()
    }
}

/// An area with its counts.
pub struct AreaCounts<'c> {
    /// The area.
    pub area: &'c ReadinessArea,
    /// What was counted, in the order that the area gives.
    pub counts: Vec<Counted>,
}

/// The areas of the catalog, counted.
pub fn areas<'c>(graph: &Graph<'c>, assessment: &Assessment<'c>) -> Vec<AreaCounts<'c>> {
    let rated = risks(assessment);
    let of_area = |area: &'c ReadinessArea| {
        let within: BTreeSet<_> =
            area.provisions.iter().flat_map(|id| graph.within(id)).map(|provision| &provision.id).collect();
        let asked = assessment.overall().filter(|overall| overall.verdict != Verdict::Excluded);
        let asked: Vec<_> = asked.filter(|overall| within.contains(&overall.provision.id)).collect();
        let measured = area.measures.iter().map(|measure| counted(assessment, *measure, &rated, &asked));
        AreaCounts { area, counts: measured.collect() }
    };
    graph.catalog().areas.iter().map(of_area).collect()
}

fn counted(
    assessment: &Assessment<'_>,
    measure: Measure,
    rated: &[RatedRisk<'_>],
    asked: &[Overall<'_>],
) -> Counted {
    let (of, missing) = match measure {
        Measure::SystemsAnswered | Measure::SystemsClassified | Measure::SystemsWithRisks => {
            of_systems(assessment, measure)
        }
        Measure::RolesHeld => {
            let held =
                |id: &RoleId| assessment.scope.assignments.iter().any(|assignment| assignment.role == *id);
            let roles = &assessment.catalog().roles;
            split(roles, |role| held(&role.id), |role| role.id.to_string())
        }
        Measure::RisksReviewed | Measure::RisksAccepted | Measure::RisksTreated => of_risks(measure, rated),
        Measure::ProvisionsImplemented => {
            split(asked, |one| one.progress() == Progress::Implemented, |one| one.provision.id.to_string())
        }
        Measure::ProvisionsEvidenced => split(
            asked,
            |one| one.evidence.iter().any(|record| counts(assessment, record)),
            |one| one.provision.id.to_string(),
        ),
        Measure::MeasurementsInOrder => {
            let scope = assessment.scope;
            let mut readings = Vec::new();
            for system in &scope.systems {
                let latest = latest(assessment.catalog(), scope, &system.id, assessment.day);
                readings
                    .extend(latest.into_iter().map(|(key, reading)| (key.0, reading.trouble, &system.id)));
            }
            split(&readings, |one| one.1.is_none(), |one| format!("{} of {}", one.0, one.2))
        }
        Measure::DocumentsHeld => {
            let ids: BTreeSet<_> = asked.iter().map(|overall| &overall.provision.id).collect();
            let mut called = documents(assessment);
            called.retain(|document| document.provisions.iter().any(|provision| ids.contains(&provision.id)));
            split(&called, |one| one.held == Holding::Held, |one| one.name.to_owned())
        }
        Measure::EvidenceCounts => {
            split(&assessment.scope.evidence, |one| counts(assessment, one), |one| one.title.clone())
        }
    };
    Counted { measure, missing, of }
}

fn counts(assessment: &Assessment<'_>, evidence: &crate::model::Evidence) -> bool {
    standing(assessment.catalog(), assessment.scope, evidence, assessment.day).is_good()
}

/// How many there are, and the names of those that are not so.
fn split<T>(all: &[T], is: impl Fn(&T) -> bool, name: impl Fn(&T) -> String) -> (usize, Vec<String>) {
    (all.len(), all.iter().filter(|one| !is(one)).map(name).collect())
}

fn of_systems(assessment: &Assessment<'_>, measure: Measure) -> (usize, Vec<String>) {
    let scope = assessment.scope;
    let named: BTreeSet<_> = scope.risks.iter().filter_map(|risk| risk.system.as_ref()).collect();
    let is = |system: &System| match measure {
        Measure::SystemsAnswered => {
            assessment.of_system(&system.id).all(|finding| finding.verdict != Verdict::Undetermined)
        }
        Measure::SystemsClassified => {
            let classes = classes(assessment.catalog(), scope, system);
            !classes.iter().any(|class| matches!(class.truth, Truth::Open(_)))
        }
        _ => named.contains(&system.id),
    };
    split(&scope.systems, is, |system| system.id.to_string())
}

fn of_risks(measure: Measure, rated: &[RatedRisk<'_>]) -> (usize, Vec<String>) {
    let rated: Vec<_> = match measure {
        Measure::RisksTreated => rated.iter().filter(|one| !one.controls.is_empty()).collect(),
        _ => rated.iter().collect(),
    };
    let wrong = |trouble: &RiskTrouble<'_>| match trouble {
        RiskTrouble::Overdue(_) => measure == Measure::RisksReviewed,
        RiskTrouble::Unapproved => measure == Measure::RisksAccepted,
        // Retained and approved is accepted, by people who knew.
        RiskTrouble::Retained => false,
        RiskTrouble::WithoutEffect(_) | RiskTrouble::NotBegun(..) => measure == Measure::RisksTreated,
    };
    split(&rated, |one| !one.troubles.iter().any(wrong), |one| one.risk.id.clone())
}

/// The requirements of one phase of the cycle of a management system, counted by how far they are implemented.
pub struct CyclePhase<'c> {
    /// The standard.
    pub edition: &'c Edition,
    /// The phase.
    pub phase: Phase,
    /// The requirements that apply, or may apply, each with how far it is implemented.
    pub requirements: Vec<(Overall<'c>, Progress)>,
}

/// The management-system standards in scope.
pub fn standards<'c>(assessment: &Assessment<'c>) -> Vec<&'c Edition> {
    let named = assessment.scope.organisation.frameworks.iter();
    let editions = named.filter_map(|id| assessment.catalog().edition(id));
    editions.filter(|edition| edition.kind == FrameworkKind::ManagementSystem).collect()
}

/// The cycle of each management-system standard in scope.
pub fn cycle<'c>(assessment: &Assessment<'c>) -> Vec<CyclePhase<'c>> {
    let mut found = Vec::new();
    for edition in standards(assessment) {
        for phase in Phase::ALL {
            let asked = assessment.of_edition(&edition.id);
            let of_phase = asked.filter(|one| {
                one.provision.phase == Some(*phase)
                    && one.provision.force == Force::Requirement
                    && one.verdict != Verdict::Excluded
            });
            let requirements: Vec<_> =
                of_phase.map(|one| (one.progress(), one)).map(|(p, one)| (one, p)).collect();
            if !requirements.is_empty() {
                found.push(CyclePhase { edition, phase: *phase, requirements });
            }
        }
    }
    found
}
