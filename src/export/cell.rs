//! Text in table cells, for spreadsheets and for Markdown.

/// A CSV cell that no spreadsheet takes for a formula: a leading `=`, `+`, `-`, `@`, tab or line break gets a `'` before it
/// (OWASP ASVS 5.0, 1.2.10).
pub(super) fn spreadsheet(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// A cell of a Markdown table: no line breaks, no bars, no HTML.
pub(super) fn markdown(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' => cell.push_str("\\|"),
            '<' => cell.push_str("&lt;"),
            '\n' | '\r' => cell.push(' '),
            other => cell.push(other),
        }
    }
    cell
}

/// A row of a Markdown table.
pub(super) fn markdown_row<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let cells: Vec<_> = cells.into_iter().map(|text| markdown(text.as_ref())).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// CSV of a head and rows, lines ended by CR LF as RFC 4180 has it.
pub(super) fn csv(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let fits = "writing to memory";
    writer.write_record(head).expect(fits);
    for row in rows {
        writer.write_record(row.iter().map(|text| spreadsheet(text))).expect(fits);
    }
    writer.into_inner().expect(fits)
}

/// JSON with a line end.
pub(super) fn json(value: &impl serde::Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("views serialise");
    bytes.push(b'\n');
    bytes
}
