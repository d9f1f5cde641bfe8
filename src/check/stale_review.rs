//! `stale-review`: a mapping set is read again by its `review-by` day.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::Graph;
use crate::model::Date;

pub(super) fn check(graph: &Graph<'_>, today: Date, out: &mut Diagnostics) {
    for set in graph.catalog().sets.iter().filter(|set| set.review_by < today) {
        let title = format!("the review of `{}` was due on {}", set.id, set.review_by);
        out.push(
            Diagnostic::at(Code::StaleReview, set.review_by_origin, title)
                .label(format!("today is {today}"))
                .help("read the set against the current texts, then set the next `review-by`"),
        );
    }
}
