//! A workspace, wherever it lies: its files laid over what is shipped, sorted by what their places say they are.
//!
//! In: a [`Tree`], which is a folder (see `disk`) or one state of a repository, and scopes from elsewhere. Out: everything
//! that was read, with every problem of form. Symbolic links are refused, not followed; folders are listed in the order of
//! their names, whatever the tree says; a file over the limit is not read at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{FileKind, diags, parse, raw, shipped};
use crate::diag::{Diagnostics, Sources};
use crate::model::{FileId, Origin};

/// The settings of a workspace.
const MANIFEST: &str = "crosswalk.toml";

/// The most that is read of a text file.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// What a run reads.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every text, so that places in it can be shown.
    pub sources: Sources,
    /// The declarations of the catalog and the site.
    pub files: Vec<(FileId, raw::File)>,
    /// The files of the catalog, by path from the root of the workspace.
    pub catalog: BTreeMap<String, FileId>,
    /// The scopes.
    pub scopes: Vec<raw::Scope>,
    /// Hand-written pages: path below `site/pages/`, and the text's number.
    pub pages: BTreeMap<String, FileId>,
    /// Templates: path below `templates/`, and the text's number.
    pub templates: BTreeMap<String, FileId>,
    /// Static files: path below `site/static/`, and the bytes.
    pub statics: BTreeMap<String, Vec<u8>>,
    /// Files of the workspace that could not be read: what they declare is not known, rather than not there.
    pub broken: BTreeSet<String>,
    /// What could not be read, and why.
    pub diagnostics: Diagnostics,
}

/// Where files lie. Paths have `/` and start at the root of the workspace.
pub trait Tree {
    /// The path in messages: from where the caller stands, so that editors can open it.
    fn shown(&self, path: &str) -> String;

    /// What lies at a path; links are told, not followed.
    fn find(&self, path: &str) -> Option<Found>;

    /// The names in a folder, in any order.
    fn names(&self, folder: &str) -> anyhow::Result<Vec<String>>;

    /// The bytes of a file.
    fn read(&self, path: &str) -> anyhow::Result<Vec<u8>>;
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// Nothing that can be read.
    Other,
}

/// Reads the workspace in `tree`, and `scopes` as well: trees from elsewhere, each with the path of a scope's head.
///
/// With explicit `scopes`, the workspace's own list is not read.
pub fn read(tree: &dyn Tree, scopes: &[(&dyn Tree, String)]) -> anyhow::Result<Loaded> {
    let mut reader = Reader { tree, loaded: Loaded::default(), taken: BTreeMap::new() };
    let manifest = reader.manifest()?;
    let complete = manifest.as_ref().and_then(|manifest| manifest.complete);
    for folder in ["catalog", "templates", "site"] {
        reader.take(folder)?;
    }
    if let Some(origin) = complete
        && !reader.taken.keys().chain(&reader.loaded.broken).any(|path| path.starts_with("catalog/"))
    {
        // Nothing in any scope could be looked up, and thousands of messages would hide this one.
        reader.loaded.diagnostics.push(diags::missing_catalog(origin));
        return Ok(reader.loaded);
    }
    let complete = complete.is_some();
    reader.lay_under(shipped::TEMPLATES, "templates/");
    reader.lay_under(shipped::SITE, "site/static/");
    if !complete {
        reader.lay_under(shipped::CATALOG, "catalog/");
    }
    // Shipped pages speak of the shipped catalog and link to each other: they come together or not at all.
    if !complete && !reader.taken.contains_key("site/site.toml") {
        reader.lay_under(shipped::SITE, "site/");
    }
    let taken = std::mem::take(&mut reader.taken);
    for (path, file) in taken {
        reader.sort_in(&path, file);
    }
    if scopes.is_empty() {
        for (origin, path) in manifest.map(|manifest| manifest.scopes).unwrap_or_default() {
            reader.listed_scope(origin, &path)?;
        }
    }
    for (tree, head) in scopes {
        reader.scope(*tree, head)?;
    }
    Ok(reader.loaded)
}

/// Reads a workspace; scopes are read in a module of their own.
pub(super) struct Reader<'r> {
    pub(super) tree: &'r dyn Tree,
    pub(super) loaded: Loaded,
    taken: BTreeMap<String, Taken>,
}

/// A file before its place decides what it is.
struct Taken {
    bytes: Vec<u8>,
    shipped_twin: bool,
    own: bool,
}

struct Manifest {
    /// Where it says that the catalog is complete, if it does.
    complete: Option<Origin>,
    scopes: Vec<(Origin, String)>,
}

impl Reader<'_> {
    fn manifest(&mut self) -> anyhow::Result<Option<Manifest>> {
        match self.tree.find(MANIFEST) {
            Some(Found::File(_)) => {}
            Some(Found::Link) => {
                self.loaded.diagnostics.push(diags::symbolic_link(&self.tree.shown(MANIFEST)));
                return Ok(None);
            }
            Some(Found::Folder | Found::Other) | None => return Ok(None),
        }
        let bytes = self.tree.read(MANIFEST)?;
        let Some((file, rows)) = self.parse(&self.tree.shown(MANIFEST), FileKind::Workspace, &bytes) else {
            return Ok(None);
        };
        let Some(row) = rows.workspace else { return Ok(None) };
        let place = |span: std::ops::Range<usize>| Origin { file, start: span.start, end: span.end };
        let complete = match row.value.catalog.get_ref().as_str() {
            "complete" => Some(place(row.value.catalog.span())),
            "extends" => None,
            word => {
                let origin = place(row.value.catalog.span());
                self.loaded.diagnostics.push(diags::unknown_catalog_mode(origin, word));
                None
            }
        };
        let scopes =
            row.value.scopes.into_iter().map(|path| (place(path.span()), path.into_inner())).collect();
        Ok(Some(Manifest { complete, scopes }))
    }

    /// Takes in what lies at a path of the workspace: a file, or every file below a folder.
    fn take(&mut self, path: &str) -> anyhow::Result<()> {
        let is_text = !path.starts_with("site/static/");
        match self.tree.find(path) {
            Some(Found::Link) => {
                self.loaded.diagnostics.push(diags::symbolic_link(&self.tree.shown(path)));
                self.loaded.broken.insert(path.to_owned());
            }
            Some(Found::Folder) => {
                for name in self.tree.names(path)?.iter().filter(|name| !name.starts_with('.')) {
                    let below = format!("{path}/{name}");
                    // A name that leads nowhere is one that is no text.
                    match self.tree.find(&below) {
                        Some(_) => self.take(&below)?,
                        None => {
                            let shown = self.tree.shown(&below);
                            self.loaded.diagnostics.push(diags::unexpected_file(&shown));
                        }
                    }
                }
            }
            Some(Found::File(size)) if is_text && size > MOST_BYTES => {
                self.loaded.diagnostics.push(diags::too_large(&self.tree.shown(path), size, MOST_BYTES));
                self.loaded.broken.insert(path.to_owned());
            }
            Some(Found::File(_)) => {
                let bytes = self.tree.read(path)?;
                self.taken.insert(path.to_owned(), Taken { bytes, shipped_twin: false, own: true });
            }
            Some(Found::Other) | None => {}
        }
        Ok(())
    }

    /// Fills in what the workspace does not have itself, below one folder.
    fn lay_under(&mut self, files: &[(&str, &[u8])], folder: &str) {
        for (path, bytes) in files {
            if !path.starts_with(folder) {
                continue;
            }
            match self.taken.get_mut(*path) {
                Some(own) => own.shipped_twin = true,
                None => {
                    let taken = Taken { bytes: bytes.to_vec(), shipped_twin: false, own: false };
                    self.taken.insert((*path).to_owned(), taken);
                }
            }
        }
    }

    fn sort_in(&mut self, path: &str, taken: Taken) {
        if let Some(name) = path.strip_prefix("site/static/") {
            self.loaded.statics.insert(name.to_owned(), taken.bytes);
        } else if let Some(kind) = FileKind::of(path) {
            let shown = if taken.own { self.tree.shown(path) } else { path.to_owned() };
            let Some((file, rows)) = self.parse(&shown, kind, &taken.bytes) else {
                self.loaded.broken.insert(path.to_owned());
                return;
            };
            if path.starts_with("catalog/") {
                self.loaded.catalog.insert(path.to_owned(), file);
            }
            if rows.broken {
                self.loaded.broken.insert(path.to_owned());
            }
            if taken.shipped_twin && rows.replaces != Some(true) {
                let origin = Origin { file, start: 0, end: 0 };
                self.loaded.diagnostics.push(diags::shipped_twin(origin, path));
            } else {
                self.loaded.files.push((file, rows));
            }
        } else if let Some(name) = path.strip_prefix("templates/") {
            let Some(file) = self.text(&self.tree.shown(path), &taken.bytes) else { return };
            self.loaded.templates.insert(name.to_owned(), file);
        } else if let Some(name) = path.strip_prefix("site/pages/").filter(|name| name.ends_with(".md")) {
            let Some(file) = self.text(&self.tree.shown(path), &taken.bytes) else { return };
            self.loaded.pages.insert(name.to_owned(), file);
        } else if taken.own {
            self.loaded.diagnostics.push(diags::unexpected_file(&self.tree.shown(path)));
        }
    }

    pub(super) fn parse(&mut self, shown: &str, kind: FileKind, bytes: &[u8]) -> Option<(FileId, raw::File)> {
        let file = self.text(shown, bytes)?;
        let (rows, found) = parse(file, kind, &self.loaded.sources.file(file).text);
        self.loaded.diagnostics.extend(found);
        Some((file, rows))
    }

    fn text(&mut self, shown: &str, bytes: &[u8]) -> Option<FileId> {
        let most = usize::try_from(MOST_BYTES).expect("four mebibytes fit");
        if bytes.len() > most {
            self.loaded.diagnostics.push(diags::too_large(shown, bytes.len() as u64, MOST_BYTES));
            return None;
        }
        match std::str::from_utf8(bytes) {
            // Editors on Windows begin a file with a byte order mark and end lines with CR LF; neither is meant.
            Ok(text) => Some(self.loaded.sources.add(shown, text.trim_start_matches('\u{feff}'))),
            Err(_) => {
                self.loaded.diagnostics.push(diags::not_text(shown));
                None
            }
        }
    }
}
