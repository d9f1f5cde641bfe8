//! For people: the place in the text with a caret, the reason, the next action.

use std::io::IsTerminal as _;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin as Place, Renderer, Snippet,
};

use super::clamped;
use crate::diag::{Diagnostic, Label, Severity, Sources};

/// With or without colour.
#[derive(Clone, Copy)]
pub(in crate::cli) enum Style {
    /// For terminals.
    Coloured,
    /// For files and pipes.
    Plain,
}

impl Style {
    pub(in crate::cli) fn of_stdout() -> Self {
        Self::of(std::io::stdout().is_terminal())
    }

    pub(in crate::cli) fn of_stderr() -> Self {
        Self::of(std::io::stderr().is_terminal())
    }

    #[expect(clippy::disallowed_methods, reason = "cli is the rim: it alone reads the environment")]
    fn of(terminal: bool) -> Self {
        let refused = std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty());
        if terminal && !refused { Self::Coloured } else { Self::Plain }
    }
}

/// All problems, one after the other.
pub(in crate::cli) fn human(found: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    let mut text = String::new();
    for diagnostic in found {
        text.push_str(&renderer.render(&[group(diagnostic, sources)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.title).id(diagnostic.code.as_str()));
    if let Some(main) = &diagnostic.main {
        let whole_file = main.origin.start == 0 && main.origin.end == 0;
        if whole_file {
            let place = Place::path(&sources.file(main.origin.file).path).line(1).char_column(1);
            group = group.element(Element::from(place));
        } else {
            group = snippets(group, diagnostic, main, sources);
        }
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// The main place first, with the others of its file; then a snippet for each other file.
fn snippets<'a>(
    mut group: Group<'a>,
    diagnostic: &'a Diagnostic,
    main: &'a Label,
    sources: &'a Sources,
) -> Group<'a> {
    let mut files = vec![main.origin.file];
    for other in &diagnostic.others {
        if !files.contains(&other.origin.file) {
            files.push(other.origin.file);
        }
    }
    for id in files {
        let file = sources.file(id);
        let mark = |label: &'a Label, kind: AnnotationKind| -> Annotation<'a> {
            let annotation = kind.span(clamped(label.origin, &file.text));
            if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
        };
        let mut snippet = Snippet::source(&file.text).path(&file.path);
        if main.origin.file == id {
            snippet = snippet.annotation(mark(main, AnnotationKind::Primary));
        }
        for other in diagnostic.others.iter().filter(|other| other.origin.file == id) {
            snippet = snippet.annotation(mark(other, AnnotationKind::Context));
        }
        group = group.element(snippet);
    }
    group
}
