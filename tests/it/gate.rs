//! `gate`: whether a system may pass a stage, in every format.
//!
//! `tests/fixtures/gate` is an organisation with a case for each finding; `tests/golden/gate/<case>` holds what is printed.
//! `SNAPSHOTS=overwrite` writes it anew.

use snapbox::{Assert, Data};

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, copy, text};

fn gates() -> Folder {
    let folder = Folder::new();
    copy(&root().join("tests/fixtures/gate"), folder.path());
    folder
}

/// What is printed, and the exit code.
fn gate(folder: &Folder, stage: &str, system: &str, more: &[&str]) -> (String, i32) {
    let day: &[&str] = if more.contains(&"--as-of") { &[] } else { &["--as-of", TODAY] };
    let fixed = ["gate", "--stage", stage, "--system", system, "--scope", "org"];
    let output = folder.run(&[&fixed, more, day].concat());
    let code = output.status.code().expect("an exit code");
    assert!(!text(&output.stderr).contains("panicked"), "{}", text(&output.stderr));
    assert_eq!(code == 2, !output.stderr.is_empty(), "{}", text(&output.stderr));
    (text(&output.stdout), code)
}

/// Rules of what was found, each with its tasks.
fn found(folder: &Folder, stage: &str, system: &str, more: &[&str]) -> Vec<String> {
    let (printed, _) = gate(folder, stage, system, &[more, &["--format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let words = |value: &serde_json::Value| -> Vec<String> {
        let list = value.as_array().expect("a list");
        list.iter().map(|word| word.as_str().expect("text").to_owned()).collect()
    };
    let findings = report["findings"].as_array().expect("a list");
    let row = |finding: &serde_json::Value| {
        let rule = finding["rule"].as_str().expect("text").trim_start_matches("gate-");
        format!("{rule} {}", words(&finding["tasks"]).join(" ")).trim_end().to_owned()
    };
    findings.iter().map(row).collect()
}

#[test]
fn every_format_is_as_recorded() {
    let folder = gates();
    for (case, code, arguments) in [
        ("sorter.txt", 1, &["monitor", "sorter"][..]),
        ("sorter.json", 1, &["validate", "sorter", "--format", "json"]),
        ("sorter.sarif", 1, &["monitor", "sorter", "--format", "sarif"]),
        ("sorter.xml", 1, &["monitor", "sorter", "--format", "junit", "--allow-open"]),
        ("sorter-annotations.txt", 1, &["validate", "sorter", "--format", "github"]),
        ("planner.txt", 0, &["monitor", "planner"]),
        ("planner.xml", 0, &["monitor", "planner", "--format", "junit"]),
        ("spy.txt", 1, &["design", "spy", "--framework", "law"]),
        ("lure.txt", 1, &["design", "lure", "--framework", "law", "--ahead", "100"]),
    ] {
        let (printed, found) = gate(&folder, arguments[0], arguments[1], &arguments[2..]);
        assert_eq!(found, code, "{case}: {printed}");
        let expected = Data::read_from(&root().join("tests/golden/gate").join(case), None);
        Assert::new().action_env("SNAPSHOTS").eq(printed, expected.raw());
    }
}

#[test]
fn stages_come_one_after_the_other() {
    let folder = gates();
    let due = |stage: &str| {
        let (printed, _) = gate(&folder, stage, "planner", &["--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
        report["counts"]["due"].as_u64().expect("a number")
    };
    assert_eq!(["design", "validate", "monitor", "retire"].map(due), [3, 11, 14, 15]);
    assert_eq!(found(&folder, "retire", "planner", &[]), ["missing-evidence archive-made"]);
}

#[test]
fn the_day_decides() {
    let folder = gates();
    for (system, day, rules) in [
        ("planner", "2026-12-02", &[][..]),
        ("planner", "2026-12-03", &["stale delay-measured"]),
        ("planner", "2026-12-06", &["stale delay-measured"]),
        ("planner", "2026-12-07", &["stale delay-measured", "stale log-read"]),
    ] {
        let seen = found(&folder, "monitor", system, &["--as-of", day]);
        assert_eq!(seen, rules, "{system} on {day}");
    }
    let planned = |day: &str| {
        let seen = found(&folder, "validate", "sorter", &["--as-of", day]);
        seen.into_iter().find(|row| row.ends_with("users-trained"))
    };
    assert_eq!(planned("2027-01-31").as_deref(), Some("planned users-trained"));
    assert_eq!(planned("2027-02-01").as_deref(), Some("missing-evidence users-trained"));
    let lure =
        |more: &[&str]| found(&folder, "design", "lure", more).contains(&"prohibited-practice".to_owned());
    assert!(!lure(&["--as-of", "2027-02-28"]) && lure(&["--as-of", "2027-03-01"]));
    assert!(!lure(&["--ahead", "99"]) && lure(&["--ahead", "100"]));
}

#[test]
fn options_open_and_close_the_gate() {
    let folder = gates();
    // What is left of the sorter in design is one report, and the questions.
    let record = "\n[[evidence]]\ntitle = \"Minutes\"\nlocation = \"https://example.org/minutes\"\ncollected = \
                  2026-11-01\ntasks = [\"plan-agreed\"]\nprovisions = [\"standard@2/A\"]\nsystem = \"sorter\"\n";
    let path = "org/evidence/sorter.toml";
    folder.write(path, folder.read(path) + record);
    for (more, code) in [
        (&[][..], 1),
        (&["--allow-open"], 0),
        (&["--allow-open", "--strict"], 1),
        (&["--allow-open", "--framework", "law"], 0),
        (&["--framework", "standard", "--allow-open"], 0),
    ] {
        assert_eq!(gate(&folder, "design", "sorter", more).1, code, "{more:?}");
    }
    for (arguments, said) in [
        (["--stage", "desing", "--system", "sorter", "--scope", "org"], "did you mean `design`?"),
        (["--stage", "design", "--system", "sortr", "--scope", "org"], "did you mean `sorter`?"),
        (["--stage", "design", "--system", "sorter", "--scope", "nowhere"], "nowhere"),
    ] {
        let output = folder.run(&[&["gate"], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty() && text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
    folder.edit("org/systems/sorter.toml", "\"sorting\"", "\"sortin\"");
    let output = folder.run(&["gate", "--stage", "design", "--system", "sorter", "--scope", "org"]);
    assert_eq!(output.status.code(), Some(2), "a scope with errors is not judged");
    assert!(text(&output.stderr).contains("did you mean `sorting`?"), "{}", text(&output.stderr));
}

#[test]
fn what_is_to_be_pasted_is_refused_until_it_is_filled_in_and_then_opens_the_gate() {
    let folder = gates();
    let (printed, _) = gate(&folder, "monitor", "sorter", &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let mut pasted = 0;
    for finding in report["findings"].as_array().expect("a list") {
        let remedy = &finding["remedy"];
        let (file, toml) = (remedy["file"].as_str().expect("text"), remedy["toml"].as_str().expect("text"));
        let before = folder.read(file);
        folder.write(file, format!("{before}\n{toml}"));
        let output = folder.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{toml} is not accepted as it is");
        let title = format!("title = \"New record {pasted}\"");
        let filled = toml
            .lines()
            .map(|line| match line {
                line if line.starts_with("title = ") => title.clone(),
                "location = \"\"" => "location = \"https://example.org/new\"".to_owned(),
                "value = nan" => "value = 0.1".to_owned(),
                "at-least = nan" => "at-least = 0.05".to_owned(),
                "at-most = nan" => "at-most = 1.0".to_owned(),
                "reason = \"\"" => "reason = \"It is what was agreed with the users.\"".to_owned(),
                "bought = \"\"" | "people = \"\"" => line.replace("\"\"", "\"no\""),
                line => line.to_owned(),
            })
            .collect::<Vec<_>>()
            .join("\n");
        folder.write(file, format!("{before}\n{filled}\n"));
        let output = folder.run(&["check"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
        pasted += 1;
    }
    assert!(pasted > 10);
    let (printed, code) = gate(&folder, "monitor", "sorter", &["--strict"]);
    assert_eq!(code, 0, "{printed}");
}

#[test]
fn hostile_text_stays_text() {
    let folder = gates();
    let evil = "]]></failure><x a='1'>&amp; \\\"q\\\" \\u0007\\u001b[31m \\u007f ::error::x \\r\\n::warning::y %0A 🚀 ￿";
    folder.edit("org/evidence/sorter.toml", "Filed sheet", evil);
    folder.edit("org/implementation.toml", "note = \"Courses begin in January.\"", "note = \"<b>&\"");
    let (xml, _) = gate(&folder, "validate", "sorter", &["--format", "junit"]);
    assert!(!xml.contains("</failure><x") && !xml.contains('\u{7}') && !xml.contains('\u{1b}'), "{xml}");
    assert!(
        xml.contains("]]&gt;&lt;/failure&gt;&lt;x a='1'&gt;&amp;amp;") && !xml.contains('\u{ffff}'),
        "{xml}"
    );
    assert_eq!(xml.matches("<failure ").count(), xml.matches("</failure>").count());
    let (annotations, _) = gate(&folder, "validate", "sorter", &["--format", "github"]);
    assert!(annotations.lines().all(|line| line.starts_with("::error file=")
        || line.starts_with("::warning ")
        || line.starts_with("::notice ")));
    assert!(annotations.contains("%0D%0A::warning::y %250A"), "{annotations}");
    let (human, _) = gate(&folder, "validate", "sorter", &[]);
    assert!(human.chars().all(|c| c == '\n' || !c.is_control()));
    let (sarif, _) = gate(&folder, "validate", "sorter", &["--format", "sarif"]);
    serde_json::from_str::<serde_json::Value>(&sarif).expect("JSON");
}

#[test]
fn sarif_names_its_rules_and_tells_findings_apart() {
    let folder = gates();
    let (printed, _) = gate(&folder, "monitor", "sorter", &["--format", "sarif"]);
    let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let run = &report["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let mut identities = Vec::new();
    for result in run["results"].as_array().expect("a list") {
        let index = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a number");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].as_str().expect("text").starts_with("org/"));
        identities.push(result["partialFingerprints"]["crosswalkGate/v1"].to_string());
    }
    let all = identities.len();
    identities.sort();
    identities.dedup();
    assert_eq!(identities.len(), all, "{identities:?}");
    assert_eq!(run["automationDetails"]["id"], "crosswalk-gate/gate-works/sorter/monitor/");
}
