//! `soa`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::{DocumentFormat, Input, put};
use crate::assess::assess;
use crate::export::statement as export;
use crate::view;

/// Print the statement of applicability of an organisation
///
/// One row per control: verdict, reason, rule, facts, implementation, owner, evidence.
#[derive(Args)]
pub(super) struct SoaArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = DocumentFormat::Markdown)]
    format: DocumentFormat,
}

pub(super) fn run(args: &SoaArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let assessment = assess(&graph, &workspace.catalog.scopes[0], args.input.today()?);
    let Some(edition) = view::stated_edition(&workspace.catalog, assessment.scope) else {
        bail!("none of the frameworks in this scope has controls; add `iso-42001@2023` to `frameworks`");
    };
    let statement = view::statement(&graph, &assessment, &edition);
    put(&match args.format {
        DocumentFormat::Csv => export::csv(&statement),
        DocumentFormat::Markdown => export::markdown(&statement),
        DocumentFormat::Json => export::json(&statement),
    })?;
    Ok(ExitCode::SUCCESS)
}
