//! Mappings of one set that cannot all be true.
//!
//! Two editions are compared, so the shortest way round from A to Y leads over a provision of each side: A–X, B–X, B–Y.
//! What composition makes of these three must leave the stated A–Y possible.

use std::collections::{BTreeMap, BTreeSet};

use super::{Graph, compose};
use crate::model::{Mapping, Relation, Relations, SetId};

/// The smallest set of mappings in conflict: one, and the three that rule it out.
#[derive(Clone, Copy)]
pub struct Contradiction<'c> {
    /// The mapping that is ruled out …
    pub direct: &'c Mapping,
    /// … by these three in a row.
    pub path: [&'c Mapping; 3],
}

/// Every conflict among four mappings of a set, each reported once.
pub fn contradictions<'c>(graph: &Graph<'c>, set: &SetId) -> Vec<Contradiction<'c>> {
    let mappings: Vec<_> = graph.mappings(set).collect();
    let mut by_source: BTreeMap<_, Vec<&'c Mapping>> = BTreeMap::new();
    let mut by_target: BTreeMap<_, Vec<&'c Mapping>> = BTreeMap::new();
    for mapping in &mappings {
        by_source.entry(&mapping.source).or_default().push(mapping);
        by_target.entry(&mapping.target).or_default().push(mapping);
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for direct in &mappings {
        for first in &by_source[&direct.source] {
            for second in &by_target[&first.target] {
                if second.source == direct.source || first.target == direct.target {
                    continue;
                }
                for third in by_source[&second.source].iter().filter(|third| third.target == direct.target) {
                    if possible([first, second, third]).and(direct.relation.into()) != Relations::NONE {
                        continue;
                    }
                    let mut four = [direct, first, second, third].map(|mapping| mapping.origin);
                    four.sort();
                    if seen.insert(four) {
                        found.push(Contradiction { direct, path: [first, second, third] });
                    }
                }
            }
        }
    }
    found
}

fn possible([first, second, third]: [&Mapping; 3]) -> Relations {
    let step = |relation: Relation| Relations::only(relation);
    compose(compose(step(first.relation), step(second.relation.inverse())), step(third.relation))
}
