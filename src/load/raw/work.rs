//! Rows about what is done and measured: tasks, roles, kinds of evidence, metrics.

use serde::Deserialize;

use super::{Text, rows};

rows! {
    /// `[[role]]` of the vocabulary: who does tasks.
    Role {
        /// `system-owner`.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What is theirs to do.
        text: Text,
    }

    /// `[[evidence-kind]]` of the vocabulary: what proves that tasks are done.
    EvidenceKind {
        /// `test-report`.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What it has to show.
        text: Text,
        /// For so many days it counts; left out for what does not age.
        #[serde(default)]
        valid_days: Option<u16>,
    }

    /// `[[task]]`: one concrete, checkable action that a checklist shows.
    Task {
        /// In kebab case; unique in the catalog.
        id: Text,
        /// What to do.
        text: Text,
        /// What goes wrong without it.
        why: Text,
        /// `organisation`: done once. `system`: done for each AI system.
        level: Text,
        /// Lifecycle stages in which it is due.
        stages: Vec<Text>,
        /// Who does it.
        role: Text,
        /// What kind of evidence proves it.
        evidence: Text,
        /// How often: `once`, `each-release`, `on-event`, `continuous`, `weekly`, `monthly`, `quarterly`, `half-yearly` or
        /// `yearly`.
        cadence: Text,
        /// The lowest risk tier of system that is asked for it: `low`, `medium` or `high`.
        tier: Text,
        /// `static`: a document or decision proves it. `dynamic`: a measured value does.
        nature: Text,
        /// Full ids of the provisions that it serves.
        provisions: Vec<Text>,
        /// Metrics that show it, where it is dynamic.
        #[serde(default)]
        metrics: Vec<Text>,
        /// Only where this holds.
        #[serde(default)]
        when: Option<Text>,
    }

    /// `[[tool-name]]`: what tools call a metric in the files that they write.
    ToolName {
        /// The metric.
        metric: Text,
        /// The readers of the files in which the names are found; see `crosswalk evidence readers`.
        readers: Vec<Text>,
        /// The names; case, spaces and marks do not matter.
        names: Vec<Text>,
        /// By what a figure of the tool is multiplied, so that it has the unit of the metric; 1 where it is left out.
        #[serde(default)]
        factor: Option<f64>,
        /// The greatest figure that can be right: a greater one has another unit, such as per cent.
        #[serde(default)]
        most: Option<f64>,
    }

    /// `[[metric]]`: a quantity with a definition and a default threshold.
    Metric {
        /// In kebab case.
        id: Text,
        /// Name for readers.
        title: Text,
        /// Its usual short form.
        #[serde(default)]
        symbol: Option<String>,
        /// What is computed; Markdown.
        definition: Text,
        /// What one unit is.
        unit: Text,
        /// Which way is better: `lower`, `higher` or `within`.
        direction: Text,
        /// The least value that is in order.
        #[serde(default)]
        at_least: Option<f64>,
        /// The greatest value that is in order.
        #[serde(default)]
        at_most: Option<f64>,
        /// Where the default comes from; Markdown.
        threshold_source: Text,
        /// What the figure does not show; Markdown.
        limits: Text,
        /// Themes under which readers find it.
        #[serde(default)]
        themes: Vec<Text>,
        /// Full ids of provisions that it helps to show.
        #[serde(default)]
        provisions: Vec<Text>,
        /// After so many days a measurement is stale.
        valid_days: u16,
        /// What definition and default rest on.
        #[serde(default)]
        cites: Vec<Text>,
    }
}
