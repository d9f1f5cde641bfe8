//! The site on disk: the same bytes from the same input, whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crosswalk::graph::{Closure, HOPS};
use crosswalk::pipeline::Workspace;
use crosswalk::view::{self, SiteInputs};

use crate::tidy::root;
use crate::workspace::{Folder, command, copy, text, tree};

fn build(folder: &Folder) -> String {
    let output = folder.run(&["build"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stderr)
}

#[test]
fn two_builds_of_the_project_are_equal_also_from_elsewhere_and_in_another_order() {
    let there = Folder::new();
    let sources = ["catalog", "site", "templates", "examples", "crosswalk.toml"];
    // The last file first, so that the folder lists them in another order than the project does.
    for (path, bytes) in tree(&root()).into_iter().rev() {
        if sources.iter().any(|name| path == *name || path.starts_with(&format!("{name}/"))) {
            there.write(&path, bytes);
        }
    }
    let (first, second) = (Folder::new(), Folder::new());
    let run = |from: &Path, root: &str, out: &Path| {
        let out = out.join("site");
        let args = ["build", "--root", root, "--out", out.to_str().expect("UTF-8")];
        let output = command().args(args).current_dir(from).output().expect("runs");
        assert!(output.status.success(), "{}", text(&output.stderr));
    };
    run(&root(), ".", first.path());
    run(Path::new("/"), there.path().to_str().expect("UTF-8"), second.path());
    let (first, second) = (tree(first.path()), tree(second.path()));
    assert!(first.len() > 500, "a site of {} files", first.len());
    let names = |tree: &[(String, Vec<u8>)]| tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    for ((path, a), (_, b)) in first.iter().zip(&second) {
        assert!(a == b, "{path} differs");
    }
}

#[test]
fn every_link_of_the_project_leads_somewhere_and_every_page_has_a_twin() {
    let out = Folder::new();
    let site = out.path().join("site");
    let args = ["build", "--out", site.to_str().expect("UTF-8")];
    assert!(command().args(args).current_dir(root()).output().expect("runs").status.success());
    let links = links_lead_somewhere(&site);
    assert!(links > 5_000, "{links} links were looked at");
}

#[test]
fn no_link_leads_to_a_statement_that_an_organisation_does_not_have() {
    let folder = Folder::small();
    folder.edit("scope.toml", "frameworks = [\"left@1\", \"right@2\"]", "frameworks = [\"left@1\"]");
    let output = folder.run(&["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let site = folder.path().join("public");
    assert!(!site.join("organisations/small-works/statement.html").exists());
    assert!(links_lead_somewhere(&site) > 100);
}

/// Fails where a page of a site links to nothing, or has no twin. How many links there are.
fn links_lead_somewhere(site: &Path) -> usize {
    let files: BTreeSet<_> = tree(site).into_iter().map(|(path, _)| path).collect();
    let mut links = 0;
    for (path, bytes) in tree(site).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(files.contains(&path.replace(".html", ".json")), "{path} has no twin");
        let html = text(&bytes);
        for target in attribute_values(&html, "href").into_iter().chain(attribute_values(&html, "src")) {
            let (target, fragment) = target.split_once('#').unwrap_or((target, ""));
            if target.contains("://") || target.starts_with("mailto:") || target.starts_with("data:") {
                continue;
            }
            let file = if target.is_empty() { path.clone() } else { resolve(&path, target) };
            assert!(files.contains(&file), "{path}: `{target}` leads to {file}, which is not there");
            if !fragment.is_empty() {
                let other = text(&fs::read(site.join(&file)).expect("readable"));
                assert!(
                    other.contains(&format!("id=\"{fragment}\"")),
                    "{path}: {file} has no place `{fragment}`"
                );
            }
            links += 1;
        }
    }
    links
}

#[test]
fn pages_are_where_links_are_checked_against() {
    let workspace = Workspace::open(&root(), &[]).expect("the project is a workspace");
    let graph = workspace.graph();
    let assessments = workspace.assess(&graph, "2026-11-21".parse().expect("a day"));
    let closure = Closure::new(&graph, HOPS);
    let inputs = SiteInputs {
        graph: &graph,
        closure: &closure,
        assessments: &assessments,
        introduction: "",
        texts: &[],
        digest_of: crosswalk::load::digest,
    };
    let made: BTreeSet<_> = view::site(&inputs).into_iter().map(|page| page.path).collect();
    assert_eq!(made, view::addresses(&graph, &closure, &[]));
}

fn attribute_values<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn resolve(from: &str, to: &str) -> String {
    let mut parts: Vec<_> = from.split('/').collect();
    parts.pop();
    for part in to.split('?').next().unwrap_or_default().split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop().expect("links stay inside the site")),
            part => parts.push(part),
        }
    }
    parts.join("/").replace("%20", " ")
}

#[test]
fn what_did_not_change_is_not_written_again_and_what_is_gone_is_removed() {
    let folder = Folder::small();
    assert!(
        build(&folder).contains("0 as before") && folder.path().join("public/themes/testing.html").is_file()
    );
    let stamp =
        |path: &str| fs::metadata(folder.path().join(path)).expect("there").modified().expect("a stamp");
    let before = stamp("public/sources.html");
    assert!(build(&folder).contains("(0 changed"));
    folder.edit(
        "catalog/frameworks/right@2.toml",
        "title = \"Test records\"",
        "title = \"Records of tests\"",
    );
    assert!(!build(&folder).contains("(0 changed"));
    assert_eq!(stamp("public/sources.html"), before);
    assert!(folder.read("public/provisions/right@2/A.2.html").contains("Records of tests"));
    folder.edit("crosswalk.toml", "scopes = [\"scope.toml\"]", "scopes = []");
    assert!(build(&folder).contains("removed"));
    assert!(!folder.path().join("public/organisations").exists());
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("listable").map(|e| e.expect("entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn a_build_that_fails_leaves_the_old_site() {
    let folder = Folder::small();
    build(&folder);
    let before = tree(&folder.path().join("public"));
    folder.edit("catalog/mappings/left@1--right@2.toml", "target = \"A.1\"", "target = \"A.9\"");
    let output = folder.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("unknown provision `right@2/A.9`"));
    assert!(text(&output.stderr).contains("nothing was built"));
    assert!(tree(&folder.path().join("public")) == before);
}

#[test]
fn a_folder_of_somebody_else_is_not_replaced() {
    let folder = Folder::small();
    folder.write("public/thesis.txt", "years of work");
    let output = folder.run(&["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("has not written"), "{}", text(&output.stderr));
    assert_eq!(folder.read("public/thesis.txt"), "years of work");
    let other = folder.run(&["build", "--out", "scope.toml"]);
    assert_eq!(other.status.code(), Some(2));
}

/// Builds that alternate between two states are killed at various moments: the site is always one of the two, whole.
#[test]
fn an_interrupted_build_leaves_a_whole_site() {
    let (one, two) = (Folder::small(), Folder::small());
    two.edit("catalog/themes.toml", "title = \"Testing\"", "title = \"Trials\"");
    let shared = Folder::new();
    let out = shared.path().join("site");
    let run = |folder: &Folder| {
        let mut child = command();
        child.args(["build", "--out", out.to_str().expect("UTF-8")]).current_dir(folder.path());
        child.stderr(Stdio::null()).spawn().expect("runs")
    };
    let mut wholes = Vec::new();
    for folder in [&one, &two] {
        assert!(run(folder).wait().expect("ends").success());
        wholes.push(tree(&out));
    }
    assert!(wholes[0] != wholes[1]);
    for round in 0..40_u64 {
        let mut child = run(if round % 2 == 0 { &one } else { &two });
        std::thread::sleep(Duration::from_millis(round));
        child.kill().expect("can be killed");
        child.wait().expect("ends");
        let found = tree(&out);
        assert!(wholes.contains(&found), "after {round} ms the site is neither the old one nor the new one");
    }
    assert!(run(&one).wait().expect("ends").success());
    assert!(tree(&out) == wholes[0]);
    let left: Vec<_> =
        fs::read_dir(shared.path()).expect("listable").map(|e| e.expect("entry").file_name()).collect();
    assert_eq!(left, ["site"], "nothing is left beside the site");
}

#[test]
fn the_site_of_the_small_workspace_is_as_recorded() {
    let folder = Folder::small();
    build(&folder);
    let golden = root().join("tests/golden/small");
    let found = folder.path().join("public");
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        drop(fs::remove_dir_all(&golden));
        // Styles and scripts are the shipped ones; hand-written pages have their own tests.
        copy(&found, &golden);
        drop(fs::remove_dir_all(golden.join("static")));
        return;
    }
    let pages = |folder: &Path| -> Vec<_> {
        tree(folder).into_iter().filter(|(path, _)| !path.starts_with("static/")).collect()
    };
    let (expected, actual) = (pages(&golden), pages(&found));
    let names = |tree: &[(String, Vec<u8>)]| tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&actual), names(&expected), "run with SNAPSHOTS=overwrite, and read what changed");
    for ((path, actual), (_, expected)) in actual.iter().zip(&expected) {
        let (actual, expected) = (text(actual), text(expected));
        snapbox::assert_data_eq!(actual, snapbox::Data::text(expected).raw());
        assert!(!path.is_empty());
    }
}
