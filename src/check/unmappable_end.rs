//! `unmappable-end`: mappings connect provisions that ask for something.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;
use crate::model::{Origin, ProvisionId};

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    for mapping in &graph.catalog().mappings {
        end(graph, &mapping.source, mapping.source_origin, out);
        end(graph, &mapping.target, mapping.target_origin, out);
    }
}

fn end(graph: &Graph<'_>, id: &ProvisionId, origin: Origin, out: &mut Diagnostics) {
    let provision = graph.provision(id).expect("mappings are resolved");
    if provision.force.asks() {
        return;
    }
    let title = format!("`{id}` asks for nothing: its force is `{}`", provision.force);
    let help = if let Some(guided) = &provision.guides {
        format!("it is guidance for `{}`: map that control", guided.reference())
    } else {
        let parts = graph.parts(id).into_iter().filter(|part| part.force.asks());
        let parts: Vec<_> = parts.map(|part| format!("`{}`", part.id.reference())).collect();
        if parts.is_empty() {
            "map the requirement or control that is meant".to_owned()
        } else {
            format!("it groups other provisions: map the one that is meant, {}", parts.join(", "))
        }
    };
    let diagnostic = Diagnostic::at(Code::UnmappableEnd, origin, title).help(help);
    out.push(diagnostic.also(provision.origin, "declared here"));
}
