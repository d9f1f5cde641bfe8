//! What follows from the mappings for pairs that nobody has compared, and which mappings cannot all be true.
//!
//! Every way from one provision to another over at most so many mappings, each read from whichever end it is met, says
//! by composition which relations are possible. What all ways together leave is the answer. It is an inference only where
//! having nothing in common is ruled out; where nothing at all is left, the mappings contradict each other.

use std::collections::BTreeSet;

use super::Graph;
use super::conflict::{Conflict, smallest_conflict};
use super::path::{Path, Step};
use super::walk::{MOST_HOPS, Trail, Walk};
use crate::model::{Catalog, Provision, ProvisionId, Relations};

/// The most mappings in a row that are followed, unless another bound is asked for.
pub const HOPS: usize = 2;

/// What follows for a pair without a mapping of its own.
#[derive(Clone)]
pub struct Inference<'c> {
    /// Compared …
    pub source: &'c Provision,
    /// … with.
    pub target: &'c Provision,
    /// What is left; having nothing in common is not among it.
    pub relations: Relations,
    /// Every way that rules something out, the shortest first.
    pub paths: Vec<Path<'c>>,
}

/// Everything that follows over ways of a bounded length.
pub struct Closure<'c> {
    catalog: &'c Catalog,
    hops: usize,
    pairs: Vec<Pair>,
    trails: Vec<Trail>,
    /// The pairs of every provision, by its position, in the order of the other ends.
    of: Vec<Vec<u32>>,
    conflicts: Vec<Conflict<'c>>,
}

/// An inference; the first end comes before the second in the catalog.
struct Pair {
    ends: [u32; 2],
    relations: Relations,
    first_trail: usize,
    trails: usize,
}

impl<'c> Closure<'c> {
    /// Follows ways of up to `hops` mappings, at least one and at most [`MOST_HOPS`].
    pub fn new(graph: &Graph<'c>, hops: usize) -> Self {
        let catalog = graph.catalog();
        let hops = hops.clamp(1, MOST_HOPS);
        let mut walk = Walk::new(graph, hops);
        let mut closure = Self {
            catalog,
            hops,
            pairs: Vec::new(),
            trails: Vec::new(),
            of: vec![Vec::new(); catalog.provisions.len()],
            conflicts: Vec::new(),
        };
        let mut seen = BTreeSet::new();
        for start in 0..walk.provisions() {
            walk.start(start);
            for trails in walk.found().chunk_by(|one, other| one.end == other.end) {
                closure.judge(start, trails, &mut seen);
            }
        }
        closure.drop_wider_conflicts();
        closure
    }

    /// The bound.
    pub fn hops(&self) -> usize {
        self.hops
    }

    /// What follows for a pair, if it has no mapping and something does.
    pub fn between(&self, source: &ProvisionId, target: &ProvisionId) -> Option<Inference<'c>> {
        let source = position(self.catalog, source)?;
        let target = position(self.catalog, target)?;
        let ends = [source.min(target), source.max(target)];
        let of_source = &self.of[source as usize];
        let pair = of_source.iter().find(|pair| self.pairs[**pair as usize].ends == ends)?;
        Some(self.inference(*pair, source))
    }

    /// All that follows for a provision, in the order of the other ends.
    pub fn from(&self, source: &ProvisionId) -> Vec<Inference<'c>> {
        let Some(source) = position(self.catalog, source) else { return Vec::new() };
        self.of[source as usize].iter().map(|pair| self.inference(*pair, source)).collect()
    }

    /// How many pairs have something that follows.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Nothing follows.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Mappings that cannot all be true, each smallest set once.
    pub fn conflicts(&self) -> &[Conflict<'c>] {
        &self.conflicts
    }

    fn judge(&mut self, start: u32, trails: &[Trail], seen: &mut BTreeSet<Vec<u32>>) {
        let end = trails[0].end;
        let left = trails.iter().fold(Relations::ANY, |left, trail| left.and(trail.relations));
        if left == Relations::NONE {
            let ways = smallest_conflict(trails);
            let mut mappings: Vec<u32> = ways.iter().flat_map(|way| way.mappings().iter().copied()).collect();
            mappings.sort_unstable();
            mappings.dedup();
            if seen.insert(mappings) {
                let provision = |position: u32| &self.catalog.provisions[position as usize];
                self.conflicts.push(Conflict {
                    between: [provision(start), provision(end)],
                    ways: ways.iter().map(|way| self.path(start, way)).collect(),
                });
            }
            return;
        }
        let mapped = trails[0].length == 1;
        if mapped || left.may_be_disjoint() || self.same_edition(start, end) {
            return;
        }
        let number = u32::try_from(self.pairs.len()).expect("fewer than four thousand million");
        for end in [start, end] {
            self.of[end as usize].push(number);
        }
        let first_trail = self.trails.len();
        self.trails.extend_from_slice(trails);
        self.pairs.push(Pair { ends: [start, end], relations: left, first_trail, trails: trails.len() });
    }

    /// Parts of one text are not compared with each other: that is not what a crosswalk is for.
    fn same_edition(&self, one: u32, other: u32) -> bool {
        let edition = |position: u32| self.catalog.provisions[position as usize].id.edition();
        edition(one) == edition(other)
    }

    /// A conflict that contains a smaller one says nothing new.
    fn drop_wider_conflicts(&mut self) {
        let sets: Vec<BTreeSet<_>> = self.conflicts.iter().map(Conflict::origins).collect();
        let wider =
            |set: &BTreeSet<_>| sets.iter().any(|other| other.len() < set.len() && other.is_subset(set));
        let keep: Vec<bool> = sets.iter().map(|set| !wider(set)).collect();
        let mut keep = keep.into_iter();
        self.conflicts.retain(|_| keep.next().unwrap_or(true));
    }

    fn inference(&self, pair: u32, source: u32) -> Inference<'c> {
        let pair = &self.pairs[pair as usize];
        let forward = pair.ends[0] == source;
        let trails = &self.trails[pair.first_trail..pair.first_trail + pair.trails];
        let paths = trails.iter().map(|trail| self.path(pair.ends[0], trail));
        let paths = paths.map(|path| if forward { path } else { path.reversed() }).collect();
        let provision = |position: u32| &self.catalog.provisions[position as usize];
        let [first, second] = pair.ends.map(provision);
        let (source, target) = if forward { (first, second) } else { (second, first) };
        let relations = if forward { pair.relations } else { pair.relations.inverse() };
        Inference { source, target, relations, paths }
    }

    fn path(&self, start: u32, trail: &Trail) -> Path<'c> {
        let mut from = &self.catalog.provisions[start as usize];
        let mut steps = Vec::with_capacity(trail.length.into());
        for mapping in trail.mappings() {
            let step = Step::entered(self.catalog, &self.catalog.mappings[*mapping as usize], from);
            from = step.to;
            steps.push(step);
        }
        Path { steps, relations: trail.relations }
    }
}

impl Inference<'_> {
    /// One relation is left.
    pub fn is_exact(&self) -> bool {
        self.relations.exact().is_some()
    }
}

fn position(catalog: &Catalog, id: &ProvisionId) -> Option<u32> {
    catalog.position(id).and_then(|position| u32::try_from(position).ok())
}
