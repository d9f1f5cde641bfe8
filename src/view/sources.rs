//! The bibliography.

use serde::Serialize;

use crate::graph::Graph;
use crate::model::Source;

/// The page of all publications.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesPage {
    /// All publications.
    pub sources: Vec<SourceRow>,
}

/// A publication.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// `nist-ai-100-1`; the place on the page.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When; empty where it is not known.
    pub published: String,
    /// On what terms it may be used.
    pub licence: String,
    /// `official`, `expert` or `community`
    pub grade: &'static str,
    /// Where it can be had.
    pub url: String,
    /// What was taken from it; Markdown.
    pub note: String,
    /// How many mappings cite it.
    pub mappings: usize,
    /// How many rejected pairs it states.
    pub rejected: usize,
    /// How many applicability rules rest on it.
    pub rules: usize,
}

pub(super) fn page(graph: &Graph<'_>) -> SourcesPage {
    let catalog = graph.catalog();
    let row = |source: &Source| SourceRow {
        id: source.id.to_string(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        published: source.published.map(|date| date.to_string()).unwrap_or_default(),
        licence: source.licence.clone(),
        grade: source.grade.as_str(),
        url: source.url.clone(),
        note: source.note.clone(),
        mappings: catalog.mappings.iter().filter(|mapping| mapping.cites.contains(&source.id)).count(),
        rejected: catalog.rejected.iter().filter(|pair| pair.cites.contains(&source.id)).count(),
        rules: catalog.applications.iter().filter(|rule| rule.cites.contains(&source.id)).count(),
    };
    SourcesPage { sources: catalog.sources.iter().map(row).collect() }
}
