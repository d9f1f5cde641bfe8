//! `checklist`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{DocumentFormat, Input, put};
use crate::assess::assess;
use crate::diag::{did_you_mean, list};
use crate::export::checklist as export;
use crate::view;

/// Print what applies to one AI system
///
/// Provisions that apply or may apply, each with its reason, and those that do not, with theirs.
#[derive(Args)]
pub(super) struct ChecklistArgs {
    /// Id of the system in the scope
    #[arg(value_name = "SYSTEM")]
    system: String,
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = DocumentFormat::Markdown)]
    format: DocumentFormat,
}

pub(super) fn run(args: &ChecklistArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let scope = workspace.catalog.scopes.first().context("the scope is there")?;
    let assessment = assess(&graph, scope, args.input.today()?);
    let Some(system) = scope.systems.iter().find(|system| system.id.as_str() == args.system) else {
        let known: Vec<_> = scope.systems.iter().map(|system| system.id.as_str()).collect();
        let hint =
            did_you_mean(&args.system, &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
        bail!("there is no system `{}` in this scope; {hint}", args.system);
    };
    let checklist = view::checklist(&graph, &assessment, system);
    put(&match args.format {
        DocumentFormat::Csv => export::csv(&checklist),
        DocumentFormat::Markdown => export::markdown(&checklist),
        DocumentFormat::Json => export::json(&checklist),
    })?;
    Ok(ExitCode::SUCCESS)
}
