//! The composition root: open, check, assess, build.
//!
//! A [`Workspace`] is everything that was read, with every problem found on the way; a build needs one without errors.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::assess::{self, Assessment};
use crate::check;
use crate::diag::{Code, Diagnostic, Diagnostics, Sources};
use crate::export;
use crate::graph::{Closure, Graph, HOPS};
use crate::load::tree::{self, Loaded, Tree};
use crate::load::{self, digest, disk};
use crate::model::{Catalog, Date, Digest, FileId, Held, Origin, Scope};
use crate::output::Artifacts;
use crate::render::{TemplateError, Theme, markdown};
use crate::resolve;
use crate::view::{self, Body, SiteInputs, TextSource, url};

/// The hand-written introduction of the home page.
const INTRODUCTION: &str = "home.md";

/// What was read, resolved.
pub struct Workspace {
    /// Every text, so that places in it can be shown.
    pub sources: Sources,
    /// The catalog and the scopes.
    pub catalog: Catalog,
    loaded: Parts,
    found: Diagnostics,
}

/// What is needed for a build beside the catalog.
struct Parts {
    inputs: BTreeMap<String, FileId>,
    pages: BTreeMap<String, FileId>,
    templates: BTreeMap<String, FileId>,
    statics: BTreeMap<String, Vec<u8>>,
}

impl Workspace {
    /// Reads the workspace at `root`, with the scopes that it lists or with those named instead.
    pub fn open(root: &Path, scopes: &[PathBuf]) -> anyhow::Result<Self> {
        Ok(Self::of(disk::read(root, scopes)?))
    }

    /// Reads the workspace in a tree that is no folder, such as one state of a repository.
    pub fn of_tree(tree: &dyn Tree) -> anyhow::Result<Self> {
        Ok(Self::of(tree::read(tree, &[])?))
    }

    /// Resolves what was read.
    pub fn of(loaded: Loaded) -> Self {
        let Loaded {
            sources,
            files,
            catalog: inputs,
            scopes,
            pages,
            templates,
            statics,
            broken,
            diagnostics: mut found,
        } = loaded;
        let (catalog, unresolved) = resolve::resolve(&files, &scopes, &sources, &broken);
        found.extend(unresolved);
        Self { sources, catalog, loaded: Parts { inputs, pages, templates, statics }, found }
    }

    /// SHA-256 over all files of the catalog: of a text with a line for each file in the order of their paths, which has
    /// the SHA-256 of the file, two spaces, and the path from the root of the workspace.
    pub fn catalog_digest(&self) -> Digest {
        self.digest_of(&self.loaded.inputs, Vec::new())
    }

    /// The same over the files of a scope, by path from the folder of its head, and over the files that its records name
    /// with a digest. Of one that is not there or not read, the line says so in the place of its digest.
    pub fn scope_digest(&self, scope: &Scope) -> Digest {
        let held = scope.held.iter().map(|(path, held)| match held {
            Held::There(digest) => format!("{}  {path}\n", digest.as_str()),
            Held::Missing => format!("missing  {path}\n"),
            Held::Refused => format!("refused  {path}\n"),
        });
        self.digest_of(&scope.files, held.collect())
    }

    fn digest_of(&self, files: &BTreeMap<String, FileId>, more: Vec<String>) -> Digest {
        let line = |(path, file): (&String, &FileId)| {
            format!("{}  {path}\n", digest(self.sources.file(*file).text.as_bytes()).as_str())
        };
        let lines: Vec<_> = files.iter().map(line).chain(more).collect();
        digest(lines.concat().as_bytes())
    }

    /// The graph over the catalog.
    pub fn graph(&self) -> Graph<'_> {
        Graph::new(&self.catalog)
    }

    /// Every problem, as of a day.
    pub fn check(&self, today: Date) -> Diagnostics {
        let mut found = self.found.clone();
        let graph = self.graph();
        let closure = Closure::new(&graph, HOPS);
        found.extend(check::check(&graph, &closure, today));
        for scope in &self.catalog.scopes {
            found.extend(assess::check(&graph, scope));
        }
        self.check_pages(&graph, &closure, &mut found);
        if let Err(error) = self.theme() {
            found.push(self.template_problem(&error));
        }
        found
    }

    /// The assessments of all organisations, as of a day.
    pub fn assess<'c>(&'c self, graph: &Graph<'c>, day: Date) -> Vec<Assessment<'c>> {
        self.catalog.scopes.iter().map(|scope| assess::assess(graph, scope, day)).collect()
    }

    /// The whole site in memory, as of a day.
    pub fn build(&self, day: Date) -> Result<Artifacts, Box<Diagnostic>> {
        let graph = self.graph();
        let assessments = self.assess(&graph, day);
        let texts = self.texts();
        let introduction =
            self.loaded.pages.get(INTRODUCTION).map(|file| self.sources.file(*file).text.as_str());
        let closure = Closure::new(&graph, HOPS);
        let inputs = SiteInputs {
            graph: &graph,
            closure: &closure,
            assessments: &assessments,
            introduction: introduction.unwrap_or_default(),
            texts: &texts,
            digest_of: digest,
        };
        let pages = view::site(&inputs);
        let theme = self.theme().map_err(|error| Box::new(self.template_problem(&error)))?;
        let mut artifacts = theme.render(&pages).map_err(|error| Box::new(self.template_problem(&error)))?;
        for (name, bytes) in &self.loaded.statics {
            artifacts.insert(format!("static/{name}"), bytes.clone());
        }
        for page in &pages {
            if let Body::Crosswalk(crosswalk) = &page.body {
                artifacts.insert(crosswalk.table.clone(), export::crosswalk::csv(crosswalk));
            }
        }
        let entries = view::search_index(&graph, &assessments, &texts);
        artifacts.insert(url::SEARCH_INDEX, export::search_index::script(&entries));
        for (path, bytes) in self.contributions(&graph, &closure) {
            artifacts.insert(path, bytes);
        }
        artifacts.insert(url::GRAPH, export::graph::json(&view::graph_document(&graph)));
        for (name, schema) in export::graph::SCHEMAS {
            artifacts.insert(url::schema(name), schema());
        }
        for (name, kind) in load::schema::INPUTS {
            artifacts.insert(url::schema(name), load::schema::file(kind, &self.catalog));
        }
        Ok(artifacts)
    }

    /// What the page of comparisons loads, by path.
    fn contributions(&self, graph: &Graph<'_>, closure: &Closure<'_>) -> Vec<(String, Vec<u8>)> {
        let wanted = view::comparable(&self.catalog).into_par_iter();
        let script = |edition| export::contributions::script(&view::contributions(graph, closure, edition));
        wanted.map(|edition| (url::contributions(&edition.id), script(edition))).collect()
    }

    /// Hand-written pages in menu order, and the manual of diagnostics, which is written in the code.
    fn texts(&self) -> Vec<TextSource> {
        let mut texts: Vec<_> = Vec::new();
        for page in &self.catalog.site.pages {
            let Some(file) = self.loaded.pages.get(&page.path) else { continue };
            texts.push(TextSource {
                path: page.path.clone(),
                title: page.title.clone(),
                section: page.section.clone(),
                markdown: self.sources.file(*file).text.clone(),
            });
        }
        texts.push(diagnostics_manual());
        texts
    }

    fn theme(&self) -> Result<Theme, TemplateError> {
        let templates = self.loaded.templates.iter();
        Theme::new(templates.map(|(name, file)| (name.as_str(), self.sources.file(*file).text.as_str())))
    }

    fn template_problem(&self, error: &TemplateError) -> Diagnostic {
        let file = error.template.as_ref().and_then(|name| self.loaded.templates.get(name));
        let problem = match file {
            Some(file) => {
                let origin = Origin { file: *file, start: error.start, end: error.end };
                Diagnostic::at(Code::Template, origin, error.message.clone())
            }
            None => Diagnostic::anywhere(Code::Template, error.message.clone()),
        };
        problem.help("each page's fields are listed in its JSON twin")
    }

    /// Menus name pages that exist, every page is in a menu, and links of pages lead somewhere.
    fn check_pages(&self, graph: &Graph<'_>, closure: &Closure<'_>, found: &mut Diagnostics) {
        for page in &self.catalog.site.pages {
            if !self.loaded.pages.contains_key(&page.path) {
                let title = format!("there is no page `site/pages/{}`", page.path);
                found.push(
                    Diagnostic::at(Code::BrokenLink, page.origin, title)
                        .help("write it, or take it out of the menu"),
                );
            }
        }
        let targets = self.targets(graph, closure);
        for (path, file) in &self.loaded.pages {
            let shown = path == INTRODUCTION || self.catalog.site.pages.iter().any(|page| page.path == *path);
            if !shown {
                let origin = Origin { file: *file, start: 0, end: 0 };
                let title = format!("no menu leads to `site/pages/{path}`");
                found.push(
                    Diagnostic::at(Code::BrokenLink, origin, title)
                        .help("add a `[[page]]` to `site/site.toml`"),
                );
            }
            let from = if path == INTRODUCTION { url::HOME.to_owned() } else { path.clone() };
            for (range, link) in markdown::links(&self.sources.file(*file).text) {
                let good = match url::target(&link, &from) {
                    url::Target::Web => true,
                    url::Target::Nowhere => false,
                    url::Target::SamePage => self.has_anchor(&url::text_page(path), &link),
                    url::Target::Page(page, fragment) => {
                        targets.contains(&page) && (fragment.is_empty() || self.has_anchor(&page, &fragment))
                    }
                };
                if !good {
                    let origin = Origin { file: *file, start: range.start, end: range.end };
                    let title = format!("the link `{link}` leads nowhere");
                    found.push(Diagnostic::at(Code::BrokenLink, origin, title).help(
                        "link to a page by its Markdown file, to a provision by `provision:` and its full id, to the \
                         web by `https:`",
                    ));
                }
            }
        }
    }

    /// Whether a page has that place. Only hand-written pages are looked into; of others, the page has to do.
    fn has_anchor(&self, page: &str, fragment: &str) -> bool {
        let name = fragment.trim_start_matches('#');
        if page == url::DIAGNOSTICS {
            return markdown::anchors(&diagnostics_manual().markdown).iter().any(|anchor| anchor == name);
        }
        let page = self.loaded.pages.iter().find(|(path, _)| url::text_page(path) == page);
        page.is_none_or(|(_, file)| {
            markdown::anchors(&self.sources.file(*file).text).iter().any(|anchor| anchor == name)
        })
    }

    /// Every address that a page may link to.
    fn targets(&self, graph: &Graph<'_>, closure: &Closure<'_>) -> BTreeSet<String> {
        let mut targets = view::addresses(graph, closure, &self.texts());
        let twins: Vec<_> = targets.iter().map(|path| url::twin(path)).collect();
        targets.extend(twins);
        targets.extend(self.loaded.statics.keys().map(|name| format!("static/{name}")));
        targets.extend(self.catalog.sets.iter().map(|set| url::crosswalk_table(&set.id)));
        let schemas = export::graph::SCHEMAS.iter().map(|(name, _)| name);
        targets.extend(
            schemas.chain(load::schema::INPUTS.iter().map(|(name, _)| name)).map(|name| url::schema(name)),
        );
        let comparable = view::comparable(&self.catalog);
        targets.extend(comparable.iter().map(|edition| url::contributions(&edition.id)));
        targets.extend([url::GRAPH.to_owned(), url::SEARCH_INDEX.to_owned()]);
        targets
    }
}

fn diagnostics_manual() -> TextSource {
    let mut markdown = String::from(
        "# Diagnostics\n\nEvery problem that `crosswalk check` reports has a code. `crosswalk explain CODE` prints its \
         page; codes never change meaning. Errors stop a build, warnings do not.\n",
    );
    for code in Code::ALL {
        write!(markdown, "\n## {code}\n\n*{}*\n\n{}\n", code.severity().as_str(), code.manual())
            .expect("writing to a string");
    }
    TextSource {
        path: url::DIAGNOSTICS.replace(".html", ".md"),
        title: "Diagnostics".to_owned(),
        section: "Reference".to_owned(),
        markdown,
    }
}
