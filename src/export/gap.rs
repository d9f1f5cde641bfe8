//! The gap report as Markdown, CSV and JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{GapReport, GapRow, GapSection};

const COLUMNS: [&str; 6] = ["provision", "title", "status", "by", "left to do", "why none"];

/// Statuses in the order in which somebody works on them, with what they mean.
const STATUSES: [(&str, &str); 5] = [
    ("partly", "Partly covered: something stays to be done"),
    ("unmapped", "Without counterpart in what you have"),
    ("inferred", "Not mapped; an overlap follows from other mappings"),
    ("not_reviewed", "Not reviewed: nobody has said anything, which is no gap that was found"),
    ("covered", "Covered: nothing stays to be done"),
];

/// `iso-27001@2022/A.5.2 equal, iso-27001@2022/A.5.4 intersects (inferred)`
fn by(row: &GapRow) -> String {
    let told = row.by.iter().map(|by| {
        let relations = by.relations.join(" or ");
        let how = if by.how == "inferred" { " (inferred)" } else { "" };
        let whole = by.stated_for.as_ref().map(|whole| format!(" of {whole} as a whole")).unwrap_or_default();
        format!("{} {relations}{whole}{how}", by.provision)
    });
    told.collect::<Vec<_>>().join(", ")
}

/// One line per wanted provision, under the column names.
pub fn csv(report: &GapReport) -> Vec<u8> {
    let rows = report.want.iter().flat_map(|section| &section.rows).map(|row| {
        vec![
            row.provision.clone(),
            row.title.clone(),
            row.status.to_owned(),
            by(row),
            row.left.join(" "),
            row.reasons.join(" "),
        ]
    });
    cell::csv(&COLUMNS, rows)
}

/// Bounds with their denominators, then the provisions by status.
pub fn markdown(report: &GapReport) -> Vec<u8> {
    let mut text = String::new();
    for section in &report.want {
        head(&mut text, report, section);
        for (status, title) in STATUSES {
            let rows: Vec<_> = section.rows.iter().filter(|row| row.status == status).collect();
            if rows.is_empty() {
                continue;
            }
            write!(text, "\n## {title} ({} of {})\n\n", rows.len(), section.of).expect("writing to a string");
            for row in rows {
                entry(&mut text, row);
            }
        }
    }
    text.into_bytes()
}

fn head(text: &mut String, report: &GapReport, section: &GapSection) {
    let fits = "writing to a string";
    if !text.is_empty() {
        text.push('\n');
    }
    write!(text, "# Gap to {}\n\n", cell::markdown(&section.title)).expect(fits);
    writeln!(text, "- **Have:** {}", report.have.join(", ")).expect(fits);
    writeln!(text, "- **Want:** {}", section.edition).expect(fits);
    if !report.organisation.is_empty() {
        let name = cell::markdown(&report.organisation);
        writeln!(text, "- **Scope:** {name}; {} excluded provisions are not counted", section.excluded)
            .expect(fits);
    }
    let (least, most, of) = (section.at_least, section.at_most, section.of);
    writeln!(text, "- **Covered:** at least {least} of {of}, at most {most} of {of}").expect(fits);
    for (status, number) in [
        ("covered", section.counts.covered),
        ("partly covered", section.counts.partly),
        ("inferred only", section.counts.inferred),
        ("without counterpart", section.counts.unmapped),
        ("not reviewed", section.counts.not_reviewed),
    ] {
        writeln!(text, "  - {status}: {number} of {of}").expect(fits);
    }
    for have in &section.without_crosswalk {
        writeln!(text, "- No crosswalk of {have} and {}: only inference speaks for it", section.edition)
            .expect(fits);
    }
}

fn entry(text: &mut String, row: &GapRow) {
    let fits = "writing to a string";
    write!(text, "- **{}** {}", row.reference, cell::markdown(&row.title)).expect(fits);
    if row.verdict == Some("undetermined") {
        text.push_str(" (may not apply: questions are open)");
    }
    text.push('\n');
    if !row.by.is_empty() {
        writeln!(text, "  - by {}", by(row)).expect(fits);
    }
    for left in &row.left {
        writeln!(text, "  - left: {}", cell::markdown(left)).expect(fits);
    }
    for reason in &row.reasons {
        writeln!(text, "  - why: {}", cell::markdown(reason)).expect(fits);
    }
}

/// The whole report.
pub fn json(report: &GapReport) -> Vec<u8> {
    cell::json(report)
}
