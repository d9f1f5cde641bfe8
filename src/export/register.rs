//! Registers as JSON; every other format is that of their documents.

use super::cell;

/// The report as it is.
pub fn json(report: &impl serde::Serialize) -> Vec<u8> {
    cell::json(report)
}
