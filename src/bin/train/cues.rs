//! Annotated attributions to the lexicon of cues (`src/data/cues.tsv`).

use pullquote::document::{self, Given};
use pullquote::quotes::cues::{LEFTS, RIGHTS, STEPS, context};
use pullquote::quotes::units::{self, Item};
use pullquote::quotes::words::{Class, lowered};
use pullquote::text;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Article {
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    cue: Vec<[usize; 2]>,
}

/// How often something occurs, and how often as a cue.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    cue: u32,
}

impl Count {
    fn add(&mut self, cue: bool) {
        self.all += 1;
        self.cue += u32::from(cue);
    }

    /// The share of cues, drawn towards `prior` as if `weight` more had been seen.
    fn share(self, prior: f32, weight: f32) -> f32 {
        (self.cue as f32 + weight * prior) / (self.all as f32 + weight)
    }
}

const CELLS: usize = LEFTS * RIGHTS;

#[derive(Clone)]
struct Counts {
    all: Count,
    lefts: [Count; LEFTS],
    rights: [Count; RIGHTS],
    cells: Vec<Count>,
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            all: Count::default(),
            lefts: [Count::default(); LEFTS],
            rights: [Count::default(); RIGHTS],
            cells: vec![Count::default(); CELLS],
        }
    }
}

impl Counts {
    fn add(&mut self, left: usize, right: usize, cue: bool) {
        self.all.add(cue);
        self.lefts[left].add(cue);
        self.rights[right].add(cue);
        self.cells[left * RIGHTS + right].add(cue);
    }
}

/// A possible cue: its form and whether an annotated cue holds it.
struct Candidate {
    form: String,
    left: usize,
    right: usize,
    cue: Option<usize>,
}

pub(super) fn make(articles: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let verbs = speech_verbs();
    let mut candidates = Vec::new();
    let mut cues = 0;
    for line in std::fs::read_to_string(articles)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        collect(&article, &mut cues, &mut candidates);
    }
    let keys = keys(&candidates, cues);
    let mut forms: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut groups: BTreeMap<Group, Counts> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let is_key = candidate.cue.is_some_and(|cue| keys[cue] == Some(number));
        forms.entry(&candidate.form).or_default().add(candidate.left, candidate.right, is_key);
        groups.entry(group(&candidate.form, &verbs)).or_default().add(candidate.left, candidate.right, is_key);
    }
    for verb in verbs.keys() {
        forms.entry(verb).or_default();
    }
    std::fs::write(out, table(&forms, &groups, &verbs))?;
    Ok(())
}

/// The possible cues of one article: every word outside quotation marks.
fn collect(article: &Article, cues: &mut usize, out: &mut Vec<Candidate>) {
    let text = &article.text;
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let mut held: Vec<(usize, usize, usize)> = Vec::new();
    for attribution in &article.attributions {
        held.extend(attribution.cue.iter().map(|[start, end]| (bytes[*start], bytes[*end], *cues)));
        *cues += 1;
    }
    let document = document::parse(text, &Given::default());
    let prose = text::read(text, &document);
    for unit in units::cut(text, &prose) {
        for (at, item) in unit.items.iter().enumerate() {
            if !matches!(item.class, Class::Word | Class::Capital | Class::For) {
                continue;
            }
            let (left, right, _) = context(&unit.items, at, text);
            let cue = held
                .iter()
                .find(|(start, end, _)| *start <= item.span.start as usize && (item.span.end as usize) <= *end);
            let form = word(item, text);
            out.push(Candidate { form, left: left as usize, right: right as usize, cue: cue.map(|(.., cue)| *cue) });
        }
    }
}

fn word(item: &Item, text: &str) -> String {
    lowered(item.of(text), str::to_owned)
}

/// The candidate of each cue that is most often part of one: the "said" of "said in a statement".
fn keys(candidates: &[Candidate], cues: usize) -> Vec<Option<usize>> {
    let mut forms: HashMap<&str, Count> = HashMap::new();
    for candidate in candidates {
        forms.entry(&candidate.form).or_default().add(candidate.cue.is_some());
    }
    let mut keys: Vec<Option<usize>> = vec![None; cues];
    let share = |number: usize| forms[candidates[number].form.as_str()].share(0.0, 2.0);
    for (number, candidate) in candidates.iter().enumerate() {
        let Some(cue) = candidate.cue else { continue };
        if keys[cue].is_none_or(|best| share(number) > share(best)) {
            keys[cue] = Some(number);
        }
    }
    keys
}

/// Forms that behave alike: verbs of saying by their ending, and all others.
type Group = (bool, &'static str);

fn group(form: &str, verbs: &BTreeMap<String, &'static str>) -> Group {
    verbs.get(form).map_or((false, ending(form)), |ending| (true, *ending))
}

fn ending(form: &str) -> &'static str {
    match form {
        _ if form.ends_with("ing") => "ing",
        _ if form.ends_with("ed") => "ed",
        _ if form.ends_with('s') => "s",
        _ => "",
    }
}

/// All forms of the verbs in `speech_verbs.txt`, with their endings.
fn speech_verbs() -> BTreeMap<String, &'static str> {
    let mut forms = BTreeMap::new();
    for line in include_str!("../../data/speech_verbs.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let base = words.next().unwrap_or_default();
        let irregular: Vec<&str> = words.collect();
        forms.insert(base.to_owned(), "");
        for form in &irregular {
            let kind = ending(form);
            forms.insert((*form).to_owned(), if kind.is_empty() { "ed" } else { kind });
        }
        if irregular.is_empty() {
            forms.extend(regular(base));
        }
    }
    forms
}

fn regular(base: &str) -> [(String, &'static str); 3] {
    let consonant_y =
        base.ends_with('y') && !base.ends_with(['a', 'e', 'o', 'u']) && !base.ends_with("ay") && !base.ends_with("ey");
    let (s, ed, ing) = if let Some(stem) = base.strip_suffix('e') {
        (format!("{base}s"), format!("{base}d"), format!("{stem}ing"))
    } else if consonant_y {
        let stem = &base[..base.len() - 1];
        (format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing"))
    } else {
        let s =
            if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") { "es" } else { "s" };
        (format!("{base}{s}"), format!("{base}ed"), format!("{base}ing"))
    };
    [(s, "s"), (ed, "ed"), (ing, "ing")]
}

/// Forms that were never cues this often are left out.
const LEAST_CUES: u32 = 3;
/// Forms none of whose contexts reaches this share are left out.
const LEAST_SHARE: f32 = 0.2;

fn table(
    forms: &BTreeMap<&str, Counts>,
    groups: &BTreeMap<Group, Counts>,
    verbs: &BTreeMap<String, &'static str>,
) -> String {
    let mut out = String::from(
        "# Made by `train cues`; see src/data/README.md. form, act, share of cues by left and right context.\n",
    );
    for (form, counts) in forms {
        let (said, _) = group(form, verbs);
        if counts.all.cue < LEAST_CUES && !said {
            continue;
        }
        let shares = shares(counts, &groups[&group(form, verbs)]);
        if shares.iter().any(|share| *share >= LEAST_SHARE) {
            let act = if said || *form == "according" { 's' } else { 't' };
            let grid: String = shares.iter().map(|share| char::from(b'!' + (share * STEPS).round() as u8)).collect();
            let _ = writeln!(out, "{form}\t{act}\t{grid}");
        }
    }
    out
}

/// The share of each cell: what was counted, drawn towards what the form does elsewhere and what
/// its group does there.
fn shares(form: &Counts, group: &Counts) -> Vec<f32> {
    let base = group.all.share(0.1, 1.0);
    let own = form.all.share(base, 4.0);
    let odds = |share: f32| (share.clamp(0.001, 0.999) / (1.0 - share.clamp(0.001, 0.999))).ln();
    (0..CELLS)
        .map(|cell| {
            let (left, right) = (cell / RIGHTS, cell % RIGHTS);
            let alike = group.cells[cell].share(group.rights[right].share(base, 4.0), 8.0);
            let by_left = form.lefts[left].share(own, 4.0);
            let by_right = form.rights[right].share(own, 4.0);
            let sum = odds(by_left) + odds(by_right) - odds(own) + 0.5 * (odds(alike) - odds(base));
            let expected = 1.0 / (1.0 + (-sum).exp());
            form.cells[cell].share(expected, 4.0)
        })
        .collect()
}
