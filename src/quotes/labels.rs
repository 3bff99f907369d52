//! Speakers as labels: `NAME: …` in transcripts, `Minister: …` and `…: operator` in headlines.
//!
//! In: a unit, its section, and whether its block begins with it. Out: the attribution that the
//! label makes, if it is one. A colon alone is no evidence: in running text the label is in capitals
//! or a person's name; in headlines it is short.

use super::tagger::Attribution;
use super::units::Item;
use super::words::Class;
use super::{Act, Basis};
use crate::document::Section;
use crate::mentions::{EntityType, Name};

/// No label is longer, in items.
const LONGEST: usize = 6;

/// Finds the signature that is all of a unit, behind a passage: `“…” — NAME`.
pub(super) fn signature(items: &[Item], text: &str) -> Option<Attribution> {
    let end = items.iter().rposition(|i| i.class != Class::Stop)? + 1;
    let start = usize::from(items[0].class == Class::Quote);
    let name = start + 1..end;
    let dash = items.get(start).is_some_and(|i| i.class == Class::Dash || i.of(text) == "―");
    let named = (1..LONGEST).contains(&name.len()) && items[name.clone()].iter().all(|i| i.class == Class::Capital);
    let content = (0..start).map(|at| at..at + 1).collect();
    (dash && named).then(|| Attribution { content, ..made(name, start, 0..0) })
}

/// Finds the label of a unit.
pub(super) fn find(items: &[Item], section: Section, names: &[Name], text: &str) -> Option<Attribution> {
    let end = items.iter().rposition(|i| i.class != Class::Stop)? + 1;
    let headline = matches!(section, Section::Headline | Section::Summary);
    if headline && items[0].class == Class::Quote && items.get(1).is_some_and(|i| i.class == Class::Colon) {
        return Some(Attribution { source: None, ..made(0..0, 1, 0..1) });
    }
    let before = items[..end.min(LONGEST + 1)].iter().position(|i| i.class == Class::Colon);
    // `HOST: Yes.`
    let enough = |colon: &usize| {
        let answers =
            !headline && items[colon + 1..end].iter().all(|i| matches!(i.class, Class::Capital | Class::Determiner));
        end - colon > 2 || end - colon == 2 && answers && is_shouted(&items[..*colon], text)
    };
    if let Some(colon) = before.filter(enough)
        && is_label(&items[..colon], headline, names, text)
    {
        return Some(made(0..colon, colon, colon + 1..end));
    }
    let after = items[..end].iter().rposition(|i| i.class == Class::Colon).filter(|_| headline)?;
    let label = &items[after + 1..end];
    let fits = after > 3
        && (1..=3).contains(&label.len())
        && label.iter().all(|i| matches!(i.class, Class::Word | Class::Capital));
    fits.then(|| made(after + 1..end, after, 0..after))
}

pub(super) fn made(source: std::ops::Range<usize>, colon: usize, content: std::ops::Range<usize>) -> Attribution {
    let (content, cue) = (vec![content], colon..colon + 1);
    Attribution { content, source: Some(source), cue, act: Act::Speech, basis: Basis::Label, margins: [96, 96, 96, 10] }
}

fn is_label(items: &[Item], headline: bool, names: &[Name], text: &str) -> bool {
    let plain =
        |i: &Item| matches!(i.class, Class::Capital | Class::Word | Class::Preposition | Class::Clitic | Class::Hyphen);
    if items.is_empty() || !items.iter().all(plain) || items[0].class != Class::Capital {
        return false;
    }
    let span = items[0].span.cover(items[items.len() - 1].span);
    let after = names.partition_point(|n| n.span.end < span.end);
    let person = names
        .get(after)
        .is_some_and(|n| n.kind == EntityType::Person && n.span.end == span.end && span.contains(n.span));
    let shouted = is_shouted(items, text) && !is_notice(items[0].of(text));
    if headline { person || items.iter().any(|i| is_role(i.of(text))) } else { shouted || person && items.len() <= 4 }
}

/// Whether all is in capitals.
fn is_shouted(items: &[Item], text: &str) -> bool {
    let capitals = |i: &Item| {
        let word = i.of(text);
        word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase())
    };
    items.iter().all(capitals)
}

/// Labels of the paper's own: `UPDATE: …`, `WATCH: …`.
pub(super) fn is_notice(word: &str) -> bool {
    const NOTICES: [&str; 22] = [
        "ALSO",
        "ANALYSIS",
        "BREAKING",
        "CORRECTION",
        "EDITORIAL",
        "EXCLUSIVE",
        "EXPLAINER",
        "FACTBOX",
        "FILE",
        "LIVE",
        "MORE",
        "NOTE",
        "OPINION",
        "PHOTO",
        "PHOTOS",
        "PREVIEW",
        "READ",
        "RELATED",
        "REVIEW",
        "UPDATE",
        "VIDEO",
        "WATCH",
    ];
    NOTICES.binary_search(&word).is_ok()
}

/// Words of roles and bodies that headlines quote without a name.
pub(super) fn is_role(word: &str) -> bool {
    const ROLES: [&str; 24] = [
        "agency",
        "bank",
        "chief",
        "company",
        "court",
        "expert",
        "experts",
        "governor",
        "head",
        "lawyer",
        "leader",
        "mayor",
        "minister",
        "ministry",
        "official",
        "officials",
        "operator",
        "police",
        "pm",
        "poll",
        "president",
        "report",
        "spokesman",
        "study",
    ];
    ROLES.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}
