//! Decisions that contradict each other, go where the rules go anyway, or rest on answers that have changed.

use super::truth::decided;
use super::{Verdict, answers, diags};
use crate::diag::Diagnostics;
use crate::graph::Graph;
use crate::model::{Decision, Level, Provision, Reply, Scope, System};

pub(super) fn check(graph: &Graph<'_>, scope: &Scope, out: &mut Diagnostics) {
    for (place, decision) in scope.decisions.iter().enumerate() {
        let same = |other: &&Decision| {
            other.provision == decision.provision
                && other.system == decision.system
                && other.includes != decision.includes
        };
        if let Some(first) = scope.decisions[..place].iter().find(same) {
            out.push(diags::contradicting_decisions(first, decision));
        }
        let changes = changes(scope, decision);
        if !changes.is_empty() {
            out.push(diags::changed_facts(decision, &changes));
        }
        let below = graph.within(&decision.provision).into_iter().filter(|p| graph.is_lowest(p));
        let verdicts: Vec<Verdict> =
            below.flat_map(|provision| by_rule(graph, scope, provision, decision)).collect();
        let wanted = if decision.includes { Verdict::Applies } else { Verdict::Excluded };
        if !verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == wanted) {
            out.push(diags::pointless_decision(decision, wanted));
        }
    }
}

/// ``system.origin` was `bought-in` and is `in-house``
fn changes(scope: &Scope, decision: &Decision) -> Vec<String> {
    let system = decision.system.as_ref().and_then(|id| scope.system(id));
    let today = answers(scope, system);
    let told = |reply: Option<&Reply>| match reply {
        None => "not answered".to_owned(),
        Some(Reply::Day(day)) => format!("`{day}`"),
        Some(Reply::Chosen(ids)) if ids.is_empty() => "none of them".to_owned(),
        Some(Reply::Chosen(ids)) => {
            let mut ids: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
            ids.sort();
            ids.join(", ")
        }
    };
    let changed =
        decision.facts.iter().filter(|(attribute, reply)| told(Some(reply)) != told(today.get(attribute)));
    let changed = changed.map(|(attribute, reply)| {
        format!("`{attribute}` was {} and is {}", told(Some(reply)), told(today.get(attribute)))
    });
    changed.collect()
}

/// What the rules alone say where a decision reaches.
fn by_rule(graph: &Graph<'_>, scope: &Scope, provision: &Provision, decision: &Decision) -> Vec<Verdict> {
    let Some(rule) = graph.rule(&provision.id) else { return Vec::new() };
    let verdict = |system: Option<&System>| {
        let Some(when) = &rule.when else { return Verdict::Applies };
        Verdict::of(decided(&when.condition, &answers(scope, system), graph.catalog()))
    };
    match rule.level {
        Level::Organisation => vec![verdict(None)],
        Level::System => {
            let reached = |system: &&System| decision.system.as_ref().is_none_or(|id| *id == system.id);
            scope.systems.iter().filter(reached).map(|system| verdict(Some(system))).collect()
        }
    }
}
