//! What the two catalogs say: editions, provisions, mappings, statements, contradictions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ContradictionChanges, Edit, Edited, EditionChanges, MappingChanges, Named, NamedMapping,
    ProvisionChanges, Relabelled, Reworded, RewordedStatement, UnmappedChanges, UnmappedStatement,
};
use crate::graph::{Closure, Graph, HOPS};
use crate::model::{Edition, Mapping, Provision, Unmapped};

pub(super) fn editions(old: &Graph<'_>, new: &Graph<'_>) -> EditionChanges {
    let found = sort_out(&old.catalog().editions, &new.catalog().editions, |edition| edition.id.clone());
    let named = |edition: &&Edition| Named { id: edition.id.to_string(), title: edition.title.clone() };
    EditionChanges {
        added: found.added.iter().map(named).collect(),
        removed: found.removed.iter().map(named).collect(),
    }
}

pub(super) fn provisions(old: &Graph<'_>, new: &Graph<'_>) -> ProvisionChanges {
    let found = sort_out(&old.catalog().provisions, &new.catalog().provisions, |p| p.id.clone());
    let named =
        |provision: &&Provision| Named { id: provision.id.to_string(), title: provision.title.clone() };
    let edited = |(old, new): &(&Provision, &Provision)| {
        let edits = edits([
            ("title", old.title.clone(), new.title.clone()),
            ("summary", old.summary.clone(), new.summary.clone()),
            ("force", old.force.to_string(), new.force.to_string()),
        ]);
        (!edits.is_empty()).then(|| Edited { id: new.id.to_string(), edits })
    };
    ProvisionChanges {
        added: found.added.iter().map(named).collect(),
        removed: found.removed.iter().map(named).collect(),
        changed: found.both.iter().filter_map(edited).collect(),
    }
}

pub(super) fn mappings(old: &Graph<'_>, new: &Graph<'_>) -> MappingChanges {
    let found = sort_out(&old.catalog().mappings, &new.catalog().mappings, Mapping::id);
    let ends = |mapping: &Mapping| (mapping.source.to_string(), mapping.target.to_string());
    let named = |mapping: &&Mapping| {
        let (source, target) = ends(mapping);
        NamedMapping { id: mapping.id(), source, target, relation: mapping.relation.as_str() }
    };
    let relabelled = |(old, new): &(&Mapping, &Mapping)| {
        let (source, target) = ends(new);
        let (old, new, id) = (old.relation, new.relation, new.id());
        (old != new).then(|| Relabelled { id, source, target, old: old.as_str(), new: new.as_str() })
    };
    let reworded = |(old, new): &(&Mapping, &Mapping)| {
        let edits = edits([
            ("rationale", old.rationale.to_string(), new.rationale.to_string()),
            ("strength", old.strength.get().to_string(), new.strength.get().to_string()),
            ("reason", old.reason.clone(), new.reason.clone()),
            ("gap", old.gap.clone(), new.gap.clone()),
            ("beyond", old.beyond.clone(), new.beyond.clone()),
            ("cites", cites(old), cites(new)),
        ]);
        let (source, target) = ends(new);
        (!edits.is_empty()).then(|| Reworded { id: new.id(), source, target, edits })
    };
    MappingChanges {
        added: found.added.iter().map(named).collect(),
        removed: found.removed.iter().map(named).collect(),
        relabelled: found.both.iter().filter_map(relabelled).collect(),
        reworded: found.both.iter().filter_map(reworded).collect(),
    }
}

fn cites(mapping: &Mapping) -> String {
    mapping.cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn unmapped(old: &Graph<'_>, new: &Graph<'_>) -> UnmappedChanges {
    let key = |unmapped: &Unmapped| (unmapped.set.clone(), unmapped.provision.clone());
    let found = sort_out(&old.catalog().unmapped, &new.catalog().unmapped, key);
    let statement = |unmapped: &&Unmapped| UnmappedStatement {
        provision: unmapped.provision.to_string(),
        set: unmapped.set.to_string(),
        reason: unmapped.reason.clone(),
    };
    let reworded = found.both.iter().filter(|(old, new)| old.reason != new.reason);
    UnmappedChanges {
        added: found.added.iter().map(statement).collect(),
        removed: found.removed.iter().map(statement).collect(),
        reworded: reworded
            .map(|(old, new)| RewordedStatement {
                provision: new.provision.to_string(),
                set: new.set.to_string(),
                old: old.reason.clone(),
                new: new.reason.clone(),
            })
            .collect(),
    }
}

pub(super) fn contradictions(old: &Graph<'_>, new: &Graph<'_>) -> ContradictionChanges {
    let (old, new) = (conflicts(old), conflicts(new));
    ContradictionChanges {
        new: new.difference(&old).cloned().collect(),
        gone: old.difference(&new).cloned().collect(),
    }
}

/// Each conflict as the sorted ids of its mappings.
fn conflicts(graph: &Graph<'_>) -> BTreeSet<Vec<String>> {
    let closure = Closure::new(graph, HOPS);
    let names = closure.conflicts().iter().map(|conflict| {
        let mut ids: Vec<_> = conflict.mappings().into_iter().map(Mapping::id).collect();
        ids.sort();
        ids
    });
    names.collect()
}

/// What only one of two lists has, and what both have.
struct SortedOut<'t, T> {
    added: Vec<&'t T>,
    removed: Vec<&'t T>,
    both: Vec<(&'t T, &'t T)>,
}

fn sort_out<'t, T, K: Ord>(old: &'t [T], new: &'t [T], key: impl Fn(&T) -> K) -> SortedOut<'t, T> {
    let before: BTreeMap<K, &T> = old.iter().map(|one| (key(one), one)).collect();
    let now: BTreeSet<K> = new.iter().map(&key).collect();
    let mut found = SortedOut { added: Vec::new(), removed: Vec::new(), both: Vec::new() };
    for one in new {
        match before.get(&key(one)) {
            Some(earlier) => found.both.push((*earlier, one)),
            None => found.added.push(one),
        }
    }
    found.removed = old.iter().filter(|one| !now.contains(&key(one))).collect();
    found
}

/// The values that differ.
fn edits<const N: usize>(values: [(&'static str, String, String); N]) -> Vec<Edit> {
    let differ = values.into_iter().filter(|(_, old, new)| old != new);
    differ.map(|(key, old, new)| Edit { key, old, new }).collect()
}
