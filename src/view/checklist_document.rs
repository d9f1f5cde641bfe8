//! The checklist of a system as a document.

use super::document::columns;
use super::tasks::by_stage_and_role;
use super::{
    Cell, Checklist, ChecklistRow, Column, DepthRow, Document, Field, Section, Table, TableRow, TaskRow, Tone,
};
use crate::assess::Verdict;
use crate::graph::Graph;

/// For whom a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For reading and printing: short tables under headings.
    Pages,
    /// For spreadsheets: one table for each sort of thing, with a column for what would be a heading.
    Sheets,
}

/// The checklist as a document.
pub fn checklist_document(graph: &Graph<'_>, checklist: &Checklist, layout: Layout) -> Document {
    let mut sections = tasks(graph, checklist, layout);
    sections.extend(provisions(checklist));
    Document {
        title: "Checklist".to_owned(),
        subtitle: checklist.name.clone(),
        block: block(checklist),
        legend: legend(),
        sections,
        landscape: true,
    }
}

fn block(checklist: &Checklist) -> Vec<Field> {
    let count = |verdict: Verdict| {
        let count = checklist.counts.iter().find(|count| count.verdict == verdict.as_str());
        count.map_or(String::new(), |count| format!("{} of {}", count.number, count.of))
    };
    let whom = if checklist.system.is_empty() { "Organisation" } else { "System" };
    let mut block = vec![
        Field::new(whom, &checklist.name),
        Field::new("Purpose", &checklist.purpose),
        Field::new("Owner", &checklist.owner),
        Field::new("As of", &checklist.as_of),
        Field::new("Frameworks", checklist.frameworks.join(", ")),
        Field::new("Tasks", checklist.tasks.len().to_string()),
        Field::new("Provisions that apply", count(Verdict::Applies)),
        Field::new("Depend on open questions", count(Verdict::Undetermined)),
        Field::new("Do not apply", count(Verdict::Excluded)),
    ];
    block.extend(checklist.depth.as_ref().map(|row| Field::new("Depth", depth(row))));
    let open: Vec<_> = checklist.open_questions.iter().map(|row| row.question.as_str()).collect();
    if !open.is_empty() {
        block.push(Field::new("Not answered", open.join(" ")));
    }
    block
}

fn depth(depth: &DepthRow) -> String {
    let open = if depth.certain { "" } else { " (the highest that open questions leave possible)" };
    format!("{}{open}: {}", depth.tier, depth.reasons.join(" "))
}

fn legend() -> Vec<Field> {
    vec![
        Field::new("applies", "The rule and the facts of the system say so, or a decision does."),
        Field::new("undetermined", "It depends on a question that nobody has answered; treat it as open."),
        Field::new("does not apply", "Left out for the reason given; checked again when the facts change."),
        Field::new(
            "from",
            "The day from which the provision applies to this system; before it, it is not in application.",
        ),
        Field::new(
            "depth",
            "Low, medium or high: how much the risk of the system calls for. Tasks name the depth from which they are asked.",
        ),
        Field::new(
            "static, dynamic",
            "Proven by a document or decision that stands, or by a measured value that goes stale.",
        ),
    ]
}

fn tasks(graph: &Graph<'_>, checklist: &Checklist, layout: Layout) -> Vec<Section> {
    let whole = Section {
        heading: "Tasks by stage and role".to_owned(),
        depth: 1,
        text: vec![match &checklist.depth {
            Some(row) => format!("{} tasks are asked. The depth is {}", checklist.tasks.len(), depth(row)),
            None => format!("{} tasks are done once for the whole organisation.", checklist.tasks.len()),
        }],
        ..Section::default()
    };
    match layout {
        Layout::Sheets => {
            let rows = checklist.tasks.iter().map(|task| {
                let mut cells = vec![
                    Cell::text(task.stages.join(", ")),
                    Cell::text(&task.role_title),
                    Cell::text(&task.holder),
                    Cell::text(&task.id),
                ];
                cells.extend(task_cells(task));
                TableRow { group: None, cells }
            });
            let mut columns = columns(&[("Stages", 10), ("Role", 10), ("Holder", 10), ("Task id", 12)]);
            columns.extend(task_columns());
            let table = Table { name: "Tasks".to_owned(), columns, rows: rows.collect() };
            vec![Section { table: Some(table), ..whole }]
        }
        Layout::Pages => {
            let mut sections = vec![whole];
            for stage in by_stage_and_role(graph, &checklist.tasks) {
                let mut rows = Vec::new();
                for role in &stage.roles {
                    let holder =
                        if role.holder.is_empty() { String::new() } else { format!(" — {}", role.holder) };
                    for (at, place) in role.tasks.iter().enumerate() {
                        let task = &checklist.tasks[*place];
                        let group = (at == 0).then(|| format!("{}{holder}", role.title));
                        rows.push(TableRow { group, cells: task_cells(task) });
                    }
                }
                let table = Table { name: format!("Tasks, {}", stage.title), columns: task_columns(), rows };
                sections.push(Section {
                    heading: stage.title,
                    depth: 2,
                    text: vec![stage.text],
                    table: Some(table),
                    ..Section::default()
                });
            }
            sections
        }
    }
}

fn task_columns() -> Vec<Column> {
    columns(&[
        ("Task", 36),
        ("Why", 22),
        ("Evidence", 12),
        ("How often", 9),
        ("Asked because", 18),
        ("Serves", 20),
    ])
}

fn task_cells(task: &TaskRow) -> Vec<Cell> {
    let tone = if task.certain { Tone::Plain } else { Tone::Warn };
    vec![
        Cell::text(&task.text).toned(Tone::Tick),
        Cell::text(&task.why),
        Cell::text(format!("{} ({})", task.evidence, task.nature)),
        Cell::text(task.cadence.replace('-', " ")),
        Cell::text(&task.reason).toned(tone),
        Cell::lines(task.provisions.clone()),
    ]
}

fn provisions(checklist: &Checklist) -> Vec<Section> {
    let of = |excluded: bool| {
        let is_excluded = |row: &&ChecklistRow| (row.verdict == Verdict::Excluded.as_str()) == excluded;
        checklist.provisions.iter().filter(is_excluded).collect::<Vec<_>>()
    };
    let mut sections = vec![Section {
        heading: "What applies, or may apply".to_owned(),
        depth: 1,
        table: Some(table(
            "Applies",
            &[
                ("Provision", 14),
                ("Title", 22),
                ("Verdict", 10),
                ("In application", 12),
                ("Why", 34),
                ("Tasks", 20),
            ],
            &of(false),
            asked_cells,
        )),
        ..Section::default()
    }];
    sections.push(Section {
        heading: "What does not apply".to_owned(),
        depth: 1,
        table: Some(table(
            "Does not apply",
            &[("Provision", 14), ("Title", 24), ("Why", 40), ("Rule", 18)],
            &of(true),
            |row| {
                vec![
                    Cell::text(&row.id).toned(Tone::Strong),
                    Cell::text(&row.title),
                    Cell::lines(row.reasons.clone()),
                    Cell::text(&row.rule),
                ]
            },
        )),
        ..Section::default()
    });
    if !checklist.spared.is_empty() {
        let rows = checklist.spared.iter().map(|task| TableRow {
            group: None,
            cells: vec![Cell::text(&task.id), Cell::text(&task.text), Cell::text(task.tier)],
        });
        let table = Table {
            name: "Not asked".to_owned(),
            columns: columns(&[("Task id", 20), ("Task", 60), ("Asked from", 10)]),
            rows: rows.collect(),
        };
        sections.push(Section {
            heading: "Not asked at this depth".to_owned(),
            depth: 1,
            text: vec!["Tasks that a system of more risk would be asked for.".to_owned()],
            table: Some(table),
            ..Section::default()
        });
    }
    sections
}

fn table(
    name: &str,
    titles: &[(&str, u16)],
    rows: &[&ChecklistRow],
    cells: fn(&ChecklistRow) -> Vec<Cell>,
) -> Table {
    let mut edition = "";
    let mut made = Vec::new();
    for row in rows {
        let opens = row.edition != edition;
        edition = &row.edition;
        made.push(TableRow { group: opens.then(|| row.edition.clone()), cells: cells(row) });
    }
    Table { name: name.to_owned(), columns: columns(titles), rows: made }
}

fn asked_cells(row: &ChecklistRow) -> Vec<Cell> {
    let open = row.verdict == Verdict::Undetermined.as_str();
    let day = match (&row.from, row.in_application) {
        (None, _) => "yes".to_owned(),
        (Some(day), true) => format!("yes, since {day}"),
        (Some(day), false) => format!("no, from {day}"),
    };
    let doubt = if row.from_certain { "" } else { " (the day is not certain)" };
    vec![
        Cell::text(&row.id).toned(Tone::Strong),
        Cell::text(&row.title),
        Cell::text(row.verdict).toned(if open { Tone::Warn } else { Tone::Plain }),
        Cell::text(format!("{day}{doubt}")).toned(if row.in_application { Tone::Plain } else { Tone::Muted }),
        Cell::lines(row.reasons.clone()),
        Cell::lines(row.tasks.clone()),
    ]
}
