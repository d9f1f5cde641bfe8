//! All metrics: what each is, which values are in order by default and why, and what it does not show.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::measured::{direction_words, limit_words};
use super::row::{cites, provision_link, theme_links};
use crate::graph::Graph;
use crate::model::{Catalog, Metric};

/// The page of all metrics.
#[derive(Clone, Debug, Serialize)]
pub struct MetricsPage {
    /// All metrics.
    pub metrics: Vec<MetricEntry>,
}

/// A metric.
#[derive(Clone, Debug, Serialize)]
pub struct MetricEntry {
    /// The place on the page.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its usual short form; may be empty.
    pub symbol: String,
    /// What is computed; Markdown.
    pub definition: String,
    /// What one unit is.
    pub unit: String,
    /// Which way is better.
    pub direction: &'static str,
    /// The default limits.
    pub default: String,
    /// Where they come from; Markdown.
    pub default_from: String,
    /// What it does not show; Markdown.
    pub limits: String,
    /// After so many days a value is stale.
    pub valid_days: u16,
    /// Themes under which readers find it.
    pub themes: Vec<Link>,
    /// Provisions that it helps to show.
    pub provisions: Vec<Link>,
    /// What definition and default rest on.
    pub cites: Vec<Link>,
    /// From the files of which tools it is read, and what they call it.
    pub tools: Vec<String>,
}

/// Whether there are any.
pub(super) fn any(catalog: &Catalog) -> bool {
    !catalog.metrics.is_empty()
}

pub(super) fn page(graph: &Graph<'_>, here: &Here) -> MetricsPage {
    MetricsPage { metrics: graph.catalog().metrics.iter().map(|metric| entry(graph, here, metric)).collect() }
}

fn entry(graph: &Graph<'_>, here: &Here, metric: &Metric) -> MetricEntry {
    let catalog = graph.catalog();
    let known = catalog.tool_names.iter().filter(|known| known.metric == metric.id);
    let tools = known.map(|known| {
        let readers: Vec<_> = known.readers.iter().map(|reader| reader.as_str()).collect();
        format!("{}: {}", readers.join(", "), known.names.join(", "))
    });
    MetricEntry {
        id: metric.id.to_string(),
        title: metric.title.clone(),
        symbol: metric.symbol.clone(),
        definition: metric.definition.clone(),
        unit: metric.unit.clone(),
        direction: direction_words(metric.direction),
        default: limit_words(metric.limits),
        default_from: metric.threshold_source.clone(),
        limits: metric.caution.clone(),
        valid_days: metric.valid_days,
        themes: theme_links(here, catalog, &metric.themes),
        provisions: metric
            .provisions
            .iter()
            .filter_map(|id| Some(provision_link(here, graph.provision(id)?)))
            .collect(),
        cites: cites(here, catalog, &metric.cites),
        tools: tools.collect(),
    }
}
