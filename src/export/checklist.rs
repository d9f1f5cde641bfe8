//! The checklist of a system as CSV, Markdown and JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{Checklist, ChecklistRow};

const COLUMNS: [&str; 9] =
    ["provision", "title", "kind", "verdict", "reason", "rule", "facts", "stages", "documents"];

fn cells(row: &ChecklistRow) -> Vec<String> {
    vec![
        row.id.clone(),
        row.title.clone(),
        row.kind.to_owned(),
        row.verdict.to_owned(),
        row.reasons.join(" "),
        row.rule.clone(),
        row.facts.join("; "),
        row.stages.join("; "),
        row.documents.join("; "),
    ]
}

/// One line per provision that applies or may apply, under the column names.
pub fn csv(checklist: &Checklist) -> Vec<u8> {
    cell::csv(&COLUMNS, checklist.provisions.iter().map(cells))
}

/// What applies as a list to tick, by edition; then what does not, and why.
pub fn markdown(checklist: &Checklist) -> Vec<u8> {
    let mut text = format!("# Checklist, {}\n\n", cell::markdown(&checklist.name));
    let fits = "writing to a string";
    let (purpose, owner) = (cell::markdown(&checklist.purpose), cell::markdown(&checklist.owner));
    writeln!(text, "{purpose}\n\n- **Answers for it:** {owner}").expect(fits);
    for count in &checklist.counts {
        writeln!(text, "- **{}:** {} of {}", count.verdict, count.number, count.of).expect(fits);
    }
    for row in &checklist.open_questions {
        writeln!(text, "- **Not answered:** {} (`{}`)", cell::markdown(&row.question), row.attribute)
            .expect(fits);
    }
    let mut edition = "";
    for row in &checklist.provisions {
        if row.edition != edition {
            edition = &row.edition;
            writeln!(text, "\n## {}\n", cell::markdown(edition)).expect(fits);
        }
        let open = if row.verdict == "undetermined" { " **undetermined**" } else { "" };
        writeln!(text, "- [ ] **{}** {}{open}", row.id, cell::markdown(&row.title)).expect(fits);
        writeln!(text, "  - {}", cell::markdown(&row.summary)).expect(fits);
        writeln!(text, "  - Why: {} (`{}`)", cell::markdown(&row.reasons.join(" ")), row.rule).expect(fits);
        if !row.documents.is_empty() {
            writeln!(text, "  - Documents: {}", cell::markdown(&row.documents.join("; "))).expect(fits);
        }
    }
    if !checklist.excluded.is_empty() {
        text.push_str("\n## Does not apply\n\n");
    }
    for row in &checklist.excluded {
        let reasons = cell::markdown(&row.reasons.join(" "));
        writeln!(text, "- **{}** {}: {reasons} (`{}`)", row.id, cell::markdown(&row.title), row.rule)
            .expect(fits);
    }
    text.into_bytes()
}

/// The checklist with what applies in `provisions` and what does not in `excluded`.
pub fn json(checklist: &Checklist) -> Vec<u8> {
    cell::json(checklist)
}
