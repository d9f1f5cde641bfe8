//! How much of each side of a mapping set is mapped, before and after.

use std::collections::BTreeSet;

use super::{Coverage, CoverageChange};
use crate::graph::Graph;
use crate::model::{EditionId, SetId};

pub(super) fn compared(old: &Graph<'_>, new: &Graph<'_>) -> Vec<CoverageChange> {
    let sets =
        |graph: &Graph<'_>| graph.catalog().sets.iter().map(|set| set.id.clone()).collect::<BTreeSet<_>>();
    let (before, now) = (sets(old), sets(new));
    let mut changes = Vec::new();
    for set in before.union(&now) {
        for side in [&set.from, &set.to] {
            let old = before.contains(set).then(|| coverage(old, set, side));
            let new = now.contains(set).then(|| coverage(new, set, side));
            if old != new {
                changes.push(CoverageChange { set: set.to_string(), edition: side.to_string(), old, new });
            }
        }
    }
    changes
}

fn coverage(graph: &Graph<'_>, set: &SetId, side: &EditionId) -> Coverage {
    let mapped: BTreeSet<_> =
        graph.mappings(set).flat_map(|mapping| [&mapping.source, &mapping.target]).collect();
    let statements = graph.catalog().unmapped.iter().filter(|unmapped| unmapped.set == *set);
    let without: BTreeSet<_> = statements.map(|unmapped| &unmapped.provision).collect();
    let mut found = Coverage { mapped: 0, unmapped: 0, not_reviewed: 0, of: 0 };
    for provision in graph.provisions(side).filter(|provision| graph.is_lowest(provision)) {
        found.of += 1;
        if mapped.contains(&provision.id) {
            found.mapped += 1;
        } else if without.contains(&provision.id) {
            found.unmapped += 1;
        } else {
            found.not_reviewed += 1;
        }
    }
    found
}
