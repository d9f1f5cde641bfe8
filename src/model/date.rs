//! A calendar day.

use std::fmt;
use std::str::FromStr;

/// A day of the proleptic Gregorian calendar, written `2027-12-02`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=last).contains(&day).then_some(Self { year, month, day })
    }

    /// So many days from 1970-01-01; before it, a negative number.
    ///
    /// The civil calendar as arithmetic, with the year beginning in March (Howard Hinnant, "chrono-compatible low-level date
    /// algorithms").
    pub fn number(self) -> i64 {
        let early = i64::from(self.month <= 2);
        let year = i64::from(self.year) - early;
        let month = i64::from(self.month) + 12 * early - 3;
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day so many days from 1970-01-01, if its year has four digits.
    pub fn of_number(days: i64) -> Option<Self> {
        let shifted = days.checked_add(719_468)?;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let year = u16::try_from(year).ok().filter(|year| *year <= 9_999)?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day so many days later; the last day of the year 9999 where there is none.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        let last = Self { year: 9_999, month: 12, day: 31 };
        Self::of_number(self.number() + i64::from(days)).unwrap_or(last)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let mut next = |width: usize| {
            let digits =
                parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|part| part.parse::<u16>().ok()).ok_or(())
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let done = parts.next().is_none();
        let date = Self::new(year, u8::try_from(month).map_err(|_| ())?, u8::try_from(day).map_err(|_| ())?);
        date.filter(|_| done).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_become_dates_and_back_across_leap_years_and_centuries() {
        for (days, date) in [
            (-719_468, "0000-03-01"),
            (-1, "1969-12-31"),
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
            assert_eq!(Date::of_number(days).map(|date| date.to_string()).as_deref(), Some(date));
            assert_eq!(date.parse::<Date>().map(Date::number), Ok(days));
        }
        assert_eq!(Date::of_number(2_932_897), None);
        assert_eq!(Date::of_number(i64::MAX), None);
        assert_eq!(
            "9999-12-01".parse().map(|day: Date| day.plus_days(60).to_string()).as_deref(),
            Ok("9999-12-31")
        );
    }
}
