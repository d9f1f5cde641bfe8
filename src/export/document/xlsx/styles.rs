//! Formats of cells. The same format is made once and used often.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::export::document::prose::{self, ink};
use crate::view::Tone;

/// Longest text that is shown with a mark before it: old programs show longer ones as `####` under a text format.
const LONGEST_MARKED: usize = 200;

/// Longest words from which the format of a number is made.
const LONGEST_WORDS: usize = 40;

pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) heading: Format,
    pub(super) name: Format,
    pub(super) value: Format,
    pub(super) paragraph: Format,
    pub(super) link: Format,
    pub(super) head: Format,
    pub(super) head_number: Format,
    pub(super) group: Format,
    cells: Vec<(Tone, Ways)>,
}

/// A tone with and without its mark, each for harmless text and for text that looks like a formula.
struct Ways {
    plain: Format,
    plain_quoted: Format,
    marked: Format,
    marked_quoted: Format,
}

const TONES: [Tone; 7] =
    [Tone::Plain, Tone::Strong, Tone::Good, Tone::Warn, Tone::Bad, Tone::Muted, Tone::Tick];

impl Styles {
    pub(super) fn new() -> Self {
        let text = Format::new()
            .set_font_color(Color::RGB(ink::TEXT))
            .set_font_size(10)
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_text_wrap();
        let heading = text
            .clone()
            .set_font_color(Color::RGB(ink::HEADING))
            .set_font_size(12)
            .set_bold()
            .unset_text_wrap();
        let lined = text.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(ink::LINE));
        let head = quoted(&lined)
            .set_bold()
            .set_font_color(Color::RGB(ink::HEADING))
            .set_background_color(Color::RGB(ink::HEAD));
        Self {
            title: heading.clone().set_font_size(20),
            subtitle: text.clone().set_font_size(12).set_font_color(Color::RGB(ink::MUTED)).unset_text_wrap(),
            heading,
            name: lined.clone().set_bold().set_background_color(Color::RGB(ink::GROUP)),
            value: quoted(&lined),
            paragraph: quoted(&text),
            link: lined.clone().set_hyperlink().set_font_color(Color::RGB(ink::HEADING)),
            head_number: head.clone().set_align(FormatAlign::Right),
            head,
            group: quoted(&lined)
                .set_bold()
                .unset_text_wrap()
                .set_border_left(FormatBorder::None)
                .set_border_right(FormatBorder::None)
                .set_background_color(Color::RGB(ink::GROUP)),
            cells: TONES.iter().map(|tone| (*tone, ways(&lined, *tone))).collect(),
        }
    }

    /// The format of a text.
    pub(super) fn text(&self, tone: Tone, words: &str) -> &Format {
        let ways = self.ways(tone);
        let risky = words.starts_with(['=', '+', '-', '@']);
        let long = words.chars().nth(LONGEST_MARKED).is_some();
        match (long, risky) {
            (true, true) => &ways.plain_quoted,
            (true, false) => &ways.plain,
            (false, true) => &ways.marked_quoted,
            (false, false) => &ways.marked,
        }
    }

    /// The format of a number.
    pub(super) fn number(&self, tone: Tone, shown: Option<String>) -> Format {
        let format = self.ways(tone).plain.clone().set_align(FormatAlign::Right);
        match shown {
            Some(shown) => format.set_num_format(shown),
            None => format,
        }
    }

    fn ways(&self, tone: Tone) -> &Ways {
        let found = self.cells.iter().find(|(known, _)| *known == tone);
        &found.expect("every tone has its formats").1
    }
}

fn ways(lined: &Format, tone: Tone) -> Ways {
    let mut plain = lined.clone();
    if prose::bold(tone) {
        plain = plain.set_bold();
    }
    if tone == Tone::Muted {
        plain = plain.set_font_color(Color::RGB(ink::MUTED));
    }
    if let Some(ground) = prose::ground(tone) {
        plain = plain.set_background_color(Color::RGB(ground));
    }
    let mark = prose::mark(tone);
    let marked =
        if mark.is_empty() { plain.clone() } else { plain.clone().set_num_format(format!("\"{mark}\"@")) };
    Ways { plain_quoted: quoted(&plain), marked_quoted: quoted(&marked), plain, marked }
}

/// Width that a mark takes from a text, in digits.
pub(super) fn room_for_mark(tone: Tone) -> f64 {
    if prose::mark(tone).is_empty() { 0.0 } else { 3.0 }
}

/// A text that looks like a formula stays a text when somebody edits the cell.
fn quoted(format: &Format) -> Format {
    format.clone().set_quote_prefix()
}

/// A number format that shows the number in the words given: `93 %` for 93 gives `0" %"`. Words that hold other digits
/// cannot be a format.
pub(super) fn number_format(number: f64, words: &str) -> Option<String> {
    if words.chars().nth(LONGEST_WORDS).is_some() || words.contains(['"', '\n']) {
        return None;
    }
    (0..=3).find_map(|decimals| {
        let digits = format!("{number:.decimals$}");
        let (before, after) = words.split_once(&digits)?;
        let other = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        if other(before) || other(after) {
            return None;
        }
        let literal = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
        let zeros = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
        Some(format!("{}0{zeros}{}", literal(before), literal(after)))
    })
}
