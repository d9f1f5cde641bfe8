//! Names that never change meaning. A value of one of these types is proof that its text is well formed.

use std::fmt;
use std::str::FromStr;

/// A dated text of a framework: `iso-42001@2023`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditionId {
    text: String,
    /// Where the `@` stands.
    at: usize,
}

impl EditionId {
    /// The framework without its edition: `iso-42001`.
    pub fn framework(&self) -> &str {
        &self.text[..self.at]
    }

    /// The edition alone: `2023`.
    pub fn edition(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The provision of this edition with the given reference; `None` for an empty or untrimmed reference.
    pub fn provision(&self, reference: &str) -> Option<ProvisionId> {
        let well_formed = !reference.is_empty()
            && reference.trim() == reference
            && reference.chars().all(|c| !c.is_control() && c != '<' && c != '>');
        well_formed.then(|| ProvisionId { text: format!("{self}/{reference}"), slash: self.text.len() })
    }
}

impl FromStr for EditionId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let at = text.find('@').ok_or(())?;
        let edition = &text[at + 1..];
        let edition_ok = !edition.is_empty()
            && edition.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
        (is_slug(&text[..at]) && edition_ok).then(|| Self { text: text.to_owned(), at }).ok_or(())
    }
}

/// Stable name of a provision: `iso-42001@2023/A.6.2.4`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProvisionId {
    text: String,
    /// Where the first `/` stands: an edition never holds one.
    slash: usize,
}

impl ProvisionId {
    /// The edition part as text: `iso-42001@2023`.
    pub fn edition(&self) -> &str {
        &self.text[..self.slash]
    }

    /// The reference as the framework spells it: `A.6.2.4`.
    pub fn reference(&self) -> &str {
        &self.text[self.slash + 1..]
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for ProvisionId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let slash = text.find('/').ok_or(())?;
        let edition: EditionId = text[..slash].parse()?;
        edition.provision(&text[slash + 1..]).ok_or(())
    }
}

/// An ordered pair of editions: `nist-ai-rmf@1.0--iso-42001@2023`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetId {
    /// The edition that mappings start from.
    pub from: EditionId,
    /// The edition that mappings lead to.
    pub to: EditionId,
}

impl fmt::Display for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}--{}", self.from, self.to)
    }
}

/// What an attribute asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The organisation as a whole.
    Organisation,
    /// One AI system.
    System,
}

impl Subject {
    /// The first word of an attribute's id.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::System => "system",
        }
    }
}

/// A declared question: `system.role`. Underscores, because conditions read `-` as minus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttributeId {
    text: String,
    subject: Subject,
}

impl AttributeId {
    /// Whether it asks about the organisation or about a system.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The part after the dot, as scope files spell it: `role`.
    pub fn name(&self) -> &str {
        &self.text[self.subject.as_str().len() + 1..]
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The attribute of `subject` with this name, if the name is well formed.
    pub fn new(subject: Subject, name: &str) -> Option<Self> {
        let mut bytes = name.bytes();
        let well_formed = bytes.next().is_some_and(|b| b.is_ascii_lowercase())
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        well_formed.then(|| Self { text: format!("{}.{name}", subject.as_str()), subject })
    }
}

impl FromStr for AttributeId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (subject, name) = text.split_once('.').ok_or(())?;
        let subject = match subject {
            "organisation" => Subject::Organisation,
            "system" => Subject::System,
            _ => return Err(()),
        };
        Self::new(subject, name).ok_or(())
    }
}

/// An applicability rule: `iso-42001@2023#development-tools`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId {
    text: String,
}

impl RuleId {
    /// The rule of `edition` called `name`, if the name is well formed.
    pub fn new(edition: &EditionId, name: &str) -> Option<Self> {
        is_slug(name).then(|| Self { text: format!("{edition}#{name}") })
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! slug {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                is_slug(text).then(|| Self(text.to_owned())).ok_or(())
            }
        }
    )+};
}

slug! {
    /// A theme: `bias-fairness`.
    ThemeId;
    /// A citable publication: `nist-ai-100-1`.
    SourceId;
    /// A lifecycle stage: `validate`.
    StageId;
    /// One answer of an attribute's closed set: `in-house`.
    AnswerId;
    /// A wrong statement in circulation: `annex-a-39-controls`.
    ClaimId;
    /// A task: `bias-test-by-group`.
    TaskId;
    /// An area in which readiness is counted: `data-governance`.
    AreaId;
    /// A role that tasks name: `system-owner`.
    RoleId;
    /// A kind of evidence: `test-report`.
    EvidenceKindId;
    /// A metric: `population-stability-index`.
    MetricId;
    /// An organisation: `harbour-hospitals`.
    OrganisationId;
    /// An AI system of an organisation: `triage-assistant`.
    SystemId;
}

macro_rules! display {
    ($($name:ident)+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

display! {
    EditionId ProvisionId AttributeId RuleId ClaimId ThemeId SourceId StageId AnswerId TaskId AreaId RoleId EvidenceKindId MetricId
    OrganisationId SystemId
}
