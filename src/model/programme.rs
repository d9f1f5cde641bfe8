//! How the catalog describes a programme: its phases, the areas in which readiness is counted, the records it expects.

use super::closed::closed;
use super::{AreaId, Origin, ProgrammePhase, ProvisionId, RecordKind};

/// What belongs to a phase of a programme.
#[derive(Clone, Debug)]
pub struct PhaseContent {
    /// Which phase.
    pub id: ProgrammePhase,
    /// Name for readers.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// The provisions that are worked on in it, each with everything below it.
    pub provisions: Vec<ProvisionId>,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// What can be counted to tell how ready an organisation is.
    pub enum Measure {
        /// Systems on which no verdict waits for an answer, of all systems.
        SystemsAnswered = "systems-answered",
        /// Systems whose derived classes are all certain, of all systems.
        SystemsClassified = "systems-classified",
        /// Systems that a risk of the register names, of all systems.
        SystemsWithRisks = "systems-with-risks",
        /// Roles of the catalog that somebody holds, of all roles.
        RolesHeld = "roles-held",
        /// Risks whose review is not overdue, of all risks.
        RisksReviewed = "risks-reviewed",
        /// Risks that are acceptable or approved after treatment, of all risks.
        RisksAccepted = "risks-accepted",
        /// Risks of which every control applies and has begun, of those that name controls.
        RisksTreated = "risks-treated",
        /// Provisions of the area that are implemented, of those that apply or may apply.
        ProvisionsImplemented = "provisions-implemented",
        /// Provisions of the area with evidence that counts, of those that apply or may apply.
        ProvisionsEvidenced = "provisions-evidenced",
        /// Newest measured values that are fresh and within their limits, of all newest measured values.
        MeasurementsInOrder = "measurements-in-order",
        /// Documents that the area calls for with evidence that counts, of all that it calls for.
        DocumentsHeld = "documents-held",
        /// Evidence records that count, of all evidence records.
        EvidenceCounts = "evidence-counts",
    }
}

/// An area in which readiness is counted.
#[derive(Clone, Debug)]
pub struct ReadinessArea {
    /// `data-governance`.
    pub id: AreaId,
    /// Name for readers.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// What is counted, in the order in which it is shown.
    pub measures: Vec<Measure>,
    /// The provisions of the area, each with everything below it.
    pub provisions: Vec<ProvisionId>,
    /// Where it was declared.
    pub origin: Origin,
}

/// A record that is expected at intervals.
#[derive(Clone, Debug)]
pub struct ExpectedRecord {
    /// What sort of record.
    pub kind: RecordKind,
    /// The newest is at most so many days old.
    pub within_days: u16,
    /// Where the interval comes from.
    pub text: String,
    /// It is expected where any of these, or anything below them, applies.
    pub provisions: Vec<ProvisionId>,
    /// Where it was declared.
    pub origin: Origin,
}
