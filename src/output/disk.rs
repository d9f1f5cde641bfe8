//! The only writer of files: replaces a folder as a whole, or leaves it as it was.
//!
//! The new tree is written beside the old one and exchanged with it in one step, so that a reader, a web server or a power
//! cut sees either of them. Files whose bytes did not change are linked, not written, and keep their time stamps. A folder
//! that this program has not written is never replaced.

#![expect(clippy::disallowed_methods, reason = "this is the only writer of files")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::Artifacts;

/// Marks a folder as written by this program; it lists the files.
pub const MANIFEST: &str = "crosswalk-manifest.txt";

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New or changed.
    pub changed: usize,
    /// As before.
    pub unchanged: usize,
    /// Gone from the new tree.
    pub removed: usize,
}

/// Makes `folder` hold exactly the tree.
pub fn replace(folder: &Path, tree: &Artifacts) -> anyhow::Result<Written> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else {
        bail!("`{}` is no name for a folder", folder.display());
    };
    fs::create_dir_all(parent).with_context(|| format!("cannot create `{}`", parent.display()))?;
    // One build at a time beside each other; the lock goes with the process, however it ends.
    let lock = File::open(parent).with_context(|| format!("cannot open `{}`", parent.display()))?;
    lock.lock().with_context(|| format!("cannot lock `{}`", parent.display()))?;
    ensure_ours(folder)?;
    let beside = parent.join(format!(".{name}.crosswalk-new"));
    remove(&beside)?;
    let written = write_tree(&beside, folder, tree).inspect_err(|_| drop(remove(&beside)))?;
    if written.changed == 0 && written.removed == 0 && folder.is_dir() {
        remove(&beside)?;
        return Ok(written);
    }
    exchange(&beside, folder)?;
    remove(&beside)?;
    Ok(written)
}

/// Makes a single file hold exactly these bytes: readers see the old ones or the new ones.
pub fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_over(path, bytes, || true)
}

/// The same, if the file is still as the caller has read it: nobody's change is lost.
pub fn change_file(path: &Path, before: Option<&[u8]>, bytes: &[u8]) -> anyhow::Result<()> {
    write_over(path, bytes, || match before {
        Some(before) => fs::read(path).is_ok_and(|now| now == before),
        None => fs::symlink_metadata(path).is_err(),
    })
}

fn write_over(path: &Path, bytes: &[u8], as_before: impl Fn() -> bool) -> anyhow::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        bail!("`{}` is no name for a file", path.display());
    };
    fs::create_dir_all(parent).with_context(|| format!("cannot create `{}`", parent.display()))?;
    let lock = File::open(parent).with_context(|| format!("cannot open `{}`", parent.display()))?;
    lock.lock().with_context(|| format!("cannot lock `{}`", parent.display()))?;
    ensure!(
        as_before(),
        "`{}` was changed by somebody else meanwhile; run the command again",
        path.display()
    );
    let beside = parent.join(format!(".{name}.crosswalk-new"));
    let synced = |file: File| file.sync_all().and_then(|()| fs::rename(&beside, path));
    let written = write(&beside, bytes).and_then(|()| File::open(&beside)).and_then(synced);
    written
        .inspect_err(|_| drop(fs::remove_file(&beside)))
        .with_context(|| format!("cannot write `{}`", path.display()))
}

/// Refuses a folder with files that are not ours, and anything that is no folder.
fn ensure_ours(folder: &Path) -> anyhow::Result<()> {
    let Ok(meta) = fs::symlink_metadata(folder) else { return Ok(()) };
    ensure!(!meta.is_symlink(), "`{}` is a symbolic link; name the folder itself", folder.display());
    ensure!(meta.is_dir(), "`{}` is a file; name a folder to build into", folder.display());
    let mut listing = fs::read_dir(folder).with_context(|| format!("cannot list `{}`", folder.display()))?;
    let ours = folder.join(MANIFEST).is_file() || listing.next().is_none();
    ensure!(
        ours,
        "`{}` holds files that `crosswalk build` has not written; empty it, or build into another folder with --out",
        folder.display()
    );
    Ok(())
}

fn write_tree(beside: &Path, old: &Path, tree: &Artifacts) -> anyhow::Result<Written> {
    let mut manifest = String::from("written by crosswalk build; do not edit\n");
    for (path, _) in tree.iter() {
        manifest.push_str(path);
        manifest.push('\n');
    }
    let files: Vec<_> = tree.iter().chain([(MANIFEST, manifest.as_bytes())]).collect();
    let targets = files.iter().map(|(path, _)| beside.join(path));
    let folders: BTreeSet<_> = targets.filter_map(|target| target.parent().map(Path::to_path_buf)).collect();
    fs::create_dir(beside).with_context(|| format!("cannot create `{}`", beside.display()))?;
    for folder in folders {
        fs::create_dir_all(&folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
    }
    // Making many small files is the slowest part of a build, and the file system takes several at once.
    let changes = files.par_iter().map(|(path, bytes)| write_or_link(beside, old, path, bytes));
    let changes = changes.collect::<anyhow::Result<Vec<Change>>>()?;
    let mut written = Written::default();
    for change in changes {
        match change {
            Change::Written => written.changed += 1,
            Change::Linked => written.unchanged += 1,
        }
    }
    written.removed =
        list(old).into_iter().filter(|path| path != MANIFEST && tree.get(path).is_none()).count();
    Ok(written)
}

enum Change {
    Written,
    Linked,
}

/// Links the old file if its bytes are the same, else writes a new one.
fn write_or_link(beside: &Path, old: &Path, path: &str, bytes: &[u8]) -> anyhow::Result<Change> {
    let (before, target) = (old.join(path), beside.join(path));
    let same_size = fs::metadata(&before).is_ok_and(|meta| meta.len() == bytes.len() as u64);
    let same = same_size && fs::read(&before).is_ok_and(|old_bytes| old_bytes == bytes);
    if same && fs::hard_link(&before, &target).is_ok() {
        return Ok(Change::Linked);
    }
    write(&target, bytes).with_context(|| format!("cannot write `{}`", target.display()))?;
    Ok(Change::Written)
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)
}

/// The new tree takes the name of the old one, in one step where the file system can.
fn exchange(new: &Path, folder: &Path) -> anyhow::Result<()> {
    let what = || format!("cannot put the new site in place of `{}`", folder.display());
    if !folder.exists() {
        return fs::rename(new, folder).with_context(what);
    }
    if renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).is_ok() {
        return Ok(());
    }
    // File systems without exchange: two steps, and back if the second fails.
    let away = new.with_extension("old");
    remove(&away)?;
    fs::rename(folder, &away).with_context(what)?;
    if let Err(error) = fs::rename(new, folder) {
        fs::rename(&away, folder).with_context(what)?;
        return Err(error).with_context(what);
    }
    remove(&away)
}

fn remove(path: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove `{}`", path.display()))
        }
        _ => Ok(()),
    }
}

/// All files below a folder, as paths with `/`.
fn list(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(relative) = open.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&relative)) else { continue };
        for entry in entries.flatten() {
            let path = relative.join(entry.file_name());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(path);
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}
