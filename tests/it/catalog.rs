//! The shipped catalog and the shipped examples: complete, clean, and as counted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crosswalk::model::{Catalog, Relation};
use crosswalk::pipeline::Workspace;

use crate::tidy::root;
use crate::workspace::{TODAY, command, text};

pub(crate) fn shipped() -> Workspace {
    Workspace::open(&root(), &[]).expect("the project is a workspace")
}

#[test]
fn the_shipped_catalog_and_examples_are_clean() {
    let output = command().args(["check", "--strict"]).current_dir(root()).output().expect("runs");
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    assert!(output.stdout.is_empty());
}

/// `tests/fixtures/counts.tsv`: edition, kind, number. Every kind of every edition, in both directions.
#[test]
fn provisions_are_as_counted() {
    let table = fs::read_to_string(root().join("tests/fixtures/counts.tsv")).expect("the table is there");
    let expected: BTreeMap<(String, String), usize> = table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<_> = line.split('\t').collect();
            ((cells[0].to_owned(), cells[1].to_owned()), cells[2].parse().expect("a number"))
        })
        .collect();
    let mut found = BTreeMap::new();
    for provision in &shipped().catalog.provisions {
        *found.entry((provision.id.edition().to_owned(), provision.kind.to_string())).or_insert(0) += 1;
    }
    assert_eq!(found, expected);
}

/// `tests/fixtures/dates.tsv`: day, what happens, number of readings where it is uncertain, name. In both directions.
#[test]
fn days_are_as_listed() {
    let table = fs::read_to_string(root().join("tests/fixtures/dates.tsv")).expect("the table is there");
    let expected: Vec<_> = table.lines().skip(1).map(str::to_owned).collect();
    let mut found: Vec<_> = shipped()
        .catalog
        .commencements
        .iter()
        .map(|day| format!("{}\t{}\t{}\t{}", day.from, day.milestone, day.readings.len(), day.id))
        .collect();
    found.sort();
    let mut sorted = expected.clone();
    sorted.sort();
    assert_eq!(found, sorted);
}

#[test]
fn every_provision_that_asks_has_themes_and_stages_and_a_summary_of_its_own() {
    let catalog = shipped().catalog;
    let mut seen = BTreeMap::new();
    // What stands unchanged in the next edition is told there.
    for provision in catalog.provisions.iter().filter(|provision| !provision.unchanged) {
        if provision.force.asks() {
            assert!(!provision.themes.is_empty(), "{} has no theme", provision.id);
            assert!(!provision.stages.is_empty(), "{} has no stage", provision.id);
        }
        let twin = seen.insert(provision.summary.clone(), &provision.id);
        assert!(twin.is_none(), "{} and {twin:?} have the same summary", provision.id);
    }
    for theme in &catalog.themes {
        assert!(catalog.provisions.iter().any(|p| p.themes.contains(&theme.id)), "{} is empty", theme.id);
    }
}

/// Sets in which every provision of both sides is mapped or said to have no counterpart.
const COMPLETE_SETS: &[&str] = &["nist-ai-rmf@1.0--iso-42001@2023"];

#[test]
fn the_crosswalk_answers_for_every_provision_of_both_sides() {
    let catalog = shipped().catalog;
    for set in catalog.sets.iter().filter(|set| COMPLETE_SETS.contains(&set.id.to_string().as_str())) {
        let mapped: BTreeSet<_> = catalog
            .mappings
            .iter()
            .filter(|mapping| mapping.set == set.id)
            .flat_map(|mapping| [&mapping.source, &mapping.target])
            .chain(catalog.unmapped.iter().filter(|u| u.set == set.id).map(|unmapped| &unmapped.provision))
            .collect();
        let parents: BTreeSet<_> = catalog.provisions.iter().filter_map(|p| p.parent.as_ref()).collect();
        for provision in &catalog.provisions {
            let side = [set.id.from.as_str(), set.id.to.as_str()].contains(&provision.id.edition());
            let lowest = provision.force.asks() && !parents.contains(&provision.id);
            assert!(
                !side || !lowest || mapped.contains(&provision.id),
                "{} is left out of {}",
                provision.id,
                set.id
            );
        }
    }
}

/// The 280 published pairs are all accounted for: taken over, or rejected with a reason.
#[test]
fn no_published_pair_is_dropped() {
    let catalog = shipped().catalog;
    let source = "nist-airc-ai-rmf-iso-42001";
    let taken = catalog.mappings.iter().filter(|m| m.cites.iter().any(|id| id.as_str() == source));
    let rejected = catalog.rejected.iter().filter(|r| r.cites.iter().any(|id| id.as_str() == source));
    let pairs: BTreeSet<_> = taken
        .map(|m| (m.source.clone(), m.target.clone()))
        .chain(rejected.map(|r| (r.source.clone(), r.target.clone())))
        .collect();
    assert_eq!(pairs.len(), 280);
}

#[test]
fn mappings_say_what_they_mean() {
    let catalog = shipped().catalog;
    assert!(share(&catalog, Relation::Intersects) < 0.85, "`intersects` is the last resort");
    for texts in [
        catalog.mappings.iter().map(|m| m.reason.as_str()).collect::<Vec<_>>(),
        catalog.mappings.iter().map(|m| m.gap.as_str()).filter(|gap| !gap.is_empty()).collect(),
        catalog.mappings.iter().map(|m| m.beyond.as_str()).filter(|beyond| !beyond.is_empty()).collect(),
        catalog.rejected.iter().map(|r| r.reason.as_str()).collect(),
    ] {
        let distinct: BTreeSet<_> = texts.iter().collect();
        assert_eq!(distinct.len(), texts.len(), "two texts are the same");
    }
}

fn share(catalog: &Catalog, relation: Relation) -> f64 {
    let number = catalog.mappings.iter().filter(|mapping| mapping.relation == relation).count();
    f64::from(u32::try_from(number).expect("few"))
        / f64::from(u32::try_from(catalog.mappings.len()).expect("few"))
}

#[test]
fn the_example_statement_answers_for_all_38_controls() {
    let scope = "examples/harbour-hospitals/scope.toml";
    let args = ["soa", "--scope", scope, "--format", "json", "--as-of", TODAY];
    let output = command().args(args).current_dir(root()).output().expect("runs");
    let statement: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = statement["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 38);
    for row in rows {
        for column in ["provision", "title", "verdict", "reason", "rule", "implementation", "owner"] {
            assert!(row[column].as_str().is_some_and(|text| !text.is_empty()), "{column} of {row}");
        }
        assert!(row["facts"].as_array().is_some_and(|facts| !facts.is_empty()), "facts of {row}");
        assert!(row["reason"].as_str().is_some_and(|reason| reason.chars().count() > 60), "reason of {row}");
    }
}

/// Proportionality: the lower the risk, the shorter the checklist, and every exclusion says why.
#[test]
fn a_low_risk_system_has_a_shorter_checklist_than_a_high_risk_one() {
    let list = |system: &str| -> serde_json::Value {
        let scope = "examples/harbour-hospitals/scope.toml";
        let args = ["checklist", system, "--scope", scope, "--format", "json", "--as-of", TODAY];
        let output = command().args(args).current_dir(root()).output().expect("runs");
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    let (low, high) = (list("guideline-search"), list("triage-assistant"));
    let length = |list: &serde_json::Value| list["provisions"].as_array().map_or(0, Vec::len);
    assert!(length(&low) + 15 < length(&high), "{} against {}", length(&low), length(&high));
    for row in low["excluded"].as_array().expect("excluded") {
        assert!(row["reasons"][0].as_str().is_some_and(|reason| reason.chars().count() >= 40), "{row}");
    }
}
