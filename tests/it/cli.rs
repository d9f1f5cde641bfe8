//! The command line: transcripts of the README and the guide, help texts, exit codes, formats, hostile input.

use std::fs;

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, command, text};

#[test]
fn transcripts_are_true() {
    let cases = trycmd::TestCases::new();
    cases
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .register_bin("crosswalk", std::path::Path::new(env!("CARGO_BIN_EXE_crosswalk")));
    cases.case("README.md").case("site/pages/guide/*.md").case("tests/cmd/*.md");
}

#[test]
fn exit_codes_tell_findings_from_failures() {
    let folder = Folder::small();
    folder.write("bad.toml", "x = ");
    for (args, code) in [
        (vec!["check"], 0),
        (vec!["check", "--scope", "scope.toml"], 0),
        (vec!["check", "--scope", "bad.toml"], 1),
        (vec!["check", "--as-of", "2030-01-01"], 0),
        (vec!["check", "--as-of", "2030-01-01", "--strict"], 1),
        (vec!["check", "--scope", "nowhere.toml"], 2),
        (vec!["check", "--root", "nowhere"], 2),
        (vec!["check", "--as-of", "tomorrow"], 2),
        (vec!["check", "--format", "xml"], 2),
        (vec!["soa", "--scope", "scope.toml", "--format", "csv"], 0),
        (vec!["soa"], 2),
        (vec!["checklist", "sorter", "--scope", "scope.toml"], 0),
        (vec!["checklist", "sortr", "--scope", "scope.toml"], 2),
        (vec!["export", "graph"], 0),
        (vec!["schema", "graph"], 0),
        (vec!["schema", "grapf"], 2),
        (vec!["explain", "unknown-provision"], 0),
        (vec!["explain", "unknown-provison"], 2),
        (vec!["nonsense"], 2),
        (vec!["--version"], 0),
    ] {
        let output = folder.run(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("panicked"), "{args:?}");
    }
}

#[test]
fn a_workspace_without_the_catalog_that_it_promises_is_told_so_and_nothing_else() {
    let folder = Folder::small();
    fs::remove_dir_all(folder.path().join("catalog")).expect("removable");
    for args in [&["check"][..], &["build"], &["soa", "--scope", "scope.toml"]] {
        let output = folder.run(args);
        let report = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{report}");
        assert!(
            report.contains("says that its catalog is complete, and has none\n --> crosswalk.toml:2:11"),
            "{report}"
        );
        assert!(report.contains("write `catalog = \"extends\"`"), "{report}");
        assert_eq!(report.matches("error[").count(), 1, "{report}");
    }
}

#[test]
fn a_wrong_id_gives_place_and_suggestion_in_every_format() {
    let folder = Folder::small();
    folder.edit("catalog/mappings/left@1--right@2.toml", "target = \"A.1\"", "target = \"A.11\"");
    let path = "catalog/mappings/left@1--right@2.toml";
    let run = |format: &str| {
        let output = folder.run(&["check", "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        text(&output.stdout)
    };
    let human = run("human");
    assert!(human.contains(&format!("--> {path}:12:10")) && human.contains("did you mean `A.1`?"), "{human}");
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("JSON");
    let first = &json["diagnostics"][0];
    assert_eq!(first["code"], "unknown-provision");
    assert_eq!((&first["place"]["line"], &first["place"]["column"]), (&12.into(), &10.into()));
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).expect("JSON");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "unknown-provision");
    let region = &result["locations"][0]["physicalLocation"];
    assert_eq!(region["artifactLocation"]["uri"], path);
    assert_eq!(region["region"]["startLine"], 12);
    let index = result["ruleIndex"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("an index");
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][index]["id"], "unknown-provision");
    let github = run("github");
    assert!(github.starts_with(&format!("::error file={path},line=12,endLine=12,col=10,")), "{github}");
}

#[test]
fn paths_in_reports_lead_from_where_the_caller_stands() {
    let folder = Folder::small();
    folder.edit("catalog/themes.toml", "id = \"testing\"", "id = \"Testing\"");
    let above = folder.path().parent().expect("a parent");
    let name = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
    let output = command().args(["check", "--root", &name]).current_dir(above).output().expect("runs");
    assert!(
        text(&output.stdout).contains(&format!("--> {name}/catalog/themes.toml:2:6")),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_workspace_extends_the_shipped_catalog_and_replaces_it_only_on_demand() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["check"]).status.code(), Some(0), "the shipped catalog alone is a workspace");
    folder.write("catalog/themes.toml", "[[theme]]\nid = \"drift\"\ntitle = \"Drift\"\ntext = \"Ours.\"\n");
    let output = folder.run(&["check"]);
    assert!(
        text(&output.stdout).contains("[duplicate]: `catalog/themes.toml` is the name of a shipped file")
    );
    let shipped = fs::read_to_string(root().join("catalog/themes.toml")).expect("readable");
    folder.write(
        "catalog/themes.toml",
        format!("replaces = true\n{}", shipped.replace("Monitoring and drift", "Our drift")),
    );
    let output = folder.run(&["build"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(folder.read("public/themes/drift.html").contains("Our drift"));
}

#[test]
fn cells_cannot_run_in_a_spreadsheet_and_text_cannot_script_a_page() {
    let folder = Folder::small();
    folder.edit("scope.toml", "owner = \"Head of production\"", "owner = \"=HYPERLINK(1)\"");
    folder.edit(
        "scope.toml",
        "Sorts small things by size.",
        "<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))",
    );
    folder.edit("scope.toml", "name = \"Small Works\"", "name = \"<script>alert(4)</script>\"");
    let csv = text(&folder.run(&["soa", "--scope", "scope.toml", "--format", "csv"]).stdout);
    assert!(csv.contains(",'=HYPERLINK(1),") && !csv.contains(",=HYPERLINK"), "{csv}");
    let markdown = text(&folder.run(&["soa", "--scope", "scope.toml", "--format", "markdown"]).stdout);
    assert!(!markdown.contains("<script>"), "{markdown}");
    let checklist = text(&folder.run(&["checklist", "sorter", "--scope", "scope.toml"]).stdout);
    assert!(!checklist.contains("<script>") && !checklist.contains("<img"), "{checklist}");
    assert!(folder.run(&["build"]).status.success());
    for page in [
        "organisations/small-works/index.html",
        "organisations/small-works/systems/sorter.html",
        "index.html",
    ] {
        let html = folder.read(&format!("public/{page}"));
        for bad in ["<script>alert", "<img src=x", "href=\"javascript:"] {
            assert!(!html.contains(bad), "{page} holds {bad}");
        }
    }
    let index = folder.read("public/static/search-index.js");
    assert!(index.starts_with("globalThis.crosswalkIndex = ["), "{index}");
}

#[test]
fn the_graph_has_the_public_shape() {
    let folder = Folder::small();
    let graph: serde_json::Value =
        serde_json::from_slice(&folder.run(&["export", "graph"]).stdout).expect("JSON");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    assert_eq!(keys(&graph), ["editions", "mappings", "provisions", "unmapped"]);
    assert_eq!(keys(&graph["editions"][0]), ["edition", "framework", "id", "kind", "title"]);
    let provision = ["edition", "id", "kind", "parent", "ref", "stages", "summary", "themes", "title"];
    assert_eq!(keys(&graph["provisions"][1]), provision);
    let mapping = [
        "beyond",
        "cites",
        "gap",
        "id",
        "rationale",
        "reason",
        "relation",
        "set",
        "source",
        "status",
        "strength",
        "target",
    ];
    assert_eq!(keys(&graph["mappings"][0]), mapping);
    assert_eq!(keys(&graph["unmapped"][0]), ["provision", "reason", "set"]);
    assert_eq!(graph["mappings"][0]["source"], "left@1/TEST 1");
    assert_eq!(graph["unmapped"][0]["set"], "left@1--right@2");
    let more: serde_json::Value =
        serde_json::from_slice(&folder.run(&["export", "graph", "--rejected"]).stdout).expect("JSON");
    assert_eq!(more["rejected"][0]["target"], "right@2/A.2");
}

#[test]
fn old_ids_lead_to_todays_provision() {
    let show = |id: &str| {
        let output = command().args(["show", id]).current_dir(root()).output().expect("runs");
        (output.status.code(), format!("{}{}", text(&output.stdout), text(&output.stderr)))
    };
    let (code, found) = show("iso-27701/A.7.2.2");
    assert_eq!(code, Some(0));
    assert!(
        found.contains("superseded by ISO/IEC 27701:2025") && found.contains("today: iso-27701@2025/A.1.2.3"),
        "{found}"
    );
    let (code, found) = show("a.6.2.4");
    assert!(code == Some(0) && found.starts_with("iso-42001@2023/A.6.2.4\n"), "{found}");
    let (code, found) = show("iso-42001/A.6.2.44");
    assert!(code == Some(1) && found.contains("did you mean"), "{found}");
}

#[test]
fn schemas_are_those_recorded() {
    for name in [
        "checklist",
        "diff",
        "evidence",
        "gate",
        "graph",
        "issue",
        "readiness",
        "records",
        "reviews",
        "risks",
        "statement",
        "systems",
        "verification",
    ] {
        let found = text(&Folder::new().run(&["schema", name]).stdout);
        let file = root().join(format!("tests/golden/schemas/{name}.schema.json"));
        let expected = snapbox::Data::read_from(&file, None);
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(found, expected);
    }
}

#[test]
fn the_day_decides_what_is_stale() {
    let folder = Folder::small();
    let on = |day: &str| text(&folder.run(&["check", "--as-of", day]).stdout);
    assert!(on(TODAY).is_empty() && on("2027-05-31").is_empty());
    assert!(on("2027-06-01").contains("[stale-review]"));
}
