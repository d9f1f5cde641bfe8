//! Ways from provision to provision over mappings, each read in the direction of the way.

use super::neighbours::Neighbours;
use super::{Graph, compose};
use crate::model::{Catalog, Mapping, Provision, ProvisionId, Relation, Relations};

/// A mapping on a way, read in the direction of the way.
#[derive(Clone, Copy)]
pub struct Step<'c> {
    /// The mapping as stored.
    pub mapping: &'c Mapping,
    /// Where it is entered.
    pub from: &'c Provision,
    /// Where it is left.
    pub to: &'c Provision,
    /// How `from` compares with `to`.
    pub relation: Relation,
}

/// A way from one provision to another.
#[derive(Clone)]
pub struct Path<'c> {
    /// The mappings in order.
    pub steps: Vec<Step<'c>>,
    /// The relations of start and end that these mappings leave possible.
    pub relations: Relations,
}

impl<'c> Step<'c> {
    pub(super) fn entered(catalog: &'c Catalog, mapping: &'c Mapping, from: &'c Provision) -> Self {
        let forward = mapping.source == from.id;
        let (other, relation) = if forward {
            (&mapping.target, mapping.relation)
        } else {
            (&mapping.source, mapping.relation.inverse())
        };
        let to = catalog.provision(other).expect("resolved names lead to provisions of the catalog");
        Self { mapping, from, to, relation }
    }
}

impl Path<'_> {
    /// The same way from its end.
    #[must_use]
    pub(super) fn reversed(mut self) -> Self {
        self.steps.reverse();
        for step in &mut self.steps {
            (step.from, step.to) = (step.to, step.from);
            step.relation = step.relation.inverse();
        }
        self.relations = self.relations.inverse();
        self
    }
}

/// Every way between two provisions, also those from which nothing follows, the shortest first.
pub fn paths<'c>(
    graph: &Graph<'c>,
    source: &ProvisionId,
    target: &ProvisionId,
    hops: usize,
) -> Vec<Path<'c>> {
    let catalog = graph.catalog();
    let (Some(start), Some(_)) = (catalog.position(source), catalog.position(target)) else {
        return Vec::new();
    };
    let neighbours = Neighbours::new(graph);
    let mut found = Vec::new();
    let start = u32::try_from(start).expect("fewer than four thousand million");
    let mut open = vec![(vec![start], Vec::<Step<'c>>::new(), Relations::only(Relation::Equal))];
    while let Some((nodes, steps, relations)) = open.pop() {
        let here = *nodes.last().expect("a way has a start");
        for edge in neighbours.of(here) {
            if nodes.contains(&edge.to) {
                continue;
            }
            let from = &catalog.provisions[here as usize];
            let step = Step::entered(catalog, &catalog.mappings[edge.mapping as usize], from);
            let mut longer = steps.clone();
            longer.push(step);
            let relations = compose(relations, edge.relation.into());
            if step.to.id == *target {
                found.push(Path { steps: longer, relations });
            } else if longer.len() < hops {
                let mut nodes = nodes.clone();
                nodes.push(edge.to);
                open.push((nodes, longer, relations));
            }
        }
    }
    let origins = |path: &Path<'_>| path.steps.iter().map(|step| step.mapping.origin).collect::<Vec<_>>();
    found.sort_by_cached_key(|path| (path.steps.len(), origins(path)));
    found
}
