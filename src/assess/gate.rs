//! Whether a system may pass a stage of its lifecycle: is there proof of everything that is asked of it up to there?
//!
//! A task is due in the earliest of its stages, and from then on. It counts where a provision for which it is asked is in
//! application. What is recorded as proof is judged on the day of the assessment; what is in application, on the day until
//! which the gate looks ahead.

use std::collections::BTreeMap;

use super::evidence::{Standing, standing};
use super::facts::questions;
use super::measured::{Reading, Trouble, latest};
use super::tasks::{AskedTask, Depth, depth};
use super::truth::{Truth, truth};
use super::{Assessment, Finding, Question, Verdict, answers, classes};
use crate::graph::Graph;
use crate::model::{
    Cadence, Date, Evidence, Force, Implementation, ImplementationState, Metric, MetricId, Nature, Provision,
    ProvisionId, Stage, StageId, Step, Subject, System, Task, Tier,
};

/// What stands between a system and a stage.
pub struct Gate<'c> {
    /// The system.
    pub system: &'c System,
    /// The stage.
    pub stage: &'c Stage,
    /// What is in application on this day counts.
    pub until: Date,
    /// How much depth the system deserves.
    pub depth: Depth<'c>,
    /// The tasks that are due, in the order of the catalog.
    pub tasks: Vec<DueTask<'c>>,
    /// Prohibited practices that the system is, or may be.
    pub bans: Vec<Ban<'c>>,
    /// Latest values out of their limits, of metrics that no task asks for here.
    pub unasked: Vec<Reading<'c>>,
    /// What is not in application yet, by day.
    pub coming: Vec<Coming<'c>>,
}

/// A task that is due, and whether it is proved.
pub struct DueTask<'c> {
    /// The task.
    pub task: &'c Task,
    /// Why it is asked: what applies, or may apply, and is in application.
    pub asked_by: Vec<Finding<'c>>,
    /// Whether there is proof.
    pub outcome: Outcome<'c>,
}

/// Whether there is proof of a task.
pub enum Outcome<'c> {
    /// There is.
    Proved(Vec<Proof<'c>>),
    /// Nothing is there yet, and everything for which the task is asked is planned until a day that is not past.
    Planned(Date, Vec<&'c Implementation>),
    /// Nothing is there yet, and whether the task is asked depends on these questions.
    Open(Vec<Question>),
    /// There is none, or it does not count.
    Lacking(Vec<Lack<'c>>),
}

/// What proves a task.
#[derive(Clone, Copy)]
pub enum Proof<'c> {
    /// A record, until this day if it ends; it names the task itself, or only a provision for which the task is asked.
    Record(&'c Evidence, Option<Date>, bool),
    /// A measured value.
    Value(Reading<'c>),
}

/// What is missing of a proof.
pub enum Lack<'c> {
    /// No record is about the task.
    NoRecord,
    /// The newest record about the task does not count, nor do these older ones.
    Record(&'c Evidence, Standing, Vec<&'c Evidence>),
    /// The metric has not been measured for the system.
    NoValue(&'c Metric),
    /// The latest value does not count.
    Value(Reading<'c>),
}

impl Lack<'_> {
    /// Nothing is there yet; what is there and does not count is another matter.
    fn is_absence(&self) -> bool {
        matches!(self, Self::NoRecord | Self::NoValue(_) | Self::Record(_, Standing::NotYet, _))
    }
}

/// A prohibited practice that the system is, or may be.
pub struct Ban<'c> {
    /// The rule of classification that tells; it rests on nothing but prohibitions.
    pub step: &'c Step,
    /// The prohibitions, which apply or may apply.
    pub findings: Vec<Finding<'c>>,
    /// Questions that would tell; none where it is certain.
    pub questions: Vec<Question>,
}

/// Something that applies, or may apply, and is not in application yet.
pub struct Coming<'c> {
    /// From when it is.
    pub from: Date,
    /// The provision.
    pub provision: &'c Provision,
    /// Tasks that are asked for it and due by the stage.
    pub tasks: Vec<&'c Task>,
    /// Rules by which the system is a practice that it prohibits, and whether that is certain.
    pub practices: Vec<(&'c Step, bool)>,
}

/// What the judgement of a gate needs over and over.
struct Judge<'a, 'c> {
    assessment: &'a Assessment<'c>,
    system: &'c System,
    /// Up to this tier, tasks are surely asked of the system.
    sure: Tier,
    depth: &'a Depth<'c>,
    findings: BTreeMap<&'c ProvisionId, Finding<'c>>,
    readings: BTreeMap<&'c MetricId, Vec<Reading<'c>>>,
}

/// What stands between a system and a stage, looking ahead until a day.
pub fn gate<'c>(
    graph: &Graph<'c>,
    assessment: &Assessment<'c>,
    system: &'c System,
    stage: &'c Stage,
    until: Date,
) -> Gate<'c> {
    let (catalog, scope) = (assessment.catalog(), assessment.scope);
    let depth = depth(catalog, scope, system);
    let mut readings: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for reading in latest(catalog, scope, &system.id, assessment.day).into_values() {
        readings.entry(&reading.metric.id).or_default().push(reading);
    }
    let judge = Judge {
        assessment,
        system,
        sure: sure_tier(assessment, system, &depth),
        depth: &depth,
        findings: assessment.of_system(&system.id).map(|finding| (&finding.provision.id, finding)).collect(),
        readings,
    };
    let mut coming: BTreeMap<(Date, &ProvisionId), Coming<'c>> = BTreeMap::new();
    let mut tasks = Vec::new();
    let due = |asked: &AskedTask<'c>| is_due(assessment, asked.task, stage);
    for asked in assessment.tasks(Some(system), depth.tier).asked.into_iter().filter(due) {
        let findings = asked.provisions.iter().filter_map(|id| judge.finding(id));
        let (now, later): (Vec<_>, Vec<_>) = findings.partition(|finding| finding.in_application(until));
        for finding in &later {
            if let Some(coming) = note(&mut coming, finding) {
                coming.tasks.push(asked.task);
            }
        }
        if !now.is_empty() {
            let outcome = judge.outcome(&asked, &now);
            tasks.push(DueTask { task: asked.task, asked_by: now, outcome });
        }
    }
    let now = |ban: &Ban<'_>| ban.findings.iter().any(|finding| finding.in_application(until));
    let (bans, later): (Vec<_>, Vec<_>) = judge.bans(graph).into_iter().partition(now);
    for (ban, finding) in later.iter().flat_map(|ban| ban.findings.iter().map(move |finding| (ban, finding)))
    {
        if let Some(coming) = note(&mut coming, finding) {
            coming.practices.push((ban.step, ban.questions.is_empty()));
        }
    }
    let asked = |id: &MetricId| tasks.iter().any(|due: &DueTask<'_>| due.task.metrics.contains(id));
    let values = judge.readings.into_iter().filter(|(id, _)| !asked(id)).flat_map(|(_, values)| values);
    let unasked = values.filter(|reading| reading.trouble == Some(Trouble::Breached)).collect();
    let coming = coming.into_values().collect();
    Gate { system, stage, until, depth, tasks, bans, unasked, coming }
}

/// Whether the earliest stage of a task is this one or lies before it, in the order of the vocabulary.
fn is_due(assessment: &Assessment<'_>, task: &Task, stage: &Stage) -> bool {
    let place =
        |id: &StageId| assessment.catalog().stages.iter().position(|stage| stage.id == *id).unwrap_or(0);
    task.stages.iter().map(place).min().is_none_or(|first| first <= place(&stage.id))
}

/// The highest tier that surely holds.
fn sure_tier(assessment: &Assessment<'_>, system: &System, depth: &Depth<'_>) -> Tier {
    if depth.questions.is_empty() {
        return depth.tier;
    }
    let classes = classes(assessment.catalog(), assessment.scope, system);
    let held = classes.iter().filter(|class| class.truth == Truth::True);
    let tiers = held.filter(|class| depth.steps.iter().any(|step| step.attribute == class.attribute));
    tiers.filter_map(|class| class.answer.as_str().parse().ok()).max().unwrap_or(Tier::Low)
}

fn note<'a, 'c>(
    coming: &'a mut BTreeMap<(Date, &'c ProvisionId), Coming<'c>>,
    finding: &Finding<'c>,
) -> Option<&'a mut Coming<'c>> {
    let (from, provision) = (finding.start?.day.from, finding.provision);
    let new = || Coming { from, provision, tasks: Vec::new(), practices: Vec::new() };
    Some(coming.entry((from, &provision.id)).or_insert_with(new))
}

impl<'c> Judge<'_, 'c> {
    /// What is found on a provision that applies to the system or may apply, or on one that is asked of the organisation.
    fn finding(&self, id: &ProvisionId) -> Option<Finding<'c>> {
        let found = self.findings.get(id).cloned();
        let found = found.or_else(|| self.assessment.on(id)?.own);
        found.filter(|finding| finding.verdict != Verdict::Excluded)
    }

    fn outcome(&self, asked: &AskedTask<'c>, now: &[Finding<'c>]) -> Outcome<'c> {
        let task = asked.task;
        let (proofs, lacks) = if task.nature == Nature::Dynamic && !task.metrics.is_empty() {
            self.values(task)
        } else {
            self.records(asked)
        };
        if lacks.is_empty() {
            return Outcome::Proved(proofs);
        }
        if !lacks.iter().all(Lack::is_absence) {
            return Outcome::Lacking(lacks);
        }
        if let Some((due, records)) = self.planned(now) {
            return Outcome::Planned(due, records);
        }
        match self.open(task, now) {
            open if open.is_empty() => Outcome::Lacking(lacks),
            open => Outcome::Open(open),
        }
    }

    /// Records that name the task, or a provision for which it is asked, and are of its kind where they say their kind.
    fn records(&self, asked: &AskedTask<'c>) -> (Vec<Proof<'c>>, Vec<Lack<'c>>) {
        let task = asked.task;
        let named = |record: &Evidence| record.tasks.contains(&task.id);
        let about = |record: &&Evidence| {
            let here = record.system.as_ref().is_none_or(|id| *id == self.system.id);
            let kind = record.kind.as_ref().is_none_or(|kind| *kind == task.evidence);
            let serves = || record.provisions.iter().any(|id| asked.provisions.contains(&id));
            here && (named(record) || (kind && serves()))
        };
        let records = self.assessment.scope.evidence.iter().filter(about);
        let mut judged: Vec<_> = records.map(|record| (record, self.standing(task, record))).collect();
        // The newest first; what is still to be collected last.
        judged.sort_by_key(|(record, standing)| {
            (*standing == Standing::NotYet, std::cmp::Reverse(record.collected))
        });
        let proof = |(record, standing): &(&'c Evidence, Standing)| match standing {
            Standing::Good(until) => Some(Proof::Record(record, *until, named(record))),
            _ => None,
        };
        let mut proofs: Vec<_> = judged.iter().filter_map(proof).collect();
        if !proofs.is_empty() {
            proofs.sort_by_key(|proof| !matches!(proof, Proof::Record(_, _, true)));
            return (proofs, Vec::new());
        }
        let lack = match judged.split_first() {
            None => Lack::NoRecord,
            Some(((newest, standing), older)) => {
                Lack::Record(newest, *standing, older.iter().map(|(record, _)| *record).collect())
            }
        };
        (proofs, vec![lack])
    }

    /// How a record stands as proof of a task. Where the task is dynamic and the record does not say itself how long it
    /// counts, it has to be as new as the cadence of the task asks.
    fn standing(&self, task: &Task, record: &Evidence) -> Standing {
        let assessment = self.assessment;
        let found = standing(assessment.catalog(), assessment.scope, record, assessment.day);
        let asked = task.nature == Nature::Dynamic && record.valid_until.is_none();
        let (Standing::Good(until), Some(days)) = (found, cadence_days(task.cadence).filter(|_| asked))
        else {
            return found;
        };
        let next = record.collected.plus_days(days);
        let until = until.map_or(next, |until| until.min(next));
        if until < assessment.day { Standing::Stale(until) } else { Standing::Good(Some(until)) }
    }

    /// The latest value of each metric, for each part of the data that was measured.
    fn values(&self, task: &'c Task) -> (Vec<Proof<'c>>, Vec<Lack<'c>>) {
        let (mut proofs, mut lacks) = (Vec::new(), Vec::new());
        for id in &task.metrics {
            let Some(metric) = self.assessment.catalog().metric(id) else { continue };
            match self.readings.get(id) {
                None => lacks.push(Lack::NoValue(metric)),
                Some(readings) => {
                    for reading in readings {
                        match reading.trouble {
                            None => proofs.push(Proof::Value(*reading)),
                            Some(_) => lacks.push(Lack::Value(*reading)),
                        }
                    }
                }
            }
        }
        (proofs, lacks)
    }

    /// The first day that runs out, where every provision is planned with a day that is not past. The record for the
    /// system goes before that for the organisation.
    fn planned(&self, now: &[Finding<'c>]) -> Option<(Date, Vec<&'c Implementation>)> {
        let records = &self.assessment.scope.implementations;
        let plan = |finding: &Finding<'c>| {
            let of = |system: Option<&_>| {
                records.iter().find(|it| it.provision == finding.provision.id && it.system.as_ref() == system)
            };
            let record = of(Some(&self.system.id)).or_else(|| of(None))?;
            let due = record.due.filter(|due| *due >= self.assessment.day)?;
            (record.state == ImplementationState::Planned).then_some((due, record))
        };
        let plans = now.iter().map(plan).collect::<Option<Vec<_>>>()?;
        let first = plans.iter().map(|(due, _)| *due).min()?;
        Some((first, plans.into_iter().map(|(_, record)| record).collect()))
    }

    /// The questions on which it depends whether a task is asked; none where it surely is.
    fn open(&self, task: &Task, now: &[Finding<'c>]) -> Vec<Question> {
        let mut open = Vec::new();
        if task.tier > self.sure {
            open.extend(self.depth.questions.iter().cloned());
        }
        if let Some(when) = &task.when {
            let answers = answers(self.assessment.scope, Some(self.system));
            if let Truth::Open(asked) = truth(&when.condition, &answers, self.assessment.catalog()) {
                open.extend(questions(&asked, Some(self.system)));
            }
        }
        self.with_findings(open, now)
    }

    /// Questions, with those on which it depends whether any of some provisions applies; each once.
    fn with_findings(&self, mut open: Vec<Question>, findings: &[Finding<'c>]) -> Vec<Question> {
        if findings.iter().all(|finding| finding.verdict == Verdict::Undetermined) {
            open.extend(findings.iter().flat_map(|finding| finding.questions(self.assessment.catalog())));
        }
        open.sort();
        open.dedup();
        open
    }

    /// Rules of classification that hold, or may hold, and rest on nothing but prohibitions that apply, or may apply. That
    /// a prohibition applies is not enough: it applies to everybody whom the law reaches.
    fn bans(&self, graph: &Graph<'c>) -> Vec<Ban<'c>> {
        let catalog = self.assessment.catalog();
        let answers = answers(self.assessment.scope, Some(self.system));
        let mut bans = Vec::new();
        for step in catalog.steps.iter().filter(|step| step.attribute.subject() == Subject::System) {
            let prohibits =
                |id: &ProvisionId| catalog.provision(id).is_some_and(|it| it.force == Force::Prohibition);
            if step.provisions.is_empty() || !step.provisions.iter().all(prohibits) {
                continue;
            }
            let open = match truth(&step.when.condition, &answers, catalog) {
                Truth::True => Vec::new(),
                Truth::False => continue,
                Truth::Open(open) => questions(&open, Some(self.system)),
            };
            let parts = step.provisions.iter().flat_map(|id| graph.within(id));
            let findings: Vec<_> = parts.filter_map(|part| self.finding(&part.id)).collect();
            if findings.is_empty() {
                continue;
            }
            let questions = self.with_findings(open, &findings);
            bans.push(Ban { step, findings, questions });
        }
        bans
    }
}

/// For how long a record shows that something is done so often, with some days of grace.
const fn cadence_days(cadence: Cadence) -> Option<u16> {
    match cadence {
        Cadence::Weekly => Some(10),
        Cadence::Monthly => Some(35),
        Cadence::Quarterly => Some(100),
        Cadence::HalfYearly => Some(200),
        Cadence::Yearly => Some(400),
        Cadence::Once | Cadence::EachRelease | Cadence::OnEvent | Cadence::Continuous => None,
    }
}
