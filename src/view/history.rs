//! How the measured values of a system moved, each series with its limits as a chart and as a table.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Here;
use super::measured::{direction_words, figure, judgement, limit_words};
use super::{Link, url};
use crate::assess::{Assessment, Reading, Trouble, judge};
use crate::model::{Limits, Measurement, Metric, MetricId, System};

/// The page of a system's measured values.
#[derive(Clone, Debug, Serialize)]
pub struct MeasurementsPage {
    /// The system.
    pub system: String,
    /// Its name.
    pub name: String,
    /// Its checklist.
    pub checklist: Link,
    /// The day as of which values count or not.
    pub as_of: String,
    /// What was measured, in the order of the catalog.
    pub metrics: Vec<History>,
}

/// One metric of a system.
#[derive(Clone, Debug, Serialize)]
pub struct History {
    /// The place on the page.
    pub id: String,
    /// The metric, on the page of all.
    pub metric: Link,
    /// Its usual short form; may be empty.
    pub symbol: String,
    /// What one unit is.
    pub unit: String,
    /// Which way is better.
    pub direction: &'static str,
    /// The limits.
    pub limits: String,
    /// Where they come from.
    pub limits_from: String,
    /// A series for each part of the data.
    pub series: Vec<Series>,
}

/// The values of one metric for one part of the data, from the oldest.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// Which part of the data; empty for all of it.
    pub subset: String,
    /// How the latest value stands.
    pub standing: &'static str,
    /// The same in words.
    pub words: String,
    /// The chart.
    pub chart: Chart,
    /// The values, from the newest.
    pub values: Vec<HistoryRow>,
}

/// A measured value in a table.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryRow {
    /// When.
    pub measured: String,
    /// The value.
    pub value: f64,
    /// The value as it is shown.
    pub shown: String,
    /// `in order` or what is wrong with the value itself.
    pub verdict: &'static str,
    /// The file that it was read from; may be empty.
    pub location: String,
    /// The reader that read it; may be empty.
    pub reader: String,
}

/// A line chart in a box of 100 by 100, the origin at the top left.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// The place on the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What can be seen in it.
    pub description: String,
    /// The line, as `points` of a polyline; empty for a single value.
    pub line: String,
    /// Values in order, as the path of dots.
    pub dots: String,
    /// Values out of limits, as the path of crosses.
    pub crosses: String,
    /// Limits, by height.
    pub limits: Vec<Height>,
    /// What stands at the top and at the bottom of the box.
    pub scale: [String; 2],
    /// The days at the left and at the right.
    pub days: Vec<String>,
}

/// A level line.
#[derive(Clone, Debug, Serialize)]
pub struct Height {
    /// How far from the top.
    pub y: String,
    /// `at most 0.2`
    pub words: String,
}

/// Whether anything was measured of a system by the day.
pub(super) fn any(assessment: &Assessment<'_>, system: &System) -> bool {
    assessment.scope.measurements.iter().any(|one| one.system == system.id)
}

pub(super) fn page(here: &Here, assessment: &Assessment<'_>, system: &System) -> MeasurementsPage {
    let scope = assessment.scope;
    let mut by_metric: BTreeMap<(&MetricId, &str), Vec<&Measurement>> = BTreeMap::new();
    for one in
        scope.measurements.iter().filter(|one| one.system == system.id && one.measured <= assessment.day)
    {
        by_metric.entry((&one.metric, &one.subset)).or_default().push(one);
    }
    let mut metrics = Vec::new();
    for metric in &assessment.catalog().metrics {
        let of_metric = by_metric.iter_mut().filter(|((id, _), _)| **id == metric.id);
        let series: Vec<_> = of_metric
            .enumerate()
            .filter_map(|(number, ((_, subset), values))| {
                values.sort_by_key(|one| one.measured);
                let readings: Vec<_> =
                    values.iter().map(|one| judge(scope, metric, one, assessment.day)).collect();
                series(metric, subset, number, &readings)
            })
            .collect();
        if !series.is_empty() {
            metrics.push(history(here, assessment, system, metric, series));
        }
    }
    MeasurementsPage {
        system: system.id.to_string(),
        name: system.name.clone(),
        checklist: here.link("Checklist", &url::checklist(&scope.organisation.id, &system.id)),
        as_of: assessment.day.to_string(),
        metrics,
    }
}

fn history(
    here: &Here,
    assessment: &Assessment<'_>,
    system: &System,
    metric: &Metric,
    series: Vec<Series>,
) -> History {
    let (limits, own) = crate::assess::limits(assessment.scope, metric, &system.id);
    History {
        id: metric.id.to_string(),
        metric: here.link(&metric.title, &url::metric(&metric.id)),
        symbol: metric.symbol.clone(),
        unit: metric.unit.clone(),
        direction: direction_words(metric.direction),
        limits: limit_words(limits),
        limits_from: match own {
            Some(threshold) => format!("set by the organisation: {}", threshold.reason),
            None if limits.are_none() => "nobody has set one yet".to_owned(),
            None => "the default of the catalog".to_owned(),
        },
        series,
    }
}

fn series(metric: &Metric, subset: &str, number: usize, readings: &[Reading<'_>]) -> Option<Series> {
    let latest = readings.last()?;
    let row = |reading: &Reading<'_>| HistoryRow {
        measured: reading.measurement.measured.to_string(),
        value: reading.measurement.value,
        shown: figure(reading.measurement.value),
        verdict: verdict(reading),
        location: reading.measurement.location.clone().unwrap_or_default(),
        reader: reading.measurement.reader.clone().unwrap_or_default(),
    };
    Some(Series {
        subset: subset.to_owned(),
        standing: latest.trouble.map_or("good", Trouble::as_str),
        words: judgement(latest),
        chart: chart(metric, subset, number, readings, latest),
        values: readings.iter().rev().map(row).collect(),
    })
}

/// Of an old value it is of no interest that it is old.
fn verdict(reading: &Reading<'_>) -> &'static str {
    match reading.trouble {
        None | Some(Trouble::Stale) => "in order",
        Some(trouble) => trouble.as_str(),
    }
}

fn chart(
    metric: &Metric,
    subset: &str,
    number: usize,
    readings: &[Reading<'_>],
    latest: &Reading<'_>,
) -> Chart {
    let first = &readings[0];
    let title = if subset.is_empty() { metric.title.clone() } else { format!("{}, {subset}", metric.title) };
    let day = |reading: &Reading<'_>| reading.measurement.measured;
    let (low, high) = scale(readings, latest.limits);
    let (from, until) = (day(first).number(), day(latest).number());
    let at = |reading: &Reading<'_>| {
        (share(day(reading).number() - from, until - from), height(reading.measurement.value, low, high))
    };
    let points: Vec<_> = readings
        .iter()
        .map(|reading| (at(reading), reading.limits.hold(reading.measurement.value)))
        .collect();
    let line = points.iter().map(|((x, y), _)| format!("{x:.2},{y:.2}")).collect::<Vec<_>>().join(" ");
    let marks = |held: bool, form: fn(f64, f64) -> String| {
        let wanted = points.iter().filter(move |(_, holds)| *holds == held);
        wanted.map(|((x, y), _)| form(*x, *y)).collect::<Vec<_>>().join(" ")
    };
    let limits = [(latest.limits.at_least, "at least"), (latest.limits.at_most, "at most")];
    let limits = limits.into_iter().filter_map(|(limit, words)| {
        let limit = limit?;
        Some(Height {
            y: format!("{:.2}", height(limit, low, high)),
            words: format!("{words} {}", figure(limit)),
        })
    });
    let days = if from == until {
        vec![day(latest).to_string()]
    } else {
        vec![day(first).to_string(), day(latest).to_string()]
    };
    Chart {
        id: format!("{}-{number}", metric.id),
        description: described(readings, latest),
        title,
        line: if points.len() > 1 { line } else { String::new() },
        dots: marks(true, |x, y| format!("M{x:.2} {y:.2}h.01")),
        crosses: marks(false, |x, y| format!("M{:.2} {:.2}l3 6m0 -6l-3 6", x - 1.5, y - 3.0)),
        limits: limits.collect(),
        scale: [figure(high), figure(low)],
        days,
    }
}

/// `4 values from 2026-08-03 to 2026-11-02, lowest 0.08, highest 0.24, latest 0.17; limits: at most 0.2; 1 out of limits`
fn described(readings: &[Reading<'_>], latest: &Reading<'_>) -> String {
    let values = || readings.iter().map(|reading| reading.measurement.value);
    let out = readings.iter().filter(|reading| !reading.limits.hold(reading.measurement.value)).count();
    let limits = limit_words(latest.limits);
    if let [only] = readings {
        return format!("{} on {}; {limits}", figure(only.measurement.value), only.measurement.measured);
    }
    format!(
        "{} values from {} to {}: lowest {}, highest {}, latest {}; {limits}; {out} out of limits",
        readings.len(),
        readings[0].measurement.measured,
        latest.measurement.measured,
        figure(values().fold(f64::INFINITY, f64::min)),
        figure(values().fold(f64::NEG_INFINITY, f64::max)),
        figure(latest.measurement.value),
    )
}

/// The least and the greatest value that the box shows: all values, the limits, and a little room.
fn scale(readings: &[Reading<'_>], limits: Limits) -> (f64, f64) {
    let values = readings.iter().map(|reading| reading.measurement.value);
    let all = || values.clone().chain(limits.at_least).chain(limits.at_most);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let room = (high - low).max(high.abs().max(low.abs()) * 0.02).max(1e-9) * 0.1;
    // A figure that is never below nought has its box begin there at the earliest.
    let floor = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    ((low - room).max(floor), high + room)
}

#[expect(clippy::cast_precision_loss, reason = "days between two dates are few")]
fn share(part: i64, whole: i64) -> f64 {
    if whole == 0 { 50.0 } else { 2.0 + 96.0 * part as f64 / whole as f64 }
}

fn height(value: f64, low: f64, high: f64) -> f64 {
    (100.0 * (high - value) / (high - low)).clamp(0.0, 100.0)
}
