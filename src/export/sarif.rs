//! The frame of a report in SARIF 2.1.0 (OASIS standard), for code scanning.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// A kind of result.
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// What it is, in one sentence.
    pub short: String,
    /// What it is; Markdown.
    pub full: String,
    /// What to do about it; Markdown.
    pub help: String,
    /// `error`, `warning` or `note`
    pub level: &'static str,
}

/// A stretch of a file; lines and columns from 1, columns in characters.
pub struct Region<'r> {
    /// The file, from where the reader of the report stands.
    pub path: &'r str,
    /// First line and column.
    pub start: (usize, usize),
    /// Last line, and one past the last column.
    pub end: (usize, usize),
    /// What is said of it; may be empty.
    pub message: &'r str,
}

/// A report of one run. Reports of one `category` replace each other.
pub fn report(rules: &[Rule], results: &[Value], category: Option<&str>) -> Vec<u8> {
    let mut run = json!({
        "tool": { "driver": {
            "name": "crosswalk",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.iter().map(rule).collect::<Vec<_>>(),
        } },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if let Some(category) = category {
        run["automationDetails"] = json!({ "id": category });
    }
    super::cell::json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }))
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.short },
        "fullDescription": { "text": rule.full },
        "help": { "text": rule.help, "markdown": rule.help },
        "defaultConfiguration": { "level": rule.level },
    })
}

/// A place in a file.
pub fn location(region: &Region<'_>) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(region.path) },
            "region": {
                "startLine": region.start.0,
                "startColumn": region.start.1,
                "endLine": region.end.0,
                "endColumn": region.end.1,
            },
        },
    });
    if !region.message.is_empty() {
        location["message"] = json!({ "text": region.message });
    }
    location
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/@!$&'()*+,;=".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("writing to a string");
        }
    }
    uri
}
