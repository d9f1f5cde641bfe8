//! Exact three-valued evaluation of conditions.
//!
//! An unanswered attribute is tried over its closed set of answers. If all outcomes agree, the verdict stands although
//! something was left open; else the attributes that can still tip it are named.

use crate::model::{AnswerId, Answers, AttributeId, Catalog, Choice, Condition};

/// What can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds, however open questions are answered.
    True,
    /// It fails, however open questions are answered.
    False,
    /// It depends on the answers to these.
    Open(Vec<AttributeId>),
}

/// Whether a condition holds under the given answers.
pub fn truth(condition: &Condition, answers: &Answers, catalog: &Catalog) -> Truth {
    let rest =
        simplify(condition, &|attribute, answer| answers.get(attribute).map(|given| given.contains(answer)));
    match outcomes(&rest, catalog) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => {
            let open = rest.attributes().into_iter().filter(|attribute| tips(&rest, attribute, catalog));
            Truth::Open(open.cloned().collect())
        }
    }
}

/// Whether a condition can still come out true, and whether it can still come out false.
fn outcomes(condition: &Condition, catalog: &Catalog) -> (bool, bool) {
    if let Condition::Constant(value) = condition {
        return (*value, !*value);
    }
    let attributes = condition.attributes();
    let attribute = attributes.first().expect("what is not constant asks for an attribute");
    let mut found = (false, false);
    for case in cases(condition, attribute, catalog) {
        let (can_hold, can_fail) = outcomes(&assume(condition, attribute, &case), catalog);
        found = (found.0 || can_hold, found.1 || can_fail);
        if found == (true, true) {
            break;
        }
    }
    found
}

/// Whether two answers to one attribute can make a difference, all else being equal.
fn tips(condition: &Condition, attribute: &AttributeId, catalog: &Catalog) -> bool {
    let cases = cases(condition, attribute, catalog);
    let mut rests = cases.iter().map(|case| assume(condition, attribute, case));
    let Some(first) = rests.next() else { return false };
    rests.any(|other| {
        let both = |a: &Condition, b: &Condition| {
            Condition::All(vec![a.clone(), Condition::Not(Box::new(b.clone()))])
        };
        let differ = Condition::Any(vec![both(&first, &other), both(&other, &first)]);
        outcomes(&simplify(&differ, &|_, _| None), catalog).0
    })
}

/// The answers that can make a difference: those that the condition mentions, in all combinations that may hold.
fn cases(condition: &Condition, attribute: &AttributeId, catalog: &Catalog) -> Vec<Vec<AnswerId>> {
    let mentioned: Vec<_> = condition.answers_to(attribute).into_iter().cloned().collect();
    let declared = catalog.attribute(attribute);
    match declared.map_or(Choice::One, |declared| declared.choice) {
        Choice::One => {
            let unmentioned = declared.is_none_or(|declared| declared.answers.len() > mentioned.len());
            let mut cases: Vec<Vec<AnswerId>> = mentioned.into_iter().map(|answer| vec![answer]).collect();
            if unmentioned {
                cases.push(Vec::new());
            }
            cases
        }
        Choice::Many => {
            let mut cases = vec![Vec::new()];
            for answer in mentioned {
                let with = cases.iter().cloned().map(|mut case: Vec<AnswerId>| {
                    case.push(answer.clone());
                    case
                });
                cases = cases.iter().cloned().chain(with).collect();
            }
            cases
        }
    }
}

fn assume(condition: &Condition, attribute: &AttributeId, case: &[AnswerId]) -> Condition {
    simplify(condition, &|asked, answer| (asked == attribute).then(|| case.contains(answer)))
}

/// What remains of a condition once some comparisons are known.
fn simplify(condition: &Condition, known: &impl Fn(&AttributeId, &AnswerId) -> Option<bool>) -> Condition {
    match condition {
        Condition::Constant(value) => Condition::Constant(*value),
        Condition::Is(attribute, answer) => match known(attribute, answer) {
            Some(value) => Condition::Constant(value),
            None => condition.clone(),
        },
        Condition::Not(inner) => match simplify(inner, known) {
            Condition::Constant(value) => Condition::Constant(!value),
            rest => Condition::Not(Box::new(rest)),
        },
        Condition::All(parts) => join(parts, known, false, Condition::All),
        Condition::Any(parts) => join(parts, known, true, Condition::Any),
    }
}

/// Joins what remains; `decisive` is the value of a part that settles the whole.
fn join(
    parts: &[Condition],
    known: &impl Fn(&AttributeId, &AnswerId) -> Option<bool>,
    decisive: bool,
    whole: fn(Vec<Condition>) -> Condition,
) -> Condition {
    let mut open = Vec::new();
    for part in parts {
        match simplify(part, known) {
            Condition::Constant(value) if value == decisive => return Condition::Constant(decisive),
            Condition::Constant(_) => {}
            rest => open.push(rest),
        }
    }
    if open.is_empty() { Condition::Constant(!decisive) } else { whole(open) }
}
