//! `issue`, `verify`, and changes since an issue: versions are frozen, chained, and whatever is done to a file is found.

use std::fs;
use std::process::{Command, Output};
use std::sync::LazyLock;

use crosswalk::load::digest;
use crosswalk::model::{IssuedContent, IssuedFile};
use crosswalk::pipeline::Workspace;
use crosswalk::view::{IssueInputs, Present, Verification, verify};
use proptest::prelude::*;
use serde_json::Value;

use crate::workspace::{Folder, text};

/// The small workspace with its scope in a folder, and as many issues as versions.
fn issued(versions: &[&str]) -> Folder {
    let folder = Folder::small();
    folder.write("org/scope.toml", folder.read("scope.toml"));
    for version in versions {
        raise(&folder, version);
        let output = issue(&folder, &[]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    folder
}

fn raise(folder: &Folder, version: &str) {
    let head = folder.read("org/scope.toml");
    let line = head.lines().find(|line| line.starts_with("statement-version")).expect("it has a version");
    folder.edit("org/scope.toml", line, &format!("statement-version = \"{version}\""));
}

fn issue(folder: &Folder, more: &[&str]) -> Output {
    folder.run(&[&["issue", "--scope", "org"], more].concat())
}

/// What is told of each file, by name, and the exit code.
fn verified(folder: &Folder) -> (Vec<(String, String, String)>, i32) {
    let output = folder.run(&["verify", "--scope", "org", "--format", "json"]);
    let code = output.status.code().expect("an exit code");
    assert!(code < 2, "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let issues = report["issues"].as_array().expect("a list").iter();
    let row = |issue: &Value| {
        let word = |key: &str| issue[key].as_str().expect("text").to_owned();
        (word("file").replace("org/issued/", ""), word("state"), issue["findings"].to_string())
    };
    (issues.map(row).collect(), code)
}

/// Names and findings of the files that are not intact.
fn found(folder: &Folder) -> Vec<(String, String)> {
    let (all, code) = verified(folder);
    let bad: Vec<_> = all.into_iter().filter(|(_, state, _)| state != "intact").collect();
    assert_eq!(code, i32::from(!bad.is_empty()));
    bad.into_iter().map(|(file, _, findings)| (file, findings)).collect()
}

#[test]
fn a_version_is_issued_once_and_follows_the_one_before() {
    let folder = issued(&["1.0"]);
    let first = folder.read("org/issued/1.0.json");
    let again = issue(&folder, &[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("raise `statement-version` in `org/scope.toml`"));
    assert_eq!(folder.read("org/issued/1.0.json"), first, "it is not touched");

    raise(&folder, "1.1");
    let printed = text(&issue(&folder, &[]).stdout);
    let (one, two): (Value, Value) = (
        serde_json::from_str(&first).expect("JSON"),
        serde_json::from_str(&folder.read("org/issued/1.1.json")).expect("JSON"),
    );
    assert_eq!(one["previous"], Value::Null);
    assert_eq!(two["previous"]["version"], "1.0");
    assert_eq!(two["previous"]["digest"], one["digest"]);
    assert_eq!(one["inputs"]["catalog"], two["inputs"]["catalog"]);
    assert_ne!(one["inputs"]["scope"], two["inputs"]["scope"]);
    assert!(printed.contains(two["digest"].as_str().expect("text")), "{printed}");

    // A system has a chain of its own.
    assert_eq!(issue(&folder, &["--system", "sorter"]).status.code(), Some(0));
    let system: Value = serde_json::from_str(&folder.read("org/issued/sorter-1.1.json")).expect("JSON");
    assert_eq!((&system["system"], &system["previous"]), (&"sorter".into(), &Value::Null));
    assert_eq!(found(&folder), []);
    assert_eq!(
        folder.run(&["check", "--scope", "org"]).status.code(),
        Some(0),
        "they are no part of the scope"
    );
}

#[test]
fn what_was_issued_does_not_depend_on_where_and_when() {
    let (one, other) = (issued(&["1.0"]), issued(&["1.0"]));
    assert_eq!(one.read("org/issued/1.0.json"), other.read("org/issued/1.0.json"));
    let text = one.read("org/issued/1.0.json");
    assert!(text.ends_with("}\n") && text.lines().count() == 1);
}

#[test]
fn the_digest_can_be_made_by_others() {
    let folder = issued(&["1.0"]);
    let text = folder.read("org/issued/1.0.json");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let said = value["digest"].as_str().expect("text");
    // The field and its comma, cut out of the text, leave what the digest is over.
    let rest = text.trim_end().replace(&format!("\"digest\":\"{said}\",\"format\""), "\"format\"");
    assert_eq!(digest(rest.as_bytes()).as_str(), said);
    // The digest over the scope is one over lines as `sha256sum` prints them.
    let head = digest(folder.read("org/scope.toml").as_bytes());
    let lines = format!("{}  scope.toml\n", head.as_str());
    assert_eq!(value["inputs"]["scope"], digest(lines.as_bytes()).as_str());
}

#[test]
fn the_state_of_the_repository_is_written_down() {
    let folder = Folder::small();
    folder.write("org/scope.toml", folder.read("scope.toml"));
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]).args(args);
        let output = command.current_dir(folder.path()).output().expect("git runs");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout).trim().to_owned()
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "All"]);
    let head = git(&["rev-parse", "HEAD"]);
    for (version, clean) in [("1.0", true), ("1.1", false)] {
        if !clean {
            raise(&folder, version);
        }
        assert_eq!(issue(&folder, &[]).status.code(), Some(0));
        let value: Value =
            serde_json::from_str(&folder.read(&format!("org/issued/{version}.json"))).expect("JSON");
        assert_eq!((&value["git"]["commit"], &value["git"]["clean"]), (&head.clone().into(), &clean.into()));
    }
    assert_eq!(found(&folder), []);
}

#[test]
fn nothing_is_issued_where_something_is_wrong() {
    let folder = issued(&[]);
    folder.edit("org/scope.toml", "\"left@1\"", "\"lift@1\"");
    assert_eq!(issue(&folder, &[]).status.code(), Some(1));
    folder.edit("org/scope.toml", "\"lift@1\"", "\"left@1\"");
    for version in ["../1.0", "1/0", ".1", " 1", "Version 1", &"1".repeat(65)] {
        raise(&folder, version);
        let output = issue(&folder, &[]);
        assert_eq!(output.status.code(), Some(2), "{version}");
        assert!(text(&output.stderr).contains("cannot name a file"), "{}", text(&output.stderr));
    }
    let nothing = folder.run(&["verify", "--scope", "org"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(text(&nothing.stderr).contains("nothing has been issued"));
    assert!(!folder.path().join("org/issued").exists());

    let folder = issued(&["1.0"]);
    folder.edit("org/issued/1.0.json", "Head of quality", "Head of quantity");
    raise(&folder, "1.1");
    let output = issue(&folder, &[]);
    assert_eq!(output.status.code(), Some(2), "no issue follows one that was changed");
    assert!(text(&output.stderr).contains("`1.0.json` is not as it was issued"), "{}", text(&output.stderr));
}

#[test]
fn what_is_done_to_files_is_reported_with_the_file() {
    let versions = ["1.0", "1.1", "1.2"];
    let path = |version: &str| format!("org/issued/{version}.json");
    let folder = issued(&versions);
    folder.edit(&path("1.2"), "\"state\":\"partial\"", "\"state\":\"implemented\"");
    let [(file, findings)] = &found(&folder)[..] else { panic!("one file") };
    assert_eq!(file, "1.2.json");
    assert!(
        findings.contains("right@2/A.1, state: `implemented` in the file, `partial` made now"),
        "{findings}"
    );

    let folder = issued(&versions);
    fs::remove_file(folder.path().join(path("1.1"))).expect("removable");
    let [(file, findings)] = &found(&folder)[..] else { panic!("one file") };
    assert_eq!(file, "1.2.json");
    assert!(findings.contains("version 1.1, is not there"), "{findings}");

    let folder = issued(&versions);
    let (one, two) = (folder.read(&path("1.0")), folder.read(&path("1.1")));
    folder.write(&path("1.0"), two);
    folder.write(&path("1.1"), one);
    let swapped = found(&folder);
    assert_eq!(swapped.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>(), ["1.1.json", "1.0.json"]);
    assert!(swapped.iter().all(|(_, findings)| findings.contains("by what it says its name is")));

    // Somebody who makes the digest anew is found by what follows, or by the inputs.
    let folder = issued(&versions);
    resealed(&folder, "1.1", |value| value["previous"] = Value::Null);
    let files: Vec<_> = found(&folder).into_iter().map(|(file, _)| file).collect();
    assert_eq!(
        files,
        ["1.0.json", "1.1.json", "1.2.json"],
        "two starts, and one that follows something else"
    );
    let folder = issued(&versions);
    resealed(&folder, "1.2", |value| value["statement"]["approver"] = "Nobody".into());
    let [(file, findings)] = &found(&folder)[..] else { panic!("one file") };
    assert_eq!(file, "1.2.json");
    assert!(findings.contains("approved by: `Nobody` in the file, `Head of quality` made now"), "{findings}");

    let folder = issued(&versions);
    resealed(&folder, "1.2", |value| {
        value["previous"] =
            serde_json::from_str::<Value>(&folder.read(&path("1.1"))).expect("JSON")["previous"].clone();
    });
    let forked = found(&folder);
    assert!(
        forked.len() == 2
            && forked.iter().all(|(_, it)| it.contains("forks after version 1.0: 1.1.json, 1.2.json")),
        "{forked:?}"
    );

    let folder = issued(&versions);
    folder.write(&path("1.1"), b"\xff\xfe");
    let [(file, findings)] = &found(&folder)[..] else { panic!("one file") };
    assert_eq!((file.as_str(), findings.contains("no UTF-8 text")), ("1.1.json", true));
    folder.write(&path("1.1"), "[".repeat(100_000));
    assert!(found(&folder)[0].1.contains("it is no JSON"));
}

/// Changes a file and gives it a fitting digest, as somebody would who knows the format.
fn resealed(folder: &Folder, version: &str, change: impl Fn(&mut Value)) {
    let path = format!("org/issued/{version}.json");
    let mut value: Value = serde_json::from_str(&folder.read(&path)).expect("JSON");
    change(&mut value);
    value.as_object_mut().expect("an object").remove("digest");
    let seal = digest(value.to_string().as_bytes());
    value["digest"] = seal.as_str().into();
    folder.write(&path, format!("{value}\n"));
}

#[test]
fn links_are_not_followed() {
    let folder = issued(&["1.0"]);
    let path = folder.path().join("org/issued/1.0.json");
    fs::rename(&path, folder.path().join("elsewhere.json")).expect("renamed");
    std::os::unix::fs::symlink("../../elsewhere.json", &path).expect("linked");
    assert!(found(&folder)[0].1.contains("symbolic link"));
    raise(&folder, "1.1");
    assert_eq!(issue(&folder, &[]).status.code(), Some(2));
    fs::remove_dir_all(folder.path().join("org/issued")).expect("removable");
    std::os::unix::fs::symlink("..", folder.path().join("org/issued")).expect("linked");
    assert_eq!(issue(&folder, &[]).status.code(), Some(1));
    assert!(!folder.path().join("1.1.json").exists());
}

#[test]
fn other_inputs_are_no_error() {
    let folder = issued(&["1.0"]);
    let told = || text(&folder.run(&["verify", "--scope", "org"]).stdout);
    assert_eq!(
        told(),
        "org/issued/1.0.json: intact\n  inputs are the present ones, and give the same statement\n"
    );
    folder.edit("org/scope.toml", "state = \"partial\"", "state = \"implemented\"");
    assert_eq!(told(), "org/issued/1.0.json: intact\n  inputs have changed since\n");
    assert_eq!(found(&folder), []);
}

#[test]
fn a_statement_says_what_has_changed_since_the_last_issue() {
    let folder = issued(&["1.0"]);
    raise(&folder, "1.1");
    let soa = |more: &[&str]| {
        let output = folder.run(&[&["soa", "--scope", "org"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let changes = |more: &[&str]| -> Value {
        let report: Value =
            serde_json::from_str(&soa(&[&["--format", "json"], more].concat())).expect("JSON");
        report["changes"].clone()
    };
    assert!(soa(&[]).contains("0 new, 0 changed, 0 removed"));
    folder.edit("org/scope.toml", "state = \"partial\"", "state = \"implemented\"");
    folder.edit("org/scope.toml", "Test plan, version 3", "Test plan, version 4");
    let found = changes(&[]);
    assert_eq!((&found["version"], found["rows"].as_array().map(Vec::len)), (&"1.0".into(), Some(1)));
    let row = &found["rows"][0];
    assert_eq!((&row["provision"], &row["change"]), (&"right@2/A.1".into(), &"changed".into()));
    let fields: Vec<_> = row["fields"].as_array().expect("a list").iter().collect();
    let state = fields.iter().find(|field| field["field"] == "state").expect("the state has changed");
    assert_eq!((&state["was"], &state["is"]), (&"partial".into(), &"implemented".into()));
    let evidence = fields.iter().find(|field| field["field"] == "evidence").expect("so has the evidence");
    assert!(evidence["was"].as_str().is_some_and(|was| was.starts_with("Test plan, version 3 (")));
    assert!(evidence["is"].as_str().is_some_and(|is| is.starts_with("Test plan, version 4 (")));

    let markdown = soa(&[]);
    assert!(markdown.contains("## Changes since version 1.0"), "{markdown}");
    assert!(markdown.contains("changed since 1.0: state, implementation, evidence"), "{markdown}");
    assert!(soa(&["--format", "csv"]).contains(",Changes\r\n"));
    for more in [&["--against", "none"][..], &["--system", "sorter"]] {
        assert_eq!(changes(more), Value::Null, "{more:?}");
    }
    assert_eq!(changes(&["--against", "1.0"]), found);
    let wrong = folder.run(&["soa", "--scope", "org", "--against", "0.9"]);
    assert_eq!(
        (wrong.status.code(), text(&wrong.stderr).as_str()),
        (Some(2), "error: version `0.9` has not been issued\n")
    );

    // A row that is gone, and one that has come.
    resealed(&folder, "1.0", |value| {
        let rows = value["statement"]["rows"].as_array_mut().expect("rows");
        let mut gone = rows[0].clone();
        gone["provision"] = "right@2/A.9".into();
        rows[0] = gone;
    });
    let kinds = changes(&[]);
    let kinds: Vec<_> =
        kinds["rows"].as_array().expect("rows").iter().map(|row| row["change"].clone()).collect();
    assert!(kinds.contains(&"new".into()) && kinds.last() == Some(&"removed".into()), "{kinds:?}");

    folder.edit("org/issued/1.0.json", "Head of quality", "Head of quantity");
    let damaged = folder.run(&["soa", "--scope", "org"]);
    assert_eq!(damaged.status.code(), Some(2));
    assert!(text(&damaged.stderr).contains("see `crosswalk verify`, or add `--against none`"));
    assert!(soa(&["--against", "none"]).contains("# Statement"));
}

#[test]
fn pages_say_what_has_changed_since_the_last_issue() {
    let folder = issued(&["1.0"]);
    folder.edit("crosswalk.toml", "scope.toml", "org");
    folder.edit("org/scope.toml", "state = \"partial\"", "state = \"implemented\"");
    let page = || {
        let output = folder.run(&["build"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let found = crate::workspace::tree(&folder.path().join("public/organisations"));
        let page = found.into_iter().find(|(path, _)| path.ends_with("/statement.html"));
        text(&page.expect("there is a statement").1)
    };
    let html = page();
    assert!(html.contains("Changes since version 1.0</h2>"), "{html}");
    assert_eq!(html.matches("<p class=\"changed\">changed since 1.0: state, implementation</p>").count(), 1);

    folder.edit("org/issued/1.0.json", "Head of quality", "Head of quantity");
    let html = page();
    assert!(!html.contains("Changes since version 1.0"), "what cannot be trusted is not compared with");
    assert!(html.contains("cannot be told: `1.0.json` is not as it was issued"), "{html}");
}

/// An issued workspace that is read once.
struct Read {
    workspace: Workspace,
    inputs: IssueInputs,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let folder = issued(&["1.0", "1.1"]);
    let workspace = Workspace::open(folder.path(), &[folder.path().join("org")]).expect("readable");
    let scope = &workspace.catalog.scopes[0];
    let inputs = IssueInputs {
        catalog: workspace.catalog_digest().as_str().to_owned(),
        scope: workspace.scope_digest(scope).as_str().to_owned(),
    };
    Read { workspace, inputs }
});

/// What is found if one file has another text.
fn with(at: usize, text: Option<String>) -> Verification {
    let graph = READ.workspace.graph();
    let mut scope = READ.workspace.catalog.scopes[0].clone();
    if let Some(text) = text {
        let name = scope.issued[at].name.clone();
        scope.issued[at] = IssuedFile { name, content: IssuedContent::Text(text) };
    }
    verify(&Present { graph: &graph, scope: &scope, inputs: &READ.inputs, crosswalk: "0" }, digest)
}

fn kept(at: usize) -> String {
    match &READ.workspace.catalog.scopes[0].issued[at].content {
        IssuedContent::Text(text) => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_just_issued_is_intact() {
    assert!(with(0, None).intact);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Any character put in the place of another, put in, or taken out is found, in the file in which it was done.
    #[test]
    fn any_change_of_one_character_is_found(
        file in 0..2_usize,
        at in any::<prop::sample::Index>(),
        put in prop_oneof![any::<char>(), prop::char::range(' ', '~'), Just('\n')],
        how in 0..3_usize,
    ) {
        let text = kept(file);
        let mut characters: Vec<_> = text.chars().collect();
        let at = at.index(characters.len());
        match how {
            0 => characters[at] = put,
            1 => characters.insert(at, put),
            _ => drop(characters.remove(at)),
        }
        let changed: String = characters.into_iter().collect();
        prop_assume!(changed != text);
        let found = with(file, Some(changed));
        prop_assert!(!found.intact);
        let name = ["1.0.json", "1.1.json"][file];
        let of_it = found.issues.iter().find(|issue| issue.file.ends_with(name)).expect("it is listed");
        prop_assert_eq!(of_it.state, "changed since it was issued");
        prop_assert!(!of_it.findings.is_empty());
    }
}
