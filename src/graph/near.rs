//! Provisions that mappings lead to by a detour: they share a neighbour, or are mapped like something that does.
//!
//! A path leads from a provision over one or two others to the next. It weighs the product of its strengths (each a tenth of
//! what the mapping says), divided by the square root of the product of what all mappings of the provisions on the way weigh
//! together: what is mapped to everything says little about what belongs together. A score is the sum over all paths.
//!
//! For two provisions on the way this is the weighted form of the L3 score of Kovács and others, "Network-based prediction
//! of protein interactions", Nature Communications 10, 1240 (2019). Paths over one provision are scored in the same manner,
//! which is Adamic and Adar's idea ("Friends and neighbors on the Web", Social Networks 25, 2003) with a root in place of
//! their logarithm, so that both are on one scale. Mapping sets that all start from one framework need both: one step from
//! it or to it is two steps between two others, and three steps within a set.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Graph, Link};
use crate::model::{Provision, ProvisionId};

/// A provision that paths of mappings lead to.
#[derive(Clone, Debug)]
pub struct Near<'c> {
    /// The provision.
    pub provision: &'c Provision,
    /// The sum over the paths.
    pub score: f64,
    /// The paths, the heaviest first.
    pub paths: Vec<Detour<'c>>,
}

/// What lies between two provisions.
#[derive(Clone, Debug)]
pub struct Detour<'c> {
    /// One or two provisions, from the one that was asked about.
    pub via: Vec<&'c Provision>,
    /// What the path counts.
    pub weight: f64,
}

/// Everything that one or two mappings more lead to, in the order of the catalog.
pub fn near<'c>(graph: &Graph<'c>, id: &ProvisionId) -> Vec<Near<'c>> {
    let mut around = Around { graph, known: BTreeMap::new() };
    let mut found: BTreeMap<usize, Vec<Detour<'c>>> = BTreeMap::new();
    let mut reach = |provision: &'c Provision, via: &[&'c Provision], weight: f64| {
        if provision.id != *id && via.iter().all(|passed| passed.id != provision.id) {
            let position = graph.catalog().position(&provision.id);
            let position = position.expect("mappings lead to provisions of the catalog");
            found.entry(position).or_default().push(Detour { via: via.to_vec(), weight });
        }
    };
    for first in around.links(id) {
        let passed = weight(&first) / around.mapped(&first.other.id).sqrt();
        for second in around.links(&first.other.id) {
            let two = passed * weight(&second);
            reach(second.other, &[first.other], two);
            if second.other.id == *id {
                continue;
            }
            let two = two / around.mapped(&second.other.id).sqrt();
            for third in around.links(&second.other.id) {
                reach(third.other, &[first.other, second.other], two * weight(&third));
            }
        }
    }
    found.into_iter().map(|(position, paths)| sum(&graph.catalog().provisions[position], paths)).collect()
}

fn sum<'c>(provision: &'c Provision, mut paths: Vec<Detour<'c>>) -> Near<'c> {
    let score = paths.iter().map(|path| path.weight).sum();
    // Strengths are whole numbers, so equal paths have exactly equal weights; their order is that of the catalog.
    paths.sort_by_key(|path| Reverse(path.weight.to_bits()));
    Near { provision, score, paths }
}

/// How much a mapping counts.
fn weight(link: &Link<'_>) -> f64 {
    f64::from(link.mapping.strength.get()) / 10.0
}

struct Around<'g, 'c> {
    graph: &'g Graph<'c>,
    known: BTreeMap<ProvisionId, Vec<Link<'c>>>,
}

impl<'c> Around<'_, 'c> {
    fn links(&mut self, id: &ProvisionId) -> Vec<Link<'c>> {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let links = self.graph.links(id);
        self.known.insert(id.clone(), links.clone());
        links
    }

    /// What all mappings of a provision weigh together.
    fn mapped(&mut self, id: &ProvisionId) -> f64 {
        self.links(id).iter().map(weight).sum()
    }
}
