//! For pull requests: workflow commands that GitHub Actions turns into annotations.

use super::place;
use crate::diag::{Diagnostic, Sources};

pub(super) fn github(found: &[Diagnostic], sources: &Sources) -> String {
    found.iter().map(|diagnostic| line(diagnostic, sources)).collect()
}

fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut properties = Vec::new();
    if let Some(main) = &diagnostic.main {
        let found = place(main.origin, sources);
        properties.push(format!("file={}", property(found.path)));
        properties.push(format!("line={}", found.start.line));
        properties.push(format!("endLine={}", found.end.line));
        properties.push(format!("col={}", found.start.column));
        if found.end.line == found.start.line {
            properties.push(format!("endColumn={}", found.end.column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.as_str())));
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let message = text(&format!("{}{help}", diagnostic.title));
    format!("::{} {}::{message}\n", diagnostic.severity.as_str(), properties.join(","))
}

fn text(value: &str) -> String {
    value.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}
