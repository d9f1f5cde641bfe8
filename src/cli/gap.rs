//! `gap`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::names::editions;
use super::{DocumentFormat, Hops, Input, put};
use crate::assess::assess_for;
use crate::export::gap as export;
use crate::graph::Closure;
use crate::view;

/// Tell what is left to do for one framework by someone who meets others
///
/// For each provision that asks for something, at the lowest level: covered, partly covered with what is left, inferred,
/// without counterpart with the reason, or not reviewed. Coverage is printed as bounds, with the denominator.
#[derive(Args)]
pub(super) struct GapArgs {
    /// Editions that are met; a framework without an edition means the current one
    #[arg(long, value_name = "EDITION", value_delimiter = ',', required = true)]
    have: Vec<String>,
    /// Editions that are wanted
    #[arg(long, value_name = "EDITION", value_delimiter = ',', required = true)]
    want: Vec<String>,
    /// Count only what applies to this organisation
    #[arg(long, value_name = "FILE")]
    scope: Option<PathBuf>,
    #[command(flatten)]
    hops: Hops,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = DocumentFormat::Markdown)]
    format: DocumentFormat,
}

pub(super) fn run(args: &GapArgs) -> anyhow::Result<ExitCode> {
    let scopes: Vec<_> = args.scope.iter().cloned().collect();
    let Some(workspace) = args.input.open_clean(&scopes)? else { return Ok(ExitCode::from(1)) };
    let catalog = &workspace.catalog;
    let (have, want) = editions(catalog, &args.have, &args.want)?;
    let graph = workspace.graph();
    let closure = Closure::new(&graph, args.hops.hops);
    let wanted: Vec<_> = want.iter().map(|edition| edition.id.clone()).collect();
    let scope = catalog.scopes.first().filter(|_| args.scope.is_some());
    let today = args.input.today()?;
    let assessment = scope.map(|scope| assess_for(&graph, scope, &wanted, today));
    let report = view::gap(&graph, &closure, &have, &want, assessment.as_ref());
    put(&match args.format {
        DocumentFormat::Csv => export::csv(&report),
        DocumentFormat::Markdown => export::markdown(&report),
        DocumentFormat::Json => export::json(&report),
    })?;
    Ok(ExitCode::SUCCESS)
}
