//! Mappings that cannot all be true.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::inferred::{InferredStep, steps};
use super::provision::edition_link;
use super::row::{self, plural_relations, provision_link, relation_words};
use crate::graph::{Closure, Conflict, Graph};

/// The page of contradictions.
#[derive(Clone, Debug, Serialize)]
pub struct ContradictionsPage {
    /// How many mappings were looked at.
    pub mappings: usize,
    /// How many mappings in a row were followed.
    pub hops: usize,
    /// Smallest sets of mappings that cannot all be true.
    pub conflicts: Vec<ConflictRow>,
}

/// Mappings that cannot all be true.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictRow {
    /// One of the provisions for which no relation is left: its reference.
    pub one: Link,
    /// Its edition.
    pub one_edition: String,
    /// The other.
    pub other: Link,
    /// Its edition.
    pub other_edition: String,
    /// Ways between them that exclude each other.
    pub ways: Vec<ConflictWay>,
    /// The mappings, each once.
    pub mappings: Vec<ConflictMapping>,
}

/// One of the ways.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictWay {
    /// What it leaves, in words that continue the name of the first.
    pub words: String,
    /// The mappings in order.
    pub steps: Vec<InferredStep>,
}

/// A mapping in conflict.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictMapping {
    /// Its source.
    pub source: Link,
    /// The relation in words.
    pub words: &'static str,
    /// Its target.
    pub target: Link,
    /// What both ask for; Markdown.
    pub reason: String,
    /// Publications.
    pub cites: Vec<Link>,
}

pub(super) fn page(graph: &Graph<'_>, closure: &Closure<'_>, here: &Here) -> ContradictionsPage {
    ContradictionsPage {
        mappings: graph.catalog().mappings.len(),
        hops: closure.hops(),
        conflicts: closure.conflicts().iter().map(|conflict| conflict_row(graph, here, conflict)).collect(),
    }
}

fn conflict_row(graph: &Graph<'_>, here: &Here, conflict: &Conflict<'_>) -> ConflictRow {
    let [one, other] = conflict.between;
    let edition = |id: &str| edition_link(graph, here, id).text;
    let provision = |id| graph.provision(id).expect("mappings are resolved");
    ConflictRow {
        one: provision_link(here, one),
        one_edition: edition(one.id.edition()),
        other: provision_link(here, other),
        other_edition: edition(other.id.edition()),
        ways: conflict
            .ways
            .iter()
            .map(|way| {
                let mut words = plural_relations(&way.relations.iter().collect::<Vec<_>>());
                if way.relations.may_be_disjoint() {
                    words.push_str(", or has nothing in common with");
                }
                ConflictWay { words, steps: steps(graph, here, way) }
            })
            .collect(),
        mappings: conflict
            .mappings()
            .into_iter()
            .map(|mapping| ConflictMapping {
                source: provision_link(here, provision(&mapping.source)),
                words: relation_words(mapping.relation),
                target: provision_link(here, provision(&mapping.target)),
                reason: mapping.reason.clone(),
                cites: row::cites(here, graph.catalog(), &mapping.cites),
            })
            .collect(),
    }
}
