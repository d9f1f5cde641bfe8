//! "Did you mean": the known word that was most likely meant.

use std::cmp::Reverse;

/// The candidate nearest to `word`, if one is near enough to be meant.
///
/// Case and punctuation are ignored first, since ids are most often misspelt there; then up to a third of the letters may
/// differ, at most three.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = fold(word);
    let allowed = (folded.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| {
            let other = fold(candidate);
            (distance(&folded, &other), Reverse(common_beginning(&folded, &other)), candidate)
        })
        .filter(|(distance, _, _)| *distance <= allowed)
        // Mistakes are made towards the end of an id; of equals the first, so that the order of declaration decides.
        .min_by_key(|(distance, beginning, _)| (*distance, *beginning))
        .map(|(_, _, candidate)| candidate)
}

/// `did you mean `x`?`, or the whole list where it is short and nothing is near.
pub fn did_you_mean(word: &str, candidates: &[&str]) -> Option<String> {
    match nearest(word, candidates.iter().copied()) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if candidates.is_empty() => None,
        None if candidates.len() <= 24 => Some(format!("it can be {}", list(candidates))),
        None => None,
    }
}

/// `` `a`, `b` or `c` ``
pub fn list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Lower case, letters and digits only.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn common_beginning(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}
