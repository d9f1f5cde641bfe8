//! Documents as files: read back with other libraries than the ones that wrote them.
//!
//! The files are left in the folder of the build, where `tests/documents/*.py` open them with the readers that people use.

mod fixture;
mod workbook;

use std::fs;
use std::path::PathBuf;

use crosswalk::export::document::{csv, docx, html, markdown, pdf, xlsx};
use crosswalk::view::Document;

type Writer = fn(&Document) -> Vec<u8>;

const WRITERS: [(&str, Writer); 6] =
    [("csv", csv), ("docx", docx), ("html", html), ("md", markdown), ("pdf", pdf), ("xlsx", xlsx)];

#[test]
fn every_format_takes_every_document_and_gives_the_same_bytes_again() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("documents");
    fs::create_dir_all(&folder).expect("writable");
    let documents = [
        ("statement", fixture::statement(38, 300)),
        ("hostile", fixture::hostile()),
        ("long", fixture::statement(5_000, 3)),
        ("empty", Document::default()),
    ];
    for (name, document) in &documents {
        for (format, write) in WRITERS {
            let bytes = write(document);
            if document.sections.iter().all(|section| rows(section) < 1_000) {
                assert!(bytes == write(document), "{name}.{format} differs between two runs");
            }
            fs::write(folder.join(format!("{name}.{format}")), bytes).expect("writable");
        }
    }
}

fn rows(section: &crosswalk::view::Section) -> usize {
    section.table.as_ref().map_or(0, |table| table.rows.len())
}

#[test]
fn csv_holds_each_table_with_its_groups() {
    let text = String::from_utf8(csv(&fixture::statement(14, 1))).expect("UTF-8");
    let lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(lines[..3], ["Figures", "Verdict,Controls,Share", "applies,31,81.6 %"]);
    assert!(text.contains("\r\n\r\nControls\r\nGroup,Control,Title,"), "{text}");
    assert!(text.contains("\r\nA.6 AI system life cycle,A.3.1,"), "{text}");
    let hostile = String::from_utf8(csv(&fixture::hostile())).expect("UTF-8");
    assert!(hostile.contains("'=HYPERLINK") && hostile.contains("'@SUM"), "no cell is a formula");
}

#[test]
fn markdown_has_headings_lists_and_tables_and_obeys_no_text() {
    let text = String::from_utf8(markdown(&fixture::statement(2, 2))).expect("UTF-8");
    for part in [
        "# Statement of applicability\n",
        "- **Date:** 2026-11-02\n",
        "\n## Legend\n",
        "\n### Tasks before release\n",
        "| Verdict | Controls | Share |\n| --- | --- | --- |\n| ✓ applies | 31 | 81.6 % |\n",
        "| **A.2 Policies related to AI** |  |  |  |  |  |  |\n",
        "| ☐  | Task 1: compare error rates between groups |",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let hostile = String::from_utf8(markdown(&fixture::hostile())).expect("UTF-8");
    assert!(hostile.contains("\\| \\*\\*bold\\*\\* \\[link\\](http://example.invalid) &lt;b>html&lt;/b>"));
}
