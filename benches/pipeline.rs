//! How long the steps of a run take on the shipped catalog: `cargo bench`.

use std::path::Path;

use crosswalk::assess::assess;
use crosswalk::graph::{Graph, contradictions};
use crosswalk::model::Date;
use crosswalk::pipeline::Workspace;

fn main() {
    divan::main();
}

fn workspace() -> Workspace {
    Workspace::open(Path::new(env!("CARGO_MANIFEST_DIR")), &[]).expect("the project is a workspace")
}

#[divan::bench]
fn open() -> Workspace {
    workspace()
}

#[divan::bench]
fn check(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    let today = Date::new(2026, 11, 21).expect("a day");
    bencher.bench_local(|| workspace.check(today));
}

#[divan::bench]
fn build_in_memory(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    bencher.bench_local(|| workspace.build().expect("the project builds"));
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
    bencher.bench_local(|| assess(&graph, &workspace.catalog.scopes[0]).overall.len());
}

#[divan::bench]
fn find_contradictions(bencher: divan::Bencher<'_, '_>) {
    let workspace = workspace();
    let graph = workspace.graph();
    bencher.bench_local(|| contradictions(&graph, &workspace.catalog.sets[0].id).len());
}
