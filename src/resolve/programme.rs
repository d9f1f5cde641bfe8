//! The programme: what belongs to its phases, what is counted for readiness, which records are expected.

use super::{Resolver, diags};
use crate::load::raw::{self, Row, Text};
use crate::model::{AreaId, ExpectedRecord, FileId, PhaseContent, ProvisionId, ReadinessArea};

impl Resolver<'_> {
    /// The programme; provisions are known.
    pub(super) fn programme(&mut self, file: FileId, rows: &raw::File) {
        for Row { value: raw, .. } in &rows.programme_phases {
            self.programme_phase(file, raw);
        }
        for Row { value: raw, .. } in &rows.readiness_areas {
            let Some(id) = self.new_id::<AreaId>(file, &raw.id) else { continue };
            let origin = raw::place(file, &raw.id);
            if let Some(first) = self.catalog.areas.iter().find(|area| area.id == id) {
                self.twice(origin, id.as_str(), first.origin);
                continue;
            }
            let measures = raw.measures.iter().filter_map(|text| self.word(file, "measure", text)).collect();
            let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
            let provisions = self.named(file, &raw.provisions);
            self.catalog.areas.push(ReadinessArea { id, title, text, measures, provisions, origin });
        }
        for Row { value: raw, .. } in &rows.expected_records {
            let Some(kind) = self.word(file, "kind", &raw.kind) else { continue };
            let origin = raw::place(file, &raw.kind);
            if let Some(first) = self.catalog.expected.iter().find(|expected| expected.kind == kind) {
                self.twice(origin, kind.as_str(), first.origin);
                continue;
            }
            let text = self.said(file, "text", &raw.text);
            let (within_days, provisions) = (raw.within_days, self.named(file, &raw.provisions));
            self.catalog.expected.push(ExpectedRecord { kind, within_days, text, provisions, origin });
        }
    }

    fn programme_phase(&mut self, file: FileId, raw: &raw::ProgrammePhase) {
        let Some(id) = self.word(file, "phase", &raw.id) else { return };
        let origin = raw::place(file, &raw.id);
        if let Some(first) = self.catalog.phases.iter().find(|phase| phase.id == id) {
            return self.twice(origin, id.as_str(), first.origin);
        }
        let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
        let mut provisions = Vec::new();
        for name in &raw.provisions {
            let Some(provision) = self.provision_by_id(file, name) else { continue };
            // Of two phases that name it, none would be the right one.
            let named = |phase: &&PhaseContent| phase.provisions.contains(&provision);
            match self.catalog.phases.iter().find(named) {
                Some(other) => {
                    let place = raw::place(file, name);
                    self.out.push(diags::declared_twice(place, name.get_ref(), other.origin));
                }
                None => provisions.push(provision),
            }
        }
        self.catalog.phases.push(PhaseContent { id, title, text, provisions, origin });
        self.catalog.phases.sort_by_key(|phase| phase.id);
    }

    fn named(&mut self, file: FileId, texts: &[Text]) -> Vec<ProvisionId> {
        texts.iter().filter_map(|text| self.provision_by_id(file, text)).collect()
    }
}
