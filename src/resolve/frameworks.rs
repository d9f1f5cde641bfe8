//! Editions and their provisions.

use std::collections::BTreeMap;

use super::words::look_up;
use super::{Resolver, THEMES, VOCABULARY, diags};
use crate::load::raw::{self, Row, Text};
use crate::model::{Edition, EditionId, FileId, Origin, Phase, Provision, ProvisionId, StageId, ThemeId};

impl Resolver<'_> {
    /// The edition that a file declares, with its provisions.
    pub(super) fn framework(&mut self, file: FileId, rows: &raw::File) {
        let Some(row) = &rows.framework else {
            if !rows.provisions.is_empty() || !rows.applications.is_empty() {
                self.out.push(diags::headless(file, "framework"));
            }
            return;
        };
        let Some(edition) = self.declared_edition(file, row) else { return };
        for row in &rows.provisions {
            self.provision(file, row, &edition);
        }
    }

    fn declared_edition(&mut self, file: FileId, row: &Row<raw::Framework>) -> Option<EditionId> {
        let raw = &row.value;
        let name = format!("{}@{}", raw.id.get_ref(), raw.edition.get_ref());
        let Ok(id) = name.parse::<EditionId>() else {
            self.out.push(diags::malformed_id(raw::place(file, &raw.id), &name));
            return None;
        };
        self.named_after(file, &name, raw::place(file, &raw.edition));
        if let Some(first) = self.catalog.edition(&id) {
            let first = first.origin;
            self.twice(raw::place(file, &raw.edition), &name, first);
            return None;
        }
        let kind = self.word(file, "kind", &raw.kind);
        let edition = Edition {
            id: id.clone(),
            title: self.said(file, "title", &raw.title),
            subject: self.said(file, "subject", &raw.subject),
            publisher: self.said(file, "publisher", &raw.publisher),
            kind: kind?,
            published: raw.published.as_ref().and_then(|day| self.date(file, day)),
            licence: self.said(file, "licence", &raw.licence),
            url: self.web_address(file, &raw.url),
            superseded_by: raw.superseded_by.as_ref().and_then(|text| self.new_id(file, text)),
            origin: raw::place(file, &raw.edition),
        };
        self.catalog.editions.push(edition);
        Some(id)
    }

    /// Editions that are named as successors, or in the order of the site, are those of the catalog.
    pub(super) fn successors(&mut self, file: FileId, rows: &raw::File) {
        let superseded_by = rows.framework.as_ref().and_then(|row| row.value.superseded_by.as_ref());
        let listed = rows.site.iter().flat_map(|row| &row.value.frameworks);
        for text in superseded_by.into_iter().chain(listed) {
            self.edition(file, text);
        }
    }

    fn provision(&mut self, file: FileId, row: &Row<raw::Provision>, edition: &EditionId) {
        let raw = &row.value;
        let here = raw::place(file, &raw.r#ref);
        let Some(id) = edition.provision(raw.r#ref.get_ref()) else {
            self.out.push(diags::malformed_id(here, raw.r#ref.get_ref()));
            return;
        };
        if let Some(first) = self.symbols.declare(&id, here) {
            return self.twice(here, id.as_str(), first);
        }
        self.symbols.learn(&id, &raw.aliases);
        let (kind, force) = (self.word(file, "kind", &raw.kind), self.word(file, "force", &raw.force));
        let (themes, stages) = (self.themes(file, &raw.themes), self.stages(file, &raw.stages));
        let title = self.said(file, "title", &raw.title);
        let mut near = |text: &Option<Text>| {
            let text = text.as_ref()?;
            let named = edition.provision(text.get_ref());
            self.symbols.later(edition, text.get_ref(), raw::place(file, text));
            named
        };
        let parent = near(&raw.parent);
        let guides = match raw.guides.as_ref().and_then(|text| text.get_ref().split_once('/')) {
            None => near(&raw.guides),
            Some((other, reference)) => {
                let origin = raw::place(file, raw.guides.as_ref().expect("it was split"));
                other.parse::<EditionId>().ok().and_then(|other| {
                    self.symbols.later(&other, reference, origin);
                    other.provision(reference)
                })
            }
        };
        let phase = raw.phase.as_ref().and_then(|text| self.word(file, "phase", text));
        let (Some(kind), Some(force)) = (kind, force) else { return };
        self.catalog.provisions.push(Provision {
            id,
            parent,
            kind,
            force,
            title,
            summary: raw.summary.clone().unwrap_or_default(),
            guides,
            phase,
            unchanged: raw.unchanged,
            themes,
            stages,
            documents: raw.documents.clone(),
            documented: raw.documented,
            aliases: raw.aliases.clone(),
            origin: here,
        });
    }

    pub(super) fn themes(&mut self, file: FileId, texts: &[Text]) -> Vec<ThemeId> {
        let known: Vec<_> = self.catalog.themes.iter().map(|theme| (theme.id.as_str(), &theme.id)).collect();
        let (found, unknown) = look_up(file, texts, &known, diags::unknown_theme);
        for diagnostic in unknown {
            self.unknown(THEMES, diagnostic);
        }
        found
    }

    pub(super) fn stages(&mut self, file: FileId, texts: &[Text]) -> Vec<StageId> {
        let known: Vec<_> = self.catalog.stages.iter().map(|stage| (stage.id.as_str(), &stage.id)).collect();
        let (found, unknown) = look_up(file, texts, &known, diags::unknown_stage);
        for diagnostic in unknown {
            self.unknown(VOCABULARY, diagnostic);
        }
        found
    }

    /// A file is named after what it declares, so that it can be found.
    pub(super) fn named_after(&mut self, file: FileId, name: &str, origin: Origin) {
        let path = &self.sources.file(file).path;
        let stem = path.rsplit('/').next().and_then(|last| last.strip_suffix(".toml")).unwrap_or(path);
        if stem != name {
            self.out.push(diags::misnamed_file(origin, stem, name));
        }
    }

    /// Parents and guided controls exist, and no provision is above itself. A broken link is reported and cut.
    pub(super) fn hierarchy(&mut self) {
        for (edition, reference, origin) in self.symbols.take_later() {
            let known = edition.provision(&reference).is_some_and(|id| self.symbols.knows(&id));
            if !known {
                let hint = self.symbols.hint(&self.catalog, &edition, &reference, None);
                self.out.push(diags::unknown_provision(origin, &edition, &reference, hint));
            }
        }
        let parents: BTreeMap<ProvisionId, ProvisionId> =
            self.catalog.provisions.iter().filter_map(|p| Some((p.id.clone(), p.parent.clone()?))).collect();
        let present: std::collections::BTreeSet<ProvisionId> =
            self.catalog.provisions.iter().map(|p| p.id.clone()).collect();
        for provision in &mut self.catalog.provisions {
            provision.guides.take_if(|guided| !present.contains(guided));
            let mut above = provision.parent.as_ref();
            let mut seen = 0;
            while let Some(id) = above {
                seen += 1;
                if *id == provision.id || seen > parents.len() {
                    self.out.push(diags::circular_parents(provision.origin, &provision.id));
                    provision.parent = None;
                    break;
                }
                above = parents.get(id);
            }
            provision.parent.take_if(|parent| !present.contains(parent));
        }
    }

    /// What stands unchanged in the next edition is told once, there.
    pub(super) fn carry_over_unchanged(&mut self) {
        let successors: BTreeMap<String, EditionId> = self
            .catalog
            .editions
            .iter()
            .filter_map(|edition| Some((edition.id.to_string(), edition.superseded_by.clone()?)))
            .collect();
        let today: BTreeMap<ProvisionId, usize> =
            self.catalog.provisions.iter().enumerate().map(|(n, p)| (p.id.clone(), n)).collect();
        for position in 0..self.catalog.provisions.len() {
            let old = &self.catalog.provisions[position];
            if !old.unchanged {
                continue;
            }
            let (id, origin) = (old.id.clone(), old.origin);
            let successor = successors.get(id.edition());
            let new = successor.and_then(|edition| edition.provision(id.reference()));
            let Some(new) = new.as_ref().and_then(|new| today.get(new)) else {
                self.out.push(diags::unchanged_nowhere(origin, &id, successor));
                continue;
            };
            let new = self.catalog.provisions[*new].clone();
            let old = &mut self.catalog.provisions[position];
            old.summary = new.summary;
            old.themes = new.themes;
            old.stages = new.stages;
            old.documents = new.documents;
            old.documented = new.documented;
            self.symbols.carried_over(id, new.id);
        }
    }

    /// Parts take their place in the cycle of a management system from the provision above.
    pub(super) fn phases(&mut self) {
        let mut known: BTreeMap<ProvisionId, Phase> = BTreeMap::new();
        // Provisions follow the order of the text, so that what is above comes first.
        for provision in &mut self.catalog.provisions {
            let above = provision.parent.as_ref().and_then(|parent| known.get(parent)).copied();
            provision.phase = provision.phase.or(above);
            if let Some(phase) = provision.phase {
                known.insert(provision.id.clone(), phase);
            }
        }
    }
}
