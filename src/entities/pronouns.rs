//! Whom the pronouns of the text mean: "he", "she"; "it", "they", "who" and "which" as sources.
//!
//! Most are answered by the stage. "They" may also mean the plural subject of the sentence before,
//! and "I" and "we" within a quote its speaker.

use super::lexicon::{self, Gender, Noun};
use super::phrases::{self, Reading};
use super::senses::is;
use super::stage::{Number, Part, Who};
use super::walk::{Met, Walk};
use super::{Article, Form};
use crate::mentions::EntityType;
use crate::quotes::QuoteKind;
use crate::span::Span;
use crate::text::{Kind, Token};

/// How far into a sentence its subject is looked for, in tokens.
const OPENING: usize = 30;
/// How many sentences before "they" its subject may stand.
const BACK: u32 = 3;
/// The longest description before "who", in tokens.
pub(super) const LONGEST: usize = 8;

impl Walk<'_> {
    /// Reads the word `of` at token `at` if it is a pronoun.
    pub(super) fn read_pronoun(&mut self, of: &str, at: usize, sentence: u32) {
        if self.is_in_title(at, sentence) {
            return;
        }
        let span = self.article.prose.tokens[at].span;
        let source = || self.sources.binary_search_by_key(&span.start, |source| source.start).is_ok();
        // "His agent said" is not said by him.
        let alone = || self.sources.binary_search(&span).is_ok();
        let who = match of {
            "he" | "He" => self.third_person(Gender::Man, span, sentence),
            "she" | "She" => self.third_person(Gender::Woman, span, sentence),
            "his" | "His" | "him" if alone() => self.stage.meant(Gender::Man, sentence, false, None),
            "her" | "Her" if alone() => self.stage.meant(Gender::Woman, sentence, false, None),
            "it" | "It" if source() => self.body_on_stage(Number::One, at, sentence).map(|(who, _)| who),
            "them" if source() => self.several(at, sentence),
            "they" | "They" if source() && !is_saying(self.article, at) => self.several(at, sentence),
            "who" | "which" if source() => self.antecedent(at),
            _ => return,
        };
        self.pronoun = Some((span, who));
        let Some(Who::Figure(figure)) = who else { return };
        self.met.push(Met { span, figure, form: Some(Form::Pronoun), sentence: Some(sentence) });
        let known = &mut self.figures.all[figure as usize];
        match of {
            "he" | "He" => (known.gender, known.pronoun) = (Some(Gender::Man), Some("he")),
            "she" | "She" => (known.gender, known.pronoun) = (Some(Gender::Woman), Some("she")),
            "it" | "It" => known.pronoun = known.pronoun.or(Some("it")),
            "they" | "They" => known.pronoun = known.pronoun.or(Some("they")),
            _ => {}
        }
        self.enter(figure, sentence, Part::Subject);
    }

    /// Whom "he" or "she" at `span` means; behind direct words rather none of whom they tell.
    fn third_person(&self, gender: Gender, span: Span, sentence: u32) -> Option<Who> {
        let Ok(at) = self.behind.binary_search_by_key(&span, |(source, _)| *source) else {
            return self.stage.meant(gender, sentence, false, None);
        };
        let quote = &self.article.quotes[self.behind[at].1 as usize];
        let first = self.stage.meant(gender, sentence, true, None)?;
        match first {
            Who::Figure(figure) if self.is_told_of(figure, &quote.spans) => {
                let other = self.stage.meant(gender, sentence, true, Some(first));
                other.filter(|other| self.stage.has_just_spoken(*other, sentence)).or(Some(first))
            }
            _ => Some(first),
        }
    }

    /// "She" in "the She Hate Me director": between words, with a capital beside it, and in no heading.
    fn is_in_title(&self, at: usize, sentence: u32) -> bool {
        let tokens = &self.article.prose.tokens;
        let first = self.article.prose.sentences[sentence as usize].first as usize;
        let between = at > first && tokens[at - 1].kind == Kind::Word;
        let capitals = || tokens[at].is_capitalised() && tokens.get(at + 1).is_some_and(Token::is_capitalised);
        between && capitals() && !self.is_heading(sentence)
    }

    /// Whom "they" at token `at` means: the body on stage or the plural subject before it,
    /// whichever is nearer.
    fn several(&self, at: usize, sentence: u32) -> Option<Who> {
        let body = self.body_on_stage(Number::Many, at, sentence);
        let blocks = |s: u32| self.article.prose.sentences[s as usize].block;
        let spoken = body.map_or(0, |(_, spoken)| spoken + 1);
        for earlier in (sentence.saturating_sub(BACK).max(spoken)..=sentence).rev() {
            if blocks(earlier) + 1 < blocks(sentence) {
                break;
            }
            if let Some(subject) = self.plural_subject(earlier, at) {
                return Some(subject);
            }
            if earlier < sentence && self.stage.has_subject(earlier) {
                break;
            }
        }
        body.map(|(who, _)| who)
    }

    /// The body that "it" or "they" at token `at` means, and its sentence, unless another subject has
    /// come between; who also says something has spoken before.
    fn body_on_stage(&self, number: Number, at: usize, sentence: u32) -> Option<(Who, u32)> {
        let found = self.stage.meant_body(number, sentence)?;
        let adds = matches!(self.article.word(at + 1), "also" | "added" | "adds" | "further");
        if adds && self.stage.has_spoken(found.0) {
            return Some(found);
        }
        (found.1 + 1..sentence).all(|between| !self.stage.has_subject(between)).then_some(found)
    }

    /// The people together who are the subject of `sentence`, before token `limit`.
    fn plural_subject(&self, sentence: u32, limit: usize) -> Option<Who> {
        let article = self.article;
        let sentence = &article.prose.sentences[sentence as usize];
        let (first, end) = (sentence.first as usize, limit.min(sentence.end as usize));
        let begins = |at: &usize| *at == first || opens_clause(article.word(*at - 1));
        let mut found = (first..end.min(first + OPENING)).filter(begins).filter_map(|at| {
            // "Two former members of the team said": of a body that acts they may be objects.
            let members = |of: &usize| at == first && article.word(*of) == "members";
            let head = (at..end.min(at + LONGEST)).find(|at| is_people_at(article, *at) || members(at))?;
            if (at..head).any(|at| may_be_verb(article, at)) {
                return None;
            }
            let phrase = phrases::read(article, at, head + 1, Reading::Loose).filter(|p| p.end == head + 1)?;
            let subject = !matches!(article.word(phrase.end), "," | "and") && !is_generic(&phrase.words);
            (subject && !self.is_quoted(phrase.span)).then_some(phrase.span)
        });
        let one = found.next()?;
        found.next().is_none().then_some(Who::Words(one))
    }

    fn is_quoted(&self, span: Span) -> bool {
        let quoted = &self.article.prose.quoted;
        let after = quoted.partition_point(|q| q.outer.start <= span.start);
        after.checked_sub(1).is_some_and(|at| span.start < quoted[at].outer.end)
    }

    /// "I" between the marks of a quote is its speaker, and "we" the body that speaks or for which
    /// the speaker does.
    pub(super) fn first_persons(&mut self) {
        let article = self.article;
        for (number, quote) in article.quotes.iter().enumerate() {
            let Some(speaker) = self.speakers[number].entity.filter(|_| quote.kind != QuoteKind::Indirect) else {
                continue;
            };
            let body = self.speaks_for(speaker);
            let person = (self.figures.all[speaker as usize].kind == EntityType::Person).then_some(speaker);
            for span in &quote.spans {
                let (first, end) = (article.prose.token_at(span.start), article.prose.token_at(span.end));
                for at in (first..end).filter(|at| article.sense(*at).is(is::I | is::WE)) {
                    let figure = if article.sense(at).is(is::I) { person } else { body };
                    let free = article.name_of[at] == u32::MAX;
                    let span = article.prose.tokens[at].span;
                    if let Some(figure) =
                        figure.filter(|_| free && (quote.kind == QuoteKind::Direct || self.is_quoted(span)))
                    {
                        let sentence = article.prose.sentence_at(span).map(|s| s as u32);
                        self.met.push(Met { span, figure, form: Some(Form::Pronoun), sentence });
                    }
                }
            }
        }
    }

    /// "The company said (that) it …": the body that speaks, unless "it" may stand for nothing: "it is
    /// clear", "it remains".
    pub(super) fn own_words(&mut self) {
        let article = self.article;
        for (number, quote) in article.quotes.iter().enumerate() {
            let (Some(body), Some(source), Some(span)) =
                (self.speakers[number].entity, quote.source, quote.spans.first())
            else {
                continue;
            };
            let kind = self.figures.all[body as usize].kind;
            if quote.kind == QuoteKind::Direct || source.end > span.start || kind != EntityType::Org {
                continue;
            }
            let at = article.prose.token_at(span.start);
            let at = at + usize::from(article.word(at) == "that");
            if article.word(at) != "it" || is_empty_verb(article.word(at + 1)) {
                continue;
            }
            let span = article.prose.tokens[at].span;
            if self.sources.binary_search_by_key(&span.start, |source| source.start).is_err() {
                let sentence = article.prose.sentence_at(span).map(|s| s as u32);
                self.met.push(Met { span, figure: body, form: Some(Form::Pronoun), sentence });
            }
        }
    }

    /// The body that "we" means in the mouth of `speaker`: itself, or whose spokesman or head it is.
    fn speaks_for(&self, speaker: u32) -> Option<u32> {
        let known = &self.figures.all[speaker as usize];
        if matches!(known.kind, EntityType::Org | EntityType::Gpe) {
            return Some(speaker);
        }
        let role = known.roles.iter().find(|role| matches!(role.head(), "spokesman" | "executive"))?;
        role.owner.filter(|owner| self.figures.all[*owner as usize].kind == EntityType::Org)
    }
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "The"
            | "a"
            | "A"
            | "an"
            | "An"
            | "one"
            | "One"
            | "another"
            | "Another"
            | "these"
            | "These"
            | "those"
            | "Those"
            | "some"
            | "Some"
            | "two"
            | "Two"
            | "three"
            | "Three"
            | "several"
            | "Several"
    )
}

/// Whether what begins after `word` may be a clause's subject.
pub(super) fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "," | "and"
            | "but"
            | "that"
            | "where"
            | "when"
            | "while"
            | "as"
            | "because"
            | "if"
            | "after"
            | "before"
            | "since"
            | "—"
            | "–"
    )
}

/// Whether `word` means several people: "officials", "police".
pub(super) fn is_people(word: &str) -> bool {
    matches!(lexicon::noun(word), Some((Noun::Role | Noun::People, true))) && !lexicon::is_modifier(word)
}

/// Whether several people are meant at token `at`: "police" where they do something, not in "police cars".
fn is_people_at(article: &Article, at: usize) -> bool {
    let word = article.word(at);
    let next = article.word(at + 1);
    let acts = || next.ends_with("ed") || matches!(next, "are" | "were" | "have" | "had" | "say" | "said" | "will");
    is_people(word) || matches!(word, "police" | "Police") && acts()
}

/// Whether the word at token `at`, before a noun, may be a verb, or the plural that has it: "plants employ
/// people", "the firm fired workers".
fn may_be_verb(article: &Article, at: usize) -> bool {
    let word = article.word(at);
    let small = word.starts_with(char::is_lowercase) && article.prose.tokens[at].kind == Kind::Word;
    let several = word.ends_with('s') && !["ss", "us", "is", "'s", "’s"].iter().any(|ending| word.ends_with(ending));
    let past =
        word.ends_with("ed") && at > 0 && !is_determiner(article.word(at - 1)) && !opens_clause(article.word(at - 1));
    small && !lexicon::is_modifier(word) && (several || past)
}

/// "as they say", "what they say about".
fn is_saying(article: &Article, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| article.word(at));
    matches!(before, "as" | "As" | "what") && article.word(at + 1) == "say"
}

/// Whether `verb` may have an "it" that means nothing: "it is clear", "it seems", "it would take".
fn is_empty_verb(verb: &str) -> bool {
    const EMPTY: [&str; 26] = [
        "is", "was", "'s", "’s", "may", "might", "must", "can", "could", "should", "appears", "appeared", "became",
        "becomes", "makes", "made", "matters", "mattered", "remains", "remained", "seems", "seemed", "takes", "took",
        "turns", "turned",
    ];
    EMPTY.contains(&verb)
}

/// Whether `words` mean anybody at all.
pub(super) fn is_generic(words: &str) -> bool {
    words
        .split(' ')
        .next_back()
        .is_some_and(|head| matches!(head, "many" | "some" | "several" | "others" | "both" | "everyone" | "everybody"))
}

impl<'a> Article<'a> {
    /// The word at token `at`; empty beyond the text.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.prose.tokens.get(at).map_or("", |token| token.of(self.text))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::pipeline::{Attributions, analyse};

    /// What the pronoun `word` means.
    fn meant(text: &str, word: &str) -> Option<String> {
        let found = analyse(text.to_owned(), Given::default(), Attributions::Speech);
        let mention = found.cast.mentions.iter().find(|m| m.span.of(text) == word)?;
        Some(found.cast.entities[mention.entity as usize].name.clone())
    }

    #[test]
    fn first_persons_are_who_speaks() {
        let text = "“I think that my boat will sink,” said Ada Obi, a spokeswoman for Harbour Watch. “We will help.”";
        assert_eq!(meant(text, "I").as_deref(), Some("Ada Obi"));
        assert_eq!(meant(text, "my").as_deref(), Some("Ada Obi"));
        assert_eq!(meant(text, "We").as_deref(), Some("Harbour Watch"));
        assert_eq!(meant("I think that it will rain, Ada Obi said.", "I"), None);
    }

    #[test]
    fn it_means_a_text_and_what_shares_are_in() {
        for (text, who) in [
            ("The lawsuit was filed on Monday. It alleges that the firm hid the leak.", "The lawsuit"),
            ("“Violence will grow,” warned the declaration.\n\nIt stressed that talks must go on.", "the declaration"),
            ("Shares in Halvex Group fell by 19% after it said it would not make any money.", "Halvex Group"),
        ] {
            let found = analyse(text.to_owned(), Given::default(), Attributions::Speech);
            assert_eq!(found.cast.speakers.last().and_then(|speaker| speaker.name.as_deref()), Some(who), "{text}");
        }
    }

    #[test]
    fn a_title_holds_no_pronoun() {
        let text =
            "Spike Obi made a film. The She Sails Alone director left. “It is hard,” Obi said. He told us it was over.";
        assert_eq!(meant(text, "She"), None);
        assert_eq!(meant(text, "He").as_deref(), Some("Spike Obi"));
    }
}
