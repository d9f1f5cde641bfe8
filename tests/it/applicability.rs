//! What the shipped examples have to meet, and from when: by the checklists that their owners print.

use std::fs;

use serde_json::Value;

use crate::tidy::root;
use crate::workspace::{command, text};

fn checklist(scope: &str, system: &str, day: &str) -> Value {
    let scope = format!("examples/{scope}");
    let args = [
        "checklist",
        system,
        "--scope",
        &scope,
        "--framework",
        "eu-ai-act",
        "--format",
        "json",
        "--as-of",
        day,
    ];
    let output = command().args(args).current_dir(root()).output().expect("runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn provision<'l>(list: &'l Value, reference: &str) -> &'l Value {
    let id = format!("eu-ai-act@2026-07-27/{reference}");
    let rows = list["provisions"].as_array().expect("provisions");
    rows.iter().find(|row| row["id"] == id.as_str()).unwrap_or_else(|| panic!("no {id}"))
}

/// Scope, system, provision, the day from which it is in application, and the day before. A whole and its parts agree.
#[test]
fn duties_begin_on_their_day_and_not_before() {
    for (scope, system, reference, before, day) in [
        ("harbour-hospitals", "shift-allocation", "Art.9", "2027-12-01", "2027-12-02"),
        ("harbour-hospitals", "shift-allocation", "Art.9(2)(a)", "2027-12-01", "2027-12-02"),
        ("quillworks-software", "cv-ranking", "Art.9", "2027-12-01", "2027-12-02"),
        ("harbour-hospitals", "sepsis-warning", "Art.9", "2028-08-01", "2028-08-02"),
        ("harbour-hospitals", "sepsis-warning", "Art.9(2)(a)", "2028-08-01", "2028-08-02"),
        ("northbank-lending", "credit-scoring", "Art.5(1)(ba)", "2026-12-01", "2026-12-02"),
        ("northbank-lending", "credit-scoring", "Art.5(1)(bb)", "2026-12-01", "2026-12-02"),
    ] {
        for (asked, in_application) in [(before, false), (day, true)] {
            let list = checklist(scope, system, asked);
            let row = provision(&list, reference);
            let found = (row["verdict"].as_str(), row["in_application"].as_bool(), row["from"].as_str());
            assert_eq!(
                found,
                (Some("applies"), Some(in_application), Some(day)),
                "{system} {reference} on {asked}"
            );
        }
    }
}

/// Every verdict of every system in every framework has a reason of substance, and names its rule.
#[test]
fn every_verdict_of_every_example_says_why() {
    let mut looked_at = 0;
    for scope in ["harbour-hospitals", "northbank-lending", "quillworks-software"] {
        let folder = root().join(format!("examples/{scope}/systems"));
        for entry in fs::read_dir(folder).expect("the example is a folder") {
            let file = entry.expect("listable").file_name().to_string_lossy().into_owned();
            let system = file.trim_end_matches(".toml");
            let named = format!("examples/{scope}");
            let args = ["checklist", system, "--scope", &named, "--format", "json"];
            let output = command().args(args).current_dir(root()).output().expect("runs");
            let list: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            for row in list["provisions"].as_array().expect("provisions") {
                let reasons = row["reasons"].as_array().expect("reasons");
                let substance =
                    reasons.iter().all(|it| it.as_str().is_some_and(|it| it.chars().count() >= 40));
                assert!(substance && !reasons.is_empty(), "{system}: {row}");
                assert!(row["rule"].as_str().is_some_and(|rule| rule.contains('#')), "{system}: {row}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 3_000, "{looked_at} verdicts");
}
