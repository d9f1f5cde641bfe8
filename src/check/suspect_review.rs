//! `suspect-review`: a reviewed mapping, and both of its ends, still say what the review was made of.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::graph::{Graph, Part, changed_since};

pub(super) fn check(graph: &Graph<'_>, out: &mut Diagnostics) {
    let catalog = graph.catalog();
    for review in &catalog.reviews {
        let link = graph.links(&review.source).into_iter().find(|link| link.mapping.target == review.target);
        let mapping = link.expect("reviews are resolved against mappings").mapping;
        let changed = changed_since(graph, mapping, review);
        if changed.is_empty() {
            continue;
        }
        let words: Vec<_> = changed.iter().map(|part| part.as_str()).collect();
        let title = format!("`{}` has changed since its review", mapping.id());
        let mut diagnostic = Diagnostic::at(Code::SuspectReview, review.origin, title).label(format!(
            "reviewed by {} on {}; changed since: {}",
            review.by,
            review.on,
            words.join(", ")
        ));
        for part in changed {
            let place = match part {
                Part::Source => graph.provision(&mapping.source).map(|provision| provision.origin),
                Part::Target => graph.provision(&mapping.target).map(|provision| provision.origin),
                Part::Statement => Some(mapping.relation_origin),
            };
            if let Some(place) = place {
                diagnostic = diagnostic.also(place, format!("the {} is now this", part.as_str()));
            }
        }
        out.push(diagnostic.help(format!(
            "compare both ends again, then run `crosswalk review \"{}\" --by \"ROLE\"`",
            mapping.id()
        )));
    }
}
