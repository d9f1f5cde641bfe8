//! Concerns that cut across frameworks.

use super::{Origin, ThemeId};

/// A concern under which provisions of several frameworks are found together.
#[derive(Clone, Debug)]
pub struct Theme {
    /// `bias-fairness`.
    pub id: ThemeId,
    /// Name for readers.
    pub title: String,
    /// What it is and why it matters; Markdown.
    pub text: String,
    /// Words that a reader may type to find it.
    pub keywords: Vec<String>,
    /// Where it was declared.
    pub origin: Origin,
}
