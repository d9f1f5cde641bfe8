//! Finding provisions, and suggesting what they might be mapped to, on the shipped catalog.

use std::collections::BTreeSet;

use crosswalk::graph::{Closure, Graph, HOPS};
use crosswalk::model::Catalog;
use crosswalk::search::{Index, Only};
use crosswalk::view::{Suggestions, searchables, suggestions};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::catalog::shipped;
use crate::tidy::root;
use crate::workspace::{command, text};

/// What is typed, and the first hit.
const QUESTIONS: &[(&str, &str)] = &[
    ("A.6.2.4", "iso-42001@2023/A.6.2.4"),
    ("42001 A.6.2.4", "iso-42001@2023/A.6.2.4"),
    ("ISO/IEC 42001:2023 a 6.2.4", "iso-42001@2023/A.6.2.4"),
    ("iso-42001/A.6.2.4", "iso-42001@2023/A.6.2.4"),
    ("iso-42001@2023/A.6.2.4", "iso-42001@2023/A.6.2.4"),
    ("clause 6.1.2", "iso-42001@2023/6.1.2"),
    ("27001 6.1.2", "iso-27001@2022/6.1.2"),
    ("10", "iso-42001@2023/10"),
    ("Art 10", "eu-ai-act@2026-07-27/Art.10"),
    ("gdpr article 10", "gdpr@2016/Art.10"),
    ("Article 10 paragraph 2 point (f)", "eu-ai-act@2026-07-27/Art.10(2)(f)"),
    ("art. 5 (1)(f)", "eu-ai-act@2026-07-27/Art.5(1)(f)"),
    ("annex III 4", "eu-ai-act@2026-07-27/Annex III(4)"),
    ("GOVERN 1.1", "nist-ai-rmf@1.0/GOVERN 1.1"),
    ("govern-1.1", "nist-ai-rmf@1.0/GOVERN 1.1"),
    ("map", "nist-ai-rmf@1.0/MAP"),
    ("measure 2.11 fairness", "nist-ai-rmf@1.0/MEASURE 2.11"),
    ("soc 2 cc6.1", "soc-2@2017/CC6.1"),
    ("164.308(a)(1)", "hipaa-security@2013/164.308(a)(1)"),
    ("27001 A.9.4.1", "iso-27001@2013/A.9.4.1"),
    ("27701 A.7.2.2", "iso-27701@2019/A.7.2.2"),
    ("27001 access control", "iso-27001@2022/A.5.15"),
    ("human oversight", "eu-ai-act@2026-07-27/Art.14"),
    ("data protection impact assessment", "gdpr@2016/Art.35"),
    ("fundamental rights impact assessments", "eu-ai-act@2026-07-27/Art.27"),
    ("supplier", "iso-42001@2023/A.10.3"),
    ("zebra fairness", "iso-42001@2023/C.2.5"),
    ("verifications", "iso-42001@2023/A.6.2.4"),
];

#[test]
fn what_is_typed_leads_where_it_should_and_no_text_is_a_mistake() {
    let workspace = shipped();
    let graph = workspace.graph();
    let provisions = searchables(&graph);
    let index = Index::new(&provisions);
    let ids = |typed: &str| -> Vec<String> {
        let hits = index.find(typed, Only::default()).hits;
        hits.iter().map(|(position, _)| workspace.catalog.provisions[*position].id.to_string()).collect()
    };
    for (typed, first) in QUESTIONS {
        assert_eq!(ids(typed).first().map(String::as_str), Some(*first), "{typed}");
        assert_eq!(ids(typed), ids(typed), "{typed}");
    }
    for provision in workspace.catalog.provisions.iter().step_by(9) {
        let id = provision.id.as_str();
        assert_eq!(ids(id).first().map(String::as_str), Some(id), "every full id finds its provision");
    }
    let words = index.find("access control", Only::default()).hits;
    let old = words.iter().map(|(position, _)| provisions[*position].superseded);
    assert!(old.clone().any(|old| old) && old.is_sorted(), "superseded editions come last");
    let only = Only { edition: Some("soc-2"), kind: Some("criterion") };
    let only: Vec<_> = index.find("access", only).hits;
    assert!(!only.is_empty() && only.iter().all(|(at, _)| provisions[*at].kind == "criterion"));

    let hostile =
        ["", " ", "\"", "title:", "AND OR NOT", "(((", "a:b^9~2", "[* TO *]", "\u{0}", "İ", "１０", "-", "*"];
    for typed in hostile {
        index.find(typed, Only::default());
    }
    let pieces = prop_oneof![
        any::<String>(),
        "[A-Za-z0-9 .:()\"*^~+-]{0,40}",
        "(art|annex|clause|GOVERN|A|42001|10) ?[.(]?[0-9]{0,3}[)]? ?[a-z]{0,4}",
    ];
    TestRunner::new(Config::with_cases(64))
        .run(&pieces, |typed| {
            index.find(&typed, Only::default());
            Ok(())
        })
        .expect("no text is a mistake");
}

#[test]
fn suggestions_are_new_in_force_and_explained() {
    let workspace = shipped();
    let (graph, catalog) = (workspace.graph(), &workspace.catalog);
    let provisions = searchables(&graph);
    let index = Index::new(&provisions);
    let ask = |catalog: &Catalog, id: &str, edition: &str| -> Suggestions {
        let id = id.parse().expect("an id");
        let position = catalog.position(&id).expect("a provision");
        let edition = edition.parse().expect("an edition");
        let graph = Graph::new(catalog);
        let closure = Closure::new(&graph, HOPS);
        let source = &catalog.provisions[position];
        suggestions(&graph, &closure, source, &index.similar(position), Some(&edition), 10)
    };
    // The mappings of the pairs are hidden, so that new ones do not change what is expected.
    for (id, edition, expected) in [
        ("soc-2@2017/CC6.1", "iso-27001@2022", "iso-27001@2022/A.5.9"),
        ("nist-ai-rmf@1.0/MEASURE 2.11", "eu-ai-act@2026-07-27", "eu-ai-act@2026-07-27/Art.10(2)(f)"),
    ] {
        let mut hidden = catalog.clone();
        hidden.mappings.retain(|mapping| {
            let ends = [mapping.source.as_str(), mapping.target.as_str()];
            !(ends.contains(&id) && ends.iter().any(|end| end.starts_with(edition)))
        });
        let found = ask(&hidden, id, edition);
        let candidate = found.candidates.iter().find(|candidate| candidate.id == expected);
        let listed: Vec<_> = found.candidates.iter().map(|candidate| &candidate.id).collect();
        let candidate = candidate.unwrap_or_else(|| panic!("{id}: {expected} is not in {listed:?}"));
        assert!(candidate.text.as_ref().is_some_and(|signal| !signal.words.is_empty()), "{id}");
    }
    let id = "nist-ai-rmf@1.0/GOVERN 1.6";
    let found = ask(catalog, id, "iso-42001@2023");
    let linked = graph.links(&id.parse().expect("an id"));
    let taken: BTreeSet<_> = linked.iter().map(|link| link.other.id.to_string()).collect();
    assert_eq!(found.candidates.len(), 10);
    for candidate in &found.candidates {
        let provision = catalog.provision(&candidate.id.parse().expect("an id")).expect("a provision");
        assert!(provision.force.asks() && !taken.contains(&candidate.id), "{}", candidate.id);
        assert!(candidate.text.is_some() || candidate.mappings.is_some());
        for path in candidate.mappings.iter().flat_map(|signal| &signal.paths) {
            assert!(path.len() == 1 || path.len() == 2, "{path:?}");
        }
        assert!(found.rejected.iter().all(|pair| pair.id != candidate.id && !pair.reason.is_empty()));
    }
    assert!(!found.rejected.is_empty() && found.mapped > 0);
}

#[test]
fn what_is_not_found_is_said_with_what_was_probably_meant() {
    let run = |args: &[&str]| {
        let output = command().args(args).current_dir(root()).output().expect("runs");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    for (args, code, message) in [
        (&["search", "A.6.2.44"][..], 1, "nothing found for `A.6.2.44`; did you mean `A.6.2.4`?"),
        (&["search", "accuntability"], 1, "did you mean `accountability`?"),
        (&["search", "drift", "--edition", "iso-42002"], 2, "did you mean `iso-42001`?"),
        (&["search", "drift", "--kind", "contrl"], 2, "did you mean `control`?"),
        (&["search"], 2, "WORDS"),
        (&["suggest", "B.6.2.4"], 1, "ask for `iso-42001@2023/A.6.2.4` instead"),
        (&["suggest", "A.6.2.4", "--in", "iso-27001@2013"], 2, "ask for `iso-27001@2022`"),
    ] {
        let (found, stdout, stderr) = run(args);
        assert_eq!(found, Some(code), "{args:?}: {stderr}");
        assert!(stdout.is_empty() && stderr.contains(message), "{args:?}: {stderr}");
    }
    let (_, json, _) = run(&["search", "drift", "--limit", "3", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["results"].as_array().map(Vec::len), Some(3));
    let (_, json, _) = run(&["suggest", "soc-2/CC6.1", "--limit", "2", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["candidates"].as_array().map(Vec::len), Some(2));
    let (_, skeleton, _) = run(&["suggest", "soc-2/CC6.1", "--in", "iso-42001"]);
    // The set leads from ISO/IEC 42001 to SOC 2, whichever end is asked about.
    assert!(skeleton.contains("# target = \"CC6.1\"\n# relation = \"\"\n"), "{skeleton}");
}
