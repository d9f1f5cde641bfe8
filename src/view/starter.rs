//! A first scope: the questions that matter for chosen frameworks, ready to be answered in an editor.

use crate::graph::Graph;
use crate::model::{Answers, AttributeId, Choice, Condition, EditionId, Reply, Subject, Task};

/// What is known of an organisation before its scope is written.
pub struct Starter {
    /// `example-bank`
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its management system covers.
    pub boundary: String,
    /// The role that approves the statement.
    pub approver: String,
    /// The day of the first statement.
    pub date: String,
    /// The frameworks that it works to.
    pub frameworks: Vec<EditionId>,
    /// Answers about the organisation that are known.
    pub answers: Answers,
    /// Its AI systems: id and name.
    pub systems: Vec<(String, String)>,
}

/// A question of a first scope.
pub struct StarterQuestion {
    /// As a scope spells it: `origin`.
    pub name: String,
    /// The question.
    pub question: String,
    /// The answers that it may have, each with its words.
    pub answers: Vec<(String, String)>,
    /// What an answer looks like that says nothing yet.
    pub blank: &'static str,
    /// What was answered already, as a scope spells it.
    pub given: Option<String>,
}

/// The questions about a subject on which rules, days or tasks of the frameworks depend, in the order of the vocabulary.
pub fn starter_questions(graph: &Graph<'_>, starter: &Starter, subject: Subject) -> Vec<StarterQuestion> {
    let catalog = graph.catalog();
    let concerns = |edition: &EditionId| starter.frameworks.contains(edition);
    let of_rules =
        catalog.applications.iter().filter(|rule| concerns(&rule.edition)).filter_map(|it| it.when.as_ref());
    let of_days =
        catalog.commencements.iter().filter(|day| concerns(&day.edition)).filter_map(|it| it.when.as_ref());
    // Depth is asked of every system, whatever the frameworks.
    let of_steps =
        catalog.steps.iter().filter(|step| step.attribute.name() == "risk_tier").map(|step| &step.when);
    let serves = |task: &&Task| {
        task.provisions.iter().any(|id| starter.frameworks.iter().any(|it| it.as_str() == id.edition()))
    };
    let of_tasks = catalog.tasks.iter().filter(serves).filter_map(|task| task.when.as_ref());
    let mut named: Vec<&AttributeId> = Vec::new();
    for when in of_rules.chain(of_days).chain(of_steps).chain(of_tasks) {
        named.extend(Condition::attributes(&when.condition));
    }
    let asked = catalog.attributes.iter().filter(|it| !it.derived && it.id.subject() == subject);
    let wanted = asked
        .filter(|attribute| named.contains(&&attribute.id) || starter.answers.contains_key(&attribute.id));
    wanted
        .map(|attribute| StarterQuestion {
            name: attribute.id.name().to_owned(),
            question: attribute.question.clone(),
            answers: attribute.answers.iter().map(|it| (it.id.to_string(), it.label.clone())).collect(),
            blank: match attribute.choice {
                Choice::One => "\"\"",
                Choice::Many => "[]",
                Choice::Day => "2027-01-01",
            },
            given: starter.answers.get(&attribute.id).map(|reply| spelt(reply, attribute.choice)),
        })
        .collect()
}

fn spelt(reply: &Reply, choice: Choice) -> String {
    match reply {
        Reply::Day(day) => day.to_string(),
        Reply::Chosen(answers) => {
            let quoted: Vec<_> = answers.iter().map(|answer| format!("\"{answer}\"")).collect();
            if choice == Choice::One { quoted.join("") } else { format!("[{}]", quoted.join(", ")) }
        }
    }
}
