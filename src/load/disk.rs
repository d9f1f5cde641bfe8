//! The only reader of files: a workspace in a folder.

#![expect(clippy::disallowed_methods, reason = "this is the only reader of files")]

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

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
