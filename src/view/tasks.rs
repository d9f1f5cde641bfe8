//! Tasks as checklists show them: what to do, why it is asked, who does it, and what proves it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::row;
use crate::assess::{AskedTask, Depth, Tasks};
use crate::graph::Graph;
use crate::model::{EditionId, RoleId, Scope, System, Task, Tier};

/// A task that is asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaskRow {
    /// `bias-test-by-group`
    pub id: String,
    /// What to do.
    pub text: String,
    /// What goes wrong without it.
    pub why: String,
    /// Why it is asked here: the provisions that it serves, and the depth that the system deserves.
    pub reason: String,
    /// Lifecycle stages in which it is due, in their order; titles.
    pub stages: Vec<String>,
    /// Who does it: `model-developer`
    pub role: String,
    /// The same in words.
    pub role_title: String,
    /// Who holds that role in the organisation; empty where the scope does not say.
    pub holder: String,
    /// What kind of evidence proves it.
    pub evidence: String,
    /// How often: `each-release`
    pub cadence: &'static str,
    /// The lowest tier of system that is asked: `low`, `medium` or `high`
    pub tier: &'static str,
    /// `static` (a document proves it) or `dynamic` (a measured value does)
    pub nature: &'static str,
    /// Full ids of the provisions for which it is asked here.
    pub provisions: Vec<String>,
    /// Ids of the metrics that show it.
    pub metrics: Vec<String>,
    /// False where it depends on open questions whether it is asked at all.
    pub certain: bool,
}

/// A task that a system of more risk would be asked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SparedTask {
    /// Its id.
    pub id: String,
    /// What would be done.
    pub text: String,
    /// The tier from which it is asked.
    pub tier: &'static str,
}

/// How much depth a system deserves, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DepthRow {
    /// `low`, `medium` or `high`
    pub tier: &'static str,
    /// False where open questions could lower it; until they are answered, the highest possible one holds.
    pub certain: bool,
    /// Why.
    pub reasons: Vec<String>,
    /// The questions on which it depends.
    pub open_questions: Vec<String>,
}

/// Tasks that are due in one stage for the first time.
#[derive(Clone, Debug, Serialize)]
pub struct StageTasks {
    /// The stage; "At every stage" for what goes on all the time.
    pub title: String,
    /// What happens in it.
    pub text: String,
    /// For the address of the heading.
    pub anchor: String,
    /// By role, in the order of the vocabulary.
    pub roles: Vec<RoleTasks>,
}

/// Tasks of one role in one stage.
#[derive(Clone, Debug, Serialize)]
pub struct RoleTasks {
    /// The role in words.
    pub title: String,
    /// Who holds it in the organisation.
    pub holder: String,
    /// Places of its tasks in the checklist.
    pub tasks: Vec<usize>,
}

/// What the tasks of a page can be chosen by, besides their stage.
#[derive(Clone, Debug, Serialize)]
pub struct TaskChoices {
    /// Roles that have any of them.
    pub roles: Vec<TaskChoice>,
    /// Editions that any of them serves.
    pub editions: Vec<TaskChoice>,
    /// For each task, the ids of the editions that it serves, parted by spaces.
    pub served: Vec<String>,
}

/// One of the choices.
#[derive(Clone, Debug, Serialize)]
pub struct TaskChoice {
    /// Its id.
    pub id: String,
    /// The same in words.
    pub title: String,
}

/// What tasks can be chosen by.
pub(super) fn choices(graph: &Graph<'_>, tasks: &[TaskRow]) -> TaskChoices {
    let catalog = graph.catalog();
    let of = |task: &TaskRow| -> BTreeSet<String> {
        let editions = task.provisions.iter().filter_map(|id| id.split_once('/'));
        editions.map(|(edition, _)| edition.to_owned()).collect()
    };
    let served: Vec<_> = tasks.iter().map(of).collect();
    let has = |role: &RoleId| tasks.iter().any(|task| task.role == role.as_str());
    let is_served = |edition: &EditionId| served.iter().any(|ids| ids.contains(edition.as_str()));
    let choice = |id: &str, title: &str| TaskChoice { id: id.to_owned(), title: title.to_owned() };
    let roles = catalog.roles.iter().filter(|role| has(&role.id));
    let editions = catalog.editions.iter().filter(|edition| is_served(&edition.id));
    TaskChoices {
        roles: roles.map(|role| choice(role.id.as_str(), &role.title)).collect(),
        editions: editions.map(|edition| choice(edition.id.as_str(), &edition.title)).collect(),
        served: served.iter().map(|ids| ids.iter().cloned().collect::<Vec<_>>().join(" ")).collect(),
    }
}

/// How much depth a system deserves, in words.
pub(super) fn depth_row(depth: &Depth<'_>) -> DepthRow {
    let mut reasons: Vec<String> = depth.steps.iter().map(|step| step.reason.clone()).collect();
    if reasons.is_empty() {
        reasons.push("The catalog has no rules on depth, so every task is asked.".to_owned());
    }
    let open_questions = depth.questions.iter().map(|question| question.attribute.to_string()).collect();
    DepthRow { tier: depth.tier.as_str(), certain: depth.questions.is_empty(), reasons, open_questions }
}

/// The tasks that are asked, in the order of the catalog.
pub(super) fn task_rows(
    graph: &Graph<'_>,
    scope: &Scope,
    system: Option<&System>,
    tier: Tier,
    tasks: &Tasks<'_>,
) -> Vec<TaskRow> {
    tasks.asked.iter().map(|asked| task_row(graph, scope, system, tier, asked)).collect()
}

fn task_row(
    graph: &Graph<'_>,
    scope: &Scope,
    system: Option<&System>,
    tier: Tier,
    asked: &AskedTask<'_>,
) -> TaskRow {
    let (catalog, task) = (graph.catalog(), asked.task);
    let role = catalog.role(&task.role);
    let kind = catalog.evidence_kind(&task.evidence);
    TaskRow {
        id: task.id.to_string(),
        text: task.text.clone(),
        why: task.why.clone(),
        reason: reason(asked, system, tier),
        stages: row::stage_titles(catalog, &task.stages),
        role: task.role.to_string(),
        role_title: role.map_or(task.role.to_string(), |role| role.title.clone()),
        holder: holder(scope, &task.role, system).unwrap_or_default(),
        evidence: kind.map_or(task.evidence.to_string(), |kind| kind.title.clone()),
        cadence: task.cadence.as_str(),
        tier: task.tier.as_str(),
        nature: task.nature.as_str(),
        provisions: asked.provisions.iter().map(ToString::to_string).collect(),
        metrics: task.metrics.iter().map(ToString::to_string).collect(),
        certain: asked.certain,
    }
}

/// `It serves 3 provisions that apply; asked from medium risk on, and this system is high.`
fn reason(asked: &AskedTask<'_>, system: Option<&System>, tier: Tier) -> String {
    let number = row::counted(asked.provisions.len(), "provision");
    let served = if asked.certain {
        format!("It serves {number} that {}", if asked.provisions.len() == 1 { "applies" } else { "apply" })
    } else {
        format!("It serves {number} that may apply, depending on open questions")
    };
    let depth = match (system, asked.task.tier) {
        (None, _) => "done once for the organisation".to_owned(),
        (Some(_), Tier::Low) => "asked of every system".to_owned(),
        (Some(_), from) => {
            format!("asked from {} risk on, and this system is {}", from.as_str(), tier.as_str())
        }
    };
    format!("{served}; {depth}.")
}

/// Who holds a role: for the system, else for the organisation.
fn holder(scope: &Scope, role: &RoleId, system: Option<&System>) -> Option<String> {
    let of_role = || scope.assignments.iter().filter(|assignment| assignment.role == *role);
    let own =
        of_role().find(|it| it.system.is_some() && it.system.as_ref() == system.map(|system| &system.id));
    own.or_else(|| of_role().find(|it| it.system.is_none())).map(|it| it.holder.clone())
}

/// What a system of more risk would be asked for.
pub(super) fn spared_rows(tasks: &Tasks<'_>) -> Vec<SparedTask> {
    let row = |task: &&Task| SparedTask {
        id: task.id.to_string(),
        text: task.text.clone(),
        tier: task.tier.as_str(),
    };
    tasks.spared.iter().map(row).collect()
}

/// Tasks by the stage in which they are first due, then by role.
pub(super) fn by_stage_and_role(graph: &Graph<'_>, tasks: &[TaskRow]) -> Vec<StageTasks> {
    let catalog = graph.catalog();
    let all = catalog.stages.len();
    let always = |task: &TaskRow| all > 1 && task.stages.len() == all;
    let mut stages = vec![StageTasks {
        title: "At every stage".to_owned(),
        text: "What goes on for as long as the system lives.".to_owned(),
        anchor: "stage-every".to_owned(),
        roles: by_role(graph, tasks, &always),
    }];
    for stage in &catalog.stages {
        let first = |task: &TaskRow| task.stages.first() == Some(&stage.title) && !always(task);
        stages.push(StageTasks {
            title: stage.title.clone(),
            text: stage.text.clone(),
            anchor: format!("stage-{}", stage.id),
            roles: by_role(graph, tasks, &first),
        });
    }
    stages.retain(|stage| !stage.roles.is_empty());
    stages
}

fn by_role(graph: &Graph<'_>, tasks: &[TaskRow], wanted: &dyn Fn(&TaskRow) -> bool) -> Vec<RoleTasks> {
    let roles = graph.catalog().roles.iter().map(|role| {
        let of_role = |task: &TaskRow| task.role == role.id.as_str() && wanted(task);
        let places: Vec<_> = (0..tasks.len()).filter(|place| of_role(&tasks[*place])).collect();
        let holder = places.first().map(|place| tasks[*place].holder.clone()).unwrap_or_default();
        RoleTasks { title: role.title.clone(), holder, tasks: places }
    });
    roles.filter(|role| !role.tasks.is_empty()).collect()
}
