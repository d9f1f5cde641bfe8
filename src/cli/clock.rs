//! Today.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;

use crate::model::Date;

/// The day of `SOURCE_DATE_EPOCH` if it is set, so that builds can be repeated; else the day now, in UTC.
#[expect(clippy::disallowed_methods, reason = "cli is the rim: it alone reads the clock and the environment")]
pub(super) fn today() -> anyhow::Result<Date> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            text.parse().with_context(|| format!("SOURCE_DATE_EPOCH is `{text}`, which is no number"))?
        }
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs(),
    };
    i64::try_from(seconds / 86_400)
        .ok()
        .and_then(Date::of_number)
        .context("the clock is outside of the years 1970 to 9999")
}
