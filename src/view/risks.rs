//! The risk register: risks with their levels, scores and losses, the heat map, and what somebody has to look at.

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{Share, rounded};
use crate::assess::{self, Assessment, Progress, RatedRisk, RiskTrouble, Score, Verdict};
use crate::model::{Rating, RiskCriteria, SystemId};

/// A risk register, ready for any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RiskRegister {
    /// Id of the organisation.
    pub organisation: String,
    /// Name of the organisation.
    pub name: String,
    /// The day as of which reviews and approvals are judged.
    pub as_of: String,
    /// The system whose risks these are; none for all.
    pub system: Option<String>,
    /// How risks are rated; none where the scope declares no criteria.
    pub criteria: Option<Criteria>,
    /// How many risks have each level, from the highest.
    pub levels: Vec<LevelCount>,
    /// What the risks may cost in a year before treatment, by currency.
    pub losses: Vec<LossTotal>,
    /// The heat map: a row for each likelihood, from the highest.
    pub heat_map: Vec<HeatRow>,
    /// What somebody has to look at.
    pub findings: Vec<RiskFinding>,
    /// The risks, in the order of the scope.
    pub risks: Vec<RiskRow>,
}

/// How risks are rated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Criteria {
    /// Words for likelihood, from the lowest.
    pub likelihood: Vec<String>,
    /// Words for consequence, from the lowest.
    pub consequence: Vec<String>,
    /// Words for levels, from the lowest.
    pub levels: Vec<String>,
    /// The highest level that may be retained without further treatment.
    pub acceptable: String,
    /// The currency of losses; empty where none is named.
    pub currency: String,
}

/// How many risks have a level.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LevelCount {
    /// The level.
    pub level: String,
    /// Before treatment.
    pub inherent: usize,
    /// After treatment.
    pub residual: usize,
    /// Of how many risks.
    pub of: usize,
    /// It is above what may be retained without further treatment.
    pub above_acceptable: bool,
}

/// What risks may cost in a year, before treatment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LossTotal {
    /// The currency.
    pub currency: String,
    /// The sum of the annual loss expectancies.
    pub annual_loss_expectancy: f64,
    /// How many risks it is the sum of.
    pub risks: usize,
    /// Of how many.
    pub of: usize,
}

/// A row of the heat map.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeatRow {
    /// The likelihood.
    pub likelihood: String,
    /// A cell for each consequence, from the lowest.
    pub cells: Vec<HeatCell>,
}

/// A cell of the heat map.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeatCell {
    /// The consequence.
    pub consequence: String,
    /// The level that the matrix gives.
    pub level: String,
    /// It is above what may be retained without further treatment.
    pub above_acceptable: bool,
    /// Ids of risks that are here before treatment.
    pub inherent: Vec<String>,
    /// Ids of risks that are here after treatment.
    pub residual: Vec<String>,
}

/// Something about a risk that somebody has to look at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RiskFinding {
    /// Id of the risk.
    pub risk: String,
    /// `retained-above-acceptable`, `not-approved`, `review-overdue`, `control-without-effect` or `control-not-begun`
    pub kind: &'static str,
    /// What it is, in words.
    pub text: String,
}

/// One risk.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RiskRow {
    /// As the organisation counts.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Cause, event, consequence; Markdown.
    pub description: String,
    /// Id of the system; none for the whole organisation.
    pub system: Option<String>,
    /// Titles of the themes.
    pub themes: Vec<String>,
    /// Before treatment.
    pub inherent: RatedAs,
    /// `reduce`, `avoid`, `share` or `retain`
    pub treatment: &'static str,
    /// How it is treated; Markdown.
    pub plan: String,
    /// What treats it.
    pub controls: Vec<RiskControl>,
    /// After treatment.
    pub residual: RatedAs,
    /// The residual level is above what may be retained without further treatment.
    pub above_acceptable: bool,
    /// The role that has approved what is left; none where nobody is recorded.
    pub approver: Option<String>,
    /// When.
    pub approved: Option<String>,
    /// The role that answers for it.
    pub owner: String,
    /// The day by which it is looked at again.
    pub review: String,
    /// That day is past.
    pub review_overdue: bool,
    /// What it may cost in a year before treatment; none where that was not estimated.
    pub loss: Option<RiskLoss>,
}

/// A rating, and what follows from it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RatedAs {
    /// In the words of the criteria.
    pub likelihood: String,
    /// In the words of the criteria.
    pub consequence: String,
    /// The level that the matrix gives.
    pub level: String,
    /// L: the place of the likelihood in its scale, from 1.
    pub likelihood_number: u32,
    /// C: the place of the consequence in its scale, from 1.
    pub consequence_number: u32,
    /// L² + C².
    pub squares: u32,
    /// √(L² + C²), as a share of the most that the scales allow, to four decimals.
    pub share: f64,
    /// The place of L² + C² among the risks shown; 1 is the highest, equal scores share a place.
    pub rank: usize,
}

/// A provision that treats a risk.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RiskControl {
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// `applies`, `excluded`, `undetermined`, or `none` where no verdict is given on it
    pub verdict: &'static str,
    /// `implemented`, `partial`, `planned`, `not started` or `not recorded`
    pub implementation: &'static str,
}

/// What a risk may cost, before treatment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RiskLoss {
    /// ARO: events a year.
    pub annual_rate: f64,
    /// AV: what is at stake.
    pub asset_value: f64,
    /// EF: the share of it that one event destroys.
    pub exposure: f64,
    /// SLE = AV × EF, to the cent.
    pub single_loss_expectancy: f64,
    /// ALE = ARO × AV × EF, to the cent.
    pub annual_loss_expectancy: f64,
    /// The currency.
    pub currency: String,
}

/// The risk register of an organisation, or of one of its systems.
pub fn risk_register(assessment: &Assessment<'_>, system: Option<&SystemId>) -> RiskRegister {
    let scope = assessment.scope;
    let mut rated = assess::risks(assessment);
    rated.retain(|one| system.is_none() || one.risk.system.as_ref() == system);
    let empty = RiskRegister {
        organisation: scope.organisation.id.to_string(),
        name: scope.organisation.name.clone(),
        as_of: assessment.day.to_string(),
        system: system.map(ToString::to_string),
        criteria: None,
        levels: Vec::new(),
        losses: Vec::new(),
        heat_map: Vec::new(),
        findings: Vec::new(),
        risks: Vec::new(),
    };
    let Some(criteria) = &scope.criteria else { return empty };
    RiskRegister {
        criteria: Some(Criteria {
            likelihood: criteria.likelihood.clone(),
            consequence: criteria.consequence.clone(),
            levels: criteria.levels.clone(),
            acceptable: criteria.levels[criteria.acceptable].clone(),
            currency: criteria.currency.clone(),
        }),
        levels: levels(criteria, &rated),
        losses: losses(criteria, &rated),
        heat_map: heat_map(criteria, &rated),
        findings: rated
            .iter()
            .flat_map(|one| one.troubles.iter().map(|trouble| finding(criteria, one, *trouble)))
            .collect(),
        risks: rated.iter().map(|one| row(assessment, criteria, one, &rated)).collect(),
        ..empty
    }
}

fn levels(criteria: &RiskCriteria, rated: &[RatedRisk<'_>]) -> Vec<LevelCount> {
    let count = |(place, level): (usize, &String)| LevelCount {
        level: level.clone(),
        inherent: Share::count(rated, |one| one.inherent == place).number,
        residual: Share::count(rated, |one| one.residual == place).number,
        of: rated.len(),
        above_acceptable: place > criteria.acceptable,
    };
    criteria.levels.iter().enumerate().rev().map(count).collect()
}

fn losses(criteria: &RiskCriteria, rated: &[RatedRisk<'_>]) -> Vec<LossTotal> {
    let each: Vec<_> = rated.iter().filter_map(|one| one.risk.loss).collect();
    let total = LossTotal {
        currency: criteria.currency.clone(),
        annual_loss_expectancy: rounded(each.iter().map(|loss| loss.annual_expectancy()).sum(), 2),
        risks: each.len(),
        of: rated.len(),
    };
    // A scope has one currency, so there is one total.
    if each.is_empty() { Vec::new() } else { vec![total] }
}

fn heat_map(criteria: &RiskCriteria, rated: &[RatedRisk<'_>]) -> Vec<HeatRow> {
    let ids = |rating: Rating, of: fn(&RatedRisk<'_>) -> Rating| -> Vec<String> {
        rated.iter().filter(|one| of(one) == rating).map(|one| one.risk.id.clone()).collect()
    };
    let cell = |rating: Rating| {
        let level = criteria.level(rating);
        HeatCell {
            consequence: criteria.consequence[rating.consequence].clone(),
            level: criteria.levels[level].clone(),
            above_acceptable: level > criteria.acceptable,
            inherent: ids(rating, |one| one.risk.inherent),
            residual: ids(rating, |one| one.risk.residual),
        }
    };
    let row = |(likelihood, word): (usize, &String)| HeatRow {
        likelihood: word.clone(),
        cells: (0..criteria.consequence.len())
            .map(|consequence| cell(Rating { likelihood, consequence }))
            .collect(),
    };
    criteria.likelihood.iter().enumerate().rev().map(row).collect()
}

fn finding(criteria: &RiskCriteria, one: &RatedRisk<'_>, trouble: RiskTrouble<'_>) -> RiskFinding {
    let (level, line) = (&criteria.levels[one.residual], &criteria.levels[criteria.acceptable]);
    let (kind, text) = match trouble {
        RiskTrouble::Retained => (
            "retained-above-acceptable",
            format!("It is retained, although what is left of it is {level}, above {line}."),
        ),
        RiskTrouble::Unapproved => (
            "not-approved",
            format!("What is left of it is {level}, above {line}, and no approval is recorded."),
        ),
        RiskTrouble::Overdue(day) => ("review-overdue", format!("It was to be looked at again by {day}.")),
        RiskTrouble::WithoutEffect(provision) => {
            let excluded = one
                .controls
                .iter()
                .any(|control| control.provision == provision && control.verdict == Some(Verdict::Excluded));
            let why = if excluded { "which is excluded" } else { "on which no verdict is given" };
            ("control-without-effect", format!("It is to be treated by {provision}, {why}."))
        }
        RiskTrouble::NotBegun(provision, Progress::NotRecorded) => (
            "control-not-begun",
            format!("It is to be treated by {provision}, of which no implementation is recorded."),
        ),
        RiskTrouble::NotBegun(provision, progress) => (
            "control-not-begun",
            format!("It is to be treated by {provision}, which is {}.", progress.as_str()),
        ),
    };
    RiskFinding { risk: one.risk.id.clone(), kind, text }
}

fn row(
    assessment: &Assessment<'_>,
    criteria: &RiskCriteria,
    one: &RatedRisk<'_>,
    all: &[RatedRisk<'_>],
) -> RiskRow {
    let (risk, catalog) = (one.risk, assessment.catalog());
    let title = |id| catalog.theme(id).map_or_else(|| id.to_string(), |theme| theme.title.clone());
    RiskRow {
        id: risk.id.clone(),
        title: risk.title.clone(),
        description: risk.description.clone(),
        system: risk.system.as_ref().map(ToString::to_string),
        themes: risk.themes.iter().map(title).collect(),
        inherent: rated_as(criteria, risk.inherent, one.score, all, |other| other.score),
        treatment: risk.treatment.as_str(),
        plan: risk.plan.clone(),
        controls: one
            .controls
            .iter()
            .map(|control| RiskControl {
                provision: control.provision.to_string(),
                title: catalog.provision(control.provision).map(|it| it.title.clone()).unwrap_or_default(),
                verdict: control.verdict.map_or("none", Verdict::as_str),
                implementation: control.progress.as_str(),
            })
            .collect(),
        residual: rated_as(criteria, risk.residual, one.residual_score, all, |other| other.residual_score),
        above_acceptable: one.residual > criteria.acceptable,
        approver: risk.approval.as_ref().map(|approval| approval.approver.clone()),
        approved: risk.approval.as_ref().map(|approval| approval.date.to_string()),
        owner: risk.owner.clone(),
        review: risk.review.to_string(),
        review_overdue: one.troubles.iter().any(|trouble| matches!(trouble, RiskTrouble::Overdue(_))),
        loss: risk.loss.map(|loss| RiskLoss {
            annual_rate: loss.annual_rate,
            asset_value: loss.asset_value,
            exposure: loss.exposure,
            single_loss_expectancy: rounded(loss.asset_value * loss.exposure, 2),
            annual_loss_expectancy: rounded(loss.annual_expectancy(), 2),
            currency: criteria.currency.clone(),
        }),
    }
}

fn rated_as(
    criteria: &RiskCriteria,
    rating: Rating,
    score: Score,
    all: &[RatedRisk<'_>],
    of: impl Fn(&RatedRisk<'_>) -> Score,
) -> RatedAs {
    RatedAs {
        likelihood: criteria.likelihood[rating.likelihood].clone(),
        consequence: criteria.consequence[rating.consequence].clone(),
        level: criteria.levels[criteria.level(rating)].clone(),
        likelihood_number: score.likelihood,
        consequence_number: score.consequence,
        squares: score.squares,
        share: rounded(score.share, 4),
        rank: 1 + all.iter().filter(|other| of(other).squares > score.squares).count(),
    }
}
