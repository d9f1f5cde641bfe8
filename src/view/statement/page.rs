//! The page of a statement.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Statement, stated_editions, statement};
use crate::assess::Assessment;
use crate::graph::Graph;
use crate::model::{EditionId, System};
use crate::view::frame::Here;
use crate::view::issue::{Against, IssuedStatements, mark, section};
use crate::view::linked::linked;
use crate::view::{Link, Piece, Section, url};

/// The page of a statement.
#[derive(Clone, Debug, Serialize)]
pub struct StatementPage {
    /// The organisation's page.
    pub organisation_page: Link,
    /// Statements of its systems; of a system, that of the organisation.
    pub others: Vec<Link>,
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// What has changed since the statement was last issued, as the page shows it.
    pub since: Option<Section>,
    /// Lines of it that name provisions, in parts that link.
    pub linked: BTreeMap<String, Vec<Piece>>,
    /// Why that cannot be told, where something was issued; may be empty.
    pub since_unknown: String,
    /// For each row, the control's page and the objective above it.
    pub places: Vec<RowPlace>,
    /// The page of every provision that a row names, by full id.
    pub links: BTreeMap<String, Link>,
}

/// Where a row of the statement belongs.
#[derive(Clone, Debug, Serialize)]
pub struct RowPlace {
    /// The control's page.
    pub link: Link,
    /// The control objective above it, with the standard where there are several.
    pub objective: String,
    /// It is the first row under this objective.
    pub opens: bool,
    /// What has changed in it since the statement was last issued; may be empty.
    pub mark: String,
}

pub(in crate::view) fn page(
    graph: &Graph<'_>,
    here: &Here,
    assessment: &Assessment<'_>,
    editions: &[EditionId],
    system: Option<&System>,
    issued: &IssuedStatements,
) -> StatementPage {
    let organisation = &assessment.scope.organisation;
    let mut statement = statement(graph, assessment, editions, system);
    let (changes, since_unknown) = match issued.changes(&statement, &Against::Last) {
        Ok(changes) => (changes, String::new()),
        Err(problem) => (None, problem),
    };
    statement.changes = changes;
    let named = |id: &str| {
        let provision = id.parse().expect("rows name provisions by their ids");
        here.link(id, &url::provision(&provision))
    };
    let others = match system {
        Some(_) => vec![here.link("The whole organisation", &url::statement(&organisation.id))],
        None => others(graph, here, assessment, editions.len()),
    };
    let rows = statement.rows.iter();
    let related = rows.flat_map(|row| row.related.iter().chain(&row.counterparts).map(|it| &it.provision));
    let own = statement.own_controls.iter().flat_map(|control| &control.provisions);
    let since = statement.changes.as_ref().map(section);
    StatementPage {
        organisation_page: here.link(&organisation.name, &url::organisation(&organisation.id)),
        others,
        linked: since.as_ref().map(|since| linked(graph, here, [since])).unwrap_or_default(),
        since,
        since_unknown,
        places: places(graph, here, &statement),
        links: related.chain(own).map(|id| (id.clone(), named(id))).collect(),
        statement,
    }
}

/// The statement of an organisation or of one of its systems; none where no standard with controls is in its scope.
pub(in crate::view) fn link(
    graph: &Graph<'_>,
    here: &Here,
    assessment: &Assessment<'_>,
    system: Option<&System>,
) -> Option<Link> {
    let id = &assessment.scope.organisation.id;
    let address = match system {
        Some(system) => url::system_statement(id, &system.id),
        None => url::statement(id),
    };
    let stated = !stated_editions(graph.catalog(), assessment.scope).is_empty();
    stated.then(|| here.link("Statement of applicability", &address))
}

/// The statement that takes all standards together or the first alone, and those of systems.
fn others(graph: &Graph<'_>, here: &Here, assessment: &Assessment<'_>, stated: usize) -> Vec<Link> {
    let id = &assessment.scope.organisation.id;
    let mut links = Vec::new();
    if stated > 1 {
        links.push(here.link("The first standard alone", &url::statement(id)));
    } else if stated_editions(graph.catalog(), assessment.scope).len() > 1 {
        links.push(here.link("All standards together", &url::integrated_statement(id)));
    }
    let systems = assessment.scope.systems.iter();
    links.extend(systems.map(|it| here.link(&it.name, &url::system_statement(id, &it.id))));
    links
}

fn places(graph: &Graph<'_>, here: &Here, statement: &Statement) -> Vec<RowPlace> {
    let mut places: Vec<RowPlace> = Vec::new();
    for row in &statement.rows {
        let provision =
            row.provision.parse().ok().and_then(|id| graph.provision(&id)).expect("rows name controls");
        let above = graph.ancestors(&provision.id).pop();
        let heading = above.map(|p| format!("{} {}", p.id.reference(), p.title)).unwrap_or_default();
        let objective = objective(graph, statement, provision.id.edition(), heading);
        let opens = places.last().is_none_or(|place| place.objective != objective);
        let link = here.link(provision.id.reference(), &url::provision(&provision.id));
        let mark = statement.changes.as_ref().map(|found| mark(found, &row.provision)).unwrap_or_default();
        places.push(RowPlace { link, objective, opens, mark });
    }
    places
}

/// With several standards, each heading says to which it belongs.
pub(super) fn objective(graph: &Graph<'_>, statement: &Statement, edition: &str, heading: String) -> String {
    if statement.editions.len() < 2 {
        return heading;
    }
    let titles = graph.catalog().editions.iter().filter(|it| it.id.as_str() == edition);
    let title = titles.map(|it| it.title.as_str()).next().unwrap_or(edition);
    format!("{title} · {heading}")
}
