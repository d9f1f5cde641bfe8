//! The hand-written half of the site.

use super::Origin;

/// Names and menus of the site.
#[derive(Clone, Debug)]
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

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "Crosswalk".to_owned(),
            tagline: String::new(),
            footer: String::new(),
            pages: Vec::new(),
        }
    }
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
