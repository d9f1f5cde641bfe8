//! Why a control is in: a risk that it treats, a law, a promise, or good practice.

use super::RelatedRow;
use crate::assess::{Assessment, Overall, Verdict};
use crate::model::{Justification, ProvisionId, SystemId};
use crate::view::row::counted;

/// So many obligations are named one by one; of more, their number is told.
const MOST_NAMED: usize = 3;

/// The grounds, and what each rests on. A control that applies and has no other ground is good practice: it is in because
/// the rule of its standard says so.
pub(super) fn justification(
    assessment: &Assessment<'_>,
    overall: &Overall<'_>,
    about: Option<&SystemId>,
    obligations: &[(RelatedRow, String)],
) -> (Vec<&'static str>, Vec<String>) {
    let (mut grounds, mut rests_on) = (Vec::new(), Vec::new());
    if overall.verdict == Verdict::Excluded {
        return (grounds, rests_on);
    }
    let id = &overall.provision.id;
    let concerns = |of: Option<&SystemId>| of.is_none() || about.is_none() || of == about;
    let scope = assessment.scope;
    let treats = |ids: &[ProvisionId]| ids.contains(id);
    let risks = scope.risks.iter().filter(|risk| treats(&risk.controls) && concerns(risk.system.as_ref()));
    for risk in risks {
        add(&mut grounds, Justification::Risk);
        rests_on.push(format!("Risk {}: {}", risk.id, risk.title));
    }
    if !obligations.is_empty() {
        add(&mut grounds, Justification::Legal);
        let named: Vec<_> =
            obligations.iter().take(MOST_NAMED).map(|(row, _)| row.provision.as_str()).collect();
        let more = obligations.len() - named.len();
        let more =
            if more == 0 { String::new() } else { format!(" and {} more", counted(more, "obligation")) };
        rests_on.push(format!("Law: {}{more}", named.join(", ")));
    }
    let contracts =
        scope.contracts.iter().filter(|it| treats(&it.provisions) && concerns(it.system.as_ref()));
    for contract in contracts {
        add(&mut grounds, Justification::Contractual);
        rests_on.push(format!("Contract with {}: {}", contract.party, contract.title));
    }
    if grounds.is_empty() {
        grounds.push(Justification::GoodPractice.as_str());
        rests_on.push(format!("Good practice: the rule {}", overall.rule.id));
    }
    (grounds, rests_on)
}

fn add(grounds: &mut Vec<&'static str>, ground: Justification) {
    if !grounds.contains(&ground.as_str()) {
        grounds.push(ground.as_str());
    }
}
