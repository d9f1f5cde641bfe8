//! The rim: commands, printing, the clock. One file a command.
//!
//! Exit codes: 0 clean, 1 findings, 2 could not run. Data goes to standard output, messages to standard error.

mod build;
mod check;
mod checklist;
mod clock;
mod diff;
mod evidence;
mod explain;
mod export;
mod gap;
mod gate;
mod git;
mod init;
mod issue;
mod names;
mod print;
mod readiness;
mod records;
mod report;
mod review;
mod risks;
mod roadmap;
mod schema;
mod search;
mod show;
mod soa;
mod stated;
mod suggest;
mod systems;
mod verify;
mod why;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::{Diagnostics, Severity};
use crate::graph::{HOPS, MOST_HOPS};
use crate::model::Date;
use crate::pipeline::Workspace;

/// The version of this program, as issued statements name it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Crosswalk knowledge base and static documentation generator for AI governance.
///
/// Reads the shipped catalog and the workspace laid over it: crosswalk.toml, catalog/, site/, templates/.
/// Exit codes: 0 clean, 1 problems found, 2 could not run.
#[derive(Parser)]
#[command(version, max_term_width = 100, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Init(init::InitArgs),
    Check(check::CheckArgs),
    Build(build::BuildArgs),
    Soa(soa::SoaArgs),
    Issue(issue::IssueArgs),
    Verify(verify::VerifyArgs),
    Systems(systems::SystemsArgs),
    Checklist(checklist::ChecklistArgs),
    Risks(risks::RisksArgs),
    Readiness(readiness::ReadinessArgs),
    Records(records::RecordsArgs),
    Search(search::SearchArgs),
    Show(show::ShowArgs),
    Why(why::WhyArgs),
    Gap(gap::GapArgs),
    Gate(gate::GateArgs),
    Roadmap(roadmap::RoadmapArgs),
    Review(review::ReviewArgs),
    Diff(diff::DiffArgs),
    Suggest(suggest::SuggestArgs),
    Export(export::ExportArgs),
    Schema(schema::SchemaArgs),
    Evidence(evidence::EvidenceArgs),
    Explain(explain::ExplainArgs),
}

/// Where to read.
#[derive(Args)]
struct Input {
    /// Folder of the workspace
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Day as of which dates are judged, instead of today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
}

/// How far inference goes.
#[derive(Args)]
struct Hops {
    /// The most mappings in a row that an inference may rest on
    #[arg(long, value_name = "N", default_value_t = HOPS, value_parser = hops)]
    hops: usize,
}

/// How documents are printed.
#[derive(Clone, Copy, ValueEnum)]
enum DocumentFormat {
    /// One line per row, for spreadsheets
    Csv,
    /// For reading and for version control
    Markdown,
    /// For machines; see `crosswalk schema`
    Json,
}

/// Parses the command line and runs it.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.command {
        Command::Init(args) => init::run(args),
        Command::Check(args) => check::run(args),
        Command::Build(args) => build::run(args),
        Command::Soa(args) => soa::run(args),
        Command::Issue(args) => issue::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Systems(args) => systems::run(args),
        Command::Checklist(args) => checklist::run(args),
        Command::Risks(args) => risks::run(args),
        Command::Readiness(args) => readiness::run(args),
        Command::Records(args) => records::run(args),
        Command::Search(args) => search::run(args),
        Command::Show(args) => show::run(args),
        Command::Why(args) => why::run(args),
        Command::Gap(args) => gap::run(args),
        Command::Gate(args) => gate::run(args),
        Command::Roadmap(args) => roadmap::run(args),
        Command::Review(args) => review::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Suggest(args) => suggest::run(args),
        Command::Export(args) => export::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Evidence(args) => evidence::run(args),
        Command::Explain(args) => explain::run(args),
    };
    outcome.unwrap_or_else(|error| {
        say(&format!("error: {error:#}"));
        ExitCode::from(2)
    })
}

impl Input {
    fn open(&self, scopes: &[PathBuf]) -> anyhow::Result<Workspace> {
        anyhow::ensure!(self.root.is_dir(), "there is no folder `{}`", self.root.display());
        Workspace::open(&self.root, scopes)
    }

    fn today(&self) -> anyhow::Result<Date> {
        match self.as_of {
            Some(date) => Ok(date),
            None => clock::today(),
        }
    }

    /// Opens a workspace in which nothing is wrong; `None`, after saying what is.
    fn open_clean(&self, scopes: &[PathBuf]) -> anyhow::Result<Option<Workspace>> {
        let workspace = self.open(scopes)?;
        let found = workspace.check(self.today()?);
        if found.has_errors() {
            report_to_stderr(found, &workspace);
            return Ok(None);
        }
        Ok(Some(workspace))
    }

    /// Opens a clean workspace with one scope.
    fn open_for_document(&self, scope: &Path) -> anyhow::Result<Option<Workspace>> {
        let workspace = self.open_clean(&[scope.to_path_buf()])?;
        Ok(workspace.filter(|workspace| !workspace.catalog.scopes.is_empty()))
    }
}

/// Problems for people who are waiting for something else.
fn report_to_stderr(found: Diagnostics, workspace: &Workspace) {
    let summary = summary(&found);
    let style = report::Style::of_stderr();
    say(&report::human(&found.sorted(), &workspace.sources, style));
    say(&summary);
}

/// `2 errors, 1 warning`
fn summary(found: &Diagnostics) -> String {
    let errors = counted(found.count(Severity::Error), "error");
    let warnings = counted(found.count(Severity::Warning), "warning");
    format!("{errors}, {warnings}")
}

/// `1 scope`, `2 scopes`
fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        many => format!("{many} {noun}s"),
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|()| format!("`{text}` is no day; write it as 2027-12-02"))
}

fn hops(text: &str) -> Result<usize, String> {
    let asked = text.parse().ok().filter(|asked| (HOPS..=MOST_HOPS).contains(asked));
    asked.ok_or_else(|| format!("it can be {HOPS} to {MOST_HOPS}"))
}

/// Data, to standard output. Whoever reads may stop reading; that is no error.
fn put(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write the result")
        }
        _ => Ok(()),
    }
}

/// A message, to standard error.
fn say(text: &str) {
    let text = text.trim_end();
    if !text.is_empty() {
        // There is nobody left to tell that nobody listens.
        drop(writeln!(io::stderr().lock(), "{text}"));
    }
}
