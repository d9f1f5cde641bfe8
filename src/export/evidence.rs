//! The register of evidence as JSON, CSV and text, and what is appended to a scope as TOML.

use std::fmt::Write as _;

use super::cell;
use super::reviews::quoted;
use crate::view::{Additions, EvidenceRegister};

const FITS: &str = "writing to a string";

const COLUMNS: [&str; 9] =
    ["what", "system", "provisions or metric", "title", "value", "limits", "day", "standing", "location"];

/// The register.
pub fn json(register: &EvidenceRegister) -> Vec<u8> {
    cell::json(register)
}

/// One line per piece of evidence, measured value and missing evidence, under the column names.
pub fn csv(register: &EvidenceRegister) -> Vec<u8> {
    cell::csv(&COLUMNS, lines(register).into_iter().map(Vec::from))
}

/// The same as text in columns.
pub fn table(register: &EvidenceRegister) -> Vec<u8> {
    let mut lines = lines(register);
    for line in &mut lines {
        for cell in line.iter_mut() {
            *cell = cell.replace(['\n', '\r', '\t'], " ");
        }
    }
    // The location, last, is as long as it is.
    let shown = [0, 1, 2, 4, 6, 7, 3];
    let widths = shown.map(|at| {
        let cells = lines.iter().map(|line| line[at].chars().count());
        cells.chain([COLUMNS[at].len()]).max().unwrap_or_default().min(48)
    });
    let mut text = String::new();
    let mut put = |cells: [&str; 7]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| {
            let cut: String = if cell.chars().count() > width && width == 48 {
                cell.chars().take(width - 1).chain(['…']).collect()
            } else {
                (*cell).to_owned()
            };
            format!("{cut:width$}")
        });
        let line = padded.collect::<Vec<_>>().join("  ");
        writeln!(text, "{}", line.trim_end()).expect(FITS);
    };
    put(shown.map(|at| COLUMNS[at]));
    for line in &lines {
        put(shown.map(|at| line[at].as_str()));
    }
    text.into_bytes()
}

fn lines(register: &EvidenceRegister) -> Vec<[String; 9]> {
    let none = String::new;
    let missing = register.missing.iter().map(|one| {
        let (system, provision) = (one.system.clone(), one.provision.clone());
        [
            "missing".to_owned(),
            system,
            provision,
            one.title.clone(),
            none(),
            none(),
            none(),
            one.words.clone(),
            none(),
        ]
    });
    let measured = register.measurements.iter().map(|one| {
        let subset = if one.subset.is_empty() { none() } else { format!(", {}", one.subset) };
        [
            "measurement".to_owned(),
            one.system.clone(),
            format!("{}{subset}", one.metric),
            one.title.clone(),
            one.value.to_string(),
            one.limits.clone(),
            one.measured.clone(),
            one.words.clone(),
            one.location.clone(),
        ]
    });
    let evidence = register.evidence.iter().map(|one| {
        [
            "evidence".to_owned(),
            one.system.clone(),
            one.provisions.join("; "),
            one.title.clone(),
            none(),
            none(),
            one.collected.clone(),
            one.words.clone(),
            one.location.clone(),
        ]
    });
    missing.chain(measured).chain(evidence).collect()
}

/// What stands at the top of a new file.
const HEAD: &str = "# `crosswalk evidence add` appends to this file.\n";

/// A file with further tables at its end, and all that was there as it was.
pub fn appended(before: Option<&[u8]>, additions: &Additions) -> Vec<u8> {
    let mut text = String::new();
    for one in &additions.measurements {
        text.push_str("\n[[measurement]]\n");
        writeln!(text, "metric = {}\nsystem = {}", quoted(&one.metric), quoted(&one.system)).expect(FITS);
        writeln!(text, "value = {:?}\nmeasured = {}", one.value, one.measured).expect(FITS);
        entry(&mut text, "subset", &one.subset);
        entry(&mut text, "location", &one.location);
        entry(&mut text, "reader", &one.reader);
        entry(&mut text, "sha256", &one.sha256);
    }
    if let Some(one) = &additions.evidence {
        text.push_str("\n[[evidence]]\n");
        entry(&mut text, "title", &one.title);
        entry(&mut text, "kind", &one.kind);
        entry(&mut text, "location", &one.location);
        writeln!(text, "collected = {}", one.collected).expect(FITS);
        entry(&mut text, "sha256", &one.sha256);
        let list = |ids: &[String]| ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", ");
        if !one.tasks.is_empty() {
            writeln!(text, "tasks = [{}]", list(&one.tasks)).expect(FITS);
        }
        writeln!(text, "provisions = [{}]", list(&one.provisions)).expect(FITS);
        entry(&mut text, "system", &one.system);
    }
    let mut whole = before.map_or_else(|| HEAD.as_bytes().to_vec(), <[u8]>::to_vec);
    let windows = whole.windows(2).any(|pair| pair == b"\r\n");
    if whole.last().is_some_and(|last| *last != b'\n') {
        whole.extend(if windows { b"\r\n".as_slice() } else { b"\n" });
    }
    whole.extend(if windows { text.replace('\n', "\r\n") } else { text }.bytes());
    whole
}

fn entry(text: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        writeln!(text, "{key} = {}", quoted(value)).expect(FITS);
    }
}
