//! What the change of the catalog, or of their own scopes, means for organisations that both states have.

use std::collections::{BTreeMap, BTreeSet};

use super::{CatalogState, ControlChange, Judged, MappingChanges, OrganisationChange, VerdictChange};
use crate::assess::{Assessment, Overall};
use crate::graph::Graph;
use crate::model::{Force, ProvisionId};
use crate::view::{reasons, stated_editions};

pub(super) fn compared(
    old: &CatalogState<'_, '_>,
    new: &CatalogState<'_, '_>,
    mappings: &MappingChanges,
) -> Vec<OrganisationChange> {
    let touched = touched(mappings);
    let mut changes = Vec::new();
    for after in new.assessments {
        let organisation = &after.scope.organisation;
        let same = |before: &&Assessment<'_>| before.scope.organisation.id == organisation.id;
        let Some(before) = old.assessments.iter().find(same) else { continue };
        let change = OrganisationChange {
            organisation: organisation.id.to_string(),
            name: organisation.name.clone(),
            verdicts: verdicts((old.graph, before), (new.graph, after)),
            controls: controls(new.graph, after, &touched),
        };
        if !change.verdicts.is_empty() || !change.controls.is_empty() {
            changes.push(change);
        }
    }
    changes
}

type Assessed<'a, 'c> = (&'a Graph<'c>, &'a Assessment<'c>);

/// Provisions that are judged otherwise, in the order of the new catalog; then those that are no longer judged.
fn verdicts(old: Assessed<'_, '_>, new: Assessed<'_, '_>) -> Vec<VerdictChange> {
    let before = judged(old);
    let after = judged(new);
    let change = |overall: Overall<'_>| {
        let id = &overall.provision.id;
        let (old, new) = (before.get(id).cloned(), after.get(id).cloned());
        let title = overall.provision.title.clone();
        (old != new).then(|| VerdictChange { provision: id.to_string(), title, old, new })
    };
    let mut changes: Vec<_> = new.1.overall().filter_map(change).collect();
    let gone = old.1.overall().filter(|overall| !after.contains_key(&overall.provision.id));
    changes.extend(gone.filter_map(change));
    changes
}

fn judged<'c>((graph, assessment): Assessed<'_, 'c>) -> BTreeMap<&'c ProvisionId, Judged> {
    let judge = |overall: Overall<'c>| {
        let reason = reasons::reason(graph, assessment, &overall);
        (&overall.provision.id, Judged { verdict: overall.verdict.as_str(), reason })
    };
    assessment.overall().map(judge).collect()
}

/// Rows of the statement of applicability whose control is mapped otherwise.
fn controls(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    touched: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<ControlChange> {
    let editions = stated_editions(graph.catalog(), assessment.scope);
    let all = editions.iter().flat_map(|edition| assessment.of_edition(edition));
    let controls = all.filter(|overall| overall.provision.force == Force::Control);
    let change = |overall: Overall<'_>| {
        let provision = overall.provision.id.to_string();
        let mappings = touched.get(&provision)?.iter().cloned().collect();
        Some(ControlChange { provision, title: overall.provision.title.clone(), mappings })
    };
    controls.filter_map(change).collect()
}

/// For each provision, the changed mappings that start or end there.
fn touched(mappings: &MappingChanges) -> BTreeMap<String, BTreeSet<String>> {
    let named = mappings.added.iter().chain(&mappings.removed).map(|m| (&m.id, &m.source, &m.target));
    let relabelled = mappings.relabelled.iter().map(|m| (&m.id, &m.source, &m.target));
    let reworded = mappings.reworded.iter().map(|m| (&m.id, &m.source, &m.target));
    let mut touched: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, source, target) in named.chain(relabelled).chain(reworded) {
        for end in [source, target] {
            touched.entry(end.clone()).or_default().insert(id.clone());
        }
    }
    touched
}
