//! Mappings that cannot all be true.

use std::collections::BTreeSet;

use super::path::Path;
use super::walk::Trail;
use crate::model::{Mapping, Origin, Provision, Relations};

/// Mappings that cannot all be true: as few as show it.
#[derive(Clone)]
pub struct Conflict<'c> {
    /// The provisions for which no relation is left.
    pub between: [&'c Provision; 2],
    /// Ways from the first to the second that exclude each other. A mapping of the two is a way of one step.
    pub ways: Vec<Path<'c>>,
}

impl<'c> Conflict<'c> {
    /// The mappings of all ways, each once, in the order of the catalog.
    pub fn mappings(&self) -> Vec<&'c Mapping> {
        let mut mappings: Vec<_> =
            self.ways.iter().flat_map(|way| way.steps.iter().map(|step| step.mapping)).collect();
        mappings.sort_by_key(|mapping| mapping.origin);
        mappings.dedup_by_key(|mapping| mapping.origin);
        mappings
    }

    pub(super) fn origins(&self) -> BTreeSet<Origin> {
        self.mappings().into_iter().map(|mapping| mapping.origin).collect()
    }
}

/// As few ways as leave nothing possible, preferring short ones.
pub(super) fn smallest_conflict(trails: &[Trail]) -> Vec<Trail> {
    let empty = |chosen: &[Trail]| {
        chosen.iter().fold(Relations::ANY, |left, trail| left.and(trail.relations)) == Relations::NONE
    };
    // Of ways that say the same, the shortest will do, and comes first.
    let mut said: Vec<Trail> = Vec::new();
    for trail in trails {
        if !said.iter().any(|other| other.relations == trail.relations) {
            said.push(*trail);
        }
    }
    let length = |ways: &[Trail]| ways.iter().map(|way| usize::from(way.length)).sum::<usize>();
    let mut two: Vec<Vec<Trail>> = Vec::new();
    for (place, one) in said.iter().enumerate() {
        two.extend(said[place + 1..].iter().map(|other| vec![*one, *other]).filter(|ways| empty(ways)));
    }
    if let Some(shortest) = two.into_iter().min_by_key(|ways| length(ways)) {
        return shortest;
    }
    // No two exclude each other: leave out, from the longest, whatever is not needed.
    for place in (0..said.len()).rev() {
        let mut fewer = said.clone();
        fewer.remove(place);
        if empty(&fewer) {
            said = fewer;
        }
    }
    said
}
