//! Quality: what resolves and is still not good enough to be published.
//!
//! In: the graph, what follows from its mappings, and the day. Out: problems. One rule a file: what it finds, the check, the message. The manual pages
//! are the doc comments of [`Code`](crate::diag::Code).

mod contradiction;
mod mapped_and_unmapped;
mod missing_citation;
mod missing_gap;
mod missing_reason;
mod missing_rule;
mod missing_summary;
mod repeated_reason;
mod stale_review;
mod suspect_review;
mod unmappable_end;

use crate::diag::Diagnostics;
use crate::graph::{Closure, Graph};
use crate::model::Date;

/// A reason or a summary below this many characters cannot say what both sides ask for.
const SHORTEST_TEXT: usize = 40;

/// Runs every rule.
pub fn check(graph: &Graph<'_>, closure: &Closure<'_>, today: Date) -> Diagnostics {
    let mut out = Diagnostics::default();
    missing_summary::check(graph, &mut out);
    missing_rule::check(graph, &mut out);
    unmappable_end::check(graph, &mut out);
    missing_reason::check(graph, &mut out);
    missing_citation::check(graph, &mut out);
    missing_gap::check(graph, &mut out);
    repeated_reason::check(graph, &mut out);
    mapped_and_unmapped::check(graph, &mut out);
    contradiction::check(closure, &mut out);
    stale_review::check(graph, today, &mut out);
    suspect_review::check(graph, &mut out);
    out
}

fn is_short(text: &str) -> bool {
    text.trim().chars().count() < SHORTEST_TEXT
}
