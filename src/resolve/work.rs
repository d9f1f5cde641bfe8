//! What is done and measured: roles, kinds of evidence, metrics, tasks.

use super::{Resolver, VOCABULARY, diags};
use crate::load::raw::{self, Row, Text};
use crate::model::{
    EvidenceKind, EvidenceKindId, FileId, Limits, Metric, MetricId, Nature, Origin, ReaderName, Role, RoleId,
    Task, TaskId, ToolNames,
};

const METRICS: &str = "catalog/metrics.toml";

impl Resolver<'_> {
    /// Who does tasks, and what proves that they are done.
    pub(super) fn roles_and_evidence_kinds(&mut self, file: FileId, rows: &raw::File) {
        for Row { value: raw, .. } in &rows.roles {
            let Some(id) = self.new_id::<RoleId>(file, &raw.id) else { continue };
            let origin = raw::place(file, &raw.id);
            if let Some(first) = self.catalog.role(&id).map(|role| role.origin) {
                self.twice(origin, id.as_str(), first);
                continue;
            }
            let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
            self.catalog.roles.push(Role { id, title, text, origin });
        }
        for Row { value: raw, .. } in &rows.evidence_kinds {
            let Some(id) = self.new_id::<EvidenceKindId>(file, &raw.id) else { continue };
            let origin = raw::place(file, &raw.id);
            if let Some(first) = self.catalog.evidence_kind(&id).map(|kind| kind.origin) {
                self.twice(origin, id.as_str(), first);
                continue;
            }
            let (title, text) = (self.said(file, "title", &raw.title), self.said(file, "text", &raw.text));
            self.catalog.evidence_kinds.push(EvidenceKind {
                id,
                title,
                text,
                valid_days: raw.valid_days,
                origin,
            });
        }
    }

    /// Metrics; provisions and themes are known.
    pub(super) fn metrics(&mut self, file: FileId, rows: &raw::File) {
        for Row { value: raw, .. } in &rows.metrics {
            let (id, direction) =
                (self.new_id::<MetricId>(file, &raw.id), self.word(file, "direction", &raw.direction));
            let (Some(id), Some(direction)) = (id, direction) else { continue };
            let origin = raw::place(file, &raw.id);
            if let Some(first) = self.catalog.metric(&id).map(|metric| metric.origin) {
                self.twice(origin, id.as_str(), first);
                continue;
            }
            let metric = Metric {
                id,
                title: self.said(file, "title", &raw.title),
                symbol: raw.symbol.clone().unwrap_or_default(),
                definition: self.said(file, "definition", &raw.definition),
                unit: self.said(file, "unit", &raw.unit),
                direction,
                limits: self.limits(origin, raw.at_least, raw.at_most, false),
                threshold_source: self.said(file, "threshold-source", &raw.threshold_source),
                caution: self.said(file, "limits", &raw.limits),
                themes: self.themes(file, &raw.themes),
                provisions: raw
                    .provisions
                    .iter()
                    .filter_map(|text| self.provision_by_id(file, text))
                    .collect(),
                valid_days: raw.valid_days,
                cites: self.cites(file, &raw.cites),
                origin,
            };
            self.catalog.metrics.push(metric);
        }
    }

    /// What tools call metrics; metrics are known.
    pub(super) fn tool_names(&mut self, file: FileId, rows: &raw::File) {
        for Row { value: raw, origin } in &rows.tool_names {
            let metric = self.metric(file, &raw.metric);
            let readers: Vec<ReaderName> =
                raw.readers.iter().filter_map(|text| self.word(file, "reader", text)).collect();
            let names = raw.names.iter().map(|name| self.said(file, "names", name)).collect();
            for (text, number) in [(raw.factor, "factor"), (raw.most, "most")] {
                if text.is_some_and(|given| !given.is_finite() || given <= 0.0) {
                    self.out.push(diags::no_factor(*origin, number));
                }
            }
            let Some(metric) = metric else { continue };
            for (reader, name) in
                readers.iter().flat_map(|reader| raw.names.iter().map(move |name| (reader, name)))
            {
                let earlier = self.catalog.tool_names.iter().find(|known| known.say(*reader, name.get_ref()));
                if let Some(first) = earlier.map(|known| known.origin) {
                    self.twice(raw::place(file, name), name.get_ref(), first);
                }
            }
            let (factor, most) = (raw.factor.unwrap_or(1.0), raw.most);
            self.catalog.tool_names.push(ToolNames { metric, readers, names, factor, most, origin: *origin });
        }
    }

    /// Limits in the right order, each a number; at least one where they are needed.
    pub(super) fn limits(
        &mut self,
        origin: Origin,
        at_least: Option<f64>,
        at_most: Option<f64>,
        needed: bool,
    ) -> Limits {
        let limits = Limits { at_least, at_most };
        let given = || [at_least, at_most].into_iter().flatten();
        let turned = at_least.zip(at_most).is_some_and(|(least, most)| least > most);
        if needed && given().next().is_none() {
            self.out.push(diags::no_limit(origin));
        } else if turned || given().any(|limit| !limit.is_finite()) {
            self.out.push(diags::impossible_limits(origin));
        }
        limits
    }

    /// The tasks of a file; all that they name is known.
    pub(super) fn tasks(&mut self, file: FileId, rows: &raw::File) {
        for row in &rows.tasks {
            self.task(file, row);
        }
    }

    fn task(&mut self, file: FileId, row: &Row<raw::Task>) {
        let raw = &row.value;
        let id = self.new_id::<TaskId>(file, &raw.id);
        let origin = raw::place(file, &raw.id);
        if let Some(first) = id.as_ref().and_then(|id| self.tasks.get(id)).copied() {
            return self.twice(origin, raw.id.get_ref(), first);
        }
        let (text, why) = (self.said(file, "text", &raw.text), self.said(file, "why", &raw.why));
        let (level, cadence) =
            (self.word(file, "level", &raw.level), self.word(file, "cadence", &raw.cadence));
        let (tier, nature) = (self.word(file, "tier", &raw.tier), self.word(file, "nature", &raw.nature));
        let stages = self.stages(file, &raw.stages);
        let (role, evidence) = (self.role(file, &raw.role), self.evidence_kind(file, &raw.evidence));
        let provisions: Vec<_> =
            raw.provisions.iter().filter_map(|text| self.provision_by_id(file, text)).collect();
        let metrics: Vec<_> = raw.metrics.iter().filter_map(|text| self.metric(file, text)).collect();
        if raw.provisions.is_empty() {
            self.out.push(diags::task_without_provision(origin, raw.id.get_ref()));
        }
        let (Some(id), Some(level), Some(cadence), Some(tier), Some(nature)) =
            (id, level, cadence, tier, nature)
        else {
            return;
        };
        if nature == Nature::Static && !raw.metrics.is_empty() {
            self.out.push(diags::static_with_metrics(origin, raw.id.get_ref()));
        }
        let when = match &raw.when {
            None => None,
            Some(text) => match self.when(file, text, level) {
                Some(when) => Some(when),
                // A task whose condition is not understood must not be asked of everybody instead.
                None => return,
            },
        };
        let (Some(role), Some(evidence)) = (role, evidence) else { return };
        self.tasks.insert(id.clone(), origin);
        self.catalog.tasks.push(Task {
            id,
            text,
            why,
            level,
            stages,
            role,
            evidence,
            cadence,
            tier,
            nature,
            provisions,
            metrics,
            when,
            origin,
        });
    }

    /// The role of that name.
    pub(super) fn role(&mut self, file: FileId, text: &Text) -> Option<RoleId> {
        let found = self.catalog.roles.iter().find(|role| role.id.as_str() == text.get_ref());
        if let Some(role) = found {
            return Some(role.id.clone());
        }
        let known: Vec<_> = self.catalog.roles.iter().map(|role| role.id.as_str()).collect();
        let diagnostic = diags::unknown_word(raw::place(file, text), "role", text.get_ref(), &known);
        self.unknown(VOCABULARY, diagnostic);
        None
    }

    /// The kind of evidence of that name.
    pub(super) fn evidence_kind(&mut self, file: FileId, text: &Text) -> Option<EvidenceKindId> {
        let found = self.catalog.evidence_kinds.iter().find(|kind| kind.id.as_str() == text.get_ref());
        if let Some(kind) = found {
            return Some(kind.id.clone());
        }
        let known: Vec<_> = self.catalog.evidence_kinds.iter().map(|kind| kind.id.as_str()).collect();
        let diagnostic =
            diags::unknown_word(raw::place(file, text), "kind of evidence", text.get_ref(), &known);
        self.unknown(VOCABULARY, diagnostic);
        None
    }

    /// The metric of that name.
    pub(super) fn metric(&mut self, file: FileId, text: &Text) -> Option<MetricId> {
        let found = self.catalog.metrics.iter().find(|metric| metric.id.as_str() == text.get_ref());
        if let Some(metric) = found {
            return Some(metric.id.clone());
        }
        let known: Vec<_> = self.catalog.metrics.iter().map(|metric| metric.id.as_str()).collect();
        let diagnostic = diags::unknown_word(raw::place(file, text), "metric", text.get_ref(), &known);
        self.unknown(METRICS, diagnostic);
        None
    }

    /// The task of that name.
    pub(super) fn task_named(&mut self, file: FileId, text: &Text) -> Option<TaskId> {
        let found = text.get_ref().parse::<TaskId>().ok().filter(|id| self.tasks.contains_key(id));
        if found.is_none() && !self.broken.iter().any(|path| path.starts_with("catalog/tasks/")) {
            let known: Vec<_> = self.tasks.keys().map(TaskId::as_str).collect();
            let near = crate::diag::nearest(text.get_ref(), known.iter().copied());
            self.out.push(diags::unknown_task(raw::place(file, text), text.get_ref(), near));
        }
        found
    }
}
