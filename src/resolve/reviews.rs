//! Reviews of mappings.

use std::collections::BTreeMap;

use super::{Resolver, diags};
use crate::load::raw::{self, Row};
use crate::model::{FileId, Fingerprint, ProvisionId, Review, Seen};

impl Resolver<'_> {
    /// The reviews that all files declare, held against the mappings that are there.
    pub(super) fn reviews(&mut self, files: &[(FileId, raw::File)]) {
        if files.iter().all(|(_, rows)| rows.reviews.is_empty()) {
            return;
        }
        let mappings = self.catalog.mappings.iter();
        let known: BTreeMap<_, _> = mappings
            .map(|mapping| (mapping.id(), (mapping.source.clone(), mapping.target.clone())))
            .collect();
        // What is stated and could not be understood is reported where it is stated.
        let stated: Vec<_> = files.iter().flat_map(|(_, rows)| stated(rows)).collect();
        let mut first_origins = BTreeMap::new();
        for (file, rows) in files {
            for row in &rows.reviews {
                let name = row.value.mapping.get_ref();
                let here = raw::place(*file, &row.value.mapping);
                let Some((source, target)) = known.get(name) else {
                    let unread = self.broken.iter().any(|path| path.starts_with("catalog/mappings/"));
                    if !unread && !stated.contains(name) {
                        let turned = turned(name, &known);
                        self.out.push(diags::unknown_mapping(here, name, turned));
                    }
                    continue;
                };
                match first_origins.get(name) {
                    Some(first) => self.twice(here, name, *first),
                    None => {
                        first_origins.insert(name, here);
                        self.review(*file, row, source, target);
                    }
                }
            }
        }
        self.catalog.reviews.sort_by(|a, b| (&a.source, &a.target).cmp(&(&b.source, &b.target)));
    }

    fn review(&mut self, file: FileId, row: &Row<raw::Review>, source: &ProvisionId, target: &ProvisionId) {
        let raw = &row.value;
        let by = self.said(file, "by", &raw.by);
        let on = self.date(file, &raw.on);
        let [source_seen, target_seen, statement] = [&raw.source, &raw.target, &raw.statement].map(|text| {
            let found = text.get_ref().parse::<Fingerprint>().ok();
            if found.is_none() {
                self.out.push(diags::not_a_fingerprint(raw::place(file, text), text.get_ref()));
            }
            found
        });
        let parts = (on, source_seen, target_seen, statement);
        let (Some(on), Some(source_seen), Some(target_seen), Some(statement)) = parts else { return };
        self.catalog.reviews.push(Review {
            source: source.clone(),
            target: target.clone(),
            by,
            on,
            note: raw.note.clone().unwrap_or_default(),
            seen: Seen { source: source_seen, target: target_seen, statement },
            origin: raw::place(file, &raw.mapping),
        });
    }
}

/// The ids of the mappings of a file, as they are written there.
fn stated(rows: &raw::File) -> Vec<String> {
    let Some(set) = &rows.mapping_set else { return Vec::new() };
    let (from, to) = (set.value.from.get_ref(), set.value.to.get_ref());
    let ids = rows.mappings.iter().map(|row| (row.value.source.get_ref(), row.value.target.get_ref()));
    ids.map(|(source, target)| format!("{from}/{source}--{to}/{target}")).collect()
}

/// The mapping of the same pair in the other direction. A name that is merely near is of another pair, which nobody has
/// compared.
fn turned<'k>(name: &str, known: &'k BTreeMap<String, (ProvisionId, ProvisionId)>) -> Option<&'k str> {
    let mut pairs = known.iter();
    pairs.find(|(_, (source, target))| format!("{target}--{source}") == name).map(|(id, _)| id.as_str())
}
