//! Word clusters: what words stand in the same places as a word, counted on large raw text by the
//! method of Brown and others (1992).

use super::gazetteer::open;
use fst::Map;
use std::sync::LazyLock;

/// The kind of file that the clusters are packed in: letters and a version.
pub const FORMAT: u64 = u64::from_be_bytes(*b"pqclus01");

static MAP: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| open(include_bytes!("../data/clusters.fst"), FORMAT));

/// The cluster of a word: its path in the tree of clusters, a bit a turn, the first one highest
/// below a leading one.
#[must_use]
pub fn cluster(word: &str) -> Option<u32> {
    MAP.as_ref().and_then(|map| map.get(word)).map(|path| path as u32)
}

/// The first `turns` turns of a path: the larger cluster that holds it; the path itself where it
/// is shorter.
#[must_use]
pub const fn above(path: u32, turns: u32) -> u32 {
    let length = (path | 1).ilog2();
    if length > turns { path >> (length - turns) } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_alike() {
        let of = |word| above(cluster(word).unwrap(), 8);
        assert_eq!(of("Monday"), of("Tuesday"));
        assert_ne!(of("Monday"), of("eat"));
        assert_eq!((above(0b1_0110, 2), above(0b1_0110, 9), cluster("xqzzy")), (0b1_01, 0b1_0110, None));
    }
}
