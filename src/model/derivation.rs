//! Classification: answers that rules give, so that nobody has to.

use super::{AnswerId, AttributeId, Origin, ProvisionId, SourceId, When};

/// One way in which an answer to a derived attribute comes about.
#[derive(Clone, Debug)]
pub struct Step {
    /// `system.eu_risk`
    pub attribute: AttributeId,
    /// `high-risk`
    pub answer: AnswerId,
    /// When it does.
    pub when: When,
    /// Why, in one or two sentences.
    pub reason: String,
    /// The provisions that say so.
    pub provisions: Vec<ProvisionId>,
    /// What the rule rests on.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}
