//! Problems in print: for people, for machines, for code scanning, for pull requests.

mod github;
mod human;
mod json;
mod sarif;

pub(super) use human::{Style, human};

use std::ops::Range;

use clap::ValueEnum;

use crate::diag::{Diagnostic, Position, Sources};
use crate::export::sarif::Region;
use crate::model::Origin;

/// How problems are printed.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// With the place in the text, for people
    Human,
    /// One JSON object, for machines
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// The whole report, ready for standard output.
pub(super) fn print(found: &[Diagnostic], sources: &Sources, format: Format) -> Vec<u8> {
    match format {
        Format::Human => human(found, sources, Style::of_stdout()).into_bytes(),
        Format::Json => json::json(found, sources),
        Format::Sarif => sarif::sarif(found, sources),
        Format::Github => github::github(found, sources).into_bytes(),
    }
}

/// A place as people count.
pub(super) struct Place<'s> {
    pub(super) path: &'s str,
    pub(super) start: Position,
    pub(super) end: Position,
}

impl<'s> Place<'s> {
    /// The same for reports, with what is said of it.
    fn region(&self, message: &'s str) -> Region<'s> {
        Region {
            path: self.path,
            start: (self.start.line, self.start.column),
            end: (self.end.line, self.end.column),
            message,
        }
    }
}

pub(super) fn place(origin: Origin, sources: &Sources) -> Place<'_> {
    let file = sources.file(origin.file);
    let Range { start, end } = clamped(origin, &file.text);
    Place {
        path: &file.path,
        start: sources.position(origin.file, start),
        end: sources.position(origin.file, end),
    }
}

/// The bytes of an origin within its text, on character boundaries.
fn clamped(origin: Origin, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(origin.start);
    let end = text.ceil_char_boundary(origin.end.max(start));
    start..end
}
