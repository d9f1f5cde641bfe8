//! How problems of a scope against the rules are worded.

use super::Verdict;
use crate::diag::{Code, Diagnostic, list};
use crate::model::{Decision, Origin, Provision, ProvisionId};

pub(super) fn pointless_decision(decision: &Decision, wanted: Verdict) -> Diagnostic {
    let title = format!("the decision of {} on `{}` is pointless", decision.date, decision.provision);
    Diagnostic::at(Code::PointlessDecision, decision.origin, title)
        .label(format!("the rules say `{}` anyway", wanted.as_str()))
        .help("withdraw it; if the facts have changed since, the rule now carries the reason")
}

pub(super) fn changed_facts(decision: &Decision, changes: &[String]) -> Diagnostic {
    let title = format!(
        "the decision of {} on `{}` rests on answers that have changed",
        decision.date, decision.provision
    );
    Diagnostic::at(Code::ChangedFacts, decision.origin, title)
        .label(changes.join("; "))
        .help("decide again with the answers of today, or withdraw the decision")
}

pub(super) fn contradicting_decisions(first: &Decision, second: &Decision) -> Diagnostic {
    let whom = second.system.as_ref().map(|system| format!(" for `{system}`")).unwrap_or_default();
    let title = format!("two decisions on `{}`{whom} contradict each other", second.provision);
    Diagnostic::at(Code::ContradictingDecisions, second.origin, title)
        .label(format!("this one of {} says `{}`", second.date, verdict_word(second)))
        .also(first.origin, format!("that of {} says `{}`", first.date, verdict_word(first)))
        .help("withdraw one of them")
}

const fn verdict_word(decision: &Decision) -> &'static str {
    if decision.includes { Verdict::Applies.as_str() } else { Verdict::Excluded.as_str() }
}

pub(super) fn lost_evidence(origin: Origin, location: &str, standing: &str) -> Diagnostic {
    Diagnostic::at(Code::LostEvidence, origin, format!("the file `{location}` is {standing}"))
        .help("bring back the file that was recorded, or record the new one with its digest and its day")
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
