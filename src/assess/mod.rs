//! What applies to an organisation and to each of its AI systems, and why.
//!
//! In: the graph and one scope. Out: an [`Assessment`]: a finding for every provision of the editions in scope, each with
//! rule, reason and facts. Deliberately missing: wording for pages (see `view`), and any default: what cannot be told is
//! [`Verdict::Undetermined`], with the questions that would tell it.

mod classes;
mod diags;
mod records;
mod start;
mod truth;

pub use classes::{Class, classes};
pub use start::{Start, start};
pub use truth::{Truth, truth};

use std::collections::BTreeMap;

use crate::diag::Diagnostics;
use crate::graph::Graph;
use crate::model::{
    Answers, Application, AttributeId, Catalog, Decision, EditionId, Evidence, Implementation, Level,
    Provision, ProvisionId, Reply, Scope, Subject, System, SystemId, When,
};

/// Whether a provision applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does.
    Applies,
    /// It does not, for a reason that was checked.
    Excluded,
    /// It depends on a question that nobody has answered.
    Undetermined,
}

impl Verdict {
    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applies => "applies",
            Self::Excluded => "excluded",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A given answer that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The system that it is about; none for the organisation.
    pub system: Option<SystemId>,
    /// What was asked.
    pub attribute: AttributeId,
    /// What was answered; empty where none of the answers holds.
    pub answers: Vec<String>,
}

/// A question on which a verdict depends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// The system that it is about; none for the organisation.
    pub system: Option<SystemId>,
    /// What to answer.
    pub attribute: AttributeId,
}

/// What decided.
#[derive(Clone, Copy)]
pub enum Ground<'c> {
    /// An applicability rule of the catalog.
    Rule(&'c Application),
    /// A decision of the organisation against that rule.
    Decision(&'c Decision, &'c Application),
}

/// A verdict on one provision, for one system or for the organisation.
#[derive(Clone)]
pub struct Finding<'c> {
    /// The provision.
    pub provision: &'c Provision,
    /// The verdict.
    pub verdict: Verdict,
    /// What decided.
    pub ground: Ground<'c>,
    /// Given answers that the verdict rests on.
    pub facts: Vec<Fact>,
    /// Open questions, where it is undetermined.
    pub questions: Vec<Question>,
}

/// A verdict for the organisation as a whole, made of one finding or of one per system.
#[derive(Clone)]
pub struct Overall<'c> {
    /// The provision.
    pub provision: &'c Provision,
    /// It applies if it applies anywhere; it is excluded only if it is excluded everywhere. Without any system, what is
    /// asked of systems is undetermined.
    pub verdict: Verdict,
    /// The rule that decides, or that decisions go against.
    pub rule: &'c Application,
    /// The organisation's own finding, where the rule asks it once.
    pub own: Option<Finding<'c>>,
    /// The findings of the systems, where the rule asks each of them.
    pub systems: Vec<(&'c System, Finding<'c>)>,
    /// How far it is implemented: the organisation's own record first, then those of systems.
    pub implementations: Vec<&'c Implementation>,
    /// What proves it.
    pub evidence: Vec<&'c Evidence>,
}

/// All findings for one organisation.
pub struct Assessment<'c> {
    /// Who.
    pub scope: &'c Scope,
    /// For the organisation, in catalog order.
    pub overall: Vec<Overall<'c>>,
    /// For each system, in catalog order: provisions that are asked of systems.
    pub systems: BTreeMap<SystemId, Vec<Finding<'c>>>,
}

impl<'c> Assessment<'c> {
    /// The organisation's verdicts on one edition.
    pub fn of_edition(&self, edition: &EditionId) -> impl Iterator<Item = &Overall<'c>> {
        let edition = edition.as_str().to_owned();
        self.overall.iter().filter(move |overall| overall.provision.id.edition() == edition)
    }
}

/// Assesses one organisation, for the frameworks of its scope.
pub fn assess<'c>(graph: &Graph<'c>, scope: &'c Scope) -> Assessment<'c> {
    assess_for(graph, scope, &scope.organisation.frameworks)
}

/// Assesses one organisation for the frameworks named, in its scope or not.
pub fn assess_for<'c>(graph: &Graph<'c>, scope: &'c Scope, frameworks: &[EditionId]) -> Assessment<'c> {
    let assessor = Assessor { graph, scope };
    let in_scope = |provision: &&Provision| {
        let edition = provision.id.edition();
        graph.is_lowest(provision) && frameworks.iter().any(|id| id.as_str() == edition)
    };
    let mut overall = Vec::new();
    let mut systems: BTreeMap<SystemId, Vec<Finding<'c>>> =
        scope.systems.iter().map(|system| (system.id.clone(), Vec::new())).collect();
    for provision in graph.catalog().provisions.iter().filter(in_scope) {
        // A catalog with a provision that no rule reaches does not pass the check; there is nothing to say of it here.
        let Some(rule) = graph.rule(&provision.id) else { continue };
        let made = assessor.overall(provision, rule);
        for (system, finding) in &made.systems {
            systems.entry(system.id.clone()).or_default().push(finding.clone());
        }
        overall.push(made);
    }
    Assessment { scope, overall, systems }
}

/// What a scope says that cannot stand, or has no effect: decisions against requirements, decisions that go where the rules
/// go anyway, records that no document would show.
pub fn check(graph: &Graph<'_>, scope: &Scope) -> Diagnostics {
    let mut out = Diagnostics::default();
    records::check(graph, scope, &mut out);
    let assessor = Assessor { graph, scope };
    for decision in &scope.decisions {
        let below = graph.within(&decision.provision).into_iter().filter(|p| graph.is_lowest(p));
        let verdicts: Vec<Verdict> =
            below.flat_map(|provision| assessor.by_rule(provision, decision)).collect();
        let wanted = if decision.includes { Verdict::Applies } else { Verdict::Excluded };
        if !verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == wanted) {
            out.push(diags::pointless_decision(decision, wanted));
        }
    }
    out
}

struct Assessor<'g, 'c> {
    graph: &'g Graph<'c>,
    scope: &'c Scope,
}

impl<'c> Assessor<'_, 'c> {
    fn overall(&self, provision: &'c Provision, rule: &'c Application) -> Overall<'c> {
        let (own, systems) = match rule.level {
            Level::Organisation => (Some(self.finding(provision, rule, None)), Vec::new()),
            Level::System => {
                let findings = self.scope.systems.iter();
                (None, findings.map(|system| (system, self.finding(provision, rule, Some(system)))).collect())
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
        let mut implementations: Vec<_> =
            self.scope.implementations.iter().filter(|record| record.provision == provision.id).collect();
        implementations.sort_by_key(|record| record.system.is_some());
        let evidence =
            self.scope.evidence.iter().filter(|record| record.provisions.contains(&provision.id)).collect();
        Overall { provision, verdict, rule, own, systems, implementations, evidence }
    }

    fn finding(
        &self,
        provision: &'c Provision,
        rule: &'c Application,
        system: Option<&'c System>,
    ) -> Finding<'c> {
        let by_rule = self.rule_finding(provision, rule, system);
        match self.decision(&provision.id, system) {
            None => by_rule,
            Some(decision) => Finding {
                verdict: if decision.includes { Verdict::Applies } else { Verdict::Excluded },
                ground: Ground::Decision(decision, rule),
                questions: Vec::new(),
                ..by_rule
            },
        }
    }

    fn rule_finding(
        &self,
        provision: &'c Provision,
        rule: &'c Application,
        system: Option<&System>,
    ) -> Finding<'c> {
        let ground = Ground::Rule(rule);
        let Some(when) = &rule.when else {
            let verdict = Verdict::Applies;
            return Finding { provision, verdict, ground, facts: Vec::new(), questions: Vec::new() };
        };
        let answers = answers(self.scope, system);
        let outcome = truth(&when.condition, &answers, self.graph.catalog());
        let (verdict, open) = match outcome {
            Truth::True => (Verdict::Applies, Vec::new()),
            Truth::False => (Verdict::Excluded, Vec::new()),
            Truth::Open(attributes) => (Verdict::Undetermined, attributes),
        };
        let facts = facts(when, &answers, system, self.graph.catalog());
        let ask = |attribute: AttributeId| Question { system: about(&attribute, system), attribute };
        Finding { provision, verdict, ground, facts, questions: open.into_iter().map(ask).collect() }
    }

    /// The decision on a provision or the nearest one above it; one for the system goes before one for everything.
    fn decision(&self, id: &ProvisionId, system: Option<&System>) -> Option<&'c Decision> {
        let ancestors = self.graph.ancestors(id);
        let mut upwards = std::iter::once(id).chain(ancestors.iter().rev().map(|provision| &provision.id));
        upwards.find_map(|id| {
            let here = self.scope.decisions.iter().filter(|decision| decision.provision == *id);
            let named =
                here.clone().find(|d| d.system.is_some() && d.system.as_ref() == system.map(|s| &s.id));
            named.or_else(|| here.clone().find(|decision| decision.system.is_none()))
        })
    }

    /// What the rules alone say where a decision reaches.
    fn by_rule(&self, provision: &'c Provision, decision: &Decision) -> Vec<Verdict> {
        let Some(rule) = self.graph.rule(&provision.id) else { return Vec::new() };
        match rule.level {
            Level::Organisation => vec![self.rule_finding(provision, rule, None).verdict],
            Level::System => {
                let reached = |system: &&System| decision.system.as_ref().is_none_or(|id| *id == system.id);
                let systems = self.scope.systems.iter().filter(reached);
                systems.map(|system| self.rule_finding(provision, rule, Some(system)).verdict).collect()
            }
        }
    }
}

/// What the organisation answers, and the system beside it.
fn answers(scope: &Scope, system: Option<&System>) -> Answers {
    let mut answers = scope.organisation.answers.clone();
    answers.extend(system.iter().flat_map(|system| system.answers.clone()));
    answers
}

/// What a verdict rests on: classes that rules derived, the answers behind them, and the answers that the condition names.
fn facts(when: &When, answers: &Answers, system: Option<&System>, catalog: &Catalog) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    let mut add = |fact: Fact| {
        if !found.contains(&fact) {
            found.push(fact);
        }
    };
    let given = |attribute: &AttributeId| {
        let answers = match answers.get(attribute)? {
            Reply::Chosen(ids) => ids.iter().map(ToString::to_string).collect(),
            Reply::Day(day) => vec![day.to_string()],
        };
        Some(Fact { system: about(attribute, system), attribute: attribute.clone(), answers })
    };
    for attribute in classes::derived_by(when) {
        let classes = classes::classes_of(attribute, answers, catalog);
        let held = classes.iter().filter(|class| class.truth == Truth::True);
        let names = held.clone().map(|class| class.answer.to_string()).collect();
        add(Fact { system: about(attribute, system), attribute: attribute.clone(), answers: names });
        let asked = held.filter(|class| when.derived.iter().any(|(_, answer)| *answer == class.answer));
        for step in asked.flat_map(|class| &class.steps) {
            step.when.named.iter().filter_map(given).for_each(&mut add);
        }
    }
    when.named.iter().filter_map(given).for_each(add);
    found
}

fn about(attribute: &AttributeId, system: Option<&System>) -> Option<SystemId> {
    match attribute.subject() {
        Subject::Organisation => None,
        Subject::System => system.map(|system| system.id.clone()),
    }
}
