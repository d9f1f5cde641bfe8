//! Documented information: what provisions call for, and the evidence that covers it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assessment, Overall, Standing, Verdict, standing};
use crate::model::{Evidence, Level, Provision, System};

/// A document that provisions of one edition call for.
#[derive(Clone)]
pub struct CalledDocument<'c> {
    /// Its name, in the words of the catalog.
    pub name: &'c str,
    /// The provisions that call for it, in catalog order; they apply, or may apply.
    pub provisions: Vec<&'c Provision>,
    /// The text of one of them requires it; otherwise it is what usually shows conformity.
    pub required: bool,
    /// The systems that are asked for it each; empty where the organisation is asked once.
    pub systems: Vec<&'c System>,
    /// Evidence on these provisions, what counts first, then the newest first.
    pub evidence: Vec<(&'c Evidence, Standing)>,
    /// Systems without evidence that counts.
    pub lacking: Vec<&'c System>,
    /// How far it is there.
    pub held: Holding,
}

/// How far a document is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Evidence that counts covers everybody who is asked.
    Held,
    /// Evidence that counts covers some.
    InPart,
    /// There is evidence, and none of it counts any more, or yet.
    NotCounting,
    /// No evidence is recorded.
    Nothing,
}

impl Holding {
    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "there",
            Self::InPart => "in part",
            Self::NotCounting => "no longer counts",
            Self::Nothing => "nothing recorded",
        }
    }
}

/// The documents that provisions call for, in catalog order. Provisions of one edition that call for a document of the
/// same name call for the same document.
pub fn documents<'c>(assessment: &Assessment<'c>) -> Vec<CalledDocument<'c>> {
    let mut order: Vec<(&str, &str)> = Vec::new();
    let mut callers: BTreeMap<(&str, &str), Vec<Overall<'c>>> = BTreeMap::new();
    for overall in assessment.overall().filter(|overall| overall.verdict != Verdict::Excluded) {
        let provision = overall.provision;
        for name in &provision.documents {
            let key = (provision.id.edition(), name.as_str());
            let found = callers.entry(key).or_default();
            if found.is_empty() {
                order.push(key);
            }
            found.push(overall.clone());
        }
    }
    order.into_iter().filter_map(|key| Some(called(assessment, key.1, callers.get(&key)?))).collect()
}

fn called<'c>(assessment: &Assessment<'c>, name: &'c str, callers: &[Overall<'c>]) -> CalledDocument<'c> {
    let (scope, day) = (assessment.scope, assessment.day);
    let mut evidence: Vec<(&Evidence, Standing)> = Vec::new();
    for one in callers.iter().flat_map(|overall| &overall.evidence) {
        if !evidence.iter().any(|(other, _)| std::ptr::eq(*other, *one)) {
            evidence.push((*one, standing(assessment.catalog(), scope, one, day)));
        }
    }
    evidence.sort_by_key(|(one, standing)| (!standing.is_good(), std::cmp::Reverse(one.collected)));
    let good = || evidence.iter().filter(|(_, standing)| standing.is_good());
    let for_all = good().any(|(one, _)| one.system.is_none());
    let covered: BTreeSet<_> = good().filter_map(|(one, _)| one.system.as_ref()).collect();
    let mut seen = BTreeSet::new();
    let asked = callers.iter().flat_map(|overall| &overall.systems);
    let asked = asked.filter(|(_, finding)| finding.verdict != Verdict::Excluded).map(|(system, _)| *system);
    let systems: Vec<&System> = asked.filter(|system| seen.insert(&system.id)).collect();
    let lacking: Vec<&System> =
        systems.iter().filter(|system| !for_all && !covered.contains(&system.id)).copied().collect();
    let once = callers.iter().any(|overall| overall.rule.level == Level::Organisation);
    let any = for_all || !covered.is_empty();
    let held = match () {
        () if evidence.is_empty() => Holding::Nothing,
        () if !any => Holding::NotCounting,
        () if lacking.is_empty() && (once || !systems.is_empty() || for_all) => Holding::Held,
        () => Holding::InPart,
    };
    CalledDocument {
        name,
        provisions: callers.iter().map(|overall| overall.provision).collect(),
        required: callers.iter().any(|overall| overall.provision.documented),
        systems,
        evidence,
        lacking,
        held,
    }
}
