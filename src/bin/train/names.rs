//! Annotated names to the words that tell their type (`src/data/names.tsv`).

use pullquote::document::{self, Given};
use pullquote::mentions::names::evidence::{KINDS, Place, places};
use pullquote::text::{self, Prose};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Article {
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

type Counts = BTreeMap<(Place, String), [u32; KINDS + 1]>;

/// Words that were seen less often are left out.
const LEAST: u32 = 3;

pub(super) fn make(articles: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let mut counts = Counts::new();
    for line in std::fs::read_to_string(articles)?.lines() {
        count(&serde_json::from_str(line)?, &mut counts);
    }
    let mut table = String::from(
        "# Made by `train names`; see src/data/README.md. place, word, persons, organisations, places, peoples, others, no name.\n",
    );
    for ((place, word), counts) in counts.iter().filter(|(_, counts)| counts.iter().sum::<u32>() >= LEAST) {
        let [persons, organisations, places, peoples, others, none] = counts;
        writeln!(
            table,
            "{}\t{word}\t{persons}\t{organisations}\t{places}\t{peoples}\t{others}\t{none}",
            place.letter()
        )?;
    }
    std::fs::write(out, table)?;
    Ok(())
}

fn column(kind: &str) -> Option<usize> {
    match kind {
        "Person" => Some(0),
        "Organization" => Some(1),
        "Location" | "Facility" => Some(2),
        "NORP" => Some(3),
        "Misc" | "Product" => Some(4),
        _ => None,
    }
}

fn count(article: &Article, counts: &mut Counts) {
    let text = &article.text;
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let prose = text::read(text, &document::parse(text, &Given::default()));
    let mut held = vec![false; prose.tokens.len()];
    for entity in &article.entities {
        let (start, end) = (bytes[entity.start] as u32, bytes[entity.end] as u32);
        let first = prose.token_at(start);
        let end = prose.tokens.partition_point(|t| t.span.start < end);
        held[first..end.max(first)].fill(true);
        let Some(column) = column(&entity.kind).filter(|_| first < end) else { continue };
        for (place, at) in places(first, end) {
            if let Some(word) = at.and_then(|at| neighbour(&prose, first, at)) {
                let word = word.of(text).to_lowercase();
                if !word.contains(['\t', '\n']) {
                    counts.entry((place, word)).or_default()[column] += 1;
                }
            }
        }
    }
    for sentence in &prose.sentences {
        for at in sentence.tokens().skip(1).filter(|at| !held[*at]) {
            let alone = |at: Option<usize>| at.and_then(|at| prose.tokens.get(at)).is_none_or(|t| !t.is_capitalised());
            let token = &prose.tokens[at];
            if token.is_capitalised() && alone(at.checked_sub(1)) && alone(Some(at + 1)) {
                counts.entry((Place::Only, token.of(text).to_lowercase())).or_default()[KINDS] += 1;
            }
        }
    }
}

/// The token `at`, if it stands in the sentence of token `name`.
fn neighbour(prose: &Prose, name: usize, at: usize) -> Option<pullquote::text::Token> {
    let sentence = prose.sentence_at(prose.tokens[name].span)?;
    prose.sentences[sentence].tokens().contains(&at).then(|| prose.tokens[at])
}
