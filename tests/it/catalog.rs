//! The shipped catalog and the shipped examples: complete, clean, and as counted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crosswalk::model::{Mapping, Relation};
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

/// In every set but the transitions from one edition to the next, each provision that asks for something, at the lowest
/// level of either side, is mapped, is part of something that is, or is said to have no counterpart.
#[test]
fn every_crosswalk_answers_for_every_provision() {
    let workspace = shipped();
    let (catalog, graph) = (&workspace.catalog, workspace.graph());
    let mut silent = Vec::new();
    for set in catalog.sets.iter().filter(|set| set.id.from.framework() != set.id.to.framework()) {
        let unmapped = catalog.unmapped.iter().filter(|unmapped| unmapped.set == set.id);
        let mapped = graph.mappings(&set.id).flat_map(|mapping| [&mapping.source, &mapping.target]);
        let answered: BTreeSet<_> = mapped.chain(unmapped.map(|unmapped| &unmapped.provision)).collect();
        for side in [&set.id.from, &set.id.to] {
            for provision in graph.provisions(side).filter(|provision| graph.is_lowest(provision)) {
                let above = graph.ancestors(&provision.id);
                let mut whole = above.iter().map(|above| &above.id).chain([&provision.id]);
                if !whole.any(|id| answered.contains(id)) {
                    silent.push(format!("{} in {}", provision.id, set.id));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{} are left out:\n{}", silent.len(), silent.join("\n"));
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
    let number = |wanted: &dyn Fn(&Mapping) -> bool| catalog.mappings.iter().filter(|m| wanted(m)).count();
    let all = catalog.mappings.len();
    assert!(all >= 1_200, "{all} mappings");
    let intersects = number(&|m| m.relation == Relation::Intersects);
    assert!(intersects * 4 <= all * 3, "`intersects` is the last resort: {intersects} of {all}");
    let partial = |m: &Mapping| m.relation != Relation::Equal;
    let told = number(&|m| partial(m) && !(m.gap.is_empty() && m.beyond.is_empty()));
    assert!(told * 10 >= number(&partial) * 9, "partial mappings say what is left");
    let pair = |m: &Mapping| {
        let mut ends = [m.source.clone(), m.target.clone()];
        ends.sort();
        ends
    };
    let pairs: BTreeSet<_> = catalog.mappings.iter().map(pair).collect();
    assert_eq!(pairs.len(), all, "no pair is stated twice, in either direction");
    for texts in [
        catalog.mappings.iter().map(|m| m.reason.as_str()).collect::<Vec<_>>(),
        catalog.mappings.iter().map(|m| m.gap.as_str()).filter(|gap| !gap.is_empty()).collect(),
        catalog.mappings.iter().map(|m| m.beyond.as_str()).filter(|beyond| !beyond.is_empty()).collect(),
        catalog.rejected.iter().map(|r| r.reason.as_str()).collect(),
        catalog.unmapped.iter().map(|u| u.reason.as_str()).collect(),
        catalog.coverage.iter().map(|c| c.residual.as_str()).filter(|left| !left.is_empty()).collect(),
    ] {
        let distinct: BTreeSet<_> = texts.iter().collect();
        assert_eq!(distinct.len(), texts.len(), "two texts are the same");
    }
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
    let rows = |list: &serde_json::Value, verdict: &str| {
        let rows = list["provisions"].as_array().expect("provisions").clone();
        rows.into_iter().filter(|row| row["verdict"] == verdict).collect::<Vec<_>>()
    };
    let (less, more) = (rows(&low, "applies").len(), rows(&high, "applies").len());
    assert!(less + 15 < more, "{less} against {more}");
    let tasks = |list: &serde_json::Value| list["tasks"].as_array().map_or(0, Vec::len);
    assert!(tasks(&low) * 3 < tasks(&high) * 2, "{} tasks against {}", tasks(&low), tasks(&high));
    assert!(low["spared"].as_array().is_some_and(|spared| spared.len() > 30), "what is spared is named");
    for row in rows(&low, "excluded") {
        assert!(row["reasons"][0].as_str().is_some_and(|reason| reason.chars().count() >= 40), "{row}");
    }
}
