//! Rows of a scope.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Day, Given, Text, rows};

rows! {
    /// `[organisation]`: who the scope is about.
    Organisation {
        /// In kebab case.
        id: Text,
        /// Name for readers.
        name: Text,
        /// What it does; Markdown.
        #[serde(default)]
        about: Option<String>,
        /// What its AI management system covers.
        boundary: Text,
        /// Editions that it works to.
        frameworks: Vec<Text>,
        /// Version of its statement of applicability.
        statement_version: Text,
        /// The day on which the facts were true.
        statement_date: Day,
        /// The role that approves the statement.
        statement_approver: Text,
        /// Answers to `organisation.…` questions.
        #[serde(default)]
        answers: BTreeMap<Text, Given>,
    }

    /// `[[system]]`: one AI system.
    System {
        /// In kebab case.
        id: Text,
        /// Name for readers.
        name: Text,
        /// What it is for; Markdown.
        purpose: Text,
        /// The role that answers for it.
        owner: Text,
        /// Answers to `system.…` questions.
        #[serde(default)]
        answers: BTreeMap<Text, Given>,
    }

    /// `[[decision]]`: the organisation goes against a rule.
    Decision {
        /// Full id; stands for itself and all below it.
        provision: Text,
        /// The system; the whole organisation where none is named.
        #[serde(default)]
        system: Option<Text>,
        /// `applies` or `excluded`.
        verdict: Text,
        /// Why.
        reason: Text,
        /// The role that approved it.
        approver: Text,
        /// When.
        date: Day,
    }

    /// `[[implementation]]`: how far a provision is implemented.
    Implementation {
        /// Full id.
        provision: Text,
        /// The system; the whole organisation where none is named.
        #[serde(default)]
        system: Option<Text>,
        /// `implemented`, `partial`, `planned` or `not-started`.
        state: Text,
        /// The role that answers for it.
        owner: Text,
        /// What is done, and what is left; Markdown.
        #[serde(default)]
        note: Option<String>,
    }

    /// `[[evidence]]`: what proves an implementation.
    Evidence {
        /// What it is.
        title: Text,
        /// Where it is kept; shown, never opened.
        location: Text,
        /// When it was collected.
        collected: Day,
        /// Full ids of what it proves.
        provisions: Vec<Text>,
        /// The system; the whole organisation where none is named.
        #[serde(default)]
        system: Option<Text>,
    }
}
