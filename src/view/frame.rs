//! What every page has around its body.

use serde::Serialize;

use super::url;

/// A link of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads, from the page that it is on.
    pub href: String,
}

/// Header, menus and footer.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The page's title.
    pub title: String,
    /// What the page is about, in one sentence, for search engines and link previews.
    pub description: String,
    /// Name of the site.
    pub site: String,
    /// One sentence under the name.
    pub tagline: String,
    /// Line at the foot; Markdown.
    pub footer: String,
    /// The page's path from the site's root.
    pub path: String,
    /// The way up to the site's root.
    pub root: String,
    /// The home page.
    pub home: String,
    /// The search page.
    pub search: String,
    /// The JSON twin.
    pub twin: String,
    /// Where the page is in the site, from the top down, without the page itself.
    pub breadcrumbs: Vec<Link>,
    /// The menu.
    pub menu: Vec<MenuSection>,
}

/// A part of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuSection {
    /// Its heading.
    pub title: String,
    /// Its entries.
    pub links: Vec<MenuLink>,
}

/// An entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuLink {
    /// What it says.
    pub text: String,
    /// Where it leads, from the page that it is on.
    pub href: String,
    /// The page is this one, or lies below it.
    pub current: bool,
}

/// A page, from which links lead to other pages.
#[derive(Clone, Debug)]
pub(super) struct Here {
    /// The page's path from the site's root.
    pub(super) path: String,
}

impl Here {
    pub(super) fn at(path: impl Into<String>) -> Self {
        Self { path: path.into() }
    }

    /// A link to the page of that path from the site's root.
    pub(super) fn link(&self, text: impl Into<String>, to: &str) -> Link {
        Link { text: text.into(), href: self.href(to) }
    }

    pub(super) fn href(&self, to: &str) -> String {
        url::relative(&self.path, to)
    }
}
