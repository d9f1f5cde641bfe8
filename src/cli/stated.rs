//! Which statement of applicability is meant, for commands that make one.

use anyhow::{Context as _, bail};
use clap::Args;

use super::names::{editions_named, system_named};
use crate::assess::assess_for;
use crate::graph::Graph;
use crate::model::{Date, EditionId, Scope, System};
use crate::pipeline::Workspace;
use crate::view::{self, Statement};

/// Whose statement, on the controls of which standards.
#[derive(Args)]
pub(super) struct Stated {
    /// Only for this AI system
    #[arg(long, value_name = "ID")]
    system: Option<String>,
    /// State the controls of this standard; may be given again [default: the first standard with controls in the scope]
    #[arg(long, value_name = "FRAMEWORK")]
    framework: Vec<String>,
    /// State the controls of every standard in the scope
    #[arg(long, conflicts_with = "framework")]
    integrated: bool,
}

impl Stated {
    /// The statement, as of a day.
    pub(super) fn statement(
        &self,
        workspace: &Workspace,
        graph: &Graph<'_>,
        day: Date,
    ) -> anyhow::Result<Statement> {
        let scope = scope_of(workspace)?;
        let editions = self.editions(workspace, scope)?;
        let system: Option<&System> =
            self.system.as_ref().map(|name| system_named(scope, name)).transpose()?;
        let frameworks = &scope.organisation.frameworks;
        let mut wanted: Vec<EditionId> = frameworks.clone();
        wanted.extend(editions.iter().filter(|edition| !frameworks.contains(edition)).cloned());
        let assessment = assess_for(graph, scope, &wanted, day);
        let statement = view::statement(graph, &assessment, &editions, system);
        if statement.rows.is_empty() {
            bail!(
                "`{}` has no controls to state",
                editions.iter().map(EditionId::as_str).collect::<Vec<_>>().join("`, `")
            );
        }
        Ok(statement)
    }

    fn editions(&self, workspace: &Workspace, scope: &Scope) -> anyhow::Result<Vec<EditionId>> {
        let mut editions = view::stated_editions(&workspace.catalog, scope);
        if !self.framework.is_empty() {
            editions = editions_named(&workspace.catalog, &self.framework)?;
        } else if !self.integrated {
            editions.truncate(1);
        }
        if editions.is_empty() {
            bail!("none of the frameworks in this scope has controls; add `iso-42001@2023` to `frameworks`");
        }
        Ok(editions)
    }
}

/// The one scope of a workspace that was opened for it.
pub(super) fn scope_of(workspace: &Workspace) -> anyhow::Result<&Scope> {
    workspace.catalog.scopes.first().context("the scope is there")
}
