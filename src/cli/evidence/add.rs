//! `evidence add`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use crate::assess::{Assessment, Verdict, assess};
use crate::cli::names::{provision, system};
use crate::cli::{Input, counted, day, put, report_to_stderr, say};
use crate::diag::nearest;
use crate::export::evidence as export;
use crate::load::digest;
use crate::load::disk::{self, Offered, ScopePlace};
use crate::measure::{self, Found, Problem};
use crate::model::{Date, Digest, Held, MetricId, ReaderName, Scope, System, SystemId};
use crate::output::disk as output;
use crate::pipeline::Workspace;
use crate::view::{self, Additions, NewEvidence, NewMeasurement};

/// Add the figures of a file to a scope, with the file's digest, and the file as evidence
///
/// The reader of the tool's files is recognised; `crosswalk evidence readers` lists them. The file has to lie in the folder of the
/// scope, or is copied there with --copy-to. Appends to measurements/SYSTEM.toml beside scope.toml, or to the scoping file itself
/// where it has another name. Comments and order stay as they are. If the scope with the additions does not pass the check,
/// nothing is written.
#[derive(Args)]
pub(super) struct AddArgs {
    /// The file that a tool has written
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The organisation's scoping file, or its folder
    #[arg(long, value_name = "FILE")]
    scope: PathBuf,
    /// The system that was measured
    #[arg(long, value_name = "ID")]
    system: Option<String>,
    /// Which reader reads it, instead of the one that recognises it
    #[arg(long, value_name = "NAME", value_parser = reader)]
    reader: Option<ReaderName>,
    /// Only this metric; with --pointer, what the figure is
    #[arg(long, value_name = "METRIC")]
    metric: Option<String>,
    /// Where the figure stands in any JSON (RFC 6901), such as /metrics/0/value
    #[arg(long, value_name = "POINTER", requires = "metric")]
    pointer: Option<String>,
    /// The day of the measurement, where the file does not tell it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    measured: Option<Date>,
    /// Path in the folder of the scope to which the file is copied first; with / at its end, a folder
    #[arg(long, value_name = "PATH")]
    copy_to: Option<String>,
    /// Provision that the file is evidence for; may be given several times
    #[arg(long, value_name = "PROVISION")]
    provision: Vec<String>,
    /// Task that the file shows to be done; may be given several times
    #[arg(long, value_name = "TASK")]
    task: Vec<String>,
    /// What the evidence is, for readers; the name of the file where it is left out
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Kind of the evidence, as in the vocabulary
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Show what would be added, and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    input: Input,
}

fn reader(text: &str) -> Result<ReaderName, String> {
    let known = || ReaderName::ALL.iter().map(|name| name.as_str());
    text.parse().map_err(|()| match nearest(text, known()) {
        Some(near) => format!("there is no reader `{text}`; did you mean `{near}`?"),
        None => format!("there is no reader `{text}`; it can be {}", known().collect::<Vec<_>>().join(", ")),
    })
}

/// The file, once it lies where it is to lie.
struct Kept {
    location: String,
    bytes: Vec<u8>,
    digest: Digest,
    /// It is not there yet.
    copied: bool,
}

pub(super) fn run(args: &AddArgs) -> anyhow::Result<ExitCode> {
    // What comes out is checked in any case, so what is there is checked only where something is wrong.
    let workspace = args.input.open(std::slice::from_ref(&args.scope))?;
    let added = add(args, &workspace);
    if added.is_err() {
        let found = workspace.check(args.input.today()?);
        if found.has_errors() {
            report_to_stderr(found, &workspace);
            return Ok(ExitCode::from(1));
        }
    }
    added
}

fn add(args: &AddArgs, workspace: &Workspace) -> anyhow::Result<ExitCode> {
    let graph = workspace.graph();
    let scope = workspace.catalog.scopes.first().context("there is no organisation in the scope")?;
    let assessment = assess(&graph, scope, args.input.today()?);
    let measured = args.system.as_ref().map(|name| system(scope, name)).transpose()?;
    let place = ScopePlace::of(&args.scope)?;
    let kept = kept(args, &place, place.offered(&args.file)?)?;
    let evidence = evidence(args, workspace, &assessment, measured, &kept)?;
    let found = match found(args, workspace, &kept)? {
        Ok(found) => Some(found),
        // A policy is evidence too, and nothing is measured in it.
        Err(_) if evidence.is_some() && args.reader.is_none() && args.pointer.is_none() => None,
        Err(problem) => bail!("{}", worded(&args.file, &problem)),
    };
    let mut additions = Additions { measurements: Vec::new(), evidence };
    if let Some(found) = &found {
        additions.measurements = measurements(args, workspace, found, measured, &kept)?;
        tell(found);
    }
    let twins = drop_twins(scope, &mut additions, &kept);
    if additions.measurements.is_empty() && additions.evidence.is_none() {
        let nothing =
            if twins > 0 { "it is all there already" } else { "no figure in it is a metric of the catalog" };
        say(&format!("nothing to add from `{}`: {nothing}", args.file.display()));
        return Ok(ExitCode::from(u8::from(twins == 0)));
    }
    write(args, &place, &additions, &kept, measured.map(|system| &system.id))
}

/// Where the file lies in the folder of the scope, or will lie.
fn kept(args: &AddArgs, place: &ScopePlace, offered: Offered) -> anyhow::Result<Kept> {
    let Offered { bytes, inside } = offered;
    let digest = digest(&bytes);
    let (location, copied) = match (&args.copy_to, inside) {
        (None, Some(location)) => (location, false),
        (None, None) => bail!(
            "`{}` lies outside of the folder of the scope; copy it there with --copy-to measurements/",
            args.file.display()
        ),
        (Some(to), _) => {
            let name =
                args.file.file_name().and_then(|name| name.to_str()).context("the file has no name")?;
            let to = if to.ends_with('/') { format!("{to}{name}") } else { to.clone() };
            ensure!(disk::stays_inside(&to), "`{to}` does not lie below the folder of the scope");
            let there = place.bytes(&to).with_context(|| format!("cannot copy to `{to}`"))?;
            ensure!(
                there.as_ref().is_none_or(|there| *there == bytes),
                "there is another file at `{}`; give the copy another name",
                place.shown(&to)
            );
            (to, there.is_none())
        }
    };
    Ok(Kept { location, bytes, digest, copied })
}

/// What a reader finds in it; the problem, if none does.
fn found(args: &AddArgs, workspace: &Workspace, kept: &Kept) -> anyhow::Result<Result<Found, Problem>> {
    let catalog = &workspace.catalog;
    let metric = args.metric.as_ref().map(|name| {
        let known = catalog.metrics.iter().find(|metric| metric.id.as_str() == name);
        known.map(|metric| &metric.id).with_context(|| {
            let near = nearest(name, catalog.metrics.iter().map(|metric| metric.id.as_str()));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("there is no metric `{name}`{hint}")
        })
    });
    let metric: Option<&MetricId> = metric.transpose()?;
    if let (Some(pointer), Some(metric)) = (&args.pointer, metric) {
        return Ok(measure::point(&kept.location, &kept.bytes, pointer, metric));
    }
    // Some tools say in the path what a file holds, so the path is the one that was given.
    let path = args.file.to_string_lossy().replace('\\', "/");
    let found = measure::read(&path, &kept.bytes, args.reader, &catalog.tool_names);
    Ok(found.map(|mut found| {
        found.values.retain(|value| metric.is_none_or(|metric| value.metric == *metric));
        found
    }))
}

/// `report.json:3:7: the file ends here; expected: an object …; might fit: --reader evidently`
fn worded(file: &Path, problem: &Problem) -> String {
    let place = problem.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
    let fits: Vec<_> = problem.fits.iter().map(|name| format!("--reader {name}")).collect();
    let fits = match fits.as_slice() {
        [] => String::new(),
        fits => format!("; might fit: {}", fits.join(", ")),
    };
    format!("{}{place}: {}; expected: {}{fits}", file.display(), problem.what, problem.expected)
}

fn measurements(
    args: &AddArgs,
    workspace: &Workspace,
    found: &Found,
    system: Option<&System>,
    kept: &Kept,
) -> anyhow::Result<Vec<NewMeasurement>> {
    let mut rows = Vec::new();
    for value in &found.values {
        let Some(system) = system else {
            let systems: Vec<_> = workspace.catalog.scopes.iter().flat_map(|scope| &scope.systems).collect();
            let systems: Vec<_> = systems.iter().map(|system| system.id.as_str()).collect();
            bail!("say with --system what was measured: {}", systems.join(", "));
        };
        let Some(day) = args.measured.or(value.day) else {
            bail!("the file does not tell when it was measured; say it with --measured 2026-11-02");
        };
        ensure!(day <= args.input.today()?, "it cannot have been measured on {day}, which is still to come");
        rows.push(NewMeasurement {
            metric: value.metric.to_string(),
            system: system.id.to_string(),
            value: value.value,
            measured: day.to_string(),
            subset: value.subset.clone(),
            location: kept.location.clone(),
            reader: found.reader.to_string(),
            sha256: kept.digest.as_str().to_owned(),
        });
    }
    Ok(rows)
}

/// The file as evidence, where something is named that it proves.
fn evidence(
    args: &AddArgs,
    workspace: &Workspace,
    assessment: &Assessment<'_>,
    system: Option<&System>,
    kept: &Kept,
) -> anyhow::Result<Option<NewEvidence>> {
    if args.provision.is_empty() && args.task.is_empty() {
        return Ok(None);
    }
    let (graph, catalog) = (workspace.graph(), &workspace.catalog);
    let mut provisions = Vec::new();
    for name in &args.provision {
        provisions.push(provision(&graph, name)?.id.clone());
    }
    for name in &args.task {
        let Some(task) = catalog.tasks.iter().find(|task| task.id.as_str() == name) else {
            let near = nearest(name, catalog.tasks.iter().map(|task| task.id.as_str()));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            bail!("there is no task `{name}`{hint}");
        };
        // What the task serves, as far as it is asked here.
        let asked = task
            .provisions
            .iter()
            .filter(|id| !matches!(assessment.verdict(id, system), None | Some(Verdict::Excluded)));
        provisions.extend(asked.cloned());
    }
    provisions.sort();
    provisions.dedup();
    let name = Path::new(&kept.location).file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Some(NewEvidence {
        title: args.title.clone().or(name).unwrap_or_default(),
        kind: args.kind.clone().unwrap_or_default(),
        location: kept.location.clone(),
        collected: args.measured.map_or_else(|| args.input.today(), Ok)?.to_string(),
        sha256: kept.digest.as_str().to_owned(),
        tasks: args.task.clone(),
        provisions: provisions.iter().map(ToString::to_string).collect(),
        system: system.map(|system| system.id.to_string()).unwrap_or_default(),
    }))
}

/// Takes out what the scope has from the same bytes; tells how much that is.
fn drop_twins(scope: &Scope, additions: &mut Additions, kept: &Kept) -> usize {
    let before = additions.measurements.len() + usize::from(additions.evidence.is_some());
    let same = |digest: &Option<Digest>| digest.as_ref() == Some(&kept.digest);
    additions.measurements.retain(|new| {
        !scope.measurements.iter().any(|one| {
            same(&one.digest)
                && one.metric.as_str() == new.metric
                && one.system.as_str() == new.system
                && one.subset == new.subset
        })
    });
    let system = |of: &Option<SystemId>| of.as_ref().map(ToString::to_string).unwrap_or_default();
    if let Some(new) = &additions.evidence
        && scope.evidence.iter().any(|one| same(&one.digest) && system(&one.system) == new.system)
    {
        additions.evidence = None;
    }
    before - additions.measurements.len() - usize::from(additions.evidence.is_some())
}

/// What was seen and not taken.
fn tell(found: &Found) {
    if !found.unknown.is_empty() {
        say(&format!("seen, and no metric of the catalog: {}", found.unknown.join(", ")));
    }
    for left in &found.left {
        say(&format!("not taken: {}: {}", left.name, left.why));
    }
    for value in found.values.iter().filter(|value| !value.note.is_empty()) {
        say(&format!("note: {}: {}", value.metric, value.note));
    }
}

fn write(
    args: &AddArgs,
    place: &ScopePlace,
    additions: &Additions,
    kept: &Kept,
    system: Option<&SystemId>,
) -> anyhow::Result<ExitCode> {
    let target = match system {
        _ if !place.completed => place.head.clone(),
        Some(system) => format!("measurements/{system}.toml"),
        None => "evidence/added.toml".to_owned(),
    };
    let before = place.bytes(&target)?;
    let after = export::appended(before.as_deref(), additions);
    let mut changes = BTreeMap::from([(target.clone(), after.clone())]);
    if kept.copied {
        changes.insert(kept.location.clone(), kept.bytes.clone());
    }
    let workspace = Workspace::of(disk::read_changed(&args.input.root, place, &changes)?);
    let today = args.input.today()?;
    let found = workspace.check(today);
    if found.has_errors() {
        report_to_stderr(found, &workspace);
        bail!("with these additions the scope does not pass the check; nothing was written");
    }
    let graph = workspace.graph();
    let scope = workspace.catalog.scopes.first().context("the scope is there")?;
    ensure!(
        scope.held.get(&kept.location) == Some(&Held::There(kept.digest.clone())),
        "`{}` cannot be kept there: it or a folder above it is a link",
        kept.location
    );
    let mut text = view::added(&assess(&graph, scope, today), additions).join("\n");
    if let Some(evidence) = &additions.evidence {
        let proves = evidence.tasks.iter().chain(&evidence.provisions).cloned().collect::<Vec<_>>();
        text.push_str("\nevidence: ");
        text.push_str(&evidence.title);
        text.push_str(", for ");
        text.push_str(&proves.join(", "));
    }
    if !args.dry_run {
        if kept.copied {
            output::change_file(&place.folder.join(&kept.location), None, &kept.bytes)?;
        }
        output::change_file(&place.folder.join(&target), before.as_deref(), &after)?;
    }
    put(format!("{}\n", text.trim_start()).as_bytes())?;
    let number = counted(additions.measurements.len(), "measured value");
    let verb = if args.dry_run { "would add" } else { "added" };
    say(&format!("{verb} {number} to {}", place.shown(&target)));
    Ok(ExitCode::SUCCESS)
}
