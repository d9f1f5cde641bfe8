//! The shape of the code: arrows between modules, homes of libraries, sizes of files and functions.
//!
//! This reads text. It does not see names made by macros, and a re-export could launder a type: review looks for that.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may import whom, in data order. `load::raw` is the part of `load` that others may see.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("diag", &["model"]),
    ("load", &["diag", "model"]),
    ("measure", &["model"]),
    ("resolve", &["load", "diag", "model"]),
    ("graph", &["model"]),
    ("check", &["graph", "diag", "model"]),
    ("assess", &["graph", "diag", "model"]),
    ("view", &["assess", "graph", "model"]),
    ("output", &[]),
    ("render", &["view", "output"]),
    ("export", &["view"]),
    ("search", &["view"]),
    (
        "pipeline",
        &[
            "export", "render", "output", "view", "assess", "check", "graph", "resolve", "load", "diag",
            "model",
        ],
    ),
    (
        "cli",
        &[
            "pipeline", "search", "export", "render", "output", "view", "assess", "check", "graph",
            "measure", "load", "diag", "model",
        ],
    ),
];

/// Libraries that are named in one module only.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["src/cli/report/"]),
    ("clap", &["src/cli/"]),
    ("csv", &["src/export/", "src/measure/form.rs"]),
    ("flate2", &["src/export/document/pdf"]),
    ("minijinja", &["src/resolve/conditions.rs"]),
    ("pdf_writer", &["src/export/document/pdf"]),
    ("petgraph", &["src/graph/"]),
    ("pulldown_cmark", &["src/render/"]),
    ("rayon", &["src/assess/", "src/output/", "src/pipeline.rs", "src/render/"]),
    ("rust_xlsxwriter", &["src/export/document/xlsx"]),
    ("rustix", &["src/output/"]),
    ("saphyr_parser", &["src/measure/yaml.rs"]),
    ("schemars", &["src/view/", "src/export/"]),
    ("sha2", &["src/graph/fingerprint.rs", "src/load/digest.rs"]),
    ("strsim", &["src/diag/"]),
    ("subsetter", &["src/export/document/pdf"]),
    ("tantivy", &["src/search/"]),
    ("tera", &["src/render/"]),
    ("toml", &["src/load/"]),
    ("ttf_parser", &["src/export/document/pdf"]),
    ("uuid", &["src/export/oscal/names.rs"]),
    ("zip", &["src/export/document/docx"]),
];

/// Words that only some modules may say.
const RESERVED: &[(&str, &[&str])] = &[
    ("std::fs", &["src/load/disk.rs", "src/output/disk.rs"]),
    ("use std::{env, fs}", &[]),
    ("std::env", &["src/cli/"]),
    ("std::process", &["src/cli/", "src/main.rs"]),
    ("std::net", &[]),
    ("SystemTime", &["src/cli/clock.rs"]),
    ("HashMap", &[]),
    ("HashSet", &[]),
    ("super::super", &[]),
];

const FORBIDDEN_MODULES: &[&str] = &["utils", "util", "common", "core", "helpers", "misc", "manager"];

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 70;

#[test]
fn arrows_between_modules_go_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(module) = module_of(&path) else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{path}: `{module}` is not in the table of arrows"));
            continue;
        };
        for imported in imports(&text) {
            let known = ARROWS.iter().any(|(name, _)| *name == imported);
            if known && imported != module && !allowed.contains(&imported.as_str()) {
                wrong.push(format!("{path}: `{module}` must not import `{imported}`"));
            }
        }
        if module == "resolve" && (text.contains("load::disk") || text.contains("load::parse")) {
            wrong.push(format!("{path}: `resolve` sees of `load` only `raw`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_at_home() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (library, homes) in HOMES {
            if names(&code_of(&text), &format!("{library}::"))
                && !homes.iter().any(|home| path.starts_with(home))
            {
                wrong.push(format!("{path}: `{library}` lives in {}", homes.join(", ")));
            }
        }
        for (word, homes) in RESERVED {
            if names(&code_of(&text), word) && !homes.iter().any(|home| path.starts_with(home)) {
                wrong.push(format!("{path}: `{word}` is reserved for {homes:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_and_functions_are_small_and_named_for_what_they_hold() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{path}: {lines} lines, {LONGEST_FILE} is the most"));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{path}: begins without a module doc"));
        }
        for part in path.trim_end_matches(".rs").split('/') {
            if FORBIDDEN_MODULES.contains(&part) {
                wrong.push(format!("{path}: `{part}` says nothing about what it holds"));
            }
        }
        for (name, length) in functions(&text) {
            if length > LONGEST_FUNCTION {
                wrong.push(format!("{path}: `{name}` has {length} lines, {LONGEST_FUNCTION} is the most"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_model_is_inert() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/model/")) {
        for word in ["serde", "std::io", "std::path"] {
            assert!(!names(&code_of(&text), word), "{path}: the model knows nothing of `{word}`");
        }
    }
}

#[test]
fn the_changelog_has_an_unreleased_section_on_top() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).expect("the changelog is there");
    let first = text.lines().find(|line| line.starts_with("## ")).expect("the changelog has sections");
    assert_eq!(first, "## [Unreleased]");
}

#[test]
fn the_scan_sees_what_it_is_there_for() {
    assert_eq!(
        imports("use crate::cli::report;\nuse crate::{diag, output::disk};"),
        ["cli", "diag", "output"]
    );
    assert_eq!(imports("let x = crate::view::url::HOME;"), ["view"]);
    assert!(names("petgraph::graph", "petgraph::") && !names("my_petgraph::graph", "petgraph::"));
    assert_eq!(code_of("a // petgraph::\n//! toml::\nb"), "a \n\nb");
    assert_eq!(functions("    fn a() {\n        1\n    }\n"), [("a".to_owned(), 3)]);
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    assert!(found.len() > 50, "the sources are found");
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let relative =
                path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push((relative, fs::read_to_string(&path).expect("sources are UTF-8")));
        }
    }
}

/// `src/view/url.rs` → `view`; the roots of the two crates belong to no module.
fn module_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    match inside {
        "lib.rs" | "main.rs" => None,
        _ => Some(inside.split('/').next()?.trim_end_matches(".rs")),
    }
}

/// First segments after `crate::`, plain and in braces.
fn imports(text: &str) -> Vec<String> {
    let code = code_of(text);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(inner) = rest.strip_prefix('{') {
            let inner = &inner[..inner.find("};").unwrap_or(inner.len())];
            found.extend(inner.split(',').map(|part| first_word(part.trim())));
        } else {
            found.push(first_word(rest));
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether the word occurs, not as the end of a longer one.
fn names(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// The text without line comments.
fn code_of(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| line.find("//").map_or(line, |at| &line[..at])).collect();
    lines.join("\n")
}

/// Names and lengths of functions, by their indentation as rustfmt leaves it.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(at) =
            line.find("fn ").filter(|_| line.trim_end().ends_with(['{', '(']) || line.contains("fn "))
        else {
            continue;
        };
        let before = line[..at].trim();
        let is_item = before.is_empty()
            || before.split(' ').all(|word| {
                word.starts_with("pub") || ["in", "const"].contains(&word) || word.contains("cli)")
            });
        if !is_item || line.trim_start().starts_with("//") {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[start..].iter().position(|line| *line == close) {
            found.push((first_word(&line[at + 3..]), length + 1));
        }
    }
    found
}
