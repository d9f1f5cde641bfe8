//! Fingerprints of mappings and of their ends, by which a review is held against what it was made of.
//!
//! A fingerprint is the beginning, sixteen hexadecimal digits, of the SHA-256 of lines of UTF-8. The first line names the
//! form, `crosswalk-fingerprint-1`. Then each value has a line: its key, a space, its length in bytes, a colon, the value
//! itself, a line feed. The length keeps values apart, whatever they hold.
//!
//! - of a provision: `id` (in full), `kind`, `force`, `title`, `summary`
//! - of a mapping: `relation`, `rationale`, `reason`, `gap`, `beyond`, and `cites` once for each publication, in the order
//!   of the file
//!
//! The form never changes under one name: reviews are kept for years, and a changed form would make all of them suspect.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::Graph;
use crate::model::{Fingerprint, Mapping, Provision, Review, Seen};

/// What may have changed since a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The source.
    Source,
    /// The target.
    Target,
    /// What the mapping says of them.
    Statement,
}

impl Part {
    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
            Self::Statement => "statement",
        }
    }
}

/// What somebody sees who compares both ends of a mapping now.
pub fn seen(graph: &Graph<'_>, mapping: &Mapping) -> Seen {
    let end = |id| provision(graph.provision(id).expect("the ends of a mapping are resolved"));
    Seen { source: end(&mapping.source), target: end(&mapping.target), statement: statement(mapping) }
}

/// What has changed since a review of this mapping.
pub fn changed_since(graph: &Graph<'_>, mapping: &Mapping, review: &Review) -> Vec<Part> {
    let now = seen(graph, mapping);
    let parts = [
        (Part::Source, now.source == review.seen.source),
        (Part::Target, now.target == review.seen.target),
        (Part::Statement, now.statement == review.seen.statement),
    ];
    parts.into_iter().filter(|(_, same)| !same).map(|(part, _)| part).collect()
}

fn provision(provision: &Provision) -> Fingerprint {
    let values = [
        ("id", provision.id.as_str()),
        ("kind", provision.kind.as_str()),
        ("force", provision.force.as_str()),
        ("title", &provision.title),
        ("summary", &provision.summary),
    ];
    of(values.into_iter())
}

fn statement(mapping: &Mapping) -> Fingerprint {
    let values = [
        ("relation", mapping.relation.as_str()),
        ("rationale", mapping.rationale.as_str()),
        ("reason", &mapping.reason),
        ("gap", &mapping.gap),
        ("beyond", &mapping.beyond),
    ];
    of(values.into_iter().chain(mapping.cites.iter().map(|id| ("cites", id.as_str()))))
}

fn of<'v>(values: impl Iterator<Item = (&'v str, &'v str)>) -> Fingerprint {
    let mut text = String::from("crosswalk-fingerprint-1\n");
    for (key, value) in values {
        writeln!(text, "{key} {}:{value}", value.len()).expect("writing to a string");
    }
    let digest = Sha256::digest(text.as_bytes());
    let bits = digest.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte));
    Fingerprint::new(bits)
}
