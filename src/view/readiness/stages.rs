//! Both stages of certification: what an auditor asks for, what is there, and what is missing first.

use super::{DocumentRow, Missing, StageRow, StandardVerdict};
use crate::assess::{
    self, Assessment, CyclePhase, Overall, Progress, RecordState, RiskTrouble, Standing, Verdict,
};
use crate::graph::Graph;
use crate::model::{Force, RecordKind};
use crate::view::figures::Share;
use crate::view::records::kind_words;
use crate::view::row::counted;

/// What stage 2 looks at: first by standard, then what serves all of them.
pub(super) fn operation(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    cycle: &[CyclePhase<'_>],
) -> Vec<StageRow> {
    let mut rows = Vec::new();
    for edition in assess::standards(assessment) {
        let id = edition.id.to_string();
        let of_it = cycle.iter().filter(|phase| phase.edition.id == edition.id);
        let requirements: Vec<_> = of_it.flat_map(|phase| &phase.requirements).cloned().collect();
        rows.push(implemented("requirements implemented", &id, &requirements));
        let controls = assessment
            .of_edition(&edition.id)
            .filter(|one| one.provision.force == Force::Control && one.verdict != Verdict::Excluded);
        let controls: Vec<_> = controls.map(|one| (one.progress(), one)).map(|(p, one)| (one, p)).collect();
        rows.push(implemented("controls implemented", &id, &controls));
        let all: Vec<_> = requirements.into_iter().chain(controls).map(|(one, _)| one).collect();
        let bare = all.iter().filter(|one| !one.evidence.iter().any(|it| counts(assessment, it)));
        let missing: Vec<_> = bare.map(|one| one.provision.id.to_string()).collect();
        rows.push(row("requirements and controls with evidence that counts", Some(id), all.len(), missing));
    }
    rows.extend(records(graph, assessment));
    let stale = assessment.scope.evidence.iter().filter(|one| !counts(assessment, one));
    let missing: Vec<_> = stale.map(|one| one.title.clone()).collect();
    rows.push(some("evidence records that count", assessment.scope.evidence.len(), missing));
    let rated = assess::risks(assessment);
    let late = |trouble: &RiskTrouble<'_>| matches!(trouble, RiskTrouble::Overdue(_));
    let overdue = rated.iter().filter(|one| one.troubles.iter().any(late));
    let missing = overdue.map(|one| one.risk.id.clone()).collect();
    rows.push(some("risks whose review is not overdue", rated.len(), missing));
    rows
}

fn counts(assessment: &Assessment<'_>, evidence: &crate::model::Evidence) -> bool {
    let found = assess::standing(assessment.catalog(), assessment.scope, evidence, assessment.day);
    matches!(found, Standing::Good(_))
}

fn implemented(what: &str, edition: &str, all: &[(Overall<'_>, Progress)]) -> StageRow {
    let left = all.iter().filter(|(_, progress)| *progress != Progress::Implemented);
    let missing = left.map(|(one, _)| one.provision.id.to_string()).collect();
    row(what, Some(edition.to_owned()), all.len(), missing)
}

fn row(what: &str, edition: Option<String>, of: usize, missing: Vec<String>) -> StageRow {
    let share = Share { number: of - missing.len(), of };
    StageRow { edition, what: what.to_owned(), share, met: missing.is_empty(), text: share.words(), missing }
}

/// The same where there has to be something to count.
fn some(what: &str, of: usize, missing: Vec<String>) -> StageRow {
    let counted = row(what, None, of, missing);
    if of > 0 { counted } else { StageRow { met: false, text: "none is recorded".to_owned(), ..counted } }
}

/// Internal audits, management reviews, nonconformities, corrective actions.
fn records(graph: &Graph<'_>, assessment: &Assessment<'_>) -> Vec<StageRow> {
    let mut rows = Vec::new();
    for expected in assess::expected(graph, assessment) {
        let kind = kind_words(expected.expected.kind);
        let days = expected.expected.within_days;
        let text = match (expected.newest, expected.until) {
            (Some(newest), Some(until)) if expected.met => {
                format!("{} of {}; the next is expected by {until}", newest.id, newest.date)
            }
            (Some(newest), Some(until)) => {
                format!("the newest is {} of {}; the next was expected by {until}", newest.id, newest.date)
            }
            _ => "none is recorded".to_owned(),
        };
        rows.push(StageRow {
            edition: None,
            what: format!("{kind} within {days} days"),
            share: Share { number: usize::from(expected.met), of: 1 },
            met: expected.met,
            text,
            missing: if expected.met { Vec::new() } else { vec![kind.to_owned()] },
        });
    }
    let kept = assess::records(assessment.scope, assessment.day);
    let of_kind = |kind: RecordKind| {
        kept.iter().filter(move |one| one.record.kind == kind && one.state != RecordState::Ahead)
    };
    let ids = |found: Vec<&str>| found.into_iter().map(ToOwned::to_owned).collect::<Vec<_>>();
    let all = of_kind(RecordKind::Nonconformity).count();
    let open = of_kind(RecordKind::Nonconformity).filter(|one| one.state.is_open());
    let missing = ids(open.map(|one| one.record.id.as_str()).collect());
    rows.push(row("nonconformities closed", None, all, missing));
    let bare = of_kind(RecordKind::Nonconformity).filter(|one| one.without_action);
    let missing = ids(bare.map(|one| one.record.id.as_str()).collect());
    rows.push(row("nonconformities with a corrective action", None, all, missing));
    let late =
        of_kind(RecordKind::CorrectiveAction).filter(|one| matches!(one.state, RecordState::Overdue(_)));
    let missing = ids(late.map(|one| one.record.id.as_str()).collect());
    rows.push(row(
        "corrective actions not overdue",
        None,
        of_kind(RecordKind::CorrectiveAction).count(),
        missing,
    ));
    rows
}

/// Ready or not, for each standard.
pub(super) fn standards(
    assessment: &Assessment<'_>,
    documents: &[DocumentRow],
    operation: &[StageRow],
) -> Vec<StandardVerdict> {
    let verdict = |edition: &crate::model::Edition| {
        let id = edition.id.to_string();
        let needed: Vec<_> = documents.iter().filter(|one| one.is_needed() && one.edition == id).collect();
        let there = Share::count(&needed, |one| one.is_held());
        let asked = operation.iter().filter(|row| row.edition.as_ref().is_none_or(|other| *other == id));
        let asked: Vec<_> = asked.collect();
        let in_order = Share::count(&asked, |row| row.met);
        let word = |ready: bool| if ready { "nothing is missing" } else { "not ready" };
        let (stage_1, stage_2) = (there.number == there.of, in_order.number == in_order.of);
        let text = format!(
            "Stage 1, documents: {}; {} that have to be there are. Stage 2, operation: {}; {} are in order.",
            word(stage_1),
            of(there, "document"),
            word(stage_2),
            of(in_order, "point"),
        );
        StandardVerdict { edition: id, title: edition.title.clone(), stage_1, stage_2, text }
    };
    assess::standards(assessment).into_iter().map(verdict).collect()
}

/// `12 of 45 documents`
fn of(share: Share, noun: &str) -> String {
    format!("{} of {}", share.number, counted(share.of, noun))
}

/// What is missing: documents first, since nobody audits operation without them.
pub(super) fn missing(documents: &[DocumentRow], operation: &[StageRow]) -> Vec<Missing> {
    let mut found = Vec::new();
    let mut editions: Vec<(&str, &str)> = Vec::new();
    for document in documents.iter().filter(|one| one.is_needed()) {
        let edition = (document.edition.as_str(), document.edition_title.as_str());
        if !editions.contains(&edition) {
            editions.push(edition);
        }
    }
    for (id, title) in editions {
        let needed: Vec<_> = documents.iter().filter(|one| one.is_needed() && one.edition == id).collect();
        let lacking: Vec<_> =
            needed.iter().filter(|one| !one.is_held()).map(|one| one.name.clone()).collect();
        if !lacking.is_empty() {
            let share = Share { number: lacking.len(), of: needed.len() };
            let text = format!("{title}: {} without evidence that counts", of(share, "document"));
            found.push(Missing { stage: "stage 1", text, names: lacking });
        }
    }
    for row in operation.iter().filter(|row| !row.met) {
        let about = row.edition.as_ref().map(|edition| format!("{edition}: ")).unwrap_or_default();
        let text = format!("{about}{}: {}", row.what, row.text);
        found.push(Missing { stage: "stage 2", text, names: row.missing.clone() });
    }
    found
}
