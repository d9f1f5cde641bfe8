//! What applies to one AI system.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::reasons::{finding_facts, ground, sentence};
use super::row;
use super::statement::VerdictCount;
use super::tasks::{DepthRow, SparedTask, TaskRow, depth_row, spared_rows, task_rows};
use crate::assess::{Assessment, Finding, Verdict, depth};
use crate::graph::Graph;
use crate::model::{AnswerId, Answers, Attribute, Provision, ProvisionId, Reply, Subject, System, Tier};

/// The checklist of a system, ready for any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checklist {
    /// Id of the organisation.
    pub organisation: String,
    /// Id of the system; empty for what the organisation does once.
    pub system: String,
    /// Its name.
    pub name: String,
    /// What it is for; Markdown.
    pub purpose: String,
    /// The role that answers for it.
    pub owner: String,
    /// The day as of which dates are judged.
    pub as_of: String,
    /// The editions that it is about.
    pub frameworks: Vec<String>,
    /// How much depth the system deserves; null for the organisation.
    pub depth: Option<DepthRow>,
    /// What was answered about it.
    pub answers: Vec<AnswerRow>,
    /// Questions about it that nobody has answered.
    pub open_questions: Vec<AnswerRow>,
    /// How many provisions have each verdict.
    pub counts: Vec<VerdictCount>,
    /// Every provision that is asked of systems, in the order of the texts; wholes before their parts.
    pub provisions: Vec<ChecklistRow>,
    /// What to do, in the order of the catalog.
    pub tasks: Vec<TaskRow>,
    /// What a system of more risk would be asked for.
    pub spared: Vec<SparedTask>,
}

/// A question with what was answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AnswerRow {
    /// `system.role`
    pub attribute: String,
    /// The question.
    pub question: String,
    /// What was answered, in words; empty where nobody has.
    pub answers: Vec<String>,
}

/// A provision and its verdict for one system.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChecklistRow {
    /// Full id.
    pub id: String,
    /// The edition's title.
    pub edition: String,
    /// Title of the provision.
    pub title: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// What is asked; Markdown.
    pub summary: String,
    /// `applies`, `excluded` or `undetermined`
    pub verdict: &'static str,
    /// Why.
    pub reasons: Vec<String>,
    /// Whether it applies, or may apply, and is in application on the day.
    pub in_application: bool,
    /// From when it is; null where no day is known, so that it is already, and where it does not apply.
    pub from: Option<String>,
    /// False where open questions or the text itself leave the day in doubt.
    pub from_certain: bool,
    /// Ids of the tasks that serve it.
    pub tasks: Vec<String>,
    /// Of how many parts the verdict is made; 0 for what has a verdict of its own.
    pub parts: usize,
    /// What decided: the id of a rule, or a decision against it.
    pub rule: String,
    /// Given answers that the verdict rests on, and open questions.
    pub facts: Vec<String>,
    /// Lifecycle stages in which somebody has to act on it.
    pub stages: Vec<String>,
    /// Documented information that it calls for.
    pub documents: Vec<String>,
}

/// The checklist of a system; without one, of what the organisation does once.
pub fn checklist(graph: &Graph<'_>, assessment: &Assessment<'_>, system: Option<&System>) -> Checklist {
    let (catalog, scope) = (graph.catalog(), assessment.scope);
    let findings: Vec<_> = match system {
        Some(system) => assessment.of_system(&system.id).collect(),
        None => assessment.own().collect(),
    };
    let verdicts: Vec<_> = findings.iter().map(|finding| finding.verdict).collect();
    let depth = system.map(|system| depth(catalog, scope, system));
    let tier = depth.as_ref().map_or(Tier::High, |depth| depth.tier);
    let found = assessment.tasks(system, tier);
    let tasks = task_rows(graph, scope, system, tier, &found);
    let (answers, open_questions) = match system {
        Some(system) => questions(graph, Subject::System, &system.answers),
        None => questions(graph, Subject::Organisation, &scope.organisation.answers),
    };
    let mut frameworks: Vec<_> =
        findings.iter().map(|finding| finding.provision.id.edition().to_owned()).collect();
    frameworks.dedup();
    let organisation = &scope.organisation;
    Checklist {
        organisation: organisation.id.to_string(),
        system: system.map(|system| system.id.to_string()).unwrap_or_default(),
        name: system.map_or(&organisation.name, |system| &system.name).clone(),
        purpose: system.map_or(&organisation.about, |system| &system.purpose).clone(),
        owner: system.map_or(&organisation.statement.approver, |system| &system.owner).clone(),
        as_of: assessment.day.to_string(),
        frameworks,
        depth: depth.as_ref().map(depth_row),
        answers,
        open_questions,
        counts: VerdictCount::of(&verdicts),
        provisions: rows(graph, assessment, &findings, &tasks),
        spared: spared_rows(&found),
        tasks,
    }
}

/// Rows of findings; a whole that asks for something comes before the first of its parts.
fn rows(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    findings: &[Finding<'_>],
    tasks: &[TaskRow],
) -> Vec<ChecklistRow> {
    let mut serving: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for task in tasks {
        for id in &task.provisions {
            serving.entry(id).or_default().push(task.id.clone());
        }
    }
    let mut parts: BTreeMap<&ProvisionId, Vec<usize>> = BTreeMap::new();
    let mut rows: Vec<ChecklistRow> = Vec::new();
    let mut wholes: Vec<(usize, &Provision)> = Vec::new();
    for (place, finding) in findings.iter().enumerate() {
        for above in graph.ancestors(&finding.provision.id).into_iter().filter(|above| above.force.asks()) {
            let known = parts.entry(&above.id).or_default();
            if known.is_empty() {
                wholes.push((rows.len(), above));
                rows.push(whole_row(graph, above));
            }
            known.push(place);
        }
        rows.push(row(graph, assessment, finding, &serving));
    }
    for (place, whole) in wholes {
        let of: Vec<_> = parts[&whole.id].iter().map(|part| &findings[*part]).collect();
        fill(&mut rows[place], assessment, &of, &serving);
    }
    rows
}

fn row(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    finding: &Finding<'_>,
    serving: &BTreeMap<&str, Vec<String>>,
) -> ChecklistRow {
    let asked = finding.verdict != Verdict::Excluded;
    let start = finding.start.filter(|_| asked);
    ChecklistRow {
        verdict: finding.verdict.as_str(),
        reasons: vec![sentence(graph, finding)],
        in_application: asked && finding.in_application(assessment.day),
        from: start.map(|start| start.day.from.to_string()),
        from_certain: start.is_none_or(|start| start.certain),
        tasks: serving.get(finding.provision.id.as_str()).cloned().unwrap_or_default(),
        parts: 0,
        rule: ground(finding),
        facts: finding_facts(assessment, finding),
        ..whole_row(graph, finding.provision)
    }
}

/// What can be told of a provision without any verdict.
fn whole_row(graph: &Graph<'_>, provision: &Provision) -> ChecklistRow {
    let edition = graph.catalog().edition_of(&provision.id);
    ChecklistRow {
        id: provision.id.to_string(),
        edition: edition.map(|edition| edition.title.clone()).unwrap_or_default(),
        title: provision.title.clone(),
        kind: row::kind_words(provision.kind),
        summary: provision.summary.clone(),
        verdict: Verdict::Excluded.as_str(),
        reasons: Vec::new(),
        in_application: false,
        from: None,
        from_certain: true,
        tasks: Vec::new(),
        parts: 0,
        rule: String::new(),
        facts: Vec::new(),
        stages: row::stage_titles(graph.catalog(), &provision.stages),
        documents: provision.documents.clone(),
    }
}

/// A whole applies where any of its parts does, from the earliest of their days.
fn fill(
    row: &mut ChecklistRow,
    assessment: &Assessment<'_>,
    parts: &[&Finding<'_>],
    serving: &BTreeMap<&str, Vec<String>>,
) {
    let count = |verdict| parts.iter().filter(|part| part.verdict == verdict).count();
    let (applies, open) = (count(Verdict::Applies), count(Verdict::Undetermined));
    let verdict = match (applies, open) {
        (0, 0) => Verdict::Excluded,
        (0, _) => Verdict::Undetermined,
        _ => Verdict::Applies,
    };
    let decisive: Vec<_> = parts.iter().filter(|part| part.verdict == verdict).collect();
    row.verdict = verdict.as_str();
    row.parts = parts.len();
    row.reasons = vec![format!(
        "Made of its parts: {applies} of {} apply, {open} depend on open questions, {} do not apply.",
        parts.len(),
        parts.len() - applies - open
    )];
    if verdict != Verdict::Excluded {
        row.in_application = decisive.iter().any(|part| part.in_application(assessment.day));
        let first =
            decisive.iter().map(|part| part.start).min_by_key(|start| start.map(|start| start.day.from));
        let first = first.flatten();
        row.from = first.map(|start| start.day.from.to_string());
        row.from_certain = first.is_none_or(|start| start.certain);
    }
    for part in parts {
        if !row.rule.split("; ").any(|rule| rule == ground(part)) {
            let separator = if row.rule.is_empty() { "" } else { "; " };
            row.rule = format!("{}{separator}{}", row.rule, ground(part));
        }
        for task in serving.get(part.provision.id.as_str()).into_iter().flatten() {
            if !row.tasks.contains(task) {
                row.tasks.push(task.clone());
            }
        }
    }
}

/// What was answered, and what was not.
pub(super) fn questions(
    graph: &Graph<'_>,
    subject: Subject,
    given: &Answers,
) -> (Vec<AnswerRow>, Vec<AnswerRow>) {
    let asked = |attribute: &&Attribute| !attribute.derived && attribute.id.subject() == subject;
    let attributes = graph.catalog().attributes.iter().filter(asked);
    attributes
        .map(|attribute| {
            let label = |id: &AnswerId| {
                attribute.answer(id.as_str()).map_or(id.to_string(), |answer| answer.label.clone())
            };
            let answers = given.get(&attribute.id).map(|reply| match reply {
                Reply::Day(day) => vec![day.to_string()],
                Reply::Chosen(chosen) if chosen.is_empty() => vec!["none of them".to_owned()],
                Reply::Chosen(chosen) => chosen.iter().map(label).collect(),
            });
            AnswerRow {
                attribute: attribute.id.to_string(),
                question: attribute.question.clone(),
                answers: answers.unwrap_or_default(),
            }
        })
        .partition(|row| !row.answers.is_empty())
}
