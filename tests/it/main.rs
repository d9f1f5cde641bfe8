//! All integration tests: one binary, one folder or table per habit.

#![expect(clippy::disallowed_methods, reason = "tests read and write files")]

mod applicability;
mod build;
mod catalog;
mod classes;
mod cli;
mod diff;
mod documents;
mod evidence;
mod gate;
mod inference;
mod issue;
mod measure;
mod oscal;
mod properties;
mod reasoning;
mod registers;
mod review;
mod schemas;
mod search;
mod synthetic;
mod tidy;
mod ui;
mod workspace;
