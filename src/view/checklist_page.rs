//! The page of a checklist.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Here;
use super::tasks::{StageTasks, TaskChoices, TaskRow, by_stage_and_role, choices};
use super::{Checklist, ChecklistRow, Link, checklist, history, row, statement, url};
use crate::assess::{Assessment, Verdict};
use crate::graph::Graph;
use crate::model::System;

/// The page of a checklist.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPage {
    /// The organisation's page.
    pub organisation_page: Link,
    /// The statement of applicability, where there is one.
    pub statement: Option<Link>,
    /// Its measured values, if there are any.
    pub measurements: Option<Link>,
    /// The checklist.
    #[serde(flatten)]
    pub checklist: Checklist,
    /// What applies, or may apply.
    pub asked: Vec<ChecklistPlace>,
    /// What does not apply.
    pub excluded: Vec<ChecklistPlace>,
    /// Tasks by stage and role.
    pub stages: Vec<StageTasks>,
    /// What they can be chosen by, besides.
    pub choices: TaskChoices,
    /// The page of every provision that a task serves, by full id.
    pub links: BTreeMap<String, Link>,
}

/// A row of a checklist, and where it belongs.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPlace {
    /// Place of the row in the checklist.
    pub row: usize,
    /// The provision's page.
    pub link: Link,
    /// The edition's tree.
    pub edition: Link,
    /// It is the first row of its edition.
    pub opens: bool,
}

pub(super) fn page(
    graph: &Graph<'_>,
    here: &Here,
    assessment: &Assessment<'_>,
    system: Option<&System>,
) -> ChecklistPage {
    let organisation = &assessment.scope.organisation;
    let checklist = checklist(graph, assessment, system);
    let of = |excluded: bool| {
        let is_excluded = |row: &ChecklistRow| row.verdict == Verdict::Excluded.as_str();
        let rows = checklist.provisions.iter().enumerate();
        places(graph, here, rows.filter(move |(_, row)| is_excluded(row) == excluded))
    };
    ChecklistPage {
        organisation_page: here.link(&organisation.name, &url::organisation(&organisation.id)),
        statement: statement::link(graph, here, assessment, system),
        measurements: system
            .filter(|system| history::any(assessment, system))
            .map(|system| here.link("Charts and limits", &url::measurements(&organisation.id, &system.id))),
        asked: of(false),
        excluded: of(true),
        stages: by_stage_and_role(graph, &checklist.tasks),
        choices: choices(graph, &checklist.tasks),
        links: task_links(graph, here, &checklist.tasks),
        checklist,
    }
}

/// The page of every provision that a task serves, by full id.
fn task_links(graph: &Graph<'_>, here: &Here, tasks: &[TaskRow]) -> BTreeMap<String, Link> {
    let ids = tasks.iter().flat_map(|task| &task.provisions);
    let link = |id: &String| {
        let provision = id.parse().ok().and_then(|id| graph.provision(&id)).expect("tasks name what exists");
        (id.clone(), here.link(id.clone(), &url::provision(&provision.id)))
    };
    ids.map(link).collect()
}

fn places<'r>(
    graph: &Graph<'_>,
    here: &Here,
    rows: impl Iterator<Item = (usize, &'r ChecklistRow)>,
) -> Vec<ChecklistPlace> {
    let mut places: Vec<ChecklistPlace> = Vec::new();
    for (place, row) in rows {
        let provision =
            row.id.parse().ok().and_then(|id| graph.provision(&id)).expect("rows come from findings");
        let edition = super::provision::edition_link(graph, here, provision.id.edition());
        let opens = places.last().is_none_or(|place| place.edition.href != edition.href);
        places.push(ChecklistPlace {
            row: place,
            link: row::provision_link(here, provision),
            edition,
            opens,
        });
    }
    places
}
