//! What the formats share: the marks of tones, the day of a document, and texts made fit for a file.

use std::borrow::Cow;

use crate::view::{Document, Table, Tone};

/// What stands for a character that a file cannot hold.
pub(super) const REPLACEMENT: char = '\u{FFFD}';

/// Longest text in the head or the foot of a page, in characters.
const RUNNING: usize = 90;

/// A mark before the text, so that a tone is seen without colour. It repeats what the words say.
pub(super) fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain | Tone::Strong | Tone::Muted => "",
        Tone::Good => "✓ ",
        Tone::Warn => "▲ ",
        Tone::Bad => "✗ ",
        Tone::Tick => "☐ ",
    }
}

/// Whether a tone asks for weight.
pub(super) fn bold(tone: Tone) -> bool {
    match tone {
        Tone::Strong | Tone::Warn | Tone::Bad => true,
        Tone::Plain | Tone::Good | Tone::Muted | Tone::Tick => false,
    }
}

/// A light ground behind a cell, as red, green and blue: near white, so that it prints as a light grey at most.
pub(super) fn ground(tone: Tone) -> Option<u32> {
    match tone {
        Tone::Plain | Tone::Strong | Tone::Muted | Tone::Tick => None,
        Tone::Good => Some(0x00EC_F5EE),
        Tone::Warn => Some(0x00FF_F4D6),
        Tone::Bad => Some(0x00FB_E4E1),
    }
}

/// Colours of all formats: dark enough on their grounds for 7:1.
pub(super) mod ink {
    /// Text.
    pub(in crate::export::document) const TEXT: u32 = 0x001F_2933;
    /// Text of no concern.
    pub(in crate::export::document) const MUTED: u32 = 0x0052_5F6B;
    /// Headings.
    pub(in crate::export::document) const HEADING: u32 = 0x0016_3A5F;
    /// Behind the head of a table.
    pub(in crate::export::document) const HEAD: u32 = 0x00E1_E7EE;
    /// Behind the heading of a group, and behind names of a title block.
    pub(in crate::export::document) const GROUP: u32 = 0x00F1_F3F6;
    /// Lines between cells.
    pub(in crate::export::document) const LINE: u32 = 0x00B4_BEC9;
}

/// The text without characters that XML 1.0 cannot hold; line ends become line feeds.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\r' || !fits_xml(c)) {
        return Cow::Borrowed(text);
    }
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(unix.chars().map(|c| if fits_xml(c) { c } else { REPLACEMENT }).collect())
}

/// Text in XML, without what XML cannot hold.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

fn fits_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// Paragraphs one under the other.
pub(super) fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}

/// A text on one line, for titles of sheets, headers and properties.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text for the head or the foot of a page: one line, and not too long.
pub(super) fn running(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(RUNNING) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Whether a column holds numbers, so that its head stands to the right as they do.
pub(super) fn numeric(table: &Table, column: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.cells.get(column)).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.number.is_some())
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) of_month: u8,
}

/// The day that a document bears: the first value of its title block that is a day and nothing else.
pub(super) fn day(document: &Document) -> Option<Day> {
    document.block.iter().find_map(|field| parse_day(field.value.trim()))
}

fn parse_day(text: &str) -> Option<Day> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let day = Day {
        year: shape.then(|| text[..4].parse().ok())??,
        month: text[5..7].parse().ok()?,
        of_month: text[8..].parse().ok()?,
    };
    let leap = day.year.is_multiple_of(4) && (!day.year.is_multiple_of(100) || day.year.is_multiple_of(400));
    let longest = match day.month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    // A workbook counts its days from 1904 at the latest.
    ((1904..=9999).contains(&day.year) && (1..=longest).contains(&day.of_month)).then_some(day)
}
