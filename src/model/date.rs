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
