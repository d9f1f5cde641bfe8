//! `diff`

use std::path::Path;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::git::Revision;
use super::{Input, put, say, summary};
use crate::export::diff as export;
use crate::pipeline::Workspace;
use crate::view::{self, CatalogState};

/// Compare two states of a catalog, and tell what the change means for organisations
///
/// A state is the folder of a workspace, from the current folder, or a Git revision (HEAD~1, v1, a commit) of the repository
/// that --root lies in. Where both exist, the folder wins; write refs/heads/NAME or NAME^0 for the revision. Revisions are
/// read with git, without touching the index or the files.
///
/// Compares editions, provisions (title, summary, force), mappings, statements that there is no counterpart, coverage,
/// contradictions, and for organisations that both states have the verdicts, reasons and controls mapped otherwise. States
/// with problems are compared as far as they could be read. Exit codes: 0 compared, 2 could not compare; with --exit-code 1
/// if something differs.
#[derive(Args)]
pub(super) struct DiffArgs {
    /// The old state: a folder, or a Git revision
    #[arg(value_name = "OLD")]
    old: String,
    /// The new state: a folder, or a Git revision
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    format: DiffFormat,
    /// Exit with 1 if something differs
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum DiffFormat {
    /// For reading
    Human,
    /// For a comment on a pull request
    Markdown,
    /// For machines; see `crosswalk schema diff`
    Json,
}

pub(super) fn run(args: &DiffArgs) -> anyhow::Result<ExitCode> {
    let (old, new) = (open(args, &args.old)?, open(args, &args.new)?);
    let (old_graph, new_graph) = (old.graph(), new.graph());
    let today = args.input.today()?;
    let (old_assessments, new_assessments) = (old.assess(&old_graph, today), new.assess(&new_graph, today));
    let diff = view::diff(
        &CatalogState { name: &args.old, graph: &old_graph, assessments: &old_assessments },
        &CatalogState { name: &args.new, graph: &new_graph, assessments: &new_assessments },
    );
    put(&match args.format {
        DiffFormat::Human => export::human(&diff),
        DiffFormat::Markdown => export::markdown(&diff),
        DiffFormat::Json => export::json(&diff),
    })?;
    Ok(ExitCode::from(u8::from(args.exit_code && !diff.is_empty())))
}

/// Opens a state, and says how many problems it has.
fn open(args: &DiffArgs, name: &str) -> anyhow::Result<Workspace> {
    let folder = Path::new(name);
    let workspace = if folder.is_dir() {
        Workspace::open(folder, &[])?
    } else {
        Workspace::of_tree(&Revision::open(&args.input.root, name)?)?
    };
    let found = workspace.check(args.input.today()?);
    if !found.is_empty() {
        say(&format!("`{name}` has {}; what could be read is compared", summary(&found)));
    }
    Ok(workspace)
}
