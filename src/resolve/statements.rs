//! What a mapping set says beside its mappings: no counterpart, pairs not taken over, coverage, succession.

use super::{Resolver, diags};
use crate::load::raw::{self, Row};
use crate::model::{Coverage, Extent, FileId, Rejected, SetId, Succession, Unmapped};

impl Resolver<'_> {
    pub(super) fn unmapped(&mut self, file: FileId, row: &Row<raw::Unmapped>, set: &SetId) {
        let raw = &row.value;
        let Some(provision) = self.provision_of_set(file, &raw.provision, set) else { return };
        let provision_origin = raw::place(file, &raw.provision);
        let twin = self.catalog.unmapped.iter().find(|u| u.set == *set && u.provision == provision);
        if let Some(first) = twin.map(|unmapped| unmapped.provision_origin) {
            return self.twice(provision_origin, provision.as_str(), first);
        }
        let reason = raw.reason.clone().unwrap_or_default();
        let set = set.clone();
        self.catalog.unmapped.push(Unmapped { set, provision, reason, origin: row.origin, provision_origin });
    }

    pub(super) fn rejected(&mut self, file: FileId, row: &Row<raw::Rejected>, set: &SetId) {
        let raw = &row.value;
        let source = self.provision_of(file, &set.from, &raw.source, Some(&set.to));
        let target = self.provision_of(file, &set.to, &raw.target, Some(&set.from));
        let cites = self.cites(file, &raw.cites);
        let (Some(source), Some(target)) = (source, target) else { return };
        let origin = raw::place(file, &raw.source);
        let twin = self.catalog.rejected.iter().find(|r| r.source == source && r.target == target);
        if let Some(first) = twin.map(|rejected| rejected.origin) {
            return self.twice(origin, &format!("{source} -> {target}"), first);
        }
        let reason = raw.reason.clone().unwrap_or_default();
        self.catalog.rejected.push(Rejected { set: set.clone(), source, target, reason, cites, origin });
    }

    pub(super) fn coverage(&mut self, file: FileId, row: &Row<raw::Coverage>, set: &SetId) {
        let raw = &row.value;
        let provision = self.provision_of_set(file, &raw.provision, set);
        let extent = self.word(file, "extent", &raw.extent);
        let (Some(provision), Some(extent)) = (provision, extent) else { return };
        let origin = raw::place(file, &raw.provision);
        let twin = self.catalog.coverage.iter().find(|c| c.set == *set && c.provision == provision);
        if let Some(first) = twin.map(|coverage| coverage.origin) {
            return self.twice(origin, provision.as_str(), first);
        }
        let residual = raw.residual.clone().unwrap_or_default();
        if (extent == Extent::Partial) == residual.trim().is_empty() {
            self.out.push(diags::residual_and_extent(origin, extent));
        }
        self.catalog.coverage.push(Coverage { set: set.clone(), provision, extent, residual, origin });
    }

    pub(super) fn succession(&mut self, file: FileId, row: &Row<raw::Succession>, set: &SetId) {
        let raw = &row.value;
        let source = self.provision_of(file, &set.from, &raw.source, Some(&set.to));
        let target = self.provision_of(file, &set.to, &raw.target, Some(&set.from));
        let text = self.said(file, "text", &raw.text);
        let origin = raw::place(file, &raw.source);
        let succeeds = self.catalog.edition(&set.from).and_then(|edition| edition.superseded_by.as_ref());
        if succeeds != Some(&set.to) {
            self.out.push(diags::no_succession(origin, set));
            return;
        }
        let (Some(source), Some(target)) = (source, target) else { return };
        self.catalog.successions.push(Succession { set: set.clone(), source, target, text, origin });
    }
}
