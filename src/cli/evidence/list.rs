//! `evidence list`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use crate::assess::assess;
use crate::cli::names::system;
use crate::cli::{Input, put};
use crate::export::document::markdown;
use crate::export::evidence as export;
use crate::view;

/// List evidence and measured values, how they stand, and where evidence is missing
///
/// Missing is what applies, is recorded as implemented, and has no evidence that counts on the day. Files that are named with a
/// digest are read again and compared.
#[derive(Args)]
pub(super) struct ListArgs {
    /// The organisation's scoping file, or its folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// Only what is about this system
    #[arg(long, value_name = "ID")]
    system: Option<String>,
    /// Exit with 1 if something is stale, out of limits, changed or missing
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    format: ListFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum ListFormat {
    /// Columns, for reading on a terminal
    Table,
    /// One line per row, for spreadsheets
    Csv,
    /// For machines; see `crosswalk schema evidence`
    Json,
    /// For reading and for version control
    Markdown,
}

pub(super) fn run(args: &ListArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let scope = workspace.catalog.scopes.first().context("the scope is there")?;
    let assessment = assess(&graph, scope, args.input.today()?);
    let system = args.system.as_ref().map(|name| system(scope, name)).transpose()?;
    let register = view::evidence_register(&assessment, system.map(|system| &system.id));
    put(&match args.format {
        ListFormat::Table => export::table(&register),
        ListFormat::Csv => export::csv(&register),
        ListFormat::Json => export::json(&register),
        ListFormat::Markdown => markdown(&view::evidence_document(&register)),
    })?;
    Ok(ExitCode::from(u8::from(args.exit_code && register.has_trouble())))
}
