//! Provisions as the search reads them.

use super::row::kind_words;
use crate::graph::Graph;
use crate::model::{Provision, ProvisionKind, Theme};

/// One provision, with everything by which it is found.
#[derive(Clone, Debug)]
pub struct Searchable {
    /// Ways to write its id: the reference, the reference after the framework, the full id, aliases.
    pub spellings: Vec<String>,
    /// The edition: its id and its title.
    pub edition: [String; 2],
    /// Its kind, as files spell it.
    pub kind: &'static str,
    /// Its edition is superseded.
    pub superseded: bool,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub summary: String,
    /// Documented information that it calls for.
    pub documents: String,
    /// Its themes, each with title and keywords.
    pub themes: Vec<String>,
}

/// Words of a provision that a search found, or that a similar provision has.
#[derive(Clone, Debug)]
pub struct TextHit {
    /// The provision's position in the catalog.
    pub position: usize,
    /// How well it fits; only good for comparing hits of the same question.
    pub score: f64,
    /// The shared words that weighed most, the heaviest first.
    pub words: Vec<String>,
}

/// Every provision, in the order of the catalog.
pub fn searchables(graph: &Graph<'_>) -> Vec<Searchable> {
    graph.catalog().provisions.iter().map(|provision| searchable(graph, provision)).collect()
}

fn searchable(graph: &Graph<'_>, provision: &Provision) -> Searchable {
    let catalog = graph.catalog();
    let edition = catalog.edition_of(&provision.id);
    let id = &provision.id;
    let reference = id.reference();
    let framework = id.edition().split('@').next().unwrap_or_default();
    let mut spellings = vec![reference.to_owned(), format!("{framework}/{reference}"), id.to_string()];
    if provision.kind == ProvisionKind::Clause {
        spellings.push(format!("{} {reference}", kind_words(provision.kind)));
    }
    spellings.extend(provision.aliases.iter().cloned());
    let themes = provision.themes.iter().filter_map(|id| catalog.theme(id));
    let words = |theme: &Theme| format!("{}; {}", theme.title, theme.keywords.join("; "));
    Searchable {
        spellings,
        edition: [id.edition().to_owned(), edition.map(|edition| edition.title.clone()).unwrap_or_default()],
        kind: provision.kind.as_str(),
        superseded: edition.is_some_and(|edition| edition.superseded_by.is_some()),
        title: provision.title.clone(),
        summary: provision.summary.clone(),
        documents: provision.documents.join("; "),
        themes: themes.map(words).collect(),
    }
}
