//! Diagnostics as a user sees them: `tests/ui/<code>/<case>.toml` and the report, `<case>.txt`.
//!
//! A case changes files of the small workspace (`tests/fixtures/small`). `#- path` begins a file that replaces one;
//! `#+ path` begins lines that are added to its end; `#! link path target`, `#! fill path bytes` and `#! binary path`
//! make files that no text can. `SNAPSHOTS=overwrite cargo test ui` writes the reports anew; read them before you commit.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosswalk::diag::Code;
use snapbox::{Assert, Data};

use crate::tidy::root;
use crate::workspace::{Folder, TODAY, text};

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let folders: BTreeSet<_> = folders().iter().map(|path| name(path)).collect();
    assert_eq!(folders, codes);
}

#[test]
fn every_report_is_as_recorded() {
    for folder in folders() {
        let mut cases: Vec<_> =
            fs::read_dir(&folder).expect("listable").map(|entry| entry.expect("entry").path()).collect();
        cases.sort();
        let texts: Vec<_> =
            cases.iter().filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
        assert!(!texts.is_empty(), "{} has no case", folder.display());
        for case in texts {
            check(&name(&folder), case);
        }
    }
}

#[test]
fn every_code_explains_itself() {
    for code in Code::ALL {
        let output = Folder::new().run(&["explain", code.as_str()]);
        assert!(output.status.success());
        let page = text(&output.stdout);
        assert!(page.lines().count() > 2 && page.starts_with(code.as_str()), "{page}");
    }
}

fn check(code: &str, case: &Path) {
    let folder = Folder::small();
    lay_out(&folder, &fs::read_to_string(case).expect("cases are UTF-8"));
    let output = folder.run(&["check", "--as-of", TODAY]);
    let report = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert!(report.contains(&format!("[{code}]")), "{}: no [{code}] in\n{report}", case.display());
    let errors = report.contains("error[");
    assert_eq!(output.status.code(), Some(i32::from(errors)), "{}: exit code", case.display());
    let expected = Data::read_from(&case.with_extension("txt"), None);
    Assert::new().action_env("SNAPSHOTS").eq(report, expected);
}

fn lay_out(folder: &Folder, case: &str) {
    let mut open: Option<(String, String)> = None;
    let close = |open: &mut Option<(String, String)>| {
        if let Some((path, text)) = open.take() {
            folder.write(&path, text);
        }
    };
    for line in case.lines() {
        if let Some(path) = line.strip_prefix("#- ") {
            close(&mut open);
            open = Some((path.to_owned(), String::new()));
        } else if let Some(path) = line.strip_prefix("#+ ") {
            close(&mut open);
            open = Some((path.to_owned(), folder.read(path) + "\n"));
        } else if let Some(made) = line.strip_prefix("#! ") {
            close(&mut open);
            make(folder, &made.split(' ').collect::<Vec<_>>());
        } else if let Some((_, text)) = &mut open {
            text.push_str(line);
            text.push('\n');
        }
    }
    close(&mut open);
}

fn make(folder: &Folder, words: &[&str]) {
    match words {
        ["link", path, target] => {
            let link = folder.path().join(path);
            drop(fs::remove_file(&link));
            std::os::unix::fs::symlink(target, link).expect("links can be made");
        }
        ["fill", path, bytes] => folder.write(path, "#".repeat(bytes.parse().expect("a number"))),
        ["binary", path] => folder.write(path, [0x66, 0xff, 0xfe, 0x00]),
        other => panic!("unknown directive {other:?}"),
    }
}

fn folders() -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(root().join("tests/ui"))
        .expect("tests/ui")
        .map(|entry| entry.expect("entry").path())
        .collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}
