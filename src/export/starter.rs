//! A first scope as commented TOML.

use std::fmt::Write as _;

use super::reviews::quoted;
use crate::view::{Starter, StarterQuestion};

const FITS: &str = "writing to a string";

/// The scope: what is known is stated, and every question that matters stands there to be answered.
pub fn toml(starter: &Starter, organisation: &[StarterQuestion], system: &[StarterQuestion]) -> Vec<u8> {
    let mut out = String::from(
        "#:schema scope.schema.json\n\
         # What the organisation has: its AI systems, answers about them, decisions, implementation, evidence.\n\
         # Take the `#` away from a question to answer it. What is not answered counts as open, never as \"no\".\n\
         # An empty list is an answer too: none of them. Name roles, not people.\n\n",
    );
    let frameworks: Vec<_> = starter.frameworks.iter().map(|id| quoted(id.as_str())).collect();
    let lines = [
        ("id", quoted(&starter.id)),
        ("name", quoted(&starter.name)),
        ("boundary", quoted(&starter.boundary)),
        ("frameworks", format!("[{}]", frameworks.join(", "))),
        ("statement-version", quoted("0.1")),
        ("statement-date", starter.date.clone()),
        ("statement-approver", quoted(&starter.approver)),
    ];
    out.push_str("[organisation]\n");
    for (key, value) in lines {
        writeln!(out, "{key} = {value}").expect(FITS);
    }
    out.push_str("\n[organisation.answers]\n");
    questions(&mut out, organisation);
    for (id, name) in &starter.systems {
        write!(out, "\n[[system]]\nid = {}\nname = {}\n", quoted(id), quoted(name)).expect(FITS);
        out.push_str(
            "purpose = \"To be written: what it does, for whom, and what people do with its output.\"\n",
        );
        out.push_str("owner = \"To be named\"\n\n[system.answers]\n");
        questions(&mut out, system);
    }
    out.push_str(
        "\n# What comes next, each with an example in the guide (\"Writing a scope\"):\n\
         # [[implementation]]  how far a provision is implemented, with owner and day\n\
         # [[evidence]]        what proves it, with kind, day and digest\n\
         # [[decision]]        where you go against a rule, with reason, approver and day\n\
         # [[risk]]            the risk register, under [risk-criteria]\n\
         # [[record]]          audits, reviews, nonconformities, corrective actions\n",
    );
    out.into_bytes()
}

fn questions(out: &mut String, questions: &[StarterQuestion]) {
    for question in questions {
        writeln!(out, "# {}", one_line(&question.question)).expect(FITS);
        for (answer, label) in &question.answers {
            writeln!(out, "#   {answer}: {}", one_line(label)).expect(FITS);
        }
        match &question.given {
            Some(given) => writeln!(out, "{} = {given}", question.name).expect(FITS),
            None => writeln!(out, "# {} = {}", question.name, question.blank).expect(FITS),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
