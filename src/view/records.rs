//! Records of the management system: open, overdue, what follows from what, and what is expected and not there.

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::Share;
use crate::assess::{self, Assessment, Expected, KeptRecord, RecordState};
use crate::graph::Graph;
use crate::model::RecordKind;

/// The records of an organisation, ready for any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Records {
    /// Id of the organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// The day as of which records are judged.
    pub as_of: String,
    /// How many records of each kind there are.
    pub kinds: Vec<KindRow>,
    /// What is expected at intervals.
    pub expected: Vec<ExpectedRow>,
    /// What somebody has to look at.
    pub findings: Vec<RecordFinding>,
    /// The records, each under the one that it comes from.
    pub records: Vec<RecordRow>,
}

/// How many records of a kind there are.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KindRow {
    /// `internal-audit` and so on.
    pub kind: &'static str,
    /// How many, those whose day has not come left out.
    pub of: usize,
    /// How many of them leave something to be done.
    pub open: usize,
    /// How many of these should be done already.
    pub overdue: usize,
}

/// A record that is expected at intervals.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExpectedRow {
    /// `internal-audit` and so on.
    pub kind: &'static str,
    /// The newest is at most so many days old.
    pub within_days: u16,
    /// Where the interval comes from.
    pub text: String,
    /// Id of the newest; none where there is none.
    pub newest: Option<String>,
    /// Its day.
    pub date: Option<String>,
    /// The last day on which it is new enough.
    pub until: Option<String>,
    /// It is there, and new enough.
    pub met: bool,
}

/// Something about records that somebody has to look at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecordFinding {
    /// Id of the record; none where one is not there.
    pub record: Option<String>,
    /// `overdue`, `without-corrective-action` or `expected`
    pub kind: &'static str,
    /// What it is, in words.
    pub text: String,
}

/// One record.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecordRow {
    /// As the organisation counts.
    pub id: String,
    /// `internal-audit` and so on.
    pub kind: &'static str,
    /// Its name.
    pub title: String,
    /// When it was held or opened.
    pub date: String,
    /// By when it is to be done.
    pub due: Option<String>,
    /// When it was done; none where that is not so yet.
    pub closed: Option<String>,
    /// `ahead`, `held`, `closed`, `open` or `overdue`
    pub state: &'static str,
    /// The role that answers for it.
    pub owner: String,
    /// Id of the system; none for the whole organisation.
    pub system: Option<String>,
    /// Full ids of what it is about.
    pub provisions: Vec<String>,
    /// Id of the record that it comes from.
    pub follows: Option<String>,
    /// How many records lie above it in its chain.
    pub depth: usize,
    /// It is a nonconformity from which no corrective action follows.
    pub without_action: bool,
    /// What was found or decided; Markdown.
    pub outcome: String,
}

/// The records of an organisation.
pub fn records(graph: &Graph<'_>, assessment: &Assessment<'_>) -> Records {
    let (scope, day) = (assessment.scope, assessment.day);
    let kept = assess::records(scope, day);
    let expected = assess::expected(graph, assessment);
    let mut findings: Vec<_> = kept.iter().flat_map(found).collect();
    findings.extend(expected.iter().filter(|one| !one.met).map(not_there));
    Records {
        organisation: scope.organisation.id.to_string(),
        name: scope.organisation.name.clone(),
        as_of: day.to_string(),
        kinds: RecordKind::ALL.iter().filter_map(|kind| kind_row(&kept, *kind)).collect(),
        expected: expected.iter().map(expected_row).collect(),
        findings,
        records: kept.iter().map(record_row).collect(),
    }
}

fn kind_row(kept: &[KeptRecord<'_>], kind: RecordKind) -> Option<KindRow> {
    let of_kind: Vec<_> =
        kept.iter().filter(|one| one.record.kind == kind && one.state != RecordState::Ahead).collect();
    let open = Share::count(&of_kind, |one| one.state.is_open());
    let overdue = Share::count(&of_kind, |one| matches!(one.state, RecordState::Overdue(_)));
    let row = KindRow { kind: kind.as_str(), of: open.of, open: open.number, overdue: overdue.number };
    (!of_kind.is_empty()).then_some(row)
}

fn found(one: &KeptRecord<'_>) -> Vec<RecordFinding> {
    let mut findings = Vec::new();
    let mut add =
        |kind, text| findings.push(RecordFinding { record: Some(one.record.id.clone()), kind, text });
    if let RecordState::Overdue(due) = one.state {
        add("overdue", format!("It was due on {due}, and is not closed. Owner: {}.", one.record.owner));
    }
    if one.without_action {
        add("without-corrective-action", "No corrective action follows from this nonconformity.".to_owned());
    }
    findings
}

fn not_there(one: &Expected<'_>) -> RecordFinding {
    let kind = kind_words(one.expected.kind);
    let text = match (one.newest, one.until) {
        (Some(newest), Some(until)) => {
            format!("The newest {kind} is of {}; the next was expected by {until}.", newest.date)
        }
        _ => format!("No {kind} is recorded."),
    };
    RecordFinding { record: one.newest.map(|newest| newest.id.clone()), kind: "expected", text }
}

fn expected_row(one: &Expected<'_>) -> ExpectedRow {
    ExpectedRow {
        kind: one.expected.kind.as_str(),
        within_days: one.expected.within_days,
        text: one.expected.text.clone(),
        newest: one.newest.map(|newest| newest.id.clone()),
        date: one.newest.map(|newest| newest.date.to_string()),
        until: one.until.map(|until| until.to_string()),
        met: one.met,
    }
}

fn record_row(one: &KeptRecord<'_>) -> RecordRow {
    let record = one.record;
    RecordRow {
        id: record.id.clone(),
        kind: record.kind.as_str(),
        title: record.title.clone(),
        date: record.date.to_string(),
        due: record.due.map(|due| due.to_string()),
        closed: match one.state {
            RecordState::Closed(day) => Some(day.to_string()),
            _ => None,
        },
        state: one.state.as_str(),
        owner: record.owner.clone(),
        system: record.system.as_ref().map(ToString::to_string),
        provisions: record.provisions.iter().map(ToString::to_string).collect(),
        follows: record.follows.clone(),
        depth: one.depth,
        without_action: one.without_action,
        outcome: record.outcome.clone(),
    }
}

/// The kind in words.
pub(super) const fn kind_words(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::InternalAudit => "internal audit",
        RecordKind::ManagementReview => "management review",
        RecordKind::Nonconformity => "nonconformity",
        RecordKind::CorrectiveAction => "corrective action",
        RecordKind::CommitteeMeeting => "committee meeting",
        RecordKind::Incident => "incident",
        RecordKind::Complaint => "complaint",
    }
}
