//! All verdicts for one organisation.
//!
//! Rules govern many provisions, so each rule is evaluated once for each system, and findings are put together from that when
//! they are asked for: what is kept grows with systems times rules, not with systems times provisions.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::classes::{HeldClass, held_classes};
use super::facts::facts;
use super::start::{Start, start};
use super::truth::decided;
use super::{Fact, Finding, Ground, Overall, Verdict, answers};
use crate::graph::Graph;
use crate::model::{
    Application, Catalog, Commencement, Date, Decision, EditionId, Level, Provision, ProvisionId, Scope,
    System, SystemId, When,
};

/// All verdicts for one organisation, as of a day.
pub struct Assessment<'c> {
    /// Who.
    pub scope: &'c Scope,
    /// As of when dates are judged.
    pub day: Date,
    catalog: &'c Catalog,
    asked: Vec<Asked<'c>>,
    places: BTreeMap<&'c ProvisionId, usize>,
    system_places: BTreeMap<&'c SystemId, usize>,
    rules: Vec<&'c Application>,
    days: Vec<&'c Commencement>,
    own: Outcomes,
    systems: Vec<Outcomes>,
}

/// A provision on which verdicts are given.
struct Asked<'c> {
    provision: &'c Provision,
    /// Place of its rule.
    rule: usize,
    /// Places of the days from which it applies, the earliest first.
    days: Vec<usize>,
    /// Decisions on it, then on what is above it, from the nearest.
    decisions: Vec<Vec<&'c Decision>>,
}

/// How conditions come out for one system, or for the organisation.
struct Outcomes {
    rules: Vec<Option<bool>>,
    days: Vec<Option<bool>>,
    /// Classes that hold, worked out when facts are first asked for.
    classes: OnceLock<Vec<HeldClass>>,
}

/// Assesses one organisation, for the frameworks of its scope.
pub fn assess<'c>(graph: &Graph<'c>, scope: &'c Scope, day: Date) -> Assessment<'c> {
    assess_for(graph, scope, &scope.organisation.frameworks, day)
}

/// Assesses one organisation for the frameworks named, in its scope or not.
pub fn assess_for<'c>(
    graph: &Graph<'c>,
    scope: &'c Scope,
    frameworks: &[EditionId],
    day: Date,
) -> Assessment<'c> {
    let catalog = graph.catalog();
    let in_scope = |provision: &&Provision| {
        let edition = provision.id.edition();
        graph.is_lowest(provision) && frameworks.iter().any(|id| id.as_str() == edition)
    };
    let (mut rules, mut days) = (Numbered::default(), Numbered::default());
    let mut asked: Vec<Asked<'c>> = Vec::new();
    for provision in catalog.provisions.iter().filter(in_scope) {
        // A catalog with a provision that no rule reaches does not pass the check; there is nothing to say of it here.
        let Some(rule) = graph.rule(&provision.id) else { continue };
        let starts = graph.days(&provision.id).into_iter().filter(|day| day.milestone.applies());
        asked.push(Asked {
            provision,
            rule: rules.number(&rule.id, rule),
            days: starts.map(|day| days.number(&day.id, day)).collect(),
            decisions: decisions(graph, scope, &provision.id),
        });
    }
    let (rules, days) = (rules.items, days.items);
    // Whether provisions asked of the organisation, or of systems, begin on each day.
    let mut asks = vec![[false; 2]; days.len()];
    for it in &asked {
        let of_systems = rules[it.rule].level == Level::System;
        it.days.iter().for_each(|day| asks[*day][usize::from(of_systems)] = true);
    }
    let outcomes = |system: Option<&System>| {
        let answers = answers(scope, system);
        let holds =
            |when: Option<&When>| when.map_or(Some(true), |when| decided(&when.condition, &answers, catalog));
        // What is asked of systems is not asked of the organisation, nor the other way round.
        let level = if system.is_some() { Level::System } else { Level::Organisation };
        let of_rule =
            |rule: &&Application| if rule.level == level { holds(rule.when.as_ref()) } else { Some(false) };
        // A day that only systems ask for is not worked out for the organisation, nor the other way round.
        let of_day = |day: &&Commencement, asks: [bool; 2]| {
            let asked = asks[usize::from(level == Level::System)];
            if asked { holds(day.when.as_ref()) } else { Some(false) }
        };
        Outcomes {
            rules: rules.iter().map(of_rule).collect(),
            days: days.iter().zip(&asks).map(|(day, asks)| of_day(day, *asks)).collect(),
            classes: OnceLock::new(),
        }
    };
    let own = outcomes(None);
    let systems = scope.systems.par_iter().map(|system| outcomes(Some(system))).collect();
    let places = asked.iter().enumerate().map(|(place, asked)| (&asked.provision.id, place)).collect();
    let system_places = scope.systems.iter().enumerate().map(|(place, system)| (&system.id, place)).collect();
    Assessment { scope, day, catalog, asked, places, system_places, rules, days, own, systems }
}

/// Things in the order in which they were first met.
struct Numbered<'c, T, I> {
    items: Vec<&'c T>,
    numbers: BTreeMap<&'c I, usize>,
}

impl<T, I> Default for Numbered<'_, T, I> {
    fn default() -> Self {
        Self { items: Vec::new(), numbers: BTreeMap::new() }
    }
}

impl<'c, T, I: Ord> Numbered<'c, T, I> {
    fn number(&mut self, id: &'c I, item: &'c T) -> usize {
        let next = self.items.len();
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.items.push(item);
        }
        number
    }
}

/// The decisions on a provision and on those above it, from the nearest.
fn decisions<'c>(graph: &Graph<'c>, scope: &'c Scope, id: &ProvisionId) -> Vec<Vec<&'c Decision>> {
    if scope.decisions.is_empty() {
        return Vec::new();
    }
    let ancestors = graph.ancestors(id);
    let upwards = std::iter::once(id).chain(ancestors.iter().rev().map(|provision| &provision.id));
    let here = |id: &ProvisionId| {
        scope.decisions.iter().filter(|decision| decision.provision == *id).collect::<Vec<_>>()
    };
    upwards.map(here).filter(|here| !here.is_empty()).collect()
}

impl<'c> Assessment<'c> {
    /// The organisation's verdicts, in catalog order.
    pub fn overall(&self) -> impl Iterator<Item = Overall<'c>> {
        self.asked.iter().map(|asked| self.of(asked))
    }

    /// The organisation's verdicts on one edition.
    pub fn of_edition(&self, edition: &EditionId) -> impl Iterator<Item = Overall<'c>> {
        let wanted = self.asked.iter().filter(move |asked| asked.provision.id.edition() == edition.as_str());
        wanted.map(|asked| self.of(asked))
    }

    /// The organisation's verdict on one provision, if one is given.
    pub fn on(&self, id: &ProvisionId) -> Option<Overall<'c>> {
        self.places.get(id).map(|place| self.of(&self.asked[*place]))
    }

    /// The findings for one system, in catalog order: provisions that are asked of systems.
    pub fn of_system(&self, id: &SystemId) -> impl Iterator<Item = Finding<'c>> {
        let place = self.place(id);
        let of_systems = self.asked.iter().filter(|asked| self.rules[asked.rule].level == Level::System);
        place
            .into_iter()
            .flat_map(move |place| of_systems.clone().map(move |asked| self.finding(asked, Some(place))))
    }

    /// The verdict on one provision for a system; for what is asked once, and without a system, that of the organisation.
    pub fn verdict(&self, id: &ProvisionId, system: Option<&System>) -> Option<Verdict> {
        let asked = &self.asked[*self.places.get(id)?];
        match (self.rules[asked.rule].level, system) {
            (Level::System, None) => Some(self.of(asked).verdict),
            (Level::System, Some(system)) => {
                let place = self.place(&system.id)?;
                Some(self.finding(asked, Some(place)).verdict)
            }
            (Level::Organisation, _) => Some(self.finding(asked, None).verdict),
        }
    }

    /// The catalog behind it.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// The findings for the organisation itself, in catalog order: provisions that are asked of it once.
    pub fn own(&self) -> impl Iterator<Item = Finding<'c>> {
        let once = self.asked.iter().filter(|asked| self.rules[asked.rule].level == Level::Organisation);
        once.map(|asked| self.finding(asked, None))
    }

    /// Given answers that a finding rests on.
    pub fn facts(&self, finding: &Finding<'_>) -> Vec<Fact> {
        let (Ground::Rule(rule) | Ground::Decision(_, rule)) = finding.ground;
        let Some(when) = &rule.when else { return Vec::new() };
        let answers = answers(self.scope, finding.system);
        let place = finding.system.and_then(|system| self.place(&system.id));
        let outcomes = place.map_or(&self.own, |place| &self.systems[place]);
        // Working out classes without the answers of a system is long and tells nothing.
        let classes = match when.derived.as_slice() {
            [] => &[],
            _ => outcomes.classes.get_or_init(|| held_classes(self.catalog, &answers)).as_slice(),
        };
        facts(when, &answers, finding.system, classes, self.catalog)
    }

    fn place(&self, system: &SystemId) -> Option<usize> {
        self.system_places.get(system).copied()
    }

    fn of(&self, asked: &Asked<'c>) -> Overall<'c> {
        let rule = self.rules[asked.rule];
        let scope = self.scope;
        let (own, systems) = match rule.level {
            Level::Organisation => (Some(self.finding(asked, None)), Vec::new()),
            Level::System => {
                let systems = scope.systems.iter().enumerate();
                (None, systems.map(|(place, system)| (system, self.finding(asked, Some(place)))).collect())
            }
        };
        let mut verdicts =
            own.iter().chain(systems.iter().map(|(_, finding)| finding)).map(|finding| finding.verdict);
        let verdict = if verdicts.clone().any(|verdict| verdict == Verdict::Applies) {
            Verdict::Applies
        } else if verdicts.clone().count() == 0 || verdicts.any(|verdict| verdict == Verdict::Undetermined) {
            Verdict::Undetermined
        } else {
            Verdict::Excluded
        };
        let provision = asked.provision;
        let mut implementations: Vec<_> =
            scope.implementations.iter().filter(|record| record.provision == provision.id).collect();
        implementations.sort_by_key(|record| record.system.is_some());
        let evidence =
            scope.evidence.iter().filter(|record| record.provisions.contains(&provision.id)).collect();
        Overall { provision, verdict, rule, own, systems, implementations, evidence }
    }

    fn finding(&self, asked: &Asked<'c>, place: Option<usize>) -> Finding<'c> {
        let rule = self.rules[asked.rule];
        let system = place.map(|place| &self.scope.systems[place]);
        let outcomes = place.map_or(&self.own, |place| &self.systems[place]);
        let start = self.start(asked, outcomes);
        let provision = asked.provision;
        if let Some(decision) = decision(asked, system) {
            let verdict = if decision.includes { Verdict::Applies } else { Verdict::Excluded };
            let ground = Ground::Decision(decision, rule);
            return Finding { provision, verdict, ground, system, scope: self.scope, start };
        }
        let verdict = Verdict::of(outcomes.rules[asked.rule]);
        Finding { provision, verdict, ground: Ground::Rule(rule), system, scope: self.scope, start }
    }

    fn start(&self, asked: &Asked<'c>, outcomes: &Outcomes) -> Option<Start<'c>> {
        start(asked.days.iter().map(|place| (self.days[*place], outcomes.days[*place])))
    }
}

/// The nearest decision; one for the system goes before one for everything.
fn decision<'c>(asked: &Asked<'c>, system: Option<&System>) -> Option<&'c Decision> {
    asked.decisions.iter().find_map(|here| {
        let named = here.iter().find(|d| d.system.is_some() && d.system.as_ref() == system.map(|s| &s.id));
        named.or_else(|| here.iter().find(|decision| decision.system.is_none())).copied()
    })
}
