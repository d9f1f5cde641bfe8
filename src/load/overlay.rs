//! A tree with some files as they will be: what a command is about to write is checked before it is written.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Found, Tree};

pub(super) struct Overlay<'t> {
    pub(super) under: &'t dyn Tree,
    /// Files by path, in the place of what lies there.
    pub(super) files: &'t BTreeMap<String, Vec<u8>>,
}

impl Overlay<'_> {
    /// The next parts of paths below a folder.
    fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a str> {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let rest = self.files.keys().filter_map(move |path| path.strip_prefix(folder.as_str()));
        rest.map(|rest| rest.split('/').next().unwrap_or(rest))
    }
}

impl Tree for Overlay<'_> {
    fn shown(&self, path: &str) -> String {
        self.under.shown(path)
    }

    fn find(&self, path: &str) -> Option<Found> {
        match self.files.get(path) {
            Some(bytes) => Some(Found::File(bytes.len() as u64)),
            None => self.under.find(path).or_else(|| self.below(path).next().map(|_| Found::Folder)),
        }
    }

    fn names(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let mut names: BTreeSet<String> = self.below(folder).map(str::to_owned).collect();
        if self.under.find(folder) == Some(Found::Folder) {
            names.extend(self.under.names(folder)?);
        }
        Ok(names.into_iter().collect())
    }

    fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.under.read(path),
        }
    }
}
