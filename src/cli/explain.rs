//! `explain`

use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::put;
use crate::diag::{Code, did_you_mean};

/// Explain a diagnostic code, or list all of them
#[derive(Args)]
pub(super) struct ExplainArgs {
    /// The code, such as unknown-provision; without one, all are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<ExitCode> {
    let Some(name) = &args.code else {
        let line = |code: &Code| {
            let manual = code.manual();
            let first = manual.split("\n\n").next().unwrap_or_default().replace('\n', " ");
            format!("{code:<20} {:<8} {first}\n", code.severity().as_str())
        };
        put(Code::ALL.iter().map(line).collect::<String>().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let Ok(code) = name.parse::<Code>() else {
        let known: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let hint = did_you_mean(name, &known).unwrap_or_else(|| "`crosswalk explain` lists all".to_owned());
        bail!("there is no code `{name}`; {hint}");
    };
    put(format!("{code} ({})\n\n{}\n", code.severity().as_str(), code.manual()).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
