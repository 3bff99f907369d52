//! Sentences with their amounts.

use super::line::Line;
use super::{AmountKind, find, opens};
use crate::document::{Given, parse};
use crate::mentions::dates;
use crate::text::read;
use AmountKind::{Money, Percent, Quantity};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &[(&str, AmountKind, f64, &str)]) {
    let document = parse(text, &Given::default());
    let prose = read(text, &document);
    let found = find(text, &prose, &dates(text, &document, &prose));
    let found: Vec<_> =
        found.iter().map(|a| (a.span.of(text), a.kind, a.number, a.unit.as_deref().unwrap_or(""))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn money() {
    check(
        "The mine cost $3.2 billion, not €4m or £1,200.",
        &[("$3.2 billion", Money, 3.2e9, "USD"), ("€4m", Money, 4e6, "EUR"), ("£1,200", Money, 1200.0, "GBP")],
    );
    check(
        "They paid US$10bn, A$5, Rs 500 crore and Rs 40.",
        &[
            ("US$10bn", Money, 1e10, "USD"),
            ("A$5", Money, 5.0, "AUD"),
            ("Rs 500 crore", Money, 5e9, "INR"),
            ("Rs 40", Money, 40.0, ""),
        ],
    );
    check(
        "A fine of 500 million naira, or two million Kenyan shillings, or 30 francs.",
        &[
            ("500 million naira", Money, 5e8, "NGN"),
            ("two million Kenyan shillings", Money, 2e6, "KES"),
            ("30 francs", Money, 30.0, ""),
        ],
    );
    check(
        "A deal worth $5 to $7 million, KES 300 a head.",
        &[("$5", Money, 5e6, "USD"), ("$7 million", Money, 7e6, "USD"), ("KES 300", Money, 300.0, "KES")],
    );
    check(
        "It lost 20 pounds; they lost 20 million pounds.",
        &[("20 pounds", Quantity, 20.0, "pounds"), ("20 million pounds", Money, 2e7, "GBP")],
    );
}

#[test]
fn shares() {
    check(
        "Output rose 5%, 5.5 percent, 6 per cent or seven percent.",
        &[
            ("5%", Percent, 5.0, "%"),
            ("5.5 percent", Percent, 5.5, "%"),
            ("6 per cent", Percent, 6.0, "%"),
            ("seven percent", Percent, 7.0, "%"),
        ],
    );
    check(
        "A lead of 3 percentage points, a 0.25-percentage-point cut.",
        &[("3 percentage points", Percent, 3.0, "pp"), ("0.25-percentage-point", Percent, 0.25, "pp")],
    );
}

#[test]
fn quantities() {
    check(
        "The road, 20 km long, took 300 people and 1.5 million barrels.",
        &[
            ("20 km", Quantity, 20.0, "km"),
            ("300 people", Quantity, 300.0, "people"),
            ("1.5 million barrels", Quantity, 1.5e6, "barrels"),
        ],
    );
    check(
        "Two dozen soldiers met forty-two armed men 5km away.",
        &[
            ("Two dozen soldiers", Quantity, 24.0, "soldiers"),
            ("forty-two armed men", Quantity, 42.0, "men"),
            ("5km", Quantity, 5.0, "km"),
        ],
    );
    check(
        "Some 2,000 Syrian refugees crossed two hundred and fifty square kilometres.",
        &[
            ("2,000 Syrian refugees", Quantity, 2000.0, "refugees"),
            ("two hundred and fifty square kilometres", Quantity, 250.0, "km2"),
        ],
    );
    check(
        "Half a million voters and a dozen judges came.",
        &[("Half a million voters", Quantity, 5e5, "voters"), ("a dozen judges", Quantity, 12.0, "judges")],
    );
}

#[test]
fn other_habits() {
    check(
        "Some 10 000 women and 1.000 voters met eight police officers.",
        &[
            ("10 000 women", Quantity, 1e4, "women"),
            ("1.000 voters", Quantity, 1000.0, "voters"),
            ("eight police officers", Quantity, 8.0, "officers"),
        ],
    );
}

#[test]
fn magnitudes() {
    let factors = [("dozen", 12.0), ("hundred", 100.0), ("thousand", 1e3), ("lakh", 1e5), ("million", 1e6)];
    let more = [("mn", 1e6), ("crore", 1e7), ("billion", 1e9), ("bn", 1e9), ("trillion", 1e12), ("Tn", 1e12)];
    for (word, factor) in factors.into_iter().chain(more) {
        let text = format!("It cost $5 {word} in all.");
        let document = parse(&text, &Given::default());
        let found = find(&text, &read(&text, &document), &[]);
        assert_eq!(found.iter().map(|a| a.number).collect::<Vec<_>>(), [5.0 * factor], "{word}");
    }
}

#[test]
fn no_amounts() {
    check("One recalls Formula 1 races.", &[]);
    check("At COP 27 a quarter of a million people marched on 5 000.", &[]);
    check("In 2012 rebels left; a 34-year-old won 2-1 at 4:46 after 20 minutes.", &[]);
    check("On 5 May 2023 the two countries cited Article 5 rights and Covid-19 cases.", &[]);
    check("He ran 3 times for No. 10 and was 45.", &[]);
}

proptest! {
    #[test]
    fn any_text(text in r"(?:\PC|[ \n.,-]|\$|€|5|1,000|million |people |%|two |hundred |and |Rs|é|bn|km){0,60}") {
        let document = parse(&text, &Given::default());
        let prose = read(&text, &document);
        let dates = dates(&text, &document, &prose);
        let found = find(&text, &prose, &dates);
        prop_assert!(found.iter().all(|a| !a.span.of(&text).is_empty() && a.number.is_finite()));
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(found.iter().all(|a| dates.iter().all(|d| !d.span.overlaps(a.span))));
    }

    /// No amount begins with a token that is passed over.
    #[test]
    fn openings(text in r"(?:[ \n.,-]|a |half |of |to |US|USh|Rs|\$|€|5|1,000|million |people |two |Twenty|and |Sh ){0,40}") {
        let prose = read(&text, &parse(&text, &Given::default()));
        for sentence in &prose.sentences {
            let line = Line { text: &text, tokens: &prose.tokens[sentence.tokens()] };
            for (at, token) in line.tokens.iter().enumerate() {
                prop_assert!(opens(&text, token) || super::read(line, at).is_none(), "{}", token.of(&text));
            }
        }
    }
}
