//! `risks`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::Input;
use super::names::system_named;
use super::print::{Print, PrintFormat};
use crate::assess::assess;
use crate::export::register as export;
use crate::export::risks::csv;
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
    #[command(flatten)]
    print: Print,
}

pub(super) fn run(args: &RisksArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let assessment = assess(&graph, &workspace.catalog.scopes[0], args.input.today()?);
    let system = args.system.as_deref().map(|name| system_named(assessment.scope, name)).transpose()?;
    let register = view::risk_register(&assessment, system.map(|system| &system.id));
    if args.print.format()? == PrintFormat::Csv {
        args.print.deliver(&csv(&register))?;
    } else {
        args.print.document(|_| register.document(), || export::json(&register))?;
    }
    Ok(ExitCode::SUCCESS)
}
