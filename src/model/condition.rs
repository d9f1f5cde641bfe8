//! Conditions over attributes, as meant: what remains of a `when` expression once it is understood.

use std::sync::Arc;

use super::{AnswerId, AttributeId, Date, Origin, Reply};

/// A condition with the text that it was written as.
#[derive(Clone, Debug)]
pub struct When {
    /// As written.
    pub text: String,
    /// As meant, over attributes that a scope answers: what rules derive is spelt out.
    pub condition: Condition,
    /// Attributes that the text itself names, without derived ones.
    pub named: Vec<AttributeId>,
    /// Derived attributes that the text names, each with the answers asked for.
    pub derived: Vec<(AttributeId, AnswerId)>,
    /// Where it was written.
    pub origin: Origin,
}

/// What a condition asks of the reply to one attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// The answer is given (or, where many may hold, is among those given).
    Is(AnswerId),
    /// The day given lies before this one.
    Before(Date),
}

impl Test {
    /// Whether a reply passes.
    pub fn passed_by(&self, reply: &Reply) -> bool {
        match (self, reply) {
            (Self::Is(answer), Reply::Chosen(given)) => given.contains(answer),
            (Self::Before(day), Reply::Day(given)) => given < day,
            (Self::Is(_), Reply::Day(_)) | (Self::Before(_), Reply::Chosen(_)) => false,
        }
    }
}

/// A truth function over the replies to attributes. Nothing else can be said: no calls, no arithmetic, no text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The same for everybody.
    Constant(bool),
    /// The reply to the attribute passes.
    Holds(AttributeId, Test),
    /// It does not hold.
    Not(Box<Condition>),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// The same condition, which others hold too: what rules derive is spelt out in many places.
    Shared(Arc<Condition>),
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

    /// What it asks of the reply to an attribute, each test once, in order of first mention.
    pub fn tests_of(&self, attribute: &AttributeId) -> Vec<&Test> {
        let mut found = Vec::new();
        self.visit(&mut |asked, test| {
            if asked == attribute && !found.contains(&test) {
                found.push(test);
            }
        });
        found
    }

    /// How many tests it consists of.
    pub fn size(&self) -> usize {
        let mut size = 0;
        self.visit(&mut |_, _| size += 1);
        size
    }

    /// Every test, in the order of the text.
    fn visit<'a>(&'a self, see: &mut impl FnMut(&'a AttributeId, &'a Test)) {
        match self {
            Self::Constant(_) => {}
            Self::Holds(attribute, test) => see(attribute, test),
            Self::Not(inner) => inner.visit(see),
            Self::Shared(inner) => inner.visit(see),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(see);
                }
            }
        }
    }
}
