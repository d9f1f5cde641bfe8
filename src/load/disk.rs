//! The only reader of files: a workspace in a folder.

#![expect(clippy::disallowed_methods, reason = "this is the only reader of files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use super::overlay::Overlay;
use super::scopes;
use super::tree::{self, Found, Loaded, Tree};

/// Reads the workspace at `root`, and the scopes as well: files or folders, relative to the caller's folder.
///
/// With explicit `scopes`, the workspace's own list is not read.
pub fn read(root: &Path, scopes: &[PathBuf]) -> anyhow::Result<Loaded> {
    let named = scopes.iter().map(|path| named(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let folders: Vec<_> = named.iter().map(|(root, head)| (Folder { root }, head.clone())).collect();
    let scopes: Vec<_> = folders.iter().map(|(folder, head)| (folder as &dyn Tree, head.clone())).collect();
    tree::read(&Folder { root }, &scopes)
}

/// Reads the workspace at `root` with one scope, in whose folder some files are as they will be.
pub fn read_changed(
    root: &Path,
    scope: &ScopePlace,
    files: &BTreeMap<String, Vec<u8>>,
) -> anyhow::Result<Loaded> {
    let under = Folder { root: &scope.folder };
    let overlay = Overlay { under: &under, files };
    tree::read(&Folder { root }, &[(&overlay as &dyn Tree, scope.head.clone())])
}

/// Where a scope lies.
pub struct ScopePlace {
    /// Its folder.
    pub folder: PathBuf,
    /// The name of its head.
    pub head: String,
    /// Whether files beside the head complete it.
    pub completed: bool,
}

impl ScopePlace {
    /// The place of a scope: a file, or the folder of one.
    pub fn of(path: &Path) -> anyhow::Result<Self> {
        let (folder, head) = named(path)?;
        let completed = scopes::HEADS.contains(&head.as_str());
        Ok(Self { folder, head, completed })
    }

    /// The path in messages.
    pub fn shown(&self, path: &str) -> String {
        Folder { root: &self.folder }.shown(path)
    }

    /// Whether there is a file or a folder at a path below.
    pub fn find(&self, path: &str) -> Option<Found> {
        Folder { root: &self.folder }.find(path)
    }

    /// The bytes of a file below, if there is one.
    pub fn bytes(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let folder = Folder { root: &self.folder };
        folder.find(path).map(|_| folder.read(path)).transpose()
    }

    /// A file that is to become part of the scope.
    pub fn offered(&self, file: &Path) -> anyhow::Result<Offered> {
        let what = || format!("cannot read `{}`", file.display());
        let meta = fs::symlink_metadata(file).with_context(what)?;
        ensure!(!meta.is_symlink(), "`{}` is a symbolic link; name the file itself", file.display());
        ensure!(meta.is_file(), "`{}` is no file", file.display());
        let most = scopes::MOST_HELD;
        ensure!(meta.len() <= most, "`{}` has {} bytes, {most} is the most", file.display(), meta.len());
        let bytes = fs::read(file).with_context(what)?;
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
        let (file, folder) =
            (file.canonicalize().with_context(what)?, folder.canonicalize().with_context(what)?);
        let below = file.strip_prefix(folder).ok().and_then(Path::to_str);
        let inside = below.map(|path| path.replace('\\', "/")).filter(|path| scopes::stays_inside(path));
        Ok(Offered { bytes, inside })
    }
}

/// A file that is to become part of a scope.
pub struct Offered {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its path from the scope's folder, if it lies below.
    pub inside: Option<String>,
}

/// Whether a path leads from a folder to something below it.
pub fn stays_inside(path: &str) -> bool {
    scopes::stays_inside(path) && !path.contains('\\')
}

/// The folder of a scope, and its head's name in it.
fn named(path: &Path) -> anyhow::Result<(PathBuf, String)> {
    let what = || format!("cannot read the scope `{}`", path.display());
    if fs::metadata(path).with_context(what)?.is_dir() {
        let head = scopes::head_in(&Folder { root: path }, "");
        let head = head.context("it has neither `organisation.toml` nor `scope.toml`").with_context(what)?;
        return Ok((path.to_path_buf(), head));
    }
    let name = path.file_name().with_context(what)?.to_string_lossy().into_owned();
    Ok((path.parent().unwrap_or(Path::new("")).to_path_buf(), name))
}

struct Folder<'r> {
    root: &'r Path,
}

impl Tree for Folder<'_> {
    fn shown(&self, path: &str) -> String {
        let whole = self.root.join(path);
        whole.strip_prefix(".").unwrap_or(&whole).display().to_string().replace('\\', "/")
    }

    fn find(&self, path: &str) -> Option<Found> {
        let meta = fs::symlink_metadata(self.root.join(path)).ok()?;
        Some(if meta.is_symlink() {
            Found::Link
        } else if meta.is_dir() {
            Found::Folder
        } else if meta.is_file() {
            Found::File(meta.len())
        } else {
            Found::Other
        })
    }

    fn names(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let absolute = self.root.join(folder);
        let what = || format!("cannot list `{}`", absolute.display());
        let mut names = Vec::new();
        for entry in fs::read_dir(&absolute).with_context(what)? {
            names.push(entry.with_context(what)?.file_name().to_string_lossy().into_owned());
        }
        Ok(names)
    }

    fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let absolute = self.root.join(path);
        fs::read(&absolute).with_context(|| format!("cannot read `{}`", absolute.display()))
    }
}
