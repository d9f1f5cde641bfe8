//! Links to provisions in the lines of a document, where a page shows it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Here;
use super::{Section, url};
use crate::graph::Graph;
use crate::model::ProvisionId;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Where it leads; empty where it is plain text.
    pub href: String,
}

/// An id has so many words at most: `nist-ai-rmf@1.0/MEASURE 2.11`, `eu-ai-act@2026-07-27/Annex XI`.
const WORDS: usize = 3;

/// The lines of all tables of some sections that name provisions, each in its parts.
pub(super) fn linked<'s>(
    graph: &Graph<'_>,
    here: &Here,
    sections: impl IntoIterator<Item = &'s Section>,
) -> BTreeMap<String, Vec<Piece>> {
    let tables = sections.into_iter().filter_map(|section| section.table.as_ref());
    let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let lines = cells.flat_map(|cell| &cell.lines).filter(|line| line.contains('@'));
    let mut found = BTreeMap::new();
    for line in lines {
        if !found.contains_key(line) {
            let pieces = pieces(graph, here, line);
            if pieces.iter().any(|piece| !piece.href.is_empty()) {
                found.insert(line.clone(), pieces);
            }
        }
    }
    found
}

/// A line in parts. Ids begin it, or follow a comma.
fn pieces(graph: &Graph<'_>, here: &Here, line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut plain = String::new();
    for (place, part) in line.split(", ").enumerate() {
        if place > 0 {
            plain += ", ";
        }
        let Some(id) = leading_id(graph, part) else {
            plain += part;
            continue;
        };
        if !plain.is_empty() {
            pieces.push(Piece { text: std::mem::take(&mut plain), href: String::new() });
        }
        plain += &part[id.as_str().len()..];
        pieces.push(Piece { text: id.to_string(), href: here.href(&url::provision(&id)) });
    }
    if !plain.is_empty() {
        pieces.push(Piece { text: plain, href: String::new() });
    }
    pieces
}

/// The longest id of a provision with which a text begins.
fn leading_id(graph: &Graph<'_>, text: &str) -> Option<ProvisionId> {
    let ends = text.match_indices([' ', ':', ';']).map(|(end, _)| end).take(WORDS);
    let mut ends: Vec<_> = ends.chain([text.len()]).collect();
    ends.dedup();
    let mut ids = ends.into_iter().rev().filter_map(|end| text[..end].parse().ok());
    ids.find(|id| graph.provision(id).is_some())
}
