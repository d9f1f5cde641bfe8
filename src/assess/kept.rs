//! Records of the management system as they stand on a day: open, overdue, what follows from what, and what is not there.

use std::collections::BTreeMap;

use super::{Assessment, Verdict};
use crate::graph::Graph;
use crate::model::{Date, ExpectedRecord, ProvisionId, Record, RecordKind, Scope};

/// How a record stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordState {
    /// Its day has not come.
    Ahead,
    /// It took place, and leaves nothing to be done.
    Held,
    /// It was closed on this day.
    Closed(Date),
    /// Something is still to be done: by this day, if one is set.
    Open(Option<Date>),
    /// Something was to be done by this day, and is not.
    Overdue(Date),
}

impl RecordState {
    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Held => "held",
            Self::Closed(_) => "closed",
            Self::Open(_) => "open",
            Self::Overdue(_) => "overdue",
        }
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_) | Self::Overdue(_))
    }
}

/// A record on a day.
#[derive(Clone, Copy)]
pub struct KeptRecord<'c> {
    /// The record.
    pub record: &'c Record,
    /// How it stands.
    pub state: RecordState,
    /// How many records lie above it in its chain.
    pub depth: usize,
    /// It is a nonconformity from which no corrective action follows.
    pub without_action: bool,
}

/// A record that is expected, and the newest of its kind.
#[derive(Clone, Copy)]
pub struct Expected<'c> {
    /// What is expected.
    pub expected: &'c ExpectedRecord,
    /// The newest of its kind on the day; none where there is none.
    pub newest: Option<&'c Record>,
    /// The last day on which the newest one is new enough.
    pub until: Option<Date>,
    /// It is there, and new enough.
    pub met: bool,
}

/// How a record stands on a day. Meetings, audits and reviews leave something to be done only where they name a day for
/// it; the rest is open until it is closed.
fn state(record: &Record, day: Date) -> RecordState {
    let closed = record.closed.filter(|closed| *closed <= day);
    let stays = match record.kind {
        RecordKind::Nonconformity
        | RecordKind::CorrectiveAction
        | RecordKind::Incident
        | RecordKind::Complaint => true,
        RecordKind::InternalAudit | RecordKind::ManagementReview | RecordKind::CommitteeMeeting => {
            record.due.is_some()
        }
    };
    match (closed, record.due) {
        _ if record.date > day => RecordState::Ahead,
        (Some(closed), _) => RecordState::Closed(closed),
        (None, Some(due)) if due < day => RecordState::Overdue(due),
        (None, due) if stays => RecordState::Open(due),
        (None, _) => RecordState::Held,
    }
}

/// The records of a scope, each under the one that it comes from, otherwise in the order of the scope.
pub fn records(scope: &Scope, day: Date) -> Vec<KeptRecord<'_>> {
    let mut below: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, record) in scope.records.iter().enumerate() {
        // A record follows one before it, so chains cannot turn in circles.
        let above = record.follows.as_ref().and_then(|id| places.get(id.as_str()).copied());
        below.entry(above).or_default().push(place);
        places.insert(&record.id, place);
    }
    let followers = |place: Option<usize>| below.get(&place).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize)> = followers(None).iter().rev().map(|place| (*place, 0)).collect();
    while let Some((place, depth)) = open.pop() {
        let record = &scope.records[place];
        let acted = || {
            let mut after = followers(Some(place)).to_vec();
            while let Some(next) = after.pop() {
                let other = &scope.records[next];
                if other.kind == RecordKind::CorrectiveAction && other.date <= day {
                    return true;
                }
                after.extend(followers(Some(next)));
            }
            false
        };
        let state = state(record, day);
        let without_action =
            record.kind == RecordKind::Nonconformity && state != RecordState::Ahead && !acted();
        found.push(KeptRecord { record, state, depth, without_action });
        open.extend(followers(Some(place)).iter().rev().map(|next| (*next, depth + 1)));
    }
    found
}

/// What is expected of the organisation at intervals, because of what applies to it.
pub fn expected<'c>(graph: &Graph<'c>, assessment: &Assessment<'c>) -> Vec<Expected<'c>> {
    let (scope, day) = (assessment.scope, assessment.day);
    let applies = |id: &ProvisionId| {
        let mut below = graph.within(id).into_iter();
        below.any(|provision| assessment.verdict(&provision.id, None) == Some(Verdict::Applies))
    };
    let asked = graph.catalog().expected.iter().filter(|expected| expected.provisions.iter().any(applies));
    asked
        .map(|expected| {
            let held = scope.records.iter().filter(|one| one.kind == expected.kind && one.date <= day);
            let newest = held.max_by_key(|one| one.date);
            let until = newest.map(|newest| newest.date.plus_days(expected.within_days));
            Expected { expected, newest, until, met: until.is_some_and(|until| until >= day) }
        })
        .collect()
}
