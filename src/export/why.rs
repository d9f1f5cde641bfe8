//! Why two provisions relate as they do, as text and JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{WhyReport, WhyWay};

/// For reading.
pub fn text(report: &WhyReport) -> Vec<u8> {
    let fits = "writing to a string";
    let mut text = String::new();
    writeln!(text, "{}\n  {}", report.source.id, report.source.title).expect(fits);
    writeln!(text, "{}\n  {}\n", report.target.id, report.target.title).expect(fits);
    writeln!(text, "{}", report.sentence).expect(fits);
    if let Some(mapping) = &report.mapping {
        writeln!(text, "\nMapped: {} ({})\n  {}", mapping.relation, mapping.id, mapping.reason).expect(fits);
        for (label, part) in [("left to do there", &mapping.gap), ("asked here beyond it", &mapping.beyond)] {
            if !part.is_empty() {
                writeln!(text, "  {label}: {part}").expect(fits);
            }
        }
    }
    for (number, way) in report.ways.iter().enumerate() {
        writeln!(text, "\nWay {} of {}", number + 1, report.ways.len()).expect(fits);
        told(&mut text, way);
    }
    if report.idle > 0 {
        let ways = if report.idle == 1 { "way" } else { "ways" };
        writeln!(
            text,
            "\n{} further {ways} of up to {} mappings, from which nothing follows",
            report.idle, report.hops
        )
        .expect(fits);
        for way in &report.idle_ways {
            writeln!(text, "- {}", in_short(way)).expect(fits);
        }
        if report.idle > report.idle_ways.len() {
            writeln!(text, "- … and {} more", report.idle - report.idle_ways.len()).expect(fits);
        }
    }
    for reason in &report.unmapped {
        writeln!(text, "\nSaid to have no counterpart: {reason}").expect(fits);
    }
    for reason in &report.rejected {
        writeln!(text, "\nA published pair that was not taken over: {reason}").expect(fits);
    }
    text.into_bytes()
}

fn told(text: &mut String, way: &WhyWay) {
    let fits = "writing to a string";
    for step in &way.steps {
        writeln!(text, "  {} {} {}", step.from.id, step.words, step.to.id).expect(fits);
        writeln!(text, "    {}", step.reason).expect(fits);
    }
    writeln!(text, "  {}", way.sentence).expect(fits);
}

/// `iso-27001@2022/A.5.2 overlaps with …, which overlaps with …`
fn in_short(way: &WhyWay) -> String {
    let mut text = String::new();
    for (number, step) in way.steps.iter().enumerate() {
        let opening = if number == 0 { step.from.id.as_str() } else { ", which" };
        write!(text, "{opening} {} {}", step.words, step.to.id).expect("writing to a string");
    }
    text
}

/// The whole report.
pub fn json(report: &WhyReport) -> Vec<u8> {
    cell::json(report)
}
