//! The records of the management system as a document.

use super::document::columns;
use super::figures::{joined, plain};
use super::records::{RecordRow, Records, kind_words};
use super::risk_document::{chapter, to_f64};
use super::{Cell, Document, Field, Section, Table, TableRow, Tone};

impl Records {
    /// The records as a document.
    pub fn document(&self) -> Document {
        Document {
            title: "Records of the management system".to_owned(),
            subtitle: self.name.clone(),
            block: vec![Field::new("Organisation", &self.name), Field::new("As of", &self.as_of)],
            legend: vec![
                Field::new(
                    "Open",
                    "Not closed on the day. Audits, reviews and meetings are open only where they name a day by which \
                     something is to be done.",
                ),
                Field::new("Overdue", "Open, and due before the day."),
                Field::new(
                    "Chain",
                    "A record stands under the one that it comes from, with an arrow for each step.",
                ),
            ],
            sections: vec![self.found(), self.figures(), self.expected(), self.chains()],
            landscape: true,
        }
    }

    /// The records alone, as one list for other programs.
    pub fn list(&self) -> Document {
        Document { sections: vec![self.chains()], ..self.document() }
    }

    fn found(&self) -> Section {
        let rows = self.findings.iter().map(|one| {
            let id = Cell::text(one.record.as_deref().unwrap_or("none")).toned(Tone::Strong);
            line(vec![id, Cell::text(&one.text)])
        });
        told("To be looked at", &[("Record", 1), ("What", 8)], rows, "Nothing.")
    }

    fn figures(&self) -> Section {
        let rows = self.kinds.iter().map(|one| {
            let share = |number: usize| Cell::number(to_f64(number), format!("{number} of {}", one.of));
            let number = Cell::number(to_f64(one.of), one.of.to_string());
            line(vec![Cell::text(in_words(one.kind)), number, share(one.open), share(one.overdue)])
        });
        let heads = [("Kind", 4), ("Records", 2), ("Open", 2), ("Overdue", 2)];
        told("Figures", &heads, rows, "No record is kept.")
    }

    fn expected(&self) -> Section {
        let rows = self.expected.iter().map(|one| {
            let newest = match (&one.newest, &one.date) {
                (Some(id), Some(date)) => format!("{id} of {date}"),
                _ => "none".to_owned(),
            };
            let (word, tone) = if one.met { ("there", Tone::Good) } else { ("not there", Tone::Bad) };
            line(vec![
                Cell::text(in_words(one.kind)),
                Cell::text(format!("{} days", one.within_days)),
                Cell::text(newest),
                Cell::text(one.until.as_deref().unwrap_or("")),
                Cell::text(word).toned(tone),
                Cell::text(plain(&one.text)),
            ])
        });
        let heads = [("Kind", 3), ("Within", 2), ("Newest", 3), ("Next by", 2), ("State", 2), ("Why", 8)];
        told("Expected at intervals", &heads, rows, "Nothing that applies asks for records at intervals.")
    }

    fn chains(&self) -> Section {
        let heads = [
            ("Record", 3),
            ("Kind", 3),
            ("Title", 5),
            ("Date", 2),
            ("Due", 2),
            ("State", 3),
            ("Owner", 3),
            ("System", 3),
            ("About", 4),
            ("Comes from", 2),
            ("Outcome", 8),
        ];
        told("Records", &heads, self.records.iter().map(row), "No record is kept.")
    }
}

fn row(one: &RecordRow) -> TableRow {
    let (state, tone) = match (&one.closed, one.state) {
        (Some(day), _) => (format!("closed {day}"), Tone::Good),
        (None, "overdue") => ("overdue".to_owned(), Tone::Bad),
        (None, "open") => ("open".to_owned(), Tone::Warn),
        (None, state) => (state.to_owned(), Tone::Plain),
    };
    let mut states = vec![state];
    if one.without_action {
        states.push("no corrective action".to_owned());
    }
    line(vec![
        Cell::text(format!("{}{}", "→ ".repeat(one.depth), one.id)).toned(Tone::Strong),
        Cell::text(in_words(one.kind)),
        Cell::text(&one.title),
        Cell::text(&one.date),
        Cell::text(one.due.as_deref().unwrap_or("")),
        Cell::lines(states).toned(tone),
        Cell::text(&one.owner),
        Cell::text(one.system.as_deref().unwrap_or("organisation")),
        Cell::text(joined(&one.provisions, "")),
        Cell::text(one.follows.as_deref().unwrap_or("")),
        Cell::text(plain(&one.outcome)),
    ])
}

fn in_words(kind: &str) -> &str {
    match kind.parse() {
        Ok(kind) => kind_words(kind),
        Err(()) => kind,
    }
}

fn line(cells: Vec<Cell>) -> TableRow {
    TableRow { group: None, cells }
}

fn told(heading: &str, heads: &[(&str, u16)], rows: impl Iterator<Item = TableRow>, none: &str) -> Section {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Section { text: vec![none.to_owned()], ..chapter(heading) };
    }
    let table = Table { name: heading.to_owned(), columns: columns(heads), rows };
    Section { table: Some(table), ..chapter(heading) }
}
