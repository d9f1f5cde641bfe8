//! Names to ids: turns declarations into a [`Catalog`].
//!
//! In: the rows of all files. Out: the catalog, and every name that leads nowhere. A declaration that cannot be
//! understood is reported and left out; the others go on. Deliberately missing: quality is not judged here, see `check`.

mod applications;
mod claims;
mod conditions;
mod derivations;
mod diags;
mod frameworks;
mod mappings;
mod programme;
mod records;
mod registers;
mod reviews;
mod scopes;
mod statements;
mod symbols;
mod vocabulary;
mod words;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Sources};
use crate::load::raw;
use crate::model::{AnswerId, AttributeId, Catalog, Condition, FileId, Origin, TaskId};
use symbols::Symbols;

/// Reads all declarations against each other.
///
/// `broken` files could not be read: a name that one of them may declare is not reported as unknown.
pub fn resolve(
    files: &[(FileId, raw::File)],
    scopes: &[raw::Scope],
    sources: &Sources,
    broken: &BTreeSet<String>,
) -> (Catalog, Diagnostics) {
    let mut resolver = Resolver {
        sources,
        broken,
        catalog: Catalog::default(),
        symbols: Symbols::default(),
        derivations: BTreeMap::new(),
        tasks: BTreeMap::new(),
        out: Diagnostics::default(),
    };
    // Each step may look up what the steps before it have declared.
    for (file, rows) in files {
        resolver.vocabulary(*file, rows);
        resolver.roles_and_evidence_kinds(*file, rows);
    }
    for (file, rows) in files {
        resolver.answers(*file, rows);
        resolver.site(*file, rows);
    }
    for (file, rows) in in_reading_order(files) {
        resolver.framework(*file, rows);
    }
    for (file, rows) in files {
        resolver.successors(*file, rows);
        resolver.transitions(rows);
        resolver.misnamed(rows);
    }
    resolver.hierarchy();
    resolver.carry_over_unchanged();
    resolver.phases();
    resolver.catalog.index();
    for (file, rows) in files {
        resolver.treatments(*file, rows);
        resolver.derivations(*file, rows);
    }
    for (file, rows) in files {
        resolver.applications(*file, rows);
        resolver.claims(*file, rows);
        resolver.mapping_set(*file, rows);
    }
    resolver.reviews(files);
    for (file, rows) in files {
        resolver.metrics(*file, rows);
        resolver.programme(*file, rows);
    }
    for (file, rows) in files {
        resolver.tool_names(*file, rows);
        resolver.tasks(*file, rows);
    }
    for scope in scopes {
        resolver.scope(scope);
    }
    (resolver.catalog, resolver.out)
}

/// The files of frameworks in the order that the site gives, then by name, superseded editions last.
fn in_reading_order(files: &[(FileId, raw::File)]) -> Vec<&(FileId, raw::File)> {
    let sites = files.iter().filter_map(|(_, rows)| rows.site.as_ref());
    let order: Vec<_> =
        sites.flat_map(|row| &row.value.frameworks).map(|text| text.get_ref().as_str()).collect();
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by_key(|(_, rows)| {
        let framework = rows.framework.as_ref().map(|row| &row.value);
        let place = framework.and_then(|framework| {
            let name = format!("{}@{}", framework.id.get_ref(), framework.edition.get_ref());
            order.iter().position(|listed| *listed == name)
        });
        let superseded = framework.is_some_and(|framework| framework.superseded_by.is_some());
        (place.unwrap_or(order.len()), superseded)
    });
    sorted
}

struct Resolver<'s> {
    sources: &'s Sources,
    broken: &'s BTreeSet<String>,
    catalog: Catalog,
    symbols: Symbols,
    /// What the classification rules read so far say of each answer to a derived attribute: any of these.
    derivations: BTreeMap<(AttributeId, AnswerId), Vec<Condition>>,
    /// Where each task is declared.
    tasks: BTreeMap<TaskId, Origin>,
    out: Diagnostics,
}

impl Resolver<'_> {
    /// Reports a name that leads nowhere, unless the file that would declare it could not be read.
    fn unknown(&mut self, declared_in: &str, diagnostic: Diagnostic) {
        if !self.broken.contains(declared_in) {
            self.out.push(diagnostic);
        }
    }
}

const VOCABULARY: &str = "catalog/vocabulary.toml";
const SOURCES: &str = "catalog/sources.toml";
const THEMES: &str = "catalog/themes.toml";

fn framework_file(edition: &str) -> String {
    format!("catalog/frameworks/{edition}.toml")
}
