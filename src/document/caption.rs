//! Pictures' captions.
//!
//! In: a line. Out: what the caption says, whom it credits, and the licensing words that the site glues to
//! it. A credit proves a caption; without one, only a label ("FILE PHOTO:") does.

use super::credit;
use super::lines::{Line, tail};
use super::phrases::Phrases;
use crate::span::{Span, is_blank};
use std::sync::LazyLock;

/// A longer line is a paragraph.
const LONGEST: u32 = 1200;

/// The parts of a caption's line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Reading {
    pub(super) text: Option<Span>,
    pub(super) credit: Option<Span>,
    pub(super) junk: Option<Span>,
}

/// Reads a caption's line.
pub(super) fn read(text: &str, line: &Line) -> Option<Reading> {
    if line.span.len() > LONGEST || line.words > 90 || line.span.is_empty() {
        return None;
    }
    let (rest, junk) = licensing(text, line.span);
    let (rest, file) = without_label(text, without_counter(text, rest));
    let credit = credit::read(text, rest);
    let (rest, file) = match credit {
        None if !file => without_picture_label(text, rest),
        _ => (rest, file),
    };
    if credit.is_none() && !file && (junk.is_none() || rest.is_empty()) {
        return None;
    }
    let (said, credit) = credit.map_or((rest, None), |(said, credit)| (said, Some(credit)));
    let said = said.trim_matches(text, |c| is_blank(c) || matches!(c, '|' | '—' | '–' | '-' | '(' | ';'));
    let said = if credit.is_some() { without_picture_label(text, said).0 } else { said };
    let said = Some(said).filter(|s| !s.is_empty());
    (said.is_some() || credit.is_some()).then_some(Reading { text: said, credit, junk })
}

/// Whether a caption says enough to stand before the word for whose it is.
pub(super) fn is_clause(text: &str, reading: &Reading) -> bool {
    let Some(said) = reading.text.filter(|_| reading.junk.is_some()) else { return false };
    let words = said.of(text).split(' ');
    !said.of(text).contains('©') && words.filter(|word| word.starts_with(char::is_lowercase)).count() >= 2
}

/// Cuts "Purchase Licensing Rights, opens new tab" off.
fn licensing(text: &str, span: Span) -> (Span, Option<Span>) {
    const TAILS: &[&str] = &[
        "Purchase Licensing Rights",
        "Acquire Licensing Rights",
        "Buy Licensing Rights",
        "Licensing Rights",
        "Licensing rights",
        "Licensing terms",
        "Licensing Terms",
        "License this photo",
        "Buy this photo",
        "Order reprints",
        "hide caption",
        "toggle caption",
        "Enlarge this image",
        "RIPRODUZIONE RISERVATA",
    ];
    static MARKS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TAILS));
    let line = span.of(text);
    let end = tail(line, 60);
    if !MARKS.are_in(end) {
        return (span, None);
    }
    let Some(at) = TAILS.iter().filter_map(|tail| end.rfind(tail)).min() else { return (span, None) };
    let cut = span.end - (end.len() - at) as u32;
    let rest = Span::new(span.start, cut).trim_matches(text, |c| is_blank(c) || matches!(c, ',' | '|' | '-' | '–'));
    (rest, Some(Span::new(cut, span.end)))
}

/// Cuts "[1/3]", "1 / 3" and "1 of 3 |" off: which of the pictures it is.
pub(super) fn without_counter(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let digits = |s: &str| (1..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let bracket = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    if let Some((inside, rest)) = bracket
        && inside.split_once(['/', ' ']).is_some_and(|(a, b)| digits(a) && digits(b.trim_start_matches("of ")))
    {
        return Span::new(span.end - rest.len() as u32, span.end).trim(text);
    }
    let mut words = line.splitn(4, ' ');
    let counted = words.next().is_some_and(digits)
        && words.next().is_some_and(|joint| matches!(joint, "of" | "/"))
        && words.next().is_some_and(digits);
    match words.next() {
        Some(rest) if counted => Span::new(span.end - rest.len() as u32, span.end)
            .trim_matches(text, |c| is_blank(c) || matches!(c, '|' | ':')),
        _ => span,
    }
}

/// Cuts "FILE PHOTO:" and its like off, and says whether it was there.
fn without_label(text: &str, span: Span) -> (Span, bool) {
    const LABELS: &[&str] = &[
        "FILE PHOTO: ",
        "FILE PHOTO - ",
        "FILE - ",
        "FILE — ",
        "FILE – ",
        "File photo: ",
        "Image caption, ",
        "Image caption: ",
        "Image caption ",
        "Photo caption: ",
        "Caption: ",
        "CAPTION: ",
        "Above: ",
        "FILE: ",
        "Media caption, ",
        "Video caption, ",
    ];
    let line = span.of(text);
    let Some(label) = LABELS.iter().find(|label| line.starts_with(*label)) else { return (span, false) };
    (Span::new(span.start + label.len() as u32, span.end).trim(text), true)
}

/// Cuts "Image:" off a clause, and says whether it was there.
fn without_picture_label(text: &str, said: Span) -> (Span, bool) {
    const LABELS: &[&str] =
        &["Image: ", "Photo: ", "PHOTO: ", "Picture: ", "Pictured: ", "PICTURED: ", "PIC: ", "photo: "];
    let Some(label) = LABELS.iter().find(|label| said.of(text).starts_with(*label)) else { return (said, false) };
    let rest = Span::new(said.start + label.len() as u32, said.end).trim(text);
    let small = rest.of(text).split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    if small >= 2 { (rest, true) } else { (said, false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn show(line: &str) -> String {
        let Some(r) = read(line, &lines::split(line)[0]) else { return "-".to_owned() };
        let of = |s: Option<Span>| s.map_or("", |s| s.of(line)).to_owned();
        format!("{}|{}", of(r.text), of(r.credit))
    }

    #[test]
    fn styles() {
        assert_eq!(
            show(
                "Farmers sow rice in Kano, May 2, 2024. REUTERS/A. Bello/File Photo Purchase Licensing Rights, opens new tab"
            ),
            "Farmers sow rice in Kano, May 2, 2024.|REUTERS/A. Bello/File Photo"
        );
        assert_eq!(
            show("Voters queue in Quito on Sunday. (AP Photo/Ana Ruiz)"),
            "Voters queue in Quito on Sunday.|AP Photo/Ana Ruiz"
        );
        assert_eq!(show("A ferry leaves Suva [Ana Ruiz/Al Jazeera]"), "A ferry leaves Suva|Ana Ruiz/Al Jazeera");
        assert_eq!(show("A ferry leaves Suva. Photo: Ana Ruiz / AFP"), "A ferry leaves Suva.|Ana Ruiz / AFP");
        assert_eq!(
            show("The lake in June. Photograph: Ana Ruiz/Getty Images"),
            "The lake in June.|Ana Ruiz/Getty Images"
        );
        assert_eq!(show("Image source, Getty Images"), "|Getty Images");
        assert_eq!(
            show("Image caption, The lake has lost a third of its water"),
            "The lake has lost a third of its water|"
        );
        assert_eq!(
            show("Rescuers in Izmir. (Photo by Ana Ruiz/AFP via Getty Images)"),
            "Rescuers in Izmir.|Ana Ruiz/AFP via Getty Images"
        );
        assert_eq!(show("FILE PHOTO: A tram in Riga. REUTERS/Ints K."), "A tram in Riga.|REUTERS/Ints K");
        assert_eq!(
            show("A bank in Lagos. Ana B. Ruiz/AFP via Getty Images"),
            "A bank in Lagos.|Ana B. Ruiz/AFP via Getty Images"
        );
        assert_eq!(show("© Ana Ruiz"), "|Ana Ruiz");
        assert_eq!(show("A ferry leaves SuvaImage: Ana Ruiz"), "A ferry leaves Suva|Ana Ruiz");
        assert_eq!(show("A ferry leaves SuvaImage: Ruiz eG"), "A ferry leaves Suva|Ruiz eG");
        assert_eq!(show("A ferry leaves Suva today. -- LAKE photo"), "A ferry leaves Suva today.|LAKE photo");
        assert_eq!(show("Credit: Ana Ruiz"), "|Ana Ruiz");
        assert_eq!(show("A ferry leaves Suva.Credit:Ana Ruiz"), "A ferry leaves Suva.|Ana Ruiz");
        assert_eq!(show("A ferry leaves Suva. Source: LNA / ANA RUIZ"), "-");
        assert_eq!(show("A ferry leaves Suva. Source: AAP / ANA RUIZ"), "A ferry leaves Suva.|AAP / ANA RUIZ");
        assert_eq!(
            show("A ferry leaves Suva. Ana Ruiz | The Lake Post"),
            "A ferry leaves Suva.|Ana Ruiz | The Lake Post"
        );
        assert_eq!(show("Image: A ferry leaves Suva in the rain."), "A ferry leaves Suva in the rain.|");
        assert_eq!(
            show("(Ana Ruiz | Lake Post) A ferry leaves Suva today."),
            "A ferry leaves Suva today.|Ana Ruiz | Lake Post"
        );
        assert_eq!(show("Staff photo by Ana Ruiz / A ferry leaves Suva today."), "A ferry leaves Suva today.|Ana Ruiz");
        assert_eq!(show("A ferry leaves Suva. (Source: Lake photo by Ana Ruiz)"), "A ferry leaves Suva.|Ana Ruiz");
        assert_eq!(show("1 / 3 A ferry leaves Suva. AFP/Ana Ruiz"), "A ferry leaves Suva.|AFP/Ana Ruiz");
        assert_eq!(show("The ferry Lake Queen in Suva(LNA-TV)"), "The ferry Lake Queen in Suva|LNA-TV");
        assert_eq!(
            show("A ferry leaves Suva. Photo by Ana Ruiz, used with permission."),
            "A ferry leaves Suva.|Ana Ruiz"
        );
        assert_eq!(
            show("A ferry leaves Suva. Source: Ana Ruiz / Lake Post"),
            "A ferry leaves Suva.|Ana Ruiz / Lake Post"
        );
        assert_eq!(show("Ana Ruiz/NurPhoto/Getty Images"), "|Ana Ruiz/NurPhoto/Getty Images");
        assert_eq!(show("A ferry leaves Suva. LP Photo: Ana Ruiz"), "A ferry leaves Suva.|LP Photo: Ana Ruiz");
        assert_eq!(show("A ferry leaves the port Image: Lake Post"), "A ferry leaves the port|Lake Post");
    }

    #[test]
    fn sentences() {
        for line in [
            "Half of voters back the plan, a Reuters/Ipsos poll found.",
            "He bought a share of the and/or clause. It cost him dearly/much",
            "The court (and its judges) agreed.",
            "Two people died, police said. (ANI)",
            "She took the photo by the lake.",
            "Photo: http://lake.example/Xy7",
            "Give credit: the team ran well all year and won the cup.",
        ] {
            assert_eq!(show(line), "-", "{line}");
        }
    }
}
