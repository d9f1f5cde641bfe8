//! From when a provision applies to a system, or to the organisation.

use crate::model::{Commencement, Milestone};

/// The day that counts.
#[derive(Clone, Copy)]
pub struct Start<'c> {
    /// The day, with what it rests on.
    pub day: &'c Commencement,
    /// No open question could move it, and the text leaves no doubt.
    pub certain: bool,
}

/// The day from which a provision applies, of the days that are known for it, the earliest first, each with how its condition
/// comes out; `None` where no day is known, so that it applies already.
///
/// A transition for what is on the market already goes before the day of application. Of several days of application, the
/// earliest counts; of several transitions, the latest.
pub(super) fn start<'c>(days: impl Iterator<Item = (&'c Commencement, Option<bool>)>) -> Option<Start<'c>> {
    let (mut application, mut transition, mut open) = (None, None, None);
    for (day, holds) in days {
        match (holds, day.milestone) {
            (Some(true), Milestone::Transition) => transition = Some(day),
            (Some(true), Milestone::Application) => application = application.or(Some(day)),
            (None, _) => open = open.or(Some(day)),
            _ => {}
        }
    }
    let day = transition.or(application).or(open)?;
    Some(Start { day, certain: open.is_none() && day.readings.is_empty() })
}
