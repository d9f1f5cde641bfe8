//! `issue`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::stated::{Stated, scope_of};
use super::{Input, git, put};
use crate::load::disk::ScopePlace;
use crate::load::{ISSUED, digest};
use crate::output::disk;
use crate::pipeline::Workspace;
use crate::view::{self, Against, IssueCommit, IssueInputs, IssuedStatements};

/// Freeze a statement of applicability as a version
///
/// Writes the statement with digests of all that it was made from to `issued/<version>.json` beside the scope, chained to the
/// issue before. A version is issued once: raise `statement-version` for the next. Exit code 1 if the workspace has errors.
#[derive(Args)]
pub(super) struct IssueArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file or folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    #[command(flatten)]
    stated: Stated,
}

pub(super) fn run(args: &IssueArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let scope = scope_of(&workspace)?;
    let statement = args.stated.statement(&workspace, &graph, args.input.today()?)?;
    let (version, system) = (statement.version.clone(), statement.system.clone());
    let name = view::issue_name(&system, &version).with_context(|| {
        format!(
            "`statement-version` is `{version}`, which cannot name a file: use letters, digits, `.`, `-` and `_`, \
             at most 64, with a letter or digit first"
        )
    })?;
    let place = ScopePlace::of(&args.scope)?;
    let path = format!("{ISSUED}/{name}");
    if place.find(&path).is_some() {
        bail!(
            "version {version} is issued already, see `{}`; raise `statement-version` in `{}` for the next one",
            place.shown(&path),
            place.shown(&place.head)
        );
    }
    let organisation = statement.organisation.as_str();
    let issued = IssuedStatements::read(&scope.issued, digest);
    let before = match issued.find(organisation, &system, &Against::Last) {
        Ok(before) => before.map(|(before, _)| before),
        Err(problem) => {
            bail!("there is no issue to follow: {problem}; see `crosswalk verify` and put back what it was")
        }
    };
    let commit = git::commit(&args.input.root).map(|(commit, clean)| IssueCommit { commit, clean });
    let issue = view::issue(statement, inputs(&workspace)?, commit, super::VERSION, before);
    let (bytes, digest) = view::sealed(&issue, digest);
    disk::change_file(&place.folder.join(ISSUED).join(&name), None, &bytes)?;
    let mut told = format!("issued {}\ndigest {}\n", place.shown(&path), digest.as_str());
    if let Some(before) = &issue.previous {
        told = format!("{told}follows version {}, {}\n", before.version, before.digest);
    }
    put(told.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The digests of catalog and scope.
pub(super) fn inputs(workspace: &Workspace) -> anyhow::Result<IssueInputs> {
    Ok(IssueInputs {
        catalog: workspace.catalog_digest().as_str().to_owned(),
        scope: workspace.scope_digest(scope_of(workspace)?).as_str().to_owned(),
    })
}
