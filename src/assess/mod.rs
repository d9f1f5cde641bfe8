//! What applies to an organisation and to each of its AI systems, from when, and why.
//!
//! In: the graph, one scope and a day. Out: an [`Assessment`], which tells for every provision of the editions in scope a
//! verdict with rule, reason and facts. Deliberately missing: wording for pages (see `view`), and any default: what cannot be
//! told is [`Verdict::Undetermined`], with the questions that would tell it.

mod assessment;
mod classes;
mod decisions;
mod diags;
mod documents;
mod evidence;
mod facts;
mod gate;
mod kept;
mod measured;
mod programme;
mod progress;
mod readiness;
mod records;
mod risks;
mod start;
mod tasks;
mod truth;

pub use assessment::{Assessment, assess, assess_for};
pub use classes::{Class, classes};
pub use documents::{CalledDocument, Holding, documents};
pub use evidence::{Standing, standing};
pub use gate::{Ban, Coming, DueTask, Gate, Lack, Outcome, Proof, gate};
pub use kept::{Expected, KeptRecord, RecordState, expected, records};
pub use measured::{Reading, Trouble, judge, latest, limits};
pub use programme::{PhaseTask, PhaseWork, programme};
pub use progress::{Progress, recorded};
pub use readiness::{AreaCounts, Counted, CyclePhase, areas, cycle, standards};
pub use risks::{RatedRisk, RiskTrouble, Score, Treating, risks};
pub use start::Start;
pub use tasks::{AskedTask, Depth, Tasks, depth};
pub use truth::{Truth, truth};

use crate::diag::Diagnostics;
use crate::graph::Graph;
use crate::model::{
    Answers, Application, AttributeId, Catalog, Date, Decision, Evidence, Implementation, Provision, Scope,
    System, SystemId,
};

/// Whether a provision applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does.
    Applies,
    /// It does not, for a reason that was checked.
    Excluded,
    /// It depends on a question that nobody has answered.
    Undetermined,
}

impl Verdict {
    /// What a condition that came out like this means; `None` where it is open.
    const fn of(outcome: Option<bool>) -> Self {
        match outcome {
            Some(true) => Self::Applies,
            Some(false) => Self::Excluded,
            None => Self::Undetermined,
        }
    }

    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applies => "applies",
            Self::Excluded => "excluded",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A given answer that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The system that it is about; none for the organisation.
    pub system: Option<SystemId>,
    /// What was asked.
    pub attribute: AttributeId,
    /// What was answered; empty where none of the answers holds.
    pub answers: Vec<String>,
}

/// A question on which a verdict depends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// The system that it is about; none for the organisation.
    pub system: Option<SystemId>,
    /// What to answer.
    pub attribute: AttributeId,
}

/// What decided.
#[derive(Clone, Copy)]
pub enum Ground<'c> {
    /// An applicability rule of the catalog.
    Rule(&'c Application),
    /// A decision of the organisation against that rule.
    Decision(&'c Decision, &'c Application),
}

/// A verdict on one provision, for one system or for the organisation.
#[derive(Clone)]
pub struct Finding<'c> {
    /// The provision.
    pub provision: &'c Provision,
    /// The verdict.
    pub verdict: Verdict,
    /// What decided.
    pub ground: Ground<'c>,
    /// The system that it is about; none for the organisation.
    pub system: Option<&'c System>,
    /// Who is assessed.
    pub scope: &'c Scope,
    /// From when the provision applies; none where no day is known, so that it applies already.
    pub start: Option<Start<'c>>,
}

impl Finding<'_> {
    /// Open questions on which it depends, where it is undetermined.
    pub fn questions(&self, catalog: &Catalog) -> Vec<Question> {
        let Ground::Rule(Application { when: Some(when), .. }) = self.ground else { return Vec::new() };
        match self.verdict {
            Verdict::Applies | Verdict::Excluded => Vec::new(),
            Verdict::Undetermined => match truth(&when.condition, &answers(self.scope, self.system), catalog)
            {
                Truth::Open(open) => facts::questions(&open, self.system),
                Truth::True | Truth::False => Vec::new(),
            },
        }
    }

    /// Whether the provision is in application on a day.
    pub fn in_application(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start.day.from <= day)
    }
}

/// A verdict for the organisation as a whole, made of one finding or of one per system.
#[derive(Clone)]
pub struct Overall<'c> {
    /// The provision.
    pub provision: &'c Provision,
    /// It applies if it applies anywhere; it is excluded only if it is excluded everywhere. Without any system, what is
    /// asked of systems is undetermined.
    pub verdict: Verdict,
    /// The rule that decides, or that decisions go against.
    pub rule: &'c Application,
    /// The organisation's own finding, where the rule asks it once.
    pub own: Option<Finding<'c>>,
    /// The findings of the systems, where the rule asks each of them.
    pub systems: Vec<(&'c System, Finding<'c>)>,
    /// How far it is implemented: the organisation's own record first, then those of systems.
    pub implementations: Vec<&'c Implementation>,
    /// What proves it.
    pub evidence: Vec<&'c Evidence>,
}

impl Overall<'_> {
    /// The same for one system: its own finding, and the records that concern it.
    #[must_use]
    pub fn narrowed_to(mut self, system: &System) -> Self {
        let concerns = |of: Option<&SystemId>| of.is_none_or(|id| *id == system.id);
        self.systems.retain(|(other, _)| other.id == system.id);
        self.verdict = self.systems.first().map_or(self.verdict, |(_, finding)| finding.verdict);
        self.implementations.retain(|record| concerns(record.system.as_ref()));
        self.evidence.retain(|record| concerns(record.system.as_ref()));
        self
    }
}

/// What a scope says that cannot stand, or has no effect: decisions against requirements or against each other, decisions
/// that go where the rules go anyway or whose facts have changed, records that no document would show, lost evidence, risks that
/// contradict themselves or the verdicts.
pub fn check(graph: &Graph<'_>, scope: &Scope) -> Diagnostics {
    let mut out = Diagnostics::default();
    records::check(graph, scope, &mut out);
    decisions::check(graph, scope, &mut out);
    evidence::check(scope, &mut out);
    risks::check(graph, scope, &mut out);
    out
}

/// What the organisation answers, and the system beside it.
fn answers(scope: &Scope, system: Option<&System>) -> Answers {
    let mut answers = scope.organisation.answers.clone();
    answers.extend(system.iter().flat_map(|system| system.answers.clone()));
    answers
}
