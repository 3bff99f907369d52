//! Which of the lines above the text is the headline: evidence is weighed, whatever stands first.
//!
//! In: the lines with their kinds, and where the text begins. Out: the line that most speaks for. For it speak
//! that the first paragraphs tell it again, that it is as long as a headline, and that the byline, the time stamp
//! or the text stands below it; against it that it looks like a menu's entry, a feed's head or a label, and that
//! such lines stand below it. The first of several that weigh nearly the same is taken.

use super::dateline::Proof;
use super::kinds::Kind;
use super::lines::{self, Line, has_figure};
use super::neighbours::is_section;
use super::told::{Share, Told};
use super::{agencies, outlets};
use crate::span::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// No menu ends farther below.
const FARTHEST: usize = 200;

/// A clause has at least so many small words.
const SMALL: usize = 3;

/// A sentence in the manner of titles that is no longer is no beginning of the text.
const LONGEST_TITLE: u32 = 25;

/// No headline has more words.
const LONGEST: u32 = 35;

/// Among so many lines below a headline the byline or the time stamp stands.
const DEEPEST: usize = 12;

/// So much more must speak for a line than for one above it.
const MARGIN: i32 = 2;

/// What looks no better is a label.
const LABEL: i32 = -5;

/// What three words look like.
const SHORT: i32 = -1;

/// So much more for one below a clause of which the text tells a word or two.
const HALF_FIRM: i32 = 7;

/// Nothing outweighs so much.
const FIRM: i32 = 1000;

/// A line of which the text tells so much is none of the site's.
const LEAST_TELLING: i32 = 3;

/// An entry of a menu has no more words.
const LONGEST_ENTRY: u32 = 4;

/// So many entries part a headline from a longer line above them.
const LEAST_PARTING: usize = 3;

/// A shorter line is no sentence of the text.
const SHORTEST_SENTENCE: u32 = 8;

/// A sentence with so many words is the article's, or with so many that the text tells again.
const LONG_SENTENCE: u32 = 16;
const LEAST_AGAIN: usize = 3;

/// So many sentences may stand above the byline and the time stamp: a headline, a standfirst.
const MOST_ABOVE: usize = 2;

/// What pages glue to a headline.
const GLUED: &str = "published at ";

/// The lines among which the headline is looked for, and the text below them.
pub(super) struct Titles<'a> {
    text: &'a str,
    lines: &'a [Line],
    kinds: &'a [Kind],
    /// The first line of the text.
    body: usize,
    told: OnceCell<Told>,
}

/// A line that may be the headline.
#[derive(Clone, Copy)]
struct Title {
    at: usize,
    weight: i32,
    /// Whether it looks like no label and no sentence.
    shapely: bool,
    /// Whether it reads as a clause.
    clause: bool,
    /// How many of its words the text has, and what that weighs.
    again: usize,
    telling: i32,
}

/// The headline's line, if one can be told before the neighbours of the lines are looked at.
pub(super) fn find(text: &str, lines: &[Line], kinds: &[Kind]) -> Option<usize> {
    // A text that begins with its dateline has no headline.
    let first = kinds.iter().find(|kind| !matches!(kind, Kind::Junk | Kind::Stamp(_)))?;
    if matches!(first, Kind::Dateline(dateline) if dateline.proof == Proof::Full) {
        return None;
    }
    // Where nothing is known, nothing stands above the text but what the first line heads.
    let body =
        opening(text, lines, kinds).filter(|body| kinds[..=*body].iter().any(|kind| !matches!(kind, Kind::Text)))?;
    Titles::new(text, lines, kinds, body).best(0..body)
}

/// The first of the sentences that stand together below the byline and the time stamp, or the dateline.
fn opening(text: &str, lines: &[Line], kinds: &[Kind]) -> Option<usize> {
    let prose = |i: usize| kinds[i].is_text() && lines[i].is_prose() && lines[i].words >= SHORTEST_SENTENCE;
    let count = lines.len().min(FARTHEST);
    let goes_on = |i: usize| {
        let below = (i + 1..lines.len()).filter(|j| kinds[*j].is_text()).take(3);
        below.filter(|j| prose(*j)).count() >= 2
    };
    let dated = |i: usize| matches!(&kinds[i], Kind::Dateline(d) if lines[i].is_prose() && d.proof == Proof::Full);
    let top = (0..count).filter(|&i| prose(i)).nth(MOST_ABOVE).map_or(count, |i| i + 1);
    if let Some(at) = (0..top).find(|&i| dated(i)) {
        return Some(at);
    }
    let headed = |kind: &Kind| matches!(kind, Kind::Byline(..) | Kind::Stamp(_));
    let from = kinds[..top].iter().rposition(headed).map_or(0, |at| at + 1);
    let titled = |i: usize| lines[i].words <= LONGEST_TITLE && in_title_case(lines[i].span.of(text));
    let found = (from..count).find(|&i| prose(i) && goes_on(i) && !titled(i));
    found.or_else(|| (from..count).find(|&i| prose(i)))
}

impl<'a> Titles<'a> {
    pub(super) fn new(text: &'a str, lines: &'a [Line], kinds: &'a [Kind], body: usize) -> Self {
        Self { text, lines, kinds, body, told: OnceCell::new() }
    }

    /// The line of `range` that is the headline.
    pub(super) fn best(&self, range: Range<usize>) -> Option<usize> {
        let may_be = |i: &usize| {
            matches!(self.kinds[*i], Kind::Text | Kind::Dateline(_))
                && !self.lines[*i].bullet
                && self.lines[*i].words <= LONGEST
        };
        // Behind a summary's label stand its points.
        let label = range.clone().find(|i| matches!(self.kinds[*i], Kind::SummaryLabel));
        let end = label
            .filter(|label| (range.start..*label).any(|i| may_be(&i) && self.form(i) >= SHORT))
            .unwrap_or(range.end);
        let end = (range.start..end).find(|i| self.is_sentence(*i)).map_or(end, |i| i + 1);
        let range = range.start..end;
        let mut forms = range.clone().filter(may_be).map(|i| (i, self.form(i))).filter(|(_, form)| *form > LABEL);
        let Some(first) = forms.next() else { return range.clone().find(|i| may_be(i) && self.is_told(*i)) };
        let Some(second) = forms.next() else { return Some(first.0).filter(|i| first.1 >= 0 || self.is_told(*i)) };
        let mut best = self.weigh(first);
        for title in [second].into_iter().chain(forms).map(|form| self.weigh(form)) {
            if title.weight > best.weight + self.margin(best, title.at) || self.stands_in(title.at, best.at) {
                best = title;
            }
        }
        Some(best.at)
    }

    /// Whether a line is a sentence of the article, below which no headline stands.
    fn is_sentence(&self, i: usize) -> bool {
        let (line, told) = (&self.lines[i], || self.share(i).again >= LEAST_AGAIN);
        self.kinds[i].is_text() && line.is_prose() && !is_slogan(self.of(i)) && (line.words >= LONG_SENTENCE || told())
    }

    /// Whether a line is a headline though it hardly looks like one: no label, or told again.
    fn is_told(&self, i: usize) -> bool {
        !is_furniture(self.of(i), self.lines[i].words) || self.share(i).again > 0
    }

    /// Whether a line stands in one above it, which is the way to the page or its title.
    fn stands_in(&self, below: usize, above: usize) -> bool {
        let (whole, copy) = (self.of(above), self.of(below));
        whole == copy || (self.lines[below].words > LONGEST_ENTRY && whole.contains(copy))
    }

    fn of(&self, i: usize) -> &'a str {
        self.lines[i].span.of(self.text)
    }

    /// How much more must speak for a line than for one above it. What reads as a headline is outweighed by none that
    /// stands with it: the standfirst tells more of the text.
    fn margin(&self, above: Title, below: usize) -> i32 {
        if !above.shapely {
            return 0;
        }
        let mut between = above.at + 1..below;
        let told = above.telling >= LEAST_TELLING && (above.clause || self.lines[above.at].words > LONGEST_ENTRY);
        if !told {
            let together = above.again > 0 && between.is_empty();
            return if above.clause && (together || above.again > 1) { HALF_FIRM } else { MARGIN };
        }
        let parted = between.clone().filter(|i| self.is_entry(*i)).take(LEAST_PARTING).count() == LEAST_PARTING;
        let signed = above.clause && between.any(|i| matches!(self.kinds[i], Kind::Byline(..) | Kind::Stamp(_)));
        if parted && !signed { MARGIN + above.telling } else { FIRM }
    }

    fn is_entry(&self, i: usize) -> bool {
        matches!(self.kinds[i], Kind::Text) && self.lines[i].words <= LONGEST_ENTRY && !self.lines[i].stop
    }

    fn weigh(&self, (i, form): (usize, i32)) -> Title {
        let share = self.share(i);
        let telling = telling(share);
        let slogan = form > 0 && telling < LEAST_TELLING && is_slogan(self.of(i));
        let form = if slogan { 0 } else { form };
        let clause = form > 0 && is_clause(self.of(i));
        let weight = form + 2 * i32::from(clause) + self.place(i) + telling;
        Title { at: i, weight, shapely: form > 0, clause, again: share.again, telling }
    }

    /// What its own look says.
    fn form(&self, i: usize) -> i32 {
        let line = &self.lines[i];
        let length = match line.words {
            1 => LABEL,
            2 => -3,
            3 => SHORT,
            5..=18 => 3,
            4 | 19..=25 => 1,
            _ => -4,
        };
        if length <= LABEL {
            return LABEL;
        }
        let whole = self.of(i);
        let ended = line.stop && !whole.ends_with(['?', '!']) && !in_title_case(whole);
        let open = lines::goes_on(self.text, line);
        length
            - 3 * i32::from(ended)
            - 4 * i32::from(open)
            - 6 * i32::from(is_furniture(whole, line.words) || self.is_listed(i))
    }

    /// "1. Lake rises" above "2. In brief": an entry of a list of contents.
    fn is_listed(&self, i: usize) -> bool {
        let numbered = |line: Option<&Line>| line.is_some_and(|line| number(line.span.of(self.text)) > 0);
        numbered(self.lines.get(i)) && (numbered(self.lines.get(i + 1)) || (i > 0 && numbered(self.lines.get(i - 1))))
    }

    /// What stands below it says: the fewer lines to the byline, the time stamp or the text, the better.
    fn place(&self, i: usize) -> i32 {
        let mut between = 0;
        let below = i + 1..self.kinds.len().min(i + 1 + DEEPEST);
        for (j, kind) in below.clone().zip(&self.kinds[below]) {
            match kind {
                Kind::Byline(..) | Kind::Stamp(_) => return 3 - between,
                Kind::Caption(_) | Kind::SummaryLabel => return 2 - between,
                _ if j >= self.body => return 2 - between,
                Kind::Text | Kind::Dateline(_) => between += 1,
                _ => {}
            }
        }
        -between
    }

    fn share(&self, i: usize) -> Share {
        let prose = self.lines[self.body.min(self.lines.len())..].iter().filter(|line| line.is_prose());
        self.told.get_or_init(|| Told::of(self.text, prose)).share(self.of(i))
    }
}

/// What it says that the first paragraphs tell a line again.
fn telling(share: Share) -> i32 {
    match (share.again, share.words) {
        (_, 0) => 0,
        (0, words) => -(words.min(4) as i32),
        (again, words) => (8 * again * words.min(4) / (4 * words)) as i32,
    }
}

/// Whether several words of it are small, as in a sentence; titles have small joints only.
pub(super) fn is_clause(line: &str) -> bool {
    const JOINTS: &[&str] = &["and", "but", "for", "from", "into", "nor", "over", "per", "the", "via", "with"];
    let small = |word: &&str| word.len() >= 3 && word.starts_with(char::is_lowercase) && !JOINTS.contains(word);
    line.split(' ').filter(small).nth(SMALL - 1).is_some()
}

/// Whether a line speaks to the reader, or of the outlet's age: "News you can use since 1887".
fn is_slogan(line: &str) -> bool {
    const READERS: &[&str] = &["you", "your", "our", "we", "us"];
    let mut since = false;
    line.split([' ', ',', '.', '\'', '’']).any(|word| {
        let year = since && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        since = word.eq_ignore_ascii_case("since");
        year || READERS.iter().any(|reader| word.eq_ignore_ascii_case(reader) && word != "US")
    })
}

/// Whether a line looks like a label, a menu, a feed's head.
pub(super) fn is_furniture(whole: &str, words: u32) -> bool {
    let pairs = whole.bytes().zip(whole.bytes().skip(1));
    let mut row = pairs.filter(|pair| {
        matches!(
            pair,
            (b'\t' | b'<' | b'>' | b'|' | b'@', _)
                | (b' ', b' ' | b'/')
                | (b':', b'/')
                | (b'\xc2', b'\xa9' | b'\xbb')
                | (b'\x80', b'\xba')
        )
    });
    row.next().is_some()
        || is_counted(whole, words)
        || is_credited(whole)
        || (words == 2 && is_feed(whole))
        || (words <= 3 && is_section(whole))
        || (words <= 5 && (is_slug(whole) || outlets::is_masthead(whole)))
}

/// "The lake in May (Lake Images/Ana Ruiz)": whom a picture credits.
fn is_credited(whole: &str) -> bool {
    let inside = whole.strip_suffix(')').and_then(|inside| inside.rsplit_once(" ("));
    inside.is_some_and(|(_, name)| {
        name.contains([' ', '/']) && name.split([' ', '/']).all(|w| w.starts_with(char::is_uppercase))
    })
}

/// "LAK0417 3 GEN 0388", "Section A; Page 12, Column 3": a third of its words have figures.
fn is_counted(whole: &str, words: u32) -> bool {
    words >= 3 && has_figure(whole) && whole.split(' ').filter(|word| has_figure(word)).count() as u32 * 3 >= words
}

/// The headline's words: without the number before them, and without when it was published, glued to the last.
pub(super) fn bare(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    let glued = whole.find(GLUED).filter(|at| *at > 0 && !whole[..*at].ends_with(' '));
    let dated = glued.filter(|at| whole[at + GLUED.len()..].starts_with(|c: char| c.is_ascii_digit()));
    let end = dated.map_or(span.end, |at| span.start + at as u32);
    Span::new(span.start + number(whole) as u32, end)
}

/// The length of the number that a line begins with: "1. ".
fn number(line: &str) -> usize {
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) && line[digits..].starts_with(". ") { digits + 2 } else { 0 }
}

/// Whether nearly all of its longer words are capitalised.
pub(super) fn in_title_case(line: &str) -> bool {
    let long = |w: &&str| w.len() >= 4 && w.chars().count() >= 4 && w.chars().any(char::is_alphabetic);
    let capital = |w: &str| {
        w.trim_start_matches(['"', '“', '‘', '\'', '(']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let all = line.split_whitespace().filter(long);
    let (count, capitals) = all.fold((0, 0), |(count, capitals), w| (count + 1, capitals + usize::from(capital(w))));
    count >= 3 && capitals * 10 >= count * 8
}

/// "LNA ENG": an agency and the language of its feed.
fn is_feed(line: &str) -> bool {
    let mut words = line.split(' ');
    let agency = words.next().and_then(agencies::named_in).is_some();
    let capitals = |word: &str| (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    agency && words.next().is_some_and(capitals) && words.next().is_none()
}

/// "LAKE-FISHING/STRIKE (UPDATE 2)", "Lake-fishing-strike,FEATURE": how wires file a story.
fn is_slug(line: &str) -> bool {
    const MEDIA: &[&str] = &[
        "+", "/", "&", "AND", "ARCHIVE", "AUDIO", "FILE", "GRAPHIC", "PHOTO", "PHOTOS", "PICTURE", "PICTURES", "TV",
        "VIDEO",
    ];
    let joined = |line: &str| !line.contains(' ') && line.contains(',') && line.matches(['-', ',']).count() >= 2;
    if joined(line) {
        return true;
    }
    let bare = line.split(" (").next().unwrap_or(line);
    if line.split(' ').all(|word| MEDIA.contains(&word)) || line.starts_with("BC-") || line.contains("Writethru") {
        return true;
    }
    let capitals = !bare.chars().any(char::is_lowercase) && bare.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    capitals && (bare.contains('/') || bare.contains('-')) && bare.split(' ').count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::Small;

    fn found(above: &str) -> String {
        let text = format!(
            "{above}\nBy Ana Ruiz\nThe ferries of Lake Brenn stopped on Monday as their crews walked out over pay.\n\
             Crews of the four boats want what is paid on the sea, their union said.\nTalks go on."
        );
        let lines = lines::split(&text);
        let kinds: Vec<Kind> = lines.iter().map(|line| Kind::of(&text, line, &mut Small::default())).collect();
        find(&text, &lines, &kinds).map_or_else(String::new, |i| lines[i].span.of(&text).to_owned())
    }

    #[test]
    fn headline_among_other_lines() {
        let title = "Ferry crews stop work on Lake Brenn";
        for above in [
            "",
            "Fair and fearless since 1887\n",
            "EDITION: NORTH SOUTH HILLS\nHome World Sport Books\n",
            "LKP0417 3 GEN 0388\n",
            "Kesterby, ON 21°C\nCloudy\n",
            "The Lake Post\nMonday, 3 March 2025\nNews\n",
            "Home  News  Ferry crews stop work on Lake Brenn\n",
            "Ferry crews stop work on Lake Brenn\nTrending\nHeatwave\n",
            "1. Ferry crews stop work\n2. In brief\n3. Letters\n",
            "Home News Lake News Ferry crews stop work on Lake Brenn\n",
            "Boats at the pier of Brenn (Lake Images/Jo Paz)\n",
        ] {
            assert_eq!(found(&format!("{above}{title}")), title, "{above:?}");
        }
        assert_eq!(found(&format!("{title}\nBoats of four towns lie idle while crews ask for more pay")), title);
        assert_eq!(found("News\nTalks go on"), "Talks go on");
        assert_eq!(found("Home | News"), "");
    }

    #[test]
    fn words_of_the_headline() {
        let show = |line: &str| bare(line, Span::at(0, line.len())).of(line).to_owned();
        assert_eq!(show("1. LAKE RISES"), "LAKE RISES");
        assert_eq!(show("Lake risespublished at 14:22"), "Lake rises");
        for line in ["Book published at 90", "2.5 million see lake", "10 published at 14:22"] {
            assert_eq!(show(line), line);
        }
    }

    #[test]
    fn how_wires_file_a_story() {
        assert!(is_feed("AFP ENG") && !is_feed("AFP wins prize") && !is_feed("LAKE ENG"));
        for line in [
            "BC-AF-Lake-Strike, 2nd Ld",
            "PICTURES + VIDEO",
            "LAKE-FISHING/STRIKE (UPDATE 2)",
            "Lake-fishing-strike,FEATURE",
        ] {
            assert!(is_slug(line), "{line}");
        }
        assert!(!is_slug("Lake-side inn, shut for years, reopens") && !is_slug("Stop-and-go"));
    }
}
