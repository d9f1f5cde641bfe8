//! What has changed in a statement since it was issued, row by row.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::IssueBefore;
use crate::view::Statement;

/// The fields of a row, in the order of the statement, with their names for readers. What is not here is told by its key.
const FIELDS: &[(&str, &str)] = &[
    ("title", "title"),
    ("verdict", "verdict"),
    ("reason", "reason"),
    ("justification", "justification"),
    ("justified_by", "what the justification rests on"),
    ("rule", "rule"),
    ("facts", "facts"),
    ("state", "state"),
    ("implementation", "implementation"),
    ("due", "due"),
    ("owner", "owner"),
    ("evidence", "evidence"),
    ("related", "related obligations"),
    ("residual", "residual gap"),
    ("counterparts", "counterparts"),
    ("text", "text"),
    ("provisions", "provisions"),
    ("system", "system"),
];

/// The fields of the title block that are compared.
const HEAD: &[(&str, &str)] = &[
    ("name", "organisation"),
    ("system_name", "AI system"),
    ("boundary", "management system covers"),
    ("approver", "approved by"),
    ("date", "facts as of"),
];

/// What has changed since an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changes {
    /// The version that it is compared with.
    pub version: String,
    /// The digest of that issue.
    pub digest: String,
    /// The day as of which that issue judged.
    pub as_of: String,
    /// Changes in the title block.
    pub head: Vec<FieldChange>,
    /// Rows that are new, changed or removed, in the order of the statement, and removed ones at the end.
    pub rows: Vec<RowChange>,
    /// Editions that only one of the two states; their rows are not compared, and neither are counterparts.
    pub not_compared: Vec<String>,
}

/// A row that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RowChange {
    /// Full id of the control, or id of an own control.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// `new`, `changed` or `removed`
    pub change: &'static str,
    /// What has changed; empty for rows that are new or removed.
    pub fields: Vec<FieldChange>,
}

/// A field that is not as it was. Of lists, what has gone and what has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// Its name for readers.
    pub field: String,
    /// What it was.
    pub was: String,
    /// What it is.
    pub is: String,
}

/// What has changed in a statement since an issue.
pub(super) fn changes(before: &IssueBefore, issued: &Value, statement: &Statement) -> Changes {
    let now = serde_json::to_value(statement).expect("views serialise");
    let was = &issued["statement"];
    let (then, here) = (editions(was), editions(&now));
    let differing = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|id| !other.contains(id)).cloned().collect()
    };
    let not_compared = [differing(&then, &here), differing(&here, &then)].concat();
    let compared = |row: &&Value| {
        let id = key(row, "provision");
        !not_compared
            .iter()
            .any(|edition| id.strip_prefix(edition.as_str()).is_some_and(|rest| rest.starts_with('/')))
    };
    let mut rows = compare(was, &now, "rows", "provision", compared);
    if !not_compared.is_empty() {
        // Counterparts are those in the other standards that are stated.
        for row in &mut rows {
            row.fields.retain(|field| field.field != "counterparts");
        }
        rows.retain(|row| row.change != "changed" || !row.fields.is_empty());
    }
    rows.extend(compare(was, &now, "own_controls", "id", |_| true));
    rows.sort_by_key(|row| row.change == "removed");
    Changes {
        version: before.version.clone(),
        digest: before.digest.clone(),
        as_of: key(issued, "as_of"),
        head: HEAD.iter().filter_map(|(key, name)| field(name, was.get(key)?, now.get(key)?)).collect(),
        rows,
        not_compared,
    }
}

fn editions(statement: &Value) -> Vec<String> {
    list(&statement["editions"]).iter().map(|edition| key(edition, "id")).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn key(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn compare(
    was: &Value,
    now: &Value,
    rows: &str,
    id: &str,
    compared: impl Fn(&&Value) -> bool,
) -> Vec<RowChange> {
    let (was, now): (Vec<_>, Vec<_>) = (
        list(&was[rows]).iter().filter(&compared).collect(),
        list(&now[rows]).iter().filter(&compared).collect(),
    );
    let row = |row: &Value, change, fields| RowChange {
        provision: key(row, id),
        title: key(row, "title"),
        change,
        fields,
    };
    let mut found = Vec::new();
    for here in &now {
        match was.iter().find(|then| then[id] == here[id]) {
            None => found.push(row(here, "new", Vec::new())),
            Some(then) => {
                let fields = differences(then, here);
                found.extend((!fields.is_empty()).then(|| row(here, "changed", fields)));
            }
        }
    }
    let gone = was.iter().filter(|then| !now.iter().any(|here| here[id] == then[id]));
    found.extend(gone.map(|then| row(then, "removed", Vec::new())));
    found
}

/// Fields that both have and that differ: what an older program did not write is no change.
pub(super) fn differences(was: &Value, is: &Value) -> Vec<FieldChange> {
    let (Some(then), Some(here)) = (was.as_object(), is.as_object()) else { return Vec::new() };
    let place = |key: &str| FIELDS.iter().position(|(known, _)| *known == key).unwrap_or(FIELDS.len());
    let mut keys: Vec<_> = here.keys().filter(|key| then.contains_key(*key)).collect();
    keys.sort_by_key(|key| (place(key), *key));
    let name = |key: &str| {
        FIELDS.get(place(key)).map_or_else(|| key.replace('_', " "), |(_, name)| (*name).to_owned())
    };
    keys.into_iter().filter_map(|key| field(&name(key), &then[key], &here[key])).collect()
}

fn field(name: &str, was: &Value, is: &Value) -> Option<FieldChange> {
    if was == is {
        return None;
    }
    let (mut then, mut here) = (words(was), words(is));
    if let (Value::Array(was), Value::Array(is)) = (was, is) {
        let without = |one: &[Value], other: &[Value]| -> Vec<Value> {
            one.iter().filter(|value| !other.contains(value)).cloned().collect()
        };
        let (gone, come) = (without(was, is), without(is, was));
        // Of a list in another order nothing has gone or come: then it is told in full.
        if !gone.is_empty() || !come.is_empty() {
            (then, here) = (words(&Value::Array(gone)), words(&Value::Array(come)));
        }
    }
    Some(FieldChange { field: name.to_owned(), was: then, is: here })
}

/// A value for readers.
fn words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) if text.is_empty() => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.is_empty() => "nothing".to_owned(),
        Value::Array(values) => values.iter().map(words).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let head =
                ["provision", "title"].iter().find_map(|key| fields.get(*key).map(|value| (*key, value)));
            let rest = fields.iter().filter(|(key, value)| {
                !value.is_null()
                    && **value != Value::Bool(false)
                    && head.is_none_or(|(named, _)| key.as_str() != named)
            });
            let rest: Vec<_> =
                rest.map(|(key, value)| format!("{} {}", key.replace('_', " "), words(value))).collect();
            match head {
                Some((_, head)) if rest.is_empty() => words(head),
                Some((_, head)) => format!("{} ({})", words(head), rest.join(", ")),
                None => rest.join(", "),
            }
        }
        plain => plain.to_string(),
    }
}
