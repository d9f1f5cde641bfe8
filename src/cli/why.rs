//! `why`

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::names::provision;
use super::{Hops, Input, put};
use crate::export::why as export;
use crate::view;

/// Tell how two provisions relate, and on what that rests
///
/// Prints the mapping of the two, and every way over other mappings, step by step with reasons. Where nothing follows, it
/// says what was tried and why that proves nothing.
#[derive(Args)]
pub(super) struct WhyArgs {
    /// Id of a provision, with or without edition and framework
    #[arg(value_name = "A")]
    source: String,
    /// Id of the other provision
    #[arg(value_name = "B")]
    target: String,
    #[command(flatten)]
    hops: Hops,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = WhyFormat::Text)]
    format: WhyFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum WhyFormat {
    /// For reading
    Text,
    /// For machines; see `crosswalk schema`
    Json,
}

pub(super) fn run(args: &WhyArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let (source, target) = (provision(&graph, &args.source)?, provision(&graph, &args.target)?);
    if source.id == target.id {
        bail!("both names mean `{}`; name two provisions", source.id);
    }
    let report = view::why(&graph, source, target, args.hops.hops);
    put(&match args.format {
        WhyFormat::Text => export::text(&report),
        WhyFormat::Json => export::json(&report),
    })?;
    Ok(ExitCode::SUCCESS)
}
