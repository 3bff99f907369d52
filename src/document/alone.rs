//! A name alone between the headline and the text, where no time stamp tells that it is a byline.
//!
//! In: the first lines with their kinds. Out: whether a line is such a byline. Names of persons stand there, and
//! sub-headings, places and series of a few capitals: what is a writer's name the article does not tell.

use super::byline::Byline;
use super::kinds::Kind;
use super::lines::{self, Line};
use super::neighbours::is_section;
use super::{names, notes, outlets};

/// No list of names has more words.
const LONGEST: u32 = 9;

/// A headline and a standfirst have at least as many words.
const SHORTEST_TITLE: u32 = 4;

/// "Ana Ruiz", "Ana Ruiz and José Paz", "ANA RUIZ ARTS CORRESPONDENT", "Ana Ruiz | Quito" below the headline or the
/// standfirst and above the first sentence, nothing but the site's lines and pictures between.
pub(super) fn is_byline(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    if i == 0
        || line.stop
        || line.bullet
        || !(2..=LONGEST).contains(&line.words)
        || !stands_between(text, lines, kinds, i)
    {
        return false;
    }
    let list = line.span.of(text).split(['|', '/']).next().unwrap_or("").trim();
    let parts: Vec<&str> = outlets::before_office(list).split(", ").flat_map(|part| part.split(" and ")).collect();
    parts.iter().all(|name| reads_as_name(name)) && !is_told(text, lines, i, &parts)
}

fn stands_between(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    // "12.4k", "6.01am, 11 Sep", "Jiri, December 2"
    let counts = |at: usize| !lines[at].stop && lines[at].words <= 4 && lines::has_figure(lines[at].span.of(text));
    let site = |at: usize| matches!(kinds[at], Kind::Junk | Kind::Caption(_) | Kind::Clock) || counts(at);
    let Some(above) = (0..i).rev().find(|&at| !site(at)) else { return false };
    let Some(below) = (i + 1..kinds.len()).find(|&at| !site(at)) else { return false };
    // The first line of a wrapped sentence stands with the next.
    let wrapped = lines[i].gap && !lines[i + 1].gap;
    let title = matches!(kinds[above], Kind::Text) && lines[above].words >= SHORTEST_TITLE;
    let opening = kinds[below].is_text() && lines[below].is_prose();
    let sentences = lines[..i].iter().filter(|line| line.is_prose()).count();
    let named = |kind: &Kind| matches!(kind, Kind::Byline(byline, _) if **byline != Byline::default());
    title && opening && !wrapped && sentences <= 1 && !kinds.iter().any(named)
}

/// Whether it is a person's name and not a place's, an outlet's, or that of a section.
fn reads_as_name(name: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ing", "ings", "ion", "ions", "ness", "ment", "ments", "ity", "ies", "ism", "ous", "ics"];
    let same = |person: String| person.to_lowercase() == name.to_lowercase();
    let thing = |word: &str| {
        let small = word.to_lowercase();
        small.len() > 5 && ENDINGS.iter().any(|ending| small.ends_with(ending))
    };
    (2..=4).contains(&name.split(' ').count())
        && names::person(name).is_some_and(same)
        && !name.split(' ').any(thing)
        && !name.split(' ').any(|word| word.len() == 3 && word != "May" && crate::calendar::month(word).is_some())
        && !names::is_placelike(name)
        && !outlets::names_outlet(name)
        && !is_section(name)
}

/// Whether another line has a word of the names, lines of the writer's own aside: the name again, an address, what
/// is told of its bearer behind the text.
fn is_told(text: &str, lines: &[Line], i: usize, parts: &[&str]) -> bool {
    let words = parts.iter().flat_map(|name| name.split(' ')).filter(|word| word.len() > 2);
    let small = |word: &str| word.to_lowercase();
    let forms: Vec<[String; 4]> = words
        .map(|word| [word.to_owned(), crate::casing::title_case(word), word.to_uppercase(), small(word)])
        .collect();
    let told = |line: &Line| {
        let whole = line.span.of(text);
        let has = |form: &String| notes::has_word(whole, form);
        forms.iter().flatten().any(has) && !is_of_writer(whole, line, parts)
    };
    lines.iter().enumerate().any(|(at, line)| at != i && told(line))
}

fn is_of_writer(whole: &str, line: &Line, names: &[&str]) -> bool {
    let shown = |name: &&str| {
        if name.contains(char::is_lowercase) { (*name).to_owned() } else { crate::casing::title_case(name) }
    };
    let authors: Vec<String> = names.iter().map(shown).collect();
    let begins = || authors.iter().any(|author| whole.starts_with(author.as_str()));
    (line.words <= 4 && (whole.contains('@') || begins())) || (begins() && notes::is_about_author(whole, &authors))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::Small;

    /// Whether the second line is a byline.
    fn second(text: &str) -> bool {
        let lines = crate::document::lines::split(text);
        let mut small = Small::default();
        let kinds: Vec<Kind> = lines.iter().map(|line| Kind::of(text, line, &mut small)).collect();
        is_byline(text, &lines, &kinds, 1)
    }

    #[test]
    fn names_between_headline_and_text() {
        let page =
            |line: &str| format!("Lake rises again after rain\n{line}\n\nThe lake rose by a foot, the mayor said.\n");
        for line in ["Ana Ruiz", "ANA RUIZ", "Ana Ruiz and José Paz", "ANA RUIZ ARTS CORRESPONDENT", "Ana Ruiz | Quito"]
        {
            assert!(second(&page(line)), "{line}");
        }
        for line in ["Rising Waters", "High Lake", "San Marino", "World News", "Lake Courier", "Ana Ruiz said so"] {
            assert!(!second(&page(line)), "{line}");
        }
    }

    #[test]
    fn whom_the_text_tells_of() {
        let text =
            |told: &str| format!("Lake rises again after rain\nAna Ruiz\n\nThe lake rose by a foot.\n\n{told}\n");
        assert!(second(&text("Ana Ruiz is a reporter based in Quito.").replace("a foot.", "a foot on Monday night.")));
        assert!(!second(&text("Ruiz has lived there for years.").replace("a foot.", "a foot on Monday night.")));
    }

    #[test]
    fn wrapped_sentences() {
        assert!(!second("Lake rises again after rain\n\nAna Ruiz\nof the board said that the lake rose by a foot.\n"));
    }
}
