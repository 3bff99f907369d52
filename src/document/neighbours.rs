//! What a line's neighbours say about it.
//!
//! In: the first lines with their kinds. Out: kinds corrected: a weak dateline holds only before the first
//! sentence; a name alone is a byline beside a time stamp or above its bearer's office; the office is the
//! site's, like the "and" between two names.

use super::byline::{self, Byline};
use super::dateline::{self, Proof};
use super::kinds::Kind;
use super::lines::{self, Line};
use super::phrases::Words;
use super::{agencies, alone, credit, names, notes, outlets, pictures, places, stamps};
use crate::span::Span;
use std::sync::LazyLock;

/// How far below the top a name without "By" is looked for.
const FARTHEST_NAME: usize = 30;

/// Among so many lines stands a dateline that is set in three.
const FARTHEST_DATELINE: usize = 60;

/// So many sentences may be points of a summary above the dateline.
const MOST_POINTS: usize = 6;

/// A standfirst and the words of pictures may stand above a dateline whose place is told again.
const MOST_SHOWN: usize = 3;

/// Among how many of the first sentences labels are counted: a text in which several begin with one is a talk.
const MOST_LABELS: usize = 12;

/// So many lines of places and houses may stand between a byline and its time stamp.
const MOST_PLACES: usize = 2;

/// No byline has more sentences above it.
const MOST_ABOVE: usize = 4;

/// Weak datelines of the first `top` lines hold only before the first sentence, and never where lines are labelled with
/// speakers.
pub(super) fn check_datelines(text: &str, lines: &[Line], kinds: &mut [Kind], top: usize) {
    let transcript = lines.iter().take(top).filter(|line| has_speaker_label(line.span.of(text))).count() >= 3;
    let proof = |(line, kind): (&Line, &Kind)| match kind {
        Kind::Text => None,
        Kind::Dateline(dateline) => Some(dateline.proof),
        _ => dateline::read(text, line.span).map(|dateline| dateline.proof),
    };
    let prose = lines.iter().zip(&*kinds).filter(|(line, _)| line.is_prose());
    let proofs: Vec<Proof> = prose.take(MOST_LABELS).filter_map(proof).collect();
    let count = |proof: Proof| proofs.iter().filter(|other| **other == proof).count();
    // "Roads – The council …": lines that are labelled one by one.
    let (labelled, dashed) = (count(Proof::Label), count(Proof::Dash));
    let mut sentences = 0;
    let (mut dressed, mut pointed) = (false, false);
    let mut writers: Vec<String> = Vec::new();
    for (i, (kind, line)) in kinds[..top].iter_mut().zip(lines).enumerate() {
        if let Kind::Dateline(dateline) = kind {
            let enough = line.is_prose() || dateline.span.end == line.span.end;
            let holds = match dateline.proof {
                Proof::Outlet => {
                    sentences <= 1 && dateline.agency.as_ref().is_some_and(|name| is_bylined(text, &lines[..i], name))
                }
                Proof::Full => enough || line.words >= 6 || sentences > 0,
                Proof::Place => enough && (sentences <= 2 || (pointed && sentences <= MOST_POINTS)),
                Proof::Country => enough && sentences <= MOST_POINTS,
                Proof::Dash => enough && line.words >= 12 && sentences == 0 && dashed <= 1,
                // Below a byline or a time stamp the first sentence has no label but its place.
                Proof::Label => {
                    let near = sentences <= 1 || (sentences <= MOST_SHOWN && is_told(text, dateline));
                    enough && line.words >= 12 && near && dressed && labelled <= 1 && !transcript
                }
                Proof::Colon => enough && line.words >= 10 && sentences <= 1 + usize::from(dressed) && !transcript,
            };
            let named = dateline.place.is_some_and(|place| writers.iter().any(|writer| writer == place.of(text)));
            if !holds || (named && dateline.proof < Proof::Full) {
                *kind = Kind::Text;
            }
        }
        if let Kind::Byline(byline, _) = &*kind {
            writers.extend(byline.authors.iter().cloned());
        }
        dressed |= matches!(kind, Kind::Byline(..) | Kind::Stamp(_));
        pointed |= matches!(kind, Kind::SummaryLabel);
        sentences += usize::from(line.is_prose() && kind.is_text());
    }
}

/// A time of day below a day is the time of that day: "February 19, 2026", then "5:00 AM ET"; "5:00am" above it, too.
pub(super) fn join_clocks(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    for i in 1..kinds.len() {
        let day =
            |kind: &Kind| matches!(kind, Kind::Stamp(reading) if reading.moments.len() == 1 && !reading.is_exact());
        let clock = |i: usize| matches!(kinds[i], Kind::Clock);
        let half = |line: &Line| line.span.of(text).ends_with(['m', 'M']);
        let below = clock(i) && day(&kinds[i - 1]);
        let above = clock(i - 1) && day(&kinds[i]) && half(&lines[i - 1]);
        if !(below || above) {
            continue;
        }
        let both = lines[i - 1].span.cover(lines[i].span);
        if let Some(reading) =
            stamps::read(text, both).filter(|reading| reading.is_stamp() && reading.moments.len() == 1)
        {
            kinds[i - 1] = Kind::Stamp(Box::new(reading));
            kinds[i] = Kind::Junk;
        }
    }
}

fn is_told(text: &str, reading: &dateline::Reading) -> bool {
    let from = Span::new(reading.span.end, text.len() as u32);
    reading.place.is_some_and(|place| places::is_told(text, place.of(text), from))
}

/// A label alone in its line is that of the moment or the time of day in the next: "First Published:".
pub(super) fn hand_on_labels(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    for i in 1..kinds.len() {
        let Kind::Stamp(above) = &kinds[i - 1] else { continue };
        let Some(label) = above.label.filter(|_| above.moments.is_empty() && !above.ago) else { continue };
        if let Kind::Stamp(reading) = &mut kinds[i]
            && let Some(moment) = reading.moments.first_mut()
        {
            moment.label = moment.label.or(Some(label));
        } else if matches!(kinds[i], Kind::Clock) {
            let both = stamps::read(text, lines[i - 1].span.cover(lines[i].span));
            kinds[i] = both.filter(stamps::Reading::is_certain).map_or(Kind::Clock, |both| Kind::Stamp(Box::new(both)));
        }
    }
}

/// "New York", "CNN", "—" in lines of their own above the first sentence: one dateline.
pub(super) fn join_dateline(text: &str, lines: &mut Vec<Line>, kinds: &mut Vec<Kind>) {
    let dash = |line: &Line| matches!(line.span.of(text), "—" | "–" | "-" | "--");
    let below = |i: usize| lines.get(i + 1).is_some_and(Line::is_prose);
    let Some(at) = (2..lines.len().min(FARTHEST_DATELINE)).find(|&i| dash(&lines[i]) && below(i)) else { return };
    let (place, agency) = (lines[at - 2].span, lines[at - 1].span.of(text));
    let initials = (2..=5).contains(&agency.len()) && agency.bytes().all(|b| b.is_ascii_uppercase());
    let agency = agencies::canonical(agency).or(Some(agency).filter(|_| initials));
    let placed = lines[at - 2].words <= 5 && matches!(kinds[at - 2], Kind::Text);
    let (Some(agency), Some((place, _)), true) = (agency, places::read(text, place), placed) else { return };
    let span = lines[at - 2].span.cover(lines[at].span);
    let reading = dateline::Reading::signed(span, place, agency, Proof::Full);
    lines[at - 2].span = span;
    kinds[at - 2] = Kind::Dateline(Box::new(reading));
    lines.drain(at - 1..=at);
    kinds.drain(at - 1..=at);
}

/// A place alone in its line that its country, its state or the day proves: "KISUMU, Kenya", "| Hyden, Ky.", "Kisumu,
/// March 4", above the first sentence or below the byline.
pub(super) fn settle_proven_place(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    if kinds.iter().any(Kind::is_dateline) {
        return;
    }
    let mut headed = false;
    for i in 1..kinds.len().saturating_sub(1) {
        let dressed = matches!(kinds[i - 1], Kind::Byline(..) | Kind::Stamp(_));
        headed |= dressed;
        let opens = matches!(kinds[i + 1], Kind::Text) && lines[i + 1].is_prose();
        if !headed || !(dressed || opens) || !matches!(kinds[i], Kind::Text) || lines[i].words > 7 {
            continue;
        }
        if let Some(place) =
            dateline::proven_place(text, lines[i].span).filter(|place| opens || place.date_span.is_none())
        {
            kinds[i] = Kind::Dateline(Box::new(place));
            return;
        }
    }
}

/// A place alone in its line of which the text tells, "Kisumu": below the byline or a time stamp, and above the first
/// sentence or another time stamp.
pub(super) fn settle_told_place(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    if kinds.iter().any(Kind::is_dateline) {
        return;
    }
    let headed = |kind: &Kind| matches!(kind, Kind::Byline(..) | Kind::Stamp(_));
    let Some(first) = kinds.iter().position(headed) else { return };
    let opening = (first..kinds.len()).find(|&i| matches!(kinds[i], Kind::Text) && lines[i].is_prose());
    for i in first + 1..opening.unwrap_or(kinds.len()) {
        let below = (i + 1..kinds.len()).find(|&at| !matches!(kinds[at], Kind::Junk));
        let ends = below.is_some_and(|at| matches!(kinds[at], Kind::Stamp(_)) || Some(at) == opening);
        if !ends || !matches!(kinds[i], Kind::Text) || lines[i].words > 3 || lines[i].bullet {
            continue;
        }
        if let Some(place) = dateline::told_place(text, lines[i].span) {
            kinds[i] = Kind::Dateline(Box::new(place));
            return;
        }
    }
}

/// A place in capitals alone in its line, "KISUMU, Kenya": between the byline or the time stamp and the text, or
/// between the two. A colon behind it lets pictures and buttons stand in between.
pub(super) fn settle_bare_place(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    let mut headed = false;
    for i in 1..kinds.len().saturating_sub(1) {
        let dressed = matches!(kinds[i - 1], Kind::Byline(..) | Kind::Stamp(_));
        headed |= dressed;
        let opens = matches!(kinds[i + 1], Kind::Text) && lines[i + 1].is_prose();
        let signed = matches!(&kinds[i - 1], Kind::Byline(byline, _) if **byline != Byline::default());
        let place = lines[i].span.of(text);
        // "ANA RUIZ/POST": who took the picture.
        if credit::is_person_of_outlet(place) {
            continue;
        }
        // What is told again or stands above a dateline is the outlet.
        let outlet = || text.matches(place).nth(1).is_some() || kinds[i..].iter().any(Kind::is_dateline);
        let between = signed && matches!(kinds[i + 1], Kind::Stamp(_)) && !is_section(place) && !outlet();
        let colon = headed && opens && place.ends_with(':') && !outlet();
        if matches!(kinds[i], Kind::Text) && ((dressed && opens) || between || colon) {
            if let Some(place) = dateline::bare_place(text, lines[i].span) {
                kinds[i] = Kind::Dateline(Box::new(place));
            }
            return;
        }
    }
}

/// Whether a line above says that the writer is of `outlet`: "By Ana Ruiz, CNN".
fn is_bylined(text: &str, lines: &[Line], outlet: &str) -> bool {
    let of = |line: &Line| line.span.of(text).strip_suffix(outlet).is_some_and(|before| before.ends_with([' ', '/']));
    lines.iter().take(FARTHEST_NAME).any(|line| line.words <= 12 && of(line))
}

/// "MAYOR: We knew of it."
pub(super) fn has_speaker_label(line: &str) -> bool {
    let Some(at) = lines::head(line, 40).find(':') else { return false };
    at > 1 && !line[..at].chars().any(char::is_lowercase)
}

/// Finds bylines without "By", the offices below bylines, and the rest of bylines of several lines.
pub(super) fn settle_bylines(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    let mut headline = false;
    let mut sentences = 0;
    for i in 0..kinds.len().min(FARTHEST_NAME) {
        sentences += usize::from(matches!(kinds[i], Kind::Text) && lines[i].is_prose());
        if sentences > MOST_ABOVE {
            return;
        }
        if !matches!(kinds[i], Kind::Text) {
            continue;
        }
        let told =
            i > 0 && kinds[..i].iter().any(Kind::names_author) && pictures::is_below_picture(text, lines, kinds, i);
        if told || credits_next(text, lines, kinds, i) {
            continue;
        }
        if headline && i > 0 && matches!(kinds[i - 1], Kind::Byline(..)) {
            below_byline(text, lines, kinds, i);
        } else if headline && (is_settled(text, lines, kinds, i) || is_housed_beside_by(text, lines, kinds, i)) {
            continue;
        } else if let Some(author) = portrayed(lines[i].span.of(text)) {
            kinds[i] = Kind::Byline(Box::new(Byline { authors: vec![author], agency: None }), None);
        } else if headline && byline::is_opening(lines[i].span.of(text)) && opens_names(text, lines, kinds, i) {
            kinds[i] = Kind::Byline(Box::default(), None);
        } else if headline && (is_portrait(text, lines, i) || names_next(text, lines, kinds, i)) {
            kinds[i] = Kind::Junk;
        } else if headline
            && (beside_stamp(text, lines, kinds, i)
                || above_stamp(text, lines, kinds, i)
                || above_buttons(kinds, i)
                || has_office(text, &lines[i])
                || above_dateline(text, lines, kinds, i)
                || beside_length(text, lines, i)
                || is_posted(lines[i].span.of(text))
                || alone::is_byline(text, lines, kinds, i)
                || is_shift(lines[i].span.of(text)))
            && let Some(byline) = byline::read_bare(text, &lines[i])
        {
            kinds[i] = Kind::Byline(Box::new(byline), None);
        }
        headline |= !is_section(lines[i].span.of(text));
    }
}

/// "Ana Ruiz/Lake Post" above a picture's words, or "Ana Ruiz" together with them and apart from the byline: who took it.
fn credits_next(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let whole = lines[i].span.of(text);
    let house = whole.contains('/') && credit::is_person_of_outlet(whole);
    lines[i].words <= 7
        && i + 1 < kinds.len()
        && (house || (pictures::is_paired(lines, i) && kinds[..i].iter().any(Kind::names_author)))
        && pictures::is_caption_before_text(text, lines, kinds, i + 1)
}

/// Whether author and time stamp both stand above the line, the author not right above it: other names are those of
/// photographers, pictures and buttons.
fn is_settled(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let Some(author) = kinds[..i].iter().rposition(Kind::names_author) else { return false };
    let name = lines[i].span.of(text);
    let known = |kind: &Kind| match kind {
        Kind::Byline(byline, _) => byline.authors.iter().any(|author| author == name),
        _ => false,
    };
    let dated = |kind: &Kind| match kind {
        Kind::Stamp(reading) => !reading.moments.is_empty() || reading.ago,
        Kind::Byline(_, stamp) => stamp.is_some(),
        _ => false,
    };
    author + 1 < i && kinds[..i].iter().any(dated) && !kinds[..i].iter().any(known)
}

/// "Ana Ruiz / Lake Post" where another line says "By José Paz": who took a picture for which house.
fn is_housed_beside_by(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let whole = lines[i].span.of(text);
    let housed = lines[i].words <= 9 && (whole.contains(['/', '|']) || whole.starts_with('('));
    let by = |(line, kind): (&Line, &Kind)| kind.names_author() && lines::opens_with(line.span.of(text), "by ");
    housed && lines.iter().zip(kinds).take(FARTHEST_NAME).any(by)
}

/// Whether the line below one that only opens a byline names persons.
fn opens_names(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let next = lines.get(i + 1).filter(|next| next.words <= 10 && matches!(kinds.get(i + 1), Some(Kind::Text)));
    next.is_some_and(|next| {
        byline::signed(next.span.of(text), next.stop).is_some_and(|byline| !byline.authors.is_empty())
    })
}

/// An office, a newspaper, an "and" with the next name: lines that go on with the byline before them.
fn below_byline(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    let line = &lines[i];
    let whole = line.span.of(text);
    let joined = ["and ", "& ", ", "].iter().find_map(|joint| whole.strip_prefix(joint));
    let above = lines[i - 1].span.of(text);
    if byline::is_opening(above)
        && let Some(byline) = byline::signed(whole, line.stop)
    {
        kinds[i] = Kind::Byline(Box::new(byline), None);
    } else if is_about_writer(whole, &kinds[i - 1]) {
        kinds[i] = Kind::Junk;
    } else if matches!(whole, "and" | "&" | "," | "and,") {
        kinds[i] = Kind::Byline(Box::default(), None);
    } else if let Some(author) = joined.and_then(names::person) {
        kinds[i] = Kind::Byline(Box::new(Byline { authors: vec![author], agency: None }), None);
    } else if ["and", "&", ","].iter().any(|joint| above.ends_with(joint))
        && let Some(byline) = byline::read_bare(text, line)
    {
        kinds[i] = Kind::Byline(Box::new(byline), None);
    } else if outlets::has_post(above)
        && kinds[i - 1].names_author()
        && let Some(author) = with_office(whole)
    {
        // "José Paz Contributor" below "By Ana Ruiz Staff writer"
        kinds[i] = Kind::Byline(Box::new(Byline { authors: vec![author], agency: None }), None);
    } else if outlets::is_office(text, line)
        || outlets::is_chair(line, whole)
        || (!line.stop && outlets::is_house_at_place(whole))
    {
        kinds[i] = Kind::Byline(Box::default(), None);
    } else if (lines[i - 1].words == 1
        || matches!(&kinds[i - 1], Kind::Byline(byline, Some(_)) if *byline == Box::default())
        || outlets::is_office(text, &lines[i - 1])
        || (outlets::is_chair(&lines[i - 1], above)
            && lines.get(i + 1).is_some_and(|next| outlets::is_chair(next, next.span.of(text))))
        || (line.words <= 4 && above_stamp(text, lines, kinds, i)))
        && let Some(byline) = byline::read_bare(text, line)
    {
        kinds[i] = Kind::Byline(Box::new(byline), None);
    }
}

/// "José Paz Contributor", "JOSÉ PAZ LIMA CORRESPONDENT": a person and an office in capitals, no house.
fn with_office(line: &str) -> Option<String> {
    let name = line.rsplit_once(' ').filter(|(_, last)| outlets::has_post(last)).map(|(name, _)| name)?;
    let desked = Some(outlets::before_office(line)).filter(|name| name.len() < line.len());
    let name = desked.filter(|_| !line.contains(char::is_lowercase)).unwrap_or(name);
    let same = |person: &String| person.to_lowercase() == name.to_lowercase();
    let person = names::person(name).filter(|person| same(person) && name.split(' ').count() <= 3)?;
    (!names::is_placelike(name) && !outlets::names_outlet(name)).then_some(person)
}

/// "Ana Ruiz reported from Quito, and spoke with two dozen fishers." below "By Ana Ruiz".
fn is_about_writer(line: &str, above: &Kind) -> bool {
    matches!(above, Kind::Byline(byline, _) if notes::is_about_author(line, &byline.authors))
}

/// Whether the line is a person's name, and the text begins below it with a dateline.
fn above_dateline(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let below = matches!(kinds.get(i + 1), Some(Kind::Dateline(reading)) if reading.proof == Proof::Full);
    below && lines[i].words <= 4 && lines[i + 1].is_prose() && names::person(lines[i].span.of(text)).is_some()
}

/// "Ana Ruiz, Lake News Journalist": a person, and what its bearer is for which outlet.
fn has_office(text: &str, line: &Line) -> bool {
    let Some((name, office)) = line.span.of(text).split_once(", ").filter(|_| line.words <= 10) else { return false };
    let start = line.span.end - office.len() as u32;
    names::person(name).is_some()
        && !office.contains(',')
        && outlets::is_office(text, &line.with_span(text, Span::new(start, line.span.end)))
}

/// Whether a time stamp, an agency's name or an office stands beside the line, buttons aside.
fn beside_stamp(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let stamp = |kind: &Kind| match kind {
        Kind::Stamp(reading) => !reading.moments.is_empty() || reading.ago,
        Kind::Byline(_, stamp) => stamp.is_some(),
        _ => false,
    };
    let before = kinds[..i].iter().rev().take(5).find(|kind| !matches!(kind, Kind::Junk));
    let after = kinds[i + 1..].iter().take(3).find(|kind| !matches!(kind, Kind::Junk));
    let agency = matches!(kinds.get(i + 1), Some(Kind::Byline(b, _)) if b.authors.is_empty());
    let office = matches!(kinds.get(i + 1), Some(Kind::Text)) && outlets::is_office(text, &lines[i + 1]);
    before.is_some_and(stamp) || after.is_some_and(stamp) || agency || office
}

/// "4–5 minutes", "6 minutes" beside the line: how long the article takes to read.
fn beside_length(text: &str, lines: &[Line], i: usize) -> bool {
    let length = |line: &Line| {
        let count = line.span.of(text).strip_suffix(" minutes").filter(|_| line.words <= 4);
        count.is_some_and(|count| count.bytes().any(|b| b.is_ascii_digit()) && !count.contains(char::is_alphabetic))
    };
    let whole = lines[i].span.of(text);
    let name = byline::without_length(whole);
    let person = || names::person(name).is_some_and(|person| person == name) && !is_section(name);
    let beside = || length(&lines[i - 1]) || lines.get(i + 1).is_some_and(length);
    i > 0 && (name.len() < whole.len() || beside()) && person()
}

/// "Ana Ruiz in Quito and José Paz in Lima": persons, each with a place.
fn is_posted(line: &str) -> bool {
    let posted = |part: &str| {
        let placed = part.split_once(" in ").filter(|(name, place)| {
            names::person(name).is_some_and(|person| person.to_lowercase() == name.to_lowercase())
                && places::is_place(place)
        });
        placed.is_some()
    };
    line.len() <= 120 && line.contains(" and ") && line.trim_start_matches(['>', ' ']).split(" and ").all(posted)
}

/// "Ana Ruiz (now) and José Paz (earlier)": who keeps a report in entries.
fn is_shift(line: &str) -> bool {
    line.len() <= 120 && ["(now)", "(earlier)"].iter().any(|shift| line.ends_with(shift))
}

/// Whether only other names, offices, a place and buttons stand between the line and a time stamp below it.
fn above_stamp(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let mut places = 0;
    for (line, kind) in lines[i + 1..].iter().zip(&kinds[i + 1..]).take(6) {
        let whole = line.span.of(text);
        match kind {
            Kind::Stamp(reading) => return !reading.moments.is_empty() || reading.ago,
            Kind::Byline(byline, Some(_)) => return byline.authors.is_empty(),
            Kind::Junk | Kind::Byline(..) => {}
            Kind::Text if whole.strip_prefix("and ").and_then(names::person).is_some() => {}
            Kind::Text if matches!(whole, "and" | "&" | ",") || outlets::is_office(text, line) => {}
            Kind::Text if line.words <= 4 && names::person(whole).is_some() => {}
            Kind::Text if places < MOST_PLACES && !line.stop && is_house_or_place(whole.trim_start_matches(", ")) => {
                places += 1;
            }
            _ => return false,
        }
    }
    false
}

/// A line of a few capitalised words: a place, a paper.
fn is_house_or_place(line: &str) -> bool {
    line.len() <= 40
        && line.split_whitespace().count() <= 3
        && line.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
}

/// Whether two buttons stand below the line, and the line below the headline.
fn above_buttons(kinds: &[Kind], i: usize) -> bool {
    let below = kinds[i + 1..].iter().take(2).filter(|kind| matches!(kind, Kind::Junk)).count() == 2;
    let first = !kinds[..i].iter().any(|kind| matches!(kind, Kind::Byline(byline, _) if !byline.authors.is_empty()));
    below && first && i > 0 && matches!(kinds[i - 1], Kind::Text)
}

/// "Ana Ruiz's face" above "Ana Ruiz": what a page says in place of a portrait.
fn is_portrait(text: &str, lines: &[Line], i: usize) -> bool {
    let (line, Some(next)) = (&lines[i], lines.get(i + 1)) else { return false };
    let name = next.span.of(text);
    let told = line.span.of(text).len() > name.len() && line.span.of(text).contains(name);
    (2..=4).contains(&next.words) && line.words <= next.words + 3 && told && names::person(name).is_some()
}

/// "Portrait of Ana Ruiz  Ana Ruiz": what a page says in place of a portrait, and the name below it.
fn portrayed(line: &str) -> Option<String> {
    if line.len() > 90 {
        return None;
    }
    let (_, names) = line.split_once(" of ").filter(|(what, _)| !what.contains(' '))?;
    let words: Vec<&str> = names.split_whitespace().collect();
    let (first, again) = words.split_at(words.len() / 2);
    names::person(&first.join(" ")).filter(|_| first == again)
}

/// Whether the line only names whom the byline below it names: "Ana RuizJosé Paz" above "By Ana Ruiz and José Paz".
fn names_next(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let Some(Kind::Byline(byline, _)) = kinds.get(i + 1) else { return false };
    let line = lines[i].span.of(text);
    let named = !byline.authors.is_empty() && byline.authors.iter().all(|author| line.contains(author.as_str()));
    let length: usize = byline.authors.iter().map(|author| author.len() + " and ".len()).sum();
    named && line.len() <= length
}

/// Whether `line` names a section, as sites set it above the headline: "World", "U.S. News", "News | Water",
/// or is the way to the page: "Home / World / Lake rises".
pub(super) fn is_section(line: &str) -> bool {
    static SECTIONS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/sections.txt")));
    if line.len() > 140 {
        return false;
    }
    let parted = line.contains(['|', '>', '›', '»']) || line.contains(" / ");
    let mut words = line
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '>' | '›' | '»' | '·' | ','))
        .filter(|word| !word.is_empty())
        .peekable();
    let named = |word: &str| SECTIONS.has(&word.to_ascii_lowercase());
    let count = line.split_whitespace().count();
    if parted {
        let home = words.peek().is_some_and(|word| word.eq_ignore_ascii_case("home"));
        return home || (count <= 8 && words.any(named));
    }
    count <= 3 && words.all(named)
}
