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

/// An answer to a derived attribute that holds, by places: nothing in it is borrowed, so that it can be kept.
pub(super) struct HeldClass {
    pub(super) attribute: AttributeId,
    pub(super) answer: AnswerId,
    /// Places of the rules that bring it about.
    pub(super) steps: Vec<usize>,
}

/// Every answer to a derived attribute that holds.
pub(super) fn held_classes(catalog: &Catalog, answers: &Answers) -> Vec<HeldClass> {
    let mut held: Vec<HeldClass> = Vec::new();
    for attribute in catalog.attributes.iter().filter(|attribute| attribute.derived) {
        let classes = classes_of(&attribute.id, answers, catalog);
        for class in classes.into_iter().filter(|class| class.truth == Truth::True) {
            let of_class = |step: &Step| class.steps.iter().any(|own| std::ptr::eq(*own, step));
            let steps = (0..catalog.steps.len()).filter(|place| of_class(&catalog.steps[*place])).collect();
            held.push(HeldClass { attribute: class.attribute, answer: class.answer, steps });
        }
    }
    held
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
        let truth = if ways.iter().any(|(_, way)| *way == Truth::True) {
            Truth::True
        } else if ways.iter().all(|(_, way)| *way == Truth::False) {
            Truth::False
        } else {
            // Ways that are open by themselves can be certain together.
            let all = ways.iter().map(|(step, _)| step.when.condition.clone());
            truth(&Condition::Any(all.collect()), answers, catalog)
        };
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
