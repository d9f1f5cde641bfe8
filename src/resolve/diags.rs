//! How problems of names and words are worded.

use crate::diag::{Code, Diagnostic, did_you_mean, list};
use crate::model::{
    AnswerId, Attribute, AttributeId, EditionId, Extent, FileId, Origin, ProvisionId, RuleId, SetId,
};

pub(super) fn unknown_word(origin: Origin, what: &str, word: &str, known: &[&str]) -> Diagnostic {
    let help = did_you_mean(word, known).map(|meant| {
        if meant.starts_with("did") { format!("{meant} It can be {}", list(known)) } else { meant }
    });
    Diagnostic::at(Code::UnknownWord, origin, format!("unknown {what} `{word}`")).maybe_help(help)
}

pub(super) fn malformed_id(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("malformed id `{id}`")).help(
        "ids are in kebab case (`triage-assistant`), editions have an `@` (`iso-42001@2023`), attributes a dot \
         (`system.role`)",
    )
}

pub(super) fn not_a_day(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "this has to be a day")
        .help("write it as `2027-12-02`, without a time")
}

pub(super) fn strength_out_of_range(origin: Origin, value: i64) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("strength {value} is out of range"))
        .help("it goes from 1 (hardly anything in common) to 10 (the same)")
}

pub(super) fn empty(origin: Origin, key: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{key}` is empty")).help("say it in a few words")
}

pub(super) fn not_a_web_address(origin: Origin, address: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{address}` is not a web address"))
        .help("it starts with `https://` or `http://`, without spaces or quotes")
}

pub(super) fn unknown_edition(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    let same_framework: Vec<_> =
        known.iter().copied().filter(|id| id.split('@').next() == name.split('@').next()).collect();
    let help = match same_framework.as_slice() {
        [] => did_you_mean(name, known),
        editions if name.contains('@') => Some(format!("the catalog has {}", list(editions))),
        editions => Some(format!("name the edition too: {}", list(editions))),
    };
    Diagnostic::at(Code::UnknownEdition, origin, format!("unknown edition `{name}`")).maybe_help(help)
}

pub(super) fn unknown_provision(
    origin: Origin,
    edition: &EditionId,
    reference: &str,
    hint: Option<String>,
) -> Diagnostic {
    let help = hint.unwrap_or_else(|| format!("look it up in the tree of `{edition}`"));
    Diagnostic::at(Code::UnknownProvision, origin, format!("unknown provision `{edition}/{reference}`"))
        .help(help)
}

pub(super) fn not_a_full_id(origin: Origin, text: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{text}` does not name an edition"))
        .help("write the full id, such as `iso-42001@2023/A.6.2.4`")
}

pub(super) fn outside_set(origin: Origin, id: &ProvisionId, set: &SetId) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{id}` belongs to neither side of this set"))
        .help(format!("this set compares `{}` with `{}`", set.from, set.to))
}

pub(super) fn unknown_source(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    let help = did_you_mean(name, known).filter(|help| help.starts_with("did"));
    Diagnostic::at(Code::UnknownSource, origin, format!("unknown source `{name}`"))
        .help(help.unwrap_or_else(|| "declare the publication in `catalog/sources.toml` first".to_owned()))
}

pub(super) fn unknown_theme(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::at(Code::UnknownTheme, origin, format!("unknown theme `{name}`"))
        .maybe_help(did_you_mean(name, known))
}

pub(super) fn unknown_stage(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::at(Code::UnknownStage, origin, format!("unknown lifecycle stage `{name}`"))
        .maybe_help(did_you_mean(name, known))
}

pub(super) fn unknown_system(origin: Origin, name: &str) -> Diagnostic {
    Diagnostic::at(Code::UnknownSystem, origin, format!("unknown system `{name}`"))
}

pub(super) fn unknown_attribute(origin: Origin, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::at(Code::UnknownAttribute, origin, format!("unknown attribute `{name}`"))
        .maybe_help(did_you_mean(name, known))
}

pub(super) fn unknown_answer(origin: Origin, attribute: &Attribute, text: &str) -> Diagnostic {
    let known: Vec<_> = attribute.answers.iter().map(|answer| answer.id.as_str()).collect();
    let title = format!("`{}` has no answer `{text}`", attribute.id);
    let meant = did_you_mean(text, &known).filter(|help| help.starts_with("did"));
    let all = format!("it can be {}", list(&known));
    let help = meant.map_or(all.clone(), |meant| format!("{meant} {}{}", all[..1].to_uppercase(), &all[1..]));
    Diagnostic::at(Code::UnknownAnswer, origin, title)
        .help(help)
        .also(attribute.origin, "its answers are declared with this attribute")
}

pub(super) fn answers_in_brackets(origin: Origin, attribute: &AttributeId) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{attribute}` takes a list of answers"))
        .help(format!("write `{} = [\"…\"]`; many answers may hold", attribute.name()))
}

pub(super) fn one_answer(origin: Origin, attribute: &AttributeId) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{attribute}` takes one answer"))
        .help(format!("write `{} = \"…\"`, without brackets", attribute.name()))
}

pub(super) fn location_outside(origin: Origin, location: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{location}` leads out of the workspace"))
        .help("name a path inside the workspace, or an address")
}

pub(super) fn declared_twice(here: Origin, name: &str, first: Origin) -> Diagnostic {
    Diagnostic::at(Code::Duplicate, here, format!("`{name}` is stated twice"))
        .label("this one is ignored")
        .also(first, "first stated here")
        .help("keep one of them")
}

pub(super) fn two_rules(
    here: Origin,
    provision: &ProvisionId,
    rule: &RuleId,
    earlier: &RuleId,
    first: Origin,
) -> Diagnostic {
    Diagnostic::at(Code::Duplicate, here, format!("two rules name `{provision}`"))
        .label(format!("here `{rule}`"))
        .also(first, format!("and here `{earlier}`"))
        .help("a provision follows one rule: take it out of one of them")
}

pub(super) fn headless(file: FileId, table: &str) -> Diagnostic {
    let origin = Origin { file, start: 0, end: 0 };
    Diagnostic::at(Code::MissingKey, origin, format!("this file has no `[{table}]`"))
        .help(format!("begin it with `[{table}]`: without it, nothing else in the file counts"))
}

pub(super) fn misnamed_file(origin: Origin, stem: &str, name: &str) -> Diagnostic {
    Diagnostic::at(Code::UnexpectedFile, origin, format!("the file is named `{stem}` and declares `{name}`"))
        .help(format!("rename it to `{name}.toml`, or mend what it declares"))
}

pub(super) fn circular_parents(origin: Origin, id: &ProvisionId) -> Diagnostic {
    Diagnostic::at(Code::BrokenHierarchy, origin, format!("`{id}` is its own ancestor"))
        .help("follow the `parent` keys upwards and mend the one that turns back")
}

pub(super) fn set_of_one_edition(origin: Origin, edition: &EditionId, from: Origin) -> Diagnostic {
    Diagnostic::at(Code::SelfMapping, origin, format!("`{edition}` is mapped to itself"))
        .also(from, "the same edition")
        .help("a mapping set compares two editions")
}

pub(super) fn condition_unreadable(origin: Origin, detail: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidCondition, origin, format!("the condition cannot be read: {detail}"))
        .help("conditions look like `system.origin == 'in-house' and 'deployer' in system.role`")
}

pub(super) fn condition_refused(origin: Origin, why: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidCondition, origin, why).help(
        "conditions compare declared attributes with declared answers: `system.origin == 'in-house'`, \
         `'deployer' in system.role`, joined by `and`, `or`, `not`",
    )
}

pub(super) fn condition_too_long(origin: Origin, most: usize) -> Diagnostic {
    Diagnostic::at(Code::InvalidCondition, origin, format!("the condition has more than {most} characters"))
        .help("split the rule, or derive an attribute that says it in one word")
}

pub(super) fn condition_too_wide(origin: Origin, most: usize) -> Diagnostic {
    let title = format!("the condition makes more than {most} comparisons, derived attributes spelt out");
    Diagnostic::at(Code::InvalidCondition, origin, title)
        .help("split the rule into rules for fewer provisions")
}

pub(super) fn system_question_of_organisation(origin: Origin, name: &str) -> Diagnostic {
    Diagnostic::at(
        Code::InvalidCondition,
        origin,
        format!("`{name}` is asked of a system, and this rule of the organisation"),
    )
    .help("set `level = \"system\"`, or ask an `organisation.…` attribute")
}

pub(super) fn rule_without_exclusion(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, format!("rule `{id}` has a condition and no `excluded`"))
        .help("say in `excluded` why the provisions do not apply where the condition fails")
}

pub(super) fn not_misnamed(origin: Origin, id: &ProvisionId) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{id}` exists"))
        .help("`misnamed` lists references that do not exist; a claim about one that does belongs in `about`")
}

pub(super) fn answered_derived(origin: Origin, attribute: &AttributeId) -> Diagnostic {
    Diagnostic::at(Code::UnknownAttribute, origin, format!("`{attribute}` is derived by rules"))
        .label("nobody can answer it")
        .help("take it out, and answer what its `[[step]]`s in catalog/rules ask")
}

pub(super) fn day_expected(origin: Origin, attribute: &AttributeId) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{attribute}` takes a day"))
        .help(format!("write `{} = 2026-11-30`, without quotes", attribute.name()))
}

pub(super) fn answer_expected(origin: Origin, attribute: &Attribute) -> Diagnostic {
    let known: Vec<_> = attribute.answers.iter().map(|answer| answer.id.as_str()).collect();
    Diagnostic::at(Code::InvalidValue, origin, format!("`{}` takes an answer, not a day", attribute.id))
        .help(format!("it can be {}", list(&known)))
}

pub(super) fn derived_too_late(origin: Origin, answer: &AnswerId, earlier: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidCondition, origin, format!("`{answer}` is named before it is fully derived"))
        .also(earlier, "named here")
        .help("put every step that derives an answer above the first step that names it")
}

pub(super) fn unchanged_nowhere(
    origin: Origin,
    id: &ProvisionId,
    successor: Option<&EditionId>,
) -> Diagnostic {
    let title = match successor {
        Some(edition) => format!("`{edition}` has no `{}`", id.reference()),
        None => format!("no edition has taken the place of `{}`", id.edition()),
    };
    Diagnostic::at(Code::BrokenHierarchy, origin, title)
        .help("`unchanged = true` is for provisions that the next edition repeats under the same reference")
}

pub(super) fn application_without_either(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, format!("`{id}` says neither to whom nor from when"))
        .help("add `level` for an applicability rule, or `from` and `what` for a day")
}

pub(super) fn application_with_both(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{id}` says both to whom and from when"))
        .help("write two entries: one with `level`, one with `from`; each has its own reason")
}

pub(super) fn day_without_what(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, format!("`{id}` does not say what happens on its day"))
        .help("add `what`: `entry-into-force`, `application`, `transition` or `deadline`")
}

pub(super) fn one_reading(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{id}` gives one reading"))
        .help("where a day is uncertain, list at least two `readings`; where it is certain, none")
}

pub(super) fn not_derived(origin: Origin, id: &AttributeId) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{id}` is answered in scopes"))
        .help("a step derives the answer of a `[[derived]]` attribute; declare one of another name")
}

pub(super) fn not_derived_yet(origin: Origin, attribute: &AttributeId, answer: &AnswerId) -> Diagnostic {
    let title = format!("nothing above this line derives `{answer}` of `{attribute}`");
    Diagnostic::at(Code::InvalidCondition, origin, title)
        .help("put the steps that derive it further up; files of catalog/rules are read in the order of their names")
}

pub(super) fn residual_and_extent(origin: Origin, extent: Extent) -> Diagnostic {
    let (title, help) = match extent {
        Extent::Partial => ("`partial` coverage without `residual`", "say what stays to be done"),
        Extent::Full => ("`full` coverage with a `residual`", "take it out, or say `partial`"),
    };
    Diagnostic::at(Code::InvalidValue, origin, title).help(help)
}

pub(super) fn no_succession(origin: Origin, set: &SetId) -> Diagnostic {
    let title = format!("`{}` has not taken the place of `{}`", set.to, set.from);
    Diagnostic::at(Code::InvalidValue, origin, title)
        .help("`[[succession]]` belongs in the set from a superseded edition to the one that its `superseded-by` names")
}

pub(super) fn unknown_mapping(origin: Origin, name: &str, turned: Option<&str>) -> Diagnostic {
    let help = turned.map_or_else(
        || "the mapping was taken back, or an id has changed: take this review out".to_owned(),
        |turned| {
            format!("it is now `{turned}`: take this review out, compare again, and run `crosswalk review`")
        },
    );
    Diagnostic::at(Code::UnknownMapping, origin, format!("unknown mapping `{name}`"))
        .label("reviewed, and not there")
        .help(help)
}

pub(super) fn not_a_fingerprint(origin: Origin, text: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{text}` is no fingerprint"))
        .help("it has sixteen digits, 0 to 9 and a to f; take the entry out, and run `crosswalk review` for the mapping again")
}

pub(super) fn not_a_digest(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "this has to be a SHA-256 digest")
        .help("it has 64 hexadecimal digits; `sha256sum FILE` prints it")
}

pub(super) fn no_limit(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, "no limit is given").help("give `at-least`, `at-most`, or both")
}

pub(super) fn impossible_limits(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "no value can lie within these limits")
        .help("both are finite numbers, and `at-least` is not above `at-most`")
}

pub(super) fn no_factor(origin: Origin, key: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{key}` is not a number above 0"))
        .help("leave it out where the tool's figure has the unit of the metric")
}

pub(super) fn no_number(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "the measured value is not a finite number")
        .help("leave the measurement out, and say in a record why there is none")
}

pub(super) fn task_without_provision(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("the task `{id}` serves no provision"))
        .help("name in `provisions` what it is done for, or no checklist will ever ask for it")
}

pub(super) fn static_with_metrics(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("the task `{id}` is static and names metrics"))
        .help("say `nature = \"dynamic\"` if measured values show it, or take `metrics` out")
}

pub(super) fn unknown_task(origin: Origin, name: &str, near: Option<&str>) -> Diagnostic {
    let help = near.map(|near| format!("did you mean `{near}`?"));
    Diagnostic::at(Code::UnknownWord, origin, format!("unknown task `{name}`")).maybe_help(help)
}

pub(super) fn no_criteria(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, "risks are rated, and no criteria are declared").help(
        "declare `[risk-criteria]` with `likelihood`, `consequence`, `levels`, `matrix` and `acceptable`",
    )
}

pub(super) fn odd_scale(origin: Origin, key: &str, words: usize) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{key}` has {words} words"))
        .help("a scale has 2 to 10 words, from the lowest to the highest")
}

pub(super) fn odd_matrix(origin: Origin, rows: usize, columns: usize) -> Diagnostic {
    let title = format!("`matrix` does not have {rows} rows of {columns} levels");
    Diagnostic::at(Code::InvalidValue, origin, title).help(
        "a row for each likelihood, from the lowest; in it a level for each consequence, from the lowest",
    )
}

pub(super) fn approved_in_part(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, "an approval needs a role and a day")
        .help("give `approver` and `approved`, or neither of them")
}

pub(super) fn loss_in_part(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, origin, "an annual loss needs three factors")
        .help("give `annual-rate`, `asset-value` and `exposure`, or none of them")
}

pub(super) fn impossible_loss(origin: Origin) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, "a factor of the annual loss is out of range")
        .help("`annual-rate` and `asset-value` are not negative, `exposure` goes from 0 to 1")
}

pub(super) fn days_turned(origin: Origin, later: &str, earlier: &str) -> Diagnostic {
    Diagnostic::at(Code::InvalidValue, origin, format!("`{later}` lies before `{earlier}`"))
        .help("one of the two days is mistyped")
}

pub(super) fn follows_nothing(origin: Origin, id: &str) -> Diagnostic {
    Diagnostic::at(Code::UnknownWord, origin, format!("there is no record `{id}` before this one"))
        .help("records follow those from which they come; check the id, or move the record below it")
}
