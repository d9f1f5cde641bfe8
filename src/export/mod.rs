//! Views to files for machines and auditors: one format a file, each a pure function to bytes.

pub mod checklist;
pub mod graph;
pub mod provision;
pub mod search_index;
pub mod search_results;
pub mod statement;
pub mod suggestions;

mod cell;
