//! How often `suggest` finds what the authors of the shipped catalog mapped: `cargo bench --bench suggestions`.
//!
//! Each mapping is hidden in turn, and its target looked for among the first ten candidates for its source. Then the whole
//! set is hidden and the same is asked again, which is what the author of a new set meets. The tables are those of the page
//! on suggestions.

#![expect(clippy::print_stdout, reason = "the figures are what this is run for")]

use std::path::Path;

use crosswalk::graph::{Closure, Graph, HOPS};
use crosswalk::model::{Catalog, EditionId, Mapping};
use crosswalk::pipeline::Workspace;
use crosswalk::search::Index;
use crosswalk::view::{Suggestions, TextHit, searchables, suggestions};

/// How many candidates somebody looks at.
const LOOKED_AT: usize = 10;

/// In how many cases the target was among the first.
#[derive(Clone, Copy, Default)]
struct Found {
    text: usize,
    mappings: usize,
    together: usize,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    cases: usize,
    /// Provisions that could have been drawn by lot, over all cases.
    candidates: usize,
    /// Among candidates of the target's edition.
    one_hidden: Found,
    /// Among candidates of all editions.
    everywhere: Found,
    /// As `one_hidden`, with the whole set hidden.
    set_hidden: Found,
}

fn main() {
    let workspace =
        Workspace::open(Path::new(env!("CARGO_MANIFEST_DIR")), &[]).expect("the project is a workspace");
    let catalog = &workspace.catalog;
    let provisions = searchables(&workspace.graph());
    let index = Index::new(&provisions);
    // Marks only, so that it need not be made again for each hidden mapping.
    let closure = Closure::new(&workspace.graph(), HOPS);
    let mut all = Tally::default();
    println!("| set | mappings | by lot | text | mappings | both | both, all editions | set hidden: both |");
    println!("|---|---|---|---|---|---|---|---|");
    for set in &catalog.sets {
        let mut tally = Tally::default();
        let without_set = without(catalog, |mapping| mapping.set == set.id);
        for mapping in catalog.mappings.iter().filter(|mapping| mapping.set == set.id) {
            let position = catalog.position(&mapping.source).expect("mappings start from provisions");
            let similar = index.similar(position);
            let ask = |catalog: &Catalog, only| asked(catalog, &closure, mapping, &similar, only);
            let without_one = without(catalog, |other| other.id() == mapping.id());
            let found = ask(&without_one, Some(&set.id.to));
            tally.cases += 1;
            tally.candidates += open(catalog, &set.id.to) - found.mapped - found.rejected.len();
            tally.one_hidden.count(&found, mapping);
            tally.everywhere.count(&ask(&without_one, None), mapping);
            tally.set_hidden.count(&ask(&without_set, Some(&set.id.to)), mapping);
        }
        row(&set.id.to_string(), tally);
        all.add(tally);
    }
    row("all", all);
}

fn without(catalog: &Catalog, hidden: impl Fn(&Mapping) -> bool) -> Catalog {
    let mut catalog = catalog.clone();
    catalog.mappings.retain(|mapping| !hidden(mapping));
    catalog
}

fn asked(
    catalog: &Catalog,
    closure: &Closure<'_>,
    mapping: &Mapping,
    similar: &[TextHit],
    only: Option<&EditionId>,
) -> Suggestions {
    let source = catalog.provision(&mapping.source).expect("mappings start from provisions");
    suggestions(&Graph::new(catalog), closure, source, similar, only, usize::MAX)
}

/// Provisions of an edition that can be mapped.
fn open(catalog: &Catalog, edition: &EditionId) -> usize {
    let of_it = catalog.provisions.iter().filter(|provision| provision.id.edition() == edition.as_str());
    of_it.filter(|provision| provision.force.asks()).count()
}

impl Found {
    fn count(&mut self, found: &Suggestions, mapping: &Mapping) {
        let target = mapping.target.as_str();
        let Some(place) = found.candidates.iter().position(|candidate| candidate.id == target) else {
            return;
        };
        let candidate = &found.candidates[place];
        let first = |rank: Option<usize>| usize::from(rank.is_some_and(|rank| rank <= LOOKED_AT));
        self.text += first(candidate.text.as_ref().map(|signal| signal.rank));
        self.mappings += first(candidate.mappings.as_ref().map(|signal| signal.rank));
        self.together += first(Some(place + 1));
    }

    fn add(&mut self, other: Self) {
        self.text += other.text;
        self.mappings += other.mappings;
        self.together += other.together;
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.candidates += other.candidates;
        self.one_hidden.add(other.one_hidden);
        self.everywhere.add(other.everywhere);
        self.set_hidden.add(other.set_hidden);
    }
}

fn row(name: &str, tally: Tally) {
    let percent = |part: usize, of: usize| format!("{} %", (100 * part + of / 2) / of.max(1));
    let of_cases = |part| percent(part, tally.cases);
    let cells = [
        name.to_owned(),
        tally.cases.to_string(),
        percent(LOOKED_AT * tally.cases, tally.candidates),
        of_cases(tally.one_hidden.text),
        of_cases(tally.one_hidden.mappings),
        of_cases(tally.one_hidden.together),
        of_cases(tally.everywhere.together),
        of_cases(tally.set_hidden.together),
    ];
    println!("| {} |", cells.join(" | "));
}
