//! A document as one HTML file, complete in itself: for sending, for printing, for a page of an intranet.
//!
//! No script, no request: the file says so itself in a policy that browsers hold it to.

use std::fmt::Write as _;

use super::prose;
use crate::view::{Cell, Document, Field, Section, Table, Tone};

const FITS: &str = "writing to a string";

const STYLE: &str = "
:root { color-scheme: light; font: 15px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff }
body { max-width: 78rem; margin: 2rem auto; padding: 0 1.5rem }
header { border-bottom: 3px solid #1b1b1b; margin-bottom: 1.5rem }
h1 { font-size: 2rem; margin: 0 } h2 { margin-top: 2.2rem } .subtitle { font-size: 1.2rem; margin: .2rem 0 1rem }
dl { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr; gap: .3rem 1rem; margin: 0 0 1.5rem }
dt { font-weight: 600 } dd { margin: 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .87rem }
caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { border: 1px solid #767676; padding: .3rem .45rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { background: #1b1b1b; color: #fff } tbody th { background: #e6e6e6 }
td p { margin: 0 0 .25rem } td p:last-child { margin: 0 }
.strong { font-weight: 600 } .muted { color: #595959 } .good, .warn, .bad { font-weight: 600 }
nav ol { columns: 2 } nav ol ol { columns: 1 }
@media print {
  @page { size: A4; margin: 16mm 14mm } @page wide { size: A4 landscape }
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt } body.wide { page: wide }
  thead { display: table-header-group } tr { break-inside: avoid } h2, h3 { break-after: avoid }
}
";

/// The whole document.
pub fn write(document: &Document) -> Vec<u8> {
    let title = format!("{}: {}", document.title, document.subtitle);
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    let wide = if document.landscape { " class=\"wide\"" } else { "" };
    write!(out, "<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body{wide}>\n", text(&title))
        .expect(FITS);
    write!(out, "<header>\n<h1>{}</h1>\n", text(&document.title)).expect(FITS);
    writeln!(out, "<p class=\"subtitle\">{}</p>", text(&document.subtitle)).expect(FITS);
    out.push_str("</header>\n");
    fields(&mut out, &document.block);
    contents(&mut out, document);
    if !document.legend.is_empty() {
        out.push_str("<h2>Legend</h2>\n");
        fields(&mut out, &document.legend);
    }
    out.push_str("<main>\n");
    for (place, part) in document.sections.iter().enumerate() {
        section(&mut out, place, part);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out.into_bytes()
}

fn contents(out: &mut String, document: &Document) {
    if document.sections.len() < 2 {
        return;
    }
    out.push_str("<nav aria-label=\"Contents\">\n<ol>\n");
    for (place, part) in document.sections.iter().enumerate() {
        writeln!(out, "<li><a href=\"#s{place}\">{}</a></li>", text(&part.heading)).expect(FITS);
    }
    out.push_str("</ol>\n</nav>\n");
}

fn fields(out: &mut String, fields: &[Field]) {
    if fields.is_empty() {
        return;
    }
    out.push_str("<dl>\n");
    for field in fields {
        writeln!(out, "<dt>{}</dt><dd>{}</dd>", text(&field.name), text(&field.value)).expect(FITS);
    }
    out.push_str("</dl>\n");
}

fn section(out: &mut String, place: usize, section: &Section) {
    let level = section.depth.clamp(1, 5) + 1;
    writeln!(out, "<h{level} id=\"s{place}\">{}</h{level}>", text(&section.heading)).expect(FITS);
    for paragraph in &section.text {
        writeln!(out, "<p>{}</p>", text(paragraph)).expect(FITS);
    }
    fields(out, &section.fields);
    if let Some(part) = &section.table {
        table(out, part);
    }
}

fn table(out: &mut String, table: &Table) {
    if table.rows.is_empty() {
        out.push_str("<p>Nothing to list.</p>\n");
        return;
    }
    let all: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum();
    write!(out, "<table>\n<caption>{}</caption>\n<colgroup>", text(&table.name)).expect(FITS);
    for column in &table.columns {
        let percent = u32::from(column.share) * 1_000 / all.max(1);
        write!(out, "<col style=\"width:{}.{}%\">", percent / 10, percent % 10).expect(FITS);
    }
    out.push_str("</colgroup>\n<thead><tr>");
    for column in &table.columns {
        write!(out, "<th scope=\"col\">{}</th>", text(&column.title)).expect(FITS);
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        if let Some(group) = &row.group {
            let width = table.columns.len();
            writeln!(out, "<tr><th scope=\"rowgroup\" colspan=\"{width}\">{}</th></tr>", text(group))
                .expect(FITS);
        }
        out.push_str("<tr>");
        for entry in row.cells.iter().take(table.columns.len()) {
            cell(out, entry);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn cell(out: &mut String, cell: &Cell) {
    let class = match cell.tone {
        Tone::Plain | Tone::Tick => "",
        Tone::Strong => " class=\"strong\"",
        Tone::Good => " class=\"good\"",
        Tone::Warn => " class=\"warn\"",
        Tone::Bad => " class=\"bad\"",
        Tone::Muted => " class=\"muted\"",
    };
    write!(out, "<td{class}>").expect(FITS);
    let mark = prose::mark(cell.tone);
    match cell.lines.as_slice() {
        [] => out.push_str(mark),
        [one] => write!(out, "{mark}{}", text(one)).expect(FITS),
        many => {
            for (place, line) in many.iter().enumerate() {
                let mark = if place == 0 { mark } else { "" };
                write!(out, "<p>{mark}{}</p>", text(line)).expect(FITS);
            }
        }
    }
    out.push_str("</td>");
}

/// Text on one line, in which nothing is markup.
fn text(text: &str) -> String {
    prose::escape(&prose::one_line(text))
}
