//! What an organisation says of itself: its AI systems, answers, decisions, implementation and evidence.

use std::collections::BTreeMap;

use super::closed::closed;
use super::{
    AnswerId, Assignment, AttributeId, Contract, Date, Digest, EditionId, EvidenceKindId, FileId, Held,
    IssuedFile, Measurement, OrganisationId, Origin, OwnControl, PlannedPhase, ProvisionId, Record, Risk,
    RiskCriteria, SystemId, TaskId, Threshold,
};

/// Given answers. An attribute that is missing is unanswered, which is not the same as an empty answer.
pub type Answers = BTreeMap<AttributeId, Reply>;

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Answers of the closed set; empty where many may hold and none does.
    Chosen(Vec<AnswerId>),
    /// A day.
    Day(Date),
}

/// One organisation's scoping file, or folder.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The path of the file in messages and documents.
    pub path: String,
    /// Who.
    pub organisation: Organisation,
    /// Its AI systems, in the order of the file.
    pub systems: Vec<System>,
    /// Decisions that go against a rule.
    pub decisions: Vec<Decision>,
    /// How far provisions are implemented.
    pub implementations: Vec<Implementation>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// Who holds which role.
    pub assignments: Vec<Assignment>,
    /// What was promised to whom.
    pub contracts: Vec<Contract>,
    /// Controls of the organisation's own.
    pub controls: Vec<OwnControl>,
    /// How risks are rated.
    pub criteria: Option<RiskCriteria>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Limits in the place of metrics' defaults.
    pub thresholds: Vec<Threshold>,
    /// Measured values, in the order of the files.
    pub measurements: Vec<Measurement>,
    /// Records of the management system.
    pub records: Vec<Record>,
    /// When the phases of the programme are planned.
    pub phases: Vec<PlannedPhase>,
    /// What was found at the locations that are named with a digest.
    pub held: BTreeMap<String, Held>,
    /// The files that it was read from, by path from the folder of its head.
    pub files: BTreeMap<String, FileId>,
    /// Statements that were issued, by name of the file.
    pub issued: Vec<IssuedFile>,
}

impl Scope {
    /// A scope in which nothing is said yet.
    pub fn new(path: String, organisation: Organisation, systems: Vec<System>) -> Self {
        Self {
            path,
            organisation,
            systems,
            decisions: Vec::new(),
            implementations: Vec::new(),
            evidence: Vec::new(),
            assignments: Vec::new(),
            contracts: Vec::new(),
            controls: Vec::new(),
            criteria: None,
            risks: Vec::new(),
            thresholds: Vec::new(),
            measurements: Vec::new(),
            records: Vec::new(),
            phases: Vec::new(),
            held: BTreeMap::new(),
            files: BTreeMap::new(),
            issued: Vec::new(),
        }
    }

    /// The system of that id.
    pub fn system(&self, id: &SystemId) -> Option<&System> {
        self.systems.iter().find(|system| system.id == *id)
    }
}

/// The organisation as a whole.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// `harbour-hospitals`.
    pub id: OrganisationId,
    /// Name for readers.
    pub name: String,
    /// What it does; Markdown.
    pub about: String,
    /// What its management system covers.
    pub boundary: String,
    /// The editions that it works to.
    pub frameworks: Vec<EditionId>,
    /// The title block of its statement of applicability.
    pub statement: Statement,
    /// Answers to `organisation.…` questions.
    pub answers: Answers,
    /// Where it was declared.
    pub origin: Origin,
}

/// The title block of a statement of applicability.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Version as the organisation counts.
    pub version: String,
    /// The day on which the facts were true.
    pub date: Date,
    /// The role that approves it.
    pub approver: String,
}

/// One AI system.
#[derive(Clone, Debug)]
pub struct System {
    /// `triage-assistant`.
    pub id: SystemId,
    /// Name for readers.
    pub name: String,
    /// What it is for; Markdown.
    pub purpose: String,
    /// The role that answers for it.
    pub owner: String,
    /// Answers to `system.…` questions.
    pub answers: Answers,
    /// Where it was declared.
    pub origin: Origin,
}

/// A decision against the rule, taken by the organisation.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What it is about, with everything below it.
    pub provision: ProvisionId,
    /// The system; the whole organisation where none is named.
    pub system: Option<SystemId>,
    /// Whether the provision is taken in or left out.
    pub includes: bool,
    /// Why.
    pub reason: String,
    /// The role that approved it.
    pub approver: String,
    /// When.
    pub date: Date,
    /// Answers that it rested on, as they were on that day.
    pub facts: Answers,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// How far a provision is implemented.
    pub enum ImplementationState {
        /// Done and in operation.
        Implemented = "implemented",
        /// Done in part.
        Partial = "partial",
        /// Decided, with a date or an owner, and not begun.
        Planned = "planned",
        /// Not begun.
        NotStarted = "not-started",
    }
}

/// How far one provision is implemented.
#[derive(Clone, Debug)]
pub struct Implementation {
    /// The provision.
    pub provision: ProvisionId,
    /// The system; the whole organisation where none is named.
    pub system: Option<SystemId>,
    /// How far.
    pub state: ImplementationState,
    /// The role that answers for it.
    pub owner: String,
    /// What is done, and what is left; Markdown.
    pub note: String,
    /// By when it is to be implemented.
    pub due: Option<Date>,
    /// Where it was declared.
    pub origin: Origin,
}

/// One piece of evidence.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What it is.
    pub title: String,
    /// Where it is kept: a path or an address, shown and never opened.
    pub location: String,
    /// When it was collected.
    pub collected: Date,
    /// What sort it is.
    pub kind: Option<EvidenceKindId>,
    /// The last day on which it counts; where none is given, its kind tells.
    pub valid_until: Option<Date>,
    /// Digest of the file at `location`.
    pub digest: Option<Digest>,
    /// Tasks that it shows to be done.
    pub tasks: Vec<TaskId>,
    /// What it proves.
    pub provisions: Vec<ProvisionId>,
    /// The system; the whole organisation where none is named.
    pub system: Option<SystemId>,
    /// Where it was declared.
    pub origin: Origin,
}
