//! How classes are derived from answers.

use serde::Serialize;

use super::claims::AboutLink;
use super::frame::Here;
use super::row;
use super::{Link, url};
use crate::graph::Graph;
use crate::model::{Attribute, AttributeId, Catalog, Step};

/// The page of all classification rules.
#[derive(Clone, Debug, Serialize)]
pub struct ClassificationPage {
    /// The questions that scopes answer.
    pub questions: Link,
    /// Derived attributes, in the order in which they build on each other.
    pub attributes: Vec<DerivedRow>,
}

/// A derived attribute.
#[derive(Clone, Debug, Serialize)]
pub struct DerivedRow {
    /// `system.eu_risk`
    pub id: String,
    /// What it tells.
    pub title: String,
    /// How it comes about; Markdown.
    pub text: String,
    /// Its answers.
    pub answers: Vec<DerivedAnswer>,
}

/// An answer of a derived attribute.
#[derive(Clone, Debug, Serialize)]
pub struct DerivedAnswer {
    /// `high-risk`
    pub id: String,
    /// In words.
    pub label: String,
    /// The ways in which it comes about.
    pub steps: Vec<StepRow>,
}

/// One way in which an answer comes about.
#[derive(Clone, Debug, Serialize)]
pub struct StepRow {
    /// The condition as written.
    pub when: String,
    /// Why.
    pub reason: String,
    /// The provisions that say so.
    pub provisions: Vec<AboutLink>,
    /// What the rule rests on.
    pub cites: Vec<Link>,
}

/// Whether anything is derived.
pub(super) fn any(catalog: &Catalog) -> bool {
    catalog.attributes.iter().any(|attribute| attribute.derived)
}

pub(super) fn page(graph: &Graph<'_>, here: &Here) -> ClassificationPage {
    let derived = graph.catalog().attributes.iter().filter(|attribute| attribute.derived);
    ClassificationPage {
        questions: here.link("answers of a scope", url::QUESTIONS),
        attributes: derived.map(|attribute| derived_row(graph, here, attribute)).collect(),
    }
}

/// The place of a derived attribute on the page.
pub(super) fn link(here: &Here, attribute: &Attribute) -> Link {
    here.link(&attribute.question, &format!("{}#{}", url::CLASSIFICATION, anchor(&attribute.id)))
}

fn anchor(id: &AttributeId) -> String {
    id.as_str().replace('.', "-")
}

fn derived_row(graph: &Graph<'_>, here: &Here, attribute: &Attribute) -> DerivedRow {
    let steps = &graph.catalog().steps;
    let answers = attribute.answers.iter().map(|answer| {
        let ways = steps.iter().filter(|step| step.attribute == attribute.id && step.answer == answer.id);
        DerivedAnswer {
            id: answer.id.to_string(),
            label: answer.label.clone(),
            steps: ways.map(|step| step_row(graph, here, step)).collect(),
        }
    });
    DerivedRow {
        id: anchor(&attribute.id),
        title: attribute.question.clone(),
        text: attribute.help.clone(),
        answers: answers.collect(),
    }
}

pub(super) fn step_row(graph: &Graph<'_>, here: &Here, step: &Step) -> StepRow {
    let provisions = step.provisions.iter().filter_map(|id| graph.provision(id));
    let about =
        |provision| AboutLink { link: row::provision_link(here, provision), title: provision.title.clone() };
    StepRow {
        when: step.when.text.clone(),
        reason: step.reason.clone(),
        provisions: provisions.map(about).collect(),
        cites: row::cites(here, graph.catalog(), &step.cites),
    }
}
