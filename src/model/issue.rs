//! Statements of applicability that were issued, as their files lie beside a scope.

/// A file in the folder of issued statements. What it says is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedFile {
    /// Its name in the folder: `2.0.json`.
    pub name: String,
    /// What lies there.
    pub content: IssuedContent,
}

/// What lies at the place of an issued statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssuedContent {
    /// A text, as it is.
    Text(String),
    /// It is not read: a symbolic link.
    Link,
    /// It is not read: too large.
    TooLarge,
    /// Bytes that are no text.
    NoText,
    /// No file.
    NoFile,
}
