//! Readiness: five areas, the cycle of the management system, both stages of certification, documents, and the roadmap by
//! phase. Every figure has its denominator, and names what is missing.

mod counts;
mod document;
mod phases;
mod stages;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{self, Assessment, CalledDocument, Holding, Standing};
use crate::graph::Graph;
use crate::view::figures::Share;

/// How ready an organisation is, and for what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Readiness {
    /// Id of the organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// The day as of which evidence and records are judged.
    pub as_of: String,
    /// For each management-system standard in scope: ready or not, and why.
    pub standards: Vec<StandardVerdict>,
    /// What is missing, the most pressing first.
    pub missing: Vec<Missing>,
    /// The areas in which readiness is counted.
    pub areas: Vec<AreaRow>,
    /// Requirements of the management-system standards by phase of their cycle.
    pub cycle: Vec<CycleRow>,
    /// What an audit of operation looks at.
    pub stage_2: Vec<StageRow>,
    /// Documents that provisions call for.
    pub documents: Vec<DocumentRow>,
    /// The programme, phase by phase; what belongs to no phase comes last.
    pub phases: Vec<PhaseRow>,
}

/// Whether an organisation is ready for certification to a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandardVerdict {
    /// Id of the edition.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// Nothing that stage 1 looks at is missing.
    pub stage_1: bool,
    /// Nothing that stage 2 looks at is missing.
    pub stage_2: bool,
    /// Both, in words.
    pub text: String,
}

/// Something that is missing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Missing {
    /// What it is missing for: `stage 1` or `stage 2`.
    pub stage: &'static str,
    /// What, in words.
    pub text: String,
    /// Ids or names, in full.
    pub names: Vec<String>,
}

/// An area, counted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AreaRow {
    /// `data-governance`
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// What was counted.
    pub measures: Vec<MeasureRow>,
}

/// A count of an area.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MeasureRow {
    /// `systems-answered`
    pub measure: &'static str,
    /// What is counted of what, in words.
    pub text: &'static str,
    /// How many are met, of how many.
    #[serde(flatten)]
    pub share: Share,
    /// Ids or names of what is not met.
    pub missing: Vec<String>,
}

/// A phase of the cycle of a management-system standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CycleRow {
    /// Id of the edition.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// `plan`, `do`, `check` or `act`
    pub phase: &'static str,
    /// How many requirements apply, or may apply.
    pub of: usize,
    /// Requirements that are implemented.
    pub implemented: usize,
    /// Those that are implemented in part.
    pub partial: usize,
    /// Those that are planned.
    pub planned: usize,
    /// Those that are not started.
    pub not_started: usize,
    /// Those on which nothing is recorded.
    pub not_recorded: usize,
    /// Full ids of those that are not implemented.
    pub left: Vec<String>,
}

/// Something that an audit of operation looks at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StageRow {
    /// The edition that it is about; none for all.
    pub edition: Option<String>,
    /// What is looked at.
    pub what: String,
    /// How many are in order, of how many.
    #[serde(flatten)]
    pub share: Share,
    /// It is in order.
    pub met: bool,
    /// What was found, in words.
    pub text: String,
    /// Ids or names of what is not in order.
    pub missing: Vec<String>,
}

/// A document that provisions call for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentRow {
    /// Its name.
    pub name: String,
    /// The edition whose provisions call for it.
    pub edition: String,
    /// Title of the edition.
    pub edition_title: String,
    /// Full ids of these provisions.
    pub provisions: Vec<String>,
    /// `required` by the text, `usual`, or `not told apart` where the catalog does not say so of any provision of the edition
    pub required: &'static str,
    /// It is looked at in stage 1: a management-system standard calls for it.
    pub stage_1: bool,
    /// Ids of systems that are asked for it each; empty where the organisation is asked once.
    pub systems: Vec<String>,
    /// `there`, `in part`, `no longer counts` or `nothing recorded`
    pub held: &'static str,
    /// Ids of systems without evidence that counts.
    pub lacking: Vec<String>,
    /// Evidence on these provisions, what counts first.
    pub evidence: Vec<EvidenceRow>,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceRow {
    /// What it is.
    pub title: String,
    /// Where it is kept.
    pub location: String,
    /// When it was collected.
    pub collected: String,
    /// Id of the system; none for all.
    pub system: Option<String>,
    /// `good`, `stale`, `missing`, `changed`, `not yet collected` or `not readable`
    pub standing: &'static str,
}

/// A phase of the programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PhaseRow {
    /// `foundation`; none for what belongs to no phase.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// Its first day; none where the scope does not plan it.
    pub from: Option<String>,
    /// Its last day.
    pub until: Option<String>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// `past`, `now`, `ahead` or `not planned`
    pub when: &'static str,
    /// Provisions of the phase that are implemented, of those that apply or may apply.
    pub implemented: Share,
    /// Full ids of provisions on which nothing is recorded.
    pub not_recorded: Vec<String>,
    /// Records that are not implemented, by the day on which they are due.
    pub open: Vec<OpenRow>,
    /// Tasks of the phase.
    pub tasks: Vec<PhaseTaskRow>,
}

/// A record of something that is not implemented.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpenRow {
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// Id of the system; none for the organisation.
    pub system: Option<String>,
    /// `partial`, `planned` or `not-started`
    pub state: &'static str,
    /// The role that answers for it.
    pub owner: String,
    /// The day by which it is to be implemented; none where none is recorded.
    pub due: Option<String>,
    /// That day is past.
    pub overdue: bool,
    /// That day lies after the end of the phase.
    pub after_phase: bool,
}

/// A task of a phase.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PhaseTaskRow {
    /// Its id.
    pub id: String,
    /// What to do.
    pub text: String,
    /// Title of the role that does it.
    pub role: String,
    /// How many of those who are asked have evidence that counts and names the task.
    #[serde(flatten)]
    pub share: Share,
}

/// How ready an organisation is.
pub fn readiness(graph: &Graph<'_>, assessment: &Assessment<'_>) -> Readiness {
    let organisation = &assessment.scope.organisation;
    let called = assess::documents(assessment);
    let documents: Vec<_> = called.iter().map(|document| document_row(assessment, document)).collect();
    let cycle = assess::cycle(assessment);
    let stage_2 = stages::operation(graph, assessment, &cycle);
    let standards = stages::standards(assessment, &documents, &stage_2);
    Readiness {
        organisation: organisation.id.to_string(),
        name: organisation.name.clone(),
        as_of: assessment.day.to_string(),
        missing: stages::missing(&documents, &stage_2),
        standards,
        areas: assess::areas(graph, assessment).iter().map(counts::area).collect(),
        cycle: cycle.iter().map(counts::cycle).collect(),
        stage_2,
        documents,
        phases: assess::programme(graph, assessment)
            .iter()
            .filter_map(|work| phases::phase(assessment, work))
            .collect(),
    }
}

fn document_row(assessment: &Assessment<'_>, document: &CalledDocument<'_>) -> DocumentRow {
    let catalog = assessment.catalog();
    let first = document.provisions.first();
    let edition = first.and_then(|provision| catalog.edition_of(&provision.id));
    let id = edition.map(|edition| edition.id.as_str()).unwrap_or_default();
    let told = catalog.provisions.iter().any(|it| it.documented && it.id.edition() == id);
    let system_ids = |systems: &[&crate::model::System]| -> Vec<String> {
        systems.iter().map(|system| system.id.to_string()).collect()
    };
    DocumentRow {
        name: document.name.to_owned(),
        edition: id.to_owned(),
        edition_title: edition.map(|edition| edition.title.clone()).unwrap_or_default(),
        provisions: document.provisions.iter().map(|provision| provision.id.to_string()).collect(),
        required: match (document.required, told) {
            (true, _) => "required",
            (false, true) => "usual",
            (false, false) => "not told apart",
        },
        stage_1: assess::standards(assessment).iter().any(|standard| standard.id.as_str() == id),
        systems: system_ids(&document.systems),
        held: document.held.as_str(),
        lacking: system_ids(&document.lacking),
        evidence: document.evidence.iter().map(|(one, standing)| evidence_row(one, *standing)).collect(),
    }
}

fn evidence_row(evidence: &crate::model::Evidence, standing: Standing) -> EvidenceRow {
    EvidenceRow {
        title: evidence.title.clone(),
        location: evidence.location.clone(),
        collected: evidence.collected.to_string(),
        system: evidence.system.as_ref().map(ToString::to_string),
        standing: standing.as_str(),
    }
}

impl DocumentRow {
    /// Evidence that counts covers everybody who is asked.
    fn is_held(&self) -> bool {
        self.held == Holding::Held.as_str()
    }

    /// Stage 1 cannot do without it: the text requires it, or nobody has said that it does not.
    fn is_needed(&self) -> bool {
        self.stage_1 && self.required != "usual"
    }
}
