//! A statement of applicability as an OSCAL component definition.
//!
//! One component stands for the management system, or for the AI system that the statement is about. It names every control
//! that is stated, also those that are excluded. Each control of the organisation's own is a component beside it.

use serde::Serialize;

use super::document;
use super::names::{Roles, catalog_file, line, token, uuid};
use super::parts::{Metadata, Party, Property, ResponsibleParty, ResponsibleRole, Role};
use crate::view::{OwnControlRow, StatedEdition, Statement, StatementRow};

#[derive(Serialize)]
struct ComponentDefinition {
    uuid: String,
    metadata: Metadata,
    components: Vec<Component>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Component {
    uuid: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    description: String,
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsible_roles: Vec<ResponsibleRole>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    control_implementations: Vec<ControlImplementation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<String>,
}

/// What is said about the controls of one edition.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ControlImplementation {
    uuid: String,
    source: String,
    description: String,
    implemented_requirements: Vec<Requirement>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Requirement {
    uuid: String,
    control_id: String,
    description: String,
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsible_roles: Vec<ResponsibleRole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<String>,
}

/// The component definition as JSON.
pub fn component_definition(statement: &Statement) -> Vec<u8> {
    let mut roles = Roles::default();
    let approver = roles.id(&statement.approver);
    let mut components = vec![main(statement, &mut roles)];
    components.extend(statement.own_controls.iter().map(|control| own(statement, control, &mut roles)));
    let about = if statement.system.is_empty() { &statement.name } else { &statement.system_name };
    let title = format!("Statement of applicability: {about}");
    let mut metadata = Metadata::new(&title, &statement.version, &statement.as_of);
    let party = Party::organisation(&statement.organisation, &statement.name);
    let accountable = approver
        .map(|role_id| ResponsibleParty { role_id, party_uuids: vec![party.uuid.clone()] })
        .into_iter();
    metadata.responsible_parties = accountable.collect();
    metadata.roles = Role::all(&roles);
    metadata.parties = vec![party];
    metadata.remarks = Some(format!("The facts are those of {}.", statement.date));
    let root = ComponentDefinition { uuid: String::new(), metadata, components };
    document(root, "component-definition", |root| &mut root.uuid)
}

/// The management system, or the AI system.
fn main(statement: &Statement, roles: &mut Roles) -> Component {
    let whole = statement.system.is_empty();
    let uuid = uuid(&["component", &statement.organisation, &statement.system]);
    let editions = statement.editions.iter();
    let implementations = editions.filter_map(|edition| stated(statement, edition, &uuid, roles));
    let (kind, name) = if whole {
        ("process-procedure", format!("Management system of {}", statement.name))
    } else {
        ("software", statement.system_name.clone())
    };
    let props = [
        Property::own("organisation", &statement.organisation),
        Property::own("system", &statement.system),
        Property::own("date", &statement.date),
    ];
    Component {
        kind,
        title: line(&name).unwrap_or_else(|| statement.organisation.clone()),
        description: or(&statement.boundary, "No boundary is recorded."),
        props: props.into_iter().flatten().collect(),
        responsible_roles: Vec::new(),
        control_implementations: implementations.collect(),
        remarks: None,
        uuid,
    }
}

fn stated(
    statement: &Statement,
    edition: &StatedEdition,
    component: &str,
    roles: &mut Roles,
) -> Option<ControlImplementation> {
    let uuid = uuid(&["control-implementation", component, &edition.id]);
    let of_it = statement.rows.iter().filter_map(|row| Some((row, reference(&row.provision, &edition.id)?)));
    let requirements = of_it.map(|(row, reference)| requirement(row, reference, &uuid, roles)).collect();
    ControlImplementation::new(uuid, &edition.id, &edition.title, requirements)
}

impl ControlImplementation {
    /// `None` where nothing is said.
    fn new(uuid: String, edition: &str, title: &str, requirements: Vec<Requirement>) -> Option<Self> {
        (!requirements.is_empty()).then(|| Self {
            uuid,
            source: catalog_file(edition),
            description: format!("Applicability and implementation of the controls of {title}."),
            implemented_requirements: requirements,
        })
    }
}

fn requirement(row: &StatementRow, reference: &str, set: &str, roles: &mut Roles) -> Requirement {
    let one = |name, value: &str| Property::own(name, value);
    let mut props: Vec<_> = one("verdict", row.verdict).into_iter().collect();
    props.extend(row.justification.iter().filter_map(|it| one("justification", it)));
    props.extend(row.justified_by.iter().filter_map(|it| one("justified-by", it)));
    props.extend(one("state", row.state));
    props.extend(row.due.as_deref().and_then(|day| one("due", day)));
    props.extend(one("rule", &row.rule));
    props.extend(row.facts.iter().filter_map(|it| one("fact", it)));
    for evidence in &row.evidence {
        let (place, day, standing) = (&evidence.location, &evidence.collected, evidence.standing);
        let remarks = format!("{place}, collected on {day}: {standing}");
        props.extend(one("evidence", &evidence.title).map(|it| it.with_remarks(remarks)));
    }
    props.extend(row.residual.iter().filter_map(|it| one("residual", it)));
    Requirement {
        uuid: uuid(&["implemented-requirement", set, reference]),
        control_id: token(reference),
        description: or(&row.implementation, "not recorded"),
        props,
        responsible_roles: responsible(row.owners.iter().map(String::as_str), roles),
        remarks: text(&row.reason),
    }
}

/// A control of the organisation's own, with the provisions that it supports.
fn own(statement: &Statement, control: &OwnControlRow, roles: &mut Roles) -> Component {
    let system = control.system.as_deref().unwrap_or_default();
    let component = uuid(&["own-control", &statement.organisation, &control.id]);
    let mut editions: Vec<(&str, Vec<&str>)> = Vec::new();
    for (edition, reference) in control.provisions.iter().filter_map(|id| id.split_once('/')) {
        match editions.iter_mut().find(|(id, _)| *id == edition) {
            Some((_, references)) if references.contains(&reference) => {}
            Some((_, references)) => references.push(reference),
            None => editions.push((edition, vec![reference])),
        }
    }
    let implementations = editions.iter().filter_map(|(edition, references)| {
        let set = uuid(&["control-implementation", &component, edition]);
        let requirements = references.iter().map(|reference| Requirement {
            uuid: uuid(&["implemented-requirement", &set, reference]),
            control_id: token(reference),
            description: "Supported by a control of the organisation's own.".to_owned(),
            props: Property::own("state", control.state).into_iter().collect(),
            responsible_roles: Vec::new(),
            remarks: None,
        });
        let requirements = requirements.collect();
        ControlImplementation::new(set, edition, edition, requirements)
    });
    let implementations = implementations.collect();
    let justification = control.justification.iter().map(|it| Property::own("justification", it));
    let props = [
        Property::own("own-control", &control.id),
        Property::own("state", control.state),
        Property::own("system", system),
    ];
    Component {
        kind: "process-procedure",
        title: line(&control.title).unwrap_or_else(|| control.id.clone()),
        description: or(&control.text, "No text is recorded."),
        props: props.into_iter().chain(justification).flatten().collect(),
        responsible_roles: responsible([control.owner.as_str()], roles),
        control_implementations: implementations,
        remarks: text(&control.reason),
        uuid: component,
    }
}

fn responsible<'t>(titles: impl IntoIterator<Item = &'t str>, roles: &mut Roles) -> Vec<ResponsibleRole> {
    let ids = titles.into_iter().filter_map(|title| roles.id(title));
    ids.map(|role_id| ResponsibleRole { role_id }).collect()
}

/// The reference of a full id, if it is of that edition.
fn reference<'i>(provision: &'i str, edition: &str) -> Option<&'i str> {
    provision.strip_prefix(edition)?.strip_prefix('/')
}

fn text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn or(given: &str, else_this: &str) -> String {
    text(given).unwrap_or_else(|| else_this.to_owned())
}
