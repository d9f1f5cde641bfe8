//! `contradiction`: mappings of one set that cannot all be true.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::{Graph, contradictions};
use crate::model::Mapping;

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    for set in &graph.catalog().sets {
        for conflict in contradictions(graph, &set.id) {
            let mut diagnostic = Diagnostic::at(
                Code::Contradiction,
                conflict.direct.relation_origin,
                "four mappings contradict each other",
            )
            .label(format!("{} cannot hold", sentence(conflict.direct)));
            for (mapping, word) in conflict.path.iter().zip(["if", "and", "and"]) {
                diagnostic =
                    diagnostic.also(mapping.relation_origin, format!("{word} {}", sentence(mapping)));
            }
            out.push(
                diagnostic.help("at least one of the four is too strong; often it should be `intersects`"),
            );
        }
    }
}

fn sentence(mapping: &Mapping) -> String {
    format!("`{}` {} `{}`", mapping.source.reference(), mapping.relation, mapping.target.reference())
}
