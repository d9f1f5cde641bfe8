//! SHAP: what share the strongest feature has, how many rows are explained, and how stable explanations are.

use std::collections::BTreeMap;

use super::form::{Form, Source, Table};
use super::node::Node;
use super::problem::Problem;
use super::quantity::{Names, Quantity};
use crate::model::plain;

const EXPECTED: &str = "CSV with a column of numbers for each feature and a row for each case, CSV of features with a number \
                        each, or JSON with `values` in rows";

/// Columns that are no feature.
const BASES: [&str; 4] = ["base_value", "base_values", "expected_value", "index"];

/// Rows of attributions, one number for each feature; a row without an explanation has none that is finite.
struct Attributions {
    features: Vec<String>,
    rows: Vec<Vec<f64>>,
    /// Which case each row explains, if the file tells.
    cases: Vec<String>,
    /// What each row starts from, if the file tells; with the attributions it makes the prediction.
    bases: Option<Vec<f64>>,
    /// Rows that ought to be explained, if the file tells.
    wanted: usize,
}

pub(super) fn fits(source: &Source<'_>, _: &Names<'_>) -> bool {
    match &source.form {
        Form::Json(json) => json.get("values").is_some_and(|values| {
            values.list().first().is_some_and(|row| !row.list().is_empty())
                && (json.get("base_values").is_some() || json.get("feature_names").is_some())
        }),
        Form::Table(table) => {
            let named = |text: &str| text.to_lowercase().contains("shap");
            (named(source.path) || table.head.iter().any(|head| named(head))) && of_table(table).is_some()
        }
        _ => false,
    }
}

pub(super) fn read(source: &Source<'_>, _: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    let attributions = match &source.form {
        Form::Json(json) => of_json(json)?,
        Form::Table(table) => of_table(table).ok_or_else(|| source.other(EXPECTED))?,
        _ => return Err(source.other(EXPECTED)),
    };
    let mut found = Vec::new();
    found.extend(strongest(&attributions));
    found.extend(explained(&attributions));
    found.extend(stability(&attributions));
    Ok(found)
}

fn of_table(table: &Table) -> Option<Attributions> {
    let names: Vec<_> = table.head.iter().map(|head| plain(head)).collect();
    if let (Some(numbers), None, [first, _]) = (table.numbers(1), table.numbers(0), names.as_slice())
        && first.contains("feature")
    {
        let features = table.rows.iter().map(|row| row[0].clone()).collect();
        return Some(Attributions {
            features,
            rows: vec![numbers],
            cases: Vec::new(),
            bases: None,
            wanted: 1,
        });
    }
    let case = names.iter().position(|name| name == "case");
    let columns: Vec<usize> = (0..names.len())
        .filter(|at| Some(*at) != case && !names[*at].is_empty() && !BASES.contains(&names[*at].as_str()))
        .collect();
    let numbers: Vec<_> = columns.iter().map(|at| table.numbers(*at)).collect::<Option<_>>()?;
    let rows: Vec<Vec<f64>> =
        (0..table.rows.len()).map(|row| numbers.iter().map(|column| column[row]).collect()).collect();
    let features: Vec<_> = columns.iter().map(|at| table.head[*at].clone()).collect();
    let cases = case.map(|at| table.rows.iter().map(|row| row[at].clone()).collect()).unwrap_or_default();
    let base = names.iter().position(|name| BASES[..3].contains(&name.as_str()));
    let bases = base.and_then(|at| table.numbers(at));
    (!features.is_empty()).then_some(Attributions { features, wanted: rows.len(), rows, cases, bases })
}

fn of_json(json: &Node) -> Result<Attributions, Problem> {
    let Some(values) = json.get("values").filter(|values| !values.list().is_empty()) else {
        return Err(Problem::at(json.place, "there are no `values` in rows", EXPECTED));
    };
    let mut rows = Vec::new();
    for row in values.list() {
        let numbers: Option<Vec<_>> = row.list().iter().map(of_feature).collect();
        match numbers.filter(|numbers| !numbers.is_empty() || row.number().is_some()) {
            Some(numbers) => rows.push(numbers),
            None => return Err(Problem::at(row.place, "this row is no list of numbers", EXPECTED)),
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if let Some(at) = rows.iter().position(|row| row.len() != width && !row.is_empty()) {
        let place = values.list()[at].place;
        return Err(Problem::at(
            place,
            format!("this row has {} values", rows[at].len()),
            format!("{width} values"),
        ));
    }
    let names: Vec<_> = json.get("feature_names").map(Node::list).unwrap_or_default().iter().collect();
    if !names.is_empty() && names.len() != width {
        let what = format!("there are {} names for {width} features", names.len());
        return Err(Problem::at(names[0].place, what, "a name for each feature"));
    }
    let name =
        |at: usize| names.get(at).and_then(|name| name.text()).map_or(format!("feature {at}"), str::to_owned);
    let wanted = json.get("data").map_or(0, |data| data.list().len()).max(rows.len());
    Ok(Attributions {
        features: (0..width).map(name).collect(),
        rows,
        cases: Vec::new(),
        bases: None,
        wanted,
    })
}

/// The attribution of a feature: a number, or one for each class. Of two classes the second says it all.
fn of_feature(node: &Node) -> Option<f64> {
    match node.list() {
        [] => node.number(),
        [_, second] => second.number(),
        classes => classes.iter().map(|class| class.number().map(f64::abs)).sum(),
    }
}

fn is_explained(row: &[f64]) -> bool {
    !row.is_empty() && row.iter().all(|value| value.is_finite())
}

#[expect(clippy::cast_precision_loss, reason = "a file has fewer rows than that")]
fn strongest(attributions: &Attributions) -> Option<Quantity> {
    let rows: Vec<_> = attributions.rows.iter().filter(|row| is_explained(row)).collect();
    let mean = |at: usize| rows.iter().map(|row| row[at].abs()).sum::<f64>() / rows.len() as f64;
    let means: Vec<_> = (0..attributions.features.len()).map(mean).collect();
    let sum: f64 = means.iter().sum();
    let (at, most) = means.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
    let note = format!("the strongest feature is {}", attributions.features[at]);
    Some(Quantity::new("share of the strongest feature", "", most / sum).noted(note))
}

/// Only where the file shows that rows are missing: a file of explanations alone cannot tell what it leaves out.
#[expect(clippy::cast_precision_loss, reason = "a file has fewer rows than that")]
fn explained(attributions: &Attributions) -> Option<Quantity> {
    let there = attributions.rows.iter().filter(|row| is_explained(row)).count();
    let share = there as f64 / attributions.wanted as f64;
    (there < attributions.wanted).then(|| {
        let note = format!("{there} of {} rows", attributions.wanted);
        Quantity::new("explained rows, share", "", share).noted(note)
    })
}

/// The mean of the rank correlations between the first row of a case and each later one. A pair whose prediction falls on
/// the other side of nought is left out: then the explanation has to change too.
#[expect(clippy::cast_precision_loss, reason = "a file has fewer rows than that")]
fn stability(attributions: &Attributions) -> Option<Quantity> {
    let positive = |at: usize| {
        let base = attributions.bases.as_ref().map(|bases| bases[at]);
        base.map(|base| base + attributions.rows[at].iter().sum::<f64>() > 0.0)
    };
    let mut firsts: BTreeMap<&String, usize> = BTreeMap::new();
    let mut correlations = Vec::new();
    for (at, case) in
        attributions.cases.iter().enumerate().filter(|(at, _)| is_explained(&attributions.rows[*at]))
    {
        let first = *firsts.entry(case).or_insert(at);
        if first != at && positive(first) == positive(at) {
            correlations.extend(rank_correlation(&attributions.rows[first], &attributions.rows[at]));
        }
    }
    let pairs = correlations.len();
    let mean = correlations.iter().sum::<f64>() / pairs as f64;
    (pairs > 0).then(|| {
        Quantity::new("rank correlation within a case, mean", "", mean)
            .noted(format!("{pairs} pairs of rows"))
    })
}

/// Spearman's; none where a row has no order.
#[expect(clippy::cast_precision_loss, reason = "a file has fewer columns than that")]
fn rank_correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    let (left, right) = (ranks(left), ranks(right));
    let middle = f64::midpoint(left.len() as f64, 1.0);
    let product =
        |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>();
    let spread = (product(&left, &left) * product(&right, &right)).sqrt();
    (spread > 0.0).then(|| product(&left, &right) / spread)
}

/// The rank of each value; equal values share the middle of theirs.
#[expect(clippy::cast_precision_loss, reason = "a file has fewer columns than that")]
fn ranks(row: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|a, b| row[*a].total_cmp(&row[*b]));
    let mut ranks = vec![0.0; row.len()];
    let mut below = 0;
    for same in order.chunk_by(|a, b| row[*a].total_cmp(&row[*b]).is_eq()) {
        for at in same {
            ranks[*at] = f64::midpoint((below + 1) as f64, (below + same.len()) as f64);
        }
        below += same.len();
    }
    ranks
}
