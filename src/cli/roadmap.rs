//! `roadmap`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::names::editions;
use super::{DocumentFormat, Hops, Input, put};
use crate::assess::assess_for;
use crate::export::roadmap as export;
use crate::graph::Closure;
use crate::view;

/// Tell in which order to close the gap between what is met and what is wanted
///
/// A short sequence of provisions that closes everything that applies to the organisation: what is met together with
/// another provision is no step of its own. Sorted by the day from which it applies, by how it binds, by the number of
/// systems, and by what it closes.
#[derive(Args)]
pub(super) struct RoadmapArgs {
    /// Editions that are met; a framework without an edition means the current one
    #[arg(long, value_name = "EDITION", value_delimiter = ',')]
    have: Vec<String>,
    /// Editions that are wanted
    #[arg(long, value_name = "EDITION", value_delimiter = ',', required = true)]
    want: Vec<String>,
    /// The organisation's scoping file
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    #[command(flatten)]
    hops: Hops,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = DocumentFormat::Markdown)]
    format: DocumentFormat,
}

pub(super) fn run(args: &RoadmapArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let (have, want) = editions(&workspace.catalog, &args.have, &args.want)?;
    let graph = workspace.graph();
    let closure = Closure::new(&graph, args.hops.hops);
    let wanted: Vec<_> = want.iter().map(|edition| edition.id.clone()).collect();
    let assessment = assess_for(&graph, &workspace.catalog.scopes[0], &wanted, args.input.today()?);
    let roadmap = view::roadmap(&graph, &closure, &have, &want, &assessment);
    put(&match args.format {
        DocumentFormat::Csv => export::csv(&roadmap),
        DocumentFormat::Markdown => export::markdown(&roadmap),
        DocumentFormat::Json => export::json(&roadmap),
    })?;
    Ok(ExitCode::SUCCESS)
}
