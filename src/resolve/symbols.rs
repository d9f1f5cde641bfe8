//! Names of provisions, and what was probably meant by a name that is none.

use std::collections::BTreeMap;

use crate::diag::{fold, list, nearest};
use crate::model::{Catalog, EditionId, Origin, ProvisionId};

/// References by edition, with their other spellings.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    declared: BTreeMap<ProvisionId, Origin>,
    /// Edition and folded other spelling → the provision.
    aliases: BTreeMap<(String, String), ProvisionId>,
    /// Mapped pairs, the lesser id first: a pair may be stated once, in one direction.
    mapped: BTreeMap<(ProvisionId, ProvisionId), Origin>,
    /// What became of the provisions of superseded editions.
    carried_over: BTreeMap<ProvisionId, Vec<ProvisionId>>,
    /// Edition and reference that circulate and do not exist → what is right.
    misnamed: BTreeMap<(String, String), String>,
    /// References that may come before what they name: who names what, and where.
    later: Vec<(EditionId, String, Origin)>,
}

impl Symbols {
    /// Takes in a provision; the place of the first declaration if there is one already.
    pub(super) fn declare(&mut self, id: &ProvisionId, here: Origin) -> Option<Origin> {
        let first = self.declared.get(id).copied();
        self.declared.entry(id.clone()).or_insert(here);
        first
    }

    /// Whether any file declares it, even if its row could not be taken in whole.
    pub(super) fn knows(&self, id: &ProvisionId) -> bool {
        self.declared.contains_key(id)
    }

    /// Takes in a mapped pair; the place of the first statement if there is one already, in either direction.
    pub(super) fn map(&mut self, a: &ProvisionId, b: &ProvisionId, here: Origin) -> Option<Origin> {
        let pair = if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        let first = self.mapped.get(&pair).copied();
        self.mapped.entry(pair).or_insert(here);
        first
    }

    /// A provision of a superseded edition lives on in this one.
    pub(super) fn carried_over(&mut self, old: ProvisionId, new: ProvisionId) {
        self.carried_over.entry(old).or_default().push(new);
    }

    /// A reference that circulates for an edition and does not exist in it.
    pub(super) fn misname(&mut self, edition: &str, reference: &str, correction: &str) {
        self.misnamed.insert((edition.to_owned(), fold(reference)), correction.to_owned());
    }

    /// Remembers a reference to be looked up when everything is declared.
    pub(super) fn later(&mut self, edition: &EditionId, reference: &str, origin: Origin) {
        self.later.push((edition.clone(), reference.to_owned(), origin));
    }

    /// The remembered references.
    pub(super) fn take_later(&mut self) -> Vec<(EditionId, String, Origin)> {
        std::mem::take(&mut self.later)
    }

    /// Takes in the other spellings of a provision: declared ones, and the ways in which ids are commonly written.
    pub(super) fn learn(&mut self, id: &ProvisionId, aliases: &[String]) {
        let edition = id.edition().to_owned();
        let common = ["clause ", "annex ", "control ", "article ", "art. ", "section "];
        for alias in aliases {
            self.aliases.insert((edition.clone(), fold(alias)), id.clone());
        }
        for prefix in common {
            self.aliases
                .entry((edition.clone(), fold(&format!("{prefix}{}", id.reference()))))
                .or_insert(id.clone());
        }
    }

    /// The name is one of a superseded edition of the same framework: what it is today.
    fn old_id(&self, catalog: &Catalog, edition: &EditionId, reference: &str) -> Option<String> {
        let mut earlier = catalog.editions.iter().filter(|old| old.superseded_by.as_ref() == Some(edition));
        let found = earlier.find_map(|old| old.id.provision(reference).filter(|id| self.knows(id)))?;
        let today = self.carried_over.get(&found).into_iter().flatten();
        let names: Vec<_> = today.map(ProvisionId::reference).collect();
        Some(match names.as_slice() {
            [] => format!("`{found}` has no successor in `{edition}`"),
            names => format!("`{reference}` is an id of `{}`; today it is {}", found.edition(), list(names)),
        })
    }

    /// What a reader should do about a reference that the edition does not have.
    pub(super) fn hint(
        &self,
        catalog: &Catalog,
        edition: &EditionId,
        reference: &str,
        other_side: Option<&EditionId>,
    ) -> Option<String> {
        if let Some(correction) = self.misnamed.get(&(edition.to_string(), fold(reference))) {
            return Some(format!("a wrong id in circulation: {correction}"));
        }
        if let Some(id) = self.aliases.get(&(edition.to_string(), fold(reference))) {
            return Some(format!("`{reference}` is another spelling of `{}`", id.reference()));
        }
        if let Some(rest) = reference.strip_prefix(&format!("{edition}/")) {
            return Some(format!("write `{rest}` alone: the edition is given at the head of the file"));
        }
        let exact = |edition: &EditionId| edition.provision(reference).is_some_and(|id| self.knows(&id));
        if let Some(other) = other_side.filter(|other| exact(other)) {
            return Some(format!("`{other}` has a provision of that name: are source and target swapped?"));
        }
        if let Some(hint) = self.old_id(catalog, edition, reference) {
            return Some(hint);
        }
        let siblings =
            self.declared.keys().filter(|id| id.edition() == edition.as_str()).map(ProvisionId::reference);
        if let Some(near) = nearest(reference, siblings) {
            return Some(format!("did you mean `{near}`?"));
        }
        let elsewhere =
            catalog.editions.iter().map(|e| &e.id).find(|other| *other != edition && exact(other));
        elsewhere.map(|other| format!("`{other}` has a provision of that name"))
    }
}
