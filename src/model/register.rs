//! What an organisation keeps beside its systems: risks, records of the management system, its plan, promises, own controls.

use super::closed::closed;
use super::{Date, ImplementationState, Origin, ProvisionId, RoleId, SystemId, ThemeId};

/// How risks are rated.
#[derive(Clone, Debug)]
pub struct RiskCriteria {
    /// Words for likelihood, from the lowest.
    pub likelihood: Vec<String>,
    /// Words for consequence, from the lowest.
    pub consequence: Vec<String>,
    /// Words for the level of a risk, from the lowest.
    pub levels: Vec<String>,
    /// For each likelihood, for each consequence, the place of the level in `levels`.
    pub matrix: Vec<Vec<usize>>,
    /// The place of the highest level that may be retained without more ado.
    pub acceptable: usize,
    /// The currency of losses.
    pub currency: String,
    /// Where they were declared.
    pub origin: Origin,
}

impl RiskCriteria {
    /// The place of the level of a rating.
    pub fn level(&self, rating: Rating) -> usize {
        let row = self.matrix.get(rating.likelihood);
        row.and_then(|row| row.get(rating.consequence)).copied().unwrap_or_default()
    }
}

/// How likely, and how bad: places in the words of the criteria, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Likelihood.
    pub likelihood: usize,
    /// Consequence.
    pub consequence: usize,
}

closed! {
    /// What is done about a risk, in the words of ISO 31000.
    pub enum RiskTreatment {
        /// Likelihood or consequence is brought down.
        Reduce = "reduce",
        /// What gives rise to it is not begun, or ended.
        Avoid = "avoid",
        /// Others carry part of it.
        Share = "share",
        /// It is kept, by informed decision.
        Retain = "retain",
    }
}

/// One risk.
#[derive(Clone, Debug)]
pub struct Risk {
    /// `R-01`, as the organisation counts.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// Cause, event, consequence; Markdown.
    pub description: String,
    /// The system; the whole organisation where none is named.
    pub system: Option<SystemId>,
    /// What it is about.
    pub themes: Vec<ThemeId>,
    /// Before treatment.
    pub inherent: Rating,
    /// What is done about it.
    pub treatment: RiskTreatment,
    /// How; Markdown.
    pub plan: String,
    /// The provisions that treat it.
    pub controls: Vec<ProvisionId>,
    /// After treatment.
    pub residual: Rating,
    /// The role that answers for it.
    pub owner: String,
    /// The day by which it is looked at again.
    pub review: Date,
    /// Who has approved what is left of it.
    pub approval: Option<Approval>,
    /// What it may cost, where that was estimated.
    pub loss: Option<Loss>,
    /// Where it was declared.
    pub origin: Origin,
}

/// That what is left of a risk is accepted.
#[derive(Clone, Debug)]
pub struct Approval {
    /// The role that did.
    pub approver: String,
    /// When.
    pub date: Date,
}

/// What a risk may cost in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// ARO: events a year.
    pub annual_rate: f64,
    /// AV: what is at stake.
    pub asset_value: f64,
    /// EF: the share of it that one event destroys, 0 to 1.
    pub exposure: f64,
}

impl Loss {
    /// ALE = ARO × AV × EF.
    pub fn annual_expectancy(self) -> f64 {
        self.annual_rate * self.asset_value * self.exposure
    }
}

closed! {
    /// What a record is about.
    pub enum RecordKind {
        /// An audit by the organisation itself.
        InternalAudit = "internal-audit",
        /// A review by top management.
        ManagementReview = "management-review",
        /// Something that is not as required.
        Nonconformity = "nonconformity",
        /// What is done so that it does not come again.
        CorrectiveAction = "corrective-action",
        /// A meeting of the committee that governs AI.
        CommitteeMeeting = "committee-meeting",
        /// Something went wrong.
        Incident = "incident",
        /// Somebody complained.
        Complaint = "complaint",
    }
}

/// A record of the management system.
#[derive(Clone, Debug)]
pub struct Record {
    /// `NC-2026-01`, as the organisation counts.
    pub id: String,
    /// What sort.
    pub kind: RecordKind,
    /// Name for readers.
    pub title: String,
    /// When it was held or opened.
    pub date: Date,
    /// By when it is to be done.
    pub due: Option<Date>,
    /// When it was done.
    pub closed: Option<Date>,
    /// The role that answers for it.
    pub owner: String,
    /// What it is about.
    pub provisions: Vec<ProvisionId>,
    /// The system; the whole organisation where none is named.
    pub system: Option<SystemId>,
    /// The record that it comes from.
    pub follows: Option<String>,
    /// What was found or decided; Markdown.
    pub outcome: String,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// The phases of a programme, in their order.
    pub enum ProgrammePhase {
        /// Mandate, inventory, roles.
        Foundation = "foundation",
        /// Risks, objectives, what is to be done.
        Planning = "planning",
        /// Competence, resources, documents.
        Enablement = "enablement",
        /// Controls at work.
        Execution = "execution",
        /// Measuring, audits, reviews.
        Evaluation = "evaluation",
        /// Correcting and getting better.
        Improvement = "improvement",
    }
}

/// When a phase of the programme is planned.
#[derive(Clone, Debug)]
pub struct PlannedPhase {
    /// Which.
    pub id: ProgrammePhase,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// The role that answers for it.
    pub owner: String,
    /// Where it was declared.
    pub origin: Origin,
}

/// Who holds a role of the catalog.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The role.
    pub role: RoleId,
    /// The title of who holds it.
    pub holder: String,
    /// For one system only.
    pub system: Option<SystemId>,
    /// Where it was declared.
    pub origin: Origin,
}

/// A promise to somebody, because of which provisions are met.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its name.
    pub title: String,
    /// With whom.
    pub party: String,
    /// What it asks for.
    pub provisions: Vec<ProvisionId>,
    /// For one system only.
    pub system: Option<SystemId>,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// Why a control is in a statement of applicability.
    pub enum Justification {
        /// A risk that it treats.
        Risk = "risk",
        /// A law that applies.
        Legal = "legal",
        /// A promise to somebody.
        Contractual = "contractual",
        /// It is good practice.
        GoodPractice = "good-practice",
    }
}

/// A control of the organisation's own, beside those of the annexes.
#[derive(Clone, Debug)]
pub struct OwnControl {
    /// `own-01`, as the organisation counts.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// What is done; Markdown.
    pub text: String,
    /// Why it was added.
    pub reason: String,
    /// Why it is in.
    pub justification: Vec<Justification>,
    /// How far it is implemented.
    pub state: ImplementationState,
    /// The role that answers for it.
    pub owner: String,
    /// Provisions that it supports.
    pub provisions: Vec<ProvisionId>,
    /// For one system only.
    pub system: Option<SystemId>,
    /// Where it was declared.
    pub origin: Origin,
}
