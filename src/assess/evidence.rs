//! Whether evidence still counts.

use crate::model::{Catalog, Date, Evidence, Held, Scope};

/// How a piece of evidence stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts: until a day, or without end.
    Good(Option<Date>),
    /// It counted until this day.
    Stale(Date),
    /// It was collected later.
    NotYet,
    /// There is no file at its location.
    Missing,
    /// The file at its location is not the one that was recorded.
    Changed,
    /// The file at its location is not read: it is a link, a folder, too large, or lies outside.
    Refused,
}

impl Standing {
    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good(_) => "good",
            Self::Stale(_) => "stale",
            Self::NotYet => "not yet collected",
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Refused => "not readable",
        }
    }

    /// Whether it counts.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Good(_))
    }
}

/// How a piece of evidence stands on a day. Files are compared only where a digest was recorded.
pub fn standing(catalog: &Catalog, scope: &Scope, evidence: &Evidence, day: Date) -> Standing {
    if let Some(digest) = &evidence.digest {
        match scope.held.get(&evidence.location) {
            Some(Held::There(found)) if found == digest => {}
            Some(Held::There(_)) => return Standing::Changed,
            Some(Held::Missing) => return Standing::Missing,
            Some(Held::Refused) | None => return Standing::Refused,
        }
    }
    let kind = evidence.kind.as_ref().and_then(|kind| catalog.evidence_kind(kind));
    let by_kind = kind.and_then(|kind| kind.valid_days).map(|days| evidence.collected.plus_days(days));
    match evidence.valid_until.or(by_kind) {
        _ if evidence.collected > day => Standing::NotYet,
        Some(until) if until < day => Standing::Stale(until),
        until => Standing::Good(until),
    }
}
