//! Readiness as a document.

use super::{DocumentRow, Readiness};
use crate::view::document::columns;
use crate::view::figures::{Share, joined, some_names};
use crate::view::risk_document::{chapter, to_f64};
use crate::view::row::counted;
use crate::view::{Cell, Document, Field, Section, Table, TableRow, Tone};

/// So many of the names in a row are given; JSON has all.
const NAMED: usize = 6;

impl Readiness {
    /// The report as a document.
    pub fn document(&self) -> Document {
        Document {
            title: "Readiness".to_owned(),
            subtitle: self.name.clone(),
            block: vec![Field::new("Organisation", &self.name), Field::new("As of", &self.as_of)],
            legend: legend(),
            sections: vec![
                self.verdict(),
                self.areas(),
                self.cycle(),
                self.stage_1(),
                self.stage_2(),
                self.phases(),
                self.open(),
                self.tasks(),
                self.register(),
            ],
            landscape: true,
        }
    }

    fn verdict(&self) -> Section {
        let mut text: Vec<_> =
            self.standards.iter().map(|one| format!("{}. {}", one.title, one.text)).collect();
        if text.is_empty() {
            text.push(
                "No management-system standard is in scope, so there is nothing to certify.".to_owned(),
            );
        }
        if self.missing.is_empty() {
            return Section { text, ..chapter("Verdict, and what is missing first") };
        }
        let rows = self.missing.iter().map(|one| {
            line(vec![
                Cell::text(one.stage),
                Cell::text(&one.text),
                Cell::text(some_names(&one.names, NAMED)),
            ])
        });
        Section {
            text,
            table: table("Missing first", &[("Stage", 1), ("What", 5), ("Which", 6)], rows),
            ..chapter("Verdict, and what is missing first")
        }
    }

    fn areas(&self) -> Section {
        let rows = self.areas.iter().flat_map(|area| {
            area.measures.iter().enumerate().map(|(place, one)| TableRow {
                group: (place == 0).then(|| format!("{}. {}", area.title, area.text)),
                cells: vec![
                    Cell::text(one.text),
                    share(one.share),
                    Cell::text(some_names(&one.missing, NAMED)),
                ],
            })
        });
        let heads = [("What is counted", 6), ("Met", 2), ("Not met", 6)];
        told(chapter("Areas"), table("Areas", &heads, rows), "The catalog names no areas.")
    }

    fn cycle(&self) -> Section {
        let heads = [
            ("Standard", 4),
            ("Phase", 2),
            ("Requirements", 2),
            ("Implemented", 2),
            ("Partial", 2),
            ("Planned", 2),
            ("Not started", 2),
            ("Not recorded", 2),
        ];
        let rows = self.cycle.iter().map(|one| {
            let counts =
                [one.of, one.implemented, one.partial, one.planned, one.not_started, one.not_recorded];
            let counts = counts.map(|count| Cell::number(to_f64(count), count.to_string()));
            line([Cell::text(&one.title), Cell::text(one.phase)].into_iter().chain(counts).collect())
        });
        let none = "No management-system standard with phases is in scope.";
        told(chapter("Cycle of the management system"), table("Cycle", &heads, rows), none)
    }

    fn stage_1(&self) -> Section {
        let wanted: Vec<_> = self.documents.iter().filter(|one| one.stage_1).collect();
        let section = chapter("Stage 1: register of documented information");
        documents(section, "Stage 1", &wanted, "No management-system standard in scope calls for a document.")
    }

    fn register(&self) -> Section {
        let rest: Vec<_> = self.documents.iter().filter(|one| !one.stage_1).collect();
        let none = "No other framework in scope calls for a document; those of stage 1 are above.";
        documents(chapter("Documented information of other frameworks"), "Other documents", &rest, none)
    }

    fn stage_2(&self) -> Section {
        let rows = self.stage_2.iter().map(|one| {
            let (word, tone) = if one.met { ("in order", Tone::Good) } else { ("not in order", Tone::Bad) };
            line(vec![
                Cell::text(one.edition.as_deref().unwrap_or("all standards")),
                Cell::text(&one.what),
                Cell::text(word).toned(tone),
                Cell::text(&one.text),
                Cell::text(some_names(&one.missing, NAMED)),
            ])
        });
        let heads =
            [("Standard", 3), ("What is looked at", 5), ("State", 2), ("Found", 4), ("Not in order", 6)];
        Section { table: table("Stage 2", &heads, rows), ..chapter("Stage 2: operation") }
    }

    fn phases(&self) -> Section {
        let rows = self.phases.iter().map(|one| {
            let dates = one.from.iter().zip(&one.until).map(|(from, until)| format!("{from} to {until}"));
            let dates = dates.chain([one.when.to_owned()]).collect();
            let overdue = Share::count(&one.open, |open| open.overdue).number;
            let open = if overdue > 0 {
                format!("{}, {overdue} overdue", one.open.len())
            } else {
                one.open.len().to_string()
            };
            let tasks = Share::count(&one.tasks, |task| task.share.is_whole());
            line(vec![
                Cell::lines(vec![one.title.clone(), one.text.clone()]),
                Cell::lines(dates),
                Cell::text(one.owner.as_deref().unwrap_or("nobody named")),
                share(one.implemented),
                Cell::text(open).toned(if overdue > 0 { Tone::Bad } else { Tone::Plain }),
                Cell::text(one.not_recorded.len().to_string()),
                share(tasks),
            ])
        });
        let heads = [
            ("Phase", 7),
            ("Planned", 4),
            ("Owner", 3),
            ("Provisions implemented", 3),
            ("Open records", 2),
            ("Nothing recorded", 2),
            ("Tasks shown to be done", 3),
        ];
        told(chapter("Roadmap by phase"), table("Roadmap", &heads, rows), "The catalog names no phases.")
    }

    fn open(&self) -> Section {
        let rows = self.phases.iter().flat_map(|phase| {
            phase.open.iter().enumerate().map(|(place, one)| {
                let due = match &one.due {
                    None => Cell::text("no day").toned(Tone::Warn),
                    Some(day) if one.overdue => Cell::text(format!("{day}, overdue")).toned(Tone::Bad),
                    Some(day) if one.after_phase => {
                        Cell::text(format!("{day}, after the phase")).toned(Tone::Warn)
                    }
                    Some(day) => Cell::text(day),
                };
                let cells = vec![
                    Cell::text(format!("{} {}", one.provision, one.title)),
                    Cell::text(one.system.as_deref().unwrap_or("organisation")),
                    Cell::text(one.state),
                    Cell::text(&one.owner),
                    due,
                ];
                TableRow { group: (place == 0).then(|| phase.title.clone()), cells }
            })
        });
        let heads = [("Provision", 6), ("Where", 3), ("State", 2), ("Owner", 3), ("Due", 3)];
        told(
            chapter("Open work by phase"),
            table("Open work", &heads, rows),
            "No open record of implementation.",
        )
    }

    fn tasks(&self) -> Section {
        let rows = self.phases.iter().flat_map(|phase| {
            let open = phase.tasks.iter().filter(|task| !task.share.is_whole());
            open.enumerate().map(|(place, one)| TableRow {
                group: (place == 0).then(|| phase.title.clone()),
                cells: vec![
                    Cell::text(&one.id).toned(Tone::Tick),
                    Cell::text(&one.text),
                    Cell::text(&one.role),
                    share(one.share),
                ],
            })
        });
        let heads = [("Task", 4), ("What to do", 8), ("Who", 3), ("Shown to be done", 2)];
        let none = "No task is asked, or each is shown to be done.";
        told(chapter("Open tasks by phase"), table("Open tasks", &heads, rows), none)
    }
}

fn legend() -> Vec<Field> {
    vec![
        Field::new("Applies", "Counted is what applies or may apply; what is excluded is not."),
        Field::new(
            "Implemented",
            "Everybody who is asked has it recorded as implemented: the organisation where it is asked once, each system \
             where systems are asked. Not recorded: nobody has said anything.",
        ),
        Field::new(
            "Evidence that counts",
            "Collected by the day, not past its validity, and, where a digest was recorded, unchanged.",
        ),
        Field::new(
            "Required, usual",
            "The text itself requires the document, or it is what usually shows conformity. Not told apart: the catalog \
             does not say of this edition which is which, and stage 1 counts all of them.",
        ),
    ]
}

fn line(cells: Vec<Cell>) -> TableRow {
    TableRow { group: None, cells }
}

fn share(share: Share) -> Cell {
    let tone = if share.is_whole() { Tone::Good } else { Tone::Plain };
    Cell::number(to_f64(share.number), share.words()).toned(tone)
}

fn table(name: &str, heads: &[(&str, u16)], rows: impl Iterator<Item = TableRow>) -> Option<Table> {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    Some(Table { name: name.to_owned(), columns: columns(heads), rows })
}

/// The section with its table, or with the words that there is none.
fn told(section: Section, table: Option<Table>, none: &str) -> Section {
    let text = if table.is_some() { Vec::new() } else { vec![none.to_owned()] };
    Section { text, table, ..section }
}

fn documents(section: Section, name: &str, all: &[&DocumentRow], none: &str) -> Section {
    let held = Share::count(all, |one| one.is_held());
    let needed: Vec<_> = all.iter().filter(|one| one.required != "usual").collect();
    let needed = Share::count(&needed, |one| one.is_held());
    let mut edition = String::new();
    let rows = all.iter().map(|one| {
        let opens = edition != one.edition_title;
        edition.clone_from(&one.edition_title);
        let tone = if one.is_held() { Tone::Good } else { Tone::Bad };
        let mut standing = vec![one.held.to_owned()];
        if !one.lacking.is_empty() && !one.evidence.is_empty() {
            standing.push(format!("not for {}", some_names(&one.lacking, NAMED)));
        }
        let references = one.provisions.iter().map(|id| id.split_once('/').map_or(id.as_str(), |(_, it)| it));
        let evidence =
            one.evidence.iter().map(|it| format!("{}, {}: {}", it.title, it.collected, it.standing));
        TableRow {
            group: opens.then(|| one.edition_title.clone()),
            cells: vec![
                Cell::text(&one.name),
                Cell::text(joined(&references.collect::<Vec<_>>(), "")),
                Cell::text(one.required),
                Cell::lines(standing).toned(tone),
                Cell::lines(evidence.collect()),
            ],
        }
    });
    let heads = [
        ("Document", 5),
        ("Called for by", 3),
        ("Required", 2),
        ("Standing", 3),
        ("Evidence on these provisions", 7),
    ];
    let table = table(name, &heads, rows);
    let mut section = told(section, table, none);
    if section.table.is_some() {
        section.text = vec![format!(
            "{} of {} are there; of those that the text requires, or that are not told apart, {}.",
            held.number,
            counted(held.of, "document"),
            needed.words()
        )];
    }
    section
}
