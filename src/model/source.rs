//! Publications that statements rest on.

use super::closed::closed;
use super::{Date, Origin, SourceId};

closed! {
    /// How much weight a publication carries.
    pub enum Grade {
        /// The publisher of the framework, or a legislator.
        Official = "official",
        /// Experts in the field, by a known method.
        Expert = "expert",
        /// Anyone else who publishes in the open.
        Community = "community",
    }
}

/// A citable publication.
#[derive(Clone, Debug)]
pub struct Source {
    /// `nist-ai-100-1`.
    pub id: SourceId,
    /// Title as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, if known.
    pub published: Option<Date>,
    /// On what terms it may be used.
    pub licence: String,
    /// How much weight it carries.
    pub grade: Grade,
    /// Where it can be had.
    pub url: String,
    /// What was taken from it, and what a reader should know; Markdown.
    pub note: String,
    /// Where it was declared.
    pub origin: Origin,
}
