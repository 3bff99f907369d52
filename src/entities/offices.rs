//! Organisations' names that run on into an office: "State Department Spokesperson" is a body and an office.

use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::Prose;
use std::borrow::Cow;

/// The names, each organisation's without the office that follows it.
pub(super) fn apart<'a>(text: &str, prose: &Prose, names: &'a [Name]) -> Cow<'a, [Name]> {
    let runs_on =
        |name: &Name| name.kind == EntityType::Org && name.end > name.first + 1 && ends_in_office(text, prose, name);
    if !names.iter().any(runs_on) {
        return Cow::Borrowed(names);
    }
    let cut = |name: &Name| {
        if !runs_on(name) {
            return *name;
        }
        let end = name.end - 1;
        let last = prose.tokens[end as usize - 1].span;
        Name { span: Span::new(name.span.start, last.end), end, ..*name }
    };
    Cow::Owned(names.iter().map(cut).collect())
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
