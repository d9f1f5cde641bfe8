//! How problems of a scope against the rules are worded.

use super::Verdict;
use crate::diag::{Code, Diagnostic};
use crate::model::Decision;

pub(super) fn pointless_decision(decision: &Decision, wanted: Verdict) -> Diagnostic {
    let title = format!("the decision of {} on `{}` is pointless", decision.date, decision.provision);
    Diagnostic::at(Code::PointlessDecision, decision.origin, title)
        .label(format!("the rules say `{}` anyway", wanted.as_str()))
        .help("withdraw it; if the facts have changed since, the rule now carries the reason")
}
