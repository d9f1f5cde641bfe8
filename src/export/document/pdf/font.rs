//! The two fonts: which glyph a character has, how wide it is, and how close it stands to the next one.

use std::sync::LazyLock;

use ttf_parser::Face;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};

/// Fonts are shipped as they were published; files hold the glyphs that a document uses.
const REGULAR: &[u8] = include_bytes!("../fonts/SourceSans3-Regular.otf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/SourceSans3-Semibold.otf");

/// Units in which both fonts measure, for each unit of size.
pub(super) const UNITS: f32 = 1000.0;

/// Characters whose glyphs and distances are looked up once.
const COMMON: usize = LAST_COMMON as usize + 1;
const LAST_COMMON: u8 = b'~';

/// Shown in the place of a character that the fonts do not have.
const BOX: char = '□';

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Regular,
    Semibold,
}

/// A glyph in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) id: u16,
    /// Its width, in units of the font.
    pub(super) advance: u16,
    /// How much closer the next glyph stands, if negative.
    pub(super) kerning: i16,
    /// What it stands for.
    pub(super) character: char,
    /// Whether it stands for a character that the fonts do not have.
    pub(super) missing: bool,
}

impl Glyph {
    /// From here to the next glyph, in units of the font.
    pub(super) fn width(&self) -> f32 {
        f32::from(self.advance) + f32::from(self.kerning)
    }
}

/// Both fonts.
pub(super) struct Fonts {
    regular: Font,
    semibold: Font,
}

impl Fonts {
    /// The fonts that the program carries, read once.
    pub(super) fn shipped() -> &'static Self {
        static FONTS: LazyLock<Fonts> =
            LazyLock::new(|| Fonts { regular: Font::new(REGULAR), semibold: Font::new(SEMIBOLD) });
        &FONTS
    }

    pub(super) fn get(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        }
    }
}

/// A font, ready to measure.
pub(super) struct Font {
    pub(super) data: &'static [u8],
    pub(super) face: Face<'static>,
    /// Glyph and width of each common character.
    glyphs: Vec<Option<(u16, u16)>>,
    /// Distances of all pairs of common characters.
    kerning: Vec<i16>,
    fallback: (u16, u16),
    blank: (u16, u16),
}

impl Font {
    fn new(data: &'static [u8]) -> Self {
        let face = Face::parse(data, 0).expect("the font that is shipped can be read");
        let find = |c: char| {
            let id = face.glyph_index(c)?;
            Some((id.0, face.glyph_hor_advance(id).unwrap_or(0)))
        };
        let glyphs: Vec<_> = (0..=LAST_COMMON).map(|code| find(char::from(code))).collect();
        let fallback = find(BOX).expect("the font has a box");
        let blank = find(' ').expect("the font has a space");
        let kerning = kerning(&face, &glyphs);
        Self { data, face, glyphs, kerning, fallback, blank }
    }

    /// The glyphs of a text. Marks that only steer other programs have none.
    pub(super) fn glyphs(&self, text: &str) -> Vec<Glyph> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        for character in text.chars().filter(|c| !steers(*c)) {
            let (id, advance, missing) = match self.find(character) {
                Some((id, advance)) => (id, advance, false),
                None if character.is_whitespace() => (self.blank.0, self.blank.1, false),
                None => (self.fallback.0, self.fallback.1, true),
            };
            if let Some(last) = glyphs.last_mut() {
                last.kerning = self.between(last.character, character);
            }
            glyphs.push(Glyph { id, advance, kerning: 0, character, missing });
        }
        glyphs
    }

    fn find(&self, c: char) -> Option<(u16, u16)> {
        match self.glyphs.get(c as usize) {
            Some(common) => *common,
            None => {
                let id = self.face.glyph_index(c)?;
                Some((id.0, self.face.glyph_hor_advance(id)?))
            }
        }
    }

    fn between(&self, left: char, right: char) -> i16 {
        let (left, right) = (left as usize, right as usize);
        if left < COMMON && right < COMMON { self.kerning[left * COMMON + right] } else { 0 }
    }

    /// Width of a text at a size.
    pub(super) fn measure(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(Glyph::width).sum::<f32>() * size / UNITS
    }
}

/// Joiners, marks of direction, selectors of variants, and the soft hyphen.
fn steers(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn kerning(face: &Face<'_>, glyphs: &[Option<(u16, u16)>]) -> Vec<i16> {
    let mut table = vec![0; COMMON * COMMON];
    for (left, from) in glyphs.iter().enumerate() {
        for (right, to) in glyphs.iter().enumerate() {
            if let (Some((from, _)), Some((to, _))) = (from, to) {
                table[left * COMMON + right] = pair(face, *from, *to).unwrap_or(0);
            }
        }
    }
    table
}

/// The distance that the font asks for between two glyphs.
fn pair(face: &Face<'_>, left: u16, right: u16) -> Option<i16> {
    let (left, right) = (ttf_parser::GlyphId(left), ttf_parser::GlyphId(right));
    let positions = face.tables().gpos?;
    let feature = positions.features.find(ttf_parser::Tag::from_bytes(b"kern"))?;
    let lookups = feature.lookup_indices.into_iter().filter_map(|index| positions.lookups.get(index));
    for lookup in lookups {
        for subtable in lookup.subtables.into_iter::<PositioningSubtable<'_>>() {
            let PositioningSubtable::Pair(adjustment) = subtable else { continue };
            let found = match adjustment {
                PairAdjustment::Format1 { coverage, sets } => {
                    coverage.get(left).and_then(|index| sets.get(index)).and_then(|set| set.get(right))
                }
                PairAdjustment::Format2 { coverage, classes, matrix } => {
                    coverage.get(left).and_then(|_| matrix.get((classes.0.get(left), classes.1.get(right))))
                }
            };
            if let Some((first, _)) = found {
                return Some(first.x_advance);
            }
        }
    }
    None
}
