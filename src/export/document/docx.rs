//! A document for word processors: headings that they know as headings, tables whose head comes again on each page.
//!
//! The XML is written by hand, because the parts that are needed are few, and because libraries number
//! paragraphs at random or from a counter of the process.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::prose::{self, ink};
use crate::view::{Document, Field, Section};

mod parts;
mod table;
mod xml;

use xml::{FITS, escape, paragraph, run};

/// A4 and its margins, in twentieths of a point.
const SHORT_SIDE: u16 = 11_906;
const LONG_SIDE: u16 = 16_838;
const MARGIN: u16 = 1_134;

/// From so many sections on, there is a table of contents.
const LISTED: usize = 3;

/// So many names with their values stay on one page.
const KEPT: usize = 12;

/// The file.
pub fn write(document: &Document) -> Vec<u8> {
    let fits = "a file in memory takes every part";
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (path, content) in
        parts::fixed().into_iter().map(|(path, content)| (path, content.to_owned())).chain([
            ("docProps/core.xml", core(document)),
            ("word/styles.xml", parts::styles()),
            ("word/header1.xml", header(document)),
            ("word/footer1.xml", footer(document)),
            ("word/document.xml", body(document)),
        ])
    {
        file.start_file(path, options).expect(fits);
        file.write_all(content.as_bytes()).expect(fits);
    }
    file.finish().expect(fits).into_inner()
}

/// Width of the page between its margins.
fn text_width(document: &Document) -> u16 {
    let side = if document.landscape { LONG_SIDE } else { SHORT_SIDE };
    side - 2 * MARGIN
}

fn body(document: &Document) -> String {
    let width = text_width(document);
    let mut out = format!("{}<w:document {}><w:body>", parts::DECLARATION, parts::NAMESPACES);
    out.push_str(&paragraph("Title", &run(&prose::one_line(&document.title), "")));
    if !document.subtitle.is_empty() {
        out.push_str(&paragraph("Subtitle", &run(&prose::one_line(&document.subtitle), "")));
    }
    fields(&mut out, &document.block, width);
    if !document.legend.is_empty() {
        out.push_str(&paragraph("Heading1", &run("Legend", "")));
        fields(&mut out, &document.legend, width);
    }
    if document.sections.len() >= LISTED {
        contents(&mut out, &document.sections);
    }
    for (number, part) in document.sections.iter().enumerate() {
        section(&mut out, part, number, width);
    }
    out.push_str(&page(document));
    out.push_str("</w:body></w:document>");
    out
}

/// Paper, margins, head and foot.
fn page(document: &Document) -> String {
    let (width, height, turned) = if document.landscape {
        (LONG_SIDE, SHORT_SIDE, " w:orient=\"landscape\"")
    } else {
        (SHORT_SIDE, LONG_SIDE, "")
    };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
         <w:pgMar w:top=\"1304\" w:right=\"{MARGIN}\" w:bottom=\"1134\" w:left=\"{MARGIN}\" w:header=\"624\" \
         w:footer=\"510\" w:gutter=\"0\"/></w:sectPr>"
    )
}

fn section(out: &mut String, section: &Section, number: usize, width: u16) {
    let heading = prose::one_line(&section.heading);
    let marked = format!(
        "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/>{run}<w:bookmarkEnd w:id=\"{number}\"/>",
        name = bookmark(number),
        run = run(&heading, ""),
    );
    out.push_str(&paragraph(&format!("Heading{}", level(section)), &marked));
    for text in &section.text {
        out.push_str(&paragraph("BodyText", &run(text, "")));
    }
    fields(out, &section.fields, width);
    if let Some(table) = &section.table {
        let name = prose::one_line(&table.name);
        if !name.is_empty() && name != heading {
            out.push_str(&paragraph("Caption", &run(&name, "")));
        }
        out.push_str(&table::write(table, width));
    }
}

fn level(section: &Section) -> u8 {
    section.depth.clamp(1, parts::LEVELS)
}

fn bookmark(number: usize) -> String {
    format!("_Section{}", number + 1)
}

/// Names and values as a table of two columns.
fn fields(out: &mut String, fields: &[Field], width: u16) {
    if fields.is_empty() {
        return;
    }
    let names = width / 4;
    let values = width - names;
    out.push_str(&table::opening("", &[names, values]));
    for (number, field) in fields.iter().enumerate() {
        let shade =
            format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", xml::colour(ink::GROUP));
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        // A short table of names stays on one page.
        let style = if number + 1 < fields.len().min(KEPT) { "TableTextKept" } else { "TableText" };
        let name = paragraph(style, &run(&field.name, "<w:b/>"));
        out.push_str(&table::cell(names, &shade, &name));
        out.push_str(&table::cell(values, "", &paragraph("TableText", &run(&field.value, ""))));
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    out.push_str(&paragraph("AfterTable", ""));
}

/// Headings that lead to their sections. There are no page numbers until a word processor renews the field.
fn contents(out: &mut String, sections: &[Section]) {
    out.push_str(&paragraph("ContentsHeading", &run("Contents", "")));
    let last = sections.len() - 1;
    for (number, section) in sections.iter().enumerate() {
        let mut inner = String::new();
        if number == 0 {
            inner.push_str(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \
                 \"1-3\" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
            );
        }
        write!(
            inner,
            "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
            bookmark(number),
            run(&prose::one_line(&section.heading), "")
        )
        .expect(FITS);
        if number == last {
            inner.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        out.push_str(&paragraph(&format!("TOC{}", level(section).min(3)), &inner));
    }
}

fn header(document: &Document) -> String {
    let inner = paragraph("Header", &run(&prose::running(&document.title), ""));
    format!("{}<w:hdr {}>{inner}</w:hdr>", parts::DECLARATION, parts::NAMESPACES)
}

/// What it is about to the left, `2 of 9` to the right.
fn footer(document: &Document) -> String {
    let tab = format!(
        "<w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs></w:pPr>",
        text_width(document)
    );
    let field = |name: &str| format!("<w:fldSimple w:instr=\" {name} \">{}</w:fldSimple>", run("1", ""));
    format!(
        "{}<w:ftr {}><w:p>{tab}{}<w:r><w:tab/></w:r>{}{}{}</w:p></w:ftr>",
        parts::DECLARATION,
        parts::NAMESPACES,
        run(&prose::running(&document.subtitle), ""),
        field("PAGE"),
        run(" of ", ""),
        field("NUMPAGES"),
    )
}

/// Properties of the file. Without a day of its own, a document says nothing about when it was made.
fn core(document: &Document) -> String {
    let created = prose::day(document).map_or_else(String::new, |day| {
        let at = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year, day.month, day.of_month);
        ["created", "modified"]
            .map(|name| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:{name}>"))
            .concat()
    });
    format!(
        "{}<cp:coreProperties {}><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:language>en-GB</dc:language>{created}</cp:coreProperties>",
        parts::DECLARATION,
        parts::CORE_NAMESPACES,
        escape(&prose::one_line(&document.title)),
        escape(&prose::one_line(&document.subtitle)),
    )
}
