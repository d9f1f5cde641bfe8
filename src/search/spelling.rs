//! Ids as people write them: `A.6.2.4`, `a 6 2 4`, `Art. 10 (2)(f)`, `Article 10 paragraph 2 point (f)`, `GOVERN-1.1`.
//!
//! An id is cut where letters, digits and punctuation meet. Two spellings are the same where the pieces are.

/// The most pieces of an id; what is longer is no id.
const MOST_PIECES: usize = 16;

/// Words that people put before a number and that no reference holds.
const SILENT: &[&str] = &["clause", "control", "letter", "no", "paragraph", "para", "point", "subparagraph"];

/// The pieces of an id, joined by dots; empty where there are none, or too many.
pub(super) fn key(text: &str) -> String {
    let pieces = pieces(text);
    if pieces.len() > MOST_PIECES { String::new() } else { pieces.join(".") }
}

/// Every beginning of a key at a border, the key itself left out: `art`, `art.10` of `art.10.2`.
pub(super) fn beginnings(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices('.').map(|(end, _)| &key[..end])
}

/// How many pieces a key has.
pub(super) fn length(key: &str) -> usize {
    if key.is_empty() { 0 } else { key.matches('.').count() + 1 }
}

/// Whether `text` has a word that only makes sense before a number of a provision.
pub(super) fn announces(text: &str) -> bool {
    raw(text).iter().any(|piece| SILENT.contains(&piece.as_str()))
}

fn pieces(text: &str) -> Vec<String> {
    let heard = raw(text).into_iter().filter(|piece| !SILENT.contains(&piece.as_str()));
    heard
        .map(|piece| match piece.as_str() {
            "article" | "articles" | "arts" => "art".to_owned(),
            "chapter" => "ch".to_owned(),
            "section" | "sec" => "s".to_owned(),
            _ => piece,
        })
        .collect()
}

/// Runs of letters and runs of digits, in lower case.
fn raw(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = Sort::Other;
    for c in text.chars() {
        let sort = if c.is_numeric() {
            Sort::Digit
        } else if c.is_alphabetic() {
            Sort::Letter
        } else {
            Sort::Other
        };
        if sort != Sort::Other {
            if sort != last || pieces.is_empty() {
                pieces.push(String::new());
            }
            if let Some(piece) = pieces.last_mut() {
                piece.extend(c.to_lowercase());
            }
        }
        last = sort;
    }
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Other,
}
