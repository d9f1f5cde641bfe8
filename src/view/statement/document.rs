//! The statement of applicability as a document.

use super::page::objective;
use super::{EvidenceRow, OwnControlRow, RelatedRow, Statement, StatementRow};
use crate::assess::Verdict;
use crate::graph::Graph;
use crate::view::document::columns;
use crate::view::issue;
use crate::view::{Cell, Column, Document, Field, Layout, Section, Table, TableRow, Tone};

/// The statement as a document.
pub fn statement_document(graph: &Graph<'_>, statement: &Statement, layout: Layout) -> Document {
    let mut sections = vec![Section {
        heading: "Controls".to_owned(),
        depth: 1,
        text: vec![summary(statement)],
        table: Some(controls(graph, statement, layout)),
        ..Section::default()
    }];
    sections.extend(statement.changes.as_ref().map(issue::section));
    if !statement.own_controls.is_empty() {
        sections.push(Section {
            heading: "Controls of the organisation's own".to_owned(),
            depth: 1,
            text: vec!["Beside those of the annexes, for the reasons given.".to_owned()],
            table: Some(own_controls(&statement.own_controls)),
            ..Section::default()
        });
    }
    sections.push(Section {
        heading: "What stays open towards the law".to_owned(),
        depth: 1,
        text: vec![
            "For each control, what obligations that apply ask beyond it. Meeting the control is part of the answer \
             to them and not the whole."
                .to_owned(),
        ],
        table: Some(residuals(statement)),
        ..Section::default()
    });
    Document {
        title: "Statement of applicability".to_owned(),
        subtitle: match statement.system_name.as_str() {
            "" => statement.name.clone(),
            system => format!("{system} ({})", statement.name),
        },
        block: block(statement),
        legend: legend(),
        sections,
        landscape: true,
    }
}

fn summary(statement: &Statement) -> String {
    let verdicts: Vec<_> = statement
        .counts
        .iter()
        .map(|count| format!("{} {} of {}", count.verdict, count.number, count.of))
        .collect();
    let states = statement.implementation.iter().filter(|count| count.number > 0);
    let states: Vec<_> =
        states.map(|count| format!("{} {} of {}", words(count.state), count.number, count.of)).collect();
    format!("Verdicts: {}. Of those that apply or may apply: {}.", verdicts.join(", "), states.join(", "))
}

fn words(state: &str) -> String {
    state.replace('-', " ")
}

fn block(statement: &Statement) -> Vec<Field> {
    let standards: Vec<_> = statement
        .editions
        .iter()
        .map(|edition| format!("{} ({} controls)", edition.title, edition.controls))
        .collect();
    let mut block = vec![Field::new("Organisation", &statement.name)];
    if !statement.system_name.is_empty() {
        block.push(Field::new("AI system", &statement.system_name));
    }
    block.extend([
        Field::new("Management system covers", &statement.boundary),
        Field::new("Controls of", standards.join("; ")),
        Field::new("Version", &statement.version),
        Field::new("Facts as of", &statement.date),
        Field::new("Dates and evidence judged as of", &statement.as_of),
        Field::new("Approved by", &statement.approver),
        Field::new("Signature and date", "______________________________"),
    ]);
    block
}

fn legend() -> Vec<Field> {
    vec![
        Field::new("applies", "The control is in, for the reason given."),
        Field::new(
            "excluded",
            "The control is left out: by a rule whose facts are named, or by a decision with approver and date.",
        ),
        Field::new(
            "undetermined",
            "It depends on a question that nobody has answered yet. It counts as open, not as left out.",
        ),
        Field::new(
            "justification",
            "Why a control is in: a risk in the register that it treats, an obligation of law that applies, a promise in a contract, or good practice (the rule of the standard alone).",
        ),
        Field::new(
            "implemented, partial, planned, not started",
            "As the organisation records it; of several records the least far. `Not recorded` is said where there is none.",
        ),
        Field::new(
            "good, stale, missing, changed",
            "Evidence counts until its day; files that were recorded with a digest are compared.",
        ),
    ]
}

fn controls(graph: &Graph<'_>, statement: &Statement, layout: Layout) -> Table {
    let titles: &[(&str, u16)] = match layout {
        Layout::Pages => &[
            ("Control", 17),
            ("Verdict", 9),
            ("Justification", 31),
            ("Implementation", 26),
            ("Evidence", 22),
            ("Related obligations", 17),
        ],
        Layout::Sheets => &[
            ("Control", 12),
            ("Title", 20),
            ("Verdict", 10),
            ("Reason", 36),
            ("Justification", 14),
            ("Rests on", 24),
            ("Rule", 18),
            ("Facts", 24),
            ("State", 12),
            ("Implementation", 36),
            ("Due", 11),
            ("Owner", 18),
            ("Evidence", 34),
            ("Related obligations", 26),
            ("Residual gap", 36),
            ("Counterparts", 20),
        ],
    };
    let mark =
        |row: &StatementRow| statement.changes.as_ref().map(|found| issue::mark(found, &row.provision));
    let mut last = String::new();
    let mut rows = Vec::new();
    for row in &statement.rows {
        let provision =
            row.provision.parse().ok().and_then(|id| graph.provision(&id)).expect("rows name controls");
        let above = graph.ancestors(&provision.id).pop();
        let heading = above.map(|p| format!("{} {}", p.id.reference(), p.title)).unwrap_or_default();
        let heading = objective(graph, statement, provision.id.edition(), heading);
        let group = (heading != last).then(|| heading.clone());
        last = heading;
        rows.push(match layout {
            Layout::Pages => {
                let mut cells = page_cells(provision.id.reference(), row);
                cells[0].lines.extend(mark(row).filter(|mark| !mark.is_empty()));
                TableRow { group, cells }
            }
            Layout::Sheets => {
                let mut cells = sheet_cells(row);
                cells.extend(mark(row).map(Cell::text));
                TableRow { group: None, cells }
            }
        });
    }
    let mut columns = columns(titles);
    if layout == Layout::Sheets && statement.changes.is_some() {
        columns.push(Column { title: "Changes".to_owned(), share: 24 });
    }
    Table { name: "Controls".to_owned(), columns, rows }
}

fn page_cells(reference: &str, row: &StatementRow) -> Vec<Cell> {
    let mut why = vec![row.reason.clone()];
    if !row.justification.is_empty() {
        why.push(format!("Justification: {}.", row.justification.join(", ").replace('-', " ")));
    }
    why.extend(row.justified_by.iter().cloned());
    why.push(format!("Rule: {}", row.rule));
    why.extend(row.facts.iter().cloned());
    let mut how = vec![row.implementation.clone()];
    if row.state != "not-applicable" {
        how.push(format!("Owner: {}", row.owner));
    }
    how.extend(row.due.as_ref().map(|day| format!("Due: {day}")));
    vec![
        Cell::lines(vec![reference.to_owned(), row.title.clone()]).toned(Tone::Strong),
        Cell::text(row.verdict).toned(verdict_tone(row.verdict)),
        Cell::lines(why),
        Cell::lines(how).toned(state_tone(row.state)),
        evidence_cell(&row.evidence),
        Cell::lines(row.related.iter().map(related).collect()),
    ]
}

fn sheet_cells(row: &StatementRow) -> Vec<Cell> {
    vec![
        Cell::text(&row.provision).toned(Tone::Strong),
        Cell::text(&row.title),
        Cell::text(row.verdict).toned(verdict_tone(row.verdict)),
        Cell::text(&row.reason),
        Cell::text(row.justification.join(", ")),
        Cell::lines(row.justified_by.clone()),
        Cell::text(&row.rule),
        Cell::lines(row.facts.clone()),
        Cell::text(words(row.state)).toned(state_tone(row.state)),
        Cell::text(&row.implementation),
        Cell::text(row.due.clone().unwrap_or_default()),
        Cell::text(&row.owner),
        evidence_cell(&row.evidence),
        Cell::lines(row.related.iter().map(related).collect()),
        Cell::lines(row.residual.clone()),
        Cell::lines(
            row.counterparts.iter().map(|it| format!("{} ({})", it.provision, it.relation)).collect(),
        ),
    ]
}

fn verdict_tone(verdict: &str) -> Tone {
    match verdict {
        word if word == Verdict::Applies.as_str() => Tone::Strong,
        word if word == Verdict::Excluded.as_str() => Tone::Muted,
        _ => Tone::Warn,
    }
}

fn state_tone(state: &str) -> Tone {
    match state {
        "implemented" => Tone::Good,
        "partial" | "planned" => Tone::Warn,
        "not-applicable" => Tone::Muted,
        _ => Tone::Bad,
    }
}

fn evidence_cell(evidence: &[EvidenceRow]) -> Cell {
    if evidence.is_empty() {
        return Cell::text("none recorded").toned(Tone::Muted);
    }
    let line = |row: &EvidenceRow| {
        let until = row.until.as_ref().map(|day| format!(", counts until {day}")).unwrap_or_default();
        format!("{} ({}; collected {}; {}{until})", row.title, row.location, row.collected, row.standing)
    };
    let tone = if evidence.iter().all(|row| row.standing == "good") { Tone::Plain } else { Tone::Warn };
    Cell::lines(evidence.iter().map(line).collect()).toned(tone)
}

fn related(row: &RelatedRow) -> String {
    let day = match (&row.from, row.in_application) {
        (Some(day), false) => format!(", from {day}"),
        _ => String::new(),
    };
    format!("{} ({}{day})", row.provision, row.relation)
}

fn own_controls(controls: &[OwnControlRow]) -> Table {
    let rows = controls.iter().map(|control| TableRow {
        group: None,
        cells: vec![
            Cell::lines(vec![control.id.clone(), control.title.clone()]).toned(Tone::Strong),
            Cell::text(&control.text),
            Cell::lines(vec![control.reason.clone(), control.justification.join(", ").replace('-', " ")]),
            Cell::lines(vec![words(control.state), format!("Owner: {}", control.owner)])
                .toned(state_tone(control.state)),
            Cell::lines(control.provisions.clone()),
        ],
    });
    Table {
        name: "Own controls".to_owned(),
        columns: columns(&[
            ("Control", 18),
            ("What is done", 34),
            ("Why", 26),
            ("Implementation", 18),
            ("Supports", 16),
        ]),
        rows: rows.collect(),
    }
}

fn residuals(statement: &Statement) -> Table {
    let mut rows = Vec::new();
    for row in &statement.rows {
        for (place, left) in row.residual.iter().enumerate() {
            let (id, gap) = left.split_once(": ").unwrap_or(("", left));
            let group = (place == 0).then(|| format!("{} {}", row.provision, row.title));
            let state = row.related.iter().find(|it| it.provision == id);
            let title = state.map(|it| it.title.clone()).unwrap_or_default();
            let cells = vec![Cell::text(id).toned(Tone::Strong), Cell::text(title), Cell::text(gap)];
            rows.push(TableRow { group, cells });
        }
    }
    Table {
        name: "Residual gaps".to_owned(),
        columns: columns(&[("Obligation", 22), ("Title", 28), ("What it asks beyond the control", 60)]),
        rows,
    }
}
