//! The generated tree: a sorted map from path to bytes, and the only writer of files.
//!
//! In: bytes. Out: a folder that is either the old tree or the new one. Deliberately missing: any knowledge of what the
//! bytes are.

pub mod disk;

use std::collections::BTreeMap;

/// A tree of files in memory; paths have `/` and start at the site's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Artifacts {
    files: BTreeMap<String, Vec<u8>>,
}

impl Artifacts {
    /// Adds a file, in place of one of the same path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.files.insert(path.into(), bytes);
    }

    /// Adds the files of another tree.
    pub fn extend(&mut self, other: Self) {
        self.files.extend(other.files);
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
