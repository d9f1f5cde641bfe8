//! What follows from mappings, on the pages of provisions and of pairs of editions.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::matrix::{Matrix, matrix};
use super::provision::edition_link;
use super::row::{plural_relations, provision_link, relation_words};
use super::url;
use crate::graph::{Closure, Graph, Inference, Path};
use crate::model::{Provision, Relation, SetId};

/// The page of two editions between which nothing is mapped, and something follows.
#[derive(Clone, Debug, Serialize)]
pub struct InferredPage {
    /// One of them.
    pub from: Link,
    /// The other.
    pub to: Link,
    /// How many mappings in a row an inference may rest on.
    pub hops: usize,
    /// How many pairs have something that follows.
    pub pairs: usize,
    /// For how many of them one relation is left.
    pub exact: usize,
    /// Where they lie.
    pub matrix: Matrix,
    /// What follows, by source.
    pub sources: Vec<InferredSource>,
}

/// What follows for one source.
#[derive(Clone, Debug, Serialize)]
pub struct InferredSource {
    /// The source.
    pub link: Link,
    /// Its title.
    pub title: String,
    /// What follows.
    pub rows: Vec<InferredRow>,
}

/// What follows for a provision with the provisions of one edition.
#[derive(Clone, Debug, Serialize)]
pub struct InferredGroup {
    /// The edition at the other end.
    pub edition: Link,
    /// The page of the pair.
    pub crosswalk: Link,
    /// What follows.
    pub rows: Vec<InferredRow>,
}

/// What follows for a pair.
#[derive(Clone, Debug, Serialize)]
pub struct InferredRow {
    /// The other end: its reference.
    pub other: Link,
    /// Full id of the other end.
    pub other_id: String,
    /// Title of the other end.
    pub other_title: String,
    /// The relations that are left, seen from here.
    pub relations: Vec<&'static str>,
    /// The relations in words that continue "this provision …".
    pub words: String,
    /// One relation is left.
    pub exact: bool,
    /// The ways that prove it.
    pub ways: Vec<Vec<InferredStep>>,
}

/// A mapping on a way.
#[derive(Clone, Debug, Serialize)]
pub struct InferredStep {
    /// Where it is entered: its reference.
    pub from: Link,
    /// The edition of that.
    pub from_edition: String,
    /// How it compares with the next, in words that continue its name.
    pub words: &'static str,
    /// Where it is left.
    pub to: Link,
    /// The edition of that.
    pub to_edition: String,
}

/// What follows for a provision, by edition.
pub(super) fn groups(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    here: &Here,
    provision: &Provision,
) -> Vec<InferredGroup> {
    let mut groups: Vec<(&str, InferredGroup)> = Vec::new();
    for inference in closure.from(&provision.id) {
        let edition = inference.target.id.edition();
        let row = row(graph, here, &inference);
        match groups.iter_mut().find(|(id, _)| *id == edition) {
            Some((_, group)) => group.rows.push(row),
            None => {
                let pair = pair(graph, provision.id.edition(), edition);
                let group = InferredGroup {
                    edition: edition_link(graph, here, edition),
                    crosswalk: here.link("the whole pair", &url::crosswalk(&pair)),
                    rows: vec![row],
                };
                groups.push((edition, group));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The name of the page of two editions: that of their mapping set, or of both in the order of the catalog.
fn pair(graph: &Graph<'_>, one: &str, other: &str) -> SetId {
    let catalog = graph.catalog();
    let is = |set: &SetId| {
        [one, other] == [set.from.as_str(), set.to.as_str()]
            || [other, one] == [set.from.as_str(), set.to.as_str()]
    };
    if let Some(set) = catalog.sets.iter().find(|set| is(&set.id)) {
        return set.id.clone();
    }
    let mut both =
        catalog.editions.iter().map(|edition| &edition.id).filter(|id| [one, other].contains(&id.as_str()));
    let [Some(from), Some(to)] = [both.next(), both.next()] else {
        unreachable!("provisions are of the catalog")
    };
    SetId { from: from.clone(), to: to.clone() }
}

/// Pairs of editions without a mapping set for which something follows, in the order of the catalog.
pub(super) fn pairs(graph: &Graph<'_>, closure: &Closure<'_>) -> Vec<SetId> {
    let catalog = graph.catalog();
    let inferences = catalog.provisions.iter().flat_map(|provision| closure.from(&provision.id));
    let found = inferences.map(|it| (it.source.id.edition().to_owned(), it.target.id.edition().to_owned()));
    let found: std::collections::BTreeSet<_> = found.collect();
    let named = found.iter().map(|(one, other)| pair(graph, one, other));
    let named: std::collections::BTreeSet<_> = named.collect();
    named.into_iter().filter(|pair| !catalog.sets.iter().any(|set| set.id == *pair)).collect()
}

/// What follows between two editions, in the order of the first.
pub(super) fn between<'c>(graph: &Graph<'c>, closure: &Closure<'c>, pair: &SetId) -> Vec<Inference<'c>> {
    let inferences = graph.provisions(&pair.from).flat_map(|source| closure.from(&source.id));
    inferences.filter(|it| it.target.id.edition() == pair.to.as_str()).collect()
}

/// Inferences in the order of their sources, by source.
pub(super) fn by_source(graph: &Graph<'_>, here: &Here, inferences: &[Inference<'_>]) -> Vec<InferredSource> {
    let groups = inferences.chunk_by(|one, other| one.source.id == other.source.id);
    let group = |group: &[Inference<'_>]| InferredSource {
        link: provision_link(here, group[0].source),
        title: group[0].source.title.clone(),
        rows: group.iter().map(|inference| row(graph, here, inference)).collect(),
    };
    groups.map(group).collect()
}

pub(super) fn page(graph: &Graph<'_>, closure: &Closure<'_>, here: &Here, pair: &SetId) -> InferredPage {
    let inferences = between(graph, closure, pair);
    let ends: Vec<_> = inferences.iter().map(|it| (&it.source.id, &it.target.id)).collect();
    InferredPage {
        from: edition_link(graph, here, pair.from.as_str()),
        to: edition_link(graph, here, pair.to.as_str()),
        hops: closure.hops(),
        pairs: inferences.len(),
        exact: inferences.iter().filter(|it| it.is_exact()).count(),
        matrix: matrix(graph, here, &pair.from, &pair.to, &ends),
        sources: by_source(graph, here, &inferences),
    }
}

fn row(graph: &Graph<'_>, here: &Here, inference: &Inference<'_>) -> InferredRow {
    let relations: Vec<_> = inference.relations.iter().collect();
    InferredRow {
        other: provision_link(here, inference.target),
        other_id: inference.target.id.to_string(),
        other_title: inference.target.title.clone(),
        words: plural_relations(&relations),
        relations: relations.into_iter().map(Relation::as_str).collect(),
        exact: inference.is_exact(),
        ways: inference.paths.iter().map(|path| steps(graph, here, path)).collect(),
    }
}

pub(super) fn steps(graph: &Graph<'_>, here: &Here, path: &Path<'_>) -> Vec<InferredStep> {
    let edition = |provision: &Provision| edition_link(graph, here, provision.id.edition()).text;
    path.steps
        .iter()
        .map(|step| InferredStep {
            from: provision_link(here, step.from),
            from_edition: edition(step.from),
            words: relation_words(step.relation),
            to: provision_link(here, step.to),
            to_edition: edition(step.to),
        })
        .collect()
}
