//! `evidence`: what is added, what is refused, and what the register tells.

use std::fs;
use std::process::{Command, Stdio};

use crate::tidy::root;
use crate::workspace::{Folder, command, copy, text};

const SCOPE: &str = r#"# Ours.
[organisation]
id = "works"
name = "Works"
boundary = "Everything."
frameworks = ["iso-42001@2023"]
statement-version = "1"
statement-date = 2026-11-01
statement-approver = "Board"

[[system]]
id = "staffing"
name = "Staffing"
purpose = "Plans shifts."
owner = "Head of Nursing"

[[implementation]]
provision = "iso-42001@2023/5.2"
state = "implemented"
owner = "Board" # The whole board."#;

const OWN: &str = "measurements/staffing.toml";

/// A folder with a scope and the files of the tools beside it.
fn scope() -> Folder {
    let folder = Folder::new();
    folder.write("ours/scope.toml", SCOPE);
    copy(&root().join("tests/measurements"), &folder.path().join("ours/files"));
    folder
}

fn add(folder: &Folder, more: &[&str]) -> (Option<i32>, String, String) {
    let args = [&["evidence", "add"], more].concat();
    let output = folder.run(&args);
    assert!(!text(&output.stderr).contains("panicked"), "{more:?}");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn add_to(folder: &Folder, file: &str, more: &[&str]) -> (Option<i32>, String, String) {
    add(folder, &[&[file, "--scope", "ours", "--system", "staffing"], more].concat())
}

#[test]
fn a_file_becomes_values_with_its_digest_and_never_twice() {
    let folder = scope();
    let file = "ours/files/evidently/report-0.4-drift.json";
    let (code, out, err) = add_to(&folder, file, &[]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("population-stability-index, age: 0.2659 nat, at most 0.2: out of limits"), "{out}");
    assert!(
        out.contains("jensen-shannon-divergence, lead_time: 0.02689 bit, at most 0.1: in order"),
        "{out}"
    );
    let written = folder.read(&format!("ours/{OWN}"));
    assert!(
        written.contains("measured = 2026-11-02") && written.contains("reader = \"evidently\""),
        "{written}"
    );
    let (code, out, err) = add_to(&folder, file, &[]);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    assert!(err.contains("it is all there already"), "{err}");
    assert_eq!(folder.read(&format!("ours/{OWN}")), written);
    assert_eq!(folder.read("ours/scope.toml"), SCOPE, "the head is as it was");
}

#[test]
fn tables_runs_cards_and_any_json_can_be_added_from() {
    let folder = scope();
    for file in ["fairlearn/by-group.csv", "mlflow/get-run.json", "model-card/README.md"] {
        let (code, out, err) = add_to(&folder, &format!("ours/files/{file}"), &["--measured", "2026-11-02"]);
        assert_eq!(code, Some(0), "{file}: {err}");
        assert!(!out.is_empty(), "{file}");
    }
    let pointer = ["--pointer", "/example_count", "--metric", "k-anonymity", "--measured", "2026-11-02"];
    let (code, out, err) = add_to(&folder, "ours/files/mlflow/evaluate-classifier-metrics.json", &pointer);
    assert_eq!((code, out.starts_with("k-anonymity: 200")), (Some(0), true), "{out}{err}");
}

#[test]
fn tables_are_appended_and_nothing_else_changes() {
    let folder = scope();
    fs::rename(folder.path().join("ours/scope.toml"), folder.path().join("ours/works.toml"))
        .expect("renamed");
    let windows = SCOPE.replace('\n', "\r\n");
    folder.write("ours/works.toml", &windows);
    let file = "ours/files/evidently/report-0.4-drift.json";
    let args =
        [file, "--scope", "ours/works.toml", "--system", "staffing", "--metric", "share-of-drifted-features"];
    let (code, _, err) = add(&folder, &args);
    assert_eq!(code, Some(0), "{err}");
    let after = folder.read("ours/works.toml");
    let added = after.strip_prefix(&windows).expect("what was there is there");
    assert!(added.starts_with("\r\n\r\n[[measurement]]\r\n"), "{added:?}");
    assert_eq!(added.matches('\n').count(), added.matches("\r\n").count());
}

#[test]
fn what_cannot_be_added_changes_nothing_and_says_why() {
    let folder = scope();
    folder.write("outside.json", "{\"accuracy_score\": 0.9}");
    folder.write("ours/broken.json", "{\"accuracy_score\": 0.9,\n");
    folder.write("ours/other.json", "{\"x\": 0.9}");
    folder.write("ours/files/outside.json", "{}");
    let before = crate::workspace::tree(folder.path());
    let day = ["--measured", "2026-11-02"];
    let drift = "ours/files/evidently/drift-methods.json";
    for (file, more, said) in [
        ("outside.json", &day[..], "copy it there with --copy-to"),
        ("outside.json", &["--copy-to", "../x.json"], "does not lie below the folder"),
        ("outside.json", &["--copy-to", "files/"], "there is another file"),
        ("ours/broken.json", &[], "broken.json:2:1: the file ends here; expected: a key"),
        ("ours/other.json", &[], "might fit: --reader json-pointer"),
        ("ours/nothing.json", &[], "cannot read `ours/nothing.json`"),
        ("ours/files", &[], "is no file"),
        (drift, &[], "say it with --measured"),
        (drift, &["--measured", "2027-01-01"], "still to come"),
        (drift, &["--reader", "cyclonedx"], "might fit: --reader evidently"),
        (drift, &["--metric", "acuracy", "--measured", "2026-11-02"], "did you mean `accuracy`?"),
        (drift, &["--measured", "2026-11-02", "--task", "no-such"], "there is no task `no-such`"),
        (
            drift,
            &["--measured", "2026-11-02", "--provision", "iso-42001@2023/5.2", "--kind", "rumour"],
            "does not pass the check; nothing was written",
        ),
        (drift, &["--measured", "2026-11-02", "--dry-run"], "would add 7 measured values"),
    ] {
        let (_, _, err) = add_to(&folder, file, more);
        assert!(err.contains(said), "{file} {more:?}: {err}");
        assert!(crate::workspace::tree(folder.path()) == before, "{file} {more:?} has written something");
    }
}

#[test]
fn a_document_is_evidence_without_a_reader() {
    let folder = scope();
    folder.write("policy.pdf", b"%PDF-1.7 \xff\xfe");
    let more = ["--provision", "5.2", "--title", "AI policy", "--kind", "policy", "--copy-to", "evidence/"];
    let (code, out, err) = add(&folder, &[&["policy.pdf", "--scope", "ours"], &more[..]].concat());
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("evidence: AI policy, for iso-42001@2023/5.2"), "{out}");
    let list = |more: &[&str]| {
        let output = folder.run(&[&["evidence", "list", "--scope", "ours"], more].concat());
        (output.status.code(), text(&output.stdout))
    };
    assert!(list(&[]).1.contains("AI policy"));
    assert_eq!(list(&["--exit-code"]).0, Some(0));
    folder.write("ours/evidence/policy.pdf", "other");
    let (code, out) = list(&["--exit-code", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, &json["evidence"][0]["standing"]), (Some(1), &"changed".into()));
    assert_eq!(json["missing"][0]["provision"], "iso-42001@2023/5.2");
    fs::remove_file(folder.path().join("ours/evidence/policy.pdf")).expect("removed");
    assert!(list(&["--format", "csv"]).1.contains("the file is missing"));
    assert!(list(&["--format", "markdown"]).1.contains("implemented, and its evidence does not count"));
}

#[test]
fn values_go_stale_on_their_day() {
    let folder = scope();
    let metric = ["--metric", "jensen-shannon-divergence"];
    assert_eq!(add_to(&folder, "ours/files/evidently/report-0.4-drift.json", &metric).0, Some(0));
    for (day, standing) in [("2026-12-07", "good until 2026-12-07"), ("2026-12-08", "stale since 2026-12-07")]
    {
        let args = ["evidence", "list", "--scope", "ours", "--system", "staffing", "--as-of", day];
        let out = text(&folder.run(&args).stdout);
        assert!(out.contains(standing), "{out}");
    }
}

#[test]
fn two_at_once_lose_nothing() {
    let folder = scope();
    let start = |metric: &str| {
        let file = "ours/files/evidently/report-0.4-drift.json";
        let args = ["evidence", "add", file, "--scope", "ours", "--system", "staffing", "--metric", metric];
        let mut command: Command = command();
        command.args(args).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("it runs")
    };
    let metrics = ["population-stability-index", "kl-divergence", "jensen-shannon-divergence"];
    let running: Vec<_> = metrics.map(start).into_iter().collect();
    let mut done = 0;
    for mut child in running {
        done += usize::from(child.wait().expect("it ends").success());
    }
    let written = folder.read(&format!("ours/{OWN}"));
    assert!(done > 0, "the first has won");
    assert_eq!(written.matches("[[measurement]]").count(), done, "{written}");
}
