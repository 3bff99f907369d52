//! What each step costs on one thread: `cargo bench --bench steps`.
//!
//! Reads articles from standard input, each ended by a null byte. Prints a line for each step: its name, a tab, the
//! microseconds of one article in the fastest run. As the pipeline does, many articles take a step before any takes
//! the next one.

use pullquote::document::{self, Document, Given};
use pullquote::mentions::{self, Name};
use pullquote::quotes::{self, Quote};
use pullquote::text::{self, Prose};
use pullquote::{entities, language};
use std::hint::black_box;
use std::io::{Read, stdin};
use std::time::Instant;

const RUNS: usize = 9;
/// How many articles take a step together.
const GROUP: usize = 64;

/// An article on its way.
#[derive(Default)]
struct Draft<'a> {
    text: &'a str,
    document: Document,
    prose: Prose,
    names: Vec<Name>,
    quotes: Vec<Quote>,
}

type Step = (&'static str, fn(&mut Draft<'_>));

const STEPS: [Step; 6] = [
    ("document", |draft| draft.document = document::parse(draft.text, &Given::default())),
    ("tokens", |draft| {
        draft.prose = text::read(draft.text, &draft.document);
        black_box(language::detect(draft.text, &draft.document));
    }),
    ("dates and amounts", |draft| {
        let dates = mentions::dates(draft.text, &draft.document, &draft.prose);
        black_box(mentions::amounts(draft.text, &draft.prose, &dates));
    }),
    ("names", |draft| draft.names = mentions::names(draft.text, &draft.document, &draft.prose)),
    ("quotes", |draft| draft.quotes = quotes::find(draft.text, &draft.document, &draft.prose, &draft.names)),
    ("who is who", |draft| {
        let Draft { text, document, prose, names, quotes } = draft;
        black_box(entities::resolve(text, document, prose, names, quotes));
    }),
];

fn main() -> std::io::Result<()> {
    let mut texts = String::new();
    stdin().read_to_string(&mut texts)?;
    let texts: Vec<&str> = texts.split_terminator('\0').collect();
    let mut fastest = [f64::INFINITY; STEPS.len()];
    for _ in 0..RUNS {
        let mut seconds = [0.0; STEPS.len()];
        for group in texts.chunks(GROUP) {
            let mut drafts: Vec<Draft> = group.iter().map(|text| Draft { text, ..Draft::default() }).collect();
            for ((_, step), seconds) in STEPS.iter().zip(&mut seconds) {
                let start = Instant::now();
                drafts.iter_mut().for_each(step);
                *seconds += start.elapsed().as_secs_f64();
            }
        }
        fastest.iter_mut().zip(seconds).for_each(|(fastest, seconds)| *fastest = fastest.min(seconds));
    }
    for ((name, _), seconds) in STEPS.iter().zip(fastest) {
        println!("{name}\t{:.1}", 1e6 * seconds / texts.len() as f64);
    }
    Ok(())
}
