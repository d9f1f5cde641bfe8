//! The questions that a scope answers, and what hangs on each.

use serde::Serialize;

use super::classification;
use super::frame::Here;
use super::provision::edition_link;
use super::{Link, row};
use crate::graph::Graph;
use crate::model::{Attribute, AttributeId, Catalog, Choice, ProvisionId, Subject};

/// The page of all questions.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsPage {
    /// Asked once, of the organisation.
    pub organisation: Vec<QuestionRow>,
    /// Asked of each AI system.
    pub systems: Vec<QuestionRow>,
}

/// A question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionRow {
    /// `system.role`
    pub id: String,
    /// The question.
    pub question: String,
    /// How to answer it; Markdown.
    pub help: String,
    /// How a scope says it.
    pub form: String,
    /// The closed set of answers.
    pub answers: Vec<ChoiceRow>,
    /// Classes that it helps to derive.
    pub classes: Vec<Link>,
    /// Provisions whose verdict can depend on it, by edition.
    pub matters: Vec<MattersRow>,
}

/// An answer that can be given.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceRow {
    /// `in-house`
    pub id: String,
    /// In words.
    pub label: String,
}

/// Provisions of one edition, each with what is below it.
#[derive(Clone, Debug, Serialize)]
pub struct MattersRow {
    /// The edition.
    pub edition: Link,
    /// The provisions that its rules name.
    pub provisions: Vec<Link>,
}

pub(super) fn page(graph: &Graph<'_>, here: &Here) -> QuestionsPage {
    let asked = graph.catalog().attributes.iter().filter(|attribute| !attribute.derived);
    let (systems, organisation): (Vec<_>, Vec<_>) =
        asked.partition(|attribute| attribute.id.subject() == Subject::System);
    let rows = |attributes: Vec<&Attribute>| {
        attributes.into_iter().map(|attribute| question_row(graph, here, attribute)).collect()
    };
    QuestionsPage { organisation: rows(organisation), systems: rows(systems) }
}

fn question_row(graph: &Graph<'_>, here: &Here, attribute: &Attribute) -> QuestionRow {
    let catalog = graph.catalog();
    let name = attribute.id.name();
    let example = attribute.answers.first().map(|answer| answer.id.as_str()).unwrap_or_default();
    let form = match attribute.choice {
        Choice::One => format!("{name} = \"{example}\""),
        Choice::Many => format!("{name} = [\"{example}\", …]"),
        Choice::Day => format!("{name} = 2026-11-30"),
    };
    let answers = attribute.answers.iter();
    QuestionRow {
        id: attribute.id.to_string(),
        question: attribute.question.clone(),
        help: attribute.help.clone(),
        form,
        answers: answers
            .map(|answer| ChoiceRow { id: answer.id.to_string(), label: answer.label.clone() })
            .collect(),
        classes: classes(catalog, here, &attribute.id),
        matters: matters(graph, here, &attribute.id),
    }
}

fn classes(catalog: &Catalog, here: &Here, id: &AttributeId) -> Vec<Link> {
    let derived = catalog.attributes.iter().filter(|attribute| {
        let mut steps = catalog.steps.iter().filter(|step| step.attribute == attribute.id);
        steps.any(|step| step.when.condition.attributes().contains(&id))
    });
    derived.map(|attribute| classification::link(here, attribute)).collect()
}

fn matters(graph: &Graph<'_>, here: &Here, id: &AttributeId) -> Vec<MattersRow> {
    let catalog = graph.catalog();
    let mut rows = Vec::new();
    for edition in &catalog.editions {
        let rules = catalog.applications.iter().filter(|rule| rule.edition == edition.id);
        let asks = rules
            .filter(|rule| rule.when.as_ref().is_some_and(|when| when.condition.attributes().contains(&id)));
        let mut named: Vec<&ProvisionId> =
            asks.flat_map(|rule| rule.provisions.iter().map(|(id, _)| id)).collect();
        named.sort_by_key(|id| catalog.position(id));
        let provisions: Vec<_> = named.into_iter().filter_map(|id| graph.provision(id)).collect();
        if !provisions.is_empty() {
            let provisions = provisions.into_iter().map(|it| row::provision_link(here, it)).collect();
            rows.push(MattersRow { edition: edition_link(graph, here, edition.id.as_str()), provisions });
        }
    }
    rows
}
