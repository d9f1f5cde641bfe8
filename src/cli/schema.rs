//! `schema`

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::put;
use crate::export::graph::SCHEMAS;

/// Print the JSON Schema of a document for machines
#[derive(Args)]
pub(super) struct SchemaArgs {
    /// The document
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(SCHEMAS.map(|(name, _)| name)))]
    name: String,
}

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<ExitCode> {
    let (_, schema) = SCHEMAS.iter().find(|(name, _)| *name == args.name).context("clap knows the names")?;
    put(&schema())?;
    Ok(ExitCode::SUCCESS)
}
