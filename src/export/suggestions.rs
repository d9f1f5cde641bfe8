//! Candidates for mappings, as text for a terminal and as JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{Candidate, Place, Suggestions};

const FITS: &str = "writing to a string";

/// The candidates, for machines.
pub fn json(suggestions: &Suggestions) -> Vec<u8> {
    cell::json(suggestions)
}

/// The candidates, for reading, and what an author would fill in for the first.
pub fn text(suggestions: &Suggestions) -> Vec<u8> {
    let here = &suggestions.provision;
    let mut text = format!("{}  {}\n", here.id, here.title);
    let mapped = match suggestions.mapped {
        0 => "not mapped yet".to_owned(),
        1 => "mapped to 1 provision, left out here".to_owned(),
        many => format!("mapped to {many} provisions, left out here"),
    };
    writeln!(text, "{mapped}").expect(FITS);
    for (place, candidate) in suggestions.candidates.iter().enumerate() {
        one(&mut text, place + 1, candidate);
    }
    for pair in &suggestions.rejected {
        writeln!(text, "\nrejected before: {}  {}\n   {}", pair.id, pair.title, pair.reason).expect(FITS);
    }
    if let Some(place) = &suggestions.place {
        skeleton(&mut text, place);
    }
    text.into_bytes()
}

fn one(text: &mut String, place: usize, candidate: &Candidate) {
    writeln!(text, "\n{place}. {}  {}", candidate.id, candidate.title).expect(FITS);
    match &candidate.text {
        Some(signal) => writeln!(
            text,
            "   text      place {}, score {:.3}: {}",
            signal.rank,
            signal.score,
            signal.words.join(", ")
        ),
        None => writeln!(text, "   text      no shared words"),
    }
    .expect(FITS);
    match &candidate.mappings {
        Some(signal) => {
            let paths: Vec<_> = signal.paths.iter().map(|path| path.join(" → ")).collect();
            let more = match signal.of - signal.paths.len() {
                0 => String::new(),
                more => format!(" (and {more} more)"),
            };
            let paths = paths.join("; ");
            writeln!(text, "   mappings  place {}, score {:.3}: via {paths}{more}", signal.rank, signal.score)
        }
        None => writeln!(text, "   mappings  no detour leads there"),
    }
    .expect(FITS);
    if candidate.inferred {
        text.push_str("   inferred  that they overlap follows from other mappings, see `crosswalk why`\n");
    }
    for statement in &candidate.contradicted_by {
        let (provision, edition) = (&statement.provision, &statement.edition);
        writeln!(text, "   contradicts: {provision} has no counterpart in {edition}: {}", statement.reason)
            .expect(FITS);
    }
}

fn skeleton(text: &mut String, place: &Place) {
    let lines = [
        format!("If the first one holds after reading both texts, for {}:", place.file),
        String::new(),
        "[[mapping]]".to_owned(),
        format!("source = {}", quoted(&place.source)),
        format!("target = {}", quoted(&place.target)),
        "relation = \"\"".to_owned(),
        "rationale = \"\"".to_owned(),
        "strength = ".to_owned(),
        "reason = \"\"".to_owned(),
        "gap = \"\"".to_owned(),
        "beyond = \"\"".to_owned(),
        "cites = []".to_owned(),
    ];
    text.push('\n');
    for line in lines {
        writeln!(text, "{}", format!("# {line}").trim_end()).expect(FITS);
    }
}

/// A TOML string; references hold neither line breaks nor other control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
