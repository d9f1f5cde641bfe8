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
    date_of(seconds / 86_400).context("the clock is outside of the years 1970 to 9999")
}

/// The civil day so many days after 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn date_of(days: u64) -> Option<Date> {
    let shifted = days.checked_add(719_468)?;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let year = u16::try_from(year).ok().filter(|year| *year <= 9_999)?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn days_become_dates_across_leap_years_and_centuries() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_778, "2026-11-21"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
            (2_932_896, "9999-12-31"),
        ] {
            assert_eq!(date_of(days).map(|date| date.to_string()).as_deref(), Some(date));
        }
        assert_eq!(date_of(2_932_897), None);
        assert_eq!(date_of(u64::MAX), None);
    }
}
