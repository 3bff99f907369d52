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
        return Some(i + 1);
    }
    let modifies =
        line.is(i, Kind::Word) && !line.is_glued(i) && line.word(i).len() > 2 && !is_function_word(line.word(i));
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
    plural && token.case == Case::Lower && !is_no_count(word)
}

/// Words in -s that a number before them does not count: stretches of time, scores, verbs, adverbs.
fn is_no_count(word: &str) -> bool {
    matches!(
        word,
        "years"
            | "months"
            | "weeks"
            | "days"
            | "hours"
            | "minutes"
            | "seconds"
            | "decades"
            | "centuries"
            | "nights"
            | "weekends"
            | "quarters"
            | "seasons"
            | "times"
            | "points"
            | "thirds"
            | "fifths"
            | "degrees"
            | "cents"
            | "others"
            | "says"
            | "does"
            | "goes"
            | "comes"
            | "makes"
            | "takes"
            | "shows"
            | "means"
            | "remains"
            | "includes"
            | "perhaps"
            | "always"
            | "besides"
            | "towards"
            | "afterwards"
            | "sometimes"
            | "whereas"
            | "ours"
            | "theirs"
            | "hers"
            | "yours"
            | "ones"
    )
}

/// Words that end a noun phrase, so that what follows them is not counted.
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "the"
            | "for"
            | "from"
            | "with"
            | "was"
            | "were"
            | "are"
            | "has"
            | "had"
            | "have"
            | "that"
            | "than"
            | "this"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "who"
            | "which"
            | "when"
            | "where"
            | "while"
            | "after"
            | "before"
            | "about"
            | "against"
            | "over"
            | "under"
            | "into"
            | "between"
            | "among"
            | "including"
            | "but"
            | "not"
            | "did"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "said"
            | "per"
            | "out"
            | "off"
            | "all"
            | "some"
            | "minus"
            | "plus"
            | "what"
            | "also"
            | "years"
            | "months"
            | "weeks"
            | "days"
            | "hours"
            | "minutes"
            | "seconds"
            | "times"
            | "points"
            | "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "minute"
            | "second"
            | "percent"
            | "killed"
            | "wounded"
            | "injured"
            | "because"
            | "during"
            | "since"
            | "until"
            | "through"
            | "toward"
            | "towards"
            | "via"
            | "within"
            | "without"
            | "being"
            | "been"
            | "says"
            | "despite"
            | "around"
            | "behind"
            | "down"
            | "only"
            | "degrees"
            | "cents"
            | "o'clock"
            | "a.m."
            | "p.m."
    )
}
