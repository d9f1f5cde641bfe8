//! The comparison as sections of lines of one shape, which each format prints in its way.

use crate::view::{Coverage, Diff, Edit, Judged, OrganisationChange};

/// Lines on one sort of thing.
pub(super) struct Section {
    /// `Provisions`
    pub(super) title: String,
    /// Never empty.
    pub(super) lines: Vec<Line>,
}

/// One change.
pub(super) struct Line {
    /// `added`, `removed`, `changed`, …
    pub(super) change: &'static str,
    /// What it is about: ids, and a title where there is one.
    pub(super) what: String,
    /// Which part of it; may be empty.
    pub(super) part: &'static str,
    /// Empty for what was not there, or has nothing to compare.
    pub(super) before: String,
    /// Empty for what is gone.
    pub(super) after: String,
}

impl Section {
    /// `2 added, 1 removed`
    pub(super) fn counts(&self) -> String {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let mut last = None;
        for line in &self.lines {
            // Several parts of one thing are one change.
            if last == Some((line.change, &line.what)) {
                continue;
            }
            last = Some((line.change, &line.what));
            match counts.iter_mut().find(|(change, _)| *change == line.change) {
                Some((_, number)) => *number += 1,
                None => counts.push((line.change, 1)),
            }
        }
        let words: Vec<_> = counts.iter().map(|(change, number)| format!("{number} {change}")).collect();
        words.join(", ")
    }
}

/// All sections that have lines.
pub(super) fn sections(diff: &Diff) -> Vec<Section> {
    let mut sections = vec![
        section("Editions", editions(diff)),
        section("Provisions", provisions(diff)),
        section("Mappings", mappings(diff)),
        section("Without counterpart", unmapped(diff)),
        section("Coverage", coverage(diff)),
        section("Contradictions", contradictions(diff)),
    ];
    for change in &diff.organisations {
        sections.push(section(&change.name, organisation(change)));
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn section(title: &str, lines: Vec<Line>) -> Section {
    Section { title: title.to_owned(), lines }
}

fn line(change: &'static str, what: String, before: String, after: String) -> Line {
    Line { change, what, part: "", before, after }
}

fn edits(change: &'static str, id: &str, edits: &[Edit]) -> Vec<Line> {
    let line = |edit: &Edit| {
        let (before, after) = (edit.old.clone(), edit.new.clone());
        Line { change, what: id.to_owned(), part: edit.key, before, after }
    };
    edits.iter().map(line).collect()
}

fn organisation(change: &OrganisationChange) -> Vec<Line> {
    let mut lines = Vec::new();
    for verdict in &change.verdicts {
        let what = format!("{} {}", verdict.provision, verdict.title);
        let whole = |judged: &Judged| format!("{}: {}", judged.verdict, judged.reason);
        match (&verdict.old, &verdict.new) {
            (Some(old), Some(new)) => {
                let parts = [("verdict", old.verdict, new.verdict), ("reason", &old.reason, &new.reason)];
                for (part, before, after) in parts.into_iter().filter(|(_, before, after)| before != after) {
                    let line = line("judged otherwise", what.clone(), before.to_owned(), after.to_owned());
                    lines.push(Line { part, ..line });
                }
            }
            (None, Some(new)) => lines.push(line("newly judged", what, String::new(), whole(new))),
            (Some(old), None) => lines.push(line("no longer judged", what, whole(old), String::new())),
            (None, None) => {}
        }
    }
    for control in &change.controls {
        let what = format!("{} {}", control.provision, control.title);
        let mapped = |id: &String| line("mapped otherwise", what.clone(), String::new(), id.clone());
        lines.extend(control.mappings.iter().map(mapped));
    }
    lines
}

fn editions(diff: &Diff) -> Vec<Line> {
    let added =
        diff.editions.added.iter().map(|e| line("added", e.id.clone(), String::new(), e.title.clone()));
    let removed =
        diff.editions.removed.iter().map(|e| line("removed", e.id.clone(), e.title.clone(), String::new()));
    added.chain(removed).collect()
}

fn provisions(diff: &Diff) -> Vec<Line> {
    let changes = &diff.provisions;
    let added = changes.added.iter().map(|p| line("added", p.id.clone(), String::new(), p.title.clone()));
    let removed =
        changes.removed.iter().map(|p| line("removed", p.id.clone(), p.title.clone(), String::new()));
    let edited = changes.changed.iter().flat_map(|p| edits("changed", &p.id, &p.edits));
    added.chain(removed).chain(edited).collect()
}

fn mappings(diff: &Diff) -> Vec<Line> {
    let changes = &diff.mappings;
    let added =
        changes.added.iter().map(|m| line("added", m.id.clone(), String::new(), m.relation.to_owned()));
    let removed =
        changes.removed.iter().map(|m| line("removed", m.id.clone(), m.relation.to_owned(), String::new()));
    let relabelled = changes.relabelled.iter().map(|m| Line {
        part: "relation",
        ..line("relabelled", m.id.clone(), m.old.to_owned(), m.new.to_owned())
    });
    let reworded = changes.reworded.iter().flat_map(|m| edits("reworded", &m.id, &m.edits));
    added.chain(removed).chain(relabelled).chain(reworded).collect()
}

fn unmapped(diff: &Diff) -> Vec<Line> {
    let changes = &diff.unmapped;
    let what = |provision: &str, set: &str| format!("{provision} in {set}");
    let added = changes
        .added
        .iter()
        .map(|u| line("added", what(&u.provision, &u.set), String::new(), u.reason.clone()));
    let removed = changes
        .removed
        .iter()
        .map(|u| line("removed", what(&u.provision, &u.set), u.reason.clone(), String::new()));
    let reworded = changes.reworded.iter().map(|u| Line {
        part: "reason",
        ..line("reworded", what(&u.provision, &u.set), u.old.clone(), u.new.clone())
    });
    added.chain(removed).chain(reworded).collect()
}

fn coverage(diff: &Diff) -> Vec<Line> {
    let words = |coverage: Option<Coverage>| {
        coverage.map_or_else(
            || "no such set".to_owned(),
            |Coverage { mapped, unmapped, not_reviewed, of }| {
                format!("{mapped} mapped, {unmapped} unmapped, {not_reviewed} not reviewed, of {of}")
            },
        )
    };
    let lines = diff.coverage.iter().map(|change| {
        let what = format!("{} in {}", change.edition, change.set);
        line("changed", what, words(change.old), words(change.new))
    });
    lines.collect()
}

fn contradictions(diff: &Diff) -> Vec<Line> {
    let new = diff.contradictions.new.iter().map(|ids| ("new", ids));
    let gone = diff.contradictions.gone.iter().map(|ids| ("gone", ids));
    new.chain(gone).map(|(change, ids)| line(change, ids.join(", "), String::new(), String::new())).collect()
}
