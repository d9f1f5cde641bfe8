//! Markdown to safe HTML.
//!
//! HTML in a text is shown as text, not obeyed, so that no text of a catalog, a page or a scope can script a page or break
//! its layout; links lead only to the web, to mail, and to pages of the site. That is stricter than cleaning HTML, and
//! needs no cleaner.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::view::url::{self, Target};

/// A whole text: paragraphs, lists, tables, headings with places to link to.
pub fn to_html(text: &str, from: &str) -> String {
    let mut events = safe_events(text, from);
    name_headings(&mut events);
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, wrap_tables(events).into_iter());
    out
}

/// A text that stands in a line: a single paragraph loses its `<p>`.
pub fn to_inline_html(text: &str, from: &str) -> String {
    let html = to_html(text, from);
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).map_or(html.trim().to_owned(), str::to_owned)
}

/// Every link of a text, with its place.
pub fn links(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
            found.push((range, dest_url.into_string()));
        }
    }
    found
}

/// The places within a text that links can lead to.
pub fn anchors(text: &str) -> Vec<String> {
    let mut events = safe_events(text, "");
    name_headings(&mut events);
    let ids = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { id: Some(id), .. }) => Some(id.to_string()),
        _ => None,
    });
    ids.collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

fn safe_events<'t>(text: &'t str, from: &str) -> Vec<Event<'t>> {
    let mut events = Vec::new();
    for event in Parser::new_ext(text, options()) {
        events.push(match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => Event::Start(Tag::Link {
                dest_url: address(link_type, &dest_url, from),
                link_type,
                title,
                id,
            }),
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Image { dest_url: picture(&dest_url, from), link_type, title, id })
            }
            other => other,
        });
    }
    events
}

fn address(link_type: LinkType, link: &str, from: &str) -> CowStr<'static> {
    if link_type == LinkType::Email {
        return format!("mailto:{link}").trim_start_matches("mailto:mailto:").to_owned().into();
    }
    match url::target(link, from) {
        Target::Page(path, fragment) => format!("{}{fragment}", url::relative(from, &path)).into(),
        Target::SamePage | Target::Web => link.to_owned().into(),
        Target::Nowhere => "#".into(),
    }
}

/// Pictures come from the site alone: a page makes no request to anyone else.
fn picture(link: &str, from: &str) -> CowStr<'static> {
    match url::target(link, from) {
        Target::Page(path, _) => url::relative(from, &path).into(),
        Target::SamePage | Target::Web | Target::Nowhere => "#".into(),
    }
}

/// Gives every heading an id made of its words.
fn name_headings(events: &mut [Event<'_>]) {
    let mut taken: Vec<String> = Vec::new();
    for start in 0..events.len() {
        if !matches!(events[start], Event::Start(Tag::Heading { .. })) {
            continue;
        }
        let words: String = events[start..]
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let mut name = String::new();
        for c in words.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() {
                name.push(c);
            } else if !name.ends_with('-') && !name.is_empty() {
                name.push('-');
            }
        }
        let name = name.trim_end_matches('-').to_owned();
        let twins = taken.iter().filter(|other| **other == name).count();
        taken.push(name.clone());
        let unique = if twins == 0 { name } else { format!("{name}-{}", twins + 1) };
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
            *id = Some(unique.into());
        }
    }
}

/// Tables scroll by themselves, so that a wide one does not widen the page.
fn wrap_tables(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut wrapped = Vec::with_capacity(events.len());
    for event in events {
        match event {
            Event::Start(Tag::Table(_)) => {
                wrapped.push(Event::Html(
                    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">".into(),
                ));
                wrapped.push(event);
            }
            Event::End(TagEnd::Table) => {
                wrapped.push(event);
                wrapped.push(Event::Html("</div>\n".into()));
            }
            other => wrapped.push(other),
        }
    }
    wrapped
}
