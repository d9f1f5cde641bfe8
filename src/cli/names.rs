//! Editions and provisions as people name them on the command line.

use anyhow::bail;

use crate::diag::{did_you_mean, list, nearest};
use crate::graph::Graph;
use crate::model::{Catalog, Edition, EditionId, Provision, Scope, System};

/// The edition of that name: an id, or a framework, which means its current edition.
pub(super) fn edition<'c>(catalog: &'c Catalog, name: &str) -> anyhow::Result<&'c Edition> {
    let exact = catalog.editions.iter().find(|edition| edition.id.as_str() == name);
    let current = || {
        let of_it = catalog.editions.iter().filter(|edition| edition.id.framework() == name);
        of_it.min_by_key(|edition| edition.superseded_by.is_some())
    };
    exact.or_else(current).map_or_else(|| no_edition(name, catalog.editions.iter()), Ok)
}

/// Fails with the name that was probably meant.
pub(super) fn no_edition<'c, T>(
    name: &str,
    editions: impl Iterator<Item = &'c Edition>,
) -> anyhow::Result<T> {
    let ids: Vec<_> = editions.map(|edition| &edition.id).collect();
    let frameworks = ids.iter().map(|id| id.framework());
    let hint = match nearest(name, frameworks.chain(ids.iter().map(|id| id.as_str()))) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it can be {}", list(&ids.iter().map(|id| id.as_str()).collect::<Vec<_>>())),
    };
    bail!("there is no edition `{name}`; {hint}");
}

/// What is met, and what is wanted: nothing is both.
pub(super) fn editions<'c>(
    catalog: &'c Catalog,
    have: &[String],
    want: &[String],
) -> anyhow::Result<(Vec<&'c Edition>, Vec<&'c Edition>)> {
    let all = |names: &[String]| {
        names.iter().map(|name| edition(catalog, name)).collect::<anyhow::Result<Vec<_>>>()
    };
    let (have, want) = (all(have)?, all(want)?);
    if let Some(both) = want.iter().find(|want| have.iter().any(|have| have.id == want.id)) {
        bail!("`{}` is both met and wanted; take it out of one of the two", both.id);
    }
    Ok((have, want))
}

/// The editions of those names, each once.
pub(super) fn editions_named(catalog: &Catalog, names: &[String]) -> anyhow::Result<Vec<EditionId>> {
    let mut found = Vec::new();
    for name in names {
        let id = &edition(catalog, name)?.id;
        if !found.contains(id) {
            found.push(id.clone());
        }
    }
    Ok(found)
}

/// The system of that name.
pub(super) fn system_named<'c>(scope: &'c Scope, name: &str) -> anyhow::Result<&'c System> {
    if let Some(found) = scope.systems.iter().find(|system| system.id.as_str() == name) {
        return Ok(found);
    }
    let known: Vec<_> = scope.systems.iter().map(|system| system.id.as_str()).collect();
    let hint = did_you_mean(name, &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
    bail!("there is no system `{name}` in this scope; {hint}");
}

/// The provision of that name, in the current edition where several have it.
pub(super) fn provision<'c>(graph: &Graph<'c>, name: &str) -> anyhow::Result<&'c Provision> {
    match graph.named(name).first() {
        Some(found) => Ok(found),
        None => bail!(no_provision(graph.catalog(), name)),
    }
}

/// ``there is no provision `A.6.2`; did you mean …?``
pub(super) fn no_provision(catalog: &Catalog, name: &str) -> String {
    let ids = catalog.provisions.iter().flat_map(|it| [it.id.as_str(), it.id.reference()]);
    let hint = nearest(name, ids).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    format!("there is no provision `{name}`{hint}")
}

/// The system of that id.
pub(super) fn system<'s>(scope: &'s Scope, name: &str) -> anyhow::Result<&'s System> {
    if let Some(system) = scope.systems.iter().find(|system| system.id.as_str() == name) {
        return Ok(system);
    }
    let known: Vec<_> = scope.systems.iter().map(|system| system.id.as_str()).collect();
    let hint = did_you_mean(name, &known).unwrap_or_else(|| format!("it can be {}", list(&known)));
    bail!("there is no system `{name}` in this scope; {hint}");
}
