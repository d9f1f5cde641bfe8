"""The documents that `cargo test` left behind, opened with the readers that people use.

DOCUMENTS names their folder. `statement` is a statement with a list of tasks, `long` has 5,000 rows, `hostile` has texts
that break files, `empty` has nothing.
"""

import os
import re
import subprocess
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pypdf
from docx.enum.section import WD_ORIENT

FOLDER = Path(os.environ["DOCUMENTS"])
NAMES = ["statement", "long", "hostile", "empty"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def path(name, extension):
    return FOLDER / f"{name}.{extension}"


class Packages(unittest.TestCase):
    def test_every_part_is_xml_and_bears_no_clock(self):
        for name in NAMES:
            for extension in ["docx", "xlsx"]:
                with self.subTest(name=name, extension=extension), zipfile.ZipFile(path(name, extension)) as parts:
                    for part in parts.infolist():
                        ElementTree.fromstring(parts.read(part))
                        self.assertEqual(part.date_time, (1980, 1, 1, 0, 0, 0))


class Workbook(unittest.TestCase):
    def test_tables_are_ready_to_filter_and_to_print(self):
        book = openpyxl.load_workbook(path("statement", "xlsx"))
        self.assertEqual(book.sheetnames, ["Cover", "Figures", "Controls", "Tasks-before release"])
        self.assertEqual(book.properties.title, "Statement of applicability")
        self.assertEqual(book.properties.created.date().isoformat(), "2026-11-02")
        sheet = book["Controls"]
        self.assertEqual(sheet.freeze_panes, "A2")
        self.assertEqual(sheet.auto_filter.ref, "A1:G42")
        self.assertEqual(sheet.print_title_rows, "$1:$1")
        self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
        self.assertEqual(sheet.page_setup.fitToHeight, 0)
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertEqual(sheet.oddFooter.right.text, "&P of &N")
        self.assertTrue(sheet["D3"].alignment.wrap_text)

    def test_tones_are_seen_without_colour_and_values_stay_words(self):
        sheet = openpyxl.load_workbook(path("statement", "xlsx"))["Figures"]
        self.assertEqual((sheet["A3"].value, sheet["A3"].number_format), ("undetermined", '"▲ "@'))
        self.assertTrue(sheet["A3"].font.bold)
        self.assertEqual((sheet["C2"].value, sheet["C2"].number_format), (81.6, '0.0" %"'))

    def test_no_cell_is_a_formula(self):
        for name in NAMES:
            for sheet in openpyxl.load_workbook(path(name, "xlsx")):
                for row in sheet.iter_rows():
                    for cell in row:
                        self.assertIn(cell.data_type, "sn", (name, sheet.title, cell.coordinate))
        risky = openpyxl.load_workbook(path("hostile", "xlsx")).worksheets[1]
        quoted = [cell for row in risky.iter_rows() for cell in row if str(cell.value).startswith("=HYPERLINK")]
        self.assertTrue(quoted)
        self.assertTrue(all(cell.quotePrefix for cell in quoted if "\n" not in cell.value))


class WordProcessor(unittest.TestCase):
    def test_headings_are_headings_and_heads_come_again(self):
        document = docx.Document(path("statement", "docx"))
        headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
        self.assertEqual(
            headings,
            [
                ("Heading 1", "Legend"),
                ("Heading 1", "Summary"),
                ("Heading 1", "Controls"),
                ("Heading 1", "What is left to do"),
                ("Heading 2", "Tasks before release"),
            ],
        )
        self.assertEqual(document.paragraphs[0].style.name, "Title")
        table = document.tables[4]
        self.assertEqual([cell.text for cell in table.rows[0].cells][:3], ["Control", "Title", "Verdict"])
        self.assertIsNotNone(table.rows[0]._tr.trPr.find(f"{W}tblHeader"))
        self.assertEqual(len(table.rows), 1 + 38 + 3)
        self.assertEqual(table.rows[2].cells[2].text, "✓ applies")
        self.assertEqual(document.sections[0].orientation, WD_ORIENT.LANDSCAPE)

    def test_pages_are_numbered_and_properties_are_set(self):
        document = docx.Document(path("statement", "docx"))
        fields = [field.get(f"{W}instr") for field in document.sections[0].footer._element.iter(f"{W}fldSimple")]
        self.assertEqual(fields, [" PAGE ", " NUMPAGES "])
        self.assertEqual(document.core_properties.title, "Statement of applicability")
        self.assertEqual(document.core_properties.created.date().isoformat(), "2026-11-02")
        self.assertIsNone(docx.Document(path("hostile", "docx")).core_properties.created)

    def test_hostile_texts_are_kept(self):
        document = docx.Document(path("hostile", "docx"))
        texts = {cell.text for row in document.tables[0].rows for cell in row.cells}
        self.assertIn('=HYPERLINK("http://example.invalid","x")', texts)
        self.assertTrue(any("<w:t>&amp;</w:t> ]]>" in text for text in texts))
        self.assertTrue(any("\ufffdnul and \ufffd" in text for text in texts))


class Pages(unittest.TestCase):
    def text(self, name, *options):
        done = subprocess.run(["pdftotext", *options, path(name, "pdf"), "-"], capture_output=True, check=True)
        self.assertEqual(done.stderr, b"", name)
        return done.stdout.decode()

    def test_every_file_is_read_without_complaint(self):
        for name in NAMES:
            with self.subTest(name=name):
                self.text(name)
                self.assertTrue(pypdf.PdfReader(path(name, "pdf"), strict=True).pages)

    def test_text_comes_in_reading_order(self):
        text = self.text("statement")
        wanted = ["Statement of applicability", "Musterwerk GmbH", "Legend", "Contents", "A.2.1", "A.2.2", "A.3.1", "Task 300"]
        places = [text.index(words) for words in wanted]
        self.assertEqual(places, sorted(places))
        self.assertIn("1 of 2", text)

    def test_heads_come_again_on_each_page(self):
        pages = self.text("long", "-layout").split("\f")
        inside = [page for page in pages if re.search(r"^ *A\.\d+\.\d+ ", page, re.M)]
        self.assertGreater(len(inside), 300)
        self.assertTrue(all(re.search(r"Control +Title +Verdict +Reason", page) for page in inside))

    def test_bookmarks_fonts_tags_and_properties_are_there(self):
        reader = pypdf.PdfReader(path("statement", "pdf"))
        outline = reader.outline
        self.assertEqual([entry.title for entry in outline[:3]], ["Summary", "Controls", "What is left to do"])
        self.assertEqual([entry.title for entry in outline[3]], ["Tasks before release"])
        contents = reader.pages[0].extract_text()
        page = reader.get_destination_page_number(outline[1]) + 1
        self.assertRegex(contents, rf"Controls\s+{page}\n")
        self.assertEqual(reader.metadata.title, "Statement of applicability")
        root = reader.trailer["/Root"]
        self.assertEqual(root["/Lang"], "en-GB")
        self.assertTrue(root["/MarkInfo"]["/Marked"])
        fonts = reader.pages[0]["/Resources"]["/Font"]
        for font in fonts.values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            self.assertIn("/FontFile3", descriptor)

    def test_tables_are_tables_for_screen_readers(self):
        reader = pypdf.PdfReader(path("statement", "pdf"))
        document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
        kinds = [child.get_object()["/S"] for child in document["/K"]]
        self.assertEqual(kinds[:4], ["/H1", "/P", "/Table", "/H2"])
        tables = [child.get_object() for child in document["/K"] if child.get_object()["/S"] == "/Table"]
        head = tables[4]["/K"][0].get_object()
        self.assertEqual({cell.get_object()["/S"] for cell in head["/K"]}, {"/TH"})
        self.assertEqual(len(tables[4]["/K"]), 1 + 38 + 3)

    def test_a_character_that_the_fonts_lack_is_still_found(self):
        self.assertIn("漢字", self.text("hostile"))


if __name__ == "__main__":
    unittest.main()
