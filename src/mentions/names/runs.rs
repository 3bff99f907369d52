//! Runs of capitalised tokens: where a name begins and how far it may go.

use super::reader::{Mark, Reader};
use super::words::{GOVERNED, LISTING, PARTICLES, POSSESSORS, STUCK, begins_org, debates, ends_org, ends_spot, is_in};
use crate::mentions::gazetteer::{Class, Classes};
use crate::text::{Case, Kind};

/// How capitals are used in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Names and first words.
    Sentence,
    /// Most words: a headline.
    Title,
}

/// The longest run, in tokens: keeps the search linear whatever the text.
const MOST_TOKENS: usize = 40;

impl Reader<'_> {
    /// How capitals are used in these tokens: a headline writes no word small that matters, and
    /// ends without a full stop.
    pub(super) fn style(&self, first: usize, end: usize) -> Style {
        if self.word(end - 1) == "." {
            return Style::Sentence;
        }
        let (mut all, mut capital, mut small) = (0, 0, 0);
        for at in first..end {
            if !self.is_kind(at, Kind::Word) || self.tokens[at].span.len() <= 3 {
                continue;
            }
            all += 1;
            let hyphened = self.is_glued(at) && at > first && self.is_kind(at - 1, Kind::Hyphen);
            capital += usize::from(self.is_capital(at));
            small += usize::from(self.is_lower(at) && !hyphened && !self.is_function(at));
            if small * 10 > end - first {
                return Style::Sentence;
            }
        }
        let title = all >= 4 && capital * 10 >= all * 6 && small * 10 <= all;
        if title { Style::Title } else { Style::Sentence }
    }

    /// Whether a name may begin at `at`, in a sentence that begins at `first`.
    pub(super) fn begins(&mut self, at: usize, first: usize, style: Style) -> bool {
        // Most words have neither a capital nor one or a hyphen behind them.
        let near = self.is_capital(at) || self.is_capital(at + 1) || self.is_kind(at + 1, Kind::Hyphen);
        if !near {
            return false;
        }
        if self.is_opening_particle(at) || self.is_prefix(at) {
            return true;
        }
        if !self.is_capital(at) || self.is_calendar(at) {
            return false;
        }
        if self.is_currency(at) {
            return false;
        }
        if self.is_function(at) || self.is_abbreviated(at) {
            return self.is_named_phrase(at);
        }
        let opens = at == first
            || style == Style::Title
            || self.is_kind(at - 1, Kind::Dash)
            || self.is_kind(at - 1, Kind::Mark) && self.is_glued(at)
            || self.word(at - 1) == ":";
        if !opens || !self.is_ordinary(at) {
            return self.word(at).chars().nth(1).is_some() || self.is_capital(at + 1);
        }
        match style {
            Style::Title => self.is_named_phrase(at),
            Style::Sentence => self.is_capital(at + 1) && !self.is_glued(at + 1) || self.is_named_phrase(at),
        }
    }

    /// Whether a known name of more than ordinary words begins here: "New York", "United Nations".
    fn is_named_phrase(&mut self, at: usize) -> bool {
        const NAMES: Classes = Classes::of(&[
            Class::Country,
            Class::Region,
            Class::City,
            Class::Loc,
            Class::Org,
            Class::Norp,
            Class::Fac,
            Class::Event,
        ]);
        let end = self.tokens.len();
        let Some((stop, entry)) = self.longest(at, end, NAMES) else { return false };
        let single = stop == at + 1;
        !single && self.is_capital(stop - 1)
            || single && (entry.is(Class::Country) || entry.is(Class::Norp)) && !self.is_function(at)
    }

    /// "al Qaeda", "al-Shabaab".
    fn is_opening_particle(&self, at: usize) -> bool {
        let hyphened = self.is_kind(at + 1, Kind::Hyphen) && self.is_capital(at + 2) && self.is_glued(at + 2);
        let apart = self.is_capital(at + 1) && !self.is_glued(at + 1);
        (hyphened || apart)
            && self.is_lower(at)
            && self.is_marked(at, Mark::Particle)
            && (hyphened || matches!(self.word(at), "al" | "el"))
    }

    /// "ultra-Orthodox", "sub-Saharan".
    fn is_prefix(&self, at: usize) -> bool {
        self.is_lower(at)
            && self.is_kind(at + 1, Kind::Hyphen)
            && self.is_marked(at, Mark::Prefix)
            && self.is_capital(at + 2)
    }

    /// "TV", "NGOs": standing alone.
    fn is_abbreviated(&self, at: usize) -> bool {
        self.tokens[at].case != Case::Capital && !self.is_capital(at + 1) && self.is_marked(at, Mark::Abbreviated)
    }

    /// "US$", "Rs 500".
    fn is_currency(&self, at: usize) -> bool {
        let symbol = self.is_kind(at + 1, Kind::Symbol) && self.is_glued(at + 1) && self.word(at + 1) != "&";
        symbol && self.word(at).len() <= 3
            || self.is_kind(at + 1, Kind::Number)
                && matches!(
                    self.word(at),
                    "Rs" | "Rs." | "Tk" | "Dh" | "RM" | "Sh" | "N" | "R" | "US" | "SR" | "QR" | "RO"
                )
    }

    fn is_calendar(&self, at: usize) -> bool {
        self.is_marked(at, Mark::Date) || self.is_marked(at, Mark::Namesake) && !self.is_capital(at + 1)
    }

    /// Where the run that begins at `first` ends, at most at `end`.
    pub(super) fn run_end(&mut self, first: usize, end: usize, style: Style) -> usize {
        let end = end.min(first + MOST_TOKENS);
        let mut at = first + 1;
        while at < end {
            let next = self.step(first, at, end, style);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// The token after what may be joined to the run `first..at`; `at` where nothing may.
    fn step(&mut self, first: usize, at: usize, end: usize, style: Style) -> usize {
        if self.is_capital(at) {
            let breaks = self.is_calendar(at)
                || style == Style::Title
                    && self.is_ordinary(at)
                    && !self.continues_known(first, at, end)
                    && !self.qualifies(at);
            return if breaks || self.word(at) == "I" { at } else { at + 1 };
        }
        let capital = |reader: &Self, i: usize| i < end && reader.is_capital(i);
        let kind = self.tokens[at].kind;
        match kind {
            Kind::Hyphen if self.is_glued(at) && self.is_glued(at + 1) => {
                if capital(self, at + 1) {
                    return if self.joins_two(first, at, end) { at } else { at + 2 };
                }
                if self.is_second_syllable(first, at) {
                    return at + 2;
                }
                let particle = self.is_lower(at + 1) && is_in(PARTICLES, self.word(at + 1));
                if particle && self.is_kind(at + 2, Kind::Hyphen) && capital(self, at + 3) { at + 4 } else { at }
            }
            Kind::Clitic if matches!(self.word(at), "'s" | "’s") && capital(self, at + 1) => {
                let possessor = is_in(POSSESSORS, self.small(at - 1));
                let saint = at >= first + 2 && matches!(self.word(at - 2), "St." | "St" | "Saint");
                let spot = ends_spot(self.small(at + 1)) && !self.is_capital(at + 2) && at == first + 1;
                let spot = spot && !self.entry(first, at).is(Class::Country);
                if possessor || saint || spot || self.continues_known(first, at, end) { at + 2 } else { at }
            }
            Kind::Mark if matches!(self.word(at), "'" | "’") && self.is_glued(at) && capital(self, at + 1) => {
                let possessor = self.small(at - 1).ends_with('s') && is_in(POSSESSORS, self.small(at - 1));
                if possessor { at + 2 } else { at }
            }
            Kind::Punct if self.word(at) == "," => self.listed(first, at, end),
            Kind::Symbol if self.word(at) == "&" && capital(self, at + 1) => at + 2,
            Kind::Number if self.continues_known(first, at, end) => at + 1,
            Kind::Word => self.connector(first, at, end),
            _ => at,
        }
    }

    /// "National" in "Manu National Park", and the word after it, in a headline too.
    fn qualifies(&self, at: usize) -> bool {
        let qualifier = |word: &str| matches!(word, "National" | "International" | "Regional" | "District" | "Supreme");
        let known = |at: usize| self.known(at).ends.is_some();
        qualifier(self.word(at)) && self.is_capital(at + 1) && known(at + 1)
            || qualifier(self.word(at - 1)) && known(at)
    }

    /// The hyphen between two names: "Russia-Ukraine", "Jordanian-Lebanese".
    fn joins_two(&mut self, first: usize, at: usize, end: usize) -> bool {
        const OWNERS: Classes = Classes::of(&[Class::Country, Class::Norp, Class::Org]);
        self.entry(first, at).is_any(OWNERS)
            && self.entry(at + 1, at + 2).is_any(OWNERS)
            && !self.continues_known(first, at, end)
    }

    /// The small second half of a given name: "Ing-wen", "Jong-un"; not "Kong-based".
    fn is_second_syllable(&mut self, first: usize, at: usize) -> bool {
        const LONGEST_SYLLABLE: usize = 6;
        let half = self.word(at + 1);
        if !self.is_lower(at + 1) || !(2..=LONGEST_SYLLABLE).contains(&half.len()) || is_in(STUCK, half) {
            return false;
        }
        let odd = !self.is_ordinary(at + 1);
        if odd && !self.is_ordinary(at - 1) {
            return true;
        }
        // "Woo Sang-ho": words that English has as well, after a family's name.
        let family = at >= first + 2
            && self.is_capital(at - 2)
            && (self.word(at - 2).len() < 4 || self.entry(at - 2, at - 1).is(Class::Surname));
        family && self.word(at - 1).len() < LONGEST_SYLLABLE && (odd || half.len() < 5 || half == "young")
    }

    /// "Ministry of Trade, Mines and Energy": a comma that "and" follows before long.
    fn listed(&mut self, first: usize, at: usize, end: usize) -> usize {
        let lists = self.word(first + 1) == "of" && is_in(LISTING, self.small(first));
        if !lists {
            return at;
        }
        let words = (at + 1..end.min(at + 5)).take_while(|i| self.is_capital(*i) && self.is_ordinary(*i)).count();
        let next = at + 1 + words;
        let goes_on = words > 0 && next < end && matches!(self.word(next), "," | "and" | "&");
        if goes_on && self.is_capital(next + 1) && self.is_ordinary(next + 1) { next } else { at }
    }

    /// "of", "for", "and", particles: joined to the run where a capital follows and the words allow.
    fn connector(&mut self, first: usize, at: usize, end: usize) -> usize {
        let article = usize::from(self.word(at + 1) == "the");
        let next = at + 1 + article;
        let particle = is_in(PARTICLES, self.word(at));
        let hyphened =
            particle && self.is_kind(at + 1, Kind::Hyphen) && self.is_glued(at + 1) && self.is_capital(at + 2);
        if hyphened && at + 2 < end {
            return at + 3;
        }
        if next >= end || !self.is_capital(next) || self.is_calendar(next) {
            let double = particle && at + 2 < end && is_in(PARTICLES, self.word(at + 1)) && self.is_capital(at + 2);
            return if double { at + 3 } else { at };
        }
        let joined = match self.word(at) {
            "of" => self.takes_of(first, at),
            "for" => {
                let body = |word: &str| begins_org(word) || ends_org(word);
                body(self.small(at - 1))
            }
            "and" => article == 0 && self.is_ordinary(next) && self.takes_and(first, at),
            "on" => article == 0 && self.is_ordinary(next) && debates(self.small(at - 1)),
            word => particle && !matches!(word, "as" | "at" | "an") && article == 0,
        };
        if joined || self.continues_known(first, at, end) { next + 1 } else { at }
    }

    /// "University of …", "Gulf of …": after an ordinary word that is no title.
    fn takes_of(&mut self, first: usize, at: usize) -> bool {
        let body = |word: &str| begins_org(word) || ends_org(word) || is_in(GOVERNED, word);
        if body(self.small(at - 1)) {
            return true;
        }
        if self.is_title(first, at) {
            return false;
        }
        let last = self.entry(at - 1, at);
        last.is(Class::Word) && !last.is(Class::Title)
    }

    fn is_title(&mut self, first: usize, end: usize) -> bool {
        (first..end).any(|at| self.entry(at, end).is(Class::Title))
    }

    /// "Ministry of Trade and Industry": where the name began with a body and "of".
    fn takes_and(&mut self, first: usize, at: usize) -> bool {
        let of = (first..at).any(|i| matches!(self.word(i), "of" | "for"));
        if of {
            return begins_org(self.small(first));
        }
        !ends_org(self.small(at - 1)) && (first..at).all(|i| self.is_ordinary(i)) && self.ends_in_body(at + 1)
    }

    /// Whether the capitals from `at` on are ordinary words and end in a body: "Sessions Court".
    fn ends_in_body(&mut self, at: usize) -> bool {
        let words = (at..at + 4).take_while(|i| self.is_capital(*i)).count();
        (1..words).any(|i| ends_org(self.small(at + i))) && self.is_ordinary(at)
    }

    /// Whether a known phrase reaches from `first` over `at`.
    fn continues_known(&mut self, first: usize, at: usize, end: usize) -> bool {
        const NAMES: Classes = Classes::of(&[
            Class::Country,
            Class::Region,
            Class::City,
            Class::Loc,
            Class::Org,
            Class::Fac,
            Class::Event,
            Class::Title,
        ]);
        let from = first.max(at.saturating_sub(6));
        (from..at).any(|start| self.longest(start, end, NAMES).is_some_and(|(stop, _)| stop > at))
    }

    /// The token after what a role deals with: "of Trade, Industry and Mines".
    pub(super) fn past_portfolio(&mut self, of: usize, end: usize) -> usize {
        let mut past = of;
        let mut at = of + 1 + usize::from(self.word(of + 1) == "the");
        while at < end && self.is_matter(at) {
            past = at + 1;
            let joined = matches!(self.word(past), "," | "and" | "&" | "of" | "for");
            let oxford = joined && matches!(self.word(past + 1), "and" | "&" | "the");
            at = past + usize::from(joined) + usize::from(oxford);
        }
        past
    }

    /// An ordinary word with a capital that is neither a person's nor a place's name.
    fn is_matter(&mut self, at: usize) -> bool {
        const NAMES: Classes = Classes::of(&[Class::Country, Class::Norp, Class::Region, Class::Title]);
        let entry = self.entry(at, at + 1);
        let given = entry.is(Class::Given) && self.is_capital(at + 1) && !self.is_ordinary(at + 1);
        self.is_capital(at) && entry.is(Class::Word) && !given && !entry.is_any(NAMES)
    }

    /// Where the name begins whose initials stand in brackets at `bracket`: "Panel on Climate
    /// Change (PCC)".
    pub(super) fn spelled(&self, bracket: usize, floor: usize) -> Option<usize> {
        let acronym = self.word(bracket + 1);
        if !(3..=8).contains(&acronym.len()) || !acronym.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let mut letters = acronym.chars().rev().peekable();
        let mut at = bracket;
        let mut connectors = 0;
        while letters.peek().is_some() {
            at = at.checked_sub(1).filter(|at| *at >= floor)?;
            if self.is_capital(at) {
                let initial = self.word(at).chars().next();
                letters.next().filter(|letter| Some(*letter) == initial)?;
                connectors = 0;
            } else {
                connectors += 1;
                let small = matches!(
                    self.word(at),
                    "of" | "for" | "and" | "the" | "on" | "in" | "to" | "de" | "&" | "-" | "," | "'s" | "’s"
                );
                if !small || connectors > 2 {
                    return None;
                }
            }
        }
        Some(at)
    }
}
