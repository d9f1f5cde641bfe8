//! What applies to one AI system.

use schemars::JsonSchema;
use serde::Serialize;

use super::frame::Here;
use super::row;
use super::statement::{VerdictCount, finding_facts, ground, sentence};
use super::{Link, history, url};
use crate::assess::{Assessment, Finding, Verdict};
use crate::graph::Graph;
use crate::model::{AnswerId, Attribute, Reply, Subject, System};

/// The checklist of a system, ready for any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checklist {
    /// Id of the organisation.
    pub organisation: String,
    /// Id of the system.
    pub system: String,
    /// Name of the system.
    pub name: String,
    /// What it is for; Markdown.
    pub purpose: String,
    /// The role that answers for it.
    pub owner: String,
    /// What was answered about it.
    pub answers: Vec<AnswerRow>,
    /// Questions about it that nobody has answered.
    pub open_questions: Vec<AnswerRow>,
    /// How many provisions have each verdict.
    pub counts: Vec<VerdictCount>,
    /// What applies, or may apply, in the order of the texts.
    pub provisions: Vec<ChecklistRow>,
    /// What does not apply, and why.
    pub excluded: Vec<ChecklistRow>,
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
    /// What decided: the id of a rule, or a decision against it.
    pub rule: String,
    /// Given answers that the verdict rests on, and open questions.
    pub facts: Vec<String>,
    /// Lifecycle stages in which somebody has to act on it.
    pub stages: Vec<String>,
    /// Documented information that it calls for.
    pub documents: Vec<String>,
}

/// The page of a checklist.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPage {
    /// The organisation's page.
    pub organisation_page: Link,
    /// Its statement of applicability.
    pub statement: Link,
    /// Its measured values, if there are any.
    pub measurements: Option<Link>,
    /// The checklist.
    #[serde(flatten)]
    pub checklist: Checklist,
    /// For each provision, its page and whether its edition begins.
    pub places: Vec<ChecklistPlace>,
    /// For each excluded provision, its page.
    pub excluded_places: Vec<ChecklistPlace>,
}

/// Where a row of a checklist belongs.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPlace {
    /// The provision's page.
    pub link: Link,
    /// The edition's tree.
    pub edition: Link,
    /// It is the first row of its edition.
    pub opens: bool,
}

/// The checklist of one system.
pub fn checklist(graph: &Graph<'_>, assessment: &Assessment<'_>, system: &System) -> Checklist {
    let findings: Vec<_> = assessment.of_system(&system.id).collect();
    let rows: Vec<_> = findings.iter().map(|finding| row(graph, assessment, finding)).collect();
    let verdicts: Vec<_> = findings.iter().map(|finding| finding.verdict).collect();
    let counts = VerdictCount::of(&verdicts);
    let (excluded, provisions) = rows.into_iter().partition(|row| row.verdict == Verdict::Excluded.as_str());
    let (answers, open_questions) = questions(graph, system);
    Checklist {
        organisation: assessment.scope.organisation.id.to_string(),
        system: system.id.to_string(),
        name: system.name.clone(),
        purpose: system.purpose.clone(),
        owner: system.owner.clone(),
        answers,
        open_questions,
        counts,
        provisions,
        excluded,
    }
}

pub(super) fn page(
    graph: &Graph<'_>,
    here: &Here,
    assessment: &Assessment<'_>,
    system: &System,
) -> ChecklistPage {
    let organisation = &assessment.scope.organisation;
    let checklist = checklist(graph, assessment, system);
    ChecklistPage {
        organisation_page: here.link(&organisation.name, &url::organisation(&organisation.id)),
        statement: here.link("Statement of applicability", &url::statement(&organisation.id)),
        measurements: history::any(assessment, system)
            .then(|| here.link("Charts and limits", &url::measurements(&organisation.id, &system.id))),
        places: places(graph, here, &checklist.provisions),
        excluded_places: places(graph, here, &checklist.excluded),
        checklist,
    }
}

fn places(graph: &Graph<'_>, here: &Here, rows: &[ChecklistRow]) -> Vec<ChecklistPlace> {
    let mut places: Vec<ChecklistPlace> = Vec::new();
    for row in rows {
        let provision =
            row.id.parse().ok().and_then(|id| graph.provision(&id)).expect("rows come from findings");
        let edition = super::provision::edition_link(graph, here, provision.id.edition());
        let opens = places.last().is_none_or(|place| place.edition.href != edition.href);
        places.push(ChecklistPlace { link: row::provision_link(here, provision), edition, opens });
    }
    places
}

fn row(graph: &Graph<'_>, assessment: &Assessment<'_>, finding: &Finding<'_>) -> ChecklistRow {
    let provision = finding.provision;
    let edition = graph.catalog().edition_of(&provision.id);
    ChecklistRow {
        id: provision.id.to_string(),
        edition: edition.map(|edition| edition.title.clone()).unwrap_or_default(),
        title: provision.title.clone(),
        kind: row::kind_words(provision.kind),
        summary: provision.summary.clone(),
        verdict: finding.verdict.as_str(),
        reasons: vec![sentence(graph, finding)],
        rule: ground(finding),
        facts: finding_facts(assessment, finding),
        stages: row::stage_titles(graph.catalog(), &provision.stages),
        documents: provision.documents.clone(),
    }
}

/// What was answered about a system, and what was not.
pub(super) fn questions(graph: &Graph<'_>, system: &System) -> (Vec<AnswerRow>, Vec<AnswerRow>) {
    let asked = |attribute: &&Attribute| !attribute.derived && attribute.id.subject() == Subject::System;
    let attributes = graph.catalog().attributes.iter().filter(asked);
    attributes
        .map(|attribute| {
            let label = |id: &AnswerId| {
                attribute.answer(id.as_str()).map_or(id.to_string(), |answer| answer.label.clone())
            };
            let answers = system.answers.get(&attribute.id).map(|reply| match reply {
                Reply::Day(day) => vec![day.to_string()],
                Reply::Chosen(given) if given.is_empty() => vec!["none of them".to_owned()],
                Reply::Chosen(given) => given.iter().map(label).collect(),
            });
            AnswerRow {
                attribute: attribute.id.to_string(),
                question: attribute.question.clone(),
                answers: answers.unwrap_or_default(),
            }
        })
        .partition(|row| !row.answers.is_empty())
}
