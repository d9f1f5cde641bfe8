//! Mapping sets and their mappings.

use super::{Resolver, diags};
use crate::load::raw::{self, Row, Text};
use crate::model::{EditionId, FileId, Mapping, MappingSet, ProvisionId, SetId};

impl Resolver<'_> {
    /// The set that a file declares.
    pub(super) fn mapping_set(&mut self, file: FileId, rows: &raw::File) {
        let Some(row) = &rows.mapping_set else {
            if !(rows.mappings.is_empty() && rows.unmapped.is_empty() && rows.rejected.is_empty()) {
                self.out.push(diags::headless(file, "mapping-set"));
            }
            return;
        };
        let Some(set) = self.declared_set(file, row) else { return };
        for row in &rows.mappings {
            self.mapping(file, row, &set);
        }
        for row in &rows.unmapped {
            self.unmapped(file, row, &set);
        }
        for row in &rows.rejected {
            self.rejected(file, row, &set);
        }
        for row in &rows.coverage {
            self.coverage(file, row, &set);
        }
        for row in &rows.successions {
            self.succession(file, row, &set);
        }
    }

    /// What became of the provisions of a superseded edition, for hints: read ahead of the mappings themselves.
    pub(super) fn transitions(&mut self, rows: &raw::File) {
        let Some(set) = &rows.mapping_set else { return };
        let (from, to) = (set.value.from.get_ref(), set.value.to.get_ref());
        let named = |name: &str| self.catalog.editions.iter().find(|edition| edition.id.as_str() == name);
        let succeeds = named(from).and_then(|edition| edition.superseded_by.as_ref()).map(EditionId::as_str);
        let (Some(from), Some(to)) = (named(from).map(|edition| edition.id.clone()), named(to)) else {
            return;
        };
        if succeeds != Some(to.id.as_str()) {
            return;
        }
        let mapped = rows.mappings.iter().map(|row| (&row.value.source, &row.value.target));
        let told = rows.successions.iter().map(|row| (&row.value.source, &row.value.target));
        for (source, target) in mapped.chain(told) {
            let old = from.provision(source.get_ref());
            let new = to.id.provision(target.get_ref());
            if let (Some(old), Some(new)) = (old, new) {
                self.symbols.carried_over(old, new);
            }
        }
    }

    fn declared_set(&mut self, file: FileId, row: &Row<raw::MappingSet>) -> Option<SetId> {
        let raw = &row.value;
        let ends = (self.edition(file, &raw.from), self.edition(file, &raw.to));
        let id = SetId { from: ends.0?, to: ends.1? };
        self.named_after(file, &id.to_string(), raw::place(file, &raw.from));
        if id.from == id.to {
            self.out.push(diags::set_of_one_edition(
                raw::place(file, &raw.to),
                &id.to,
                raw::place(file, &raw.from),
            ));
            return None;
        }
        let twin = self.catalog.sets.iter().find(|set| {
            (&set.id.from, &set.id.to) == (&id.from, &id.to)
                || (&set.id.from, &set.id.to) == (&id.to, &id.from)
        });
        if let Some(first) = twin.map(|set| set.origin) {
            self.twice(raw::place(file, &raw.from), &id.to_string(), first);
            return None;
        }
        let (method, status) =
            (self.word(file, "method", &raw.method), self.word(file, "status", &raw.status));
        let review_by = self.date(file, &raw.review_by);
        let cites = self.cites(file, &raw.cites);
        // With a head that is damaged elsewhere, the mappings below it are still read.
        if let (Some(method), Some(status), Some(review_by)) = (method, status, review_by) {
            self.catalog.sets.push(MappingSet {
                id: id.clone(),
                method,
                status,
                review_by,
                review_by_origin: raw::place(file, &raw.review_by),
                about: raw.about.clone().unwrap_or_default(),
                cites,
                origin: raw::place(file, &raw.from),
            });
        }
        Some(id)
    }

    fn mapping(&mut self, file: FileId, row: &Row<raw::Mapping>, set: &SetId) {
        let raw = &row.value;
        let source = self.provision_of(file, &set.from, &raw.source, Some(&set.to));
        let target = self.provision_of(file, &set.to, &raw.target, Some(&set.from));
        let relation = self.word(file, "relation", &raw.relation);
        let rationale = self.word(file, "rationale", &raw.rationale);
        let strength = self.strength(file, &raw.strength);
        let cites = self.cites(file, &raw.cites);
        let parts = (source, target, relation, rationale, strength);
        let (Some(source), Some(target), Some(relation), Some(rationale), Some(strength)) = parts else {
            return;
        };
        let here = raw::place(file, &raw.source);
        let twin = self.symbols.map(&source, &target, here);
        if let Some(first) = twin {
            return self.twice(here, &format!("{source} -> {target}"), first);
        }
        self.catalog.mappings.push(Mapping {
            set: set.clone(),
            source,
            target,
            relation,
            rationale,
            strength,
            reason: raw.reason.clone().unwrap_or_default(),
            gap: raw.gap.clone().unwrap_or_default(),
            beyond: raw.beyond.clone().unwrap_or_default(),
            cites,
            origin: row.origin,
            source_origin: here,
            target_origin: raw::place(file, &raw.target),
            relation_origin: raw::place(file, &raw.relation),
        });
    }

    /// A provision of a known edition, by its reference alone.
    pub(super) fn provision_of(
        &mut self,
        file: FileId,
        edition: &EditionId,
        text: &Text,
        other_side: Option<&EditionId>,
    ) -> Option<ProvisionId> {
        let reference = text.get_ref();
        let found = edition.provision(reference).filter(|id| self.symbols.knows(id));
        if found.is_none() {
            let hint = self.symbols.hint(&self.catalog, edition, reference, other_side);
            self.out.push(diags::unknown_provision(raw::place(file, text), edition, reference, hint));
        }
        // A provision whose own row was refused is known by name and absent from the catalog: reported there, not here.
        found.filter(|id| self.catalog.position(id).is_some())
    }

    /// A provision by its full id.
    pub(super) fn provision_by_id(&mut self, file: FileId, text: &Text) -> Option<ProvisionId> {
        let origin = raw::place(file, text);
        let Some((edition, reference)) = text.get_ref().split_once('/') else {
            self.out.push(diags::not_a_full_id(origin, text.get_ref()));
            return None;
        };
        let Some(edition) =
            self.catalog.editions.iter().map(|e| e.id.clone()).find(|id| id.as_str() == edition)
        else {
            let known: Vec<_> = self.catalog.editions.iter().map(|e| e.id.as_str()).collect();
            self.out.push(diags::unknown_edition(origin, edition, &known));
            return None;
        };
        let found = edition.provision(reference).filter(|id| self.symbols.knows(id));
        if found.is_none() {
            let hint = self.symbols.hint(&self.catalog, &edition, reference, None);
            self.out.push(diags::unknown_provision(origin, &edition, reference, hint));
        }
        found.filter(|id| self.catalog.position(id).is_some())
    }

    pub(super) fn provision_of_set(&mut self, file: FileId, text: &Text, set: &SetId) -> Option<ProvisionId> {
        let id = self.provision_by_id(file, text)?;
        if id.edition() == set.from.as_str() || id.edition() == set.to.as_str() {
            return Some(id);
        }
        self.out.push(diags::outside_set(raw::place(file, text), &id, set));
        None
    }
}
