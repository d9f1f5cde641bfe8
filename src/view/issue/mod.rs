//! Issued statements of applicability: frozen as a version, sealed with a digest, chained to the one before.
//!
//! What becomes of an issued file is told by `verify`, and what has changed since by `changes`. Digests are made by
//! whoever calls.

mod canonical;
mod chain;
mod changes;
mod kept;
mod section;
mod verify;

pub use chain::{Against, IssuedStatements};
use changes::changes;
pub use changes::{Changes, FieldChange, RowChange};
pub(super) use section::{mark, section};
pub use verify::{Present, Verification, VerifiedIssue, verify};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Statement;
use crate::model::Digest;

/// What the first field of an issued statement says.
const FORMAT: &str = "crosswalk-issued-statement";

/// The number of the format; it is raised when a field changes its meaning.
const FORMAT_VERSION: u64 = 1;

/// Makes the digest of some bytes.
pub type DigestOf = fn(&[u8]) -> Digest;

/// A statement of applicability as it was issued. Fields are sorted in the file, see the guide.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Issue {
    /// `crosswalk-issued-statement`
    pub format: &'static str,
    /// Number of this format.
    pub format_version: u64,
    /// Version of the program that wrote it.
    pub crosswalk: String,
    /// Id of the organisation.
    pub organisation: String,
    /// Id of the system, where it is about one; empty for the whole organisation.
    pub system: String,
    /// Version as the organisation counts.
    pub version: String,
    /// The day as of which dates and evidence were judged.
    pub as_of: String,
    /// What it was made from.
    pub inputs: IssueInputs,
    /// The state of the repository, where the workspace lies in one.
    pub git: Option<IssueCommit>,
    /// The issue before it, about the same; none for the first.
    pub previous: Option<IssueBefore>,
    /// The statement.
    pub statement: Statement,
    /// SHA-256 over the canonical form of all other fields.
    pub digest: String,
}

/// Digests of what a statement was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IssueInputs {
    /// Over all files of the catalog.
    pub catalog: String,
    /// Over all files of the scope.
    pub scope: String,
}

/// The state of a repository.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IssueCommit {
    /// The commit that was checked out.
    pub commit: String,
    /// Whether all files were as in that commit, and no others there.
    pub clean: bool,
}

/// The issue before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IssueBefore {
    /// Its version.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

/// A statement as it is to be issued; the digest is still missing.
pub fn issue(
    statement: Statement,
    inputs: IssueInputs,
    git: Option<IssueCommit>,
    crosswalk: &str,
    previous: Option<IssueBefore>,
) -> Issue {
    Issue {
        format: FORMAT,
        format_version: FORMAT_VERSION,
        crosswalk: crosswalk.to_owned(),
        organisation: statement.organisation.clone(),
        system: statement.system.clone(),
        version: statement.version.clone(),
        as_of: statement.as_of.clone(),
        inputs,
        git,
        previous,
        statement,
        digest: String::new(),
    }
}

/// The bytes of an issued statement with its digest.
pub fn sealed(issue: &Issue, digest_of: DigestOf) -> (Vec<u8>, Digest) {
    let mut value = serde_json::to_value(issue).expect("views serialise");
    let digest = seal(&value, digest_of);
    value["digest"] = Value::String(digest.as_str().to_owned());
    ((canonical::text(&value) + "\n").into_bytes(), digest)
}

/// The digest over everything but the digest.
fn seal(value: &Value, digest_of: DigestOf) -> Digest {
    let mut rest = value.clone();
    if let Value::Object(fields) = &mut rest {
        fields.remove("digest");
    }
    digest_of(canonical::text(&rest).as_bytes())
}

/// The name of the file of an issue. `None` for a version that is no name: it may have letters, digits, `.`, `-` and `_`,
/// at most 64 of them, and begins with a letter or a digit.
pub fn issue_name(system: &str, version: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    let begins = version.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
    let fits = begins && version.len() <= 64 && version.bytes().all(plain);
    fits.then(
        || if system.is_empty() { format!("{version}.json") } else { format!("{system}-{version}.json") },
    )
}
