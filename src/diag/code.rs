//! The closed list of problems. A code never changes meaning; its doc comment is its manual page.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $severity:ident $name:ident = $text:literal,)+) => {
        /// Which sort of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The spelling in reports: `unknown-provision`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// The manual page, in Markdown.
            pub fn manual(self) -> String {
                let lines: &[&str] = match self { $(Self::$name => &[$($doc),+],)+ };
                lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
            }
        }
    };
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).ok_or(())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

codes! {
    /// The file is not valid TOML.
    ///
    /// The caret stands where reading failed, which can be after the mistake: look for a missing quote or bracket just
    /// before it. Nothing in the file counts until it can be read; other files are still checked.
    Error Syntax = "syntax",

    /// The file cannot be taken in: it is not UTF-8 text, or larger than 4 MiB.
    ///
    /// A catalog file of that size is generated or damaged. Split it, or keep large records outside of the catalog and
    /// cite them.
    Error UnreadableFile = "unreadable-file",

    /// The file is a symbolic link.
    ///
    /// Links are not followed: a workspace has to be complete in version control, and a link could bring a file from
    /// outside into a published site. Put the file itself there.
    Error SymbolicLink = "symbolic-link",

    /// The file lies where no file of that name is expected, so that nothing of it would be read.
    ///
    /// Most often the name is misspelt, or the file is in the wrong folder. The guide lists the folders of a workspace. It
    /// is also reported where a file that is named, or the catalog of a workspace that has its own, is not there.
    Error UnexpectedFile = "unexpected-file",

    /// The table or key does not exist.
    ///
    /// Keys are closed lists, so that a misspelt key cannot be silently ignored. The rest of the entry is still checked.
    Error UnknownKey = "unknown-key",

    /// A key that the table needs is not there.
    Error MissingKey = "missing-key",

    /// The value has the wrong type or form: a number for a text, a list for a single value, a malformed id or date.
    Error InvalidValue = "invalid-value",

    /// The word is not in the closed list of words for this key.
    ///
    /// Relations, kinds, forces, statuses and the like have one spelling each; the message lists them.
    Error UnknownWord = "unknown-word",

    /// The edition is not in the catalog.
    ///
    /// Editions are always pinned, as in `iso-42001@2023`: a framework without an edition does not name a text.
    Error UnknownEdition = "unknown-edition",

    /// The edition has no provision of that reference.
    ///
    /// Many published crosswalks carry ids that do not exist; here every id is looked up in the edition that is named.
    /// The hint offers the nearest reference, a known other spelling, or the edition that has it.
    Error UnknownProvision = "unknown-provision",

    /// The review is of a mapping that is not in the catalog.
    ///
    /// The mapping was taken back, turned round, or one of its ids was changed. A review cannot be carried over to another
    /// pair, because nobody has compared that one: take the review out, and run `crosswalk review` for what is there now.
    Error UnknownMapping = "unknown-mapping",

    /// The source is not in `catalog/sources.toml`.
    Error UnknownSource = "unknown-source",

    /// The theme is not in `catalog/themes.toml`.
    Error UnknownTheme = "unknown-theme",

    /// The lifecycle stage is not in `catalog/vocabulary.toml`.
    Error UnknownStage = "unknown-stage",

    /// The system is not declared in the same scope.
    Error UnknownSystem = "unknown-system",

    /// No attribute of that name is declared in `catalog/vocabulary.toml`.
    ///
    /// In conditions, attributes are written with their subject (`system.role`); in a scope, without it, under
    /// `[organisation.answers]` or `[system.answers]`.
    Error UnknownAttribute = "unknown-attribute",

    /// The attribute has no such answer.
    ///
    /// Answers are closed sets: a condition that compares with an answer nobody can give would never hold, and a
    /// misspelt answer in a scope would exclude provisions without anyone noticing.
    Error UnknownAnswer = "unknown-answer",

    /// The condition cannot be read, or says more than conditions may say.
    ///
    /// A condition compares declared attributes with declared answers and joins the comparisons:
    ///
    /// ```text
    /// system.origin == 'in-house'                 one answer may hold: is it this one?
    /// system.origin in ['in-house', 'open-source']  … or one of these?
    /// 'deployer' in system.role                   many answers may hold: is this among them?
    /// system.placed_on_market < '2026-08-02'      the answer is a day: does it lie before this one?
    /// not …   … and …   … or …   ( … )
    /// ```
    ///
    /// There are no calls, filters, numbers or texts. At most 2,000 characters, and at most 1,000 comparisons once
    /// derived attributes are spelt out. A derived attribute can be named below the rules that derive its answer.
    Error InvalidCondition = "invalid-condition",

    /// The same thing is declared twice.
    ///
    /// For mappings: a pair may be stated once in a catalog, in one direction; the inverse is computed. A workspace file
    /// that stands for a shipped file of the same path has to say so with `replaces = true`.
    Error Duplicate = "duplicate",

    /// A parent, or a guided control, makes no sense: it is missing, comes from another edition, or leads in a circle.
    Error BrokenHierarchy = "broken-hierarchy",

    /// The mapping compares a provision with itself, or two provisions of one edition.
    Error SelfMapping = "self-mapping",

    /// The mapping starts or ends at something that asks for nothing: guidance, a heading, an informative part.
    ///
    /// Implementation guidance explains a control; a mapping names the control itself. A heading groups provisions; a
    /// mapping names the one that is meant.
    Error UnmappableEnd = "unmappable-end",

    /// The mapping, the unmapped or the rejected statement gives no reason, or one of fewer than 40 characters.
    ///
    /// A pair without a reason cannot be checked by anyone. Say what both provisions ask for, in words of the case.
    Error MissingReason = "missing-reason",

    /// The statement cites no source.
    Error MissingCitation = "missing-citation",

    /// A partial relation does not say what is left open.
    ///
    /// After `subset` and `intersects` something of the target remains to be done: say what, in `gap`. After `superset`
    /// and `intersects` the source asks for more than the target: say what, in `beyond`, which readers of the inverse
    /// see as their gap.
    Error MissingGap = "missing-gap",

    /// Two mappings give the same reason word for word.
    ///
    /// What two provisions have in common is never exactly what two others have in common.
    Warning RepeatedReason = "repeated-reason",

    /// The mapping set has not been looked at since its `review-by` day.
    ///
    /// Standards are revised and laws amended. Read the set again, then set the next date.
    Warning StaleReview = "stale-review",

    /// A mapping that a person has reviewed is not the one that they saw: its source, its target or its statement has changed.
    ///
    /// `catalog/reviews.toml` keeps a fingerprint of each of the three. Compare both ends again; if the mapping still holds,
    /// run `crosswalk review` for it, and the warning goes away.
    Warning SuspectReview = "suspect-review",

    /// Mappings cannot all be true, be they of one set or of several.
    ///
    /// Relations are statements about sets, so some combinations are impossible: if A equals X and B equals X, and A
    /// equals Y, then B cannot be merely part of Y. Ways of two mappings are compared with each other and with mappings of
    /// the same pair, across all sets. The message names the smallest set of mappings in conflict; at least one of them
    /// is too strong. Mostly an `equal` or `subset` should be `intersects`. It is a list of work, no proof of which one
    /// is wrong.
    Warning Contradiction = "contradiction",

    /// A provision is said to have no counterpart in a set that maps it, or a rejected pair is mapped after all.
    Error MappedAndUnmapped = "mapped-and-unmapped",

    /// A provision that asks for something has no summary, or one of fewer than 40 characters.
    Error MissingSummary = "missing-summary",

    /// No applicability rule reaches the provision, so that no verdict on it could have a reason.
    ///
    /// Add it, or one of its parents, to a rule: an `[[application]]` of its edition. A rule without `when` holds for
    /// everybody.
    Error MissingRule = "missing-rule",

    /// A decision in a scope goes where the rules go anyway.
    ///
    /// A decision exists to differ from the rule. If the facts have changed since, the decision has become pointless and
    /// should be withdrawn, so that the next change of facts is not hidden by it.
    Warning PointlessDecision = "pointless-decision",

    /// A decision rests on answers that are no longer what they were.
    ///
    /// `[decision.facts]` keeps the answers as they were on the day of the decision. One of them has changed since, so the
    /// reason may no longer hold: decide again, with the new day and the new answers, or withdraw the decision.
    Warning ChangedFacts = "changed-facts",

    /// Two decisions on the same provision say the opposite of each other for the same system, or both for everything.
    ///
    /// A decision for one system goes before one for everything, and a decision on a part before one on the whole; between
    /// two of the same reach nothing settles which holds. Withdraw the older one.
    Error ContradictingDecisions = "contradicting-decisions",

    /// A file that was recorded with its digest is gone, is another file, or is not read.
    ///
    /// Evidence that has changed since it was collected proves nothing about that day. If the change is right, record the
    /// file anew with its digest and the day; else bring the old one back. Links are not followed, and the file has to lie
    /// below the head of the scope.
    Warning LostEvidence = "lost-evidence",

    /// A decision in a scope leaves out a requirement.
    ///
    /// Whoever claims conformity with a management-system standard meets all of its requirements; only controls can be
    /// left out, with a reason. Narrow what the management system covers instead (`boundary`), or take the framework out
    /// of `frameworks`.
    Error ExcludedRequirement = "excluded-requirement",

    /// A decision, an implementation record or a piece of evidence is about a provision on which no verdict is given, so
    /// that no document would show it.
    ///
    /// The framework is not in the `frameworks` of the organisation, or the provision asks for nothing itself: it is
    /// guidance, or groups the provisions that are meant.
    Warning UnusedRecord = "unused-record",

    /// The treatment of a risk is said to raise its level.
    ///
    /// The residual rating is what is left of the inherent one after treatment, so it cannot lie above it. Mostly the two
    /// were rated at different times, or by different people: rate both anew.
    Warning GrowingRisk = "growing-risk",

    /// A risk names a control that cannot treat it: the control is excluded where the risk is, or no verdict is given on it.
    ///
    /// What is left out is not done, so nothing that it would do may lower a residual rating. A provision on which no
    /// verdict is given belongs to a framework outside of `frameworks`, asks for nothing, or groups others.
    Warning IneffectiveControl = "ineffective-control",

    /// A link of a page leads nowhere.
    ///
    /// Pages link to other pages by the path of their Markdown file, to provisions by `provision:` and the full id, to
    /// themes by `theme:`, and to the web by `https:`.
    Error BrokenLink = "broken-link",

    /// A template cannot be read or filled.
    ///
    /// Templates of a workspace stand for the shipped ones file by file; a view's fields are listed in its JSON twin.
    Error Template = "template",
}
