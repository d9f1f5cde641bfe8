//! The one form in which a value is written: RFC 8785 (JSON Canonicalization Scheme) for what issued statements hold.
//!
//! No white space; keys in the order of their code points, which for the ASCII keys that occur here is the order of the
//! RFC; whole numbers in decimal digits; in texts `"` and `\` with a backslash, control characters as the RFC has them,
//! all other characters as themselves. Issued statements have no other numbers.

use serde_json::Value;

/// The canonical text.
pub(super) fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(values) => list(out, ['[', ']'], values, write),
        Value::Object(fields) => {
            // Maps are sorted unless some library asks serde_json for another order, so the order is made here.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            list(out, ['{', '}'], fields, |(key, value), out| {
                out.push_str(&plain(&Value::String(key.clone())));
                out.push(':');
                write(value, out);
            });
        }
        plain_value => out.push_str(&plain(plain_value)),
    }
}

fn list<T>(
    out: &mut String,
    [open, close]: [char; 2],
    values: impl IntoIterator<Item = T>,
    one: impl Fn(T, &mut String),
) {
    out.push(open);
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        one(value, out);
    }
    out.push(close);
}

fn plain(value: &Value) -> String {
    serde_json::to_string(value).expect("a plain value serialises")
}
