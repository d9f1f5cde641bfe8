//! Where the mappings of a crosswalk lie: its provisions by chapter, source against target.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::row::provision_link;
use crate::graph::Graph;
use crate::model::{EditionId, Provision, ProvisionId};

/// Numbers of mappings between groups of provisions.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    /// Groups of targets.
    pub columns: Vec<Group>,
    /// Groups of sources, each with its numbers.
    pub rows: Vec<MatrixRow>,
}

/// A chapter, an annex, a function …
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its page.
    pub link: Link,
    /// Its title.
    pub title: String,
}

/// The numbers of one group of sources.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixRow {
    /// The group.
    pub group: Group,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// Mappings between two groups.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cell {
    /// How many.
    pub number: usize,
    /// How many compared with the fullest cell: 0 for none, 4 for most.
    pub shade: usize,
}

/// More groups than this cannot be taken in at a glance.
const MOST_GROUPS: usize = 24;

pub(super) fn matrix(
    graph: &Graph<'_>,
    here: &Here,
    from: &EditionId,
    to: &EditionId,
    pairs: &[(&ProvisionId, &ProvisionId)],
) -> Matrix {
    let sources: Vec<_> = pairs.iter().map(|(source, _)| *source).collect();
    let targets: Vec<_> = pairs.iter().map(|(_, target)| *target).collect();
    let (rows, columns) = (groups(graph, from, &sources), groups(graph, to, &targets));
    let mut numbers: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (source, target) in pairs {
        if let (Some(row), Some(column)) = (place(graph, &rows, source), place(graph, &columns, target)) {
            *numbers.entry((row, column)).or_default() += 1;
        }
    }
    let most = numbers.values().copied().max().unwrap_or(0);
    let group = |provision: &&Provision| Group {
        link: provision_link(here, provision),
        title: provision.title.clone(),
    };
    let cell = |row: usize, column: usize| {
        let number = numbers.get(&(row, column)).copied().unwrap_or(0);
        Cell { number, shade: (number * 4).div_ceil(most.max(1)) }
    };
    Matrix {
        columns: columns.iter().map(group).collect(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(row, it)| MatrixRow {
                group: group(it),
                cells: (0..columns.len()).map(|column| cell(row, column)).collect(),
            })
            .collect(),
    }
}

/// The chapters that hold the ends; one that holds more than a third of them is split into its parts.
fn groups<'c>(graph: &Graph<'c>, edition: &EditionId, ends: &[&ProvisionId]) -> Vec<&'c Provision> {
    let held = |group: &Provision| ends.iter().filter(|end| lies_in(graph, group, end)).count();
    let mut groups: Vec<_> = graph.roots(edition).into_iter().filter(|root| held(root) > 0).collect();
    loop {
        let splittable = |group: &&&Provision| {
            let parts = graph.parts(&group.id);
            // A mapping with the whole needs the whole as its group.
            let own = ends.iter().any(|end| **end == group.id);
            held(group) * 3 > ends.len() && !own && parts.iter().any(|part| held(part) > 0)
        };
        let Some(place) = groups.iter().position(|group| splittable(&group)) else { return groups };
        let parts = graph.parts(&groups[place].id).into_iter().filter(|part| held(part) > 0);
        let parts: Vec<_> = parts.collect();
        if groups.len() + parts.len() > MOST_GROUPS {
            return groups;
        }
        groups.splice(place..=place, parts);
    }
}

fn place(graph: &Graph<'_>, groups: &[&Provision], end: &ProvisionId) -> Option<usize> {
    groups.iter().position(|group| lies_in(graph, group, end))
}

fn lies_in(graph: &Graph<'_>, group: &Provision, end: &ProvisionId) -> bool {
    group.id == *end || graph.ancestors(end).iter().any(|above| above.id == group.id)
}
