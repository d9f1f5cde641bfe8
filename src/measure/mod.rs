//! Measured values from the files that tools write.
//!
//! In: the path and the bytes of a file, and what tools call the metrics of the catalog. Out: values of metrics, with the part
//! of the data that each is about and the day, if the file tells it; beside them what was seen and is no metric, and what was
//! seen and cannot be taken. Deliberately missing: the reading of files, limits and judgement (see `assess`), and guesses: a
//! file that does not say what it is has to be given with the name of its reader.

mod cyclonedx;
mod evidently;
mod fairlearn;
mod form;
mod json;
mod mlflow;
mod model_card;
mod node;
mod pointer;
mod problem;
mod quantity;
mod scikit_learn;
mod shap;
mod yaml;

pub use pointer::point;
pub use problem::{Place, Problem};
pub use quantity::{Found, Left, Value};

use crate::model::{ReaderName, ToolNames};
use form::{Form, Source};
use quantity::{Names, Quantity};

/// The most that is read of a file.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// One reader, as the table of readers tells of it.
pub struct Reader {
    /// Its name.
    pub name: ReaderName,
    /// Which files it reads.
    pub files: &'static str,
    /// How it recognises one.
    pub sign: &'static str,
    /// What it tells.
    pub values: &'static str,
    fits: fn(&Source<'_>, &Names<'_>) -> bool,
    read: fn(&Source<'_>, &Names<'_>) -> Result<Vec<Quantity>, Problem>,
}

/// Every reader, in the order in which they are asked whether a file is theirs.
pub const READERS: &[Reader] = &[
    Reader {
        name: ReaderName::Evidently,
        files: "Evidently 0.7: `save_json` of a report run, and the snapshot that a workspace keeps; Evidently 0.4: the \
                JSON of a report",
        sign: "JSON with `metrics` that have a `config.type` of `evidently:…`, or with `metric_results`; or with `version`, \
               `timestamp` and `metrics` that have a `result`",
        values: "drift by feature (PSI, Kullback-Leibler, Jensen-Shannon), share of drifted features, quality of \
                 classification and regression, duplicates, missing values",
        fits: evidently::fits,
        read: evidently::read,
    },
    Reader {
        name: ReaderName::Cyclonedx,
        files: "CycloneDX bills of materials as JSON, with vulnerabilities or a model card",
        sign: "JSON with `bomFormat` `CycloneDX`",
        values: "open vulnerabilities that are high or critical, and those without a score; share of the components with supplier, name, \
                 version and identifier; performance metrics of model cards; energy of inference",
        fits: cyclonedx::fits,
        read: cyclonedx::read,
    },
    Reader {
        name: ReaderName::ModelCard,
        files: "model cards of Hugging Face, `README.md`",
        sign: "YAML front matter with `model-index`",
        values: "metrics of the results, by data set, configuration and split",
        fits: model_card::fits,
        read: model_card::read,
    },
    Reader {
        name: ReaderName::Mlflow,
        files: "MLflow: a metric file of the file store, `run.to_dictionary()` as JSON, `metrics.json` of `evaluate`",
        sign: "lines of time stamp, value and step; JSON with `info` and `data.metrics`; JSON of figures with `example_count`",
        values: "the value of the last step of each metric that has a known name, also after `val_`, `test_` or `validation/`",
        fits: mlflow::fits,
        read: mlflow::read,
    },
    Reader {
        name: ReaderName::Fairlearn,
        files: "Fairlearn: `MetricFrame.by_group` as CSV or JSON, a frame as dictionary, disparities as JSON",
        sign: "rates by group (`selection_rate`, `true_positive_rate`, …), `by_group`, or names that end in `_difference` or \
               `_ratio`",
        values: "differences and ratios between groups, and scores by group",
        fits: fairlearn::fits,
        read: fairlearn::read,
    },
    Reader {
        name: ReaderName::ScikitLearn,
        files: "scikit-learn: `classification_report(output_dict=True)` as JSON, scores as JSON, also by part of the data",
        sign: "JSON with `f1-score` and `support` by class, or with names of `sklearn.metrics` and a number each",
        values: "accuracy, F1 by class and on average, and every score with a known name",
        fits: scikit_learn::fits,
        read: scikit_learn::read,
    },
    Reader {
        name: ReaderName::Shap,
        files: "SHAP: values as CSV with a column for each feature, mean absolute values by feature as CSV, an `Explanation` \
                as JSON",
        sign: "JSON with `values` in rows; CSV of numbers with `shap` in its path or its heads",
        values: "share of the strongest feature; share of explained rows where some are empty; stability where a column `case` \
                 tells which rows explain the same case",
        fits: shap::fits,
        read: shap::read,
    },
    Reader {
        name: ReaderName::JsonPointer,
        files: "any JSON",
        sign: "never by itself: `--pointer` says where the figure stands (RFC 6901), `--metric` what it is",
        values: "that figure",
        fits: |_, _| false,
        read: |_, _| {
            Err(Problem::new(
                "this reader has to be told where the figure stands",
                "`--pointer` and `--metric`",
            ))
        },
    },
];

/// Reads a file, by the reader named or by the one that recognises it.
pub fn read(
    path: &str,
    bytes: &[u8],
    reader: Option<ReaderName>,
    names: &[ToolNames],
) -> Result<Found, Problem> {
    let source = Source::of(path, bytes)?;
    let names = Names::new(names);
    let fitting = || READERS.iter().filter(|reader| (reader.fits)(&source, &names));
    let chosen = match reader {
        Some(name) => READERS.iter().find(|reader| reader.name == name),
        None => fitting().next(),
    };
    let Some(chosen) = chosen else { return Err(unrecognised(&source)) };
    let quantities = (chosen.read)(&source, &names).map_err(|problem| {
        problem.fitting(fitting().map(|reader| reader.name).filter(|name| *name != chosen.name))
    })?;
    if quantities.is_empty() {
        return Err(Problem::new("there is no figure in it", chosen.sign)
            .fitting(fitting().map(|reader| reader.name).filter(|name| *name != chosen.name)));
    }
    Ok(Found::of(chosen.name, quantities, &names))
}

fn unrecognised(source: &Source<'_>) -> Problem {
    let (what, fits): (_, &[ReaderName]) = match &source.form {
        Form::Json(_) => ("no reader recognises this JSON", &[ReaderName::JsonPointer]),
        Form::Card(_) => ("this front matter has no `model-index`", &[]),
        Form::Table(_) => ("no reader recognises this table", &[ReaderName::Shap, ReaderName::Fairlearn]),
        Form::Steps(_) => ("no reader recognises these lines", &[ReaderName::Mlflow]),
    };
    Problem::new(what, "a file as `crosswalk evidence readers` lists them").fitting(fits.iter().copied())
}
