//! Rows about a programme: its phases, the areas of readiness, the records that are expected.

use serde::Deserialize;

use super::{Text, rows};

rows! {
    /// `[[programme-phase]]`: what belongs to a phase of a programme.
    ProgrammePhase {
        /// `foundation`, `planning`, `enablement`, `execution`, `evaluation` or `improvement`.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What it is for.
        text: Text,
        /// Full ids of provisions that are worked on in it, each with everything below it; the nearest one that is named
        /// decides.
        provisions: Vec<Text>,
    }

    /// `[[readiness-area]]`: an area in which readiness is counted.
    ReadinessArea {
        /// In kebab case.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What it is about.
        text: Text,
        /// What is counted; the guide on registers defines each.
        measures: Vec<Text>,
        /// Full ids of its provisions, each with everything below it.
        #[serde(default)]
        provisions: Vec<Text>,
    }

    /// `[[expected-record]]`: a record that is expected at intervals.
    ExpectedRecord {
        /// What sort of record: `internal-audit`, `management-review` and so on.
        kind: Text,
        /// The newest is at most so many days old.
        within_days: u16,
        /// Where the interval comes from.
        text: Text,
        /// Full ids of provisions: it is expected where any of these, or anything below them, applies.
        provisions: Vec<Text>,
    }
}
