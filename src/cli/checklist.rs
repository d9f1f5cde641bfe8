//! `checklist`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Input;
use super::names::{editions_named, system_named};
use super::print::Print;
use crate::assess::assess_for;
use crate::export::checklist as export;
use crate::view;

/// Print what an AI system has to meet and to do
///
/// Tasks by stage and role, as deep as the system's risk calls for; every provision with its verdict, its reason and the day
/// from which it applies. Without a system: what the organisation does once.
#[derive(Args)]
pub(super) struct ChecklistArgs {
    /// Id of the system in the scope
    #[arg(value_name = "SYSTEM", required_unless_present = "organisation")]
    system: Option<String>,
    /// What the organisation does once, for all its systems
    #[arg(long, conflicts_with = "system")]
    organisation: bool,
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file or folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// Only this framework or edition, in the scope or not; may be given again
    #[arg(long, value_name = "FRAMEWORK")]
    framework: Vec<String>,
    #[command(flatten)]
    print: Print,
}

pub(super) fn run(args: &ChecklistArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let scope = workspace.catalog.scopes.first().context("the scope is there")?;
    let system = args.system.as_ref().map(|name| system_named(scope, name)).transpose()?;
    let frameworks = if args.framework.is_empty() {
        scope.organisation.frameworks.clone()
    } else {
        editions_named(&workspace.catalog, &args.framework)?
    };
    if frameworks.is_empty() {
        bail!("the scope names no framework; add one to `frameworks`, or name one with --framework");
    }
    let assessment = assess_for(&graph, scope, &frameworks, args.input.today()?);
    let checklist = view::checklist(&graph, &assessment, system);
    args.print.document(
        |layout| view::checklist_document(&graph, &checklist, layout),
        || export::json(&checklist),
    )?;
    Ok(ExitCode::SUCCESS)
}
