//! What is left to do for a framework by someone who meets others.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::row::{plural_relations, relation_words};
use crate::assess::{Assessment, Verdict};
use crate::graph::{Closure, Cover, Covered, Graph, Inference, Link, covers};
use crate::model::{Edition, EditionId, Extent, Provision, Relation};

/// What is left to do for the wanted editions by someone who meets those that they have.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapReport {
    /// Ids of the editions that are met.
    pub have: Vec<String>,
    /// The organisation whose scope decides what counts; empty without a scope.
    pub organisation: String,
    /// How many mappings in a row inferences may rest on.
    pub hops: usize,
    /// One section for each wanted edition.
    pub want: Vec<GapSection>,
}

/// What is left to do for one edition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapSection {
    /// Its id.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// How many provisions count: those that ask for something, at the lowest level, and are not excluded by the scope.
    pub of: usize,
    /// Provisions that the scope excludes, which are not counted.
    pub excluded: usize,
    /// How many have which status. Together they are `of`.
    pub counts: GapCounts,
    /// Provisions of which nothing stays to be done: the lower bound of coverage.
    pub at_least: usize,
    /// Provisions that are touched at all, by mapping or by inference: the upper bound.
    pub at_most: usize,
    /// Editions that are met and have no mapping set with this one: nothing but inference speaks for them.
    pub without_crosswalk: Vec<String>,
    /// The provisions, in the order of the text.
    pub rows: Vec<GapRow>,
}

/// How many provisions have which status.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct GapCounts {
    /// Nothing stays to be done.
    pub covered: usize,
    /// Something stays to be done.
    pub partly: usize,
    /// Nothing is mapped, and an overlap follows from other mappings.
    pub inferred: usize,
    /// Said to have no counterpart in what is met.
    pub unmapped: usize,
    /// Nobody has said anything.
    pub not_reviewed: usize,
}

/// A wanted provision.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapRow {
    /// Full id.
    pub provision: String,
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// `covered`, `partly`, `inferred`, `unmapped` or `not_reviewed`
    pub status: &'static str,
    /// `applies` or `undetermined`, where there is a scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<&'static str>,
    /// What touches it.
    pub by: Vec<GapBy>,
    /// What stays to be done: the judgement on all mappings of a set together, or the gap of each; Markdown.
    pub left: Vec<String>,
    /// Why there is no counterpart; Markdown.
    pub reasons: Vec<String>,
}

/// A provision that is met and touches a wanted one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapBy {
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// `mapped` or `inferred`
    pub how: &'static str,
    /// How it compares with the wanted one; one, or what an inference leaves possible.
    pub relations: Vec<&'static str>,
    /// In words that continue "it …".
    pub words: String,
    /// Full id of what the mapping is stated for, where that is a whole of which the wanted provision is a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_for: Option<String>,
}

/// Compares what is met with what is wanted. With an assessment, what it excludes is left out.
pub fn gap(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    have: &[&Edition],
    want: &[&Edition],
    assessment: Option<&Assessment<'_>>,
) -> GapReport {
    let have: Vec<_> = have.iter().map(|edition| &edition.id).collect();
    GapReport {
        have: have.iter().map(ToString::to_string).collect(),
        organisation: assessment.map(|made| made.scope.organisation.name.clone()).unwrap_or_default(),
        hops: closure.hops(),
        want: want.iter().map(|edition| section(graph, closure, &have, edition, assessment)).collect(),
    }
}

fn section(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    have: &[&EditionId],
    wanted: &Edition,
    assessment: Option<&Assessment<'_>>,
) -> GapSection {
    let verdicts: BTreeMap<_, _> = assessment
        .iter()
        .flat_map(|made| made.overall())
        .map(|found| (&found.provision.id, found.verdict))
        .collect();
    let (mut rows, mut excluded, mut counts) = (Vec::new(), 0, GapCounts::default());
    for provision in asking(graph, &wanted.id) {
        let verdict = verdicts.get(&provision.id).copied();
        if verdict == Some(Verdict::Excluded) {
            excluded += 1;
            continue;
        }
        let covers = covers(graph, closure, provision);
        let met = have.iter().filter_map(|have| covers.get(have.as_str()));
        let met = met.map(|cover| contribution(provision, cover)).collect();
        let (covered, row) = fold(provision, met);
        *counts.of(covered) += 1;
        rows.push(GapRow { verdict: verdict.map(Verdict::as_str), ..row });
    }
    let crosswalks = crosswalks(graph, &wanted.id);
    let without = have.iter().filter(|have| !crosswalks.contains(*have));
    GapSection {
        edition: wanted.id.to_string(),
        title: wanted.title.clone(),
        of: rows.len(),
        excluded,
        counts,
        at_least: counts.covered,
        at_most: counts.covered + counts.partly + counts.inferred,
        without_crosswalk: without.map(ToString::to_string).collect(),
        rows,
    }
}

impl GapCounts {
    const fn of(&mut self, covered: Covered) -> &mut usize {
        match covered {
            Covered::Fully => &mut self.covered,
            Covered::Partly => &mut self.partly,
            Covered::Inferred => &mut self.inferred,
            Covered::Unmapped => &mut self.unmapped,
            Covered::NotReviewed => &mut self.not_reviewed,
        }
    }
}

pub(super) const fn status(covered: Covered) -> &'static str {
    match covered {
        Covered::Fully => "covered",
        Covered::Partly => "partly",
        Covered::Inferred => "inferred",
        Covered::Unmapped => "unmapped",
        Covered::NotReviewed => "not_reviewed",
    }
}

/// What one edition contributes to a wanted provision, in the words of a report. Reports fold these; the page on which
/// readers pick editions is given them one by one.
pub(super) struct Contribution {
    /// How far it covers the provision.
    pub(super) covered: Covered,
    /// What touches it.
    pub(super) by: Vec<GapBy>,
    /// What it leaves to be done; empty where it leaves nothing.
    pub(super) left: Vec<String>,
    /// Why it has no counterpart; empty where it is mapped after all, because no report tells it then.
    pub(super) reasons: Vec<String>,
}

pub(super) fn contribution(wanted: &Provision, cover: &Cover<'_>) -> Contribution {
    let links = cover.links.iter().map(|(whole, link)| mapped(wanted, whole, link));
    let unmapped = cover.unmapped.iter().filter(|_| cover.covered < Covered::Partly);
    Contribution {
        covered: cover.covered,
        by: links.chain(cover.inferred.iter().map(inferred)).collect(),
        left: if cover.covered == Covered::Fully { Vec::new() } else { remains(cover) },
        reasons: unmapped.map(|unmapped| unmapped.reason.clone()).collect(),
    }
}

/// Puts together what the editions that are met contribute, in their order. `fold` in `site/static/compare.js` has the
/// same three rules:
///
/// 1. The provision is covered as far as by the edition that covers it furthest; by none, nobody has said anything.
/// 2. What is left is told where the provision is partly covered, and only there.
/// 3. Why there is no counterpart is told where it has none or one that is inferred, and only there: where something is
///    mapped after all, that one edition has nothing is no longer news.
fn fold(provision: &Provision, met: Vec<Contribution>) -> (Covered, GapRow) {
    let covered = met.iter().map(|part| part.covered).max().unwrap_or(Covered::NotReviewed);
    let mut row = GapRow {
        provision: provision.id.to_string(),
        reference: provision.id.reference().to_owned(),
        title: provision.title.clone(),
        status: status(covered),
        verdict: None,
        by: Vec::new(),
        left: Vec::new(),
        reasons: Vec::new(),
    };
    for part in met {
        row.by.extend(part.by);
        if covered == Covered::Partly {
            row.left.extend(part.left);
        }
        if matches!(covered, Covered::Unmapped | Covered::Inferred) {
            row.reasons.extend(part.reasons);
        }
    }
    (covered, row)
}

/// The provisions of an edition that count: those that ask for something, at the lowest level.
pub(super) fn asking<'c>(graph: &Graph<'c>, edition: &EditionId) -> impl Iterator<Item = &'c Provision> {
    graph.provisions(edition).filter(|provision| graph.is_lowest(provision))
}

/// The editions with which an edition has a mapping set.
pub(super) fn crosswalks<'c>(graph: &Graph<'c>, edition: &EditionId) -> Vec<&'c EditionId> {
    let sets = graph.sets_of(edition).into_iter();
    sets.map(|set| if set.id.from == *edition { &set.id.to } else { &set.id.from }).collect()
}

/// What one edition leaves to be done.
pub(super) fn remains(cover: &Cover<'_>) -> Vec<String> {
    match cover.stated {
        Some(stated) if stated.extent == Extent::Partial => vec![stated.residual.clone()],
        _ => {
            let gaps = cover.links.iter().map(|(_, link)| link.beyond);
            gaps.filter(|gap| !gap.is_empty()).map(str::to_owned).collect()
        }
    }
}

fn mapped(wanted: &Provision, whole: &Provision, link: &Link<'_>) -> GapBy {
    let relation: Relation = link.relation.inverse();
    GapBy {
        provision: link.other.id.to_string(),
        title: link.other.title.clone(),
        how: "mapped",
        relations: vec![relation.as_str()],
        words: relation_words(relation).to_owned(),
        stated_for: (whole.id != wanted.id).then(|| whole.id.to_string()),
    }
}

fn inferred(inference: &Inference<'_>) -> GapBy {
    let relations: Vec<_> = inference.relations.inverse().iter().collect();
    GapBy {
        provision: inference.target.id.to_string(),
        title: inference.target.title.clone(),
        how: "inferred",
        words: plural_relations(&relations),
        relations: relations.into_iter().map(Relation::as_str).collect(),
        stated_for: None,
    }
}
