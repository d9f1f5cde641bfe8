//! All integration tests: one binary, one folder or table per habit.

#![expect(clippy::disallowed_methods, reason = "tests read and write files")]

mod tidy;
