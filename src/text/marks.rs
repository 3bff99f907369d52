//! Quotation marks to quoted passages.
//!
//! In: the tokens of one block. Out: [`Quoted`] passages, outermost only, in text order. Curly marks
//! say what they do; a straight one opens or closes by the spaces around it and by what is open.
//! Double marks are read first; single ones count where no double one is open, apostrophes and
//! feet aside. What is never closed ends where a speaker is named ("..., said Ana"), else with its
//! paragraph when the mark opens that paragraph or the next one goes on with a mark of its own, else
//! with its sentence: a stray mark spoils its paragraph at worst.

use super::{Case, Kind, Sentence, Token};
use crate::span::Span;

/// A passage between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The passage with its marks.
    pub outer: Span,
    /// The passage without them.
    pub inner: Span,
    /// Its block in [`crate::document::Document::blocks`].
    pub block: u32,
    /// The first token within the marks.
    pub first: u32,
    /// The token after the last within the marks.
    pub end: u32,
    /// Whether the marks are single: `'so'`.
    pub single: bool,
    /// Whether a closing mark was found, or the speaker is named where one is missing.
    pub closed: bool,
}

/// A closing mark is looked for among so many tokens.
const REACH: usize = 400;

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Opens,
    Closes,
    Neither,
}

/// Appends the passages of one block, whose tokens are `tokens[first..end]`.
pub(super) fn scan(
    text: &str,
    block: u32,
    tokens: &[Token],
    (first, end): (usize, usize),
    sentences: &[Sentence],
    out: &mut Vec<Quoted>,
) {
    let scanner = Scanner { text, tokens, first, end };
    let begun = out.len();
    let mut open: Option<usize> = None;
    let mut curly_within = false;
    let mut single_closers_from = first; // no single mark closes before this token
    let marks = (first..end).filter(|at| tokens[*at].kind == Kind::Mark);
    for at in marks {
        if at < single_closers_from {
            continue;
        }
        if !scanner.is_double(at) {
            if open.is_none() && scanner.opens_single(at) {
                let (sure, doubtful) = scanner.single_closer(at);
                let close = sure.or(doubtful.filter(|_| !scanner.goes_on(at)));
                if close.is_some() || scanner.goes_on(at) {
                    out.push(scanner.quoted(block, at, close, true));
                    single_closers_from = close.unwrap_or(end) + 1;
                }
            }
            continue;
        }
        match (scanner.double_role(at, open.is_some()), open) {
            (Role::Opens, None) => open = Some(at),
            (Role::Opens, Some(opener)) => curly_within = scanner.word(at) == "“" && scanner.holds_curly(opener, at),
            (Role::Closes, Some(_)) if curly_within && scanner.word(at) == "”" => curly_within = false,
            (Role::Closes, Some(opener)) => {
                out.push(scanner.with_last_single(scanner.quoted(block, opener, Some(at), false), at));
                (open, curly_within) = (None, false);
            }
            _ => {}
        }
    }
    if let Some(opener) = open {
        out.push(scanner.unclosed(block, opener, sentences));
    }
    drop_nested(out, begun);
}

/// Single passages that were read before a double one was seen to hold them.
fn drop_nested(out: &mut Vec<Quoted>, begun: usize) {
    out[begun..].sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    let mut reached = 0;
    let mut kept = begun;
    for at in begun..out.len() {
        if out[at].outer.start >= reached {
            reached = out[at].outer.end;
            out[kept] = out[at];
            kept += 1;
        }
    }
    out.truncate(kept);
}

struct Scanner<'a> {
    text: &'a str,
    tokens: &'a [Token],
    first: usize,
    end: usize,
}

impl Scanner<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens[at].of(self.text)
    }

    fn is_double(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "''" | "``")
    }

    /// The token right before `at`, without a space between.
    fn glued_before(&self, at: usize) -> Option<&Token> {
        (at > self.first && self.tokens[at].glued).then(|| &self.tokens[at - 1])
    }

    /// The token right after `at`, without a space between.
    fn glued_after(&self, at: usize) -> Option<&Token> {
        (at + 1 < self.end && self.tokens[at + 1].glued).then(|| &self.tokens[at + 1])
    }

    fn double_role(&self, at: usize, is_open: bool) -> Role {
        let (before, after) = (self.glued_before(at), self.glued_after(at));
        let space_before = before.is_none_or(|t| opens_before(t, self.text));
        let space_after = after.is_none_or(|t| closes_after(t, self.text));
        // Curly marks are now and then typed the wrong way round: “so,“ and ”so”.
        match self.word(at) {
            "“" if is_open && !space_before && space_after => return Role::Closes,
            "”" if !is_open && space_before && !space_after => return Role::Opens,
            "“" | "„" | "‟" | "«" | "``" => return Role::Opens,
            "”" | "»" => return Role::Closes,
            _ => {}
        }
        if !is_open && before.is_some_and(|t| t.kind == Kind::Number) && self.is_measure(at) {
            return Role::Neither;
        }
        match (space_before, space_after) {
            (true, false) => Role::Opens,
            (false, true) => Role::Closes,
            // `" so` and `so "` with stray spaces, or a mark between two letters.
            _ if is_open => Role::Closes,
            _ if at + 1 < self.end => Role::Opens,
            _ => Role::Neither,
        }
    }

    /// Inches: `6'2"`, `a 12" disc`.
    fn is_measure(&self, at: usize) -> bool {
        self.glued_after(at).is_none_or(|t| matches!(t.kind, Kind::Punct | Kind::Stop | Kind::Hyphen))
    }

    /// Whether a single mark opens: at a word's beginning, and no elision (`'90s`, `'em`).
    fn opens_single(&self, at: usize) -> bool {
        let open_shape = match self.word(at) {
            "‘" | "`" | "‹" | "‚" => true,
            "'" | "’" => self.glued_before(at).is_none_or(|t| opens_before(t, self.text)),
            _ => false,
        };
        open_shape && self.glued_after(at).is_some_and(|t| !is_elided(t, self.text))
    }

    /// Whether a mark begins its paragraph, and the next one begins with the same.
    fn goes_on(&self, at: usize) -> bool {
        at == self.first && self.is_repeated(at)
    }

    /// Whether the curly mark `at` opens within the passage of a straight one, which a straight one closes; right
    /// behind it, it is the same mark twice.
    fn holds_curly(&self, opener: usize, at: usize) -> bool {
        let closes = |at: usize| {
            self.word(at) == "\""
                && self.glued_before(at).is_some_and(|t| !opens_before(t, self.text))
                && self.glued_after(at).is_none_or(|t| closes_after(t, self.text))
        };
        let rest = at + 1..self.end.min(at + REACH);
        self.word(opener) == "\"" && at > opener + 1 && rest.into_iter().any(closes)
    }

    /// Whether the next paragraph begins with the same mark.
    fn is_repeated(&self, at: usize) -> bool {
        let after = self.tokens[self.end - 1].span.end as usize;
        self.text[after..].trim_start().starts_with(self.word(at))
    }

    /// Whether a colon, a comma or the end of a sentence stands before a mark: what follows is said in full.
    fn is_introduced(&self, at: usize) -> bool {
        at > self.first && (self.tokens[at - 1].kind == Kind::Stop || matches!(self.word(at - 1), ":" | ","))
    }

    /// The comma before "said NAME" or "he said" behind a mark that is never closed.
    fn before_speaker(&self, opener: usize) -> Option<usize> {
        (opener + 2..self.end).find(|at| self.word(*at) == "," && self.names_speaker(at + 1))
    }

    fn names_speaker(&self, at: usize) -> bool {
        if at + 1 >= self.end {
            return false;
        }
        let said = |word: &str| matches!(word, "said" | "says" | "told" | "added" | "asked");
        let (first, second) = (self.word(at), self.word(at + 1));
        let named = second.starts_with(char::is_uppercase) || matches!(second, "the" | "a" | "an");
        let known = matches!(first, "he" | "she" | "they") || first.starts_with(char::is_uppercase);
        said(first) && named || known && said(second)
    }

    /// The mark that closes the single passage opened at `opener`: the first that is surely no plural
    /// possessive, and the last that may be one, or feet.
    fn single_closer(&self, opener: usize) -> (Option<usize>, Option<usize>) {
        let mut doubtful = None;
        for at in opener + 1..self.end.min(opener + REACH) {
            if self.tokens[at].kind != Kind::Mark || self.is_double(at) {
                continue;
            }
            if at > opener + 1 && self.opens_single(at) {
                break;
            }
            let Some(before) = self.glued_before(at) else { continue };
            if !matches!(self.word(at), "'" | "’" | "›")
                || !self.glued_after(at).is_none_or(|t| closes_after(t, self.text))
            {
                continue;
            }
            if is_elided(before, self.text) && self.glued_before(at - 1).is_some_and(|t| t.kind == Kind::Mark) {
                continue;
            }
            let owns = before.of(self.text).ends_with('s') || before.kind == Kind::Number;
            let goes_on = self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower);
            if !(owns && goes_on) {
                return (Some(at), doubtful);
            }
            doubtful = Some(at);
        }
        (None, doubtful)
    }

    /// Of three single marks in a row, two of which close a passage, the first closes one within it.
    fn with_last_single(&self, mut quoted: Quoted, closer: usize) -> Quoted {
        let last = self.glued_after(closer).filter(|last| self.word(closer) == "''" && last.of(self.text) == "'");
        if let Some(last) = last {
            quoted.outer.end = last.span.end;
            quoted.inner.end = self.tokens[closer].span.start + 1;
        }
        quoted
    }

    fn quoted(&self, block: u32, opener: usize, closer: Option<usize>, single: bool) -> Quoted {
        let end = closer.unwrap_or(self.end);
        let start = self.tokens[opener].span;
        let inner_end = if end > opener + 1 { self.tokens[end - 1].span.end } else { start.end };
        let outer_end = closer.map_or(inner_end, |c| self.tokens[c].span.end);
        Quoted {
            outer: Span::new(start.start, outer_end),
            inner: Span::new(start.end, inner_end).trim(self.text),
            block,
            first: opener as u32 + 1,
            end: end as u32,
            single,
            closed: closer.is_some(),
        }
    }

    fn unclosed(&self, block: u32, opener: usize, sentences: &[Sentence]) -> Quoted {
        let quoted = self.quoted(block, opener, None, false);
        let goes_on = (opener == self.first || self.is_introduced(opener)) && self.is_repeated(opener);
        if goes_on {
            return quoted;
        }
        if let Some(comma) = self.before_speaker(opener) {
            return Quoted { closed: true, ..self.shortened(quoted, comma + 1) };
        }
        if opener == self.first {
            return quoted;
        }
        let sentence = sentences.iter().rev().find(|s| s.tokens().contains(&opener));
        sentence.map_or(quoted, |sentence| self.shortened(quoted, (sentence.end as usize).max(opener + 1)))
    }

    /// The passage up to the token `stop`.
    fn shortened(&self, mut quoted: Quoted, stop: usize) -> Quoted {
        let end = self.tokens[stop - 1].span.end.max(quoted.outer.start + 1);
        quoted.end = stop as u32;
        quoted.outer.end = end.max(quoted.inner.start);
        quoted.inner = Span::new(quoted.inner.start, quoted.outer.end).trim(self.text);
        quoted
    }
}

/// What may stand right before an opening mark.
fn opens_before(token: &Token, text: &str) -> bool {
    matches!(token.kind, Kind::Dash | Kind::Hyphen | Kind::Mark)
        || matches!(token.of(text), "(" | "[" | "{" | "/" | ":")
}

/// What may stand right after a closing mark.
fn closes_after(token: &Token, text: &str) -> bool {
    match token.kind {
        Kind::Stop | Kind::Dash | Kind::Hyphen | Kind::Mark | Kind::Clitic => true,
        Kind::Punct => !matches!(token.of(text), "(" | "[" | "{"),
        _ => false,
    }
}

/// The rest of a word that lost its beginning: `'90s`, `'em`, `'til`.
fn is_elided(token: &Token, text: &str) -> bool {
    const ELIDED: [&str; 9] = ["bout", "cause", "em", "n", "round", "til", "tis", "twas", "cos"];
    let word = token.of(text);
    token.kind == Kind::Number && word.ends_with('s') || ELIDED.contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::document::{self, Given};
    use crate::text;

    fn quoted(article: &str) -> Vec<String> {
        let document = document::parse(article, &Given::default());
        text::read(article, &document).quoted.iter().map(|q| q.inner.of(article).to_owned()).collect()
    }

    #[test]
    fn straight_and_curly() {
        assert_eq!(quoted("\"We go,\" he said. \"Now.\""), ["We go,", "Now."]);
        assert_eq!(quoted("“We go,” she said, “now”."), ["We go,", "now"]);
        assert_eq!(quoted("He called it ''fine'' and ``good''."), ["fine", "good"]);
        assert_eq!(quoted("A \"no match\"-type (\"so\") plan"), ["no match", "so"]);
    }

    #[test]
    fn single() {
        assert_eq!(quoted("It is 'no match' for Ana's forces' tanks."), ["no match"]);
        assert_eq!(
            quoted("‘It’s the workers’ choice,’ he said. ‘Don’t go.’"),
            ["It’s the workers’ choice,", "Don’t go."]
        );
        assert_eq!(quoted("The '90s were rock 'n' roll, y'all."), Vec::<String>::new());
        assert_eq!(quoted("\"He told me 'go away' and left,\" she said."), ["He told me 'go away' and left,"]);
    }

    #[test]
    fn british() {
        assert_eq!(
            quoted("'We won't,' she said, 'until the teachers' pay is settled.' 'Never,' said Jo."),
            ["We won't,", "until the teachers' pay is settled.", "Never,"]
        );
        assert_eq!(quoted("The ministers' plan is 'dead', the farmers' leader said."), ["dead"]);
        assert_eq!(
            quoted("‘She told me “wait” and I waited,’ he said. ‘Then ’em lads came.’"),
            ["She told me “wait” and I waited,", "Then ’em lads came."]
        );
        assert_eq!(quoted("He said the '90s were 'a different time'. It's the bosses' fault."), ["a different time"]);
        assert_eq!(quoted("The 'rock 'n' roll' years"), ["rock 'n' roll"]);
    }

    #[test]
    fn nested() {
        assert_eq!(quoted("“He said ‘no’ to me,” she said. “Twice.”"), ["He said ‘no’ to me,", "Twice."]);
        assert_eq!(quoted("\"He said 'no.'\" Then \"yes.\""), ["He said 'no.'", "yes."]);
        assert_eq!(quoted("\"He said, 'I won't.' So I left,\" she said."), ["He said, 'I won't.' So I left,"]);
        assert_eq!(quoted("''He said 'no' to me,'' she said. ''Twice.''"), ["He said 'no' to me,", "Twice."]);
        assert_eq!(quoted("''She'd say, 'Why?''' he said. ''Why?''"), ["She'd say, 'Why?'", "Why?"]);
    }

    #[test]
    fn over_paragraphs() {
        assert_eq!(
            quoted("\"We stay.\n\n\"We stay long.\n\n\"We stay for good,\" he said.\n\nHe left \"at once\"."),
            ["We stay.", "We stay long.", "We stay for good,", "at once"]
        );
        assert_eq!(quoted("‘We stay.\n\n‘We stay long,’ he said."), ["We stay.", "We stay long,"]);
    }

    #[test]
    fn titles_nicknames_and_scare_quotes() {
        assert_eq!(quoted("Robert \"Bob\" Smith read 'Emma' to the so-called 'experts'."), ["Bob", "Emma", "experts"]);
        assert_eq!(quoted("Robert 'Bob' Smith's \"plan\""), ["Bob", "plan"]);
        assert_eq!(quoted("(\"no\") [‘yes’] -\"so\"- a/\"b\""), ["no", "yes", "so", "b"]);
    }

    #[test]
    fn inches_and_feet() {
        assert_eq!(quoted("A 27\" screen, 6'2\" tall, 5' 11\" wide, 8\" x 10\" and \"wide\"."), ["wide"]);
        assert_eq!(quoted("The 12\" disc he calls \"loud.\""), ["loud."]);
        assert_eq!(quoted("He said \"it was 1999\" and left."), ["it was 1999"]);
        assert_eq!(quoted("'Bring a 6' pole,' she said, 'and rope.'"), ["Bring a 6' pole,", "and rope."]);
    }

    #[test]
    fn measures_and_stray_marks() {
        assert_eq!(quoted("He is 6'2\" tall and a 5\" gap is \"wide\"."), ["wide"]);
        assert_eq!(quoted("He said, \"I will go. Then he left.\nShe said \"no\" twice."), ["I will go.", "no"]);
        assert_eq!(quoted("“We stay.\n“We stay long,” he said."), ["We stay.", "We stay long,"]);
    }

    #[test]
    fn missing_marks() {
        assert_eq!(quoted("\"We stay, said Ana Lund, a baker.\nThey left."), ["We stay,"]);
        assert_eq!(quoted("\"We stay, she said. It rained."), ["We stay,"]);
        assert_eq!(
            quoted("Ana said: \"We stay. Who goes?\n\n\"We stay long,\" she said."),
            ["We stay. Who goes?", "We stay long,"]
        );
    }

    #[test]
    fn mixed_marks() {
        assert_eq!(quoted("“We go,“ he said. “Now.”"), ["We go,", "Now."]);
        assert_eq!(quoted("”We go,” he said. “Now.”"), ["We go,", "Now."]);
        assert_eq!(quoted("\"He said “no” to me,\" she said. \"Twice.\""), ["He said “no” to me,", "Twice."]);
    }
}
