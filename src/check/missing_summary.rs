//! `missing-summary`: a provision that asks for something says what, in own words.

use super::{SHORTEST_TEXT, is_short};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    for provision in graph.catalog().provisions.iter().filter(|p| p.force.asks() && is_short(&p.summary)) {
        let title = format!("`{}` has no summary of {SHORTEST_TEXT} characters or more", provision.id);
        out.push(
            Diagnostic::at(Code::MissingSummary, provision.origin, title)
                .help("say in own words what is asked, of whom, and what would show that it is done"),
        );
    }
}
