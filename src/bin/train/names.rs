//! Annotated names to the weights that tell their types (`src/data/names.bin`).
//!
//! Multinomial logistic regression, fitted by `AdaGrad` over the articles in a fixed order.

use pullquote::document::{self, Given};
use pullquote::mentions::names::candidates;
use pullquote::mentions::names::evidence::{KINDS, MAGIC, ROWS, STEP};
use pullquote::text;
use serde::Deserialize;
use std::error::Error;
use std::ops::Range;

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

/// A possible name and what it is.
struct Example {
    features: Vec<u32>,
    column: usize,
}

/// The column of what is no name.
const NONE: usize = KINDS - 1;
const ROUNDS: usize = 5;
const RATE: f32 = 0.1;
/// The pull towards nothing: keeps rare words from deciding alone.
const DECAY: f32 = 1e-3;

pub(super) fn make(sets: &[&str], out: &str) -> Result<(), Box<dyn Error>> {
    let mut examples = Vec::new();
    for set in sets {
        for line in std::fs::read_to_string(set)?.lines() {
            collect(&serde_json::from_str(line)?, &mut examples);
        }
    }
    let weights = fit(&mut examples);
    let mut file = MAGIC.to_vec();
    file.extend(weights.iter().map(|weight| ((weight / STEP).round().clamp(-127.0, 127.0) as i8).cast_unsigned()));
    std::fs::write(out, file)?;
    eprintln!("{} examples", examples.len());
    Ok(())
}

/// What a type in the annotated sets means.
enum Label {
    /// It is learned.
    Column(usize),
    /// It counts as no name: dates, money.
    NoName,
    /// Sets differ in what they mean by it.
    Unclear,
}

fn label(kind: &str) -> Label {
    match kind {
        "Person" | "PER" => Label::Column(0),
        "Organization" | "ORG" => Label::Column(1),
        "Location" | "Facility" | "LOC" => Label::Column(2),
        "NORP" => Label::Column(3),
        "Misc" | "Product" => Label::Column(4),
        "Date" | "Money" => Label::NoName,
        _ => Label::Unclear,
    }
}

fn collect(article: &Article, out: &mut Vec<Example>) {
    let text = &article.text;
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let document = document::parse(text, &Given::default());
    let prose = text::read(text, &document);
    let mut gold: Vec<(Range<usize>, Label)> = Vec::new();
    for entity in &article.entities {
        let (start, end) = (bytes[entity.start] as u32, bytes[entity.end] as u32);
        let mut first = prose.token_at(start);
        let end = prose.tokens.partition_point(|t| t.span.start < end);
        let article = |at: usize| prose.tokens.get(at).is_some_and(|t| t.of(text).eq_ignore_ascii_case("the"));
        first += usize::from(article(first));
        if first < end {
            gold.push((first..end, label(&entity.kind)));
        }
    }
    // Only sets with all types tell what is no name.
    let whole = article.entities.iter().any(|entity| {
        matches!(entity.kind.as_str(), "Person" | "Location" | "Organization" | "NORP" | "PER" | "LOC" | "ORG")
    });
    let named: Vec<Range<usize>> =
        gold.iter().filter(|(_, l)| matches!(l, Label::Column(_))).map(|(tokens, _)| tokens.clone()).collect();
    for candidate in candidates(text, &document, &prose, &named) {
        let tokens = &candidate.tokens;
        let exact = gold.iter().find(|(gold, _)| gold == tokens);
        let apart = gold.iter().all(|(gold, _)| gold.end <= tokens.start || tokens.end <= gold.start);
        let column = match exact {
            Some((_, Label::Column(column))) => *column,
            Some((_, Label::NoName)) => NONE,
            None if apart && whole => NONE,
            _ => continue,
        };
        out.push(Example { features: candidate.features, column });
    }
}

fn fit(examples: &mut [Example]) -> Vec<f32> {
    let mut weights = vec![0.0_f32; ROWS * KINDS];
    let mut squares = vec![1e-6_f32; ROWS * KINDS];
    for round in 0..ROUNDS {
        let mut loss = 0.0;
        for step in 0..examples.len() {
            // A stride prime to most lengths mixes the articles; the same every time.
            let example = &examples[step * 7919 % examples.len()];
            loss += learn(example, &mut weights, &mut squares);
        }
        eprintln!("round {round}: loss {:.4}", loss / examples.len() as f32);
    }
    weights
}

/// One step; returns the loss before it.
fn learn(example: &Example, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let mut scores = [0.0_f32; KINDS];
    for feature in &example.features {
        let row = *feature as usize * KINDS;
        scores.iter_mut().zip(&weights[row..row + KINDS]).for_each(|(score, weight)| *score += weight);
    }
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let exps = scores.map(|score| (score - most).exp());
    let sum: f32 = exps.iter().sum();
    for feature in &example.features {
        for (column, exp) in exps.iter().enumerate() {
            let at = *feature as usize * KINDS + column;
            let wanted = f32::from(u8::from(column == example.column));
            let slope = exp / sum - wanted + DECAY * weights[at];
            squares[at] += slope * slope;
            weights[at] -= RATE * slope / squares[at].sqrt();
        }
    }
    -(exps[example.column] / sum).ln()
}
