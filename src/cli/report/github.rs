//! For pull requests: workflow commands that GitHub Actions turns into annotations.

use super::place;
use crate::diag::{Diagnostic, Sources};
use crate::export::annotation::annotation;

pub(super) fn github(found: &[Diagnostic], sources: &Sources) -> String {
    found.iter().map(|diagnostic| line(diagnostic, sources)).collect()
}

fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let main = diagnostic.main.as_ref().map(|label| place(label.origin, sources));
    let region = main.as_ref().map(|place| place.region(""));
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let message = format!("{}{help}", diagnostic.title);
    annotation(diagnostic.severity.as_str(), region.as_ref(), diagnostic.code.as_str(), &message)
}
