//! `verify`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::issue::inputs;
use super::stated::scope_of;
use super::{Input, put};
use crate::export::issue as export;
use crate::load::digest;
use crate::view::{Present, verify};

/// Tell whether issued statements are as they were issued
///
/// Holds each file in `issued/` against its digest, its name and its place in the chain; makes the statement anew where
/// catalog and scope are still the same. Exit code 1 if a file or a chain is not intact; 2 if nothing can be said.
#[derive(Args)]
pub(super) struct VerifyArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file or folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = VerifyFormat::Human)]
    format: VerifyFormat,
}

/// How it is told.
#[derive(Clone, Copy, ValueEnum)]
enum VerifyFormat {
    /// For people
    Human,
    /// For machines; see `crosswalk schema verification`
    Json,
}

pub(super) fn run(args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else {
        bail!("nothing can be said while the workspace has errors");
    };
    let scope = scope_of(&workspace)?;
    if scope.issued.is_empty() {
        bail!("nothing has been issued: there is no `issued/*.json` beside `{}`", scope.path);
    }
    let graph = workspace.graph();
    let inputs = inputs(&workspace)?;
    let present = Present { graph: &graph, scope, inputs: &inputs, crosswalk: super::VERSION };
    let found = verify(&present, digest);
    put(&match args.format {
        VerifyFormat::Human => export::human(&found),
        VerifyFormat::Json => export::json(&found),
    })?;
    Ok(ExitCode::from(u8::from(!found.intact)))
}
