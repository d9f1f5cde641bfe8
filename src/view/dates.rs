//! From when provisions apply.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::provision::edition_link;
use super::row;
use crate::graph::Graph;
use crate::model::{Catalog, Commencement, Milestone};

/// The page of all days.
#[derive(Clone, Debug, Serialize)]
pub struct DatesPage {
    /// All days, the earliest first.
    pub days: Vec<DayRow>,
}

/// A day from which provisions apply, or by which somebody has to deliver.
#[derive(Clone, Debug, Serialize)]
pub struct DayRow {
    /// `eu-ai-act@2026-07-27#annex-iii-systems`
    pub id: String,
    /// The day.
    pub from: String,
    /// What happens on it, in words.
    pub what: &'static str,
    /// The edition.
    pub edition: Link,
    /// The edition is superseded, and with it the day.
    pub superseded: bool,
    /// The provisions, each with what is below it.
    pub provisions: Vec<Link>,
    /// The condition as written; empty where it holds for everybody.
    pub when: String,
    /// What it is about.
    pub text: String,
    /// The ways in which the text can be read, where the day is not certain.
    pub readings: Vec<String>,
    /// What it rests on.
    pub cites: Vec<Link>,
}

/// Whether there is any.
pub(super) fn any(catalog: &Catalog) -> bool {
    !catalog.commencements.is_empty()
}

pub(super) fn page(graph: &Graph<'_>, here: &Here) -> DatesPage {
    let mut days: Vec<_> = graph.catalog().commencements.iter().collect();
    days.sort_by_key(|day| day.from);
    DatesPage { days: days.into_iter().map(|day| day_row(graph, here, day)).collect() }
}

pub(super) fn day_row(graph: &Graph<'_>, here: &Here, day: &Commencement) -> DayRow {
    let provisions = day.provisions.iter().filter_map(|(id, _)| graph.provision(id));
    let edition = graph.catalog().edition(&day.edition);
    DayRow {
        id: day.id.to_string(),
        from: day.from.to_string(),
        what: what(day.milestone),
        edition: edition_link(graph, here, day.edition.as_str()),
        superseded: edition.is_some_and(|edition| edition.superseded_by.is_some()),
        provisions: provisions.map(|provision| row::provision_link(here, provision)).collect(),
        when: day.when.as_ref().map(|when| when.text.clone()).unwrap_or_default(),
        text: day.text.clone(),
        readings: day.readings.clone(),
        cites: row::cites(here, graph.catalog(), &day.cites),
    }
}

const fn what(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::EntryIntoForce => "in force",
        Milestone::Application => "applies",
        Milestone::Transition => "end of transition",
        Milestone::Deadline => "deadline",
    }
}
