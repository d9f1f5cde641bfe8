//! What a provision might be mapped to, and why it is thought so. Nothing of it is a mapping.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::TextHit;
use crate::graph::{Closure, Graph, Near, near};
use crate::model::{EditionId, Provision, SetId};

/// How many paths are told.
const TOLD: usize = 3;

/// What a provision might be mapped to.
#[derive(Clone, Debug, Serialize)]
pub struct Suggestions {
    /// The provision.
    pub provision: Named,
    /// Candidates, the most promising first.
    pub candidates: Vec<Candidate>,
    /// How many provisions it is mapped to already, of those that were looked through.
    pub mapped: usize,
    /// Published pairs that were not taken over, and why.
    pub rejected: Vec<RejectedPair>,
    /// Where a mapping to the first candidate would be written.
    pub place: Option<Place>,
}

/// A provision by name.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its full id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A provision that somebody should look at.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    /// Its full id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// It reads alike.
    pub text: Option<TextSignal>,
    /// Mappings lead to it by a detour.
    pub mappings: Option<MappingSignal>,
    /// That the two overlap follows from other mappings; `crosswalk why` shows the proof.
    pub inferred: bool,
    /// Statements of a mapping set that one of the two has no counterpart in the edition of the other.
    pub contradicted_by: Vec<Statement>,
}

/// How alike two provisions read.
#[derive(Clone, Debug, Serialize)]
pub struct TextSignal {
    /// Its place among the candidates by this signal.
    pub rank: usize,
    /// The score; only good for comparing candidates of one provision.
    pub score: f64,
    /// The shared words that weighed most, the heaviest first.
    pub words: Vec<String>,
}

/// How strongly mappings lead from one provision to the other by a detour.
#[derive(Clone, Debug, Serialize)]
pub struct MappingSignal {
    /// Its place among the candidates by this signal.
    pub rank: usize,
    /// The score; only good for comparing candidates of one provision.
    pub score: f64,
    /// The heaviest paths: what lies between the two.
    pub paths: Vec<Vec<String>>,
    /// How many paths there are.
    pub of: usize,
}

/// That a provision has no counterpart.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// The provision.
    pub provision: String,
    /// The edition in which there is none.
    pub edition: String,
    /// Why; Markdown.
    pub reason: String,
}

/// A pair that was not taken over.
#[derive(Clone, Debug, Serialize)]
pub struct RejectedPair {
    /// The other end.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Why; Markdown.
    pub reason: String,
}

/// Where a mapping would be written.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The file, from the folder of the workspace.
    pub file: String,
    /// Reference of the source.
    pub source: String,
    /// Reference of the target.
    pub target: String,
}

/// Candidates for a provision, at most `limit`, all of one edition if that is given.
///
/// `similar` holds the provisions that read alike, the most similar first. The order is that of the better of the two places
/// that a candidate has.
pub fn suggestions(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    provision: &Provision,
    similar: &[TextHit],
    only: Option<&EditionId>,
    limit: usize,
) -> Suggestions {
    let catalog = graph.catalog();
    let within = |other: &Provision| only.is_none_or(|edition| edition.as_str() == other.id.edition());
    let mapped: BTreeSet<_> = graph.links(&provision.id).into_iter().map(|link| &link.other.id).collect();
    let rejected = rejected(graph, provision, within);
    let eligible = |position: usize| {
        let other = &catalog.provisions[position];
        let current = catalog.edition_of(&other.id).is_some_and(|edition| edition.superseded_by.is_none());
        within(other)
            && current
            && other.force.asks()
            && other.id.edition() != provision.id.edition()
            && !mapped.contains(&other.id)
            && rejected.iter().all(|pair| pair.id != other.id.as_str())
    };
    let alike = similar.iter().filter(|hit| eligible(hit.position));
    let near = nearest_first(graph, provision, eligible);
    let mut candidates: BTreeMap<usize, Candidate> = BTreeMap::new();
    let unranked = |position: usize| unranked(graph, closure, provision, &catalog.provisions[position]);
    // What follows from other mappings is marked and not ranked. Another signal is another ranking here, and in `places`.
    for (place, hit) in alike.enumerate() {
        let signal = TextSignal { rank: place + 1, score: shown(hit.score), words: hit.words.clone() };
        candidates.entry(hit.position).or_insert_with(|| unranked(hit.position)).text = Some(signal);
    }
    for (place, (position, near)) in near.into_iter().enumerate() {
        candidates.entry(position).or_insert_with(|| unranked(position)).mappings =
            Some(mapping_signal(place + 1, &near));
    }
    let mut ranked: Vec<_> = candidates.into_iter().collect();
    ranked.sort_by_key(|(position, candidate)| (candidate.places(), *position));
    let candidates: Vec<_> = ranked.into_iter().take(limit).map(|(_, candidate)| candidate).collect();
    let place = candidates.first().and_then(|first| place(graph, provision, &first.id));
    let mapped = mapped.iter().filter(|id| graph.provision(id).is_some_and(within)).count();
    Suggestions { provision: named(provision), candidates, mapped, rejected, place }
}

impl Candidate {
    /// The places by each signal, the better first: what is best by one signal is not pushed down by the other.
    fn places(&self) -> [usize; 2] {
        let text = self.text.as_ref().map_or(usize::MAX, |signal| signal.rank);
        let mappings = self.mappings.as_ref().map_or(usize::MAX, |signal| signal.rank);
        [text.min(mappings), text.max(mappings)]
    }
}

/// Three digits are more than anybody compares.
fn shown(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

fn nearest_first<'c>(
    graph: &Graph<'c>,
    provision: &Provision,
    eligible: impl Fn(usize) -> bool,
) -> Vec<(usize, Near<'c>)> {
    let positioned = near(graph, &provision.id).into_iter().filter_map(|near| {
        let position = graph.catalog().position(&near.provision.id)?;
        eligible(position).then_some((position, near))
    });
    let mut found: Vec<_> = positioned.collect();
    found.sort_by_key(|(position, near)| (Reverse(near.score.to_bits()), *position));
    found
}

fn mapping_signal(rank: usize, near: &Near<'_>) -> MappingSignal {
    let told = near.paths.iter().take(TOLD);
    let paths = told.map(|path| path.via.iter().map(|passed| passed.id.to_string()).collect()).collect();
    MappingSignal { rank, score: shown(near.score), paths, of: near.paths.len() }
}

fn unranked(graph: &Graph<'_>, closure: &Closure<'_>, provision: &Provision, other: &Provision) -> Candidate {
    let catalog = graph.catalog();
    let statements = catalog.unmapped.iter().filter_map(|statement| {
        let (here, there) = if statement.provision == provision.id {
            (provision, other)
        } else if statement.provision == other.id {
            (other, provision)
        } else {
            return None;
        };
        let SetId { from, to } = &statement.set;
        let pair = [from.as_str(), to.as_str()];
        (pair.contains(&here.id.edition()) && pair.contains(&there.id.edition())).then(|| Statement {
            provision: here.id.to_string(),
            edition: there.id.edition().to_owned(),
            reason: statement.reason.clone(),
        })
    });
    let Named { id, title } = named(other);
    let inferred = closure.between(&provision.id, &other.id).is_some();
    Candidate { id, title, text: None, mappings: None, inferred, contradicted_by: statements.collect() }
}

fn rejected(
    graph: &Graph<'_>,
    provision: &Provision,
    within: impl Fn(&Provision) -> bool,
) -> Vec<RejectedPair> {
    let pairs = graph.catalog().rejected.iter().filter_map(|pair| {
        let other = match &provision.id {
            id if *id == pair.source => &pair.target,
            id if *id == pair.target => &pair.source,
            _ => return None,
        };
        let other = graph.provision(other).filter(|other| within(other))?;
        let Named { id, title } = named(other);
        Some(RejectedPair { id, title, reason: pair.reason.clone() })
    });
    pairs.collect()
}

/// In the set of the two editions, whichever way it leads; in a new one that starts here, where there is none.
fn place(graph: &Graph<'_>, provision: &Provision, first: &str) -> Option<Place> {
    let catalog = graph.catalog();
    let other = catalog.provision(&first.parse().ok()?)?;
    let backwards = catalog.sets.iter().any(|set| {
        set.id.from.as_str() == other.id.edition() && set.id.to.as_str() == provision.id.edition()
    });
    let (source, target) = if backwards { (other, provision) } else { (provision, other) };
    Some(Place {
        file: format!("catalog/mappings/{}--{}.toml", source.id.edition(), target.id.edition()),
        source: source.id.reference().to_owned(),
        target: target.id.reference().to_owned(),
    })
}

fn named(provision: &Provision) -> Named {
    Named { id: provision.id.to_string(), title: provision.title.clone() }
}
