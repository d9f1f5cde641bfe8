//! How problems of a scope against the rules are worded.

use super::Verdict;
use crate::diag::{Code, Diagnostic, list};
use crate::model::{Decision, Origin, Provision, ProvisionId, Risk};

pub(super) fn pointless_decision(decision: &Decision, wanted: Verdict) -> Diagnostic {
    let title = format!("the decision of {} on `{}` is pointless", decision.date, decision.provision);
    Diagnostic::at(Code::PointlessDecision, decision.origin, title)
        .label(format!("the rules say `{}` anyway", wanted.as_str()))
        .help("withdraw it; if the facts have changed since, the rule now carries the reason")
}

pub(super) fn excluded_requirement(decision: &Decision, requirement: &Provision) -> Diagnostic {
    let title = format!("the decision of {} leaves out a requirement, `{}`", decision.date, requirement.id);
    Diagnostic::at(Code::ExcludedRequirement, decision.origin, title)
        .also(requirement.origin, "its force is `requirement`")
        .help("only controls can be left out; narrow `boundary`, or take the framework out of `frameworks`")
}

pub(super) fn unused_record(
    origin: Origin,
    id: &ProvisionId,
    guided: Option<&ProvisionId>,
    below: &[&str],
) -> Diagnostic {
    let help = match guided {
        Some(guided) => format!("it is guidance for `{}`: name that control", guided.reference()),
        None if below.is_empty() => {
            format!("add `{}` to `frameworks`, or name a provision that asks for something", id.edition())
        }
        None => format!("it groups others: name the one that is meant, {}", list(below)),
    };
    Diagnostic::at(Code::UnusedRecord, origin, format!("no document would show a record on `{id}`"))
        .help(help)
}

pub(super) fn growing_risk(risk: &Risk, inherent: &str, residual: &str) -> Diagnostic {
    let title = format!("treatment raises the risk `{}` from `{inherent}` to `{residual}`", risk.id);
    Diagnostic::at(Code::GrowingRisk, risk.origin, title)
        .help("rate it anew: the residual level counts what the treatment has done, and nothing else")
}

pub(super) fn excluded_control(risk: &Risk, provision: &ProvisionId) -> Diagnostic {
    let title = format!("the risk `{}` is treated by `{provision}`, which is excluded", risk.id);
    Diagnostic::at(Code::IneffectiveControl, risk.origin, title)
        .help("take it in by a `[[decision]]`, name another control, or rate the risk without it")
}

pub(super) fn unjudged_control(risk: &Risk, provision: &ProvisionId) -> Diagnostic {
    let title = format!("the risk `{}` is treated by `{provision}`, on which no verdict is given", risk.id);
    Diagnostic::at(Code::IneffectiveControl, risk.origin, title).help(format!(
        "add `{}` to `frameworks`, or name a provision that asks for something and groups no others",
        provision.edition()
    ))
}
