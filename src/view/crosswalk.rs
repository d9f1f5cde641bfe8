//! The crosswalk of a pair of editions.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::inferred::{self, InferredSource};
use super::matrix::{Matrix, matrix};
use super::provision::{RejectedRow, edition_link};
use super::row::{self, MappingRow, ProvisionRow};
use super::url;
use crate::graph::{Closure, Covered, Graph, covers};
use crate::model::{Coverage, EditionId, MappingSet, ProvisionId, Rejected, Relation, Status};

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
    /// How far each side covers the other.
    pub coverage: Vec<Reach>,
    /// Where the mappings lie.
    pub matrix: Matrix,
    /// The mappings, by source.
    pub sources: Vec<SourceGroup>,
    /// What several mappings together leave, by target.
    pub together: Vec<TogetherRow>,
    /// What follows for pairs without a mapping, by source.
    pub inferred: Vec<InferredSource>,
    /// Provisions without a counterpart.
    pub unmapped: Vec<UnmappedProvision>,
    /// Published pairs that were not taken over.
    pub rejected: Vec<RejectedPair>,
    /// The mappings as files.
    pub downloads: Vec<Link>,
    /// Path of the mappings as a table, from the site's root.
    #[serde(skip)]
    pub table: String,
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

/// How far one side is covered by the other, in provisions that ask for something, at the lowest level.
#[derive(Clone, Debug, Serialize)]
pub struct Reach {
    /// The side that is covered.
    pub edition: Link,
    /// The side that covers it.
    pub by: Link,
    /// Nothing stays to be done.
    pub covered: usize,
    /// Something stays to be done.
    pub partly: usize,
    /// Nothing is mapped, and an overlap follows.
    pub inferred: usize,
    /// Said to have no counterpart.
    pub unmapped: usize,
    /// Nobody has said anything.
    pub not_reviewed: usize,
    /// All of them.
    pub of: usize,
}

/// What several mappings together leave of a target.
#[derive(Clone, Debug, Serialize)]
pub struct TogetherRow {
    /// The target.
    pub provision: ProvisionRow,
    /// `full` or `partial`
    pub extent: &'static str,
    /// What stays to be done; Markdown.
    pub residual: String,
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

pub(super) fn page(graph: &Graph<'_>, closure: &Closure<'_>, here: &Here, set: &MappingSet) -> CrosswalkPage {
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
    let pairs: Vec<_> = graph.mappings(&set.id).map(|mapping| (&mapping.source, &mapping.target)).collect();
    let table = url::crosswalk_table(&set.id);
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
        coverage: vec![
            reach(graph, closure, here, [&set.id.from, &set.id.to]),
            reach(graph, closure, here, [&set.id.to, &set.id.from]),
        ],
        matrix: matrix(graph, here, &set.id.from, &set.id.to, &pairs),
        sources,
        together: together(graph, here, set),
        inferred: inferred::by_source(graph, here, &inferred::between(graph, closure, &set.id)),
        unmapped: unmapped
            .map(|unmapped| UnmappedProvision {
                provision: row::provision_row(graph, here, provision(&unmapped.provision)),
                reason: unmapped.reason.clone(),
            })
            .collect(),
        rejected: rejected.map(|pair| rejected_pair(graph, here, pair)).collect(),
        downloads: vec![
            here.link("CSV", &table),
            here.link("JSON", &url::twin(&here.path)),
            here.link("whole catalog as JSON", url::GRAPH),
        ],
        table,
    }
}

fn rejected_pair(graph: &Graph<'_>, here: &Here, pair: &Rejected) -> RejectedPair {
    let provision = |id: &ProvisionId| graph.provision(id).expect("rejected pairs are resolved");
    let target = provision(&pair.target);
    RejectedPair {
        source: row::provision_link(here, provision(&pair.source)),
        target: RejectedRow {
            other: row::provision_link(here, target),
            other_title: target.title.clone(),
            edition: edition_link(graph, here, target.id.edition()).text,
            reason: pair.reason.clone(),
            cites: row::cites(here, graph.catalog(), &pair.cites),
        },
    }
}

fn together(graph: &Graph<'_>, here: &Here, set: &MappingSet) -> Vec<TogetherRow> {
    let stated = graph.catalog().coverage.iter().filter(|stated| stated.set == set.id);
    let row = |stated: &Coverage| {
        let provision = graph.provision(&stated.provision)?;
        let provision = row::provision_row(graph, here, provision);
        Some(TogetherRow { provision, extent: stated.extent.as_str(), residual: stated.residual.clone() })
    };
    stated.filter_map(row).collect()
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

fn reach(graph: &Graph<'_>, closure: &Closure<'_>, here: &Here, [wanted, have]: [&EditionId; 2]) -> Reach {
    let count = coverage_of(graph, closure, wanted, have);
    let number = |covered: Covered| count.get(&covered).copied().unwrap_or(0);
    Reach {
        edition: edition_link(graph, here, wanted.as_str()),
        by: edition_link(graph, here, have.as_str()),
        covered: number(Covered::Fully),
        partly: number(Covered::Partly),
        inferred: number(Covered::Inferred),
        unmapped: number(Covered::Unmapped),
        not_reviewed: number(Covered::NotReviewed),
        of: count.values().sum(),
    }
}

/// How many provisions of `wanted` that ask for something, at the lowest level, `have` covers how far.
fn coverage_of(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    wanted: &EditionId,
    have: &EditionId,
) -> BTreeMap<Covered, usize> {
    let mut count = BTreeMap::new();
    for provision in graph.provisions(wanted).filter(|provision| graph.is_lowest(provision)) {
        let covers = covers(graph, closure, provision);
        let covered = covers.get(have.as_str()).map_or(Covered::NotReviewed, |cover| cover.covered);
        *count.entry(covered).or_default() += 1;
    }
    count
}
