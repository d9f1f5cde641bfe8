//! Editions and provisions as people name them on the command line.

use anyhow::{anyhow, bail};

use crate::diag::{did_you_mean, list};
use crate::graph::Graph;
use crate::model::{Catalog, Edition, Provision};

/// The edition of that name: an id, or a framework, which means its current edition.
fn edition<'c>(catalog: &'c Catalog, name: &str) -> anyhow::Result<&'c Edition> {
    let exact = catalog.editions.iter().find(|edition| edition.id.as_str() == name);
    let current = || {
        let of_it = catalog.editions.iter().filter(|edition| edition.id.framework() == name);
        of_it.min_by_key(|edition| edition.superseded_by.is_some())
    };
    exact.or_else(current).ok_or_else(|| {
        let known: Vec<_> = catalog.editions.iter().map(|edition| edition.id.as_str()).collect();
        let frameworks = catalog.editions.iter().map(|edition| edition.id.framework());
        let names: Vec<_> = known.iter().copied().chain(frameworks).collect();
        let hint = did_you_mean(name, &names).unwrap_or_else(|| format!("it can be {}", list(&known)));
        anyhow!("there is no edition `{name}`; {hint}")
    })
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

/// The provision of that name, in the current edition where several have it.
pub(super) fn provision<'c>(graph: &Graph<'c>, name: &str) -> anyhow::Result<&'c Provision> {
    if let Some(found) = graph.named(name).first() {
        return Ok(found);
    }
    let catalog = graph.catalog();
    let known: Vec<_> = catalog
        .provisions
        .iter()
        .flat_map(|provision| [provision.id.as_str(), provision.id.reference()])
        .collect();
    let hint = did_you_mean(name, &known).map(|hint| format!("; {hint}")).unwrap_or_default();
    bail!("there is no provision `{name}`{hint}")
}
