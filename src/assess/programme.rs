//! The programme of an organisation: which provisions, records and tasks fall in which phase.

use std::collections::BTreeMap;

use super::{Assessment, Overall, Progress, Verdict, depth, standing};
use crate::graph::Graph;
use crate::model::{
    Evidence, Implementation, PhaseContent, PlannedPhase, ProgrammePhase, ProvisionId, SystemId, Task,
    TaskId, Tier,
};

/// What falls in a phase.
pub struct PhaseWork<'c> {
    /// The phase; none for what no phase names.
    pub content: Option<&'c PhaseContent>,
    /// When it is planned; none where the scope does not say.
    pub planned: Option<&'c PlannedPhase>,
    /// Its provisions that apply, or may apply, each with how far it is implemented.
    pub provisions: Vec<(Overall<'c>, Progress)>,
    /// Records on these that are not implemented, by the day on which they are due, those without a day last.
    pub open: Vec<&'c Implementation>,
    /// Its tasks.
    pub tasks: Vec<PhaseTask<'c>>,
}

/// A task of a phase.
#[derive(Clone, Copy)]
pub struct PhaseTask<'c> {
    /// The task.
    pub task: &'c Task,
    /// Who is asked: so many systems, or the organisation once.
    pub asked: usize,
    /// How many of them have evidence that counts and names the task.
    pub shown: usize,
}

/// The phase that names a provision, or the nearest one above it.
fn phase_of(
    graph: &Graph<'_>,
    named: &BTreeMap<&ProvisionId, ProgrammePhase>,
    id: &ProvisionId,
) -> Option<ProgrammePhase> {
    let above = graph.ancestors(id);
    let upwards = std::iter::once(id).chain(above.iter().rev().map(|provision| &provision.id));
    upwards.into_iter().find_map(|id| named.get(id)).copied()
}

/// The phases of the programme in their order, then what belongs to none.
///
/// A provision belongs to the phase that names it or, failing that, the nearest provision above it. A task belongs to the
/// earliest phase among the provisions for which it is asked.
pub fn programme<'c>(graph: &Graph<'c>, assessment: &Assessment<'c>) -> Vec<PhaseWork<'c>> {
    let catalog = graph.catalog();
    let named: BTreeMap<&ProvisionId, ProgrammePhase> =
        catalog.phases.iter().flat_map(|phase| phase.provisions.iter().map(|id| (id, phase.id))).collect();
    let planned = |phase: ProgrammePhase| assessment.scope.phases.iter().find(|planned| planned.id == phase);
    let content = |phase: ProgrammePhase| catalog.phases.iter().find(|content| content.id == phase);
    let phases = ProgrammePhase::ALL.iter().copied().map(Some).chain([None]);
    let mut works: BTreeMap<Option<ProgrammePhase>, PhaseWork<'c>> = BTreeMap::new();
    for phase in phases.clone() {
        let (content, planned) = (phase.and_then(content), phase.and_then(planned));
        let (provisions, open, tasks) = (Vec::new(), Vec::new(), Vec::new());
        works.insert(phase, PhaseWork { content, planned, provisions, open, tasks });
    }
    for overall in assessment.overall().filter(|overall| overall.verdict != Verdict::Excluded) {
        let phase = phase_of(graph, &named, &overall.provision.id);
        let Some(work) = works.get_mut(&phase) else { continue };
        let open = overall.implementations.iter().copied();
        work.open.extend(open.filter(|record| Progress::of(Some(record)) != Progress::Implemented));
        let progress = overall.progress();
        work.provisions.push((overall, progress));
    }
    for (task, provisions, asked, shown) in asked_tasks(assessment) {
        let phase = provisions.iter().filter_map(|id| phase_of(graph, &named, id)).min();
        let Some(work) = works.get_mut(&phase) else { continue };
        work.tasks.push(PhaseTask { task, asked, shown });
    }
    for work in works.values_mut() {
        work.open.sort_by_key(|record| (record.due.is_none(), record.due));
    }
    phases.filter_map(|phase| works.remove(&phase)).collect()
}

type Asked<'c> = (&'c Task, Vec<&'c ProvisionId>, usize, usize);

/// Tasks in catalog order, each with the provisions for which anybody is asked for it, and with how many are.
fn asked_tasks<'c>(assessment: &Assessment<'c>) -> Vec<Asked<'c>> {
    let scope = assessment.scope;
    let mut evidence: BTreeMap<&TaskId, Vec<&Evidence>> = BTreeMap::new();
    for one in &scope.evidence {
        if standing(assessment.catalog(), scope, one, assessment.day).is_good() {
            one.tasks.iter().for_each(|task| evidence.entry(task).or_default().push(one));
        }
    }
    let shown = |task: &TaskId, system: Option<&SystemId>| {
        let mut on_it = evidence.get(task).into_iter().flatten();
        on_it.any(|one| one.system.is_none() || one.system.as_ref() == system)
    };
    let mut found: BTreeMap<&TaskId, Asked<'c>> = BTreeMap::new();
    let mut add = |asked: super::AskedTask<'c>, system: Option<&SystemId>| {
        let entry = found.entry(&asked.task.id).or_insert_with(|| (asked.task, Vec::new(), 0, 0));
        for id in asked.provisions {
            if !entry.1.contains(&id) {
                entry.1.push(id);
            }
        }
        entry.2 += 1;
        entry.3 += usize::from(shown(&asked.task.id, system));
    };
    for asked in assessment.tasks(None, Tier::High).asked {
        add(asked, None);
    }
    for system in &scope.systems {
        let tier = depth(assessment.catalog(), scope, system).tier;
        for asked in assessment.tasks(Some(system), tier).asked {
            add(asked, Some(&system.id));
        }
    }
    let tasks = assessment.catalog().tasks.iter();
    tasks.filter_map(|task| found.remove(&task.id)).collect()
}
