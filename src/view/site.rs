//! All pages of the site, each with its frame.

mod measured;
mod organisations;

use std::collections::BTreeSet;

use serde::Serialize;

use super::frame::Here;
use super::menu::{MenuEntry, menu_entries, seen_from};
use super::{
    ChecklistPage, ClaimsPage, ClassificationPage, ComparePage, ContradictionsPage, CrosswalkPage,
    CrosswalksPage, DatesPage, DigestOf, Frame, FrameworkPage, HomePage, InferredPage, Link,
    MeasurementsPage, MetricsPage, OrganisationPage, ProvisionPage, QuestionsPage, RegisterPage, SourcesPage,
    StatementPage, TextPage, TextSource, ThemePage, ThemesPage, claims, classification, compare,
    contradictions, crosswalk, crosswalks, dates, framework, home, inferred, metrics, provision, questions,
    sources, theme, url,
};
use crate::assess::Assessment;
use crate::graph::{Closure, Graph};

/// What the site is made of.
pub struct SiteInputs<'a, 'c> {
    /// The catalog.
    pub graph: &'a Graph<'c>,
    /// What follows from its mappings.
    pub closure: &'a Closure<'c>,
    /// Its organisations.
    pub assessments: &'a [Assessment<'c>],
    /// The introduction on the home page; Markdown.
    pub introduction: &'a str,
    /// Hand-written pages, in menu order.
    pub texts: &'a [TextSource],
    /// Makes the digest that issued statements are held against.
    pub digest_of: DigestOf,
}

/// One page: its address, and what it shows.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path from the site's root.
    pub path: String,
    /// Header, menus and footer.
    pub frame: Frame,
    /// The rest.
    pub body: Body,
}

/// What a page shows, by sort of page.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is the page of that name")]
pub enum Body {
    Home(HomePage),
    Framework(FrameworkPage),
    Provision(Box<ProvisionPage>),
    Crosswalk(Box<CrosswalkPage>),
    Inferred(InferredPage),
    Crosswalks(CrosswalksPage),
    Contradictions(ContradictionsPage),
    Themes(ThemesPage),
    Theme(ThemePage),
    Sources(SourcesPage),
    Claims(ClaimsPage),
    Classification(ClassificationPage),
    Compare(ComparePage),
    Dates(DatesPage),
    Questions(QuestionsPage),
    Organisation(OrganisationPage),
    Statement(Box<StatementPage>),
    Checklist(Box<ChecklistPage>),
    Measurements(MeasurementsPage),
    Metrics(MetricsPage),
    Register(Box<RegisterPage>),
    Text(TextPage),
    Search(Empty),
}

/// Nothing but the frame.
#[derive(Clone, Debug, Serialize)]
pub struct Empty {}

impl Body {
    /// The sort of page, which is also the name of its template.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Framework(_) => "framework",
            Self::Provision(_) => "provision",
            Self::Crosswalk(_) => "crosswalk",
            Self::Inferred(_) => "inferred",
            Self::Crosswalks(_) => "crosswalks",
            Self::Contradictions(_) => "contradictions",
            Self::Themes(_) => "themes",
            Self::Theme(_) => "theme",
            Self::Sources(_) => "sources",
            Self::Claims(_) => "claims",
            Self::Classification(_) => "classification",
            Self::Compare(_) => "compare",
            Self::Dates(_) => "dates",
            Self::Questions(_) => "questions",
            Self::Organisation(_) => "organisation",
            Self::Statement(_) => "statement",
            Self::Register(page) => page.kind,
            Self::Checklist(_) => "checklist",
            Self::Measurements(_) => "measurements",
            Self::Metrics(_) => "metrics",
            Self::Text(_) => "text",
            Self::Search(_) => "search",
        }
    }
}

/// Every page, in the order of the site.
pub fn site(inputs: &SiteInputs<'_, '_>) -> Vec<Page> {
    let maker = Maker { inputs, menu: menu_entries(inputs.graph, inputs.assessments, inputs.texts) };
    let mut pages = vec![
        maker.home(),
        maker.simple(
            url::SEARCH,
            "Search",
            "Search frameworks, provisions, themes and systems",
            Body::Search(Empty {}),
        ),
        maker.sources(),
        maker.claims(),
        maker.questions(),
        maker.themes(),
        maker.contradictions(),
    ];
    pages.extend(maker.classification());
    pages.extend(maker.dates());
    pages.extend(maker.metrics());
    pages.extend(maker.compare());
    maker.catalog_pages(&mut pages);
    maker.crosswalk_pages(&mut pages);
    maker.organisation_pages(&mut pages);
    for text in inputs.texts {
        pages.push(maker.text(text));
    }
    pages
}

/// The address of every page, without making any.
pub fn addresses(graph: &Graph<'_>, closure: &Closure<'_>, texts: &[TextSource]) -> BTreeSet<String> {
    let catalog = graph.catalog();
    let fixed = [
        url::HOME,
        url::CLAIMS,
        url::CONTRADICTIONS,
        url::CROSSWALKS,
        url::QUESTIONS,
        url::SEARCH,
        url::SOURCES,
        url::THEMES,
    ];
    let mut found = BTreeSet::from(fixed.map(str::to_owned));
    found.extend(classification::any(catalog).then(|| url::CLASSIFICATION.to_owned()));
    found.extend(dates::any(catalog).then(|| url::DATES.to_owned()));
    found.extend(metrics::any(catalog).then(|| url::METRICS.to_owned()));
    found.extend(compare::any(catalog).then(|| url::COMPARE.to_owned()));
    found.extend(catalog.editions.iter().map(|edition| url::edition(&edition.id)));
    found.extend(catalog.provisions.iter().map(|provision| url::provision(&provision.id)));
    found.extend(catalog.sets.iter().map(|set| url::crosswalk(&set.id)));
    found.extend(inferred::pairs(graph, closure).iter().map(url::crosswalk));
    found.extend(catalog.themes.iter().map(|theme| url::theme(&theme.id)));
    for scope in &catalog.scopes {
        organisations::addresses(catalog, scope, &mut found);
    }
    found.extend(texts.iter().map(|text| url::text_page(&text.path)));
    found
}

struct Maker<'a, 'c> {
    inputs: &'a SiteInputs<'a, 'c>,
    menu: Vec<MenuEntry>,
}

impl Maker<'_, '_> {
    fn home(&self) -> Page {
        let SiteInputs { graph, assessments, introduction, .. } = self.inputs;
        let here = Here::at(url::HOME);
        let body = Body::Home(home::page(graph, &here, introduction, assessments));
        let tagline = graph.catalog().site.tagline.clone();
        self.page(&here, "Home", &tagline, Vec::new(), body)
    }

    fn simple(&self, path: &str, title: &str, description: &str, body: Body) -> Page {
        let here = Here::at(path);
        let crumbs = vec![here.link("Home", url::HOME)];
        self.page(&here, title, description, crumbs, body)
    }

    fn sources(&self) -> Page {
        let body = Body::Sources(sources::page(self.inputs.graph));
        self.simple(url::SOURCES, "Sources", "Every publication that a mapping or a rule rests on", body)
    }

    fn claims(&self) -> Page {
        let here = Here::at(url::CLAIMS);
        let body = Body::Claims(claims::page(self.inputs.graph, &here));
        self.simple(
            url::CLAIMS,
            "Wrong claims",
            "Statements in circulation that are wrong or outdated, with what is right",
            body,
        )
    }

    fn questions(&self) -> Page {
        let here = Here::at(url::QUESTIONS);
        let body = Body::Questions(questions::page(self.inputs.graph, &here));
        let description =
            "What a scope answers about an organisation and its AI systems, and what hangs on it";
        self.simple(url::QUESTIONS, "Questions", description, body)
    }

    fn classification(&self) -> Option<Page> {
        let here = Here::at(url::CLASSIFICATION);
        let body = || Body::Classification(classification::page(self.inputs.graph, &here));
        let description = "How classes are derived from answers, step by step";
        let wanted = classification::any(self.inputs.graph.catalog());
        wanted.then(|| self.simple(url::CLASSIFICATION, "Classification", description, body()))
    }

    fn dates(&self) -> Option<Page> {
        let here = Here::at(url::DATES);
        let body = || Body::Dates(dates::page(self.inputs.graph, &here));
        let description = "From when provisions apply, to whom, and by when somebody has to deliver";
        let wanted = dates::any(self.inputs.graph.catalog());
        wanted.then(|| self.simple(url::DATES, "Dates", description, body()))
    }

    fn compare(&self) -> Option<Page> {
        let here = Here::at(url::COMPARE);
        let body = || Body::Compare(compare::page(self.inputs.graph, &here));
        let description = "What is left to do for some frameworks by someone who meets others";
        let wanted = compare::any(self.inputs.graph.catalog());
        wanted.then(|| self.simple(url::COMPARE, "Compare", description, body()))
    }

    fn themes(&self) -> Page {
        let here = Here::at(url::THEMES);
        let body = Body::Themes(theme::list(self.inputs.graph, &here));
        self.simple(url::THEMES, "Themes", "Concerns that cut across frameworks", body)
    }

    fn catalog_pages(&self, pages: &mut Vec<Page>) {
        let graph = self.inputs.graph;
        let catalog = graph.catalog();
        for edition in &catalog.editions {
            let here = Here::at(url::edition(&edition.id));
            let crumbs = vec![here.link("Home", url::HOME)];
            let body = Body::Framework(framework::page(graph, &here, edition));
            pages.push(self.page(&here, &edition.title, &edition.subject, crumbs, body));
        }
        for it in &catalog.provisions {
            let here = Here::at(url::provision(&it.id));
            let mut crumbs = vec![here.link("Home", url::HOME)];
            crumbs.push(provision::edition_link(graph, &here, it.id.edition()));
            for above in graph.ancestors(&it.id) {
                let text = format!("{} {}", above.id.reference(), above.title);
                crumbs.push(here.link(text, &url::provision(&above.id)));
            }
            let body = Body::Provision(Box::new(provision::page(
                graph,
                self.inputs.closure,
                &here,
                it,
                self.inputs.assessments,
            )));
            let title = format!("{} {}", it.id.reference(), it.title);
            pages.push(self.page(&here, &title, &it.summary, crumbs, body));
        }
        for it in &catalog.themes {
            let here = Here::at(url::theme(&it.id));
            let crumbs = vec![here.link("Home", url::HOME), here.link("Themes", url::THEMES)];
            let body = Body::Theme(theme::page(graph, &here, it));
            pages.push(self.page(&here, &it.title, &it.text, crumbs, body));
        }
    }

    fn crosswalk_pages(&self, pages: &mut Vec<Page>) {
        let SiteInputs { graph, closure, .. } = self.inputs;
        let inferred = inferred::pairs(graph, closure);
        let here = Here::at(url::CROSSWALKS);
        let body = Body::Crosswalks(crosswalks::page(graph, closure, &here, &inferred));
        pages.push(self.simple(
            url::CROSSWALKS,
            "Crosswalks",
            "Every pair of editions: mapped, inferred, or neither",
            body,
        ));
        let crumbs =
            |here: &Here| vec![here.link("Home", url::HOME), here.link("Crosswalks", url::CROSSWALKS)];
        for set in &graph.catalog().sets {
            let here = Here::at(url::crosswalk(&set.id));
            let title = framework::crosswalk_link(graph, &here, set).text;
            let body = Body::Crosswalk(Box::new(crosswalk::page(graph, closure, &here, set)));
            let description = format!("Crosswalk {title}, each mapping with its reason");
            pages.push(self.page(&here, &title, &description, crumbs(&here), body));
        }
        for pair in &inferred {
            let here = Here::at(url::crosswalk(pair));
            let title = crosswalks::title(graph, &here, pair);
            let body = Body::Inferred(inferred::page(graph, closure, &here, pair));
            let description = format!("What follows for {title}, each inference with its proof");
            pages.push(self.page(&here, &title, &description, crumbs(&here), body));
        }
    }

    fn contradictions(&self) -> Page {
        let here = Here::at(url::CONTRADICTIONS);
        let body = Body::Contradictions(contradictions::page(self.inputs.graph, self.inputs.closure, &here));
        self.simple(url::CONTRADICTIONS, "Contradictions", "Mappings that cannot all be true", body)
    }

    fn text(&self, text: &TextSource) -> Page {
        let here = Here::at(url::text_page(&text.path));
        let crumbs = vec![here.link("Home", url::HOME)];
        let body = Body::Text(TextPage {
            title: text.title.clone(),
            section: text.section.clone(),
            markdown: text.markdown.clone(),
        });
        self.page(&here, &text.title, &format!("{}: {}", text.section, text.title), crumbs, body)
    }

    fn page(&self, here: &Here, title: &str, description: &str, breadcrumbs: Vec<Link>, body: Body) -> Page {
        let site = &self.inputs.graph.catalog().site;
        let frame = Frame {
            title: title.to_owned(),
            description: one_sentence(description),
            site: site.title.clone(),
            tagline: site.tagline.clone(),
            footer: site.footer.clone(),
            path: here.path.clone(),
            root: url::root_of(&here.path),
            home: here.href(url::HOME),
            search: here.href(url::SEARCH),
            twin: here.href(&url::twin(&here.path)),
            breadcrumbs,
            menu: seen_from(&self.menu, here),
        };
        Page { path: here.path.clone(), frame, body }
    }
}

/// The first sentence, without Markdown marks.
fn one_sentence(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !"*_`[]#".contains(*c)).collect();
    let end = plain.find(". ").map_or(plain.len(), |end| end + 1);
    plain[..end].trim().to_owned()
}
