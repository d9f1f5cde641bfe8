//! Pages to HTML, in memory.
//!
//! In: views and templates. Out: artifacts. Templates print; they never compare domain values, sort or build addresses.
//! Text of the catalog, of pages and of scopes is Markdown in which HTML is shown and not obeyed, see [`markdown`].

pub mod markdown;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::output::Artifacts;
use crate::view::{Body, Frame, Page, url};

/// A set of templates.
pub struct Theme {
    tera: Tera,
}

/// A template that cannot be read or filled.
#[derive(Clone, Debug)]
pub struct TemplateError {
    /// The template, if it is known.
    pub template: Option<String>,
    /// First byte in it.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is wrong.
    pub message: String,
}

#[derive(Serialize)]
struct Filled<'p> {
    page: &'p Frame,
    kind: &'static str,
    view: &'p Body,
}

#[derive(Serialize)]
struct Twin<'p> {
    kind: &'static str,
    title: &'p str,
    page: &'p str,
    view: &'p Body,
}

impl Theme {
    /// Reads templates, given by name and text.
    pub fn new<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Result<Self, TemplateError> {
        let mut tera = Tera::new();
        tera.register_filter(
            "markdown",
            |text: &str, kwargs: Kwargs, _: &State| -> tera::TeraResult<Value> {
                let from: &str = kwargs.must_get("from")?;
                Ok(Value::safe_string(&markdown::to_html(text, from)))
            },
        );
        tera.register_filter("inline", |text: &str, kwargs: Kwargs, _: &State| -> tera::TeraResult<Value> {
            let from: &str = kwargs.must_get("from")?;
            Ok(Value::safe_string(&markdown::to_inline_html(text, from)))
        });
        tera.add_raw_templates(templates).map_err(|error| reading(&error))?;
        Ok(Self { tera })
    }

    /// Every page as HTML, with its JSON twin.
    pub fn render(&self, pages: &[Page]) -> Result<Artifacts, TemplateError> {
        let made: Vec<_> = pages.par_iter().map(|page| self.page(page)).collect::<Result<_, _>>()?;
        let mut artifacts = Artifacts::default();
        for (page, (html, json)) in pages.iter().zip(made) {
            artifacts.insert(url::twin(&page.path), json);
            artifacts.insert(page.path.clone(), html);
        }
        Ok(artifacts)
    }

    fn page(&self, page: &Page) -> Result<(Vec<u8>, Vec<u8>), TemplateError> {
        let kind = page.body.kind();
        let filled = Filled { page: &page.frame, kind, view: &page.body };
        let context = Context::from_serialize(&filled).expect("views serialise");
        let html = self.tera.render(&format!("{kind}.html"), &context).map_err(|error| reading(&error))?;
        let twin = Twin { kind, title: &page.frame.title, page: &page.path, view: &page.body };
        let mut json = serde_json::to_vec_pretty(&twin).expect("views serialise");
        json.push(b'\n');
        Ok((html.into_bytes(), json))
    }
}

fn reading(error: &tera::Error) -> TemplateError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateError {
            template: Some(report.filename().to_owned()),
            start: report.span().range.start,
            end: report.span().range.end,
            message: report.message().to_owned(),
        },
        ErrorKind::TemplateNotFound(name) => TemplateError {
            template: None,
            start: 0,
            end: 0,
            message: format!("there is no template `{name}`"),
        },
        _ => TemplateError { template: None, start: 0, end: 0, message: error.to_string() },
    }
}
