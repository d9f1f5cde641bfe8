//! For code scanning: SARIF 2.1.0 (OASIS standard), with the manual page of every code as a rule.

use serde_json::{Value, json};

use super::place;
use crate::diag::{Code, Diagnostic, Label, Sources};
use crate::export::sarif::{self, Rule};

pub(super) fn sarif(found: &[Diagnostic], sources: &Sources) -> Vec<u8> {
    let rules: Vec<_> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let results: Vec<_> = found.iter().map(|diagnostic| result(diagnostic, sources)).collect();
    sarif::report(&rules, &results, None)
}

fn rule(code: Code) -> Rule {
    let manual = code.manual();
    let short = manual.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    Rule { id: code.as_str(), short, full: manual.clone(), help: manual, level: code.severity().as_str() }
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
    sarif::location(&place(label.origin, sources).region(&label.text))
}
