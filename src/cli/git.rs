//! A workspace as it was at a revision of a Git repository, read with the `git` program.
//!
//! Only objects are read: no index, no files of the working tree, no temporary folder, and nothing is fetched.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, bail, ensure};

use crate::load::tree::{Found, Tree};

/// The tree of one revision, from the workspace's root.
pub(super) struct Revision {
    /// As the caller names it.
    name: String,
    /// Object and kind of everything that is no folder, by path.
    objects: BTreeMap<String, (String, Found)>,
    contents: RefCell<Contents>,
}

impl Revision {
    /// The revision `name` of the repository that `root` lies in.
    pub(super) fn open(root: &Path, name: &str) -> anyhow::Result<Self> {
        ensure!(!name.is_empty() && !name.starts_with('-'), "`{name}` is no name of a revision");
        let found = output(git(root).args(["rev-parse", "--verify", &format!("{name}^{{tree}}")]))?;
        let tree = found.map_err(|said| {
            let root = root.display();
            anyhow::anyhow!(
                "there is no folder `{name}`, and no such revision in `{root}` (git says: {said})"
            )
        })?;
        let tree = String::from_utf8_lossy(&tree).trim().to_owned();
        // Run in a folder below the top of the repository, this lists that folder only, with paths that start there.
        let listed = output(git(root).args(["ls-tree", "-r", "-z", "-l", &tree]))?;
        let listed = listed.map_err(|said| anyhow::anyhow!("cannot list `{name}` (git says: {said})"))?;
        let objects: BTreeMap<_, _> = listed.split(|byte| *byte == 0).filter_map(object).collect();
        ensure!(!objects.is_empty(), "`{}` is empty or not there at `{name}`", root.display());
        Ok(Self { name: name.to_owned(), objects, contents: RefCell::new(Contents::open(root)?) })
    }

    fn below(&self, folder: &str) -> impl Iterator<Item = &str> {
        let folder = format!("{folder}/");
        let from = self.objects.range(folder.clone()..).map(|(path, _)| path.as_str());
        from.map_while(move |path| path.strip_prefix(folder.as_str()))
    }
}

impl Tree for Revision {
    fn shown(&self, path: &str) -> String {
        format!("{}:{path}", self.name)
    }

    fn find(&self, path: &str) -> Option<Found> {
        match self.objects.get(path) {
            Some((_, found)) => Some(*found),
            None => self.below(path).next().map(|_| Found::Folder),
        }
    }

    fn names(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let first = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
        Ok(self.below(folder).map(first).collect::<BTreeSet<_>>().into_iter().collect())
    }

    fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let what = || format!("cannot read `{}` from the repository", self.shown(path));
        let (object, _) = self.objects.get(path).with_context(what)?;
        self.contents.borrow_mut().read(object).with_context(what)
    }
}

/// `git cat-file --batch`: one object asked, one object answered.
struct Contents {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Contents {
    fn open(root: &Path) -> anyhow::Result<Self> {
        let mut command = git(root);
        command
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().context("cannot run `git`")?;
        let answers = BufReader::new(child.stdout.take().expect("it was piped"));
        Ok(Self { child, answers })
    }

    fn read(&mut self, object: &str) -> anyhow::Result<Vec<u8>> {
        let questions = self.child.stdin.as_mut().expect("it was piped");
        writeln!(questions, "{object}").and_then(|()| questions.flush()).context("git has stopped")?;
        let mut head = String::new();
        self.answers.read_line(&mut head).context("git has stopped")?;
        let Some(size) = head.trim().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
            bail!("git says: {}", head.trim());
        };
        let mut bytes = Vec::new();
        // A line feed follows the contents.
        self.answers.by_ref().take(size + 1).read_to_end(&mut bytes).context("git has stopped")?;
        ensure!(bytes.len() as u64 == size + 1, "git has stopped");
        bytes.pop();
        Ok(bytes)
    }
}

impl Drop for Contents {
    /// Without questions it ends; whether it ends well is of no interest any more.
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

/// The commit that is checked out in the repository that `root` lies in, and whether all files are as in it and no others
/// there. `None` where there is no repository, no commit, or no `git`.
pub(super) fn commit(root: &Path) -> Option<(String, bool)> {
    let commit = output(git(root).args(["rev-parse", "--verify", "HEAD^{commit}"])).ok()?.ok()?;
    let status = output(git(root).args(["status", "--porcelain"])).ok()?.ok()?;
    Some((String::from_utf8_lossy(&commit).trim().to_owned(), status.is_empty()))
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).stdin(Stdio::null()).stderr(Stdio::piped());
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command
}

/// What the command prints; what it says instead, if it fails.
fn output(command: &mut Command) -> anyhow::Result<Result<Vec<u8>, String>> {
    let output = command.output().context("cannot run `git`")?;
    if output.status.success() {
        return Ok(Ok(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Ok(Err(said.lines().next().unwrap_or("nothing").to_owned()))
}

/// Path, object and kind of a line: `100644 blob 8f94… 1234<TAB>catalog/themes.toml`.
fn object(line: &[u8]) -> Option<(String, (String, Found))> {
    let line = String::from_utf8_lossy(line);
    let (head, path) = line.split_once('\t')?;
    let mut words = head.split_ascii_whitespace();
    let (mode, _, object, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let found = match (mode, size.parse()) {
        ("120000", _) => Found::Link,
        (_, Ok(size)) => Found::File(size),
        (_, Err(_)) => Found::Other,
    };
    Some((path.to_owned(), (object.to_owned(), found)))
}
