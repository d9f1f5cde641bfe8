//! `systems`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use super::Input;
use super::print::Print;
use crate::assess::assess;
use crate::export::systems as export;
use crate::view;

/// List the AI systems of an organisation, with answers, classes and open questions
///
/// Classes are derived by the rules of the catalog; each names the rules and the provisions behind it.
#[derive(Args)]
pub(super) struct SystemsArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file or folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    #[command(flatten)]
    print: Print,
}

pub(super) fn run(args: &SystemsArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let scope = workspace.catalog.scopes.first().context("the scope is there")?;
    let assessment = assess(&graph, scope, args.input.today()?);
    let systems = view::systems(&graph, &assessment);
    args.print.document(
        |layout| view::systems_document(&graph, &assessment, &systems, layout),
        || export::json(&systems),
    )?;
    Ok(ExitCode::SUCCESS)
}
