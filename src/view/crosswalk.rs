//! The crosswalk of a pair of editions.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::provision::{RejectedRow, edition_link};
use super::row::{self, MappingRow, ProvisionRow};
use crate::graph::Graph;
use crate::model::{EditionId, MappingSet, ProvisionId, Relation, Status};

/// The page of a mapping set.
#[derive(Clone, Debug, Serialize)]
pub struct CrosswalkPage {
    /// `nist-ai-rmf@1.0--iso-42001@2023`
    pub id: String,
    /// The edition that mappings start from.
    pub from: Link,
    /// The edition that mappings lead to.
    pub to: Link,
    /// `draft`, `reviewed` or `approved`
    pub status: &'static str,
    /// What that means.
    pub status_note: &'static str,
    /// Who made it.
    pub method: &'static str,
    /// The day by which it should be looked at again.
    pub review_by: String,
    /// How it was made; Markdown.
    pub about: String,
    /// Publications that it builds on.
    pub cites: Vec<Link>,
    /// How many mappings it has.
    pub mappings: usize,
    /// How many of each relation.
    pub relations: Vec<RelationCount>,
    /// How much of each side is mapped.
    pub reach: Vec<Reach>,
    /// The mappings, by source.
    pub sources: Vec<SourceGroup>,
    /// Provisions without a counterpart.
    pub unmapped: Vec<UnmappedProvision>,
    /// Published pairs that were not taken over.
    pub rejected: Vec<RejectedPair>,
}

/// How many mappings have a relation.
#[derive(Clone, Debug, Serialize)]
pub struct RelationCount {
    /// The relation.
    pub relation: &'static str,
    /// In words: "source … target".
    pub words: &'static str,
    /// How many.
    pub number: usize,
    /// Of all mappings, in per cent, rounded.
    pub percent: usize,
}

/// How much of one side is mapped.
#[derive(Clone, Debug, Serialize)]
pub struct Reach {
    /// The side.
    pub edition: Link,
    /// Provisions that ask for something and are mapped.
    pub mapped: usize,
    /// Provisions said to have no counterpart.
    pub unmapped: usize,
    /// Provisions that ask for something, at the lowest level.
    pub of: usize,
    /// Neither mapped nor said to be unmapped.
    pub not_reviewed: usize,
}

/// The mappings of one source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceGroup {
    /// The source.
    pub source: ProvisionRow,
    /// Its mappings.
    pub rows: Vec<MappingRow>,
}

/// A provision without a counterpart.
#[derive(Clone, Debug, Serialize)]
pub struct UnmappedProvision {
    /// The provision.
    pub provision: ProvisionRow,
    /// Why; Markdown.
    pub reason: String,
}

/// A published pair that was not taken over.
#[derive(Clone, Debug, Serialize)]
pub struct RejectedPair {
    /// Its source.
    pub source: Link,
    /// The rest, seen from the source.
    #[serde(flatten)]
    pub target: RejectedRow,
}

pub(super) fn page(graph: &Graph<'_>, here: &Here, set: &MappingSet) -> CrosswalkPage {
    let catalog = graph.catalog();
    let number = graph.mappings(&set.id).count();
    let provision = |id: &ProvisionId| graph.provision(id).expect("mappings are resolved");
    let mut sources: Vec<SourceGroup> = Vec::new();
    for source in graph.provisions(&set.id.from) {
        let links = graph.links(&source.id).into_iter().filter(|link| link.mapping.set == set.id);
        let rows: Vec<_> = links.map(|link| row::seen(graph, here, &link)).collect();
        if !rows.is_empty() {
            sources.push(SourceGroup { source: row::provision_row(graph, here, source), rows });
        }
    }
    let unmapped = catalog.unmapped.iter().filter(|unmapped| unmapped.set == set.id);
    let rejected = catalog.rejected.iter().filter(|rejected| rejected.set == set.id);
    CrosswalkPage {
        id: set.id.to_string(),
        from: edition_link(graph, here, set.id.from.as_str()),
        to: edition_link(graph, here, set.id.to.as_str()),
        status: set.status.as_str(),
        status_note: status_note(set.status),
        method: set.method.as_str(),
        review_by: set.review_by.to_string(),
        about: set.about.clone(),
        cites: row::cites(here, catalog, &set.cites),
        mappings: number,
        relations: Relation::ALL
            .iter()
            .map(|relation| relation_count(graph, set, *relation, number))
            .collect(),
        reach: vec![reach(graph, here, set, &set.id.from), reach(graph, here, set, &set.id.to)],
        sources,
        unmapped: unmapped
            .map(|unmapped| UnmappedProvision {
                provision: row::provision_row(graph, here, provision(&unmapped.provision)),
                reason: unmapped.reason.clone(),
            })
            .collect(),
        rejected: rejected
            .map(|pair| {
                let target = provision(&pair.target);
                RejectedPair {
                    source: row::provision_link(here, provision(&pair.source)),
                    target: RejectedRow {
                        other: row::provision_link(here, target),
                        other_title: target.title.clone(),
                        edition: edition_link(graph, here, target.id.edition()).text,
                        reason: pair.reason.clone(),
                        cites: row::cites(here, catalog, &pair.cites),
                    },
                }
            })
            .collect(),
    }
}

const fn status_note(status: Status) -> &'static str {
    match status {
        Status::Draft => "written and machine-checked; no named person has reviewed it",
        Status::Reviewed => "reviewed by a person",
        Status::Approved => "released by whoever is responsible for it",
    }
}

fn relation_count(graph: &Graph<'_>, set: &MappingSet, relation: Relation, all: usize) -> RelationCount {
    let number = graph.mappings(&set.id).filter(|mapping| mapping.relation == relation).count();
    let percent = (number * 100 + all / 2).checked_div(all).unwrap_or(0);
    RelationCount { relation: relation.as_str(), words: row::relation_words(relation), number, percent }
}

fn reach(graph: &Graph<'_>, here: &Here, set: &MappingSet, side: &EditionId) -> Reach {
    let mapped: BTreeSet<_> =
        graph.mappings(&set.id).flat_map(|mapping| [&mapping.source, &mapping.target]).collect();
    let without: BTreeSet<_> = graph
        .catalog()
        .unmapped
        .iter()
        .filter(|u| u.set == set.id)
        .map(|unmapped| &unmapped.provision)
        .collect();
    let all: Vec<_> = graph.provisions(side).filter(|provision| graph.is_lowest(provision)).collect();
    let count =
        |ids: &BTreeSet<&ProvisionId>| all.iter().filter(|provision| ids.contains(&provision.id)).count();
    let (mapped, unmapped, of) = (count(&mapped), count(&without), all.len());
    let edition = edition_link(graph, here, side.as_str());
    Reach { edition, mapped, unmapped, of, not_reviewed: of.saturating_sub(mapped + unmapped) }
}
