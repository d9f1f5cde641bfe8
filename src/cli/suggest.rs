//! `suggest`

use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::names::{no_edition, no_provision};
use super::search::ListFormat;
use super::{Input, put, say};
use crate::export::suggestions as export;
use crate::graph::{Closure, HOPS};
use crate::model::{Catalog, EditionId};
use crate::search::Index;
use crate::view;

/// Suggest what a provision might be mapped to, and why
///
/// Candidates read alike, or mappings lead to them by a detour; both are shown apart. A candidate is a reason to read two
/// texts, and no mapping: nothing is written.
#[derive(Args)]
pub(super) struct SuggestArgs {
    /// Id of the provision; it may leave out the edition, or the framework too
    #[arg(value_name = "PROVISION")]
    id: String,
    #[command(flatten)]
    input: Input,
    /// Only candidates of this edition, or of the edition in force of this framework
    #[arg(long = "in", value_name = "EDITION")]
    edition: Option<String>,
    /// How many to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

pub(super) fn run(args: &SuggestArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    let catalog = &workspace.catalog;
    let edition = args.edition.as_ref().map(|name| current_edition(catalog, name)).transpose()?;
    let graph = workspace.graph();
    let Some(provision) = graph.named(&args.id).into_iter().next() else {
        say(&no_provision(catalog, &args.id));
        return Ok(ExitCode::from(1));
    };
    if !provision.force.asks() {
        let (id, force) = (&provision.id, provision.force);
        let instead = provision.guides.iter().chain(graph.parts(id).into_iter().map(|part| &part.id)).next();
        let hint = instead.map(|id| format!("; ask for `{id}` instead")).unwrap_or_default();
        say(&format!("`{id}` asks for nothing ({force}), so nothing is mapped to it{hint}"));
        return Ok(ExitCode::from(1));
    }
    let provisions = view::searchables(&graph);
    let position = catalog.position(&provision.id).expect("the provision is of this catalog");
    let similar = Index::new(&provisions).similar(position);
    let closure = Closure::new(&graph, HOPS);
    let found = view::suggestions(&graph, &closure, provision, &similar, edition, args.limit);
    put(&match args.format {
        ListFormat::Text => export::text(&found),
        ListFormat::Json => export::json(&found),
    })?;
    if found.candidates.is_empty() {
        say(&format!("there is no candidate for `{}`", provision.id));
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

/// The edition in force that a name means.
fn current_edition<'c>(catalog: &'c Catalog, name: &str) -> anyhow::Result<&'c EditionId> {
    let current = || catalog.editions.iter().filter(|edition| edition.superseded_by.is_none());
    if let Some(found) =
        current().find(|edition| edition.id.as_str() == name || edition.id.framework() == name)
    {
        return Ok(&found.id);
    }
    if let Some(old) = catalog.editions.iter().find(|edition| edition.id.as_str() == name) {
        let successor = old.superseded_by.as_ref().map(|id| format!("; ask for `{id}`")).unwrap_or_default();
        bail!("`{name}` is superseded, and nothing new is mapped to it{successor}");
    }
    no_edition(name, current())
}
