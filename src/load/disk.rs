//! The only reader of files: a workspace folder, laid over what is shipped.
//!
//! Symbolic links are refused, not followed; folders are listed in the order of their names, whatever the file system
//! says; a file over the limit is not read at all.

#![expect(clippy::disallowed_methods, reason = "this is the only reader of files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{FileKind, diags, parse, raw, shipped};
use crate::diag::{Diagnostics, Sources};
use crate::model::{FileId, Origin};

/// The most that is read of a text file.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// What a run reads.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every text, so that places in it can be shown.
    pub sources: Sources,
    /// The declarations of the catalog, the site and the scopes.
    pub files: Vec<(FileId, raw::File)>,
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

/// Reads the workspace at `root`, and the scoping files `scopes` as well; those are relative to the caller's folder.
///
/// With explicit `scopes`, the workspace's own list is not read.
pub fn read(root: &Path, scopes: &[PathBuf]) -> anyhow::Result<Loaded> {
    let mut reader = Reader { root, loaded: Loaded::default(), taken: BTreeMap::new() };
    let manifest = reader.manifest()?;
    let complete = manifest.as_ref().is_some_and(|manifest| manifest.complete);
    for folder in ["catalog", "templates", "site"] {
        reader.folder(Path::new(folder))?;
    }
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
    for path in scopes {
        let bytes = fs::read(path).with_context(|| format!("cannot read the scope `{}`", path.display()))?;
        reader.scope(&path.display().to_string().replace('\\', "/"), &bytes);
    }
    Ok(reader.loaded)
}

struct Reader<'r> {
    root: &'r Path,
    loaded: Loaded,
    taken: BTreeMap<String, Taken>,
}

/// A file before its place decides what it is.
struct Taken {
    bytes: Vec<u8>,
    shipped_twin: bool,
    on_disk: bool,
}

struct Manifest {
    complete: bool,
    scopes: Vec<(Origin, String)>,
}

impl Reader<'_> {
    fn manifest(&mut self) -> anyhow::Result<Option<Manifest>> {
        let path = self.root.join("crosswalk.toml");
        if !path.is_file() {
            return Ok(None);
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        let Some((file, rows)) = self.parse(&self.shown("crosswalk.toml"), FileKind::Workspace, &bytes)
        else {
            return Ok(None);
        };
        let Some(row) = rows.workspace else { return Ok(None) };
        let place = |span: std::ops::Range<usize>| Origin { file, start: span.start, end: span.end };
        let complete = match row.value.catalog.get_ref().as_str() {
            "complete" => true,
            "extends" => false,
            word => {
                let origin = place(row.value.catalog.span());
                self.loaded.diagnostics.push(diags::unknown_catalog_mode(origin, word));
                false
            }
        };
        let scopes =
            row.value.scopes.into_iter().map(|path| (place(path.span()), path.into_inner())).collect();
        Ok(Some(Manifest { complete, scopes }))
    }

    /// Takes in every file below a folder of the workspace.
    fn folder(&mut self, relative: &Path) -> anyhow::Result<()> {
        let absolute = self.root.join(relative);
        let Ok(meta) = fs::symlink_metadata(&absolute) else { return Ok(()) };
        let inside = relative.display().to_string().replace('\\', "/");
        if meta.is_symlink() {
            self.loaded.diagnostics.push(diags::symbolic_link(&self.shown(&inside)));
            self.loaded.broken.insert(inside);
        } else if meta.is_dir() {
            let listing =
                fs::read_dir(&absolute).with_context(|| format!("cannot list `{}`", absolute.display()))?;
            for entry in listing {
                let entry = entry.with_context(|| format!("cannot list `{}`", absolute.display()))?;
                if !entry.file_name().to_string_lossy().starts_with('.') {
                    self.folder(&relative.join(entry.file_name()))?;
                }
            }
        } else if meta.is_file() {
            let is_text = !inside.starts_with("site/static/");
            if is_text && meta.len() > MOST_BYTES {
                self.loaded.diagnostics.push(diags::too_large(&self.shown(&inside), meta.len(), MOST_BYTES));
                self.loaded.broken.insert(inside);
            } else {
                let bytes =
                    fs::read(&absolute).with_context(|| format!("cannot read `{}`", absolute.display()))?;
                self.taken.insert(inside, Taken { bytes, shipped_twin: false, on_disk: true });
            }
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
                    let taken = Taken { bytes: bytes.to_vec(), shipped_twin: false, on_disk: false };
                    self.taken.insert((*path).to_owned(), taken);
                }
            }
        }
    }

    fn sort_in(&mut self, path: &str, taken: Taken) {
        if let Some(name) = path.strip_prefix("site/static/") {
            self.loaded.statics.insert(name.to_owned(), taken.bytes);
        } else if let Some(kind) = FileKind::of(path) {
            let shown = if taken.on_disk { self.shown(path) } else { path.to_owned() };
            let Some((file, rows)) = self.parse(&shown, kind, &taken.bytes) else {
                self.loaded.broken.insert(path.to_owned());
                return;
            };
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
            let Some(file) = self.text(&self.shown(path), &taken.bytes) else { return };
            self.loaded.templates.insert(name.to_owned(), file);
        } else if let Some(name) = path.strip_prefix("site/pages/").filter(|name| name.ends_with(".md")) {
            let Some(file) = self.text(&self.shown(path), &taken.bytes) else { return };
            self.loaded.pages.insert(name.to_owned(), file);
        } else if taken.on_disk {
            self.loaded.diagnostics.push(diags::unexpected_file(&self.shown(path)));
        }
    }

    /// A scope that the workspace lists: it has to lie inside, so that a clone is complete.
    fn listed_scope(&mut self, origin: Origin, path: &str) -> anyhow::Result<()> {
        let relative = Path::new(path);
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        let absolute = self.root.join(relative);
        let linked = (1..=relative.components().count())
            .map(|depth| self.root.join(relative.components().take(depth).collect::<PathBuf>()))
            .any(|part| part.is_symlink());
        if linked && inside {
            self.loaded.diagnostics.push(diags::symbolic_link(path));
        } else if inside && absolute.is_file() {
            let bytes =
                fs::read(&absolute).with_context(|| format!("cannot read `{}`", absolute.display()))?;
            self.scope(&self.shown(path), &bytes);
        } else {
            self.loaded.diagnostics.push(diags::missing_scope(origin, path));
        }
        Ok(())
    }

    fn scope(&mut self, path: &str, bytes: &[u8]) {
        if let Some((file, rows)) = self.parse(path, FileKind::Scope, bytes) {
            self.loaded.files.push((file, rows));
        }
    }

    fn parse(&mut self, shown: &str, kind: FileKind, bytes: &[u8]) -> Option<(FileId, raw::File)> {
        let file = self.text(shown, bytes)?;
        let (rows, found) = parse(file, kind, &self.loaded.sources.file(file).text);
        self.loaded.diagnostics.extend(found);
        Some((file, rows))
    }

    /// The path in messages: from where the caller stands, so that editors can open it.
    fn shown(&self, path: &str) -> String {
        let whole = self.root.join(path);
        whole.strip_prefix(".").unwrap_or(&whole).display().to_string().replace('\\', "/")
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
