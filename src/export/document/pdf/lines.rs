//! Texts into lines: broken at spaces and after joints of words, and inside a word only where it is longer than a line.

use std::ops::Range;

use super::font::{Font, Glyph, UNITS};

/// A line of glyphs, with its last space.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    /// Without its last space, in units of the font.
    width: f32,
}

impl Line {
    fn new(glyphs: &[Glyph]) -> Self {
        let blanks = glyphs.iter().rev().take_while(|glyph| glyph.character == ' ').count();
        let width = glyphs[..glyphs.len() - blanks].iter().map(Glyph::width).sum();
        Self { glyphs: glyphs.to_vec(), width }
    }

    /// Its width at a size.
    pub(super) fn width(&self, size: f32) -> f32 {
        self.width * size / UNITS
    }
}

/// The lines of a text in a column of a width. A text without letters is one empty line.
pub(super) fn lines(font: &Font, text: &str, size: f32, width: f32) -> Vec<Line> {
    let room = width * UNITS / size;
    let unix = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let paragraphs = unix.split('\n').map(|paragraph| font.glyphs(paragraph));
    paragraphs
        .flat_map(|glyphs| {
            let ranges = broken(&glyphs, room);
            ranges.into_iter().map(move |range| Line::new(&glyphs[range])).collect::<Vec<_>>()
        })
        .collect()
}

fn broken(glyphs: &[Glyph], room: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut at, mut width) = (0, 0, 0.0);
    let mut chance = None;
    while at < glyphs.len() {
        let glyph = &glyphs[at];
        if glyph.character != ' ' && at > start && width + glyph.width() > room {
            let end = chance.unwrap_or(at);
            lines.push(start..end);
            (start, at, width, chance) = (end, end, 0.0, None);
            continue;
        }
        width += glyph.width();
        at += 1;
        if glyph.character == ' ' || joint(glyph.character) && at > start + 2 {
            chance = Some(at);
        }
    }
    lines.push(start..glyphs.len());
    lines
}

/// A word may be parted after it.
fn joint(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '/')
}
