//! Model cards of Hugging Face: the `model-index` of their front matter.

use super::form::{Form, Source};
use super::node::{Node, hundredth};
use super::problem::Problem;
use super::quantity::{Names, Quantity};

const EXPECTED: &str =
    "front matter with `model-index`, and in it `results` with `metrics` of `type` and `value`";

pub(super) fn fits(source: &Source<'_>, _: &Names<'_>) -> bool {
    matches!(&source.form, Form::Card(card) if card.get("model-index").is_some())
}

pub(super) fn read(source: &Source<'_>, _: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    let Form::Card(card) = &source.form else { return Err(source.other(EXPECTED)) };
    let Some(index) = card.get("model-index") else {
        return Err(Problem::at(card.place, "the front matter has no `model-index`", EXPECTED));
    };
    let mut found = Vec::new();
    let several = index.list().len() > 1;
    for model in index.list() {
        for result in model.get("results").map(Node::list).unwrap_or_default() {
            let mut parts: Vec<_> = ["name", "config", "split"]
                .iter()
                .filter_map(|key| result.at(&["dataset", key]).and_then(Node::text))
                .collect();
            if let Some(name) = model.get("name").and_then(Node::text).filter(|_| several) {
                parts.insert(0, name);
            }
            let subset = parts.join(", ");
            for metric in result.get("metrics").map(Node::list).unwrap_or_default() {
                let text = |key: &str| metric.get(key).and_then(Node::text);
                let (Some(name), Some(value)) = (text("type"), metric.get("value")) else {
                    return Err(Problem::at(
                        metric.place,
                        "this metric has no `type` or no `value`",
                        EXPECTED,
                    ));
                };
                let Some(number) = value.figure() else {
                    let what = format!("the value of `{name}` is {}", value.kind());
                    return Err(Problem::at(value.place, what, "a number"));
                };
                // The name for readers says it where a value is per cent.
                let hundredths =
                    text("name").is_some_and(|name| name.contains('%')) && value.number().is_some();
                let number = if hundredths { hundredth(number) } else { number };
                found.push(Quantity::new(name, subset.clone(), number));
            }
        }
    }
    Ok(found)
}
