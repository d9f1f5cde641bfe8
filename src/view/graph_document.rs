//! The graph as one document for machines. Its shape is public: see the JSON Schema `graph`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::graph::{Closure, Graph};
use crate::model::{Relation, SetId};

/// Editions, provisions, mappings and unmapped statements of a catalog. All ids are full ids.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GraphDocument {
    /// Dated texts of frameworks.
    pub editions: Vec<EditionNode>,
    /// Their addressable parts, in the order of the texts.
    pub provisions: Vec<ProvisionNode>,
    /// Directed, reasoned statements: the source compared with the target.
    pub mappings: Vec<MappingEdge>,
    /// Provisions that have no counterpart in a set.
    pub unmapped: Vec<UnmappedNode>,
    /// Published pairs that were not taken over; only where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<Vec<RejectedEdge>>,
    /// What follows for pairs of different editions without a mapping, from either end; only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Vec<InferredEdge>>,
}

/// A dated text of a framework.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EditionNode {
    /// `iso-42001@2023`
    pub id: String,
    /// `iso-42001`
    pub framework: String,
    /// `2023`
    pub edition: String,
    /// `ISO/IEC 42001:2023`
    pub title: String,
    /// `management-system`, `control-catalogue`, `criteria`, `risk-framework` or `law`
    pub kind: &'static str,
}

/// An addressable part of an edition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProvisionNode {
    /// `iso-42001@2023/A.6.2.4`
    pub id: String,
    /// `iso-42001@2023`
    pub edition: String,
    /// `A.6.2.4`
    #[serde(rename = "ref")]
    pub reference: String,
    /// `control`, `clause`, …
    pub kind: &'static str,
    /// Title as published, or the project's own where the framework has none.
    pub title: String,
    /// Full id of what it is a part of.
    pub parent: Option<String>,
    /// What is asked, in the project's own words; Markdown.
    pub summary: String,
    /// Ids of themes.
    pub themes: Vec<String>,
    /// Ids of lifecycle stages.
    pub stages: Vec<String>,
}

/// A directed, reasoned statement about two provisions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MappingEdge {
    /// Source and target, joined by `--`.
    pub id: String,
    /// Full id.
    pub source: String,
    /// Full id.
    pub target: String,
    /// `equal`, `subset`, `superset` or `intersects`: the source compared with the target (NIST IR 8477).
    pub relation: &'static str,
    /// `syntactic`, `semantic` or `functional`
    pub rationale: &'static str,
    /// How much overlaps, 1 to 10.
    pub strength: u8,
    /// What both ask for; Markdown.
    pub reason: String,
    /// What the target still asks of someone who meets the source; empty for `equal` and `superset`.
    pub gap: String,
    /// What the source asks beyond the target; empty for `equal` and `subset`.
    pub beyond: String,
    /// Ids of publications.
    pub cites: Vec<String>,
    /// `draft`, `reviewed` or `approved`: how far its set has come.
    pub status: &'static str,
    /// The mapping set: `from--to`.
    pub set: String,
}

/// A provision without a counterpart in a set.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnmappedNode {
    /// Full id.
    pub provision: String,
    /// The mapping set: `from--to`.
    pub set: String,
    /// Why; Markdown.
    pub reason: String,
}

/// A published pair that was not taken over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RejectedEdge {
    /// Full id.
    pub source: String,
    /// Full id.
    pub target: String,
    /// The mapping set: `from--to`.
    pub set: String,
    /// Why; Markdown.
    pub reason: String,
    /// Ids of publications that state the pair.
    pub cites: Vec<String>,
}

/// What follows for a pair of provisions that nobody has compared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InferredEdge {
    /// Full id.
    pub source: String,
    /// Full id.
    pub target: String,
    /// The relations of source and target that are left: `equal`, `subset`, `superset`, `intersects`.
    pub relations: Vec<&'static str>,
    /// One relation is left.
    pub exact: bool,
    /// Every way that rules something out: ids of mappings in order, each read from whichever end it is met.
    pub via: Vec<Vec<String>>,
}

/// The whole graph.
pub fn graph_document(graph: &Graph<'_>) -> GraphDocument {
    let catalog = graph.catalog();
    let status =
        |set: &SetId| catalog.sets.iter().find(|s| s.id == *set).map_or("", |set| set.status.as_str());
    GraphDocument {
        editions: catalog
            .editions
            .iter()
            .map(|edition| EditionNode {
                id: edition.id.to_string(),
                framework: edition.id.framework().to_owned(),
                edition: edition.id.edition().to_owned(),
                title: edition.title.clone(),
                kind: edition.kind.as_str(),
            })
            .collect(),
        provisions: catalog
            .provisions
            .iter()
            .map(|provision| ProvisionNode {
                id: provision.id.to_string(),
                edition: provision.id.edition().to_owned(),
                reference: provision.id.reference().to_owned(),
                kind: provision.kind.as_str(),
                title: provision.title.clone(),
                parent: provision.parent.as_ref().map(ToString::to_string),
                summary: provision.summary.clone(),
                themes: texts(&provision.themes),
                stages: texts(&provision.stages),
            })
            .collect(),
        mappings: catalog
            .mappings
            .iter()
            .map(|mapping| MappingEdge {
                id: mapping.id(),
                source: mapping.source.to_string(),
                target: mapping.target.to_string(),
                relation: mapping.relation.as_str(),
                rationale: mapping.rationale.as_str(),
                strength: mapping.strength.get(),
                reason: mapping.reason.clone(),
                gap: mapping.gap.clone(),
                beyond: mapping.beyond.clone(),
                cites: texts(&mapping.cites),
                status: status(&mapping.set),
                set: mapping.set.to_string(),
            })
            .collect(),
        unmapped: catalog
            .unmapped
            .iter()
            .map(|unmapped| UnmappedNode {
                provision: unmapped.provision.to_string(),
                set: unmapped.set.to_string(),
                reason: unmapped.reason.clone(),
            })
            .collect(),
        rejected: None,
        inferred: None,
    }
}

impl GraphDocument {
    /// With the published pairs that were not taken over.
    #[must_use]
    pub fn with_rejected(mut self, graph: &Graph<'_>) -> Self {
        let rows = graph.catalog().rejected.iter().map(|pair| RejectedEdge {
            source: pair.source.to_string(),
            target: pair.target.to_string(),
            set: pair.set.to_string(),
            reason: pair.reason.clone(),
            cites: texts(&pair.cites),
        });
        self.rejected = Some(rows.collect());
        self
    }
}

impl GraphDocument {
    /// With what follows from the mappings.
    #[must_use]
    pub fn with_inferred(mut self, graph: &Graph<'_>, closure: &Closure<'_>) -> Self {
        let provisions = graph.catalog().provisions.iter();
        let rows =
            provisions.flat_map(|provision| closure.from(&provision.id)).map(|inference| InferredEdge {
                source: inference.source.id.to_string(),
                target: inference.target.id.to_string(),
                relations: inference.relations.iter().map(Relation::as_str).collect(),
                exact: inference.is_exact(),
                via: inference
                    .paths
                    .iter()
                    .map(|path| path.steps.iter().map(|step| step.mapping.id()).collect())
                    .collect(),
            });
        self.inferred = Some(rows.collect());
        self
    }
}

fn texts(ids: &[impl ToString]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
