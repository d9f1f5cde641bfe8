//! What an organisation keeps beside its systems: promises, risks, measurements, records, its plan.

use super::{Resolver, diags};
use crate::load::raw::{self, Row, Text};
use crate::model::{
    Approval, Assignment, Contract, FileId, Loss, Measurement, OwnControl, PlannedPhase, ProvisionId, Rating,
    Record, Risk, RiskCriteria, Scope, Threshold,
};

impl Resolver<'_> {
    fn by_ids(&mut self, file: FileId, texts: &[Text]) -> Vec<ProvisionId> {
        texts.iter().filter_map(|text| self.provision_by_id(file, text)).collect()
    }

    /// Who does what, and what was promised or added.
    pub(super) fn promises(&mut self, file: FileId, rows: &raw::File, scope: &mut Scope) {
        for Row { value: raw, .. } in &rows.assignments {
            let role = self.role(file, &raw.role);
            let system = self.system_named(file, raw.system.as_ref(), scope);
            let holder = self.said(file, "holder", &raw.holder);
            let (Some(role), Ok(system)) = (role, system) else { continue };
            let origin = raw::place(file, &raw.role);
            let same = |other: &&Assignment| other.role == role && other.system == system;
            if let Some(first) = scope.assignments.iter().find(same) {
                self.twice(origin, role.as_str(), first.origin);
                continue;
            }
            scope.assignments.push(Assignment { role, holder, system, origin });
        }
        for Row { value: raw, .. } in &rows.contracts {
            let (title, party) = (self.said(file, "title", &raw.title), self.said(file, "party", &raw.party));
            let provisions = self.by_ids(file, &raw.provisions);
            let Ok(system) = self.system_named(file, raw.system.as_ref(), scope) else { continue };
            let origin = raw::place(file, &raw.title);
            scope.contracts.push(Contract { title, party, provisions, system, origin });
        }
        for Row { value: raw, .. } in &rows.controls {
            self.own_control(file, raw, scope);
        }
    }

    fn own_control(&mut self, file: FileId, raw: &raw::Control, scope: &mut Scope) {
        let id = self.said(file, "id", &raw.id);
        let origin = raw::place(file, &raw.id);
        if let Some(first) = scope.controls.iter().find(|control| control.id == id) {
            return self.twice(origin, &id, first.origin);
        }
        let justification: Vec<_> =
            raw.justification.iter().filter_map(|text| self.word(file, "justification", text)).collect();
        let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
        let (reason, owner) = (self.said(file, "reason", &raw.reason), self.said(file, "owner", &raw.owner));
        let provisions = self.by_ids(file, &raw.provisions);
        let state = self.word(file, "state", &raw.state);
        let system = self.system_named(file, raw.system.as_ref(), scope);
        let (Some(state), Ok(system)) = (state, system) else { return };
        scope.controls.push(OwnControl {
            id,
            title,
            text,
            reason,
            justification,
            state,
            owner,
            provisions,
            system,
            origin,
        });
    }

    /// Criteria first, from whichever file has them; then risks, in their words.
    pub(super) fn risks(&mut self, parts: &[(FileId, raw::File)], scope: &mut Scope) {
        for (file, rows) in parts {
            let Some(row) = &rows.risk_criteria else { continue };
            if let Some(first) = &scope.criteria {
                self.twice(row.origin, "risk-criteria", first.origin);
            } else {
                scope.criteria = self.criteria(*file, row);
            }
        }
        let Some(criteria) = scope.criteria.clone() else {
            let declared = parts.iter().any(|(_, rows)| rows.risk_criteria.is_some());
            let first = parts.iter().find_map(|(file, rows)| Some((*file, rows.risks.first()?)));
            if let Some((file, row)) = first.filter(|_| !declared) {
                self.out.push(diags::no_criteria(raw::place(file, &row.value.id)));
            }
            return;
        };
        for (file, rows) in parts {
            for row in &rows.risks {
                self.risk(*file, row, &criteria, scope);
            }
        }
    }

    fn criteria(&mut self, file: FileId, row: &Row<raw::RiskCriteria>) -> Option<RiskCriteria> {
        let raw = &row.value;
        let words = |texts: &[Text]| texts.iter().map(|text| text.get_ref().clone()).collect::<Vec<_>>();
        let (likelihood, consequence, levels) =
            (words(&raw.likelihood), words(&raw.consequence), words(&raw.levels));
        for (key, words) in [("likelihood", &likelihood), ("consequence", &consequence), ("levels", &levels)]
        {
            if !(2..=10).contains(&words.len()) {
                self.out.push(diags::odd_scale(row.origin, key, words.len()));
                return None;
            }
        }
        let shape = raw.matrix.len() == likelihood.len()
            && raw.matrix.iter().all(|row| row.len() == consequence.len());
        if !shape {
            self.out.push(diags::odd_matrix(row.origin, likelihood.len(), consequence.len()));
            return None;
        }
        let mut matrix = Vec::new();
        for texts in &raw.matrix {
            let places: Vec<_> =
                texts.iter().filter_map(|text| self.of_scale(file, "level", text, &levels)).collect();
            matrix.push(places);
        }
        let acceptable = self.of_scale(file, "level", &raw.acceptable, &levels)?;
        let whole = matrix.iter().all(|row| row.len() == consequence.len());
        whole.then(|| RiskCriteria {
            likelihood,
            consequence,
            levels,
            matrix,
            acceptable,
            currency: raw.currency.clone().unwrap_or_default(),
            origin: row.origin,
        })
    }

    /// The place of a word in a scale.
    fn of_scale(&mut self, file: FileId, what: &str, text: &Text, scale: &[String]) -> Option<usize> {
        let place = scale.iter().position(|word| word == text.get_ref());
        if place.is_none() {
            let known: Vec<_> = scale.iter().map(String::as_str).collect();
            self.out.push(diags::unknown_word(raw::place(file, text), what, text.get_ref(), &known));
        }
        place
    }

    fn risk(&mut self, file: FileId, row: &Row<raw::Risk>, criteria: &RiskCriteria, scope: &mut Scope) {
        let raw = &row.value;
        let id = self.said(file, "id", &raw.id);
        let origin = raw::place(file, &raw.id);
        if let Some(first) = scope.risks.iter().find(|risk| risk.id == id) {
            return self.twice(origin, &id, first.origin);
        }
        let mut rating = |likelihood, consequence| {
            let likelihood = self.of_scale(file, "likelihood", likelihood, &criteria.likelihood);
            let consequence = self.of_scale(file, "consequence", consequence, &criteria.consequence);
            Some(Rating { likelihood: likelihood?, consequence: consequence? })
        };
        let inherent = rating(&raw.likelihood, &raw.consequence);
        let residual = rating(&raw.residual_likelihood, &raw.residual_consequence);
        let treatment = self.word(file, "treatment", &raw.treatment);
        let review = self.date(file, &raw.review);
        let system = self.system_named(file, raw.system.as_ref(), scope);
        let (approval, loss) = (self.approval(file, row), self.loss(row));
        let (title, owner) = (self.said(file, "title", &raw.title), self.said(file, "owner", &raw.owner));
        let description = self.said(file, "description", &raw.description);
        let plan = self.said(file, "plan", &raw.plan);
        let (themes, controls) = (self.themes(file, &raw.themes), self.by_ids(file, &raw.controls));
        let (Some(inherent), Some(residual), Some(treatment), Some(review), Ok(system)) =
            (inherent, residual, treatment, review, system)
        else {
            return;
        };
        scope.risks.push(Risk {
            id,
            title,
            description,
            system,
            themes,
            inherent,
            treatment,
            plan,
            controls,
            residual,
            owner,
            review,
            approval,
            loss,
            origin,
        });
    }

    /// Role and day, or neither.
    fn approval(&mut self, file: FileId, row: &Row<raw::Risk>) -> Option<Approval> {
        match (&row.value.approver, &row.value.approved) {
            (None, None) => None,
            (Some(approver), Some(day)) => {
                let approver = self.said(file, "approver", approver);
                self.date(file, day).map(|date| Approval { approver, date })
            }
            _ => {
                self.out.push(diags::approved_in_part(row.origin));
                None
            }
        }
    }

    /// All three factors, each in its range, or none.
    fn loss(&mut self, row: &Row<raw::Risk>) -> Option<Loss> {
        let raw = &row.value;
        let (annual_rate, asset_value, exposure) = match (raw.annual_rate, raw.asset_value, raw.exposure) {
            (None, None, None) => return None,
            (Some(rate), Some(value), Some(exposure)) => (rate, value, exposure),
            _ => {
                self.out.push(diags::loss_in_part(row.origin));
                return None;
            }
        };
        let amount = |number: f64| number.is_finite() && number >= 0.0;
        if amount(annual_rate) && amount(asset_value) && (0.0..=1.0).contains(&exposure) {
            return Some(Loss { annual_rate, asset_value, exposure });
        }
        self.out.push(diags::impossible_loss(row.origin));
        None
    }

    /// Limits and measured values of one file.
    pub(super) fn measured(&mut self, file: FileId, rows: &raw::File, scope: &mut Scope) {
        for Row { value: raw, .. } in &rows.thresholds {
            let metric = self.metric(file, &raw.metric);
            let system = self.system_named(file, raw.system.as_ref(), scope);
            let origin = raw::place(file, &raw.metric);
            let limits = self.limits(origin, raw.at_least, raw.at_most, true);
            let reason = self.said(file, "reason", &raw.reason);
            let (Some(metric), Ok(system)) = (metric, system) else { continue };
            let same = |other: &&Threshold| other.metric == metric && other.system == system;
            if let Some(first) = scope.thresholds.iter().find(same) {
                self.twice(origin, metric.as_str(), first.origin);
                continue;
            }
            scope.thresholds.push(Threshold { metric, system, limits, reason, origin });
        }
        for Row { value: raw, .. } in &rows.measurements {
            let metric = self.metric(file, &raw.metric);
            let system = self.system_named(file, Some(&raw.system), scope);
            let measured = self.date(file, &raw.measured);
            let location = raw.location.as_ref().map(|text| self.location(file, text));
            let digest = raw.sha256.as_ref().and_then(|text| self.digest(file, text));
            let origin = raw::place(file, &raw.metric);
            if !raw.value.is_finite() {
                self.out.push(diags::no_number(origin));
                continue;
            }
            let (Some(metric), Ok(Some(system)), Some(measured)) = (metric, system, measured) else {
                continue;
            };
            scope.measurements.push(Measurement {
                metric,
                system,
                value: raw.value,
                measured,
                subset: raw.subset.clone().unwrap_or_default(),
                location,
                reader: raw.reader.clone(),
                digest,
                origin,
            });
        }
    }

    /// Records and the plan of one file.
    pub(super) fn kept(&mut self, file: FileId, rows: &raw::File, scope: &mut Scope) {
        for row in &rows.records {
            self.record(file, row, scope);
        }
        for Row { value: raw, .. } in &rows.phases {
            let id = self.word(file, "phase", &raw.id);
            let (from, until) = (self.date(file, &raw.from), self.date(file, &raw.until));
            let owner = self.said(file, "owner", &raw.owner);
            let (Some(id), Some(from), Some(until)) = (id, from, until) else { continue };
            let origin = raw::place(file, &raw.id);
            if let Some(first) = scope.phases.iter().find(|phase| phase.id == id) {
                self.twice(origin, id.as_str(), first.origin);
                continue;
            }
            if until < from {
                self.out.push(diags::days_turned(raw::place(file, &raw.until), "until", "from"));
            }
            scope.phases.push(PlannedPhase { id, from, until, owner, origin });
        }
    }

    fn record(&mut self, file: FileId, row: &Row<raw::Record>, scope: &mut Scope) {
        let raw = &row.value;
        let id = self.said(file, "id", &raw.id);
        let origin = raw::place(file, &raw.id);
        if let Some(first) = scope.records.iter().find(|record| record.id == id) {
            return self.twice(origin, &id, first.origin);
        }
        let (kind, date) = (self.word(file, "kind", &raw.kind), self.date(file, &raw.date));
        let due = raw.due.as_ref().and_then(|day| self.date(file, day));
        let closed = raw.closed.as_ref().and_then(|day| self.date(file, day));
        let system = self.system_named(file, raw.system.as_ref(), scope);
        let (title, owner) = (self.said(file, "title", &raw.title), self.said(file, "owner", &raw.owner));
        let outcome = self.said(file, "outcome", &raw.outcome);
        let provisions = self.by_ids(file, &raw.provisions);
        let follows = raw.follows.as_ref().map(|text| text.get_ref().clone());
        if let Some(text) = &raw.follows
            && !scope.records.iter().any(|record| record.id == *text.get_ref())
        {
            self.out.push(diags::follows_nothing(raw::place(file, text), text.get_ref()));
        }
        let (Some(kind), Some(date), Ok(system)) = (kind, date, system) else { return };
        for (key, day, value) in [("due", due, &raw.due), ("closed", closed, &raw.closed)] {
            if let (true, Some(value)) = (day.is_some_and(|day| day < date), value) {
                self.out.push(diags::days_turned(raw::place(file, value), key, "date"));
            }
        }
        scope.records.push(Record {
            id,
            kind,
            title,
            date,
            due,
            closed,
            owner,
            provisions,
            system,
            follows,
            outcome,
            origin,
        });
    }
}
