//! Captions that only their neighbours show.
//!
//! In: lines with their kinds. Out: kinds corrected: a line that says "pictured", the line below "View image
//! in fullscreen", the lines above "hide caption", the caption below or above a line that is only a credit.

use super::caption::Reading;
use super::inserts::is_spaced;
use super::kinds::Kind;
use super::lines::Line;
use super::neighbours::is_section;
use super::{credit, names, outlets, shown, sources, tails};
use crate::span::Span;

/// A longer line is a paragraph.
pub(super) const MOST_WORDS: u32 = 45;

/// Among so many lines above a credit may stand that is told again.
const REPEATED: usize = 6;

/// Below so many lines, what stands apart from the text is no longer looked for.
const DEEPEST: usize = 50;

/// Finds captions by what stands beside them.
pub(super) fn settle(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    let mut bylined = false;
    for i in 0..kinds.len() {
        bylined |= matches!(&kinds[i], Kind::Byline(byline, _) if !byline.authors.is_empty());
        if matches!(kinds[i], Kind::Text) && (repeats_credit(text, lines, kinds, i) || is_told_next(text, lines, i)) {
            kinds[i] = Kind::Junk;
        }
        // "ANA RUIZ/POST" looks like a dateline.
        let open = matches!(kinds[i], Kind::Text) || (kinds[i].is_dateline() && lines[i].words <= 6);
        if i > 0 && open && is_credit(text, &lines[i]) && !lines[i - 1].bullet {
            let credit = Some(credit::bare(text, lines[i].span));
            kinds[i] = Kind::Caption(Reading { text: None, credit, junk: None });
        }
        let apart = i > 0 && !kinds[i - 1].is_text() && kinds[..i.min(20)].iter().any(Kind::is_text);
        if let Some(reading) = bracketed(text, &lines[i]).filter(|_| apart && matches!(kinds[i], Kind::Text)) {
            kinds[i] = Kind::Caption(reading);
        } else if let Some(reading) = photographed(text, lines, kinds, i) {
            kinds[i] = Kind::Caption(reading);
        } else if let Some(reading) = above_text(text, lines, kinds, i).or_else(|| housed(text, lines, kinds, i)) {
            kinds[i] = Kind::Caption(reading);
        }
        if shown::is_described(text, lines, kinds, i) {
            let credit = Some(lines[i].span);
            kinds[i] = Kind::Caption(Reading::default());
            kinds[i + 1] = Kind::Junk;
            kinds[i + 2] = Kind::Caption(Reading { text: Some(lines[i + 2].span), credit, junk: None });
        }
        if shown::is_counted(text, lines, kinds, i) {
            kinds[i] =
                Kind::Caption(Reading { text: Some(lines[i].span), credit: Some(lines[i + 1].span), junk: None });
            kinds[i + 1] = Kind::Caption(Reading::default());
        }
        if is_above_points(text, lines, kinds, i) {
            kinds[i] = said(lines[i].span);
        }
        if matches!(kinds[i], Kind::Text) && lines[i].words <= 6 && opens_picture(lines[i].span.of(text)) {
            kinds[i] = Kind::Junk;
        }
        if i > 0 && matches!(kinds[i], Kind::Text) && bylined && is_below_picture(text, lines, kinds, i) {
            kinds[i - 1] =
                Kind::Caption(Reading { text: Some(lines[i - 1].span), credit: Some(lines[i].span), junk: None });
            kinds[i] = Kind::Caption(Reading::default());
        }
        match kinds[i] {
            Kind::Text if is_picture_told(text, &lines[i]) || is_below_stamp(text, lines, kinds, i) => {
                kinds[i] = said(lines[i].span);
            }
            Kind::Text => below_name(text, lines, kinds, i, bylined),
            Kind::Byline(..) if bylined => below_house(text, lines, kinds, i),
            Kind::Junk if sources::is_source(lines[i].span.of(text)) => {
                below_name(text, lines, kinds, i, bylined);
            }
            Kind::Junk => below_or_above_button(text, lines, kinds, i),
            Kind::Caption(Reading { text: None, credit: Some(_), .. }) => beside_credit(text, lines, kinds, i),
            _ => {}
        }
    }
}

/// A clause without a full stop with a name in brackets behind it, apart from the text: "The old mill (Lake Water)".
fn bracketed(text: &str, line: &Line) -> Option<Reading> {
    if line.stop || line.words > MOST_WORDS {
        return None;
    }
    let whole = line.span.of(text);
    let (said, name) = whole.strip_suffix(')')?.rsplit_once(" (")?;
    let capitals = name.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && (name.contains(char::is_lowercase) || sources::is_source(name));
    let clause = said.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() >= 2;
    let fits = capitals && clause && (5..=MOST_WORDS).contains(&line.words) && name.split(' ').count() <= 4;
    let start = line.span.start + said.len() as u32;
    fits.then(|| Reading {
        text: Some(Span::new(line.span.start, start)),
        credit: Some(Span::new(start + 2, line.span.end - 1)),
        junk: None,
    })
}

/// One sentence with a person behind it, and the text goes on: "The mill on Monday. (Ana Ruiz)", "The mill. Ana Ruiz".
fn photographed(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> Option<Reading> {
    let line = &lines[i];
    if !matches!(kinds[i], Kind::Text) || i == 0 || line.words > MOST_WORDS {
        return None;
    }
    let whole = line.span.of(text);
    let (said, name) = match whole.strip_suffix(')') {
        Some(inside) => inside.rsplit_once(" (")?,
        None if line.stop || line.words < 8 => return None,
        None => behind_sentence(whole)?,
    };
    let one = said.ends_with('.') && !said.contains(". ") && !said.contains(['"', '“']);
    let who = name.split_once(", ").filter(|(_, house)| outlets::is_masthead(house)).map_or(name, |(who, _)| who);
    let person = who.split(' ').count() <= 3
        && names::person(who).is_some_and(|person| person.to_lowercase() == who.to_lowercase());
    let goes_on = lines[i + 1..].iter().take(10).filter(|line| line.is_prose()).count() >= 2;
    let end = line.span.end - u32::from(whole.ends_with(')'));
    let text = Span::new(line.span.start, line.span.start + said.len() as u32);
    let credit = Span::new(end - name.len() as u32, end);
    (one && person && goes_on).then_some(Reading { text: Some(text), credit: Some(credit), junk: None })
}

/// A sentence and the words behind it; a title's full stop ends none: "Gov. Ana Ruiz".
fn behind_sentence(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind(". ")?;
    let last = line[..at].rsplit(' ').next()?;
    let ended = last.len() >= 5 || last.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    (ended && last.len() > 1).then(|| (&line[..=at], &line[at + 2..]))
}

/// "Lake Images The mill has stood empty since May": a house of pictures, then a clause without a full stop.
fn housed(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> Option<Reading> {
    const FIRST: &[&str] = &["The", "A", "An", "This", "These"];
    let line = &lines[i];
    if !matches!(kinds[i], Kind::Text) || i == 0 || line.stop || !is_caption_before_text(text, lines, kinds, i) {
        return None;
    }
    let whole = line.span.of(text);
    let blanks = whole.match_indices(' ').map(|(at, _)| at).take(3);
    let at = blanks.filter(|at| is_house_before(&whole[..*at], &whole[at + 1..], FIRST)).last()?;
    let start = line.span.start + at as u32;
    let (credit, said) = (Span::new(line.span.start, start), Span::new(start + 1, line.span.end));
    Some(Reading { text: Some(said), credit: Some(credit), junk: None })
}

/// A house of several words is known by its name; one of a word only before an article.
fn is_house_before(house: &str, said: &str, first: &[&str]) -> bool {
    let named = sources::is_source(house) || (house.contains(' ') && sources::is_given(house));
    let article = said.split(' ').next().is_some_and(|word| first.contains(&word));
    named && if house.contains(' ') { said.starts_with(char::is_uppercase) } else { article }
}

/// A clause without a full stop apart below buttons or the time stamp, and above the byline or the text: a picture's
/// words. A standfirst stands above the time stamp, or ends as a sentence.
fn is_below_stamp(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let clause = (1..DEEPEST).contains(&i) && !line.stop && (5..=30).contains(&line.words);
    let Some(next) = lines.get(i + 1).filter(|_| clause) else { return false };
    let dressed = |kind: &Kind| matches!(kind, Kind::Byline(..) | Kind::Stamp(_));
    // Where nothing stands apart, buttons above it and a dateline below it are enough.
    let tight = !line.gap && !next.gap && matches!(kinds.get(i + 1), Some(Kind::Dateline(_)));
    if !(tight || (line.gap && next.gap)) {
        return false;
    }
    let below = match &kinds.get(i + 1) {
        Some(Kind::Byline(byline, _)) => !byline.authors.is_empty() && matches!(kinds[i - 1], Kind::Stamp(_)),
        Some(Kind::Text) => {
            let first = !lines[..i].iter().zip(kinds.iter()).any(|(line, kind)| kind.is_text() && line.is_prose());
            dressed(&kinds[i - 1]) && lines[i + 1].is_prose() && first
        }
        Some(Kind::Dateline(_)) => matches!(kinds[i - 1], Kind::Junk) && kinds[..i].iter().any(dressed),
        _ => false,
    };
    let small = line.span.of(text).split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    below && small >= 3 && is_titled(text, &lines[..i], kinds)
}

/// Whether one of the lines above may be the headline.
fn is_titled(text: &str, above: &[Line], kinds: &[Kind]) -> bool {
    let title = |line: &Line| line.words >= 3 && !outlets::names_house(line.span.of(text));
    above.iter().zip(kinds).any(|(line, kind)| kind.is_text() && title(line))
}

/// A sentence between the time stamp and the label of a summary, which no standfirst stands between.
fn is_above_points(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let between = matches!(kinds[i], Kind::Text)
        && matches!(kinds.get(i + 1), Some(Kind::SummaryLabel))
        && i > 0
        && matches!(&kinds[i - 1], Kind::Stamp(reading) | Kind::Byline(_, Some(reading)) if !reading.moments.is_empty());
    between
        && (6..=MOST_WORDS).contains(&line.words)
        && line.span.of(text).starts_with(char::is_uppercase)
        && kinds[..i].iter().any(Kind::is_text)
}

/// A sentence with a house behind it, between the headline and the text, who and when beside it: "… the mill.(LAKE 5)",
/// "… the mill. (LNA)", "… the mill.—Lake Star".
fn above_text(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> Option<Reading> {
    let line = &lines[i];
    if !matches!(kinds[i], Kind::Text) || i == 0 || i > DEEPEST || line.words > MOST_WORDS {
        return None;
    }
    let whole = line.span.of(text);
    let (said, name) = match whole.strip_suffix(')') {
        Some(inside) => inside.rsplit_once('(')?,
        None if line.stop => return None,
        None => whole.rsplit_once('—')?,
    };
    let said = said.trim_end();
    let named = name.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let above = lines[..i].iter().zip(kinds).filter(|(_, kind)| kind.is_text());
    let headed = above.clone().count() > 0 && !above.clone().any(|(line, _)| line.is_prose());
    let signs = |kind: &Kind| matches!(kind, Kind::Byline(..) | Kind::Stamp(_) | Kind::Dateline(_));
    let signed = kinds[..i].iter().chain(kinds[i + 1..].iter().take(5)).any(signs);
    let end = line.span.end - u32::from(whole.ends_with(')'));
    (said.ends_with('.') && named && name.split(' ').count() <= 4 && headed && signed).then(|| Reading {
        text: Some(Span::new(line.span.start, line.span.start + said.len() as u32)),
        credit: Some(Span::new(end - name.len() as u32, end)),
        junk: None,
    })
}

/// A person and a house in a line: "Ana Ruiz/Lake Post", "ANA RUIZ, LAKE POST", "Ana Ruiz | Lake | Getty Images".
fn is_credit(text: &str, line: &Line) -> bool {
    let whole = line.span.of(text);
    if line.words > 10 || line.span.len() > 80 {
        return false;
    }
    let house = whole.split_once(", ").is_some_and(|(_, house)| {
        outlets::names_outlet(house) && (!whole.contains(char::is_lowercase) || outlets::is_masthead(house))
    });
    let barred = || {
        let mut parts = whole.split(" | ");
        parts.next().is_some_and(|name| names::person(name).is_some()) && parts.any(sources::is_source)
    };
    let dashed = || {
        let (name, house) = whole.split_once('—').unwrap_or(("", ""));
        sources::is_source(house.trim()) && names::person(name).is_some()
    };
    (whole.contains('/') && credit::is_person_of_outlet(whole))
        || (whole.contains('—') && dashed())
        || (whole.contains(" | ") && barred())
        || (!line.stop && credit::is_person_for_outlet(whole))
        || (house && credit::is_person_of_outlet(&whole.replacen(", ", "/", 1)))
}

/// Whether one of the lines above credits a picture with the same words.
fn repeats_credit(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let same = |kind: &Kind| match kind {
        Kind::Caption(reading) => reading.credit.is_some_and(|credit| credit.of(text) == line.span.of(text)),
        _ => false,
    };
    // Another picture by the same.
    let other = i >= 2 && kinds[i - 1].is_text() && lines[i - 1].words > 4 && matches!(kinds[i - 2], Kind::Junk);
    line.words <= 8 && !other && kinds[i.saturating_sub(REPEATED)..i].iter().any(same)
}

/// Whether the next line says the same, perhaps with a credit behind it: what a page says in place of a picture.
fn is_told_next(text: &str, lines: &[Line], i: usize) -> bool {
    let (line, Some(next)) = (&lines[i], lines.get(i + 1)) else { return false };
    let again = || next.span.of(text).strip_prefix(line.span.of(text));
    let behind = |rest: &str| rest.is_empty() || rest.starts_with(['.', '|', '(']) || rest.starts_with(" (");
    (4..=MOST_WORDS).contains(&line.words) && next.words >= line.words && again().is_some_and(behind)
}

/// A picture's words below the name of who took it or sells it: "Ana Ruiz", then a clause without a full stop, then text.
fn below_name(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize, bylined: bool) {
    let line = &lines[i];
    if line.stop || line.bullet || line.words > 4 || !is_caption_before_text(text, lines, kinds, i + 1) {
        return;
    }
    let told = |kind: &Kind| matches!(kind, Kind::Caption(Reading { text: Some(_), .. }));
    let behind_text = i > 0 && ((kinds[i - 1].is_text() && lines[i - 1].is_prose()) || told(&kinds[i - 1]));
    // Apart from the byline, the name and the words below it stand together.
    let paired = bylined && is_paired(lines, i);
    let name = line.span.of(text);
    let house = name.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '/'));
    let person = house && names::person(name).is_some() && (behind_text || paired);
    let given = sources::is_given(name) && i > 0;
    if person || given || (sources::is_source(name) && (behind_text || paired)) {
        kinds[i] = Kind::Caption(Reading { text: None, credit: Some(line.span), junk: None });
        kinds[i + 1] = said(lines[i + 1].span);
    }
}

/// A person right below a picture's words, the two apart from all else, between the byline and the text.
pub(super) fn is_below_picture(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let (line, above) = (&lines[i], &lines[i - 1]);
    if line.stop || line.bullet || !(2..=6).contains(&line.words) || lines[i].gap || !lines[i - 1].gap {
        return false;
    }
    let told = matches!(kinds[i - 1], Kind::Text) && (5..=MOST_WORDS).contains(&above.words) && !above.bullet;
    let quoted = above.span.of(text).starts_with(['"', '“', '‘', '\'']);
    let first = !lines[..i - 1].iter().zip(kinds.iter()).any(|(line, kind)| kind.is_text() && line.is_prose());
    let who = line.span.of(text);
    let person = || names::person(who).is_some_and(|person| person == who) || tails::is_person_and_house(who);
    let apart = lines.get(i + 1).is_some_and(|next| next.gap || matches!(kinds[i + 1], Kind::Junk));
    told && apart && !quoted && first && i < DEEPEST && person()
}

/// Whether a line and the one below it stand together, apart from all else.
pub(super) fn is_paired(lines: &[Line], i: usize) -> bool {
    let gap = |i: usize| lines.get(i).is_some_and(|line| line.gap);
    gap(i) && !gap(i + 1) && gap(i + 2)
}

/// The same below the name of an agency, if that is not where the byline stands.
fn below_house(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    let Kind::Byline(byline, None) = &kinds[i] else { return };
    let house = byline.authors.is_empty() && byline.agency.is_some() && lines[i].words <= 3;
    if house && is_caption_before_text(text, lines, kinds, i + 1) {
        kinds[i] = Kind::Caption(Reading { text: None, credit: Some(lines[i].span), junk: None });
        kinds[i + 1] = said(lines[i + 1].span);
    }
}

/// Whether the line is a clause without a full stop before a paragraph.
pub(super) fn is_caption_before_text(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let Some(line) = lines.get(i) else { return false };
    let small = line.span.of(text).split_whitespace().filter(|w| w.starts_with(char::is_lowercase)).count();
    let paragraph = |i: usize| lines.get(i).is_some_and(Line::is_prose) && kinds[i].is_text();
    let paragraph = paragraph(i + 1) || ends_picture(text, lines, kinds, i + 1);
    matches!(kinds[i], Kind::Text) && !line.stop && (5..=30).contains(&line.words) && small >= 3 && paragraph
}

/// Whether a time of day stands apart at the line, as above the entries of a report, or the name and the words of
/// another picture.
fn ends_picture(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let (Some(line), Some(kind)) = (lines.get(i), kinds.get(i)) else { return false };
    let clock = |i: usize| matches!(kinds.get(i), Some(Kind::Clock)) && lines[i].gap;
    let name = line.span.of(text);
    let named = line.words <= 4 && matches!(kind, Kind::Text | Kind::Byline(_, None));
    clock(i) || (named && clock(i + 2) && (sources::is_source(name) || names::person(name).is_some()))
}

/// A line without a full stop that speaks of its picture: "Ana Ruiz, pictured with her boat".
fn is_picture_told(text: &str, line: &Line) -> bool {
    const SIGNS: &[&str] = &[
        "pictured",
        "photographed",
        "(left)",
        "(right)",
        "(centre)",
        "(center)",
        "seen here",
        "file photo",
        "file picture",
        "from left",
        "poses for",
        "pose for",
        "in this undated",
    ];
    const OPENINGS: &[&str] = &["file photo of ", "file picture of ", "file image of "];
    let whole = line.span.of(text);
    if line.words <= MOST_WORDS && OPENINGS.iter().any(|opening| super::lines::opens_with(whole, opening)) {
        return true;
    }
    if line.stop || line.bullet || !(5..=MOST_WORDS).contains(&line.words) || line.span.len() > 400 {
        return false;
    }
    SIGNS.iter().any(|sign| whole.contains(sign))
}

fn below_or_above_button(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    const BEFORE: &[&str] = &[
        "view image in fullscreen",
        "open image modal",
        "enlarge this image",
        "enlarge image",
        "image caption",
        "caption",
    ];
    const AFTER: &[&str] = &["hide caption", "toggle caption"];
    if lines[i].span.len() > 40 {
        return;
    }
    let label = lines[i].span.of(text);
    let bare = label.trim_end_matches([':', ',', ' ']);
    let is = |list: &[&str]| list.iter().any(|button| bare.eq_ignore_ascii_case(button));
    if is(BEFORE) || opens_picture(label) {
        // A button below a caption belongs to that one.
        let told = i > 0 && matches!(&kinds[i - 1], Kind::Caption(reading) if reading.text.is_some());
        let text_below = kinds.get(i + 1).is_some_and(|kind| matches!(kind, Kind::Text));
        if text_below && !told && lines[i + 1].words <= MOST_WORDS {
            kinds[i + 1] = said(lines[i + 1].span);
        }
    } else if is(AFTER) && i >= 2 && matches!(kinds[i - 1], Kind::Text | Kind::Caption(_)) {
        above_button(text, lines, kinds, i);
    }
}

/// "Open this photo in gallery:": a button that shows a picture.
fn opens_picture(label: &str) -> bool {
    let mut words = label.trim_end_matches(':').split(' ');
    let opens = |word: &str| ["open", "view", "enlarge", "expand"].iter().any(|verb| word.eq_ignore_ascii_case(verb));
    words.next().is_some_and(opens) && words.any(|word| matches!(word, "photo" | "image" | "picture" | "gallery"))
}

/// The credit above "hide caption", and the caption above the credit.
fn above_button(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    let last = &lines[i - 1];
    let first = &lines[i - 2];
    let credit = last.words <= 10 && !last.stop;
    if matches!(kinds[i - 1], Kind::Text) && !credit {
        kinds[i - 1] = said(last.span);
        return;
    }
    if matches!(kinds[i - 1], Kind::Text) {
        kinds[i - 1] = Kind::Caption(Reading { text: None, credit: Some(credit::bare(text, last.span)), junk: None });
    }
    if matches!(kinds[i - 2], Kind::Text) && first.words <= MOST_WORDS {
        join(kinds, i - 2, i - 1, first.span);
    }
}

/// The caption below a credit, else the one above it.
fn beside_credit(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    let caption = |line: &Line| !line.stop && (4..=30).contains(&line.words);
    let next_is_prose = |j: usize| {
        lines[j..]
            .iter()
            .zip(&kinds[j..])
            .take(4)
            .find(|(_, kind)| matches!(kind, Kind::Text))
            .is_none_or(|(line, _)| line.is_prose())
    };
    let told = |i: usize| matches!(kinds.get(i), Some(Kind::Caption(reading)) if reading.text.is_some());
    let bare = |kind: &Kind| matches!(kind, Kind::Caption(Reading { text: Some(_), credit: None, .. }));
    let tight_below = lines.get(i + 1).is_some_and(|next| caption(next) && !next.gap);
    if i > 0 && bare(&kinds[i - 1]) && !told(i + 1) && !tight_below {
        let Kind::Caption(Reading { text: Some(said), .. }) = kinds[i - 1] else { return };
        join(kinds, i - 1, i, said);
        return;
    }
    // A blank line below and none above: the credit goes with what stands above.
    let tight = !lines[i].gap && lines.get(i + 1).is_some_and(|next| next.gap) && i > 0 && lines[i - 1].gap;
    if tight && matches!(kinds[i - 1], Kind::Text) && lines[i - 1].words <= MOST_WORDS {
        let said = lines[i - 1].span;
        join(kinds, i - 1, i, said);
        return;
    }
    let below = i + 1 < kinds.len() && matches!(kinds[i + 1], Kind::Text) && caption(&lines[i + 1]);
    if below && next_is_prose(i + 2) && !ends_picture_above(lines, kinds, i) {
        kinds[i + 1] = said(lines[i + 1].span);
        return;
    }
    if is_told_apart(lines, kinds, i + 1) {
        kinds[i + 1] = said(lines[i + 1].span);
        return;
    }
    let told_below = matches!(kinds.get(i + 1), Some(Kind::Caption(_)));
    if told_below || !(2..DEEPEST).contains(&i) || !matches!(kinds[i - 1], Kind::Text) {
        return;
    }
    // A paragraph may stand above a credit; a picture's words stand apart from the text.
    let above = &lines[i - 1];
    let title = |line: &Line| line.words > 2 && !is_section(line.span.of(text));
    let texts =
        kinds[..i - 1].iter().zip(lines).filter(|(kind, line)| matches!(kind, Kind::Text) && title(line)).count();
    // Below the headline alone the words of a picture are as likely as a standfirst, and the credit decides.
    let clause = if above.stop { texts == 1 } else { texts >= 2 };
    if is_told_above(text, lines, kinds, i) || (lines[i - 2].bullet && !above.bullet) {
        join(kinds, i - 1, i, above.span);
        return;
    }
    if matches!(kinds[i - 2], Kind::Text) && !clause {
        return;
    }
    let headed = texts > 0;
    let sentences = kinds[..i - 1].iter().zip(lines).filter(|(kind, line)| kind.is_text() && line.is_prose()).count();
    let apart = sentences == 0 || (sentences == 1 && texts >= 2 && !kinds[..i].iter().any(Kind::is_dateline));
    if headed && apart && above.words <= MOST_WORDS && above.span.of(text).starts_with(char::is_uppercase) {
        join(kinds, i - 1, i, above.span);
    }
}

/// Whether a sentence stands right below a credit, apart from a text that parts its paragraphs.
fn is_told_apart(lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let Some(line) = lines.get(i).filter(|_| matches!(kinds[i], Kind::Text)) else { return false };
    let apart = !line.gap && lines.get(i + 1).is_some_and(|next| next.gap);
    apart && (5..=30).contains(&line.words) && is_spaced(&lines[i + 1..], &kinds[i + 1..])
}

/// Whether the one sentence right above "(Ana Ruiz / Lake Post)" is a picture's, not the one below.
fn is_told_above(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let name = lines[i].span.of(text).trim_matches(['(', ')']);
    let signed = !name.contains(": ") && (credit::is_person_of_outlet(name) || is_credit(text, &lines[i]));
    let one = |line: &Line| {
        let said = line.span.of(text).trim_end_matches(['.', ' ']);
        line.stop && (6..=30).contains(&line.words) && !said.contains([';', '"', '“', '”']) && !said.contains(". ")
    };
    let below = lines.get(i + 1).is_some_and(|line| kinds[i + 1].is_text() && one(line));
    signed && one(&lines[i - 1]) && !below && lines[i - 1].span.of(text).starts_with(char::is_uppercase)
}

/// Whether a sentence right above the credit stands apart from the text, and no text stands right below what is below.
fn ends_picture_above(lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let text = |i: usize| kinds.get(i).is_some_and(Kind::is_text);
    let told =
        i >= 2 && !lines[i].gap && text(i - 1) && lines[i - 1].stop && (6..=MOST_WORDS).contains(&lines[i - 1].words);
    told && !text(i - 2) && !text(i + 2)
}

/// Gives the caption its credit in the line where its text stands; the credit's line has no more to say.
fn join(kinds: &mut [Kind], text_at: usize, credit_at: usize, span: Span) {
    let Kind::Caption(reading) = &kinds[credit_at] else { return };
    kinds[text_at] = Kind::Caption(Reading { text: Some(span), ..*reading });
    kinds[credit_at] = Kind::Caption(Reading::default());
}

fn said(span: Span) -> Kind {
    Kind::Caption(Reading { text: Some(span), credit: None, junk: None })
}
