//! The tree of an edition.

use serde::Serialize;

use super::dates::{DayRow, day_row};
use super::frame::Here;
use super::row::{counted, kind_words, provision_link};
use super::{Link, url};
use crate::graph::Graph;
use crate::model::{Commencement, Edition, MappingSet, Provision, ProvisionKind};

/// The page of an edition.
#[derive(Clone, Debug, Serialize)]
pub struct FrameworkPage {
    /// `iso-42001@2023`
    pub id: String,
    /// `ISO/IEC 42001:2023`
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who publishes it.
    pub publisher: String,
    /// What sort of text it is, in words.
    pub kind: String,
    /// Day of publication; empty where it is not known to the day.
    pub published: String,
    /// On what terms its parts are shown.
    pub licence: String,
    /// Where the text can be had.
    pub url: String,
    /// The edition that has taken its place.
    pub superseded_by: Option<Link>,
    /// `38 controls`, …
    pub counts: Vec<String>,
    /// Crosswalks that it takes part in.
    pub crosswalks: Vec<Link>,
    /// The days from which its provisions apply, the earliest first.
    pub days: Vec<DayRow>,
    /// The tree, flattened in the order of the text.
    pub tree: Vec<Node>,
}

/// A provision in the tree.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// Its reference.
    pub link: Link,
    /// Its title.
    pub title: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// Levels above it.
    pub depth: usize,
    /// It has parts, which follow at once.
    pub has_parts: bool,
    /// Its parts are shown from the start.
    pub open: bool,
    /// So many levels end after it.
    pub closes: usize,
    /// How many mappings it has.
    pub mapped: usize,
    /// How many mappings it and its parts have.
    pub mapped_below: usize,
}

pub(super) fn page(graph: &Graph<'_>, here: &Here, edition: &Edition) -> FrameworkPage {
    let mut tree = Vec::new();
    for root in graph.roots(&edition.id) {
        grow(graph, here, root, 0, &mut tree);
    }
    for position in 0..tree.len() {
        let next = tree.get(position + 1).map_or(0, |node: &Node| node.depth);
        tree[position].closes = tree[position].depth.saturating_sub(next);
    }
    let crosswalks =
        graph.sets_of(&edition.id).into_iter().map(|set| crosswalk_link(graph, here, set)).collect();
    FrameworkPage {
        id: edition.id.to_string(),
        title: edition.title.clone(),
        subject: edition.subject.clone(),
        publisher: edition.publisher.clone(),
        kind: edition.kind.as_str().replace('-', " "),
        published: edition.published.map(|date| date.to_string()).unwrap_or_default(),
        licence: edition.licence.clone(),
        url: edition.url.clone(),
        superseded_by: superseded_by(graph, here, edition),
        counts: counts(graph, edition),
        crosswalks,
        days: days(graph, here, edition),
        tree,
    }
}

fn days(graph: &Graph<'_>, here: &Here, edition: &Edition) -> Vec<DayRow> {
    let of_edition = graph.catalog().commencements.iter().filter(|day| day.edition == edition.id);
    let mut days: Vec<&Commencement> = of_edition.collect();
    days.sort_by_key(|day| day.from);
    days.into_iter().map(|day| day_row(graph, here, day)).collect()
}

/// `ISO/IEC 42001:2023 ↔ …`
pub(super) fn crosswalk_link(graph: &Graph<'_>, here: &Here, set: &MappingSet) -> Link {
    let title =
        |id| graph.catalog().edition(id).map_or_else(|| id.to_string(), |edition| edition.title.clone());
    here.link(format!("{} → {}", title(&set.id.from), title(&set.id.to)), &url::crosswalk(&set.id))
}

/// The edition that has taken its place, if one has.
pub(super) fn superseded_by(graph: &Graph<'_>, here: &Here, edition: &Edition) -> Option<Link> {
    edition.superseded_by.as_ref().map(|id| super::provision::edition_link(graph, here, id.as_str()))
}

/// `38 controls`, … in the order of the kinds.
pub(super) fn counts(graph: &Graph<'_>, edition: &Edition) -> Vec<String> {
    let number = |kind| graph.provisions(&edition.id).filter(|provision| provision.kind == kind).count();
    let kinds =
        ProvisionKind::ALL.iter().map(|kind| (number(*kind), *kind)).filter(|(number, _)| *number > 0);
    kinds.map(|(number, kind)| counted(number, kind_words(kind))).collect()
}

fn grow(graph: &Graph<'_>, here: &Here, provision: &Provision, depth: usize, tree: &mut Vec<Node>) -> usize {
    let position = tree.len();
    let mapped = graph.links(&provision.id).len();
    let parts = graph.parts(&provision.id);
    tree.push(Node {
        link: provision_link(here, provision),
        title: provision.title.clone(),
        kind: kind_words(provision.kind),
        depth,
        has_parts: !parts.is_empty(),
        open: depth < 2,
        closes: 0,
        mapped,
        mapped_below: mapped,
    });
    let below: usize = parts.into_iter().map(|part| grow(graph, here, part, depth + 1, tree)).sum();
    tree[position].mapped_below += below;
    mapped + below
}
