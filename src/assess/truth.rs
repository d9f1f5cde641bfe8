//! Exact three-valued evaluation of conditions.
//!
//! What is unanswered is tried with every reply that can make a difference. If all outcomes agree, the verdict stands
//! although something was left open; else the attributes that can still tip it are named. What remains of a condition
//! after a reply is settled once and remembered, so that long lists of alternatives cost no more than their length.

use std::collections::BTreeMap;

use crate::model::{Answers, AttributeId, Catalog, Choice, Condition, Test};

/// So many remainders of one condition are tried. Beyond that nothing is claimed: the condition counts as open.
const MOST_REMAINDERS: usize = 50_000;

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
    let rest = rest(condition, answers);
    let mut trial = Trial { catalog, settled: BTreeMap::new() };
    match trial.decided(&rest) {
        Some(true) => Truth::True,
        Some(false) => Truth::False,
        None => {
            let open = rest.attributes().into_iter().filter(|attribute| trial.tips(&rest, attribute));
            Truth::Open(open.cloned().collect())
        }
    }
}

/// The same without the attributes on which it depends, which take longer to tell: `None` where it depends on any.
pub(super) fn decided(condition: &Condition, answers: &Answers, catalog: &Catalog) -> Option<bool> {
    let rest = rest(condition, answers);
    Trial { catalog, settled: BTreeMap::new() }.decided(&rest)
}

/// What remains of a condition under the given answers.
fn rest(condition: &Condition, answers: &Answers) -> Condition {
    simplify(condition, &|attribute, test| answers.get(attribute).map(|reply| test.passed_by(reply)))
}

/// Tests of one attribute, each with its outcome under one reply.
type Case = Vec<(Test, bool)>;

struct Trial<'c> {
    catalog: &'c Catalog,
    /// Whether a remainder can still come out true, and whether it can still come out false.
    settled: BTreeMap<Condition, (bool, bool)>,
}

impl Trial<'_> {
    fn decided(&mut self, condition: &Condition) -> Option<bool> {
        match self.outcomes(condition) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    fn outcomes(&mut self, condition: &Condition) -> (bool, bool) {
        if let Condition::Constant(value) = condition {
            return (*value, !*value);
        }
        if let Some(settled) = self.settled.get(condition) {
            return *settled;
        }
        if self.settled.len() >= MOST_REMAINDERS {
            return (true, true);
        }
        let attributes = condition.attributes();
        let attribute = attributes.first().expect("what is not constant asks for an attribute");
        let mut found = (false, false);
        // One group of cases is enough: every reply falls under one of them.
        for case in self.cases(condition, attribute).into_iter().next().unwrap_or_default() {
            let (can_hold, can_fail) = self.outcomes(&assume(condition, attribute, &case));
            found = (found.0 || can_hold, found.1 || can_fail);
            if found == (true, true) {
                break;
            }
        }
        self.settled.insert(condition.clone(), found);
        found
    }

    /// Whether two replies to one attribute can make a difference, all else being equal.
    fn tips(&mut self, condition: &Condition, attribute: &AttributeId) -> bool {
        self.cases(condition, attribute).into_iter().any(|cases| {
            let mut rests = cases.iter().map(|case| assume(condition, attribute, case));
            let Some(first) = rests.next() else { return false };
            rests.any(|other| {
                let only = |a: &Condition, b: &Condition| {
                    Condition::All(vec![a.clone(), Condition::Not(Box::new(b.clone()))])
                };
                let differ = Condition::Any(vec![only(&first, &other), only(&other, &first)]);
                self.outcomes(&simplify(&differ, &|_, _| None)).0
            })
        })
    }

    /// The replies that can make a difference, in groups; within a group exactly one case holds.
    ///
    /// Where one answer or a day is given there is one group. Where many answers may hold, each is a group of its own,
    /// since each may be given or not, whatever is said of the others.
    fn cases(&self, condition: &Condition, attribute: &AttributeId) -> Vec<Vec<Case>> {
        let tests: Vec<Test> = condition.tests_of(attribute).into_iter().cloned().collect();
        let declared = self.catalog.attribute(attribute);
        let passed =
            |pass: &dyn Fn(&Test) -> bool| tests.iter().map(|test| (test.clone(), pass(test))).collect();
        match declared.map_or(Choice::One, |declared| declared.choice) {
            Choice::One => {
                let mut cases: Vec<Case> =
                    tests.iter().map(|chosen| passed(&|test| test == chosen)).collect();
                if declared.is_none_or(|declared| declared.answers.len() > tests.len()) {
                    cases.push(passed(&|_| false));
                }
                vec![cases]
            }
            Choice::Many => {
                let either = |test: Test| vec![vec![(test.clone(), true)], vec![(test, false)]];
                tests.into_iter().map(either).collect()
            }
            Choice::Day => {
                // A day before one of the days asked for is before all later ones; `Before` sorts by its day.
                let mut cases: Vec<Case> = tests.iter().map(|first| passed(&|test| test >= first)).collect();
                cases.push(passed(&|_| false));
                vec![cases]
            }
        }
    }
}

fn assume(condition: &Condition, attribute: &AttributeId, case: &Case) -> Condition {
    simplify(condition, &|asked, test| {
        let mut outcomes = case.iter().filter(|_| asked == attribute);
        outcomes.find(|(known, _)| known == test).map(|(_, outcome)| *outcome)
    })
}

/// What remains of a condition once some tests are settled.
fn simplify(condition: &Condition, known: &impl Fn(&AttributeId, &Test) -> Option<bool>) -> Condition {
    match condition {
        Condition::Constant(value) => Condition::Constant(*value),
        Condition::Holds(attribute, test) => match known(attribute, test) {
            Some(value) => Condition::Constant(value),
            None => condition.clone(),
        },
        Condition::Shared(inner) => simplify(inner, known),
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
    known: &impl Fn(&AttributeId, &Test) -> Option<bool>,
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
    match open.len() {
        0 => Condition::Constant(!decisive),
        1 => open.remove(0),
        _ => whole(open),
    }
}
