//! Blocks onto pages, from top to bottom.

use super::font::{Fonts, Glyph, Weight};
use super::lines;
use super::tags::{Role, Tags};
use crate::export::document::prose::ink;

/// A4 and its margins, in points.
const SHORT_SIDE: f32 = 595.28;
const LONG_SIDE: f32 = 841.89;
pub(super) const SIDE: f32 = 54.0;
const TOP: f32 = 62.0;
const BOTTOM: f32 = 56.0;

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) weight: Weight,
    pub(super) colour: u32,
}

/// Something on a page. Heights are counted from the top.
#[derive(Debug)]
pub(super) enum Mark {
    /// A ground or a line.
    Fill { x: f32, y: f32, width: f32, height: f32, colour: u32 },
    /// A line of text on its base line; without a tag it is decoration.
    Text { x: f32, y: f32, style: Style, glyphs: Vec<Glyph>, tag: Option<usize> },
}

/// Where a section begins.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub(super) title: String,
    pub(super) depth: u8,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// The pages so far.
pub(super) struct Flow<'f> {
    pub(super) fonts: &'f Fonts,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) bookmarks: Vec<Bookmark>,
    pub(super) tags: Tags,
    /// Where the next block goes.
    pub(super) y: f32,
}

impl<'f> Flow<'f> {
    pub(super) fn new(fonts: &'f Fonts, landscape: bool) -> Self {
        let (width, height) = if landscape { (LONG_SIDE, SHORT_SIDE) } else { (SHORT_SIDE, LONG_SIDE) };
        let (pages, bookmarks) = (vec![Vec::new()], Vec::new());
        Self { fonts, width, height, pages, bookmarks, tags: Tags::new(), y: TOP }
    }

    /// Between the margins.
    pub(super) fn text_width(&self) -> f32 {
        self.width - 2.0 * SIDE
    }

    /// What is left of the page.
    pub(super) fn room(&self) -> f32 {
        self.height - BOTTOM - self.y
    }

    /// What a whole page holds.
    pub(super) fn page_room(&self) -> f32 {
        self.height - BOTTOM - TOP
    }

    pub(super) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Goes to a new page unless so much is left of this one.
    pub(super) fn keep(&mut self, height: f32) {
        if self.room() < height && self.y > TOP {
            self.new_page();
        }
    }

    /// Space between blocks, none at the top of a page.
    pub(super) fn space(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    pub(super) fn put(&mut self, mark: Mark) {
        self.pages.last_mut().expect("there is always a page").push(mark);
    }

    /// A line of glyphs whose upper edge is at `y`.
    pub(super) fn line(&mut self, x: f32, y: f32, style: Style, glyphs: Vec<Glyph>, tag: Option<usize>) {
        let y = y + style.leading / 2.0 + style.size * 0.33;
        if !glyphs.is_empty() {
            self.put(Mark::Text { x, y, style, glyphs, tag });
        }
    }

    pub(super) fn paragraph(&mut self, text: &str, style: Style, role: Role, indent: f32) {
        if text.is_empty() {
            return;
        }
        let tag = self.tags.add(role);
        let font = self.fonts.get(style.weight);
        for line in lines::lines(font, text, style.size, self.text_width() - indent) {
            self.keep(style.leading);
            self.line(SIDE + indent, self.y, style, line.glyphs, Some(tag));
            self.y += style.leading;
        }
    }

    /// A heading, with room for something below it on the same page.
    pub(super) fn heading(&mut self, text: &str, depth: u8) {
        let (size, leading) = match depth {
            0 | 1 => (16.0, 20.0),
            2 => (13.0, 17.0),
            _ => (11.0, 15.0),
        };
        let style = Style { size, leading, weight: Weight::Semibold, colour: ink::HEADING };
        self.paragraph(text, style, Role::Heading(depth.clamp(1, 5) + 1), 0.0);
        self.space(4.0);
    }

    /// The next heading, on the page where it will stand.
    pub(super) fn bookmark(&mut self, title: &str, depth: u8) {
        self.keep(90.0);
        let page = self.pages.len() - 1;
        self.bookmarks.push(Bookmark { title: title.to_owned(), depth: depth.max(1), page, y: self.y });
    }

    /// A line of the contents: a heading to the left, its page to the right.
    pub(super) fn entry(&mut self, title: &str, depth: u8, page: usize) {
        let style = Style { size: 10.0, leading: 15.0, weight: Weight::Regular, colour: ink::TEXT };
        let font = self.fonts.get(style.weight);
        let indent = f32::from(depth.clamp(1, 5) - 1) * 14.0;
        let tag = self.tags.add(Role::Entry);
        let lines = lines::lines(font, title, style.size, self.text_width() - indent - 40.0);
        for line in lines {
            self.keep(style.leading);
            self.line(SIDE + indent, self.y, style, line.glyphs, Some(tag));
            self.y += style.leading;
        }
        let number = font.glyphs(&page.to_string());
        let wide = font.measure(&page.to_string(), style.size);
        self.line(SIDE + self.text_width() - wide, self.y - style.leading, style, number, Some(tag));
    }

    /// What stands at the head and the foot of every page.
    pub(super) fn running(&mut self, above: &str, below: &str) {
        let style = Style { size: 8.5, leading: 11.0, weight: Weight::Regular, colour: ink::MUTED };
        let font = self.fonts.get(style.weight);
        let last = self.pages.len();
        let right = SIDE + self.text_width();
        let shown = |text: &str| font.glyphs(text);
        for (number, page) in (1..).zip(&mut self.pages) {
            let mut text = |x: f32, y: f32, glyphs: Vec<Glyph>| {
                page.push(Mark::Text { x, y, style, glyphs, tag: None });
            };
            // The first page has the title itself.
            if number > 1 {
                text(SIDE, 38.0, shown(above));
            }
            text(SIDE, self.height - 30.0, shown(below));
            let count = format!("{number} of {last}");
            text(right - font.measure(&count, style.size), self.height - 30.0, shown(&count));
        }
    }
}
