//! An edition as an OSCAL catalog.
//!
//! A heading becomes a group where it may: a group of OSCAL holds groups or controls, never both. Everything else becomes a
//! control; a heading that stands among controls, or below one, does too, and says so by its force.

use serde::Serialize;

use super::document;
use super::names::{catalog_file, line, token, uuid};
use super::parts::{BackMatter, Link, Metadata, Property, Resource, ResourceLink};
use crate::view::{EditionDocument, EditionPart, PartSort};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Catalog {
    uuid: String,
    metadata: Metadata,
    #[serde(flatten)]
    content: Content,
    #[serde(skip_serializing_if = "Option::is_none")]
    back_matter: Option<BackMatter>,
}

#[derive(Default, Serialize)]
struct Content {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    controls: Vec<Node>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Node>,
}

/// A group or a control: they have the same fields here.
#[derive(Serialize)]
struct Node {
    id: String,
    class: &'static str,
    title: String,
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
    #[serde(flatten)]
    content: Content,
}

#[derive(Serialize)]
struct Part {
    id: String,
    name: &'static str,
    prose: String,
}

/// The catalog as JSON.
pub fn catalog(edition: &EditionDocument) -> Vec<u8> {
    let mut metadata =
        Metadata::new(&format!("{} {}", edition.title, edition.subject), &edition.edition, &edition.as_of);
    let resource = line(&edition.url).map(|href| Resource {
        uuid: uuid(&["edition", &edition.id]),
        title: line(&edition.title).unwrap_or_else(|| edition.id.clone()),
        rlinks: vec![ResourceLink { href }],
    });
    let text = resource.as_ref().map(|text| Link {
        href: format!("#{}", text.uuid),
        rel: "reference",
        text: line(&format!("{}, {}", edition.title, edition.publisher)),
    });
    let successor = edition.superseded_by.as_ref().map(|id| Link {
        href: catalog_file(id),
        rel: "successor-version",
        text: None,
    });
    metadata.links = text.into_iter().chain(successor).collect();
    metadata.remarks = line(&edition.licence).map(|terms| format!("Terms: {terms}."));
    let (groups, controls) = edition.provisions.iter().partition(|part| groups_others(part));
    let root = Catalog {
        uuid: String::new(),
        metadata,
        content: Content { controls: all(controls, control), groups: all(groups, group) },
        back_matter: resource.map(|resource| BackMatter { resources: vec![resource] }),
    };
    document(root, "catalog", |root| &mut root.uuid)
}

fn all(parts: Vec<&EditionPart>, into: fn(&EditionPart) -> Node) -> Vec<Node> {
    parts.into_iter().map(into).collect()
}

fn groups_others(part: &EditionPart) -> bool {
    part.sort == PartSort::Heading
}

fn group(part: &EditionPart) -> Node {
    if part.parts.iter().all(groups_others) {
        let groups = part.parts.iter().map(group).collect();
        return node(part, Content { groups, ..Content::default() });
    }
    control(part)
}

fn control(part: &EditionPart) -> Node {
    let controls = part.parts.iter().map(control).collect();
    node(part, Content { controls, ..Content::default() })
}

fn node(part: &EditionPart, content: Content) -> Node {
    let id = token(&part.reference);
    let status = if part.sort == PartSort::Deleted { "withdrawn" } else { "" };
    let name = match part.sort {
        PartSort::Asks => "statement",
        PartSort::Guidance => "guidance",
        PartSort::Heading | PartSort::Deleted | PartSort::Other => "overview",
    };
    let summary = part.summary.trim();
    let prose = (!summary.is_empty()).then(|| Part {
        // No reference has such a token: where `__` is not at its beginning, hexadecimal digits follow.
        id: format!("{id}__summary"),
        name,
        prose: summary.to_owned(),
    });
    let props = [
        Property::defined("label", &part.reference),
        Property::defined("status", status),
        Property::own("provision", &part.id),
        Property::own("kind", part.kind),
        Property::own("force", part.force),
    ];
    let links = part.related.iter().map(|reference| Link {
        href: format!("#{}", token(reference)),
        rel: "related",
        text: line(reference),
    });
    Node {
        class: part.kind,
        title: line(&part.title).unwrap_or_else(|| part.reference.clone()),
        props: props.into_iter().flatten().collect(),
        links: links.collect(),
        parts: prose.into_iter().collect(),
        content,
        id,
    }
}
