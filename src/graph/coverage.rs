//! How far one edition covers a provision of another, and on what that rests.
//!
//! Coverage is an interval, not a percentage: what is fully covered by a mapping or by a stated judgement is the lower
//! bound, everything that is touched at all is the upper one. What is inferred, said to have no counterpart, and not
//! reviewed are told apart.

use std::collections::BTreeMap;

use super::{Closure, Graph, Inference, Link};
use crate::model::{Coverage, Extent, Provision, Relation, SetId, Unmapped};

/// How far, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covered {
    /// Nobody has said anything.
    NotReviewed,
    /// Said to have no counterpart.
    Unmapped,
    /// Nothing is mapped, and an overlap follows from other mappings.
    Inferred,
    /// Something stays to be done.
    Partly,
    /// Nothing stays to be done.
    Fully,
}

/// What an edition contributes to a provision of another one.
#[derive(Clone)]
pub struct Cover<'c> {
    /// How far.
    pub covered: Covered,
    /// Mappings with the provision, or with what it is part of, seen from there.
    pub links: Vec<(&'c Provision, Link<'c>)>,
    /// What the author of a set says of all its mappings together.
    pub stated: Option<&'c Coverage>,
    /// What follows, where nothing is mapped.
    pub inferred: Vec<Inference<'c>>,
    /// Statements that there is no counterpart, for the provision or for what it is part of.
    pub unmapped: Vec<&'c Unmapped>,
}

impl Cover<'_> {
    const fn nothing() -> Self {
        Self {
            covered: Covered::NotReviewed,
            links: Vec::new(),
            stated: None,
            inferred: Vec::new(),
            unmapped: Vec::new(),
        }
    }
}

/// What every other edition contributes to `wanted`, by edition. Editions that contribute nothing are left out.
///
/// A mapping with a whole counts for its parts: what covers an article covers its paragraphs. A partial one does not say
/// which part it touches, so that the parts are partly covered at most.
pub fn covers<'c>(
    graph: &Graph<'c>,
    closure: &Closure<'c>,
    wanted: &'c Provision,
) -> BTreeMap<&'c str, Cover<'c>> {
    let mut covers: BTreeMap<&'c str, Cover<'c>> = BTreeMap::new();
    let ancestors = graph.ancestors(&wanted.id).into_iter().rev().filter(|above| above.force.asks());
    for whole in std::iter::once(wanted).chain(ancestors) {
        for link in graph.links(&whole.id) {
            let cover = covers.entry(link.other.id.edition()).or_insert_with(Cover::nothing);
            cover.links.push((whole, link));
        }
        for unmapped in graph.unmapped(&whole.id) {
            let cover = covers.entry(other_end(&unmapped.set, wanted)).or_insert_with(Cover::nothing);
            cover.unmapped.push(unmapped);
        }
    }
    for stated in graph.stated_coverage(&wanted.id) {
        covers.entry(other_end(&stated.set, wanted)).or_insert_with(Cover::nothing).stated = Some(stated);
    }
    for inference in closure.from(&wanted.id) {
        let cover = covers.entry(inference.target.id.edition()).or_insert_with(Cover::nothing);
        // What is mapped with the whole is nearer than what follows for the part.
        if cover.links.is_empty() {
            cover.inferred.push(inference);
        }
    }
    for cover in covers.values_mut() {
        cover.covered = judged(cover);
    }
    covers
}

fn other_end<'c>(set: &'c SetId, provision: &Provision) -> &'c str {
    if set.from.as_str() == provision.id.edition() { set.to.as_str() } else { set.from.as_str() }
}

fn judged(cover: &Cover<'_>) -> Covered {
    let full =
        |(_, link): &(&Provision, Link<'_>)| matches!(link.relation, Relation::Equal | Relation::Subset);
    let said_full = cover.stated.is_some_and(|stated| stated.extent == Extent::Full);
    if said_full || cover.links.iter().any(full) {
        Covered::Fully
    } else if !cover.links.is_empty() {
        Covered::Partly
    } else if !cover.inferred.is_empty() {
        Covered::Inferred
    } else if !cover.unmapped.is_empty() {
        Covered::Unmapped
    } else {
        Covered::NotReviewed
    }
}
