//! From when a provision applies to a system, or to the organisation.

use super::truth::{Truth, truth};
use crate::graph::Graph;
use crate::model::{Commencement, Milestone, ProvisionId, Scope, System};

/// The day that counts.
#[derive(Clone, Copy)]
pub struct Start<'c> {
    /// The day, with what it rests on.
    pub day: &'c Commencement,
    /// No open question could move it, and the text leaves no doubt.
    pub certain: bool,
}

/// The day from which a provision applies; `None` where no day is known for it, so that it applies already.
///
/// A transition for what is on the market already goes before the day of application. Of several days of application, the
/// earliest counts; of several transitions, the latest.
pub fn start<'c>(
    graph: &Graph<'c>,
    scope: &Scope,
    system: Option<&System>,
    provision: &ProvisionId,
) -> Option<Start<'c>> {
    let mut answers = scope.organisation.answers.clone();
    answers.extend(system.iter().flat_map(|system| system.answers.clone()));
    let holds = |day: &Commencement| {
        let when = day.when.as_ref();
        when.map_or(Truth::True, |when| truth(&when.condition, &answers, graph.catalog()))
    };
    let (mut sure, mut open) = (Vec::new(), Vec::new());
    for day in graph.days(provision).into_iter().filter(|day| day.milestone.applies()) {
        match holds(day) {
            Truth::True => sure.push(day),
            Truth::Open(_) => open.push(day),
            Truth::False => {}
        }
    }
    let of = |days: &[&'c Commencement], milestone| {
        let mut days: Vec<_> = days.iter().copied().filter(|day| day.milestone == milestone).collect();
        days.sort_by_key(|day| day.from);
        days
    };
    let day = of(&sure, Milestone::Transition)
        .pop()
        .or_else(|| of(&sure, Milestone::Application).first().copied())
        .or_else(|| open.iter().min_by_key(|day| day.from).copied())?;
    Some(Start { day, certain: open.is_empty() && day.readings.is_empty() })
}
