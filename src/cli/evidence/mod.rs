//! `evidence`

mod add;
mod list;
mod readers;

use std::process::ExitCode;

use clap::{Args, Subcommand};

/// Keep evidence and measured values: add files, list what counts, show which files can be read
#[derive(Args)]
pub(super) struct EvidenceArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Add(add::AddArgs),
    List(list::ListArgs),
    Readers(readers::ReadersArgs),
}

pub(super) fn run(args: &EvidenceArgs) -> anyhow::Result<ExitCode> {
    match &args.what {
        What::Add(args) => add::run(args),
        What::List(args) => list::run(args),
        What::Readers(args) => readers::run(args),
    }
}
