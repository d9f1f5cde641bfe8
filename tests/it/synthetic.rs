//! Catalogs that no file holds: provisions with numbers for names, and mappings between them.

use crosswalk::model::{
    Answers, Catalog, Choice, EditionId, FileId, Force, Mapping, Origin, Provision, ProvisionId,
    ProvisionKind, Rationale, Relation, Reply, Scope, SetId, Strength, Subject, System,
};

/// The organisation of a scope with so many systems, whose answers are drawn; one question in five stays open.
#[allow(dead_code, reason = "the tests and the benches each use a part")]
pub(crate) fn scope(catalog: &Catalog, like: &Scope, systems: usize) -> Scope {
    let mut numbers = Numbers(11);
    let asked: Vec<_> =
        catalog.attributes.iter().filter(|it| !it.derived && it.id.subject() == Subject::System).collect();
    let drawn = |numbers: &mut Numbers| {
        let mut answers = Answers::new();
        for attribute in &asked {
            if numbers.below(5) == 0 {
                continue;
            }
            let pick =
                |numbers: &mut Numbers| attribute.answers[numbers.below(attribute.answers.len())].id.clone();
            let reply = match attribute.choice {
                Choice::Many if numbers.below(2) == 0 => Reply::Chosen(Vec::new()),
                Choice::One | Choice::Many => Reply::Chosen(vec![pick(numbers)]),
                Choice::Day => Reply::Day("2027-01-01".parse().expect("a day")),
            };
            answers.insert(attribute.id.clone(), reply);
        }
        answers
    };
    let mut system = |n: usize| System {
        id: format!("system-{n}").parse().expect("well formed"),
        name: format!("System {n}"),
        purpose: String::new(),
        owner: String::new(),
        answers: drawn(&mut numbers),
        origin: like.organisation.origin,
    };
    let systems = (0..systems).map(&mut system).collect();
    Scope::new(String::new(), like.organisation.clone(), systems)
}

/// Provision `n` is of edition `n % editions`.
pub(crate) fn catalog(editions: usize, provisions: usize, mappings: &[(usize, usize, Relation)]) -> Catalog {
    let origin = |n: usize| Origin { file: FileId(0), start: n, end: n + 1 };
    let mut catalog = Catalog::default();
    // Edition after edition, as the loader has them, so that numbers and positions differ.
    for edition in 0..editions {
        let of_it = (edition..provisions).step_by(editions);
        catalog.provisions.extend(of_it.map(|n| provision(provision_id(editions, n), origin(n))));
    }
    catalog.mappings = mappings
        .iter()
        .enumerate()
        .map(|(place, (source, target, relation))| Mapping {
            set: SetId { from: edition_id(source % editions), to: edition_id(target % editions) },
            source: provision_id(editions, *source),
            target: provision_id(editions, *target),
            relation: *relation,
            rationale: Rationale::Semantic,
            strength: Strength::new(5).expect("from 1 to 10"),
            reason: String::new(),
            gap: String::new(),
            beyond: String::new(),
            cites: Vec::new(),
            origin: origin(place),
            source_origin: origin(place),
            target_origin: origin(place),
            relation_origin: origin(place),
        })
        .collect();
    catalog.index();
    catalog
}

pub(crate) fn provision_id(editions: usize, n: usize) -> ProvisionId {
    edition_id(n % editions).provision(&n.to_string()).expect("well formed")
}

fn edition_id(n: usize) -> EditionId {
    format!("edition-{n}@1").parse().expect("well formed")
}

fn provision(id: ProvisionId, origin: Origin) -> Provision {
    Provision {
        id,
        parent: None,
        kind: ProvisionKind::Control,
        force: Force::Control,
        title: String::new(),
        summary: String::new(),
        guides: None,
        phase: None,
        unchanged: false,
        themes: Vec::new(),
        stages: Vec::new(),
        documents: Vec::new(),
        documented: false,
        aliases: Vec::new(),
        origin,
    }
}

/// Numbers that are the same in every run: the generator of Steele, Lea and Flood (2014), known as `SplitMix64`.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bound = u64::try_from(bound).expect("small");
        usize::try_from((mixed ^ (mixed >> 31)) % bound).expect("below the bound")
    }
}
