//! Views to files for machines and auditors: one format a file, each a pure function to bytes.

pub mod checklist;
pub mod diff;
pub mod graph;
pub mod provision;
pub mod reviews;
pub mod search_index;
pub mod statement;

mod cell;
