//! Provisions that read alike.
//!
//! As in Lucene's "more like this", the words of the provision become a question, in which each weighs by how frequent it is
//! there and how rare elsewhere. A provision's score is the sum of what these words weigh in it (BM25), each times its weight
//! in the question. Unlike in Lucene, all words are asked for: that finds more, and there are few.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Index, rounded, words};
use crate::view::TextHit;

/// How many shared words are told.
const TOLD: usize = 5;

/// What a word counts in the provision that is asked about: in its title, its summary, its themes.
const WEIGHTS: [f64; 3] = [2.0, 1.0, 0.5];

impl Index<'_> {
    /// Every provision that shares words with the one at that position, the most similar first; itself left out.
    pub fn similar(&self, position: usize) -> Vec<TextHit> {
        let mut scores: BTreeMap<usize, Vec<(f64, String)>> = BTreeMap::new();
        for (word, written, weight) in self.characteristic(position) {
            let mut parts: BTreeMap<usize, f64> = BTreeMap::new();
            for (field, _) in self.texts() {
                for (other, score) in self.scores(field, &word) {
                    *parts.entry(other).or_default() += score * weight;
                }
            }
            for (other, score) in parts {
                scores.entry(other).or_default().push((score, written.clone()));
            }
        }
        scores.remove(&position);
        let mut hits: Vec<_> = scores.into_iter().map(|(position, parts)| hit(position, parts)).collect();
        hits.sort_by_key(|hit| (Reverse(rounded(hit.score)), hit.position));
        hits
    }

    /// The words that tell a provision from others, with their weights; the heaviest has 1.
    fn characteristic(&self, position: usize) -> Vec<(String, String, f64)> {
        let provision = &self.provisions[position];
        let mut counts: BTreeMap<String, (f64, String)> = BTreeMap::new();
        let themes = provision.themes.join("; ");
        for (text, weight) in [&provision.title, &provision.summary, &themes].into_iter().zip(WEIGHTS) {
            for (word, written) in words(text) {
                counts.entry(word).or_insert((0.0, written)).0 += weight;
            }
        }
        let mut weighed: Vec<_> = counts
            .into_iter()
            .map(|(word, (count, written))| {
                let weight = count * self.rarity(&word);
                (word, written, weight)
            })
            .collect();
        weighed.sort_by_key(|(word, _, weight)| (Reverse(rounded(*weight)), word.clone()));
        let most = weighed.first().map_or(1.0, |(_, _, weight)| *weight);
        weighed.into_iter().map(|(word, written, weight)| (word, written, weight / most)).collect()
    }

    /// Inverse document frequency as in BM25, over the field in which the word is most frequent.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn rarity(&self, word: &str) -> f64 {
        let frequency = self.texts().iter().map(|(field, _)| self.frequency(*field, word)).max().unwrap_or(0);
        let (all, with) = (self.provisions.len() as f64, frequency as f64);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }
}

fn hit(position: usize, mut parts: Vec<(f64, String)>) -> TextHit {
    let score = parts.iter().map(|(score, _)| score).sum();
    parts.sort_by_key(|(score, word)| (Reverse(rounded(*score)), word.clone()));
    TextHit { position, score, words: parts.into_iter().take(TOLD).map(|(_, word)| word).collect() }
}
