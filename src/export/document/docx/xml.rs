//! Paragraphs and runs. Every text passes through here.

use std::fmt::Write as _;

use crate::export::document::prose;
pub(super) use crate::export::document::prose::escape;

/// Why writing cannot fail.
pub(super) const FITS: &str = "writing to a string";

/// `E1E7EE`
pub(super) fn colour(rgb: u32) -> String {
    format!("{rgb:06X}")
}

/// A paragraph of a style around runs.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// A text with properties, its line ends and tabs as elements.
pub(super) fn run(text: &str, properties: &str) -> String {
    let clean = prose::clean(text);
    if clean.is_empty() {
        return String::new();
    }
    let mut out = String::from("<w:r>");
    if !properties.is_empty() {
        write!(out, "<w:rPr>{properties}</w:rPr>").expect(FITS);
    }
    for (number, line) in clean.split('\n').enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        for (number, piece) in line.split('\t').enumerate() {
            if number > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escape(piece)).expect(FITS);
            }
        }
    }
    out.push_str("</w:r>");
    out
}
