//! Themes.

use serde::Serialize;

use super::frame::Here;
use super::row::{ProvisionRow, provision_row};
use super::{Link, url};
use crate::graph::Graph;
use crate::model::{Edition, Theme};

/// The list of themes.
#[derive(Clone, Debug, Serialize)]
pub struct ThemesPage {
    /// All themes.
    pub themes: Vec<ThemeRow>,
}

/// A theme in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeRow {
    /// Its name.
    pub link: Link,
    /// What it is; Markdown.
    pub text: String,
    /// How many provisions are found under it.
    pub provisions: usize,
}

/// The page of a theme.
#[derive(Clone, Debug, Serialize)]
pub struct ThemePage {
    /// `bias-fairness`
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is; Markdown.
    pub text: String,
    /// Why it matters; Markdown.
    pub why: String,
    /// Its provisions, by edition.
    pub editions: Vec<ThemeGroup>,
}

/// The provisions of one edition under a theme.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeGroup {
    /// The edition.
    pub edition: Link,
    /// How it treats the theme; Markdown.
    pub treatment: String,
    /// What is asked there.
    pub asks: Vec<ProvisionRow>,
    /// Guidance and explanations.
    pub helps: Vec<ProvisionRow>,
}

pub(super) fn list(graph: &Graph<'_>, here: &Here) -> ThemesPage {
    let themes = graph.catalog().themes.iter().map(|theme| theme_row(graph, here, theme)).collect();
    ThemesPage { themes }
}

pub(super) fn theme_row(graph: &Graph<'_>, here: &Here, theme: &Theme) -> ThemeRow {
    let under = graph.catalog().provisions.iter().filter(|p| p.force.asks() && p.themes.contains(&theme.id));
    ThemeRow {
        link: here.link(&theme.title, &url::theme(&theme.id)),
        text: theme.text.clone(),
        provisions: under.count(),
    }
}

pub(super) fn page(graph: &Graph<'_>, here: &Here, theme: &Theme) -> ThemePage {
    let groups = graph.catalog().editions.iter().map(|edition| group(graph, here, theme, edition));
    ThemePage {
        id: theme.id.to_string(),
        title: theme.title.clone(),
        text: theme.text.clone(),
        why: theme.why.clone(),
        editions: groups
            .filter(|group| !group.asks.is_empty() || !group.helps.is_empty() || !group.treatment.is_empty())
            .collect(),
    }
}

fn group(graph: &Graph<'_>, here: &Here, theme: &Theme, edition: &Edition) -> ThemeGroup {
    let under = graph.provisions(&edition.id).filter(|provision| provision.themes.contains(&theme.id));
    let (asks, helps): (Vec<_>, Vec<_>) = under.partition(|provision| provision.force.asks());
    let rows = |provisions: Vec<_>| provisions.into_iter().map(|p| provision_row(graph, here, p)).collect();
    let treatment = theme.treatments.iter().find(|treatment| treatment.edition == edition.id);
    ThemeGroup {
        treatment: treatment.map(|treatment| treatment.text.clone()).unwrap_or_default(),
        edition: here.link(&edition.title, &url::edition(&edition.id)),
        asks: rows(asks),
        helps: rows(helps),
    }
}
