//! The cast as others read it: canonical names, aliases, the order of first mention.

use super::acronyms::looks_like;
use super::clusters::{Figure, Figures};
use super::dateline;
use super::walk::Met;
use super::words::alike;
use super::{Article, Cast, Entity, Form, Mention, Speaker, SpeakerType, lexicon, phrases};
use crate::casing::{place_case, title_case};
use crate::document::Section;
use crate::mentions::EntityType;
use crate::quotes::Quote;
use crate::span::Span;
use std::borrow::Cow;

/// Puts the cast together.
pub(super) fn assemble(article: &Article, figures: &Figures, mut met: Vec<Met>, speakers: Vec<Speaker>) -> Cast {
    add_acronyms(article, figures, &mut met);
    met.sort_by_key(|m| (m.span.start, m.span.end, m.form.is_some()));
    met.dedup_by_key(|m| m.span);
    let mut number = vec![u32::MAX; figures.all.len()];
    let mut entities: Vec<Entity> = Vec::new();
    for m in &met {
        if number[m.figure as usize] == u32::MAX {
            number[m.figure as usize] = entities.len() as u32;
            entities.push(entity(article, figures, &figures.all[m.figure as usize]));
        }
    }
    let quoted = Contents::new(article.quotes);
    let mentions = met.iter().map(|m| {
        let entity = number[m.figure as usize];
        let form = m.form.unwrap_or_else(|| name_form(&entities[entity as usize], m.span.of(article.text)));
        let kind = entities[entity as usize].kind;
        let block = article.block(m);
        Mention { span: m.span, kind, form, entity, block, sentence: m.sentence, quote: quoted.around(m.span) }
    });
    let mentions = mentions.collect();
    let speakers = speakers.into_iter().map(|s| named(s, &number, &entities)).collect();
    let dateline = dateline::place(article, figures, &entities);
    Cast { entities, mentions, speakers, dateline }
}

/// The acronyms in brackets that are not names of their own already.
fn add_acronyms(article: &Article, figures: &Figures, met: &mut Vec<Met>) {
    for (at, name) in article.names.iter().enumerate() {
        let Some(span) = name.acronym else { continue };
        let after = article.names.get(at + 1).is_some_and(|n| n.span.overlaps(span));
        if !after {
            let sentence = article.prose.sentence_at(span).map(|s| s as u32);
            met.push(Met { span, figure: figures.of_name[at], form: Some(Form::Acronym), sentence });
        }
    }
}

/// A speaker with the entity's number, name and role.
fn named(mut speaker: Speaker, number: &[u32], entities: &[Entity]) -> Speaker {
    let Some(figure) = speaker.entity else { return speaker };
    let entity = number[figure as usize];
    let Some(known) = entities.get(entity as usize) else { return Speaker::default() };
    speaker.entity = Some(entity);
    speaker.name = Some(known.name.clone());
    speaker.role.clone_from(&known.role);
    speaker.organisation.clone_from(&known.organisation);
    speaker.kind = Some(SpeakerType::Entity(known.kind));
    speaker
}

fn entity(article: &Article, figures: &Figures, figure: &Figure) -> Entity {
    let name = canonical(article, figure);
    let acronym = figure.acronym.map(|a| a.of(article.text).to_owned()).or_else(|| {
        let short = |n: &&u32| looks_like(article.names[**n as usize].span.of(article.text));
        let found = figure.names.iter().filter(|_| figure.kind == EntityType::Org && name.contains(' ')).find(short)?;
        Some(article.names[*found as usize].span.of(article.text).to_owned())
    });
    let mut aliases: Vec<String> = Vec::new();
    let mut names = Cow::Borrowed(&figure.names);
    if !names.is_sorted() {
        names.to_mut().sort_unstable();
    }
    for other in names.iter().map(|n| article.names[*n as usize].span.of(article.text)) {
        let known = same(other, &name) || acronym.as_deref().is_some_and(|a| same(a, other));
        if !known && aliases.len() < 8 && !aliases.iter().any(|a| same(a, other)) {
            aliases.push(other.to_owned());
        }
    }
    let title = |r: &&super::roles::Role| !lexicon::is_courtesy(r.span.of(article.text)) && !lexicon::is_kin(r.head());
    Entity {
        kind: figure.kind,
        name,
        aliases,
        acronym,
        organisation: figure.organisation.map(|body| canonical(article, &figures.all[body as usize])),
        role: figure.roles.iter().find(title).map(|r| phrases::office(article.text, r.when, r.span)),
        country: figure.country,
        geonames_id: figure.place.and_then(|place| place.id),
        latitude: figure.place.and_then(|place| place.point).map(|[north, _]| north),
        longitude: figure.place.and_then(|place| place.point).map(|[_, east]| east),
        pronoun: figure.pronoun.map(str::to_owned),
    }
}

/// The fullest name, as the body writes it, with a capital.
pub(super) fn canonical(article: &Article, figure: &Figure) -> String {
    let rank = |n: u32| {
        let name = &article.names[n as usize];
        let text = name.span.of(article.text);
        let words = name.end.saturating_sub(name.first);
        let heading = article.section(name.span).is_none_or(|s| s == Section::Headline);
        let acronym = words == 1 && figure.kind != EntityType::Gpe && looks_like(text);
        (!acronym, words.min(12), !shouts(text), text.chars().count().min(80), !heading, std::cmp::Reverse(n))
    };
    let best = match figure.names[..] {
        [one] => Some(one),
        _ => figure.names.iter().copied().max_by_key(|n| rank(*n)),
    };
    let text = best.map_or("", |n| article.names[n as usize].span.of(article.text));
    let text = unowned(text);
    if let Some(agency) = article.document.agency.as_deref().filter(|a| same(a, text)) {
        return agency.to_owned();
    }
    if let Some((given, surname)) = figure.surname.filter(|_| !text.contains(' ')) {
        return format!("{} {}", article.names[given as usize].span.of(article.text), surname.of(article.text));
    }
    match figure.kind {
        EntityType::Person if shouts(text) => title_case(text),
        EntityType::Gpe | EntityType::Loc if shouts(text) => place_case(text),
        // "MICHELLE Obi has said": how an article begins.
        EntityType::Person => match text.split_once(' ').filter(|(first, _)| shouts(first)) {
            Some((first, rest)) => format!("{} {}", title_case(first), capitalised(rest)),
            None => capitalised(text),
        },
        _ => capitalised(text),
    }
}

/// Whether a name is written in capitals only, and is no abbreviation.
fn shouts(text: &str) -> bool {
    dateline::shouts(text) && !text.contains('.')
}

/// `text` with a capital at its beginning if its first word has none and is part of the name.
fn capitalised(text: &str) -> String {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let first = text.bytes().position(|b| b == b' ').map_or(text, |end| &text[..end]);
    if matches!(
        first,
        "eastern" | "western" | "northern" | "southern" | "central" | "north" | "south" | "east" | "west"
    ) {
        return text.to_owned();
    }
    if first.chars().any(char::is_uppercase) {
        if is_spaced(text) {
            return text.to_owned();
        }
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// Whether nothing but single spaces stands between the words of `text`, and nothing around them.
fn is_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = bytes.iter().all(|b| b.is_ascii_graphic() || *b == b' ');
    plain && !bytes.starts_with(b" ") && !bytes.ends_with(b" ") && !bytes.windows(2).any(|two| two == b"  ")
}

fn name_form(entity: &Entity, text: &str) -> Form {
    if same(text, &entity.name) {
        Form::Name
    } else if entity.acronym.as_deref().is_some_and(|a| same(a, text)) {
        Form::Acronym
    } else {
        Form::Alias
    }
}

fn same(a: &str, b: &str) -> bool {
    let a = unowned(a);
    a == b || alike(a, b)
}

/// A name without the ending of an owner.
fn unowned(mut name: &str) -> &str {
    for ending in ["'s", "’s"] {
        while let Some(owner) = name.strip_suffix(ending) {
            name = owner;
        }
    }
    name
}

/// What is quoted where, to look up.
struct Contents(Vec<(Span, u32)>);

impl Contents {
    fn new(quotes: &[Quote]) -> Self {
        let mut spans: Vec<(Span, u32)> = Vec::with_capacity(quotes.len());
        for (number, quote) in quotes.iter().enumerate() {
            spans.extend(quote.spans.iter().map(|span| (*span, number as u32)));
        }
        spans.sort_unstable();
        Self(spans)
    }

    /// The quote in which `span` lies; of several the innermost, of which few are ever nested.
    fn around(&self, span: Span) -> Option<u32> {
        let before = self.0.partition_point(|(s, _)| s.start <= span.start);
        self.0[..before].iter().rev().take(4).find(|(s, _)| s.contains(span)).map(|(_, quote)| *quote)
    }
}

impl Article<'_> {
    fn block(&self, met: &Met) -> u32 {
        let sentence = met.sentence.and_then(|s| self.prose.sentences.get(s as usize)).map(|s| s.block);
        sentence.unwrap_or_else(|| self.block_of(met.span) as u32)
    }

    /// The block of a stretch; a dateline's is the one that it opens.
    fn block_of(&self, span: Span) -> usize {
        let blocks = &self.document.blocks;
        let after = blocks.partition_point(|b| b.span.start <= span.start);
        let outside = after == 0 || blocks[after - 1].span.end <= span.start;
        if outside && after < blocks.len() { after } else { after.saturating_sub(1) }
    }

    fn block_at(&self, span: Span) -> Option<usize> {
        self.document.blocks.partition_point(|b| b.span.start <= span.start).checked_sub(1)
    }

    pub(super) fn section(&self, span: Span) -> Option<Section> {
        Some(self.document.blocks.get(self.block_at(span)?)?.section)
    }
}
