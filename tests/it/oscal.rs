//! OSCAL documents: the same bytes again, and ids that lead from a statement into a catalog.
//!
//! The files are left in the folder of the build, where `tests/documents/test_oscal.py` reads them with compliance-trestle.

use std::fs;
use std::path::PathBuf;

use crosswalk::export::oscal;
use crosswalk::pipeline::Workspace;
use crosswalk::view::edition_document;
use serde_json::Value;

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, command, text};

#[test]
fn editions_and_statements_become_documents() {
    let workspace = Workspace::open(&root(), &[]).expect("the repository is a workspace");
    let (graph, day) = (workspace.graph(), TODAY.parse().expect("a day"));
    for edition in &workspace.catalog.editions {
        let bytes = oscal::catalog(&edition_document(&graph, edition, day));
        leave("catalogs", edition.id.as_str(), &bytes);
        if edition.id.as_str() == "iso-42001@2023" {
            assert!(bytes == print(&["export", "oscal", "iso-42001"]), "the command prints the same");
        }
    }
    for (scope, system) in [
        ("harbour-hospitals", None),
        ("northbank-lending", None),
        ("quillworks-software", None),
        ("northbank-lending", Some("credit-scoring")),
    ] {
        let folder = format!("examples/{scope}");
        let statement = ["soa", "--integrated", "--format", "oscal", "--scope", &folder];
        let about: Vec<_> = system.iter().flat_map(|id| ["--system", *id]).collect();
        let name = system.map_or_else(|| scope.to_owned(), |id| format!("{scope}-{id}"));
        leave("components", &name, &print(&[&statement, &about[..]].concat()));
    }
}

#[test]
fn ids_stay_and_documents_change_with_their_content() {
    let folder = Folder::small();
    let read = |day: &str| {
        let args = ["soa", "--scope", "scope.toml", "--format", "oscal", "--as-of", day];
        let output = folder.run(&args);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["component-definition"].take()
    };
    let (before, after) = (read("2026-11-21"), read("2026-11-22"));
    assert_ne!(before["uuid"], after["uuid"]);
    assert_eq!(before["metadata"]["last-modified"], "2026-11-21T00:00:00Z");
    let component = |document: &Value| document["components"][0]["uuid"].clone();
    assert_eq!(component(&before), component(&after));
    assert_eq!(component(&before).as_str().map(|uuid| &uuid[14..15]), Some("5"), "OSCAL wants 4 or 5");
}

#[test]
fn only_statements_have_the_format_and_a_wrong_edition_gets_a_hint() {
    let folder = Folder::small();
    for args in [&["risks", "--scope", "scope.toml", "--format", "oscal"][..], &["export", "oscal", "lefd"]] {
        let output = folder.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
    let hint = text(&folder.run(&["export", "oscal", "lefd"]).stderr);
    assert!(hint.contains("did you mean `left`?"), "{hint}");
}

fn print(args: &[&str]) -> Vec<u8> {
    let output = command().args(args).args(["--as-of", TODAY]).current_dir(root()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    output.stdout
}

fn leave(kind: &str, name: &str, bytes: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("documents/oscal").join(kind);
    fs::create_dir_all(&folder).expect("writable");
    fs::write(folder.join(format!("{name}.oscal.json")), bytes).expect("writable");
}
