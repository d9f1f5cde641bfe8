//! `export`

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use super::names::edition;
use super::{Hops, Input, put};
use crate::export;
use crate::graph::Closure;
use crate::view;

/// Print the catalog for machines
#[derive(Args)]
pub(super) struct ExportArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Graph(GraphArgs),
    Oscal(OscalArgs),
}

/// An edition as an OSCAL catalog: groups, controls, and what they ask in the project's own words
///
/// Ids of controls are made from references: `Art.6(1)(a)` is `Art.6_1_a`. A statement in OSCAL refers to the catalog by
/// the name `EDITION.oscal.json`.
#[derive(Args)]
struct OscalArgs {
    /// The edition, or a framework, which means its current edition
    #[arg(value_name = "EDITION")]
    edition: String,
    #[command(flatten)]
    input: Input,
}

/// Editions, provisions, mappings and unmapped statements as one graph
///
/// The shape is public and described by `crosswalk schema graph`.
#[derive(Args)]
struct GraphArgs {
    #[command(flatten)]
    input: Input,
    /// Add published pairs that were not taken over, as `rejected`
    #[arg(long)]
    rejected: bool,
    /// Add what follows for pairs without a mapping, as `inferred`, with every way that proves it
    #[arg(long)]
    inferred: bool,
    #[command(flatten)]
    hops: Hops,
    /// How to print
    #[arg(long, value_enum, default_value_t = GraphFormat::Json)]
    format: GraphFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum GraphFormat {
    /// One JSON object
    Json,
}

pub(super) fn run(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    match &args.what {
        What::Graph(args) => graph(args),
        What::Oscal(args) => oscal(args),
    }
}

fn graph(args: &GraphArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let document = view::graph_document(&graph);
    let document = if args.rejected { document.with_rejected(&graph) } else { document };
    let document = if args.inferred {
        document.with_inferred(&graph, &Closure::new(&graph, args.hops.hops))
    } else {
        document
    };
    put(&match args.format {
        GraphFormat::Json => export::graph::json(&document),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn oscal(args: &OscalArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    let edition = edition(&workspace.catalog, &args.edition)?;
    let document = view::edition_document(&workspace.graph(), edition, args.input.today()?);
    put(&export::oscal::catalog(&document))?;
    Ok(ExitCode::SUCCESS)
}
