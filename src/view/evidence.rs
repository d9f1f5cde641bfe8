//! The register of evidence: what there is and how it stands, and where something is implemented and nothing shows it.

use schemars::JsonSchema;
use serde::Serialize;

use super::measured::{figure, judgement, limit_words, standing_words};
use super::{Cell, Column, Document, Field, Section, Table, TableRow, Tone};
use crate::assess::{Assessment, Reading, Verdict, latest, standing};
use crate::model::{Evidence, Implementation, ImplementationState, SystemId};

/// The register of evidence of an organisation, or of one of its systems.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceRegister {
    /// Id of the organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// The only system that it is about; empty for all, and the organisation itself.
    pub system: String,
    /// The day as of which evidence counts or not.
    pub as_of: String,
    /// Pieces of evidence, in the order of the files.
    pub evidence: Vec<EvidenceEntry>,
    /// The latest value of each metric and each part of the data, by system.
    pub measurements: Vec<MeasurementEntry>,
    /// What applies and is recorded as implemented, and nothing that counts shows it.
    pub missing: Vec<MissingEvidence>,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceEntry {
    /// What it is.
    pub title: String,
    /// What sort; may be empty.
    pub kind: String,
    /// Where it is kept.
    pub location: String,
    /// When it was collected.
    pub collected: String,
    /// `good`, `stale`, `not yet collected`, `missing`, `changed` or `not readable`
    pub standing: &'static str,
    /// The same in words, with the day.
    pub words: String,
    /// Full ids of what it proves.
    pub provisions: Vec<String>,
    /// Tasks that it shows to be done.
    pub tasks: Vec<String>,
    /// The system; empty for the organisation.
    pub system: String,
}

/// A measured value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MeasurementEntry {
    /// The system.
    pub system: String,
    /// The metric.
    pub metric: String,
    /// Its name.
    pub title: String,
    /// Which part of the data; empty for all of it.
    pub subset: String,
    /// The value.
    pub value: f64,
    /// The value with the digits that count.
    pub shown: String,
    /// What one unit is.
    pub unit: String,
    /// The limits, in words.
    pub limits: String,
    /// When it was measured.
    pub measured: String,
    /// `good`, `out of limits`, `without a limit`, `changed`, `missing` or `stale`
    pub standing: &'static str,
    /// The same in words, with the day.
    pub words: String,
    /// The file that it was read from; empty where it was written by hand.
    pub location: String,
    /// The reader that read it.
    pub reader: String,
}

/// A provision that is said to be implemented, without evidence that counts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MissingEvidence {
    /// Full id.
    pub provision: String,
    /// Its title.
    pub title: String,
    /// The system; empty for the organisation.
    pub system: String,
    /// The role that answers for it.
    pub owner: String,
    /// What is missing.
    pub words: String,
}

impl EvidenceRegister {
    /// Whether something does not count, or is not there.
    pub fn has_trouble(&self) -> bool {
        !self.missing.is_empty()
            || self.evidence.iter().any(|entry| entry.standing != "good")
            || self.measurements.iter().any(|entry| entry.standing != "good")
    }
}

/// The register of an organisation, or of one of its systems.
pub fn evidence_register(assessment: &Assessment<'_>, system: Option<&SystemId>) -> EvidenceRegister {
    let (scope, catalog, day) = (assessment.scope, assessment.catalog(), assessment.day);
    let wanted = |of: &Option<SystemId>| system.is_none_or(|system| of.as_ref() == Some(system));
    let evidence = scope.evidence.iter().filter(|evidence| wanted(&evidence.system));
    let systems = scope.systems.iter().filter(|one| system.is_none_or(|system| one.id == *system));
    let measured = |one: &SystemId| -> Vec<_> {
        latest(catalog, scope, one, day).into_values().map(|reading| measurement(&reading)).collect()
    };
    let implemented = scope.implementations.iter().filter(|record| wanted(&record.system));
    EvidenceRegister {
        organisation: scope.organisation.id.to_string(),
        name: scope.organisation.name.clone(),
        system: system.map(ToString::to_string).unwrap_or_default(),
        as_of: day.to_string(),
        evidence: evidence.map(|evidence| entry(assessment, evidence)).collect(),
        measurements: systems.flat_map(|system| measured(&system.id)).collect(),
        missing: implemented.filter_map(|record| missing(assessment, record)).collect(),
    }
}

fn entry(assessment: &Assessment<'_>, evidence: &Evidence) -> EvidenceEntry {
    let standing = standing(assessment.catalog(), assessment.scope, evidence, assessment.day);
    EvidenceEntry {
        title: evidence.title.clone(),
        kind: evidence.kind.as_ref().map(ToString::to_string).unwrap_or_default(),
        location: evidence.location.clone(),
        collected: evidence.collected.to_string(),
        standing: standing.as_str(),
        words: standing_words(standing),
        provisions: evidence.provisions.iter().map(ToString::to_string).collect(),
        tasks: evidence.tasks.iter().map(ToString::to_string).collect(),
        system: evidence.system.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

fn measurement(reading: &Reading<'_>) -> MeasurementEntry {
    let Reading { metric, measurement, .. } = reading;
    MeasurementEntry {
        system: measurement.system.to_string(),
        metric: metric.id.to_string(),
        title: metric.title.clone(),
        subset: measurement.subset.clone(),
        value: measurement.value,
        shown: figure(measurement.value),
        unit: metric.unit.clone(),
        limits: limit_words(reading.limits),
        measured: measurement.measured.to_string(),
        standing: reading.trouble.map_or("good", crate::assess::Trouble::as_str),
        words: judgement(reading),
        location: measurement.location.clone().unwrap_or_default(),
        reader: measurement.reader.clone().unwrap_or_default(),
    }
}

fn missing(assessment: &Assessment<'_>, record: &Implementation) -> Option<MissingEvidence> {
    let scope = assessment.scope;
    let system = record.system.as_ref().and_then(|id| scope.system(id));
    let applies = assessment.verdict(&record.provision, system) == Some(Verdict::Applies);
    if !applies || record.state != ImplementationState::Implemented {
        return None;
    }
    let about = |evidence: &&Evidence| {
        let of_system =
            evidence.system.is_none() || record.system.is_none() || evidence.system == record.system;
        of_system && evidence.provisions.contains(&record.provision)
    };
    let there: Vec<_> = scope.evidence.iter().filter(about).collect();
    let counts = |one: &&Evidence| standing(assessment.catalog(), scope, one, assessment.day).is_good();
    if there.iter().any(counts) {
        return None;
    }
    let provision = assessment.catalog().provision(&record.provision);
    Some(MissingEvidence {
        provision: record.provision.to_string(),
        title: provision.map(|provision| provision.title.clone()).unwrap_or_default(),
        system: record.system.as_ref().map(ToString::to_string).unwrap_or_default(),
        owner: record.owner.clone(),
        words: match there.len() {
            0 => "implemented, and there is no evidence".to_owned(),
            1 => "implemented, and its evidence does not count".to_owned(),
            number => format!("implemented, and none of {number} pieces of evidence counts"),
        },
    })
}

/// The register as a document.
pub fn evidence_document(register: &EvidenceRegister) -> Document {
    let of = if register.system.is_empty() { &register.name } else { &register.system };
    let good = |standings: &[&str]| standings.iter().filter(|standing| **standing == "good").count();
    let evidence: Vec<_> = register.evidence.iter().map(|entry| entry.standing).collect();
    let values: Vec<_> = register.measurements.iter().map(|entry| entry.standing).collect();
    Document {
        title: "Register of evidence".to_owned(),
        subtitle: of.clone(),
        block: vec![
            Field::new("As of", &register.as_of),
            Field::new("Evidence that counts", format!("{} of {}", good(&evidence), evidence.len())),
            Field::new("Measured values in order", format!("{} of {}", good(&values), values.len())),
            Field::new("Implemented without evidence that counts", register.missing.len().to_string()),
        ],
        legend: Vec::new(),
        sections: vec![missing_section(register), measured_section(register), evidence_section(register)],
        landscape: true,
    }
}

fn table(name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Table {
    let column = |(title, share): &(&str, u16)| Column { title: (*title).to_owned(), share: *share };
    let rows = rows.into_iter().map(|cells| TableRow { group: None, cells }).collect();
    Table { name: name.to_owned(), columns: columns.iter().map(column).collect(), rows }
}

fn section(heading: &str, none: &str, table: Table) -> Section {
    let text = if table.rows.is_empty() { vec![none.to_owned()] } else { Vec::new() };
    let table = (!table.rows.is_empty()).then_some(table);
    Section { heading: heading.to_owned(), depth: 1, text, fields: Vec::new(), table }
}

fn tone(standing: &str) -> Tone {
    match standing {
        "good" => Tone::Good,
        "stale" | "without a limit" | "not yet collected" => Tone::Warn,
        _ => Tone::Bad,
    }
}

fn missing_section(register: &EvidenceRegister) -> Section {
    let columns = [("Provision", 20), ("Title", 30), ("System", 15), ("Owner", 15), ("What is missing", 20)];
    let row = |entry: &MissingEvidence| {
        let [provision, title, system, owner] =
            [&entry.provision, &entry.title, &entry.system, &entry.owner].map(Cell::text);
        vec![provision.toned(Tone::Strong), title, system, owner, Cell::text(&entry.words).toned(Tone::Bad)]
    };
    let rows = register.missing.iter().map(row).collect();
    section(
        "Without evidence",
        "Everything that is implemented is shown.",
        table("Without evidence", &columns, rows),
    )
}

fn measured_section(register: &EvidenceRegister) -> Section {
    let columns = [
        ("System", 15),
        ("Metric", 20),
        ("Part of the data", 15),
        ("Value", 8),
        ("Unit", 8),
        ("Limits", 10),
        ("Measured", 9),
        ("Standing", 15),
        ("File", 20),
    ];
    let row = |entry: &MeasurementEntry| {
        vec![
            Cell::text(&entry.system),
            Cell::text(&entry.title).toned(Tone::Strong),
            Cell::text(&entry.subset),
            Cell::number(entry.value, &entry.shown),
            Cell::text(&entry.unit),
            Cell::text(&entry.limits),
            Cell::text(&entry.measured),
            Cell::text(&entry.words).toned(tone(entry.standing)),
            Cell::text(&entry.location),
        ]
    };
    let rows = register.measurements.iter().map(row).collect();
    section("Measured values", "Nothing was measured yet.", table("Measured values", &columns, rows))
}

fn evidence_section(register: &EvidenceRegister) -> Section {
    let columns = [
        ("Title", 30),
        ("Kind", 10),
        ("System", 12),
        ("Collected", 9),
        ("Standing", 14),
        ("Proves", 22),
        ("Location", 20),
    ];
    let row = |entry: &EvidenceEntry| {
        let proves = entry.provisions.iter().chain(&entry.tasks).cloned().collect();
        vec![
            Cell::text(&entry.title).toned(Tone::Strong),
            Cell::text(&entry.kind),
            Cell::text(&entry.system),
            Cell::text(&entry.collected),
            Cell::text(&entry.words).toned(tone(entry.standing)),
            Cell::lines(proves),
            Cell::text(&entry.location),
        ]
    };
    let rows = register.evidence.iter().map(row).collect();
    section("Evidence", "Nothing was collected yet.", table("Evidence", &columns, rows))
}
