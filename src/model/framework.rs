//! Frameworks as dated texts, and the provisions that they consist of.

use super::closed::closed;
use super::{Date, EditionId, Origin, ProvisionId, StageId, ThemeId};

closed! {
    /// What sort of text a framework is.
    pub enum FrameworkKind {
        /// Requirements on how an organisation runs itself, open to certification.
        ManagementSystem = "management-system",
        /// A list of controls to choose from.
        ControlCatalogue = "control-catalogue",
        /// Criteria against which an auditor reports.
        Criteria = "criteria",
        /// Voluntary outcomes for managing risk.
        RiskFramework = "risk-framework",
        /// Binding law.
        Law = "law",
    }
}

closed! {
    /// What sort of part a provision is. Words of the standards.
    pub enum ProvisionKind {
        /// A numbered clause of a standard, at any depth.
        Clause = "clause",
        /// An annex as a whole.
        Annex = "annex",
        /// A numbered part of an annex that is neither objective nor control.
        AnnexClause = "annex-clause",
        /// A control objective that groups controls.
        ControlObjective = "control-objective",
        /// A control.
        Control = "control",
        /// A heading over implementation guidance.
        GuidanceGroup = "guidance-group",
        /// Implementation guidance for one control.
        Guidance = "guidance",
        /// An organisational objective that an annex lists as an example.
        Objective = "objective",
        /// A source of risk that an annex lists as an example.
        RiskSource = "risk-source",
        /// A function of the NIST AI RMF.
        Function = "function",
        /// A category of the NIST AI RMF.
        Category = "category",
        /// A subcategory of the NIST AI RMF.
        Subcategory = "subcategory",
        /// A profile of a framework for one purpose, as a whole.
        Profile = "profile",
        /// A risk that a profile names.
        Risk = "risk",
        /// An action that a profile suggests.
        Action = "action",
        /// A theme of ISO/IEC 27001:2022, Annex A, that groups controls.
        ControlTheme = "control-theme",
        /// A table of controls for one role.
        ControlTable = "control-table",
        /// A domain of ISO/IEC 27001:2013, Annex A.
        Domain = "domain",
        /// A principle of a guideline.
        Principle = "principle",
        /// A trust services category of SOC 2.
        TrustCategory = "trust-category",
        /// A series of criteria within a trust services category.
        CriteriaSeries = "criteria-series",
        /// A criterion.
        Criterion = "criterion",
        /// A chapter of a law.
        Chapter = "chapter",
        /// A section of a law.
        Section = "section",
        /// An article of a law.
        Article = "article",
        /// A numbered paragraph of an article.
        Paragraph = "paragraph",
        /// A lettered or numbered point of a paragraph.
        Point = "point",
        /// A part of a point.
        Subpoint = "subpoint",
        /// A practice that a law bans.
        ProhibitedPractice = "prohibited-practice",
        /// An area of use that an annex names.
        Area = "area",
        /// A use of AI that an annex names.
        UseCase = "use-case",
        /// An entry in the list of an annex.
        AnnexEntry = "annex-entry",
        /// A standard within a regulation.
        Standard = "standard",
        /// A specification that carries out a standard of a regulation.
        Specification = "specification",
        /// A schedule to a law.
        Schedule = "schedule",
    }
}

closed! {
    /// How a provision binds those to whom it applies.
    pub enum Force {
        /// Has to be met to claim conformity.
        Requirement = "requirement",
        /// Is chosen or left out with a reason.
        Control = "control",
        /// A legal duty.
        Obligation = "obligation",
        /// A legal ban.
        Prohibition = "prohibition",
        /// A right of the persons affected.
        Right = "right",
        /// A criterion that an auditor reports on.
        Criterion = "criterion",
        /// A result to work towards, voluntarily.
        Outcome = "outcome",
        /// Helps to carry out another provision.
        Guidance = "guidance",
        /// Explains, defines, or lists examples.
        Informative = "informative",
        /// Binds authorities and institutions alone; nobody who makes or uses AI has to act on it.
        Institutional = "institutional",
        /// No longer in force; kept so that its number is understood.
        Deleted = "deleted",
        /// Only groups other provisions.
        Heading = "heading",
    }
}

impl Force {
    /// Whether a mapping may start or end here: only where something is asked for.
    pub const fn asks(self) -> bool {
        match self {
            Self::Requirement
            | Self::Control
            | Self::Obligation
            | Self::Prohibition
            | Self::Right
            | Self::Criterion
            | Self::Outcome => true,
            Self::Guidance | Self::Informative | Self::Institutional | Self::Deleted | Self::Heading => false,
        }
    }
}

closed! {
    /// Where a provision stands in the cycle of a management system.
    pub enum Phase {
        /// Set up: context, leadership, risks, objectives, support.
        Plan = "plan",
        /// Carry out.
        Do = "do",
        /// Measure, audit, review.
        Check = "check",
        /// Correct and improve.
        Act = "act",
    }
}

/// One dated text of a framework.
#[derive(Clone, Debug)]
pub struct Edition {
    /// `iso-42001@2023`.
    pub id: EditionId,
    /// `ISO/IEC 42001:2023`.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who publishes it.
    pub publisher: String,
    /// What sort of text it is.
    pub kind: FrameworkKind,
    /// The day of publication, where it is known to the day.
    pub published: Option<Date>,
    /// On what terms this project shows what it shows.
    pub licence: String,
    /// Where the text can be had.
    pub url: String,
    /// The edition that has taken its place.
    pub superseded_by: Option<EditionId>,
    /// Where it was declared.
    pub origin: Origin,
}

/// One addressable part of an edition.
#[derive(Clone, Debug)]
pub struct Provision {
    /// `iso-42001@2023/A.6.2.4`.
    pub id: ProvisionId,
    /// The provision that it is a part of.
    pub parent: Option<ProvisionId>,
    /// What sort of part it is.
    pub kind: ProvisionKind,
    /// How it binds.
    pub force: Force,
    /// Title as published, or the project's own where the framework has none.
    pub title: String,
    /// What is asked, in the project's own words; Markdown.
    pub summary: String,
    /// What this helps to carry out, mostly a control of the same edition.
    pub guides: Option<ProvisionId>,
    /// Its place in the cycle of a management system, given here or above.
    pub phase: Option<Phase>,
    /// The next edition has the same text under the same reference.
    pub unchanged: bool,
    /// Concerns under which a reader finds it.
    pub themes: Vec<ThemeId>,
    /// Lifecycle stages in which somebody has to act on it.
    pub stages: Vec<StageId>,
    /// Documented information that it calls for, or that usually shows conformity.
    pub documents: Vec<String>,
    /// The text itself requires documented information.
    pub documented: bool,
    /// Other spellings met in publications.
    pub aliases: Vec<String>,
    /// Where it was declared.
    pub origin: Origin,
}
