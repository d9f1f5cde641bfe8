//! What people do: tasks, who does them, and what proves that they are done.

use super::closed::closed;
use super::{EvidenceKindId, Level, MetricId, Origin, ProvisionId, RoleId, StageId, TaskId, When};

/// One concrete, checkable action that a checklist shows.
#[derive(Clone, Debug)]
pub struct Task {
    /// `bias-test-by-group`.
    pub id: TaskId,
    /// What to do.
    pub text: String,
    /// What goes wrong without it.
    pub why: String,
    /// Done once for the organisation, or for each system.
    pub level: Level,
    /// Lifecycle stages in which it is due, in their order.
    pub stages: Vec<StageId>,
    /// Who does it.
    pub role: RoleId,
    /// What proves it.
    pub evidence: EvidenceKindId,
    /// How often.
    pub cadence: Cadence,
    /// The lowest risk tier of a system that is asked for it.
    pub tier: Tier,
    /// Whether a document proves it or a measured value.
    pub nature: Nature,
    /// The provisions that it serves.
    pub provisions: Vec<ProvisionId>,
    /// The metrics that show it, where it is dynamic.
    pub metrics: Vec<MetricId>,
    /// Only where this holds.
    pub when: Option<When>,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// How often a task is done.
    pub enum Cadence {
        /// Once.
        Once = "once",
        /// With each release.
        EachRelease = "each-release",
        /// When something happens that calls for it.
        OnEvent = "on-event",
        /// All the time.
        Continuous = "continuous",
        /// Each week.
        Weekly = "weekly",
        /// Each month.
        Monthly = "monthly",
        /// Four times a year.
        Quarterly = "quarterly",
        /// Twice a year.
        HalfYearly = "half-yearly",
        /// Once a year.
        Yearly = "yearly",
    }
}

closed! {
    /// How much depth a system deserves; the least first.
    pub enum Tier {
        /// Asked of every system.
        Low = "low",
        /// Asked of systems of medium and high risk.
        Medium = "medium",
        /// Asked of systems of high risk.
        High = "high",
    }
}

closed! {
    /// How a task is shown to be done.
    pub enum Nature {
        /// A document or a decision that stands until it is changed.
        Static = "static",
        /// A measured value that moves and goes stale.
        Dynamic = "dynamic",
    }
}

/// Who does things, in the words of the catalog. A scope says who that is in the organisation.
#[derive(Clone, Debug)]
pub struct Role {
    /// `system-owner`.
    pub id: RoleId,
    /// Name for readers.
    pub title: String,
    /// What is theirs to do.
    pub text: String,
    /// Where it was declared.
    pub origin: Origin,
}

/// A kind of evidence.
#[derive(Clone, Debug)]
pub struct EvidenceKind {
    /// `test-report`.
    pub id: EvidenceKindId,
    /// Name for readers.
    pub title: String,
    /// What it has to show.
    pub text: String,
    /// For so many days it counts, unless it says otherwise itself; none for what does not age.
    pub valid_days: Option<u16>,
    /// Where it was declared.
    pub origin: Origin,
}
