//! What a scope says of provisions: decisions, implementation, evidence.

use super::{Resolver, diags};
use crate::diag::{did_you_mean, list};
use crate::load::raw::{self, Row, Text};
use crate::model::{
    Decision, Digest, Evidence, FileId, Implementation, ProvisionId, Scope, Subject, SystemId,
};

/// A name that leads nowhere, and was reported.
pub(super) struct Unknown;

impl Resolver<'_> {
    /// Decisions, implementation and evidence of one file.
    pub(super) fn statements(&mut self, file: FileId, rows: &raw::File, scope: &mut Scope) {
        for row in &rows.decisions {
            let decision = self.decision(file, row, scope);
            scope.decisions.extend(decision);
        }
        for row in &rows.implementations {
            self.implementation(file, row, scope);
        }
        for row in &rows.evidence {
            let evidence = self.evidence(file, row, scope);
            scope.evidence.extend(evidence);
        }
    }

    fn decision(&mut self, file: FileId, row: &Row<raw::Decision>, scope: &Scope) -> Option<Decision> {
        let raw = &row.value;
        let provision = self.provision_by_id(file, &raw.provision);
        let system = self.system_named(file, raw.system.as_ref(), scope);
        let date = self.date(file, &raw.date);
        let reason = self.said(file, "reason", &raw.reason);
        let approver = self.said(file, "approver", &raw.approver);
        // Without a system, a decision rests on what holds for the organisation.
        let subject = if raw.system.is_some() { Subject::System } else { Subject::Organisation };
        let facts = self.given(file, &raw.facts, subject);
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
            facts,
            origin: raw::place(file, &raw.provision),
        })
    }

    fn implementation(&mut self, file: FileId, row: &Row<raw::Implementation>, scope: &mut Scope) {
        let raw = &row.value;
        let provision = self.provision_by_id(file, &raw.provision);
        let system = self.system_named(file, raw.system.as_ref(), scope);
        let state = self.word(file, "state", &raw.state);
        let owner = self.said(file, "owner", &raw.owner);
        let (Some(provision), Ok(system), Some(state)) = (provision, system, state) else { return };
        let origin = raw::place(file, &raw.provision);
        let same = |other: &&Implementation| other.provision == provision && other.system == system;
        if let Some(first) = scope.implementations.iter().find(same) {
            return self.twice(origin, provision.as_str(), first.origin);
        }
        let note = raw.note.clone().unwrap_or_default();
        let due = raw.due.as_ref().and_then(|day| self.date(file, day));
        scope.implementations.push(Implementation { provision, system, state, owner, note, due, origin });
    }

    fn evidence(&mut self, file: FileId, row: &Row<raw::Evidence>, scope: &Scope) -> Option<Evidence> {
        let raw = &row.value;
        let provisions: Vec<ProvisionId> =
            raw.provisions.iter().filter_map(|text| self.provision_by_id(file, text)).collect();
        let system = self.system_named(file, raw.system.as_ref(), scope);
        let collected = self.date(file, &raw.collected);
        let title = self.said(file, "title", &raw.title);
        let location = self.location(file, &raw.location);
        let kind = raw.kind.as_ref().and_then(|text| self.evidence_kind(file, text));
        let valid_until = raw.valid_until.as_ref().and_then(|day| self.date(file, day));
        let digest = raw.sha256.as_ref().and_then(|text| self.digest(file, text));
        let tasks = raw.tasks.iter().filter_map(|text| self.task_named(file, text)).collect();
        Some(Evidence {
            title,
            location,
            collected: collected?,
            kind,
            valid_until,
            digest,
            tasks,
            provisions,
            system: system.ok()?,
            origin: raw::place(file, &raw.title),
        })
    }

    /// A place where something is kept. A path stays inside the folder of the scope.
    pub(super) fn location(&mut self, file: FileId, text: &Text) -> String {
        let location = self.said(file, "location", text);
        let absolute = location.starts_with(['/', '\\']) || location.chars().nth(1) == Some(':');
        if absolute || location.split(['/', '\\']).any(|part| part == "..") {
            self.out.push(diags::location_outside(raw::place(file, text), &location));
        }
        location
    }

    /// A SHA-256 in hexadecimal.
    pub(super) fn digest(&mut self, file: FileId, text: &Text) -> Option<Digest> {
        let found = text.get_ref().to_ascii_lowercase().parse().ok();
        if found.is_none() {
            self.out.push(diags::not_a_digest(raw::place(file, text)));
        }
        found
    }

    /// The system of that name, if one is named.
    pub(super) fn system_named(
        &mut self,
        file: FileId,
        text: Option<&Text>,
        scope: &Scope,
    ) -> Result<Option<SystemId>, Unknown> {
        let Some(text) = text else { return Ok(None) };
        let systems = || scope.systems.iter().map(|system| &system.id);
        let found = systems().find(|system| system.as_str() == text.get_ref()).cloned();
        if found.is_none() {
            let known: Vec<_> = systems().map(SystemId::as_str).collect();
            let help =
                did_you_mean(text.get_ref(), &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
            self.out.push(diags::unknown_system(raw::place(file, text), text.get_ref()).help(help));
        }
        found.map(Some).ok_or(Unknown)
    }
}
