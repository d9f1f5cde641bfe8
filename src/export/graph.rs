//! The graph as JSON, and the JSON Schemas of documents for machines.

use super::cell;
use crate::view::{
    Checklist, Diff, EvidenceRegister, GapReport, GateReport, GraphDocument, Issue, Readiness, Records,
    Reviews, RiskRegister, Roadmap, Statement, SystemEntry, Verification, WhyReport,
};

/// The graph.
pub fn json(document: &GraphDocument) -> Vec<u8> {
    cell::json(document)
}

/// Writes a JSON Schema.
pub type WriteSchema = fn() -> Vec<u8>;

/// Documents that have a JSON Schema, by name.
pub const SCHEMAS: [(&str, WriteSchema); 16] = [
    ("checklist", schema::<Checklist>),
    ("diff", schema::<Diff>),
    ("evidence", schema::<EvidenceRegister>),
    ("gap", schema::<GapReport>),
    ("gate", schema::<GateReport>),
    ("graph", schema::<GraphDocument>),
    ("issue", schema::<Issue>),
    ("readiness", schema::<Readiness>),
    ("records", schema::<Records>),
    ("reviews", schema::<Reviews>),
    ("risks", schema::<RiskRegister>),
    ("roadmap", schema::<Roadmap>),
    ("statement", schema::<Statement>),
    ("systems", schema::<Vec<SystemEntry>>),
    ("verification", schema::<Verification>),
    ("why", schema::<WhyReport>),
];

fn schema<T: schemars::JsonSchema>() -> Vec<u8> {
    // What is written out is described, so that a field that is left out when empty is not said to be there.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    cell::json(&settings.into_generator().into_root_schema_for::<T>())
}
