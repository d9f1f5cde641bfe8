//! The walk over all ways that rule a relation out: compact, because it is the inner loop of inference.

use super::neighbours::Neighbours;
use super::{Graph, compose};
use crate::model::{Relation, Relations};

/// The longest bound that can be asked for. Beyond it, hardly anything follows and the number of ways explodes.
pub const MOST_HOPS: usize = 4;

/// A way, from the first end of its pair to the second.
#[derive(Clone, Copy)]
pub(super) struct Trail {
    pub(super) end: u32,
    pub(super) length: u8,
    pub(super) relations: Relations,
    mappings: [u32; MOST_HOPS],
}

impl Trail {
    pub(super) fn mappings(&self) -> &[u32] {
        &self.mappings[..self.length.into()]
    }
}

/// The walk over all ways that rule something out.
pub(super) struct Walk {
    neighbours: Neighbours,
    /// What follows from possible relations and one more mapping.
    table: Vec<Relations>,
    hops: usize,
    start: u32,
    nodes: Vec<u32>,
    mappings: Vec<u32>,
    found: Vec<Trail>,
}

impl Walk {
    pub(super) fn new(graph: &Graph<'_>, hops: usize) -> Self {
        let sets = Relations::all();
        let compositions =
            sets.flat_map(|set| Relation::ALL.iter().map(move |relation| compose(set, (*relation).into())));
        Self {
            neighbours: Neighbours::new(graph),
            table: compositions.collect(),
            hops,
            start: 0,
            nodes: Vec::new(),
            mappings: Vec::new(),
            found: Vec::new(),
        }
    }

    pub(super) fn provisions(&self) -> u32 {
        self.neighbours.provisions()
    }

    /// The ways that the last start has found.
    pub(super) fn found(&self) -> &[Trail] {
        &self.found
    }

    /// Finds all ways to provisions that come later in the catalog; sorted by end, the shortest first.
    pub(super) fn start(&mut self, start: u32) {
        self.start = start;
        self.found.clear();
        self.on(start, Relations::only(Relation::Equal));
        // Equal keys keep the order in which they were found, which is that of the mappings.
        self.found.sort_by_key(|trail| (trail.end, trail.length));
    }

    fn on(&mut self, here: u32, relations: Relations) {
        self.nodes.push(here);
        for place in 0..self.neighbours.of(here).len() {
            let edge = self.neighbours.of(here)[place];
            let composed = self.table[relations.index() * Relation::ALL.len() + edge.relation as usize];
            // Once everything is possible, it stays so, whatever comes after.
            if composed == Relations::ANY || self.nodes.contains(&edge.to) {
                continue;
            }
            self.mappings.push(edge.mapping);
            if edge.to > self.start {
                let mut mappings = [0; MOST_HOPS];
                mappings[..self.mappings.len()].copy_from_slice(&self.mappings);
                let length = u8::try_from(self.mappings.len()).expect("the bound is small");
                self.found.push(Trail { end: edge.to, length, relations: composed, mappings });
            }
            if self.mappings.len() < self.hops {
                self.on(edge.to, composed);
            }
            self.mappings.pop();
        }
        self.nodes.pop();
    }
}
