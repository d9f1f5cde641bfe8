//! The workbook, read back with calamine.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use crosswalk::export::document::xlsx;
use crosswalk::view::Document;

use super::fixture;

fn open(document: &Document) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(xlsx(document))).expect("a workbook")
}

fn row(range: &Range<Data>, at: usize) -> Vec<String> {
    range.rows().nth(at).expect("the row is there").iter().map(ToString::to_string).collect()
}

#[test]
fn a_workbook_has_a_cover_and_a_sheet_for_each_table() {
    let mut book = open(&fixture::statement(38, 300));
    assert_eq!(book.sheet_names(), ["Cover", "Figures", "Controls", "Tasks-before release"]);
    let cover = book.worksheet_range("Cover").expect("the cover");
    assert_eq!(row(&cover, 0)[0], "Statement of applicability");
    assert_eq!(row(&cover, 6), ["Date", "2026-11-02"]);
    let controls = book.worksheet_range("Controls").expect("the controls");
    assert_eq!(row(&controls, 0)[..3], ["Control", "Title", "Verdict"]);
    assert_eq!(row(&controls, 1)[..2], ["A.2 Policies related to AI", ""], "a group is a row of its own");
    assert_eq!(controls.height(), 1 + 38 + 3);
    assert_eq!(
        controls.get((2, 3)).map(ToString::to_string).as_deref(),
        Some(
            "The system is placed on the market and decides without a person, so the control applies.\n\
             Rule: system.autonomy == 'full' or system.eu_risk == 'high'"
        )
    );
}

#[test]
fn numbers_are_numbers_and_words_carry_no_marks() {
    let mut book = open(&fixture::statement(38, 3));
    let figures = book.worksheet_range("Figures").expect("the figures");
    assert_eq!(figures.get((1, 0)), Some(&Data::String("applies".to_owned())));
    assert_eq!(figures.get((1, 1)), Some(&Data::Float(31.0)));
    assert_eq!(figures.get((1, 2)), Some(&Data::Float(81.6)));
}

#[test]
fn no_text_is_a_formula_and_no_cell_is_too_long() {
    let mut book = open(&fixture::hostile());
    for name in book.sheet_names() {
        assert!(name.encode_utf16().count() <= 31, "{name}");
        let formulas = book.worksheet_formula(&name).expect("readable");
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
        let range = book.worksheet_range(&name).expect("readable");
        for (_, _, value) in range.cells() {
            assert!(value.to_string().encode_utf16().count() <= 32_767);
        }
    }
    let names = book.sheet_names();
    let range = book.worksheet_range(&names[1]).expect("readable");
    let values: Vec<_> = range.cells().map(|(_, _, value)| value.to_string()).collect();
    for text in
        ["=HYPERLINK(\"http://example.invalid\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "_x0041_ _x0000_"]
    {
        assert!(values.iter().any(|value| value == text), "{text} is kept as it is");
    }
    assert!(values.iter().any(|value| value.ends_with("(cut: a cell of a workbook holds no more)")));
}
