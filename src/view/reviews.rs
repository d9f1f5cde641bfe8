//! Which mappings a person has compared, set by set; and the file that says so.

use schemars::JsonSchema;
use serde::Serialize;

use crate::graph::{Graph, Part, changed_since, seen};
use crate::model::{Date, Mapping, MappingSet, Review};

/// What is reviewed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reviews {
    /// The mapping sets, by id.
    pub sets: Vec<ReviewedSet>,
}

/// How far the review of one set has come.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReviewedSet {
    /// `nist-ai-rmf@1.0--iso-42001@2023`
    pub set: String,
    /// How many mappings it has.
    pub of: usize,
    /// How many a person has compared that have not changed since.
    pub reviewed: usize,
    /// How many have changed since a person compared them.
    pub suspect: usize,
    /// How many nobody has compared.
    pub not_reviewed: usize,
    /// The mappings, in the order of the file.
    pub mappings: Vec<ReviewedMapping>,
}

/// What is known about the review of one mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReviewedMapping {
    /// Source and target, joined by `--`.
    pub id: String,
    /// `reviewed`, `suspect` or `not-reviewed`
    pub state: &'static str,
    /// The role that compared both ends.
    pub by: Option<String>,
    /// When.
    pub on: Option<String>,
    /// What they had to say.
    pub note: Option<String>,
    /// What has changed since: `source`, `target`, `statement`.
    pub changed: Vec<&'static str>,
}

const REVIEWED: &str = "reviewed";
const SUSPECT: &str = "suspect";
const NOT_REVIEWED: &str = "not-reviewed";

/// What is reviewed, in every set.
pub fn reviews(graph: &Graph<'_>) -> Reviews {
    let set = |set: &MappingSet| {
        let mappings: Vec<_> = graph.mappings(&set.id).map(|mapping| state(graph, mapping)).collect();
        let count = |state: &str| mappings.iter().filter(|mapping| mapping.state == state).count();
        ReviewedSet {
            set: set.id.to_string(),
            of: mappings.len(),
            reviewed: count(REVIEWED),
            suspect: count(SUSPECT),
            not_reviewed: count(NOT_REVIEWED),
            mappings,
        }
    };
    Reviews { sets: graph.catalog().sets.iter().map(set).collect() }
}

fn state(graph: &Graph<'_>, mapping: &Mapping) -> ReviewedMapping {
    let id = mapping.id();
    let Some(review) = review_of(graph, mapping) else {
        return ReviewedMapping {
            id,
            state: NOT_REVIEWED,
            by: None,
            on: None,
            note: None,
            changed: Vec::new(),
        };
    };
    let changed: Vec<_> = changed_since(graph, mapping, review).into_iter().map(Part::as_str).collect();
    ReviewedMapping {
        id,
        state: if changed.is_empty() { REVIEWED } else { SUSPECT },
        by: Some(review.by.clone()),
        on: Some(review.on.to_string()),
        note: Some(review.note.clone()).filter(|note| !note.is_empty()),
        changed,
    }
}

fn review_of<'c>(graph: &Graph<'c>, mapping: &Mapping) -> Option<&'c Review> {
    let reviews = &graph.catalog().reviews;
    let ends = (&mapping.source, &mapping.target);
    let place = reviews.binary_search_by(|review| (&review.source, &review.target).cmp(&ends)).ok()?;
    Some(&reviews[place])
}

/// One entry of `catalog/reviews.toml`.
#[derive(Clone, Debug)]
pub struct WrittenReview {
    /// Id of the mapping.
    pub mapping: String,
    /// The role.
    pub by: String,
    /// When.
    pub on: String,
    /// Fingerprint of the source.
    pub source: String,
    /// Fingerprint of the target.
    pub target: String,
    /// Fingerprint of what the mapping says.
    pub statement: String,
    /// What they had to say; may be empty.
    pub note: String,
}

/// All entries, by mapping, with these mappings as just compared.
pub fn written_reviews(
    graph: &Graph<'_>,
    compared: &[&Mapping],
    by: &str,
    on: Date,
    note: &str,
) -> Vec<WrittenReview> {
    let names: Vec<_> = compared.iter().map(|mapping| mapping.id()).collect();
    let kept = graph.catalog().reviews.iter().map(|review| WrittenReview {
        mapping: format!("{}--{}", review.source, review.target),
        by: review.by.clone(),
        on: review.on.to_string(),
        source: review.seen.source.to_string(),
        target: review.seen.target.to_string(),
        statement: review.seen.statement.to_string(),
        note: review.note.clone(),
    });
    let new = compared.iter().map(|mapping| {
        let now = seen(graph, mapping);
        WrittenReview {
            mapping: mapping.id(),
            by: by.to_owned(),
            on: on.to_string(),
            source: now.source.to_string(),
            target: now.target.to_string(),
            statement: now.statement.to_string(),
            note: note.to_owned(),
        }
    });
    let mut entries: Vec<_> = kept.filter(|entry| !names.contains(&entry.mapping)).chain(new).collect();
    entries.sort_by(|a, b| a.mapping.cmp(&b.mapping));
    entries.dedup_by(|a, b| a.mapping == b.mapping);
    entries
}
