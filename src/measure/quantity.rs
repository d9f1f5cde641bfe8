//! Figures as tools call them, and the values of metrics that they become.

use std::collections::BTreeMap;

use crate::model::{Date, MetricId, ReaderName, ToolNames, plain};

/// A figure of a file, as the tool calls it.
pub(super) struct Quantity {
    pub(super) name: String,
    pub(super) subset: String,
    pub(super) value: f64,
    pub(super) day: Option<Date>,
    pub(super) note: String,
    /// Why it must not be taken, although it is a number.
    pub(super) refused: Option<&'static str>,
}

impl Quantity {
    pub(super) fn new(name: impl Into<String>, subset: impl Into<String>, value: f64) -> Self {
        Self {
            name: name.into(),
            subset: subset.into(),
            value,
            day: None,
            note: String::new(),
            refused: None,
        }
    }

    pub(super) fn on(self, day: Option<Date>) -> Self {
        Self { day, ..self }
    }

    pub(super) fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// What tools call metrics.
pub(super) struct Names<'n>(BTreeMap<(ReaderName, String), &'n ToolNames>);

impl<'n> Names<'n> {
    pub(super) fn new(known: &'n [ToolNames]) -> Self {
        let mut names = BTreeMap::new();
        for one in known {
            for (reader, name) in
                one.readers.iter().flat_map(|reader| one.names.iter().map(move |name| (reader, name)))
            {
                names.entry((*reader, plain(name))).or_insert(one);
            }
        }
        Self(names)
    }

    pub(super) fn of(&self, reader: ReaderName, name: &str) -> Option<&'n ToolNames> {
        self.0.get(&(reader, plain(name))).copied()
    }

    pub(super) fn know(&self, reader: ReaderName, name: &str) -> bool {
        self.of(reader, name).is_some()
    }
}

/// A measured value.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Of which metric.
    pub metric: MetricId,
    /// Of which part of the data; empty for all of it.
    pub subset: String,
    /// The value, in the unit of the metric.
    pub value: f64,
    /// When, if the file tells it.
    pub day: Option<Date>,
    /// What the tool calls it.
    pub name: String,
    /// What else is to be said of it; may be empty.
    pub note: String,
}

/// A figure that was seen and not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What the tool calls it, with the part of the data.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What a reader found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which reader.
    pub reader: ReaderName,
    /// Values of metrics.
    pub values: Vec<Value>,
    /// Names that no metric has, each once.
    pub unknown: Vec<String>,
    /// Figures with a known name that cannot be right.
    pub left: Vec<Left>,
}

impl Found {
    pub(super) fn of(reader: ReaderName, quantities: Vec<Quantity>, names: &Names<'_>) -> Self {
        let mut found = Self { reader, values: Vec::new(), unknown: Vec::new(), left: Vec::new() };
        for quantity in quantities {
            match names.of(reader, &quantity.name) {
                Some(known) => found.take(quantity, known),
                None if found.unknown.contains(&quantity.name) => {}
                None => found.unknown.push(quantity.name),
            }
        }
        found
    }

    fn take(&mut self, quantity: Quantity, known: &ToolNames) {
        let Quantity { name, subset, value, day, note, refused } = quantity;
        let whole = if subset.is_empty() { name.clone() } else { format!("{name}, {subset}") };
        let metric = known.metric.clone();
        let earlier = self.values.iter().find(|value| value.metric == metric && value.subset == subset);
        let scaled = value * known.factor;
        let why = if let Some(why) = refused {
            why.to_owned()
        } else if !scaled.is_finite() {
            "it is not a number".to_owned()
        } else if let Some(most) = known.most.filter(|most| value > *most) {
            format!("{value} is more than {most}: it has another unit, perhaps per cent")
        } else if let Some(earlier) = earlier {
            if (earlier.value - scaled).abs() <= 1e-12 * scaled.abs() {
                return;
            }
            format!("`{}` gives another value for the same metric, {}", earlier.name, earlier.value)
        } else {
            self.values.push(Value { metric, subset, value: scaled, day, name, note });
            return;
        };
        self.left.push(Left { name: whole, why });
    }
}
