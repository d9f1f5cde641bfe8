//! Scopes: organisations, their AI systems, and what they say of them.

use std::collections::BTreeMap;

use super::{Resolver, VOCABULARY, diags};
use crate::diag::{did_you_mean, list};
use crate::load::raw::{self, Given, Row, Text};
use crate::model::{
    Answers, Attribute, AttributeId, Choice, Decision, Evidence, FileId, Implementation, Organisation,
    ProvisionId, Reply, Scope, Statement, Subject, System, SystemId,
};

/// A name that leads nowhere, and was reported.
struct Unknown;

impl Resolver<'_> {
    /// The scope that a file declares.
    pub(super) fn scope(&mut self, file: FileId, rows: &raw::File) {
        let Some(row) = &rows.organisation else {
            if !rows.systems.is_empty() {
                self.out.push(diags::headless(file, "organisation"));
            }
            return;
        };
        let organisation = self.organisation(file, row);
        let mut systems = Vec::new();
        for row in &rows.systems {
            self.system(file, row, &mut systems);
        }
        let ids: Vec<_> = systems.iter().map(|system| system.id.clone()).collect();
        let decisions = rows.decisions.iter().filter_map(|row| self.decision(file, row, &ids)).collect();
        let mut implementations = Vec::new();
        for row in &rows.implementations {
            self.implementation(file, row, &ids, &mut implementations);
        }
        let evidence = rows.evidence.iter().filter_map(|row| self.evidence(file, row, &ids)).collect();
        let Some(organisation) = organisation else { return };
        if let Some(first) = self.catalog.scopes.iter().find(|scope| scope.organisation.id == organisation.id)
        {
            let first = first.organisation.origin;
            return self.twice(organisation.origin, organisation.id.as_str(), first);
        }
        self.catalog.scopes.push(Scope { organisation, systems, decisions, implementations, evidence });
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
    fn given(&mut self, file: FileId, given: &BTreeMap<Text, Given>, subject: Subject) -> Answers {
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

    fn decision(&mut self, file: FileId, row: &Row<raw::Decision>, systems: &[SystemId]) -> Option<Decision> {
        let raw = &row.value;
        let provision = self.provision_by_id(file, &raw.provision);
        let system = self.system_named(file, raw.system.as_ref(), systems);
        let date = self.date(file, &raw.date);
        let reason = self.said(file, "reason", &raw.reason);
        let approver = self.said(file, "approver", &raw.approver);
        let includes = match raw.verdict.get_ref().as_str() {
            "applies" => true,
            "excluded" => false,
            word => {
                let origin = raw::place(file, &raw.verdict);
                self.out.push(diags::unknown_word(origin, "verdict", word, &["applies", "excluded"]));
                return None;
            }
        };
        let (provision, system, date) = (provision?, system.ok()?, date?);
        Some(Decision {
            provision,
            system,
            includes,
            reason,
            approver,
            date,
            origin: raw::place(file, &raw.provision),
        })
    }

    fn implementation(
        &mut self,
        file: FileId,
        row: &Row<raw::Implementation>,
        systems: &[SystemId],
        found: &mut Vec<Implementation>,
    ) {
        let raw = &row.value;
        let provision = self.provision_by_id(file, &raw.provision);
        let system = self.system_named(file, raw.system.as_ref(), systems);
        let state = self.word(file, "state", &raw.state);
        let owner = self.said(file, "owner", &raw.owner);
        let (Some(provision), Ok(system), Some(state)) = (provision, system, state) else { return };
        let origin = raw::place(file, &raw.provision);
        if let Some(first) = found.iter().find(|other| other.provision == provision && other.system == system)
        {
            return self.twice(origin, provision.as_str(), first.origin);
        }
        let note = raw.note.clone().unwrap_or_default();
        found.push(Implementation { provision, system, state, owner, note, origin });
    }

    fn evidence(&mut self, file: FileId, row: &Row<raw::Evidence>, systems: &[SystemId]) -> Option<Evidence> {
        let raw = &row.value;
        let provisions: Vec<ProvisionId> =
            raw.provisions.iter().filter_map(|text| self.provision_by_id(file, text)).collect();
        let system = self.system_named(file, raw.system.as_ref(), systems);
        let collected = self.date(file, &raw.collected);
        let title = self.said(file, "title", &raw.title);
        let location = self.said(file, "location", &raw.location);
        if location.starts_with('/') || location.split(['/', '\\']).any(|part| part == "..") {
            self.out.push(diags::location_outside(raw::place(file, &raw.location), &location));
        }
        let origin = raw::place(file, &raw.title);
        Some(Evidence { title, location, collected: collected?, provisions, system: system.ok()?, origin })
    }

    /// The system of that name, if one is named.
    fn system_named(
        &mut self,
        file: FileId,
        text: Option<&Text>,
        systems: &[SystemId],
    ) -> Result<Option<SystemId>, Unknown> {
        let Some(text) = text else { return Ok(None) };
        let found = systems.iter().find(|system| system.as_str() == text.get_ref()).cloned();
        if found.is_none() {
            let known: Vec<_> = systems.iter().map(SystemId::as_str).collect();
            let help =
                did_you_mean(text.get_ref(), &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
            self.out.push(diags::unknown_system(raw::place(file, text), text.get_ref()).help(help));
        }
        found.map(Some).ok_or(Unknown)
    }
}
