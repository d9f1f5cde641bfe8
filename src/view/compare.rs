//! The page on which readers pick what they have and what they want, and what its script needs to answer them.
//!
//! A gap report folds what the editions that are met contribute to a provision, see `gap`. Here the contributions are told
//! one by one, so that a browser can fold them for whatever is picked. Deliberately missing: scopes, and more than the
//! usual number of mappings in a row; for these there is the command.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Here;
use super::framework::crosswalk_link;
use super::gap::{self, GapBy, asking, contribution};
use super::{Link, url};
use crate::graph::{Closure, Covered, Graph, HOPS, covers};
use crate::model::{Catalog, Edition, Provision};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct ComparePage {
    /// Where editions are picked.
    pub sides: [CompareSide; 2],
    /// Editions in force.
    pub current: Vec<CompareChoice>,
    /// Editions that another one has taken the place of.
    pub superseded: Vec<CompareChoice>,
    /// What a provision can be, in the order in which somebody works on them.
    pub statuses: Vec<CompareStatus>,
    /// How many mappings in a row inferences may rest on.
    pub hops: usize,
    /// Every crosswalk.
    pub crosswalks: Vec<Link>,
    /// A command that tells the same, as an example.
    pub command: String,
}

/// One of the two sides on which editions are picked.
#[derive(Clone, Debug, Serialize)]
pub struct CompareSide {
    /// As the option of the command is called.
    pub name: &'static str,
    /// In words.
    pub legend: &'static str,
}

/// An edition that can be picked.
#[derive(Clone, Debug, Serialize)]
pub struct CompareChoice {
    /// `soc-2@2017`
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its tree.
    pub href: String,
    /// The script that tells what others contribute to it.
    pub script: String,
}

/// What a wanted provision can be.
#[derive(Clone, Debug, Serialize)]
pub struct CompareStatus {
    /// As in a gap report.
    pub id: &'static str,
    /// In words.
    pub words: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// Whether there is anything to compare.
pub(super) fn any(catalog: &Catalog) -> bool {
    !catalog.sets.is_empty()
}

/// The editions that can be picked, those in force first.
pub fn comparable(catalog: &Catalog) -> Vec<&Edition> {
    let mut editions: Vec<_> = catalog.editions.iter().filter(|_| any(catalog)).collect();
    editions.sort_by_key(|edition| edition.superseded_by.is_some());
    editions
}

pub(super) fn page(graph: &Graph<'_>, here: &Here) -> ComparePage {
    let catalog = graph.catalog();
    let choice = |edition: &Edition| CompareChoice {
        id: edition.id.to_string(),
        title: edition.title.clone(),
        href: here.href(&url::edition(&edition.id)),
        script: here.href(&url::contributions(&edition.id)),
    };
    let editions = comparable(catalog).into_iter();
    let (superseded, current): (Vec<_>, Vec<_>) =
        editions.partition(|edition| edition.superseded_by.is_some());
    let example = catalog.sets.first().map(|set| (&set.id.from, &set.id.to));
    ComparePage {
        sides: [
            CompareSide { name: "have", legend: "What you have" },
            CompareSide { name: "want", legend: "What you want" },
        ],
        hops: HOPS,
        current: current.into_iter().map(choice).collect(),
        superseded: superseded.into_iter().map(choice).collect(),
        statuses: STATUSES.iter().map(|covered| told(*covered)).collect(),
        crosswalks: catalog.sets.iter().map(|set| crosswalk_link(graph, here, set)).collect(),
        command: example
            .map(|(have, want)| format!("crosswalk gap --have {have} --want {want}"))
            .unwrap_or_default(),
    }
}

const STATUSES: [Covered; 5] =
    [Covered::Partly, Covered::Unmapped, Covered::Inferred, Covered::NotReviewed, Covered::Fully];

fn told(covered: Covered) -> CompareStatus {
    let (words, meaning) = match covered {
        Covered::Fully => ("covered", "Nothing stays to be done."),
        Covered::Partly => ("partly covered", "Something stays to be done, and is told."),
        Covered::Inferred => {
            ("inferred only", "Nothing is mapped; that the two overlap follows from other mappings.")
        }
        Covered::Unmapped => ("without counterpart", "Said to have none in what you have, with the reason."),
        Covered::NotReviewed => {
            ("not reviewed", "Nobody has compared it with what you have. This is no gap that was found.")
        }
    };
    CompareStatus { id: gap::status(covered), words, meaning }
}

/// What every other edition contributes to one. Keys are short, and what occurs often is told once and named by its
/// place, because readers download it.
#[derive(Clone, Debug, Serialize)]
pub struct Contributions {
    /// Id of the edition.
    pub edition: String,
    /// Editions with which it has a mapping set.
    pub crosswalks: Vec<String>,
    /// Every provision that a row names.
    pub provisions: Vec<NamedProvision>,
    /// Every way in which one provision touches another.
    pub ways: Vec<Way>,
    /// What is left, and why there is no counterpart; Markdown.
    pub texts: Vec<String>,
    /// The provisions that count, in the order of the text.
    pub rows: Vec<ContributionRow>,
}

/// A provision of any edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NamedProvision {
    /// Id of its edition.
    pub e: String,
    /// Its reference.
    pub r: String,
    /// Its title.
    pub t: String,
    /// Where it is, from the site's root.
    pub u: String,
}

/// How one provision touches another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Way {
    /// `mapped` or `inferred`
    pub how: &'static str,
    /// How the one that touches compares with the wanted one; one, or what an inference leaves possible.
    pub relations: Vec<&'static str>,
    /// In words that continue "it …".
    pub words: String,
}

/// A wanted provision.
#[derive(Clone, Debug, Serialize)]
pub struct ContributionRow {
    /// It, among the provisions.
    pub p: usize,
    /// What the editions contribute, by id. Those that contribute nothing are left out.
    pub from: BTreeMap<String, ToldContribution>,
}

/// What one edition contributes to a provision.
#[derive(Clone, Debug, Serialize)]
pub struct ToldContribution {
    /// As in a gap report.
    pub status: &'static str,
    /// What touches it: among the provisions, how among the ways, and among the provisions, the whole that the mapping is
    /// stated for, if it is another one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Vec<usize>>,
    /// What is left, among the texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<usize>,
    /// Why there is no counterpart, among the texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<usize>,
}

/// Values that are told once, in the order in which they came up.
struct Told<T> {
    places: BTreeMap<T, usize>,
}

impl<T: Ord> Told<T> {
    const fn new() -> Self {
        Self { places: BTreeMap::new() }
    }

    fn place(&mut self, value: T) -> usize {
        let next = self.places.len();
        *self.places.entry(value).or_insert(next)
    }

    fn in_order(self) -> Vec<T> {
        let mut told: Vec<_> = self.places.into_iter().collect();
        told.sort_by_key(|(_, place)| *place);
        told.into_iter().map(|(value, _)| value).collect()
    }
}

/// What every other edition contributes to `wanted`.
pub fn contributions(graph: &Graph<'_>, closure: &Closure<'_>, wanted: &Edition) -> Contributions {
    let (mut provisions, mut ways, mut texts) = (Told::new(), Told::new(), Told::new());
    let mut rows = Vec::new();
    for provision in asking(graph, &wanted.id) {
        let mut from = BTreeMap::new();
        for (edition, cover) in covers(graph, closure, provision) {
            let part = contribution(provision, &cover);
            let mut named = |id: &str| {
                let found = id.parse().ok().and_then(|id| graph.provision(&id));
                provisions.place(name(found.expect("reports name provisions of the catalog")))
            };
            let by =
                part.by.into_iter().map(|GapBy { provision, how, relations, words, stated_for, .. }| {
                    let mut by = vec![named(&provision), ways.place(Way { how, relations, words })];
                    by.extend(stated_for.map(|whole| named(&whole)));
                    by
                });
            let told = ToldContribution {
                status: gap::status(part.covered),
                by: by.collect(),
                left: part.left.into_iter().map(|text| texts.place(text)).collect(),
                reasons: part.reasons.into_iter().map(|text| texts.place(text)).collect(),
            };
            from.insert(edition.to_owned(), told);
        }
        rows.push(ContributionRow { p: provisions.place(name(provision)), from });
    }
    Contributions {
        edition: wanted.id.to_string(),
        crosswalks: gap::crosswalks(graph, &wanted.id).iter().map(ToString::to_string).collect(),
        provisions: provisions.in_order(),
        ways: ways.in_order(),
        texts: texts.in_order(),
        rows,
    }
}

fn name(provision: &Provision) -> NamedProvision {
    NamedProvision {
        e: provision.id.edition().to_owned(),
        r: provision.id.reference().to_owned(),
        t: provision.title.clone(),
        u: url::provision(&provision.id),
    }
}
