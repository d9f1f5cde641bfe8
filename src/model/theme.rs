//! Concerns that cut across frameworks.

use super::{EditionId, Origin, ThemeId};

/// A concern under which provisions of several frameworks are found together.
#[derive(Clone, Debug)]
pub struct Theme {
    /// `bias-fairness`.
    pub id: ThemeId,
    /// Name for readers.
    pub title: String,
    /// What it is; Markdown.
    pub text: String,
    /// Why it matters; Markdown.
    pub why: String,
    /// How frameworks treat it, in the order in which readers meet them.
    pub treatments: Vec<Treatment>,
    /// Words that a reader may type to find it.
    pub keywords: Vec<String>,
    /// Where it was declared.
    pub origin: Origin,
}

/// How one framework treats a theme.
#[derive(Clone, Debug)]
pub struct Treatment {
    /// The edition.
    pub edition: EditionId,
    /// How; Markdown.
    pub text: String,
    /// Where it was declared.
    pub origin: Origin,
}
