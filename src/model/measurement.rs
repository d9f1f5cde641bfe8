//! What is measured: metrics of the catalog, and values that an organisation has measured.

use super::closed::closed;
use super::{Date, MetricId, Origin, ProvisionId, SourceId, SystemId, ThemeId};

/// A quantity with a definition and a default threshold.
#[derive(Clone, Debug)]
pub struct Metric {
    /// `population-stability-index`.
    pub id: MetricId,
    /// Name for readers.
    pub title: String,
    /// `PSI`
    pub symbol: String,
    /// What is computed; Markdown.
    pub definition: String,
    /// What one unit is.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The default limits; none where only the organisation can set them.
    pub limits: Limits,
    /// Where the default comes from; Markdown.
    pub threshold_source: String,
    /// What the figure does not show; Markdown.
    pub caution: String,
    /// Themes under which readers find it.
    pub themes: Vec<ThemeId>,
    /// Provisions that it helps to show.
    pub provisions: Vec<ProvisionId>,
    /// After so many days a measurement is stale.
    pub valid_days: u16,
    /// What definition and default rest on.
    pub cites: Vec<SourceId>,
    /// Where it was declared.
    pub origin: Origin,
}

closed! {
    /// Which way a metric is better.
    pub enum Direction {
        /// The lower the better.
        Lower = "lower",
        /// The higher the better.
        Higher = "higher",
        /// Best between two limits.
        Within = "within",
    }
}

/// Between which values a measurement is in order; both ends count as in order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The least.
    pub at_least: Option<f64>,
    /// The most.
    pub at_most: Option<f64>,
}

impl Limits {
    /// Whether there is none.
    pub fn are_none(self) -> bool {
        self.at_least.is_none() && self.at_most.is_none()
    }

    /// Whether a value lies within.
    pub fn hold(self, value: f64) -> bool {
        self.at_least.is_none_or(|least| value >= least) && self.at_most.is_none_or(|most| value <= most)
    }
}

closed! {
    /// Who reads measured values from the files of tools.
    pub enum ReaderName {
        /// Evidently.
        Evidently = "evidently",
        /// Fairlearn.
        Fairlearn = "fairlearn",
        /// scikit-learn.
        ScikitLearn = "scikit-learn",
        /// MLflow.
        Mlflow = "mlflow",
        /// SHAP.
        Shap = "shap",
        /// CycloneDX.
        Cyclonedx = "cyclonedx",
        /// Model cards of Hugging Face.
        ModelCard = "model-card",
        /// Any JSON, with a pointer into it.
        JsonPointer = "json-pointer",
    }
}

/// What tools call a metric in the files that they write.
#[derive(Clone, Debug)]
pub struct ToolNames {
    /// The metric.
    pub metric: MetricId,
    /// The readers of the files in which these names are found.
    pub readers: Vec<ReaderName>,
    /// The names; case, spaces and marks do not matter.
    pub names: Vec<String>,
    /// By what a figure of the tool is multiplied, so that it has the unit of the metric.
    pub factor: f64,
    /// The greatest figure that can be right: a greater one has another unit, such as per cent.
    pub most: Option<f64>,
    /// Where it was declared.
    pub origin: Origin,
}

impl ToolNames {
    /// Whether a reader's files may call the metric so.
    pub fn say(&self, reader: ReaderName, name: &str) -> bool {
        self.readers.contains(&reader) && self.names.iter().any(|known| plain(known) == plain(name))
    }
}

/// A name of a tool in lower case, words joined by `_`.
pub fn plain(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_lowercase()
}

/// Limits of the organisation's own, in the place of a metric's default.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// The metric.
    pub metric: MetricId,
    /// The system; every system where none is named.
    pub system: Option<SystemId>,
    /// The limits.
    pub limits: Limits,
    /// Why these.
    pub reason: String,
    /// Where it was declared.
    pub origin: Origin,
}

/// One measured value.
#[derive(Clone, Debug)]
pub struct Measurement {
    /// What was measured.
    pub metric: MetricId,
    /// Of which system.
    pub system: SystemId,
    /// The value.
    pub value: f64,
    /// When.
    pub measured: Date,
    /// Of which part of the data; empty for all of it.
    pub subset: String,
    /// The file that it was read from, beside the scope.
    pub location: Option<String>,
    /// The name of the reader that read it.
    pub reader: Option<String>,
    /// Digest of that file.
    pub digest: Option<Digest>,
    /// Where it was declared.
    pub origin: Origin,
}

/// SHA-256 of a file, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(String);

impl Digest {
    /// The digest as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Digest {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (text.len() == 64 && text.bytes().all(hexadecimal)).then(|| Self(text.to_owned())).ok_or(())
    }
}

/// What became of a file that a record names with its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is there, with this digest.
    There(Digest),
    /// It is not there.
    Missing,
    /// It is not read: it lies outside of the scope's folder, or is a link, a folder, or too large.
    Refused,
}
