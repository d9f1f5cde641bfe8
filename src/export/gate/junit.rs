//! For test reports: JUnit XML, in the shape that Ant writes and that continuous integration servers read.
//!
//! A suite for each framework, a case for each task that is due and asked for it. So a task that serves several frameworks is
//! a case of each. Names, order of elements and required attributes are those of the common schema.

use std::fmt::Write as _;

use super::message;
use crate::view::{GateFinding, GateProof, GateReport, GateTask};

const FITS: &str = "writing to a string";

/// How a case came out.
enum Case<'r> {
    /// There is proof.
    Passed,
    /// These keep the gate closed.
    Failed(Vec<&'r GateFinding>),
    /// Nothing proves it, and that does not keep the gate closed.
    Skipped(Vec<&'r GateFinding>),
}

/// The report as suites of test cases.
pub fn junit(report: &GateReport) -> Vec<u8> {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (number, framework) in report.frameworks.iter().enumerate() {
        suite(&mut xml, report, number, framework);
    }
    xml.push_str("</testsuites>\n");
    xml.into_bytes()
}

fn suite(xml: &mut String, report: &GateReport, number: usize, framework: &str) {
    let of = |provisions: &[String]| {
        provisions.iter().any(|id| id.strip_prefix(framework).is_some_and(|rest| rest.starts_with('/')))
    };
    let tasks: Vec<_> = report.tasks.iter().filter(|task| of(&task.provisions)).collect();
    let mut cases: Vec<_> = tasks.iter().map(|task| (task.id.clone(), case(report, task))).collect();
    // What is about no task is about what a provision prohibits, or about what was measured beside.
    let other = report.findings.iter().filter(|finding| finding.tasks.is_empty() && of(&finding.provisions));
    cases.extend(other.map(|finding| (alone(finding), of_findings(vec![finding]))));
    let failures = cases.iter().filter(|(_, case)| matches!(case, Case::Failed(_))).count();
    let skipped = cases.iter().filter(|(_, case)| matches!(case, Case::Skipped(_))).count();
    let name = escaped(framework);
    let (day, tests) = (&report.day, cases.len());
    writeln!(
        xml,
        "  <testsuite name=\"{name}\" package=\"{name}\" id=\"{number}\" tests=\"{tests}\" failures=\"{failures}\" \
         errors=\"0\" skipped=\"{skipped}\" time=\"0\" timestamp=\"{day}T00:00:00\" hostname=\"localhost\">"
    )
    .expect(FITS);
    xml.push_str("    <properties>\n");
    for (name, value) in [
        ("organisation", &report.organisation),
        ("system", &report.system),
        ("stage", &report.stage),
        ("day", &report.day),
        ("until", &report.until),
    ] {
        writeln!(xml, "      <property name=\"{name}\" value=\"{}\"/>", escaped(value)).expect(FITS);
    }
    xml.push_str("    </properties>\n");
    // A full stop would be taken for the end of a package.
    let class = escaped(&format!("{}.{}", report.system, framework.replace('.', "_")));
    for (name, case) in &cases {
        write!(xml, "    <testcase name=\"{}\" classname=\"{class}\" time=\"0\"", escaped(name)).expect(FITS);
        outcome(xml, case);
    }
    let proofs: String = tasks.iter().map(|task| proofs(task)).collect();
    writeln!(xml, "    <system-out>{}</system-out>", escaped_text(&proofs)).expect(FITS);
    xml.push_str("    <system-err></system-err>\n  </testsuite>\n");
}

fn case<'r>(report: &'r GateReport, task: &GateTask) -> Case<'r> {
    let about = report.findings.iter().filter(|finding| finding.tasks.contains(&task.id));
    of_findings(about.collect())
}

fn of_findings(findings: Vec<&GateFinding>) -> Case<'_> {
    if findings.is_empty() {
        Case::Passed
    } else if findings.iter().any(|finding| finding.closes) {
        Case::Failed(findings)
    } else {
        Case::Skipped(findings)
    }
}

/// The name of a case that is about no task.
fn alone(finding: &GateFinding) -> String {
    format!("{} {}", finding.rule, finding.provisions.join(" "))
}

fn outcome(xml: &mut String, case: &Case<'_>) {
    let (element, findings) = match case {
        Case::Passed => return xml.push_str("/>\n"),
        Case::Failed(findings) => ("failure", findings),
        Case::Skipped(findings) => ("skipped", findings),
    };
    let titles: Vec<_> = findings.iter().map(|finding| finding.title.as_str()).collect();
    let texts: Vec<_> = findings.iter().map(|finding| located(finding)).collect();
    let kind = findings.first().map_or("", |finding| finding.rule);
    writeln!(
        xml,
        ">\n      <{element} message=\"{}\" type=\"{kind}\">{}</{element}>\n    </testcase>",
        escaped(&titles.join("; ")),
        escaped_text(&texts.join("\n\n"))
    )
    .expect(FITS);
}

fn located(finding: &GateFinding) -> String {
    let place = &finding.place;
    format!("{}:{}:{}: {}", place.path, place.line, place.column, message(finding))
}

fn proofs(task: &GateTask) -> String {
    let line = |proof: &GateProof| {
        let until = proof.until.as_ref().map(|day| format!(", until {day}")).unwrap_or_default();
        let place = &proof.place;
        format!("{}: {}{until} ({}:{}, by {})\n", task.id, proof.title, place.path, place.line, proof.by)
    };
    task.proofs.iter().map(line).collect()
}

/// Text between tags. What XML 1.0 cannot hold in any spelling becomes a replacement character.
fn escaped_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// The value of an attribute, between double quotes.
fn escaped(text: &str) -> String {
    escaped_text(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}
