//! CycloneDX: vulnerabilities, how complete components are described, model cards.

use super::evidently::day;
use super::form::Source;
use super::node::Node;
use super::problem::Problem;
use super::quantity::{Names, Quantity};

const EXPECTED: &str = "JSON with `bomFormat` `CycloneDX`";

/// States of an analysis after which a vulnerability is not open any more.
const SETTLED: [&str; 4] = ["resolved", "resolved_with_pedigree", "false_positive", "not_affected"];

pub(super) fn fits(source: &Source<'_>, _: &Names<'_>) -> bool {
    source.json().and_then(|json| json.get("bomFormat")).and_then(Node::text) == Some("CycloneDX")
}

pub(super) fn read(source: &Source<'_>, names: &Names<'_>) -> Result<Vec<Quantity>, Problem> {
    let Some(json) = source.json().filter(|_| fits(source, names)) else {
        return Err(source.other(EXPECTED));
    };
    let day = json.at(&["metadata", "timestamp"]).and_then(Node::text).and_then(day);
    let mut components = Vec::new();
    gather(json, &mut components);
    let mut found = Vec::new();
    found.extend(json.get("vulnerabilities").map(vulnerabilities).unwrap_or_default());
    found.extend(coverage(&components));
    // The time stamp is that of the bill: it tells when its contents were known, and nothing of a measurement in a model card.
    let mut found: Vec<_> = found.into_iter().map(|quantity| quantity.on(day)).collect();
    let models = components.iter().copied().chain(json.at(&["metadata", "component"]));
    for card in models.filter_map(|component| component.get("modelCard")) {
        performance(card, &mut found);
        energy(card, &mut found);
    }
    Ok(found)
}

/// The components of a bill, and those in them.
fn gather<'n>(node: &'n Node, components: &mut Vec<&'n Node>) {
    for component in node.get("components").map(Node::list).unwrap_or_default() {
        components.push(component);
        gather(component, components);
    }
}

/// Vulnerabilities with a base score of 7.0 or more that are not settled, and beside them those without any score: how many
/// of these count, the file cannot tell.
#[expect(clippy::cast_precision_loss, reason = "a file has fewer entries than that")]
fn vulnerabilities(list: &Node) -> Vec<Quantity> {
    let settled = |one: &&Node| {
        one.at(&["analysis", "state"]).and_then(Node::text).is_some_and(|state| SETTLED.contains(&state))
    };
    let (closed, open): (Vec<_>, Vec<_>) = list.list().iter().partition(settled);
    let ratings: Vec<_> = open.iter().map(|one| rating(one)).collect();
    let count = |wanted: Option<bool>| ratings.iter().filter(|rating| **rating == wanted).count();
    let (serious, lesser, unrated) = (count(Some(true)), count(Some(false)), count(None));
    let name = "open vulnerabilities, high or critical";
    let note = format!("beside them {lesser} lesser, {unrated} of unknown score, {} settled", closed.len());
    let mut found = Vec::new();
    if unrated < list.list().len() || list.list().is_empty() {
        found.push(Quantity::new(name, "", serious as f64).noted(note));
    }
    if unrated > 0 {
        found.push(Quantity::new(name, "of unknown score", unrated as f64));
    }
    found
}

/// Whether a vulnerability is high or critical, by its scores, or by words where it has no score; none where it has neither.
fn rating(vulnerability: &Node) -> Option<bool> {
    let ratings = vulnerability.get("ratings").map(Node::list).unwrap_or_default();
    let scores =
        ratings.iter().filter_map(|rating| rating.get("score")?.number()).filter(|score| score.is_finite());
    if let Some(score) = scores.max_by(f64::total_cmp) {
        return Some(score >= 7.0);
    }
    let words =
        ratings.iter().filter_map(|rating| rating.get("severity")?.text()).filter(|word| *word != "unknown");
    let words: Vec<_> = words.collect();
    (!words.is_empty()).then(|| words.iter().any(|word| ["high", "critical"].contains(word)))
}

/// How many of the components that are listed are described as they should be.
#[expect(clippy::cast_precision_loss, reason = "a file has fewer entries than that")]
fn coverage(components: &[&Node]) -> Option<Quantity> {
    let has = |component: &Node, keys: &[&str]| {
        let there = |node: &Node| {
            node.text().is_some_and(|text| !text.trim().is_empty())
                || !node.map().is_empty()
                || !node.list().is_empty()
        };
        keys.iter().any(|key| component.get(key).is_some_and(there))
    };
    let whole = |component: &&&Node| {
        has(component, &["supplier", "publisher", "manufacturer", "authors", "author"])
            && has(component, &["name"])
            && has(component, &["version"])
            && has(component, &["purl", "cpe", "swid", "omniborId", "swhid", "hashes"])
    };
    let (number, complete) = (components.len(), components.iter().filter(whole).count());
    (number > 0).then(|| {
        let name = "components with supplier, name, version and identifier, share";
        Quantity::new(name, "of the components listed", complete as f64 / number as f64)
            .noted(format!("{complete} of {number} components"))
    })
}

fn performance(card: &Node, found: &mut Vec<Quantity>) {
    let metrics =
        card.at(&["quantitativeAnalysis", "performanceMetrics"]).map(Node::list).unwrap_or_default();
    for metric in metrics {
        let text = |key: &str| metric.get(key).and_then(Node::text).unwrap_or_default();
        let value = metric.get("value").and_then(Node::figure).unwrap_or(f64::NAN);
        found.push(Quantity::new(text("type"), text("slice"), value));
    }
}

/// Energy of inference, where a property beside it says for how many inferences.
fn energy(card: &Node, found: &mut Vec<Quantity>) {
    let consumptions = card.at(&["considerations", "environmentalConsiderations", "energyConsumptions"]);
    for one in consumptions.map(Node::list).unwrap_or_default() {
        let cost = one.get("activityEnergyCost");
        let kilowatt_hours = cost.and_then(|cost| cost.get("unit")).and_then(Node::text) == Some("kWh");
        let value = cost.and_then(|cost| cost.get("value")).and_then(Node::figure);
        let properties = one.get("properties").map(Node::list).unwrap_or_default();
        let number = properties.iter().find_map(|property| {
            let name = property.get("name").and_then(Node::text)?;
            let named = name == "inferences" || name.ends_with(":inferences");
            property.get("value").filter(|_| named)?.figure()
        });
        let inference = one.get("activity").and_then(Node::text) == Some("inference");
        if let (Some(value), Some(number), true) = (value, number, inference && kilowatt_hours) {
            let note = format!("{value} kWh for {number} inferences");
            found.push(
                Quantity::new("kilowatt-hours of inference for 1000", "", value / number * 1000.0)
                    .noted(note),
            );
        }
    }
}
