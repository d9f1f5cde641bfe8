//! Measured values in words.

use crate::assess::{Reading, Standing, Trouble};
use crate::model::{Direction, Limits};

/// A figure with four digits that count, or all digits before the point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is clamped to a few decimals"
)]
pub(super) fn figure(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let before = value.abs().log10().floor();
    let decimals = (3.0 - before).clamp(0.0, 9.0) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// `at most 0.2`
pub(super) fn limit_words(limits: Limits) -> String {
    match (limits.at_least.map(figure), limits.at_most.map(figure)) {
        (None, None) => "no limit".to_owned(),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (Some(least), Some(most)) => format!("{least} to {most}"),
    }
}

/// `the lower the better`
pub(super) const fn direction_words(direction: Direction) -> &'static str {
    match direction {
        Direction::Lower => "the lower the better",
        Direction::Higher => "the higher the better",
        Direction::Within => "best between two limits",
    }
}

/// How a value stands: `in order, good until 2026-12-07`.
pub(super) fn judgement(reading: &Reading<'_>) -> String {
    let until = reading.valid_until;
    match reading.trouble {
        None => format!("in order, good until {until}"),
        Some(Trouble::Breached) => "out of limits".to_owned(),
        Some(Trouble::NoLimit) => "without a limit, so nothing can be said".to_owned(),
        Some(Trouble::Changed) => "the file has changed since".to_owned(),
        Some(Trouble::Missing) => "the file is missing".to_owned(),
        Some(Trouble::Stale) => format!("stale since {until}"),
    }
}

/// How a piece of evidence stands.
pub(super) fn standing_words(standing: Standing) -> String {
    match standing {
        Standing::Good(Some(until)) => format!("good until {until}"),
        Standing::Good(None) => "good, does not age".to_owned(),
        Standing::Stale(since) => format!("stale since {since}"),
        Standing::NotYet => "collected later than this day".to_owned(),
        Standing::Missing => "the file is missing".to_owned(),
        Standing::Changed => "the file has changed since".to_owned(),
        Standing::Refused => "the file cannot be read".to_owned(),
    }
}
