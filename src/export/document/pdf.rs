//! A document as pages: laid out here, with fonts of its own, headings as bookmarks, and tags for screen readers.
//!
//! `font` knows glyphs and widths, `lines` breaks texts, `flow` puts blocks on pages, `table` does so with rows, `tags` keeps
//! what each text is, `paint` draws, `embed` puts the fonts in, and `file` writes the other objects. Deliberately missing: shaping of scripts that the fonts do not hold;
//! such a character is shown as a box, and is still found and copied as what it is.

use super::prose::{self, ink};
use crate::view::{Document, Field, Section};

mod embed;
mod file;
mod flow;
mod font;
mod lines;
mod paint;
mod table;
mod tags;

use flow::{Flow, Style};
use font::{Fonts, Weight};
use tags::Role;

/// From so many sections on, there is a table of contents.
const LISTED: usize = 3;

const TITLE: Style = Style { size: 24.0, leading: 29.0, weight: Weight::Semibold, colour: ink::HEADING };
const SUBTITLE: Style = Style { size: 13.0, leading: 17.0, weight: Weight::Regular, colour: ink::MUTED };
const BODY: Style = Style { size: 10.0, leading: 14.0, weight: Weight::Regular, colour: ink::TEXT };
const CAPTION: Style = Style { size: 9.0, leading: 12.0, weight: Weight::Semibold, colour: ink::MUTED };

/// The file.
pub fn write(document: &Document) -> Vec<u8> {
    let fonts = Fonts::shipped();
    let mut flow = lay_out(document, fonts, &[]);
    if document.sections.len() >= LISTED {
        // The pages of the sections are known only when everything is in its place, which the numbers do not change.
        let pages: Vec<_> = flow.bookmarks.iter().map(|bookmark| bookmark.page).collect();
        flow = lay_out(document, fonts, &pages);
    }
    file::write(document, fonts, flow)
}

fn lay_out<'f>(document: &Document, fonts: &'f Fonts, pages: &[usize]) -> Flow<'f> {
    let mut flow = Flow::new(fonts, document.landscape);
    flow.paragraph(&prose::one_line(&document.title), TITLE, Role::Heading(1), 0.0);
    flow.space(2.0);
    flow.paragraph(&prose::one_line(&document.subtitle), SUBTITLE, Role::Paragraph, 0.0);
    flow.space(12.0);
    fields(&mut flow, &document.block);
    if !document.legend.is_empty() {
        flow.space(8.0);
        flow.heading("Legend", 1);
        fields(&mut flow, &document.legend);
    }
    if document.sections.len() >= LISTED {
        flow.space(8.0);
        flow.heading("Contents", 1);
        let list = flow.tags.open(Role::Contents);
        for (number, section) in document.sections.iter().enumerate() {
            let page = pages.get(number).map_or(0, |page| page + 1);
            flow.entry(&prose::one_line(&section.heading), section.depth, page);
        }
        flow.tags.close(list);
    }
    for part in &document.sections {
        section(&mut flow, part);
    }
    flow
}

fn section(flow: &mut Flow<'_>, section: &Section) {
    let heading = prose::one_line(&section.heading);
    flow.space(if section.depth <= 1 { 12.0 } else { 8.0 });
    flow.bookmark(&heading, section.depth);
    flow.heading(&heading, section.depth);
    for text in &section.text {
        flow.paragraph(text, BODY, Role::Paragraph, 0.0);
        flow.space(5.0);
    }
    fields(flow, &section.fields);
    if let Some(part) = &section.table {
        let name = prose::one_line(&part.name);
        if !name.is_empty() && name != heading {
            flow.keep(60.0);
            flow.space(3.0);
            flow.paragraph(&name, CAPTION, Role::Paragraph, 0.0);
            flow.space(3.0);
        }
        table::write(flow, part);
    }
}

fn fields(flow: &mut Flow<'_>, fields: &[Field]) {
    if !fields.is_empty() {
        table::fields(flow, fields);
        flow.space(6.0);
    }
}
