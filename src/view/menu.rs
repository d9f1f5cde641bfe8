//! The menu of the site.

use super::frame::{Here, MenuLink};
use super::{MenuSection, TextSource, classification, compare, dates, metrics, url};
use crate::assess::Assessment;
use crate::graph::Graph;

/// An entry of the menu, before it is seen from a page.
pub(super) struct MenuEntry {
    section: String,
    text: String,
    path: String,
    /// Pages whose address begins so lie below it.
    below: String,
}

/// The menu: sections in the order of their first entries.
pub(super) fn menu_entries(
    graph: &Graph<'_>,
    assessments: &[Assessment<'_>],
    texts: &[TextSource],
) -> Vec<MenuEntry> {
    let catalog = graph.catalog();
    let mut entries = Vec::new();
    let mut add = |section: &str, text: &str, path: String, below: String| {
        entries.push(MenuEntry { section: section.to_owned(), text: text.to_owned(), path, below });
    };
    for edition in &catalog.editions {
        let section = if edition.superseded_by.is_some() { "Earlier editions" } else { "Frameworks" };
        add(section, &edition.title, url::edition(&edition.id), format!("provisions/{}/", edition.id));
    }
    if compare::any(catalog) {
        add("Crosswalks", "Compare", url::COMPARE.to_owned(), String::new());
    }
    add("Crosswalks", "All pairs", url::CROSSWALKS.to_owned(), "crosswalks/".to_owned());
    add("Crosswalks", "Contradictions", url::CONTRADICTIONS.to_owned(), String::new());
    add("Browse", "Themes", url::THEMES.to_owned(), "themes/".to_owned());
    add("Browse", "Questions", url::QUESTIONS.to_owned(), String::new());
    if classification::any(catalog) {
        add("Browse", "Classification", url::CLASSIFICATION.to_owned(), String::new());
    }
    if dates::any(catalog) {
        add("Browse", "Dates", url::DATES.to_owned(), String::new());
    }
    if metrics::any(catalog) {
        add("Browse", "Metrics", url::METRICS.to_owned(), String::new());
    }
    add("Browse", "Sources", url::SOURCES.to_owned(), String::new());
    add("Browse", "Wrong claims", url::CLAIMS.to_owned(), String::new());
    add("Browse", "Search", url::SEARCH.to_owned(), String::new());
    for assessment in assessments {
        let organisation = &assessment.scope.organisation;
        let below = format!("organisations/{}/", organisation.id);
        add("Organisations", &organisation.name, url::organisation(&organisation.id), below);
    }
    for text in texts {
        add(&text.section, &text.title, url::text_page(&text.path), String::new());
    }
    let sections: Vec<_> = entries.iter().map(|entry| entry.section.clone()).collect();
    let place = |section: &String| sections.iter().position(|other| other == section);
    entries.sort_by_key(|entry| place(&entry.section));
    entries
}

/// The menu as seen from a page.
pub(super) fn seen_from(menu: &[MenuEntry], here: &Here) -> Vec<MenuSection> {
    let mut sections: Vec<MenuSection> = Vec::new();
    for entry in menu {
        let below = !entry.below.is_empty() && here.path.starts_with(&entry.below);
        let current = here.path == entry.path || below;
        let link = MenuLink { text: entry.text.clone(), href: here.href(&entry.path), current };
        match sections.last_mut().filter(|section| section.title == entry.section) {
            Some(section) => section.links.push(link),
            None => sections.push(MenuSection { title: entry.section.clone(), links: vec![link] }),
        }
    }
    sections
}
