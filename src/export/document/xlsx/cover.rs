//! The first sheet: title block, legend, list of the tables, and what the sections say around them.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use super::styles::Styles;
use super::{Sheet, cell_text, heights, names, page};
use crate::export::document::prose;
use crate::view::{Document, Field};

/// Widths of the two columns.
const NAMES: f64 = 30.0;
const VALUES: f64 = 90.0;

/// Rows of a sheet.
const LAST_ROW: u32 = 1_048_576;

/// Writes downwards in two columns.
struct Cover<'w> {
    worksheet: &'w mut Worksheet,
    styles: &'w Styles,
    row: u32,
}

pub(super) fn write(
    worksheet: &mut Worksheet,
    document: &Document,
    sheets: &[Sheet<'_>],
    styles: &Styles,
) -> Result<(), XlsxError> {
    worksheet.set_name(names::COVER)?;
    worksheet.set_screen_gridlines(false);
    page(worksheet, document, names::COVER);
    worksheet.set_column_width(0, NAMES)?;
    worksheet.set_column_width(1, VALUES)?;
    worksheet.set_row_height(0, 30)?;
    worksheet.set_row_height(1, 18)?;
    let one_line = |text: &str| cell_text(&prose::one_line(text));
    worksheet.write_string_with_format(0, 0, one_line(&document.title), &styles.title)?;
    worksheet.write_string_with_format(1, 0, one_line(&document.subtitle), &styles.subtitle)?;
    let mut cover = Cover { worksheet, styles, row: 3 };
    cover.fields(&document.block)?;
    cover.part("Legend", &document.legend)?;
    cover.contents(sheets)?;
    for section in &document.sections {
        if section.text.is_empty() && section.fields.is_empty() {
            continue;
        }
        cover.heading(&section.heading)?;
        for paragraph in &section.text {
            cover.paragraph(paragraph)?;
        }
        cover.fields(&section.fields)?;
    }
    Ok(())
}

impl Cover<'_> {
    /// A text in the row at hand. What is below the last row of a sheet is left out.
    fn put(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        if self.row < LAST_ROW {
            self.worksheet.write_string_with_format(self.row, column, cell_text(text), format)?;
        }
        Ok(())
    }

    /// Goes on below a row of so many lines.
    fn next(&mut self, lines: usize) -> Result<(), XlsxError> {
        if self.row < LAST_ROW {
            self.worksheet.set_row_height(self.row, heights::of(lines))?;
        }
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.put(0, &prose::one_line(text), &self.styles.heading)?;
        if self.row < LAST_ROW {
            self.worksheet.set_row_height(self.row, 20)?;
        }
        self.row += 1;
        Ok(())
    }

    fn part(&mut self, heading: &str, fields: &[Field]) -> Result<(), XlsxError> {
        if fields.is_empty() {
            return Ok(());
        }
        self.heading(heading)?;
        self.fields(fields)
    }

    fn fields(&mut self, fields: &[Field]) -> Result<(), XlsxError> {
        for field in fields {
            self.put(0, &field.name, &self.styles.name)?;
            self.put(1, &field.value, &self.styles.value)?;
            let lines = heights::lines(&field.name, NAMES).max(heights::lines(&field.value, VALUES));
            self.next(lines)?;
        }
        Ok(())
    }

    /// Under the values, where it wraps and the row grows with it.
    fn paragraph(&mut self, text: &str) -> Result<(), XlsxError> {
        self.put(1, text, &self.styles.paragraph)?;
        self.next(heights::lines(text, VALUES))
    }

    fn contents(&mut self, sheets: &[Sheet<'_>]) -> Result<(), XlsxError> {
        if sheets.is_empty() {
            return Ok(());
        }
        self.heading("Sheets")?;
        for sheet in sheets {
            let target = format!("internal:'{}'!A1", sheet.name.replace('\'', "''"));
            let rows = match sheet.rows.len() {
                1 => "1 row".to_owned(),
                many => format!("{many} rows"),
            };
            self.worksheet.write_url_with_options(
                self.row,
                0,
                Url::new(target),
                prose::one_line(&sheet.name),
                "",
                Some(&self.styles.link),
            )?;
            self.put(1, &rows, &self.styles.value)?;
            self.row += 1;
        }
        Ok(())
    }
}
