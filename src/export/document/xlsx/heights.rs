//! Heights of rows. Not every program fits them to wrapped text when it opens a workbook, so they are worked out here.

/// Height of a line of text, in points.
const LINE: f64 = 13.5;

/// The highest row that a workbook allows, in points.
const HIGHEST: f64 = 409.0;

/// The height of a row whose fullest cell has so many lines.
pub(super) fn of(lines: usize) -> f64 {
    let lines = u16::try_from(lines.clamp(1, 100)).expect("at most 100");
    (f64::from(lines) * LINE + 2.0).min(HIGHEST)
}

/// Letters of a text for each digit of the width, which is counted in a larger font: rather too few than too many.
const LETTERS: f64 = 1.2;

/// How many lines a text takes in a column that is so many digits wide.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let room = (1..200u16).take_while(|room| f64::from(*room) < width * LETTERS).count().max(1);
    text.split('\n').map(|paragraph| wrapped(paragraph, room)).sum()
}

fn wrapped(paragraph: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > room {
            lines += 1;
            used = 0;
        }
        used += length + usize::from(used > 0);
        lines += used.saturating_sub(1) / room;
        used -= used.saturating_sub(1) / room * room;
    }
    lines
}
