//! `missing-reason`: every statement about a pair, or about the absence of one, says why.

use super::{SHORTEST_TEXT, is_short};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;
use crate::model::Origin;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    let catalog = graph.catalog();
    for mapping in &catalog.mappings {
        let pair = format!("{} -> {}", mapping.source, mapping.target);
        reason("mapping", &pair, &mapping.reason, mapping.source_origin, out);
    }
    for unmapped in &catalog.unmapped {
        reason("unmapped", unmapped.provision.as_str(), &unmapped.reason, unmapped.provision_origin, out);
    }
    for rejected in &catalog.rejected {
        let pair = format!("{} -> {}", rejected.source, rejected.target);
        reason("rejected", &pair, &rejected.reason, rejected.origin, out);
    }
}

fn reason(what: &str, name: &str, text: &str, origin: Origin, out: &mut Diagnostics) {
    if is_short(text) {
        let title = format!("{what} `{name}` has no reason of {SHORTEST_TEXT} characters or more");
        let help = match what {
            "mapping" => "say in `reason` what both provisions ask for, in the words of this case",
            _ => "say in `reason` what each side asks, and why that is no overlap",
        };
        out.push(Diagnostic::at(Code::MissingReason, origin, title).help(help));
    }
}
