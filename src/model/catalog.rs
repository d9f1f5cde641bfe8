//! Everything that a run knows, resolved: each name leads to what it names.

use std::collections::BTreeMap;

use super::{
    Application, Attribute, AttributeId, Claim, Commencement, Coverage, Edition, EditionId, EvidenceKind,
    EvidenceKindId, ExpectedRecord, Mapping, MappingSet, Metric, MetricId, PhaseContent, Provision,
    ProvisionId, ReadinessArea, Rejected, Review, Role, RoleId, Scope, Site, Source, SourceId, Stage,
    StageId, Step, Succession, Task, Theme, ThemeId, ToolNames, Unmapped,
};

/// The catalog with the scopes that are read against it.
///
/// Lists keep the order of the files, which is the order in which a reader expects them.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// Editions, by id.
    pub editions: Vec<Edition>,
    /// Provisions, edition after edition, in the order of the text.
    pub provisions: Vec<Provision>,
    /// Applicability rules.
    pub applications: Vec<Application>,
    /// From when provisions apply.
    pub commencements: Vec<Commencement>,
    /// Classification rules, in the order in which they build on each other.
    pub steps: Vec<Step>,
    /// Mapping sets, by id.
    pub sets: Vec<MappingSet>,
    /// Mappings, set after set.
    pub mappings: Vec<Mapping>,
    /// Provisions without a counterpart.
    pub unmapped: Vec<Unmapped>,
    /// Published pairs that were not taken over.
    pub rejected: Vec<Rejected>,
    /// Judgements on how far provisions are covered.
    pub coverage: Vec<Coverage>,
    /// What became of provisions that ask for nothing, from one edition to the next.
    pub successions: Vec<Succession>,
    /// Comparisons that persons have made, by mapping.
    pub reviews: Vec<Review>,
    /// Publications.
    pub sources: Vec<Source>,
    /// Wrong statements in circulation.
    pub claims: Vec<Claim>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Questions.
    pub attributes: Vec<Attribute>,
    /// Lifecycle stages, in their order.
    pub stages: Vec<Stage>,
    /// Who does tasks.
    pub roles: Vec<Role>,
    /// What proves that they are done.
    pub evidence_kinds: Vec<EvidenceKind>,
    /// Metrics.
    pub metrics: Vec<Metric>,
    /// What tools call them.
    pub tool_names: Vec<ToolNames>,
    /// Tasks, in the order of the files.
    pub tasks: Vec<Task>,
    /// What belongs to the phases of a programme, in their order.
    pub phases: Vec<PhaseContent>,
    /// Areas in which readiness is counted.
    pub areas: Vec<ReadinessArea>,
    /// Records that are expected at intervals.
    pub expected: Vec<ExpectedRecord>,
    /// Organisations.
    pub scopes: Vec<Scope>,
    /// The hand-written half of the site.
    pub site: Site,
    positions: BTreeMap<ProvisionId, usize>,
}

impl Catalog {
    /// Makes provisions findable by id. Called once, when all are in.
    pub fn index(&mut self) {
        self.positions = self.provisions.iter().enumerate().map(|(n, p)| (p.id.clone(), n)).collect();
    }

    /// The provision's place in [`Catalog::provisions`].
    pub fn position(&self, id: &ProvisionId) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The provision of that id.
    pub fn provision(&self, id: &ProvisionId) -> Option<&Provision> {
        self.position(id).map(|n| &self.provisions[n])
    }

    /// The edition of that id.
    pub fn edition(&self, id: &EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == *id)
    }

    /// The edition that a provision belongs to.
    pub fn edition_of(&self, provision: &ProvisionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id.as_str() == provision.edition())
    }

    /// The publication of that id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The theme of that id.
    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == *id)
    }

    /// The lifecycle stage of that id.
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The question of that id.
    pub fn attribute(&self, id: &AttributeId) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.id == *id)
    }

    /// The role of that id.
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The kind of evidence of that id.
    pub fn evidence_kind(&self, id: &EvidenceKindId) -> Option<&EvidenceKind> {
        self.evidence_kinds.iter().find(|kind| kind.id == *id)
    }

    /// The metric of that id.
    pub fn metric(&self, id: &MetricId) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.id == *id)
    }
}
