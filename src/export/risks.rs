//! The risk register as CSV: one line per risk, every figure in a column of its own.

use super::cell;
use crate::view::{RiskRegister, RiskRow};

const COLUMNS: [&str; 29] = [
    "risk",
    "title",
    "system",
    "description",
    "inherent likelihood",
    "inherent consequence",
    "inherent level",
    "inherent L2+C2",
    "inherent share",
    "inherent place",
    "treatment",
    "plan",
    "controls",
    "residual likelihood",
    "residual consequence",
    "residual level",
    "residual L2+C2",
    "residual share",
    "residual place",
    "approved by",
    "approved",
    "owner",
    "review by",
    "annual rate",
    "asset value",
    "exposure",
    "annual loss expectancy",
    "currency",
    "findings",
];

/// One line per risk, under the column names.
pub fn csv(register: &RiskRegister) -> Vec<u8> {
    cell::csv(&COLUMNS, register.risks.iter().map(|row| cells(register, row)))
}

fn cells(register: &RiskRegister, row: &RiskRow) -> Vec<String> {
    let mut cells = vec![
        row.id.clone(),
        row.title.clone(),
        row.system.clone().unwrap_or_default(),
        row.description.clone(),
    ];
    let mut rated = [&row.inherent, &row.residual].into_iter().map(|rated| {
        [
            rated.likelihood.clone(),
            rated.consequence.clone(),
            rated.level.clone(),
            rated.squares.to_string(),
            rated.share.to_string(),
            rated.rank.to_string(),
        ]
    });
    cells.extend(rated.next().into_iter().flatten());
    cells.push(row.treatment.to_owned());
    cells.push(row.plan.clone());
    let controls = row.controls.iter().map(|control| {
        let state = if control.verdict == "applies" { control.implementation } else { control.verdict };
        format!("{} ({state})", control.provision)
    });
    cells.push(controls.collect::<Vec<_>>().join("; "));
    cells.extend(rated.flatten());
    cells.push(row.approver.clone().unwrap_or_default());
    cells.push(row.approved.clone().unwrap_or_default());
    cells.push(row.owner.clone());
    cells.push(row.review.clone());
    let loss = row.loss.as_ref();
    for figure in [
        loss.map(|loss| loss.annual_rate),
        loss.map(|loss| loss.asset_value),
        loss.map(|loss| loss.exposure),
        loss.map(|loss| loss.annual_loss_expectancy),
    ] {
        cells.push(figure.map(|figure| figure.to_string()).unwrap_or_default());
    }
    cells.push(loss.map(|loss| loss.currency.clone()).unwrap_or_default());
    let findings = register.findings.iter().filter(|finding| finding.risk == row.id);
    cells.push(findings.map(|finding| finding.text.as_str()).collect::<Vec<_>>().join(" "));
    cells
}
