//! Scopes: organisations, their AI systems, and what they say of them.

use std::collections::BTreeMap;

use super::{Resolver, VOCABULARY, diags};
use crate::load::raw::{self, Given, Row, Text};
use crate::model::{
    Answers, Attribute, AttributeId, Choice, FileId, Organisation, Reply, Scope, Statement, Subject, System,
    SystemId,
};

impl Resolver<'_> {
    /// An organisation with its systems, and what its files say of them.
    pub(super) fn scope(&mut self, raw: &raw::Scope) {
        let Some((head, rows)) = raw.parts.first() else { return };
        let Some(row) = &rows.organisation else {
            if !rows.broken {
                self.out.push(diags::headless(*head, "organisation"));
            }
            return;
        };
        let organisation = self.organisation(*head, row);
        let mut systems = Vec::new();
        for (file, rows) in &raw.parts {
            for row in &rows.systems {
                self.system(*file, row, &mut systems);
            }
        }
        let Some(organisation) = organisation else { return };
        if let Some(first) = self.catalog.scopes.iter().find(|scope| scope.organisation.id == organisation.id)
        {
            let first = first.organisation.origin;
            return self.twice(organisation.origin, organisation.id.as_str(), first);
        }
        let mut scope = Scope::new(raw.path.clone(), organisation, systems);
        scope.held.clone_from(&raw.held);
        scope.files.clone_from(&raw.files);
        scope.issued.clone_from(&raw.issued);
        for (file, rows) in &raw.parts {
            self.statements(*file, rows, &mut scope);
            self.promises(*file, rows, &mut scope);
        }
        self.risks(&raw.parts, &mut scope);
        for (file, rows) in &raw.parts {
            self.measured(*file, rows, &mut scope);
            self.kept(*file, rows, &mut scope);
        }
        self.catalog.scopes.push(scope);
    }

    fn organisation(&mut self, file: FileId, row: &Row<raw::Organisation>) -> Option<Organisation> {
        let raw = &row.value;
        let id = self.new_id(file, &raw.id);
        let frameworks = raw.frameworks.iter().filter_map(|text| self.edition(file, text)).collect();
        let version = self.said(file, "statement-version", &raw.statement_version);
        let date = self.date(file, &raw.statement_date);
        let approver = self.said(file, "statement-approver", &raw.statement_approver);
        let answers = self.given(file, &raw.answers, Subject::Organisation);
        Some(Organisation {
            id: id?,
            name: self.said(file, "name", &raw.name),
            about: raw.about.clone().unwrap_or_default(),
            boundary: self.said(file, "boundary", &raw.boundary),
            frameworks,
            statement: Statement { version, date: date?, approver },
            answers,
            origin: raw::place(file, &raw.id),
        })
    }

    fn system(&mut self, file: FileId, row: &Row<raw::System>, systems: &mut Vec<System>) {
        let raw = &row.value;
        let Some(id) = self.new_id::<SystemId>(file, &raw.id) else { return };
        if let Some(first) = systems.iter().find(|system| system.id == id) {
            return self.twice(raw::place(file, &raw.id), id.as_str(), first.origin);
        }
        systems.push(System {
            id,
            name: self.said(file, "name", &raw.name),
            purpose: self.said(file, "purpose", &raw.purpose),
            owner: self.said(file, "owner", &raw.owner),
            answers: self.given(file, &raw.answers, Subject::System),
            origin: raw::place(file, &raw.id),
        });
    }

    /// Given answers, each looked up in the closed set of its attribute.
    pub(super) fn given(&mut self, file: FileId, given: &BTreeMap<Text, Given>, subject: Subject) -> Answers {
        let mut answers = Answers::new();
        for (name, value) in given {
            let id = AttributeId::new(subject, name.get_ref());
            let Some(attribute) = id.and_then(|id| self.catalog.attribute(&id).cloned()) else {
                let of_subject = self.catalog.attributes.iter().filter(|a| a.id.subject() == subject);
                let known: Vec<_> = of_subject.map(|a| a.id.name()).collect();
                let diagnostic = diags::unknown_attribute(raw::place(file, name), name.get_ref(), &known);
                self.unknown(VOCABULARY, diagnostic);
                continue;
            };
            if attribute.derived {
                self.out.push(diags::answered_derived(raw::place(file, name), &attribute.id));
            } else if let Some(reply) = self.reply(file, name, value, &attribute) {
                answers.insert(attribute.id, reply);
            }
        }
        answers
    }

    fn reply(&mut self, file: FileId, name: &Text, value: &Given, attribute: &Attribute) -> Option<Reply> {
        let texts = match (value, attribute.choice) {
            (Given::Day(day), Choice::Day) => return self.date(file, day).map(Reply::Day),
            (Given::One(text), Choice::One) => std::slice::from_ref(text),
            (Given::Many(texts), Choice::Many) => texts,
            (Given::One(text), Choice::Many) => {
                self.out.push(diags::answers_in_brackets(raw::place(file, text), &attribute.id));
                return None;
            }
            (Given::Many(_), Choice::One) => {
                self.out.push(diags::one_answer(raw::place(file, name), &attribute.id));
                return None;
            }
            (_, Choice::Day) => {
                self.out.push(diags::day_expected(raw::place(file, name), &attribute.id));
                return None;
            }
            (Given::Day(day), Choice::One | Choice::Many) => {
                self.out.push(diags::answer_expected(raw::place(file, day), attribute));
                return None;
            }
        };
        let mut found = Vec::new();
        for text in texts {
            match attribute.answer(text.get_ref()) {
                Some(answer) => found.push(answer.id.clone()),
                None => {
                    let place = raw::place(file, text);
                    self.out.push(diags::unknown_answer(place, attribute, text.get_ref()));
                }
            }
        }
        (found.len() == texts.len()).then_some(Reply::Chosen(found))
    }
}
