//! The rows of the files, as written. Flat and plain: words are texts with a place, and nothing is looked up.
//!
//! The doc comments are the reference of the file formats, and become descriptions in the JSON Schemas.

mod catalog;
mod given;
mod programme;
mod register;
mod scope;
mod shape;
mod work;

pub use catalog::{
    Answer, Application, Attribute, Claim, Coverage, Derived, Framework, Mapping, MappingSet, Page,
    Provision, Rejected, Review, Site, Source, Stage, Step, Succession, Theme, Treatment, Unmapped,
    Workspace,
};
pub use given::Given;
pub use programme::{ExpectedRecord, ProgrammePhase, ReadinessArea};
pub use register::{
    Assignment, Contract, Control, Measurement, Phase, Record, Risk, RiskCriteria, Threshold,
};
pub use scope::{Decision, Evidence, Implementation, Organisation, System};
pub use shape::{Described, Key, Shape, Shaped};
pub use work::{EvidenceKind, Metric, Role, Task, ToolName};

use std::collections::BTreeMap;

use toml::Spanned;
use toml::value::Datetime;

use crate::model::{FileId, Held, IssuedFile, Origin};

/// A text with its place.
pub type Text = Spanned<String>;

/// A table with the place of its header.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// Where the table starts.
    pub origin: Origin,
    /// What it says.
    pub value: T,
}

/// All tables of one file; `broken` if the text could not be read, `replaces` as it says.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "each field is the table of that name")]
pub struct File {
    pub broken: bool,
    pub replaces: Option<bool>,
    pub workspace: Option<Row<Workspace>>,
    pub site: Option<Row<Site>>,
    pub pages: Vec<Row<Page>>,
    pub attributes: Vec<Row<Attribute>>,
    pub answers: Vec<Row<Answer>>,
    pub stages: Vec<Row<Stage>>,
    pub sources: Vec<Row<Source>>,
    pub derived: Vec<Row<Derived>>,
    pub steps: Vec<Row<Step>>,
    pub themes: Vec<Row<Theme>>,
    pub treatments: Vec<Row<Treatment>>,
    pub claims: Vec<Row<Claim>>,
    pub framework: Option<Row<Framework>>,
    pub provisions: Vec<Row<Provision>>,
    pub applications: Vec<Row<Application>>,
    pub mapping_set: Option<Row<MappingSet>>,
    pub mappings: Vec<Row<Mapping>>,
    pub unmapped: Vec<Row<Unmapped>>,
    pub rejected: Vec<Row<Rejected>>,
    pub coverage: Vec<Row<Coverage>>,
    pub successions: Vec<Row<Succession>>,
    pub reviews: Vec<Row<Review>>,
    pub organisation: Option<Row<Organisation>>,
    pub systems: Vec<Row<System>>,
    pub decisions: Vec<Row<Decision>>,
    pub implementations: Vec<Row<Implementation>>,
    pub evidence: Vec<Row<Evidence>>,
    pub roles: Vec<Row<Role>>,
    pub evidence_kinds: Vec<Row<EvidenceKind>>,
    pub tasks: Vec<Row<Task>>,
    pub metrics: Vec<Row<Metric>>,
    pub tool_names: Vec<Row<ToolName>>,
    pub programme_phases: Vec<Row<ProgrammePhase>>,
    pub readiness_areas: Vec<Row<ReadinessArea>>,
    pub expected_records: Vec<Row<ExpectedRecord>>,
    pub assignments: Vec<Row<Assignment>>,
    pub contracts: Vec<Row<Contract>>,
    pub controls: Vec<Row<Control>>,
    pub risk_criteria: Option<Row<RiskCriteria>>,
    pub risks: Vec<Row<Risk>>,
    pub thresholds: Vec<Row<Threshold>>,
    pub measurements: Vec<Row<Measurement>>,
    pub records: Vec<Row<Record>>,
    pub phases: Vec<Row<Phase>>,
}

/// A scope: one file, or several that lie together.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The path of its head in messages.
    pub path: String,
    /// The head, which declares the organisation, and the files beside it.
    pub parts: Vec<(FileId, File)>,
    /// What was found at the locations that are named with a digest.
    pub held: BTreeMap<String, Held>,
    /// The files that it was read from, by path from the folder of its head.
    pub files: BTreeMap<String, FileId>,
    /// Statements that were issued, by name of the file.
    pub issued: Vec<IssuedFile>,
}

/// Declares row types: public fields, kebab-case keys; each can describe itself.
macro_rules! rows {
    ($($(#[doc = $doc:literal])* $name:ident {
        $($(#[doc = $field_doc:literal])* $(#[serde($default:ident)])? $field:ident: $type:ty,)+
    })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub struct $name { $($(#[doc = $field_doc])* $(#[serde($default)])? pub $field: $type,)+ }

        impl super::Described for $name {
            const DOC: &str = concat!($($doc),*);

            fn keys() -> Vec<super::Key> {
                vec![$(super::Key {
                    name: stringify!($field),
                    doc: concat!($($field_doc),*),
                    shape: <$type as super::Shaped>::SHAPE,
                    needed: <[&str]>::is_empty(&[$(stringify!($default))?]),
                },)+]
            }
        }
    )+};
}

use rows;

/// The place of a value of the file.
pub fn place<T>(file: FileId, value: &Spanned<T>) -> Origin {
    let span = value.span();
    Origin { file, start: span.start, end: span.end }
}

/// Year, month and day, if the value is a day without a time.
pub fn day(value: &Datetime) -> Option<(u16, u8, u8)> {
    match value {
        Datetime { date: Some(date), time: None, offset: None } => Some((date.year, date.month, date.day)),
        _ => None,
    }
}

/// A number with its place.
pub type Number = Spanned<i64>;

/// A date value with its place.
pub type Day = Spanned<Datetime>;
