//! `soa`

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::{Context as _, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::Input;
use super::names::{editions_named, system_named};
use super::print::{Formats, Print, PrintFormat};
use crate::assess::assess_for;
use crate::export::{oscal, statement as export};
use crate::model::EditionId;
use crate::view;

/// Print the statement of applicability of an organisation, or of one of its systems
///
/// One row per control: verdict, reason, rule, facts, justification, implementation, owner, evidence with its standing,
/// obligations of law that apply, and what they ask beyond the control.
#[derive(Args)]
pub(super) struct SoaArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file or folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// Only for this AI system
    #[arg(long, value_name = "ID")]
    system: Option<String>,
    /// State the controls of this standard; may be given again [default: the first standard with controls in the scope]
    #[arg(long, value_name = "FRAMEWORK")]
    framework: Vec<String>,
    /// State the controls of every standard in the scope
    #[arg(long, conflicts_with = "framework")]
    integrated: bool,
    #[command(flatten)]
    print: Print<StatementFormat>,
}

/// The formats of statements.
#[derive(Clone, Copy)]
enum StatementFormat {
    /// Those of every document.
    Document(PrintFormat),
    /// A component definition.
    Oscal,
}

impl From<PrintFormat> for StatementFormat {
    fn from(format: PrintFormat) -> Self {
        Self::Document(format)
    }
}

impl Formats for StatementFormat {
    fn of_documents(self) -> Option<PrintFormat> {
        match self {
            Self::Document(format) => Some(format),
            Self::Oscal => None,
        }
    }
}

impl ValueEnum for StatementFormat {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<StatementFormat>> = LazyLock::new(|| {
            let documents = PrintFormat::value_variants().iter().copied().map(StatementFormat::Document);
            documents.chain([StatementFormat::Oscal]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Document(format) => format.to_possible_value(),
            Self::Oscal => {
                Some(PossibleValue::new("oscal").help("A component definition of NIST OSCAL, in JSON"))
            }
        }
    }
}

pub(super) fn run(args: &SoaArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else { return Ok(ExitCode::from(1)) };
    let graph = workspace.graph();
    let catalog = &workspace.catalog;
    let scope = catalog.scopes.first().context("the scope is there")?;
    let system = args.system.as_ref().map(|name| system_named(scope, name)).transpose()?;
    let mut editions = view::stated_editions(catalog, scope);
    if !args.framework.is_empty() {
        editions = editions_named(catalog, &args.framework)?;
    } else if !args.integrated {
        editions.truncate(1);
    }
    if editions.is_empty() {
        bail!("none of the frameworks in this scope has controls; add `iso-42001@2023` to `frameworks`");
    }
    let mut wanted: Vec<EditionId> = scope.organisation.frameworks.clone();
    wanted
        .extend(editions.iter().filter(|edition| !scope.organisation.frameworks.contains(edition)).cloned());
    let assessment = assess_for(&graph, scope, &wanted, args.input.today()?);
    let statement = view::statement(&graph, &assessment, &editions, system);
    if statement.rows.is_empty() {
        bail!(
            "`{}` has no controls to state",
            editions.iter().map(EditionId::as_str).collect::<Vec<_>>().join("`, `")
        );
    }
    args.print.document_or(
        |layout| view::statement_document(&graph, &statement, layout),
        || export::json(&statement),
        || oscal::component_definition(&statement),
    )?;
    Ok(ExitCode::SUCCESS)
}
