//! Set relations between what two provisions ask for: the base relations of RCC-5, named as in NIST IR 8477.

use super::closed::closed;

closed! {
    /// How the source of a mapping compares with its target.
    pub enum Relation {
        /// Both ask for the same.
        Equal = "equal",
        /// All that the source asks is part of what the target asks.
        Subset = "subset",
        /// The source asks all that the target asks, and more.
        Superset = "superset",
        /// They have something in common, and each asks for more.
        Intersects = "intersects",
    }
}

impl Relation {
    /// The same statement read from the target.
    #[must_use]
    pub const fn inverse(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::Subset => Self::Superset,
            Self::Superset => Self::Subset,
            Self::Intersects => Self::Intersects,
        }
    }

    /// Whether meeting the source leaves something of the target to be done.
    pub const fn leaves_gap(self) -> bool {
        match self {
            Self::Subset | Self::Intersects => true,
            Self::Equal | Self::Superset => false,
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Equal => 1,
            Self::Subset => 2,
            Self::Superset => 4,
            Self::Intersects => 8,
        }
    }
}

/// A set of relations that are still possible. Disjointness is possible too, though never written in a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relations(u8);

impl Relations {
    /// Nothing is left: the statements that led here contradict each other.
    pub const NONE: Self = Self(0);
    /// Nothing is known.
    pub const ANY: Self = Self(0b1_1111);
    /// The two have nothing in common.
    pub const DISJOINT: Self = Self(0b1_0000);

    /// Exactly one relation.
    pub const fn only(relation: Relation) -> Self {
        Self(relation.bit())
    }

    /// Possible under both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Possible under either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `relation` is possible.
    pub const fn has(self, relation: Relation) -> bool {
        self.0 & relation.bit() != 0
    }

    /// The relation, if it is the only one left.
    pub fn exact(self) -> Option<Relation> {
        Relation::ALL.iter().copied().find(|relation| self == Self::only(*relation))
    }

    /// The relations in it, having nothing in common not among them.
    pub fn iter(self) -> impl Iterator<Item = Relation> {
        Relation::ALL.iter().copied().filter(move |relation| self.has(*relation))
    }

    /// The same statement read from the other end.
    #[must_use]
    pub fn inverse(self) -> Self {
        let rest = self.and(Self::DISJOINT);
        self.iter().fold(rest, |set, relation| set.or(relation.inverse().into()))
    }

    /// Every set, in the order of [`index`](Self::index).
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::ANY.0).map(Self)
    }

    /// A number of its own, below 32.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether having nothing in common is possible.
    pub const fn may_be_disjoint(self) -> bool {
        self.0 & Self::DISJOINT.0 != 0
    }
}

impl From<Relation> for Relations {
    fn from(relation: Relation) -> Self {
        Self::only(relation)
    }
}
