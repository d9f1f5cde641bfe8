//! The search index as a script: browsers load scripts from a folder on disk, where they refuse to fetch data.

use crate::view::SearchEntry;

/// `globalThis.crosswalkIndex = […];`
pub fn script(entries: &[SearchEntry]) -> Vec<u8> {
    let json = serde_json::to_string(entries).expect("views serialise");
    // A line separator ends a script's line although JSON allows it.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("globalThis.crosswalkIndex = {json};\n").into_bytes()
}
