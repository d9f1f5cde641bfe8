//! Fonts inside a file: the glyphs in use, their widths, and what they stand for.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use ttf_parser::{RawFace, Tag};

use super::font::Font;
use super::paint::Used;

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes a font under a number.
pub(super) fn font(pdf: &mut Pdf, next: &mut Ref, id: Ref, font: &Font, used: &Used, style: &str) {
    let (cid, descriptor, cmap, data) = (next.bump(), next.bump(), next.bump(), next.bump());
    let name = format!("{}+SourceSans3-{style}", prefix(used));
    let name = Name(name.as_bytes());
    pdf.type0_font(id)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(cmap);
    let mut inner = pdf.cid_font(cid);
    inner.subtype(CidFontType::Type0).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
    inner.default_width(0.0);
    let mut widths = inner.widths();
    for (glyph, (_, advance)) in &used.meaning {
        widths.same(*glyph, *glyph, f32::from(*advance));
    }
    widths.finish();
    inner.finish();
    let face = &font.face;
    let bounds = face.global_bounding_box();
    let [left, bottom, right, top] = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(f32::from);
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(f32::from(face.ascender()))
        .descent(f32::from(face.descender()))
        .cap_height(f32::from(face.capital_height().unwrap_or(660)))
        .stem_v(if style == "Regular" { 84.0 } else { 120.0 })
        .font_file3(data);
    let mut meaning = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
    for (glyph, (character, _)) in &used.meaning {
        meaning.pair(*glyph, *character);
    }
    pdf.cmap(cmap, &meaning.finish());
    let outlines = outlines(font, used);
    pdf.stream(data, &packed(&outlines))
        .filter(Filter::FlateDecode)
        .pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
}

/// The outlines of the glyphs in use.
fn outlines(font: &Font, used: &Used) -> Vec<u8> {
    let subset = subsetter::subset(font.data, 0, &used.glyphs).expect("the font that is shipped can be cut");
    let face = RawFace::parse(&subset, 0).expect("a part of a font is a font");
    face.table(Tag::from_bytes(b"CFF ")).expect("the font has outlines of this kind").to_vec()
}

/// Six letters that differ between different parts of a font.
fn prefix(used: &Used) -> String {
    let hash = used.glyphs.remapped_gids().fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| {
        (hash ^ u64::from(glyph)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let letter = |at: u32| char::from(b'A' + u8::try_from(hash / 26_u64.pow(at) % 26).expect("below 26"));
    (0..6).map(letter).collect()
}

/// Packed bytes.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let fits = "packing in memory";
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect(fits);
    encoder.finish().expect(fits)
}
