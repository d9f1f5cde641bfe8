//! Conditions: the expression syntax of `minijinja`, understood as a truth function over declared attributes.
//!
//! The library parses; everything that its tree can say beyond comparisons of attributes with answers is refused here,
//! with the place inside the condition. So no template is ever run for a condition, and evaluation cannot fail.

use minijinja::machinery::{Span, ast, parse_expr};

use super::{Resolver, VOCABULARY, diags};
use crate::load::raw::{self, Text};
use crate::model::{
    AnswerId, Attribute, AttributeId, Choice, Condition, FileId, Level, Origin, Subject, When,
};

/// Longer texts are refused unread: the parser recurses on nested operators.
const MOST_CHARACTERS: usize = 2_000;
/// Exact evaluation tries every combination of answers that can make a difference; so many it may have to try.
const MOST_CASES: u64 = 65_536;

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
        let condition = self.condition(&tree, &places, level)?;
        let cases = self.cases(&condition);
        if cases > MOST_CASES {
            self.out.push(diags::condition_too_wide(origin, MOST_CASES));
            return None;
        }
        Some(When { text: source.clone(), condition, origin })
    }

    /// How many combinations of answers can make a difference.
    fn cases(&self, condition: &Condition) -> u64 {
        let of = |attribute: &AttributeId| {
            let mentioned = condition.answers_to(attribute).len();
            match self.catalog.attribute(attribute).map(|attribute| attribute.choice) {
                Some(Choice::Many) => u32::try_from(mentioned).ok().and_then(|bits| 2_u64.checked_pow(bits)),
                Some(Choice::One) | None => Some(mentioned as u64 + 1),
            }
        };
        let mut all = condition.attributes().into_iter().map(of);
        all.try_fold(1_u64, |product, cases| product.checked_mul(cases?)).unwrap_or(u64::MAX)
    }

    fn condition(&mut self, tree: &ast::Expr<'_>, places: &Places, level: Level) -> Option<Condition> {
        match tree {
            ast::Expr::UnaryOp(op) if matches!(op.op, ast::UnaryOpKind::Not) => {
                Some(Condition::Not(Box::new(self.condition(&op.expr, places, level)?)))
            }
            ast::Expr::BinOp(op) => match op.op {
                // Both sides are read even if one is wrong, so that both are reported.
                ast::BinOpKind::ScAnd => {
                    let sides =
                        (self.condition(&op.left, places, level), self.condition(&op.right, places, level));
                    Some(Condition::All(vec![sides.0?, sides.1?]))
                }
                ast::BinOpKind::ScOr => {
                    let sides =
                        (self.condition(&op.left, places, level), self.condition(&op.right, places, level));
                    Some(Condition::Any(vec![sides.0?, sides.1?]))
                }
                ast::BinOpKind::Eq => self.comparison(&op.left, &op.right, places, level),
                ast::BinOpKind::Ne => {
                    let same = self.comparison(&op.left, &op.right, places, level)?;
                    Some(Condition::Not(Box::new(same)))
                }
                ast::BinOpKind::In => self.membership(&op.left, &op.right, places, level),
                _ => self.refuse(tree, places, "this operator has no meaning in a condition"),
            },
            ast::Expr::Compare(_) => {
                self.refuse(tree, places, "comparisons cannot be chained; join them with `and`")
            }
            ast::Expr::Const(constant) => match bool::try_from(constant.value.clone()) {
                Ok(value) => Some(Condition::Constant(value)),
                Err(_) => {
                    self.refuse(tree, places, "an answer alone is no condition; compare an attribute with it")
                }
            },
            ast::Expr::GetAttr(_) => {
                self.refuse(tree, places, "an attribute alone is no condition; compare it with an answer")
            }
            _ => self.refuse(tree, places, "conditions only compare attributes with answers"),
        }
    }

    /// `attribute == 'answer'`
    fn comparison(
        &mut self,
        left: &ast::Expr<'_>,
        right: &ast::Expr<'_>,
        places: &Places,
        level: Level,
    ) -> Option<Condition> {
        let attribute = self.attribute_at(left, places, level);
        let attribute = attribute?;
        if attribute.choice == Choice::Many {
            let help = format!("many answers may hold; write `'…' in {}`", attribute.id);
            self.out.push(
                diags::condition_refused(places.of(left), "an attribute with many answers is compared")
                    .help(help),
            );
            return None;
        }
        let answer = self.answer_at(right, places, &attribute)?;
        Some(Condition::Is(attribute.id, answer))
    }

    /// `'answer' in attribute`, or `attribute in ['answer', …]`
    fn membership(
        &mut self,
        left: &ast::Expr<'_>,
        right: &ast::Expr<'_>,
        places: &Places,
        level: Level,
    ) -> Option<Condition> {
        if let ast::Expr::List(list) = right {
            let attribute = self.attribute_at(left, places, level)?;
            let answers: Vec<_> =
                list.items.iter().map(|item| self.answer_at(item, places, &attribute)).collect();
            let is = |answer: Option<AnswerId>| Some(Condition::Is(attribute.id.clone(), answer?));
            return Some(Condition::Any(answers.into_iter().map(is).collect::<Option<_>>()?));
        }
        let attribute = self.attribute_at(right, places, level)?;
        if attribute.choice == Choice::One {
            let help = format!("one answer holds; write `{} == '…'`", attribute.id);
            self.out.push(
                diags::condition_refused(places.of(right), "an attribute with one answer is searched")
                    .help(help),
            );
            return None;
        }
        let answer = self.answer_at(left, places, &attribute)?;
        Some(Condition::Is(attribute.id, answer))
    }

    fn attribute_at(&mut self, tree: &ast::Expr<'_>, places: &Places, level: Level) -> Option<Attribute> {
        let ast::Expr::GetAttr(access) = tree else {
            return self.refuse(tree, places, "an attribute belongs here, such as `system.role`");
        };
        let ast::Expr::Var(subject) = &access.expr else {
            return self.refuse(tree, places, "attributes have two parts, such as `system.role`");
        };
        let name = format!("{}.{}", subject.id, access.name);
        let found = name.parse::<AttributeId>().ok().and_then(|id| self.catalog.attribute(&id).cloned());
        let Some(attribute) = found else {
            let known: Vec<_> = self.catalog.attributes.iter().map(|a| a.id.as_str()).collect();
            let diagnostic = diags::unknown_attribute(places.of(tree), &name, &known);
            self.unknown(VOCABULARY, diagnostic);
            return None;
        };
        if level == Level::Organisation && attribute.id.subject() == Subject::System {
            self.out.push(diags::system_question_of_organisation(places.of(tree), &name));
            return None;
        }
        Some(attribute)
    }

    fn answer_at(
        &mut self,
        tree: &ast::Expr<'_>,
        places: &Places,
        attribute: &Attribute,
    ) -> Option<AnswerId> {
        let constant = match tree {
            ast::Expr::Const(constant) => constant.value.as_str().map(str::to_owned),
            _ => None,
        };
        let Some(text) = constant else {
            return self.refuse(tree, places, "an answer in quotes belongs here");
        };
        let found = attribute.answer(&text).map(|answer| answer.id.clone());
        if found.is_none() {
            self.out.push(diags::unknown_answer(places.of(tree), attribute, &text));
        }
        found
    }

    fn refuse<T>(&mut self, tree: &ast::Expr<'_>, places: &Places, why: &str) -> Option<T> {
        self.out.push(diags::condition_refused(places.of(tree), why));
        None
    }
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
