//! Which tasks are asked of a system, or of the organisation, and how deep they go.

use super::assessment::Assessment;
use super::classes::classes_of;
use super::facts::questions;
use super::truth::{Truth, truth};
use super::{Question, Verdict, answers};
use crate::model::{AttributeId, Catalog, Level, ProvisionId, Scope, Step, Subject, System, Task, Tier};

/// How much depth a system deserves.
#[derive(Clone)]
pub struct Depth<'c> {
    /// The tier; the highest that may hold where questions are open.
    pub tier: Tier,
    /// The rules that bring it about, or that may.
    pub steps: Vec<&'c Step>,
    /// The questions on which it depends.
    pub questions: Vec<Question>,
}

/// How much depth a system deserves; every task where the catalog has no rules for that.
pub fn depth<'c>(catalog: &'c Catalog, scope: &Scope, system: &System) -> Depth<'c> {
    let answers = answers(scope, Some(system));
    let attribute = AttributeId::new(Subject::System, "risk_tier").expect("the name is well formed");
    let mut classes = classes_of(&attribute, &answers, catalog);
    classes.retain(|class| class.truth != Truth::False);
    let tier = |class: &super::Class<'_>| class.answer.as_str().parse().unwrap_or(Tier::High);
    match classes.into_iter().max_by_key(tier) {
        None => Depth { tier: Tier::High, steps: Vec::new(), questions: Vec::new() },
        Some(class) => Depth {
            tier: tier(&class),
            questions: match &class.truth {
                Truth::Open(open) => questions(open, Some(system)),
                _ => Vec::new(),
            },
            steps: class.steps,
        },
    }
}

/// A task that is asked.
#[derive(Clone)]
pub struct AskedTask<'c> {
    /// The task.
    pub task: &'c Task,
    /// The provisions for which it is asked: they apply, or may apply.
    pub provisions: Vec<&'c ProvisionId>,
    /// Whether any of them surely applies, and the task's own condition holds.
    pub certain: bool,
}

/// Tasks of one level.
pub struct Tasks<'c> {
    /// Those that are asked.
    pub asked: Vec<AskedTask<'c>>,
    /// Those that would be asked of a system that deserves more depth.
    pub spared: Vec<&'c Task>,
}

impl<'c> Assessment<'c> {
    /// The tasks of a system, up to its tier, or those of the organisation, which has none.
    pub fn tasks(&self, system: Option<&System>, tier: Tier) -> Tasks<'c> {
        let level = if system.is_some() { Level::System } else { Level::Organisation };
        let answers = answers(self.scope, system);
        let mut found = Tasks { asked: Vec::new(), spared: Vec::new() };
        for task in self.catalog().tasks.iter().filter(|task| task.level == level) {
            let outcome = task.when.as_ref().map(|when| truth(&when.condition, &answers, self.catalog()));
            if outcome == Some(Truth::False) {
                continue;
            }
            let verdict = |id: &ProvisionId| self.verdict(id, system);
            let wanted = |id: &&ProvisionId| !matches!(verdict(id), None | Some(Verdict::Excluded));
            let provisions: Vec<_> = task.provisions.iter().filter(wanted).collect();
            if provisions.is_empty() {
                continue;
            }
            if task.tier > tier {
                found.spared.push(task);
                continue;
            }
            let sure = outcome.is_none_or(|outcome| outcome == Truth::True);
            let certain = sure && provisions.iter().any(|id| verdict(id) == Some(Verdict::Applies));
            found.asked.push(AskedTask { task, provisions, certain });
        }
        found
    }
}
