//! `risks`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::{DocumentFormat, Input, put};
use crate::assess::assess;
use crate::diag::did_you_mean;
use crate::export::register as export;
use crate::export::risks::csv;
use crate::model::{Scope, SystemId};
use crate::view;

/// Print the risk register of an organisation
///
/// Levels before and after treatment by the matrix that the scope declares, L² + C² with its rank, annual loss expectancy,
/// treatment with the state of its controls, and a heat map. Tells what is above the acceptable level without approval,
/// whose review is overdue, and whose controls are excluded or have not begun.
#[derive(Args)]
pub(super) struct RisksArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file, or its folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// Only the risks of this system
    #[arg(long, value_name = "ID")]
    system: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = DocumentFormat::Markdown)]
    format: DocumentFormat,
}

pub(super) fn run(args: &RisksArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let assessment = assess(&graph, &workspace.catalog.scopes[0], args.input.today()?);
    let system = args.system.as_deref().map(|name| system(assessment.scope, name)).transpose()?;
    let register = view::risk_register(&assessment, system);
    put(&match args.format {
        DocumentFormat::Csv => csv(&register),
        DocumentFormat::Markdown => export::markdown(&register.document()),
        DocumentFormat::Json => export::json(&register),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The system of that name.
fn system<'c>(scope: &'c Scope, name: &str) -> anyhow::Result<&'c SystemId> {
    let found = scope.systems.iter().find(|system| system.id.as_str() == name);
    let Some(system) = found else {
        let known: Vec<_> = scope.systems.iter().map(|system| system.id.as_str()).collect();
        let hint = did_you_mean(name, &known).unwrap_or_else(|| "look into the scope".to_owned());
        bail!("there is no system `{name}` in this scope; {hint}");
    };
    Ok(&system.id)
}
