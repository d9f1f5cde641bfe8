//! The statement of applicability: one row per control, each with its reason.

mod document;
mod justification;
mod page;
mod row;

pub use document::statement_document;
pub use page::StatementPage;
pub(super) use page::{link, page};

use schemars::JsonSchema;
use serde::Serialize;

use super::Changes;
use crate::assess::{Assessment, Overall, Verdict};
use crate::graph::Graph;
use crate::model::{Catalog, EditionId, Force, OwnControl, Scope, System};

/// A statement of applicability, ready for any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Statement {
    /// Id of the organisation.
    pub organisation: String,
    /// Name of the organisation.
    pub name: String,
    /// Id of the system, where it is about one; empty for the whole organisation.
    pub system: String,
    /// Name of that system.
    pub system_name: String,
    /// What the management system covers.
    pub boundary: String,
    /// The edition whose controls are stated: `iso-42001@2023`; the first one, where it is about several.
    pub edition: String,
    /// Title of that edition.
    pub edition_title: String,
    /// Every edition whose controls are stated.
    pub editions: Vec<StatedEdition>,
    /// Version as the organisation counts.
    pub version: String,
    /// The day on which the facts were true.
    pub date: String,
    /// The day as of which dates and evidence are judged.
    pub as_of: String,
    /// The role that approves it.
    pub approver: String,
    /// How many controls have each verdict.
    pub counts: Vec<VerdictCount>,
    /// How many of the controls that apply are implemented how far.
    pub implementation: Vec<StateCount>,
    /// One row per control, in the order of the standards.
    pub rows: Vec<StatementRow>,
    /// Controls of the organisation's own, beside those of the annexes.
    pub own_controls: Vec<OwnControlRow>,
    /// What has changed since an issued version, where it is compared with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// An edition whose controls are stated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatedEdition {
    /// `iso-42001@2023`
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many controls it has.
    pub controls: usize,
}

/// How many rows have a verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerdictCount {
    /// `applies`, `excluded` or `undetermined`
    pub verdict: &'static str,
    /// How many.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

impl VerdictCount {
    /// How often each verdict occurs.
    pub(super) fn of(verdicts: &[Verdict]) -> Vec<Self> {
        let count = |verdict: Verdict| Self {
            verdict: verdict.as_str(),
            number: verdicts.iter().filter(|other| **other == verdict).count(),
            of: verdicts.len(),
        };
        [Verdict::Applies, Verdict::Excluded, Verdict::Undetermined].map(count).into()
    }
}

/// How many rows have a state of implementation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StateCount {
    /// `implemented`, `partial`, `planned`, `not-started` or `not-recorded`
    pub state: &'static str,
    /// How many.
    pub number: usize,
    /// Of how many that apply.
    pub of: usize,
}

/// One control.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementRow {
    /// Full id: `iso-42001@2023/A.6.2.4`.
    pub provision: String,
    /// Title of the control.
    pub title: String,
    /// `applies`, `excluded` or `undetermined`
    pub verdict: &'static str,
    /// Why.
    pub reason: String,
    /// Why it is in: `risk`, `legal`, `contractual`, `good-practice`; empty where it does not apply.
    pub justification: Vec<&'static str>,
    /// What that rests on: the risks, laws and contracts by name.
    pub justified_by: Vec<String>,
    /// What decided: the id of a rule, or a decision against it.
    pub rule: String,
    /// Given answers that the verdict rests on, and open questions.
    pub facts: Vec<String>,
    /// The state that counts: of several records, the least far. `not-recorded` where there is none, `not-applicable` where
    /// the control is excluded.
    pub state: &'static str,
    /// How far it is implemented, in words.
    pub implementation: String,
    /// By when it is to be implemented, where that is planned.
    pub due: Option<String>,
    /// The roles that answer for it.
    pub owner: String,
    /// The same roles one by one; none where none is recorded.
    pub owners: Vec<String>,
    /// What proves it.
    pub evidence: Vec<EvidenceRow>,
    /// Obligations of law in the scope that are mapped to it and apply.
    pub related: Vec<RelatedRow>,
    /// What stays open when the control is met: what related obligations ask beyond it.
    pub residual: Vec<String>,
    /// Controls of the other stated editions that are mapped to it.
    pub counterparts: Vec<RelatedRow>,
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
    /// `good`, `stale`, `not yet collected`, `missing`, `changed` or `not readable`, on the day.
    pub standing: &'static str,
    /// The last day on which it counts, where it has one.
    pub until: Option<String>,
}

/// A provision that is mapped to a control.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelatedRow {
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// The control compared with it: `equal`, `subset`, `superset` or `intersects`.
    pub relation: &'static str,
    /// Whether it is in application on the day.
    pub in_application: bool,
    /// From when it is, where a day is known.
    pub from: Option<String>,
}

/// A control of the organisation's own.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OwnControlRow {
    /// `own-01`
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is done; Markdown.
    pub text: String,
    /// Why it was added.
    pub reason: String,
    /// Why it is in.
    pub justification: Vec<&'static str>,
    /// How far it is implemented.
    pub state: &'static str,
    /// The role that answers for it.
    pub owner: String,
    /// Provisions that it supports.
    pub provisions: Vec<String>,
    /// The system, where it is for one only.
    pub system: Option<String>,
}

/// The statement of an organisation, or of one of its systems, on the controls of some editions.
pub fn statement(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    editions: &[EditionId],
    system: Option<&System>,
) -> Statement {
    let organisation = &assessment.scope.organisation;
    let found: Vec<_> = controls(assessment, editions, system).collect();
    let verdicts: Vec<_> = found.iter().map(|overall| overall.verdict).collect();
    let about = system.map(|system| &system.id);
    let rows: Vec<_> =
        found.iter().map(|overall| row::row(graph, assessment, editions, about, overall)).collect();
    let stated: Vec<_> = editions.iter().map(|edition| stated(graph.catalog(), edition, &found)).collect();
    let first = stated.first();
    Statement {
        organisation: organisation.id.to_string(),
        name: organisation.name.clone(),
        system: system.map(|system| system.id.to_string()).unwrap_or_default(),
        system_name: system.map(|system| system.name.clone()).unwrap_or_default(),
        boundary: organisation.boundary.clone(),
        edition: first.map(|edition| edition.id.clone()).unwrap_or_default(),
        edition_title: first.map(|edition| edition.title.clone()).unwrap_or_default(),
        editions: stated,
        version: organisation.statement.version.clone(),
        date: organisation.statement.date.to_string(),
        as_of: assessment.day.to_string(),
        approver: organisation.statement.approver.clone(),
        counts: VerdictCount::of(&verdicts),
        implementation: row::states(&rows),
        rows,
        own_controls: own_controls(assessment.scope, system),
        changes: None,
    }
}

fn stated(catalog: &Catalog, edition: &EditionId, found: &[Overall<'_>]) -> StatedEdition {
    let of_it = found.iter().filter(|overall| overall.provision.id.edition() == edition.as_str());
    StatedEdition {
        id: edition.to_string(),
        title: catalog.edition(edition).map(|edition| edition.title.clone()).unwrap_or_default(),
        controls: of_it.count(),
    }
}

/// The controls of some editions, as they stand for the organisation or for one system.
fn controls<'a, 'c>(
    assessment: &'a Assessment<'c>,
    editions: &'a [EditionId],
    system: Option<&'a System>,
) -> impl Iterator<Item = Overall<'c>> + use<'a, 'c> {
    let all = editions.iter().flat_map(|edition| assessment.of_edition(edition));
    let controls = all.filter(|overall| overall.provision.force == Force::Control);
    controls.map(move |overall| match system {
        Some(system) => overall.narrowed_to(system),
        None => overall,
    })
}

fn own_controls(scope: &Scope, system: Option<&System>) -> Vec<OwnControlRow> {
    let wanted = |control: &&OwnControl| match (&control.system, system) {
        (Some(of), Some(system)) => *of == system.id,
        _ => true,
    };
    let row = |control: &OwnControl| OwnControlRow {
        id: control.id.clone(),
        title: control.title.clone(),
        text: control.text.clone(),
        reason: control.reason.clone(),
        justification: control.justification.iter().map(|it| it.as_str()).collect(),
        state: control.state.as_str(),
        owner: control.owner.clone(),
        provisions: control.provisions.iter().map(ToString::to_string).collect(),
        system: control.system.as_ref().map(ToString::to_string),
    };
    scope.controls.iter().filter(wanted).map(row).collect()
}

/// The editions with controls that an organisation works to, in the order of its scope.
pub fn stated_editions(catalog: &Catalog, scope: &Scope) -> Vec<EditionId> {
    let has_controls = |edition: &&EditionId| {
        let mut provisions = catalog.provisions.iter();
        provisions.any(|it| it.force == Force::Control && it.id.edition() == edition.as_str())
    };
    scope.organisation.frameworks.iter().filter(has_controls).cloned().collect()
}
