//! What an article shows of its names: the same name is the same thing throughout, and a word that
//! ends a person's full name is that person.

use super::Found;
use super::types::{KINDS, PERSON, Scores, best};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// What being the last or the first word of a person's full name is worth.
const LAST: f32 = 5.0;
const FIRST: f32 = 2.0;

/// Adds up the scores of the same names, and gives the bearers of a full name's words to it.
/// Returns the last words of persons' names.
pub(super) fn settle<'t>(text: &'t str, found: &mut [Found]) -> HashSet<&'t str> {
    let mut sums: HashMap<&str, Scores> = HashMap::with_capacity(found.len());
    for name in found.iter() {
        let sum = sums.entry(name.name.span.of(text)).or_insert([0.0; KINDS]);
        sum.iter_mut().zip(name.scores).for_each(|(sum, score)| *sum += score);
    }
    let several = |found: &&Found| found.name.end - found.name.first > 1 && !found.name.credit;
    let (mut lasts, mut firsts) = (HashSet::new(), HashSet::new());
    for name in found.iter().filter(several) {
        let written = name.name.span.of(text);
        if best(&sums[written]) == PERSON {
            lasts.insert(written.rsplit(' ').next().unwrap_or_default());
            let first = written.split(' ').next().unwrap_or_default();
            if family_first(written) { &mut lasts } else { &mut firsts }.insert(first);
        }
    }
    for name in found.iter_mut() {
        let written = name.name.span.of(text);
        let Some(sum) = sums.get(written).filter(|_| name.sure.is_none()) else { continue };
        let single = name.name.end - name.name.first == 1;
        if single && lasts.contains(written) {
            // Michael Jordan's article may name the country too: each "Jordan" is judged alone.
            name.scores[PERSON] += LAST;
            continue;
        }
        name.scores = *sum;
        name.scores[PERSON] += if single && firsts.contains(written) { FIRST } else { 0.0 };
    }
    lasts
}

/// Whether the family's name comes first: the given one has a small second half, "Ji-hoon".
fn family_first(name: &str) -> bool {
    name.split_once('-').is_some_and(|(_, half)| half.starts_with(char::is_lowercase)) && !name.contains(" al-")
}
