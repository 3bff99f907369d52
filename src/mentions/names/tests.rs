use super::*;
use crate::document::{self, Given};
use crate::text;
use proptest::prelude::*;

fn names(article: &str) -> Vec<(String, &'static str)> {
    let document = document::parse(article, &Given::default());
    let prose = text::read(article, &document);
    find(article, &document, &prose).iter().map(|n| (n.span.of(article).to_owned(), n.kind.name())).collect()
}

fn shown(article: &str) -> String {
    names(article).iter().map(|(name, kind)| format!("{name}/{kind}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn titles_and_possessives() {
    assert_eq!(
        shown(
            "Peru's Finance Minister Rosa Quispe met Indonesian officials in Lima on Tuesday, her spokesman Jorge Salas said."
        ),
        "Peru/GPE Rosa Quispe/PERSON Indonesian/NORP Lima/GPE Jorge Salas/PERSON"
    );
}

#[test]
fn acronyms_and_compounds() {
    assert_eq!(
        shown(
            "The Movement for Democracy (MFD) is fighting al Qaeda-linked rebels and Turkish-backed forces in northern Mali."
        ),
        "Movement for Democracy/ORG MFD/ORG al Qaeda/ORG Turkish/NORP northern Mali/LOC"
    );
}

proptest! {
    #[test]
    fn flat_and_in_order(article in "([A-Z][a-z]{1,5}|al|of|the|and|'s|-|\\(|\\)|[A-Z]{2,4}|\\.|,|“|”|\n|é|[a-z]{1,6}| ){0,80}") {
        let document = document::parse(&article, &Given::default());
        let prose = text::read(&article, &document);
        let found = find(&article, &document, &prose);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for name in found {
            prop_assert!(!name.span.of(&article).is_empty());
        }
    }
}
