//! In which order to close the gap between what is met and what is wanted.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::gap::{GapRow, gap};
use crate::assess::{Assessment, Overall, Verdict};
use crate::graph::{Closure, Graph};
use crate::model::{Date, Edition, Force, ImplementationState, Provision, ProvisionId, Relation, SystemId};

/// What to do, in order.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Roadmap {
    /// The organisation.
    pub organisation: String,
    /// Ids of the editions that are met.
    pub have: Vec<String>,
    /// Ids of the editions that are wanted.
    pub want: Vec<String>,
    /// The day as of which days are called past.
    pub as_of: String,
    /// Wanted provisions that apply, or may apply.
    pub of: usize,
    /// Those that are covered by what is met.
    pub covered: usize,
    /// Those that the scope records as implemented.
    pub implemented: usize,
    /// Those that are left: each is a step, or closed by one.
    pub open: usize,
    /// What to do, in order.
    pub steps: Vec<RoadmapStep>,
}

/// A provision to meet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoadmapStep {
    /// Its place, from 1.
    pub number: usize,
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// The earliest day from which it, or something that it closes, applies; none where no day is known.
    pub due: Option<String>,
    /// That day is past.
    pub in_application: bool,
    /// An open question, or doubt about the text, may move the day.
    pub uncertain: bool,
    /// How it binds.
    pub force: &'static str,
    /// Ids of the systems that it is asked of; empty where the organisation is asked.
    pub systems: Vec<String>,
    /// It may turn out not to apply: questions are open.
    pub may_not_apply: bool,
    /// How far it is covered already: `partly`, `inferred`, `unmapped` or `not_reviewed`.
    pub status: &'static str,
    /// What stays to be done, where something touches it already; Markdown.
    pub left: Vec<String>,
    /// Other open provisions that are met with it.
    pub closes: Vec<Closed>,
    /// How many further open provisions it touches in part.
    pub eases: usize,
}

/// An open provision that is met together with another one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Closed {
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// `mapped` or `inferred`
    pub how: &'static str,
}

struct Open<'c> {
    provision: &'c Provision,
    overall: Overall<'c>,
    row: GapRow,
    due: Option<(Date, bool)>,
    /// Open provisions that are met with it, itself left out, by place.
    closes: BTreeMap<usize, &'static str>,
    eases: usize,
}

/// A short sequence of provisions that closes the whole gap. Provisions that are met together with a chosen one are no
/// steps of their own; which ones to choose is decided greedily, by how much each closes.
pub fn roadmap(
    graph: &Graph<'_>,
    closure: &Closure<'_>,
    have: &[&Edition],
    want: &[&Edition],
    assessment: &Assessment<'_>,
) -> Roadmap {
    let as_of = assessment.day;
    let report = gap(graph, closure, have, want, Some(assessment));
    let rows: Vec<_> = report.want.into_iter().flat_map(|section| section.rows).collect();
    let of = rows.len();
    let covered = rows.iter().filter(|row| row.status == "covered").count();
    let mut verdicts: BTreeMap<_, _> =
        assessment.overall().map(|made| (made.provision.id.as_str(), made)).collect();
    let mut open = Vec::new();
    let mut implemented = 0;
    for row in rows.into_iter().filter(|row| row.status != "covered") {
        let Some(overall) = verdicts.remove(row.provision.as_str()) else { continue };
        if is_implemented(&overall) {
            implemented += 1;
            continue;
        }
        let due = due(&overall);
        let provision = overall.provision;
        open.push(Open { provision, overall, row, due, closes: BTreeMap::new(), eases: 0 });
    }
    find_what_closes_what(graph, closure, &mut open);
    let chosen = choose(&open);
    let mut steps: Vec<_> = chosen.iter().map(|(place, closed)| step(&open, *place, closed, as_of)).collect();
    // No day comes last. Of the same day, what binds harder, then what concerns more systems, then what closes more.
    steps.sort_by_key(|(key, _)| *key);
    Roadmap {
        organisation: assessment.scope.organisation.name.clone(),
        have: report.have,
        want: want.iter().map(|edition| edition.id.to_string()).collect(),
        as_of: as_of.to_string(),
        of,
        covered,
        implemented,
        open: open.len(),
        steps: steps
            .into_iter()
            .enumerate()
            .map(|(place, (_, step))| RoadmapStep { number: place + 1, ..step })
            .collect(),
    }
}

/// Everybody who is asked has it implemented.
fn is_implemented(overall: &Overall<'_>) -> bool {
    let done = |system: Option<&str>| {
        overall.implementations.iter().any(|record| {
            record.state == ImplementationState::Implemented
                && record.system.as_ref().map(SystemId::as_str) == system
        })
    };
    let mut asked =
        overall.systems.iter().filter(|(_, finding)| finding.verdict != Verdict::Excluded).peekable();
    done(None) || (asked.peek().is_some() && asked.all(|(system, _)| done(Some(system.id.as_str()))))
}

/// The earliest day for anybody who is asked, and whether it is certain.
fn due(overall: &Overall<'_>) -> Option<(Date, bool)> {
    let asked = overall.systems.iter().filter(|(_, finding)| finding.verdict != Verdict::Excluded);
    let findings = overall.own.iter().chain(asked.map(|(_, finding)| finding));
    let days = findings.filter_map(|finding| finding.start);
    days.map(|start| (start.day.from, start.certain)).min_by_key(|(day, certain)| (*day, !*certain))
}

fn find_what_closes_what(graph: &Graph<'_>, closure: &Closure<'_>, open: &mut [Open<'_>]) {
    let places: BTreeMap<ProvisionId, usize> =
        open.iter().enumerate().map(|(place, it)| (it.provision.id.clone(), place)).collect();
    for it in open {
        for link in graph.links(&it.provision.id) {
            let Some(place) = places.get(&link.other.id) else { continue };
            match link.relation {
                Relation::Equal | Relation::Superset => drop(it.closes.insert(*place, "mapped")),
                Relation::Subset | Relation::Intersects => it.eases += 1,
            }
        }
        for inference in closure.from(&it.provision.id) {
            let Some(place) = places.get(&inference.target.id) else { continue };
            match inference.relations.exact() {
                Some(Relation::Equal | Relation::Superset) => drop(it.closes.insert(*place, "inferred")),
                _ => it.eases += 1,
            }
        }
    }
}

/// Places of the steps, each with what it closes and no earlier choice did.
fn choose(open: &[Open<'_>]) -> Vec<(usize, Vec<usize>)> {
    let mut left: BTreeSet<usize> = (0..open.len()).collect();
    let mut chosen = Vec::new();
    while !left.is_empty() {
        let gain = |place: &usize| {
            let others = open[*place].closes.keys().filter(|other| left.contains(other)).count();
            others + usize::from(left.contains(place))
        };
        // The first of those that close most; only what is left itself can be a step.
        let best = left.iter().copied().max_by_key(|place| (gain(place), std::cmp::Reverse(*place)));
        let Some(best) = best else { break };
        let closed: Vec<_> = open[best].closes.keys().copied().filter(|other| left.contains(other)).collect();
        left.remove(&best);
        for other in &closed {
            left.remove(other);
        }
        chosen.push((best, closed));
    }
    chosen
}

type Key = (bool, Option<Date>, usize, std::cmp::Reverse<usize>, std::cmp::Reverse<usize>, usize);

fn step(open: &[Open<'_>], place: usize, closed: &[usize], as_of: Date) -> (Key, RoadmapStep) {
    let it = &open[place];
    let all = || std::iter::once(it).chain(closed.iter().map(|other| &open[*other]));
    let due = all().filter_map(|one| one.due).min_by_key(|(day, certain)| (*day, !*certain));
    let force = all().map(|one| weight(one.provision.force)).min().unwrap_or(usize::MAX);
    let asked = it.overall.systems.iter().filter(|(_, finding)| finding.verdict != Verdict::Excluded);
    let systems: Vec<_> = asked.map(|(system, _)| system.id.to_string()).collect();
    let key = (
        due.is_none(),
        due.map(|(day, _)| day),
        force,
        std::cmp::Reverse(systems.len()),
        std::cmp::Reverse(closed.len()),
        place,
    );
    let step = RoadmapStep {
        number: 0,
        provision: it.provision.id.to_string(),
        title: it.provision.title.clone(),
        due: due.map(|(day, _)| day.to_string()),
        in_application: due.is_some_and(|(day, _)| day <= as_of),
        uncertain: due.is_some_and(|(_, certain)| !certain),
        force: it.provision.force.as_str(),
        systems,
        may_not_apply: it.overall.verdict == Verdict::Undetermined,
        status: it.row.status,
        left: it.row.left.clone(),
        closes: closed
            .iter()
            .map(|other| Closed {
                provision: open[*other].provision.id.to_string(),
                title: open[*other].provision.title.clone(),
                how: it.closes.get(other).copied().unwrap_or("mapped"),
            })
            .collect(),
        eases: it.eases,
    };
    (key, step)
}

/// How hard it binds, the hardest first.
const fn weight(force: Force) -> usize {
    match force {
        Force::Prohibition => 0,
        Force::Obligation | Force::Right => 1,
        Force::Requirement => 2,
        Force::Control => 3,
        Force::Criterion => 4,
        Force::Outcome => 5,
        _ => 6,
    }
}
