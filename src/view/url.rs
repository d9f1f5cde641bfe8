//! Addresses of pages, as paths from the site's root, and the way from one page to another.
//!
//! All links are relative, so that the site works under any sub-path and from a folder on disk.

use std::fmt::Write as _;

use crate::model::{EditionId, MetricId, OrganisationId, ProvisionId, SetId, SystemId, ThemeId};

/// The home page.
pub const HOME: &str = "index.html";
/// The list of themes.
pub const THEMES: &str = "themes/index.html";
/// The bibliography.
pub const SOURCES: &str = "sources.html";
/// Wrong statements in circulation.
pub const CLAIMS: &str = "claims.html";
/// How classes are derived.
pub const CLASSIFICATION: &str = "classification.html";
/// From when provisions apply.
pub const DATES: &str = "dates.html";
/// The questions that a scope answers.
pub const QUESTIONS: &str = "questions.html";
/// The list of crosswalks.
pub const CROSSWALKS: &str = "crosswalks/index.html";
/// Mappings that cannot all be true.
pub const CONTRADICTIONS: &str = "contradictions.html";
/// All metrics.
pub const METRICS: &str = "metrics.html";
/// The search page.
pub const SEARCH: &str = "search.html";
/// What is left to do for editions that a reader picks.
pub const COMPARE: &str = "compare.html";
/// The manual of diagnostic codes.
pub const DIAGNOSTICS: &str = "reference/diagnostics.html";
/// The search index.
pub const SEARCH_INDEX: &str = "static/search-index.js";

/// The graph as one document for machines.
pub const GRAPH: &str = "graph.json";

/// The JSON Schema of a document for machines.
pub fn schema(name: &str) -> String {
    format!("schemas/{name}.schema.json")
}

/// The tree of an edition.
pub fn edition(id: &EditionId) -> String {
    format!("frameworks/{id}.html")
}

/// A provision.
pub fn provision(id: &ProvisionId) -> String {
    format!("provisions/{}/{}.html", id.edition(), file_name(id.reference()))
}

/// The crosswalk of a pair of editions.
pub fn crosswalk(id: &SetId) -> String {
    format!("crosswalks/{id}.html")
}

/// What other editions contribute to an edition, as a script that the page of comparisons loads.
pub fn contributions(id: &EditionId) -> String {
    format!("compare/{id}.js")
}

/// The mappings of a set as a table.
pub fn crosswalk_table(id: &SetId) -> String {
    format!("crosswalks/{id}.csv")
}

/// A theme.
pub fn theme(id: &ThemeId) -> String {
    format!("themes/{id}.html")
}

/// An organisation.
pub fn organisation(id: &OrganisationId) -> String {
    format!("organisations/{id}/index.html")
}

/// An organisation's statement of applicability.
pub fn statement(id: &OrganisationId) -> String {
    format!("organisations/{id}/statement.html")
}

/// The same for all its standards together.
pub fn integrated_statement(id: &OrganisationId) -> String {
    format!("organisations/{id}/statement-integrated.html")
}

/// The statement of applicability for one system.
pub fn system_statement(organisation: &OrganisationId, system: &SystemId) -> String {
    format!("organisations/{organisation}/systems/{system}/statement.html")
}

/// What an organisation does once, for all its systems.
pub fn organisation_checklist(id: &OrganisationId) -> String {
    format!("organisations/{id}/checklist.html")
}

/// The checklist of a system.
pub fn checklist(organisation: &OrganisationId, system: &SystemId) -> String {
    format!("organisations/{organisation}/systems/{system}.html")
}

/// The measured values of a system.
pub fn measurements(organisation: &OrganisationId, system: &SystemId) -> String {
    format!("organisations/{organisation}/systems/{system}/measurements.html")
}

/// A metric, on the page of all.
pub fn metric(id: &MetricId) -> String {
    format!("{METRICS}#{id}")
}

/// A hand-written page, by its path below `site/pages/`.
pub fn text_page(path: &str) -> String {
    format!("{}.html", path.strip_suffix(".md").unwrap_or(path))
}

/// The JSON twin of a page.
pub fn twin(path: &str) -> String {
    format!("{}.json", path.strip_suffix(".html").unwrap_or(path))
}

/// The way up from a page to the site's root: `../` for each folder.
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The way from one page to another.
pub fn relative(from: &str, to: &str) -> String {
    format!("{}{}", root_of(from), escape(to))
}

/// Where a link in a text leads, as a path from the site's root: `provision:…`, `theme:…`, or a page's Markdown file.
pub fn target(link: &str, from: &str) -> Target {
    if let Some(id) = link.strip_prefix("provision:") {
        return percent_decoded(id)
            .parse()
            .map_or(Target::Nowhere, |id| Target::Page(provision(&id), String::new()));
    }
    if let Some(id) = link.strip_prefix("theme:") {
        return id.parse().map_or(Target::Nowhere, |id| Target::Page(theme(&id), String::new()));
    }
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return Target::Web;
    }
    if link.starts_with('#') {
        return Target::SamePage;
    }
    let (path, fragment) =
        link.split_once('#').map_or((link, String::new()), |(path, rest)| (path, format!("#{rest}")));
    if path.contains(':') || path.starts_with('/') || path.contains('\\') {
        return Target::Nowhere;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Nowhere;
                }
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    let page = if joined.ends_with(".md") { text_page(&joined) } else { joined };
    Target::Page(page, fragment)
}

/// What a link in a text leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page or file of the site, with the fragment.
    Page(String, String),
    /// A place on the same page.
    SamePage,
    /// Another site.
    Web,
    /// Nothing that a page may link to.
    Nowhere,
}

/// A file name for a reference; different references have different names.
fn file_name(reference: &str) -> String {
    let mut name = String::with_capacity(reference.len());
    for c in reference.chars() {
        match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '.' | '(' | ')' => name.push(c),
            ' ' => name.push('-'),
            '-' => name.push_str("--"),
            '/' => name.push('_'),
            '_' => name.push_str("__"),
            other => {
                let mut bytes = [0; 4];
                for byte in other.encode_utf8(&mut bytes).bytes() {
                    write!(name, "~{byte:02x}").expect("writing to a string");
                }
            }
        }
    }
    name
}

/// Paths hold only characters that an address may hold, but pages and static files of a workspace may have others.
fn escape(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b'@'
            | b'('
            | b')'
            | b'#' => {
                escaped.push(char::from(byte));
            }
            byte => write!(escaped, "%{byte:02X}").expect("writing to a string"),
        }
    }
    escaped
}

fn percent_decoded(text: &str) -> String {
    text.replace("%20", " ")
}
