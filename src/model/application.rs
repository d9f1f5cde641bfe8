//! Applicability rules: to whom a group of provisions applies, and why.

use super::closed::closed;
use super::{Date, EditionId, Origin, ProvisionId, RuleId, SourceId, When};

closed! {
    /// Who is asked.
    pub enum Level {
        /// The organisation once, whatever systems it has.
        Organisation = "organisation",
        /// Each AI system by itself.
        System = "system",
    }
}

closed! {
    /// What happens on a day.
    pub enum Milestone {
        /// The text becomes law; what it asks may apply later.
        EntryIntoForce = "entry-into-force",
        /// What it asks applies.
        Application = "application",
        /// What was there before has to follow.
        Transition = "transition",
        /// Somebody has to have delivered something, mostly an authority.
        Deadline = "deadline",
    }
}

impl Milestone {
    /// Whether provisions apply from that day.
    pub const fn applies(self) -> bool {
        matches!(self, Self::Application | Self::Transition)
    }
}

/// From when a group of provisions applies.
#[derive(Clone, Debug)]
pub struct Commencement {
    /// `eu-ai-act@2026-07-27#annex-iii-systems`.
    pub id: RuleId,
    /// The edition that the provisions belong to.
    pub edition: EditionId,
    /// The provisions, each with everything below it.
    pub provisions: Vec<(ProvisionId, Origin)>,
    /// The day.
    pub from: Date,
    /// What happens on it.
    pub milestone: Milestone,
    /// For which systems; without one, for all.
    pub when: Option<When>,
    /// What it is about.
    pub text: String,
    /// The ways in which the text can be read, where the day is not certain.
    pub readings: Vec<String>,
    /// What it rests on.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}

/// One applicability rule.
#[derive(Clone, Debug)]
pub struct Application {
    /// `iso-42001@2023#development-tools`.
    pub id: RuleId,
    /// The edition whose provisions it governs.
    pub edition: EditionId,
    /// The provisions, each with everything below it.
    pub provisions: Vec<(ProvisionId, Origin)>,
    /// Who is asked.
    pub level: Level,
    /// The condition; without one, it holds for everybody.
    pub when: Option<When>,
    /// Why the provisions apply where the condition holds.
    pub applies: String,
    /// Why they do not where it fails; empty only without a condition.
    pub excluded: String,
    /// What the rule rests on.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}
