//! Readers of measured values: files as the tools write them (see tests/measurements/FORMATS.md), and hostile ones.

mod hostile;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crosswalk::load::disk;
use crosswalk::measure::{self, Found, Problem};
use crosswalk::model::{ReaderName, ToolNames};
use crosswalk::pipeline::Workspace;

use crate::tidy::root;

/// What the shipped catalog calls metrics.
pub(crate) fn names() -> &'static [ToolNames] {
    static NAMES: OnceLock<Vec<ToolNames>> = OnceLock::new();
    NAMES.get_or_init(|| Workspace::of(disk::read(&root(), &[]).expect("readable")).catalog.tool_names)
}

pub(crate) fn read(path: &str, names: &[ToolNames]) -> Result<Found, Problem> {
    let bytes = fs::read(root().join("tests/measurements").join(path)).expect("the fixture is there");
    measure::read(path, &bytes, None, names)
}

/// A row of a table of expected values.
struct Row {
    file: String,
    reader: String,
    metric: String,
    subset: String,
    value: f64,
    measured: String,
}

fn rows(table: &str) -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/measurements").join(table)).expect("readable");
    let row = |line: &str| {
        let cells: Vec<_> = line.split('\t').map(str::to_owned).collect();
        let [file, reader, metric, subset, value, measured, ..] = cells.as_slice() else { panic!("{line}") };
        Row {
            file: file.clone(),
            reader: reader.clone(),
            metric: metric.clone(),
            subset: subset.clone(),
            value: value.parse().expect("a number"),
            measured: measured.clone(),
        }
    };
    text.lines().skip(1).map(row).collect()
}

/// The table has the figure as the file has it; a value of a metric has the unit of the metric. And the strongest feature is
/// no part of the data, so that one series tells how its share moves.
fn in_units(row: &Row) -> (String, f64) {
    match (row.metric.as_str(), row.value) {
        ("latency-p95", value) => (row.subset.clone(), value / 1000.0),
        ("accuracy", value) if value > 1.0 => (row.subset.clone(), value / 100.0),
        ("top-feature-share", value) => (String::new(), value),
        (_, value) => (row.subset.clone(), value),
    }
}

#[test]
fn every_figure_of_the_tools_is_read_and_nothing_else() {
    let names = names();
    let mut wanted = rows("expected.tsv");
    wanted.extend(rows("derived.tsv"));
    wanted.extend(rows("more.tsv"));
    let mut files: Vec<_> = wanted.iter().map(|row| row.file.clone()).collect();
    files.sort();
    files.dedup();
    let mut wrong = Vec::new();
    for file in files {
        let found = match read(&file, names) {
            Ok(found) => found,
            Err(problem) => {
                wrong.push(format!("{file}: {problem:?}"));
                continue;
            }
        };
        let mut left = found.values.clone();
        for row in wanted.iter().filter(|row| row.file == file) {
            if row.metric == "explanation-stability" {
                continue; // It needs two files; see `explanations_of_one_case_are_compared`.
            }
            if row.reader != found.reader.as_str() {
                wrong.push(format!("{file}: read by {}", found.reader));
            }
            let (subset, value) = in_units(row);
            let refused = || {
                found.left.iter().any(|left| left.name.contains(&subset) && left.why.contains("not a number"))
            };
            if value.is_nan() {
                if !refused() {
                    wrong.push(format!(
                        "{file}: {} of `{subset}` is no number, and nothing is said of it",
                        row.metric
                    ));
                }
                continue;
            }
            let same = |one: &measure::Value| {
                let day = one.day.map(|day| day.to_string()).unwrap_or_default();
                let close = (one.value - value).abs() <= 1e-9 * value.abs().max(1.0);
                one.metric.as_str() == row.metric && one.subset == subset && close && day == row.measured
            };
            match left.iter().position(same) {
                Some(at) => drop(left.remove(at)),
                None => wrong
                    .push(format!("{file}: no {} of `{subset}` = {value} on `{}`", row.metric, row.measured)),
            }
        }
        for one in left {
            wrong.push(format!("{file}: nobody expected {} of `{}` = {}", one.metric, one.subset, one.value));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn explanations_of_one_case_are_compared() {
    let lines = |path: &str| -> Vec<String> {
        let text = fs::read_to_string(root().join("tests/measurements/shap").join(path)).expect("readable");
        text.lines().skip(1).map(str::to_owned).collect()
    };
    let base = "-0.12430208333333326";
    let mut both = String::from("case,age,lead_time,ward,base_value\n");
    for file in ["values.csv", "values-perturbed.csv"] {
        for (case, line) in lines(file).iter().enumerate() {
            writeln!(both, "{case},{line},{base}").expect("writing to a string");
        }
    }
    writeln!(both, "99,,,,{base}").expect("writing to a string");
    let found =
        measure::read("stability.csv", both.as_bytes(), Some(ReaderName::Shap), names()).expect("readable");
    let value =
        |metric: &str| found.values.iter().find(|one| one.metric.as_str() == metric).map(|one| one.value);
    let wanted = rows("derived.tsv");
    let stability =
        wanted.iter().find(|row| row.metric == "explanation-stability").expect("it is there").value;
    assert!((value("explanation-stability").expect("it is there") - stability).abs() < 1e-9, "{found:?}");
    assert_eq!(value("explanation-coverage"), Some(48.0 / 49.0), "one row is empty");
}

#[test]
fn a_pointer_leads_to_one_figure_of_any_json() {
    let names = names();
    let metric = &names[0].metric;
    let bytes = br#"{"a/b": [{"m~n": "71.2%"}], "x": NaN, "y": "n/a"}"#;
    let point = |pointer: &str| measure::point("x.json", bytes, pointer, metric);
    assert!((point("/a~1b/0/m~0n").expect("a figure").values[0].value - 0.712).abs() < 1e-12);
    for (pointer, what) in [
        ("/a~1b/1", "leads nowhere"),
        ("/a~1b/00", "leads nowhere"),
        ("/z", "there is no `z` here"),
        ("x", "does not begin with `/`"),
        ("/x", "not a number"),
        ("/y", "there is a text"),
        ("", "there is an object"),
    ] {
        let problem = point(pointer).expect_err(pointer);
        assert!(problem.what.contains(what), "{pointer}: {problem:?}");
    }
}

#[test]
fn the_tables_of_the_fixtures_name_files_that_are_there() {
    for row in rows("expected.tsv").iter().chain(&rows("derived.tsv")).chain(&rows("more.tsv")) {
        assert!(Path::new(&root().join("tests/measurements").join(&row.file)).is_file(), "{}", row.file);
    }
}
