//! `mapped-and-unmapped`: a set does not map what it says has no counterpart.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    let catalog = graph.catalog();
    for unmapped in &catalog.unmapped {
        let mut mappings = graph.mappings(&unmapped.set);
        let Some(mapping) =
            mappings.find(|m| m.source == unmapped.provision || m.target == unmapped.provision)
        else {
            continue;
        };
        let title = format!("`{}` is mapped and said to be unmapped", unmapped.provision);
        out.push(
            Diagnostic::at(Code::MappedAndUnmapped, unmapped.provision_origin, title)
                .also(mapping.source_origin, "it is mapped here")
                .help("take one of the two statements back"),
        );
    }
    for rejected in &catalog.rejected {
        // A published pair may be rejected for its source and stated again on other grounds, citing others.
        let same = graph.mappings(&rejected.set).find(|m| {
            m.source == rejected.source
                && m.target == rejected.target
                && m.cites.iter().any(|cited| rejected.cites.contains(cited))
        });
        let Some(mapping) = same else { continue };
        let title =
            format!("`{} -> {}` is rejected and mapped on the same source", rejected.source, rejected.target);
        out.push(
            Diagnostic::at(Code::MappedAndUnmapped, rejected.origin, title)
                .also(mapping.source_origin, "it is mapped here")
                .help("take one of the two statements back, or cite what the mapping rests on instead"),
        );
    }
}
