//! Who says a quote: from the stretch of text that names the source to a [`Speaker`].
//!
//! A source is what its head is: "Mali's foreign minister" is the minister, not Mali, and "a spokesman
//! for the African Union" is somebody without a name. What stays without a name keeps its words.

use super::cast::canonical;
use super::lexicon::{self, Gender, Noun};
use super::phrases::{self, Owner, Phrase, Reading};
use super::pronouns::is_people;
use super::roles;
use super::stage::{Number, Part, Who};
use super::walk::{Met, Walk, form};
use super::words::key;
use super::{Article, Speaker, SpeakerType};
use crate::mentions::{EntityType, Name};
use crate::quotes::QuoteKind;
use crate::span::Span;
use crate::text::Kind;

/// What the head of a source is.
enum Head {
    Figure(u32),
    Pronoun(Option<Who>),
    Phrase(Option<Phrase>),
    Several,
    /// Two of one surname, by the words that first named both.
    Couple(Span),
}

impl Walk<'_> {
    /// Settles the speaker of `quote`, the walk being in `sentence`.
    pub(super) fn speak(&mut self, quote: usize, sentence: u32) {
        let article = self.article;
        let Some(source) = article.quotes[quote].source.map(|s| s.trim(article.text)).filter(|s| !s.is_empty()) else {
            if self.goes_on(quote) && quote > 0 {
                self.speakers[quote] = self.speakers[quote - 1].clone();
            }
            return;
        };
        let sentence = article.prose.sentence_at(source).map_or(sentence, |s| s as u32);
        let mut who = Who::Speaker(quote as u32);
        let head = match self.varied_behind(quote, source) {
            Some(figure) => Head::Figure(figure),
            None => self.head(source),
        };
        let speaker = match head {
            Head::Figure(figure) | Head::Pronoun(Some(Who::Figure(figure))) => {
                self.figure_speaks(figure, sentence, self.part_of_speaker(quote))
            }
            Head::Pronoun(Some(Who::Speaker(other))) => {
                who = Who::Speaker(other);
                self.speakers[other as usize].clone()
            }
            Head::Pronoun(Some(Who::Words(span))) => {
                who = Who::Words(span);
                let (first, end) = (article.prose.token_at(span.start), article.prose.token_at(span.end));
                let whole = self.with_complement(span, end);
                match phrases::read(article, first, end, Reading::Loose) {
                    None => {
                        let words = span.of(article.text);
                        let one = words.starts_with("One ") || words.starts_with("one ");
                        verbatim(words, if one { SpeakerType::Unnamed } else { SpeakerType::Group }, None)
                    }
                    phrase => self.described_speaks(whole, phrase.as_ref(), sentence),
                }
            }
            Head::Pronoun(None) => Speaker::default(),
            Head::Phrase(phrase) => {
                let whole = phrase.as_ref().filter(|phrase| phrase.span.end == source.end);
                who = whole.map_or(who, |phrase| self.same(phrase, who));
                let speaker = self.described_speaks(source, phrase.as_ref(), sentence);
                let stranger = phrase.filter(|_| speaker.entity.is_none());
                if let Some(other) = stranger.as_ref().and_then(|phrase| self.again(phrase, source, sentence)) {
                    who = Who::Speaker(other);
                    self.speakers[other as usize].clone()
                } else {
                    if let Some(phrase) = stranger {
                        self.keep_stranger(quote as u32, &phrase, source.end > phrase.span.end, sentence);
                    }
                    speaker
                }
            }
            Head::Several => verbatim(source.of(article.text), SpeakerType::Group, None),
            Head::Couple(span) => verbatim(span.of(article.text), SpeakerType::Group, None),
        };
        if speaker.entity.is_none() && speaker.name.is_some() {
            self.stage.leave(source);
            let words = source.of(article.text);
            let one = words.starts_with("One of") || words.starts_with("one of");
            let talks = one || article.quotes[quote].kind == QuoteKind::Direct && opens_unknown(words);
            self.unnamed_speaks(who, &speaker, talks, (sentence, self.part_of_speaker(quote)));
        }
        self.speakers[quote] = speaker;
    }

    /// "A spokeswoman" that ends before token `end` with what follows: "for the Energy Department".
    fn with_complement(&self, span: Span, end: usize) -> Span {
        let article = self.article;
        if !matches!(article.word(end), "for" | "of") {
            return span;
        }
        let the = usize::from(article.word(end + 1) == "the");
        let name = article.name_from(end + 1 + the).map(|(_, name)| name.span);
        let described =
            || phrases::read(article, end + 1, end + 6, Reading::Loose).filter(|phrase| phrase.noun.is_some());
        let last = name.or_else(|| described().map(|phrase| phrase.span));
        last.map_or(span, |last| span.cover(last))
    }

    /// Who asks waits for what another says.
    fn part_of_speaker(&self, quote: usize) -> Part {
        let cue = self.article.quotes[quote].cue.map_or("", |cue| cue.of(self.article.text));
        if matches!(cue, "ask" | "asks" | "asked") { Part::Subject } else { Part::Speaker }
    }

    /// Who was called so before, else `new`: people together, a body or a text without a name is by
    /// the same words the same.
    pub(super) fn same(&mut self, phrase: &Phrase, new: Who) -> Who {
        let one_of_many = matches!(phrase.noun, None | Some((Noun::Role, false)));
        if one_of_many || phrase.goes_on {
            return new;
        }
        let words = phrase.span.of(self.article.text);
        let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        *self.unnamed.entry(key(words)).or_insert(new)
    }

    fn figure_speaks(&mut self, figure: u32, sentence: u32, part: Part) -> Speaker {
        self.enter(figure, sentence, part);
        // Names and roles are filled in when the cast is complete.
        let kind = self.figures.all[figure as usize].kind;
        Speaker { entity: Some(figure), kind: Some(SpeakerType::Entity(kind)), ..Speaker::default() }
    }

    /// Puts a speaker without a name on stage, as the next "he", "she", "it" or "they".
    fn unnamed_speaks(&mut self, who: Who, speaker: &Speaker, talks: bool, (sentence, part): (u32, Part)) {
        let gender = speaker.role.as_deref().and_then(|r| r.rsplit([' ', '-']).next()).and_then(lexicon::gender);
        let number = match speaker.kind {
            // Only what is surely a person: "the database" is no "she".
            Some(SpeakerType::Unnamed) if speaker.role.is_some() || talks => {
                let women = gender.map(|gender| if gender == Gender::Woman { 1.0 } else { 0.0 });
                return self.stage.person(who, women, sentence, part);
            }
            Some(SpeakerType::Group) if self.is_body(who) => Number::Either,
            Some(SpeakerType::Group) => Number::Many,
            Some(SpeakerType::Document) => Number::One,
            _ => return,
        };
        self.stage.body(who, number, sentence, Part::Speaker);
    }

    /// Whether it is one body: "the ministry".
    fn is_body(&self, who: Who) -> bool {
        let article = self.article;
        let words = match who {
            Who::Words(span) => Some(span),
            Who::Speaker(quote) => article.quotes[quote as usize].source,
            Who::Figure(_) => None,
        };
        let phrase = words.and_then(|span| {
            let (first, end) = (article.prose.token_at(span.start), article.prose.token_at(span.end));
            phrases::read(article, first, end, Reading::Loose)
        });
        phrase.is_some_and(|phrase| phrase.noun == Some((Noun::Body, false)))
    }

    fn described_speaks(&mut self, source: Span, phrase: Option<&Phrase>, sentence: u32) -> Speaker {
        let text = self.article.text;
        let Some(phrase) = phrase else { return verbatim(source.of(text), kind_of_words(source.of(text)), None) };
        if let Some(name) = self.name_behind(phrase, source) {
            return verbatim(name.of(text), SpeakerType::Group, None);
        }
        let known = phrase.definite || self.is_heading(sentence) || starts_big(phrase.core.of(text));
        let meant = if known { self.mean(phrase, sentence).or_else(|| self.varied(phrase, sentence)) } else { None };
        let meant = meant.or_else(|| self.spouse(phrase)).or_else(|| self.named_next(phrase, sentence));
        if let Some(figure) = meant {
            let met = Met { span: phrase.span, figure, form: Some(form(phrase)), sentence: Some(sentence) };
            if !self.met.iter().rev().take(4).any(|m| m.span == met.span) {
                self.met.push(met);
            }
            return self.figure_speaks(figure, sentence, Part::Speaker);
        }
        let kind = match phrase.noun {
            Some((Noun::Text, _)) => SpeakerType::Document,
            Some((_, true) | (Noun::Body | Noun::People, _)) => SpeakerType::Group,
            Some((Noun::Role, false)) => SpeakerType::Unnamed,
            None => kind_of_words(phrase.core.of(text)),
        };
        let role = (phrase.noun == Some((Noun::Role, false))).then(|| phrase.office(text));
        let organisation = match phrase.owner {
            Owner::Name(name) if role.is_some() => Some(self.figures.of_name[name as usize]),
            _ => None,
        };
        let organisation = organisation.filter(|body| self.figures.all[*body as usize].kind == EntityType::Org);
        Speaker {
            organisation: organisation.map(|body| canonical(self.article, &self.figures.all[body as usize])),
            ..verbatim(without_clause(source.of(text)), kind, role)
        }
    }

    /// "the charity Clear Water": what stands with capitals behind the kind of body that it is.
    fn name_behind(&self, phrase: &Phrase, source: Span) -> Option<Span> {
        let article = self.article;
        let name = Span::new(article.prose.tokens.get(phrase.end)?.span.start, source.end);
        let (first, end) = (phrase.end, article.prose.token_at(source.end));
        let body = phrase.noun == Some((Noun::Body, false)) && phrase.definite && first + 1 < end;
        (body && (first..end).all(|at| starts_big(article.word(at)))).then_some(name)
    }

    fn head(&mut self, source: Span) -> Head {
        if let Some((span, who)) = self.pronoun
            && span == source
        {
            return Head::Pronoun(who);
        }
        let article = self.article;
        let (first, end) = (article.prose.token_at(source.start), article.prose.token_at(source.end));
        // "WHO" and "US" may be names.
        let pronoun = || is_pronoun(source.of(article.text)) && article.name_from(first).is_none();
        if end <= first || end == first + 1 && pronoun() {
            return Head::Pronoun(None);
        }
        let word = |at: usize| article.prose.tokens[at].of(article.text);
        let aged = end > first + 3
            && word(end - 1) == ")"
            && word(end - 3) == "("
            && article.prose.tokens[end - 2].kind == Kind::Number;
        let end = if aged { end - 3 } else { end };
        let start = first + usize::from(matches!(word(first), "the" | "The"));
        if let Some((number, name)) = article.name_from(start) {
            if start > first
                && let Some(both) = self.couple(name.span.of(article.text))
            {
                return Head::Couple(both);
            }
            let after = self.past_brackets(name.end as usize, end);
            let next = if after < end { word(after) } else { "" };
            if next == "and" && name.kind != EntityType::Org {
                return Head::Several;
            }
            let closed = matches!(
                next,
                "" | "," | "(" | "who" | "of" | "from" | "at" | "in" | "with" | "and" | "which" | "—" | "-" | "–"
            );
            let closed = closed && !self.is_stuck(after);
            if closed
                || name.kind == EntityType::Person
                    && after + 1 == end
                    && !next.chars().all(char::is_alphabetic)
                    && !owns(next)
            {
                return Head::Figure(self.figures.of_name[number as usize]);
            }
        }
        let phrase = phrases::read(article, first, end, Reading::Loose);
        let named = phrase.as_ref().and_then(|phrase| self.named_after_role(phrase, end));
        if let Some(figure) = named.or_else(|| self.named_at_end(first, end)) {
            return Head::Figure(figure);
        }
        if let Some(body) = self.body_at_end(first, end) {
            return Head::Figure(body);
        }
        if let Some(aged) = self.aged(first, end) {
            return Head::Figure(aged);
        }
        Head::Phrase(phrase)
    }

    /// "Ann and Tom Ashby", where `name` is "Ashbys".
    fn couple(&self, name: &str) -> Option<Span> {
        let text = self.article.text;
        let of = |(_, surname): &&(u32, Span)| matches!(name.strip_prefix(surname.of(text)), Some("s" | "es"));
        let (given, surname) = self.families.iter().find(of)?;
        Some(self.article.names[*given as usize].span.cover(*surname))
    }

    /// The token after "(JNIM)" behind a name that ends before token `at`, if more of the source follows.
    fn past_brackets(&self, at: usize, end: usize) -> usize {
        let close = (at..end).find(|at| self.article.word(*at) == ")").filter(|_| self.article.word(at) == "(");
        close.map(|close| close + 1).filter(|after| *after < end).unwrap_or(at)
    }

    /// Whether token `at` stands between hyphens: "of" in "mother-of-three".
    fn is_within_word(&self, at: usize) -> bool {
        let hyphen = |at: usize| self.article.prose.tokens.get(at).is_some_and(|token| token.kind == Kind::Hyphen);
        at > 0 && hyphen(at - 1) && hyphen(at + 1)
    }

    /// Whether token `at` is a hyphen that makes an adjective of the name before: "UK-based".
    fn is_stuck(&self, at: usize) -> bool {
        let [Some(before), Some(hyphen), Some(next)] =
            [at.wrapping_sub(1), at, at + 1].map(|at| self.article.prose.tokens.get(at))
        else {
            return false;
        };
        let stuck = before.span.end == hyphen.span.start && hyphen.span.end == next.span.start;
        stuck && hyphen.kind == Kind::Hyphen
    }

    /// "Foreign Minister NAME", "the bank's chief economist, NAME": the person at the end of a role.
    fn named_after_role(&self, phrase: &Phrase, end: usize) -> Option<u32> {
        let article = self.article;
        let word = |at: usize| article.prose.tokens[at].of(article.text);
        if let Some(person) = self.person_behind(phrase, end) {
            return Some(person);
        }
        let mut at = phrase.end;
        if phrase.goes_on && at + 1 < end {
            at += 1;
            at += usize::from(at < end && word(at) == "the");
            at = match article.name_from(at) {
                Some((_, name)) => name.end as usize,
                None => (at..end).find(|at| !belongs(article, *at)).unwrap_or(end),
            };
        } else if at + 1 < end && word(at) == "and" {
            let second = phrases::read(article, at + 1, end, Reading::Loose).filter(roles::is_office);
            at = second.filter(|second| !second.definite && !second.indefinite).map_or(at, |second| second.end);
        }
        if at < end && word(at) == "," {
            at += 1;
            at += usize::from(at < end && word(at) == "the");
        } else if at != phrase.end {
            return None;
        }
        let title = article.name_from(at + 1).filter(|(_, name)| article.title_at(name) == Some(at));
        let (number, name) = article.name_from(at).or(title).filter(|(_, n)| (n.first as usize) < end)?;
        let next = name.end as usize;
        let several = next < end && (word(next) == "and" || owns(word(next)));
        let is_body = phrase.noun == Some((Noun::Body, false));
        let fits = name.kind == EntityType::Person || name.kind == EntityType::Org && (at != phrase.end || is_body);
        // "his solicitors, Okafor & Co": several, and one body.
        let firm = name.kind == EntityType::Org && at != phrase.end;
        (fits && !several && (firm || !phrase.noun.is_some_and(|(_, plural)| plural)))
            .then(|| self.figures.of_name[number as usize])
    }

    /// "opposition leader Sen. NAME", "director of mines NAME", "founder and chief executive NAME", "the
    /// agency's geologist in charge, NAME": the person who is named behind all of the office.
    fn person_behind(&self, phrase: &Phrase, end: usize) -> Option<u32> {
        let article = self.article;
        let mut numbers = (phrase.end..end).map(|at| article.name_of[at]);
        let person = |number: &u32| article.names.get(*number as usize).is_some_and(|n| n.kind == EntityType::Person);
        let number = numbers.find(person).filter(|_| roles::is_office(phrase))?;
        let name = article.names[number as usize];
        let begins = article.title_at(&name).unwrap_or(name.first as usize);
        let closed = !matches!(article.word(name.end as usize), "and" | "'s" | "’s") || name.end as usize >= end;
        let second = || phrases::read(article, phrase.end + 1, name.first as usize, Reading::Loose);
        let same = |second: Phrase| second.end == name.first as usize && roles::is_office(&second) && !second.definite;
        let joined =
            article.word(phrase.end) == "and" && !phrase.definite && !phrase.indefinite && second().is_some_and(same);
        let comma = begins > phrase.end && article.word(begins - 1) == ",";
        let told = comma && phrase.goes_on && (phrase.end..begins - 1).all(|at| belongs(article, at));
        // "Minister of State for Finance NAME": an office with capitals, not "Mother of NAME".
        let capitals = || {
            let big = |at: usize| starts_big(article.word(at));
            let last = begins - 1;
            big(phrase.end - 1) && last > phrase.end && big(last) && (phrase.end..begins).all(|at| belongs(article, at))
        };
        let told = told || begins > phrase.end && phrase.goes_on && capitals();
        (closed && (begins < phrase.end || joined || told)).then(|| self.figures.of_name[number as usize])
    }

    /// "data provider NAME", "the opposition NAME": the body that small words before it describe.
    fn body_at_end(&self, first: usize, end: usize) -> Option<u32> {
        let article = self.article;
        let number = *article.name_of.get(end.checked_sub(1)?)?;
        let name = article.names.get(number as usize).filter(|name| name.kind == EntityType::Org)?;
        let begins = name.first as usize;
        let the = usize::from(matches!(article.word(first), "the" | "The"));
        let small = |at: usize| {
            let word = article.word(at);
            let plain = article.prose.tokens[at].kind == Kind::Word && word.starts_with(char::is_lowercase);
            plain && !phrases::is_boundary(word) && !is_people(word) && !matches!(word, "a" | "an" | "its" | "their")
        };
        let described = first + the < begins && begins <= first + the + 3 && (first + the..begins).all(small);
        (described && name.end as usize == end).then(|| self.figures.of_name[number as usize])
    }

    /// "team member NAME", "the rapper NAME": the person whom the words before only describe.
    fn named_at_end(&self, first: usize, end: usize) -> Option<u32> {
        let article = self.article;
        let number = *article.name_of.get(end.checked_sub(1)?)?;
        let name = article.names.get(number as usize).filter(|name| name.kind == EntityType::Person)?;
        let begins = article.title_at(name).unwrap_or(name.first as usize);
        let fits = |at: usize| {
            let token = article.prose.tokens[at];
            let word = token.of(article.text);
            if matches!(word, "like" | "unlike" | "such" | "including" | "except") || is_people(word) {
                return false;
            }
            owns(word)
                || matches!(word, "(" | ")")
                || token.kind == Kind::Hyphen
                || token.kind == Kind::Word && (!phrases::is_boundary(word) || self.is_within_word(at))
        };
        let only = first < begins && (first..begins).all(fits);
        (only || article.is_described(first, begins, fits)).then(|| self.figures.of_name[number as usize])
    }
}

impl Article<'_> {
    /// "the head of the drivers' union, NAME", "her neighbour, the retired teacher NAME": described by what stands
    /// before a comma, and not a list of names.
    fn is_described(&self, first: usize, name: usize, fits: impl Fn(usize) -> bool) -> bool {
        let word = |at: usize| self.prose.tokens[at].of(self.text);
        let Some(comma) = (first + 1..name).rfind(|at| word(*at) == ",") else { return false };
        let apart = |at: usize| matches!(word(at), "," | "and" | "who" | "which");
        comma > first + 1 && (comma + 1..name).all(fits) && !(first..comma).any(apart)
    }

    /// The token with which the title of `name` begins.
    pub(super) fn title_at(&self, name: &Name) -> Option<usize> {
        name.title.map(|title| self.prose.token_at(title.start))
    }
}

/// Whether what stands at token `at` may belong to an office that goes on: "in charge of the port".
fn belongs(article: &Article, at: usize) -> bool {
    let token = article.prose.tokens[at];
    let word = token.of(article.text);
    let clause = matches!(word, "who" | "whom" | "whose" | "which" | "that" | "and" | "or" | "but");
    !clause && (matches!(token.kind, Kind::Word | Kind::Number | Kind::Hyphen) || owns(word))
}

/// "the union, which has 90 members": who speaks, without what is told beside.
fn without_clause(source: &str) -> &str {
    let told = |after: &str| {
        let word = after.split([' ', ',']).next().unwrap_or("");
        let done = word.ends_with("ed") && word.starts_with(char::is_lowercase);
        let one = word == "one" && after.starts_with("one of ");
        done || one || matches!(word, "which" | "who" | "whose" | "with" | "seen")
    };
    let comma = source.match_indices(", ").find(|(at, _)| told(&source[at + 2..]));
    comma.map_or(source, |(at, _)| &source[..at])
}

/// "a member of the club": somebody who has not been named.
fn opens_unknown(source: &str) -> bool {
    ["a ", "A ", "an ", "An ", "one ", "One ", "another ", "Another "].iter().any(|article| source.starts_with(article))
}

fn verbatim(text: &str, kind: SpeakerType, role: Option<String>) -> Speaker {
    Speaker { name: Some(text.to_owned()), kind: Some(kind), role, ..Speaker::default() }
}

fn owns(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

fn starts_big(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// What a description is whose head no list knows: people together if it looks like a plural.
fn kind_of_words(text: &str) -> SpeakerType {
    let head = text.split([' ', ',']).next_back().unwrap_or("");
    let singular = ["ss", "is", "us"].iter().any(|ending| head.ends_with(ending));
    if head.ends_with('s') && !singular { SpeakerType::Group } else { SpeakerType::Unnamed }
}

fn is_pronoun(text: &str) -> bool {
    const LONGEST: usize = 5;
    text.len() <= LONGEST
        && matches!(
            text.to_lowercase().as_str(),
            "he" | "she"
                | "it"
                | "they"
                | "i"
                | "we"
                | "you"
                | "who"
                | "which"
                | "that"
                | "his"
                | "her"
                | "him"
                | "them"
                | "their"
                | "its"
                | "my"
                | "our"
                | "me"
                | "us"
        )
}
