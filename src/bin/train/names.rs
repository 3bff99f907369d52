//! Annotated names to the weights of the names' tagger (`src/data/names.bin`).

use pullquote::document::{self, Given};
use pullquote::mentions::names::tagger::{LABELS, LANES, Seen, Tag, allowed, begins, see};
use pullquote::tagging::learn::{Options, Sentence, fit};
use pullquote::text::{self, Prose, Token};
use serde::Deserialize;
use std::error::Error;
use std::ops::Range;

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// By the figures on the dev sets; see MODEL_CARD.md.
const OPTIONS: Options =
    Options { labels: LABELS, log_rows: 18, steps: 96, rounds: 30, rate: 0.02, decay: 1e-3, dropped: 0.35, fits: 1 };

pub(super) fn make(sets: &[&str], out: &str) -> Result<(), Box<dyn Error>> {
    let mut sentences = Vec::new();
    for set in sets {
        for line in std::fs::read_to_string(set)?.lines() {
            collect(&serde_json::from_str(line)?, &mut sentences);
        }
    }
    std::fs::write(out, fit::<LANES>(&sentences, &allowed(), OPTIONS))?;
    eprintln!("{} sentences", sentences.len());
    Ok(())
}

/// How a set is annotated.
struct Scheme {
    /// What its types may be.
    types: &'static [(&'static str, &'static [Tag])],
    /// What a token without annotation may still be, beside no name.
    unmarked: &'static [Tag],
}

const WHOLE: Scheme = Scheme {
    types: &[
        ("Person", &[Tag::Person]),
        ("Organization", &[Tag::Org]),
        ("Location", &[Tag::Place]),
        ("Facility", &[Tag::Fac]),
        ("NORP", &[Tag::Norp]),
        ("Misc", &[Tag::Other]),
        ("Product", &[Tag::Other]),
    ],
    unmarked: &[],
};

/// Wikigold: peoples are among its MISC.
const WIKIGOLD: Scheme = Scheme {
    types: &[
        ("PER", &[Tag::Person]),
        ("ORG", &[Tag::Org]),
        ("LOC", &[Tag::Place, Tag::Fac]),
        ("MISC", &[Tag::Norp, Tag::Other]),
    ],
    unmarked: &[],
};

/// Tweets (BTC): only three types.
const TWEETS: Scheme = Scheme {
    types: &[("PER", &[Tag::Person]), ("ORG", &[Tag::Org]), ("LOC", &[Tag::Place, Tag::Fac])],
    unmarked: &[Tag::Norp, Tag::Other, Tag::Fac],
};

const WNUT: Scheme = Scheme {
    types: &[
        ("person", &[Tag::Person]),
        ("corporation", &[Tag::Org]),
        ("group", &[Tag::Org, Tag::Norp]),
        ("location", &[Tag::Place, Tag::Fac]),
        ("creative-work", &[Tag::Other]),
        ("product", &[Tag::Other]),
    ],
    unmarked: &[Tag::Norp, Tag::Other],
};

/// How the set of this article is annotated; None for sets that do not help: they mark
/// descriptions, too, or only what takes part in events.
fn scheme(id: &str) -> Option<&'static Scheme> {
    match id.split([':', '-', '/']).next()? {
        "meantime" | "re3d" | "gum" => None,
        "wikigold" => Some(&WIKIGOLD),
        "btc" => Some(&TWEETS),
        "wnut17" => Some(&WNUT),
        _ => Some(&WHOLE),
    }
}

fn collect(article: &Article, out: &mut Vec<Sentence>) {
    let Some(scheme) = scheme(&article.id) else { return };
    let text = &article.text;
    let document = document::parse(text, &Given::default());
    let prose = text::read(text, &document);
    let gold = stretches(article, scheme, &prose);
    let unmarked = scheme.unmarked.iter().fold(1_u16, |mask, tag| mask | 0b11 << begins(*tag));
    let mut labels = vec![unmarked; prose.tokens.len()];
    for (tokens, tags) in gold {
        let bits = |shift: usize| tags.iter().fold(0_u16, |mask, tag| mask | 1 << (begins(*tag) + shift));
        labels[tokens.start] = bits(0);
        labels[tokens.start + 1..tokens.end].fill(bits(1));
        // What follows is not the same name; a wide set of labels would say that it may be.
        if let Some(next) = labels.get_mut(tokens.end) {
            *next &= !bits(1);
        }
    }
    for Seen { tokens, features } in see(text, &prose) {
        let mut sentence = Sentence { labels: labels[tokens].to_vec(), ..Sentence::default() };
        for features in features {
            sentence.features.extend(features.into_iter().map(|feature| feature & ((1 << OPTIONS.log_rows) - 1)));
            sentence.ends.push(sentence.features.len() as u32);
        }
        if sentence.labels.iter().any(|mask| *mask != unmarked || unmarked == 1) {
            out.push(sentence);
        }
    }
}

/// The annotated names as tokens, the longer where they overlap, without leading articles.
fn stretches(article: &Article, scheme: &Scheme, prose: &Prose) -> Vec<(Range<usize>, &'static [Tag])> {
    let text = &article.text;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut found: Vec<(Range<usize>, &'static [Tag])> = Vec::new();
    let mut entities: Vec<&Entity> = article.entities.iter().collect();
    entities.sort_by_key(|entity| (std::cmp::Reverse(entity.end - entity.start), entity.start));
    for entity in entities {
        let Some((_, tags)) = scheme.types.iter().find(|(kind, _)| *kind == entity.kind) else { continue };
        let (start, end) = (bytes[entity.start] as u32, bytes[entity.end] as u32);
        let mut first = prose.token_at(start);
        let mut end = prose.tokens.partition_point(|token| token.span.start < end);
        let word = |at: usize| prose.tokens.get(at).map_or("", |token| token.of(text));
        if matches!(word(first), "the" | "The" | "THE" | "a" | "an") && end > first + 1 {
            first += 1;
        }
        if end > first + 1 && matches!(word(end - 1), "'s" | "’s" | "," | "\"" | "”") {
            end -= 1;
        }
        let whole = prose.tokens.get(first).and_then(|token| prose.sentence_at(token.span));
        let whole = whole.is_some_and(|at| end <= prose.sentences[at].end as usize);
        let named = prose.tokens[first..end.max(first)].iter().any(Token::is_capitalised);
        let apart = found.iter().all(|(other, _)| other.end <= first || end <= other.start);
        if first < end && whole && named && apart {
            found.push((first..end, *tags));
        }
    }
    found
}
