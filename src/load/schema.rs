//! JSON Schemas of the files that people write, for editors that complete and check while one types.
//!
//! Tables and keys come from the rows themselves, closed words from the model, and what the catalog declares (editions, themes,
//! questions with their answers, and so on) from the catalog at hand. Draft 7, which editors of TOML understand. Deliberately
//! missing: ids of provisions, which are thousands; the check looks them up.

use serde_json::{Map, Value, json};

use super::FileKind;
use super::raw::{self, Described, Key, Shape};
use crate::model::{
    Cadence, Catalog, Choice, Direction, Extent, Force, FrameworkKind, Grade, ImplementationState,
    Justification, Level, Method, Milestone, Nature, Phase, ProgrammePhase, ProvisionKind, Rationale,
    RecordKind, Relation, RiskTreatment, Status, Subject, Tier,
};

/// Files that have a schema, by name.
pub const INPUTS: [(&str, FileKind); 15] = [
    ("catalog-claims", FileKind::Claims),
    ("catalog-framework", FileKind::Framework),
    ("catalog-mappings", FileKind::Mappings),
    ("catalog-metrics", FileKind::Metrics),
    ("catalog-programme", FileKind::Programme),
    ("catalog-reviews", FileKind::Reviews),
    ("catalog-rules", FileKind::Rules),
    ("catalog-sources", FileKind::Sources),
    ("catalog-tasks", FileKind::Tasks),
    ("catalog-themes", FileKind::Themes),
    ("catalog-tool-names", FileKind::ToolNames),
    ("catalog-vocabulary", FileKind::Vocabulary),
    ("scope", FileKind::Scope),
    ("site", FileKind::Site),
    ("workspace", FileKind::Workspace),
];

/// The schema of a sort of file, as a file.
pub fn file(kind: FileKind, catalog: &Catalog) -> Vec<u8> {
    format!("{:#}\n", schema(kind, catalog)).into_bytes()
}

fn schema(kind: FileKind, catalog: &Catalog) -> Value {
    let mut properties = Map::new();
    for name in kind.tables() {
        let table = table(name);
        let row = row(name, &table, catalog);
        let schema = if table.many { json!({ "type": "array", "items": row }) } else { row };
        properties.insert((*name).to_owned(), schema);
    }
    properties.insert("replaces".to_owned(), json!({ "type": "boolean" }));
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// A table as its rows describe it.
struct Table {
    many: bool,
    doc: &'static str,
    keys: Vec<Key>,
}

fn of<T: Described>(many: bool) -> Table {
    Table { many, doc: T::DOC, keys: T::keys() }
}

fn table(name: &str) -> Table {
    match name {
        "workspace" => of::<raw::Workspace>(false),
        "site" => of::<raw::Site>(false),
        "framework" => of::<raw::Framework>(false),
        "mapping-set" => of::<raw::MappingSet>(false),
        "organisation" => of::<raw::Organisation>(false),
        "risk-criteria" => of::<raw::RiskCriteria>(false),
        "page" => of::<raw::Page>(true),
        "attribute" => of::<raw::Attribute>(true),
        "answer" => of::<raw::Answer>(true),
        "stage" => of::<raw::Stage>(true),
        "role" => of::<raw::Role>(true),
        "evidence-kind" => of::<raw::EvidenceKind>(true),
        "source" => of::<raw::Source>(true),
        "derived" => of::<raw::Derived>(true),
        "step" => of::<raw::Step>(true),
        "treatment" => of::<raw::Treatment>(true),
        "theme" => of::<raw::Theme>(true),
        "claim" => of::<raw::Claim>(true),
        "provision" => of::<raw::Provision>(true),
        "application" => of::<raw::Application>(true),
        "mapping" => of::<raw::Mapping>(true),
        "unmapped" => of::<raw::Unmapped>(true),
        "rejected" => of::<raw::Rejected>(true),
        "coverage" => of::<raw::Coverage>(true),
        "succession" => of::<raw::Succession>(true),
        "review" => of::<raw::Review>(true),
        "metric" => of::<raw::Metric>(true),
        "tool-name" => of::<raw::ToolName>(true),
        "programme-phase" => of::<raw::ProgrammePhase>(true),
        "readiness-area" => of::<raw::ReadinessArea>(true),
        "expected-record" => of::<raw::ExpectedRecord>(true),
        "task" => of::<raw::Task>(true),
        "system" => of::<raw::System>(true),
        "decision" => of::<raw::Decision>(true),
        "implementation" => of::<raw::Implementation>(true),
        "evidence" => of::<raw::Evidence>(true),
        "assignment" => of::<raw::Assignment>(true),
        "contract" => of::<raw::Contract>(true),
        "control" => of::<raw::Control>(true),
        "risk" => of::<raw::Risk>(true),
        "threshold" => of::<raw::Threshold>(true),
        "measurement" => of::<raw::Measurement>(true),
        "record" => of::<raw::Record>(true),
        "phase" => of::<raw::Phase>(true),
        _ => unreachable!("`FileKind::tables` lists only tables named here: {name}"),
    }
}

fn row(name: &str, table: &Table, catalog: &Catalog) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for key in &table.keys {
        let spelt = key.name.trim_start_matches("r#").replace('_', "-");
        let mut schema = value(name, &spelt, key.shape, catalog);
        schema["description"] = json!(key.doc.trim());
        properties.insert(spelt.clone(), schema);
        if key.needed {
            required.push(spelt);
        }
    }
    json!({
        "type": "object",
        "description": table.doc.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn value(table: &str, key: &str, shape: Shape, catalog: &Catalog) -> Value {
    let text = || match words(table, key, catalog) {
        Some(words) => json!({ "type": "string", "enum": words }),
        None => json!({ "type": "string" }),
    };
    match shape {
        Shape::Text => text(),
        Shape::Texts => json!({ "type": "array", "items": text() }),
        Shape::Grid => json!({ "type": "array", "items": { "type": "array", "items": text() } }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Flag => json!({ "type": "boolean" }),
        // Editors hand over a day of TOML as a text.
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Answers => answers(table, catalog),
    }
}

/// Questions with their answers; in the facts of a decision, those of either subject.
fn answers(table: &str, catalog: &Catalog) -> Value {
    let mut properties = Map::new();
    let asked = catalog.attributes.iter().filter(|attribute| !attribute.derived);
    for attribute in asked {
        let wanted = match table {
            "organisation" => attribute.id.subject() == Subject::Organisation,
            "system" => attribute.id.subject() == Subject::System,
            _ => true,
        };
        if !wanted {
            continue;
        }
        let ids: Vec<_> = attribute.answers.iter().map(|answer| answer.id.as_str()).collect();
        let labels: Vec<_> =
            attribute.answers.iter().map(|answer| format!("{}: {}", answer.id, answer.label)).collect();
        let mut schema = match attribute.choice {
            Choice::One => json!({ "type": "string", "enum": ids }),
            Choice::Many => json!({ "type": "array", "items": { "type": "string", "enum": ids } }),
            Choice::Day => json!({ "type": "string", "format": "date" }),
        };
        schema["description"] =
            json!(format!("{} {}\n{}", attribute.question, attribute.help, labels.join("\n")));
        properties.insert(attribute.id.name().to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

macro_rules! spellings {
    ($name:ident) => {
        $name::ALL.iter().map(|word| word.as_str().to_owned()).collect()
    };
}

/// The words that a key may have, where there is a closed list of them.
fn words(table: &str, key: &str, catalog: &Catalog) -> Option<Vec<String>> {
    let closed: Vec<String> = match (table, key) {
        ("implementation" | "control", "state") => spellings!(ImplementationState),
        ("control", "justification") => spellings!(Justification),
        ("risk", "treatment") => spellings!(RiskTreatment),
        ("record" | "expected-record", "kind") => spellings!(RecordKind),
        ("phase" | "programme-phase", "id") => spellings!(ProgrammePhase),
        ("decision", "verdict") => vec!["applies".to_owned(), "excluded".to_owned()],
        ("task", "cadence") => spellings!(Cadence),
        ("task", "tier") => spellings!(Tier),
        ("task", "nature") => spellings!(Nature),
        ("task" | "application", "level") => spellings!(Level),
        ("metric", "direction") => spellings!(Direction),
        ("attribute", "choose") => spellings!(Choice),
        ("source", "grade") => spellings!(Grade),
        ("framework", "kind") => spellings!(FrameworkKind),
        ("provision", "kind") => spellings!(ProvisionKind),
        ("provision", "force") => spellings!(Force),
        ("provision", "phase") => spellings!(Phase),
        ("application", "what") => spellings!(Milestone),
        ("mapping", "relation") => spellings!(Relation),
        ("mapping", "rationale") => spellings!(Rationale),
        ("mapping-set", "method") => spellings!(Method),
        ("mapping-set", "status") => spellings!(Status),
        ("coverage", "extent") => spellings!(Extent),
        _ => return declared(table, key, catalog),
    };
    Some(closed)
}

/// The names that the catalog at hand declares.
fn declared(table: &str, key: &str, catalog: &Catalog) -> Option<Vec<String>> {
    Some(match (table, key) {
        ("organisation" | "site", "frameworks")
        | ("treatment", "framework")
        | ("mapping-set", "from" | "to") => catalog.editions.iter().map(|it| it.id.to_string()).collect(),
        (_, "themes") | ("treatment", "theme") => catalog.themes.iter().map(|it| it.id.to_string()).collect(),
        (_, "stages") => catalog.stages.iter().map(|it| it.id.to_string()).collect(),
        (_, "role") => catalog.roles.iter().map(|it| it.id.to_string()).collect(),
        ("task", "evidence") | ("evidence", "kind") => {
            catalog.evidence_kinds.iter().map(|it| it.id.to_string()).collect()
        }
        (_, "metric" | "metrics") => catalog.metrics.iter().map(|it| it.id.to_string()).collect(),
        ("evidence", "tasks") => catalog.tasks.iter().map(|it| it.id.to_string()).collect(),
        (_, "cites") => catalog.sources.iter().map(|it| it.id.to_string()).collect(),
        _ => return None,
    })
}
