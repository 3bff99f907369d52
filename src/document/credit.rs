//! Pictures' credits.
//!
//! In: a line. Out: what stands before the credit, and the credit: `REUTERS/Name`, `(AP Photo/Name)`,
//! `[Name/Outlet]`, `Photo: Name / AFP`, `© Name`. Each form has its function; the first that fits is taken.

use super::lines::{ends_sentence, tail};
use super::phrases::Phrases;
use super::sources::{is_given, is_source};
use super::{agencies, credited, names, tails};
use crate::span::{Span, is_blank};
use memchr::{memchr, memchr3};
use std::sync::LazyLock;

/// What `span` says before its credit, and the credit.
pub(super) fn read(text: &str, span: Span) -> Option<(Span, Span)> {
    if !may_credit(span.of(text)) {
        return tails::read(text, span);
    }
    opening(text, span)
        .or_else(|| bracketed(text, span))
        .or_else(|| labelled(text, span))
        .or_else(|| slashed(text, span))
        .or_else(|| house_photo(text, span))
        .or_else(|| dashed(text, span))
        .or_else(|| barred(text, span))
        .or_else(|| photo_of_house(text, span))
        .or_else(|| in_capitals(text, span))
        .or_else(|| tails::read(text, span))
}

/// Cheap: whether the line has any of the marks that credits have.
fn may_credit(line: &str) -> bool {
    static MARKS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new(&[
            "—",
            "hoto",
            "mage",
            "redit",
            "icture",
            "ourtesy",
            "Getty",
            "HOTO",
            "REDIT",
            "llustration",
            " by ",
            "Pic",
            " FOR ",
            " VIA ",
            " | ",
        ])
    });
    let bytes = line.as_bytes();
    memchr3(b'/', b']', b')', bytes).is_some()
        || MARKS.are_in(line)
        || (memchr(b'\xa9', bytes).is_some() && line.contains('©'))
}

/// A line that is a credit without a mark of one, its label cut off.
pub(super) fn bare(text: &str, span: Span) -> Span {
    after_label(text, span.trim_matches(text, |c| is_blank(c) || matches!(c, '(' | ')' | '[' | ']')))
}

/// "(Ana Ruiz | Lake Post) The old mill in June.", "Photo by Ana Ruiz / The old mill in June.": before what is said.
fn opening(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let (credit, said) = if let Some(rest) = line.strip_prefix('(') {
        rest.split_once(") ")?
    } else {
        line.split_once(" / ").filter(|(label, _)| credited::label(label) > 0)?
    };
    let name = &credit[credited::label(credit)..];
    let small = said.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    let housed = is_person_of_outlet(&name.replacen(" | ", "/", 1).replacen(", ", "/", 1));
    let named = housed || (credited::label(credit) > 0 && names::person(name).is_some());
    let fits = named && small >= 2 && said.starts_with(char::is_uppercase);
    let start = span.end - said.len() as u32;
    let name = Span::new(span.start, start).trim_matches(text, |c| is_blank(c) || matches!(c, '(' | ')' | '/'));
    fits.then(|| (Span::new(start, span.end), after_label(text, name)))
}

/// "… (AP Photo/Name)", "… [Name/Outlet]", "(Photo by Name/AFP via Getty Images)".
fn bracketed(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text).trim_end_matches('.');
    let (open, square) = match line.chars().next_back()? {
        ')' => (line.rfind('(')?, false),
        ']' => (line.rfind('[')?, true),
        _ => return None,
    };
    let start = span.start + open as u32 + 1;
    let inside = Span::new(start, span.start + line.len() as u32 - 1).trim(text);
    let name = inside.of(text);
    let words = name.split_whitespace().count();
    // Behind a full stop, brackets name the source of what a paragraph reports.
    let captioned = square && !ends_sentence(line[..open].trim_end());
    let behind_sentence = ends_sentence(line[..open].trim_end()) && line.len() < 500;
    let marked = has_photo_mark(name)
        || is_person_for_outlet(name)
        || has_agency_slash(name)
        || (behind_sentence && is_person_of_outlet(name))
        || (behind_sentence && name.contains(" | ") && is_person_of_outlet(&name.replacen(" | ", "/", 1)))
        || (behind_sentence && square && is_person_of_outlet(&name.replacen(", ", "/", 1)))
        || (!behind_sentence && !square && is_person_in_capitals(name))
        || (captioned && name.contains('/') && !name.starts_with('/') && !name.contains("://"));
    let before = line[..open].trim_end();
    let termed = without_terms(before).len() < before.len();
    let glued = line[..open].ends_with(char::is_alphanumeric)
        && is_station(name)
        && (4..=20).contains(&before.split(' ').count());
    let bare_agency = (captioned || termed || tells_of_picture(before)) && agencies::canonical(name).is_some();
    let fits = (1..=12).contains(&words) && (marked || bare_agency || glued) && !name.contains('"');
    let said = without_terms(before).len() as u32;
    fits.then(|| (Span::new(span.start, span.start + said), after_label(text, inside)))
}

/// "The Lake Medical Center in Brenn(LNA-TV)": a sign in capitals, glued to a clause.
fn is_station(name: &str) -> bool {
    (3..=10).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a sentence before an agency's name in brackets is a picture's: it speaks of the photo, or ends with
/// a day and its year.
fn tells_of_picture(said: &str) -> bool {
    let end = tail(said, 40);
    let day = super::clock::trailing_day(end, Span::at(0, end.len()));
    let pictured = |word: &str| matches!(word, "photo" | "photograph" | "picture" | "image" | "screenshot");
    let told = |sign: &str| {
        matches!(
            sign,
            "this" | "file" | "undated" | "handout" | "taken" | "provided" | "shows" | "supplied" | "released"
        )
    };
    let words: Vec<String> = said.split([' ', ',']).filter(|w| !w.is_empty()).map(str::to_ascii_lowercase).collect();
    let photo =
        words.windows(2).any(|pair| (pictured(&pair[0]) && told(&pair[1])) || (told(&pair[0]) && pictured(&pair[1])));
    day.is_some_and(|(.., year, _)| year.is_some()) || photo
}

/// Without the terms of use in capitals and brackets: "(PHOTO NOT FOR SALE)".
fn without_terms(said: &str) -> &str {
    let Some((before, terms)) = said.strip_suffix(')').and_then(|said| said.rsplit_once('(')) else { return said };
    let capitals = !terms.contains(char::is_lowercase) && terms.contains(' ');
    if capitals { before.trim_end() } else { said }
}

/// "(ANA RUIZ)" behind a caption without a full stop.
fn is_person_in_capitals(name: &str) -> bool {
    !name.contains(char::is_lowercase) && name.split(' ').count() >= 2 && names::person(name).is_some()
}

/// "Ana Ruiz/Lake Post", "Lake Post: Ana Ruiz": a person and a house, every word of them a name.
pub(super) fn is_person_of_outlet(name: &str) -> bool {
    let pair = name.split_once('/').or_else(|| name.split_once(": ").map(|(house, person)| (person, house)));
    let Some((person, house)) = pair else { return false };
    let named = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "of" | "the" | "for" | "and" | "via")
    };
    let house_words = house.split([' ', '/']).filter(|word| !word.is_empty());
    names::person(person).is_some()
        && (1..=6).contains(&house_words.clone().count())
        && house_words.clone().all(named)
        && !house.contains(". ")
}

/// "Ana Ruiz for The Lake Post", "José Paz via Lake Wire": a person, and a house that begins with a capital.
pub(super) fn is_person_for_outlet(name: &str) -> bool {
    let Some((person, house)) = name.split_once(" for ").or_else(|| name.split_once(" via ")) else { return false };
    let named = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and");
    names::person(person).is_some()
        && person.split(' ').count() <= 4
        && house.split(' ').count() <= 6
        && house.starts_with(char::is_uppercase)
        && house.split(' ').all(named)
}

/// Whether a credit says that it is one.
fn has_photo_mark(name: &str) -> bool {
    const MARKS: &[&str] = &[
        "Photo",
        "PHOTO",
        "Image:",
        "Image by",
        "Picture:",
        "Picture by",
        "Credit:",
        "Credit ",
        "Courtesy",
        "Getty",
        "Handout",
        "handout",
        "via AP",
        "via REUTERS",
        "via Reuters",
        "via AFP",
        "photo credit",
        "photo by ",
        "image credit",
        "Submitted by",
        "Supplied by",
        "Provided by",
        "Contributed by",
        "Illustration",
        "Screengrab",
        "Screenshot",
    ];
    name.starts_with("File:") || MARKS.iter().any(|mark| name.contains(mark))
}

/// Whether a side of a slash is an agency: "Ana Ruiz/AFP", "REUTERS/Ana Ruiz".
fn has_agency_slash(name: &str) -> bool {
    name.contains('/') && name.split('/').any(|side| is_source(side.trim()))
}

/// "Photo: Name / AFP" → the part after the label.
pub(super) fn after_label(text: &str, span: Span) -> Span {
    let mut rest = span.trim(text);
    // "Source: Lake photo by Ana Ruiz" has two labels.
    loop {
        let credit = rest.of(text);
        let known = LABELS.iter().find(|label| credit.starts_with(*label)).map_or(0, |label| label.len());
        let cut = known.max(credited::label(credit));
        let name = Span::new(rest.start + cut as u32, rest.end).trim(text);
        if cut == 0 || name.is_empty() {
            return rest;
        }
        rest = name;
    }
}

/// What introduces a credit.
const LABELS: &[&str] = &[
    "Photograph: ",
    "Photograph by ",
    "Photographs by ",
    "Photo credit: ",
    "Photo Credit: ",
    "PHOTO CREDIT: ",
    "Photo by ",
    "photo by ",
    "Photo by: ",
    "Photo Courtesy: ",
    "Photo courtesy: ",
    "Photo credits: ",
    "Photo provided by ",
    "Photo courtesy ",
    "Image credits: ",
    "Photos by: ",
    "Photo: ",
    "PHOTO: ",
    "Photos by ",
    "Photo | ",
    "Photo / ",
    "Photos / ",
    "Image / ",
    "Picture / ",
    "Photograph / ",
    "Photo/",
    "Photos: ",
    "Picture: ",
    "Picture credit: ",
    "Pictures: ",
    "Image: ",
    "PIC: ",
    "PHOTO | ",
    "PHOTO/",
    "PHOTOS: ",
    "Pic: ",
    "Pics: ",
    "Pic/",
    "Staff photo by ",
    "Staff photos by ",
    "File photo by ",
    "Copyright ",
    "Image credit: ",
    "Image Credit: ",
    "Image source, ",
    "Image source: ",
    "Image by ",
    "Image courtesy of ",
    "Credit: ",
    "Credit:",
    "CREDIT: ",
    "Credit...",
    "Credit…",
    "photo credit: ",
    "Photographer: ",
    "PHOTOGRAPHER: ",
    "Illustration: ",
    "Illustration by ",
    "Submitted by ",
    "Supplied by ",
    "Supplied: ",
    "Handout: ",
    "Contributed: ",
    "Submitted: ",
    "Provided by ",
    "Contributed by ",
    "Courtesy of ",
    "Courtesy: ",
    "Photo courtesy of ",
    "Photos courtesy of ",
    "Main image credit: ",
    "Photo Illustration by ",
    "Photo illustration by ",
    "Photographed by ",
    "Photography by ",
    "Pic by ",
    "Pics by ",
    "Source: ",
    "File: ",
    "© ",
    "©",
];

/// "… Photograph: Name/Getty Images", "Image source, Getty Images", "© Name".
fn labelled(text: &str, span: Span) -> Option<(Span, Span)> {
    static ANY: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(LABELS));
    let line = span.of(text);
    if !ANY.are_in(line) {
        return None;
    }
    let found = LABELS
        .iter()
        .filter_map(|label| last(line, label).map(|at| (at, *label)))
        .filter(|(at, label)| begins_part(line, *at) || is_behind_clause(line, *at, label));
    let found = found.filter_map(|(at, label)| Some((at, label, labelled_at(text, span, at, label)?)));
    found.min_by_key(|(at, label, _)| (*at, usize::MAX - label.len())).map(|(.., parts)| parts)
}

fn labelled_at(text: &str, span: Span, at: usize, label: &str) -> Option<(Span, Span)> {
    let start = span.start + (at + label.len()) as u32;
    let open = text[start as usize..span.end as usize].contains('(');
    let credit = Span::new(start, span.end).trim_matches(text, |c| is_blank(c) || c == '.' || (c == ')' && !open));
    let credit =
        credit.of(text).find(", used with ").map_or(credit, |at| Span::new(start, start + at as u32).trim(text));
    let name = credit.of(text);
    let words = name.split_whitespace().count();
    // "eG" is a name, an address is none.
    let cased = |w: &str| w.contains(char::is_uppercase) && !w.contains("://");
    let small = |w: &&str| w.starts_with(char::is_lowercase) && !cased(w);
    let lower = name.split_whitespace().filter(small).count();
    let roman = words == 1 && name.len() >= 3 && name.bytes().all(|b| b"MDCLXVI".contains(&b));
    let year = name.starts_with(|c: char| c.is_ascii_digit()) || roman;
    // What is behind "Source:" may be whence the text comes.
    let sourced = label != "Source: "
        || (at > 0 && (has_agency_slash(name) || is_person_of_outlet(name) || is_given(name)))
        || name.starts_with("Getty");
    let fits = (1..=14).contains(&words)
        && sourced
        && (lower * 3 <= words || label.starts_with("Image source"))
        && !year
        && !breaks_sentence(name)
        && !["All rights", "ALL RIGHTS", "all rights"].iter().any(|rights| span.of(text).contains(rights));
    fits.then(|| {
        (Span::new(span.start, span.start + at as u32).trim_matches(text, |c| is_blank(c) || c == '('), credit)
    })
}

/// "The lake in June Image: Lake Post": a label between a clause and a name, in a line without a full stop.
fn is_behind_clause(line: &str, at: usize, label: &str) -> bool {
    if !matches!(label, "Image: " | "Photo: " | "Picture: " | "Credit: ") {
        return false;
    }
    let name = &line[at + label.len()..];
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '/');
    let said = line[..at].trim_end();
    let clause = said.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() >= 2
        && said.rsplit(' ').next().is_some_and(|last| last.contains(char::is_lowercase));
    (label == "Image: " && name.contains('/'))
        || (clause && name.split(' ').count() <= 5 && name.split(' ').all(named) && !ends_sentence(name))
}

/// Whether a part of a caption may begin at `at`: at the line's start, behind a sentence or a bar, or glued
/// to the word before ("… the lakeImage: Ana Ruiz").
pub(super) fn begins_part(line: &str, at: usize) -> bool {
    let before = line[..at].trim_end_matches(is_blank);
    before.is_empty()
        || before.ends_with(['.', '!', '?', '|', '”', '"', '—', '–', ';', '(', ')', ']'])
        || line[at..].starts_with("Photograph: ")
        || line[at..].starts_with('©')
        || (line[..at].ends_with(char::is_lowercase)
            && line[at..].starts_with(char::is_uppercase)
            && !is_house_at(line, at))
}

/// Whether the word that goes on at `at` is a house's name: "Ana Ruiz/NurPhoto/Getty Images".
fn is_house_at(line: &str, at: usize) -> bool {
    let start = line[..at].rfind([' ', '/']).map_or(0, |before| before + 1);
    let end = line[at..].find([' ', '/', ':']).map_or(line.len(), |end| at + end);
    line[..start].ends_with('/') || is_source(&line[start..end])
}

/// "… REUTERS/Name/File Photo", "… Name/AFP", "Name / Getty Images".
fn slashed(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let slash = line.rfind('/')?;
    let window = line.len().saturating_sub(120);
    let from = (window..=slash).find(|at| line.is_char_boundary(*at))?;
    // The agency's sign opens the credit: all before it is the caption.
    let sign = line[from..].find("REUTERS/").or_else(|| line[from..].find("AP Photo/")).map(|at| from + at);
    let behind_sentence = || {
        line[..slash]
            .rmatch_indices(['.', '!', '?', ';', '|', '”', '"'])
            .map(|(at, mark)| at + mark.len())
            .find(|at| !is_initial(&line[..*at]) && line[*at..].starts_with(|c: char| is_blank(c) || c.is_uppercase()))
    };
    let start = sign.or_else(behind_sentence).unwrap_or(0);
    let credit = Span::new(span.start + start as u32, span.end).trim_matches(text, |c| is_blank(c) || c == '.');
    let credit = without_glued_label(text, credit);
    let name = credit.of(text);
    let words = name.split([' ', '/']).filter(|w| !w.is_empty()).count();
    let small = |w: &&str| {
        w.starts_with(char::is_lowercase)
            && !matches!(
                *w,
                "via" | "for" | "and" | "de" | "of" | "al" | "van" | "von" | "bin" | "el" | "la" | "the" | "dpa"
            )
    };
    let capital = !name.split([' ', '/']).any(|w| small(&w));
    let known = sign.is_some() || has_agency_slash(name) || (start > 0 && is_person_of_outlet(name));
    let fits = (2..=12).contains(&words) && capital && known && !name.contains(['"', ':', '?', ',']);
    fits.then(|| (Span::new(span.start, credit.start).trim(text), credit))
}

/// "CreditAna Ruiz/Lake Post", as some pages paste it, without its label.
pub(super) fn without_glued_label(text: &str, credit: Span) -> Span {
    let name = credit.of(text).strip_prefix("Credit").filter(|name| name.starts_with(char::is_uppercase));
    name.map_or(credit, |name| Span::new(credit.end - name.len() as u32, credit.end))
}

/// "… —CONTRIBUTED PHOTO", "… —ANA RUIZ": capitals behind a sentence and a dash.
fn dashed(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let (said, name) = line.rsplit_once('—')?;
    let capitals = name.len() <= 60 && !name.contains(char::is_lowercase) && name.contains(char::is_uppercase);
    let credited = name.contains("PHOTO") || is_person_in_capitals(name.trim());
    let fits = capitals && credited && ends_sentence(said.trim_end());
    let start = span.end - name.len() as u32;
    fits.then(|| (Span::new(span.start, span.start + said.len() as u32), Span::new(start, span.end).trim(text)))
}

/// "… Ana Ruiz | The Lake Post": behind a sentence a person and a house.
fn barred(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    if !line.contains(" | ") {
        return None;
    }
    let (before, house) = line.split_once(" | ").filter(|(_, house)| !house.contains('|'))?;
    let at = before.rfind(". ")? + 2;
    let credited = is_person_of_outlet(&format!("{}/{house}", &before[at..]));
    let start = span.start + at as u32;
    credited.then(|| (Span::new(span.start, start).trim(text), Span::new(start, span.end)))
}

/// "… -- BERNAMA photo": behind a sentence and a dash a house and a word for its picture.
fn photo_of_house(text: &str, span: Span) -> Option<(Span, Span)> {
    const PICTURES: &[&str] = &["photo", "photos", "pic", "pics", "picture"];
    let line = span.of(text);
    let (_, picture) = line.trim_end().rsplit_once(' ')?;
    if !PICTURES.iter().any(|word| picture.eq_ignore_ascii_case(word)) {
        return None;
    }
    let parts = [" -- ", " — ", " – ", " - "].iter().filter_map(|dash| line.rsplit_once(dash));
    let (said, name) = parts.min_by_key(|(_, name)| name.len())?;
    let (house, _) = name.trim_end().rsplit_once(' ')?;
    let named = house.split(' ').count() <= 3 && house.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let fits = named && ends_sentence(said.trim_end());
    let start = span.end - name.len() as u32;
    fits.then(|| (Span::new(span.start, span.start + said.len() as u32).trim(text), Span::new(start, span.end)))
}

/// "… ANA RUIZ FOR LAKE POST": capitals behind a sentence that say for whom somebody works.
fn in_capitals(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    if !(line.contains(" FOR ") || line.contains(" VIA ")) {
        return None;
    }
    let at = line.rfind(". ")?;
    let name = line[at + 2..].trim();
    let capitals = name.len() <= 60 && !name.contains(char::is_lowercase) && !ends_sentence(name);
    let (person, _) = name.split_once(" FOR ").or_else(|| name.split_once(" VIA "))?;
    let fits = capitals && names::person(person).is_some();
    fits.then(|| (Span::new(span.start, span.start + at as u32 + 1), Span::new(span.start + at as u32 + 2, span.end)))
}

/// Whether a sentence ends within `name`; initials do not end one.
pub(super) fn breaks_sentence(name: &str) -> bool {
    name.match_indices(". ").any(|(at, _)| !is_initial(&name[..=at]))
}

/// "… ST PHOTO: ANA RUIZ", "… LP Photo: Ana Ruiz": a house's own sign.
fn house_photo(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let at = last(line, " PHOTO: ").or_else(|| last(line, " Photo: "))?;
    let house = line[..at].rsplit(' ').next().filter(|word| word.bytes().all(|b| b.is_ascii_uppercase()))?;
    let start = at - house.len();
    let name = &line[at + 8..];
    let fits = (2..=8).contains(&house.len()) && name.split_whitespace().count() <= 8 && begins_part(line, start);
    fits.then(|| (Span::new(span.start, span.start + start as u32), Span::new(span.start + start as u32, span.end)))
}

/// Where `mark` stands last. Most lines have none, which `contains` tells many times faster than `rfind`.
fn last(line: &str, mark: &str) -> Option<usize> {
    if line.contains(mark) { line.rfind(mark) } else { None }
}

/// Whether a full stop ends initials or an abbreviated title: "J.", "A.B.", "St.".
fn is_initial(before: &str) -> bool {
    let word = before.trim_end_matches('.').rsplit([' ', '/']).next().unwrap_or("");
    let short = word.split('.').all(|part| part.chars().count() <= 2);
    before.ends_with('.') && short && word.starts_with(char::is_uppercase)
}
