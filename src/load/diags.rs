//! How problems of form are worded.

use crate::diag::{Code, Diagnostic, did_you_mean, list};
use crate::model::Origin;

pub(super) fn syntax(origin: Origin, message: &str) -> Diagnostic {
    Diagnostic::at(Code::Syntax, origin, format!("not valid TOML: {}", first_line(message)))
        .help("mend this place first; nothing else in the file is read until then")
}

pub(super) fn unknown_table(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    let title = format!("unknown table or key `{name}`");
    let help = did_you_mean(name, known).unwrap_or_default();
    Diagnostic::at(Code::UnknownKey, origin, title).label("not expected in a file of this kind").help(help)
}

pub(super) fn unknown_key(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::at(Code::UnknownKey, origin, format!("unknown key `{name}`"))
        .maybe_help(did_you_mean(name, known))
}

pub(super) fn not_a_table(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "this has to be a single table")
        .help("write its name once, in single brackets")
}

pub(super) fn not_an_array_of_tables(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "this has to be a list of tables")
        .help("write each with its name in double brackets")
}

/// What serde says of an entry: a missing key belongs to the whole entry, a wrong type to one place.
pub(super) fn wrong_entry(entry: Origin, place: Origin, message: &str) -> Diagnostic {
    let message = first_line(message);
    match message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        Some(key) => Diagnostic::at(Code::MissingKey, entry, format!("missing key `{key}`"))
            .help(format!("add `{key} = …` to this entry")),
        None => Diagnostic::at(Code::InvalidValue, place, message.to_owned()),
    }
}

pub(super) fn not_text(path: &str) -> Diagnostic {
    Diagnostic::anywhere(Code::UnreadableFile, format!("`{path}` is not UTF-8 text"))
        .help("save the file as UTF-8")
}

pub(super) fn too_large(path: &str, bytes: u64, most: u64) -> Diagnostic {
    let title = format!("`{path}` has {bytes} bytes; the most that is read is {most}");
    Diagnostic::anywhere(Code::UnreadableFile, title)
        .help("split the file, or keep the bulk outside of the catalog")
}

pub(super) fn symbolic_link(path: &str) -> Diagnostic {
    Diagnostic::anywhere(Code::SymbolicLink, format!("`{path}` is a symbolic link"))
        .help("put the file itself there: a workspace has to be complete in version control")
}

pub(super) fn unexpected_file(path: &str) -> Diagnostic {
    Diagnostic::anywhere(Code::UnexpectedFile, format!("`{path}` is not a file that the catalog knows")).help(
        "a catalog has `vocabulary.toml`, `sources.toml`, `themes.toml`, `claims.toml`, `metrics.toml`, `programme.toml`, `reviews.toml`, `frameworks/*.toml`, `mappings/*.toml`, `rules/*.toml` and `tasks/*.toml`",
    )
}

pub(super) fn shipped_twin(origin: Origin, path: &str) -> Diagnostic {
    Diagnostic::at(Code::Duplicate, origin, format!("`{path}` is the name of a shipped file"))
        .help("choose another name; or say `replaces = true` in its first line to stand for the shipped file")
}

pub(super) fn unknown_catalog_mode(origin: Origin, word: &str) -> Diagnostic {
    Diagnostic::at(Code::UnknownWord, origin, format!("unknown kind of catalog `{word}`"))
        .help(format!("it can be {}", list(&["complete", "extends"])))
}

pub(super) fn missing_catalog(origin: Origin) -> Diagnostic {
    let title = "the workspace says that its catalog is complete, and has none";
    Diagnostic::at(Code::UnexpectedFile, origin, title.to_owned()).help(
        "write `catalog = \"extends\"` to build on the shipped catalog, or put your own into `catalog/` beside this file",
    )
}

pub(super) fn missing_scope(origin: Origin, path: &str) -> Diagnostic {
    Diagnostic::at(Code::UnexpectedFile, origin, format!("there is no scope `{path}`"))
        .help("name a file, or a folder with `organisation.toml` or `scope.toml`; paths are relative to the folder of `crosswalk.toml` and stay inside it")
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}
