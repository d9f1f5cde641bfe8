//! Documents for auditors: one model, and a writer for each file format.
//!
//! In: a [`Document`](crate::view::Document). Out: bytes, the same for the same document. Deliberately missing: the clock,
//! random ids, and every choice of words. `prose` holds what the formats share: marks, and texts made fit for a file.

mod csv;
mod docx;
mod html;
mod markdown;
mod pdf;
mod prose;
mod widths;
mod xlsx;

pub use csv::write as csv;
pub use docx::write as docx;
pub use html::write as html;
pub use markdown::write as markdown;
pub use pdf::write as pdf;
pub use xlsx::write as xlsx;
