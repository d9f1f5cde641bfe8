//! A provision as text for a terminal, and as JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::ProvisionPage;

/// What the page shows, as JSON; links are relative to the site's root.
pub fn json(page: &ProvisionPage) -> Vec<u8> {
    cell::json(page)
}

/// What the page shows, for reading.
pub fn text(page: &ProvisionPage) -> Vec<u8> {
    let fits = "writing to a string";
    let mut text = format!("{}\n{}\n{} of {}", page.id, page.title, page.kind, page.edition.text);
    if let Some(successor) = &page.superseded_by {
        write!(text, ", superseded by {}", successor.text).expect(fits);
    }
    text.push('\n');
    for row in &page.today {
        writeln!(text, "today: {} {}", row.id, row.title).expect(fits);
    }
    if !page.summary.is_empty() {
        writeln!(text, "\n{}", page.summary).expect(fits);
    }
    let names = |links: &[crate::view::Link]| links.iter().map(|link| link.text.clone()).collect::<Vec<_>>();
    let facts = [
        ("themes", names(&page.themes)),
        ("stages", page.stages.clone()),
        ("documents", page.documents.clone()),
    ];
    text.push('\n');
    for (name, words) in facts.into_iter().filter(|(_, words)| !words.is_empty()) {
        writeln!(text, "{name}: {}", words.join("; ")).expect(fits);
    }
    if let Some(rule) = &page.rule {
        writeln!(text, "asked of {}: {} ({})", rule.level, rule.applies, rule.id).expect(fits);
        if !rule.when.is_empty() {
            writeln!(text, "  when {}", rule.when).expect(fits);
        }
    }
    for part in &page.parts {
        writeln!(text, "part: {} {}", part.link.text, part.title).expect(fits);
    }
    for group in &page.mapped {
        writeln!(text, "\n{}", group.edition.text).expect(fits);
        for row in &group.rows {
            let (words, other, title) = (row.relation_words, &row.other.text, &row.other_title);
            writeln!(text, "  {words} {other} {title} ({}, {} of 10)", row.relation, row.strength)
                .expect(fits);
            writeln!(text, "    {}", row.reason).expect(fits);
            let open = [("left to do there", &row.gap), ("asked here beyond it", &row.beyond)];
            for (what, gap) in open.into_iter().filter(|(_, gap)| !gap.is_empty()) {
                writeln!(text, "    {what}: {gap}").expect(fits);
            }
        }
    }
    for row in &page.unmapped {
        writeln!(text, "\n{}: no counterpart\n  {}", row.edition.text, row.reason).expect(fits);
    }
    text.into_bytes()
}
