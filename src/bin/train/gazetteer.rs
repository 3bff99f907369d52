//! Open lists and our own facts to the gazetteer (`src/data/gazetteer.fst`).

use pullquote::mentions::clusters::FORMAT as CLUSTERS;
use pullquote::mentions::gazetteer::{Class, Entry, FORMAT};
use pullquote::text::{self, Kind};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

type Entries = BTreeMap<String, Entry>;
type Outcome = Result<(), Box<dyn Error>>;

/// Places of fewer people are towns, not cities.
const LEAST_PEOPLE: u64 = 30_000;

pub(super) fn make(lists: &str, texts: &[&str], out: &str) -> Outcome {
    let lists = Path::new(lists);
    let mut entries = Entries::new();
    countries(lists, &mut entries)?;
    nationalities(lists, &mut entries)?;
    cities(lists, &mut entries)?;
    waters(lists, &mut entries)?;
    organisations(lists, &mut entries)?;
    given_names(lists, &mut entries)?;
    surnames(lists, &mut entries)?;
    known(&mut entries);
    let capitals = words(texts, &mut entries)?;
    clustered(lists, &capitals, &mut entries)?;
    prefixes(&mut entries);
    pack(out, FORMAT, entries.iter().map(|(phrase, entry)| (phrase.as_str(), entry.0)))
}

/// Writes a map; `entries` are sorted.
fn pack<'a>(out: &str, format: u64, entries: impl Iterator<Item = (&'a str, u64)>) -> Outcome {
    let mut builder = fst::raw::Builder::new_type(fs::File::create(out)?, format)?;
    for (phrase, value) in entries {
        builder.insert(phrase, value)?;
    }
    builder.finish()?;
    Ok(())
}

fn json(lists: &Path, name: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(lists.join(name))?)?)
}

/// The entry of `phrase`: small letters, single spaces, typographic apostrophes made straight.
fn entry<'a>(entries: &'a mut Entries, phrase: &str) -> &'a mut Entry {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    entries.entry(words.join(" ").to_lowercase().replace('’', "'")).or_default()
}

fn add(entries: &mut Entries, phrase: &str, class: Class) {
    let entry = entry(entries, phrase);
    *entry = entry.with(class);
}

fn add_within(entries: &mut Entries, phrase: &str, class: Class, country: &str) {
    let entry = entry(entries, phrase);
    *entry = entry.with(class);
    if let [a, b] = *country.as_bytes() {
        *entry = entry.within([a, b]);
    }
}

fn countries(lists: &Path, entries: &mut Entries) -> Outcome {
    let names = json(lists, "geonames_countries.json")?;
    for (code, country) in names.as_object().into_iter().flatten() {
        add_within(entries, country["name"].as_str().unwrap_or_default(), Class::Country, code);
    }
    let cldr = json(lists, "cldr_en.json")?;
    let is_country = |code: &str| code.len() == 2 && names.get(code).is_some();
    for (code, name) in cldr["territories"].as_object().into_iter().flatten() {
        let Some(name) = name.as_str().filter(|_| is_country(code)) else { continue };
        add_within(entries, name, Class::Country, code);
        add_within(entries, &name.replace('&', "and"), Class::Country, code);
    }
    Ok(())
}

/// Demonyms; the country is the one whose name shares the longest beginning.
fn nationalities(lists: &Path, entries: &mut Entries) -> Outcome {
    let names: Vec<(String, String)> = json(lists, "geonames_countries.json")?
        .as_object()
        .into_iter()
        .flatten()
        .map(|(code, country)| (country["name"].as_str().unwrap_or_default().to_lowercase(), code.clone()))
        .collect();
    for demonym in json(lists, "nationalities.json")?["nationalities"].as_array().into_iter().flatten() {
        let Some(demonym) = demonym.as_str().filter(|d| !d.contains(['(', ')']) && !d.contains("itizen")) else {
            continue;
        };
        let small = demonym.to_lowercase();
        let shared = |name: &str| name.chars().zip(small.chars()).take_while(|(a, b)| a == b).count();
        let Some((name, code)) = names.iter().max_by_key(|(name, _)| (shared(name), std::cmp::Reverse(name.len())))
        else {
            continue;
        };
        if shared(name) < 4 && shared(name) < name.len() {
            continue;
        }
        add_within(entries, demonym, Class::Norp, code);
        if demonym.ends_with(['n', 'i']) {
            add_within(entries, &format!("{demonym}s"), Class::Norp, code);
        }
    }
    Ok(())
}

fn cities(lists: &Path, entries: &mut Entries) -> Outcome {
    for line in fs::read_to_string(lists.join("cities5000.tsv"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, country, people, ..] = fields[..] else { continue };
        let people: u64 = people.parse().unwrap_or(0);
        let size = people.max(1).ilog2() as u8;
        let entry = entry(entries, name);
        if entry.size() >= size {
            continue;
        }
        let [a, b] = *country.as_bytes() else { continue };
        if people < LEAST_PEOPLE {
            let place = if entry.country().is_some() { *entry } else { entry.within([a, b]) };
            *entry = place.with(Class::Town).with_size(size);
            continue;
        }
        // A country's own code stays: Singapore, Djibouti.
        let place = if entry.is(Class::Country) { *entry } else { entry.within([a, b]) };
        *entry = place.with(Class::City).with_size(size);
    }
    entries.retain(|_, entry| entry.0 != 0);
    Ok(())
}

fn waters(lists: &Path, entries: &mut Entries) -> Outcome {
    for sea in json(lists, "oceans.json")?["seas"].as_array().into_iter().flatten() {
        add(entries, sea["name"].as_str().unwrap_or_default(), Class::Loc);
    }
    for river in json(lists, "rivers.json")?["rivers"].as_array().into_iter().flatten() {
        let name = river["name"].as_str().unwrap_or_default();
        add(entries, &format!("{name} River"), Class::Loc);
        add(entries, &format!("River {name}"), Class::Loc);
    }
    entries.remove("");
    Ok(())
}

fn organisations(lists: &Path, entries: &mut Entries) -> Outcome {
    let sets = [
        ("newspapers.json", "newspapers"),
        ("fortune500.json", "companies"),
        ("us_federal_agencies.json", "agencies"),
        ("uk_political_parties.json", "parties"),
    ];
    for (file, key) in sets {
        for name in json(lists, file)?[key].as_array().into_iter().flatten() {
            let name = name.as_str().unwrap_or_default();
            let name = name.strip_prefix("The ").unwrap_or(name);
            if name.len() > 3 && (name.contains(' ') || file == "fortune500.json") {
                add(entries, name, Class::Org);
            }
        }
    }
    for line in fs::read_to_string(lists.join("universities.tsv"))?.lines() {
        let Some((name, country)) = line.split_once('\t') else { continue };
        if name.contains(' ') && name.len() < 60 {
            add_within(entries, name, Class::Org, country);
        }
    }
    Ok(())
}

/// Given names of many countries, with the share of women: by the counts of the US census where it
/// has the name, else by the number of countries that list it for either.
fn given_names(lists: &Path, entries: &mut Entries) -> Outcome {
    let mut shares: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for (file, sex) in [("dist.male.first", 0), ("dist.female.first", 1)] {
        for line in fs::read_to_string(lists.join(file))?.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let [name, share, ..] = fields[..] else { continue };
            shares.entry(name.to_lowercase()).or_default()[sex] += share.parse::<f64>()?;
        }
    }
    let mut listed: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for line in fs::read_to_string(lists.join("common-forenames-by-country.csv"))?.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (Some(sex), Some(name)) = (fields.get(9), fields.get(11)) else { continue };
        for name in name.split('/').map(str::trim).filter(|n| n.len() > 1 && !n.contains(' ')) {
            listed.entry(name.to_lowercase()).or_default()[usize::from(*sex == "F")] += 1.0;
        }
    }
    for (name, counts) in listed {
        shares.entry(name).or_insert(counts);
    }
    for (name, [men, women]) in shares {
        let entry = entry(entries, &name);
        *entry = entry.with(Class::Given).with_female(women / (men + women));
    }
    Ok(())
}

fn surnames(lists: &Path, entries: &mut Entries) -> Outcome {
    for line in fs::read_to_string(lists.join("common-surnames-by-country.csv"))?.lines().skip(1) {
        let Some(name) = line.split(',').nth(5) else { continue };
        for name in name.split('/').map(str::trim).filter(|n| n.chars().count() > 1) {
            add(entries, name, Class::Surname);
        }
    }
    Ok(())
}

/// The facts of `known.tsv`.
fn known(entries: &mut Entries) {
    for line in include_str!("../../data/known.tsv").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [class, country, names] = fields[..] else { continue };
        let class = match class {
            "country" => Class::Country,
            "region" => Class::Region,
            "loc" => Class::Loc,
            "norp" => Class::Norp,
            "org" => Class::Org,
            "fac" => Class::Fac,
            "event" => Class::Event,
            _ => Class::Title,
        };
        for name in names.split('|') {
            add_within(entries, name, class, country);
        }
    }
}

#[derive(Deserialize)]
struct Article {
    text: String,
}

/// Words that stand in small letters at least this often, and oftener than with a capital within
/// a sentence, are ordinary words.
const LEAST_SMALL: u32 = 3;

/// Marks the ordinary words of the texts; returns those that mostly have a capital there.
fn words(texts: &[&str], entries: &mut Entries) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    for path in texts {
        for line in fs::read_to_string(path)?.lines() {
            let article: Article = serde_json::from_str(line)?;
            let document = pullquote::document::parse(&article.text, &pullquote::document::Given::default());
            let prose = text::read(&article.text, &document);
            for sentence in &prose.sentences {
                let inner = prose.tokens[sentence.tokens()].iter().skip(1).filter(|t| t.kind == Kind::Word);
                for token in inner {
                    let count = counts.entry(token.of(&article.text).to_lowercase()).or_default();
                    count[usize::from(token.is_capitalised())] += 1;
                }
            }
        }
    }
    let mut capitals = BTreeSet::new();
    for (word, [small, capital]) in counts {
        if small >= LEAST_SMALL && small > capital {
            add(entries, &word, Class::Word);
        } else if capital >= LEAST_SMALL && capital > 4 * small {
            capitals.insert(word);
        }
    }
    Ok(capitals)
}

/// Words of the cluster list, most frequent first, that come earlier in small letters than with a
/// capital are ordinary words, too; rarer ones are left out.
const MOST_CLUSTERED: usize = 60_000;

/// Rarer words than these have no cluster.
const MOST_PATHS: usize = 120_000;

fn clustered(lists: &Path, capitals: &BTreeSet<String>, entries: &mut Entries) -> Outcome {
    let list = fs::read_to_string(lists.join("en_brown_clusters.tsv"))?;
    let mut seen = BTreeMap::new();
    for word in list.lines().filter_map(|line| line.split('\t').next()).take(MOST_CLUSTERED) {
        let plain = word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
        let small = word.bytes().all(|b| b.is_ascii_lowercase());
        if plain {
            seen.entry(word.to_ascii_lowercase()).or_insert(small);
        }
    }
    for (word, _) in seen.into_iter().filter(|(word, small)| *small && !capitals.contains(word)) {
        add(entries, &word, Class::Word);
    }
    Ok(())
}

/// Marks the beginnings of longer phrases, so that a search stops early.
fn prefixes(entries: &mut Entries) {
    let phrases: Vec<String> = entries.keys().filter(|phrase| phrase.contains(' ')).cloned().collect();
    for phrase in phrases {
        for (end, _) in phrase.match_indices(' ') {
            add(entries, &phrase[..end], Class::Prefix);
        }
    }
}

/// Words of the cluster list to a map from words to their paths (`src/data/clusters.fst`).
pub(super) fn clusters(list: &str, out: &str) -> Outcome {
    let list = fs::read_to_string(list)?;
    let mut paths = BTreeMap::new();
    for (word, path) in list.lines().filter_map(|line| line.split_once('\t')).take(MOST_PATHS) {
        let path = path.chars().fold(1_u64, |sum, turn| sum << 1 | u64::from(turn == '1'));
        paths.entry(word).or_insert(path);
    }
    pack(out, CLUSTERS, paths.into_iter())
}
