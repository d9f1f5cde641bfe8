//! How documents are printed: in which format, and where to.

use std::ffi::OsStr;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{put, say};
use crate::export::document;
use crate::output::disk;
use crate::view::{Document, Layout};

/// How a document is printed.
#[derive(Args)]
pub(super) struct Print<F: Formats = PrintFormat> {
    /// How to print [default: as the name of --out ends, else markdown]
    #[arg(long, value_enum)]
    format: Option<F>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The formats of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PrintFormat {
    /// One file that is complete in itself
    Html,
    /// For printing and signing
    Pdf,
    /// A workbook
    Xlsx,
    /// For word processors
    Docx,
    /// Tables, for other programs
    Csv,
    /// For reading and for version control
    Markdown,
    /// For machines; see `crosswalk schema`
    Json,
}

/// Formats to choose from: those of documents, and more where a document has more.
pub(super) trait Formats: ValueEnum + From<PrintFormat> + Copy + Send + Sync + 'static {
    /// As a format of documents, where it is one.
    fn of_documents(self) -> Option<PrintFormat>;
}

impl Formats for PrintFormat {
    fn of_documents(self) -> Option<PrintFormat> {
        Some(self)
    }
}

impl<F: Formats> Print<F> {
    /// The format asked for, by name or by the name of the file.
    pub(super) fn format(&self) -> anyhow::Result<F> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(out) = &self.out else { return Ok(PrintFormat::Markdown.into()) };
        let ending = out.extension().and_then(OsStr::to_str).unwrap_or_default();
        match ending {
            "md" => Ok(PrintFormat::Markdown.into()),
            "htm" => Ok(PrintFormat::Html.into()),
            _ => match PrintFormat::from_str(ending, true) {
                Ok(format) => Ok(format.into()),
                Err(_) => bail!("`{}` does not tell the format; add --format", out.display()),
            },
        }
    }

    /// Prints a document; `json` is what machines get of it, and `other` what its own formats are.
    pub(super) fn document_or(
        &self,
        document: impl Fn(Layout) -> Document,
        json: impl Fn() -> Vec<u8>,
        other: impl Fn() -> Vec<u8>,
    ) -> anyhow::Result<()> {
        let Some(format) = self.format()?.of_documents() else { return self.deliver(&other()) };
        let bytes = match format {
            PrintFormat::Html => document::html(&document(Layout::Pages)),
            PrintFormat::Pdf => document::pdf(&document(Layout::Pages)),
            PrintFormat::Xlsx => document::xlsx(&document(Layout::Sheets)),
            PrintFormat::Docx => document::docx(&document(Layout::Pages)),
            PrintFormat::Csv => document::csv(&document(Layout::Sheets)),
            PrintFormat::Markdown => document::markdown(&document(Layout::Pages)),
            PrintFormat::Json => json(),
        };
        self.deliver(&bytes)
    }

    /// Writes the file, or prints.
    pub(super) fn deliver(&self, bytes: &[u8]) -> anyhow::Result<()> {
        if let Some(out) = &self.out {
            disk::write_file(out, bytes)?;
            say(&format!("wrote {}", out.display()));
            return Ok(());
        }
        let format = self.format()?.of_documents();
        let binary = matches!(format, Some(PrintFormat::Pdf | PrintFormat::Xlsx | PrintFormat::Docx));
        if binary && io::stdout().is_terminal() {
            bail!("this format is not for a terminal; name a file with --out");
        }
        put(bytes)
    }
}

impl Print {
    /// Prints a document; `json` is what machines get of it.
    pub(super) fn document(
        &self,
        document: impl Fn(Layout) -> Document,
        json: impl Fn() -> Vec<u8>,
    ) -> anyhow::Result<()> {
        // There is no other format.
        self.document_or(document, json, Vec::new)
    }
}
