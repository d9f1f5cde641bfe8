//! Workflow commands that GitHub Actions turns into annotations beside the lines of a pull request.

use super::sarif::Region;

/// A line that GitHub Actions reads. `level` is `error`, `warning` or `notice`.
pub fn annotation(level: &str, place: Option<&Region<'_>>, title: &str, message: &str) -> String {
    let mut properties = Vec::new();
    if let Some(found) = place {
        properties.push(format!("file={}", property(found.path)));
        properties.push(format!("line={}", found.start.0));
        properties.push(format!("endLine={}", found.end.0));
        properties.push(format!("col={}", found.start.1));
        if found.end.0 == found.start.0 {
            properties.push(format!("endColumn={}", found.end.1));
        }
    }
    properties.push(format!("title={}", property(title)));
    format!("::{level} {}::{}\n", properties.join(","), text(message))
}

fn text(value: &str) -> String {
    value.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}
