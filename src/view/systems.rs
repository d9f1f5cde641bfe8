//! The inventory: AI systems with their answers, the classes that follow, and what is still open.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::checklist::questions;
use super::document::columns;
use super::row::counted;
use super::{AnswerRow, Cell, Document, Field, Layout, Section, Table, TableRow, Tone};
use crate::assess::{Assessment, Class, Truth, classes, depth};
use crate::graph::Graph;
use crate::model::{Attribute, Catalog, Choice, Reply, Subject, System};

/// One AI system of the inventory.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SystemEntry {
    /// `triage-assistant`
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for; Markdown.
    pub purpose: String,
    /// The role that answers for it.
    pub owner: String,
    /// What was answered, and what rules derived from it: one answer, or a list where many may hold, by question.
    pub attributes: BTreeMap<String, Given>,
    /// Classes that hold, or that may hold, each with what brings it about.
    pub classes: Vec<ClassEntry>,
    /// Questions that nobody has answered.
    pub open_questions: Vec<AnswerRow>,
}

/// What was answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Given {
    /// To a question with one answer: the answer, or a day.
    One(String),
    /// To a question with many.
    Many(Vec<String>),
}

/// A class of a system.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClassEntry {
    /// `system.eu_risk`
    pub attribute: String,
    /// `high-risk`
    pub class: String,
    /// The same in words.
    pub label: String,
    /// True if it holds; false if it depends on open questions.
    pub certain: bool,
    /// Why: the rules that bring it about, or may.
    pub reasons: Vec<String>,
    /// Full ids of the provisions that say so.
    pub provisions: Vec<String>,
    /// Questions on which it depends.
    pub open_questions: Vec<String>,
}

/// The systems of an organisation, in the order of its scope.
pub fn systems(graph: &Graph<'_>, assessment: &Assessment<'_>) -> Vec<SystemEntry> {
    let scope = assessment.scope;
    let entry = |system: &System| {
        let classes = classes(graph.catalog(), scope, system);
        SystemEntry {
            id: system.id.to_string(),
            name: system.name.clone(),
            purpose: system.purpose.clone(),
            owner: system.owner.clone(),
            attributes: attributes(graph.catalog(), system, &classes),
            classes: entries(graph.catalog(), &classes),
            open_questions: questions(graph, Subject::System, &system.answers).1,
        }
    };
    scope.systems.iter().map(entry).collect()
}

fn attributes(catalog: &Catalog, system: &System, classes: &[Class<'_>]) -> BTreeMap<String, Given> {
    let mut found = BTreeMap::new();
    for (id, reply) in &system.answers {
        let one = catalog.attribute(id).is_some_and(|attribute| attribute.choice != Choice::Many);
        let given = match reply {
            Reply::Day(day) => Given::One(day.to_string()),
            Reply::Chosen(answers) => match answers.as_slice() {
                [only] if one => Given::One(only.to_string()),
                many => Given::Many(many.iter().map(ToString::to_string).collect()),
            },
        };
        found.insert(id.to_string(), given);
    }
    let derived = |attribute: &&Attribute| attribute.derived && attribute.id.subject() == Subject::System;
    for attribute in catalog.attributes.iter().filter(derived) {
        let holds = |class: &&Class<'_>| class.attribute == attribute.id && class.truth == Truth::True;
        let held = classes.iter().filter(holds).map(|class| class.answer.to_string()).collect();
        found.insert(attribute.id.to_string(), Given::Many(held));
    }
    found
}

fn entries(catalog: &Catalog, classes: &[Class<'_>]) -> Vec<ClassEntry> {
    let possible = classes.iter().filter(|class| class.truth != Truth::False);
    possible
        .map(|class| {
            let attribute = catalog.attribute(&class.attribute);
            let answer = attribute.and_then(|attribute| attribute.answer(class.answer.as_str()));
            let mut provisions: Vec<_> =
                class.steps.iter().flat_map(|step| &step.provisions).map(ToString::to_string).collect();
            provisions.sort();
            provisions.dedup();
            ClassEntry {
                attribute: class.attribute.to_string(),
                class: class.answer.to_string(),
                label: answer.map_or(class.answer.to_string(), |answer| answer.label.clone()),
                certain: class.truth == Truth::True,
                reasons: class.steps.iter().map(|step| step.reason.clone()).collect(),
                provisions,
                open_questions: match &class.truth {
                    Truth::Open(open) => open.iter().map(ToString::to_string).collect(),
                    _ => Vec::new(),
                },
            }
        })
        .collect()
}

/// The inventory as a document.
pub fn systems_document(
    graph: &Graph<'_>,
    assessment: &Assessment<'_>,
    entries: &[SystemEntry],
    layout: Layout,
) -> Document {
    let scope = assessment.scope;
    let answered = entries.iter().filter(|entry| entry.open_questions.is_empty()).count();
    let mut sections = vec![Section {
        heading: "Systems".to_owned(),
        depth: 1,
        table: Some(inventory(graph, assessment, entries)),
        ..Section::default()
    }];
    if layout == Layout::Sheets {
        sections.push(Section {
            heading: "Classes".to_owned(),
            depth: 1,
            table: Some(table_of_classes(entries.iter())),
            ..Section::default()
        });
    } else {
        for entry in entries {
            sections.push(Section {
                heading: entry.name.clone(),
                depth: 2,
                text: vec![entry.purpose.clone()],
                fields: entry
                    .open_questions
                    .iter()
                    .map(|row| Field::new("Not answered", &row.question))
                    .collect(),
                table: Some(Table {
                    name: short_name(&entry.id),
                    ..table_of_classes(std::iter::once(entry))
                }),
            });
        }
    }
    Document {
        title: "AI systems".to_owned(),
        subtitle: scope.organisation.name.clone(),
        block: vec![
            Field::new("Organisation", &scope.organisation.name),
            Field::new("Management system covers", &scope.organisation.boundary),
            Field::new("As of", assessment.day.to_string()),
            Field::new("Systems", counted(entries.len(), "system")),
            Field::new("With every question answered", format!("{answered} of {}", entries.len())),
        ],
        legend: vec![
            Field::new(
                "class",
                "What rules of the catalog derive from the answers; several can hold at once.",
            ),
            Field::new("open", "The class depends on questions that nobody has answered."),
        ],
        sections,
        landscape: true,
    }
}

/// The inventory names so many open classes of a system at most.
const MOST_OPEN: usize = 6;

/// At most 31 characters, as names of tables have to be.
fn short_name(id: &str) -> String {
    id.chars().take(31).collect()
}

fn inventory(graph: &Graph<'_>, assessment: &Assessment<'_>, entries: &[SystemEntry]) -> Table {
    let scope = assessment.scope;
    let rows = entries.iter().zip(&scope.systems).map(|(entry, system)| {
        let tier = depth(graph.catalog(), scope, system).tier;
        let held = entry.classes.iter().filter(|class| class.attribute != "system.risk_tier");
        let open = entry.open_questions.len();
        let tone = if open == 0 { Tone::Good } else { Tone::Warn };
        let cells = vec![
            Cell::lines(vec![entry.id.clone(), entry.name.clone()]).toned(Tone::Strong),
            Cell::text(&entry.owner),
            Cell::lines(classes_in_short(held)),
            Cell::text(tier.as_str()),
            Cell::text(format!("{open} open")).toned(tone),
        ];
        TableRow { group: None, cells }
    });
    let titles = [("System", 24), ("Owner", 18), ("Classes", 40), ("Depth", 8), ("Questions", 10)];
    Table { name: "Systems".to_owned(), columns: columns(&titles), rows: rows.collect() }
}

/// Classes that hold, and those that depend on open questions; of many only the number, as the table below has them all.
fn classes_in_short<'e>(classes: impl Iterator<Item = &'e ClassEntry>) -> Vec<String> {
    let (held, open): (Vec<_>, Vec<_>) = classes.partition(|class| class.certain);
    let mut lines: Vec<_> = held.iter().map(|class| class.label.clone()).collect();
    if open.len() > MOST_OPEN {
        lines.push(format!("open: {} classes, see below", open.len()));
    } else {
        lines.extend(open.iter().map(|class| format!("open: {}", class.label)));
    }
    lines
}

fn table_of_classes<'e>(entries: impl Iterator<Item = &'e SystemEntry>) -> Table {
    let rows = entries.flat_map(|entry| {
        entry.classes.iter().map(|class| TableRow {
            group: None,
            cells: vec![
                Cell::text(&entry.id),
                Cell::text(format!("{} = {}", class.attribute, class.class)).toned(Tone::Strong),
                Cell::text(if class.certain { "holds" } else { "open" }).toned(if class.certain {
                    Tone::Plain
                } else {
                    Tone::Warn
                }),
                Cell::lines(class.reasons.clone()),
                Cell::lines(class.provisions.clone()),
            ],
        })
    });
    let titles = [("System", 14), ("Class", 26), ("State", 8), ("Because", 36), ("Provisions", 22)];
    Table { name: "Classes".to_owned(), columns: columns(&titles), rows: rows.collect() }
}
