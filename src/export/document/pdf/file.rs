//! The objects of a file: pages, fonts, bookmarks, the tree of tags, and properties.

use pdf_writer::types::{PageMode, StructRole, TableHeaderScope};
use pdf_writer::{Date, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};

use super::embed::{self, packed};
use super::flow::{Bookmark, Flow};
use super::font::{Fonts, Weight};
use super::paint::{self, UsedFonts};
use super::tags::{Node, Role};
use crate::export::document::prose;
use crate::view::Document;

/// Numbers of objects that others point to.
struct Ids {
    catalog: Ref,
    pages: Ref,
    info: Ref,
    metadata: Ref,
    regular: Ref,
    semibold: Ref,
    outline: Ref,
    /// The first of the pages, of the bookmarks and of the tags.
    page: Ref,
    bookmark: Ref,
    tag: Ref,
    next: Ref,
}

impl Ids {
    fn new(flow: &Flow<'_>) -> Self {
        let mut next = Ref::new(1);
        let mut many = |count: usize| {
            let first = next;
            next = Ref::new(next.get() + i32::try_from(count).expect("fewer objects than numbers"));
            first
        };
        Self {
            catalog: many(1),
            pages: many(1),
            info: many(1),
            metadata: many(1),
            regular: many(1),
            semibold: many(1),
            outline: many(1),
            page: many(flow.pages.len()),
            bookmark: many(flow.bookmarks.len()),
            tag: many(flow.tags.nodes.len()),
            next,
        }
    }
}

/// The one that is so many after the first.
fn nth(first: Ref, at: usize) -> Ref {
    Ref::new(first.get() + i32::try_from(at).expect("fewer objects than numbers"))
}

/// The file.
pub(super) fn write(document: &Document, fonts: &Fonts, mut flow: Flow<'_>) -> Vec<u8> {
    flow.running(&prose::running(&document.title), &prose::running(&document.subtitle));
    let mut ids = Ids::new(&flow);
    let mut pdf = Pdf::new();
    let mut used = UsedFonts::default();
    let texts = pages(&mut pdf, &mut flow, &mut ids, &mut used);
    for (id, weight, used, style) in [
        (ids.regular, Weight::Regular, &used.regular, "Regular"),
        (ids.semibold, Weight::Semibold, &used.semibold, "Semibold"),
    ] {
        embed::font(&mut pdf, &mut ids.next, id, fonts.get(weight), used, style);
    }
    outline(&mut pdf, &ids, &flow.bookmarks, flow.height);
    for (at, node) in flow.tags.nodes.iter().enumerate() {
        tag(&mut pdf, &ids, at, node);
    }
    properties(&mut pdf, &ids, document);
    let mut catalog = pdf.catalog(ids.catalog);
    catalog.pages(ids.pages).metadata(ids.metadata).lang(TextStr("en-GB"));
    catalog.mark_info().marked(true);
    catalog.viewer_preferences().display_doc_title(true);
    if !flow.bookmarks.is_empty() {
        catalog.outlines(ids.outline).page_mode(PageMode::UseOutlines);
    }
    let mut root = catalog.struct_tree_root();
    root.child(ids.tag);
    root.parent_tree_next_key(i32::try_from(texts.len()).expect("fewer pages than numbers"));
    let mut tree = root.parent_tree();
    let mut numbers = tree.nums();
    for (page, list) in (0..).zip(&texts) {
        numbers.insert(page, *list);
    }
    numbers.finish();
    tree.finish();
    root.finish();
    catalog.finish();
    pdf.finish()
}

/// Writes pages, and for each the list of the tags of its texts.
fn pages(pdf: &mut Pdf, flow: &mut Flow<'_>, ids: &mut Ids, used: &mut UsedFonts) -> Vec<Ref> {
    let count = flow.pages.len();
    let mut lists = Vec::with_capacity(count);
    for at in 0..count {
        let (content, list) = (ids.next.bump(), ids.next.bump());
        let (drawn, texts) = paint::page(&flow.pages[at], at, flow.height, used, &mut flow.tags);
        let mut page = pdf.page(nth(ids.page, at));
        page.parent(ids.pages).contents(content);
        page.media_box(Rect::new(0.0, 0.0, flow.width, flow.height));
        page.struct_parents(i32::try_from(at).expect("fewer pages than numbers"));
        let mut resources = page.resources();
        let mut named = resources.fonts();
        named.pair(paint::name(Weight::Regular), ids.regular);
        named.pair(paint::name(Weight::Semibold), ids.semibold);
        named.finish();
        resources.finish();
        page.finish();
        pdf.stream(content, &packed(&drawn)).filter(Filter::FlateDecode);
        pdf.indirect(list).array().items(texts.into_iter().map(|node| nth(ids.tag, node)));
        lists.push(list);
    }
    pdf.pages(ids.pages)
        .kids((0..count).map(|at| nth(ids.page, at)))
        .count(i32::try_from(count).expect("fewer pages than numbers"));
    lists
}

/// Bookmarks, each below the nearest one before it that is less deep.
fn outline(pdf: &mut Pdf, ids: &Ids, bookmarks: &[Bookmark], height: f32) {
    if bookmarks.is_empty() {
        return;
    }
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(bookmarks.len());
    let mut above: Vec<usize> = Vec::new();
    for (at, bookmark) in bookmarks.iter().enumerate() {
        above.retain(|up| bookmarks[*up].depth < bookmark.depth);
        parents.push(above.last().copied());
        above.push(at);
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); bookmarks.len()];
    let mut top = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => children[*parent].push(at),
            None => top.push(at),
        }
    }
    let id = |at: usize| nth(ids.bookmark, at);
    let number = |count: usize| i32::try_from(count).expect("fewer bookmarks than numbers");
    let mut root = pdf.outline(ids.outline);
    root.first(id(top[0])).last(id(top[top.len() - 1])).count(number(bookmarks.len()));
    root.finish();
    for (at, bookmark) in bookmarks.iter().enumerate() {
        let siblings = parents[at].map_or(&top, |parent| &children[parent]);
        let place = siblings.iter().position(|one| *one == at).expect("it is among its siblings");
        let mut item = pdf.outline_item(id(at));
        item.title(TextStr(&bookmark.title)).parent(parents[at].map_or(ids.outline, id));
        if let Some(before) = place.checked_sub(1) {
            item.prev(id(siblings[before]));
        }
        if let Some(after) = siblings.get(place + 1) {
            item.next(id(*after));
        }
        if let [first, .., last] | [first @ last] = children[at][..] {
            item.first(id(first)).last(id(last)).count(number(children[at].len()));
        }
        item.dest().page(nth(ids.page, bookmark.page)).xyz(0.0, height - bookmark.y + 12.0, None);
    }
}

fn tag(pdf: &mut Pdf, ids: &Ids, at: usize, node: &Node) {
    let mut element = pdf.struct_element(nth(ids.tag, at));
    element.kind(role(node.role));
    match node.parent {
        Some(parent) => element.parent(nth(ids.tag, parent)),
        None => element.parent(ids.catalog),
    };
    let mut children = element.children();
    for child in &node.children {
        children.struct_element(nth(ids.tag, *child));
    }
    for (page, id) in &node.marked {
        children.marked_content_ref().page(nth(ids.page, *page)).marked_content_id(*id);
    }
    children.finish();
    match node.role {
        Role::ColumnHead => {
            element.attributes().push().table().scope(TableHeaderScope::Column);
        }
        Role::RowHead => {
            element.attributes().push().table().scope(TableHeaderScope::Row);
        }
        Role::Across(columns) => {
            element.attributes().push().table().col_span(columns.into());
        }
        Role::Document
        | Role::Heading(_)
        | Role::Paragraph
        | Role::Contents
        | Role::Entry
        | Role::Table
        | Role::Row
        | Role::Cell => {}
    }
}

fn role(role: Role) -> StructRole {
    match role {
        Role::Document => StructRole::Document,
        Role::Heading(1) => StructRole::H1,
        Role::Heading(2) => StructRole::H2,
        Role::Heading(3) => StructRole::H3,
        Role::Heading(4) => StructRole::H4,
        Role::Heading(5) => StructRole::H5,
        Role::Heading(_) => StructRole::H6,
        Role::Paragraph => StructRole::P,
        Role::Contents => StructRole::TOC,
        Role::Entry => StructRole::TOCI,
        Role::Table => StructRole::Table,
        Role::Row => StructRole::TR,
        Role::ColumnHead | Role::RowHead => StructRole::TH,
        Role::Across(_) | Role::Cell => StructRole::TD,
    }
}

/// Title, subject and day, in both forms that readers look for.
fn properties(pdf: &mut Pdf, ids: &Ids, document: &Document) {
    let (title, subject) = (prose::one_line(&document.title), prose::one_line(&document.subtitle));
    let day = prose::day(document);
    let mut info = pdf.document_info(ids.info);
    info.title(TextStr(&title)).subject(TextStr(&subject)).creator(TextStr("crosswalk"));
    if let Some(day) = day {
        info.creation_date(Date::new(day.year).month(day.month).day(day.of_month));
    }
    info.finish();
    let created = day.map_or_else(String::new, |day| {
        let text = format!("{:04}-{:02}-{:02}", day.year, day.month, day.of_month);
        format!("<xmp:CreateDate>{text}</xmp:CreateDate>")
    });
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\
         <dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>\
         </dc:title><dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\
         <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>crosswalk</xmp:CreatorTool>{created}</rdf:Description></rdf:RDF></x:xmpmeta>\
         <?xpacket end=\"r\"?>",
        prose::escape(&title),
        prose::escape(&subject),
    );
    pdf.stream(ids.metadata, packet.as_bytes())
        .pair(Name(b"Type"), Name(b"Metadata"))
        .pair(Name(b"Subtype"), Name(b"XML"));
}
