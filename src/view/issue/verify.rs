//! Whether issued statements are as they were issued.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::Serialize;

use super::changes::differences;
use super::kept::Kept;
use super::{DigestOf, IssueBefore, IssueInputs, chain, changes};
use crate::assess::assess_for;
use crate::graph::Graph;
use crate::model::{EditionId, Scope};
use crate::view::{Statement, statement};

const INTACT: &str = "intact";
const CHANGED: &str = "changed since it was issued";
const BROKEN: &str = "intact, and its chain is broken";

const SAME: &str = "inputs are the present ones, and give the same statement";
const OTHER: &str = "inputs have changed since";
const DIFFERS: &str = "inputs are the present ones, and give another statement";
const NEWER: &str =
    "inputs are the present ones, and another version of crosswalk makes another statement of them";

/// What was found of all issued statements of a scope.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Verification {
    /// Id of the organisation.
    pub organisation: String,
    /// Whether all are as they were issued, in chains without a gap.
    pub intact: bool,
    /// Each file: the organisation first, then its systems; each chain from its start.
    pub issues: Vec<VerifiedIssue>,
}

/// What was found of an issued statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerifiedIssue {
    /// Its file.
    pub file: String,
    /// `intact`, `changed since it was issued`, or `intact, and its chain is broken`
    pub state: &'static str,
    /// Whether it is as it was issued, in its place in the chain.
    pub intact: bool,
    /// The system that it is about; empty for the whole organisation.
    pub system: String,
    /// Its version.
    pub version: String,
    /// The day as of which it judged.
    pub as_of: String,
    /// The digest that it says it has.
    pub digest: String,
    /// What is wrong with it.
    pub findings: Vec<String>,
    /// Whether catalog and scope are still as they were; empty where it cannot be told.
    pub inputs: &'static str,
    /// The first difference between it and the statement made now, where the inputs are the present ones.
    pub difference: String,
}

/// What is known when statements are made again.
pub struct Present<'a> {
    /// The catalog.
    pub graph: &'a Graph<'a>,
    /// The scope.
    pub scope: &'a Scope,
    /// The digests of both.
    pub inputs: &'a IssueInputs,
    /// Version of this program.
    pub crosswalk: &'a str,
}

/// Holds every issued statement of a scope against its own digest, its chain, and what the present inputs give.
pub fn verify(present: &Present<'_>, digest_of: DigestOf) -> Verification {
    let all: Vec<_> = present.scope.issued.iter().map(|file| Kept::of(file, digest_of)).collect();
    let mut order: Vec<_> = all.iter().collect();
    order.sort_by(|one, other| place(&all, one, other));
    let issues: Vec<_> = order.into_iter().map(|kept| one(present, &all, kept)).collect();
    Verification {
        organisation: present.scope.organisation.id.to_string(),
        intact: issues.iter().all(|issue| issue.intact),
        issues,
    }
}

fn place(all: &[Kept], one: &Kept, other: &Kept) -> Ordering {
    let key = |kept: &Kept| {
        (kept.organisation.clone(), kept.system.clone(), chain::depth(all, kept), kept.name.clone())
    };
    key(one).cmp(&key(other))
}

fn one(present: &Present<'_>, all: &[Kept], kept: &Kept) -> VerifiedIssue {
    let mut findings = kept.damage.clone();
    let mut state = if findings.is_empty() { INTACT } else { CHANGED };
    let (inputs, difference) = again(present, kept).unwrap_or_default();
    if inputs == DIFFERS {
        state = CHANGED;
        findings.push(format!("the statement made from the same inputs differs: {difference}"));
    } else if !difference.is_empty() && state == CHANGED {
        findings.push(format!("the first difference: {difference}"));
    }
    if kept.is_readable() {
        let breaks = chain::breaks(all, kept);
        if state == INTACT && !breaks.is_empty() {
            state = BROKEN;
        }
        findings.extend(breaks);
    }
    let folder = present.scope.path.rfind('/').map_or("", |at| &present.scope.path[..=at]);
    VerifiedIssue {
        file: format!("{folder}issued/{}", kept.name),
        state,
        intact: state == INTACT,
        system: kept.system.clone(),
        version: kept.version.clone(),
        as_of: kept.as_of.clone(),
        digest: kept.digest.clone(),
        findings,
        inputs,
        difference,
    }
}

/// What the present inputs give, if it was issued from them.
fn again(present: &Present<'_>, kept: &Kept) -> Option<(&'static str, String)> {
    let scope = present.scope;
    if kept.organisation != scope.organisation.id.as_str() {
        return None;
    }
    let said = &kept.value["inputs"];
    let same = said["catalog"] == present.inputs.catalog && said["scope"] == present.inputs.scope;
    if !same {
        return Some((OTHER, String::new()));
    }
    let Some(now) = rebuilt(present, kept) else {
        return Some((DIFFERS, "the inputs have no such system, day or standard".to_owned()));
    };
    let value = serde_json::to_value(&now).expect("views serialise");
    if value == kept.value["statement"] {
        return Some((SAME, String::new()));
    }
    let other_program = kept.value["crosswalk"] != present.crosswalk;
    let verdict = if other_program && kept.damage.is_empty() { NEWER } else { DIFFERS };
    Some((verdict, first_difference(kept, &now)))
}

fn rebuilt(present: &Present<'_>, kept: &Kept) -> Option<Statement> {
    let scope = present.scope;
    let system = match kept.system.as_str() {
        "" => None,
        id => Some(scope.systems.iter().find(|system| system.id.as_str() == id)?),
    };
    let known = &present.graph.catalog().editions;
    let editions = kept.value["statement"]["editions"].as_array()?.iter().map(|edition| {
        let id: EditionId = edition["id"].as_str()?.parse().ok()?;
        known.iter().any(|edition| edition.id == id).then_some(id)
    });
    let editions = editions.collect::<Option<Vec<_>>>()?;
    let mut wanted = scope.organisation.frameworks.clone();
    wanted.extend(editions.iter().filter(|id| !scope.organisation.frameworks.contains(id)).cloned());
    let assessment = assess_for(present.graph, scope, &wanted, kept.as_of.parse().ok()?);
    Some(statement(present.graph, &assessment, &editions, system))
}

/// Where the issued statement differs from what is made now, by row where it can be told.
fn first_difference(kept: &Kept, now: &Statement) -> String {
    let before = IssueBefore { version: kept.version.clone(), digest: kept.digest.clone() };
    let found = changes(&before, &kept.value, now);
    if let Some(row) = found.rows.first() {
        let Some(field) = row.fields.first() else {
            // Seen from the issued file, a row that is new now is one that is missing there.
            let what = if row.change == "new" { "is missing" } else { "was added" };
            return format!("row {} {what}", row.provision);
        };
        return format!(
            "row {}, {}: `{}` in the file, `{}` made now",
            row.provision, field.field, field.was, field.is
        );
    }
    let value = serde_json::to_value(now).expect("views serialise");
    match found
        .head
        .first()
        .cloned()
        .or_else(|| differences(&kept.value["statement"], &value).into_iter().next())
    {
        Some(field) => format!("{}: `{}` in the file, `{}` made now", field.field, field.was, field.is),
        None => "the order of the rows, or fields that one of them lacks".to_owned(),
    }
}
