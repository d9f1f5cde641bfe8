//! Changes since an issue, in the document of a statement.

use super::{Changes, RowChange};
use crate::view::{Cell, Column, Section, Table, TableRow, Tone};

/// The section on what has changed.
pub(in crate::view) fn section(changes: &Changes) -> Section {
    Section {
        heading: format!("Changes since version {}", changes.version),
        depth: 1,
        text: summary(changes),
        table: (!changes.rows.is_empty() || !changes.head.is_empty()).then(|| table(changes)),
        ..Section::default()
    }
}

/// What the row of a control says of its change: `changed since 2.0: state, owner`; empty where it is as it was.
pub(in crate::view) fn mark(changes: &Changes, provision: &str) -> String {
    let Some(row) = changes.rows.iter().find(|row| row.provision == provision) else { return String::new() };
    let fields: Vec<_> = row.fields.iter().map(|field| field.field.as_str()).collect();
    let what = if fields.is_empty() { String::new() } else { format!(": {}", fields.join(", ")) };
    format!("{} since {}{what}", row.change, changes.version)
}

fn summary(changes: &Changes) -> Vec<String> {
    let number = |change: &str| changes.rows.iter().filter(|row| row.change == change).count();
    let [new, other, gone] = ["new", "changed", "removed"].map(number);
    let mut text = vec![format!(
        "Compared with version {}, which was judged as of {} and has the digest {}: {new} new, {other} changed, \
         {gone} removed. All other rows are as they were.",
        changes.version, changes.as_of, changes.digest
    )];
    if !changes.not_compared.is_empty() {
        text.push(format!(
            "Only one of the two states the controls of {}; they are not compared, and neither are counterparts.",
            changes.not_compared.join(", ")
        ));
    }
    text
}

fn table(changes: &Changes) -> Table {
    let mut rows = Vec::new();
    for field in &changes.head {
        let cells = [&field.field, &field.was, &field.is].map(Cell::text);
        rows.push(row("Title block", "changed", cells));
    }
    for change in &changes.rows {
        let name = format!("{} {}", change.provision, change.title);
        for field in &change.fields {
            let cells = [&field.field, &field.was, &field.is].map(Cell::text);
            rows.push(row(&name, change.change, cells));
        }
        if change.fields.is_empty() {
            rows.push(row(&name, change.change, whole(change)));
        }
    }
    Table {
        name: "Changes".to_owned(),
        columns: [("Control", 26), ("Change", 10), ("What", 16), ("Was", 34), ("Is", 34)]
            .map(|(title, share)| Column { title: title.to_owned(), share })
            .into(),
        rows,
    }
}

fn row(name: &str, change: &str, cells: [Cell; 3]) -> TableRow {
    let mut all = vec![Cell::text(name).toned(Tone::Strong), Cell::text(change)];
    all.extend(cells);
    TableRow { group: None, cells: all }
}

fn whole(change: &RowChange) -> [Cell; 3] {
    let there = |yes: bool| Cell::text(if yes { "stated" } else { "not stated" });
    [Cell::text("the whole row"), there(change.change == "removed"), there(change.change == "new")]
}
