//! Sentences with their dates; the article is of Thursday, November 13, 2025.

use super::find;
use super::grammar::{self, Line, Seen};
use crate::document::{Given, Precision, Stamp, parse};
use crate::text::read;
use jiff::civil::date;
use proptest::prelude::*;

fn dates(text: &str) -> Vec<(String, String)> {
    let clock = date(2025, 11, 13).at(9, 0, 0, 0);
    let stamp = Stamp { clock, precision: Precision::Day, offset_minutes: None, span: None };
    let document = parse(text, &Given { published: Some(stamp), ..Given::default() });
    let found = find(text, &document, &read(text, &document));
    found.into_iter().map(|m| (m.span.of(text).to_owned(), m.value.unwrap_or_default())).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = dates(text);
    let found: Vec<_> = found.iter().map(|(text, value)| (text.as_str(), value.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn days() {
    check(
        "The dam broke on October 3, 2021, and again on 5 May 2023.",
        &[("October 3, 2021", "2021-10-03"), ("5 May 2023", "2023-05-05")],
    );
    check("The towers fell on Sept. 11, 2001.", &[("Sept. 11, 2001", "2001-09-11")]);
    check(
        "It opened on 2024-02-29 and closed on 03.04.2024.",
        &[("2024-02-29", "2024-02-29"), ("03.04.2024", "2024-04-03")],
    );
    check("The form was signed on 08/11/2025.", &[("08/11/2025", "2025-11-08")]);
    check(
        "Troops left on August 4 and will return on January 9.",
        &[("August 4", "2025-08-04"), ("January 9", "2026-01-09")],
    );
    check("The fair ran June 2-5, 2024.", &[("June 2", "2024-06-02"), ("5, 2024", "2024-06-05")]);
}

#[test]
fn weekdays() {
    check("The ferry sank on Sunday, police said.", &[("Sunday", "2025-11-09")]);
    check("The court will rule on Monday.", &[("Monday", "2025-11-17")]);
    check(
        "He spoke late on Tuesday and early Wednesday.",
        &[("late on Tuesday", "2025-11-11"), ("early Wednesday", "2025-11-12")],
    );
    check(
        "Thursday's talks failed, after last Thursday's.",
        &[("Thursday", "2025-11-13"), ("last Thursday", "2025-11-06")],
    );
    check(
        "Workers may come as soon as Saturday, or by Sunday.",
        &[("Saturday", "2025-11-15"), ("Sunday", "2025-11-16")],
    );
    check("The accord, to be signed on Monday, set a deadline.", &[("Monday", "2025-11-17")]);
    check("A trial that was to be held next Friday was put off.", &[("next Friday", "2025-11-14")]);
    check(
        "Fans queued on Saturday night, November 8.",
        &[("Saturday night", "2025-11-08"), ("November 8", "2025-11-08")],
    );
    check("Friday Otieno reads the Sunday Times, Otieno said.", &[]);
}

#[test]
fn relative() {
    check("Prices rose this week, not last month.", &[("this week", "2025-W46"), ("last month", "2025-10")]);
    check(
        "Earlier this year he sued; later this month he will retire.",
        &[("Earlier this year", "2025"), ("later this month", "2025-11")],
    );
    check(
        "She left two weeks ago, a year ago, and 12 years ago.",
        &[("two weeks ago", "2025-W44"), ("a year ago", "2024"), ("12 years ago", "2013")],
    );
    check(
        "He was shot on October 3 and died the next day.",
        &[("October 3", "2025-10-03"), ("the next day", "2025-10-04")],
    );
    check(
        "Nobody slept last night; tomorrow is different.",
        &[("last night", "2025-11-12"), ("tomorrow", "2025-11-14")],
    );
}

#[test]
fn months_and_years() {
    check("In 1961 it grew; a decade later it shrank.", &[("1961", "1961"), ("a decade later", "1971")]);
    check(
        "Rebels said in September that rain in April 2024 helped.",
        &[("September", "2025-09"), ("April 2024", "2024-04")],
    );
    check(
        "Coups in 2020 and 2021 followed; mid-2019 was calm.",
        &[("2020", "2020"), ("2021", "2021"), ("mid-2019", "2019")],
    );
    check(
        "Between 2010 and 2014 output fell, as in the late 1990s.",
        &[("2010", "2010"), ("2014", "2014"), ("the late 1990s", "1990/1999")],
    );
    check("He quit on 4 May last year.", &[("4 May last year", "2024-05-04")]);
    check("It fell in July last year; a budget for 2026 is due.", &[("July last year", "2024-07"), ("2026", "2026")]);
    check("The end of March came, then spring 2024.", &[("The end of March", "2025-03"), ("spring 2024", "2024")]);
    check(
        "Profit in the third quarter of 2024 beat Q1 2023.",
        &[("the third quarter of 2024", "2024-Q3"), ("Q1 2023", "2023-Q1")],
    );
    check("Some 2000 soldiers and 1500 people may march on the capital.", &[]);
    check("April Jones may be right, a second time.", &[]);
}

#[test]
fn holidays() {
    check(
        "Shops shut on Christmas Day and New Year’s Eve 2023.",
        &[("Christmas Day", "2025-12-25"), ("New Year’s Eve 2023", "2023-12-31")],
    );
    check("On Good Friday 2024 churches were full.", &[("Good Friday 2024", "2024-03-29")]);
}

#[test]
fn without_a_day() {
    let text = "It happened on Sunday, not in 2019.";
    let document = parse(text, &Given::default());
    let found = find(text, &document, &read(text, &document));
    assert_eq!((found[0].value.as_deref(), found[0].relative), (None, true));
    assert_eq!((found[1].value.as_deref(), found[1].relative), (Some("2019"), false));
}

/// Words of every kind that the grammar tells apart.
const OPENINGS: &str = r"(?:[ \n.,-]|(?:March|may|Nov\.|Sunday|morning|tonight|Today|yesterday|tomorrow|this|last|next|previous|following|same|that|day|weeks|weekend|summer|early|late|mid|earlier|later|end|of|the|The|a|half|first|2nd|1990s|nineties|2019|2019-20|11/12/2025|12|two|few|several|ago|before|in|on|since|Q3|third|quarter|fiscal|year|century|Christmas|Boxing|Halloween|Juneteenth|New|Year|'s|Eve|Day|Good|Friday|Easter|Palm|Ash|Wednesday|Monday) ){0,14}";

proptest! {
    /// No date begins with a word that is passed over.
    #[test]
    fn openings(text in OPENINGS) {
        let prose = read(&text, &parse(&text, &Given::default()));
        let words: Vec<Seen> = prose.tokens.iter().map(|token| Seen::of(&text, token)).collect();
        for sentence in &prose.sentences {
            let range = sentence.tokens();
            let line = Line { text: &text, words: &words[range.clone()], tokens: &prose.tokens[range] };
            for (at, seen) in line.words.iter().enumerate() {
                prop_assert!(seen.opens || grammar::read(line, at).is_none(), "{}", line.token(at));
            }
        }
    }

    #[test]
    fn any_text(text in r"(?:\PC|[ \n.,'’-]|Sunday|May|Nov\. |2025|the |in |1990s|/|11|12|ago|two|days|é){0,60}") {
        let document = parse(&text, &Given::default());
        let found = find(&text, &document, &read(&text, &document));
        prop_assert!(found.iter().all(|m| !m.span.of(&text).is_empty()));
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}
