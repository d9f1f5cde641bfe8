//! Every pair of editions: mapped, inferred, or neither.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::inferred::between;
use super::provision::edition_link;
use super::url;
use crate::graph::{Closure, Graph};
use crate::model::{EditionId, SetId};

/// The list of crosswalks.
#[derive(Clone, Debug, Serialize)]
pub struct CrosswalksPage {
    /// Current editions by id, which head the columns of the table.
    pub editions: Vec<Link>,
    /// The table: current editions against each other.
    pub rows: Vec<EditionRow>,
    /// Mapping sets, those between editions of one framework too.
    pub sets: Vec<SetRow>,
    /// Pairs without a mapping set for which something follows.
    pub inferred: Vec<InferredPair>,
    /// The page of contradictions.
    pub contradictions: Link,
}

/// An edition against all others.
#[derive(Clone, Debug, Serialize)]
pub struct EditionRow {
    /// The edition.
    pub edition: Link,
    /// One for each edition of the head.
    pub cells: Vec<PairCell>,
}

/// What is known about a pair.
#[derive(Clone, Debug, Serialize)]
pub struct PairCell {
    /// `same`, `mapped`, `inferred` or `none`
    pub known: &'static str,
    /// The page of the pair, with the number as its text.
    pub link: Option<Link>,
    /// What the number counts, for readers who cannot see the table.
    pub label: String,
}

/// A mapping set.
#[derive(Clone, Debug, Serialize)]
pub struct SetRow {
    /// Its page.
    pub link: Link,
    /// How many mappings it has.
    pub mappings: usize,
    /// How many statements that there is no counterpart.
    pub unmapped: usize,
    /// How far it has come.
    pub status: &'static str,
}

/// A pair for which something follows.
#[derive(Clone, Debug, Serialize)]
pub struct InferredPair {
    /// Its page.
    pub link: Link,
    /// For how many pairs of provisions something follows.
    pub pairs: usize,
}

pub(super) fn page(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    here: &Here,
    inferred: &[SetId],
) -> CrosswalksPage {
    let catalog = graph.catalog();
    let current: Vec<_> =
        catalog.editions.iter().filter(|it| it.superseded_by.is_none()).map(|edition| &edition.id).collect();
    let inferred: Vec<_> = inferred.iter().map(|pair| (pair, between(graph, closure, pair).len())).collect();
    CrosswalksPage {
        editions: current.iter().map(|id| here.link(id.as_str(), &url::edition(id))).collect(),
        rows: current
            .iter()
            .map(|row| EditionRow {
                edition: edition_link(graph, here, row.as_str()),
                cells: current.iter().map(|column| cell(graph, here, &inferred, row, column)).collect(),
            })
            .collect(),
        sets: catalog
            .sets
            .iter()
            .map(|set| SetRow {
                link: super::framework::crosswalk_link(graph, here, set),
                mappings: graph.mappings(&set.id).count(),
                unmapped: catalog.unmapped.iter().filter(|unmapped| unmapped.set == set.id).count(),
                status: set.status.as_str(),
            })
            .collect(),
        inferred: inferred
            .iter()
            .map(|(pair, pairs)| InferredPair {
                link: here.link(title(graph, here, pair), &url::crosswalk(pair)),
                pairs: *pairs,
            })
            .collect(),
        contradictions: here.link("Contradictions", url::CONTRADICTIONS),
    }
}

/// `SOC 2 and EU AI Act`
pub(super) fn title(graph: &Graph<'_>, here: &Here, pair: &SetId) -> String {
    let edition = |id: &EditionId| edition_link(graph, here, id.as_str()).text;
    format!("{} and {}", edition(&pair.from), edition(&pair.to))
}

fn cell(
    graph: &Graph<'_>,
    here: &Here,
    inferred: &[(&SetId, usize)],
    row: &EditionId,
    column: &EditionId,
) -> PairCell {
    let is =
        |pair: &SetId| (pair.from == *row && pair.to == *column) || (pair.to == *row && pair.from == *column);
    let known = |known, pair: &SetId, number: usize, what: &str| PairCell {
        known,
        link: Some(here.link(number.to_string(), &url::crosswalk(pair))),
        label: format!("{number} {what}"),
    };
    if row == column {
        return PairCell { known: "same", link: None, label: "the same edition".to_owned() };
    }
    if let Some(set) = graph.catalog().sets.iter().find(|set| is(&set.id)) {
        return known("mapped", &set.id, graph.mappings(&set.id).count(), "mapped");
    }
    if let Some((pair, number)) = inferred.iter().find(|(pair, _)| is(pair)) {
        return known("inferred", pair, *number, "inferred");
    }
    PairCell { known: "none", link: None, label: "nothing known".to_owned() }
}
