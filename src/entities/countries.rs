//! Countries that the news calls by several names.
//!
//! Names of one country are one entity; this lists the countries for which spelling alone does not
//! show that.

use super::words::key;
use crate::mentions::Country;
use std::sync::LazyLock;

#[rustfmt::skip]
const VARIANTS: &[(&str, &[&str])] = &[
    ("AE", &["UAE", "United Arab Emirates", "Emirates", "the Emirates"]),
    ("BA", &["Bosnia", "Bosnia and Herzegovina", "Bosnia-Herzegovina"]),
    ("CD", &["Democratic Republic of Congo", "Democratic Republic of the Congo", "DRC", "DR Congo", "Congo-Kinshasa"]),
    ("CF", &["Central African Republic", "CAR"]),
    ("CG", &["Republic of Congo", "Republic of the Congo", "Congo Republic", "Congo-Brazzaville"]),
    ("CI", &["Ivory Coast", "Côte d'Ivoire", "Côte d’Ivoire"]),
    ("CN", &["China", "People's Republic of China", "PRC"]),
    ("CV", &["Cape Verde", "Cabo Verde"]),
    ("CZ", &["Czech Republic", "Czechia"]),
    ("GB", &["UK", "Britain", "Great Britain", "United Kingdom"]),
    ("IR", &["Iran", "Islamic Republic of Iran"]),
    ("KP", &["North Korea", "DPRK"]),
    ("KR", &["South Korea", "Republic of Korea"]),
    ("MK", &["North Macedonia", "Macedonia"]),
    ("MM", &["Myanmar", "Burma"]),
    ("NL", &["Netherlands", "Holland"]),
    ("PG", &["Papua New Guinea", "PNG"]),
    ("RU", &["Russia", "Russian Federation"]),
    ("SZ", &["Eswatini", "Swaziland"]),
    ("TL", &["East Timor", "Timor-Leste"]),
    ("TR", &["Turkey", "Türkiye"]),
    ("TT", &["Trinidad", "Trinidad and Tobago"]),
    ("US", &["US", "USA", "United States", "United States of America", "America"]),
];

/// The names' hashes, sorted.
static INDEX: LazyLock<Vec<(u64, Country)>> = LazyLock::new(|| {
    let code = |code: &str| Country([code.as_bytes()[0], code.as_bytes()[1]]);
    let mut index: Vec<_> =
        VARIANTS.iter().flat_map(|(c, names)| names.iter().map(move |name| (key(name), code(c)))).collect();
    index.sort_unstable();
    index
});

/// The country, if it has several names and `name` is one of them.
pub(super) fn variant(name: &str) -> Option<Country> {
    let first = name.chars().next()?;
    if !first.is_uppercase() && first != 't' {
        return None;
    }
    let wanted = key(name);
    INDEX.binary_search_by_key(&wanted, |(key, _)| *key).ok().map(|at| INDEX[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_variants() {
        assert_eq!(variant("U.S."), variant("United States"));
        assert_eq!(variant("Türkiye").map(|c| c.0), Some(*b"TR"));
        assert_eq!(variant("Chad"), None);
    }
}
