//! Wrong statements in circulation.

use super::{Resolver, diags};
use crate::load::raw::{self, Row};
use crate::model::{Claim, ClaimId, FileId};

impl Resolver<'_> {
    /// What circulates under names that do not exist, for hints: read ahead of everything that may use such a name.
    pub(super) fn misnamed(&mut self, rows: &raw::File) {
        for Row { value: raw, .. } in &rows.claims {
            let Some(edition) = &raw.edition else { continue };
            for reference in &raw.misnamed {
                self.symbols.misname(edition.get_ref(), reference.get_ref(), raw.correction.get_ref());
            }
        }
    }

    /// The claims that a file declares.
    pub(super) fn claims(&mut self, file: FileId, rows: &raw::File) {
        for row in &rows.claims {
            self.claim(file, row);
        }
    }

    fn claim(&mut self, file: FileId, row: &Row<raw::Claim>) {
        let raw = &row.value;
        let Some(id) = self.new_id::<ClaimId>(file, &raw.id) else { return };
        if let Some(first) = self.catalog.claims.iter().find(|claim| claim.id == id) {
            let first = first.origin;
            return self.twice(raw::place(file, &raw.id), id.as_str(), first);
        }
        let statement = self.said(file, "statement", &raw.statement);
        let correction = self.said(file, "correction", &raw.correction);
        let about = raw.about.iter().filter_map(|text| self.provision_by_id(file, text)).collect();
        let cites = self.cites(file, &raw.cites);
        let edition = raw.edition.as_ref().and_then(|text| self.edition(file, text));
        let mut misnamed = Vec::new();
        for text in &raw.misnamed {
            let Some(edition) = &edition else { break };
            match edition.provision(text.get_ref()) {
                Some(id) if self.symbols.knows(&id) => {
                    self.out.push(diags::not_misnamed(raw::place(file, text), &id));
                }
                Some(id) => misnamed.push(id.to_string()),
                None => self.out.push(diags::malformed_id(raw::place(file, text), text.get_ref())),
            }
        }
        let origin = raw::place(file, &raw.id);
        self.catalog.claims.push(Claim { id, statement, correction, about, misnamed, cites, origin });
    }
}
