//! Attributes with their answers, stages, publications, themes, and the site's names.

use super::{Resolver, diags};
use crate::load::raw::{self, Row};
use crate::model::{Answer, AnswerId, Attribute, AttributeId, Page, Site, Source, Stage, Theme, Treatment};
use crate::model::{FileId, Origin};

impl Resolver<'_> {
    /// What stands by itself.
    pub(super) fn vocabulary(&mut self, file: FileId, rows: &raw::File) {
        for row in &rows.attributes {
            self.attribute(file, row);
        }
        for row in &rows.derived {
            self.derived(file, row);
        }
        for row in &rows.stages {
            self.stage(file, row);
        }
        for row in &rows.sources {
            self.source(file, row);
        }
        for row in &rows.themes {
            self.theme(file, row);
        }
    }

    fn attribute(&mut self, file: FileId, row: &Row<raw::Attribute>) {
        let raw = &row.value;
        let (id, choice) =
            (self.new_id::<AttributeId>(file, &raw.id), self.word(file, "choice", &raw.choose));
        let (Some(id), Some(choice)) = (id, choice) else { return };
        let first = self.catalog.attributes.iter().find(|attribute| attribute.id == id);
        if let Some(first) = first.map(|attribute| attribute.origin) {
            return self.twice(raw::place(file, &raw.id), id.as_str(), first);
        }
        let question = self.said(file, "question", &raw.question);
        let help = raw.help.clone().unwrap_or_default();
        let origin = raw::place(file, &raw.id);
        self.catalog.attributes.push(Attribute {
            id,
            question,
            help,
            choice,
            derived: false,
            answers: Vec::new(),
            origin,
        });
    }

    fn stage(&mut self, file: FileId, row: &Row<raw::Stage>) {
        let raw = &row.value;
        let Some(id) = self.new_id(file, &raw.id) else { return };
        if let Some(first) = self.catalog.stage(&id).map(|stage| stage.origin) {
            return self.twice(raw::place(file, &raw.id), raw.id.get_ref(), first);
        }
        let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
        self.catalog.stages.push(Stage { id, title, text, origin: raw::place(file, &raw.id) });
    }

    fn source(&mut self, file: FileId, row: &Row<raw::Source>) {
        let raw = &row.value;
        let (id, grade) = (self.new_id(file, &raw.id), self.word(file, "grade", &raw.grade));
        let (Some(id), Some(grade)) = (id, grade) else { return };
        if let Some(first) = self.catalog.source(&id).map(|source| source.origin) {
            return self.twice(raw::place(file, &raw.id), raw.id.get_ref(), first);
        }
        let source = Source {
            id,
            title: self.said(file, "title", &raw.title),
            publisher: self.said(file, "publisher", &raw.publisher),
            published: raw.published.as_ref().and_then(|day| self.date(file, day)),
            licence: self.said(file, "licence", &raw.licence),
            grade,
            url: self.web_address(file, &raw.url),
            note: raw.note.clone().unwrap_or_default(),
            origin: raw::place(file, &raw.id),
        };
        self.catalog.sources.push(source);
    }

    fn theme(&mut self, file: FileId, row: &Row<raw::Theme>) {
        let raw = &row.value;
        let Some(id) = self.new_id(file, &raw.id) else { return };
        if let Some(first) = self.catalog.theme(&id).map(|theme| theme.origin) {
            return self.twice(raw::place(file, &raw.id), raw.id.get_ref(), first);
        }
        let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
        self.catalog.themes.push(Theme {
            id,
            title,
            text,
            why: raw.why.clone().unwrap_or_default(),
            treatments: Vec::new(),
            keywords: raw.keywords.clone(),
            origin: raw::place(file, &raw.id),
        });
    }

    /// How frameworks treat a theme joins the theme, in the order of the catalog's editions.
    pub(super) fn treatments(&mut self, file: FileId, rows: &raw::File) {
        for Row { value: raw, .. } in &rows.treatments {
            let edition = self.edition(file, &raw.framework);
            let text = self.said(file, "text", &raw.text);
            let name = raw.theme.get_ref();
            let place = self.catalog.themes.iter().position(|theme| theme.id.as_str() == name);
            let Some(place) = place else {
                let known: Vec<_> = self.catalog.themes.iter().map(|theme| theme.id.as_str()).collect();
                self.out.push(diags::unknown_theme(raw::place(file, &raw.theme), name, &known));
                continue;
            };
            let Some(edition) = edition else { continue };
            let told = &self.catalog.themes[place].treatments;
            let origin = raw::place(file, &raw.framework);
            if let Some(first) = told.iter().find(|treatment| treatment.edition == edition) {
                let first = first.origin;
                self.twice(origin, edition.as_str(), first);
            } else {
                self.catalog.themes[place].treatments.push(Treatment { edition, text, origin });
            }
        }
        let order: Vec<_> = self.catalog.editions.iter().map(|edition| edition.id.clone()).collect();
        for theme in &mut self.catalog.themes {
            theme.treatments.sort_by_key(|treatment| order.iter().position(|id| *id == treatment.edition));
        }
    }

    /// Answers join the attributes that they belong to.
    pub(super) fn answers(&mut self, file: FileId, rows: &raw::File) {
        for Row { value: raw, .. } in &rows.answers {
            let Some(id) = self.new_id::<AnswerId>(file, &raw.id) else { continue };
            let label = self.said(file, "label", &raw.label);
            let name = raw.attribute.get_ref();
            let Some(attribute) = self.catalog.attributes.iter_mut().find(|a| a.id.as_str() == name) else {
                let known: Vec<_> = self.catalog.attributes.iter().map(|a| a.id.as_str()).collect();
                self.out.push(diags::unknown_attribute(raw::place(file, &raw.attribute), name, &known));
                continue;
            };
            if attribute.answer(id.as_str()).is_some() {
                let first = attribute.origin;
                self.twice(raw::place(file, &raw.id), id.as_str(), first);
            } else {
                attribute.answers.push(Answer { id, label });
            }
        }
    }

    /// Names and menus of the site.
    pub(super) fn site(&mut self, file: FileId, rows: &raw::File) {
        if let Some(Row { value: raw, .. }) = &rows.site {
            let title = self.said(file, "title", &raw.title);
            let tagline = self.said(file, "tagline", &raw.tagline);
            let pages = std::mem::take(&mut self.catalog.site.pages);
            self.catalog.site =
                Site { title, tagline, footer: raw.footer.clone().unwrap_or_default(), pages };
        }
        for Row { value: raw, .. } in &rows.pages {
            let page = Page {
                path: raw.path.get_ref().clone(),
                title: self.said(file, "title", &raw.title),
                section: self.said(file, "section", &raw.section),
                origin: raw::place(file, &raw.path),
            };
            self.catalog.site.pages.push(page);
        }
    }

    /// An address that a page may link to.
    pub(super) fn web_address(&mut self, file: FileId, text: &raw::Text) -> String {
        let address = text.get_ref();
        let web = address.starts_with("https://") || address.starts_with("http://");
        if !web || address.chars().any(|c| c.is_whitespace() || c.is_control() || "\"'<>".contains(c)) {
            self.out.push(diags::not_a_web_address(raw::place(file, text), address));
        }
        address.clone()
    }

    pub(super) fn twice(&mut self, here: Origin, name: &str, first: Origin) {
        self.out.push(diags::declared_twice(here, name, first));
    }
}
