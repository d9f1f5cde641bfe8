//! OSCAL, the Open Security Controls Assessment Language of NIST: an edition as a catalog, and a statement of applicability
//! as a component definition.

mod catalog;
mod component;
mod names;
mod parts;

pub use catalog::catalog;
pub use component::component_definition;

use serde::Serialize;

use super::cell;

/// A document with the UUID that its content gives it: OSCAL wants another one whenever anything changes.
fn document<T: Serialize>(mut root: T, kind: &str, uuid: impl Fn(&mut T) -> &mut String) -> Vec<u8> {
    let content = String::from_utf8(cell::json(&root)).expect("JSON is UTF-8");
    *uuid(&mut root) = names::uuid(&[kind, &content]);
    cell::json(&std::collections::BTreeMap::from([(kind, root)]))
}
