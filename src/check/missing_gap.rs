//! `missing-gap`: a partial relation says what is left open, on each side that is left open.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    for mapping in &graph.catalog().mappings {
        let sides = [
            (mapping.relation.leaves_gap(), &mapping.gap, "gap", &mapping.target, &mapping.source),
            (
                mapping.relation.inverse().leaves_gap(),
                &mapping.beyond,
                "beyond",
                &mapping.source,
                &mapping.target,
            ),
        ];
        for (open, text, key, asks, met) in sides {
            let relation = mapping.relation;
            if open && text.trim().is_empty() {
                let title = format!(
                    "mapping `{} -> {}` does not say what is left open",
                    mapping.source, mapping.target
                );
                let help =
                    format!("say in `{key}` what `{}` asks beyond `{}`", asks.reference(), met.reference());
                out.push(
                    Diagnostic::at(Code::MissingGap, mapping.relation_origin, title)
                        .label(format!("`{relation}` leaves something open"))
                        .help(help),
                );
            } else if !open && !text.trim().is_empty() {
                let title = format!(
                    "mapping `{} -> {}` names a gap that its relation denies",
                    mapping.source, mapping.target
                );
                let help = format!(
                    "take `{key}` out, or choose a relation under which `{}` asks more",
                    asks.reference()
                );
                out.push(
                    Diagnostic::at(Code::MissingGap, mapping.relation_origin, title)
                        .label(format!("under `{relation}`, `{key}` has to be empty"))
                        .help(help),
                );
            }
        }
    }
}
