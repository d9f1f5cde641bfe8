//! The catalog as one typed graph: the tree of each edition, the mappings between them, and what follows from both.
//!
//! In: a resolved [`Catalog`]. Out: answers to questions of the domain. Deliberately missing: judgement of quality (see
//! `check`) and anything about organisations (see `assess`). petgraph stays inside.

mod compose;
mod conflict;
mod coverage;
mod fingerprint;
mod infer;
mod near;
mod neighbours;
mod path;
mod walk;

pub use compose::compose;
pub use conflict::Conflict;
pub use coverage::{Cover, Covered, covers};
pub use fingerprint::{Part, changed_since, seen};
pub use infer::{Closure, HOPS, Inference};
pub use near::{Detour, Near, near};
pub use path::{Path, Step, paths};
pub use walk::MOST_HOPS;

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use petgraph::{Direction, Incoming, Outgoing};

use crate::model::{
    Application, Catalog, Commencement, Coverage, EditionId, Mapping, MappingSet, Provision, ProvisionId,
    Relation, SetId, Unmapped,
};

/// The graph over a catalog. `'c` lives in the catalog.
pub struct Graph<'c> {
    catalog: &'c Catalog,
    /// One node a provision, in catalog order, so that a node's index is the provision's position.
    net: DiGraph<(), Edge>,
    /// The rule that names a provision itself, by position.
    rules: BTreeMap<usize, &'c Application>,
    /// The days that name a provision itself, by position, the earliest first.
    days: BTreeMap<usize, Vec<&'c Commencement>>,
    /// Statements that a provision has no counterpart, by position.
    unmapped: BTreeMap<usize, Vec<&'c Unmapped>>,
    /// Judgements on how far a provision is covered, by position.
    stated: BTreeMap<usize, Vec<&'c Coverage>>,
}

#[derive(Clone, Copy)]
enum Edge {
    /// From a provision to a part of it.
    Part,
    /// From guidance to the control that it helps to carry out.
    Guides,
    /// From source to target of the mapping at that place.
    Mapping(usize),
}

/// A mapping as seen from one of its ends.
#[derive(Clone, Copy)]
pub struct Link<'c> {
    /// The mapping as stored.
    pub mapping: &'c Mapping,
    /// The provision at the other end.
    pub other: &'c Provision,
    /// How this end compares with the other.
    pub relation: Relation,
    /// What the other end still asks of someone who meets this one.
    pub gap: &'c str,
    /// What this end asks beyond the other.
    pub beyond: &'c str,
}

impl<'c> Graph<'c> {
    /// Builds the graph.
    pub fn new(catalog: &'c Catalog) -> Self {
        let mut net = DiGraph::with_capacity(catalog.provisions.len(), catalog.mappings.len());
        for _ in &catalog.provisions {
            net.add_node(());
        }
        let node = |id: &ProvisionId| {
            NodeIndex::new(catalog.position(id).expect("resolved names lead to provisions of the catalog"))
        };
        for provision in &catalog.provisions {
            if let Some(parent) = &provision.parent {
                net.add_edge(node(parent), node(&provision.id), Edge::Part);
            }
            if let Some(guided) = &provision.guides {
                net.add_edge(node(&provision.id), node(guided), Edge::Guides);
            }
        }
        for (position, mapping) in catalog.mappings.iter().enumerate() {
            net.add_edge(node(&mapping.source), node(&mapping.target), Edge::Mapping(position));
        }
        let mut rules = BTreeMap::new();
        for rule in &catalog.applications {
            for (named, _) in &rule.provisions {
                rules.entry(node(named).index()).or_insert(rule);
            }
        }
        let mut days: BTreeMap<usize, Vec<&Commencement>> = BTreeMap::new();
        for day in &catalog.commencements {
            for (named, _) in &day.provisions {
                days.entry(node(named).index()).or_default().push(day);
            }
        }
        for named in days.values_mut() {
            named.sort_by_key(|day| day.from);
        }
        let mut unmapped: BTreeMap<usize, Vec<&Unmapped>> = BTreeMap::new();
        for statement in &catalog.unmapped {
            unmapped.entry(node(&statement.provision).index()).or_default().push(statement);
        }
        let mut stated: BTreeMap<usize, Vec<&Coverage>> = BTreeMap::new();
        for statement in &catalog.coverage {
            stated.entry(node(&statement.provision).index()).or_default().push(statement);
        }
        Self { catalog, net, rules, days, unmapped, stated }
    }

    /// The catalog below.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// The provision of that id.
    pub fn provision(&self, id: &ProvisionId) -> Option<&'c Provision> {
        self.catalog.provision(id)
    }

    /// The provisions that a name may mean, current editions first: a full id, a framework and a reference, or a reference.
    pub fn named(&self, name: &str) -> Vec<&'c Provision> {
        let means = |provision: &&Provision| {
            let id = &provision.id;
            let framework = id.edition().split('@').next().unwrap_or_default();
            name == id.as_str()
                || name.eq_ignore_ascii_case(id.reference())
                || name.split_once('/').is_some_and(|(edition, rest)| {
                    edition == framework && rest.eq_ignore_ascii_case(id.reference())
                })
        };
        let mut found: Vec<_> = self.catalog.provisions.iter().filter(means).collect();
        found.sort_by_key(|provision| {
            self.catalog.edition_of(&provision.id).is_some_and(|edition| edition.superseded_by.is_some())
        });
        found
    }

    /// The provisions of an edition, in the order of the text.
    pub fn provisions(&self, edition: &EditionId) -> impl Iterator<Item = &'c Provision> {
        let edition = edition.as_str().to_owned();
        self.catalog.provisions.iter().filter(move |provision| provision.id.edition() == edition)
    }

    /// The provisions of an edition that are part of no other.
    pub fn roots(&self, edition: &EditionId) -> Vec<&'c Provision> {
        self.provisions(edition).filter(|provision| provision.parent.is_none()).collect()
    }

    /// The parts of a provision, in the order of the text.
    pub fn parts(&self, id: &ProvisionId) -> Vec<&'c Provision> {
        self.neighbours(id, Outgoing, |edge| matches!(edge, Edge::Part))
    }

    /// Whether a provision asks for something that is not asked by parts of it: what is assessed, and counted.
    pub fn is_lowest(&self, provision: &Provision) -> bool {
        provision.force.asks() && !self.parts(&provision.id).iter().any(|part| part.force.asks())
    }

    /// The guidance for a control.
    pub fn guidance(&self, id: &ProvisionId) -> Vec<&'c Provision> {
        self.neighbours(id, Incoming, |edge| matches!(edge, Edge::Guides))
    }

    /// What a provision is a part of, from the top down.
    pub fn ancestors(&self, id: &ProvisionId) -> Vec<&'c Provision> {
        let mut found = Vec::new();
        let mut above = self.provision(id).and_then(|provision| provision.parent.as_ref());
        while let Some(provision) = above.and_then(|id| self.provision(id)) {
            found.push(provision);
            above = provision.parent.as_ref();
        }
        found.reverse();
        found
    }

    /// A provision and everything below it, in the order of the text.
    pub fn within(&self, id: &ProvisionId) -> Vec<&'c Provision> {
        let mut found: Vec<_> = self.provision(id).into_iter().collect();
        for part in self.parts(id) {
            found.extend(self.within(&part.id));
        }
        found
    }

    /// Mappings from or to a provision, seen from it, in the order of the other ends.
    pub fn links(&self, id: &ProvisionId) -> Vec<Link<'c>> {
        let Some(here) = self.catalog.position(id).map(NodeIndex::new) else { return Vec::new() };
        let mut found = Vec::new();
        for direction in [Outgoing, Incoming] {
            for edge in self.net.edges_directed(here, direction) {
                if let Edge::Mapping(position) = *edge.weight() {
                    let mapping = &self.catalog.mappings[position];
                    let other = if direction == Outgoing { edge.target() } else { edge.source() };
                    let other = &self.catalog.provisions[other.index()];
                    found.push((self.catalog.position(&other.id), seen_from(mapping, other, direction)));
                }
            }
        }
        found.sort_by_key(|(position, _)| *position);
        found.into_iter().map(|(_, link)| link).collect()
    }

    /// The applicability rule of a provision: the one that names it, or the nearest provision above it.
    pub fn rule(&self, id: &ProvisionId) -> Option<&'c Application> {
        let own = std::iter::once(id);
        let ancestors = self.ancestors(id);
        let mut upwards = own.chain(ancestors.iter().rev().map(|provision| &provision.id));
        upwards.find_map(|id| self.rules.get(&self.catalog.position(id)?).copied())
    }

    /// The days that concern a provision, the earliest first: those from which it applies, named for it or for the nearest
    /// provision above that has any; and whatever else is named for itself.
    pub fn days(&self, id: &ProvisionId) -> Vec<&'c Commencement> {
        let named = |id: &ProvisionId| {
            let position = self.catalog.position(id)?;
            self.days.get(&position).map(Vec::as_slice)
        };
        let own = named(id).unwrap_or_default();
        let applies = |days: &[&'c Commencement]| days.iter().any(|day| day.milestone.applies());
        let mut found: Vec<_> = own.to_vec();
        if !applies(own) {
            let ancestors = self.ancestors(id);
            let above = ancestors.iter().rev().filter_map(|provision| named(&provision.id));
            let nearest = above.into_iter().find(|days| applies(days)).unwrap_or_default();
            found.extend(nearest.iter().filter(|day| day.milestone.applies()));
        }
        found.sort_by_key(|day| day.from);
        found
    }

    /// The statements that a provision has no counterpart.
    pub fn unmapped(&self, id: &ProvisionId) -> &[&'c Unmapped] {
        self.catalog.position(id).and_then(|position| self.unmapped.get(&position)).map_or(&[], Vec::as_slice)
    }

    /// The judgements on how far all mappings of a set together cover a provision.
    pub fn stated_coverage(&self, id: &ProvisionId) -> &[&'c Coverage] {
        self.catalog.position(id).and_then(|position| self.stated.get(&position)).map_or(&[], Vec::as_slice)
    }

    /// The mappings of a set, in the order of the file.
    pub fn mappings(&self, set: &SetId) -> impl Iterator<Item = &'c Mapping> {
        let set = set.clone();
        self.catalog.mappings.iter().filter(move |mapping| mapping.set == set)
    }

    /// The sets that have this edition on either side.
    pub fn sets_of(&self, edition: &EditionId) -> Vec<&'c MappingSet> {
        self.catalog.sets.iter().filter(|set| set.id.from == *edition || set.id.to == *edition).collect()
    }

    fn neighbours(
        &self,
        id: &ProvisionId,
        direction: Direction,
        wanted: fn(&Edge) -> bool,
    ) -> Vec<&'c Provision> {
        let Some(here) = self.catalog.position(id).map(NodeIndex::new) else { return Vec::new() };
        let edges = self.net.edges_directed(here, direction).filter(|edge| wanted(edge.weight()));
        let mut positions: Vec<_> = edges
            .map(|edge| if direction == Outgoing { edge.target() } else { edge.source() }.index())
            .collect();
        positions.sort_unstable();
        positions.into_iter().map(|position| &self.catalog.provisions[position]).collect()
    }
}

fn seen_from<'c>(mapping: &'c Mapping, other: &'c Provision, direction: Direction) -> Link<'c> {
    match direction {
        Outgoing => {
            Link { mapping, other, relation: mapping.relation, gap: &mapping.gap, beyond: &mapping.beyond }
        }
        Incoming => {
            let relation = mapping.relation.inverse();
            Link { mapping, other, relation, gap: &mapping.beyond, beyond: &mapping.gap }
        }
    }
}
