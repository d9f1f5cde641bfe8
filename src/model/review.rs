//! That a person has compared both ends of a mapping, and what they saw.

use std::fmt;
use std::str::FromStr;

use super::{Date, Origin, ProvisionId};

/// A short stand-in for a text: sixteen hexadecimal digits. Where the text changes, so do they.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint with these bits.
    pub fn new(bits: u64) -> Self {
        Self(format!("{bits:016x}"))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (text.len() == 16 && digits).then(|| Self(text.to_owned())).ok_or(())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a mapping said, and its two ends, at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The source.
    pub source: Fingerprint,
    /// The target.
    pub target: Fingerprint,
    /// The mapping itself: relation, rationale, reason, gap, beyond, cites.
    pub statement: Fingerprint,
}

/// A comparison of both ends of one mapping, made by a person.
#[derive(Clone, Debug)]
pub struct Review {
    /// The mapping's source …
    pub source: ProvisionId,
    /// … and target.
    pub target: ProvisionId,
    /// The role that made it.
    pub by: String,
    /// When.
    pub on: Date,
    /// What they had to say; may be empty.
    pub note: String,
    /// What they saw.
    pub seen: Seen,
    /// Where it was declared.
    pub origin: Origin,
}
