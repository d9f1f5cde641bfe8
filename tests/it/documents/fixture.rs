//! Documents that use everything a document can have.

use crosswalk::view::{Cell, Column, Document, Field, Section, Table, TableRow, Tone};

/// A statement as an organisation would hand it over, with a list of tasks.
pub(super) fn statement(rows: usize, tasks: usize) -> Document {
    Document {
        title: "Statement of applicability".to_owned(),
        subtitle: "Musterwerk GmbH, ISO/IEC 42001:2023".to_owned(),
        block: vec![
            Field::new("Organisation", "Musterwerk GmbH"),
            Field::new("Boundary", "Development and operation of the visual sorting of parts at both sites."),
            Field::new("Version", "1.1"),
            Field::new("Date", "2026-11-02"),
            Field::new("Approved by", "Management board, 2026-11-04"),
            Field::new("Classification", "Internal"),
        ],
        legend: vec![
            Field::new("applies", "A rule, or a decision with a reason, makes the control apply."),
            Field::new("excluded", "A decision with reason, approver and date says that it does not apply."),
            Field::new("undetermined", "A question is open. The control is neither applied nor excluded."),
        ],
        sections: vec![
            Section {
                heading: "Summary".to_owned(),
                depth: 1,
                text: vec![
                    "The statement lists every control of Annex A with its verdict, the reason for it and how far \
                     it is implemented. It was made from the scope file of the organisation and the rules of the \
                     catalog; nothing in it was filled in by hand."
                        .to_owned(),
                    "Two questions are open. They are named with the controls that wait for them.".to_owned(),
                ],
                fields: vec![Field::new("Apply", "31 of 38"), Field::new("Undetermined", "2 of 38")],
                table: Some(figures()),
            },
            Section {
                heading: "Controls".to_owned(),
                depth: 1,
                text: vec!["In the order of the standard.".to_owned()],
                table: Some(controls(rows)),
                ..Section::default()
            },
            Section {
                heading: "What is left to do".to_owned(),
                depth: 1,
                text: vec!["Tasks by stage of the life cycle.".to_owned()],
                ..Section::default()
            },
            Section {
                heading: "Tasks before release".to_owned(),
                depth: 2,
                table: Some(checklist(tasks)),
                ..Section::default()
            },
        ],
        landscape: true,
    }
}

fn figures() -> Table {
    let row = |name: &str, number: f64, share: &str, percent: f64, tone| TableRow {
        group: None,
        cells: vec![
            Cell::text(name).toned(tone),
            Cell::number(number, format!("{number}")),
            Cell::number(percent, share),
        ],
    };
    Table {
        name: "Figures".to_owned(),
        columns: columns(&[("Verdict", 3), ("Controls", 1), ("Share", 1)]),
        rows: vec![
            row("applies", 31.0, "81.6 %", 81.6, Tone::Good),
            row("undetermined", 2.0, "5.3 %", 5.3, Tone::Warn),
            row("excluded", 5.0, "13.2 %", 13.2, Tone::Muted),
            row("all", 38.0, "100 %", 100.0, Tone::Strong),
        ],
    }
}

fn controls(rows: usize) -> Table {
    let groups = ["A.2 Policies related to AI", "A.6 AI system life cycle", "A.7 Data for AI systems"];
    let verdicts = [
        ("applies", Tone::Good, "implemented"),
        ("applies", Tone::Warn, "in part"),
        ("excluded", Tone::Muted, "not planned"),
        ("undetermined", Tone::Bad, "open"),
    ];
    let row = |at: usize| {
        let (verdict, tone, state) = verdicts[at * 7 % 4];
        TableRow {
            group: (at.is_multiple_of(13)).then(|| groups[at / 13 % groups.len()].to_owned()),
            cells: vec![
                Cell::text(format!("A.{}.{}", 2 + at / 13, 1 + at % 13)).toned(Tone::Strong),
                Cell::text(
                    ["AI policy", "Verification and validation of the AI system", "Quality of data"][at % 3],
                ),
                Cell::text(verdict).toned(tone),
                Cell::lines(vec![
                    "The system is placed on the market and decides without a person, so the control applies."
                        .to_owned(),
                    "Rule: system.autonomy == 'full' or system.eu_risk == 'high'".to_owned(),
                ]),
                Cell::text(state),
                Cell::lines(vec![
                    "Test report 2026-09".to_owned(),
                    "Minutes of the release board".to_owned(),
                ]),
                Cell::number(
                    f64::from(u16::try_from(at % 101).expect("below 101")),
                    format!("{} %", at % 101),
                ),
            ],
        }
    };
    Table {
        name: "Controls".to_owned(),
        columns: columns(&[
            ("Control", 8),
            ("Title", 16),
            ("Verdict", 12),
            ("Reason", 34),
            ("Implementation", 13),
            ("Evidence", 18),
            ("Done", 7),
        ]),
        rows: (0..rows).map(row).collect(),
    }
}

/// As many tasks as wanted, each with a box.
fn checklist(tasks: usize) -> Table {
    let row = |at: usize| TableRow {
        group: (at.is_multiple_of(20)).then(|| format!("Stage {}: validate", at / 20 + 1)),
        cells: vec![
            Cell::text("").toned(Tone::Tick),
            Cell::text(format!("Task {}: compare error rates between groups", at + 1)),
            Cell::text(
                "Signed test report with figures for each group and the limits that were agreed beforehand",
            ),
            Cell::text(format!("iso-42001@2023/A.6.2.{}", at % 8 + 1)),
        ],
    };
    Table {
        name: "Tasks/before release".to_owned(),
        columns: columns(&[("", 1), ("Task", 12), ("Evidence", 14), ("Serves", 7)]),
        rows: (0..tasks).map(row).collect(),
    }
}

/// Texts that break files.
pub(super) const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\"http://example.invalid\",\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\0nul and \u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85} controls \u{fffe}\u{ffff}",
    "marks \u{202e}olleh\u{202c} \u{200f}\u{2066}\u{feff} שלום مرحبا",
    "🦀 👩‍👩‍👧‍👦 漢字 \u{10ffff} e\u{301}\u{327}",
    "<w:t>&amp;</w:t> ]]> <!-- -->  \"'",
    "_x0041_ _x0000_",
    "two\r\nlines\rand\n\na tab\tin it",
    "   spaces   around   ",
    "(\\)( <</Type/Page>> endstream endobj %%EOF",
    "| **bold** [link](http://example.invalid) <b>html</b> `code` # ---",
    "",
];

/// Everything at its worst.
pub(super) fn hostile() -> Document {
    let long = "unbroken".repeat(20_000);
    let mut texts: Vec<String> = HOSTILE.iter().map(|text| (*text).to_owned()).collect();
    texts.push(long);
    texts.push("🦀".repeat(40_000));
    let field = |text: &String| Field::new(text.clone(), text.clone());
    let short: Vec<_> = texts.iter().map(|text| text.chars().take(400).collect::<String>()).collect();
    let table = |name: &str, texts: &[String]| Table {
        name: name.to_owned(),
        columns: HOSTILE
            .iter()
            .take(5)
            .map(|text| Column { title: (*text).to_owned(), share: u16::from(text.len() > 8) * u16::MAX })
            .collect(),
        rows: texts
            .iter()
            .map(|text| TableRow {
                group: Some(text.chars().take(300).collect()),
                cells: vec![
                    Cell::text(text.clone()),
                    Cell::lines(short.clone()).toned(Tone::Bad),
                    Cell::number(f64::NAN, "not a number").toned(Tone::Tick),
                    Cell::number(f64::INFINITY, text.chars().take(10).collect::<String>()),
                ],
            })
            .collect(),
    };
    let names = [
        "a/b[c]:*?\\'",
        "A-B-C-----",
        "",
        "History",
        "'",
        "Cover",
        "a name that is longer than a sheet can have",
    ];
    let mut sections: Vec<_> = names
        .iter()
        .map(|name| Section {
            heading: format!("{name}\u{0}"),
            depth: 9,
            text: short.clone(),
            fields: short.iter().map(field).collect(),
            table: Some(table(name, if *name == names[0] { &texts } else { &short })),
        })
        .collect();
    sections.push(Section { depth: 0, table: Some(Table::default()), ..Section::default() });
    sections.push(Section {
        heading: "More cells than columns, and fewer".to_owned(),
        depth: 3,
        table: Some(Table {
            name: "Uneven".to_owned(),
            columns: columns(&[("One", 1), ("Two", 0)]),
            rows: vec![
                TableRow { group: None, cells: vec![Cell::text("1"), Cell::text("2"), Cell::text("3")] },
                TableRow::default(),
                TableRow { group: Some("group".to_owned()), cells: vec![Cell::text("1")] },
            ],
        }),
        ..Section::default()
    });
    Document {
        title: short.concat(),
        subtitle: short.concat(),
        block: short.iter().map(field).collect(),
        legend: short.iter().map(field).collect(),
        sections,
        landscape: false,
    }
}

fn columns(named: &[(&str, u16)]) -> Vec<Column> {
    named.iter().map(|(title, share)| Column { title: (*title).to_owned(), share: *share }).collect()
}
