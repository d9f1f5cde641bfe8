//! `gate`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::names::editions;
use super::{Input, put, report};
use crate::assess::{assess_for, gate};
use crate::diag::{Sources, did_you_mean, list};
use crate::export::gate as export;
use crate::model::Origin;
use crate::view::{GateOptions, GatePlace, gate_report};

/// Tell whether an AI system may pass a stage of its lifecycle
///
/// Of every task that is asked of the system and due in the stage or an earlier one: is there proof that counts today? Exit
/// code 1 with the list of what is missing, stale or out of its limits; 0 if the gate is open; 2 if nothing can be said.
#[derive(Args)]
pub(super) struct GateArgs {
    /// Stage of the lifecycle that the system is about to pass
    #[arg(long, value_name = "STAGE")]
    stage: String,
    /// Id of the system in the scope
    #[arg(long, value_name = "ID")]
    system: String,
    /// The organisation's scoping file, or its folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// Ask only for these frameworks, instead of all in the scope; may be given again
    #[arg(long, value_name = "EDITION", value_delimiter = ',')]
    framework: Vec<String>,
    /// Ask also for what is in application within so many days
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    ahead: u16,
    /// Let the system pass with questions that nobody has answered
    #[arg(long)]
    allow_open: bool,
    /// Let warnings close the gate too, such as what is planned
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    input: Input,
    /// How to print
    #[arg(long, value_enum, default_value_t = GateFormat::Human)]
    format: GateFormat,
}

/// How a gate reports.
#[derive(Clone, Copy, ValueEnum)]
enum GateFormat {
    /// For people
    Human,
    /// For machines; see `crosswalk schema gate`
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for test reports
    Junit,
    /// Annotations of GitHub Actions
    Github,
}

pub(super) fn run(args: &GateArgs) -> anyhow::Result<ExitCode> {
    let Some(workspace) = args.input.open_for_document(&args.scope)? else {
        bail!("nothing can be said while the workspace has errors");
    };
    let catalog = &workspace.catalog;
    let scope = catalog.scopes.first().context("the scope is there")?;
    let Some(system) = scope.systems.iter().find(|system| system.id.as_str() == args.system) else {
        let known: Vec<_> = scope.systems.iter().map(|system| system.id.as_str()).collect();
        bail!("there is no system `{}` in this scope; {}", args.system, hint(&args.system, &known));
    };
    let Some(stage) = catalog.stages.iter().find(|stage| stage.id.as_str() == args.stage) else {
        let known: Vec<_> = catalog.stages.iter().map(|stage| stage.id.as_str()).collect();
        bail!("there is no stage `{}`; {}", args.stage, hint(&args.stage, &known));
    };
    let frameworks = if args.framework.is_empty() {
        scope.organisation.frameworks.clone()
    } else {
        let (_, named) = editions(catalog, &[], &args.framework)?;
        named.iter().map(|edition| edition.id.clone()).collect()
    };
    let day = args.input.today()?;
    let graph = workspace.graph();
    let assessment = assess_for(&graph, scope, &frameworks, day);
    let found = gate(&graph, &assessment, system, stage, day.plus_days(args.ahead));
    let options = GateOptions { strict: args.strict, allow_open: args.allow_open };
    let place = |origin| place(origin, &workspace.sources);
    let told = gate_report(&graph, &assessment, &found, &frameworks, options, &place);
    put(&match args.format {
        GateFormat::Human => export::human(&told),
        GateFormat::Json => export::json(&told),
        GateFormat::Sarif => export::sarif(&told, &place(system.origin)),
        GateFormat::Junit => export::junit(&told),
        GateFormat::Github => export::github(&told, &place(system.origin)),
    })?;
    Ok(ExitCode::from(u8::from(!told.passed)))
}

fn hint(name: &str, known: &[&str]) -> String {
    did_you_mean(name, known).unwrap_or_else(|| format!("it can be {}", list(known)))
}

fn place(origin: Origin, sources: &Sources) -> GatePlace {
    let found = report::place(origin, sources);
    GatePlace {
        path: found.path.to_owned(),
        line: found.start.line,
        column: found.start.column,
        end_line: found.end.line,
        end_column: found.end.column,
    }
}
