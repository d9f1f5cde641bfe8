//! Whether evidence still counts.

use super::diags;
use crate::diag::Diagnostics;
use crate::model::{Catalog, Date, Digest, Evidence, Held, Scope};

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
    if let Some(lost) = evidence.digest.as_ref().and_then(|digest| lost(scope, &evidence.location, digest)) {
        return lost;
    }
    let kind = evidence.kind.as_ref().and_then(|kind| catalog.evidence_kind(kind));
    let by_kind = kind.and_then(|kind| kind.valid_days).map(|days| evidence.collected.plus_days(days));
    match evidence.valid_until.or(by_kind) {
        _ if evidence.collected > day => Standing::NotYet,
        Some(until) if until < day => Standing::Stale(until),
        until => Standing::Good(until),
    }
}

/// What is wrong with a file that was recorded with its digest.
fn lost(scope: &Scope, location: &str, digest: &Digest) -> Option<Standing> {
    match scope.held.get(location) {
        Some(Held::There(found)) if found == digest => None,
        Some(Held::There(_)) => Some(Standing::Changed),
        Some(Held::Missing) => Some(Standing::Missing),
        Some(Held::Refused) | None => Some(Standing::Refused),
    }
}

/// Files that were recorded with their digests and are not what they were.
pub(super) fn check(scope: &Scope, out: &mut Diagnostics) {
    let evidence = scope.evidence.iter().map(|it| (it.origin, Some(&it.location), it.digest.as_ref()));
    let measured = scope.measurements.iter().map(|it| (it.origin, it.location.as_ref(), it.digest.as_ref()));
    for (origin, location, digest) in evidence.chain(measured) {
        let (Some(location), Some(digest)) = (location, digest) else { continue };
        if let Some(standing) = lost(scope, location, digest) {
            out.push(diags::lost_evidence(origin, location, standing.as_str()));
        }
    }
}
