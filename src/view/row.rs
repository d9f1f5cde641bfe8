//! A mapping as a row, and other small parts that several pages show.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::url;
use crate::graph::{Graph, Link as GraphLink};
use crate::model::{Catalog, Mapping, Provision, ProvisionKind, Relation, SourceId, StageId, ThemeId};

/// A mapping, seen from the provision that the page or the row is about.
#[derive(Clone, Debug, Serialize)]
pub struct MappingRow {
    /// The other end: its reference.
    pub other: Link,
    /// Full id of the other end.
    pub other_id: String,
    /// Title of the other end.
    pub other_title: String,
    /// `equal`, `subset`, `superset` or `intersects`, seen from here.
    pub relation: &'static str,
    /// The relation in words that continue "this provision …".
    pub relation_words: &'static str,
    /// `syntactic`, `semantic` or `functional`.
    pub rationale: &'static str,
    /// 1 to 10.
    pub strength: u8,
    /// What both ask for; Markdown.
    pub reason: String,
    /// What the other end still asks of someone who meets this one; Markdown.
    pub gap: String,
    /// What this one asks beyond the other end; Markdown.
    pub beyond: String,
    /// Publications.
    pub cites: Vec<Link>,
    /// How far the set has come.
    pub status: &'static str,
    /// Stable name of the mapping.
    pub id: String,
}

pub(super) fn seen(graph: &Graph<'_>, here: &Here, link: &GraphLink<'_>) -> MappingRow {
    let GraphLink { mapping, other, relation, gap, beyond } = *link;
    row(graph, here, mapping, other, relation, gap, beyond)
}

pub(super) fn row(
    graph: &Graph<'_>,
    here: &Here,
    mapping: &Mapping,
    other: &Provision,
    relation: Relation,
    gap: &str,
    beyond: &str,
) -> MappingRow {
    let status =
        graph.catalog().sets.iter().find(|set| set.id == mapping.set).map_or("", |set| set.status.as_str());
    MappingRow {
        other: provision_link(here, other),
        other_id: other.id.to_string(),
        other_title: other.title.clone(),
        relation: relation.as_str(),
        relation_words: relation_words(relation),
        rationale: mapping.rationale.as_str(),
        strength: mapping.strength.get(),
        reason: mapping.reason.clone(),
        gap: gap.to_owned(),
        beyond: beyond.to_owned(),
        cites: cites(here, graph.catalog(), &mapping.cites),
        status,
        id: mapping.id(),
    }
}

/// Continues "this provision …".
pub(super) const fn relation_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "asks for the same as",
        Relation::Subset => "is part of",
        Relation::Superset => "includes",
        Relation::Intersects => "overlaps with",
    }
}

/// Several relations that are possible, as in "is part of or overlaps with".
pub(super) fn plural_relations(relations: &[Relation]) -> String {
    if relations.len() == Relation::ALL.len() {
        return "has something in common with".to_owned();
    }
    let words: Vec<_> = relations.iter().map(|relation| relation_words(*relation)).collect();
    words.join(" or ")
}

pub(super) fn provision_link(here: &Here, provision: &Provision) -> Link {
    here.link(provision.id.reference(), &url::provision(&provision.id))
}

/// Links to the entries of the bibliography.
pub(super) fn cites(here: &Here, catalog: &Catalog, ids: &[SourceId]) -> Vec<Link> {
    let link = |id: &SourceId| {
        let title = catalog.source(id).map_or(id.as_str(), |source| source.title.as_str());
        here.link(title, &format!("{}#{id}", url::SOURCES))
    };
    ids.iter().map(link).collect()
}

pub(super) fn theme_links(here: &Here, catalog: &Catalog, ids: &[ThemeId]) -> Vec<Link> {
    let link = |id: &ThemeId| {
        let title = catalog.theme(id).map_or(id.as_str(), |theme| theme.title.as_str());
        here.link(title, &url::theme(id))
    };
    ids.iter().map(link).collect()
}

pub(super) fn stage_titles(catalog: &Catalog, ids: &[StageId]) -> Vec<String> {
    ids.iter()
        .map(|id| catalog.stage(id).map_or(id.as_str(), |stage| stage.title.as_str()).to_owned())
        .collect()
}

/// The kind in words.
pub(super) const fn kind_words(kind: ProvisionKind) -> &'static str {
    match kind {
        ProvisionKind::Clause => "clause",
        ProvisionKind::Annex => "annex",
        ProvisionKind::AnnexClause => "annex clause",
        ProvisionKind::ControlObjective => "control objective",
        ProvisionKind::Control => "control",
        ProvisionKind::GuidanceGroup => "guidance group",
        ProvisionKind::Guidance => "guidance",
        ProvisionKind::Objective => "organisational objective",
        ProvisionKind::RiskSource => "risk source",
        ProvisionKind::Function => "function",
        ProvisionKind::Category => "category",
        ProvisionKind::Subcategory => "subcategory",
        ProvisionKind::Profile => "profile",
        ProvisionKind::Risk => "risk",
        ProvisionKind::Action => "action",
        ProvisionKind::ControlTheme => "control theme",
        ProvisionKind::ControlTable => "control table",
        ProvisionKind::Domain => "domain",
        ProvisionKind::Principle => "principle",
        ProvisionKind::TrustCategory => "trust category",
        ProvisionKind::CriteriaSeries => "criteria series",
        ProvisionKind::Criterion => "criterion",
        ProvisionKind::Chapter => "chapter",
        ProvisionKind::Section => "section",
        ProvisionKind::Article => "article",
        ProvisionKind::Paragraph => "paragraph",
        ProvisionKind::Point => "point",
        ProvisionKind::Subpoint => "subpoint",
        ProvisionKind::ProhibitedPractice => "prohibited practice",
        ProvisionKind::Area => "area",
        ProvisionKind::UseCase => "use case",
        ProvisionKind::AnnexEntry => "annex entry",
        ProvisionKind::Standard => "standard",
        ProvisionKind::Specification => "specification",
        ProvisionKind::Schedule => "schedule",
    }
}

/// A provision in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ProvisionRow {
    /// Its reference.
    pub link: Link,
    /// Full id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// What is asked; Markdown.
    pub summary: String,
    /// How many mappings it has.
    pub mapped: usize,
}

pub(super) fn provision_row(graph: &Graph<'_>, here: &Here, provision: &Provision) -> ProvisionRow {
    ProvisionRow {
        link: provision_link(here, provision),
        id: provision.id.to_string(),
        title: provision.title.clone(),
        kind: kind_words(provision.kind),
        summary: provision.summary.clone(),
        mapped: graph.links(&provision.id).len(),
    }
}

/// `1 control`, `38 controls`
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = match noun {
        "criterion" => "criteria".to_owned(),
        "guidance" => "guidance clauses".to_owned(),
        "annex" | "criteria series" => noun.replace("annex", "annexes"),
        _ => match noun.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{noun}s"),
        },
    };
    if number == 1 { format!("1 {noun}") } else { format!("{number} {plural}") }
}
