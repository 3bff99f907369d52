//! What a browser or a newspaper prints above and below each page.
//!
//! In: the lines. Out: the lines without the heads of the printed pages, and the day of printing in the draft:
//! "3/14/24, 9:12 AM    Lake rises again | Lake Post"; the day of publication: "A4 Thursday, March 14, 2024   LAKE POST".

use super::clock;
use super::draft::Draft;
use super::lines::Line;
use super::stamps::{self, Reading};
use crate::span::{Span, is_blank};
use jiff::civil::Date;

/// Among so many lines the first head stands.
const DEEPEST: usize = 2;

/// Takes the heads off.
pub(super) fn take(draft: &mut Draft, lines: &mut Vec<Line>) {
    let text = draft.text;
    if let Some(day) = lines.iter().take(DEEPEST).find_map(|line| paper(text, line)) {
        draft.stamp(&day);
        take_off(draft, lines, |line| paper(text, line).is_some());
        return;
    }
    let again = |line: &Line| lines.iter().filter(|other| other.span.of(text) == line.span.of(text)).count() > 1;
    let day = |line: &Line| head(text, line).or_else(|| dated(text, line).filter(|_| again(line)));
    let mut heads = lines.iter().take(DEEPEST).enumerate();
    let Some((at, day)) = heads.find_map(|(at, line)| Some((at, day(line)?))) else { return };
    let first = lines[at].span;
    draft.document.retrieved = Some(day);
    take_off(draft, lines, |line| line.span.of(text) == first.of(text));
}

/// Takes off the lines that are heads.
fn take_off(draft: &mut Draft, lines: &mut Vec<Line>, is_head: impl Fn(&Line) -> bool) {
    lines.retain(|line| {
        let head = is_head(line);
        if head {
            draft.boilerplate(line.span);
        }
        !head
    });
}

/// "A4 Thursday, March 14, 2024      LAKE POST", "4   NEWS    Thursday, March 14, 2024    LAKE POST": the day, if the line
/// is the head of a newspaper's page.
fn paper(text: &str, line: &Line) -> Option<Reading> {
    let whole = line.span.of(text);
    let (page, rest) = whole.split_once(is_blank).filter(|_| line.words <= 16)?;
    let number = page.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let numbered = page.len() <= 3 && page.len() - number.len() <= 1 && number.bytes().all(|b| b.is_ascii_digit());
    if !numbered || number.is_empty() {
        return None;
    }
    let cells = || rest.split("  ").map(str::trim).filter(|cell| !cell.is_empty());
    let day = |cell: &str| {
        let from = line.span.start + whole.find(cell)? as u32;
        stamps::read(text, Span::new(from, from + cell.len() as u32)).filter(Reading::is_day)
    };
    let named = |cell: &str| cell.len() >= 5 && !cell.contains(char::is_lowercase) && day(cell).is_none();
    cells().find_map(day).filter(|_| cells().any(named))
}

/// The day of printing without its time, far before the page's title; only a line that stands above several pages.
fn dated(text: &str, line: &Line) -> Option<Date> {
    if !line.span.of(text).starts_with(|c: char| c.is_ascii_digit()) || line.words < 4 || line.stop {
        return None;
    }
    let (date, end) = clock::leading_date(text, line.span)?;
    let behind = &text[end as usize..line.span.end as usize];
    let title = behind.trim_start_matches(is_blank);
    (behind.len() - title.len() >= 2 && !title.is_empty()).then_some(date)
}

/// The day of printing, if the line is such a head: day and time, and far behind them the page's title.
fn head(text: &str, line: &Line) -> Option<Date> {
    let whole = line.span.of(text);
    if !whole.starts_with(|c: char| c.is_ascii_digit()) || line.words < 4 || line.stop {
        return None;
    }
    let pieces =
        clock::pieces(text, Span::new(line.span.start, line.span.start + super::lines::head(whole, 60).len() as u32));
    let (day, used) = clock::day_at(&pieces)?;
    let comma = usize::from(pieces.get(used).is_some_and(|piece| piece.text == ","));
    let (_, _, meridiem, more) = clock::time_at(pieces.get(used + comma..)?)?;
    let behind = &text[pieces[used + comma + more - 1].end() as usize..line.span.end as usize];
    let title = behind.trim_start_matches(is_blank);
    let apart = behind.starts_with('\t') || behind.len() - title.len() >= 2;
    (apart && !title.is_empty()).then(|| day.resolve(meridiem)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    #[test]
    fn heads_of_papers() {
        let show = |line: &str| Some(paper(line, &lines::split(line)[0])?.moments[0].stamp.clock.date().to_string());
        assert_eq!(show("A4 Thursday, March 14, 2024         LAKE POST").as_deref(), Some("2024-03-14"));
        assert_eq!(show("4   NEWS      THURSDAY, MARCH 14, 2024     LAKE POST").as_deref(), Some("2024-03-14"));
        assert_eq!(show("A4 Thursday, March 14, 2024"), None);
        assert_eq!(show("14 March 2024   Lake rises again"), None);
    }
}
