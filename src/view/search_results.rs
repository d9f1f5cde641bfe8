//! What a search found, as a list.

use serde::Serialize;

use super::row::kind_words;
use crate::graph::Graph;
use crate::model::{Edition, Provision};

/// What a search found.
#[derive(Clone, Debug, Serialize)]
pub struct SearchResults {
    /// What was typed.
    pub query: String,
    /// How many provisions were found; those shown may be fewer.
    pub total: usize,
    /// The best of them.
    pub results: Vec<SearchResult>,
}

/// A provision that was found.
#[derive(Clone, Debug, Serialize)]
pub struct SearchResult {
    /// Its full id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// Title of its edition.
    pub edition: String,
    /// Title of the edition that has taken the place of its edition.
    pub superseded_by: Option<String>,
    /// How it binds.
    pub force: &'static str,
    /// What is asked; Markdown.
    pub summary: String,
    /// How well it fits; only good for comparing results of one search.
    pub score: f64,
}

/// The first `limit` of the provisions at these positions, with their scores.
pub fn search_results(graph: &Graph<'_>, query: &str, hits: &[(usize, f64)], limit: usize) -> SearchResults {
    let provisions = &graph.catalog().provisions;
    let shown = hits.iter().take(limit);
    SearchResults {
        query: query.to_owned(),
        total: hits.len(),
        results: shown.map(|(position, score)| result(graph, &provisions[*position], *score)).collect(),
    }
}

fn result(graph: &Graph<'_>, provision: &Provision, score: f64) -> SearchResult {
    let catalog = graph.catalog();
    let edition = catalog.edition_of(&provision.id);
    let successor = edition.and_then(|edition| catalog.edition(edition.superseded_by.as_ref()?));
    let title = |edition: &Edition| edition.title.clone();
    SearchResult {
        id: provision.id.to_string(),
        title: provision.title.clone(),
        kind: kind_words(provision.kind),
        edition: edition.map(title).unwrap_or_default(),
        superseded_by: successor.map(title),
        force: provision.force.as_str(),
        summary: provision.summary.clone(),
        score: (score * 1000.0).round() / 1000.0,
    }
}
