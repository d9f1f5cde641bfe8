//! What the search finds: provisions, themes, crosswalks, systems and hand-written pages, each by a few words.

use serde::Serialize;

use super::row::kind_words;
use super::{TextSource, register_page, stated_editions, url};
use crate::assess::Assessment;
use crate::graph::Graph;
use crate::model::{Catalog, Edition, Force};

/// One thing to find. Keys are short because readers download them.
#[derive(Clone, Debug, Serialize)]
pub struct SearchEntry {
    /// Where it is, from the site's root.
    pub u: String,
    /// Its reference; empty where it has none.
    pub r: String,
    /// Its title.
    pub t: String,
    /// Where it belongs: the edition's title, or what sort of page it is.
    pub e: String,
    /// Its kind in words.
    pub k: &'static str,
    /// What it says, for matching and as a snippet.
    pub s: String,
    /// More words by which it can be found, not shown.
    pub w: String,
}

/// Everything that the search finds, in the order of the site.
pub fn search_index(
    graph: &Graph<'_>,
    assessments: &[Assessment<'_>],
    texts: &[TextSource],
) -> Vec<SearchEntry> {
    let mut entries = Vec::new();
    provisions(graph, &mut entries);
    catalog_pages(graph, &mut entries);
    for assessment in assessments {
        organisation(graph.catalog(), assessment, &mut entries);
    }
    for text in texts {
        let plain: String = text.markdown.chars().filter(|c| !"#*`[]()|".contains(*c)).collect();
        entries.push(SearchEntry {
            s: plain,
            ..page(url::text_page(&text.path), &text.title, &text.section, "page")
        });
    }
    entries
}

fn provisions(graph: &Graph<'_>, entries: &mut Vec<SearchEntry>) {
    let catalog = graph.catalog();
    // What stands unchanged in the next edition is found there.
    for provision in catalog.provisions.iter().filter(|provision| !provision.unchanged) {
        let edition = catalog.edition_of(&provision.id);
        let themes = provision.themes.iter().filter_map(|id| catalog.theme(id));
        let themes = themes.flat_map(|theme| std::iter::once(&theme.title).chain(&theme.keywords));
        let words: Vec<_> =
            themes.chain(&provision.aliases).chain(&provision.documents).map(String::as_str).collect();
        entries.push(SearchEntry {
            u: url::provision(&provision.id),
            r: provision.id.reference().to_owned(),
            t: provision.title.clone(),
            e: edition.map(|edition| edition_words(edition, provision.force)).unwrap_or_default(),
            k: kind_words(provision.kind),
            s: provision.summary.clone(),
            w: format!("{} {}", provision.id, words.join(" ")),
        });
    }
}

/// `ISO/IEC 27001:2013 (superseded)`
fn edition_words(edition: &Edition, force: Force) -> String {
    let note = match (&edition.superseded_by, force) {
        (Some(_), _) => " (superseded)",
        (None, Force::Deleted) => " (deleted)",
        (None, _) => "",
    };
    format!("{}{note}", edition.title)
}

fn catalog_pages(graph: &Graph<'_>, entries: &mut Vec<SearchEntry>) {
    let catalog = graph.catalog();
    for edition in &catalog.editions {
        let found = page(url::edition(&edition.id), &edition.title, &edition.publisher, "framework");
        entries.push(SearchEntry { s: edition.subject.clone(), w: edition.id.to_string(), ..found });
    }
    for set in &catalog.sets {
        let titles =
            [&set.id.from, &set.id.to].map(|id| catalog.edition(id).map_or("", |edition| &edition.title));
        let found = page(url::crosswalk(&set.id), &titles.join(" → "), "crosswalk", "crosswalk");
        entries.push(SearchEntry { w: set.id.to_string(), ..found });
    }
    for claim in &catalog.claims {
        let found = page(format!("{}#{}", url::CLAIMS, claim.id), &claim.statement, "wrong claim", "claim");
        entries.push(SearchEntry { s: claim.correction.clone(), w: claim.misnamed.join(" "), ..found });
    }
    for theme in &catalog.themes {
        let found = page(url::theme(&theme.id), &theme.title, "theme", "theme");
        entries.push(SearchEntry { s: theme.text.clone(), w: theme.keywords.join(" "), ..found });
    }
    for metric in &catalog.metrics {
        let found = page(url::metric(&metric.id), &metric.title, "metric", "metric");
        let words = format!("{} {}", metric.symbol, metric.id);
        entries.push(SearchEntry { s: metric.definition.clone(), w: words, ..found });
    }
}

fn organisation(catalog: &Catalog, assessment: &Assessment<'_>, entries: &mut Vec<SearchEntry>) {
    let organisation = &assessment.scope.organisation;
    let (name, id) = (&organisation.name, &organisation.id);
    let found = page(url::organisation(id), name, "organisation", "organisation");
    entries.push(SearchEntry { s: organisation.about.clone(), w: id.to_string(), ..found });
    if !stated_editions(catalog, assessment.scope).is_empty() {
        let title = format!("Statement of applicability, {name}");
        let found = page(url::statement(id), &title, name, "statement");
        entries.push(SearchEntry { w: "soa".to_owned(), ..found });
    }
    entries.push(page(url::organisation_checklist(id), &format!("Checklist, {name}"), name, "checklist"));
    for (title, address) in register_page::links(id) {
        entries.push(page(address, &format!("{title}, {name}"), name, "register"));
    }
    for system in &assessment.scope.systems {
        let found = page(url::checklist(id, &system.id), &system.name, name, "AI system");
        entries.push(SearchEntry {
            s: system.purpose.clone(),
            w: format!("checklist {}", system.id),
            ..found
        });
    }
}

/// An entry that is no provision, with nothing but its title.
fn page(address: String, title: &str, place: &str, kind: &'static str) -> SearchEntry {
    let empty = String::new;
    SearchEntry {
        u: address,
        r: empty(),
        t: title.to_owned(),
        e: place.to_owned(),
        k: kind,
        s: empty(),
        w: empty(),
    }
}
