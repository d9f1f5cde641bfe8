//! Provisions by the words and ids that a reader typed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Index, rounded, spelling, words};
use crate::view::Searchable;

/// The most pieces of text between spaces that may be one id: `Article 10 paragraph 2 point f`.
const LONGEST_ID: usize = 8;

/// A word in another field of the same provision adds this much of its weight there.
const BESIDE: f64 = 0.1;

/// Which provisions are looked through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Only<'f> {
    /// Of this edition, or of this framework in any edition.
    pub edition: Option<&'f str>,
    /// Of this kind, as files spell it.
    pub kind: Option<&'f str>,
}

impl Only<'_> {
    fn holds(self, provision: &Searchable) -> bool {
        let id = &provision.edition[0];
        let framework = id.split('@').next().unwrap_or_default();
        self.edition.is_none_or(|wanted| wanted == id || wanted == framework)
            && self.kind.is_none_or(|wanted| wanted == provision.kind)
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Positions of provisions, the best first, each with its score.
    pub hits: Vec<(usize, f64)>,
    /// Text that is written like an id and is the id of no provision.
    pub missed: Vec<String>,
    /// Words that occur nowhere.
    pub unknown: Vec<String>,
    /// All words were found together, or an id was.
    pub complete: bool,
}

/// How one provision fits; the order is that of the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its id was typed letter by letter, but for upper and lower case.
    Literal,
    /// Its id was typed.
    Exact,
    /// It lies below the one whose id was typed.
    Below,
    /// It has words that were typed.
    Words,
}

/// What was typed, cut up.
#[derive(Default)]
struct Question {
    /// Keys of ids, and how they were written.
    ids: Vec<(String, String)>,
    missed: Vec<String>,
    /// Words as the index knows them, and as they were written.
    words: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    score: f64,
    /// Words found in its texts or in the name of its edition.
    words: usize,
    /// Words found in its texts.
    told: usize,
    /// Words found in the name of its edition.
    named: usize,
    /// Of these, words that tell an edition.
    telling: usize,
}

impl Index<'_> {
    /// Looks for provisions.
    ///
    /// First those whose id was typed, then what lies below them, then those with the words. Among equals, those of the
    /// edition that was named, those in force, those that fit best, those that come first in the catalog. Of words, all are
    /// wanted; where no provision has all, those with most are found.
    pub fn find(&self, typed: &str, only: Only<'_>) -> Found {
        let question = self.question(typed);
        let mut fits: BTreeMap<usize, Fit> = BTreeMap::new();
        for (key, _) in &question.ids {
            for (position, _) in self.scores(self.fields.beginning, key) {
                fits.entry(position).or_insert(Fit::Below);
            }
        }
        for (key, written) in &question.ids {
            for (position, _) in self.scores(self.fields.key, key) {
                // `Art.5(1b)` and `Art.5(1)(b)` have one key.
                let spellings = &self.provisions[position].spellings;
                let literal = spellings.iter().any(|spelling| spelling.eq_ignore_ascii_case(written));
                fits.insert(position, if literal { Fit::Literal } else { Fit::Exact });
            }
        }
        let (tallies, unknown) = self.tally(&question);
        let all_named = question.words.keys().all(|word| self.frequency(self.fields.edition, word) > 0);
        let told = !all_named || !question.words.keys().any(|word| self.names_edition(word));
        let held = tallies.iter().filter(|(position, _)| only.holds(&self.provisions[**position]));
        let held: Vec<_> = if told {
            held.filter(|(_, tally)| tally.told > 0).collect()
        } else if question.ids.is_empty() {
            held.filter(|(_, tally)| tally.named == question.words.len()).collect()
        } else {
            Vec::new()
        };
        // Where a provision has all words, one that lacks some is no answer.
        let most = held.iter().map(|(_, tally)| tally.words).max().unwrap_or(0);
        for (position, _) in held.into_iter().filter(|(_, tally)| tally.words == most) {
            fits.entry(*position).or_insert(Fit::Words);
        }
        let mut ranked: Vec<_> = fits
            .into_iter()
            .filter(|(position, _)| only.holds(&self.provisions[*position]))
            .map(|(position, fit)| {
                let tally = tallies.get(&position).copied().unwrap_or_default();
                // An ordinary word that is also part of a title, such as "act", tells no edition by itself.
                let named = if fit == Fit::Words { tally.telling } else { tally.named };
                let old = self.provisions[position].superseded;
                let order = (fit, Reverse(named), old, Reverse(rounded(tally.score)));
                (order, position, tally)
            })
            .collect();
        ranked.sort_by_key(|(order, position, _)| (*order, *position));
        let complete = ranked
            .first()
            .is_none_or(|((fit, ..), _, tally)| *fit != Fit::Words || tally.words == question.words.len());
        let hits = ranked.into_iter().map(|(_, position, tally)| (position, tally.score)).collect();
        Found { hits, missed: question.missed, unknown, complete }
    }

    fn question(&self, typed: &str) -> Question {
        let chunks: Vec<_> = typed.split_whitespace().collect();
        let mut question = Question::default();
        let mut rest = Vec::new();
        let mut at = 0;
        while at < chunks.len() {
            let longest = LONGEST_ID.min(chunks.len() - at);
            let id = (1..=longest).rev().find_map(|length| {
                let others = chunks[..at].iter().chain(&chunks[at + length..]);
                let written = chunks[at..at + length].join(" ");
                Some((length, self.id(&written, others.copied())?, written))
            });
            if let Some((length, key, written)) = id {
                // A function of NIST is an ordinary word too.
                if !key.contains(|c: char| c.is_numeric()) {
                    rest.extend(&chunks[at..at + length]);
                }
                question.ids.push((key, written));
                at += length;
                continue;
            }
            if self.looks_like_id(chunks[at]) {
                question.missed.push(chunks[at].to_owned());
            } else {
                rest.push(chunks[at]);
            }
            at += 1;
        }
        question.words = words(&rest.join(" ")).into_iter().collect();
        question
    }

    /// The key, where the text is the id of a provision or the beginning of one.
    fn id<'t>(&self, text: &str, mut others: impl Iterator<Item = &'t str>) -> Option<String> {
        let key = spelling::key(text);
        // A single number or word is an id only where nothing speaks for a word.
        let plain = spelling::length(&key) == 1 && !spelling::announces(text);
        let mut alone = || others.all(|other| self.is_name(other));
        let exact = self.frequency(self.fields.key, &key) > 0;
        // The name of an edition is the beginning of many ids.
        let begins = || self.frequency(self.fields.beginning, &key) > 0 && !self.is_name(text);
        (!key.is_empty() && (exact || begins()) && (!plain || alone())).then_some(key)
    }

    /// Letters with digits, or several numbers, that do not name an edition.
    fn looks_like_id(&self, chunk: &str) -> bool {
        let key = spelling::key(chunk);
        let mixed = spelling::length(&key) > 1 && chunk.contains(|c: char| c.is_numeric());
        mixed && !self.is_name(chunk) && words(chunk).iter().any(|(word, _)| !self.occurs(word))
    }

    /// Whether all of a text is part of the name of some edition: `ISO/IEC`, `42001:2023`.
    fn is_name(&self, text: &str) -> bool {
        let words = words(text);
        !words.is_empty() && words.iter().all(|(word, _)| self.frequency(self.fields.edition, word) > 0)
    }

    /// Whether a word tells an edition: a number of its name, or a word that is known only from there.
    fn names_edition(&self, word: &str) -> bool {
        let telling = word.contains(|c: char| c.is_numeric()) || !self.occurs(word);
        telling && self.frequency(self.fields.edition, word) > 0
    }

    /// Whether a word occurs in a text.
    fn occurs(&self, word: &str) -> bool {
        self.texts().iter().any(|(field, _)| self.frequency(*field, word) > 0)
    }

    /// What each provision has of the words; and the words that no provision has.
    fn tally(&self, question: &Question) -> (BTreeMap<usize, Tally>, Vec<String>) {
        let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
        let mut unknown = Vec::new();
        for (word, written) in &question.words {
            // The best field counts, so that a word in a title is not outweighed by the same word everywhere.
            let mut best: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
            for (field, boost) in self.texts() {
                for (position, score) in self.scores(field, word) {
                    let (most, sum) = best.entry(position).or_default();
                    *most = most.max(score * boost);
                    *sum += score * boost;
                }
            }
            let mut found: BTreeSet<_> = best.keys().copied().collect();
            for (position, (most, sum)) in best {
                let tally = tallies.entry(position).or_default();
                tally.score += most + (sum - most) * BESIDE;
                tally.told += 1;
            }
            let telling = usize::from(self.names_edition(word));
            for (position, score) in self.scores(self.fields.edition, word) {
                let tally = tallies.entry(position).or_default();
                tally.score += score;
                tally.named += 1;
                tally.telling += telling;
                found.insert(position);
            }
            if found.is_empty() {
                unknown.push(written.clone());
            }
            for position in found {
                tallies.entry(position).or_default().words += 1;
            }
        }
        (tallies, unknown)
    }
}
