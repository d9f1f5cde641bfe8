//! Fairlearn: rates by group, frames, disparities.

use super::form::{Form, Source, Table};
use super::node::Node;
use super::problem::Problem;
use super::quantity::{Names, Quantity};
use crate::model::{ReaderName, plain};

const READER: ReaderName = ReaderName::Fairlearn;

const EXPECTED: &str = "rates by group, such as `selection_rate`, as `MetricFrame.by_group` has them, a frame as dictionary, \
                        or names that end in `_difference` or `_ratio`";

/// Rates that the tool's guide computes by group.
const RATES: [&str; 6] = [
    "selection_rate",
    "true_positive_rate",
    "false_positive_rate",
    "true_negative_rate",
    "false_negative_rate",
    "mean_prediction",
];

/// Figures by name, each with its groups.
type Columns = Vec<(String, Vec<(String, f64)>)>;

pub(super) fn fits(source: &Source<'_>, names: &Names<'_>) -> bool {
    match &source.form {
        Form::Json(json) if json.is_figures() => {
            let compares = |name: &str| name.ends_with("_difference") || name.ends_with("_ratio");
            json.map().iter().any(|(name, _)| compares(&plain(name)) && names.know(READER, name))
        }
        Form::Json(json) => {
            let frame = json.get("by_group").is_some()
                && (json.get("overall").is_some() || json.get("difference").is_some());
            let groups = !json.map().is_empty() && json.map().iter().all(|(_, group)| group.is_figures());
            frame || (groups && json.map().iter().any(|(name, _)| RATES.contains(&name.as_str())))
        }
        Form::Table(table) => table.head.iter().skip(1).any(|name| RATES.contains(&name.as_str())),
        _ => false,
    }
}

pub(super) fn read(source: &Source<'_>, names: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    match &source.form {
        Form::Json(json) if json.is_figures() => {
            let figures = json.map().iter().filter_map(|(name, node)| Some((name, node.number()?)));
            Ok(figures.map(|(name, number)| Quantity::new(name, "", number)).collect())
        }
        Form::Json(json) if json.get("by_group").is_some() => Ok(frame(json)),
        Form::Json(json) if json.map().iter().any(|(_, group)| group.is_figures()) => {
            let mut found = Vec::new();
            let columns = columns(json);
            groups(&columns, &mut found);
            spreads(&columns, &mut found);
            Ok(found)
        }
        Form::Table(table) => of_table(table, names),
        _ => Err(source.other(EXPECTED)),
    }
}

fn columns(node: &Node) -> Columns {
    let groups = |node: &Node| {
        let groups = node.map().iter().filter_map(|(group, node)| Some((tidy(group), node.number()?)));
        groups.collect::<Vec<_>>()
    };
    node.map().iter().map(|(name, node)| (name.clone(), groups(node))).collect()
}

/// `('female', 'day')` is how two features come out of pandas.
fn tidy(group: &str) -> String {
    match group.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => inner.replace('\'', "").trim_end_matches(',').to_owned(),
        None => group.to_owned(),
    }
}

fn groups(columns: &Columns, found: &mut Vec<Quantity>) {
    for (name, groups) in columns {
        found.extend(groups.iter().map(|(group, value)| Quantity::new(name, group, *value)));
    }
}

/// How far the groups are apart. A group without a rate leaves that open, so the spread is no number then.
fn spreads(columns: &Columns, found: &mut Vec<Quantity>) {
    for (name, groups) in
        columns.iter().filter(|(name, groups)| RATES.contains(&name.as_str()) && groups.len() > 1)
    {
        let whole = groups.iter().all(|(_, value)| value.is_finite());
        let least = groups.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
        let most = groups.iter().map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
        let (difference, ratio) = if whole { (most - least, least / most) } else { (f64::NAN, f64::NAN) };
        found.push(Quantity::new(format!("{name}_difference"), "", difference));
        found.push(Quantity::new(format!("{name}_ratio"), "", ratio));
    }
    odds(found);
}

/// The greater of the gaps of both rates.
fn odds(found: &mut Vec<Quantity>) {
    let gap =
        |name: &str| found.iter().find(|one| one.name == name && one.subset.is_empty()).map(|one| one.value);
    if let (Some(hit), Some(alarm)) =
        (gap("true_positive_rate_difference"), gap("false_positive_rate_difference"))
    {
        let whole = hit.is_finite() && alarm.is_finite();
        found.push(Quantity::new(
            "equalized_odds_difference",
            "",
            if whole { hit.max(alarm) } else { f64::NAN },
        ));
    }
}

/// A frame as people store it: a dictionary of what its methods return.
fn frame(json: &Node) -> Vec<Quantity> {
    let mut found = Vec::new();
    let overall = json.get("overall");
    for (name, node) in overall.map(Node::map).unwrap_or_default() {
        found.extend(node.number().map(|number| Quantity::new(name, "", number)));
    }
    let mut by_group = json.get("by_group").map(columns).unwrap_or_default();
    // By group or by figure: whichever `orient` was asked for.
    let figures: Vec<_> =
        overall.or(json.get("difference")).map(Node::map).unwrap_or_default().iter().collect();
    let by_figure = by_group.iter().any(|(name, _)| figures.iter().any(|(figure, _)| figure == name));
    if !by_figure {
        by_group = turned(by_group);
    }
    groups(&by_group, &mut found);
    let methods = ["difference", "ratio"].map(|method| (method, json.get(method)));
    for (method, node) in &methods {
        for (name, node) in node.map(Node::map).unwrap_or_default() {
            found.extend(node.number().map(|number| Quantity::new(format!("{name}_{method}"), "", number)));
        }
    }
    if methods.iter().all(|(_, node)| node.is_none()) {
        spreads(&by_group, &mut found);
    } else {
        odds(&mut found);
    }
    found
}

fn turned(by_group: Columns) -> Columns {
    let mut turned: Columns = Vec::new();
    for (group, figures) in by_group {
        for (name, value) in figures {
            let place = turned.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                turned.push((name, Vec::new()));
                turned.len() - 1
            });
            turned[place].1.push((tidy(&group), value));
        }
    }
    turned
}

/// Columns of the groups' names, then columns of figures.
fn of_table(table: &Table, names: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    let known = |name: &String| RATES.contains(&name.as_str()) || names.know(READER, name);
    let Some(keys) = table.head.iter().position(known).filter(|keys| *keys > 0) else {
        return Err(Problem::new("no column has the name of a rate, after one with the groups", EXPECTED));
    };
    let group = |row: &Vec<String>| row[..keys].join(", ");
    let column = |(at, name): (usize, &String)| {
        let numbers = table.numbers(at)?;
        Some((name.clone(), table.rows.iter().map(group).zip(numbers).collect()))
    };
    let columns: Columns = table.head.iter().enumerate().skip(keys).filter_map(column).collect();
    let mut found = Vec::new();
    groups(&columns, &mut found);
    spreads(&columns, &mut found);
    Ok(found)
}
