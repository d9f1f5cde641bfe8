//! `check`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::report::{self, Format};
use super::{Input, counted, put, say, summary};

/// Report every problem of the workspace
///
/// Prints all problems at once, each with its place, the reason and the next action. `crosswalk explain CODE` says more
/// about one. Errors give exit code 1; warnings alone do not, unless --strict.
#[derive(Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    input: Input,
    /// Check this scope instead of those that crosswalk.toml lists; may be given again
    #[arg(long, value_name = "FILE")]
    scope: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Let warnings give exit code 1 too
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<ExitCode> {
    let workspace = args.input.open(&args.scope)?;
    let found = workspace.check(args.input.today()?);
    let failed = found.has_errors() || (args.strict && !found.is_empty());
    let summary = if found.is_empty() {
        let catalog = &workspace.catalog;
        let counts = [
            counted(catalog.provisions.len(), "provision"),
            counted(catalog.mappings.len(), "mapping"),
            counted(catalog.scopes.len(), "scope"),
        ];
        format!("no problems in {}", counts.join(", "))
    } else {
        summary(&found)
    };
    put(&report::print(&found.sorted(), &workspace.sources, args.format))?;
    say(&summary);
    Ok(ExitCode::from(u8::from(failed)))
}
