//! The pages of organisations.

use std::collections::BTreeSet;

use super::{Body, Maker, Page};
use crate::assess::Assessment;
use crate::model::{Catalog, Scope};
use crate::view::frame::Here;
use crate::view::{
    IssuedStatements, Link, checklist_page, organisation, register_page, stated_editions, statement, url,
};

/// The addresses of the pages of one organisation, without making any.
pub(super) fn addresses(catalog: &Catalog, scope: &Scope, found: &mut BTreeSet<String>) {
    let id = &scope.organisation.id;
    let editions = stated_editions(catalog, scope).len();
    let stated = editions > 0;
    found.insert(url::organisation(id));
    found.insert(url::organisation_checklist(id));
    found.extend(register_page::links(id).map(|(_, address)| address));
    found.extend(stated.then(|| url::statement(id)));
    found.extend((editions > 1).then(|| url::integrated_statement(id)));
    found.extend(scope.measurements.iter().map(|one| url::measurements(id, &one.system)));
    for system in &scope.systems {
        found.insert(url::checklist(id, &system.id));
        found.extend(stated.then(|| url::system_statement(id, &system.id)));
    }
}

impl Maker<'_, '_> {
    /// For each organisation its own page, its statement, registers and checklist, and those of its systems.
    pub(super) fn organisation_pages(&self, pages: &mut Vec<Page>) {
        for assessment in self.inputs.assessments {
            pages.push(self.organisation(assessment));
            self.statements(assessment, pages);
            self.registers(assessment, pages);
            self.checklists(assessment, pages);
        }
    }

    fn organisation(&self, assessment: &Assessment<'_>) -> Page {
        let organisation = &assessment.scope.organisation;
        let here = Here::at(url::organisation(&organisation.id));
        let crumbs = vec![here.link("Home", url::HOME)];
        let body = Body::Organisation(organisation::page(self.inputs.graph, &here, assessment));
        self.page(&here, &organisation.name, &organisation.about, crumbs, body)
    }

    fn statements(&self, assessment: &Assessment<'_>, pages: &mut Vec<Page>) {
        let graph = self.inputs.graph;
        let organisation = &assessment.scope.organisation;
        let editions = stated_editions(graph.catalog(), assessment.scope);
        let Some(first) = editions.get(..1) else { return };
        let id = &organisation.id;
        let mut wanted = vec![(url::statement(id), &organisation.name, first, None)];
        if editions.len() > 1 {
            wanted.push((url::integrated_statement(id), &organisation.name, &editions, None));
        }
        for system in &assessment.scope.systems {
            wanted.push((url::system_statement(id, &system.id), &system.name, first, Some(system)));
        }
        let issued = IssuedStatements::read(&assessment.scope.issued, self.inputs.digest_of);
        for (path, name, editions, system) in wanted {
            let here = Here::at(path);
            let body = statement::page(graph, &here, assessment, editions, system, &issued);
            let body = Body::Statement(Box::new(body));
            let all = if editions.len() > 1 { " (all standards)" } else { "" };
            let title = format!("Statement of applicability, {name}{all}");
            pages.push(self.page(&here, &title, &organisation.boundary, above(assessment, &here), body));
        }
    }

    fn registers(&self, assessment: &Assessment<'_>, pages: &mut Vec<Page>) {
        let organisation = &assessment.scope.organisation;
        for (here, page) in register_page::pages(self.inputs.graph, assessment) {
            let title = format!("{}, {}", page.document.title, organisation.name);
            let body = Body::Register(Box::new(page));
            pages.push(self.page(&here, &title, &organisation.boundary, above(assessment, &here), body));
        }
    }

    fn checklists(&self, assessment: &Assessment<'_>, pages: &mut Vec<Page>) {
        let graph = self.inputs.graph;
        let organisation = &assessment.scope.organisation;
        let whole =
            (url::organisation_checklist(&organisation.id), &organisation.name, &organisation.about, None);
        let of_systems = assessment.scope.systems.iter().map(|system| {
            (url::checklist(&organisation.id, &system.id), &system.name, &system.purpose, Some(system))
        });
        for (path, name, about, system) in std::iter::once(whole).chain(of_systems) {
            let here = Here::at(path);
            let body = Body::Checklist(Box::new(checklist_page::page(graph, &here, assessment, system)));
            pages.push(self.page(
                &here,
                &format!("{name}: checklist"),
                about,
                above(assessment, &here),
                body,
            ));
            pages.extend(system.and_then(|system| self.measurements(assessment, system)));
        }
    }
}

fn above(assessment: &Assessment<'_>, here: &Here) -> Vec<Link> {
    let organisation = &assessment.scope.organisation;
    vec![here.link("Home", url::HOME), here.link(&organisation.name, &url::organisation(&organisation.id))]
}
