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
        /// Answers that it rested on, as they were on that day.
        #[serde(default)]
        facts: BTreeMap<Text, Given>,
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
        /// By when it is to be implemented.
        #[serde(default)]
        due: Option<Day>,
    }

    /// `[[evidence]]`: what proves an implementation.
    Evidence {
        /// What it is.
        title: Text,
        /// Where it is kept: an address, the number of a ticket, or a path from the folder of the scope. With `sha256` it is
        /// such a path, and the file is read to see whether it is still the same.
        location: Text,
        /// When it was collected.
        collected: Day,
        /// What kind it is; see the vocabulary.
        #[serde(default)]
        kind: Option<Text>,
        /// The last day on which it counts; where it is left out, the kind tells.
        #[serde(default)]
        valid_until: Option<Day>,
        /// Digest of the file at `location`, in hexadecimal.
        #[serde(default)]
        sha256: Option<Text>,
        /// Tasks that it shows to be done.
        #[serde(default)]
        tasks: Vec<Text>,
        /// Full ids of what it proves.
        provisions: Vec<Text>,
        /// The system; the whole organisation where none is named.
        #[serde(default)]
        system: Option<Text>,
    }
}
