//! How long the steps of a run take on the shipped catalog: `cargo bench`.

use std::collections::BTreeMap;
use std::path::Path;

use crosswalk::assess::{assess, assess_for};
use crosswalk::graph::{Closure, Graph, HOPS};
use crosswalk::model::{Date, Relation};
use crosswalk::pipeline::Workspace;

#[path = "../tests/it/synthetic.rs"]
mod synthetic;

fn main() {
    divan::main();
}

fn workspace() -> Workspace {
    Workspace::open(Path::new(env!("CARGO_MANIFEST_DIR")), &[]).expect("the project is a workspace")
}

fn today() -> Date {
    Date::new(2026, 11, 21).expect("a day")
}

#[divan::bench]
fn open() -> Workspace {
    workspace()
}

#[divan::bench]
fn check(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    bencher.bench_local(|| workspace.check(today()));
}

#[divan::bench]
fn build_in_memory(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    bencher.bench_local(|| workspace.build(today()).expect("the project builds"));
}

#[divan::bench]
fn graph(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    bencher.bench_local(|| Graph::new(&workspace.catalog).catalog().provisions.len());
}

#[divan::bench]
fn assess_one_organisation(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    let graph = workspace.graph();
    bencher.bench_local(|| assess(&graph, &workspace.catalog.scopes[0], today()).overall().count());
}

/// So many systems with drawn answers, one in five left open, against every edition in force: all verdicts with their days.
/// Memory grows with systems times rules; `/usr/bin/time -v` around this bench alone shows it.
#[divan::bench(args = [1_000, 10_000], sample_count = 1, sample_size = 1)]
fn assess_at_scale(bencher: divan::Bencher<'_, '_>, systems: usize) {
    let workspace = workspace();
    let catalog = &workspace.catalog;
    let scope = synthetic::scope(catalog, &catalog.scopes[0], systems);
    let graph = workspace.graph();
    let in_force = catalog.editions.iter().filter(|edition| edition.superseded_by.is_none());
    let editions: Vec<_> = in_force.map(|edition| edition.id.clone()).collect();
    bencher.bench_local(|| {
        let assessment = assess_for(&graph, &scope, &editions, today());
        let findings = scope.systems.iter().flat_map(|system| assessment.of_system(&system.id));
        findings.filter(|finding| finding.in_application(assessment.day)).count()
    });
}

#[divan::bench(args = [HOPS, 3, 4])]
fn infer(bencher: divan::Bencher<'_, '_>, hops: usize) {
    let workspace = workspace();
    let graph = workspace.graph();
    bencher.bench_local(|| Closure::new(&graph, hops).len());
}

/// Inference and contradictions over 10,000 provisions and 80,000 mappings, relations shared out as in the catalog.
#[divan::bench]
fn infer_at_scale(bencher: divan::Bencher<'_, '_>) {
    let (provisions, mappings) = (10_000, 80_000);
    let mut numbers = synthetic::Numbers(7);
    let mut pairs = BTreeMap::new();
    while pairs.len() < mappings {
        let (a, b) = (numbers.below(provisions), numbers.below(provisions));
        if a % 16 != b % 16 {
            let relation = match numbers.below(100) {
                0..58 => Relation::Intersects,
                58..81 => Relation::Subset,
                81..94 => Relation::Equal,
                _ => Relation::Superset,
            };
            pairs.entry((a.min(b), a.max(b))).or_insert((a, b, relation));
        }
    }
    let mappings: Vec<_> = pairs.into_values().collect();
    let catalog = synthetic::catalog(16, provisions, &mappings);
    let graph = Graph::new(&catalog);
    bencher.bench_local(|| {
        let closure = Closure::new(&graph, HOPS);
        (closure.len(), closure.conflicts().len())
    });
}
