//! Scopes: one file, or one with others beside it that complete it.
//!
//! A head called `scope.toml` or `organisation.toml` is completed by the files beside it that the list below names. Files
//! that records name with a digest are read as well, if they lie below the head.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use super::tree::{Found, Reader, Tree};
use super::{FileKind, diags, digest, raw};
use crate::model::{FileId, Held, IssuedContent, IssuedFile, Origin};

/// What a head is called that others complete.
pub(super) const HEADS: &[&str] = &["organisation.toml", "scope.toml"];

/// What completes it: files, and folders of files.
const PARTS: &[&str] = &[
    "systems",
    "decisions.toml",
    "implementation.toml",
    "evidence.toml",
    "evidence",
    "risks.toml",
    "measurements.toml",
    "measurements",
    "records.toml",
];

/// The folder of issued statements, beside the head.
pub const ISSUED: &str = "issued";

/// The most that is read of an issued statement.
const MOST_ISSUED: u64 = 16 * 1024 * 1024;

/// The most that is read of a file that a record names with a digest.
pub(super) const MOST_HELD: u64 = 64 * 1024 * 1024;

/// A tree seen from one of its folders.
struct Below<'t> {
    tree: &'t dyn Tree,
    folder: String,
}

impl Below<'_> {
    fn path(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) }
    }
}

impl Tree for Below<'_> {
    fn shown(&self, path: &str) -> String {
        self.tree.shown(&self.path(path))
    }

    fn find(&self, path: &str) -> Option<Found> {
        self.tree.find(&self.path(path))
    }

    fn names(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        self.tree.names(&self.path(folder))
    }

    fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        self.tree.read(&self.path(path))
    }
}

/// The name of the head in a folder, if there is one.
pub(super) fn head_in(tree: &dyn Tree, folder: &str) -> Option<String> {
    let names = HEADS
        .iter()
        .map(|head| if folder.is_empty() { (*head).to_owned() } else { format!("{folder}/{head}") });
    names.into_iter().find(|name| matches!(tree.find(name), Some(Found::File(_))))
}

/// Whether every part of a path is a plain name, so that it stays below its folder.
pub(super) fn stays_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Whether a path, or a folder above it, is a link.
fn linked(tree: &dyn Tree, path: &str) -> bool {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.into_iter().any(|end| tree.find(&path[..end]) == Some(Found::Link))
}

impl Reader<'_> {
    /// A scope that the workspace lists: it has to lie inside, so that a clone is complete.
    pub(super) fn listed_scope(&mut self, origin: Origin, named: &str) -> anyhow::Result<()> {
        let tree = self.tree;
        let path = named.trim_end_matches('/').replace('\\', "/");
        if !stays_inside(&path) {
            self.loaded.diagnostics.push(diags::missing_scope(origin, named));
            return Ok(());
        }
        if linked(tree, &path) {
            self.loaded.diagnostics.push(diags::symbolic_link(named));
            return Ok(());
        }
        let head = match tree.find(&path) {
            Some(Found::File(_)) => Some(path),
            Some(Found::Folder) => head_in(tree, &path),
            _ => None,
        };
        match head {
            Some(head) => self.scope(tree, &head),
            None => {
                self.loaded.diagnostics.push(diags::missing_scope(origin, named));
                Ok(())
            }
        }
    }

    /// The scope whose head lies at a path, with what lies beside it.
    pub(super) fn scope(&mut self, tree: &dyn Tree, head: &str) -> anyhow::Result<()> {
        let (folder, name) = head.rsplit_once('/').unwrap_or(("", head));
        let tree = Below { tree, folder: folder.to_owned() };
        let bytes = tree.read(name)?;
        let shown = tree.shown(name);
        let Some(first) = self.parse(&shown, FileKind::Scope, &bytes) else { return Ok(()) };
        let mut parts = vec![first];
        if HEADS.contains(&name) {
            for part in PARTS {
                self.scope_part(&tree, part, &mut parts)?;
            }
        }
        let found = holdings(&tree, &parts)?;
        let before = shown.strip_suffix(name).unwrap_or_default();
        let path = |file: FileId| self.loaded.sources.file(file).path.as_str();
        let below = |file: FileId| path(file).strip_prefix(before).unwrap_or(path(file)).to_owned();
        let files = parts.iter().map(|(file, _)| (below(*file), *file)).collect();
        let issued = self.issued(&tree)?;
        self.loaded.scopes.push(raw::Scope { path: shown, parts, held: found, files, issued });
        Ok(())
    }

    /// The statements that were issued. Whatever is wrong with one of them, it is told when they are verified.
    fn issued(&mut self, tree: &Below<'_>) -> anyhow::Result<Vec<IssuedFile>> {
        match tree.find(ISSUED) {
            Some(Found::Link) => self.loaded.diagnostics.push(diags::symbolic_link(&tree.shown(ISSUED))),
            Some(Found::Folder) => {
                let mut names = tree.names(ISSUED)?;
                names.retain(|name| name.ends_with(".json") && !name.starts_with('.'));
                names.sort();
                return names.into_iter().map(|name| issued(tree, name)).collect();
            }
            _ => {}
        }
        Ok(Vec::new())
    }

    fn scope_part(
        &mut self,
        tree: &Below<'_>,
        path: &str,
        parts: &mut Vec<(FileId, raw::File)>,
    ) -> anyhow::Result<()> {
        match tree.find(path) {
            Some(Found::Link) => self.loaded.diagnostics.push(diags::symbolic_link(&tree.shown(path))),
            Some(Found::File(_)) if path.ends_with(".toml") => {
                let bytes = tree.read(path)?;
                parts.extend(self.parse(&tree.shown(path), FileKind::ScopePart, &bytes));
            }
            Some(Found::Folder) if !path.contains('/') => {
                let mut names = tree.names(path)?;
                names.sort();
                for name in names.iter().filter(|name| name.ends_with(".toml") && !name.starts_with('.')) {
                    self.scope_part(tree, &format!("{path}/{name}"), parts)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn issued(tree: &Below<'_>, name: String) -> anyhow::Result<IssuedFile> {
    let path = format!("{ISSUED}/{name}");
    let content = match tree.find(&path) {
        Some(Found::Link) => IssuedContent::Link,
        Some(Found::File(bytes)) if bytes > MOST_ISSUED => IssuedContent::TooLarge,
        Some(Found::File(_)) => {
            String::from_utf8(tree.read(&path)?).map_or(IssuedContent::NoText, IssuedContent::Text)
        }
        _ => IssuedContent::NoFile,
    };
    Ok(IssuedFile { name, content })
}

/// What lies at the locations that records name with a digest.
fn holdings(tree: &Below<'_>, parts: &[(FileId, raw::File)]) -> anyhow::Result<BTreeMap<String, Held>> {
    let mut held = BTreeMap::new();
    for (_, rows) in parts {
        let evidence = rows.evidence.iter().map(|row| &row.value);
        let evidence = evidence.filter(|row| row.sha256.is_some()).map(|row| row.location.get_ref());
        let measured = rows.measurements.iter().map(|row| &row.value);
        let measured = measured.filter(|row| row.sha256.is_some()).filter_map(|row| row.location.as_ref());
        for location in evidence.chain(measured.map(toml::Spanned::get_ref)) {
            if !held.contains_key(location) {
                held.insert(location.clone(), look(tree, location)?);
            }
        }
    }
    Ok(held)
}

fn look(tree: &Below<'_>, location: &str) -> anyhow::Result<Held> {
    if !stays_inside(location) || location.contains('\\') || linked(tree, location) {
        return Ok(Held::Refused);
    }
    Ok(match tree.find(location) {
        None => Held::Missing,
        Some(Found::File(bytes)) if bytes <= MOST_HELD => Held::There(digest(&tree.read(location)?)),
        Some(_) => Held::Refused,
    })
}
