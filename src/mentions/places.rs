//! Places of the world by name: countries, their regions, cities and towns, with numbers and
//! coordinates.
//!
//! In: a name. Out: the [`Site`]s that bear it. One file made by `train places`, read where it lies in
//! the program: counts, the countries' codes, a row of [`ROW`] bytes a place, lists of rows for names
//! that several places bear, and an `fst` map from names, folded by [`fold`], to rows or lists.

use super::Country;
use crate::casing::bare;
use fst::Map;
use std::sync::LazyLock;

/// The kind of file: letters and a version, its first eight bytes.
pub const FORMAT: [u8; 8] = *b"pqplac01";

/// The bytes of a row.
pub const ROW: usize = 11;

/// The bytes before the countries' codes: the format and five counts.
pub const HEADER: usize = 28;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A country or territory with a code of its own.
    Country,
    /// A part of a country of the first order: a state, a province.
    Region,
    /// A city or town.
    City,
}

/// A row, as it is packed: number (24 bits), latitude (21) and longitude (22) in steps of a
/// ten-thousandth of a degree, one more than counted from the south and the west, the row of the region
/// or country that it lies in (13), weight (7) in quarters, whether it is a capital (1).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Packed {
    /// Its number in `GeoNames`, 0 for none.
    pub id: u32,
    /// Degrees north and east.
    pub point: Option<[f64; 2]>,
    /// The row that it lies in; a country lies in itself.
    pub within: u32,
    /// What the name's places are compared by, before the article is asked.
    pub weight: f64,
    /// Whether it is its country's capital.
    pub capital: bool,
}

impl Packed {
    /// The row's bytes.
    #[must_use]
    pub fn bytes(&self) -> [u8; ROW] {
        let step = |degrees: f64, from: f64| ((degrees + from) * 1e4).round() as u128 + 1;
        let [latitude, longitude] = self.point.map_or([0, 0], |[north, east]| [step(north, 90.0), step(east, 180.0)]);
        let weight = (self.weight * 4.0).round().clamp(0.0, 127.0) as u128;
        let bits = u128::from(self.id)
            | latitude << 24
            | longitude << 45
            | u128::from(self.within) << 67
            | weight << 80
            | u128::from(self.capital) << 87;
        let mut bytes = [0; ROW];
        bytes.copy_from_slice(&bits.to_le_bytes()[..ROW]);
        bytes
    }

    fn read(bytes: &[u8]) -> Self {
        let mut wide = [0; 16];
        wide[..ROW].copy_from_slice(bytes);
        let bits = u128::from_le_bytes(wide);
        let field = |from: u32, width: u32| (bits >> from) as u32 & ((1 << width) - 1);
        let degrees = |steps: u32, from: f64| f64::from(steps - 1) / 1e4 - from;
        let (latitude, longitude) = (field(24, 21), field(45, 22));
        Self {
            id: field(0, 24),
            point: (latitude > 0).then(|| [degrees(latitude, 90.0), degrees(longitude, 180.0)]),
            within: field(67, 13),
            weight: f64::from(field(80, 7)) / 4.0,
            capital: field(87, 1) == 1,
        }
    }
}

/// A place of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// Its row.
    pub row: u32,
    /// What it is.
    pub level: Level,
    /// Its country.
    pub country: Country,
    /// The region that a city lies in, where it is known; a region itself.
    pub region: Option<u32>,
    /// Its number in `GeoNames`.
    pub id: Option<i32>,
    /// Degrees north and east.
    pub point: Option<[f32; 2]>,
    /// The logarithm to the base 2 of its people, the known and the seats of government made heavier.
    pub weight: f32,
    /// Whether it is its country's capital.
    pub capital: bool,
}

struct Table {
    countries: u32,
    regions: u32,
    codes: &'static [u8],
    rows: &'static [u8],
    lists: &'static [u8],
    names: Map<&'static [u8]>,
}

static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| Table::open(include_bytes!("../data/places.bin")));

impl Table {
    /// None if the file is of another format.
    fn open(file: &'static [u8]) -> Option<Self> {
        let rest = file.strip_prefix(&FORMAT)?;
        let count = |at: usize| {
            rest.get(4 * at..4 * at + 4).and_then(|b| b.try_into().ok()).map(|b| u32::from_le_bytes(b) as usize)
        };
        let (countries, regions, rows, lists) = (count(0)?, count(1)?, count(2)?, count(3)?);
        let mut rest = file.get(HEADER..)?;
        let mut next = |bytes: usize| {
            let (part, after) = rest.split_at_checked(bytes)?;
            rest = after;
            Some(part)
        };
        let (codes, rows, lists) = (next(2 * countries)?, next(ROW * rows)?, next(lists)?);
        let names = Map::new(next(count(4)?)?).ok()?;
        Some(Self { countries: countries as u32, regions: regions as u32, codes, rows, lists, names })
    }

    fn code(&self, country: u32) -> Country {
        let at = 2 * country as usize;
        Country([self.codes[at], self.codes[at + 1]])
    }

    fn site(&self, row: u32) -> Option<Site> {
        let at = row as usize * ROW;
        let packed = Packed::read(self.rows.get(at..at + ROW)?);
        let outer = packed.within;
        let is_region = |row: u32| (self.countries..self.countries + self.regions).contains(&row);
        let (level, country) = match row {
            _ if row < self.countries => (Level::Country, row),
            _ if is_region(row) => (Level::Region, outer),
            _ if is_region(outer) => {
                let at = outer as usize * ROW;
                (Level::City, Packed::read(self.rows.get(at..at + ROW)?).within)
            }
            _ => (Level::City, outer),
        };
        let region = if level == Level::Region { Some(row) } else { Some(outer).filter(|row| is_region(*row)) };
        Some(Site {
            row,
            level,
            country: self.code(country),
            region,
            id: (packed.id > 0).then_some(packed.id as i32),
            point: packed.point.map(|point| point.map(|degrees| degrees as f32)),
            weight: packed.weight as f32,
            capital: packed.capital,
        })
    }

    /// The rows of a key.
    fn rows(&self, key: &str) -> Vec<u32> {
        let Some(value) = self.names.get(key) else { return Vec::new() };
        let value = value as usize;
        if value & 1 == 0 {
            return vec![(value >> 1) as u32];
        }
        let list = self.lists.get(value >> 1..).unwrap_or_default();
        let count = list.first().map_or(0, |count| usize::from(*count));
        let rows = list.get(1..=3 * count).unwrap_or_default().chunks_exact(3);
        rows.map(|row| u32::from_le_bytes([row[0], row[1], row[2], 0])).collect()
    }
}

fn sites(key: &str) -> Vec<Site> {
    let Some(table) = TABLE.as_ref() else { return Vec::new() };
    table.rows(key).into_iter().filter_map(|row| table.site(row)).collect()
}

/// The places that bear a name, the heaviest first.
///
/// ```
/// use pullquote::mentions::places::named;
/// assert_eq!(named("Bamako")[0].country.code(), "ML");
/// assert!(named("Tripoli").len() > 1);
/// ```
#[must_use]
pub fn named(name: &str) -> Vec<Site> {
    sites(&fold(name))
}

/// The countries whose people bear a name: "Malians", "Swiss"; two for "Congolese".
///
/// ```
/// use pullquote::mentions::places::people;
/// assert_eq!(people("Burkinabé")[0].country.code(), "BF");
/// ```
#[must_use]
pub fn people(name: &str) -> Vec<Site> {
    sites(&format!("={}", fold(name)))
}

/// The region that the post of the United States or Canada, or its press, writes as `short`: "Ga.",
/// "TX", "Ont.".
#[must_use]
pub fn abbreviated(short: &str) -> Option<Site> {
    let posted = short.len() == 2 && short.bytes().all(|letter| letter.is_ascii_uppercase());
    if !posted && !short.ends_with('.') {
        return None;
    }
    let letters: String = short.chars().filter(|c| *c != '.').collect::<String>().to_ascii_lowercase();
    ["us", "ca"].iter().find_map(|country| sites(&format!("{country}-{letters}")).first().copied())
}

/// The country of a code.
#[must_use]
pub fn country(code: Country) -> Option<Site> {
    let table = TABLE.as_ref()?;
    let row = table.codes.chunks_exact(2).position(|known| known == code.0)?;
    table.site(row as u32)
}

/// A name as the table's keys have it: small letters without accents, single spaces, no article, no
/// points and apostrophes; `Saint`, `Mount` and `Fort` in their short forms.
///
/// ```
/// use pullquote::mentions::places::fold;
/// assert_eq!(fold("Saint-Étienne"), fold("St. Etienne"));
/// assert_eq!(fold("The Hague"), "hague");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '–' | '/' | ',')) {
        let from = out.len();
        let gap = usize::from(from > 0);
        if gap > 0 {
            out.push(' ');
        }
        if word.is_ascii() {
            out.extend(
                word.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())),
            );
        }
        // Marks that stand for a glottal stop are letters to Unicode.
        let word = if word.is_ascii() { "" } else { word };
        let letters = word.chars().filter(|c| c.is_alphanumeric() && !('\u{2b0}'..='\u{2ff}').contains(c));
        for letter in letters.flat_map(char::to_lowercase) {
            match letter {
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ß' => out.push_str("ss"),
                _ if letter.is_alphanumeric() => out.push(bare(letter)),
                _ => {}
            }
        }
        let short = match &out[from + gap..] {
            "saint" => "st",
            "sainte" => "ste",
            "mount" => "mt",
            "fort" => "ft",
            "and" | "the" | "" => "",
            _ => continue,
        };
        out.truncate(if short.is_empty() { from } else { from + gap });
        out.push_str(short);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::gazetteer::lookup;
    use std::collections::BTreeSet;

    #[test]
    fn rows_pack() {
        let packed =
            Packed { id: 13_665_338, point: Some([-33.8688, 151.2093]), within: 4000, weight: 22.25, capital: true };
        let read = Packed::read(&packed.bytes());
        assert_eq!((read.id, read.within, read.capital), (packed.id, packed.within, packed.capital));
        assert!((read.weight - packed.weight).abs() < 0.01);
        let [north, east] = read.point.unwrap();
        assert!((north + 33.8688).abs() < 1e-4 && (east - 151.2093).abs() < 1e-4);
        assert_eq!(Packed::read(&Packed::default().bytes()).point, None);
    }

    #[test]
    fn another_format_is_no_table() {
        assert!(Table::open(b"pqplac00").is_none());
        assert!(Table::open(&FORMAT).is_none());
        assert!(TABLE.is_some());
    }

    #[test]
    fn names_fold() {
        for (name, folded) in [
            ("Xi’an", "xian"),
            ("SÃO PAULO", "sao paulo"),
            ("Port-au-Prince", "port au prince"),
            ("St. Petersburg", "st petersburg"),
            ("Washington, D.C.", "washington dc"),
            ("Trinidad and Tobago", "trinidad tobago"),
            ("Ḩalab", "halab"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn all_rows_are_somewhere() {
        let table = TABLE.as_ref().unwrap();
        let count = (table.rows.len() / ROW) as u32;
        for row in 0..count {
            let site = table.site(row).unwrap();
            assert!(site.country.0.iter().all(u8::is_ascii_uppercase));
            let [north, east] = site.point.unwrap_or_default();
            assert!((-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east), "{site:?}");
            assert!(site.level != Level::City || site.point.is_some() && site.id.is_some());
            assert!(site.level != Level::Country || country(site.country) == Some(site));
        }
    }

    #[test]
    fn spellings_of_one_city() {
        for (one, other) in
            [("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Calcutta", "Kolkata"), ("Saigon", "Ho Chi Minh City")]
        {
            assert_eq!(named(one)[0].id, named(other)[0].id, "{one}");
        }
        assert_eq!(named("Mumbai")[0].id, Some(1_275_339));
    }

    #[test]
    fn states_by_their_short_names() {
        for (short, name) in [
            ("Ga.", "Georgia"),
            ("TX", "Texas"),
            ("Calif.", "California"),
            ("N.C.", "North Carolina"),
            ("Ont.", "Ontario"),
        ] {
            let site = abbreviated(short).unwrap();
            assert!(named(name).contains(&site), "{short}");
        }
        assert_eq!(abbreviated("Xx."), None);
    }

    /// The names of peoples of a list, each with its country's code.
    fn peoples(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.rsplit_once('\t'));
        lines.flat_map(|(country, names)| names.split('|').map(move |name| (country, name)))
    }

    #[test]
    fn every_people_has_its_country() {
        for (country, name) in peoples(include_str!("../data/demonyms.tsv")) {
            for form in [name.to_owned(), format!("{name}s"), name.to_uppercase()] {
                assert!(people(&form).iter().any(|site| site.country.code() == country), "{form}");
            }
        }
        let known = peoples(include_str!("../data/known.tsv"));
        for (country, name) in known.filter_map(|(class, name)| Some((class.strip_prefix("norp\t")?, name))) {
            let found = people(name);
            let told = || lookup(&name.to_lowercase()).country().is_some_and(|known| known.code() == country);
            let same = found.iter().any(|site| site.country.code() == country);
            assert!(if found.is_empty() { country == "-" || told() } else { same }, "{name}");
        }
    }

    #[test]
    fn every_country_has_a_people_and_a_name() {
        // No people of their own, or one that has no name in English.
        let without = ["AQ", "BL", "BQ", "BV", "CC", "CX", "GS", "HM", "IO", "MF", "PM", "SJ", "TF", "UM"];
        let listed: BTreeSet<&str> =
            peoples(include_str!("../data/demonyms.tsv")).map(|(country, _)| country).collect();
        let table = TABLE.as_ref().unwrap();
        for row in 0..table.countries {
            let code = table.code(row);
            assert_ne!(listed.contains(code.code()), without.contains(&code.code()), "{}", code.code());
            let site = country(code).unwrap();
            assert!(site.id.is_some() && site.weight >= 21.0, "{}", code.code());
        }
    }

    #[test]
    fn peoples_of_several_states_and_religions_have_none() {
        for name in ["Kurds", "Tuareg", "Arab", "Muslims", "Jews", "Europeans", "Korean", "Roma", "Western", "Tswana"] {
            assert_eq!(people(name), [], "{name}");
        }
    }
}
