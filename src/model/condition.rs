//! Conditions over attributes, as meant: what remains of a `when` expression once it is understood.

use super::{AnswerId, AttributeId, Origin};

/// A condition with the text that it was written as.
#[derive(Clone, Debug)]
pub struct When {
    /// As written.
    pub text: String,
    /// As meant.
    pub condition: Condition,
    /// Where it was written.
    pub origin: Origin,
}

/// A truth function over the answers of attributes. Nothing else can be said: no calls, no arithmetic, no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The same for everybody.
    Constant(bool),
    /// The answer is given (or, where many may hold, is among those given).
    Is(AttributeId, AnswerId),
    /// It does not hold.
    Not(Box<Condition>),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// Every attribute that it mentions, each once, in order of first mention.
    pub fn attributes(&self) -> Vec<&AttributeId> {
        let mut found = Vec::new();
        self.visit(&mut |asked, _| {
            if !found.contains(&asked) {
                found.push(asked);
            }
        });
        found
    }

    /// The answers to an attribute that it mentions, each once, in order of first mention.
    pub fn answers_to(&self, attribute: &AttributeId) -> Vec<&AnswerId> {
        let mut found = Vec::new();
        self.visit(&mut |asked, answer| {
            if asked == attribute && !found.contains(&answer) {
                found.push(answer);
            }
        });
        found
    }

    /// Every comparison, in the order of the text.
    fn visit<'a>(&'a self, see: &mut impl FnMut(&'a AttributeId, &'a AnswerId)) {
        match self {
            Self::Constant(_) => {}
            Self::Is(attribute, answer) => see(attribute, answer),
            Self::Not(inner) => inner.visit(see),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(see);
                }
            }
        }
    }
}
