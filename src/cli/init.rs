//! `init`

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use super::names::editions_named;
use super::{Input, say};
use crate::diag::{did_you_mean, list};
use crate::export::starter as export;
use crate::graph::Graph;
use crate::load::FileKind;
use crate::load::schema;
use crate::model::{Answers, Attribute, Choice, OrganisationId, Reply, Subject, SystemId};
use crate::output::disk;
use crate::pipeline::Workspace;
use crate::view::{Starter, starter_questions};

/// Write a first scope, with the questions that matter for your frameworks
///
/// What is not given as an option is asked. Nothing is overwritten. Beside the scope comes its JSON Schema, so that editors
/// complete and check it, and a crosswalk.toml where there is none.
#[derive(Args)]
pub(super) struct InitArgs {
    #[command(flatten)]
    input: Input,
    /// Folder for the scope, inside the workspace
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Name of the organisation
    #[arg(long)]
    name: Option<String>,
    /// Id of the organisation, in kebab case [default: made from the name]
    #[arg(long)]
    id: Option<String>,
    /// What the management system covers
    #[arg(long)]
    boundary: Option<String>,
    /// The role that approves the statement of applicability
    #[arg(long, value_name = "ROLE")]
    approver: Option<String>,
    /// A framework that it works to; may be given again [default: iso-42001]
    #[arg(long, value_name = "FRAMEWORK")]
    framework: Vec<String>,
    /// An AI system, by its name; may be given again
    #[arg(long, value_name = "NAME")]
    system: Vec<String>,
    /// An answer about the organisation, such as size=sme; may be given again, also for one question
    #[arg(long, value_name = "QUESTION=ANSWER")]
    answer: Vec<String>,
}

pub(super) fn run(args: &InitArgs) -> anyhow::Result<ExitCode> {
    let workspace = args.input.open(&[])?;
    let graph = workspace.graph();
    let mut asking = Asking { lines: io::stdin().lines() };
    let starter = starter(args, &workspace, &mut asking)?;
    let below = args.folder.strip_prefix(".").unwrap_or(&args.folder);
    let folder = args.input.root.join(below);
    let folder = folder.strip_prefix(".").map(Path::to_path_buf).unwrap_or(folder);
    let scope = folder.join("scope.toml");
    ensure!(!scope.exists(), "`{}` is there already; nothing is overwritten", scope.display());
    write(&scope, &scope_text(&graph, &starter))?;
    write(&folder.join("scope.schema.json"), &schema::file(FileKind::Scope, &workspace.catalog))?;
    let manifest = args.input.root.join("crosswalk.toml");
    let manifest = manifest.strip_prefix(".").map(Path::to_path_buf).unwrap_or(manifest);
    let listed = below.join("scope.toml").display().to_string().replace('\\', "/");
    if manifest.exists() {
        say(&format!("add \"{listed}\" to `scopes` in {}", manifest.display()));
    } else {
        let text = format!("[workspace]\ncatalog = \"extends\"\nscopes = [\"{listed}\"]\n");
        write(&manifest, text.as_bytes())?;
    }
    say(&format!(
        "answer the questions in {0}, then run `crosswalk check` and `crosswalk systems --scope {0}`",
        scope.display()
    ));
    Ok(ExitCode::SUCCESS)
}

fn scope_text(graph: &Graph<'_>, starter: &Starter) -> Vec<u8> {
    let organisation = starter_questions(graph, starter, Subject::Organisation);
    let system = starter_questions(graph, starter, Subject::System);
    export::toml(starter, &organisation, &system)
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    disk::write_file(path, bytes)?;
    say(&format!("wrote {}", path.display()));
    Ok(())
}

/// Questions at the terminal, or to whoever writes to standard input.
struct Asking {
    lines: io::Lines<io::StdinLock<'static>>,
}

impl Asking {
    /// The value of an option, or what is answered; an empty line takes the default.
    fn or_ask(&mut self, option: Option<&String>, question: &str, default: &str) -> anyhow::Result<String> {
        if let Some(value) = option {
            return Ok(value.clone());
        }
        let hint = if default.is_empty() { String::new() } else { format!(" [{default}]") };
        // Whoever pipes answers in does not need the questions; whoever types sees them.
        drop(write!(io::stderr(), "{question}{hint}: "));
        drop(io::stderr().flush());
        match self.lines.next() {
            Some(line) => {
                let line = line.context("cannot read the answer")?;
                let line = line.trim();
                Ok(if line.is_empty() { default.to_owned() } else { line.to_owned() })
            }
            None => bail!("no answer to \"{question}\"; give it as an option, see `crosswalk init --help`"),
        }
    }
}

fn starter(args: &InitArgs, workspace: &Workspace, asking: &mut Asking) -> anyhow::Result<Starter> {
    let name = asking.or_ask(args.name.as_ref(), "Name of the organisation", "")?;
    ensure!(!name.is_empty(), "an organisation needs a name");
    let id = args.id.clone().unwrap_or_else(|| slug(&name));
    ensure!(
        id.parse::<OrganisationId>().is_ok(),
        "`{id}` is no id: use lower-case letters, digits and hyphens"
    );
    let boundary =
        asking.or_ask(args.boundary.as_ref(), "What the AI management system covers", "All AI systems")?;
    let approver =
        asking.or_ask(args.approver.as_ref(), "Role that approves the statement", "Top management")?;
    let asked = args.framework.is_empty();
    let frameworks = if asked {
        let line = asking.or_ask(None, "Frameworks, separated by commas", "iso-42001")?;
        line.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    } else {
        args.framework.clone()
    };
    let systems = if args.system.is_empty() {
        let line = asking.or_ask(None, "AI systems by name, separated by commas (none: empty)", "")?;
        line.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    } else {
        args.system.clone()
    };
    let mut named: Vec<(String, String)> = Vec::new();
    for name in systems {
        let id = slug(&name);
        ensure!(id.parse::<SystemId>().is_ok(), "the system `{name}` needs letters or digits in its name");
        ensure!(!named.iter().any(|(other, _)| *other == id), "two systems are called `{id}`");
        named.push((id, name));
    }
    Ok(Starter {
        id,
        name,
        boundary,
        approver,
        date: args.input.today()?.to_string(),
        frameworks: editions_named(&workspace.catalog, &frameworks)?,
        answers: answers(&args.answer, workspace)?,
        systems: named,
    })
}

/// `Example Bank` → `example-bank`
fn slug(name: &str) -> String {
    let letters: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn answers(given: &[String], workspace: &Workspace) -> anyhow::Result<Answers> {
    let mut answers = Answers::new();
    for text in given {
        let Some((name, value)) = text.split_once('=') else {
            bail!("`{text}` is no answer; write it as size=sme")
        };
        let attribute = question(name.trim(), workspace)?;
        let reply = reply(attribute, value.trim())?;
        match (answers.get_mut(&attribute.id), reply) {
            (Some(Reply::Chosen(known)), Reply::Chosen(more)) if attribute.choice == Choice::Many => {
                known.extend(more);
            }
            (Some(_), _) => bail!("`{name}` is answered twice"),
            (None, reply) => drop(answers.insert(attribute.id.clone(), reply)),
        }
    }
    Ok(answers)
}

fn question<'w>(name: &str, workspace: &'w Workspace) -> anyhow::Result<&'w Attribute> {
    let asked = workspace.catalog.attributes.iter();
    let asked: Vec<_> = asked.filter(|it| !it.derived && it.id.subject() == Subject::Organisation).collect();
    if let Some(found) = asked.iter().find(|attribute| attribute.id.name() == name) {
        return Ok(found);
    }
    let known: Vec<_> = asked.iter().map(|attribute| attribute.id.name()).collect();
    let hint = did_you_mean(name, &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
    bail!("there is no question `{name}` about the organisation; {hint}");
}

fn reply(attribute: &Attribute, value: &str) -> anyhow::Result<Reply> {
    if attribute.choice == Choice::Day {
        let Ok(day) = value.parse() else { bail!("`{value}` is no day; write it as 2027-12-02") };
        return Ok(Reply::Day(day));
    }
    if let Some(answer) = attribute.answer(value) {
        return Ok(Reply::Chosen(vec![answer.id.clone()]));
    }
    let known: Vec<_> = attribute.answers.iter().map(|answer| answer.id.as_str()).collect();
    let hint = did_you_mean(value, &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
    bail!("`{}` has no answer `{value}`; {hint}", attribute.id);
}
