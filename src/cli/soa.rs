//! `soa`

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::bail;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::Input;
use super::print::{Formats, Print, PrintFormat};
use super::stated::{Stated, scope_of};
use crate::export::{oscal, statement as export};
use crate::load::digest;
use crate::view::{self, Against, IssuedStatements};

/// Print the statement of applicability of an organisation, or of one of its systems
///
/// One row per control: verdict, reason, rule, facts, justification, implementation, owner, evidence with its standing,
/// obligations of law that apply, and what they ask beyond the control. Rows that have changed since the last issued version
/// say so.
#[derive(Args)]
pub(super) struct SoaArgs {
    #[command(flatten)]
    input: Input,
    /// The organisation's scoping file or folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    #[command(flatten)]
    stated: Stated,
    /// Mark what has changed since this issued version: `last`, `none`, or its number [default: the last, if there is one]
    #[arg(long, value_name = "VERSION")]
    against: Option<String>,
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
    let mut statement = args.stated.statement(&workspace, &graph, args.input.today()?)?;
    let wanted = match args.against.as_deref() {
        Some("none") => None,
        Some("last") | None => Some(Against::Last),
        Some(version) => Some(Against::Version(version.to_owned())),
    };
    if let Some(wanted) = wanted {
        let issued = IssuedStatements::read(&scope_of(&workspace)?.issued, digest);
        match (issued.changes(&statement, &wanted), &args.against) {
            (Ok(Some(changes)), _) => statement.changes = Some(changes),
            (Ok(None), None) => {}
            (Ok(None), Some(version)) if version == "last" => bail!("nothing has been issued yet"),
            (Ok(None), Some(version)) => bail!("version `{version}` has not been issued"),
            (Err(problem), _) => bail!(
                "cannot tell what has changed: {problem}; see `crosswalk verify`, or add `--against none`"
            ),
        }
    }
    args.print.document_or(
        |layout| view::statement_document(&graph, &statement, layout),
        || export::json(&statement),
        || oscal::component_definition(&statement),
    )?;
    Ok(ExitCode::SUCCESS)
}
