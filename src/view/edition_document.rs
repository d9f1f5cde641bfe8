//! An edition with all its provisions as a tree, for formats that hold a whole text.

use crate::graph::Graph;
use crate::model::{Date, Edition, Force, Provision, ProvisionId};

/// A dated text of a framework with everything in it.
#[derive(Clone, Debug)]
pub struct EditionDocument {
    /// `iso-42001@2023`
    pub id: String,
    /// `2023`
    pub edition: String,
    /// `ISO/IEC 42001:2023`
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who publishes it.
    pub publisher: String,
    /// On what terms this project shows what it shows.
    pub licence: String,
    /// Where the text can be had.
    pub url: String,
    /// The edition that has taken its place.
    pub superseded_by: Option<String>,
    /// The day as of which it is printed.
    pub as_of: String,
    /// What is part of nothing else, in the order of the text.
    pub provisions: Vec<EditionPart>,
}

/// A provision with what it consists of.
#[derive(Clone, Debug)]
pub struct EditionPart {
    /// Full id: `iso-42001@2023/A.6.2.4`.
    pub id: String,
    /// `A.6.2.4`
    pub reference: String,
    /// `control`, `clause`, …
    pub kind: &'static str,
    /// `control`, `obligation`, …
    pub force: &'static str,
    /// What that makes of it.
    pub sort: PartSort,
    /// Title as published, or the project's own.
    pub title: String,
    /// What is asked, in the project's own words; Markdown.
    pub summary: String,
    /// References, in this edition, of what it helps to carry out, and of what helps to carry it out.
    pub related: Vec<String>,
    /// What it consists of, in the order of the text.
    pub parts: Vec<Self>,
}

/// What a provision is to somebody who reads a list of controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartSort {
    /// Only groups others.
    Heading,
    /// Asks for something.
    Asks,
    /// Helps to carry out another.
    Guidance,
    /// Is no longer in force.
    Deleted,
    /// Explains, or binds nobody who makes or uses AI.
    Other,
}

/// The whole text of an edition, as far as the catalog tells it.
pub fn edition_document(graph: &Graph<'_>, edition: &Edition, day: Date) -> EditionDocument {
    EditionDocument {
        id: edition.id.to_string(),
        edition: edition.id.edition().to_owned(),
        title: edition.title.clone(),
        subject: edition.subject.clone(),
        publisher: edition.publisher.clone(),
        licence: edition.licence.clone(),
        url: edition.url.clone(),
        superseded_by: edition.superseded_by.as_ref().map(ToString::to_string),
        as_of: day.to_string(),
        provisions: graph.roots(&edition.id).into_iter().map(|provision| part(graph, provision)).collect(),
    }
}

fn part(graph: &Graph<'_>, provision: &Provision) -> EditionPart {
    let guidance = graph.guidance(&provision.id).into_iter().map(|it| &it.id);
    let here = |id: &&ProvisionId| id.edition() == provision.id.edition();
    let related = provision.guides.iter().chain(guidance).filter(here);
    EditionPart {
        id: provision.id.to_string(),
        reference: provision.id.reference().to_owned(),
        kind: provision.kind.as_str(),
        force: provision.force.as_str(),
        sort: sort(provision.force),
        title: provision.title.clone(),
        summary: provision.summary.clone(),
        related: related.map(|id| id.reference().to_owned()).collect(),
        parts: graph.parts(&provision.id).into_iter().map(|it| part(graph, it)).collect(),
    }
}

fn sort(force: Force) -> PartSort {
    match force {
        Force::Heading => PartSort::Heading,
        Force::Guidance => PartSort::Guidance,
        Force::Deleted => PartSort::Deleted,
        force if force.asks() => PartSort::Asks,
        _ => PartSort::Other,
    }
}
