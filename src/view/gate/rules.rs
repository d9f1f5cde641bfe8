//! What a gate can find, by name.

/// A kind of finding.
pub struct GateRule {
    /// `gate-missing-evidence`; never changes meaning.
    pub id: &'static str,
    /// How serious it is, unless options say otherwise: `error`, `warning` or `note`.
    pub level: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What to do.
    pub help: &'static str,
}

const fn rule(id: &'static str, level: &'static str, title: &'static str, help: &'static str) -> GateRule {
    GateRule { id, level, title, help }
}

pub(super) const MISSING_EVIDENCE: &str = "gate-missing-evidence";
pub(super) const MISSING_MEASUREMENT: &str = "gate-missing-measurement";
pub(super) const STALE: &str = "gate-stale";
pub(super) const CHANGED: &str = "gate-changed";
pub(super) const MISSING_FILE: &str = "gate-missing-file";
pub(super) const NOT_YET: &str = "gate-not-yet-collected";
pub(super) const OUT_OF_LIMITS: &str = "gate-out-of-limits";
pub(super) const NO_LIMIT: &str = "gate-without-limit";
pub(super) const OPEN: &str = "gate-open-question";
pub(super) const PROHIBITED: &str = "gate-prohibited-practice";
pub(super) const PLANNED: &str = "gate-planned";
/// What is not in application yet.
const COMING: &str = "gate-coming";

/// Everything that a gate can find.
pub const GATE_RULES: &[GateRule] = &[
    rule(
        MISSING_EVIDENCE,
        "error",
        "A task is due, and nothing is recorded that proves it.",
        "Do the task, or find what proves it, and add an [[evidence]] record that names the task.",
    ),
    rule(
        MISSING_MEASUREMENT,
        "error",
        "A task asks for a measured value, and the metric has not been measured for the system.",
        "Measure it, and add a [[measurement]].",
    ),
    rule(
        STALE,
        "error",
        "What proves a task counted until a day that is past.",
        "Collect or measure it anew, and add a record; the old one may stay.",
    ),
    rule(
        CHANGED,
        "error",
        "A file is not the one whose digest was recorded.",
        "Look at what changed. If the file is right, add a record with its digest of today.",
    ),
    rule(
        MISSING_FILE,
        "error",
        "A file whose digest was recorded is not there, or is not read.",
        "Put the file back inside the folder of the scope, or record where it is kept now.",
    ),
    rule(
        NOT_YET,
        "error",
        "What proves a task carries a day that is still to come.",
        "Correct the day, or wait for it.",
    ),
    rule(
        OUT_OF_LIMITS,
        "error",
        "The latest measured value lies outside of its limits.",
        "Settle the cause and measure again. A limit of your own is a [[threshold]], with a reason.",
    ),
    rule(
        NO_LIMIT,
        "error",
        "A value was measured, and neither the metric nor the scope says what is in order.",
        "Add a [[threshold]] with a reason.",
    ),
    rule(
        OPEN,
        "error",
        "Nobody has answered a question on which it depends whether something is asked.",
        "Answer it. `--allow-open` lets the system pass meanwhile.",
    ),
    rule(
        PROHIBITED,
        "error",
        "By its classification, the system is a practice that is prohibited on this day.",
        "No record opens the gate. Change what the system does, or correct the answer if it is wrong.",
    ),
    rule(
        PLANNED,
        "warning",
        "A task is due and nothing proves it, but all that asks for it is planned until a day that is not past.",
        "Finish it by that day: from the next day on, the gate is closed. `--strict` closes it now.",
    ),
    rule(
        COMING,
        "note",
        "Provisions apply to the system that are not in application yet.",
        "`--ahead DAYS` asks today for what is in application then.",
    ),
];
