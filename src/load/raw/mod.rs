//! The rows of the files, as written. Flat and plain: words are texts with a place, and nothing is looked up.
//!
//! The doc comments are the reference of the file formats, and become descriptions in the JSON Schemas.

mod catalog;
mod given;
mod scope;

pub use catalog::{
    Answer, Application, Attribute, Claim, Coverage, Derived, Framework, Mapping, MappingSet, Page,
    Provision, Rejected, Review, Site, Source, Stage, Step, Succession, Theme, Treatment, Unmapped,
    Workspace,
};
pub use given::Given;
pub use scope::{Decision, Evidence, Implementation, Organisation, System};

use toml::Spanned;
use toml::value::Datetime;

use crate::model::{FileId, Origin};

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
}

/// Declares row types: public fields, kebab-case keys.
macro_rules! rows {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)+ }
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
