//! What changed between two states of a catalog, and what that changes for organisations.
//!
//! Lists keep the order of the catalog: what is there now in the new order, what is gone in the old one. Names are full ids;
//! where an id stays, what it names is compared.

mod catalog;
mod coverage;
mod organisations;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::Assessment;
use crate::graph::Graph;

/// One of the two states.
pub struct CatalogState<'a, 'c> {
    /// As the caller names it: a folder, or a revision.
    pub name: &'a str,
    /// The catalog.
    pub graph: &'a Graph<'c>,
    /// Its organisations.
    pub assessments: &'a [Assessment<'c>],
}

/// Everything that differs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diff {
    /// Name of the old state.
    pub old: String,
    /// Name of the new state.
    pub new: String,
    /// Dated texts of frameworks.
    pub editions: EditionChanges,
    /// Their addressable parts.
    pub provisions: ProvisionChanges,
    /// What is said about two provisions.
    pub mappings: MappingChanges,
    /// What is said to have no counterpart.
    pub unmapped: UnmappedChanges,
    /// For each side of a mapping set, how much of it is mapped; only where that changed.
    pub coverage: Vec<CoverageChange>,
    /// Mappings that cannot all be true.
    pub contradictions: ContradictionChanges,
    /// Organisations that both states have; only those for which something changed.
    pub organisations: Vec<OrganisationChange>,
}

/// Editions that came or went.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EditionChanges {
    /// Only in the new state.
    pub added: Vec<Named>,
    /// Only in the old state.
    pub removed: Vec<Named>,
}

/// An edition or a provision.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    /// Full id.
    pub id: String,
    /// Title.
    pub title: String,
}

/// Provisions that came, went, or say something else.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProvisionChanges {
    /// Only in the new state.
    pub added: Vec<Named>,
    /// Only in the old state.
    pub removed: Vec<Named>,
    /// In both, with another title, summary or force.
    pub changed: Vec<Edited>,
}

/// A provision that says something else.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Edited {
    /// Full id.
    pub id: String,
    /// What is different.
    pub edits: Vec<Edit>,
}

/// A key with another value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Edit {
    /// The key: `title`, `gap`, …
    pub key: &'static str,
    /// Its old value.
    pub old: String,
    /// Its new value.
    pub new: String,
}

/// Mappings that came, went, or say something else. One that has another relation and another text is in both lists.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MappingChanges {
    /// Only in the new state.
    pub added: Vec<NamedMapping>,
    /// Only in the old state.
    pub removed: Vec<NamedMapping>,
    /// In both, with another relation.
    pub relabelled: Vec<Relabelled>,
    /// In both, with another rationale, strength, reason, gap, beyond or cites.
    pub reworded: Vec<Reworded>,
}

/// A mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NamedMapping {
    /// Source and target, joined by `--`.
    pub id: String,
    /// Full id of the source.
    pub source: String,
    /// Full id of the target.
    pub target: String,
    /// `equal`, `subset`, `superset` or `intersects`
    pub relation: &'static str,
}

/// A mapping with another relation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Relabelled {
    /// Source and target, joined by `--`.
    pub id: String,
    /// Full id of the source.
    pub source: String,
    /// Full id of the target.
    pub target: String,
    /// The old relation.
    pub old: &'static str,
    /// The new one.
    pub new: &'static str,
}

/// A mapping with another text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reworded {
    /// Source and target, joined by `--`.
    pub id: String,
    /// Full id of the source.
    pub source: String,
    /// Full id of the target.
    pub target: String,
    /// What is different.
    pub edits: Vec<Edit>,
}

/// Statements that a provision has no counterpart.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnmappedChanges {
    /// Only in the new state.
    pub added: Vec<UnmappedStatement>,
    /// Only in the old state.
    pub removed: Vec<UnmappedStatement>,
    /// In both, with another reason.
    pub reworded: Vec<RewordedStatement>,
}

/// A provision without a counterpart in a set.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnmappedStatement {
    /// Full id.
    pub provision: String,
    /// The mapping set.
    pub set: String,
    /// Why; Markdown.
    pub reason: String,
}

/// The same statement with another reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RewordedStatement {
    /// Full id.
    pub provision: String,
    /// The mapping set.
    pub set: String,
    /// The old reason.
    pub old: String,
    /// The new one.
    pub new: String,
}

/// How much of one side of a mapping set is mapped, before and after.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageChange {
    /// The mapping set.
    pub set: String,
    /// The side.
    pub edition: String,
    /// Before; none if the set was not there.
    pub old: Option<Coverage>,
    /// After; none if the set is no longer there.
    pub new: Option<Coverage>,
}

/// Counts over the provisions of an edition that ask for something and have no part that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// Have at least one mapping.
    pub mapped: usize,
    /// Are said to have no counterpart.
    pub unmapped: usize,
    /// Neither: nobody has looked.
    pub not_reviewed: usize,
    /// All of them.
    pub of: usize,
}

/// Sets of mappings that cannot all be true. Each is a sorted list of mapping ids.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContradictionChanges {
    /// Only in the new state.
    pub new: Vec<Vec<String>>,
    /// Only in the old state.
    pub gone: Vec<Vec<String>>,
}

/// What changed for one organisation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationChange {
    /// Id of the organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// Provisions with another verdict or another reason.
    pub verdicts: Vec<VerdictChange>,
    /// Rows of its statement of applicability whose control is mapped otherwise.
    pub controls: Vec<ControlChange>,
}

/// A provision with another verdict or reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerdictChange {
    /// Full id.
    pub provision: String,
    /// Title.
    pub title: String,
    /// Before; none if the provision was not assessed.
    pub old: Option<Judged>,
    /// After; none if it no longer is.
    pub new: Option<Judged>,
}

/// A verdict with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Judged {
    /// `applies`, `excluded` or `undetermined`
    pub verdict: &'static str,
    /// Why.
    pub reason: String,
}

/// A row of a statement whose control is mapped otherwise.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ControlChange {
    /// Full id of the control.
    pub provision: String,
    /// Title.
    pub title: String,
    /// The mappings from or to it that came, went, were relabelled or reworded.
    pub mappings: Vec<String>,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        let Self { editions, provisions, mappings, unmapped, .. } = self;
        let empty = [
            editions.added.is_empty() && editions.removed.is_empty(),
            provisions.added.is_empty() && provisions.removed.is_empty() && provisions.changed.is_empty(),
            mappings.added.is_empty() && mappings.removed.is_empty(),
            mappings.relabelled.is_empty() && mappings.reworded.is_empty(),
            unmapped.added.is_empty() && unmapped.removed.is_empty() && unmapped.reworded.is_empty(),
            self.coverage.is_empty() && self.organisations.is_empty(),
            self.contradictions.new.is_empty() && self.contradictions.gone.is_empty(),
        ];
        empty.into_iter().all(|empty| empty)
    }
}

/// Compares two states.
pub fn diff(old: &CatalogState<'_, '_>, new: &CatalogState<'_, '_>) -> Diff {
    let mappings = catalog::mappings(old.graph, new.graph);
    let organisations = organisations::compared(old, new, &mappings);
    Diff {
        old: old.name.to_owned(),
        new: new.name.to_owned(),
        editions: catalog::editions(old.graph, new.graph),
        provisions: catalog::provisions(old.graph, new.graph),
        unmapped: catalog::unmapped(old.graph, new.graph),
        coverage: coverage::compared(old.graph, new.graph),
        contradictions: catalog::contradictions(old.graph, new.graph),
        mappings,
        organisations,
    }
}
