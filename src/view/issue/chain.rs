//! The chain of issues: each names the one before it.

use serde_json::Value;

use super::kept::Kept;
use super::{Changes, DigestOf, IssueBefore, changes, issue_name};
use crate::model::IssuedFile;
use crate::view::Statement;

/// Which issue a statement is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// The last of the chain.
    Last,
    /// The one of that version.
    Version(String),
}

/// What is wrong with the place of an issue in its chain.
pub(super) fn breaks(all: &[Kept], one: &Kept) -> Vec<String> {
    let mut found = Vec::new();
    let kin = || all.iter().filter(|other| other.is_readable() && other.same_subject(one));
    let siblings: Vec<_> = kin().filter(|other| other.previous == one.previous).map(named).collect();
    match &one.previous {
        None if siblings.len() > 1 => {
            found.push(format!("the chain has more than one start: {}", siblings.join(", ")));
        }
        Some(before) if siblings.len() > 1 => {
            found.push(format!("the chain forks after version {}: {}", before.version, siblings.join(", ")));
        }
        _ => {}
    }
    let Some(before) = &one.previous else { return found };
    let of_version: Vec<_> = kin().filter(|other| other.version == before.version).collect();
    let version = &before.version;
    if of_version.is_empty() {
        let expected = issue_name(&one.system, version).unwrap_or_default();
        if !all.iter().any(|other| other.name == expected && !other.is_readable()) {
            found.push(format!("the issue before it, version {version}, is not there"));
        }
    } else if !of_version.iter().any(|other| other.digest == before.digest) {
        let other = &of_version[0].digest;
        found.push(format!(
            "the issue before it, version {version}, has the digest {other}, and it was {} when this one was issued",
            before.digest
        ));
    } else if depth(all, one) > all.len() {
        found.push("the issues before it lead round in a circle".to_owned());
    }
    found
}

fn named(kept: &Kept) -> String {
    kept.name.clone()
}

/// How many issues lie before one; more than there are, if they never end.
pub(super) fn depth(all: &[Kept], one: &Kept) -> usize {
    let mut at = one;
    for steps in 0..=all.len() {
        let before = at.previous.as_ref().and_then(|before| {
            let is_before = |other: &&Kept| {
                other.is_readable() && other.same_subject(one) && other.version == before.version
            };
            all.iter().find(is_before)
        });
        match before {
            Some(before) => at = before,
            None => return steps,
        }
    }
    all.len() + 1
}

/// The issued statements of a scope, each read and held against its digest once.
pub struct IssuedStatements(Vec<Kept>);

impl IssuedStatements {
    /// Reads the files.
    pub fn read(files: &[IssuedFile], digest_of: DigestOf) -> Self {
        Self(files.iter().map(|file| Kept::of(file, digest_of)).collect())
    }

    /// What has changed in a statement since an issue about the same; `None` where nothing about it was issued. Refused as
    /// [`Self::find`] says.
    pub fn changes(&self, statement: &Statement, against: &Against) -> Result<Option<Changes>, String> {
        let found = self.find(&statement.organisation, &statement.system, against)?;
        Ok(found.map(|(before, issue)| changes(&before, issue, statement)))
    }

    /// The last issue about an organisation, or about one of its systems, or the one of a version, as a value; `None`
    /// where nothing about it was issued. Refused with the reason if it, or for the last one the chain, is not intact.
    pub fn find(
        &self,
        organisation: &str,
        system: &str,
        against: &Against,
    ) -> Result<Option<(IssueBefore, &Value)>, String> {
        let all = &self.0;
        let about =
            |kept: &&Kept| kept.is_readable() && kept.organisation == organisation && kept.system == system;
        let intact = |kept: &Kept| match kept.damage.iter().chain(&breaks(all, kept)).next() {
            Some(problem) => Err(format!("`{}` is not as it was issued: {problem}", kept.name)),
            None => Ok(()),
        };
        let found = match against {
            Against::Version(version) => {
                let expected = issue_name(system, version);
                all.iter().find(|kept| Some(&kept.name) == expected.as_ref())
            }
            Against::Last => {
                // Of a file that cannot be read nobody knows what it is about.
                all.iter().filter(|kept| !kept.is_readable() || about(kept)).try_for_each(intact)?;
                let named = |kept: &Kept| {
                    let mut others = all.iter().filter(about).filter_map(|other| other.previous.as_ref());
                    others.any(|before| before.digest == kept.digest)
                };
                all.iter().filter(about).find(|kept| !named(kept))
            }
        };
        let Some(found) = found else { return Ok(None) };
        intact(found)?;
        if !about(&found) {
            return Err(format!("`{}` is about something else", found.name));
        }
        let name = IssueBefore { version: found.version.clone(), digest: found.digest.clone() };
        Ok(Some((name, &found.value)))
    }
}
