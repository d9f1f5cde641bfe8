//! An issued statement as its file has it: what it says, and what is wrong with the file by itself.

use serde_json::Value;

use super::{DigestOf, FORMAT, FORMAT_VERSION, IssueBefore, canonical, issue_name, seal};
use crate::model::{IssuedContent, IssuedFile};

/// An issued file.
pub(super) struct Kept {
    pub(super) name: String,
    /// What it says, as far as it can be read.
    pub(super) value: Value,
    pub(super) organisation: String,
    pub(super) system: String,
    pub(super) version: String,
    pub(super) as_of: String,
    pub(super) digest: String,
    pub(super) previous: Option<IssueBefore>,
    /// What shows that the file is not as it was written.
    pub(super) damage: Vec<String>,
}

impl Kept {
    /// Reads a file.
    pub(super) fn of(file: &IssuedFile, digest_of: DigestOf) -> Self {
        let mut damage = Vec::new();
        let value = match &file.content {
            IssuedContent::Text(text) => value(text, &mut damage, digest_of),
            IssuedContent::Link => refused("it is a symbolic link, and those are not followed", &mut damage),
            IssuedContent::TooLarge => refused("it is too large for an issued statement", &mut damage),
            IssuedContent::NoText => refused("it is no UTF-8 text", &mut damage),
            IssuedContent::NoFile => refused("it is no file", &mut damage),
        };
        let said = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let before = &value["previous"];
        let previous = before.is_object().then(|| {
            let said = |key: &str| before[key].as_str().unwrap_or_default().to_owned();
            IssueBefore { version: said("version"), digest: said("digest") }
        });
        let mut kept = Self {
            name: file.name.clone(),
            organisation: said("organisation"),
            system: said("system"),
            version: said("version"),
            as_of: said("as_of"),
            digest: said("digest"),
            previous,
            damage,
            value,
        };
        if kept.is_readable() {
            kept.look_inside();
        }
        kept
    }

    /// Whether anything is known of it.
    pub(super) fn is_readable(&self) -> bool {
        self.value.is_object()
    }

    /// Whether both are about the same: a chain is about one organisation or system.
    pub(super) fn same_subject(&self, other: &Self) -> bool {
        (&self.organisation, &self.system) == (&other.organisation, &other.system)
    }

    /// Name of the file, and a head that says what the statement says.
    fn look_inside(&mut self) {
        match issue_name(&self.system, &self.version) {
            Some(fitting) if fitting == self.name => {}
            Some(fitting) => self.damage.push(format!("by what it says its name is `{fitting}`")),
            None => self.damage.push(format!("`{}` is no version", self.version)),
        }
        for key in ["organisation", "system", "version", "as_of"] {
            let (outside, inside) = (&self.value[key], &self.value["statement"][key]);
            if !outside.is_string() || outside != inside {
                self.damage.push(format!("`{key}` is {outside}, and {inside} in its statement"));
            }
        }
    }
}

fn refused(why: &str, damage: &mut Vec<String>) -> Value {
    damage.push(why.to_owned());
    Value::Null
}

/// What a text says; every way in which it is not what a seal was put on.
fn value(text: &str, damage: &mut Vec<String>, digest_of: DigestOf) -> Value {
    let value: Value = match serde_json::from_str(text) {
        Ok(value @ Value::Object(_)) => value,
        Ok(_) => return refused("it is no JSON object", damage),
        Err(error) => return refused(&format!("it is no JSON: {error}"), damage),
    };
    if value["format"] != FORMAT || value["format_version"] != FORMAT_VERSION {
        let (format, number) = (&value["format"], &value["format_version"]);
        damage.push(format!(
            "its format is {format}, number {number}, and not \"{FORMAT}\", number {FORMAT_VERSION}"
        ));
    }
    let written = canonical::text(&value) + "\n";
    if written != text {
        let same = written.chars().zip(text.chars()).take_while(|(one, other)| one == other).count();
        damage.push(format!("it is not in canonical form, from character {} on", same + 1));
    }
    let (found, said) = (seal(&value, digest_of), &value["digest"]);
    if said.as_str() != Some(found.as_str()) {
        let found = found.as_str();
        damage.push(format!(
            "its contents have the digest {found}, and it says {}",
            said.as_str().unwrap_or("none")
        ));
    }
    value
}
