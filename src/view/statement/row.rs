//! A row of the statement: implementation, evidence, and what the law asks beyond the control.

use super::justification::justification;
use super::{EvidenceRow, RelatedRow, StateCount, StatementRow};
use crate::assess::{Assessment, Overall, Standing, Verdict, standing};
use crate::graph::{Graph, Link};
use crate::model::{EditionId, Evidence, FrameworkKind, ImplementationState, ProvisionId, SystemId};
use crate::view::reasons::{facts, reason, rule, telling};

const NOT_RECORDED: &str = "not-recorded";
const NOT_APPLICABLE: &str = "not-applicable";

pub(super) fn row(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    editions: &[EditionId],
    about: Option<&SystemId>,
    overall: &Overall<'_>,
) -> StatementRow {
    let findings = telling(overall);
    let (obligations, counterparts) = related(graph, assessment, editions, about, overall);
    let (justification, justified_by) = justification(assessment, overall, about, &obligations);
    let due = overall.implementations.iter().filter(|it| it.state != ImplementationState::Implemented);
    StatementRow {
        provision: overall.provision.id.to_string(),
        title: overall.provision.title.clone(),
        verdict: overall.verdict.as_str(),
        reason: reason(graph, assessment, overall),
        justification,
        justified_by,
        rule: rule(overall, &findings),
        facts: facts(assessment, overall, &findings),
        state: state(overall),
        implementation: implementation(assessment, overall),
        due: due.filter_map(|record| record.due).max().map(|day| day.to_string()),
        owner: owner(overall),
        owners: owners(overall).into_iter().map(str::to_owned).collect(),
        evidence: evidence(assessment, overall),
        residual: obligations.iter().filter_map(|(row, left)| residual(row, left)).collect(),
        related: obligations.into_iter().map(|(row, _)| row).collect(),
        counterparts,
    }
}

/// How many of the rows that apply are in each state.
pub(super) fn states(rows: &[StatementRow]) -> Vec<StateCount> {
    let of = rows.iter().filter(|row| row.state != NOT_APPLICABLE).count();
    let words = ImplementationState::ALL.iter().map(|state| state.as_str()).chain([NOT_RECORDED]);
    let count =
        |state| StateCount { state, number: rows.iter().filter(|row| row.state == state).count(), of };
    words.map(count).collect()
}

/// The least far of the records.
fn state(overall: &Overall<'_>) -> &'static str {
    if overall.verdict == Verdict::Excluded {
        return NOT_APPLICABLE;
    }
    let records = overall.implementations.iter().map(|record| record.state);
    records.max().map_or(NOT_RECORDED, ImplementationState::as_str)
}

/// How far it is implemented; never silent about what is not recorded.
fn implementation(assessment: &Assessment<'_>, overall: &Overall<'_>) -> String {
    if overall.verdict == Verdict::Excluded {
        return "not applicable".to_owned();
    }
    if overall.implementations.is_empty() {
        return "not recorded".to_owned();
    }
    let records = overall.implementations.iter().map(|record| {
        let name = record.system.as_ref().and_then(|id| assessment.scope.system(id));
        let note = record.note.trim_end_matches('.');
        let note = if note.is_empty() { String::new() } else { format!(": {note}") };
        let whom = name.map(|system| format!("{}: ", system.name)).unwrap_or_default();
        format!("{whom}{}{note}", record.state.as_str().replace('-', " "))
    });
    records.collect::<Vec<_>>().join("; ")
}

fn owner(overall: &Overall<'_>) -> String {
    let owners = owners(overall);
    match overall.verdict {
        Verdict::Excluded => "not applicable".to_owned(),
        _ if owners.is_empty() => "not recorded".to_owned(),
        _ => owners.join("; "),
    }
}

fn owners<'a>(overall: &Overall<'a>) -> Vec<&'a str> {
    let mut owners: Vec<&str> = Vec::new();
    if overall.verdict == Verdict::Excluded {
        return owners;
    }
    for record in &overall.implementations {
        if !owners.contains(&record.owner.as_str()) {
            owners.push(&record.owner);
        }
    }
    owners
}

fn evidence(assessment: &Assessment<'_>, overall: &Overall<'_>) -> Vec<EvidenceRow> {
    let row = |record: &&Evidence| {
        let stands = standing(assessment.catalog(), assessment.scope, record, assessment.day);
        let until = match stands {
            Standing::Good(until) => until,
            Standing::Stale(until) => Some(until),
            _ => None,
        };
        EvidenceRow {
            title: record.title.clone(),
            location: record.location.clone(),
            collected: record.collected.to_string(),
            standing: stands.as_str(),
            until: until.map(|day| day.to_string()),
        }
    };
    overall.evidence.iter().map(row).collect()
}

/// Obligations of law that apply, each with what it asks beyond the control; and controls of the other stated editions.
fn related(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    editions: &[EditionId],
    about: Option<&SystemId>,
    overall: &Overall<'_>,
) -> (Vec<(RelatedRow, String)>, Vec<RelatedRow>) {
    let (mut obligations, mut counterparts) = (Vec::new(), Vec::new());
    if overall.verdict == Verdict::Excluded {
        return (obligations, counterparts);
    }
    let own = &overall.provision.id;
    for link in graph.links(own) {
        let other = &link.other.id;
        let edition = graph.catalog().edition_of(other);
        if edition.is_some_and(|edition| edition.kind == FrameworkKind::Law) {
            if let Some((in_application, from)) = applies(graph, assessment, about, other) {
                obligations.push((related_row(&link, in_application, from), link.gap.to_owned()));
            }
        } else if editions.iter().any(|edition| edition.as_str() == other.edition()) {
            counterparts.push(related_row(&link, true, None));
        }
    }
    (obligations, counterparts)
}

fn related_row(link: &Link<'_>, in_application: bool, from: Option<String>) -> RelatedRow {
    RelatedRow {
        provision: link.other.id.to_string(),
        title: link.other.title.clone(),
        relation: link.relation.as_str(),
        in_application,
        from,
    }
}

/// Whether a provision, or any part of it, applies to whom the row is about: whether it does already, and from when.
fn applies(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    about: Option<&SystemId>,
    id: &ProvisionId,
) -> Option<(bool, Option<String>)> {
    let parts = graph.within(id).into_iter().filter_map(|part| assessment.on(&part.id));
    let mut findings = Vec::new();
    for part in parts {
        findings.extend(part.own);
        let concerned =
            part.systems.into_iter().filter(|(system, _)| about.is_none_or(|id| system.id == *id));
        findings.extend(concerned.map(|(_, finding)| finding));
    }
    findings.retain(|finding| finding.verdict == Verdict::Applies);
    let first = findings.iter().map(|finding| finding.start.map(|start| start.day.from)).min()?;
    let now = findings.iter().any(|finding| finding.in_application(assessment.day));
    Some((now, first.map(|day| day.to_string())))
}

/// What stays open towards an obligation.
fn residual(row: &RelatedRow, left: &str) -> Option<String> {
    (!left.is_empty()).then(|| format!("{}: {left}", row.provision))
}
