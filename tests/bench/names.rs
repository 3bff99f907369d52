//! Speed of the names' tagger on one thread, and what folding brings: `cargo bench --bench names`.
//!
//! Reads articles from standard input, each ended by a null byte. Prints the number of tokens, then a
//! line for each measurement: its name, a tab, the seconds of the fastest run. Fails if the folded
//! and the plain sums give a token different labels.

use pullquote::document::{self, Document, Given};
use pullquote::mentions::names::tagger::{LABELS, LANES, allowed, labels, see};
use pullquote::tagging::{Decoder, Model, Row};
use pullquote::text::{self, Prose};
use std::hint::black_box;
use std::io::{Read, stdin};
use std::time::Instant;

const RUNS: usize = 5;

/// An article, laid out and tokenised.
struct Article<'a> {
    text: &'a str,
    document: Document,
    prose: Prose,
}

impl<'a> Article<'a> {
    fn new(text: &'a str) -> Self {
        let document = document::parse(text, &Given::default());
        let prose = text::read(text, &document);
        Self { text, document, prose }
    }
}

/// The names' model, evaluated as it is written down: every feature of every token is looked up.
struct Plain<'a> {
    model: &'a Model<'a, LANES>,
    decoder: Decoder<LANES, 16, LABELS>,
}

impl Plain<'_> {
    fn labels(&mut self, article: &Article<'_>) -> Vec<u8> {
        let mut labels = Vec::with_capacity(article.prose.tokens.len());
        let mut best = Vec::new();
        for sentence in see(article.text, &article.prose) {
            let scores: Vec<Row<LANES>> = sentence.features.iter().map(|features| self.sum(features)).collect();
            self.decoder.decode(&scores, &mut best);
            labels.extend_from_slice(&best);
        }
        labels
    }

    fn sum(&self, features: &[u32]) -> Row<LANES> {
        let mut row = [0; LANES];
        for feature in features {
            self.model.score(*feature, &mut row);
        }
        row
    }
}

/// Prints the seconds that the fastest run of `work` over all articles takes.
fn measure<'a, T>(name: &str, articles: &[Article<'a>], mut work: impl FnMut(&Article<'a>) -> T) {
    let mut seconds = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        for article in articles {
            black_box(work(article));
        }
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    println!("{name}\t{seconds:.6}");
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut texts = String::new();
    stdin().read_to_string(&mut texts)?;
    let articles: Vec<Article> = texts.split_terminator('\0').map(Article::new).collect();
    let model = Model::read(include_bytes!("../../src/data/names.bin"))?;
    let mut plain = Plain { model: &model, decoder: Decoder::new(&model, &allowed()) };
    for article in &articles {
        assert_eq!(labels(article.text, &article.prose), plain.labels(article), "folded and plain labels differ");
    }
    println!("tokens\t{}", articles.iter().map(|article| article.prose.tokens.len()).sum::<usize>());
    measure("tokens and sentences", &articles, |article| text::read(article.text, &article.document));
    measure("tagging, folded", &articles, |article| labels(article.text, &article.prose));
    measure("tagging, plain", &articles, |article| plain.labels(article));
    Ok(())
}
