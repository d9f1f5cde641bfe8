//! The hand-written half of the site.

use super::Origin;

/// Names and menus of the site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Name in the header and in titles.
    pub title: String,
    /// One sentence under the name.
    pub tagline: String,
    /// Line at the foot of each page; Markdown.
    pub footer: String,
    /// Hand-written pages, in menu order.
    pub pages: Vec<Page>,
}

/// A hand-written page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Markdown file, from `site/pages/`.
    pub path: String,
    /// Title in menus.
    pub title: String,
    /// Heading under which menus list it.
    pub section: String,
    /// Where it was declared.
    pub origin: Origin,
}
