//! JSON Schemas of the files that people write: those in `schemas/` are what the program prints, and every file of the project
//! names its own in its first line, so that an editor completes and checks it. `SNAPSHOTS=overwrite` writes them anew.

use crosswalk::load::FileKind;
use crosswalk::load::schema::INPUTS;
use snapbox::{Assert, Data};

use crate::tidy::root;
use crate::workspace::{command, text, tree};

#[test]
fn committed_schemas_are_what_the_program_prints() {
    for (name, _) in INPUTS {
        let output = command().current_dir(root()).args(["schema", name]).output().expect("the binary runs");
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        let committed = root().join(format!("schemas/{name}.schema.json"));
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(Data::text(text(&output.stdout)).raw(), Data::read_from(&committed, None).raw());
    }
}

#[test]
fn every_file_names_its_schema() {
    let mut seen = 0;
    for path in ["catalog", "examples", "site", "crosswalk.toml"].into_iter().flat_map(below) {
        let kind = if path.starts_with("examples/") { Some(FileKind::Scope) } else { FileKind::of(&path) };
        let name = INPUTS.iter().find(|(_, input)| Some(*input) == kind).map(|(name, _)| name);
        let name = name.unwrap_or_else(|| panic!("{path}: no schema"));
        let written = std::fs::read_to_string(root().join(&path)).expect("readable");
        let up = "../".repeat(path.matches('/').count());
        let line = format!("#:schema {up}schemas/{name}.schema.json");
        assert_eq!(written.lines().next(), Some(line.as_str()), "{path}");
        seen += 1;
    }
    assert!(seen > 100, "{seen} files");
}

/// The TOML files at a path or below it, by their paths in the project.
fn below(path: &str) -> Vec<String> {
    if path.ends_with(".toml") {
        return vec![path.to_owned()];
    }
    let names = tree(&root().join(path)).into_iter().map(|(name, _)| format!("{path}/{name}"));
    names.filter(|name| name.ends_with(".toml")).collect()
}
