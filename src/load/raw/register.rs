//! Rows of a scope beside its systems: risks, measurements, records, plan, promises, own controls.

use serde::Deserialize;

use super::{Day, Text, rows};

rows! {
    /// `[[assignment]]`: who holds a role of the catalog.
    Assignment {
        /// The role.
        role: Text,
        /// The title of who holds it.
        holder: Text,
        /// For one system only.
        #[serde(default)]
        system: Option<Text>,
    }

    /// `[[contract]]`: a promise to somebody, because of which provisions are met.
    Contract {
        /// Its name.
        title: Text,
        /// With whom.
        party: Text,
        /// Full ids of what it asks for.
        provisions: Vec<Text>,
        /// For one system only.
        #[serde(default)]
        system: Option<Text>,
    }

    /// `[[control]]`: a control of the organisation's own, beside those of the annexes.
    Control {
        /// As the organisation counts.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What is done; Markdown.
        text: Text,
        /// Why it was added.
        reason: Text,
        /// Why it is in: `risk`, `legal`, `contractual`, `good-practice`.
        justification: Vec<Text>,
        /// `implemented`, `partial`, `planned` or `not-started`.
        state: Text,
        /// The role that answers for it.
        owner: Text,
        /// Full ids of provisions that it supports.
        #[serde(default)]
        provisions: Vec<Text>,
        /// For one system only.
        #[serde(default)]
        system: Option<Text>,
    }

    /// `[risk-criteria]`: how risks are rated.
    RiskCriteria {
        /// Words for likelihood, from the lowest.
        likelihood: Vec<Text>,
        /// Words for consequence, from the lowest.
        consequence: Vec<Text>,
        /// Words for the level of a risk, from the lowest.
        levels: Vec<Text>,
        /// A row of levels for each likelihood, with a column for each consequence.
        matrix: Vec<Vec<Text>>,
        /// The highest level that may be retained without further treatment.
        acceptable: Text,
        /// The currency of losses.
        #[serde(default)]
        currency: Option<String>,
    }

    /// `[[risk]]`: one risk.
    Risk {
        /// As the organisation counts.
        id: Text,
        /// Name for readers.
        title: Text,
        /// Cause, event, consequence; Markdown.
        description: Text,
        /// The system; the whole organisation where none is named.
        #[serde(default)]
        system: Option<Text>,
        /// What it is about.
        #[serde(default)]
        themes: Vec<Text>,
        /// Before treatment, in the words of the criteria.
        likelihood: Text,
        /// Before treatment, in the words of the criteria.
        consequence: Text,
        /// `reduce`, `avoid`, `share` or `retain`.
        treatment: Text,
        /// How it is treated; Markdown.
        plan: Text,
        /// Full ids of the provisions that treat it.
        #[serde(default)]
        controls: Vec<Text>,
        /// After treatment.
        residual_likelihood: Text,
        /// After treatment.
        residual_consequence: Text,
        /// The role that answers for it.
        owner: Text,
        /// The day by which it is looked at again.
        review: Day,
        /// The role that has approved what is left of it.
        #[serde(default)]
        approver: Option<Text>,
        /// When; both or neither.
        #[serde(default)]
        approved: Option<Day>,
        /// ARO: events a year.
        #[serde(default)]
        annual_rate: Option<f64>,
        /// AV: what is at stake, in the currency of the criteria.
        #[serde(default)]
        asset_value: Option<f64>,
        /// EF: the share of it that one event destroys, 0 to 1.
        #[serde(default)]
        exposure: Option<f64>,
    }

    /// `[[threshold]]`: limits in the place of a metric's default.
    Threshold {
        /// The metric.
        metric: Text,
        /// The system; every system where none is named.
        #[serde(default)]
        system: Option<Text>,
        /// The least value that is in order.
        #[serde(default)]
        at_least: Option<f64>,
        /// The greatest value that is in order.
        #[serde(default)]
        at_most: Option<f64>,
        /// Why these.
        reason: Text,
    }

    /// `[[measurement]]`: one measured value. Written by `crosswalk evidence add`.
    Measurement {
        /// What was measured.
        metric: Text,
        /// Of which system.
        system: Text,
        /// The value.
        value: f64,
        /// When.
        measured: Day,
        /// Of which part of the data; all of it where none is named.
        #[serde(default)]
        subset: Option<String>,
        /// The file that it was read from, from the folder of the scope.
        #[serde(default)]
        location: Option<Text>,
        /// The reader that read it.
        #[serde(default)]
        reader: Option<String>,
        /// Digest of that file.
        #[serde(default)]
        sha256: Option<Text>,
    }

    /// `[[record]]`: a record of the management system.
    Record {
        /// As the organisation counts.
        id: Text,
        /// `internal-audit`, `management-review`, `nonconformity`, `corrective-action`, `committee-meeting`, `incident` or
        /// `complaint`.
        kind: Text,
        /// Name for readers.
        title: Text,
        /// When it was held or opened.
        date: Day,
        /// By when it is to be done.
        #[serde(default)]
        due: Option<Day>,
        /// When it was done.
        #[serde(default)]
        closed: Option<Day>,
        /// The role that answers for it.
        owner: Text,
        /// Full ids of what it is about.
        #[serde(default)]
        provisions: Vec<Text>,
        /// The system; the whole organisation where none is named.
        #[serde(default)]
        system: Option<Text>,
        /// The record that it comes from.
        #[serde(default)]
        follows: Option<Text>,
        /// What was found or decided; Markdown.
        outcome: Text,
    }

    /// `[[phase]]`: when a phase of the programme is planned.
    Phase {
        /// `foundation`, `planning`, `enablement`, `execution`, `evaluation` or `improvement`.
        id: Text,
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
        /// The role that answers for it.
        owner: Text,
    }
}
