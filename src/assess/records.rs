//! Records of a scope that cannot stand, or that no document would show.

use super::diags;
use crate::diag::Diagnostics;
use crate::graph::Graph;
use crate::model::{Force, Origin, Provision, ProvisionId, Scope};

pub(super) fn check(graph: &Graph<'_>, scope: &Scope, out: &mut Diagnostics) {
    for decision in &scope.decisions {
        let reached: Vec<_> = reached(graph, scope, &decision.provision).collect();
        if reached.is_empty() {
            out.push(unused(graph, scope, &decision.provision, decision.origin));
        }
        let requirement = reached.iter().find(|provision| provision.force == Force::Requirement);
        if let Some(requirement) = requirement.filter(|_| !decision.includes) {
            out.push(diags::excluded_requirement(decision, requirement));
        }
    }
    let records = scope.implementations.iter().map(|record| (&record.provision, record.origin));
    let evidence =
        scope.evidence.iter().flat_map(|record| record.provisions.iter().map(|id| (id, record.origin)));
    for (provision, origin) in records.chain(evidence) {
        if !reached(graph, scope, provision).any(|reached| reached.id == *provision) {
            out.push(unused(graph, scope, provision, origin));
        }
    }
}

/// The provisions at or below this one on which a verdict is given.
fn reached<'a, 'c>(
    graph: &'a Graph<'c>,
    scope: &Scope,
    id: &ProvisionId,
) -> impl Iterator<Item = &'c Provision> + use<'a, 'c> {
    let in_scope = scope.organisation.frameworks.iter().any(|edition| edition.as_str() == id.edition());
    let all = graph.within(id).into_iter().filter(move |_| in_scope);
    all.filter(|provision| graph.is_lowest(provision))
}

fn unused(graph: &Graph<'_>, scope: &Scope, id: &ProvisionId, origin: Origin) -> crate::diag::Diagnostic {
    let below: Vec<_> = reached(graph, scope, id).map(|provision| provision.id.reference()).collect();
    let guided = graph.provision(id).and_then(|provision| provision.guides.as_ref());
    diags::unused_record(origin, id, guided, &below)
}
