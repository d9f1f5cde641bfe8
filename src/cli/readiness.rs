//! `readiness`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::Input;
use super::print::Print;
use crate::assess::assess;
use crate::export::register as export;
use crate::view;

/// Print how ready an organisation is, and what is missing first
///
/// Five areas, the cycle of the management system, the documents that stage 1 of a certification asks for, the operation
/// that stage 2 looks at, the register of documented information, and a roadmap by phase. Every figure has its
/// denominator.
#[derive(Args)]
pub(super) struct ReadinessArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file, or its folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    #[command(flatten)]
    print: Print,
}

pub(super) fn run(args: &ReadinessArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let assessment = assess(&graph, &workspace.catalog.scopes[0], args.input.today()?);
    let report = view::readiness(&graph, &assessment);
    args.print.document(|_| report.document(), || export::json(&report))?;
    Ok(ExitCode::SUCCESS)
}
