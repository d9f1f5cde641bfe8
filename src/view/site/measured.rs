//! Pages of what is measured: all metrics, and the values of a system.

use super::{Body, Maker, Page};
use crate::assess::Assessment;
use crate::model::System;
use crate::view::frame::Here;
use crate::view::{history, metrics, url};

impl Maker<'_, '_> {
    pub(super) fn metrics(&self) -> Option<Page> {
        let here = Here::at(url::METRICS);
        let body = || Body::Metrics(metrics::page(self.inputs.graph, &here));
        let description =
            "What is measured, which values are in order by default and why, and what no figure shows";
        let wanted = metrics::any(self.inputs.graph.catalog());
        wanted.then(|| self.simple(url::METRICS, "Metrics", description, body()))
    }

    pub(super) fn measurements(&self, assessment: &Assessment<'_>, system: &System) -> Option<Page> {
        if !history::any(assessment, system) {
            return None;
        }
        let organisation = &assessment.scope.organisation;
        let here = Here::at(url::measurements(&organisation.id, &system.id));
        let crumbs = vec![
            here.link("Home", url::HOME),
            here.link(&organisation.name, &url::organisation(&organisation.id)),
            here.link(&system.name, &url::checklist(&organisation.id, &system.id)),
        ];
        let body = Body::Measurements(history::page(&here, assessment, system));
        let title = format!("{}: measured values", system.name);
        let description = format!("How the measured values of {} moved, with their limits", system.name);
        Some(self.page(&here, &title, &description, crumbs, body))
    }
}
