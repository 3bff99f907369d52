//! What is counted or measured: units, and plural nouns right after a number.

use super::line::Line;
use crate::text::{Case, Kind};

/// The unit of measure that `word`, in small letters, names, as it is normalised.
pub(super) fn measure(word: &str) -> Option<&'static str> {
    Some(match word {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "metre" | "metres" | "meter" | "meters" => "m",
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => "mm",
        "mile" | "miles" => "miles",
        "foot" | "feet" | "ft" => "feet",
        "inch" | "inches" => "inches",
        "hectare" | "hectares" => "hectares",
        "acre" | "acres" => "acres",
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => "kg",
        "gram" | "grams" | "gramme" | "grammes" => "g",
        "tonne" | "tonnes" => "tonnes",
        "ton" | "tons" => "tons",
        "pound" | "pounds" | "lb" | "lbs" => "pounds",
        "ounce" | "ounces" => "ounces",
        "litre" | "litres" | "liter" | "liters" => "litres",
        "gallon" | "gallons" => "gallons",
        "barrel" | "barrels" => "barrels",
        "bpd" => "bpd",
        "mw" | "megawatt" | "megawatts" => "MW",
        "gw" | "gigawatt" | "gigawatts" => "GW",
        "kph" | "kmh" => "kph",
        "mph" => "mph",
        _ => return None,
    })
}

/// The noun that a number before `i` counts, with at most one word between: the token after it.
pub(super) fn counted(line: Line<'_>, i: usize) -> Option<usize> {
    if is_plural(line, i) {
        // "police officers"
        return Some(i + 1 + usize::from(is_plural(line, i + 1)));
    }
    let modifies = line.is(i, Kind::Word)
        && !line.is_glued(i)
        && line.word(i).len() > 2
        && FUNCTION_WORDS.binary_search(&line.word(i)).is_err();
    (modifies && is_plural(line, i + 1)).then_some(i + 2)
}

fn is_plural(line: Line<'_>, i: usize) -> bool {
    let Some(token) = line.get(i).filter(|t| t.kind == Kind::Word && !t.glued) else { return false };
    let word = token.of(line.text);
    let lower = line.lower(i);
    if matches!(lower.as_str(), "people" | "men" | "women" | "children" | "troops" | "police" | "cattle" | "aircraft") {
        return true;
    }
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !word.ends_with("ous");
    plural && token.case == Case::Lower && NOT_COUNTED.binary_search(&word).is_err()
}

/// Words in -s that a number before them does not count: stretches of time, scores, verbs, adverbs.
const NOT_COUNTED: [&str; 42] = [
    "afterwards",
    "always",
    "besides",
    "cents",
    "centuries",
    "comes",
    "days",
    "decades",
    "degrees",
    "does",
    "fifths",
    "goes",
    "hers",
    "hours",
    "includes",
    "makes",
    "means",
    "minutes",
    "months",
    "nights",
    "ones",
    "others",
    "ours",
    "perhaps",
    "points",
    "quarters",
    "remains",
    "says",
    "seasons",
    "seconds",
    "shows",
    "sometimes",
    "takes",
    "theirs",
    "thirds",
    "times",
    "towards",
    "weekends",
    "weeks",
    "whereas",
    "years",
    "yours",
];

/// Words that end a noun phrase, so that what follows them is not counted.
const FUNCTION_WORDS: [&str; 98] = [
    "a.m.",
    "about",
    "after",
    "against",
    "all",
    "also",
    "among",
    "and",
    "are",
    "around",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "between",
    "but",
    "can",
    "cents",
    "could",
    "day",
    "days",
    "degrees",
    "despite",
    "did",
    "down",
    "during",
    "for",
    "from",
    "had",
    "has",
    "have",
    "her",
    "his",
    "hour",
    "hours",
    "including",
    "injured",
    "into",
    "its",
    "killed",
    "may",
    "might",
    "minus",
    "minute",
    "minutes",
    "month",
    "months",
    "not",
    "o'clock",
    "off",
    "only",
    "our",
    "out",
    "over",
    "p.m.",
    "per",
    "percent",
    "plus",
    "points",
    "said",
    "says",
    "second",
    "seconds",
    "since",
    "some",
    "than",
    "that",
    "the",
    "their",
    "these",
    "this",
    "those",
    "through",
    "times",
    "toward",
    "towards",
    "under",
    "until",
    "via",
    "was",
    "week",
    "weeks",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "within",
    "without",
    "would",
    "wounded",
    "year",
    "years",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(NOT_COUNTED.is_sorted() && FUNCTION_WORDS.is_sorted());
    }
}
