//! Data as a script: browsers load scripts from a folder on disk, where they refuse to fetch data.

use serde::Serialize;

/// JSON that is also an expression of a script.
pub(super) fn expression(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("views serialise");
    // A line separator ends a script's line although JSON allows it.
    json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
