//! How OSCAL names things: tokens, UUIDs, addresses.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use uuid::Uuid;

/// The namespace of properties that OSCAL does not define. `.invalid` is nobody's: the name is never looked up.
pub(super) const NAMESPACE: &str = "https://crosswalk.invalid/ns/oscal";

/// A UUID that depends on the names alone. OSCAL takes versions 4 and 5 only, so it is one of version 5.
pub(super) fn uuid(names: &[&str]) -> String {
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes());
    // No name holds a line end but the last, so that different names never run together.
    Uuid::new_v5(&namespace, names.join("\n").as_bytes()).to_string()
}

/// Where the catalog of an edition is looked for: beside the document that refers to it.
pub(super) fn catalog_file(edition: &str) -> String {
    format!("{edition}.oscal.json")
}

/// A token for a reference. Different references have different tokens, whatever else is in the edition.
///
/// `Art.6(1)(a)` → `Art.6_1_a`, `MEASURE 1.3` → `MEASURE-1.3`, `A-7.4-2` → `A--7.4--2`, and `4.1` → `_4.1`, since a token
/// begins with a letter or `_`. A reference of another shape gets `__`, and each character but ASCII letters and digits as
/// its hexadecimal number between two `_`. No token of the first form has `__`.
pub(super) fn token(reference: &str) -> String {
    let Some(plain) = plain(reference) else { return format!("__{}", escaped(reference)) };
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) { plain } else { format!("_{plain}") }
}

/// A name, and after it groups in brackets.
fn plain(reference: &str) -> Option<String> {
    let mut groups = reference.split('(');
    let mut token = word(groups.next()?)?;
    for group in groups {
        token.push('_');
        token.push_str(&word(group.strip_suffix(')')?)?);
    }
    Some(token)
}

fn word(text: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || [' ', '-', '.'].contains(&c);
    let well_formed = !text.is_empty() && text.chars().all(fits);
    well_formed.then(|| text.replace('-', "--").replace(' ', "-"))
}

fn escaped(text: &str) -> String {
    let mut token = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            token.push(c);
        } else {
            write!(token, "_{:x}_", u32::from(c)).expect("writing to a string");
        }
    }
    token
}

/// Text on one line; `None` where nothing is left.
pub(super) fn line(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Roles by their titles, in the order in which they were met.
#[derive(Default)]
pub(super) struct Roles {
    titles: Vec<String>,
    ids: BTreeMap<String, String>,
}

impl Roles {
    /// The id of a role: its title in lower case; a number tells apart what would be the same.
    pub(super) fn id(&mut self, title: &str) -> Option<String> {
        let title = line(title)?;
        if let Some(id) = self.ids.get(&title) {
            return Some(id.clone());
        }
        let words = title.to_lowercase();
        let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.collect::<Vec<_>>().join("-");
        let plain = if words.starts_with(|c: char| c.is_ascii_alphabetic()) {
            words
        } else {
            format!("role-{words}")
        };
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let mut free = std::iter::once(plain.clone()).chain(numbered);
        let id = free.find(|id| !self.ids.values().any(|taken| taken == id))?;
        self.ids.insert(title.clone(), id.clone());
        self.titles.push(title);
        Some(id)
    }

    /// Ids and titles.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.titles.iter().map(|title| (self.ids[title].as_str(), title.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Roles, token};

    #[test]
    fn different_references_have_different_tokens() {
        let references = [
            ("A.6.2.4", "A.6.2.4"),
            ("4.1", "_4.1"),
            ("Art.6(1)(a)", "Art.6_1_a"),
            ("MEASURE 1.3", "MEASURE-1.3"),
            ("MEASURE-1.3", "MEASURE--1.3"),
            ("164.308(a)(1)(ii)(A)", "_164.308_a_1_ii_A"),
            ("Art.6(1)a", "__Art_2e_6_28_1_29_a"),
            ("a_b", "__a_5f_b"),
            ("a()", "__a_28__29_"),
            ("(a)", "___28_a_29_"),
            ("§ 5", "___a7__20_5"),
        ];
        for (reference, wanted) in references {
            assert_eq!(token(reference), wanted);
        }
        let tokens: BTreeSet<_> = references.iter().map(|(reference, _)| token(reference)).collect();
        assert_eq!(tokens.len(), references.len());
    }

    #[test]
    fn roles_that_read_alike_are_told_apart() {
        let mut roles = Roles::default();
        for (title, id) in [
            ("Head of Data", "head-of-data"),
            ("head of data", "head-of-data_2"),
            ("Head of Data", "head-of-data"),
            ("1st line", "role-1st-line"),
            ("負責人", "role-"),
            ("擔當者", "role-_2"),
        ] {
            assert_eq!(roles.id(title).as_deref(), Some(id));
        }
        assert_eq!(roles.id(" "), None);
    }
}
