//! The roadmap as Markdown, CSV and JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{Roadmap, RoadmapStep};

const COLUMNS: [&str; 9] = [
    "step",
    "provision",
    "title",
    "due",
    "binds as",
    "systems",
    "covered so far",
    "closes too",
    "left to do",
];

fn due(step: &RoadmapStep) -> String {
    match &step.due {
        None => String::new(),
        Some(day) => format!("{day}{}", if step.uncertain { " (uncertain)" } else { "" }),
    }
}

/// One line per step, under the column names.
pub fn csv(roadmap: &Roadmap) -> Vec<u8> {
    let rows = roadmap.steps.iter().map(|step| {
        vec![
            step.number.to_string(),
            step.provision.clone(),
            step.title.clone(),
            due(step),
            step.force.to_owned(),
            step.systems.join("; "),
            step.status.to_owned(),
            step.closes.iter().map(|closed| closed.provision.as_str()).collect::<Vec<_>>().join("; "),
            step.left.join(" "),
        ]
    });
    cell::csv(&COLUMNS, rows)
}

/// Title block, then the steps under their days.
pub fn markdown(roadmap: &Roadmap) -> Vec<u8> {
    let fits = "writing to a string";
    let mut text = format!("# Roadmap, {}\n\n", cell::markdown(&roadmap.organisation));
    let have = if roadmap.have.is_empty() { "nothing".to_owned() } else { roadmap.have.join(", ") };
    writeln!(text, "- **Have:** {have}\n- **Want:** {}", roadmap.want.join(", ")).expect(fits);
    writeln!(text, "- **As of:** {}", roadmap.as_of).expect(fits);
    writeln!(
        text,
        "- **Of {} provisions that apply or may apply:** {} covered by what you have, {} recorded as implemented, {} left",
        roadmap.of, roadmap.covered, roadmap.implemented, roadmap.open
    )
    .expect(fits);
    writeln!(text, "- **Steps:** {}, which close all {}", roadmap.steps.len(), roadmap.open).expect(fits);
    let mut heading = None;
    for step in &roadmap.steps {
        let above = match (&step.due, step.in_application) {
            (None, _) => "Without a day",
            (Some(_), true) => "In application already",
            (Some(day), false) => day,
        };
        if heading != Some(above) {
            write!(text, "\n## {above}\n\n").expect(fits);
            heading = Some(above);
        }
        told(&mut text, step);
    }
    text.into_bytes()
}

fn told(text: &mut String, step: &RoadmapStep) {
    let fits = "writing to a string";
    write!(text, "{}. **{}** {} ({}", step.number, step.provision, cell::markdown(&step.title), step.force)
        .expect(fits);
    if step.in_application {
        write!(text, ", since {}", due(step)).expect(fits);
    } else if step.uncertain {
        text.push_str(", day uncertain");
    }
    if step.may_not_apply {
        text.push_str(", may not apply: questions are open");
    }
    text.push_str(")\n");
    if !step.systems.is_empty() {
        writeln!(text, "   - systems: {}", step.systems.join(", ")).expect(fits);
    }
    for left in &step.left {
        writeln!(text, "   - left: {}", cell::markdown(left)).expect(fits);
    }
    if !step.closes.is_empty() {
        let closed = step.closes.iter().map(|closed| {
            let how = if closed.how == "inferred" { " (inferred)" } else { "" };
            format!("{}{how}", closed.provision)
        });
        writeln!(text, "   - closes too: {}", closed.collect::<Vec<_>>().join(", ")).expect(fits);
    }
    if step.eases > 0 {
        writeln!(text, "   - touches {} further open provisions", step.eases).expect(fits);
    }
}

/// The whole roadmap.
pub fn json(roadmap: &Roadmap) -> Vec<u8> {
    cell::json(roadmap)
}
