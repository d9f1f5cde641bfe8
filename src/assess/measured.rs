//! Measured values against their limits.

use std::collections::BTreeMap;

use crate::model::{Catalog, Date, Held, Limits, Measurement, Metric, MetricId, Scope, SystemId, Threshold};

/// A measured value, judged.
#[derive(Clone, Copy)]
pub struct Reading<'c> {
    /// What was measured.
    pub metric: &'c Metric,
    /// The value.
    pub measurement: &'c Measurement,
    /// The limits that hold.
    pub limits: Limits,
    /// The organisation's own limits, where they stand for the default.
    pub own: Option<&'c Threshold>,
    /// The last day on which it counts.
    pub valid_until: Date,
    /// What is wrong with it, if anything.
    pub trouble: Option<Trouble>,
}

/// What is wrong with a measured value; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// It lies outside of its limits.
    Breached,
    /// Neither the metric nor the scope sets a limit.
    NoLimit,
    /// The file that it was read from is not as it was.
    Changed,
    /// The file that it was read from is not there.
    Missing,
    /// It is too old.
    Stale,
}

impl Trouble {
    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breached => "out of limits",
            Self::NoLimit => "without a limit",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Stale => "stale",
        }
    }
}

/// The limits of a metric for a system, and the organisation's own threshold if they come from it; one for the system goes
/// before one for every system.
pub fn limits<'c>(scope: &'c Scope, metric: &Metric, system: &SystemId) -> (Limits, Option<&'c Threshold>) {
    let of_metric = || scope.thresholds.iter().filter(|threshold| threshold.metric == metric.id);
    let own = of_metric()
        .find(|threshold| threshold.system.as_ref() == Some(system))
        .or_else(|| of_metric().find(|threshold| threshold.system.is_none()));
    (own.map_or(metric.limits, |threshold| threshold.limits), own)
}

/// The latest value on or before a day of each metric and each part of the data that was measured of a system.
pub fn latest<'c>(
    catalog: &'c Catalog,
    scope: &'c Scope,
    system: &SystemId,
    day: Date,
) -> BTreeMap<(&'c MetricId, &'c str), Reading<'c>> {
    let mut found: BTreeMap<(&MetricId, &str), &Measurement> = BTreeMap::new();
    let of_system = scope.measurements.iter().filter(|one| one.system == *system && one.measured <= day);
    for one in of_system {
        let newest = found.entry((&one.metric, one.subset.as_str())).or_insert(one);
        if newest.measured <= one.measured {
            *newest = one;
        }
    }
    let judged = found.into_iter().filter_map(|(key, one)| {
        let metric = catalog.metric(&one.metric)?;
        Some((key, judge(scope, metric, one, day)))
    });
    judged.collect()
}

/// A measured value against its limits.
pub fn judge<'c>(scope: &'c Scope, metric: &'c Metric, one: &'c Measurement, day: Date) -> Reading<'c> {
    let (limits, own) = limits(scope, metric, &one.system);
    let valid_until = one.measured.plus_days(metric.valid_days);
    let held = one.location.as_ref().filter(|_| one.digest.is_some()).and_then(|path| scope.held.get(path));
    let trouble = match held {
        _ if !limits.hold(one.value) => Some(Trouble::Breached),
        _ if limits.are_none() => Some(Trouble::NoLimit),
        Some(Held::There(found)) if Some(found) != one.digest.as_ref() => Some(Trouble::Changed),
        Some(Held::Missing | Held::Refused) => Some(Trouble::Missing),
        _ if valid_until < day => Some(Trouble::Stale),
        _ => None,
    };
    Reading { metric, measurement: one, limits, own, valid_until, trouble }
}
