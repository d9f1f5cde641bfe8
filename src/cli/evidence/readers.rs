//! `evidence readers`

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use crate::cli::put;
use crate::measure::READERS;

/// List the files that can be read, and how they are recognised
///
/// What tools call the metrics is in catalog/tool-names.toml; a workspace may lay its own names over it.
#[derive(Args)]
pub(super) struct ReadersArgs {}

pub(super) fn run(_: &ReadersArgs) -> anyhow::Result<ExitCode> {
    let mut text = String::new();
    for reader in READERS {
        let parts = [("files", reader.files), ("recognised by", reader.sign), ("tells", reader.values)];
        writeln!(text, "{}", reader.name)?;
        for (name, words) in parts {
            writeln!(text, "  {name}: {words}")?;
        }
    }
    put(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
