//! Hand-written pages.

use serde::Serialize;

/// A hand-written page as it was read.
#[derive(Clone, Debug)]
pub struct TextSource {
    /// Path below `site/pages/`.
    pub path: String,
    /// Title in menus.
    pub title: String,
    /// Heading under which menus list it.
    pub section: String,
    /// The text; Markdown.
    pub markdown: String,
}

/// A hand-written page.
#[derive(Clone, Debug, Serialize)]
pub struct TextPage {
    /// Its title.
    pub title: String,
    /// The part of the menu that it belongs to.
    pub section: String,
    /// The text; Markdown.
    pub markdown: String,
}
