//! `records`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::Input;
use super::print::{Print, PrintFormat};
use crate::assess::assess;
use crate::export::{document, register as export};
use crate::view;

/// Print the records of the management system, and what is overdue
///
/// Audits, reviews, nonconformities, corrective actions, meetings, incidents and complaints: each under the one that it
/// comes from. Tells what is overdue, which nonconformity has no corrective action, and which audit or review is expected
/// and not there.
#[derive(Args)]
pub(super) struct RecordsArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file, or its folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    #[command(flatten)]
    print: Print,
}

pub(super) fn run(args: &RecordsArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let assessment = assess(&graph, &workspace.catalog.scopes[0], args.input.today()?);
    let report = view::records(&graph, &assessment);
    if args.print.format()? == PrintFormat::Csv {
        args.print.deliver(&document::csv(&report.list()))?;
    } else {
        args.print.document(|_| report.document(), || export::json(&report))?;
    }
    Ok(ExitCode::SUCCESS)
}
