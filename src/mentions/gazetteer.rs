//! Names that are known beforehand: countries, peoples, cities, given names, organisations, titles.
//!
//! One `fst` map from phrases in small letters to packed [`Entry`]s, made by `train gazetteer`; it
//! is read where it lies in the program, without parsing.

use fst::Map;
use fst::raw::{CompiledAddr, Fst, Output};
use std::sync::LazyLock;

/// A country by its ISO 3166 code: two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(pub [u8; 2]);

impl Country {
    /// The code as text.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

/// What a phrase may be; a phrase may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A country.
    Country = 1,
    /// A city or town.
    City = 1 << 1,
    /// A state, province or other part of a country with a government.
    Region = 1 << 2,
    /// A continent, sea, river, mountain, stretch of land.
    Loc = 1 << 3,
    /// A people, religion or political group.
    Norp = 1 << 4,
    /// An organisation.
    Org = 1 << 5,
    /// A given name.
    Given = 1 << 6,
    /// A family name.
    Surname = 1 << 7,
    /// A title that stands before a person's name.
    Title = 1 << 8,
    /// A building or road.
    Fac = 1 << 9,
    /// An event.
    Event = 1 << 10,
    /// An ordinary word, more often written small.
    Word = 1 << 11,
    /// The beginning of a longer phrase.
    Prefix = 1 << 12,
    /// A town too small to be thought of first: fewer than 30,000 people.
    Town = 1 << 13,
}

/// Several classes.
#[derive(Clone, Copy, Debug)]
pub struct Classes(u64);

impl Classes {
    /// These classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < classes.len() {
            bits |= classes[at] as u64;
            at += 1;
        }
        Self(bits)
    }
}

/// What is known of a phrase.
///
/// Packed: classes in bits 0 to 15, the country's letters in 16 to 31, the share of women among
/// the bearers of a given name in 32 to 39 (0 unknown, else 1 + per cent), the logarithm to the
/// base 2 of the largest population in 40 to 47.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry(pub u64);

impl Entry {
    /// Whether the phrase may be a `class`.
    #[must_use]
    pub const fn is(self, class: Class) -> bool {
        self.0 & class as u64 != 0
    }

    /// Whether the phrase may be one of `classes`.
    #[must_use]
    pub const fn is_any(self, classes: Classes) -> bool {
        self.0 & classes.0 != 0
    }

    /// This entry with a further class.
    #[must_use]
    pub const fn with(self, class: Class) -> Self {
        Self(self.0 | class as u64)
    }

    /// Its country.
    #[must_use]
    pub const fn country(self) -> Option<Country> {
        let letters = [(self.0 >> 16) as u8, (self.0 >> 24) as u8];
        if letters[0] == 0 { None } else { Some(Country(letters)) }
    }

    /// This entry in a country.
    #[must_use]
    pub const fn within(self, country: [u8; 2]) -> Self {
        Self(self.0 & !(0xffff << 16) | (country[0] as u64) << 16 | (country[1] as u64) << 24)
    }

    /// The share of women among the bearers of a given name.
    #[must_use]
    pub fn female(self) -> Option<f32> {
        let share = (self.0 >> 32) as u8;
        (share > 0).then(|| f32::from(share - 1) / 100.0)
    }

    /// This entry with the share of women, from 0 to 1.
    #[must_use]
    pub fn with_female(self, share: f64) -> Self {
        Self(self.0 & !(0xff << 32) | ((share * 100.0).round() as u64 + 1) << 32)
    }

    /// The logarithm to the base 2 of the population of the largest place of this name.
    #[must_use]
    pub const fn size(self) -> u8 {
        (self.0 >> 40) as u8
    }

    /// This entry with a size.
    #[must_use]
    pub const fn with_size(self, size: u8) -> Self {
        Self(self.0 & !(0xff << 40) | (size as u64) << 40)
    }
}

/// The kind of file that the entries are packed in: letters and a version, in the map's header.
pub const FORMAT: u64 = u64::from_be_bytes(*b"pqgazt01");

static MAP: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| open(include_bytes!("../data/gazetteer.fst"), FORMAT));

/// A map that ships with the program, read where it lies; None if it is of another format.
pub(super) fn open(file: &'static [u8], format: u64) -> Option<Map<&'static [u8]>> {
    let fst = Fst::new(file).ok()?;
    (fst.fst_type() == format).then(|| Map::from(fst))
}

/// What is known of `phrase`, which is in small letters, its words divided by single spaces.
#[must_use]
pub fn lookup(phrase: &str) -> Entry {
    MAP.as_ref().and_then(|map| map.get(phrase)).map_or(Entry::default(), Entry)
}

/// Where the letters of a phrase lead, to go on from there; nowhere if no known phrase begins with them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    address: u32,
    sum: u64,
}

impl Default for Place {
    fn default() -> Self {
        Self::NOWHERE
    }
}

impl Place {
    const NOWHERE: Self = Self { address: u32::MAX, sum: 0 };

    /// At the empty phrase.
    pub(super) fn root() -> Self {
        MAP.as_ref().map_or(Self::NOWHERE, |map| Self { address: map.as_fst().root().addr() as u32, sum: 0 })
    }

    /// Whether no known phrase goes on from here.
    pub(super) const fn is_nowhere(self) -> bool {
        self.address == Self::NOWHERE.address
    }

    /// Where further letters lead, small ones, and what is known of the phrase that ends with them.
    pub(super) fn step(self, letters: impl Iterator<Item = u8>) -> (Self, Entry) {
        let nowhere = (Self::NOWHERE, Entry::default());
        let Some(map) = MAP.as_ref().filter(|_| !self.is_nowhere()) else { return nowhere };
        let fst = map.as_fst();
        let (mut node, mut sum) = (fst.node(self.address as CompiledAddr), Output::new(self.sum));
        for letter in letters {
            let Some(turn) = node.find_input(letter) else { return nowhere };
            let turn = node.transition(turn);
            sum = sum.cat(turn.out);
            node = fst.node(turn.addr);
        }
        let entry = if node.is_final() { sum.cat(node.final_output()).value() } else { 0 };
        (Self { address: node.addr() as u32, sum: sum.value() }, Entry(entry))
    }
}

/// The share of women among the bearers of a given name, where it is known.
///
/// ```
/// assert!(pullquote::mentions::gender("Maria").unwrap() > 0.9);
/// assert_eq!(pullquote::mentions::gender("Xqz"), None);
/// ```
#[must_use]
pub fn gender(given: &str) -> Option<f32> {
    lookup(&given.to_lowercase()).female()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fst::Streamer;

    #[test]
    fn entries_pack() {
        let entry = Entry::default().with(Class::Given).within(*b"ML").with_female(0.5).with_size(20);
        assert!(entry.is(Class::Given) && !entry.is(Class::City));
        assert_eq!((entry.country(), entry.female(), entry.size()), (Some(Country(*b"ML")), Some(0.5), 20));
        assert_eq!(entry.within(*b"NE").country(), Some(Country(*b"NE")));
    }

    #[test]
    fn known_names() {
        assert_eq!(lookup("mali").country(), Some(Country(*b"ML")));
        assert_eq!(lookup("malians").country(), Some(Country(*b"ML")));
        assert!(lookup("foreign minister").is(Class::Title));
        assert!(lookup("bamako").is(Class::City) && lookup("burkina").is(Class::Prefix));
        assert_eq!(lookup("nowhere at all"), Entry::default());
        let mut place = Place::root();
        for (letters, phrase) in [("foreign", "foreign"), (" min", "foreign min"), ("ister", "foreign minister")] {
            let step = place.step(letters.bytes());
            place = step.0;
            assert_eq!(step.1, lookup(phrase));
        }
        assert!(!place.is_nowhere() && place.step(" of nowhere".bytes()).0.is_nowhere());
    }

    /// Phrases are looked up word by word, no further than one is marked as a beginning.
    #[test]
    fn beginnings_are_marked() {
        let mut phrases = MAP.as_ref().unwrap().stream();
        while let Some((phrase, _)) = phrases.next() {
            let phrase = std::str::from_utf8(phrase).unwrap();
            for (space, _) in phrase.match_indices(' ') {
                assert!(lookup(&phrase[..space]).is(Class::Prefix), "{phrase}");
            }
        }
    }
}
