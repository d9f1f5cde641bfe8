//! Problems as data: what is wrong, where, why, and what to do next.
//!
//! In: nothing but the vocabulary. Out: [`Diagnostics`], in one order, without twins. Deliberately missing: printing,
//! colours, exit codes (see `cli::report`), and any wording of a particular problem (see the `diags.rs` files and the
//! rule files of `check`).

mod code;
mod sources;
mod suggest;

pub use code::Code;
pub use sources::{Position, SourceFile, Sources};
pub use suggest::{did_you_mean, fold, list, nearest};

use crate::model::Origin;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built until it is mended.
    Error,
    /// The result stands; somebody should look.
    Warning,
}

impl Severity {
    /// The word in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place and what it has to do with the problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub origin: Origin,
    /// Why here; may be empty on the main place.
    pub text: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which sort of problem.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// The fact: lower case, no full stop, names in backticks.
    pub title: String,
    /// The place, if the problem has one.
    pub main: Option<Label>,
    /// Other lines that make it wrong.
    pub others: Vec<Label>,
    /// The next action.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem at a place, with the severity that its code has by default.
    pub fn at(code: Code, origin: Origin, title: impl Into<String>) -> Self {
        let main = Some(Label { origin, text: String::new() });
        Self { main, ..Self::anywhere(code, title) }
    }

    /// A problem of the whole workspace.
    pub fn anywhere(code: Code, title: impl Into<String>) -> Self {
        let severity = code.severity();
        Self { code, severity, title: title.into(), main: None, others: Vec::new(), help: None }
    }

    /// Why here.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(main) = &mut self.main {
            main.text = text.into();
        }
        self
    }

    /// Another line that makes it wrong.
    #[must_use]
    pub fn also(mut self, origin: Origin, text: impl Into<String>) -> Self {
        self.others.push(Label { origin, text: text.into() });
        self
    }

    /// The next action.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The next action, if there is one to name.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text;
        self
    }

    fn order(&self) -> (Option<Origin>, Code, &str) {
        (self.main.as_ref().map(|label| label.origin), self.code, &self.title)
    }
}

/// The problems of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds those of another stage.
    pub fn extend(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Whether any of them stops a build.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many of them have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them by file, position and code, without twins.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.order().cmp(&b.order()));
        self.found.dedup();
        self.found
    }
}
