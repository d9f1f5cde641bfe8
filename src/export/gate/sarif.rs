//! For code scanning: SARIF 2.1.0.

use serde_json::{Value, json};

use super::{coming, message, region};
use crate::export::sarif::{self, Rule};
use crate::view::{GATE_RULES, GateFinding, GatePlace, GateReport, GateRule};

/// A result for each finding, and a note for each day on which more comes into application.
pub fn sarif(report: &GateReport, system: &GatePlace) -> Vec<u8> {
    let rule = |rule: &GateRule| Rule {
        id: rule.id,
        short: rule.title.to_owned(),
        full: rule.title.to_owned(),
        help: rule.help.to_owned(),
        level: rule.level,
    };
    let rules: Vec<_> = GATE_RULES.iter().map(rule).collect();
    let mut results: Vec<_> = report.findings.iter().map(|finding| result(report, finding)).collect();
    for day in &report.coming {
        let id = "gate-coming";
        let identity = format!("{}/{id}/{}", report.system, day.from);
        let mut row = row(id, "note", &coming(day), &identity);
        row["locations"] = json!([sarif::location(&region(system, ""))]);
        results.push(row);
    }
    let category = format!("crosswalk-gate/{}/{}/{}/", report.organisation, report.system, report.stage);
    sarif::report(&rules, &results, Some(&category))
}

fn row(id: &str, level: &str, text: &str, identity: &str) -> Value {
    json!({
        "ruleId": id,
        "ruleIndex": GATE_RULES.iter().position(|rule| rule.id == id),
        "level": level,
        "message": { "text": text },
        "partialFingerprints": { "crosswalkGate/v1": identity },
    })
}

fn result(report: &GateReport, finding: &GateFinding) -> Value {
    // What makes a finding the same from run to run, however its wording, its line or the day changes.
    let about = if finding.tasks.len() == 1 { &finding.tasks } else { &finding.provisions };
    let table =
        finding.remedy.as_ref().map(|remedy| remedy.toml.lines().take(2).collect::<Vec<_>>().join(" "));
    let table = table.filter(|_| !finding.rule.ends_with("evidence")).unwrap_or_default();
    let identity = format!("{}/{}/{}/{table}", report.system, finding.rule, about.join(" "));
    let mut row = row(finding.rule, finding.level, &message(finding), &identity);
    row["locations"] = json!([sarif::location(&region(&finding.place, ""))]);
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|place| sarif::location(&region(place, "")));
        row["relatedLocations"] = related.collect::<Vec<_>>().into();
    }
    row
}
