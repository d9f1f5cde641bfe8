//! The vocabulary of the project as inert data: what the catalog and an organisation's scope *say*.
//!
//! In: nothing. Out: plain types that every later stage shares. Deliberately missing: text formats, files, judgement.
//! Each value that comes from a text carries its [`Origin`], so that any later stage can point at the line.

mod application;
mod attribute;
mod catalog;
mod claim;
mod closed;
mod condition;
mod date;
mod derivation;
mod framework;
mod id;
mod issue;
mod mapping;
mod measurement;
mod origin;
mod programme;
mod register;
mod relation;
mod review;
mod scope;
mod site;
mod source;
mod task;
mod theme;

pub use application::{Application, Commencement, Level, Milestone};
pub use attribute::{Answer, Attribute, Choice, Stage};
pub use catalog::Catalog;
pub use claim::Claim;
pub use condition::{Condition, Test, When};
pub use date::Date;
pub use derivation::Step;
pub use framework::{Edition, Force, FrameworkKind, Phase, Provision, ProvisionKind};
pub use id::{
    AnswerId, AreaId, AttributeId, ClaimId, EditionId, EvidenceKindId, MetricId, OrganisationId, ProvisionId,
    RoleId, RuleId, SetId, SourceId, StageId, Subject, SystemId, TaskId, ThemeId,
};
pub use issue::{IssuedContent, IssuedFile};
pub use mapping::{
    Coverage, Extent, Mapping, MappingSet, Method, Rationale, Rejected, Status, Strength, Succession,
    Unmapped,
};
pub use measurement::{
    Digest, Direction, Held, Limits, Measurement, Metric, ReaderName, Threshold, ToolNames, plain,
};
pub use origin::{FileId, Origin};
pub use programme::{ExpectedRecord, Measure, PhaseContent, ReadinessArea};
pub use register::{
    Approval, Assignment, Contract, Justification, Loss, OwnControl, PlannedPhase, ProgrammePhase, Rating,
    Record, RecordKind, Risk, RiskCriteria, RiskTreatment,
};
pub use relation::{Relation, Relations};
pub use review::{Fingerprint, Review, Seen};
pub use scope::{
    Answers, Decision, Evidence, Implementation, ImplementationState, Organisation, Reply, Scope, Statement,
    System,
};
pub use site::{Page, Site};
pub use source::{Grade, Source};
pub use task::{Cadence, EvidenceKind, Nature, Role, Task, Tier};
pub use theme::{Theme, Treatment};
