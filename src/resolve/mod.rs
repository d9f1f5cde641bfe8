//! Names to ids: turns declarations into a [`Catalog`].
//!
//! In: the rows of all files. Out: the catalog, and every name that leads nowhere. A declaration that cannot be
//! understood is reported and left out; the others go on. Deliberately missing: quality is not judged here, see `check`.

mod applications;
mod claims;
mod conditions;
mod diags;
mod frameworks;
mod mappings;
mod scopes;
mod symbols;
mod vocabulary;
mod words;

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Sources};
use crate::load::raw;
use crate::model::{Catalog, FileId};
use symbols::Symbols;

/// Reads all declarations against each other.
///
/// `broken` files could not be read: a name that one of them may declare is not reported as unknown.
pub fn resolve(
    files: &[(FileId, raw::File)],
    sources: &Sources,
    broken: &BTreeSet<String>,
) -> (Catalog, Diagnostics) {
    let mut resolver = Resolver {
        sources,
        broken,
        catalog: Catalog::default(),
        symbols: Symbols::default(),
        out: Diagnostics::default(),
    };
    // Each step may look up what the steps before it have declared.
    for (file, rows) in files {
        resolver.vocabulary(*file, rows);
    }
    for (file, rows) in files {
        resolver.answers(*file, rows);
        resolver.site(*file, rows);
    }
    for (file, rows) in files {
        resolver.framework(*file, rows);
    }
    for (file, rows) in files {
        resolver.succession(*file, rows);
        resolver.transitions(rows);
        resolver.misnamed(rows);
    }
    resolver.hierarchy();
    resolver.catalog.index();
    for (file, rows) in files {
        resolver.applications(*file, rows);
        resolver.claims(*file, rows);
        resolver.mapping_set(*file, rows);
    }
    for (file, rows) in files {
        resolver.scope(*file, rows);
    }
    (resolver.catalog, resolver.out)
}

struct Resolver<'s> {
    sources: &'s Sources,
    broken: &'s BTreeSet<String>,
    catalog: Catalog,
    symbols: Symbols,
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
