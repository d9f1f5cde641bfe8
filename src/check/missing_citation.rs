//! `missing-citation`: every mapping, rejected pair, claim, rule, day and step names what it rests on.

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
    for day in catalog.commencements.iter().filter(|day| day.cites.is_empty()) {
        out.push(
            Diagnostic::at(Code::MissingCitation, day.origin, format!("day `{}` cites no source", day.id))
                .help("name in `cites` the text that sets the day"),
        );
    }
    for step in catalog.steps.iter().filter(|step| step.cites.is_empty()) {
        let title = format!("a step to `{}` of `{}` cites no source", step.answer, step.attribute);
        out.push(
            Diagnostic::at(Code::MissingCitation, step.origin, title)
                .help("name in `cites` the text that makes the class"),
        );
    }
}
