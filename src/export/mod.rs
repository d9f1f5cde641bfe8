//! Views to files for machines and auditors: one format a file, each a pure function to bytes.

pub mod annotation;
pub mod checklist;
pub mod contributions;
pub mod crosswalk;
pub mod diff;
pub mod document;
pub mod evidence;
pub mod gap;
pub mod gate;
pub mod graph;
pub mod issue;
pub mod oscal;
pub mod provision;
pub mod register;
pub mod reviews;
pub mod risks;
pub mod roadmap;
pub mod sarif;
pub mod search_index;
pub mod search_results;
pub mod starter;
pub mod statement;
pub mod suggestions;
pub mod systems;
pub mod why;

mod cell;
mod script;
