//! What a verdict rests on.

use super::classes::{HeldClass, derived_by};
use super::{Fact, Question};
use crate::model::{Answers, AttributeId, Catalog, Reply, Subject, System, SystemId, When};

/// What a verdict rests on: classes that rules derived, the answers behind them, and the answers that the condition names.
pub(super) fn facts(
    when: &When,
    answers: &Answers,
    system: Option<&System>,
    classes: &[HeldClass],
    catalog: &Catalog,
) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    let mut add = |fact: Fact| {
        if !found.contains(&fact) {
            found.push(fact);
        }
    };
    let given = |attribute: &AttributeId| {
        let answers = match answers.get(attribute)? {
            Reply::Chosen(ids) => ids.iter().map(ToString::to_string).collect(),
            Reply::Day(day) => vec![day.to_string()],
        };
        Some(Fact { system: about(attribute, system), attribute: attribute.clone(), answers })
    };
    for attribute in derived_by(when) {
        let held = classes.iter().filter(|class| class.attribute == *attribute);
        let names = held.clone().map(|class| class.answer.to_string()).collect();
        add(Fact { system: about(attribute, system), attribute: attribute.clone(), answers: names });
        let asked = held.filter(|class| when.derived.iter().any(|(_, answer)| *answer == class.answer));
        for step in asked.flat_map(|class| &class.steps) {
            catalog.steps[*step].when.named.iter().filter_map(given).for_each(&mut add);
        }
    }
    when.named.iter().filter_map(given).for_each(add);
    found
}

pub(super) fn about(attribute: &AttributeId, system: Option<&System>) -> Option<SystemId> {
    match attribute.subject() {
        Subject::Organisation => None,
        Subject::System => system.map(|system| system.id.clone()),
    }
}

/// The questions that are open, with whom they are about.
pub(super) fn questions(open: &[AttributeId], system: Option<&System>) -> Vec<Question> {
    let ask =
        |attribute: &AttributeId| Question { system: about(attribute, system), attribute: attribute.clone() };
    open.iter().map(ask).collect()
}
