//! Applicability rules: to whom a group of provisions applies, and why.

use super::closed::closed;
use super::{EditionId, Origin, ProvisionId, RuleId, SourceId, When};

closed! {
    /// Who is asked.
    pub enum Level {
        /// The organisation once, whatever systems it has.
        Organisation = "organisation",
        /// Each AI system by itself.
        System = "system",
    }
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
