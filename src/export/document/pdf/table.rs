//! Rows onto pages: the head again on each page, and a row that is longer than what is left goes on overleaf.

use super::flow::{Flow, Mark, SIDE, Style};
use super::font::Weight;
use super::lines::{self, Line};
use super::tags::Role;
use crate::export::document::prose::{self, ink};
use crate::export::document::widths;
use crate::view::{Cell, Field, Table, TableRow, Tone};

const TEXT: Style = Style { size: 8.5, leading: 11.0, weight: Weight::Regular, colour: ink::TEXT };

/// Left and right of the text of a cell, above and below it, and thickness of lines.
const PADDING: f32 = 4.5;
const ABOVE: f32 = 3.0;
const RULE: f32 = 0.5;

/// More lines than this are cut from the head of a column, which has to leave room for rows.
const HEAD_LINES: usize = 8;

/// A row is parted only if it takes more than this share of a page.
const PARTED: f32 = 0.4;

/// A cell, broken into lines.
struct Laid {
    lines: Vec<Line>,
    style: Style,
    ground: Option<u32>,
    right: bool,
    role: Role,
}

/// The table with its head.
pub(super) fn write(flow: &mut Flow<'_>, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let fonts = flow.fonts;
    let measure = |word: &str, bold: bool| {
        fonts.get(if bold { Weight::Semibold } else { Weight::Regular }).measure(word, TEXT.size)
    };
    let widths = widths::widths(table, flow.text_width(), 2.0 * PADDING + 1.0, measure);
    let head = head(flow, table, &widths);
    let tag = flow.tags.open(Role::Table);
    let mut grid = Grid { flow, widths: &widths, head: &head };
    grid.flow.keep(height(&head) + 50.0);
    grid.row(&head);
    for row in &table.rows {
        let cells = cells(grid.flow, row, &widths);
        if let Some(group) = &row.group {
            let group = across(grid.flow, &prose::one_line(group), widths.len());
            let next = height(&cells).min(60.0);
            grid.make_room(height(&group) + next);
            grid.row(&group);
        }
        grid.row(&cells);
    }
    grid.flow.tags.close(tag);
    flow.space(6.0);
}

/// Names and values: a table without a head.
pub(super) fn fields(flow: &mut Flow<'_>, fields: &[Field]) {
    let names = flow.text_width() / 4.0;
    let widths = [names, flow.text_width() - names];
    let tag = flow.tags.open(Role::Table);
    let mut grid = Grid { flow, widths: &widths, head: &[] };
    let bold = Style { weight: Weight::Semibold, ..TEXT };
    let rows: Vec<_> = fields
        .iter()
        .map(|field| {
            let name = lay(grid.flow, &[&field.name], bold, widths[0]);
            let value = lay(grid.flow, &[&field.value], TEXT, widths[1]);
            [Laid { ground: Some(ink::GROUP), role: Role::RowHead, ..name }, value]
        })
        .collect();
    let whole: f32 = rows.iter().map(|row| height(row)).sum();
    if whole < grid.flow.page_room() * PARTED {
        grid.make_room(whole);
    }
    for row in &rows {
        grid.row(row);
    }
    grid.flow.tags.close(tag);
}

fn lay(flow: &Flow<'_>, texts: &[&str], style: Style, width: f32) -> Laid {
    let font = flow.fonts.get(style.weight);
    let lines = texts.iter().flat_map(|text| lines::lines(font, text, style.size, width - 2.0 * PADDING));
    Laid { lines: lines.collect(), style, ground: None, right: false, role: Role::Cell }
}

fn head(flow: &Flow<'_>, table: &Table, widths: &[f32]) -> Vec<Laid> {
    let style = Style { weight: Weight::Semibold, colour: ink::HEADING, ..TEXT };
    let columns = table.columns.iter().zip(widths).enumerate();
    let head = columns.map(|(at, (column, width))| {
        let mut laid = lay(flow, &[&column.title], style, *width);
        laid.lines.truncate(HEAD_LINES);
        Laid { ground: Some(ink::HEAD), right: prose::numeric(table, at), role: Role::ColumnHead, ..laid }
    });
    head.collect()
}

fn across(flow: &Flow<'_>, text: &str, columns: usize) -> Vec<Laid> {
    let style = Style { weight: Weight::Semibold, ..TEXT };
    let laid = lay(flow, &[text], style, flow.text_width());
    let role = Role::Across(u16::try_from(columns).unwrap_or(u16::MAX));
    vec![Laid { ground: Some(ink::GROUP), role, ..laid }]
}

fn cells(flow: &Flow<'_>, row: &TableRow, widths: &[f32]) -> Vec<Laid> {
    let empty = Cell::default();
    let cells = row.cells.iter().chain(std::iter::repeat(&empty)).zip(widths);
    cells.map(|(one, width)| cell(flow, one, *width)).collect()
}

fn cell(flow: &Flow<'_>, cell: &Cell, width: f32) -> Laid {
    let weight = if prose::bold(cell.tone) { Weight::Semibold } else { Weight::Regular };
    let colour = if cell.tone == Tone::Muted { ink::MUTED } else { ink::TEXT };
    let first = format!("{}{}", prose::mark(cell.tone), cell.lines.first().map_or("", String::as_str));
    let texts: Vec<&str> =
        std::iter::once(first.as_str()).chain(cell.lines.iter().skip(1).map(String::as_str)).collect();
    let laid = lay(flow, &texts, Style { weight, colour, ..TEXT }, width);
    Laid { ground: prose::ground(cell.tone), right: cell.number.is_some(), ..laid }
}

fn height(cells: &[Laid]) -> f32 {
    cells.iter().map(|cell| block(cell.lines.len(), cell.style)).fold(0.0, f32::max)
}

#[expect(clippy::cast_precision_loss, reason = "far fewer lines than would lose precision")]
fn block(lines: usize, style: Style) -> f32 {
    lines.max(1) as f32 * style.leading + 2.0 * ABOVE + RULE
}

/// Where rows go, and the head that comes with each page.
struct Grid<'g, 'f> {
    flow: &'g mut Flow<'f>,
    widths: &'g [f32],
    head: &'g [Laid],
}

impl Grid<'_, '_> {
    /// Goes to a new page, under the head, unless so much is left of this one.
    fn make_room(&mut self, height: f32) {
        if self.flow.room() < height {
            self.overleaf();
        }
    }

    fn overleaf(&mut self) {
        self.flow.new_page();
        if !self.head.is_empty() {
            let lines = self.head.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
            self.part(self.head, None, 0, lines);
        }
    }

    /// A row, on one page if it is not long.
    fn row(&mut self, cells: &[Laid]) {
        let row = self.flow.tags.open(Role::Row);
        let tags: Vec<_> = cells.iter().map(|cell| self.flow.tags.add(cell.role)).collect();
        self.flow.tags.close(row);
        let whole = height(cells);
        if whole <= self.flow.page_room() * PARTED {
            self.make_room(whole);
        }
        let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
        let mut done = 0;
        while done < lines {
            let mut fit = self.fitting().min(lines - done);
            // Not a single line alone, neither below nor above.
            if fit < 2 && fit < lines - done {
                self.overleaf();
                fit = self.fitting().clamp(1, lines - done);
            }
            self.part(cells, Some(&tags), done, fit);
            done += fit;
            if done < lines {
                self.overleaf();
            }
        }
    }

    /// How many lines of a row fit on what is left of the page.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most the lines of a page"
    )]
    fn fitting(&self) -> usize {
        ((self.flow.room() - 2.0 * ABOVE - RULE) / TEXT.leading).max(0.0) as usize
    }

    /// Some lines of a row, with grounds behind and a line below.
    fn part(&mut self, cells: &[Laid], tags: Option<&[usize]>, from: usize, count: usize) {
        let (left, top) = (SIDE, self.flow.y);
        let height = block(count, TEXT);
        let width = self.flow.text_width();
        let mut x = left;
        for (at, cell) in cells.iter().enumerate() {
            let wide = if cells.len() == 1 { width } else { self.widths[at] };
            if let Some(colour) = cell.ground {
                self.flow.put(Mark::Fill { x, y: top, width: wide, height, colour });
            }
            x += wide;
        }
        self.flow.put(Mark::Fill { x: left, y: top + height - RULE, width, height: RULE, colour: ink::LINE });
        let mut x = left;
        for (at, cell) in cells.iter().enumerate() {
            let wide = if cells.len() == 1 { width } else { self.widths[at] };
            let mut y = top + ABOVE;
            for line in cell.lines.iter().skip(from).take(count) {
                let start =
                    if cell.right { x + wide - PADDING - line.width(cell.style.size) } else { x + PADDING };
                let tag = tags.map(|tags| tags[at]);
                self.flow.line(start, y, cell.style, line.glyphs.clone(), tag);
                y += cell.style.leading;
            }
            x += wide;
        }
        self.flow.y = top + height;
    }
}
