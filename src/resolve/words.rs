//! Single values: a text that has to be a word of a closed list, an id, a date, or simply not empty.

use std::str::FromStr;

use super::{Resolver, SOURCES, diags, framework_file};
use crate::diag::Diagnostic;
use crate::load::raw::{self, Text};
use crate::model::{
    Cadence, Choice, Direction, Extent, Justification, Measure, Milestone, Nature, Origin, Phase,
    ProgrammePhase, ProvisionKind, Rationale, ReaderName, RecordKind, Relation, RiskTreatment, SourceId,
    Status, Strength, Tier,
};
use crate::model::{
    Date, EditionId, FileId, Force, FrameworkKind, Grade, ImplementationState, Level, Method,
};

/// An enum of the vocabulary that has one spelling per member.
pub(super) trait Word: FromStr + Copy + 'static {
    fn all() -> Vec<&'static str>;
}

macro_rules! words {
    ($($name:ident)+) => {$(
        impl Word for $name {
            fn all() -> Vec<&'static str> {
                $name::ALL.iter().map(|member| member.as_str()).collect()
            }
        }
    )+};
}

words! {
    Cadence Choice Direction Extent Force FrameworkKind Grade ImplementationState Justification Level Measure Method Milestone Nature Phase ProgrammePhase ProvisionKind Rationale ReaderName RecordKind Relation RiskTreatment Tier
    Status
}

impl Resolver<'_> {
    /// A word of a closed list.
    pub(super) fn word<T: Word>(&mut self, file: FileId, what: &str, text: &Text) -> Option<T> {
        let found = text.get_ref().parse().ok();
        if found.is_none() {
            self.out.push(diags::unknown_word(raw::place(file, text), what, text.get_ref(), &T::all()));
        }
        found
    }

    /// An id that is declared here.
    pub(super) fn new_id<T: FromStr>(&mut self, file: FileId, text: &Text) -> Option<T> {
        let found = text.get_ref().parse().ok();
        if found.is_none() {
            self.out.push(diags::malformed_id(raw::place(file, text), text.get_ref()));
        }
        found
    }

    /// A day.
    pub(super) fn date(&mut self, file: FileId, value: &raw::Day) -> Option<Date> {
        let found = raw::day(value.get_ref()).and_then(|(year, month, day)| Date::new(year, month, day));
        if found.is_none() {
            self.out.push(diags::not_a_day(raw::place(file, value)));
        }
        found
    }

    /// A strength from 1 to 10.
    pub(super) fn strength(&mut self, file: FileId, value: &raw::Number) -> Option<Strength> {
        let found = Strength::new(*value.get_ref());
        if found.is_none() {
            self.out.push(diags::strength_out_of_range(raw::place(file, value), *value.get_ref()));
        }
        found
    }

    /// A text that has to say something; an empty one is reported and kept.
    pub(super) fn said(&mut self, file: FileId, key: &str, text: &Text) -> String {
        if text.get_ref().trim().is_empty() {
            self.out.push(diags::empty(raw::place(file, text), key));
        }
        text.get_ref().clone()
    }

    /// The edition of that name.
    pub(super) fn edition(&mut self, file: FileId, text: &Text) -> Option<EditionId> {
        let known = self.catalog.editions.iter().find(|edition| edition.id.as_str() == text.get_ref());
        if let Some(edition) = known {
            return Some(edition.id.clone());
        }
        let editions: Vec<_> = self.catalog.editions.iter().map(|edition| edition.id.as_str()).collect();
        let diagnostic = diags::unknown_edition(raw::place(file, text), text.get_ref(), &editions);
        self.unknown(&framework_file(text.get_ref()), diagnostic);
        None
    }

    /// The publications of those names. An unknown one is reported and kept by name, so that what cites it is not said
    /// to cite nothing.
    pub(super) fn cites(&mut self, file: FileId, texts: &[Text]) -> Vec<SourceId> {
        let mut found = Vec::new();
        for text in texts {
            let id = text.get_ref().parse::<SourceId>().ok();
            if id.as_ref().is_none_or(|id| self.catalog.source(id).is_none()) {
                let known: Vec<_> = self.catalog.sources.iter().map(|source| source.id.as_str()).collect();
                let diagnostic = diags::unknown_source(raw::place(file, text), text.get_ref(), &known);
                self.unknown(SOURCES, diagnostic);
            }
            found.extend(id);
        }
        found
    }
}

/// The ids of those names, and a report for each name that leads nowhere.
pub(super) fn look_up<T: Clone>(
    file: FileId,
    texts: &[Text],
    known: &[(&str, &T)],
    unknown: fn(Origin, &str, &[&str]) -> Diagnostic,
) -> (Vec<T>, Vec<Diagnostic>) {
    let (mut found, mut reports) = (Vec::new(), Vec::new());
    for text in texts {
        match known.iter().find(|(name, _)| name == text.get_ref()) {
            Some((_, id)) => found.push((*id).clone()),
            None => {
                let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
                reports.push(unknown(raw::place(file, text), text.get_ref(), &names));
            }
        }
    }
    (found, reports)
}
