//! `search`

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::names::no_edition;
use super::{Input, put, say};
use crate::diag::{fold, list, nearest};
use crate::export::search_results as export;
use crate::model::{Catalog, ProvisionKind};
use crate::search::{Found, Index, Only};
use crate::view;

/// Find provisions by words and by ids
///
/// Ids may be written as people write them: A.6.2.4, "42001 A.6.2.4", "Article 10(2)", "GOVERN 1.1". Words are looked for in
/// titles, summaries, documents, and keywords of themes. Superseded editions come after those in force.
#[derive(Args)]
pub(super) struct SearchArgs {
    /// Words, or an id
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    input: Input,
    /// Only provisions of this edition (iso-42001@2023), or of any edition of this framework (iso-42001)
    #[arg(long, value_name = "EDITION")]
    edition: Option<String>,
    /// Only provisions of this kind, such as control or article
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// How many to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum ListFormat {
    /// For reading
    Text,
    /// For machines
    Json,
}

pub(super) fn run(args: &SearchArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    if let Some(edition) = &args.edition {
        known_edition(&workspace.catalog, edition)?;
    }
    if let Some(kind) = &args.kind {
        known_kind(kind)?;
    }
    let graph = workspace.graph();
    let provisions = view::searchables(&graph);
    let index = Index::new(&provisions);
    let typed = args.words.join(" ");
    let found = index.find(&typed, Only { edition: args.edition.as_deref(), kind: args.kind.as_deref() });
    if found.hits.is_empty() {
        say(&format!("nothing found for `{typed}`{}", hint(&index, &workspace.catalog, &typed, &found)));
        return Ok(ExitCode::from(1));
    }
    let results = view::search_results(&graph, &typed, &found.hits, args.limit);
    put(&match args.format {
        ListFormat::Text => export::text(&results),
        ListFormat::Json => export::json(&results),
    })?;
    let unknown: Vec<_> = found.unknown.iter().chain(&found.missed).map(String::as_str).collect();
    if !unknown.is_empty() {
        let hint = hint(&index, &workspace.catalog, &typed, &found);
        say(&format!("nothing has {}{hint}", list(&unknown)));
    } else if !found.complete {
        say("no provision has all of these words; shown are those that have most of them");
    }
    Ok(ExitCode::SUCCESS)
}

/// `; did you mean `fairness`?`
fn hint(index: &Index<'_>, catalog: &Catalog, typed: &str, found: &Found) -> String {
    let ids = || catalog.provisions.iter().flat_map(|p| [p.id.as_str(), p.id.reference()]);
    let vocabulary = index.vocabulary();
    let words = || vocabulary.iter().map(String::as_str);
    let missed = found.missed.iter().filter_map(|id| nearest(id, ids()));
    let unknown = found.unknown.iter().filter_map(|word| nearest(word, words()));
    let mut near: Vec<_> = missed.chain(unknown).collect();
    // Less is too little to guess from.
    if near.is_empty() && fold(typed).chars().count() > 2 {
        near.extend(nearest(typed, ids()));
    }
    near.dedup();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", list(&near)) }
}

fn known_edition(catalog: &Catalog, name: &str) -> anyhow::Result<()> {
    let editions = &catalog.editions;
    if editions.iter().any(|edition| edition.id.as_str() == name || edition.id.framework() == name) {
        return Ok(());
    }
    no_edition(name, editions.iter())
}

fn known_kind(name: &str) -> anyhow::Result<()> {
    if name.parse::<ProvisionKind>().is_ok() {
        return Ok(());
    }
    let kinds = || ProvisionKind::ALL.iter().map(|kind| kind.as_str());
    let hint = match nearest(name, kinds()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it can be {}", list(&kinds().collect::<Vec<_>>())),
    };
    bail!("there is no kind `{name}`; {hint}");
}
