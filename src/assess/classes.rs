//! Classification: which answers to derived attributes hold, and by which rules.

use crate::model::{AnswerId, Answers, AttributeId, Catalog, Condition, Scope, Step, Subject, System, When};

use super::truth::{Truth, truth};

/// One answer to a derived attribute.
#[derive(Clone)]
pub struct Class<'c> {
    /// `system.eu_risk`
    pub attribute: AttributeId,
    /// `high-risk`
    pub answer: AnswerId,
    /// Whether it holds.
    pub truth: Truth,
    /// The rules that bring it about: those that hold, or, where it is open, those that may.
    pub steps: Vec<&'c Step>,
}

/// Every answer to every derived attribute, for one system.
pub fn classes<'c>(catalog: &'c Catalog, scope: &Scope, system: &System) -> Vec<Class<'c>> {
    let answers = super::answers(scope, Some(system));
    let derived = catalog.attributes.iter().filter(|attribute| attribute.derived);
    let of_systems = derived.filter(|attribute| attribute.id.subject() == Subject::System);
    of_systems.flat_map(|attribute| classes_of(&attribute.id, &answers, catalog)).collect()
}

/// The derived attributes that a condition names, each once.
pub(super) fn derived_by(when: &When) -> Vec<&AttributeId> {
    let mut found = Vec::new();
    for (attribute, _) in &when.derived {
        if !found.contains(&attribute) {
            found.push(attribute);
        }
    }
    found
}

/// Every answer to one derived attribute.
pub(super) fn classes_of<'c>(
    attribute: &AttributeId,
    answers: &Answers,
    catalog: &'c Catalog,
) -> Vec<Class<'c>> {
    let declared = catalog.attribute(attribute).map(|attribute| attribute.answers.as_slice());
    let class = |answer: &AnswerId| {
        let steps =
            catalog.steps.iter().filter(|step| step.attribute == *attribute && step.answer == *answer);
        let ways: Vec<_> = steps.map(|step| (step, truth(&step.when.condition, answers, catalog))).collect();
        let any = Condition::Any(ways.iter().map(|(step, _)| step.when.condition.clone()).collect());
        let truth = truth(&any, answers, catalog);
        let wanted = |way: &Truth| match truth {
            Truth::True => *way == Truth::True,
            Truth::False => false,
            Truth::Open(_) => matches!(way, Truth::Open(_)),
        };
        let steps = ways.iter().filter(|(_, way)| wanted(way)).map(|(step, _)| *step).collect();
        Class { attribute: attribute.clone(), answer: answer.clone(), truth, steps }
    };
    declared.unwrap_or_default().iter().map(|answer| class(&answer.id)).collect()
}
