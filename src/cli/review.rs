//! `review`

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{bail, ensure};
use clap::{Args, ValueEnum};

use super::{Input, counted, put, say};
use crate::diag::nearest;
use crate::export::reviews as export;
use crate::model::{Catalog, Mapping};
use crate::output::disk;
use crate::pipeline::Workspace;
use crate::view;

/// Record that a person has compared both ends of mappings, or show what is recorded
///
/// With --by, writes catalog/reviews.toml of the workspace: for each mapping who compared it and when, with fingerprints of
/// what they saw. `crosswalk check` warns (suspect-review) when a reviewed mapping or one of its ends changes afterwards.
/// Without --by, nothing is written: prints what is reviewed, suspect and not reviewed, per set. Run it with --by only after
/// somebody in that role has read both provisions and the mapping between them.
#[derive(Args)]
pub(super) struct ReviewArgs {
    /// Ids of mapping sets (left@1--right@2) or of mappings (left@1/TEST 1--right@2/A.1)
    #[arg(value_name = "SET-OR-MAPPING")]
    named: Vec<String>,
    /// The role that compared both ends; a role, not the name of a person
    #[arg(long, value_name = "ROLE", requires = "named")]
    by: Option<String>,
    /// What they had to say
    #[arg(long, value_name = "TEXT", requires = "by")]
    note: Option<String>,
    #[command(flatten)]
    input: Input,
    /// How to print what is recorded
    #[arg(long, value_enum, default_value_t = ReviewFormat::Text, conflicts_with = "by")]
    format: ReviewFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum ReviewFormat {
    /// For reading
    Text,
    /// For machines
    Json,
}

pub(super) fn run(args: &ReviewArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_clean(&[])? else { return Ok(ExitCode::from(1)) };
    let named = mappings(&workspace.catalog, &args.named)?;
    match &args.by {
        Some(by) => record(args, &workspace, &named, by)?,
        None => show(args, &workspace, &named)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn record(args: &ReviewArgs, workspace: &Workspace, named: &[&Mapping], by: &str) -> anyhow::Result<()> {
    ensure!(!by.trim().is_empty(), "--by is empty; name the role that compared both ends");
    let note = args.note.as_deref().unwrap_or_default();
    let on = args.input.today()?;
    let entries = view::written_reviews(&workspace.graph(), named, by.trim(), on, note.trim());
    let path = args.input.root.join("catalog/reviews.toml");
    let path = path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path);
    let before = before(workspace, &path);
    disk::write_file(&path, &export::toml(&entries, before.as_deref()))?;
    let number = counted(named.len(), "mapping");
    say(&format!("recorded {number} as compared by {} on {on}, in {}", by.trim(), path.display()));
    Ok(())
}

/// The text that is there now. A shipped file of that name is taken over as a whole, and the workspace's says so.
fn before(workspace: &Workspace, path: &Path) -> Option<String> {
    let find = |wanted: &str| {
        let file = workspace.sources.iter().find(|(_, file)| file.path == wanted);
        file.map(|(_, file)| file.text.clone())
    };
    if path.is_file() {
        return find(&path.display().to_string().replace('\\', "/"));
    }
    find("catalog/reviews.toml").map(|shipped| format!("replaces = true\n{shipped}"))
}

fn show(args: &ReviewArgs, workspace: &Workspace, named: &[&Mapping]) -> anyhow::Result<()> {
    let mut reviews = view::reviews(&workspace.graph());
    if !named.is_empty() {
        let ids: BTreeSet<_> = named.iter().map(|mapping| mapping.id()).collect();
        reviews.sets.retain_mut(|set| {
            set.mappings.retain(|mapping| ids.contains(&mapping.id));
            !set.mappings.is_empty()
        });
    }
    put(&match args.format {
        ReviewFormat::Json => export::json(&reviews),
        ReviewFormat::Text if named.is_empty() => export::summary(&reviews),
        ReviewFormat::Text => export::listing(&reviews),
    })
}

/// The mappings of those names, each once, in the order of the catalog.
fn mappings<'c>(catalog: &'c Catalog, names: &[String]) -> anyhow::Result<Vec<&'c Mapping>> {
    for name in names {
        let known = catalog.sets.iter().map(|set| set.id.to_string());
        let known: Vec<_> = known.chain(catalog.mappings.iter().map(Mapping::id)).collect();
        if !known.contains(name) {
            let near = nearest(name, known.iter().map(String::as_str));
            let hint = near.map_or_else(
                || "`crosswalk review` lists the sets".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            bail!("there is no mapping set or mapping `{name}`; {hint}");
        }
    }
    let wanted: BTreeSet<_> = names.iter().map(String::as_str).collect();
    let chosen = |mapping: &&Mapping| {
        wanted.contains(mapping.id().as_str()) || wanted.contains(mapping.set.to_string().as_str())
    };
    Ok(catalog.mappings.iter().filter(chosen).collect())
}
