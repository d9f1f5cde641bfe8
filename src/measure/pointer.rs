//! Any JSON, with a pointer to the figure (RFC 6901).

use super::form::{Form, Source};
use super::node::Node;
use super::problem::Problem;
use super::quantity::{Found, Value};
use crate::model::{MetricId, ReaderName};

/// The figure at a place of a file, as a value of a metric.
pub fn point(path: &str, bytes: &[u8], pointer: &str, metric: &MetricId) -> Result<Found, Problem> {
    let source = Source::of(path, bytes)?;
    let (Form::Json(root) | Form::Card(root)) = &source.form else {
        return Err(source.other("JSON, into which the pointer leads"));
    };
    let node = follow(root, pointer)?;
    let Some(value) = node.figure() else {
        let what = format!("there is {} at `{pointer}`", node.kind());
        return Err(Problem::at(node.place, what, "a number, or a text that spells one"));
    };
    if !value.is_finite() {
        let what = format!("the figure at `{pointer}` is not a number");
        return Err(Problem::at(node.place, what, "a finite number"));
    }
    let (name, subset) = (pointer.to_owned(), String::new());
    let value = Value { metric: metric.clone(), subset, value, day: None, name, note: String::new() };
    Ok(Found { reader: ReaderName::JsonPointer, values: vec![value], unknown: Vec::new(), left: Vec::new() })
}

fn follow<'n>(root: &'n Node, pointer: &str) -> Result<&'n Node, Problem> {
    let form = "a pointer as RFC 6901 has it, such as `/metrics/0/value`";
    let mut node = root;
    if pointer.is_empty() {
        return Ok(node);
    }
    let Some(way) = pointer.strip_prefix('/') else {
        return Err(Problem::new(format!("`{pointer}` does not begin with `/`"), form));
    };
    for step in way.split('/') {
        let key = step.replace("~1", "/").replace("~0", "~");
        let place = key.parse::<usize>().ok().filter(|place| place.to_string() == key);
        let next = node.get(&key).or_else(|| node.list().get(place?));
        node = next.ok_or_else(|| {
            let there: Vec<_> = node.map().iter().take(8).map(|(key, _)| format!("`{key}`")).collect();
            let expected = match (there.is_empty(), node.list().len()) {
                (false, _) => format!("one of {}", there.join(", ")),
                (true, 0) => "an object or a list above it".to_owned(),
                (true, entries) => format!("a number from 0 to {}", entries - 1),
            };
            Problem::at(
                node.place,
                format!("the pointer `{pointer}` leads nowhere: there is no `{key}` here"),
                expected,
            )
        })?;
    }
    Ok(node)
}
