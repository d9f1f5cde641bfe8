//! scikit-learn: classification reports and scores.

use super::form::Source;
use super::node::Node;
use super::problem::Problem;
use super::quantity::{Names, Quantity};
use crate::model::ReaderName;

const READER: ReaderName = ReaderName::ScikitLearn;

const EXPECTED: &str =
    "a classification report as dictionary, or names of `sklearn.metrics` with a number each";

pub(super) fn fits(source: &Source<'_>, names: &Names<'_>) -> bool {
    source.json().is_some_and(|json| {
        let known =
            |node: &Node| node.is_figures() && node.map().iter().any(|(name, _)| names.know(READER, name));
        is_report(json)
            || known(json)
            || (!json.map().is_empty() && json.map().iter().all(|(_, part)| known(part)))
    })
}

fn is_class(node: &Node) -> bool {
    node.get("f1-score").is_some() && node.get("support").is_some()
}

fn is_report(json: &Node) -> bool {
    json.map().iter().any(|(_, node)| is_class(node))
        && json.map().iter().all(|(_, node)| is_class(node) || node.number().is_some())
}

pub(super) fn read(source: &Source<'_>, _: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    let Some(json) = source.json() else { return Err(source.other(EXPECTED)) };
    let mut found = Vec::new();
    let mut figures = |node: &Node, subset: &str| {
        for (name, node) in node.map() {
            found.extend(node.number().map(|number| Quantity::new(name, subset, number)));
        }
    };
    if is_report(json) {
        figures(json, "");
        for (class, node) in json.map() {
            figures(node, class);
        }
        // With some of the labels only, the average is over those, and there is no accuracy in the report.
        let recall = json.at(&["macro avg", "recall"]).and_then(Node::number);
        if let Some(recall) = recall.filter(|_| json.get("accuracy").and_then(Node::number).is_some()) {
            found.push(Quantity::new("macro avg recall", "", recall));
        }
    } else if json.is_figures() {
        figures(json, "");
    } else {
        for (part, node) in json.map() {
            if !node.is_figures() {
                let what = format!("`{part}` is {}", node.kind());
                return Err(Problem::at(node.place, what, "an object with a number for each score"));
            }
            figures(node, part);
        }
    }
    Ok(found)
}
