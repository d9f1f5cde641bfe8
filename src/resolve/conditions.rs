//! Conditions: the expression syntax of `minijinja`, understood as a truth function over declared attributes.
//!
//! The library parses; everything that its tree can say beyond comparisons of attributes with answers is refused here,
//! with the place inside the condition. So no template is ever run for a condition, and evaluation cannot fail.

use minijinja::machinery::{Span, ast, parse_expr};

use super::{Resolver, VOCABULARY, diags};
use crate::load::raw::{self, Text};
use crate::model::{
    AnswerId, Attribute, AttributeId, Choice, Condition, Date, FileId, Level, Origin, Subject, Test, When,
};

/// Longer texts are refused unread: the parser recurses on nested operators.
const MOST_CHARACTERS: usize = 2_000;
/// A condition with more comparisons, derived attributes spelt out, is refused: nobody could check it by reading.
const MOST_COMPARISONS: usize = 1_000;

impl Resolver<'_> {
    /// The condition, if all of it can be understood.
    pub(super) fn when(&mut self, file: FileId, text: &Text, level: Level) -> Option<When> {
        let origin = raw::place(file, text);
        let source = text.get_ref();
        if source.chars().count() > MOST_CHARACTERS {
            self.out.push(diags::condition_too_long(origin, MOST_CHARACTERS));
            return None;
        }
        let whole = &self.sources.file(file).text[origin.start..origin.end];
        let places =
            Places { origin, exact: whole.get(1..whole.len().saturating_sub(1)) == Some(source.as_str()) };
        let tree = match parse_expr(source) {
            Ok(tree) => tree,
            Err(error) => {
                let place = error.range().map_or(origin, |range| places.bytes(range.start, range.end));
                let detail = error.detail().unwrap_or("it cannot be read").to_owned();
                self.out.push(diags::condition_unreadable(place, &detail));
                return None;
            }
        };
        let mut reading = Reading { places, level, named: Vec::new(), derived: Vec::new() };
        let condition = self.condition(&tree, &mut reading)?;
        if condition.size() > MOST_COMPARISONS {
            self.out.push(diags::condition_too_wide(origin, MOST_COMPARISONS));
            return None;
        }
        let Reading { named, derived, .. } = reading;
        Some(When { text: source.clone(), condition, named, derived, origin })
    }

    fn condition(&mut self, tree: &ast::Expr<'_>, reading: &mut Reading) -> Option<Condition> {
        match tree {
            ast::Expr::UnaryOp(op) if matches!(op.op, ast::UnaryOpKind::Not) => {
                Some(Condition::Not(Box::new(self.condition(&op.expr, reading)?)))
            }
            ast::Expr::BinOp(op) => match op.op {
                // Both sides are read even if one is wrong, so that both are reported.
                ast::BinOpKind::ScAnd => {
                    let sides = (self.condition(&op.left, reading), self.condition(&op.right, reading));
                    Some(Condition::All(vec![sides.0?, sides.1?]))
                }
                ast::BinOpKind::ScOr => {
                    let sides = (self.condition(&op.left, reading), self.condition(&op.right, reading));
                    Some(Condition::Any(vec![sides.0?, sides.1?]))
                }
                ast::BinOpKind::Eq => self.comparison(&op.left, &op.right, reading),
                ast::BinOpKind::Ne => {
                    let same = self.comparison(&op.left, &op.right, reading)?;
                    Some(Condition::Not(Box::new(same)))
                }
                ast::BinOpKind::Lt => self.before(&op.left, &op.right, reading),
                ast::BinOpKind::Gte => {
                    let before = self.before(&op.left, &op.right, reading)?;
                    Some(Condition::Not(Box::new(before)))
                }
                ast::BinOpKind::In => self.membership(&op.left, &op.right, reading),
                _ => self.refuse(tree, reading, "this operator has no meaning in a condition"),
            },
            ast::Expr::Compare(_) => {
                self.refuse(tree, reading, "comparisons cannot be chained; join them with `and`")
            }
            ast::Expr::Const(constant) => match bool::try_from(constant.value.clone()) {
                Ok(value) => Some(Condition::Constant(value)),
                Err(_) => self.refuse(
                    tree,
                    reading,
                    "an answer alone is no condition; compare an attribute with it",
                ),
            },
            ast::Expr::GetAttr(_) => {
                self.refuse(tree, reading, "an attribute alone is no condition; compare it with an answer")
            }
            _ => self.refuse(tree, reading, "conditions only compare attributes with answers"),
        }
    }

    /// `attribute == 'answer'`
    fn comparison(
        &mut self,
        left: &ast::Expr<'_>,
        right: &ast::Expr<'_>,
        reading: &mut Reading,
    ) -> Option<Condition> {
        let attribute = self.attribute_at(left, reading);
        let attribute = attribute?;
        if attribute.choice == Choice::Many {
            let help = format!("many answers may hold; write `'…' in {}`", attribute.id);
            self.out.push(
                diags::condition_refused(
                    reading.places.of(left),
                    "an attribute with many answers is compared",
                )
                .help(help),
            );
            return None;
        }
        if attribute.choice == Choice::Day {
            return self.refuse(left, reading, "a day is compared with `<` or `>=`");
        }
        let answer = self.answer_at(right, reading, &attribute)?;
        self.is(right, &attribute, answer, reading)
    }

    /// `'answer' in attribute`, or `attribute in ['answer', …]`
    fn membership(
        &mut self,
        left: &ast::Expr<'_>,
        right: &ast::Expr<'_>,
        reading: &mut Reading,
    ) -> Option<Condition> {
        if let ast::Expr::List(list) = right {
            let attribute = self.attribute_at(left, reading)?;
            let mut either = Vec::new();
            let mut understood = true;
            for item in &list.items {
                let answer = self.answer_at(item, reading, &attribute);
                let is = answer.and_then(|answer| self.is(item, &attribute, answer, reading));
                understood &= is.is_some();
                either.extend(is);
            }
            return understood.then_some(Condition::Any(either));
        }
        let attribute = self.attribute_at(right, reading)?;
        if attribute.choice != Choice::Many {
            let help = format!("one answer holds; write `{} == '…'`", attribute.id);
            self.out.push(
                diags::condition_refused(
                    reading.places.of(right),
                    "an attribute with one answer is searched",
                )
                .help(help),
            );
            return None;
        }
        let answer = self.answer_at(left, reading, &attribute)?;
        self.is(left, &attribute, answer, reading)
    }

    fn attribute_at(&mut self, tree: &ast::Expr<'_>, reading: &mut Reading) -> Option<Attribute> {
        let ast::Expr::GetAttr(access) = tree else {
            return self.refuse(tree, reading, "an attribute belongs here, such as `system.role`");
        };
        let ast::Expr::Var(subject) = &access.expr else {
            return self.refuse(tree, reading, "attributes have two parts, such as `system.role`");
        };
        let name = format!("{}.{}", subject.id, access.name);
        let found = name.parse::<AttributeId>().ok().and_then(|id| self.catalog.attribute(&id).cloned());
        let Some(attribute) = found else {
            let known: Vec<_> = self.catalog.attributes.iter().map(|a| a.id.as_str()).collect();
            let diagnostic = diags::unknown_attribute(reading.places.of(tree), &name, &known);
            self.unknown(VOCABULARY, diagnostic);
            return None;
        };
        if reading.level == Level::Organisation && attribute.id.subject() == Subject::System {
            self.out.push(diags::system_question_of_organisation(reading.places.of(tree), &name));
            return None;
        }
        if !attribute.derived && !reading.named.contains(&attribute.id) {
            reading.named.push(attribute.id.clone());
        }
        Some(attribute)
    }

    /// The attribute has that answer; of a derived one, what the rules say about it is put in its place.
    fn is(
        &mut self,
        tree: &ast::Expr<'_>,
        attribute: &Attribute,
        answer: AnswerId,
        reading: &mut Reading,
    ) -> Option<Condition> {
        if !attribute.derived {
            return Some(Condition::Holds(attribute.id.clone(), Test::Is(answer)));
        }
        let key = (attribute.id.clone(), answer);
        let Some(ways) = self.derivations.get(&key).cloned() else {
            self.out.push(diags::not_derived_yet(reading.places.of(tree), &key.0, &key.1));
            return None;
        };
        if !reading.derived.contains(&key) {
            reading.derived.push(key);
        }
        Some(Condition::Any(ways))
    }

    /// `attribute < '2027-12-02'`
    fn before(
        &mut self,
        left: &ast::Expr<'_>,
        right: &ast::Expr<'_>,
        reading: &mut Reading,
    ) -> Option<Condition> {
        let attribute = self.attribute_at(left, reading)?;
        if attribute.choice != Choice::Day {
            return self.refuse(left, reading, "only attributes that are answered with a day have an order");
        }
        let day: Option<Date> = match right {
            ast::Expr::Const(constant) => constant.value.as_str().and_then(|text| text.parse().ok()),
            _ => None,
        };
        let Some(day) = day else {
            return self.refuse(right, reading, "a day in quotes belongs here, such as `'2027-12-02'`");
        };
        Some(Condition::Holds(attribute.id, Test::Before(day)))
    }

    fn answer_at(
        &mut self,
        tree: &ast::Expr<'_>,
        reading: &Reading,
        attribute: &Attribute,
    ) -> Option<AnswerId> {
        let constant = match tree {
            ast::Expr::Const(constant) => constant.value.as_str().map(str::to_owned),
            _ => None,
        };
        let Some(text) = constant else {
            return self.refuse(tree, reading, "an answer in quotes belongs here");
        };
        let found = attribute.answer(&text).map(|answer| answer.id.clone());
        if found.is_none() {
            self.out.push(diags::unknown_answer(reading.places.of(tree), attribute, &text));
        }
        found
    }

    fn refuse<T>(&mut self, tree: &ast::Expr<'_>, reading: &Reading, why: &str) -> Option<T> {
        self.out.push(diags::condition_refused(reading.places.of(tree), why));
        None
    }
}

/// What is known while one condition is read.
struct Reading {
    places: Places,
    level: Level,
    /// Attributes that scopes answer, as named in the text.
    named: Vec<AttributeId>,
    /// Derived ones, with the answers asked for.
    derived: Vec<(AttributeId, AnswerId)>,
}

/// From places in a condition to places in the file.
struct Places {
    origin: Origin,
    /// The value is written without escapes, so that bytes can be counted through.
    exact: bool,
}

impl Places {
    fn of(&self, tree: &ast::Expr<'_>) -> Origin {
        let Span { start_offset, end_offset, .. } = tree.span();
        self.bytes(start_offset as usize, end_offset as usize)
    }

    fn bytes(&self, start: usize, end: usize) -> Origin {
        let first = self.origin.start + 1;
        let last = self.origin.end - 1;
        if self.exact && start < end && first + end <= last {
            Origin { start: first + start, end: first + end, ..self.origin }
        } else {
            self.origin
        }
    }
}
