//! What stands between an AI system and a stage of its lifecycle, with what to do about each thing.

mod finding;
mod remedy;
mod rules;

pub use rules::{GATE_RULES, GateRule};

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use self::finding::Teller;
use crate::assess::{Assessment, Coming, DueTask, Finding, Gate, Outcome, Proof, Reading};
use crate::graph::Graph;
use crate::model::{Date, EditionId, Origin, Step};

/// Whether a system may pass a stage, and what is in the way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateReport {
    /// Id of the organisation.
    pub organisation: String,
    /// Name of the organisation.
    pub organisation_name: String,
    /// Id of the system.
    pub system: String,
    /// Name of the system.
    pub name: String,
    /// Id of the stage.
    pub stage: String,
    /// Name of the stage.
    pub stage_title: String,
    /// The day as of which proof is judged.
    pub day: String,
    /// What is in application on this day counts.
    pub until: String,
    /// How much depth the system deserves: `low`, `medium` or `high`.
    pub tier: &'static str,
    /// Ids of the editions that ask.
    pub frameworks: Vec<String>,
    /// Whether the gate is open: no finding keeps it closed.
    pub passed: bool,
    /// How many tasks are due, and how they stand.
    pub counts: GateCounts,
    /// What is in the way, or was noticed.
    pub findings: Vec<GateFinding>,
    /// What is not in application yet, by day.
    pub coming: Vec<GateComing>,
    /// Every task that is due, with what proves it.
    pub tasks: Vec<GateTask>,
}

/// How many tasks are due by the stage, and how they stand.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct GateCounts {
    /// Due by the stage, and asked today.
    pub due: usize,
    /// Those with proof.
    pub proved: usize,
    /// Those that are planned until a day that is not past.
    pub planned: usize,
    /// Those without proof of which nobody can tell whether they are asked.
    pub open: usize,
    /// Those without proof that counts.
    pub lacking: usize,
}

/// Something in the way of a system, or worth a notice.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateFinding {
    /// `gate-missing-evidence` and so on; ids never change meaning.
    pub rule: &'static str,
    /// `error`, `warning` or `note`
    pub level: &'static str,
    /// Whether it keeps the gate closed.
    pub closes: bool,
    /// What was found, in one sentence.
    pub title: String,
    /// Ids of the tasks that it is about.
    pub tasks: Vec<String>,
    /// What is to be done, in the words of the task.
    pub text: String,
    /// What goes wrong without it.
    pub why: String,
    /// The provisions for which it is asked.
    pub provisions: Vec<String>,
    /// Why these apply.
    pub reasons: Vec<GateReason>,
    /// What to do now.
    pub advice: String,
    /// What to write down, and where.
    pub remedy: Option<GateRemedy>,
    /// The record that it is about; where there is none, the system.
    pub place: GatePlace,
    /// Other records that it is about.
    pub related: Vec<GatePlace>,
}

/// Why provisions apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GateReason {
    /// Full ids.
    pub provisions: Vec<String>,
    /// Why they apply, or on what it depends.
    pub reason: String,
}

/// What to write into a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateRemedy {
    /// The file.
    pub file: String,
    /// The table that it goes into, or that it adds: `[[evidence]]`.
    pub table: String,
    /// Ready to be pasted. What only people know is empty, and `check` refuses it until it is filled in.
    pub toml: String,
}

/// A place in a file; lines and columns from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GatePlace {
    /// The file.
    pub path: String,
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
}

/// What is in application from a day on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateComing {
    /// The day.
    pub from: String,
    /// Full ids of the provisions.
    pub provisions: Vec<String>,
    /// Ids of tasks that are due by the stage and asked for these provisions.
    pub tasks: Vec<String>,
    /// Why the system is a prohibited practice from that day on, or may be.
    pub practices: Vec<String>,
}

/// A task that is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateTask {
    /// Id.
    pub id: String,
    /// `proved`, `planned`, `open` or `lacking`
    pub status: &'static str,
    /// What to do.
    pub text: String,
    /// The provisions in application for which it is asked.
    pub provisions: Vec<String>,
    /// What proves it.
    pub proofs: Vec<GateProof>,
}

/// What proves a task.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateProof {
    /// The title of a record, or a metric with its value.
    pub title: String,
    /// `task`: a record that names the task. `provision`: one that names a provision for which it is asked. `measurement`: a
    /// measured value.
    pub by: &'static str,
    /// The last day on which it counts, if it ends.
    pub until: Option<String>,
    /// Where it was recorded.
    pub place: GatePlace,
}

/// What lets a system pass.
#[derive(Clone, Copy, Default)]
pub struct GateOptions {
    /// Warnings keep the gate closed too.
    pub strict: bool,
    /// Questions that nobody has answered do not.
    pub allow_open: bool,
}

/// What stands between a system and a stage. `place` tells where in its file something was declared.
pub fn gate_report(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    gate: &Gate<'_>,
    frameworks: &[EditionId],
    options: GateOptions,
    place: &dyn Fn(Origin) -> GatePlace,
) -> GateReport {
    let organisation = &assessment.scope.organisation;
    let teller = Teller { graph, assessment, gate, options, place };
    let findings = teller.findings();
    GateReport {
        organisation: organisation.id.to_string(),
        organisation_name: organisation.name.clone(),
        system: gate.system.id.to_string(),
        name: gate.system.name.clone(),
        stage: gate.stage.id.to_string(),
        stage_title: gate.stage.title.clone(),
        day: assessment.day.to_string(),
        until: gate.until.to_string(),
        tier: gate.depth.tier.as_str(),
        frameworks: frameworks.iter().map(ToString::to_string).collect(),
        passed: !findings.iter().any(|finding| finding.closes),
        counts: counts(&gate.tasks),
        coming: coming(&gate.coming),
        tasks: gate.tasks.iter().map(|due| task(due, place)).collect(),
        findings,
    }
}

fn counts(tasks: &[DueTask<'_>]) -> GateCounts {
    let mut counts = GateCounts { due: tasks.len(), ..GateCounts::default() };
    for due in tasks {
        match due.outcome {
            Outcome::Proved(_) => counts.proved += 1,
            Outcome::Planned(..) => counts.planned += 1,
            Outcome::Open(_) => counts.open += 1,
            Outcome::Lacking(_) => counts.lacking += 1,
        }
    }
    counts
}

fn coming(coming: &[Coming<'_>]) -> Vec<GateComing> {
    let mut days: BTreeMap<Date, Vec<&Coming<'_>>> = BTreeMap::new();
    for one in coming {
        days.entry(one.from).or_default().push(one);
    }
    let row = |(from, coming): (Date, Vec<&Coming<'_>>)| {
        let tasks = coming.iter().flat_map(|one| &one.tasks).map(|task| task.id.to_string());
        let tasks: BTreeSet<_> = tasks.collect();
        let practice = |(step, certain): &(&Step, bool)| {
            let verb = if *certain { "is" } else { "may be" };
            format!("the system {verb} a prohibited practice from then on: {}", step.reason)
        };
        GateComing {
            from: from.to_string(),
            provisions: coming.iter().map(|one| one.provision.id.to_string()).collect(),
            tasks: tasks.into_iter().collect(),
            practices: coming.iter().flat_map(|one| &one.practices).map(practice).collect(),
        }
    };
    days.into_iter().map(row).collect()
}

fn task(due: &DueTask<'_>, place: &dyn Fn(Origin) -> GatePlace) -> GateTask {
    let proof = |proof: &Proof<'_>| match proof {
        Proof::Record(record, until, named) => GateProof {
            title: record.title.clone(),
            by: if *named { "task" } else { "provision" },
            until: until.map(|day| day.to_string()),
            place: place(record.origin),
        },
        Proof::Value(reading) => GateProof {
            title: measured(reading),
            by: "measurement",
            until: Some(reading.valid_until.to_string()),
            place: place(reading.measurement.origin),
        },
    };
    let (status, proofs) = match &due.outcome {
        Outcome::Proved(proofs) => ("proved", proofs.iter().map(proof).collect()),
        Outcome::Planned(..) => ("planned", Vec::new()),
        Outcome::Open(_) => ("open", Vec::new()),
        Outcome::Lacking(_) => ("lacking", Vec::new()),
    };
    GateTask {
        id: due.task.id.to_string(),
        status,
        text: due.task.text.clone(),
        provisions: ids(&due.asked_by),
        proofs,
    }
}

fn ids(findings: &[Finding<'_>]) -> Vec<String> {
    findings.iter().map(|finding| finding.provision.id.to_string()).collect()
}

/// `Population stability index 0.08 on 2026-11-02, night shifts`
fn measured(reading: &Reading<'_>) -> String {
    let one = reading.measurement;
    let part = if one.subset.is_empty() { String::new() } else { format!(", {}", one.subset) };
    format!("{} {} on {}{part}", reading.metric.title, one.value, one.measured)
}
