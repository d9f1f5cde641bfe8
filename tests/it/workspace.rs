//! Workspaces in temporary folders, and the command that is run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The day on which tests take place.
pub(crate) const TODAY: &str = "2026-11-21";

/// A folder that goes away with its owner.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("crosswalk-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).expect("the temporary folder is writable");
        Self { path }
    }

    /// With a copy of the small workspace.
    pub(crate) fn small() -> Self {
        let folder = Self::new();
        copy(&crate::tidy::root().join("tests/fixtures/small"), folder.path());
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let target = self.path.join(path);
        fs::create_dir_all(target.parent().expect("files have folders")).expect("writable");
        fs::write(target, bytes).expect("writable");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces text that has to be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has `{from}`");
        self.write(path, text.replace(from, to));
    }

    /// Runs the command in this folder.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        command().args(args).current_dir(&self.path).output().expect("the command runs")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.path));
    }
}

/// The command as built for the tests, on the day of the tests.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosswalk"));
    // 2026-11-21, 00:00 UTC.
    command.env("SOURCE_DATE_EPOCH", "1795219200").env_remove("NO_COLOR");
    command
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().expect("files have folders")).expect("writable");
        fs::write(target, bytes).expect("writable");
    }
}

/// All files below a folder, by path with `/`.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.expect("listable").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).expect("readable")));
            }
        }
    }
    found.sort();
    found
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}
