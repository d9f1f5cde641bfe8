//! Parts that the models of OSCAL share. Empty lists are left out, as its schemas ask.

use serde::Serialize;

use super::names::{NAMESPACE, Roles, line, uuid};

/// The version of OSCAL that is written.
const OSCAL_VERSION: &str = "1.2.1";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) last_modified: String,
    pub(super) version: String,
    pub(super) oscal_version: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) roles: Vec<Role>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parties: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_parties: Vec<ResponsibleParty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

impl Metadata {
    /// Of a document with this title and version, as of this day.
    pub(super) fn new(title: &str, version: &str, as_of: &str) -> Self {
        Self {
            title: line(title).unwrap_or_else(|| version.to_owned()),
            last_modified: format!("{as_of}T00:00:00Z"),
            version: line(version).unwrap_or_else(|| as_of.to_owned()),
            oscal_version: OSCAL_VERSION,
            links: Vec::new(),
            roles: Vec::new(),
            parties: Vec::new(),
            responsible_parties: Vec::new(),
            remarks: None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Role {
    id: String,
    title: String,
}

impl Role {
    pub(super) fn all(roles: &Roles) -> Vec<Self> {
        roles.all().map(|(id, title)| Self { id: id.to_owned(), title: title.to_owned() }).collect()
    }
}

#[derive(Serialize)]
pub(super) struct Party {
    pub(super) uuid: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl Party {
    pub(super) fn organisation(id: &str, name: &str) -> Self {
        Self { uuid: uuid(&["party", id]), kind: "organization", name: line(name) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ResponsibleParty {
    pub(super) role_id: String,
    pub(super) party_uuids: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ResponsibleRole {
    pub(super) role_id: String,
}

/// A property: of this program's namespace, or of those that OSCAL defines.
#[derive(Serialize)]
pub(super) struct Property {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ns: Option<&'static str>,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<String>,
}

impl Property {
    /// The property with more to say about it.
    pub(super) fn with_remarks(mut self, remarks: String) -> Self {
        self.remarks = Some(remarks);
        self
    }

    /// A property of our own; none without a value.
    pub(super) fn own(name: &'static str, value: &str) -> Option<Self> {
        Some(Self { name, ns: Some(NAMESPACE), value: line(value)?, remarks: None })
    }

    /// A property that OSCAL defines.
    pub(super) fn defined(name: &'static str, value: &str) -> Option<Self> {
        Some(Self { name, ns: None, value: line(value)?, remarks: None })
    }
}

#[derive(Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) rel: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

#[derive(Serialize)]
pub(super) struct BackMatter {
    pub(super) resources: Vec<Resource>,
}

#[derive(Serialize)]
pub(super) struct Resource {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) rlinks: Vec<ResourceLink>,
}

#[derive(Serialize)]
pub(super) struct ResourceLink {
    pub(super) href: String,
}
