//! Applicability rules: to whom provisions apply, and from when.

use super::{Resolver, diags};
use crate::load::raw::{self, Row};
use crate::model::{Application, Commencement, EditionId, FileId, Level, Origin, ProvisionId, RuleId};

impl Resolver<'_> {
    /// The rules and days that a framework's file declares.
    pub(super) fn applications(&mut self, file: FileId, rows: &raw::File) {
        let Some(framework) = &rows.framework else { return };
        let name = format!("{}@{}", framework.value.id.get_ref(), framework.value.edition.get_ref());
        let Ok(edition) = name.parse::<EditionId>() else { return };
        if self.catalog.edition(&edition).is_none() {
            return;
        }
        for row in &rows.applications {
            self.application(file, row, &edition);
        }
    }

    fn application(&mut self, file: FileId, row: &Row<raw::Application>, edition: &EditionId) {
        let raw = &row.value;
        let Some(id) = RuleId::new(edition, raw.id.get_ref()) else {
            self.out.push(diags::malformed_id(raw::place(file, &raw.id), raw.id.get_ref()));
            return;
        };
        let rules = self.catalog.applications.iter().map(|rule| (&rule.id, rule.origin));
        let days = self.catalog.commencements.iter().map(|day| (&day.id, day.origin));
        let first = rules.chain(days).find(|(declared, _)| **declared == id).map(|(_, first)| first);
        if let Some(first) = first {
            return self.twice(raw::place(file, &raw.id), id.as_str(), first);
        }
        let mut provisions = Vec::new();
        for text in &raw.provisions {
            if let Some(found) = self.provision_of(file, edition, text, None) {
                provisions.push((found, raw::place(file, text)));
            }
        }
        let here = raw::place(file, &raw.id);
        match (&raw.level, &raw.from) {
            (Some(level), None) => self.rule(file, raw, id, edition, provisions, level),
            (None, Some(from)) => self.commencement(file, raw, id, edition, provisions, from),
            (None, None) => self.out.push(diags::application_without_either(here, raw.id.get_ref())),
            (Some(_), Some(_)) => self.out.push(diags::application_with_both(here, raw.id.get_ref())),
        }
    }

    /// From when provisions apply.
    fn commencement(
        &mut self,
        file: FileId,
        raw: &raw::Application,
        id: RuleId,
        edition: &EditionId,
        provisions: Vec<(ProvisionId, Origin)>,
        from: &raw::Day,
    ) {
        let origin = raw::place(file, &raw.id);
        let from = self.date(file, from);
        let when = match &raw.when {
            Some(text) => match self.when(file, text, Level::System) {
                Some(when) => Some(when),
                None => return,
            },
            None => None,
        };
        let text = self.said(file, "applies", &raw.applies);
        let cites = self.cites(file, &raw.cites);
        if raw.readings.len() == 1 {
            self.out.push(diags::one_reading(origin, raw.id.get_ref()));
        }
        let Some(what) = &raw.what else {
            self.out.push(diags::day_without_what(origin, raw.id.get_ref()));
            return;
        };
        let (Some(milestone), Some(from)) = (self.word(file, "what", what), from) else { return };
        let (edition, readings) = (edition.clone(), raw.readings.clone());
        self.catalog.commencements.push(Commencement {
            id,
            edition,
            provisions,
            from,
            milestone,
            when,
            text,
            readings,
            cites,
            origin,
        });
    }

    /// To whom provisions apply.
    fn rule(
        &mut self,
        file: FileId,
        raw: &raw::Application,
        id: RuleId,
        edition: &EditionId,
        provisions: Vec<(ProvisionId, Origin)>,
        level: &raw::Text,
    ) {
        let level = self.word(file, "level", level);
        let when = match (&raw.when, level) {
            (Some(text), Some(level)) => match self.when(file, text, level) {
                Some(when) => Some(when),
                // A rule whose condition is not understood must not hold for everybody instead.
                None => return,
            },
            _ => None,
        };
        let applies = self.said(file, "applies", &raw.applies);
        let excluded = raw.excluded.as_ref().map(|text| self.said(file, "excluded", text));
        if raw.when.is_some() && excluded.is_none() {
            self.out.push(diags::rule_without_exclusion(raw::place(file, &raw.id), raw.id.get_ref()));
        }
        let cites = self.cites(file, &raw.cites);
        let Some(level) = level else { return };
        self.govern_once(&provisions, &id);
        self.catalog.applications.push(Application {
            id,
            edition: edition.clone(),
            provisions,
            level,
            when,
            applies,
            excluded: excluded.unwrap_or_default(),
            cites,
            origin: raw::place(file, &raw.id),
        });
    }

    /// No provision is named by two rules: which of them would hold?
    fn govern_once(&mut self, provisions: &[(ProvisionId, Origin)], id: &RuleId) {
        for (provision, origin) in provisions {
            let earlier = self.catalog.applications.iter().find_map(|rule| {
                let (_, first) = rule.provisions.iter().find(|(named, _)| named == provision)?;
                Some((rule.id.clone(), *first))
            });
            if let Some((rule, first)) = earlier {
                self.out.push(diags::two_rules(*origin, provision, id, &rule, first));
            }
        }
    }
}
