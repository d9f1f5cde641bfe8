//! Why two provisions relate as they do, or why nothing can be said.

use schemars::JsonSchema;
use serde::Serialize;

use super::row::{plural_relations, relation_words};
use crate::graph::{Graph, Link, Path, paths};
use crate::model::{Provision, Relation, Relations};

/// Everything that speaks about two provisions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyReport {
    /// Compared …
    pub source: WhyEnd,
    /// … with.
    pub target: WhyEnd,
    /// `mapped`, `inferred exact`, `inferred overlap`, `contradiction` or `nothing`
    pub outcome: &'static str,
    /// The outcome in one sentence.
    pub sentence: String,
    /// The relations of source and target that are left; empty where nothing can be said.
    pub relations: Vec<&'static str>,
    /// The mapping of the two, seen from the source.
    pub mapping: Option<WhyMapping>,
    /// Ways over mappings that rule something out, the shortest first.
    pub ways: Vec<WhyWay>,
    /// Ways from which nothing follows: at most the first twenty.
    pub idle_ways: Vec<WhyWay>,
    /// How many ways from which nothing follows there are.
    pub idle: usize,
    /// How many mappings in a row were followed.
    pub hops: usize,
    /// Statements that one end has no counterpart in the edition of the other; Markdown.
    pub unmapped: Vec<String>,
    /// Why a published pair of the two was not taken over; Markdown.
    pub rejected: Vec<String>,
}

/// One of the two.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyEnd {
    /// Full id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The mapping of the two.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyMapping {
    /// Its id.
    pub id: String,
    /// The relation, seen from the source.
    pub relation: &'static str,
    /// In words that continue "the source …".
    pub words: &'static str,
    /// What both ask for; Markdown.
    pub reason: String,
    /// What the target still asks of someone who meets the source; Markdown.
    pub gap: String,
    /// What the source asks beyond the target; Markdown.
    pub beyond: String,
}

/// A way from the source to the target.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyWay {
    /// The mappings in order.
    pub steps: Vec<WhyStep>,
    /// What they leave possible.
    pub relations: Vec<&'static str>,
    /// They leave possible that source and target have nothing in common.
    pub may_be_unrelated: bool,
    /// What follows, in one sentence.
    pub sentence: String,
}

/// A mapping on a way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyStep {
    /// Id of the mapping.
    pub mapping: String,
    /// Where it is entered.
    pub from: WhyEnd,
    /// Where it is left.
    pub to: WhyEnd,
    /// How the first compares with the second.
    pub relation: &'static str,
    /// In words that continue "the first …".
    pub words: &'static str,
    /// What both ask for; Markdown.
    pub reason: String,
}

/// How many ways that say nothing are told in full.
const IDLE_SHOWN: usize = 20;

/// Follows every way from one provision to the other.
pub fn why(graph: &Graph<'_>, source: &Provision, target: &Provision, hops: usize) -> WhyReport {
    let ways = paths(graph, &source.id, &target.id, hops);
    let link = graph.links(&source.id).into_iter().find(|link| link.other.id == target.id);
    let left = ways.iter().fold(Relations::ANY, |left, way| left.and(way.relations));
    let longer = ways.iter().filter(|way| way.steps.len() > 1);
    let (idle, telling): (Vec<_>, Vec<_>) = longer.partition(|way| way.relations == Relations::ANY);
    let catalog = graph.catalog();
    let unmapped = [(source, target), (target, source)].into_iter().flat_map(|(one, other)| {
        graph.unmapped(&one.id).iter().filter(|unmapped| {
            unmapped.set.from.as_str() == other.id.edition() || unmapped.set.to.as_str() == other.id.edition()
        })
    });
    let rejected = catalog.rejected.iter().filter(|pair| {
        (pair.source == source.id && pair.target == target.id)
            || (pair.source == target.id && pair.target == source.id)
    });
    let (outcome, sentence) = outcome(source, target, link.as_ref(), left, ways.len(), hops);
    let known = outcome != "nothing";
    WhyReport {
        source: end(source),
        target: end(target),
        outcome,
        sentence,
        relations: if known { left.iter().map(Relation::as_str).collect() } else { Vec::new() },
        mapping: link.map(|link| WhyMapping {
            id: link.mapping.id(),
            relation: link.relation.as_str(),
            words: relation_words(link.relation),
            reason: link.mapping.reason.clone(),
            gap: link.gap.to_owned(),
            beyond: link.beyond.to_owned(),
        }),
        ways: telling.into_iter().map(way).collect(),
        idle: idle.len(),
        idle_ways: idle.into_iter().take(IDLE_SHOWN).map(way).collect(),
        hops,
        unmapped: unmapped.map(|unmapped| format!("`{}`: {}", unmapped.provision, unmapped.reason)).collect(),
        rejected: rejected.map(|pair| pair.reason.clone()).collect(),
    }
}

fn outcome(
    source: &Provision,
    target: &Provision,
    link: Option<&Link<'_>>,
    left: Relations,
    ways: usize,
    hops: usize,
) -> (&'static str, String) {
    let (a, b) = (&source.id, &target.id);
    let words = plural_relations(&left.iter().collect::<Vec<_>>());
    if left == Relations::NONE {
        let sentence = format!("The mappings contradict each other: no relation of `{a}` and `{b}` is left.");
        return ("contradiction", sentence);
    }
    if let Some(link) = link {
        return ("mapped", format!("`{a}` {} `{b}`: so says a mapping.", relation_words(link.relation)));
    }
    if !left.may_be_disjoint() {
        let outcome = if left.exact().is_some() { "inferred exact" } else { "inferred overlap" };
        return (outcome, format!("`{a}` {words} `{b}`: so it follows from other mappings."));
    }
    let sentence = if ways == 0 {
        format!("Nothing can be said: no way of up to {hops} mappings leads from `{a}` to `{b}`.")
    } else {
        let number = if ways == 1 { "1 way leads".to_owned() } else { format!("{ways} ways lead") };
        format!(
            "Nothing can be said: {number} from `{a}` to `{b}`, and that the two have nothing in common stays possible."
        )
    };
    ("nothing", sentence)
}

fn end(provision: &Provision) -> WhyEnd {
    WhyEnd { id: provision.id.to_string(), title: provision.title.clone() }
}

fn way(path: &Path<'_>) -> WhyWay {
    let possible: Vec<_> = path.relations.iter().collect();
    let (first, last) = (&path.steps[0].from.id, &path.steps[path.steps.len() - 1].to.id);
    let sentence = if path.relations == Relations::ANY {
        "Every relation is left possible, nothing in common among them: this says nothing.".to_owned()
    } else if path.relations.may_be_disjoint() {
        let words = plural_relations(&possible);
        format!(
            "What is left: it {words} the other, or they have nothing in common. This alone proves no overlap."
        )
    } else {
        format!("So `{first}` {} `{last}`.", plural_relations(&possible))
    };
    WhyWay {
        steps: path
            .steps
            .iter()
            .map(|step| WhyStep {
                mapping: step.mapping.id(),
                from: end(step.from),
                to: end(step.to),
                relation: step.relation.as_str(),
                words: relation_words(step.relation),
                reason: step.mapping.reason.clone(),
            })
            .collect(),
        relations: possible.into_iter().map(Relation::as_str).collect(),
        may_be_unrelated: path.relations.may_be_disjoint(),
        sentence,
    }
}
