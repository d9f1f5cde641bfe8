//! Inference against models that share nothing with it: sets of small numbers, and a second implementation.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosswalk::graph::{Closure, Conflict, Graph, HOPS, MOST_HOPS};
use crosswalk::model::{Catalog, Relation, Relations};
use crosswalk::pipeline::Workspace;
use proptest::prelude::*;

use super::synthetic::{self, Numbers, provision_id};
use super::tidy;

/// The relation of two sets of numbers below 32, written as bits; `None` is having nothing in common.
fn relation_of(a: u32, b: u32) -> Option<Relation> {
    match (a & b, a == b) {
        (0, _) => None,
        (_, true) => Some(Relation::Equal),
        (both, _) if both == a => Some(Relation::Subset),
        (both, _) if both == b => Some(Relation::Superset),
        _ => Some(Relation::Intersects),
    }
}

type Names = BTreeSet<&'static str>;

fn name(relation: Option<Relation>) -> &'static str {
    relation.map_or("nothing in common", Relation::as_str)
}

/// What two mappings in a row allow, counted out over all sets of five things.
fn two_in_a_row() -> BTreeMap<(&'static str, &'static str), Names> {
    let mut table: BTreeMap<_, Names> = BTreeMap::new();
    for a in 1..32 {
        for b in 1..32 {
            for c in 1..32 {
                let steps = (name(relation_of(a, b)), name(relation_of(b, c)));
                table.entry(steps).or_default().insert(name(relation_of(a, c)));
            }
        }
    }
    table
}

/// Pairs of different editions without a mapping for which two mappings in a row prove something: by plain loops.
fn two_hops(catalog: &Catalog) -> BTreeMap<(String, String), Names> {
    let table = two_in_a_row();
    let mut mapped = BTreeSet::new();
    let mut onward: BTreeMap<String, Vec<(String, Relation)>> = BTreeMap::new();
    for mapping in &catalog.mappings {
        let (source, target) = (mapping.source.to_string(), mapping.target.to_string());
        mapped.insert((source.clone(), target.clone()));
        mapped.insert((target.clone(), source.clone()));
        onward.entry(source.clone()).or_default().push((target.clone(), mapping.relation));
        onward.entry(target).or_default().push((source, mapping.relation.inverse()));
    }
    let mut left: BTreeMap<(String, String), Names> = BTreeMap::new();
    for (a, steps) in &onward {
        for (b, first) in steps {
            for (c, second) in &onward[b] {
                let allowed = &table[&(first.as_str(), second.as_str())];
                let pair = left.entry((a.clone(), c.clone())).or_insert_with(|| allowed.clone());
                pair.retain(|relation| allowed.contains(relation));
            }
        }
    }
    let edition = |id: &str| id.split('/').next().map(str::to_owned);
    left.retain(|(a, c), relations| {
        edition(a) != edition(c)
            && !mapped.contains(&(a.clone(), c.clone()))
            && !relations.is_empty()
            && !relations.contains("nothing in common")
    });
    left
}

fn inferred(catalog: &Catalog, closure: &Closure<'_>) -> BTreeMap<(String, String), Names> {
    let all = catalog.provisions.iter().flat_map(|provision| closure.from(&provision.id));
    all.map(|inference| {
        let relations = inference.relations.iter().map(Relation::as_str).collect();
        ((inference.source.id.to_string(), inference.target.id.to_string()), relations)
    })
    .collect()
}

#[test]
fn two_hops_on_the_shipped_catalog_are_those_of_plain_loops() {
    let workspace = Workspace::open(&tidy::root(), &[]).expect("the project is a workspace");
    let expected = two_hops(&workspace.catalog);
    assert!(expected.len() > 500, "the comparison is about something");
    let found = inferred(&workspace.catalog, &Closure::new(&workspace.graph(), HOPS));
    assert_eq!(found, expected);
}

#[test]
fn the_shipped_catalog_has_no_contradiction_over_the_default_bound() {
    let workspace = Workspace::open(Path::new(&tidy::root()), &[]).expect("the project is a workspace");
    assert!(Closure::new(&workspace.graph(), HOPS).conflicts().is_empty());
}

/// Provisions as sets of numbers, and mappings that are true of them.
fn true_catalog(seed: u64, provisions: usize, mappings: usize) -> (Vec<u32>, Catalog) {
    let mut numbers = Numbers(seed);
    // Small numbers of bits make all five relations common.
    let sets: Vec<u32> = (0..provisions)
        .map(|_| {
            let size = 1 + numbers.below(4);
            (0..size).fold(0, |set, _| set | 1 << numbers.below(8))
        })
        .collect();
    let mut pairs = BTreeMap::new();
    for _ in 0..mappings {
        let (a, b) = (numbers.below(provisions), numbers.below(provisions));
        if let Some(relation) = relation_of(sets[a], sets[b])
            && a % EDITIONS != b % EDITIONS
        {
            pairs.entry((a.min(b), a.max(b))).or_insert((a, b, relation));
        }
    }
    let mappings: Vec<_> = pairs.into_values().collect();
    (sets, synthetic::catalog(EDITIONS, provisions, &mappings))
}

const EDITIONS: usize = 5;

fn set_of(sets: &[u32], reference: &str) -> u32 {
    sets[reference.parse::<usize>().expect("references are numbers")]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sound: where a model makes all mappings true, it never refutes an inference, and nothing contradicts.
    #[test]
    fn no_model_refutes_an_inference(seed: u64, provisions in 3_usize..=200, degree in 1_usize..=4, hops in 2..=MOST_HOPS) {
        let (sets, catalog) = true_catalog(seed, provisions, provisions * degree);
        let closure = Closure::new(&Graph::new(&catalog), hops);
        prop_assert!(closure.conflicts().is_empty());
        for provision in &catalog.provisions {
            for inference in closure.from(&provision.id) {
                let (a, b) = (inference.source.id.reference(), inference.target.id.reference());
                let truth = relation_of(set_of(&sets, a), set_of(&sets, b));
                let truth = truth.expect("an inference rules out that they have nothing in common");
                prop_assert!(inference.relations.has(truth), "{} {}: {:?}", a, b, inference.relations);
                for path in &inference.paths {
                    prop_assert!(path.relations.has(truth));
                    prop_assert!(path.relations != Relations::ANY, "a way that says nothing is no reason");
                    prop_assert!((2..=hops).contains(&path.steps.len()));
                    prop_assert_eq!(&path.steps[0].from.id, &inference.source.id);
                    prop_assert_eq!(&path.steps[path.steps.len() - 1].to.id, &inference.target.id);
                }
            }
        }
    }

    /// Complete over two mappings: the second implementation finds the same, whatever the relations.
    #[test]
    fn two_hops_on_random_graphs_are_those_of_plain_loops(seed: u64, provisions in 3_usize..=60, mappings in 1_usize..=150) {
        let catalog = random_catalog(seed, provisions, mappings);
        let found = inferred(&catalog, &Closure::new(&Graph::new(&catalog), HOPS));
        prop_assert_eq!(found, two_hops(&catalog));
    }

    /// Both directions say the same, and a longer bound never says less.
    #[test]
    fn directions_agree_and_longer_ways_only_sharpen(seed: u64, provisions in 3_usize..=80, degree in 1_usize..=3) {
        let (_, catalog) = true_catalog(seed, provisions, provisions * degree);
        let graph = Graph::new(&catalog);
        let (short, long) = (Closure::new(&graph, 2), Closure::new(&graph, 3));
        for provision in &catalog.provisions {
            for there in short.from(&provision.id) {
                let back = short.between(&there.target.id, &there.source.id).expect("there is a way back");
                prop_assert_eq!(back.relations, there.relations.inverse());
                prop_assert_eq!(back.paths.len(), there.paths.len());
                let sharper = long.between(&there.source.id, &there.target.id).expect("it still follows");
                prop_assert_eq!(sharper.relations.and(there.relations), sharper.relations);
            }
        }
    }

    /// A reported conflict has no model, and each of its mappings is needed for that.
    #[test]
    fn conflicts_are_real_and_small(seed: u64, provisions in 3_usize..=12, mappings in 3_usize..=20) {
        let catalog = random_catalog(seed, provisions, mappings);
        for conflict in Closure::new(&Graph::new(&catalog), HOPS).conflicts() {
            let statements = statements(conflict);
            prop_assert!(!has_model(&statements));
            for place in 0..statements.len() {
                let mut fewer = statements.clone();
                fewer.remove(place);
                prop_assert!(has_model(&fewer), "a mapping that is not needed is named");
            }
        }
    }
}

/// Any relations, true together or not.
fn random_catalog(seed: u64, provisions: usize, mappings: usize) -> Catalog {
    let mut numbers = Numbers(seed);
    let mut pairs = BTreeMap::new();
    for _ in 0..mappings {
        let (a, b) = (numbers.below(provisions), numbers.below(provisions));
        if a % EDITIONS != b % EDITIONS {
            let relation = Relation::ALL[numbers.below(Relation::ALL.len())];
            pairs.entry((a.min(b), a.max(b))).or_insert((a, b, relation));
        }
    }
    let mappings: Vec<_> = pairs.into_values().collect();
    synthetic::catalog(EDITIONS, provisions, &mappings)
}

type Statement = (String, String, Relation);

fn statements(conflict: &Conflict<'_>) -> Vec<Statement> {
    let mappings = conflict.mappings().into_iter();
    mappings.map(|m| (m.source.to_string(), m.target.to_string(), m.relation)).collect()
}

/// Whether sets of five things can make all statements true: tried out, provision after provision.
fn has_model(statements: &[Statement]) -> bool {
    let names: BTreeSet<&String> = statements.iter().flat_map(|(a, b, _)| [a, b]).collect();
    let names: Vec<_> = names.into_iter().collect();
    let mut sets = BTreeMap::new();
    try_sets(&names, statements, &mut sets)
}

fn try_sets<'n>(
    names: &[&'n String],
    statements: &'n [Statement],
    sets: &mut BTreeMap<&'n String, u32>,
) -> bool {
    let Some((name, rest)) = names.split_first() else { return true };
    for set in 1..32 {
        sets.insert(name, set);
        let holds = |(a, b, relation): &Statement| match (sets.get(a), sets.get(b)) {
            (Some(a), Some(b)) => relation_of(*a, *b) == Some(*relation),
            _ => true,
        };
        if statements.iter().all(holds) && try_sets(rest, statements, sets) {
            return true;
        }
    }
    sets.remove(name);
    false
}

#[test]
fn names_of_synthetic_provisions_are_found() {
    let catalog = synthetic::catalog(2, 3, &[(0, 1, Relation::Equal)]);
    assert_eq!(catalog.provisions.len(), 3);
    assert!(catalog.position(&provision_id(2, 2)).is_some());
}
