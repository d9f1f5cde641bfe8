//! For code scanning: SARIF 2.1.0 (OASIS standard), with the manual page of every code as a rule.

use serde_json::{Value, json};

use super::place;
use crate::diag::{Code, Diagnostic, Label, Sources};

pub(super) fn sarif(found: &[Diagnostic], sources: &Sources) -> Vec<u8> {
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "crosswalk",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": found.iter().map(|diagnostic| result(diagnostic, sources)).collect::<Vec<_>>(),
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&report).expect("reports serialise");
    bytes.push(b'\n');
    bytes
}

fn rule(code: Code) -> Value {
    let manual = code.manual();
    let short = manual.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": short },
        "fullDescription": { "text": manual },
        "help": { "text": manual, "markdown": manual },
        "defaultConfiguration": { "level": code.severity().as_str() },
    })
}

fn result(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let position = Code::ALL.iter().position(|code| *code == diagnostic.code);
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": position,
        "level": diagnostic.severity.as_str(),
        "message": { "text": format!("{}{help}", diagnostic.title) },
    });
    if let Some(main) = &diagnostic.main {
        result["locations"] = json!([location(main, sources)]);
    }
    if !diagnostic.others.is_empty() {
        let others = diagnostic.others.iter().map(|label| location(label, sources));
        result["relatedLocations"] = others.collect::<Vec<_>>().into();
    }
    result
}

fn location(label: &Label, sources: &Sources) -> Value {
    let found = place(label.origin, sources);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": found.path.replace(' ', "%20") },
            "region": {
                "startLine": found.start.line,
                "startColumn": found.start.column,
                "endLine": found.end.line,
                "endColumn": found.end.column,
            },
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}
