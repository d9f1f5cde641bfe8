//! `crosswalk review`: what is recorded, when it becomes suspect, and that nothing else is touched.

use crate::workspace::{Folder, TODAY, text, tree};

const FILE: &str = "catalog/reviews.toml";
const SET: &str = "left@1--right@2";
const FIRST: &str = "left@1/TEST 1--right@2/A.1";

fn record(folder: &Folder, named: &str, more: &[&str]) {
    let args = [&["review", named, "--by", "Head of quality"], more].concat();
    let output = folder.run(&args);
    assert!(output.status.success() && output.stdout.is_empty(), "{}", text(&output.stderr));
}

fn shown(folder: &Folder, args: &[&str]) -> String {
    text(&folder.run(&[&["review"], args].concat()).stdout)
}

#[test]
fn a_review_holds_until_what_was_compared_changes() {
    let folder = Folder::small();
    record(&folder, SET, &[]);
    assert!(
        shown(&folder, &[]).starts_with("left@1--right@2: 2 reviewed, 0 suspect, 0 not reviewed, of 2\n")
    );
    assert_eq!(folder.run(&["check", "--strict", "--as-of", TODAY]).status.code(), Some(0));
    for (path, from, to, part) in [
        ("catalog/frameworks/left@1.toml", "title = \"Plan the test\"", "title = \"Plan tests\"", "source"),
        ("catalog/frameworks/right@2.toml", "A written plan says", "A plan says", "target"),
        ("catalog/mappings/left@1--right@2.toml", "\"subset\"", "\"intersects\"", "statement"),
    ] {
        let before = folder.read(path);
        folder.edit(path, from, to);
        let listed = shown(&folder, &[FIRST]);
        assert!(part == "statement" || listed.contains(&format!("changed since: {part}\n")), "{listed}");
        let check = text(&folder.run(&["check", "--as-of", TODAY]).stdout);
        assert!(check.contains("[suspect-review]") && check.contains(&format!("since: {part}")), "{check}");
        folder.write(path, before);
    }
    // What is no part of the comparison leaves the review as it is.
    folder.edit("catalog/mappings/left@1--right@2.toml", "strength = 7", "strength = 8");
    folder.edit("catalog/frameworks/left@1.toml", "documents = [\"test plan\"]", "documents = [\"plan\"]");
    assert!(shown(&folder, &[]).contains("2 reviewed, 0 suspect"));
}

#[test]
fn the_file_keeps_its_comments_and_its_order() {
    let folder = Folder::small();
    record(&folder, "left@1/TEST 2--right@2/A.2", &["--as-of", "2026-11-01"]);
    let text_above = "# Ours: see the handbook.\n\n# Second remark.\n";
    let entries =
        folder.read(FILE).split_once("\n[[").map(|(_, rest)| format!("[[{rest}")).expect("an entry");
    folder.write(FILE, format!("{text_above}\n{entries}"));
    record(&folder, FIRST, &["--note", "Both ends read; \"gap\" is right.\nSecond line."]);
    let file = folder.read(FILE);
    assert!(file.starts_with(&format!("{text_above}\n[[review]]\nmapping = \"{FIRST}\"\n")), "{file}");
    assert!(file.contains("note = \"Both ends read; \\\"gap\\\" is right.\\nSecond line.\"\n"), "{file}");
    assert!(file.ends_with(&entries), "{file}");
    record(&folder, SET, &[]);
    record(&folder, SET, &[]);
    assert_eq!(folder.read(FILE).matches("[[review]]").count(), 2, "each mapping has one entry");
    assert_eq!(folder.read(FILE).matches("on = 2026-11-21").count(), 2);
    let names: Vec<_> = tree(&folder.path().join("catalog")).into_iter().map(|(path, _)| path).collect();
    assert!(names.iter().all(|name| !name.contains("crosswalk-new")), "{names:?}");
}

/// The form is documented in `graph::fingerprint`, and never changes: these were computed by another program.
#[test]
fn fingerprints_are_those_of_the_documented_form() {
    let folder = Folder::small();
    record(&folder, FIRST, &[]);
    let file = folder.read(FILE);
    assert!(
        file.contains("source = \"2321662b069f8b32\"") && file.contains("statement = \"7b8a8d620470c466\"")
    );
}

#[test]
fn nothing_is_recorded_where_something_is_wrong() {
    let folder = Folder::small();
    for (args, code) in [
        (vec!["review", "left@1-right@2", "--by", "Head of quality"], 2),
        (vec!["review", SET, "--by", " "], 2),
        (vec!["review", "--by", "Head of quality"], 2),
        (vec!["review", SET, "--note", "without a role"], 2),
    ] {
        assert_eq!(folder.run(&args).status.code(), Some(code), "{args:?}");
    }
    folder.edit("catalog/mappings/left@1--right@2.toml", "target = \"A.1\"", "target = \"A.11\"");
    assert_eq!(folder.run(&["review", SET, "--by", "Head of quality"]).status.code(), Some(1));
    assert!(!folder.path().join(FILE).exists());
}

#[test]
fn json_tells_what_text_tells() {
    let folder = Folder::small();
    record(&folder, FIRST, &[]);
    let listed: serde_json::Value =
        serde_json::from_str(&shown(&folder, &["--format", "json"])).expect("JSON");
    let set = &listed["sets"][0];
    assert_eq!((&set["reviewed"], &set["not_reviewed"], &set["of"]), (&1.into(), &1.into(), &2.into()));
    assert_eq!(set["mappings"][0]["by"], "Head of quality");
    assert_eq!(set["mappings"][1]["state"], "not-reviewed");
}
