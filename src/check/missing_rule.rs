//! `missing-rule`: every provision on which a verdict is given is reached by an applicability rule.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    for provision in graph.catalog().provisions.iter().filter(|provision| graph.is_lowest(provision)) {
        if graph.rule(&provision.id).is_none() {
            let title = format!("no applicability rule reaches `{}`", provision.id);
            out.push(
                Diagnostic::at(Code::MissingRule, provision.origin, title)
                    .help("name it, or a provision above it, in an `[[application]]` of its edition"),
            );
        }
    }
}
