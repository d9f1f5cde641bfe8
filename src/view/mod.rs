//! What pages and documents show: ordered, worded, ready to print.
//!
//! In: the graph, and assessments. Out: plain serialisable values. Every URL is made here, and every sentence that a
//! template or an exporter shows. Deliberately missing: HTML, Markdown rendering, file formats.

pub mod url;

mod additions;
mod checklist;
mod checklist_document;
mod checklist_page;
mod claims;
mod classification;
mod compare;
mod contradictions;
mod crosswalk;
mod crosswalks;
mod dates;
mod diff;
mod document;
mod edition_document;
mod evidence;
mod figures;
mod frame;
mod framework;
mod gap;
mod gate;
mod graph_document;
mod history;
mod home;
mod inferred;
mod issue;
mod linked;
mod matrix;
mod measured;
mod menu;
mod metrics;
mod organisation;
mod provision;
mod questions;
mod readiness;
mod reasons;
mod record_document;
mod records;
mod register_page;
mod reviews;
mod risk_document;
mod risks;
mod roadmap;
mod row;
mod search_index;
mod search_results;
mod searchable;
mod site;
mod sources;
mod starter;
mod statement;
mod suggestions;
mod systems;
mod tasks;
mod text;
mod theme;
mod why;

pub use additions::{Additions, NewEvidence, NewMeasurement, added};
pub use checklist::{AnswerRow, Checklist, ChecklistRow, checklist};
pub use checklist_document::{Layout, checklist_document};
pub use checklist_page::ChecklistPage;
pub use claims::ClaimsPage;
pub use classification::ClassificationPage;
pub use compare::{ComparePage, Contributions, comparable, contributions};
pub use contradictions::ContradictionsPage;
pub use crosswalk::CrosswalkPage;
pub use crosswalks::CrosswalksPage;
pub use dates::DatesPage;
pub use diff::{CatalogState, Coverage, Diff, Edit, Judged, OrganisationChange, diff};
pub use document::{Cell, Column, Document, Field, Section, Table, TableRow, Tone};
pub use edition_document::{EditionDocument, EditionPart, PartSort, edition_document};
pub use evidence::{
    EvidenceEntry, EvidenceRegister, MeasurementEntry, MissingEvidence, evidence_document, evidence_register,
};
pub use figures::{Share, some_names};
pub use frame::{Frame, Link, MenuSection};
pub use framework::FrameworkPage;
pub use gap::{GapReport, GapRow, GapSection, gap};
pub use gate::{
    GATE_RULES, GateComing, GateFinding, GateOptions, GatePlace, GateProof, GateRemedy, GateReport, GateRule,
    GateTask, gate_report,
};
pub use graph_document::{GraphDocument, graph_document};
pub use history::MeasurementsPage;
pub use home::HomePage;
pub use inferred::InferredPage;
pub use issue::{
    Against, Changes, DigestOf, FieldChange, Issue, IssueBefore, IssueCommit, IssueInputs, IssuedStatements,
    Present, RowChange, Verification, VerifiedIssue, issue, issue_name, sealed, verify,
};
pub use linked::Piece;
pub use metrics::MetricsPage;
pub use organisation::OrganisationPage;
pub use provision::{ProvisionPage, provision};
pub use questions::QuestionsPage;
pub use readiness::{Readiness, readiness};
pub use records::{Records, records};
pub use register_page::{Register, RegisterPage};
pub use reviews::{ReviewedMapping, ReviewedSet, Reviews, WrittenReview, reviews, written_reviews};
pub use risks::{RiskRegister, RiskRow, risk_register};
pub use roadmap::{Roadmap, RoadmapStep, roadmap};
pub use search_index::{SearchEntry, search_index};
pub use search_results::{SearchResult, SearchResults, search_results};
pub use searchable::{Searchable, TextHit, searchables};
pub use site::{Body, Page, SiteInputs, addresses, site};
pub use sources::SourcesPage;
pub use starter::{Starter, StarterQuestion, starter_questions};
pub use statement::{
    OwnControlRow, StatedEdition, Statement, StatementPage, StatementRow, stated_editions, statement,
    statement_document,
};
pub use suggestions::{Candidate, Place, Suggestions, suggestions};
pub use systems::{ClassEntry, Given, SystemEntry, systems, systems_document};
pub use tasks::{DepthRow, RoleTasks, SparedTask, StageTasks, TaskChoice, TaskChoices, TaskRow};
pub use text::{TextPage, TextSource};
pub use theme::{ThemePage, ThemesPage};
pub use why::{WhyReport, WhyWay, why};
