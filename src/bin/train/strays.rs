//! Articles with their truth in tags to the weights of what tells the site's lines (`src/data/strays.bin`).
//!
//! The articles are the cases of `tests/cases/layouts`, whose format `tests/python/layouts.py` describes.

use pullquote::document::strays::{LANES, OUTCOMES, Seen, see};
use pullquote::span::Span;
use pullquote::tagging::learn::{Options, Sentence, fit};
use serde::Deserialize;
use serde_json::Value;
use std::error::Error;

/// By the figures on sets of articles that were held out; see MODEL_CARD.md.
const OPTIONS: Options =
    Options { labels: OUTCOMES, log_rows: 14, steps: 24, rounds: 16, rate: 0.05, decay: 1e-3, dropped: 0.3 };

/// What a line is by the tags around it.
#[derive(Clone, Copy, PartialEq)]
enum Truth {
    Article,
    Header,
    Site,
}

#[derive(Deserialize)]
struct Article {
    text: String,
}

pub(super) fn make(layouts: &str, sets: &[&str], out: &str) -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(layouts)?.map(|at| at.map(|at| at.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut sentences = Vec::new();
    for path in paths {
        let (text, parts) = untagged(&std::fs::read_to_string(&path)?)?;
        for line in see(&text) {
            match truth(line.span, &parts) {
                Truth::Article => sentences.push(sentence(line, 0)),
                Truth::Site => sentences.push(sentence(line, 1)),
                Truth::Header => {}
            }
        }
    }
    // Articles that came without their pages: what no rule knows there is theirs, their lists above all.
    for set in sets {
        for article in std::fs::read_to_string(set)?.lines() {
            let article: Article = serde_json::from_str(article)?;
            let theirs = see(&article.text).into_iter().filter(|line| line.unknown);
            sentences.extend(theirs.map(|line| sentence(line, 0)));
        }
    }
    eprintln!("{} lines", sentences.len());
    std::fs::write(out, fit::<LANES>(&sentences, &[0b11; OUTCOMES + 1], OPTIONS))?;
    Ok(())
}

fn sentence(line: Seen, outcome: u16) -> Sentence {
    let features: Vec<u32> = line.signs.iter().map(|sign| sign & ((1 << OPTIONS.log_rows) - 1)).collect();
    Sentence { ends: vec![features.len() as u32], features, labels: vec![1 << outcome] }
}

/// What most of a line lies in.
fn truth(line: Span, parts: &[(Span, Truth)]) -> Truth {
    let shared = |part: &Span| part.end.min(line.end).saturating_sub(part.start.max(line.start));
    let (most, truth) = parts
        .iter()
        .map(|(part, truth)| (shared(part), *truth))
        .max_by_key(|(shared, _)| *shared)
        .unwrap_or((0, Truth::Site));
    if most == 0 { Truth::Site } else { truth }
}

/// The text without its tags, and what they say.
fn untagged(case: &str) -> Result<(String, Vec<(Span, Truth)>), Box<dyn Error>> {
    let (head, tagged) = case.split_once('\n').ok_or("no head")?;
    let head: Value = serde_json::from_str(head)?;
    let mut tagged = tagged.to_owned();
    for (old, new) in head["replace"].as_object().into_iter().flatten() {
        tagged = tagged.replace(old, new.as_str().unwrap_or_default());
    }
    let (mut text, mut parts, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = tagged.as_str();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, behind)) = rest[1..].split_once('>').filter(|(name, _)| is_tag(name)) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        match name.strip_prefix('/') {
            None => open.push(text.len()),
            Some(name) => {
                let kept = matches!(name, "p" | "subheading");
                let start = open.pop().ok_or("a tag that nothing opens")?;
                parts.push((Span::at(start, text.len()), if kept { Truth::Article } else { Truth::Header }));
            }
        }
        rest = behind;
    }
    text.push_str(rest);
    Ok((text, parts))
}

fn is_tag(name: &str) -> bool {
    let name = name.strip_prefix('/').unwrap_or(name);
    matches!(name, "headline" | "standfirst" | "point" | "picture" | "caption" | "credit" | "subheading" | "p")
}
