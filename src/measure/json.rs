//! JSON as tools write it: RFC 8259, and `NaN`, `Infinity` and `-Infinity`, which Python writes for numbers.
//!
//! A key that stands twice in an object is a mistake here: of two values, one would be lost without a word.

use std::collections::BTreeSet;

use super::node::{Any, DEEPEST, Node};
use super::problem::{Place, Problem};

/// Reads a text as one value.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let mut parser = Parser { text, at: 0, line: 1, line_start: 0 };
    let node = parser.value(0)?;
    parser.skip();
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.wrong("something follows the value", "the end of the file")),
    }
}

struct Parser<'t> {
    text: &'t str,
    /// The next byte; always the first of a letter.
    at: usize,
    /// The line that it is on, and where that begins.
    line: usize,
    line_start: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self) {
        while let Some(byte @ (b' ' | b'\t' | b'\n' | b'\r')) = self.peek() {
            self.at += 1;
            if byte == b'\n' {
                (self.line, self.line_start) = (self.line + 1, self.at);
            }
        }
    }

    fn place(&self) -> Place {
        Place { line: self.line, column: self.at - self.line_start + 1 }
    }

    fn wrong(&self, what: &str, expected: &str) -> Problem {
        let what = if self.at >= self.text.len() { "the file ends here" } else { what };
        Problem::at(self.place(), what, expected)
    }

    fn value(&mut self, depth: usize) -> Result<Node, Problem> {
        self.skip();
        let place = self.place();
        if depth > DEEPEST {
            let what = format!("values lie more than {DEEPEST} deep in each other");
            return Err(Problem::at(place, what, "a file as the tool writes it"));
        }
        let value = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Any::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { place, value })
    }

    fn object(&mut self, depth: usize) -> Result<Any, Problem> {
        let (mut entries, mut keys) = (Vec::new(), BTreeSet::new());
        self.at += 1;
        self.skip();
        if self.take(b'}') {
            return Ok(Any::Map(entries));
        }
        loop {
            self.skip();
            if self.peek() != Some(b'"') {
                return Err(self.wrong("this is no key", "a key in quotation marks"));
            }
            let place = self.place();
            let key = self.string()?;
            if !keys.insert(key.clone()) {
                let what = format!("the key `{key}` stands twice in one object");
                return Err(Problem::at(place, what, "each key once"));
            }
            self.skip();
            if !self.take(b':') {
                return Err(self.wrong("there is no colon", "`:` after the key"));
            }
            entries.push((key, self.value(depth + 1)?));
            self.skip();
            if self.take(b'}') {
                return Ok(Any::Map(entries));
            }
            if !self.take(b',') {
                return Err(self.wrong("the object goes on without a comma", "`,` or `}`"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Any, Problem> {
        let mut entries = Vec::new();
        self.at += 1;
        self.skip();
        if self.take(b']') {
            return Ok(Any::List(entries));
        }
        loop {
            entries.push(self.value(depth + 1)?);
            self.skip();
            if self.take(b']') {
                return Ok(Any::List(entries));
            }
            if !self.take(b',') {
                return Err(self.wrong("the list goes on without a comma", "`,` or `]`"));
            }
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn word(&mut self) -> Result<Any, Problem> {
        let words = [
            ("null", Any::Null),
            ("true", Any::Bool),
            ("false", Any::Bool),
            ("NaN", Any::Number(f64::NAN)),
            ("Infinity", Any::Number(f64::INFINITY)),
        ];
        for (word, value) in words {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.wrong("this is no value of JSON", "an object, a list, a text in quotation marks, a number"))
    }

    fn number(&mut self) -> Result<Any, Problem> {
        let rest = &self.text[self.at..];
        if rest.starts_with("-Infinity") {
            self.at += "-Infinity".len();
            return Ok(Any::Number(f64::NEG_INFINITY));
        }
        let length =
            rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
        let written = &rest[..length];
        match written.parse().ok().filter(|_| is_number(written)) {
            Some(number) => {
                self.at += length;
                Ok(Any::Number(number))
            }
            None => Err(self.wrong("this is no number of JSON", "a number such as `-0.25` or `2e-3`")),
        }
    }

    fn string(&mut self) -> Result<String, Problem> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
            text.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escaped()?),
                _ => return Err(self.wrong("the text does not end on its line", "a quotation mark")),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Problem> {
        let wrong = self.wrong("this is no escape of JSON", "`\\\"`, `\\\\`, `\\n`, `\\u00e4` or the like");
        let letter = self.text.as_bytes().get(self.at + 1).copied();
        self.at += 2;
        Ok(match letter {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'u') => {
                let first = self.unit().ok_or_else(|| wrong.clone())?;
                let second = (0xd800..0xdc00).contains(&first).then(|| {
                    let marked = self.text.get(self.at..self.at + 2) == Some("\\u");
                    self.at += 2;
                    marked.then(|| self.unit()).flatten()
                });
                let units = [Some(first), second.flatten()];
                let mut letters = char::decode_utf16(units.into_iter().flatten());
                match (letters.next(), letters.next()) {
                    (Some(Ok(letter)), None) => letter,
                    _ => return Err(wrong),
                }
            }
            _ => return Err(wrong),
        })
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hexadecimal.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
    }
}

/// Whether a text is a number as JSON spells it: no plus, no leading nought, digits on both sides of the point.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) =
        text.split_once(['e', 'E']).map_or((text, None), |(head, tail)| (head, Some(tail)));
    let (whole, part) = text.split_once('.').map_or((text, None), |(head, tail)| (head, Some(tail)));
    let exponent = exponent.map(|tail| tail.strip_prefix(['+', '-']).unwrap_or(tail));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(digits)
        && exponent.is_none_or(digits)
}
