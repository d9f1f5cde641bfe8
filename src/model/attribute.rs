//! Questions that a scope answers, and the lifecycle stages.

use super::closed::closed;
use super::{AnswerId, AttributeId, Origin, StageId};

closed! {
    /// What an attribute can be answered with: how many answers of its set, or a day.
    pub enum Choice {
        /// Exactly one.
        One = "one",
        /// Any number, also none.
        Many = "many",
        /// No set: the answer is a day.
        Day = "day",
    }
}

/// A declared question with a closed set of answers.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// `system.role`.
    pub id: AttributeId,
    /// The question.
    pub question: String,
    /// How to answer it; Markdown.
    pub help: String,
    /// How many answers may hold.
    pub choice: Choice,
    /// It is not asked: classification rules answer it.
    pub derived: bool,
    /// The closed set, in the order of declaration.
    pub answers: Vec<Answer>,
    /// Where it was declared.
    pub origin: Origin,
}

impl Attribute {
    /// The declared answer of that name.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.id.as_str() == id)
    }
}

/// One answer of an attribute's closed set.
#[derive(Clone, Debug)]
pub struct Answer {
    /// `in-house`.
    pub id: AnswerId,
    /// Wording for readers.
    pub label: String,
}

/// A stage in the life of an AI system.
#[derive(Clone, Debug)]
pub struct Stage {
    /// `validate`.
    pub id: StageId,
    /// Name for readers.
    pub title: String,
    /// What happens in it.
    pub text: String,
    /// Where it was declared.
    pub origin: Origin,
}
