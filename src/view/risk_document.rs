//! The risk register as a document: figures, heat maps, findings, and the register itself.

use super::document::columns;
use super::figures::{amount, joined, plain};
use super::risks::{HeatCell, RatedAs, RiskControl, RiskRegister, RiskRow};
use super::row::counted;
use super::{Cell, Column, Document, Field, Section, Table, TableRow, Tone};

impl RiskRegister {
    /// The register as a document.
    pub fn document(&self) -> Document {
        let about = match &self.system {
            Some(system) => format!("{}: {system}", self.name),
            None => self.name.clone(),
        };
        let mut block = vec![Field::new("Organisation", &self.name), Field::new("As of", &self.as_of)];
        block.extend(self.system.as_ref().map(|system| Field::new("System", system)));
        Document {
            title: "Risk register".to_owned(),
            subtitle: about,
            block,
            legend: self.legend(),
            sections: self.sections(),
            landscape: true,
        }
    }

    fn legend(&self) -> Vec<Field> {
        let Some(criteria) = &self.criteria else { return Vec::new() };
        let (l, c) = (criteria.likelihood.len(), criteria.consequence.len());
        let mut legend = vec![
            Field::new("Likelihood, from 1", criteria.likelihood.join(", ")),
            Field::new("Consequence, from 1", criteria.consequence.join(", ")),
            Field::new("Level", criteria.levels.join(", ")),
            Field::new("Retained without further treatment", format!("up to {}", criteria.acceptable)),
            Field::new(
                "L² + C²",
                format!(
                    "L from 1 to {l} and C from 1 to {c}, so from 2 to {}. Share: √(L² + C²), divided by the most that the \
                     scales allow. Place: among the risks shown, 1 is the highest; equal scores share a place. The matrix \
                     decides the level; the score only orders.",
                    l * l + c * c
                ),
            ),
        ];
        if !self.losses.is_empty() {
            legend.push(Field::new(
                "Annual loss expectancy",
                "ALE = ARO × AV × EF: events a year, times what is at stake, times the share of it that one event \
                 destroys. SLE = AV × EF. Before treatment.",
            ));
        }
        legend
    }

    fn sections(&self) -> Vec<Section> {
        if self.criteria.is_none() {
            let text = "The scope declares no risk criteria, so no risk can be rated.".to_owned();
            return vec![Section { text: vec![text], ..chapter("Risks") }];
        }
        let mut sections = vec![self.figures()];
        sections
            .push(self.heat_map("Heat map before treatment", "Heat map, inherent", |cell| &cell.inherent));
        sections.push(self.heat_map("Heat map after treatment", "Heat map, residual", |cell| &cell.residual));
        sections.push(self.found());
        sections.push(self.register());
        sections.extend((!self.risks.is_empty()).then(|| self.scores()));
        sections
    }

    fn figures(&self) -> Section {
        let count = |number: usize, of: usize| Cell::number(to_f64(number), format!("{number} of {of}"));
        let rows = self.levels.iter().map(|level| {
            let word = if level.above_acceptable {
                format!("{}, above what may be retained", level.level)
            } else {
                level.level.clone()
            };
            let cells =
                vec![Cell::text(word), count(level.inherent, level.of), count(level.residual, level.of)];
            TableRow { group: None, cells }
        });
        let losses = self.losses.iter().map(|total| {
            let value = format!(
                "{} {} a year before treatment: the sum over {} of {}",
                total.currency,
                amount(total.annual_loss_expectancy),
                total.risks,
                counted(total.of, "risk"),
            );
            Field::new("Annual loss expectancy", value)
        });
        Section {
            fields: losses.collect(),
            table: Some(Table {
                name: "Levels".to_owned(),
                columns: columns(&[("Level", 4), ("Before treatment", 2), ("After treatment", 2)]),
                rows: rows.collect(),
            }),
            ..chapter("Figures")
        }
    }

    fn heat_map(&self, heading: &str, name: &str, ids: fn(&HeatCell) -> &Vec<String>) -> Section {
        let consequences = self.heat_map.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let mut head = vec![Column { title: "Likelihood ↓ Consequence →".to_owned(), share: 2 }];
        head.extend(consequences.iter().map(|cell| Column { title: cell.consequence.clone(), share: 2 }));
        let rows = self.heat_map.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| heat_cell(cell, ids(cell)));
            let first = Cell::text(&row.likelihood).toned(Tone::Strong);
            TableRow { group: None, cells: std::iter::once(first).chain(cells).collect() }
        });
        let text = "Each cell has the level that the matrix gives, the number of risks, and their ids.";
        Section {
            text: vec![text.to_owned()],
            table: Some(Table { name: name.to_owned(), columns: head, rows: rows.collect() }),
            ..chapter(heading)
        }
    }

    fn found(&self) -> Section {
        if self.findings.is_empty() {
            return Section { text: vec!["Nothing.".to_owned()], ..chapter("To be looked at") };
        }
        let rows = self.findings.iter().map(|finding| TableRow {
            group: None,
            cells: vec![Cell::text(&finding.risk).toned(Tone::Strong), Cell::text(&finding.text)],
        });
        Section {
            table: Some(Table {
                name: "To be looked at".to_owned(),
                columns: columns(&[("Risk", 1), ("What", 8)]),
                rows: rows.collect(),
            }),
            ..chapter("To be looked at")
        }
    }

    fn scores(&self) -> Section {
        let currency = self.criteria.as_ref().map(|criteria| criteria.currency.as_str()).unwrap_or_default();
        let money =
            |name: &str| if currency.is_empty() { name.to_owned() } else { format!("{name}, {currency}") };
        let (av, sle, ale) = (money("AV"), money("SLE"), money("ALE"));
        let heads = [
            ("Risk", 2),
            ("L, C", 2),
            ("L² + C²", 2),
            ("Share", 2),
            ("Place", 2),
            ("L, C after", 2),
            ("L² + C² after", 2),
            ("Share after", 2),
            ("Place after", 2),
            ("ARO", 2),
            (&av, 3),
            ("EF", 2),
            (&sle, 3),
            (&ale, 3),
        ];
        Section {
            table: Some(Table {
                name: "Scores and losses".to_owned(),
                columns: columns(&heads),
                rows: self.risks.iter().map(|row| TableRow { group: None, cells: figures(row) }).collect(),
            }),
            ..chapter("Scores and losses")
        }
    }

    fn register(&self) -> Section {
        if self.risks.is_empty() {
            return Section { text: vec!["No risk is recorded.".to_owned()], ..chapter("Risks") };
        }
        let heads = [
            ("Risk", 2),
            ("Title", 4),
            ("System", 3),
            ("Description", 8),
            ("Inherent", 3),
            ("Treatment", 7),
            ("Controls", 6),
            ("Residual", 4),
            ("Owner", 4),
            ("Review by", 3),
        ];
        Section {
            table: Some(Table {
                name: "Risks".to_owned(),
                columns: columns(&heads),
                rows: self.risks.iter().map(|row| TableRow { group: None, cells: cells(row) }).collect(),
            }),
            ..chapter("Risks")
        }
    }
}

fn heat_cell(cell: &HeatCell, ids: &[String]) -> Cell {
    let tone = match (ids.is_empty(), cell.above_acceptable) {
        (true, _) => Tone::Muted,
        (false, true) => Tone::Bad,
        (false, false) => Tone::Plain,
    };
    let mut lines = vec![cell.level.clone()];
    if !ids.is_empty() {
        lines.push(format!("{}: {}", counted(ids.len(), "risk"), ids.join(", ")));
    }
    Cell::lines(lines).toned(tone)
}

fn cells(row: &RiskRow) -> Vec<Cell> {
    let level =
        |rated: &RatedAs| vec![rated.level.clone(), format!("{}, {}", rated.likelihood, rated.consequence)];
    let mut residual = level(&row.residual);
    if row.above_acceptable {
        residual.push(match (&row.approver, &row.approved) {
            (Some(approver), Some(day)) => format!("approved by {approver}, {day}"),
            _ => "not approved".to_owned(),
        });
    }
    let (review, tone) = if row.review_overdue {
        (format!("{}, overdue", row.review), Tone::Bad)
    } else {
        (row.review.clone(), Tone::Plain)
    };
    vec![
        Cell::text(&row.id).toned(Tone::Strong),
        Cell::text(&row.title),
        Cell::text(row.system.as_deref().unwrap_or("organisation")),
        Cell::lines(vec![plain(&row.description), joined(&row.themes, "no theme")]),
        Cell::lines(level(&row.inherent)),
        Cell::lines(vec![row.treatment.to_owned(), plain(&row.plan)]),
        Cell::lines(row.controls.iter().map(control).collect()),
        Cell::lines(residual).toned(if row.above_acceptable { Tone::Bad } else { Tone::Plain }),
        Cell::text(&row.owner),
        Cell::text(review).toned(tone),
    ]
}

fn figures(row: &RiskRow) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&row.id).toned(Tone::Strong)];
    for rated in [&row.inherent, &row.residual] {
        let (l, c) = (rated.likelihood_number, rated.consequence_number);
        cells.push(Cell::text(format!("{l}, {c}")));
        cells.push(Cell::number(f64::from(rated.squares), rated.squares.to_string()));
        cells.push(Cell::number(rated.share, format!("{:.2}", rated.share)));
        cells.push(Cell::number(to_f64(rated.rank), rated.rank.to_string()));
    }
    match &row.loss {
        None => {
            cells.extend(["not estimated", "", "", "", ""].map(|text| Cell::text(text).toned(Tone::Muted)));
        }
        Some(loss) => cells.extend([
            Cell::number(loss.annual_rate, loss.annual_rate.to_string()),
            Cell::number(loss.asset_value, amount(loss.asset_value)),
            Cell::number(loss.exposure, loss.exposure.to_string()),
            Cell::number(loss.single_loss_expectancy, amount(loss.single_loss_expectancy)),
            Cell::number(loss.annual_loss_expectancy, amount(loss.annual_loss_expectancy)),
        ]),
    }
    cells
}

fn control(control: &RiskControl) -> String {
    let state = match control.verdict {
        "excluded" => "excluded",
        "none" => "no verdict",
        _ => control.implementation,
    };
    format!("{} {}: {state}", control.provision, control.title)
}

pub(super) fn chapter(heading: &str) -> Section {
    Section { heading: heading.to_owned(), depth: 1, ..Section::default() }
}

pub(super) fn to_f64(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
