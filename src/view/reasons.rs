//! Verdicts in words: why, by which rule, from which facts.

use crate::assess::{Assessment, Fact, Finding, Ground, Overall, Question, Verdict};
use crate::graph::Graph;
use crate::model::{Level, SystemId};

/// The findings that the overall verdict rests on: those that agree with it.
pub(super) fn telling<'a, 'c>(overall: &'a Overall<'c>) -> Vec<&'a Finding<'c>> {
    let all = overall.own.iter().chain(overall.systems.iter().map(|(_, finding)| finding));
    all.filter(|finding| finding.verdict == overall.verdict).collect()
}

/// Why: for the organisation itself in one sentence; for systems, one sentence for each reason, with whom it is about.
/// What decides comes first, then systems for which it is otherwise.
pub(super) fn reason(graph: &Graph<'_>, assessment: &Assessment<'_>, overall: &Overall<'_>) -> String {
    if let Some(own) = &overall.own {
        return sentence(graph, own);
    }
    if let [(_, only)] = overall.systems.as_slice()
        && assessment.scope.systems.len() > 1
    {
        // What was narrowed to one system speaks of that system.
        return sentence(graph, only);
    }
    if overall.systems.is_empty() {
        return "No AI system is declared in the scope, and this is asked of systems.".to_owned();
    }
    let mut groups: Vec<(Verdict, String, Vec<&str>)> = Vec::new();
    for (system, finding) in &overall.systems {
        let words = sentence(graph, finding);
        match groups.iter_mut().find(|(verdict, known, _)| *verdict == finding.verdict && *known == words) {
            Some((_, _, names)) => names.push(&system.name),
            None => groups.push((finding.verdict, words, vec![&system.name])),
        }
    }
    groups.sort_by_key(|(verdict, _, _)| *verdict != overall.verdict);
    let all = assessment.scope.systems.len();
    let sentences = groups.iter().map(|(verdict, words, names)| {
        let lead = match verdict {
            Verdict::Applies => "Applies to",
            Verdict::Excluded => "Excluded for",
            Verdict::Undetermined => "Open for",
        };
        format!("{lead} {}: {words}", whom(names, all))
    });
    sentences.collect::<Vec<_>>().join(" ")
}

fn whom(names: &[&str], all: usize) -> String {
    match (names.len(), all) {
        (1, 1) => "the one AI system".to_owned(),
        (some, all) if some == all => format!("all {all} AI systems"),
        (some, all) => format!("{some} of {all} AI systems ({})", names.join(", ")),
    }
}

/// Why a finding is what it is, in a sentence.
pub(super) fn sentence(graph: &Graph<'_>, finding: &Finding<'_>) -> String {
    match finding.ground {
        Ground::Decision(decision, _) => {
            let verb = if decision.includes { "Included" } else { "Excluded" };
            format!("{verb} by decision of {} ({}): {}", decision.date, decision.approver, decision.reason)
        }
        Ground::Rule(rule) => match finding.verdict {
            Verdict::Applies => rule.applies.clone(),
            Verdict::Excluded => rule.excluded.clone(),
            Verdict::Undetermined => {
                let questions: Vec<_> =
                    finding.questions(graph.catalog()).iter().map(|q| question(graph, q)).collect();
                format!("It depends on what nobody has answered: {}", questions.join(" "))
            }
        },
    }
}

fn question(graph: &Graph<'_>, question: &Question) -> String {
    let asked = graph.catalog().attribute(&question.attribute);
    asked.map_or_else(|| question.attribute.to_string(), |attribute| attribute.question.clone())
}

/// What decided, by name; several names where systems were decided differently.
pub(super) fn rule(overall: &Overall<'_>, findings: &[&Finding<'_>]) -> String {
    if findings.is_empty() {
        return overall.rule.id.to_string();
    }
    let mut names = Vec::new();
    for finding in findings {
        let name = ground(finding);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// The rule, or the decision against it.
pub(super) fn ground(finding: &Finding<'_>) -> String {
    match finding.ground {
        Ground::Rule(rule) => rule.id.to_string(),
        Ground::Decision(decision, rule) => format!("decision of {} against {}", decision.date, rule.id),
    }
}

pub(super) fn facts(
    assessment: &Assessment<'_>,
    overall: &Overall<'_>,
    findings: &[&Finding<'_>],
) -> Vec<String> {
    let mut found = Vec::new();
    for finding in findings {
        for text in finding_facts(assessment, finding) {
            if !found.contains(&text) {
                found.push(text);
            }
        }
    }
    if found.is_empty() {
        let whom = match overall.rule.level {
            Level::Organisation => "organisation",
            Level::System => "AI system",
        };
        found.push(format!("no fact needed: the rule holds for every {whom}"));
    }
    found
}

/// Facts and open questions of a finding: `triage-assistant: system.origin = bought-in`.
pub(super) fn finding_facts(assessment: &Assessment<'_>, finding: &Finding<'_>) -> Vec<String> {
    let facts = assessment.facts(finding);
    let known = facts.iter().map(fact);
    let questions = finding.questions(assessment.catalog());
    let open = questions
        .iter()
        .map(|question| format!("{}{} is not answered", about(question.system.as_ref()), question.attribute));
    known.chain(open).collect()
}

fn fact(fact: &Fact) -> String {
    let answers = if fact.answers.is_empty() { "none".to_owned() } else { fact.answers.join(", ") };
    format!("{}{} = {answers}", about(fact.system.as_ref()), fact.attribute)
}

fn about(system: Option<&SystemId>) -> String {
    system.map(|id| format!("{id}: ")).unwrap_or_default()
}
