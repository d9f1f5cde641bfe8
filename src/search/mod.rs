//! Search over provisions: by words and by ids, and for provisions that read alike.
//!
//! In: provisions as views. Out: positions with scores, and the words that weighed most. Everything is in memory and on one
//! thread; the number of a document is the position of the provision in the catalog. What a reader types is cut into words
//! and never parsed, so that no text is a mistake. Deliberately missing: wording, files, and the graph, see `view`.

mod find;
mod similar;
mod spelling;

pub use find::{Found, Only};

use std::collections::{BTreeMap, BTreeSet};

use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::query::{EnableScoring, Query as _, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};
use tantivy::{DocSet as _, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, Term};

use crate::view::Searchable;

/// The memory that the writer starts with; it grows where that is too little.
const BUDGET: usize = 16 * 1024 * 1024;

/// Texts are cut into words before they get to the index; it splits them at spaces.
const AT_SPACES: &str = "whitespace";

/// Longer words are no words.
const LONGEST_WORD: usize = 40;

const IN_MEMORY: &str = "an index in memory is written and read without a disk that could fail";

/// The index, and what it is asked about.
pub struct Index<'v> {
    provisions: &'v [Searchable],
    searcher: Searcher,
    fields: Fields,
}

#[derive(Clone, Copy)]
struct Fields {
    /// Spellings of the id.
    key: Field,
    /// Beginnings of these.
    beginning: Field,
    edition: Field,
    title: Field,
    summary: Field,
    documents: Field,
    themes: Field,
}

impl<'v> Index<'v> {
    /// Reads all provisions; they are given in the order of the catalog.
    pub fn new(provisions: &'v [Searchable]) -> Self {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(AT_SPACES)
            .set_index_option(IndexRecordOption::WithFreqs);
        let english = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            key: schema.add_text_field("key", STRING),
            beginning: schema.add_text_field("beginning", STRING),
            edition: schema.add_text_field("edition", english.clone()),
            title: schema.add_text_field("title", english.clone()),
            summary: schema.add_text_field("summary", english.clone()),
            documents: schema.add_text_field("documents", english.clone()),
            themes: schema.add_text_field("themes", english),
        };
        let index = tantivy::Index::builder().schema(schema.build());
        let mut writer: SingleSegmentIndexWriter =
            index.single_segment_index_writer(RamDirectory::create(), BUDGET).expect(IN_MEMORY);
        let mut reader = Reader { analyzer: analyzer(), known: BTreeMap::new() };
        for provision in provisions {
            writer.add_document(reader.document(fields, provision)).expect(IN_MEMORY);
        }
        let index = writer.finalize().expect(IN_MEMORY);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let searcher = reader.try_into().expect(IN_MEMORY).searcher();
        Self { provisions, searcher, fields }
    }

    /// Every word of the texts, for hints.
    pub fn vocabulary(&self) -> BTreeSet<String> {
        let texts = self.provisions.iter().flat_map(|provision| {
            let own = [&provision.title, &provision.summary, &provision.documents];
            own.into_iter().chain(&provision.themes)
        });
        let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        words.filter(|word| word.len() > 2).map(str::to_lowercase).collect()
    }

    /// The provisions that have a term in a field, with the score of each.
    fn scores(&self, field: Field, term: &str) -> Vec<(usize, f64)> {
        let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
        let weight = query.weight(EnableScoring::enabled_from_searcher(&self.searcher)).expect(IN_MEMORY);
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let mut scorer = weight.scorer(segment, 1.0).expect(IN_MEMORY);
            while scorer.doc() != TERMINATED {
                let position = usize::try_from(scorer.doc()).expect("positions are small");
                found.push((position, f64::from(scorer.score())));
                scorer.advance();
            }
        }
        found
    }

    /// The fields that tell what a provision asks, each with what a word in it counts.
    fn texts(&self) -> [(Field, f64); 4] {
        let Fields { title, summary, documents, themes, .. } = self.fields;
        [(title, 4.0), (themes, 2.0), (documents, 1.5), (summary, 1.0)]
    }

    fn frequency(&self, field: Field, term: &str) -> u64 {
        self.searcher.doc_freq(&Term::from_field_text(field, term)).expect(IN_MEMORY)
    }
}

/// Cuts texts into words, each theme once: the same ones come up again and again, and word endings take time.
struct Reader<'v> {
    analyzer: TextAnalyzer,
    known: BTreeMap<&'v str, String>,
}

impl<'v> Reader<'v> {
    fn document(&mut self, fields: Fields, provision: &'v Searchable) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        let keys: BTreeSet<_> = provision.spellings.iter().map(|text| spelling::key(text)).collect();
        let beginnings: BTreeSet<_> = keys.iter().flat_map(|key| spelling::beginnings(key)).collect();
        for key in &keys {
            document.add_text(fields.key, key);
        }
        for beginning in beginnings {
            document.add_text(fields.beginning, beginning);
        }
        document.add_text(fields.edition, self.words(&provision.edition.join(" ")));
        document.add_text(fields.title, self.words(&provision.title));
        document.add_text(fields.summary, self.words(&provision.summary));
        document.add_text(fields.documents, self.words(&provision.documents));
        for theme in &provision.themes {
            if !self.known.contains_key(theme.as_str()) {
                let words = self.words(theme);
                self.known.insert(theme, words);
            }
            document.add_text(fields.themes, &self.known[theme.as_str()]);
        }
        document
    }

    /// The words of a text, each with a space after it.
    fn words(&mut self, text: &str) -> String {
        let mut found = String::with_capacity(text.len());
        self.analyzer.token_stream(text).process(&mut |token| {
            found.push_str(&token.text);
            found.push(' ');
        });
        found
    }
}

/// Words in lower case without their endings; words that say nothing are left out.
fn analyzer() -> TextAnalyzer {
    let silent = StopWordFilter::new(Language::English).expect("there is a list for English");
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(silent)
        .filter(Stemmer::new(Language::English))
        .build()
}

/// The words of a text as the index knows them, each with how it was written.
fn words(text: &str) -> Vec<(String, String)> {
    let mut analyzer = analyzer();
    let mut stream = analyzer.token_stream(text);
    let mut found = Vec::new();
    stream.process(&mut |token| {
        let written = text.get(token.offset_from..token.offset_to).unwrap_or_default().to_lowercase();
        found.push((token.text.clone(), written));
    });
    found
}

/// Scores that differ by less than rounding are equal, on every computer.
#[expect(clippy::cast_possible_truncation, reason = "scores are small")]
fn rounded(score: f64) -> i64 {
    (score * 1000.0).round() as i64
}
