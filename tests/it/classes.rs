//! Classification by the rules of the catalog: `tests/fixtures/classes.txt`, answers and the classes that have to hold.

use std::collections::BTreeSet;
use std::fs;

use crosswalk::assess::{Truth, truth};
use crosswalk::model::{Answers, Catalog, Choice, Condition, Reply, Subject};

use crate::catalog::shipped;
use crate::tidy::root;

/// Answers that bring no class about, where a case does not say otherwise.
const PLAIN: [(&str, &str); 7] = [
    ("eu_link", "used-there"),
    ("safety_component", "none"),
    ("annex_i_product", "none"),
    ("general_purpose_model", "none"),
    ("risk_level", "low"),
    ("effect_on_people", "none"),
    ("personal_data", "none"),
];
const LATER: &str = "2029-01-01";

#[test]
fn every_case_has_its_classes_and_no_others() {
    let text = fs::read_to_string(root().join("tests/fixtures/classes.txt")).expect("the cases are there");
    let catalog = shipped().catalog;
    let cases = text.split("\n\n").filter(|case| case.contains("=>"));
    let mut tried = 0;
    for case in cases {
        let (given, wanted) = case.split_once("=>").expect("it was looked for");
        let wanted: BTreeSet<&str> = wanted.split_whitespace().collect();
        let mut lines = given.lines();
        let name = lines.next().expect("a case has a name");
        let said: Vec<_> = lines.filter_map(|line| line.split_once('=')).collect();
        let said: Vec<_> = said.iter().map(|(key, value)| (key.trim(), value.trim())).collect();
        assert_eq!(held(&catalog, &answers(&catalog, &said)), wanted, "{name}");
        tried += 1;
    }
    assert!(tried > 15, "{tried} cases");
}

/// The answers of a case, and a plain one to every other question.
fn answers(catalog: &Catalog, said: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::new();
    for attribute in catalog.attributes.iter().filter(|attribute| !attribute.derived) {
        let name = attribute.id.name();
        let of_case = said.iter().chain(&PLAIN).find(|(key, _)| *key == name).map(|(_, value)| *value);
        let one = |id: &str| vec![attribute.answer(id).expect("declared").id.clone()];
        let reply = match (attribute.choice, of_case) {
            (Choice::Day, day) => Reply::Day(day.unwrap_or(LATER).parse().expect("a day")),
            (Choice::Many, None | Some("")) => Reply::Chosen(Vec::new()),
            (_, Some(id)) => Reply::Chosen(one(id)),
            (Choice::One, None) => Reply::Chosen(vec![attribute.answers[0].id.clone()]),
        };
        answers.insert(attribute.id.clone(), reply);
    }
    for (key, _) in said {
        let known =
            catalog.attributes.iter().any(|it| it.id.name() == *key && it.id.subject() == Subject::System);
        assert!(known, "no question `{key}`");
    }
    answers
}

/// Every answer to a derived attribute that holds, but for the reach, which all but outsiders have.
fn held<'c>(catalog: &'c Catalog, answers: &Answers) -> BTreeSet<&'c str> {
    let mut found = BTreeSet::new();
    for step in catalog.steps.iter().filter(|step| step.answer.as_str() != "reached") {
        let ways = Condition::Any(vec![step.when.condition.clone()]);
        if truth(&ways, answers, catalog) == Truth::True {
            found.insert(step.answer.as_str());
        }
    }
    found
}
