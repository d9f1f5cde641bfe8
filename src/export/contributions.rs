//! What other editions contribute to one, as a script that the page of comparisons loads.

use super::script::expression;
use crate::view::Contributions;

/// `(globalThis.crosswalkContributions ??= {})["soc-2@2017"] = {…};`
pub fn script(contributions: &Contributions) -> Vec<u8> {
    let edition = expression(&contributions.edition);
    let told = expression(contributions);
    format!("(globalThis.crosswalkContributions ??= {{}})[{edition}] = {told};\n").into_bytes()
}
