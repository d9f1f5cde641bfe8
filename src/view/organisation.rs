//! An organisation and its AI systems.

use serde::Serialize;

use super::checklist::{AnswerRow, questions};
use super::frame::Here;
use super::provision::edition_link;
use super::statement::{self, VerdictCount};
use super::systems::{ClassEntry, SystemEntry};
use super::{Link, history, register_page, stated_editions, url};
use crate::assess::Assessment;
use crate::graph::Graph;
use crate::model::{Subject, System};

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
    /// Its statements of applicability: on the first of its standards, and on all together where there are several.
    pub statements: Vec<Link>,
    /// What it does once, for all systems.
    pub checklist: Link,
    /// Its registers: risks, readiness, records.
    pub registers: Vec<Link>,
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
    /// `triage-assistant`
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its checklist, its statement, its measured values.
    pub pages: Vec<Link>,
    /// What it is for; Markdown.
    pub purpose: String,
    /// The role that answers for it.
    pub owner: String,
    /// How many provisions have each verdict.
    pub counts: Vec<VerdictCount>,
    /// Classes that hold, with why.
    pub classes: Vec<HeldClass>,
    /// How many more depend on open questions.
    pub open_classes: usize,
    /// What was answered about it.
    pub answers: Vec<AnswerRow>,
    /// What nobody has answered.
    pub open_questions: Vec<AnswerRow>,
}

/// A class that holds.
#[derive(Clone, Debug, Serialize)]
pub struct HeldClass {
    /// The class in words.
    pub label: String,
    /// Why.
    pub reasons: Vec<String>,
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
        statements: statements(graph, here, assessment),
        checklist: here
            .link("What is done once, for all systems", &url::organisation_checklist(&organisation.id)),
        registers: register_page::links(&organisation.id)
            .into_iter()
            .map(|(name, address)| here.link(name, &address))
            .collect(),
        version: organisation.statement.version.clone(),
        date: organisation.statement.date.to_string(),
        systems: systems(graph, here, assessment),
    }
}

fn statements(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>) -> Vec<Link> {
    let several = stated_editions(graph.catalog(), assessment.scope).len() > 1;
    let address = url::integrated_statement(&assessment.scope.organisation.id);
    let all = several.then(|| here.link("All standards together", &address));
    statement::link(graph, here, assessment, None).into_iter().chain(all).collect()
}

fn system_pages(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>, system: &System) -> Vec<Link> {
    let id = &assessment.scope.organisation.id;
    let mut links = vec![here.link("Checklist", &url::checklist(id, &system.id))];
    links.extend(statement::link(graph, here, assessment, Some(system)));
    if history::any(assessment, system) {
        links.push(here.link("Measured values", &url::measurements(id, &system.id)));
    }
    links
}

fn systems(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>) -> Vec<SystemRow> {
    let entries = super::systems(graph, assessment);
    let row = |(system, entry): (&System, SystemEntry)| {
        let verdicts: Vec<_> = assessment.of_system(&system.id).map(|finding| finding.verdict).collect();
        let (answers, _) = questions(graph, Subject::System, &system.answers);
        let (held, open): (Vec<_>, Vec<_>) = entry.classes.into_iter().partition(|class| class.certain);
        let class = |class: ClassEntry| HeldClass { label: class.label, reasons: class.reasons };
        SystemRow {
            id: entry.id,
            name: entry.name,
            pages: system_pages(graph, here, assessment, system),
            purpose: entry.purpose,
            owner: entry.owner,
            counts: VerdictCount::of(&verdicts),
            classes: held.into_iter().map(class).collect(),
            open_classes: open.len(),
            answers,
            open_questions: entry.open_questions,
        }
    };
    assessment.scope.systems.iter().zip(entries).map(row).collect()
}
