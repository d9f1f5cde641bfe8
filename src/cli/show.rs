//! `show`

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::names::no_provision;
use super::{Input, put, say};
use crate::export::provision as export;
use crate::graph::{Closure, HOPS};
use crate::view;

/// Show a provision: what it asks, to whom it applies, and how it compares with others
///
/// The id may leave out the edition (iso-27001/A.9.4.1), or the framework too (A.6.2.4). Where several editions have it, the
/// current one is shown; an id of a superseded edition leads to what it is today.
#[derive(Args)]
pub(super) struct ShowArgs {
    /// Id of the provision
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
    format: ShowFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum ShowFormat {
    /// For reading
    Text,
    /// What the page of the provision shows, for machines
    Json,
}

pub(super) fn run(args: &ShowArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let named = graph.named(&args.id);
    let Some(first) = named.first() else {
        say(&no_provision(&workspace.catalog, &args.id));
        return Ok(ExitCode::from(1));
    };
    let page = view::provision(
        &graph,
        &Closure::new(&graph, HOPS),
        first,
        &workspace.assess(&graph, args.input.today()?),
    );
    put(&match args.format {
        ShowFormat::Text => export::text(&page),
        ShowFormat::Json => export::json(&page),
    })?;
    for other in &named[1..] {
        say(&format!("see also `{}`", other.id));
    }
    Ok(ExitCode::SUCCESS)
}
