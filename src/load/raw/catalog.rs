//! Rows of the workspace, the site and the catalog.

use serde::Deserialize;

use super::{Day, Number, Text, rows};

rows! {
    /// `[workspace]` of `crosswalk.toml`.
    Workspace {
        /// `complete`: `catalog/` is the whole catalog. `extends`: it is laid over the shipped one.
        catalog: Text,
        /// Scoping files, from the root of the workspace.
        #[serde(default)]
        scopes: Vec<Text>,
    }

    /// `[site]` of `site/site.toml`.
    Site {
        /// Name in the header and in titles.
        title: Text,
        /// One sentence under the name.
        tagline: Text,
        /// Line at the foot of each page.
        #[serde(default)]
        footer: Option<String>,
        /// Editions in the order in which readers should meet them; others follow, superseded ones last.
        #[serde(default)]
        frameworks: Vec<Text>,
    }

    /// `[[page]]` of `site/site.toml`: a hand-written page, in menu order.
    Page {
        /// Markdown file, from `site/pages/`.
        path: Text,
        /// Title in menus; the page's own first heading should say the same.
        title: Text,
        /// Heading under which menus list it.
        section: Text,
    }

    /// `[[attribute]]`: a question that scopes answer and conditions use.
    Attribute {
        /// `system.role` or `organisation.sector`; underscores, because conditions read `-` as minus.
        id: Text,
        /// The question.
        question: Text,
        /// How to answer it; Markdown.
        #[serde(default)]
        help: Option<String>,
        /// `one` or `many` answers may hold, or the answer is a `day`.
        choose: Text,
    }

    /// `[[derived]]`: a question that nobody is asked, because rules answer it. Any number of its answers may hold.
    Derived {
        /// `system.eu_risk`.
        id: Text,
        /// What it tells.
        title: Text,
        /// How it comes about; Markdown.
        #[serde(default)]
        text: Option<String>,
    }

    /// `[[step]]`: one way in which an answer to a derived attribute comes about.
    Step {
        /// The derived attribute.
        attribute: Text,
        /// Its answer.
        answer: Text,
        /// When it comes about. May name what is derived further up.
        when: Text,
        /// Why.
        reason: Text,
        /// Full ids of the provisions that say so.
        provisions: Vec<Text>,
        /// What the rule rests on.
        #[serde(default)]
        cites: Vec<Text>,
    }

    /// `[[answer]]`: one answer of an attribute's closed set.
    Answer {
        /// The attribute.
        attribute: Text,
        /// The answer, in kebab case.
        id: Text,
        /// Wording for readers.
        label: Text,
    }

    /// `[[stage]]`: a lifecycle stage, in order.
    Stage {
        /// `validate`.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What happens in it.
        text: Text,
    }

    /// `[[source]]`: a citable publication.
    Source {
        /// `nist-ai-100-1`.
        id: Text,
        /// Title as published.
        title: Text,
        /// Who published it.
        publisher: Text,
        /// When, if known.
        #[serde(default)]
        published: Option<Day>,
        /// On what terms it may be used.
        licence: Text,
        /// `official`, `expert` or `community`.
        grade: Text,
        /// Where it can be had.
        url: Text,
        /// What was taken from it, and what a reader should know; Markdown.
        #[serde(default)]
        note: Option<String>,
    }

    /// `[[theme]]`: a concern that cuts across frameworks.
    Theme {
        /// `bias-fairness`.
        id: Text,
        /// Name for readers.
        title: Text,
        /// What it is; Markdown.
        text: Text,
        /// Why it matters; Markdown.
        #[serde(default)]
        why: Option<String>,
        /// Words that a reader may type to find it.
        #[serde(default)]
        keywords: Vec<String>,
    }

    /// `[[treatment]]`: how one framework treats a theme.
    Treatment {
        /// The theme.
        theme: Text,
        /// The edition.
        framework: Text,
        /// How; Markdown.
        text: Text,
    }

    /// `[[claim]]`: a statement in circulation that is wrong or outdated.
    Claim {
        /// In kebab case.
        id: Text,
        /// What is said; Markdown.
        statement: Text,
        /// What is right; Markdown.
        correction: Text,
        /// Full ids of provisions that it is about.
        #[serde(default)]
        about: Vec<Text>,
        /// The edition of `misnamed`.
        #[serde(default)]
        edition: Option<Text>,
        /// References that circulate for the edition and do not exist in it; the check names the claim.
        #[serde(default)]
        misnamed: Vec<Text>,
        /// What the correction rests on.
        #[serde(default)]
        cites: Vec<Text>,
    }

    /// `[framework]`: one dated text.
    Framework {
        /// `iso-42001`.
        id: Text,
        /// `2023`.
        edition: Text,
        /// `ISO/IEC 42001:2023`.
        title: Text,
        /// What it is about.
        subject: Text,
        /// Who publishes it.
        publisher: Text,
        /// `management-system`, `control-catalogue`, `criteria`, `risk-framework` or `law`.
        kind: Text,
        /// Day of publication; left out where only month or year are known.
        #[serde(default)]
        published: Option<Day>,
        /// On what terms the project shows what it shows.
        licence: Text,
        /// Where the text can be had.
        url: Text,
        /// The edition that has taken its place.
        #[serde(default)]
        superseded_by: Option<Text>,
    }

    /// `[[provision]]`: one addressable part of the edition.
    Provision {
        /// As the framework spells it: `A.6.2.4`.
        r#ref: Text,
        /// The provision that it is a part of.
        #[serde(default)]
        parent: Option<Text>,
        /// What sort of part it is.
        kind: Text,
        /// What this helps to carry out: a reference of this edition, or a full id of another.
        #[serde(default)]
        guides: Option<Text>,
        /// Title as published, or an own one where the framework has none.
        title: Text,
        /// How it binds.
        force: Text,
        /// Its place in the cycle of a management system: `plan`, `do`, `check` or `act`. Parts without one take that of
        /// the provision above.
        #[serde(default)]
        phase: Option<Text>,
        /// In a superseded edition: the text stands unchanged in the next one under the same reference, and summary,
        /// themes, stages and documents are those given there.
        #[serde(default)]
        unchanged: bool,
        /// What is asked, in own words; Markdown.
        #[serde(default)]
        summary: Option<String>,
        /// Themes under which readers find it.
        #[serde(default)]
        themes: Vec<Text>,
        /// Lifecycle stages in which somebody has to act on it.
        #[serde(default)]
        stages: Vec<Text>,
        /// Documented information that it calls for, or that usually shows conformity.
        #[serde(default)]
        documents: Vec<String>,
        /// The text itself requires documented information here.
        #[serde(default)]
        documented: bool,
        /// Other spellings met in publications; looked up for hints, never stored in mappings.
        #[serde(default)]
        aliases: Vec<String>,
    }

    /// `[[application]]`: to whom provisions apply (with `level`), or from when (with `from`).
    Application {
        /// Name within the edition, in kebab case.
        id: Text,
        /// References of the edition; each stands for itself and all below it, the nearest rule wins.
        provisions: Vec<Text>,
        /// `organisation`: asked once. `system`: asked of each AI system.
        #[serde(default)]
        level: Option<Text>,
        /// The day from which they apply.
        #[serde(default)]
        from: Option<Day>,
        /// What happens on that day: `entry-into-force`, `application`, `transition` or `deadline`.
        #[serde(default)]
        what: Option<Text>,
        /// The condition; without one the rule holds for everybody.
        #[serde(default)]
        when: Option<Text>,
        /// Why the provisions apply where the condition holds; of a day, what it is about.
        applies: Text,
        /// Why they do not where it fails; needed with `when`.
        #[serde(default)]
        excluded: Option<Text>,
        /// Where the day is not certain: the ways in which the text can be read.
        #[serde(default)]
        readings: Vec<String>,
        /// What the rule rests on.
        #[serde(default)]
        cites: Vec<Text>,
    }

    /// `[mapping-set]`: all mappings of one ordered pair of editions.
    MappingSet {
        /// The edition that mappings start from.
        from: Text,
        /// The edition that mappings lead to.
        to: Text,
        /// `human`, `automation` or `hybrid`, honestly.
        method: Text,
        /// `draft`, `reviewed` or `approved`; set by a person.
        status: Text,
        /// The day by which the set should be looked at again.
        review_by: Day,
        /// How it was made; Markdown.
        #[serde(default)]
        about: Option<String>,
        /// Publications that the set builds on.
        #[serde(default)]
        cites: Vec<Text>,
    }

    /// `[[mapping]]`: the source compared with the target.
    Mapping {
        /// Reference in the edition `from`.
        source: Text,
        /// Reference in the edition `to`.
        target: Text,
        /// `equal`, `subset`, `superset` or `intersects`.
        relation: Text,
        /// `syntactic`, `semantic` or `functional`.
        rationale: Text,
        /// 1 to 10.
        strength: Number,
        /// What both ask for; Markdown.
        #[serde(default)]
        reason: Option<String>,
        /// What the target still asks of someone who meets the source; Markdown.
        #[serde(default)]
        gap: Option<String>,
        /// What the source asks beyond the target; Markdown.
        #[serde(default)]
        beyond: Option<String>,
        /// Publications that state the pair.
        #[serde(default)]
        cites: Vec<Text>,
    }

    /// `[[unmapped]]`: a provision of either side that has no counterpart.
    Unmapped {
        /// Full id.
        provision: Text,
        /// Why; Markdown.
        #[serde(default)]
        reason: Option<String>,
    }

    /// `[[coverage]]`: how far all mappings of the set together cover a provision.
    Coverage {
        /// Full id.
        provision: Text,
        /// `full` or `partial`.
        extent: Text,
        /// What stays to be done by someone who meets everything that is mapped to it; Markdown.
        #[serde(default)]
        residual: Option<String>,
    }

    /// `[[succession]]`: where something that asks for nothing lives on in the next edition.
    Succession {
        /// Reference in the edition `from`, which is superseded.
        source: Text,
        /// Reference in the edition `to`, which has taken its place.
        target: Text,
        /// What became of it; Markdown.
        text: Text,
    }

    /// `[[review]]`: a person has compared both ends of a mapping. Written by `crosswalk review`.
    Review {
        /// Id of the mapping: source and target in full, joined by `--`.
        mapping: Text,
        /// The role that made the comparison.
        by: Text,
        /// When.
        on: Day,
        /// Fingerprint of the source as it was then.
        source: Text,
        /// Fingerprint of the target as it was then.
        target: Text,
        /// Fingerprint of what the mapping said then.
        statement: Text,
        /// What they had to say.
        #[serde(default)]
        note: Option<String>,
    }

    /// `[[rejected]]`: a published pair that is not taken over.
    Rejected {
        /// Reference in the edition `from`.
        source: Text,
        /// Reference in the edition `to`.
        target: Text,
        /// Why; Markdown.
        #[serde(default)]
        reason: Option<String>,
        /// Who states the pair.
        #[serde(default)]
        cites: Vec<Text>,
    }
}
