//! A block of text to tokens: spans that tile everything but white space.
//!
//! One pass, one look at each character; no look-ahead is longer than a token.

use crate::letters::{Run, is_alphabetic, is_numeric};
use crate::span::{Span, is_blank};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, perhaps with digits, inner apostrophes or inner full stops: `don`, `U.S.`, `M23`.
    Word,
    /// Digits, perhaps with separators: `4:46`, `1,000.5`, `12/11/2025`, `1990s`, `3rd`.
    Number,
    /// A clitic with its apostrophe: `'s`, `n't`, `’ll`.
    Clitic,
    /// A quotation mark or apostrophe.
    Mark,
    /// A hyphen within or between words.
    Hyphen,
    /// A dash: en, em, or two hyphens.
    Dash,
    /// A full stop, question or exclamation mark, or an ellipsis.
    Stop,
    /// Other punctuation.
    Punct,
    /// Currency, per cent, emoji and all else.
    Symbol,
    /// A web or mail address, a handle or a hashtag.
    Address,
}

/// How the letters of a token are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No cased letter.
    None,
    /// All small.
    Lower,
    /// One capital, the first: `Mali`, `A`.
    Capital,
    /// All capitals, two or more: `NATO`, `U.S.`.
    Upper,
    /// Anything else: `iPhone`, `McCain`, `BAMEX'25` is Upper, `JPMorgan`.
    Mixed,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// How it is cased.
    pub case: Case,
    /// Whether it follows the token before without a space.
    pub glued: bool,
}

impl Token {
    /// Its text.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is a word that begins with a capital letter.
    #[must_use]
    pub const fn is_capitalised(&self) -> bool {
        matches!(self.kind, Kind::Word) && matches!(self.case, Case::Capital | Case::Upper | Case::Mixed)
    }
}

/// Appends the tokens of `within` to `out`.
pub(super) fn tokenize(text: &str, within: Span, out: &mut Vec<Token>) {
    let text = &text[..within.end as usize];
    let mut at = within.start as usize;
    let mut glued = false;
    while let Some(byte) = text.as_bytes().get(at) {
        if *byte == b' ' {
            glued = false;
            at += 1;
            continue;
        }
        let run = if byte.is_ascii_alphabetic() { Run::of(&text.as_bytes()[at..]) } else { Run::default() };
        let end = at + run.length;
        if run.length > 0 && text.as_bytes().get(end) == Some(&b' ') {
            out.push(Token { span: Span::at(at, end), kind: Kind::Word, case: case_of(run), glued });
            glued = false;
            at = end + 1;
            continue;
        }
        if run.length > 0 && is_plain(text.as_bytes(), at, run.length, glued) {
            out.push(Token { span: Span::at(at, end), kind: Kind::Word, case: case_of(run), glued });
            at = end;
            glued = true;
            continue;
        }
        let rest = &text[at..];
        let c = first(rest);
        if !byte.is_ascii_graphic() && (is_blank(c) || c.is_control()) {
            glued = glued && !c.is_whitespace() && !c.is_control();
            at += c.len_utf8();
            continue;
        }
        let (length, kind) = token(rest, c, run.length, glued);
        let case = if length == run.length { case_of(run) } else { case(kind, &rest[..length]) };
        out.push(Token { span: Span::at(at, at + length), kind, case, glued });
        at += length;
        glued = true;
    }
}

/// What a byte of ASCII behind letters may be.
mod behind {
    /// It is none of the word: no digit, apostrophe, full stop, `&` or `_`.
    pub(super) const ENDS: u8 = 1;
    /// It may be of an address.
    pub(super) const ADDRESS: u8 = 2;

    pub(super) const BYTES: [u8; 256] = {
        let mut bytes = [0; 256];
        let mut byte = 0;
        while byte < 128 {
            let c = byte as u8;
            if !c.is_ascii_alphanumeric() && !matches!(c, b'\'' | b'.' | b'&' | b'_') {
                bytes[byte] |= ENDS;
            }
            if c.is_ascii_graphic() && !matches!(c, b'"' | b'<' | b'>' | b'(' | b')') {
                bytes[byte] |= ADDRESS;
            }
            byte += 1;
        }
        bytes
    };
}

/// Whether the `length` letters at `at` are a word, as most are: nothing stands behind them that may be of the word,
/// and no more than one byte that may be of an address.
#[inline]
fn is_plain(text: &[u8], at: usize, length: usize, glued: bool) -> bool {
    let end = at + length;
    let class = |at: usize| text.get(at).map(|byte| behind::BYTES[usize::from(*byte)]);
    let Some(next) = class(end) else { return true };
    let addressed = || class(end + 1).is_some_and(|class| class & behind::ADDRESS != 0);
    if next & behind::ADDRESS != 0 && !glued && addressed() {
        return false;
    }
    next & behind::ENDS != 0 || text[end] == b'.' && length > 1 && !may_keep_stop(&text[at..end])
}

/// How a run of letters of ASCII is cased.
#[inline]
fn case_of(run: Run) -> Case {
    match (run.is_capital(), run.has_capitals(), run.has_small()) {
        (false, false, _) => Case::Lower,
        (true, false, _) => Case::Capital,
        (true, true, false) => Case::Upper,
        _ => Case::Mixed,
    }
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

/// The length and kind of the token that `rest` begins with, and its first `letters` are of ASCII.
fn token(rest: &str, c: char, letters: usize, glued: bool) -> (usize, Kind) {
    if (letters > 0 || c == '@' || c == '#')
        && !glued
        && let Some(length) = address(rest, letters)
    {
        return (length, Kind::Address);
    }
    if is_numeric(c) {
        return number(rest);
    }
    if is_letter(c) {
        if glued && c == 'n' && is_negation(rest) {
            return (first(&rest[1..]).len_utf8() + 2, Kind::Clitic);
        }
        return (word(rest, letters), Kind::Word);
    }
    let run = |same: fn(char) -> bool| rest.chars().take_while(|c| same(*c)).map(char::len_utf8).sum();
    match c {
        '\'' | '’' | '‘' | '`' | '´' => {
            if glued && let Some(length) = clitic(rest) {
                return (length, Kind::Clitic);
            }
            let twice = (c == '\'' && rest.starts_with("''")) || (c == '`' && rest.starts_with("``"));
            (if twice { 2 } else { c.len_utf8() }, Kind::Mark)
        }
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‚' | '‹' | '›' => (c.len_utf8(), Kind::Mark),
        '.' => {
            let length: usize = run(|c| c == '.');
            (if length == 2 { 1 } else { length }, Kind::Stop)
        }
        '…' => (run(|c| c == '…'), Kind::Stop),
        '?' | '!' => (run(|c| c == '?' || c == '!'), Kind::Stop),
        '-' => match run(|c| c == '-') {
            1 => (1, Kind::Hyphen),
            length => (length, Kind::Dash),
        },
        '\u{2010}' | '\u{2011}' => (c.len_utf8(), Kind::Hyphen),
        '\u{2012}'..='\u{2015}' => (run(|c| matches!(c, '\u{2012}'..='\u{2015}')), Kind::Dash),
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '|' | '·' | '•' | '*' => {
            (c.len_utf8(), Kind::Punct)
        }
        _ => (symbol(rest), Kind::Symbol),
    }
}

/// Whether `rest` begins with `n't` and the word ends there.
fn is_negation(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('\'' | '’')) && chars.next() == Some('t') && !chars.next().is_some_and(is_letter)
}

fn is_letter(c: char) -> bool {
    is_alphabetic(c) || !c.is_ascii() && is_combining(c)
}

/// Combining marks of the scripts that news in English quotes; they belong to the letter before.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
}

/// A symbol with what modifies it: variation selectors, joiners, skin tones.
fn symbol(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    chars.next();
    let mut joined = false;
    for (i, c) in chars {
        let modifies = matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{200d}' | '\u{20e3}');
        let glued = joined && !c.is_alphanumeric() && !c.is_whitespace();
        if !modifies && !glued {
            return i;
        }
        joined = c == '\u{200d}';
    }
    rest.len()
}

/// Letters, the first `letters` of ASCII; an apostrophe, full stop or ampersand within them where it belongs to the word.
fn word(rest: &str, letters: usize) -> usize {
    // Of the first letters, only the last may be the `n` of `n't`.
    let from = letters.saturating_sub(1);
    let mut at = from;
    let mut since_stop = from; // letters since the last inner full stop
    let mut dotted = false;
    let mut chars = rest[from..].char_indices().map(|(i, c)| (from + i, c)).peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        if c == 'n' && i > 0 && is_negation(&rest[i..]) {
            break;
        }
        if is_letter(c) || is_numeric(c) {
            since_stop += 1;
            at = i + c.len_utf8();
            continue;
        }
        if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '_') && next.is_some_and(is_letter) {
            at = i + c.len_utf8();
            continue;
        }
        let inner = match c {
            '\'' | '’' => next.is_some_and(is_alphanumeric) && clitic(&rest[i..]).is_none(),
            // "Sh6.2", "R1,200"
            '.' | ',' => next.is_some_and(is_numeric) && rest[..i].ends_with(is_numeric),
            '&' => next.is_some_and(char::is_uppercase) && rest[..i].chars().all(char::is_uppercase),
            _ => false,
        };
        if inner {
            at = i + c.len_utf8();
            since_stop = 0;
            continue;
        }
        if c == '.' && since_stop == 1 && next.is_some_and(is_alphabetic) && single_letter_follows(&rest[i + 1..]) {
            dotted = true;
            since_stop = 0;
            at = i + 1;
            continue;
        }
        if c == '.' && keeps_stop(&rest[..at], &rest[i + 1..], dotted && since_stop == 1) {
            at = i + 1;
        }
        break;
    }
    at
}

fn is_alphanumeric(c: char) -> bool {
    is_alphabetic(c) || is_numeric(c)
}

/// Whether after an inner full stop one letter stands alone: `U.S.`, `a.m.`, not `end.Next`.
fn single_letter_follows(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next();
    !chars.next().is_some_and(is_letter)
}

/// A single capital letter before a full stop: the `J.` of a name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I"
}

/// Whether the full stop between `word` and `after` belongs to the word.
fn keeps_stop(word: &str, after: &str, dotted: bool) -> bool {
    let keeps = dotted || is_abbreviation(word) || is_initial(word) || (word == "No" && numbers(after));
    keeps && !after.starts_with('.')
}

/// Whether a number follows: `No. 10`.
fn numbers(after: &str) -> bool {
    after.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the letters of ASCII that `word` is may keep the full stop behind them.
#[inline]
fn may_keep_stop(word: &[u8]) -> bool {
    const LONGEST: usize = 6;
    // All but one begin with a capital.
    word.len() <= LONGEST
        && (word[0].is_ascii_uppercase() || word == b"vs")
        && std::str::from_utf8(word).is_ok_and(|word| word == "No" || is_abbreviation(word))
}

/// Words that keep their full stop.
fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.binary_search(&word).is_ok()
}

/// Sorted by bytes.
const ABBREVIATIONS: [&str; 91] = [
    "Adm", "Apr", "Aug", "Ave", "Blvd", "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Corp", "Cpl", "Ct", "Dec", "Del",
    "Dem", "Dept", "Det", "Dr", "Drs", "Esq", "Feb", "Fla", "Fr", "Fri", "Ft", "Ga", "Gen", "Gov", "Hon", "Ill", "Inc",
    "Insp", "Jan", "Jr", "Jul", "Jun", "Kan", "Ky", "La", "Lt", "Ltd", "Maj", "Mar", "Mass", "Md", "Messrs", "Mich",
    "Minn", "Mon", "Mr", "Mrs", "Ms", "Mt", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa", "Ph", "Prof",
    "Pte", "Pvt", "Que", "Rep", "Reps", "Rev", "Sat", "Sen", "Sens", "Sep", "Sept", "Sgt", "Sr", "St", "Ste", "Supt",
    "Tenn", "Tex", "Thu", "Tue", "Va", "Vt", "Wash", "Wed", "Wis", "vs",
];

const CLITICS: [&str; 7] = ["s", "S", "re", "ve", "ll", "d", "m"];

/// The length of the clitic that `rest` begins with, which starts with its apostrophe.
fn clitic(rest: &str) -> Option<usize> {
    let mark = first(rest);
    if !matches!(mark, '\'' | '’') {
        return None;
    }
    let after = &rest[mark.len_utf8()..];
    let letters: usize = after.chars().take_while(|c| c.is_alphanumeric()).take(3).map(char::len_utf8).sum();
    let letters = &after[..letters];
    CLITICS.contains(&letters).then(|| mark.len_utf8() + letters.len())
}

/// Digits with separators between digits, and what may stick to them: `1990s`, `3rd`, `5pm`.
fn number(rest: &str) -> (usize, Kind) {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut at = digits;
    let mut chars = rest[digits..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let separates = matches!(c, '.' | ',' | ':' | '/') && chars.peek().is_some_and(|(_, n)| is_numeric(*n));
        if !(is_numeric(c) || separates) {
            break;
        }
        at = digits + i + c.len_utf8();
    }
    let letters: usize = rest[at..].chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
    let suffix = &rest[at..at + letters];
    let kind = if suffix.chars().any(char::is_uppercase) { Kind::Word } else { Kind::Number };
    (at + letters, kind)
}

/// The length of the address that `rest` begins with, and its first `letters` are of ASCII.
fn address(rest: &str, letters: usize) -> Option<usize> {
    const LONGEST: usize = 2048;
    let c = first(rest);
    if c == '@' || c == '#' {
        let name: usize = rest[1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
        return (name > 0).then_some(name + 1);
    }
    let (mut length, mut telling) = (letters.min(LONGEST), false);
    for b in &rest.as_bytes()[length..rest.len().min(LONGEST)] {
        if behind::BYTES[usize::from(*b)] & behind::ADDRESS == 0 {
            break;
        }
        telling |= matches!(b, b'.' | b':' | b'@');
        length += 1;
    }
    // Most words are told from an address by what they do not have.
    if !telling {
        return None;
    }
    let chunk = &rest[..length];
    let web = ["http://", "https://", "www."]
        .iter()
        .any(|p| chunk.len() > p.len() && chunk.as_bytes()[..p.len()].eq_ignore_ascii_case(p.as_bytes()));
    if !(web || is_domain(chunk)) {
        return None;
    }
    let address = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ']', '}']);
    Some(address.strip_suffix("'s").unwrap_or(address).len())
}

/// `name@host.tld`, or a bare `host.com`, perhaps with a path.
fn is_domain(chunk: &str) -> bool {
    const COMMON: [&str; 10] = ["com", "org", "net", "gov", "edu", "co.uk", "news", "info", "io", "tv"];
    if let Some((name, host)) = chunk.split_once('@') {
        return !name.is_empty() && host.trim_end_matches('.').contains('.');
    }
    let host = chunk.split(['/', ',', ';', '\'']).next().unwrap_or(chunk).trim_end_matches('.');
    host.split_once('.').is_some_and(|(name, tld)| !name.is_empty() && COMMON.contains(&tld))
}

fn case(kind: Kind, word: &str) -> Case {
    if !matches!(kind, Kind::Word | Kind::Number | Kind::Clitic | Kind::Address) {
        return Case::None;
    }
    let (mut upper, mut lower, mut first_upper, mut letters) = (0, 0, false, 0);
    for c in word.chars().filter(|c| is_alphabetic(*c)) {
        first_upper |= letters == 0 && c.is_uppercase();
        letters += 1;
        upper += u32::from(c.is_uppercase());
        lower += u32::from(c.is_lowercase());
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first_upper => Case::Capital,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, Span::at(0, text.len()), &mut out);
        out.iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn clitics_and_apostrophes() {
        assert_eq!(words("Mali's don’t can't I'll"), ["Mali", "'s", "do", "n’t", "ca", "n't", "I", "'ll"]);
        assert_eq!(words("Jama'at O’Brien d'Ivoire EXPO'25"), ["Jama'at", "O’Brien", "d'Ivoire", "EXPO'25"]);
        assert_eq!(words("'no match' boys' ''x''"), ["'", "no", "match", "'", "boys", "'", "''", "x", "''"]);
    }

    #[test]
    fn stops() {
        assert_eq!(words("U.S. a.m. J. Doe Sen. end."), ["U.S.", "a.m.", "J.", "Doe", "Sen.", "end", "."]);
        assert_eq!(words("4:46 1,000.5 12/11/2025, 1990s 3rd"), ["4:46", "1,000.5", "12/11/2025", ",", "1990s", "3rd"]);
        assert_eq!(words("so... no… what?!"), ["so", "...", "no", "…", "what", "?!"]);
        assert_eq!(words("It was No. 1. No. Stop."), ["It", "was", "No.", "1", ".", "No", ".", "Stop", "."]);
    }

    #[test]
    fn hyphens_dashes_addresses() {
        assert_eq!(words("al-Nusra-linked—so --x"), ["al", "-", "Nusra", "-", "linked", "—", "so", "--", "x"]);
        assert_eq!(
            words("see www.example.org/a?b. @ana #Vote x@y.org."),
            ["see", "www.example.org/a?b", ".", "@ana", "#Vote", "x@y.org", "."]
        );
        assert_eq!(words("5% $3.2bn €4 AT&T"), ["5", "%", "$", "3.2bn", "€", "4", "AT&T"]);
    }

    #[test]
    fn invisible() {
        assert_eq!(words("a\u{a0}b\u{200b} c\r\nd\u{0}e"), ["a", "b", "c", "d", "e"]);
        assert_eq!(words("ok 👍🏽!"), ["ok", "👍🏽", "!"]);
    }

    #[test]
    fn plain_words_are_as_others() {
        let words =
            ["a", "I", "mali", "Mali", "UN", "McCain", "iPhone", "zA", "eightlet", "ninelettersLong", "No", "vs"];
        let behind = [
            "", " so", "\nso", ", so", ",so", ". So", ".so", ".", "'s", "’s", "n't", "-so", "\"", "@x.org", "é", "...",
        ];
        let mut plain = 0;
        for (word, behind, glued) in
            words.iter().flat_map(|w| behind.iter().flat_map(move |b| [(w, b, true), (w, b, false)]))
        {
            let line = format!("{word}{behind}");
            let run = Run::of(line.as_bytes());
            if is_plain(line.as_bytes(), 0, run.length, glued) {
                plain += 1;
                assert_eq!(token(&line, first(&line), run.length, glued), (run.length, Kind::Word), "{line}");
                assert_eq!(case(Kind::Word, &line[..run.length]), case_of(run), "{line}");
            }
        }
        assert!(plain > 150, "{plain}");
        for line in ["Mali's so", "www.example.org", "U.S. so on", "don't so on", "Inc. so"] {
            assert!(!is_plain(line.as_bytes(), 0, Run::of(line.as_bytes()).length, false), "{line}");
        }
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn cases() {
        let of = |w| case(Kind::Word, w);
        assert_eq!(
            [of("mali"), of("Mali"), of("U.S."), of("McCain"), of("A"), of("12")],
            [Case::Lower, Case::Capital, Case::Upper, Case::Mixed, Case::Capital, Case::None]
        );
    }
}
