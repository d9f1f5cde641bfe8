//! How what a gate finds is worded.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{
    CHANGED, MISSING_EVIDENCE, MISSING_FILE, MISSING_MEASUREMENT, NO_LIMIT, NOT_YET, OPEN, OUT_OF_LIMITS,
    PLANNED, PROHIBITED, STALE,
};
use super::{GATE_RULES, GateFinding, GateOptions, GatePlace, GateReason, GateRemedy, ids, measured, remedy};
use crate::assess::{
    Assessment, Ban, DueTask, Finding, Gate, Lack, Outcome, Question, Reading, Standing, Trouble,
};
use crate::graph::Graph;
use crate::model::{Date, Digest, Evidence, Held, Implementation, Limits, Origin, Subject, SystemId};
use crate::view::reasons::sentence;

/// Words what was found.
pub(super) struct Teller<'a, 'c> {
    pub(super) graph: &'a Graph<'c>,
    pub(super) assessment: &'a Assessment<'c>,
    pub(super) gate: &'a Gate<'c>,
    pub(super) options: GateOptions,
    pub(super) place: &'a dyn Fn(Origin) -> GatePlace,
}

/// What was found, in short.
struct Told {
    rule: &'static str,
    title: String,
    remedy: Option<GateRemedy>,
    at: Origin,
    related: Vec<Origin>,
}

impl Teller<'_, '_> {
    /// Everything in the way: prohibited practices, then tasks in the order of the catalog, then open questions.
    pub(super) fn findings(&self) -> Vec<GateFinding> {
        let mut found = Vec::new();
        let certain = self.gate.bans.iter().filter(|ban| ban.questions.is_empty());
        found.extend(certain.map(|ban| self.ban(ban)));
        for due in &self.gate.tasks {
            match &due.outcome {
                Outcome::Proved(_) | Outcome::Open(_) => {}
                Outcome::Planned(day, records) => found.push(self.planned(due, *day, records)),
                Outcome::Lacking(lacks) => found.extend(lacks.iter().map(|lack| self.lack(due, lack))),
            }
        }
        found.extend(self.gate.unasked.iter().map(|reading| self.unasked(reading)));
        found.extend(self.open());
        found
    }

    fn finding(&self, told: Told, advice: Option<String>) -> GateFinding {
        let rule = GATE_RULES.iter().find(|rule| rule.id == told.rule).expect("every rule is in the list");
        let level = if told.rule == OPEN && self.options.allow_open { "note" } else { rule.level };
        GateFinding {
            rule: told.rule,
            level,
            closes: level == "error" || (level == "warning" && self.options.strict),
            title: told.title,
            tasks: Vec::new(),
            text: String::new(),
            why: String::new(),
            provisions: Vec::new(),
            reasons: Vec::new(),
            advice: advice.unwrap_or_else(|| rule.help.to_owned()),
            remedy: told.remedy,
            place: (self.place)(told.at),
            related: told.related.into_iter().map(self.place).collect(),
        }
    }

    fn of_task(&self, due: &DueTask<'_>, told: Told, advice: Option<String>) -> GateFinding {
        GateFinding {
            tasks: vec![due.task.id.to_string()],
            text: due.task.text.clone(),
            why: due.task.why.clone(),
            provisions: ids(&due.asked_by),
            reasons: self.reasons(&due.asked_by),
            ..self.finding(told, advice)
        }
    }

    /// Why provisions apply, each reason once.
    fn reasons(&self, findings: &[Finding<'_>]) -> Vec<GateReason> {
        let mut reasons: Vec<GateReason> = Vec::new();
        for finding in findings {
            let reason = sentence(self.graph, finding);
            let id = finding.provision.id.to_string();
            match reasons.iter_mut().find(|known| known.reason == reason) {
                Some(known) => known.provisions.push(id),
                None => reasons.push(GateReason { provisions: vec![id], reason }),
            }
        }
        reasons
    }

    fn lack(&self, due: &DueTask<'_>, lack: &Lack<'_>) -> GateFinding {
        let (task, system) = (due.task, self.gate.system);
        let told = match lack {
            Lack::NoRecord => Told {
                rule: MISSING_EVIDENCE,
                title: format!("nothing is recorded that proves the task `{}`", task.id),
                remedy: Some(self.evidence(due, None)),
                at: system.origin,
                related: Vec::new(),
            },
            Lack::Record(record, standing, older) => self.record(due, record, *standing, older),
            Lack::NoValue(metric) => Told {
                rule: MISSING_MEASUREMENT,
                title: format!(
                    "the task `{}` asks for a value that has not been measured: {}",
                    task.id, metric.title
                ),
                remedy: Some(remedy::measurement(
                    self.measurements(),
                    metric,
                    system,
                    "",
                    self.assessment.day,
                )),
                at: system.origin,
                related: Vec::new(),
            },
            Lack::Value(reading) => self.value(reading),
        };
        self.of_task(due, told, None)
    }

    fn record(&self, due: &DueTask<'_>, record: &Evidence, standing: Standing, older: &[&Evidence]) -> Told {
        let (id, location) = (&due.task.id, &record.location);
        let mut digest: Option<&Digest> = None;
        let (rule, title) = match standing {
            Standing::Stale(day) => (STALE, format!("what proves the task `{id}` counted until {day}")),
            Standing::NotYet => (
                NOT_YET,
                format!("what proves the task `{id}` is dated {}, which is still to come", record.collected),
            ),
            Standing::Changed => {
                if let Some(Held::There(found)) = self.assessment.scope.held.get(location) {
                    digest = Some(found);
                }
                (
                    CHANGED,
                    format!("what proves the task `{id}` has changed since it was recorded: `{location}`"),
                )
            }
            Standing::Refused => (
                MISSING_FILE,
                format!(
                    "what proves the task `{id}` is not read, because it is a link, a folder, too large or outside of \
                     the folder of the scope: `{location}`"
                ),
            ),
            Standing::Missing | Standing::Good(_) => {
                (MISSING_FILE, format!("what proves the task `{id}` is not there: `{location}`"))
            }
        };
        Told {
            rule,
            title: format!("{title} ({})", record.title),
            remedy: Some(self.evidence(due, Some((record, digest)))),
            at: record.origin,
            related: older.iter().map(|record| record.origin).collect(),
        }
    }

    fn value(&self, reading: &Reading<'_>) -> Told {
        let (one, system, value) = (reading.measurement, self.gate.system, measured(reading));
        let location = one.location.as_deref().unwrap_or_default();
        let (rule, title) = match reading.trouble {
            Some(Trouble::Breached) | None => {
                let whose = if reading.own.is_some() { "the organisation's own limit" } else { "the limit" };
                (OUT_OF_LIMITS, format!("out of limits: {value}; {whose} is {}", limits(reading.limits)))
            }
            Some(Trouble::NoLimit) => (NO_LIMIT, format!("without a limit: {value}")),
            Some(Trouble::Changed) => {
                (CHANGED, format!("the file has changed since it was read for {value}: `{location}`"))
            }
            Some(Trouble::Missing) => (
                MISSING_FILE,
                format!("the file that was read for {value} is not there or not read: `{location}`"),
            ),
            Some(Trouble::Stale) => (STALE, format!("out of date since {}: {value}", reading.valid_until)),
        };
        let remedy = if rule == NO_LIMIT {
            let near = self.assessment.scope.thresholds.iter().map(|threshold| threshold.origin).next_back();
            remedy::threshold(self.file(near), reading, system)
        } else {
            let metric = reading.metric;
            remedy::measurement(self.measurements(), metric, system, &one.subset, self.assessment.day)
        };
        let related = reading.own.map(|threshold| threshold.origin).into_iter().collect();
        Told { rule, title, remedy: Some(remedy), at: one.origin, related }
    }

    /// A value out of its limits that no task asks for here: worth a warning, and no more.
    fn unasked(&self, reading: &Reading<'_>) -> GateFinding {
        let found = self.finding(self.value(reading), None);
        let provisions = reading.metric.provisions.iter().map(ToString::to_string).collect();
        let title = format!("{}; no task that is due asks for it", found.title);
        GateFinding { title, level: "warning", closes: self.options.strict, provisions, ..found }
    }

    fn planned(&self, due: &DueTask<'_>, day: Date, records: &[&Implementation]) -> GateFinding {
        let told = Told {
            rule: PLANNED,
            title: format!("nothing proves the task `{}` yet; it is planned until {day}", due.task.id),
            remedy: Some(self.evidence(due, None)),
            at: records.first().map_or(self.gate.system.origin, |record| record.origin),
            related: records.iter().skip(1).map(|record| record.origin).collect(),
        };
        self.of_task(due, told, None)
    }

    fn ban(&self, ban: &Ban<'_>) -> GateFinding {
        let told = Told {
            rule: PROHIBITED,
            title: format!("`{}` is a prohibited practice: {}", self.gate.system.id, ban.step.reason),
            remedy: None,
            at: self.gate.system.origin,
            related: Vec::new(),
        };
        let rule = format!(" It follows from `{}`.", ban.step.when.text);
        let advice =
            GATE_RULES.iter().find(|known| known.id == PROHIBITED).map(|known| known.help.to_owned() + &rule);
        GateFinding {
            why: ban.step.reason.clone(),
            provisions: ids(&ban.findings),
            reasons: self.reasons(&ban.findings),
            ..self.finding(told, advice)
        }
    }

    /// One finding for each question, with all that depends on it.
    fn open(&self) -> Vec<GateFinding> {
        #[derive(Default)]
        struct Depends {
            tasks: Vec<String>,
            provisions: BTreeSet<String>,
            prohibited: bool,
        }
        let mut questions: BTreeMap<&Question, Depends> = BTreeMap::new();
        for ban in &self.gate.bans {
            for question in &ban.questions {
                let depends = questions.entry(question).or_default();
                depends.prohibited = true;
                depends.provisions.extend(ids(&ban.findings));
            }
        }
        for due in &self.gate.tasks {
            let Outcome::Open(open) = &due.outcome else { continue };
            for question in open {
                let depends = questions.entry(question).or_default();
                depends.tasks.push(due.task.id.to_string());
                depends.provisions.extend(ids(&due.asked_by));
            }
        }
        let tell = |(question, depends): (&Question, Depends)| {
            let mut what = Vec::new();
            if depends.prohibited {
                what.push("whether the system is a prohibited practice".to_owned());
            }
            match depends.tasks.len() {
                0 => {}
                1 => what.push("a task that is due".to_owned()),
                many => what.push(format!("{many} tasks that are due")),
            }
            let single = depends.tasks.len() + usize::from(depends.prohibited) == 1;
            let verb = if single { "depends" } else { "depend" };
            let what = what.join(" and ");
            let text = self.question(question);
            let told = Told {
                rule: OPEN,
                title: format!("`{}` is not answered, and {what} {verb} on it: {text}", question.attribute),
                remedy: self.answer(question),
                at: self.subject(question),
                related: Vec::new(),
            };
            GateFinding {
                tasks: depends.tasks,
                provisions: depends.provisions.into_iter().collect(),
                ..self.finding(told, None)
            }
        };
        questions.into_iter().map(tell).collect()
    }

    fn question(&self, question: &Question) -> String {
        let asked = self.assessment.catalog().attribute(&question.attribute);
        asked.map(|attribute| attribute.question.clone()).unwrap_or_default()
    }

    fn answer(&self, question: &Question) -> Option<GateRemedy> {
        let attribute = self.assessment.catalog().attribute(&question.attribute)?;
        Some(remedy::answer((self.place)(self.subject(question)).path, attribute))
    }

    /// Where the system or the organisation is declared.
    fn subject(&self, question: &Question) -> Origin {
        match question.attribute.subject() {
            Subject::Organisation => self.assessment.scope.organisation.origin,
            Subject::System => self.gate.system.origin,
        }
    }

    fn evidence(&self, due: &DueTask<'_>, older: Option<(&Evidence, Option<&Digest>)>) -> GateRemedy {
        let records = self.assessment.scope.evidence.iter();
        let near = self.near(records.map(|record| (record.system.as_ref(), record.origin)));
        let provisions = ids(&due.asked_by);
        remedy::evidence(near, due.task, &provisions, self.gate.system, self.assessment.day, older)
    }

    /// The file in which measured values are kept.
    fn measurements(&self) -> String {
        let values = self.assessment.scope.measurements.iter();
        self.near(values.map(|one| (Some(&one.system), one.origin)))
    }

    /// The file of the last record of the system, or of any; the head of the scope where there is none.
    fn near<'r>(&self, records: impl Iterator<Item = (Option<&'r SystemId>, Origin)>) -> String {
        let mine = |(system, _): &(Option<&SystemId>, Origin)| *system == Some(&self.gate.system.id);
        let last = records.enumerate().max_by_key(|(place, record)| (mine(record), *place));
        self.file(last.map(|(_, (_, origin))| origin))
    }

    fn file(&self, near: Option<Origin>) -> String {
        (self.place)(near.unwrap_or(self.assessment.scope.organisation.origin)).path
    }
}

/// `at least 0.8 and at most 1.25`
fn limits(limits: Limits) -> String {
    let parts = [
        limits.at_least.map(|it| format!("at least {it}")),
        limits.at_most.map(|it| format!("at most {it}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}
