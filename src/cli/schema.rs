//! `schema`

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Input, put};
use crate::export::graph::SCHEMAS;
use crate::load::schema::{self, INPUTS};

/// Print the JSON Schema of a document for machines, or of a file that people write
///
/// Schemas of files (`scope`, `workspace`, `site`, `catalog-…`) are for editors. They name what the catalog at hand declares:
/// editions, themes, questions with their answers. Name one in the first line of a file: `#:schema scope.schema.json`.
#[derive(Args)]
pub(super) struct SchemaArgs {
    /// The document or file
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(names()))]
    name: String,
    #[command(flatten)]
    input: Input,
}

fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = SCHEMAS.iter().map(|(name, _)| *name).collect();
    names.extend(INPUTS.iter().map(|(name, _)| *name));
    names
}

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<ExitCode> {
    if let Some((_, write)) = SCHEMAS.iter().find(|(name, _)| *name == args.name) {
        put(&write())?;
        return Ok(ExitCode::SUCCESS);
    }
    let (_, kind) = INPUTS.iter().find(|(name, _)| *name == args.name).context("clap knows the names")?;
    let workspace = args.input.open(&[])?;
    put(&schema::file(*kind, &workspace.catalog))?;
    Ok(ExitCode::SUCCESS)
}
