//! How far provisions are implemented, by what is recorded.

use super::{Overall, Verdict};
use crate::model::{Implementation, ImplementationState, Level, SystemId};

/// How far a provision is implemented for everybody who is asked; the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Nobody has said anything.
    NotRecorded,
    /// Not begun.
    NotStarted,
    /// Decided, and not begun.
    Planned,
    /// Done in part, or for some of those who are asked.
    Partial,
    /// Done by everybody who is asked.
    Implemented,
}

impl Progress {
    /// Every member, the furthest first, as documents list them.
    pub const ALL: [Self; 5] =
        [Self::Implemented, Self::Partial, Self::Planned, Self::NotStarted, Self::NotRecorded];

    /// What a record says.
    pub fn of(record: Option<&Implementation>) -> Self {
        match record.map(|record| record.state) {
            None => Self::NotRecorded,
            Some(ImplementationState::NotStarted) => Self::NotStarted,
            Some(ImplementationState::Planned) => Self::Planned,
            Some(ImplementationState::Partial) => Self::Partial,
            Some(ImplementationState::Implemented) => Self::Implemented,
        }
    }

    /// The word in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotRecorded => "not recorded",
            Self::NotStarted => "not started",
            Self::Planned => "planned",
            Self::Partial => "partial",
            Self::Implemented => "implemented",
        }
    }

    /// What several of those who are asked make together: what they have in common, or else a part.
    fn together(each: impl IntoIterator<Item = Self>) -> Self {
        let mut each = each.into_iter();
        let Some(first) = each.next() else { return Self::NotRecorded };
        let (least, most) = each.fold((first, first), |(least, most), one| (least.min(one), most.max(one)));
        if most >= Self::Partial && least < Self::Implemented { Self::Partial } else { most }
    }
}

/// The record that holds for a system: its own, or else that of the organisation.
pub fn recorded<'c>(records: &[&'c Implementation], system: Option<&SystemId>) -> Option<&'c Implementation> {
    let own = records.iter().find(|record| record.system.is_some() && record.system.as_ref() == system);
    own.or_else(|| records.iter().find(|record| record.system.is_none())).copied()
}

impl Overall<'_> {
    /// How far it is implemented for everybody who is asked, or may be asked.
    ///
    /// What is asked once is implemented where the organisation says so; records of single systems make it partial at
    /// most. What is asked of systems is implemented where each of them says so, or the organisation does for those that
    /// say nothing.
    pub fn progress(&self) -> Progress {
        let of_systems = || {
            let records = self.implementations.iter().filter(|record| record.system.is_some());
            Progress::together(records.map(|record| Progress::of(Some(record)))).min(Progress::Partial)
        };
        match self.rule.level {
            Level::Organisation => match recorded(&self.implementations, None) {
                Some(record) => Progress::of(Some(record)),
                None => of_systems(),
            },
            Level::System => {
                let asked = self.systems.iter().filter(|(_, finding)| finding.verdict != Verdict::Excluded);
                let each =
                    asked.map(|(system, _)| Progress::of(recorded(&self.implementations, Some(&system.id))));
                Progress::together(each)
            }
        }
    }
}
