//! Composition of relations: what follows for A and C from A–B and B–C.
//!
//! Provisions are compared as sets of what they ask for. None of these sets is empty, so exactly one of the five base
//! relations of RCC-5 holds between any two, and the composition table is the one of Bennett (1994), which the property
//! tests recompute from small sets.

use crate::model::{Relation, Relations};

/// A base relation; `None` is having nothing in common.
type Base = Option<Relation>;

const BASES: [Base; 5] = [
    Some(Relation::Equal),
    Some(Relation::Subset),
    Some(Relation::Superset),
    Some(Relation::Intersects),
    None,
];

/// All relations that A and C may have.
pub fn compose(a_to_b: Relations, b_to_c: Relations) -> Relations {
    let mut possible = Relations::NONE;
    for first in BASES.into_iter().filter(|base| has(a_to_b, *base)) {
        for second in BASES.into_iter().filter(|base| has(b_to_c, *base)) {
            possible = possible.or(compose_bases(first, second));
        }
    }
    possible
}

fn compose_bases(first: Base, second: Base) -> Relations {
    use Relation::{Equal, Intersects, Subset, Superset};
    let set = |bases: &[Base]| bases.iter().fold(Relations::NONE, |found, base| found.or(single(*base)));
    match (first, second) {
        (Some(Equal), other) | (other, Some(Equal)) => single(other),
        (Some(Subset), Some(Subset)) => single(Some(Subset)),
        (Some(Superset), Some(Superset)) => single(Some(Superset)),
        (Some(Subset), None) | (None, Some(Superset)) => single(None),
        // B lies in both, so they have at least B in common.
        (Some(Superset), Some(Subset)) => set(&[Some(Equal), Some(Subset), Some(Superset), Some(Intersects)]),
        (Some(Superset), Some(Intersects)) => set(&[Some(Superset), Some(Intersects)]),
        (Some(Intersects), Some(Subset)) => set(&[Some(Subset), Some(Intersects)]),
        (Some(Subset), Some(Intersects)) | (None, Some(Subset | Intersects)) => {
            set(&[Some(Subset), Some(Intersects), None])
        }
        (Some(Intersects), Some(Superset) | None) | (Some(Superset), None) => {
            set(&[Some(Superset), Some(Intersects), None])
        }
        (Some(Subset), Some(Superset)) | (Some(Intersects), Some(Intersects)) | (None, None) => {
            Relations::ANY
        }
    }
}

fn single(base: Base) -> Relations {
    base.map_or(Relations::DISJOINT, Relations::only)
}

fn has(relations: Relations, base: Base) -> bool {
    relations.and(single(base)) != Relations::NONE
}
