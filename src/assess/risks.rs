//! Risks as they stand on a day: their levels, what treats them, and what is wrong with that.

use std::collections::BTreeMap;

use super::{Assessment, Progress, Verdict, assess, diags, recorded};
use crate::diag::Diagnostics;
use crate::graph::Graph;
use crate::model::{Date, Implementation, ProvisionId, Rating, Risk, RiskCriteria, RiskTreatment, Scope};

/// A risk, rated.
#[derive(Clone)]
pub struct RatedRisk<'c> {
    /// The risk.
    pub risk: &'c Risk,
    /// The place of its level before treatment.
    pub inherent: usize,
    /// The place of its level after treatment.
    pub residual: usize,
    /// The alternative score before treatment.
    pub score: Score,
    /// The alternative score after treatment.
    pub residual_score: Score,
    /// What treats it, in the order of the scope.
    pub controls: Vec<Treating<'c>>,
    /// What somebody has to look at.
    pub troubles: Vec<RiskTrouble<'c>>,
}

/// A provision that treats a risk.
#[derive(Clone, Copy)]
pub struct Treating<'c> {
    /// Which.
    pub provision: &'c ProvisionId,
    /// Whether it applies where the risk is; none where no verdict is given on it.
    pub verdict: Option<Verdict>,
    /// How far it is implemented where the risk is.
    pub progress: Progress,
}

/// What is wrong with a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiskTrouble<'c> {
    /// It is above what may be retained, and retained.
    Retained,
    /// It is above what may be retained, and nobody is recorded as having approved that.
    Unapproved,
    /// It was to be looked at again by this day.
    Overdue(Date),
    /// Something that is to treat it is left out, or no verdict is given on it.
    WithoutEffect(&'c ProvisionId),
    /// Something that is to treat it has not begun, as far as is recorded.
    NotBegun(&'c ProvisionId, Progress),
}

/// L² + C², with likelihood and consequence counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// L: 1 is the lowest word of the scale.
    pub likelihood: u32,
    /// C: 1 is the lowest word of the scale.
    pub consequence: u32,
    /// L² + C².
    pub squares: u32,
    /// √(L² + C²) as a share of the most that the scales allow.
    pub share: f64,
}

impl Score {
    /// The score of a rating.
    pub fn of(criteria: &RiskCriteria, rating: Rating) -> Self {
        let count = |number: usize| u32::try_from(number).expect("scales have at most ten words");
        let (likelihood, consequence) = (count(rating.likelihood + 1), count(rating.consequence + 1));
        let squares = likelihood.pow(2) + consequence.pow(2);
        let most = count(criteria.likelihood.len()).pow(2) + count(criteria.consequence.len()).pow(2);
        let share = (f64::from(squares) / f64::from(most)).sqrt();
        Self { likelihood, consequence, squares, share }
    }
}

/// The risks of a scope, rated; none where no criteria say how.
pub fn risks<'c>(assessment: &Assessment<'c>) -> Vec<RatedRisk<'c>> {
    let scope = assessment.scope;
    let Some(criteria) = &scope.criteria else { return Vec::new() };
    let mut records: BTreeMap<&ProvisionId, Vec<&'c Implementation>> = BTreeMap::new();
    for record in &scope.implementations {
        records.entry(&record.provision).or_default().push(record);
    }
    let of = |id: &ProvisionId| records.get(id).map_or(&[][..], Vec::as_slice);
    scope.risks.iter().map(|risk| rated(assessment, criteria, risk, of)).collect()
}

fn rated<'c, 'r>(
    assessment: &Assessment<'c>,
    criteria: &RiskCriteria,
    risk: &'c Risk,
    records: impl Fn(&ProvisionId) -> &'r [&'c Implementation],
) -> RatedRisk<'c>
where
    'c: 'r,
{
    let controls: Vec<_> = risk
        .controls
        .iter()
        .map(|provision| Treating {
            provision,
            verdict: verdict(assessment, risk, provision),
            progress: match &risk.system {
                Some(system) => Progress::of(recorded(records(provision), Some(system))),
                None => assessment.on(provision).map_or(Progress::NotRecorded, |overall| overall.progress()),
            },
        })
        .collect();
    let residual = criteria.level(risk.residual);
    RatedRisk {
        risk,
        inherent: criteria.level(risk.inherent),
        residual,
        score: Score::of(criteria, risk.inherent),
        residual_score: Score::of(criteria, risk.residual),
        troubles: troubles(risk, residual > criteria.acceptable, &controls, assessment.day),
        controls,
    }
}

fn troubles<'c>(risk: &Risk, above: bool, controls: &[Treating<'c>], day: Date) -> Vec<RiskTrouble<'c>> {
    let mut found = Vec::new();
    if above && risk.treatment == RiskTreatment::Retain {
        found.push(RiskTrouble::Retained);
    }
    if above && risk.approval.as_ref().is_none_or(|approval| approval.date > day) {
        found.push(RiskTrouble::Unapproved);
    }
    if risk.review < day {
        found.push(RiskTrouble::Overdue(risk.review));
    }
    for control in controls {
        match (control.verdict, control.progress) {
            (None | Some(Verdict::Excluded), _) => {
                found.push(RiskTrouble::WithoutEffect(control.provision));
            }
            (_, Progress::Implemented | Progress::Partial) => {}
            (_, progress) => found.push(RiskTrouble::NotBegun(control.provision, progress)),
        }
    }
    found
}

/// The verdict on what treats a risk, where the risk is.
fn verdict(assessment: &Assessment<'_>, risk: &Risk, provision: &ProvisionId) -> Option<Verdict> {
    let system = risk.system.as_ref().and_then(|id| assessment.scope.system(id));
    assessment.verdict(provision, system)
}

/// Risks that contradict themselves or the verdicts.
pub(super) fn check(graph: &Graph<'_>, scope: &Scope, out: &mut Diagnostics) {
    let Some(criteria) = scope.criteria.as_ref().filter(|_| !scope.risks.is_empty()) else { return };
    // Verdicts do not depend on the day; only what has begun to apply does.
    let assessment = assess(graph, scope, scope.organisation.statement.date);
    for risk in &scope.risks {
        let (inherent, residual) = (criteria.level(risk.inherent), criteria.level(risk.residual));
        if residual > inherent {
            out.push(diags::growing_risk(risk, &criteria.levels[inherent], &criteria.levels[residual]));
        }
        for provision in &risk.controls {
            match verdict(&assessment, risk, provision) {
                // `missing-rule` says so already.
                None if graph.provision(provision).is_some_and(|it| graph.is_lowest(it))
                    && graph.rule(provision).is_none() => {}
                None => out.push(diags::unjudged_control(risk, provision)),
                Some(Verdict::Excluded) => out.push(diags::excluded_control(risk, provision)),
                Some(Verdict::Applies | Verdict::Undetermined) => {}
            }
        }
    }
}
