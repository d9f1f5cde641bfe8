//! A provision.

use serde::Serialize;

use super::claims::{self, ClaimRow};
use super::dates::{DayRow, day_row};
use super::frame::Here;
use super::framework::superseded_by;
use super::inferred::{self, InferredGroup};
use super::row::{self, MappingRow, ProvisionRow};
use super::{Link, url};
use crate::assess::Assessment;
use crate::graph::{Closure, Graph};
use crate::model::{Edition, EditionId, Level, Provision, Succession};

/// The page of a provision.
#[derive(Clone, Debug, Serialize)]
pub struct ProvisionPage {
    /// `iso-42001@2023/A.6.2.4`
    pub id: String,
    /// `A.6.2.4`
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The edition.
    pub edition: Link,
    /// The edition that has taken the place of its own.
    pub superseded_by: Option<Link>,
    /// What it is today, in that edition.
    pub today: Vec<ProvisionRow>,
    /// What became of it, or what it came from, where no mapping tells.
    pub successions: Vec<SuccessionRow>,
    /// Its kind in words.
    pub kind: &'static str,
    /// How it binds.
    pub force: &'static str,
    /// It asks for something, so that it can be mapped and assessed.
    pub asks: bool,
    /// What is asked; Markdown.
    pub summary: String,
    /// Documented information that it calls for, or that usually shows conformity.
    pub documents: Vec<String>,
    /// The text itself requires documented information.
    pub documented: bool,
    /// Themes.
    pub themes: Vec<Link>,
    /// Lifecycle stages.
    pub stages: Vec<String>,
    /// The control that this guidance helps to carry out.
    pub guides: Option<ProvisionRow>,
    /// Guidance for this control.
    pub guidance: Vec<ProvisionRow>,
    /// Its parts.
    pub parts: Vec<ProvisionRow>,
    /// Its place in the cycle of a management system: `plan`, `do`, `check` or `act`.
    pub phase: Option<&'static str>,
    /// The next edition has the same text under the same reference.
    pub unchanged: bool,
    /// To whom it applies.
    pub rule: Option<RuleBox>,
    /// From when.
    pub days: Vec<DayRow>,
    /// Mappings, by framework at the other end.
    pub mapped: Vec<MappedGroup>,
    /// What follows from mappings of others, by framework at the other end.
    pub inferred: Vec<InferredGroup>,
    /// Sets that say it has no counterpart.
    pub unmapped: Vec<UnmappedRow>,
    /// Published pairs that were not taken over.
    pub rejected: Vec<RejectedRow>,
    /// Wrong statements in circulation about it.
    pub claims: Vec<ClaimRow>,
    /// Verdicts of the organisations on this site.
    pub organisations: Vec<VerdictRow>,
    /// The provision before it in the text.
    pub previous: Option<Link>,
    /// The provision after it in the text.
    pub next: Option<Link>,
}

/// An applicability rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleBox {
    /// `iso-42001@2023#development-tools`
    pub id: String,
    /// Who is asked, in words.
    pub level: &'static str,
    /// The condition as written; empty where it holds for everybody.
    pub when: String,
    /// Why it applies.
    pub applies: String,
    /// Why it does not.
    pub excluded: String,
    /// What the rule rests on.
    pub cites: Vec<Link>,
}

/// Mappings to one framework.
#[derive(Clone, Debug, Serialize)]
pub struct MappedGroup {
    /// The edition at the other end.
    pub edition: Link,
    /// The crosswalk of the pair.
    pub crosswalk: Link,
    /// The mappings.
    pub rows: Vec<MappingRow>,
}

/// A statement that there is no counterpart.
#[derive(Clone, Debug, Serialize)]
pub struct UnmappedRow {
    /// The edition in which there is none.
    pub edition: Link,
    /// Why; Markdown.
    pub reason: String,
}

/// A published pair that was not taken over.
#[derive(Clone, Debug, Serialize)]
pub struct RejectedRow {
    /// The other end.
    pub other: Link,
    /// Its title.
    pub other_title: String,
    /// The edition of the other end.
    pub edition: String,
    /// Why; Markdown.
    pub reason: String,
    /// Who states it.
    pub cites: Vec<Link>,
}

/// What became of a provision that asks for nothing.
#[derive(Clone, Debug, Serialize)]
pub struct SuccessionRow {
    /// The edition at the other end.
    pub edition: Link,
    /// The provision at the other end.
    pub other: ProvisionRow,
    /// What became of it; Markdown.
    pub text: String,
}

/// What an organisation's statement says of it.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictRow {
    /// The organisation.
    pub organisation: Link,
    /// `applies`, `excluded` or `undetermined`
    pub verdict: &'static str,
}

/// A provision by itself; links are relative to the site's root.
pub fn provision(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    provision: &Provision,
    assessments: &[Assessment<'_>],
) -> ProvisionPage {
    page(graph, closure, &Here::at(url::HOME), provision, assessments)
}

pub(super) fn page(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    here: &Here,
    provision: &Provision,
    assessments: &[Assessment<'_>],
) -> ProvisionPage {
    let catalog = graph.catalog();
    let position = catalog.position(&provision.id).expect("the provision is of this catalog");
    let neighbour = |position: Option<usize>| {
        let other = catalog.provisions.get(position?)?;
        (other.id.edition() == provision.id.edition()).then(|| {
            here.link(format!("{} {}", other.id.reference(), other.title), &url::provision(&other.id))
        })
    };
    let edition = catalog.edition_of(&provision.id);
    let rule = graph.rule(&provision.id).filter(|_| provision.force.asks()).map(|rule| RuleBox {
        id: rule.id.to_string(),
        level: match rule.level {
            Level::Organisation => "the organisation",
            Level::System => "each AI system",
        },
        when: rule.when.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
        applies: rule.applies.clone(),
        excluded: rule.excluded.clone(),
        cites: row::cites(here, catalog, &rule.cites),
    });
    ProvisionPage {
        id: provision.id.to_string(),
        reference: provision.id.reference().to_owned(),
        title: provision.title.clone(),
        edition: edition_link(graph, here, provision.id.edition()),
        superseded_by: edition.and_then(|edition| superseded_by(graph, here, edition)),
        today: today(graph, here, provision, edition),
        successions: successions(graph, here, provision),
        kind: row::kind_words(provision.kind),
        force: provision.force.as_str(),
        asks: provision.force.asks(),
        summary: provision.summary.clone(),
        documents: provision.documents.clone(),
        documented: provision.documented,
        themes: row::theme_links(here, catalog, &provision.themes),
        stages: row::stage_titles(catalog, &provision.stages),
        guides: provision
            .guides
            .as_ref()
            .and_then(|id| graph.provision(id))
            .map(|guided| row::provision_row(graph, here, guided)),
        guidance: graph.guidance(&provision.id).iter().map(|p| row::provision_row(graph, here, p)).collect(),
        parts: graph.parts(&provision.id).iter().map(|p| row::provision_row(graph, here, p)).collect(),
        phase: provision.phase.map(crate::model::Phase::as_str),
        unchanged: provision.unchanged,
        rule,
        days: graph.days(&provision.id).into_iter().map(|day| day_row(graph, here, day)).collect(),
        mapped: mapped(graph, here, provision),
        inferred: inferred::groups(graph, closure, here, provision),
        unmapped: unmapped(graph, here, provision),
        rejected: rejected(graph, here, provision),
        claims: catalog
            .claims
            .iter()
            .filter(|claim| claim.about.contains(&provision.id))
            .map(|claim| claims::row(graph, here, claim))
            .collect(),
        organisations: organisations(here, provision, assessments),
        previous: neighbour(position.checked_sub(1)),
        next: neighbour(Some(position + 1)),
    }
}

pub(super) fn edition_link(graph: &Graph<'_>, here: &Here, id: &str) -> Link {
    let id: EditionId = id.parse().expect("editions of provisions are well formed");
    let title = graph.catalog().edition(&id).map_or_else(|| id.to_string(), |edition| edition.title.clone());
    here.link(title, &url::edition(&id))
}

/// Where a provision of a superseded edition lives on.
fn today(
    graph: &Graph<'_>,
    here: &Here,
    provision: &Provision,
    edition: Option<&Edition>,
) -> Vec<ProvisionRow> {
    let Some(successor) = edition.and_then(|edition| edition.superseded_by.as_ref()) else {
        return Vec::new();
    };
    if provision.unchanged {
        let same = successor.provision(provision.id.reference());
        let same = same.and_then(|id| graph.provision(&id));
        return same.into_iter().map(|same| row::provision_row(graph, here, same)).collect();
    }
    let links = graph.links(&provision.id).into_iter().map(|link| link.other);
    let mapped = links.filter(|other| other.id.edition() == successor.as_str());
    let told = graph.catalog().successions.iter().filter(|told| told.source == provision.id);
    let told = told.filter_map(|told| graph.provision(&told.target));
    mapped.chain(told).map(|other| row::provision_row(graph, here, other)).collect()
}

fn successions(graph: &Graph<'_>, here: &Here, provision: &Provision) -> Vec<SuccessionRow> {
    let of_it = |told: &&Succession| told.source == provision.id || told.target == provision.id;
    let told = graph.catalog().successions.iter().filter(of_it);
    let row = |told: &Succession| {
        let other = if told.source == provision.id { &told.target } else { &told.source };
        let other = graph.provision(other)?;
        Some(SuccessionRow {
            edition: edition_link(graph, here, other.id.edition()),
            other: row::provision_row(graph, here, other),
            text: told.text.clone(),
        })
    };
    told.filter_map(row).collect()
}

fn mapped(graph: &Graph<'_>, here: &Here, provision: &Provision) -> Vec<MappedGroup> {
    let mut groups: Vec<(String, MappedGroup)> = Vec::new();
    for link in graph.links(&provision.id) {
        let edition = link.other.id.edition();
        let row = row::seen(graph, here, &link);
        match groups.iter_mut().find(|(id, _)| id == edition) {
            Some((_, group)) => group.rows.push(row),
            None => {
                let group = MappedGroup {
                    edition: edition_link(graph, here, edition),
                    crosswalk: here.link("the whole crosswalk", &url::crosswalk(&link.mapping.set)),
                    rows: vec![row],
                };
                groups.push((edition.to_owned(), group));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn unmapped(graph: &Graph<'_>, here: &Here, provision: &Provision) -> Vec<UnmappedRow> {
    let statements = graph.catalog().unmapped.iter().filter(|unmapped| unmapped.provision == provision.id);
    let other = |from: &EditionId, to: &EditionId| {
        edition_link(graph, here, if from.as_str() == provision.id.edition() { to } else { from }.as_str())
    };
    statements
        .map(|statement| UnmappedRow {
            edition: other(&statement.set.from, &statement.set.to),
            reason: statement.reason.clone(),
        })
        .collect()
}

fn rejected(graph: &Graph<'_>, here: &Here, provision: &Provision) -> Vec<RejectedRow> {
    let mut rows = Vec::new();
    for pair in &graph.catalog().rejected {
        let other = if pair.source == provision.id {
            &pair.target
        } else if pair.target == provision.id {
            &pair.source
        } else {
            continue;
        };
        let other = graph.provision(other).expect("rejected pairs are resolved");
        rows.push(RejectedRow {
            other: row::provision_link(here, other),
            other_title: other.title.clone(),
            edition: edition_link(graph, here, other.id.edition()).text,
            reason: pair.reason.clone(),
            cites: row::cites(here, graph.catalog(), &pair.cites),
        });
    }
    rows
}

fn organisations(here: &Here, provision: &Provision, assessments: &[Assessment<'_>]) -> Vec<VerdictRow> {
    let mut rows = Vec::new();
    for assessment in assessments {
        if let Some(verdict) = assessment.verdict(&provision.id, None) {
            let organisation = &assessment.scope.organisation;
            rows.push(VerdictRow {
                organisation: here.link(&organisation.name, &url::organisation(&organisation.id)),
                verdict: verdict.as_str(),
            });
        }
    }
    rows
}
