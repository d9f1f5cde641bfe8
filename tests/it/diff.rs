//! `crosswalk diff`: small edits and what is told of them, folders and revisions, and that nothing is touched.
//!
//! `tests/golden/diff/<case>.txt` and `.md` hold what is printed. `SNAPSHOTS=overwrite` writes them anew.

use std::process::Command;

use snapbox::{Assert, Data};

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, copy, text, tree};

const LEFT: &str = "catalog/frameworks/left@1.toml";
const RIGHT: &str = "catalog/frameworks/right@2.toml";
const SET: &str = "catalog/mappings/left@1--right@2.toml";

/// Edits of one file: what has to be there, and what takes its place.
type Edit = (&'static str, &'static str, &'static str);

const CASES: &[(&str, &[Edit])] = &[
    ("nothing", &[]),
    ("places-and-comments-only", &[(SET, "[mapping-set]", "# Made for tests.\n\n[mapping-set]")]),
    (
        "provision-changed",
        &[
            (
                RIGHT,
                "title = \"Test plan\"\nforce = \"control\"",
                "title = \"Plan | *of* the <b>test</b>\"\nforce = \"control\"",
            ),
            (
                RIGHT,
                "A written plan says",
                "A plan that somebody has written and somebody else has read says",
            ),
            (
                LEFT,
                "title = \"Keep the result\"\nforce = \"outcome\"",
                "title = \"Keep the result\"\nforce = \"requirement\"",
            ),
        ],
    ),
    (
        "provision-added-and-unmapped",
        &[
            (
                RIGHT,
                "[[provision]]\nref = \"B.1\"",
                "[[provision]]\nref = \"A.3\"\nparent = \"A\"\nkind = \"control\"\ntitle = \"Test owner\"\nforce = \"control\"\nsummary = \"Somebody answers for each test and is named in its plan.\"\n\n[[provision]]\nref = \"B.1\"",
            ),
            (RIGHT, "provisions = [\"A.2\"]", "provisions = [\"A.2\", \"A.3\"]"),
            (
                SET,
                "[[rejected]]",
                "[[unmapped]]\nprovision = \"right@2/A.3\"\nreason = \"No outcome on the left asks for somebody who answers for a test.\"\n\n[[rejected]]",
            ),
        ],
    ),
    (
        "mapping-relabelled-and-reworded",
        &[
            (SET, "relation = \"subset\"", "relation = \"intersects\""),
            (SET, "strength = 7", "strength = 6"),
            (
                SET,
                "has to be planned too.\"",
                "has to be planned too.\"\nbeyond = \"Somebody has to write it before the test begins.\"",
            ),
            (
                SET,
                "The function as a whole has no single counterpart",
                "The function, taken as a whole, has no counterpart",
            ),
        ],
    ),
    (
        "mapping-for-mapping",
        &[(SET, "source = \"TEST 2\"\ntarget = \"A.2\"", "source = \"TEST 2\"\ntarget = \"A.1\"")],
    ),
    (
        "contradiction",
        &[
            (SET, "relation = \"subset\"", "relation = \"equal\""),
            (SET, "gap = \"What is tested, and how, has to be planned too.\"\n", ""),
            (SET, "relation = \"intersects\"", "relation = \"equal\""),
            (
                SET,
                "[[unmapped]]",
                "[[mapping]]\nsource = \"TEST 1\"\ntarget = \"A.2\"\nrelation = \"equal\"\nrationale = \"semantic\"\nstrength = 9\nreason = \"A plan and a record of the same test, taken for the same thing.\"\ncites = [\"left-text\"]\n\n[[mapping]]\nsource = \"TEST 2\"\ntarget = \"A.1\"\nrelation = \"subset\"\nrationale = \"semantic\"\nstrength = 5\nreason = \"What came out is written under what counts as a pass in the plan.\"\ngap = \"The plan has to be there before.\"\ncites = [\"left-text\"]\n\n[[unmapped]]",
            ),
        ],
    ),
    (
        "rule-changed",
        &[(
            RIGHT,
            "when = \"system.origin == 'in-house' or 'provider' in system.role\"",
            "when = \"'provider' in system.role\"",
        )],
    ),
    (
        "answer-changed",
        &[(
            "scope.toml",
            "origin = \"in-house\"\nrole = [\"deployer\"]",
            "origin = \"bought-in\"\nrole = [\"deployer\"]",
        )],
    ),
    (
        "edition-and-set-gone",
        &[
            (SET, "from = \"left@1\"", "from = \"left@3\""),
            ("scope.toml", "frameworks = [\"left@1\", \"right@2\"]", "frameworks = [\"right@2\"]"),
            (LEFT, "edition = \"1\"", "edition = \"3\""),
        ],
    ),
    ("broken", &[(SET, "target = \"A.1\"", "target = \"A.11\"")]),
];

/// Two folders beside each other: the small workspace as `old`, and edited as `new`.
fn pair(edits: &[Edit]) -> Folder {
    let folder = Folder::new();
    for name in ["old", "new"] {
        copy(&root().join("tests/fixtures/small"), &folder.path().join(name));
    }
    for (path, from, to) in edits {
        folder.edit(&format!("new/{path}"), from, to);
    }
    folder
}

#[test]
fn every_edit_is_told_as_recorded() {
    for (name, edits) in CASES {
        let folder = pair(edits);
        for (format, extension) in [("human", "txt"), ("markdown", "md")] {
            let output = folder.run(&["diff", "old", "new", "--format", format, "--as-of", TODAY]);
            assert_eq!(output.status.code(), Some(0), "{name}: {}", text(&output.stderr));
            let said = text(&output.stderr);
            let printed = text(&output.stdout) + &said;
            let file = root().join(format!("tests/golden/diff/{name}.{extension}"));
            Assert::new().action_env("SNAPSHOTS").eq(printed, Data::read_from(&file, None).raw());
        }
    }
}

#[test]
fn exit_codes_tell_a_difference_only_when_asked() {
    let folder = pair(CASES[2].1);
    for (args, code) in [
        (vec!["diff", "old", "new"], 0),
        (vec!["diff", "old", "new", "--exit-code"], 1),
        (vec!["diff", "old", "old", "--exit-code"], 0),
        (vec!["diff", "old", "nowhere"], 2),
        (vec!["diff", "old", "nowhere", "--exit-code"], 2),
        (vec!["diff", "old", ""], 2),
        (vec!["diff", "old", "--", "--output=x"], 2),
        (vec!["diff", "old"], 2),
        (vec!["diff", "old", "new", "--format", "sarif"], 2),
    ] {
        let output = folder.run(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("panicked"), "{args:?}");
    }
}

#[test]
fn json_has_what_the_schema_names() {
    let folder = pair(CASES[4].1);
    let json = folder.run(&["diff", "old", "new", "--format", "json"]).stdout;
    let diff: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let relabelled = &diff["mappings"]["relabelled"][0];
    assert_eq!(relabelled["id"], "left@1/TEST 1--right@2/A.1");
    assert_eq!((&relabelled["old"], &relabelled["new"]), (&"subset".into(), &"intersects".into()));
    assert_eq!(diff["organisations"][0]["controls"][0]["provision"], "right@2/A.1");
    let schema: serde_json::Value =
        serde_json::from_slice(&folder.run(&["schema", "diff"]).stdout).expect("JSON");
    let named = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    assert_eq!(named(&schema["properties"]), named(&diff));
}

/// A repository whose workspace lies in a folder `governance`: first as it is, then edited, then with a link.
fn repository() -> Folder {
    let folder = Folder::new();
    copy(&root().join("tests/fixtures/small"), &folder.path().join("governance"));
    folder.write("unrelated.bin", [0xff, 0x00]);
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    commit(&folder);
    git(&folder, &["tag", "v1"]);
    folder.edit("governance/catalog/mappings/left@1--right@2.toml", "\"subset\"", "\"superset\"");
    commit(&folder);
    folder
}

fn commit(folder: &Folder) {
    git(folder, &["add", "--all"]);
    git(
        folder,
        &["-c", "user.name=Tests", "-c", "user.email=tests@example.org", "commit", "--quiet", "-m", "x"],
    );
}

fn git(folder: &Folder, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(args).current_dir(folder.path());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn revisions_are_read_without_touching_anything() {
    let folder = repository();
    // Something staged, something not, something new.
    folder.write("governance/staged.md", "staged");
    git(&folder, &["add", "governance/staged.md"]);
    folder.edit("governance/catalog/frameworks/left@1.toml", "title = \"Plan the test\"", "title = \"Plan\"");
    folder.write("governance/new.md", "new");
    let before = tree(folder.path());
    let diff = |old: &str, new: &str| {
        let output = folder.run(&["diff", old, new, "--root", "governance", "--as-of", TODAY]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    };
    let relabelled = "relabelled left@1/TEST 1--right@2/A.1, relation: subset -> superset";
    let (printed, said) = diff("v1", "HEAD");
    assert!(printed.starts_with("from v1 to HEAD\n") && printed.contains(relabelled), "{printed}");
    assert!(!printed.contains("Provisions"), "{printed}");
    assert!(said.starts_with("`HEAD` has 2 errors, 0 warnings"), "{said}");
    let (printed, _) = diff("HEAD~1", "governance");
    assert!(printed.contains(relabelled) && printed.contains("title: Plan the test -> Plan\n"), "{printed}");
    assert!(diff("v1", "main~1").0.starts_with("No difference"));
    assert_eq!(before, tree(folder.path()), "index and files are as before");
}

#[test]
fn a_folder_wins_over_a_revision_of_its_name() {
    let folder = repository();
    copy(&root().join("tests/fixtures/small"), &folder.path().join("main"));
    let run = |new: &str| text(&folder.run(&["diff", "v1", new, "--root", "governance"]).stdout);
    assert!(run("main").starts_with("No difference"));
    assert!(run("refs/heads/main").contains("relabelled"));
}

#[test]
fn links_in_a_revision_are_refused_as_in_a_folder() {
    let folder = repository();
    let target = folder.path().join("governance/catalog/themes.toml");
    std::fs::remove_file(&target).expect("removable");
    std::os::unix::fs::symlink("/etc/passwd", &target).expect("links can be made");
    commit(&folder);
    let output = folder.run(&["diff", "v1", "HEAD", "--root", "governance"]);
    assert!(output.status.success() && !text(&output.stdout).contains("root:"));
    assert!(text(&output.stderr).contains("`HEAD` has"), "{}", text(&output.stderr));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = repository();
    let said = |args: &[&str]| {
        let output = folder.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        text(&output.stderr)
    };
    let unknown = said(&["diff", "v9", "governance", "--root", "governance"]);
    assert!(unknown.contains("there is no folder `v9`, and no such revision in `governance`"), "{unknown}");
    folder.write("elsewhere/crosswalk.toml", "[workspace]\ncatalog = \"extends\"\n");
    let absent = said(&["diff", "v1", "elsewhere", "--root", "elsewhere"]);
    assert!(absent.contains("`elsewhere` is empty or not there at `v1`"), "{absent}");
    let nowhere = said(&["diff", "v1", "governance", "--root", "nowhere"]);
    assert!(nowhere.contains("nowhere"), "{nowhere}");
}
