//! `repeated-reason`: what two provisions have in common is said in words of its own.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics, fold};
use crate::graph::Graph;
use crate::model::Mapping;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    let mut first: BTreeMap<String, &Mapping> = BTreeMap::new();
    for mapping in graph.catalog().mappings.iter().filter(|mapping| !mapping.reason.trim().is_empty()) {
        let Some(twin) = first.get(&fold(&mapping.reason)) else {
            first.insert(fold(&mapping.reason), mapping);
            continue;
        };
        let title =
            format!("mapping `{} -> {}` repeats the reason of another", mapping.source, mapping.target);
        out.push(
            Diagnostic::at(Code::RepeatedReason, mapping.source_origin, title)
                .also(twin.source_origin, "the same words are given here")
                .help("say what is particular to this pair"),
        );
    }
}
