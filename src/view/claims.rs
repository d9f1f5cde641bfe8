//! Wrong statements in circulation, with what is right.

use serde::Serialize;

use super::Link;
use super::frame::Here;
use super::row::{cites, provision_link};
use crate::graph::Graph;
use crate::model::Claim;

/// The page of all claims.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimsPage {
    /// All claims.
    pub claims: Vec<ClaimRow>,
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow {
    /// The place on the page.
    pub id: String,
    /// What is said; Markdown.
    pub statement: String,
    /// What is right; Markdown.
    pub correction: String,
    /// Provisions that it is about.
    pub about: Vec<AboutLink>,
    /// Ids that circulate and do not exist.
    pub misnamed: Vec<String>,
    /// What the correction rests on.
    pub cites: Vec<Link>,
}

/// A provision that a claim is about.
#[derive(Clone, Debug, Serialize)]
pub struct AboutLink {
    /// The provision.
    pub link: Link,
    /// Its title.
    pub title: String,
}

pub(super) fn page(graph: &Graph<'_>, here: &Here) -> ClaimsPage {
    ClaimsPage { claims: graph.catalog().claims.iter().map(|claim| row(graph, here, claim)).collect() }
}

pub(super) fn row(graph: &Graph<'_>, here: &Here, claim: &Claim) -> ClaimRow {
    let about = claim.about.iter().filter_map(|id| graph.provision(id));
    ClaimRow {
        id: claim.id.to_string(),
        statement: claim.statement.clone(),
        correction: claim.correction.clone(),
        about: about
            .map(|provision| AboutLink {
                link: provision_link(here, provision),
                title: provision.title.clone(),
            })
            .collect(),
        misnamed: claim.misnamed.clone(),
        cites: cites(here, graph.catalog(), &claim.cites),
    }
}
