//! Classification rules: derived attributes, and the steps by which their answers come about.

use std::sync::Arc;

use super::{Resolver, diags};
use crate::load::raw::{self, Row};
use crate::model::{Attribute, AttributeId, Choice, Condition, FileId, Level, Step, Subject, When};

impl Resolver<'_> {
    /// A derived attribute; its answers are declared like those of any other.
    pub(super) fn derived(&mut self, file: FileId, row: &Row<raw::Derived>) {
        let raw = &row.value;
        let Some(id) = self.new_id::<AttributeId>(file, &raw.id) else { return };
        if let Some(first) = self.catalog.attribute(&id).map(|attribute| attribute.origin) {
            return self.twice(raw::place(file, &raw.id), id.as_str(), first);
        }
        let question = self.said(file, "title", &raw.title);
        self.catalog.attributes.push(Attribute {
            id,
            question,
            help: raw.text.clone().unwrap_or_default(),
            choice: Choice::Many,
            derived: true,
            answers: Vec::new(),
            origin: raw::place(file, &raw.id),
        });
    }

    /// The steps of a file, in its order: each may name what steps above it derive.
    pub(super) fn derivations(&mut self, file: FileId, rows: &raw::File) {
        for row in &rows.steps {
            self.step(file, row);
        }
    }

    fn step(&mut self, file: FileId, row: &Row<raw::Step>) {
        let raw = &row.value;
        let named = raw.attribute.get_ref();
        let here = raw::place(file, &raw.attribute);
        let attribute = named.parse().ok().and_then(|id| self.catalog.attribute(&id).cloned());
        if let Some(asked) = attribute.as_ref().filter(|attribute| !attribute.derived) {
            self.out.push(diags::not_derived(here, &asked.id));
            return;
        }
        let Some(attribute) = attribute else {
            let derived = self.catalog.attributes.iter().filter(|attribute| attribute.derived);
            let known: Vec<_> = derived.map(|attribute| attribute.id.as_str()).collect();
            self.out.push(diags::unknown_attribute(here, named, &known));
            return;
        };
        let answer_place = raw::place(file, &raw.answer);
        let Some(answer) = attribute.answer(raw.answer.get_ref()).map(|answer| answer.id.clone()) else {
            self.out.push(diags::unknown_answer(answer_place, &attribute, raw.answer.get_ref()));
            return;
        };
        let level = match attribute.id.subject() {
            Subject::Organisation => Level::Organisation,
            Subject::System => Level::System,
        };
        let when = self.when(file, &raw.when, level);
        let reason = self.said(file, "reason", &raw.reason);
        let provisions = raw.provisions.iter().filter_map(|text| self.provision_by_id(file, text)).collect();
        let cites = self.cites(file, &raw.cites);
        let Some(when) = when else { return };
        let key = (attribute.id.clone(), answer.clone());
        let earlier = self.catalog.steps.iter().find(|step| step.when.derived.contains(&key));
        if let Some(earlier) = earlier {
            self.out.push(diags::derived_too_late(answer_place, &answer, earlier.origin));
            return;
        }
        let shared = Condition::Shared(Arc::new(when.condition));
        self.derivations.entry(key).or_default().push(shared.clone());
        let when = When { condition: shared, ..when };
        let origin = here;
        self.catalog.steps.push(Step {
            attribute: attribute.id,
            answer,
            when,
            reason,
            provisions,
            cites,
            origin,
        });
    }
}
