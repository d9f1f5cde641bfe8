//! Files that are broken, huge, of another tool, or meant badly: each gets an answer that helps.

use proptest::prelude::*;

use super::{names, rows};
use crate::tidy::root;
use crosswalk::measure::{self, Place, Problem};
use crosswalk::model::ReaderName;

fn problem(path: &str, text: &str, reader: Option<ReaderName>) -> Problem {
    measure::read(path, text.as_bytes(), reader, names()).expect_err(text)
}

#[test]
fn each_problem_says_where_what_and_what_was_expected() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    for (path, text, place, what, expected) in [
        ("a.json", "{\"metrics\": [", Some((1, 14)), "the file ends here", "an object"),
        ("a.json", "{\"a\": 1,\n \"a\": 2}", Some((2, 2)), "`a` stands twice", "each key once"),
        ("a.json", "{\"a\": +1}", Some((1, 7)), "no value of JSON", "a number"),
        ("a.json", "{\"a\": 01}", Some((1, 7)), "no number of JSON", "-0.25"),
        ("a.json", "{\"a\": \"x\ny\"}", Some((1, 9)), "does not end on its line", "quotation mark"),
        ("a.json", "{\"a\": 1} x", Some((1, 10)), "something follows", "end of the file"),
        ("a.json", &deep, Some((1, 66)), "64 deep", "as the tool writes it"),
        ("a.json", "{\"x\": 1}", None, "no reader recognises this JSON", "evidence readers"),
        ("a.csv", "a,b\n1,2\n3\n", Some((3, 1)), "another number of cells", "as many cells"),
        ("a.csv", "a,b\n", None, "no rows", "under the head"),
        ("a.csv", "a,b\n1,2\n", None, "no reader recognises this table", "evidence readers"),
        ("README.md", "---\na: 1\n", Some((1, 1)), "no end", "`---`"),
        ("README.md", "---\na: [1\n---\n", Some((3, 1)), "no YAML", "front matter"),
        ("README.md", "---\na: 1\na: 2\n---\n", Some((3, 1)), "`a` stands twice", "each key once"),
        ("README.md", "---\na: &x 1\nb: *x\n---\n", Some((2, 4)), "anchors", "plain values"),
        ("README.md", "---\na: 1\n---\n", None, "no `model-index`", "evidence readers"),
        ("a.txt", "hello\n", Some((1, 1)), "neither JSON nor a table", "JSON"),
        ("a.txt", " \n", None, "empty", "JSON"),
    ] {
        let problem = problem(path, text, None);
        let wanted = place.map(|(line, column)| Place { line, column });
        assert!(problem.what.contains(what) && problem.expected.contains(expected), "{text}: {problem:?}");
        assert_eq!(problem.place, wanted, "{text}: {problem:?}");
    }
}

#[test]
fn a_file_of_another_tool_names_its_reader() {
    let text =
        std::fs::read_to_string(root().join("tests/measurements/evidently/quality.json")).expect("readable");
    let problem = problem("quality.json", &text, Some(ReaderName::Cyclonedx));
    assert_eq!(problem.fits, [ReaderName::Evidently], "{problem:?}");
}

#[test]
fn ten_megabytes_are_refused_and_bytes_that_are_no_text_too() {
    let large = format!("{{\"a\": \"{}\"}}", "x".repeat(10 * 1024 * 1024));
    assert!(problem("a.json", &large, None).what.contains("bytes"));
    let problem = measure::read("a.json", b"{\"a\": \"\xff\"}", None, names()).expect_err("no text");
    assert_eq!(problem.place, Some(Place { line: 1, column: 8 }));
}

#[test]
fn per_cent_training_data_and_second_values_are_not_taken() {
    let run = r#"{"info": {"end_time": 1793601720000}, "data": {"metrics": {"accuracy": 71.2, "train_f1_score": 1.0,
        "roc_auc": 0.8, "roc_auc_score": 0.7, "ours": 3}}}"#;
    let found = measure::read("run.json", run.as_bytes(), None, names()).expect("readable");
    assert_eq!(found.values.len(), 1, "{found:?}");
    assert_eq!(found.unknown, ["ours"]);
    let why: Vec<_> = found.left.iter().map(|left| left.why.as_str()).collect();
    for (why, word) in why.iter().zip(["per cent", "training data", "another value"]) {
        assert!(why.contains(word), "{why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), reader in 0..9_usize) {
        every_way("metrics/x.csv", &bytes, reader);
    }

    #[test]
    fn no_text_of_json_makes_a_reader_panic(text in "[\\[\\]{}:,\"a-eN0-9.\\-+ \\\\u\n\tä]{0,120}", reader in 0..9_usize) {
        every_way("x.json", text.as_bytes(), reader);
        // What serde_json reads, the reader reads, except for keys that stand twice.
        let strict = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        if let (true, Err(problem)) = (strict, measure::read("x.json", text.as_bytes(), None, &[])) {
            let of_form = problem.place.is_some() && !problem.what.contains("stands twice");
            prop_assert!(!of_form || !text.trim_start().starts_with(['{', '[']), "{text}: {problem:?}");
        }
    }

    #[test]
    fn no_change_of_a_fixture_makes_a_reader_panic(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        with in prop::sample::select(vec!["", "\"", "{", "}", "[", "]", "NaN", "null", "1e999", "-1", ",", ":", "\n", "---\n", "ä", "[]"]),
        cut in 0..40_usize,
        reader in 0..9_usize,
    ) {
        let mut files: Vec<_> = rows("expected.tsv").into_iter().map(|row| row.file).collect();
        files.dedup();
        let path = file.get(&files);
        let mut bytes = std::fs::read(root().join("tests/measurements").join(path)).expect("readable");
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, with.bytes());
        every_way(path, &bytes, reader);
    }
}

fn every_way(path: &str, bytes: &[u8], reader: usize) {
    drop(measure::read(path, bytes, ReaderName::ALL.get(reader).copied(), names()));
    drop(measure::point(path, bytes, "/metrics/0/value", &names()[0].metric));
}
