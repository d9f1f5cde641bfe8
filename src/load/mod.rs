//! Text to declarations: what the files *say*, not yet what it means.
//!
//! In: the text of one file and its kind. Out: rows with the places of their values, and every problem of form that the
//! text has. Deliberately missing: names are not looked up and words are not interpreted, see `resolve`.
//! Only [`disk`] touches files.

pub mod disk;
pub mod raw;
pub mod schema;
pub mod tree;

mod diags;
mod digest;
mod fields;
mod overlay;
mod scopes;
mod shipped;

pub use digest::digest;
pub use scopes::ISSUED;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::diag::Diagnostics;
use crate::model::{FileId, Origin};

/// Which tables a file may hold; decided by its place in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `crosswalk.toml`
    Workspace,
    /// `catalog/vocabulary.toml`
    Vocabulary,
    /// `catalog/sources.toml`
    Sources,
    /// `catalog/themes.toml`
    Themes,
    /// `catalog/claims.toml`
    Claims,
    /// `catalog/rules/<framework>.toml`
    Rules,
    /// `catalog/frameworks/<framework>@<edition>.toml`
    Framework,
    /// `catalog/mappings/<from>--<to>.toml`
    Mappings,
    /// `catalog/reviews.toml`
    Reviews,
    /// `catalog/metrics.toml`
    Metrics,
    /// `catalog/tool-names.toml`
    ToolNames,
    /// `catalog/programme.toml`
    Programme,
    /// `catalog/tasks/<theme or clauses>.toml`
    Tasks,
    /// A scoping file, named by the workspace or on the command line.
    Scope,
    /// A file beside a scoping file that holds part of the scope.
    ScopePart,
    /// `site/site.toml`
    Site,
}

/// The tables of a scope; the first is declared in its head alone.
const SCOPE: &[&str] = &[
    "organisation",
    "system",
    "decision",
    "implementation",
    "evidence",
    "assignment",
    "contract",
    "control",
    "risk-criteria",
    "risk",
    "threshold",
    "measurement",
    "record",
    "phase",
];

impl FileKind {
    /// The kind of a file of the workspace, by its path from the root.
    pub fn of(path: &str) -> Option<Self> {
        match path {
            "crosswalk.toml" => Some(Self::Workspace),
            "catalog/vocabulary.toml" => Some(Self::Vocabulary),
            "catalog/sources.toml" => Some(Self::Sources),
            "catalog/themes.toml" => Some(Self::Themes),
            "catalog/claims.toml" => Some(Self::Claims),
            "catalog/metrics.toml" => Some(Self::Metrics),
            "catalog/tool-names.toml" => Some(Self::ToolNames),
            "catalog/programme.toml" => Some(Self::Programme),
            "catalog/reviews.toml" => Some(Self::Reviews),
            "site/site.toml" => Some(Self::Site),
            _ => {
                let below = |folder: &str| {
                    let name = path.strip_prefix(folder).and_then(|rest| rest.strip_suffix(".toml"));
                    name.is_some_and(|name| !name.contains('/'))
                };
                if below("catalog/rules/") {
                    Some(Self::Rules)
                } else if below("catalog/frameworks/") {
                    Some(Self::Framework)
                } else if below("catalog/mappings/") {
                    Some(Self::Mappings)
                } else if below("catalog/tasks/") {
                    Some(Self::Tasks)
                } else {
                    None
                }
            }
        }
    }

    /// The tables that it may hold.
    const fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Workspace => &["workspace"],
            Self::Vocabulary => &["attribute", "answer", "stage", "role", "evidence-kind"],
            Self::Sources => &["source"],
            Self::Themes => &["theme", "treatment"],
            Self::Rules => &["derived", "answer", "step"],
            Self::Claims => &["claim"],
            Self::Framework => &["framework", "provision", "application"],
            Self::Mappings => &["mapping-set", "mapping", "unmapped", "rejected", "coverage", "succession"],
            Self::Reviews => &["review"],
            Self::Metrics => &["metric"],
            Self::ToolNames => &["tool-name"],
            Self::Programme => &["programme-phase", "readiness-area", "expected-record"],
            Self::Tasks => &["task"],
            Self::Scope => SCOPE,
            Self::ScopePart => SCOPE.split_at(1).1,
            Self::Site => &["site", "page"],
        }
    }
}

/// Reads one file. What cannot be read is reported and left out; the rest goes on.
pub fn parse(file: FileId, kind: FileKind, text: &str) -> (raw::File, Diagnostics) {
    let mut reader = Reader { file, text, out: Diagnostics::default() };
    let mut rows = raw::File::default();
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let origin = reader.origin(error.span().unwrap_or(0..0));
            reader.out.push(diags::syntax(origin, error.message()));
        }
        rows.broken = true;
        return (rows, reader.out);
    }
    for (key, value) in table.into_inner() {
        let name = key.get_ref().as_ref();
        if name == "replaces" {
            rows.replaces = reader.row::<bool>(value).map(|row| row.value);
        } else if kind.tables().contains(&name) {
            reader.table(name, value, &mut rows);
        } else {
            let origin = reader.origin(key.span());
            reader.out.push(diags::unknown_table(origin, name, kind.tables()));
        }
    }
    (rows, reader.out)
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    out: Diagnostics,
}

impl<'t> Reader<'t> {
    fn table(&mut self, name: &str, value: Spanned<DeValue<'t>>, rows: &mut raw::File) {
        match name {
            "workspace" => rows.workspace = self.one(value),
            "site" => rows.site = self.one(value),
            "framework" => rows.framework = self.one(value),
            "mapping-set" => rows.mapping_set = self.one(value),
            "organisation" => rows.organisation = self.one(value),
            "page" => rows.pages = self.many(value),
            "attribute" => rows.attributes = self.many(value),
            "answer" => rows.answers = self.many(value),
            "stage" => rows.stages = self.many(value),
            "source" => rows.sources = self.many(value),
            "derived" => rows.derived = self.many(value),
            "step" => rows.steps = self.many(value),
            "treatment" => rows.treatments = self.many(value),
            "theme" => rows.themes = self.many(value),
            "claim" => rows.claims = self.many(value),
            "provision" => rows.provisions = self.many(value),
            "application" => rows.applications = self.many(value),
            "mapping" => rows.mappings = self.many(value),
            "unmapped" => rows.unmapped = self.many(value),
            "rejected" => rows.rejected = self.many(value),
            "coverage" => rows.coverage = self.many(value),
            "succession" => rows.successions = self.many(value),
            "review" => rows.reviews = self.many(value),
            "system" => rows.systems = self.many(value),
            "decision" => rows.decisions = self.many(value),
            "implementation" => rows.implementations = self.many(value),
            "evidence" => rows.evidence = self.many(value),
            "role" => rows.roles = self.many(value),
            "evidence-kind" => rows.evidence_kinds = self.many(value),
            "task" => rows.tasks = self.many(value),
            "metric" => rows.metrics = self.many(value),
            "tool-name" => rows.tool_names = self.many(value),
            "programme-phase" => rows.programme_phases = self.many(value),
            "readiness-area" => rows.readiness_areas = self.many(value),
            "expected-record" => rows.expected_records = self.many(value),
            "assignment" => rows.assignments = self.many(value),
            "contract" => rows.contracts = self.many(value),
            "control" => rows.controls = self.many(value),
            "risk-criteria" => rows.risk_criteria = self.one(value),
            "risk" => rows.risks = self.many(value),
            "threshold" => rows.thresholds = self.many(value),
            "measurement" => rows.measurements = self.many(value),
            "record" => rows.records = self.many(value),
            "phase" => rows.phases = self.many(value),
            _ => unreachable!("`FileKind::tables` lists only tables named here: {name}"),
        }
    }

    /// A `[table]`.
    fn one<T: Deserialize<'t>>(&mut self, value: Spanned<DeValue<'t>>) -> Option<raw::Row<T>> {
        if value.get_ref().is_table() {
            return self.row(value);
        }
        let origin = self.origin(value.span());
        self.out.push(diags::not_a_table(origin));
        None
    }

    /// Each `[[table]]`.
    fn many<T: Deserialize<'t>>(&mut self, value: Spanned<DeValue<'t>>) -> Vec<raw::Row<T>> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(entries) if entries.iter().all(|entry| entry.get_ref().is_table()) => {
                entries.into_iter().filter_map(|entry| self.row(entry)).collect()
            }
            _ => {
                let origin = self.origin(span);
                self.out.push(diags::not_an_array_of_tables(origin));
                Vec::new()
            }
        }
    }

    /// One entry. Unknown keys are reported one by one and set aside, so that the entry itself can still be read.
    fn row<T: Deserialize<'t>>(&mut self, mut entry: Spanned<DeValue<'t>>) -> Option<raw::Row<T>> {
        let origin = self.origin(entry.span());
        if let DeValue::Table(table) = entry.get_mut() {
            let known = fields::of::<T>();
            let unknown: Vec<_> =
                table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())).cloned().collect();
            for key in unknown {
                let key_origin = self.origin(key.span());
                self.out.push(diags::unknown_key(key_origin, key.get_ref(), known));
                table.remove(&key);
            }
        }
        match T::deserialize(ValueDeserializer::from(entry)) {
            Ok(value) => Some(raw::Row { origin, value }),
            Err(error) => {
                let place = error.span().map_or(origin, |span| self.origin(span));
                self.out.push(diags::wrong_entry(origin, place, error.message()));
                None
            }
        }
    }

    fn origin(&self, span: std::ops::Range<usize>) -> Origin {
        let end = span.end.min(self.text.len());
        Origin { file: self.file, start: span.start.min(end), end }
    }
}
