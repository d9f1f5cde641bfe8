//! Widths of columns on a page: in the proportions wanted, but no ordinary word is broken for them.

use crate::view::Table;

/// Longer words may be broken, so that one id does not take the page.
const LONGEST_WORD: usize = 22;

/// Widths that add up to `total`. `measure` tells how wide a word is, in a cell or, if it is bold, in a head.
pub(super) fn widths(
    table: &Table,
    total: f32,
    padding: f32,
    measure: impl Fn(&str, bool) -> f32,
) -> Vec<f32> {
    let least: Vec<f32> = (0..table.columns.len()).map(|at| padding + least(table, at, &measure)).collect();
    let needed: f32 = least.iter().sum();
    if needed >= total {
        return least.iter().map(|width| width / needed * total).collect();
    }
    let share = |at: usize| f32::from(table.columns[at].share.max(1));
    let mut widths = vec![None; least.len()];
    // A column that would fall short of what it needs gets that, and the others share what is left.
    loop {
        let open: Vec<usize> = (0..least.len()).filter(|at| widths[*at].is_none()).collect();
        let left = total - widths.iter().flatten().sum::<f32>();
        let shares: f32 = open.iter().map(|at| share(*at)).sum();
        let short: Vec<usize> =
            open.iter().copied().filter(|at| left * share(*at) / shares < least[*at]).collect();
        if short.is_empty() {
            for at in open {
                widths[at] = Some(left * share(at) / shares);
            }
            return widths.into_iter().flatten().collect();
        }
        for at in short {
            widths[at] = Some(least[at]);
        }
    }
}

fn least(table: &Table, at: usize, measure: &impl Fn(&str, bool) -> f32) -> f32 {
    let head = words(&table.columns[at].title).map(|word| measure(word, true));
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).flat_map(|cell| &cell.lines);
    let body = cells.flat_map(|line| words(line)).map(|word| measure(word, false));
    head.chain(body).fold(0.0, f32::max)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().nth(LONGEST_WORD).is_none())
}
