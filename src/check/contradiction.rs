//! `contradiction`: mappings that cannot all be true, of one set or of several.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::{Closure, Conflict, Path};
use crate::model::Mapping;

pub(super) fn check(closure: &Closure<'_>, out: &mut Diagnostics) {
    for conflict in closure.conflicts() {
        out.push(diagnostic(conflict));
    }
}

fn diagnostic(conflict: &Conflict<'_>) -> Diagnostic {
    let mappings = conflict.mappings();
    let title = format!("{} mappings contradict each other", number(mappings.len()));
    let (first, rest) = mappings.split_first().expect("a conflict is about mappings");
    let mut diagnostic =
        Diagnostic::at(Code::Contradiction, first.relation_origin, title).label(sentence(first));
    for mapping in rest {
        diagnostic = diagnostic.also(mapping.relation_origin, format!("and {}", sentence(mapping)));
    }
    let [one, other] = conflict.between;
    let ways: Vec<_> = conflict.ways.iter().map(told).collect();
    diagnostic.help(format!(
        "`{}` compared with `{}` would be {}; at least one mapping is too strong, often it should be `intersects`",
        one.id,
        other.id,
        ways.join(", and ")
    ))
}

/// `equal by way of …`
fn told(way: &Path<'_>) -> String {
    let mut possible: Vec<_> = way.relations.iter().map(|relation| format!("`{relation}`")).collect();
    if way.relations.may_be_disjoint() {
        possible.push("unrelated".to_owned());
    }
    let over: Vec<_> = way.steps.iter().skip(1).map(|step| format!("`{}`", step.from.id)).collect();
    let how =
        if over.is_empty() { "as mapped".to_owned() } else { format!("by way of {}", over.join(" and ")) };
    format!("{} {how}", possible.join(" or "))
}

fn sentence(mapping: &Mapping) -> String {
    let cites: Vec<_> = mapping.cites.iter().map(ToString::to_string).collect();
    format!("`{}` {} `{}`, on {}", mapping.source, mapping.relation, mapping.target, cites.join(" and "))
}

fn number(of: usize) -> String {
    match of {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        many => many.to_string(),
    }
}
