//! The roadmap by phase.

use super::{OpenRow, PhaseRow, PhaseTaskRow};
use crate::assess::{Assessment, PhaseTask, PhaseWork, Progress};
use crate::model::Implementation;
use crate::view::figures::Share;

/// What a phase holds; none where there is nothing in it and nothing is planned.
pub(super) fn phase(assessment: &Assessment<'_>, work: &PhaseWork<'_>) -> Option<PhaseRow> {
    if work.content.is_none() && work.provisions.is_empty() && work.tasks.is_empty() {
        return None;
    }
    let day = assessment.day;
    let when = match work.planned {
        None => "not planned",
        Some(planned) if planned.until < day => "past",
        Some(planned) if planned.from > day => "ahead",
        Some(_) => "now",
    };
    let silent = work.provisions.iter().filter(|(_, progress)| *progress == Progress::NotRecorded);
    Some(PhaseRow {
        id: work.content.map(|content| content.id.to_string()),
        title: work.content.map_or_else(|| "In no phase".to_owned(), |content| content.title.clone()),
        text: work.content.map_or_else(
            || "What the programme of the catalog assigns to no phase.".to_owned(),
            |content| content.text.clone(),
        ),
        from: work.planned.map(|planned| planned.from.to_string()),
        until: work.planned.map(|planned| planned.until.to_string()),
        owner: work.planned.map(|planned| planned.owner.clone()),
        when,
        implemented: Share::count(&work.provisions, |one| one.1 == Progress::Implemented),
        not_recorded: silent.map(|(overall, _)| overall.provision.id.to_string()).collect(),
        open: work.open.iter().map(|record| open_row(assessment, work, record)).collect(),
        tasks: work.tasks.iter().map(|task| task_row(assessment, *task)).collect(),
    })
}

fn open_row(assessment: &Assessment<'_>, work: &PhaseWork<'_>, record: &Implementation) -> OpenRow {
    let provision = assessment.catalog().provision(&record.provision);
    OpenRow {
        provision: record.provision.to_string(),
        title: provision.map(|provision| provision.title.clone()).unwrap_or_default(),
        system: record.system.as_ref().map(ToString::to_string),
        state: record.state.as_str(),
        owner: record.owner.clone(),
        due: record.due.map(|due| due.to_string()),
        overdue: record.due.is_some_and(|due| due < assessment.day),
        after_phase: record.due.zip(work.planned).is_some_and(|(due, planned)| due > planned.until),
    }
}

fn task_row(assessment: &Assessment<'_>, task: PhaseTask<'_>) -> PhaseTaskRow {
    let role = assessment.catalog().role(&task.task.role);
    PhaseTaskRow {
        id: task.task.id.to_string(),
        text: task.task.text.clone(),
        role: role.map_or_else(|| task.task.role.to_string(), |role| role.title.clone()),
        share: Share { number: task.shown, of: task.asked },
    }
}
