//! Pages with their truth in tags to the weights of what their lines are (`src/data/lines.bin`).
//!
//! The pages are those of `tests/cases/pages`, which no rule was made for, and the cases of `tests/cases/layouts`,
//! which the rules were made for; `tests/python/layouts.py` describes their format. Articles that come without their
//! pages show that what the rules say of them is right.

use pullquote::document::role::Role;
use pullquote::document::weighed::{ALLOWED, LANES, Seen, see, weighed};
use pullquote::span::Span;
use pullquote::tagging::Model;
use pullquote::tagging::learn::{Options, Sentence, fit};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::error::Error;

/// By the figures on pages that were held out; see MODEL_CARD.md.
const OPTIONS: Options = Options {
    labels: Role::ALL.len(),
    log_rows: 18,
    steps: 24,
    rounds: 16,
    rate: 0.05,
    decay: 1e-3,
    dropped: 0.3,
    fits: 3,
};

/// A text and what its lines are.
struct Page {
    name: String,
    text: String,
    seen: Seen,
    truth: Vec<Role>,
}

#[derive(Deserialize)]
struct Article {
    text: String,
}

pub(super) fn make(pages: &str, layouts: &str, sets: &[&str], out: &str) -> Result<(), Box<dyn Error>> {
    let mut all = read(pages, false)?;
    all.extend(read(layouts, true)?);
    all.extend(raw(sets)?);
    std::fs::write(out, weights(&all, |_| true))?;
    Ok(())
}

/// Prints how many lines of pages the weights of the others mend and spoil; a writer's pages are held out together.
pub(super) fn held_out(pages: &str, layouts: &str, sets: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut all = read(pages, false)?;
    let mut writers: Vec<String> = all.iter().map(|page| writer(&page.name).to_owned()).collect();
    writers.dedup();
    all.extend(read(layouts, true)?);
    all.extend(raw(sets)?);
    let mut sums = [0; 4];
    let mut mistaken = BTreeMap::new();
    for held in &writers {
        let file = weights(&all, |page| writer(&page.name) != held);
        let model = Model::<LANES>::read(&file)?;
        let mut counts = [0; 4];
        for page in all.iter().filter(|page| writer(&page.name) == held) {
            let settled = weighed(&model, &page.text);
            for ((truth, ruled), settled) in page.truth.iter().zip(&page.seen.roles).zip(&settled) {
                counts[0] += 1;
                counts[1] += usize::from(truth != ruled);
                counts[2] += usize::from(truth != ruled && truth == settled);
                counts[3] += usize::from(truth == ruled && truth != settled);
                if truth != settled {
                    *mistaken.entry(format!("{truth:?} taken for {settled:?}")).or_insert(0) += 1;
                }
            }
        }
        println!(
            "{held}: {} lines, {} wrong by the rules, {} mended, {} spoilt",
            counts[0], counts[1], counts[2], counts[3]
        );
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    println!("all: {} lines, {} wrong by the rules, {} mended, {} spoilt", sums[0], sums[1], sums[2], sums[3]);
    for (mistake, count) in mistaken {
        println!("{count}\t{mistake}");
    }
    Ok(())
}

fn writer(name: &str) -> &str {
    name.split('-').next().unwrap_or(name)
}

fn weights(pages: &[Page], kept: impl Fn(&Page) -> bool) -> Vec<u8> {
    let pages: Vec<&Page> = pages.iter().filter(|page| kept(page)).collect();
    let known = told_twice(&pages);
    let sentences: Vec<Sentence> = pages.into_iter().map(|page| sentence(page, &known)).collect();
    fit::<LANES>(&sentences, &ALLOWED, OPTIONS)
}

/// The articles of a folder; `known` if the rules were made for them.
fn read(folder: &str, known: bool) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.map(|at| at.map(|at| at.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let page = |path: &std::path::PathBuf| {
        let (text, parts, authors) = untagged(&std::fs::read_to_string(path)?)?;
        let seen = see(&text, known);
        let role = |(line, ruled): (&Span, &Role)| match truth(*line, &parts) {
            Role::Other if signs(line.of(&text), &authors, *ruled == Role::Byline) => Role::Byline,
            role => role,
        };
        let truth = seen.spans.iter().zip(&seen.roles).map(role).collect();
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Page { name: if known { "known".to_owned() } else { name }, text, seen, truth })
    };
    paths.iter().map(page).collect()
}

/// Articles that came without their pages.
fn raw(sets: &[&str]) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for set in sets {
        for article in std::fs::read_to_string(set)?.lines() {
            let article: Article = serde_json::from_str(article)?;
            let seen = see(&article.text, false);
            pages.push(Page { name: "raw".to_owned(), truth: seen.roles.clone(), text: article.text, seen });
        }
    }
    Ok(pages)
}

/// The signs of at least two pages: what only one has says nothing of the next.
fn told_twice(pages: &[&Page]) -> HashSet<u32> {
    let (mut once, mut twice) = (HashSet::new(), HashSet::new());
    for page in pages {
        let own: HashSet<u32> = page.seen.signs.iter().flatten().copied().collect();
        own.into_iter().filter(|sign| !once.insert(*sign)).for_each(|sign| {
            twice.insert(sign);
        });
    }
    twice
}

fn sentence(page: &Page, known: &HashSet<u32>) -> Sentence {
    let mut sentence = Sentence::default();
    for (signs, truth) in page.seen.signs.iter().zip(&page.truth) {
        sentence
            .features
            .extend(signs.iter().filter(|sign| known.contains(sign)).map(|sign| sign & ((1 << OPTIONS.log_rows) - 1)));
        sentence.ends.push(sentence.features.len() as u32);
        sentence.labels.push(1 << *truth as usize);
    }
    sentence
}

/// What most of a line lies in; a caption with its credit is a caption.
fn truth(line: Span, parts: &[(Span, Role)]) -> Role {
    let shared = |part: &Span| part.end.min(line.end).saturating_sub(part.start.max(line.start));
    let found = parts.iter().filter(|(part, _)| shared(part) > 0);
    let caption = found.clone().any(|(_, role)| *role == Role::Caption);
    let most = found.max_by_key(|(part, _)| shared(part)).map_or(Role::Other, |(_, role)| *role);
    if caption { Role::Caption } else { most }
}

/// Whether a line says who wrote the article, by the rules (`ruled`) or because it says little else.
fn signs(line: &str, authors: &[String], ruled: bool) -> bool {
    const LONGEST: usize = 14;
    const EDITING: [&str; 4] = ["reporting by", "(reporting by", "additional reporting", "editing by"];
    let line = line.to_lowercase();
    let named: usize = authors.iter().filter(|name| line.contains(*name)).map(String::len).sum();
    let little_else = 3 * named > line.len() && line.split(' ').count() <= LONGEST;
    named > 0 && (ruled || little_else && !EDITING.iter().any(|by| line.starts_with(by)))
}

fn role(tag: &str) -> Option<Role> {
    Some(match tag {
        "headline" => Role::Headline,
        "standfirst" => Role::Standfirst,
        "point" => Role::Point,
        "caption" => Role::Caption,
        "credit" => Role::Credit,
        "subheading" => Role::Heading,
        "p" => Role::Paragraph,
        _ => return None,
    })
}

/// What stands in tags, and where.
type Parts = Vec<(Span, Role)>;

/// The text without its tags, what they say, and who wrote it, in small letters.
fn untagged(case: &str) -> Result<(String, Parts, Vec<String>), Box<dyn Error>> {
    let (head, tagged) = case.split_once('\n').ok_or("no head")?;
    let head: Value = serde_json::from_str(head)?;
    let authors = head["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let authors = authors.map(str::to_lowercase).collect();
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
                let start = open.pop().ok_or("a tag that nothing opens")?;
                parts.extend(role(name).map(|role| (Span::at(start, text.len()), role)));
            }
        }
        rest = behind;
    }
    text.push_str(rest);
    Ok((text, parts, authors))
}

fn is_tag(name: &str) -> bool {
    let name = name.strip_prefix('/').unwrap_or(name);
    matches!(name, "headline" | "standfirst" | "point" | "picture" | "caption" | "credit" | "subheading" | "p")
}
