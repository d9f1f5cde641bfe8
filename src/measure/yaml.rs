//! YAML, as far as front matter needs it: maps, lists and plain values. Anchors and tags are refused, so that no text can
//! grow when it is read.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::node::{Any, DEEPEST, Node};
use super::problem::{Place, Problem};

/// Reads a text as one document that begins on the line given.
pub(super) fn parse(text: &str, first_line: usize) -> Result<Node, Problem> {
    let mut reader = Reader { parser: Parser::new_from_str(text), above: first_line - 1 };
    loop {
        let (event, place) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::StreamEnd | Event::DocumentEnd => {
                return Err(Problem::at(place, "the front matter is empty", "`model-index`"));
            }
            event => return reader.node(event, place, 0),
        }
    }
}

struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    above: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Place), Problem> {
        let end = || Problem::new("the front matter ends too early", "`---` on a line of its own");
        let (event, span) = self.parser.next_event().ok_or_else(end)?.map_err(|error| self.wrong(&error))?;
        Ok((event, self.place(&span)))
    }

    fn place(&self, span: &Span) -> Place {
        Place { line: span.start.line() + self.above, column: span.start.col() + 1 }
    }

    fn wrong(&self, error: &ScanError) -> Problem {
        let place = Place { line: error.marker().line() + self.above, column: error.marker().col() + 1 };
        Problem::at(place, format!("this is no YAML: {}", error.info()), "YAML front matter")
    }

    fn node(&mut self, event: Event<'t>, place: Place, depth: usize) -> Result<Node, Problem> {
        if depth > DEEPEST {
            let what = format!("values lie more than {DEEPEST} deep in each other");
            return Err(Problem::at(place, what, "a file as the tool writes it"));
        }
        let value = match event {
            Event::Scalar(text, style, 0, None) => scalar(&text, style),
            Event::SequenceStart(0, None) => self.list(depth)?,
            Event::MappingStart(0, None) => self.map(depth)?,
            _ => return Err(Problem::at(place, "anchors, aliases and tags are not read", "plain values")),
        };
        Ok(Node { place, value })
    }

    fn list(&mut self, depth: usize) -> Result<Any, Problem> {
        let mut entries = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Any::List(entries)),
                (event, place) => entries.push(self.node(event, place, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Any, Problem> {
        let (mut entries, mut keys) = (Vec::new(), BTreeSet::new());
        loop {
            let (event, place) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok(Any::Map(entries)),
                Event::Scalar(text, _, 0, None) => text.into_owned(),
                _ => return Err(Problem::at(place, "this is no key", "a word as key")),
            };
            if !keys.insert(key.clone()) {
                let what = format!("the key `{key}` stands twice in one map");
                return Err(Problem::at(place, what, "each key once"));
            }
            let (event, place) = self.next()?;
            entries.push((key, self.node(event, place, depth + 1)?));
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Any {
    if style != ScalarStyle::Plain {
        return Any::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Any::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Any::Bool,
        ".nan" | ".NaN" | ".NAN" => Any::Number(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" => Any::Number(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Any::Number(f64::NEG_INFINITY),
        _ => {
            let numeric = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
            match text.parse().ok().filter(|_| numeric) {
                Some(number) => Any::Number(number),
                None => Any::Text(text.to_owned()),
            }
        }
    }
}
