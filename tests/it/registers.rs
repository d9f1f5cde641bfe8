//! Registers of an organisation, as they are printed: risks, readiness, records.
//!
//! The workspace is `tests/fixtures/registers`. `SNAPSHOTS=overwrite` writes `tests/golden/registers` anew.

use std::path::Path;

use snapbox::{Assert, Data};

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, copy, text};

fn registers() -> Folder {
    let folder = Folder::new();
    copy(&root().join("tests/fixtures/registers"), folder.path());
    folder
}

fn run(folder: &Folder, args: &[&str]) -> String {
    let output = folder.run(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn check(args: &[&str], golden: &str) {
    let found = run(&registers(), args);
    let file = root().join("tests/golden/registers").join(golden);
    // Markdown and CSV hold what redactions of snapbox would take for patterns.
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(found).raw(), Data::read_from(&file, None).raw());
    assert!(Path::new(&file).exists());
}

#[test]
fn registers_are_as_recorded_in_every_format() {
    for command in ["risks", "readiness", "records"] {
        for (format, ending) in [("markdown", "md"), ("csv", "csv"), ("json", "json")] {
            let args = [command, "--scope", "org", "--as-of", TODAY, "--format", format];
            check(&args, &format!("{command}.{ending}"));
        }
    }
}

#[test]
fn risks_of_one_system_are_ranked_among_themselves() {
    let folder = registers();
    let args = ["risks", "--scope", "org", "--system", "mixer", "--format", "json"];
    let found: serde_json::Value = serde_json::from_str(&run(&folder, &args)).expect("JSON");
    let risks = found["risks"].as_array().expect("a list");
    assert_eq!(risks.len(), 1);
    assert_eq!((&risks[0]["id"], &risks[0]["inherent"]["rank"]), (&"R-02".into(), &1.into()));
    assert_eq!(found["losses"][0]["annual_loss_expectancy"], 3_703.5);
    let wrong = folder.run(&["risks", "--scope", "org", "--system", "mixr"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("did you mean `mixer`?"), "{}", text(&wrong.stderr));
}

#[test]
fn the_day_decides_what_is_overdue_and_what_is_approved() {
    let folder = registers();
    let kinds = |day: &str| -> Vec<String> {
        let args = ["risks", "--scope", "org", "--as-of", day, "--format", "json"];
        let found: serde_json::Value = serde_json::from_str(&run(&folder, &args)).expect("JSON");
        let of_third = |finding: &&serde_json::Value| finding["risk"] == "R-03";
        let findings = found["findings"].as_array().expect("a list").iter().filter(of_third);
        findings.map(|finding| finding["kind"].as_str().expect("a word").to_owned()).collect()
    };
    let with = |more: &[&str]| -> Vec<String> {
        let always = ["control-not-begun"];
        more.iter().chain(&always).map(|kind| (*kind).to_owned()).collect()
    };
    assert_eq!(kinds("2026-10-31"), with(&["not-approved"]));
    assert_eq!(kinds("2026-11-21"), with(&[]));
    assert_eq!(kinds("2026-11-22"), with(&["review-overdue"]));
}

#[test]
fn readiness_grows_with_what_is_recorded() {
    let folder = registers();
    let missing = |folder: &Folder| -> Vec<String> {
        let args = ["readiness", "--scope", "org", "--as-of", TODAY, "--format", "json"];
        let found: serde_json::Value = serde_json::from_str(&run(folder, &args)).expect("JSON");
        assert_eq!(found["standards"][0]["stage_2"], false);
        let rows = found["stage_2"].as_array().expect("a list").iter().filter(|row| row["met"] == false);
        rows.map(|row| row["what"].as_str().expect("words").to_owned()).collect()
    };
    let before = missing(&folder);
    for what in
        ["internal audit within 366 days", "management review within 366 days", "nonconformities closed"]
    {
        assert!(before.iter().any(|row| row == what), "{what} in {before:?}");
    }
    folder.edit("org/records.toml", "date = 2025-09-01", "date = 2025-11-20");
    folder.edit(
        "org/records.toml",
        "date = 2025-09-02\ndue = 2026-10-31",
        "date = 2025-09-02\nclosed = 2026-10-31",
    );
    let after = missing(&folder);
    assert!(
        !after.iter().any(|row| row.contains("internal audit") || row == "nonconformities closed"),
        "{after:?}"
    );
    assert!(after.iter().any(|row| row.contains("management review")));
}

#[test]
fn what_is_not_there_is_said_and_not_counted_as_done() {
    let folder = registers();
    for part in ["risks", "records", "evidence", "implementation"] {
        folder.write(&format!("org/{part}.toml"), "");
    }
    assert!(run(&folder, &["risks", "--scope", "org"]).contains("no risk can be rated"));
    assert!(run(&folder, &["records", "--scope", "org"]).contains("No management review is recorded."));
    let readiness = run(&folder, &["readiness", "--scope", "org"]);
    assert!(readiness.contains("0 of 6 documents that have to be there are"), "{readiness}");
    let of_risks = readiness.lines().find(|line| line.contains("| risks whose review is not overdue |"));
    assert!(of_risks.is_some_and(|line| line.contains("not in order") && line.contains("none is recorded")));
    assert!(!readiness.contains('%'), "a figure has its denominator");
}

#[test]
fn a_provision_belongs_to_one_phase() {
    let folder = registers();
    folder.edit("catalog/programme.toml", "[\"house@1/2.2\"]", "[\"house@1/1\", \"house@1/2.2\"]");
    let output = folder.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stdout);
    assert!(report.contains("[duplicate]") && report.contains("house@1/1"), "{report}");
}

#[test]
fn the_shipped_programme_has_all_phases_and_five_areas() {
    let workspace = crosswalk::pipeline::Workspace::open(&root(), &[]).expect("the project is a workspace");
    let phases: Vec<_> = workspace.catalog.phases.iter().map(|phase| phase.id).collect();
    assert_eq!(phases, crosswalk::model::ProgrammePhase::ALL);
    assert_eq!(workspace.catalog.areas.len(), 5);
    assert!(workspace.catalog.areas.iter().all(|area| !area.measures.is_empty()));
}

#[test]
fn each_register_has_a_page_that_shows_its_texts_and_runs_nothing() {
    let folder = registers();
    folder.edit("org/risks.toml", "title = \"A brick falls\"", "title = \"<script>alert(1)</script>\"");
    assert!(folder.run(&["build"]).status.success());
    let organisation = folder.read("public/organisations/brick-works/index.html");
    for (page, words) in
        [("risks", "1 risk: R-01"), ("readiness", "House 1. Stage 1"), ("records", "→ → CA-1")]
    {
        assert!(organisation.contains(&format!("organisations/brick-works/{page}.html\"")), "{page}");
        let html = folder.read(&format!("public/organisations/brick-works/{page}.html"));
        assert!(html.contains(words) && !html.contains("<script>alert"), "{page}");
        let twin = folder.read(&format!("public/organisations/brick-works/{page}.json"));
        let twin: serde_json::Value = serde_json::from_str(&twin).expect("JSON");
        assert_eq!(twin["kind"], page);
        let printed = run(&folder, &[page, "--scope", "org", "--format", "json"]);
        let printed: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
        for (key, value) in printed.as_object().expect("an object") {
            assert_eq!(&twin["view"][key], value, "{page}: {key}");
        }
    }
}
