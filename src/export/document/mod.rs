//! Documents for auditors: one model, and a writer for each file format.
//!
//! In: a [`Document`](crate::view::Document). Out: bytes, the same for the same document. Deliberately missing: the clock,
//! random ids, and every choice of words. `prose` holds what the formats share: marks, and texts made fit for a file.

pub mod csv;
pub mod markdown;
pub mod xlsx;

mod prose;
