//! Reasoned statements about two provisions, and about the absence of a counterpart.

use super::closed::closed;
use super::{Date, Origin, ProvisionId, Relation, SetId, SourceId};

closed! {
    /// On what ground two provisions are compared (NIST IR 8477).
    pub enum Rationale {
        /// Nearly the same wording.
        Syntactic = "syntactic",
        /// The same meaning.
        Semantic = "semantic",
        /// The same result by different words or means.
        Functional = "functional",
    }
}

closed! {
    /// Who made a mapping set.
    pub enum Method {
        /// People alone.
        Human = "human",
        /// Software alone.
        Automation = "automation",
        /// People and software.
        Hybrid = "hybrid",
    }
}

closed! {
    /// How far a mapping set has come. Set by a person, never by the tool.
    pub enum Status {
        /// Written, and not reviewed by a person named in it.
        Draft = "draft",
        /// Reviewed.
        Reviewed = "reviewed",
        /// Released for use by whoever is responsible for it.
        Approved = "approved",
    }
}

/// How much of the two provisions overlaps, 1 to 10, as judged by the author of the mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strength(u8);

impl Strength {
    /// The strength, if it is from 1 to 10.
    pub fn new(value: i64) -> Option<Self> {
        u8::try_from(value).ok().filter(|value| (1..=10).contains(value)).map(Self)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// All mappings of one ordered pair of editions.
#[derive(Clone, Debug)]
pub struct MappingSet {
    /// The ordered pair.
    pub id: SetId,
    /// Who made it.
    pub method: Method,
    /// How far it has come.
    pub status: Status,
    /// The day by which it should be looked at again.
    pub review_by: Date,
    /// Where `review-by` was written.
    pub review_by_origin: Origin,
    /// How it was made; Markdown.
    pub about: String,
    /// Publications that the set builds on.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}

/// One directed, reasoned statement: the source compared with the target.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The set that it belongs to.
    pub set: SetId,
    /// Compared …
    pub source: ProvisionId,
    /// … with.
    pub target: ProvisionId,
    /// How the source compares with the target.
    pub relation: Relation,
    /// On what ground.
    pub rationale: Rationale,
    /// How much overlaps.
    pub strength: Strength,
    /// What both ask for; Markdown.
    pub reason: String,
    /// What the target still asks of someone who meets the source; Markdown.
    pub gap: String,
    /// What the source asks beyond the target: the gap of the inverse; Markdown.
    pub beyond: String,
    /// Publications that state the pair.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
    /// Where the source was named.
    pub source_origin: Origin,
    /// Where the target was named.
    pub target_origin: Origin,
    /// Where the relation was stated.
    pub relation_origin: Origin,
}

impl Mapping {
    /// Stable name within the catalog: source and target.
    pub fn id(&self) -> String {
        format!("{}--{}", self.source, self.target)
    }
}

/// A provision without a counterpart on the other side of a set, and why.
#[derive(Clone, Debug)]
pub struct Unmapped {
    /// The set in which it has none.
    pub set: SetId,
    /// The provision, of either side.
    pub provision: ProvisionId,
    /// Why; Markdown.
    pub reason: String,
    /// Where it was declared.
    pub origin: Origin,
    /// Where the provision was named.
    pub provision_origin: Origin,
}

/// A pair that a publication states and this catalog does not take over, and why.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// The set that it would belong to.
    pub set: SetId,
    /// Source of the published pair.
    pub source: ProvisionId,
    /// Target of the published pair.
    pub target: ProvisionId,
    /// Why it is not taken over; Markdown.
    pub reason: String,
    /// Who states the pair.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// How far a provision is covered.
    pub enum Extent {
        /// Nothing stays to be done.
        Full = "full",
        /// Something does.
        Partial = "partial",
    }
}

/// How far all mappings of a set together cover a provision, as judged by the author of the set.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The set.
    pub set: SetId,
    /// The provision, of either side.
    pub provision: ProvisionId,
    /// How far.
    pub extent: Extent,
    /// What stays to be done; empty where nothing does; Markdown.
    pub residual: String,
    /// Where it was declared.
    pub origin: Origin,
}

/// Where a provision of a superseded edition that asks for nothing lives on.
#[derive(Clone, Debug)]
pub struct Succession {
    /// The set between the two editions.
    pub set: SetId,
    /// The old provision.
    pub source: ProvisionId,
    /// The new one.
    pub target: ProvisionId,
    /// What became of it; Markdown.
    pub text: String,
    /// Where it was declared.
    pub origin: Origin,
}
