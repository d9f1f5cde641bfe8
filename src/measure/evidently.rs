//! Evidently: report runs and snapshots of 0.7, reports of 0.4.

use super::form::Source;
use super::node::{Any, Node};
use super::problem::Problem;
use super::quantity::{Names, Quantity};
use crate::model::Date;

const EXPECTED: &str = "`metrics` with a `config.type` of `evidently:…` (0.7), `metric_results` (a snapshot of 0.7), or \
                        `metrics` with a `result` (0.4)";

pub(super) fn fits(source: &Source<'_>, _: &Names<'_>) -> bool {
    source.json().is_some_and(|json| {
        let first = json.get("metrics").and_then(|metrics| metrics.list().first());
        let config = first.and_then(|metric| metric.at(&["config", "type"])).and_then(Node::text);
        let old =
            first.is_some_and(|metric| metric.get("metric").is_some() && metric.get("result").is_some());
        config.is_some_and(|kind| kind.starts_with("evidently:"))
            || old
            || json.get("metric_results").is_some()
    })
}

pub(super) fn read(source: &Source<'_>, _: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    let Some(json) = source.json() else { return Err(source.other(EXPECTED)) };
    let day = json.get("timestamp").and_then(Node::text).and_then(day);
    let mut found = Vec::new();
    if let Some(results) = json.get("metric_results") {
        for (_, result) in results.map() {
            let Some(params) = result.at(&["metric_value_location", "metric", "params"]) else {
                return Err(Problem::at(result.place, "this result does not name its metric", EXPECTED));
            };
            stored(params, result, &mut found);
        }
        ratios(&mut found);
    } else if let Some(metrics) = json.get("metrics") {
        for metric in metrics.list() {
            match (metric.get("config"), metric.get("value"), metric.get("metric"), metric.get("result")) {
                (Some(config), Some(value), ..) => run(config, value, &mut found),
                (.., Some(name), Some(result)) => old(name, result, &mut found),
                _ => {
                    return Err(Problem::at(
                        metric.place,
                        "this metric has neither `value` nor `result`",
                        EXPECTED,
                    ));
                }
            }
        }
        ratios(&mut found);
    } else {
        return Err(Problem::at(json.place, "there is nothing that Evidently measured", EXPECTED));
    }
    Ok(found.into_iter().map(|quantity| quantity.on(day)).collect())
}

/// The day of a time stamp.
pub(super) fn day(stamp: &str) -> Option<Date> {
    stamp.get(..10)?.parse().ok()
}

/// `evidently:metric_v2:ValueDrift` of a column by a method: `ValueDrift psi`, and the column.
fn called(config: &Node) -> (String, String) {
    let text = |key: &str| config.get(key).and_then(Node::text).unwrap_or_default();
    let kind = text("type").rsplit(':').next().unwrap_or_default();
    let name = if text("column").is_empty() || text("method").is_empty() {
        kind.to_owned()
    } else {
        format!("{kind} {}", text("method"))
    };
    (name, direction(text("method"), text("column")))
}

/// This tool takes the divergence of the reference from the current data, which is not the same the other way round.
fn direction(method: &str, column: &str) -> String {
    match method {
        "kl_div" | "Kullback-Leibler divergence" => format!("{column}; reference against current"),
        _ => column.to_owned(),
    }
}

/// A metric of a run.
fn run(config: &Node, value: &Node, found: &mut Vec<Quantity>) {
    let (name, column) = called(config);
    match &value.value {
        Any::Map(parts) => {
            for (part, value) in parts {
                let Some(number) = value.number() else { continue };
                self::part(&name, &column, part, number, found);
            }
        }
        _ => found.extend(value.number().map(|number| Quantity::new(name.clone(), column.clone(), number))),
    }
    squared(found);
}

/// A result of a snapshot, in which every number is wrapped once more.
fn stored(config: &Node, result: &Node, found: &mut Vec<Quantity>) {
    let (name, column) = called(config);
    if let Some(number) = result.get("value").and_then(Node::number) {
        found.push(Quantity::new(name, column, number));
    } else {
        let labels = result.get("values").map(Node::map).unwrap_or_default();
        for (part, value) in result.map().iter().chain(labels) {
            let Some(number) = value.get("value").and_then(Node::number) else { continue };
            self::part(&name, &column, part, number, found);
        }
    }
    squared(found);
}

/// One number of several: a sort of figure, or one label of the data.
fn part(name: &str, column: &str, part: &str, number: f64, found: &mut Vec<Quantity>) {
    if !["count", "share", "mean", "std"].contains(&part) {
        let subset = if column.is_empty() { part.to_owned() } else { format!("{column}, {part}") };
        return found.push(Quantity::new(name, subset, number));
    }
    found.push(Quantity::new(format!("{name} {part}"), column, number));
    if part == "share" && !column.is_empty() {
        found.push(Quantity::new(format!("{name} share, the rest"), column, 1.0 - number));
    }
}

/// The distance that the tool writes is the root of the divergence.
fn squared(found: &mut [Quantity]) {
    if let Some(last) = found.last_mut().filter(|last| distance(&last.name)) {
        last.value *= last.value;
        last.name.push_str(" squared");
    }
}

fn distance(name: &str) -> bool {
    name.ends_with("jensenshannon") || name.ends_with("Jensen-Shannon distance")
}

/// Shares that follow from two numbers of a file.
fn ratios(found: &mut Vec<Quantity>) {
    let number =
        |name: &str| found.iter().find(|one| one.name == name && one.subset.is_empty()).map(|one| one.value);
    if let (Some(twins), Some(rows)) = (number("DuplicatedRowCount"), number("RowCount")) {
        found.push(Quantity::new("DuplicatedRowCount / RowCount", "", twins / rows));
    }
}

/// A metric of a report of 0.4.
fn old(name: &Node, result: &Node, found: &mut Vec<Quantity>) {
    let name = name.text().unwrap_or_default();
    for (column, drift) in result.get("drift_by_columns").map(Node::map).unwrap_or_default() {
        let method = drift.get("stattest_name").and_then(Node::text).unwrap_or_default();
        let Some(score) = drift.get("drift_score").and_then(Node::number) else { continue };
        found.push(Quantity::new(format!("drift_score {method}"), direction(method, column), score));
        squared(found);
    }
    for (key, value) in result.map() {
        found.extend(value.number().map(|number| Quantity::new(format!("{name} {key}"), "", number)));
    }
    for (part, subset) in [("current", ""), ("reference", "reference")] {
        for (key, value) in result.get(part).map(Node::map).unwrap_or_default() {
            found.extend(value.number().map(|number| Quantity::new(format!("{name} {key}"), subset, number)));
        }
    }
    for (key, now) in result.get("current").map(Node::map).unwrap_or_default() {
        let before = result.at(&["reference", key]).and_then(Node::number);
        if let (Some(now), Some(before), "accuracy") = (now.number(), before, key.as_str()) {
            let name = format!("{name} {key}, reference less current");
            found.push(Quantity::new(name, "", before - now));
        }
    }
}
