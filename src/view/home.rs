//! The home page.

use serde::Serialize;

use super::frame::Here;
use super::framework::{counts, crosswalk_link};
use super::theme::{ThemeRow, theme_row};
use super::{Link, compare, statement, url};
use crate::assess::Assessment;
use crate::graph::Graph;

/// The home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// What it is for; Markdown, from `site/pages/home.md`.
    pub introduction: String,
    /// Editions.
    pub frameworks: Vec<FrameworkCard>,
    /// Where readers compare what they have with what they want.
    pub compare: Option<Link>,
    /// Crosswalks.
    pub crosswalks: Vec<CrosswalkCard>,
    /// Themes.
    pub themes: Vec<ThemeRow>,
    /// Organisations.
    pub organisations: Vec<OrganisationCard>,
}

/// An edition on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct FrameworkCard {
    /// Its tree.
    pub link: Link,
    /// What it is about.
    pub subject: String,
    /// `38 controls`, …
    pub counts: Vec<String>,
}

/// A crosswalk on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct CrosswalkCard {
    /// Its page.
    pub link: Link,
    /// How many mappings it has.
    pub mappings: usize,
    /// How many provisions are said to have no counterpart.
    pub unmapped: usize,
    /// How many published pairs were not taken over.
    pub rejected: usize,
    /// `draft`, `reviewed` or `approved`
    pub status: &'static str,
}

/// An organisation on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationCard {
    /// Its page.
    pub link: Link,
    /// Its statement of applicability, where it has one.
    pub statement: Option<Link>,
    /// What it does; Markdown.
    pub about: String,
    /// The checklists of its systems.
    pub systems: Vec<Link>,
}

pub(super) fn page(
    graph: &Graph<'_>,
    here: &Here,
    introduction: &str,
    assessments: &[Assessment<'_>],
) -> HomePage {
    let catalog = graph.catalog();
    HomePage {
        introduction: introduction.to_owned(),
        frameworks: catalog
            .editions
            .iter()
            .map(|edition| FrameworkCard {
                link: here.link(&edition.title, &url::edition(&edition.id)),
                subject: edition.subject.clone(),
                counts: counts(graph, edition),
            })
            .collect(),
        compare: compare::any(catalog)
            .then(|| here.link("Compare what you have with what you want", url::COMPARE)),
        crosswalks: catalog
            .sets
            .iter()
            .map(|set| CrosswalkCard {
                link: crosswalk_link(graph, here, set),
                mappings: graph.mappings(&set.id).count(),
                unmapped: catalog.unmapped.iter().filter(|unmapped| unmapped.set == set.id).count(),
                rejected: catalog.rejected.iter().filter(|pair| pair.set == set.id).count(),
                status: set.status.as_str(),
            })
            .collect(),
        themes: catalog.themes.iter().map(|theme| theme_row(graph, here, theme)).collect(),
        organisations: assessments
            .iter()
            .map(|assessment| organisation_card(graph, here, assessment))
            .collect(),
    }
}

fn organisation_card(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>) -> OrganisationCard {
    let organisation = &assessment.scope.organisation;
    let systems = assessment.scope.systems.iter();
    OrganisationCard {
        link: here.link(&organisation.name, &url::organisation(&organisation.id)),
        statement: statement::link(graph, here, assessment, None),
        about: organisation.about.clone(),
        systems: systems
            .map(|system| here.link(&system.name, &url::checklist(&organisation.id, &system.id)))
            .collect(),
    }
}
