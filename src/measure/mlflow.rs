//! MLflow: metric files, runs, results of `evaluate`.

use super::form::{Form, Source};
use super::node::Node;
use super::problem::Problem;
use super::quantity::{Names, Quantity};
use crate::model::{Date, ReaderName};

const READER: ReaderName = ReaderName::Mlflow;

const EXPECTED: &str =
    "lines of time stamp, value and step; a run as dictionary; or `metrics.json` of `evaluate`";

/// What stands before a name to say on which data it was measured.
const PARTS: [&str; 6] = ["training", "train", "validation", "val", "test", "eval"];

const DAY: i64 = 86_400_000;

pub(super) fn fits(source: &Source<'_>, _: &Names<'_>) -> bool {
    match &source.form {
        Form::Json(json) => is_run(json) || is_evaluation(json),
        Form::Steps(_) => true,
        _ => false,
    }
}

fn is_run(json: &Node) -> bool {
    json.get("info").is_some() && json.at(&["data", "metrics"]).is_some()
}

fn is_evaluation(json: &Node) -> bool {
    json.is_figures() && json.get("example_count").is_some()
}

pub(super) fn read(source: &Source<'_>, names: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    match &source.form {
        Form::Steps(steps) => {
            // The last step, as MLflow shows it; lines may come in any order.
            let last = steps
                .iter()
                .max_by(|a, b| (a.number, a.time).cmp(&(b.number, b.time)).then(a.value.total_cmp(&b.value)));
            let Some(last) = last else { return Err(source.other(EXPECTED)) };
            let quantity = quantity(key(source.path), last.value, names);
            let subset = if last.data.is_empty() { quantity.subset } else { last.data.clone() };
            let day = Date::of_number(last.time.div_euclid(DAY));
            Ok(vec![Quantity { subset, day, ..quantity }])
        }
        Form::Json(json) if is_run(json) => {
            let time = |key: &str| json.at(&["info", key]).and_then(Node::number);
            let day =
                time("end_time").filter(|time| time.is_finite()).or_else(|| time("start_time")).and_then(day);
            let metrics = json.at(&["data", "metrics"]).map(Node::map).unwrap_or_default();
            Ok(figures(metrics, names).map(|quantity| quantity.on(day)).collect())
        }
        Form::Json(json) if json.is_figures() => Ok(figures(json.map(), names).collect()),
        _ => Err(source.other(EXPECTED)),
    }
}

fn figures<'a>(entries: &'a [(String, Node)], names: &'a Names<'_>) -> impl Iterator<Item = Quantity> + 'a {
    entries.iter().filter_map(|(key, node)| Some(quantity(key, node.figure()?, names)))
}

fn quantity(key: &str, value: f64, names: &Names<'_>) -> Quantity {
    let (name, part) = split(key, names);
    let refused =
        part.starts_with("train").then_some("it was measured on training data, which proves nothing");
    Quantity { refused, ..Quantity::new(name, part, value) }
}

/// The day of a time in milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number of days that does not fit saturates, and is no day"
)]
fn day(milliseconds: f64) -> Option<Date> {
    Date::of_number((milliseconds / 86_400_000.0).floor() as i64)
}

/// The name of a metric is its path below the folder `metrics`.
fn key(path: &str) -> &str {
    let below = path.rfind("/metrics/").map(|at| &path[at + "/metrics/".len()..]);
    below.or_else(|| path.strip_prefix("metrics/")).or_else(|| path.rsplit('/').next()).unwrap_or(path)
}

/// A name, and the part of the data that stands before it: `val_f1_score`, `validation/roc_auc`.
fn split(key: &str, names: &Names<'_>) -> (String, String) {
    let whole = || (key.to_owned(), String::new());
    if names.know(READER, key) {
        return whole();
    }
    if let Some((part, name)) = key.rsplit_once('/').filter(|(_, name)| names.know(READER, name)) {
        return (name.to_owned(), part.to_owned());
    }
    let with =
        |part: &&str| key.strip_prefix(*part)?.strip_prefix('_').filter(|name| names.know(READER, name));
    match PARTS.iter().find_map(|part| Some((with(part)?, part))) {
        Some((name, part)) => (name.to_owned(), (*part).to_owned()),
        None => whole(),
    }
}
