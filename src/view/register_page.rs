//! Pages of an organisation's registers: risks, readiness, records.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Here;
use super::linked::{Piece, linked};
use super::{Document, Link, Readiness, Records, RiskRegister, readiness, records, risk_register, url};
use crate::assess::Assessment;
use crate::graph::Graph;
use crate::model::OrganisationId;

/// The page of a register.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterPage {
    /// Which one; also the name of its template.
    #[serde(skip)]
    pub kind: &'static str,
    /// The organisation's page.
    pub organisation_page: Link,
    /// The register.
    #[serde(flatten)]
    pub register: Register,
    /// The register as the page shows it.
    pub document: Document,
    /// Lines of it that name provisions, in parts that link.
    pub linked: BTreeMap<String, Vec<Piece>>,
}

/// A register.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is the report of that name")]
pub enum Register {
    Risks(RiskRegister),
    Readiness(Readiness),
    Records(Records),
}

/// The registers of every organisation: name of the page, and its address.
pub(super) fn links(id: &OrganisationId) -> [(&'static str, String); 3] {
    [("Risk register", url::risks(id)), ("Readiness", url::readiness(id)), ("Records", url::records(id))]
}

/// The pages, each with its address.
pub(super) fn pages(graph: &Graph<'_>, assessment: &Assessment<'_>) -> Vec<(Here, RegisterPage)> {
    let organisation = &assessment.scope.organisation;
    let risks = risk_register(assessment, None);
    let readiness = readiness(graph, assessment);
    let records = records(graph, assessment);
    let page = |address: String, kind, document: Document, register| {
        let here = Here::at(address);
        let organisation_page = here.link(&organisation.name, &url::organisation(&organisation.id));
        let linked = linked(graph, &here, &document.sections);
        (here, RegisterPage { kind, organisation_page, register, document, linked })
    };
    vec![
        page(url::risks(&organisation.id), "risks", risks.document(), Register::Risks(risks)),
        page(
            url::readiness(&organisation.id),
            "readiness",
            readiness.document(),
            Register::Readiness(readiness),
        ),
        page(url::records(&organisation.id), "records", records.document(), Register::Records(records)),
    ]
}
