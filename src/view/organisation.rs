//! An organisation and its AI systems.

use serde::Serialize;

use super::checklist::{AnswerRow, questions};
use super::frame::Here;
use super::provision::edition_link;
use super::statement::VerdictCount;
use super::{Link, url};
use crate::assess::Assessment;
use crate::graph::Graph;
use crate::model::Subject;

/// The page of an organisation.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationPage {
    /// `harbour-hospitals`
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does; Markdown.
    pub about: String,
    /// What its management system covers.
    pub boundary: String,
    /// Editions that it works to, with verdicts.
    pub frameworks: Vec<FrameworkRow>,
    /// Its statement of applicability.
    pub statement: Link,
    /// Version of the statement.
    pub version: String,
    /// The day on which the facts were true.
    pub date: String,
    /// Its AI systems.
    pub systems: Vec<SystemRow>,
}

/// An edition that an organisation works to.
#[derive(Clone, Debug, Serialize)]
pub struct FrameworkRow {
    /// The edition.
    pub edition: Link,
    /// How many provisions have each verdict.
    pub counts: Vec<VerdictCount>,
}

/// An AI system of an organisation.
#[derive(Clone, Debug, Serialize)]
pub struct SystemRow {
    /// Its checklist.
    pub link: Link,
    /// `triage-assistant`
    pub id: String,
    /// What it is for; Markdown.
    pub purpose: String,
    /// The role that answers for it.
    pub owner: String,
    /// How many provisions have each verdict.
    pub counts: Vec<VerdictCount>,
    /// What was answered about it.
    pub answers: Vec<AnswerRow>,
    /// What nobody has answered.
    pub open_questions: Vec<AnswerRow>,
}

pub(super) fn page(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>) -> OrganisationPage {
    let organisation = &assessment.scope.organisation;
    OrganisationPage {
        id: organisation.id.to_string(),
        name: organisation.name.clone(),
        about: organisation.about.clone(),
        boundary: organisation.boundary.clone(),
        frameworks: organisation
            .frameworks
            .iter()
            .map(|edition| FrameworkRow {
                edition: edition_link(graph, here, edition.as_str()),
                counts: VerdictCount::of(
                    &assessment.of_edition(edition).map(|o| o.verdict).collect::<Vec<_>>(),
                ),
            })
            .collect(),
        statement: here.link("Statement of applicability", &url::statement(&organisation.id)),
        version: organisation.statement.version.clone(),
        date: organisation.statement.date.to_string(),
        systems: systems(graph, here, assessment),
    }
}

fn systems(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>) -> Vec<SystemRow> {
    let mut rows = Vec::new();
    for system in &assessment.scope.systems {
        let verdicts: Vec<_> = assessment.of_system(&system.id).map(|finding| finding.verdict).collect();
        let (answers, open_questions) = questions(graph, Subject::System, &system.answers);
        rows.push(SystemRow {
            link: here.link(&system.name, &url::checklist(&assessment.scope.organisation.id, &system.id)),
            id: system.id.to_string(),
            purpose: system.purpose.clone(),
            owner: system.owner.clone(),
            counts: VerdictCount::of(&verdicts),
            answers,
            open_questions,
        });
    }
    rows
}
