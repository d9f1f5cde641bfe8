//! The statement of applicability: one row per control, each with its reason.

use schemars::JsonSchema;
use serde::Serialize;

use super::frame::Here;
use super::{Link, url};
use crate::assess::{Assessment, Fact, Finding, Ground, Overall, Question, Verdict};
use crate::graph::Graph;
use crate::model::{EditionId, Force, Level, SystemId};

/// A statement of applicability, ready for any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Statement {
    /// Id of the organisation.
    pub organisation: String,
    /// Name of the organisation.
    pub name: String,
    /// What the management system covers.
    pub boundary: String,
    /// The edition whose controls are stated: `iso-42001@2023`.
    pub edition: String,
    /// Title of the edition.
    pub edition_title: String,
    /// Version as the organisation counts.
    pub version: String,
    /// The day on which the facts were true.
    pub date: String,
    /// The role that approves it.
    pub approver: String,
    /// How many controls have each verdict.
    pub counts: Vec<VerdictCount>,
    /// One row per control, in the order of the standard.
    pub rows: Vec<StatementRow>,
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
    /// What decided: the id of a rule, or a decision against it.
    pub rule: String,
    /// Given answers that the verdict rests on, and open questions.
    pub facts: Vec<String>,
    /// How far it is implemented.
    pub implementation: String,
    /// The roles that answer for it.
    pub owner: String,
    /// What proves it.
    pub evidence: Vec<String>,
}

/// The page of a statement.
#[derive(Clone, Debug, Serialize)]
pub struct StatementPage {
    /// The organisation's page.
    pub organisation_page: Link,
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// For each row, the control's page and the objective above it.
    pub places: Vec<RowPlace>,
}

/// Where a row of the statement belongs.
#[derive(Clone, Debug, Serialize)]
pub struct RowPlace {
    /// The control's page.
    pub link: Link,
    /// The control objective above it.
    pub objective: String,
    /// It is the first row under this objective.
    pub opens: bool,
}

/// The statement of an organisation on the controls of one edition.
pub fn statement(graph: &Graph<'_>, assessment: &Assessment<'_>, edition: &EditionId) -> Statement {
    let organisation = &assessment.scope.organisation;
    let rows: Vec<_> =
        controls(assessment, edition).map(|overall| row(graph, assessment, &overall)).collect();
    let verdicts: Vec<_> = controls(assessment, edition).map(|overall| overall.verdict).collect();
    Statement {
        organisation: organisation.id.to_string(),
        name: organisation.name.clone(),
        boundary: organisation.boundary.clone(),
        edition: edition.to_string(),
        edition_title: graph.catalog().edition(edition).map(|e| e.title.clone()).unwrap_or_default(),
        version: organisation.statement.version.clone(),
        date: organisation.statement.date.to_string(),
        approver: organisation.statement.approver.clone(),
        counts: VerdictCount::of(&verdicts),
        rows,
    }
}

pub(super) fn page(
    graph: &Graph<'_>,
    here: &Here,
    assessment: &Assessment<'_>,
    edition: &EditionId,
) -> StatementPage {
    let organisation = &assessment.scope.organisation;
    let mut places: Vec<RowPlace> = Vec::new();
    for overall in controls(assessment, edition) {
        let above = graph.ancestors(&overall.provision.id).pop();
        let objective = above.map(|p| format!("{} {}", p.id.reference(), p.title)).unwrap_or_default();
        let opens = places.last().is_none_or(|place| place.objective != objective);
        let link = here.link(overall.provision.id.reference(), &url::provision(&overall.provision.id));
        places.push(RowPlace { link, objective, opens });
    }
    StatementPage {
        organisation_page: here.link(&organisation.name, &url::organisation(&organisation.id)),
        statement: statement(graph, assessment, edition),
        places,
    }
}

fn controls<'c>(assessment: &Assessment<'c>, edition: &EditionId) -> impl Iterator<Item = Overall<'c>> {
    assessment.of_edition(edition).filter(|overall| overall.provision.force == Force::Control)
}

fn row(graph: &Graph<'_>, assessment: &Assessment<'_>, overall: &Overall<'_>) -> StatementRow {
    let findings = telling(overall);
    StatementRow {
        provision: overall.provision.id.to_string(),
        title: overall.provision.title.clone(),
        verdict: overall.verdict.as_str(),
        reason: reason(graph, assessment, overall),
        rule: rule(overall, &findings),
        facts: facts(assessment, overall, &findings),
        implementation: implementation(assessment, overall),
        owner: owner(overall),
        evidence: overall
            .evidence
            .iter()
            .map(|record| format!("{} ({}, {})", record.title, record.location, record.collected))
            .collect(),
    }
}

/// The findings that the overall verdict rests on: those that agree with it.
fn telling<'a, 'c>(overall: &'a Overall<'c>) -> Vec<&'a Finding<'c>> {
    let all = overall.own.iter().chain(overall.systems.iter().map(|(_, finding)| finding));
    all.filter(|finding| finding.verdict == overall.verdict).collect()
}

/// Why: for the organisation itself in one sentence; for systems, one sentence for each reason, with whom it is about.
/// What decides comes first, then systems for which it is otherwise.
pub(super) fn reason(graph: &Graph<'_>, assessment: &Assessment<'_>, overall: &Overall<'_>) -> String {
    if let Some(own) = &overall.own {
        return sentence(graph, own);
    }
    if overall.systems.is_empty() {
        return "No AI system is declared in the scope, and this is asked of systems.".to_owned();
    }
    let mut groups: Vec<(Verdict, String, Vec<&str>)> = Vec::new();
    for (system, finding) in &overall.systems {
        let words = sentence(graph, finding);
        match groups.iter_mut().find(|(verdict, known, _)| *verdict == finding.verdict && *known == words) {
            Some((_, _, names)) => names.push(&system.name),
            None => groups.push((finding.verdict, words, vec![&system.name])),
        }
    }
    groups.sort_by_key(|(verdict, _, _)| *verdict != overall.verdict);
    let all = assessment.scope.systems.len();
    let sentences = groups.iter().map(|(verdict, words, names)| {
        let lead = match verdict {
            Verdict::Applies => "Applies to",
            Verdict::Excluded => "Excluded for",
            Verdict::Undetermined => "Open for",
        };
        format!("{lead} {}: {words}", whom(names, all))
    });
    sentences.collect::<Vec<_>>().join(" ")
}

fn whom(names: &[&str], all: usize) -> String {
    match (names.len(), all) {
        (1, 1) => "the one AI system".to_owned(),
        (some, all) if some == all => format!("all {all} AI systems"),
        (some, all) => format!("{some} of {all} AI systems ({})", names.join(", ")),
    }
}

/// Why a finding is what it is, in a sentence.
pub(super) fn sentence(graph: &Graph<'_>, finding: &Finding<'_>) -> String {
    match finding.ground {
        Ground::Decision(decision, _) => {
            let verb = if decision.includes { "Included" } else { "Excluded" };
            format!("{verb} by decision of {} ({}): {}", decision.date, decision.approver, decision.reason)
        }
        Ground::Rule(rule) => match finding.verdict {
            Verdict::Applies => rule.applies.clone(),
            Verdict::Excluded => rule.excluded.clone(),
            Verdict::Undetermined => {
                let questions: Vec<_> = finding.questions.iter().map(|q| question(graph, q)).collect();
                format!("It depends on what nobody has answered: {}", questions.join(" "))
            }
        },
    }
}

fn question(graph: &Graph<'_>, question: &Question) -> String {
    let asked = graph.catalog().attribute(&question.attribute);
    asked.map_or_else(|| question.attribute.to_string(), |attribute| attribute.question.clone())
}

/// What decided, by name; several names where systems were decided differently.
fn rule(overall: &Overall<'_>, findings: &[&Finding<'_>]) -> String {
    if findings.is_empty() {
        return overall.rule.id.to_string();
    }
    let mut names = Vec::new();
    for finding in findings {
        let name = ground(finding);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// The rule, or the decision against it.
pub(super) fn ground(finding: &Finding<'_>) -> String {
    match finding.ground {
        Ground::Rule(rule) => rule.id.to_string(),
        Ground::Decision(decision, rule) => format!("decision of {} against {}", decision.date, rule.id),
    }
}

fn facts(assessment: &Assessment<'_>, overall: &Overall<'_>, findings: &[&Finding<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for finding in findings {
        for text in finding_facts(assessment, finding) {
            if !found.contains(&text) {
                found.push(text);
            }
        }
    }
    if found.is_empty() {
        let whom = match overall.rule.level {
            Level::Organisation => "organisation",
            Level::System => "AI system",
        };
        found.push(format!("no fact needed: the rule holds for every {whom}"));
    }
    found
}

/// Facts and open questions of a finding: `triage-assistant: system.origin = bought-in`.
pub(super) fn finding_facts(assessment: &Assessment<'_>, finding: &Finding<'_>) -> Vec<String> {
    let facts = assessment.facts(finding);
    let known = facts.iter().map(fact);
    let open = finding
        .questions
        .iter()
        .map(|question| format!("{}{} is not answered", about(question.system.as_ref()), question.attribute));
    known.chain(open).collect()
}

fn fact(fact: &Fact) -> String {
    let answers = if fact.answers.is_empty() { "none".to_owned() } else { fact.answers.join(", ") };
    format!("{}{} = {answers}", about(fact.system.as_ref()), fact.attribute)
}

fn about(system: Option<&SystemId>) -> String {
    system.map(|id| format!("{id}: ")).unwrap_or_default()
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
        let system = record.system.as_ref();
        let name = system.and_then(|id| assessment.scope.systems.iter().find(|system| system.id == *id));
        let note = record.note.trim_end_matches('.');
        let note = if note.is_empty() { String::new() } else { format!(": {note}") };
        let whom = name.map(|system| format!("{}: ", system.name)).unwrap_or_default();
        format!("{whom}{}{note}", record.state.as_str().replace('-', " "))
    });
    records.collect::<Vec<_>>().join("; ")
}

fn owner(overall: &Overall<'_>) -> String {
    let mut owners: Vec<&str> = Vec::new();
    for record in &overall.implementations {
        if !owners.contains(&record.owner.as_str()) {
            owners.push(&record.owner);
        }
    }
    match overall.verdict {
        Verdict::Excluded => "not applicable".to_owned(),
        _ if owners.is_empty() => "not recorded".to_owned(),
        _ => owners.join("; "),
    }
}
