//! Which mappings lead on from each provision, in either direction: what inference walks along.

use petgraph::visit::EdgeRef;

use super::Graph;
use crate::model::Relation;

/// A mapping as walked from one end.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    /// Position of the provision at the other end.
    pub(super) to: u32,
    /// Position of the mapping.
    pub(super) mapping: u32,
    /// How this end compares with the other.
    pub(super) relation: Relation,
}

/// The edges of every provision, by its position, in the order of the mappings.
pub(super) struct Neighbours(Vec<Vec<Edge>>);

impl Neighbours {
    pub(super) fn new(graph: &Graph<'_>) -> Self {
        let mut edges = vec![Vec::new(); graph.net.node_count()];
        let number = |position: usize| u32::try_from(position).expect("fewer than four thousand million");
        for edge in graph.net.edge_references() {
            let super::Edge::Mapping(position) = *edge.weight() else { continue };
            let relation = graph.catalog.mappings[position].relation;
            let (source, target) = (edge.source().index(), edge.target().index());
            let edge = |to, relation| Edge { to: number(to), mapping: number(position), relation };
            edges[source].push(edge(target, relation));
            edges[target].push(edge(source, relation.inverse()));
        }
        Self(edges)
    }

    pub(super) fn of(&self, position: u32) -> &[Edge] {
        &self.0[position as usize]
    }

    pub(super) fn provisions(&self) -> u32 {
        u32::try_from(self.0.len()).expect("fewer than four thousand million")
    }
}
