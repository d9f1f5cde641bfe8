//! `missing-citation`: every mapping, every rejected pair and every rule names what it rests on.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    let catalog = graph.catalog();
    for mapping in catalog.mappings.iter().filter(|mapping| mapping.cites.is_empty()) {
        let title = format!("mapping `{} -> {}` cites no source", mapping.source, mapping.target);
        out.push(Diagnostic::at(Code::MissingCitation, mapping.source_origin, title).help(
            "name in `cites` who publishes the pair; for an own judgement, the two texts that were compared",
        ));
    }
    for rejected in catalog.rejected.iter().filter(|rejected| rejected.cites.is_empty()) {
        let title = format!("rejected pair `{} -> {}` cites no source", rejected.source, rejected.target);
        out.push(
            Diagnostic::at(Code::MissingCitation, rejected.origin, title)
                .help("name in `cites` who publishes the pair"),
        );
    }
    for claim in catalog.claims.iter().filter(|claim| claim.cites.is_empty()) {
        out.push(
            Diagnostic::at(
                Code::MissingCitation,
                claim.origin,
                format!("claim `{}` cites no source", claim.id),
            )
            .help("name in `cites` what shows that the claim is wrong"),
        );
    }
    for rule in catalog.applications.iter().filter(|rule| rule.cites.is_empty()) {
        out.push(
            Diagnostic::at(Code::MissingCitation, rule.origin, format!("rule `{}` cites no source", rule.id))
                .help("name in `cites` the text that says to whom the provisions apply"),
        );
    }
}
