//! All integration tests: one binary, one folder or table per habit.

#![expect(clippy::disallowed_methods, reason = "tests read and write files")]

mod build;
mod catalog;
mod classes;
mod cli;
mod properties;
mod search;
mod tidy;
mod ui;
mod workspace;
