//! Organisations' names with what only stands beside them: "State Department Spokesperson" is a body and an office,
//! "Dutch lender Okafor" is told to be a lender.

use super::lexicon::{self, Noun};
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::Prose;
use std::borrow::Cow;

/// The names, each organisation's without the office that follows it.
pub(super) fn apart<'a>(text: &str, prose: &Prose, names: &'a [Name]) -> Cow<'a, [Name]> {
    let runs_on =
        |name: &Name| name.kind == EntityType::Org && name.end > name.first + 1 && ends_in_office(text, prose, name);
    let told = |name: &Name| described(text, prose, name);
    if !names.iter().any(|name| runs_on(name) || told(name).is_some()) {
        return Cow::Borrowed(names);
    }
    let cut = |name: &Name| {
        let (first, end) = (told(name).unwrap_or(name.first), name.end - u32::from(runs_on(name)));
        let token = |at: u32| prose.tokens[at as usize].span;
        if (first, end) == (name.first, name.end) || first >= end {
            return *name;
        }
        Name { span: Span::new(token(first).start, token(end - 1).end), first, end, ..*name }
    };
    Cow::Owned(names.iter().map(cut).collect())
}

/// Where the name begins behind what a body is told to be: "Dutch lender | Okafor".
fn described(text: &str, prose: &Prose, name: &Name) -> Option<u32> {
    if name.kind != EntityType::Org || name.end < name.first + 3 {
        return None;
    }
    let token = |at: u32| prose.tokens[at as usize];
    let word = |at: u32| token(at).of(text);
    let body = |at: &u32| {
        let small = word(*at).starts_with(char::is_lowercase);
        let noun = || matches!(lexicon::noun(word(*at)), Some((Noun::Body, false)));
        small
            && (noun() || matches!(word(*at), "body" | "chain" | "consultancy" | "giant"))
            && token(at + 1).is_capitalised()
    };
    (name.first + 1..name.end - 1).find(body).map(|at| at + 1)
}

fn ends_in_office(text: &str, prose: &Prose, name: &Name) -> bool {
    let word = |at: u32| prose.tokens.get(at as usize).map_or("", |token| token.of(text));
    let office =
        matches!(word(name.end - 1), "Spokesman" | "Spokeswoman" | "Spokesperson" | "CEO" | "Chairman" | "Chairwoman");
    office && !matches!(word(name.end - 2), "of" | "the" | "for" | "and" | "'s" | "’s")
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::mentions::{EntityType, Name};
    use crate::span::Span;
    use crate::text;

    #[test]
    fn the_body_is_kept() {
        let article = "Rathke, the State Department Spokesperson, spoke.";
        let document = crate::document::parse(article, &Given::default());
        let prose = text::read(article, &document);
        let (span, first, end) = (Span::new(12, 41), 3, 6);
        let name =
            Name { span, kind: EntityType::Org, first, end, title: None, country: None, acronym: None, credit: false };
        let kept = super::apart(article, &prose, &[name])[0];
        assert_eq!(kept.span.of(article), "State Department");
        let [short] = [Name { kind: EntityType::Person, ..name }];
        assert_eq!(super::apart(article, &prose, &[short])[0].span, span);
    }
}
