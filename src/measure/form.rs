//! What form a file has: JSON, front matter, a table, or lines of steps.

use super::node::Node;
use super::problem::{Place, Problem};
use super::{MOST_BYTES, json, yaml};

/// A file, read as far as its form.
pub(super) struct Source<'s> {
    pub(super) path: &'s str,
    pub(super) form: Form,
}

/// What a file is made of.
pub(super) enum Form {
    Json(Node),
    Card(Node),
    Table(Table),
    Steps(Vec<Step>),
}

/// A table with a head.
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A line of a metric file: a time stamp in milliseconds, a value, a step, and more.
pub(super) struct Step {
    pub(super) time: i64,
    pub(super) value: f64,
    pub(super) number: i64,
    pub(super) data: String,
}

impl<'s> Source<'s> {
    pub(super) fn of(path: &'s str, bytes: &[u8]) -> Result<Self, Problem> {
        let size = bytes.len() as u64;
        if size > MOST_BYTES {
            let what = format!("it has {size} bytes");
            return Err(Problem::new(
                what,
                format!("at most {MOST_BYTES}; store the figures without the data"),
            ));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let place = place(&bytes[..error.valid_up_to()]);
            Problem::at(place, "this is no text in UTF-8", "JSON, CSV, a model card, or a metric file")
        })?;
        let text = text.trim_start_matches('\u{feff}');
        let begin = text.trim_start();
        let form = if begin.is_empty() {
            return Err(Problem::new("the file is empty", "JSON, CSV, a model card, or a metric file"));
        } else if begin.starts_with(['{', '[']) {
            Form::Json(json::parse(text)?)
        } else if text.starts_with("---") {
            Form::Card(front_matter(text)?)
        } else if let Some(steps) = steps(text) {
            Form::Steps(steps)
        } else if text.lines().next().is_some_and(|head| head.contains([',', '\t'])) {
            Form::Table(table(text)?)
        } else {
            let place = Place { line: 1, column: 1 };
            return Err(Problem::at(
                place,
                "this is neither JSON nor a table",
                "JSON, CSV with a head, a model card with front matter, or a metric file of MLflow",
            ));
        };
        Ok(Self { path, form })
    }

    pub(super) fn json(&self) -> Option<&Node> {
        match &self.form {
            Form::Json(node) => Some(node),
            _ => None,
        }
    }

    /// The file is not what a reader reads.
    pub(super) fn other(&self, expected: &str) -> Problem {
        let form = match &self.form {
            Form::Json(_) => "this JSON is not what the reader reads",
            Form::Card(_) => "this is front matter",
            Form::Table(_) => "this is a table",
            Form::Steps(_) => "these are lines of steps",
        };
        Problem::new(form, expected)
    }
}

/// The place after some bytes.
fn place(before: &[u8]) -> Place {
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.rsplit(|byte| *byte == b'\n').next().map_or(0, <[u8]>::len) + 1;
    Place { line, column }
}

fn front_matter(text: &str) -> Result<Node, Problem> {
    let expected = "`---` on a line of its own before and after the front matter";
    let begin = Place { line: 1, column: 1 };
    let Some((first, rest)) = text.split_once('\n').filter(|(first, _)| first.trim_end() == "---") else {
        return Err(Problem::at(begin, "the first line is more than `---`", expected));
    };
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return yaml::parse(&rest[..end], 2);
        }
        end += line.len();
    }
    debug_assert!(first.starts_with("---"));
    Err(Problem::at(begin, "the front matter has no end", expected))
}

/// The steps, if every line is one.
fn steps(text: &str) -> Option<Vec<Step>> {
    let step = |line: &str| {
        let mut words = line.split(' ');
        let (time, value) = (words.next()?, words.next()?);
        let number = words.next().unwrap_or("0").parse().ok()?;
        let data = words.next().unwrap_or_default().to_owned();
        let time = time.parse().ok().filter(|_| time.len() >= 10)?;
        Some(Step { time, value: value.parse().ok()?, number, data })
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| step(line.trim_end())).collect()
}

fn table(text: &str) -> Result<Table, Problem> {
    let tabs = text.lines().next().is_some_and(|head| head.contains('\t') && !head.contains(','));
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(if tabs { b'\t' } else { b',' }).has_headers(false);
    let mut rows = Vec::new();
    for record in reader.from_reader(text.as_bytes()).into_records() {
        let record = record.map_err(|error| {
            let line =
                error.position().map_or(1, |place| usize::try_from(place.line()).unwrap_or(usize::MAX));
            Problem::at(
                Place { line, column: 1 },
                "this row has another number of cells",
                "as many cells as the head has",
            )
        })?;
        rows.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
    }
    let head = rows.remove(0);
    if rows.is_empty() {
        return Err(Problem::new("the table has no rows", "rows under the head"));
    }
    Ok(Table { head, rows })
}

impl Table {
    /// The numbers of a column, not finite where a cell is empty; none if a cell holds something else.
    pub(super) fn numbers(&self, column: usize) -> Option<Vec<f64>> {
        let number = |row: &Vec<String>| match row.get(column)?.trim() {
            "" => Some(f64::NAN),
            cell => cell.parse().ok(),
        };
        self.rows.iter().map(number).collect()
    }
}
