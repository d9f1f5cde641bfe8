//! Statements in circulation that are wrong or outdated.

use super::{ClaimId, Origin, ProvisionId, SourceId};

/// A wrong statement, and what is right.
#[derive(Clone, Debug)]
pub struct Claim {
    /// `annex-a-39-controls`
    pub id: ClaimId,
    /// What is said; Markdown.
    pub statement: String,
    /// What is right; Markdown.
    pub correction: String,
    /// Provisions that it is about.
    pub about: Vec<ProvisionId>,
    /// References that circulate for an edition and do not exist in it, as full ids.
    pub misnamed: Vec<String>,
    /// What the correction rests on.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}
