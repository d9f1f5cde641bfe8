//! Marks of a page as drawing instructions, and which glyphs they use.

use std::collections::BTreeMap;

use pdf_writer::types::ArtifactType;
use pdf_writer::{Content, Name, Str, TextStr};
use subsetter::GlyphRemapper;

use super::flow::{Mark, Style};
use super::font::{Glyph, Weight};
use super::tags::{Role, Tags};

/// The glyphs of a font that a document uses, under their new numbers.
#[derive(Default)]
pub(super) struct Used {
    pub(super) glyphs: GlyphRemapper,
    /// What each stands for, and its width.
    pub(super) meaning: BTreeMap<u16, (char, u16)>,
}

impl Used {
    fn take(&mut self, glyph: &Glyph) -> [u8; 2] {
        let id = self.glyphs.remap(glyph.id);
        self.meaning.entry(id).or_insert((if glyph.missing { '□' } else { glyph.character }, glyph.advance));
        id.to_be_bytes()
    }
}

/// The fonts of a file.
#[derive(Default)]
pub(super) struct UsedFonts {
    pub(super) regular: Used,
    pub(super) semibold: Used,
}

/// The name of a font inside a page.
pub(super) fn name(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"F1"),
        Weight::Semibold => Name(b"F2"),
    }
}

/// What the instructions are part of at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    Decoration,
    Tagged(usize),
}

/// Instructions of a page, and the tags of its texts by number.
pub(super) fn page(
    marks: &[Mark],
    number: usize,
    height: f32,
    used: &mut UsedFonts,
    tags: &mut Tags,
) -> (Vec<u8>, Vec<usize>) {
    let mut painter = Painter { content: Content::new(), part: Part::Nothing, texts: Vec::new() };
    for mark in marks {
        match mark {
            Mark::Fill { x, y, width, height: tall, colour } => {
                painter.enter(Part::Decoration, number, tags);
                painter.colour(*colour);
                painter.content.rect(*x, height - y - tall, *width, *tall).fill_nonzero();
            }
            Mark::Text { x, y, style, glyphs, tag } => {
                painter.enter(tag.map_or(Part::Decoration, Part::Tagged), number, tags);
                painter.colour(style.colour);
                painter.text(*x, height - y, *style, glyphs, used);
            }
        }
    }
    painter.enter(Part::Nothing, number, tags);
    (painter.content.finish().to_vec(), painter.texts)
}

struct Painter {
    content: Content,
    part: Part,
    texts: Vec<usize>,
}

impl Painter {
    /// Ends the part at hand and begins another, if it is another.
    fn enter(&mut self, part: Part, page: usize, tags: &mut Tags) {
        if part == self.part {
            return;
        }
        if self.part != Part::Nothing {
            self.content.end_marked_content();
        }
        match part {
            Part::Nothing => {}
            Part::Decoration => {
                let mut mark = self.content.begin_marked_content_with_properties(Name(b"Artifact"));
                mark.properties().artifact().kind(ArtifactType::Layout);
            }
            Part::Tagged(node) => {
                let id = i32::try_from(self.texts.len()).expect("a page has few texts");
                let mut mark = self.content.begin_marked_content_with_properties(role(tags.nodes[node].role));
                mark.properties().identify(id);
                self.texts.push(node);
                tags.nodes[node].marked.push((page, id));
            }
        }
        self.part = part;
    }

    fn colour(&mut self, rgb: u32) {
        let [_, red, green, blue] = rgb.to_be_bytes().map(|part| f32::from(part) / 255.0);
        self.content.set_fill_rgb(red, green, blue);
    }

    fn text(&mut self, x: f32, y: f32, style: Style, glyphs: &[Glyph], used: &mut UsedFonts) {
        let used = match style.weight {
            Weight::Regular => &mut used.regular,
            Weight::Semibold => &mut used.semibold,
        };
        self.content.begin_text();
        self.content.set_font(name(style.weight), style.size);
        self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x, y]);
        for run in glyphs.chunk_by(|one, next| one.missing == next.missing) {
            if run[0].missing {
                let text: String = run.iter().map(|glyph| glyph.character).collect();
                let mut mark = self.content.begin_marked_content_with_properties(Name(b"Span"));
                mark.properties().actual_text(TextStr(&text));
            }
            self.show(run, used);
            if run[0].missing {
                self.content.end_marked_content();
            }
        }
        self.content.end_text();
    }

    fn show(&mut self, glyphs: &[Glyph], used: &mut Used) {
        let mut positioned = self.content.show_positioned();
        let mut items = positioned.items();
        let mut codes = Vec::new();
        for glyph in glyphs {
            codes.extend(used.take(glyph));
            if glyph.kerning != 0 {
                items.show(Str(&codes)).adjust(-f32::from(glyph.kerning));
                codes.clear();
            }
        }
        if !codes.is_empty() {
            items.show(Str(&codes));
        }
    }
}

fn role(role: Role) -> Name<'static> {
    Name(match role {
        Role::Document | Role::Paragraph => b"P",
        Role::Heading(1) => b"H1",
        Role::Heading(2) => b"H2",
        Role::Heading(3) => b"H3",
        Role::Heading(4) => b"H4",
        Role::Heading(5) => b"H5",
        Role::Heading(_) => b"H6",
        Role::Contents => b"TOC",
        Role::Entry => b"TOCI",
        Role::Table => b"Table",
        Role::Row => b"TR",
        Role::ColumnHead | Role::RowHead => b"TH",
        Role::Across(_) | Role::Cell => b"TD",
    })
}
