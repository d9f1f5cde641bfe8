//! What has to hold for every input: the algebra, the evaluation of conditions, names of files, safe text.

use std::collections::{BTreeMap, BTreeSet};

use crosswalk::assess::{Truth, truth};
use crosswalk::graph::compose;
use crosswalk::model::{
    Answer, Answers, Attribute, AttributeId, Catalog, Choice, Condition, Date, FileId, Origin, ProvisionId,
    Relation, Relations, Reply, Subject, Test,
};
use crosswalk::render::markdown;
use crosswalk::view::url;
use proptest::prelude::*;

/// Non-empty subsets of five elements stand for provisions; the relation between two is computed, not assumed.
fn relation_of(a: u32, b: u32) -> Option<Relation> {
    match (a & b, a, b) {
        (0, _, _) => None,
        _ if a == b => Some(Relation::Equal),
        (both, _, _) if both == a => Some(Relation::Subset),
        (both, _, _) if both == b => Some(Relation::Superset),
        _ => Some(Relation::Intersects),
    }
}

fn only(relation: Option<Relation>) -> Relations {
    relation.map_or(Relations::DISJOINT, Relations::only)
}

#[test]
fn composition_is_exactly_what_small_sets_allow() {
    let mut possible: BTreeMap<(Option<Relation>, Option<Relation>), Relations> = BTreeMap::new();
    for a in 1..32 {
        for b in 1..32 {
            for c in 1..32 {
                let key = (relation_of(a, b), relation_of(b, c));
                let found = possible.entry(key).or_insert(Relations::NONE);
                *found = found.or(only(relation_of(a, c)));
            }
        }
    }
    assert_eq!(possible.len(), 25);
    for ((first, second), allowed) in possible {
        assert_eq!(compose(only(first), only(second)), allowed, "{first:?} then {second:?}");
    }
}

#[test]
fn the_inverse_of_a_composition_is_the_composition_of_the_inverses() {
    let inverse = |set: Relations| {
        let disjoint = if set.may_be_disjoint() { Relations::DISJOINT } else { Relations::NONE };
        let held = Relation::ALL.iter().filter(|relation| set.has(**relation));
        held.fold(disjoint, |found, relation| found.or(Relations::only(relation.inverse())))
    };
    for first in Relation::ALL {
        for second in Relation::ALL {
            let there = compose(Relations::only(*first), Relations::only(*second));
            let back = compose(Relations::only(second.inverse()), Relations::only(first.inverse()));
            assert_eq!(inverse(there), back, "{first} then {second}");
        }
    }
}

const ANSWERS: [&str; 3] = ["a", "b", "c"];

const DAYS: [&str; 3] = ["2026-08-02", "2026-12-02", "2027-12-02"];
/// One day before, on, between and after those that conditions name.
const GIVEN_DAYS: [&str; 4] = ["2026-01-01", "2026-08-02", "2027-01-31", "2028-01-01"];

fn day(text: &str) -> Date {
    text.parse().expect("a day of the calendar")
}

/// Two questions with one answer, two with many, one with a day.
fn vocabulary() -> Catalog {
    let attribute = |name: &str, choice| Attribute {
        id: AttributeId::new(Subject::System, name).expect("well formed"),
        question: String::new(),
        help: String::new(),
        choice,
        derived: false,
        answers: ANSWERS
            .iter()
            .filter(|_| choice != Choice::Day)
            .map(|id| Answer { id: id.parse().expect("well formed"), label: String::new() })
            .collect(),
        origin: Origin { file: FileId(0), start: 0, end: 0 },
    };
    let attributes = vec![
        attribute("one", Choice::One),
        attribute("two", Choice::One),
        attribute("some", Choice::Many),
        attribute("more", Choice::Many),
        attribute("since", Choice::Day),
    ];
    let mut catalog = Catalog::default();
    catalog.attributes = attributes;
    catalog
}

fn conditions() -> impl Strategy<Value = Condition> {
    let attribute = prop::sample::select(vec!["one", "two", "some", "more"]);
    let leaf = prop_oneof![
        8 => (attribute, prop::sample::select(ANSWERS.to_vec())).prop_map(|(name, answer)| {
            let id = AttributeId::new(Subject::System, name).expect("well formed");
            Condition::Holds(id, Test::Is(answer.parse().expect("well formed")))
        }),
        3 => prop::sample::select(DAYS.to_vec()).prop_map(|before| {
            let id = AttributeId::new(Subject::System, "since").expect("well formed");
            Condition::Holds(id, Test::Before(day(before)))
        }),
        1 => any::<bool>().prop_map(Condition::Constant),
    ];
    leaf.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Condition::Not(Box::new(part))),
            inner.clone().prop_map(|part| Condition::Shared(std::sync::Arc::new(part))),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner, 0..4).prop_map(Condition::Any),
        ]
    })
}

fn given() -> impl Strategy<Value = Answers> {
    let one = || prop::option::of(prop::sample::subsequence(ANSWERS.to_vec(), 1));
    let many = || prop::option::of(prop::sample::subsequence(ANSWERS.to_vec(), 0..=3));
    let since = prop::option::of(prop::sample::select(GIVEN_DAYS.to_vec()));
    (one(), one(), many(), many(), since).prop_map(|(one, two, some, more, since)| {
        let mut answers = Answers::new();
        for (name, given) in [("one", one), ("two", two), ("some", some), ("more", more)] {
            if let Some(given) = given {
                let id = AttributeId::new(Subject::System, name).expect("well formed");
                let chosen = given.iter().map(|answer| answer.parse().expect("well formed")).collect();
                answers.insert(id, Reply::Chosen(chosen));
            }
        }
        if let Some(since) = since {
            let id = AttributeId::new(Subject::System, "since").expect("well formed");
            answers.insert(id, Reply::Day(day(since)));
        }
        answers
    })
}

/// Every way in which the open questions can be answered.
fn completions(answers: &Answers, catalog: &Catalog) -> Vec<Answers> {
    let mut all = vec![answers.clone()];
    for attribute in catalog.attributes.iter().filter(|attribute| !answers.contains_key(&attribute.id)) {
        let ids: Vec<_> = attribute.answers.iter().map(|answer| answer.id.clone()).collect();
        let choices: Vec<Reply> = match attribute.choice {
            Choice::Day => GIVEN_DAYS.iter().map(|text| Reply::Day(day(text))).collect(),
            Choice::One => ids.into_iter().map(|id| Reply::Chosen(vec![id])).collect(),
            Choice::Many => (0..1_u32 << ids.len())
                .map(|bits| {
                    ids.iter()
                        .enumerate()
                        .filter(|(n, _)| bits >> n & 1 == 1)
                        .map(|(_, id)| id.clone())
                        .collect()
                })
                .map(Reply::Chosen)
                .collect(),
        };
        all = all
            .into_iter()
            .flat_map(|so_far| {
                choices.iter().map(move |choice| {
                    let mut next = so_far.clone();
                    next.insert(attribute.id.clone(), choice.clone());
                    next
                })
            })
            .collect();
    }
    all
}

fn holds(condition: &Condition, answers: &Answers) -> bool {
    match condition {
        Condition::Constant(value) => *value,
        Condition::Holds(attribute, test) => match (answers.get(attribute), test) {
            (Some(Reply::Chosen(given)), Test::Is(answer)) => given.contains(answer),
            (Some(Reply::Day(given)), Test::Before(day)) => given < day,
            _ => false,
        },
        Condition::Not(inner) => !holds(inner, answers),
        Condition::Shared(inner) => holds(inner, answers),
        Condition::All(parts) => parts.iter().all(|part| holds(part, answers)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, answers)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn evaluation_agrees_with_trying_every_completion(condition in conditions(), answers in given()) {
        let catalog = vocabulary();
        let outcomes: BTreeSet<bool> =
            completions(&answers, &catalog).iter().map(|answers| holds(&condition, answers)).collect();
        match truth(&condition, &answers, &catalog) {
            Truth::True => prop_assert_eq!(outcomes, BTreeSet::from([true])),
            Truth::False => prop_assert_eq!(outcomes, BTreeSet::from([false])),
            Truth::Open(questions) => {
                prop_assert_eq!(outcomes.len(), 2);
                // Exactly those questions are named on which the outcome can turn.
                for attribute in catalog.attributes.iter().filter(|a| !answers.contains_key(&a.id)) {
                    let mut rest = answers.clone();
                    let others: Vec<_> = catalog.attributes.iter().map(|a| &a.id).filter(|id| **id != attribute.id).collect();
                    let tips = completions(&rest, &catalog).into_iter().any(|full| {
                        rest = full.clone();
                        rest.remove(&attribute.id);
                        let varied = completions(&rest, &catalog);
                        let found: BTreeSet<_> = varied.iter().map(|answers| holds(&condition, answers)).collect();
                        others.iter().all(|id| full.contains_key(*id)) && found.len() == 2
                    });
                    prop_assert_eq!(questions.contains(&attribute.id), tips, "{}", attribute.id);
                }
            }
        }
    }

    /// Every way of giving some of many answers, too many to try one by one: the outcome is known by construction.
    #[test]
    fn wide_alternatives_are_settled_exactly(wide in 1_usize..60, given in any::<bool>()) {
        let mut catalog = vocabulary();
        let answer = |n: usize| Answer { id: format!("a{n}").parse().expect("well formed"), label: String::new() };
        catalog.attributes[2].answers = (0..wide).map(answer).collect();
        let some = catalog.attributes[2].id.clone();
        let any = Condition::Any((0..wide).map(|n| Condition::Holds(some.clone(), Test::Is(answer(n).id))).collect());
        let none = Condition::Not(Box::new(any.clone()));
        let always = Condition::Any(vec![any.clone(), none.clone()]);
        let never = Condition::All(vec![any.clone(), none]);
        let mut answers = Answers::new();
        prop_assert_eq!(truth(&always, &answers, &catalog), Truth::True);
        prop_assert_eq!(truth(&never, &answers, &catalog), Truth::False);
        prop_assert_eq!(truth(&any, &answers, &catalog), Truth::Open(vec![some.clone()]));
        let chosen = if given { vec![answer(wide - 1).id] } else { Vec::new() };
        answers.insert(some, Reply::Chosen(chosen));
        prop_assert_eq!(truth(&any, &answers, &catalog), if given { Truth::True } else { Truth::False });
    }

    #[test]
    fn different_references_have_different_addresses(a in "[A-Za-z0-9 ._/()\\-é]{1,8}", b in "[A-Za-z0-9 ._/()\\-é]{1,8}") {
        let id = |reference: &str| format!("iso-42001@2023/{reference}").parse::<ProvisionId>();
        if let (Ok(a), Ok(b)) = (id(&a), id(&b)) {
            prop_assert_eq!(a == b, url::provision(&a) == url::provision(&b));
            prop_assert!(!url::provision(&a).contains(' '));
        }
    }

    #[test]
    fn no_text_becomes_markup(text in "[ a-z<>&\"'()\\[\\]!`*_#\n:/=.-]{0,60}", tag in "(script|img src=x onerror=alert|iframe|style|a href=javascript)") {
        let html = markdown::to_html(&format!("{text}<{tag}>{text}\n\n[x](javascript:{text})"), "index.html");
        for opened in html.split('<').skip(1) {
            let name: String = opened.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            let known = ["p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "img",
                "h1", "h2", "h3", "h4", "h5", "h6", "div", "table", "thead", "tbody", "tr", "th", "td", "del", "sup"];
            prop_assert!(known.contains(&name.as_str()), "<{opened}");
            let attributes = &opened[..opened.find('>').unwrap_or(opened.len())];
            // What stands in quotes is a value: text that nobody runs.
            let names: String = attributes.split('"').step_by(2).collect();
            prop_assert!(!attributes.contains("javascript:") && !names.contains(" on"), "<{attributes}");
        }
    }

    #[test]
    fn dates_are_those_of_the_calendar(year in 1_u16..=9999, month in 0_u8..=13, day in 0_u8..=32) {
        let date = Date::new(year, month, day);
        let text = format!("{year:04}-{month:02}-{day:02}");
        prop_assert_eq!(text.parse::<Date>().ok(), date);
        if let Some(date) = date {
            prop_assert_eq!(date.to_string(), text);
        }
    }
}
