//! The parts of the file that are always the same: types, relations, settings, styles.

use std::fmt::Write as _;

use super::xml::{FITS, colour};
use crate::export::document::prose::ink;

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"";

pub(super) const CORE_NAMESPACES: &str = "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

/// Depths of headings that there are styles for.
pub(super) const LEVELS: u8 = 6;

/// Sizes of headings, in half points.
const SIZES: [u8; LEVELS as usize] = [30, 25, 22, 21, 20, 20];

/// Parts in which nothing changes.
pub(super) fn fixed() -> [(&'static str, &'static str); 5] {
    [
        ("[Content_Types].xml", include_str!("parts/content-types.xml")),
        ("_rels/.rels", include_str!("parts/package-relations.xml")),
        ("docProps/app.xml", include_str!("parts/app.xml")),
        ("word/_rels/document.xml.rels", include_str!("parts/document-relations.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
    ]
}

/// The styles: names that every word processor knows, with the looks of this project.
pub(super) fn styles() -> String {
    let mut headings = String::new();
    for (level, size) in (1u8..).zip(SIZES) {
        let before = if level == 1 { 360 } else { 240 };
        write!(headings, "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"BodyText\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr>\
             <w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"100\"/>\
             <w:outlineLvl w:val=\"{outline}\"/></w:pPr><w:rPr><w:b/><w:color w:val=\"{ink}\"/>\
             <w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            outline = level - 1,
            ink = colour(ink::HEADING)).expect(FITS);
    }
    include_str!("parts/styles.xml")
        .replace("{headings}", &headings)
        .replace("{text}", &colour(ink::TEXT))
        .replace("{muted}", &colour(ink::MUTED))
        .replace("{heading}", &colour(ink::HEADING))
        .replace("{line}", &colour(ink::LINE))
}
