//! `build`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Input, report_to_stderr, say};
use crate::diag::Diagnostics;
use crate::output::disk;

/// Build the static site
///
/// Checks first; with errors nothing is written. The new site takes the place of the old one in one step, and files that
/// did not change keep their time stamps.
#[derive(Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    input: Input,
    /// Show this scope instead of those that crosswalk.toml lists; may be given again
    #[arg(long, value_name = "FILE")]
    scope: Vec<PathBuf>,
    /// Folder to build into; it is replaced as a whole [default: public/ in the workspace]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &BuildArgs) -> anyhow::Result<ExitCode> {
    let workspace = args.input.open(&args.scope)?;
    let today = args.input.today()?;
    let found = workspace.check(today);
    let failed = found.has_errors();
    if !found.is_empty() {
        report_to_stderr(found, &workspace);
    }
    if failed {
        say("nothing was built");
        return Ok(ExitCode::from(1));
    }
    let artifacts = match workspace.build(today) {
        Ok(artifacts) => artifacts,
        Err(problem) => {
            let mut found = Diagnostics::default();
            found.push(*problem);
            report_to_stderr(found, &workspace);
            say("nothing was built");
            return Ok(ExitCode::from(1));
        }
    };
    let folder = args.out.clone().unwrap_or_else(|| {
        let inside = args.input.root.join("public");
        inside.strip_prefix(".").map(PathBuf::from).unwrap_or(inside)
    });
    let written = disk::replace(&folder, &artifacts)?;
    let shown = folder.display();
    say(&format!(
        "built {} files into {shown} ({} changed, {} as before, {} removed)\n\
         open {shown}/index.html in a browser, or put the folder on any web server",
        artifacts.len(),
        written.changed,
        written.unchanged,
        written.removed
    ));
    Ok(ExitCode::SUCCESS)
}
