use super::*;
use crate::document::{self, Given};
use crate::text;
use proptest::prelude::*;

fn read<T>(article: &str, see: impl Fn(&str, &[Name]) -> T) -> T {
    let document = document::parse(article, &Given::default());
    let prose = text::read(article, &document);
    see(article, &find(article, &document, &prose))
}

/// The names and their types, `name/TYPE` each.
fn shown(article: &str) -> String {
    read(article, |text, names| {
        let one = |name: &Name| format!("{}/{}", name.span.of(text), name.kind.name());
        names.iter().map(one).collect::<Vec<_>>().join(" ")
    })
}

/// The title of the person called `name`.
fn title(article: &str, name: &str) -> Option<String> {
    read(article, |text, names| {
        let found = names.iter().find(|found| found.span.of(text) == name)?;
        Some(found.title?.of(text).to_owned())
    })
}

/// The country of the place or people called `name`.
fn country(article: &str, name: &str) -> Option<String> {
    read(article, |text, names| {
        let found = names.iter().find(|found| found.span.of(text) == name)?;
        Some(found.country?.code().to_owned())
    })
}

#[test]
fn titles_and_possessives() {
    let story = "Peru's Finance Minister Rosa Quispe met Indonesian officials in Lima on Tuesday, her spokesman Jorge \
                 Salas said.";
    assert_eq!(shown(story), "Peru/GPE Rosa Quispe/PERSON Indonesian/NORP Lima/GPE Jorge Salas/PERSON");
    assert_eq!(title(story, "Rosa Quispe").as_deref(), Some("Finance Minister"));
    assert_eq!(title(story, "Jorge Salas").as_deref(), Some("spokesman"));
}

#[test]
fn roles_with_what_they_deal_with() {
    let story = "The Minister of Trade, Industry and Mines Wanjiru Kamau spoke in Nairobi.";
    assert_eq!(shown(story), "Wanjiru Kamau/PERSON Nairobi/GPE");
    assert_eq!(title(story, "Wanjiru Kamau").as_deref(), Some("Minister of Trade, Industry and Mines"));
}

#[test]
fn acronyms_and_compounds() {
    assert_eq!(
        shown(
            "The Movement for Democracy (MFD) is fighting al Qaeda-linked rebels and Turkish-backed forces in northern Mali."
        ),
        "Movement for Democracy/ORG MFD/ORG al Qaeda/ORG Turkish/NORP northern Mali/LOC"
    );
    assert_eq!(
        shown("Russia-Ukraine talks stalled, an Israel-Hamas truce held."),
        "Russia/GPE Ukraine/GPE Israel/GPE Hamas/ORG"
    );
}

#[test]
fn an_acronym_spells_the_name_before_it() {
    let story = "A report by the Regional Panel on Coastal Change (RPCC) warned of floods.";
    assert_eq!(shown(story), "Regional Panel on Coastal Change/ORG RPCC/ORG");
    read(story, |text, names| assert_eq!(names[0].acronym.map(|span| span.of(text)), Some("RPCC")));
}

#[test]
fn headlines() {
    assert_eq!(shown("Rebel Advance on Goma Is Over, Defence Minister Says"), "Goma/GPE");
    assert_eq!(shown("Poland Seeks Talks With Vietnam on Rice Exports, Premier Says"), "Poland/GPE Vietnam/GPE");
}

#[test]
fn countries() {
    let story = "Fighting in eastern Congo and northern Nigeria worried Lebanese and Vietnamese envoys. South Sudan, North \
                 Korea and the West Bank were not named, nor was Kisangani.";
    let expected = [
        ("eastern Congo", "CD"),
        ("northern Nigeria", "NG"),
        ("Lebanese", "LB"),
        ("Vietnamese", "VN"),
        ("South Sudan", "SS"),
        ("North Korea", "KP"),
        ("West Bank", "PS"),
        ("Kisangani", "CD"),
    ];
    for (name, code) in expected {
        assert_eq!(country(story, name).as_deref(), Some(code), "{name}");
    }
}

#[test]
fn bodies_places_and_events() {
    assert_eq!(
        shown(
            "The Ministry of Health and Sanitation and the Bank of Ghana opened the Volta Trade Fair near Lake Victoria."
        ),
        "Ministry of Health and Sanitation/ORG Bank of Ghana/ORG Volta Trade Fair/EVENT Lake Victoria/LOC"
    );
    assert_eq!(
        shown("Cyclone Amara tore through the market, and senators passed the Clean Rivers Act."),
        "Cyclone Amara/EVENT Clean Rivers Act/LAW"
    );
}

#[test]
fn an_administration_is_a_person() {
    assert_eq!(shown("Relations improved under the Tinubu administration."), "Tinubu/PERSON");
}

#[test]
fn ordinary_words_can_be_surnames() {
    let story = "The talks were held by Park Ji-hoon, the unification minister. Park said they went well.";
    assert_eq!(shown(story), "Park Ji-hoon/PERSON Park/PERSON");
}

#[test]
fn months_days_and_things_are_no_names() {
    assert_eq!(shown("On Monday the TV showed it, and in April two NGOs and a CEO saw it."), "");
    assert_eq!(shown("It cost US$40 or Rs 500, he said. However, Government was silent."), "");
}

#[test]
fn credits_name_persons() {
    let document = document::Document {
        blocks: vec![document::Block {
            section: document::Section::Caption,
            paragraph: None,
            credit: true,
            span: Span::new(0, 31),
        }],
        ..document::Document::default()
    };
    let text = "REUTERS/Dewi Anggraini/Handout\n";
    let prose = text::read(text, &document);
    let found = find(text, &document, &prose);
    let person = found.iter().find(|name| name.kind == EntityType::Person).expect("a person");
    assert_eq!(person.span.of(text), "Dewi Anggraini");
    assert!(found.iter().all(|name| name.credit));
}

#[test]
fn a_line_of_capitals_takes_no_longer_than_its_length() {
    let times = 40_000;
    for piece in ["Minister Ana ", "Mali-", "of The ", "A & ", "Bank of ", "(ABC) ", "New ", "al-", "’s Bay"] {
        assert!(read(&piece.repeat(times), |_, names| names.len()) <= times);
    }
}

/// Names in order, apart from each other, on the borders of characters, and not blank.
fn is_sound(article: &str) -> Result<(), TestCaseError> {
    read(article, |text, names| {
        for pair in names.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for name in names {
            let written = text.get(name.span.start as usize..name.span.end as usize);
            prop_assert!(written.is_some_and(|written| !written.trim().is_empty()));
            prop_assert!(name.first < name.end);
        }
        Ok(())
    })
}

proptest! {
    #[test]
    fn sound_on_what_looks_like_news(
        article in "([A-Z][a-z]{1,5}|al|of|the|and|'s|-|\\(|\\)|[A-Z]{2,4}|Minister|Ministry|University|Mali|US\\$|,|\\.|“|”|\n|é|[a-z]{1,6}| ){0,80}"
    ) {
        is_sound(&article)?;
    }

    #[test]
    fn sound_on_any_text(article in "\\PC{0,120}") {
        is_sound(&article)?;
    }
}
