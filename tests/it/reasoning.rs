//! `why`, `gap`, `roadmap` and `export graph --inferred` on three small frameworks.
//!
//! `tests/golden/reasoning/<case>` holds what is printed. `SNAPSHOTS=overwrite` writes it anew.

use snapbox::{Assert, Data};

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, text};

/// A third framework beside the two of the small workspace, compared with one of them only.
fn three() -> Folder {
    let folder = Folder::small();
    crate::workspace::copy(&root().join("tests/fixtures/third"), folder.path());
    folder
}

const CASES: &[(&str, &[&str])] = &[
    ("why-mapped.txt", &["why", "left/TEST 1", "right/A.1"]),
    ("why-inferred-exact.txt", &["why", "left/TEST 1", "third/T.1"]),
    ("why-inferred-overlap.txt", &["why", "third/T.2", "left/TEST 2"]),
    ("why-nothing-follows.txt", &["why", "left/TEST 2", "third/T.3"]),
    ("why-no-way.txt", &["why", "left/TEST 1", "third/T.4"]),
    ("why-rejected.txt", &["why", "right/A.2", "left/TEST 1"]),
    ("why.json", &["why", "left/TEST 1", "third/T.1", "--format", "json"]),
    ("gap.md", &["gap", "--have", "third", "--want", "left,right"]),
    ("gap-of-two.md", &["gap", "--have", "third,left@1", "--want", "right"]),
    ("gap-in-scope.md", &["gap", "--have", "third", "--want", "right", "--scope", "scope.toml"]),
    ("gap.csv", &["gap", "--have", "right", "--want", "third", "--format", "csv"]),
    ("gap.json", &["gap", "--have", "third", "--want", "right", "--format", "json"]),
    ("roadmap.md", &["roadmap", "--want", "left,right,third", "--scope", "scope.toml"]),
    (
        "roadmap.csv",
        &["roadmap", "--have", "left", "--want", "right", "--scope", "scope.toml", "--format", "csv"],
    ),
    ("inferred.json", &["export", "graph", "--inferred"]),
];

#[test]
fn reports_on_three_frameworks_are_as_recorded() {
    let folder = three();
    for (case, arguments) in CASES {
        let output = folder.run(&[*arguments, &["--as-of", TODAY]].concat());
        assert!(output.status.success(), "{case}: {}", text(&output.stderr));
        let expected = Data::read_from(&root().join("tests/golden/reasoning").join(case), None);
        Assert::new().action_env("SNAPSHOTS").eq(text(&output.stdout), expected.raw());
    }
}

#[test]
fn names_that_lead_nowhere_are_answered_with_what_was_meant() {
    let folder = three();
    for (arguments, said) in [
        (["gap", "--have", "thirds", "--want", "left"], "did you mean `third`?"),
        (["gap", "--have", "left@1", "--want", "left"], "`left@1` is both met and wanted"),
        (["gap", "--have", "left", "--want", "nothing-like-it"], "it can be `left@1`"),
        (["why", "left/TEST 1", "third/T.9", "--hops", "2"], "there is no provision `third/T.9`"),
        (["why", "left/TEST 1", "left/TEST 1", "--hops", "2"], "both names mean `left@1/TEST 1`"),
        (["why", "left/TEST 1", "third/T.1", "--hops", "7"], "it can be 2 to 4"),
    ] {
        let output = folder.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(said), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty());
    }
}
