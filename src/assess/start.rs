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
    let answers = super::answers(scope, system);
    let holds = |day: &Commencement| {
        let when = day.when.as_ref();
        when.map_or(Truth::True, |when| truth(&when.condition, &answers, graph.catalog()))
    };
    // Days come with the earliest first.
    let (mut sure, mut open) = (Vec::new(), Vec::new());
    for day in graph.days(provision).into_iter().filter(|day| day.milestone.applies()) {
        match holds(day) {
            Truth::True => sure.push(day),
            Truth::Open(_) => open.push(day),
            Truth::False => {}
        }
    }
    let is = |milestone| move |day: &&&Commencement| day.milestone == milestone;
    let transition = sure.iter().rev().find(is(Milestone::Transition));
    let day = transition.or_else(|| sure.iter().find(is(Milestone::Application))).or(open.first())?;
    Some(Start { day, certain: open.is_empty() && day.readings.is_empty() })
}
