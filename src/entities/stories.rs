//! Short articles, each with something that has gone wrong somewhere.

use super::fixture::Story;
use super::{Form, SpeakerType};
use crate::document::{Given, parse};
use crate::mentions::EntityType;
use crate::mentions::Name;
use crate::quotes::{Act, Basis, Quote, QuoteKind};
use crate::span::Span;
use crate::text;
use proptest::prelude::*;
use std::fmt::Write;

#[test]
fn a_minister_is_known_by_name_office_and_pronoun() {
    let story = Story::read(
        "# Harvest is safe, {Farm Minister} says
         ^ [GPE:SN|Senegal]'s [PERSON|Agriculture Minister/Mariama Ndiaye] visits a mill in [GPE:SN|Thies].
         * {Farm minster} promises seed
         {[GPE:SN|Senegal]'s agriculture minister} has rejected <talk of a poor harvest>.
         {[PERSON|Agriculture Minister/Mariama Ndiaye]} told reporters <the stores were full>.
         <\"We have seed,\"> {she} said.
         {[PERSON|Ndiaye]} added <that prices would fall>.",
    );
    let she = "Mariama Ndiaye";
    assert_eq!(story.speakers()[2..], [she, she, she, she]);
    let entity = story.entity(she);
    assert_eq!((entity.role.as_deref(), entity.pronoun.as_deref()), (Some("Agriculture Minister"), Some("she")));
    assert_eq!(entity.country.map(|c| c.0), Some(*b"SN"));
    assert!(story.mentions(she).contains(&"Senegal's agriculture minister/description".to_owned()));
}

#[test]
fn headlines_name_the_office_before_the_person() {
    let story = Story::read(
        "# Border will stay open, {Foreign Minister} Says
         * {Top dipomat} denies rift
         {[GPE:PE|Peru]'s foreign minister} said <talks went well>.
         Speaking in [GPE:PE|Lima], {[PERSON|Foreign Minister/Rosa Quispe]} said <the road was open>.",
    );
    assert_eq!(story.speakers(), ["Rosa Quispe"; 4]);
    assert_eq!(story.cast.mentions[0].form, Form::Title);
}

#[test]
fn two_people_share_a_surname() {
    let story = Story::read(
        "[PERSON|Peter Lindqvist] founded the bakery in 1990. His sister, [PERSON|Anna Lindqvist], runs it.
         {[PERSON|Mr/Lindqvist]} said <the oven was old>.
         {[PERSON|Ms/Lindqvist]} said <it would be replaced>.",
    );
    assert_eq!(story.names()[..2], ["Peter Lindqvist", "Anna Lindqvist"]);
    assert_ne!(story.speakers()[0], story.speakers()[1]);
}

#[test]
fn titles_tell_a_couple_apart() {
    let story = Story::read(
        "[PERSON|Mr/Tom Ashby] and his wife, [PERSON|Mrs/Jean Ashby], bought the farm.
         {[PERSON|Mrs/Ashby]} said <the roof leaked>.
         {[PERSON|Mr/Ashby]} said <the well was dry>.",
    );
    assert_eq!(story.speakers(), ["Jean Ashby", "Tom Ashby"]);
}

#[test]
fn an_unclear_surname_stays_alone() {
    let story = Story::read(
        "[PERSON|Luis Prado] met [PERSON|Carla Prado] on Monday.
         {[PERSON|Prado]} said <the vote was close>.",
    );
    assert_eq!(story.speakers(), ["Prado"]);
}

#[test]
fn he_said_for_ten_paragraphs() {
    let mut text = String::from("{[PERSON|Captain/Ivo Horvat]} said <the ferry was late>.\n");
    for _ in 0..10 {
        text.push_str("<\"The sea was rough and the crew was tired. Nobody slept,\"> {he} said.\n");
    }
    assert_eq!(Story::read(&text).speakers(), ["Ivo Horvat"; 11]);
}

#[test]
fn she_and_he_part_a_man_and_a_woman() {
    let story = Story::read(
        "{[PERSON|Leila Haddad], a spokeswoman for the port,} said <two cranes fell>.
         {[PERSON|Omar Saleh], the union's chairman,} said <nobody was hurt>.
         {She} said <work would go on>.
         {He} said <it would not>.",
    );
    assert_eq!(story.speakers(), ["Leila Haddad", "Omar Saleh", "Leila Haddad", "Omar Saleh"]);
    assert_eq!(story.entity("Leila Haddad").role.as_deref(), Some("spokeswoman"));
    assert_eq!(story.entity("Omar Saleh").role.as_deref(), Some("chairman"));
}

#[test]
fn organisations_speak_by_name_and_acronym() {
    let story = Story::read(
        "{The [ORG|West Coast Fishers Alliance] ([=WCFA])} said <quotas were too low>.
         {[ORG|WCFA]} later said <boats would stay in port>.
         {The alliance} called for <talks>.",
    );
    assert_eq!(story.speakers()[..2], ["West Coast Fishers Alliance"; 2]);
    assert_eq!(story.entity("West Coast Fishers Alliance").acronym.as_deref(), Some("WCFA"));
    assert_eq!(story.cast.speakers[0].kind, Some(SpeakerType::Entity(EntityType::Org)));
    assert_eq!(story.cast.speakers[2].name.as_deref(), Some("West Coast Fishers Alliance"));
}

#[test]
fn acronyms_fit_by_initials() {
    let story = Story::read(
        "{The [ORG|International Tea Board]} said <output fell>.
         {The [ORG|ITB]} expects <a better year>.",
    );
    assert_eq!(story.speakers(), ["International Tea Board"; 2]);
}

#[test]
fn a_source_is_its_head() {
    let story = Story::read(
        "{A spokesman for the [ORG|African Union]} said <the mission would go on>.
         {[PERSON|Halima Bello]'s lawyer} said <she was innocent>.
         {[PERSON|Kofi Mensah], the bank's chief economist,} said <rates would hold>.
         {The bank's chief economist} said <growth was weak>.
         {two officials familiar with the matter} said <a deal was near>.",
    );
    let [spokesman, lawyer, ..] = &story.cast.speakers[..] else { panic!() };
    assert_eq!((spokesman.entity, spokesman.kind), (None, Some(SpeakerType::Unnamed)));
    assert_eq!(spokesman.name.as_deref(), Some("A spokesman for the African Union"));
    assert_eq!(lawyer.name.as_deref(), Some("Halima Bello's lawyer"));
    assert_eq!(story.speakers()[2..4], ["Kofi Mensah", "Kofi Mensah"]);
    assert_eq!(story.cast.speakers[4].kind, Some(SpeakerType::Group));
}

#[test]
fn texts_and_groups_speak() {
    let story = Story::read(
        "{The lawsuit} says <the dam was unsafe>.
         {Residents} said <water rose within minutes>.
         {[NORP|Western] countries} have urged <citizens to leave>.
         {police} said <three people were held>.",
    );
    let kinds: Vec<_> = story.cast.speakers.iter().map(|s| s.kind.map(SpeakerType::name)).collect();
    assert_eq!(kinds, [Some("DOCUMENT"), Some("GROUP"), Some("GROUP"), Some("GROUP")]);
    assert_eq!(story.speakers()[2], "Western countries");
}

#[test]
fn a_nameless_speaker_goes_on_as_he() {
    let story = Story::read(
        "{A shopkeeper in the old town} said <windows broke>.
         {A police spokesman} said <calm had returned>.
         <\"We are patrolling,\"> {he} said.",
    );
    assert_eq!(story.speakers()[2], "A police spokesman");
    assert_eq!(story.cast.speakers[2].entity, None);
}

#[test]
fn credits_name_nobody_who_speaks() {
    let story = Story::read(
        "^ Fans wait outside the stadium.
         @ [PERSON|Jonas Weber]
         {[PERSON|Weber]} said <the match was fair>.
         [PERSON|Lukas Weber] coached the side.",
    );
    assert_eq!(story.speakers(), ["Lukas Weber"]);
    assert_eq!(story.mentions("Jonas Weber"), ["Jonas Weber/name"]);
}

#[test]
fn countries_have_several_names() {
    let story = Story::read(
        "[GPE:US|U.S.] officials met envoys of the [GPE:CD|Democratic Republic of Congo].
         The [GPE:US|United States] sent aid to [GPE|Congo], and [NORP:US|American] doctors went to [LOC:CD|eastern Congo].",
    );
    assert_eq!(story.names(), ["United States", "Democratic Republic of Congo", "American", "eastern Congo"]);
    assert_eq!(story.entity("United States").aliases, ["U.S."]);
}

#[test]
fn capitals_are_quietened_and_small_beginnings_raised() {
    let story = Story::read(
        "# [GPE|NAIROBI] braces for rain
         The [ORG|al Shabaab] group is active north of [GPE:KE|Garissa].",
    );
    assert_eq!(story.names(), ["Nairobi", "Al Shabaab", "Garissa"]);
}

#[test]
fn a_role_is_the_office_and_not_its_holder() {
    for (article, role) in [
        ("[PERSON|Esi Quaye], the village's embattled mayor, left.", "mayor"),
        ("[PERSON|Esi Quaye], the mine's longtime chief engineer, left.", "chief engineer"),
        ("[PERSON|Esi Quaye], then the port's director, left.", "then director"),
        ("The former [NORP:GH|Ghanaian] minister [PERSON|Esi Quaye] left.", "former minister"),
        ("The then minister [PERSON|Esi Quaye] was there.", "then minister"),
        ("In 2019, then-Mayor [PERSON|Esi Quaye] left.", "then-Mayor"),
        ("[ORG|Tema Port]'s acting director [PERSON|Esi Quaye] left.", "acting director"),
        ("Former [ORG|Tema Port] director [PERSON|Esi Quaye] left.", "Former director"),
        ("The shadow chancellor, [PERSON|Esi Quaye], left.", "shadow chancellor"),
        ("The late mayor [PERSON|Esi Quaye] built it.", "late mayor"),
        ("Ex-[ORG|Tema Port] director [PERSON|Esi Quaye] left.", "Ex director"),
        ("President-elect [PERSON|Esi Quaye] spoke.", "President-elect"),
        ("[PERSON|Esi Quaye], 47, a school bus driver, spoke.", "school bus driver"),
        ("A trader, [PERSON|Esi Quaye], spoke.", "trader"),
        ("The army's spokesman Col. [PERSON|Esi Quaye] spoke.", "spokesman"),
        ("[PERSON|Director of Mines/Esi Quaye] spoke.", "Director of Mines"),
        ("The dockers' executive director, [PERSON|Esi Quaye], spoke.", "executive director"),
        ("[PERSON|Esi Quaye], the outgoing mayor, spoke.", "outgoing mayor"),
        ("[PERSON|Esi Quaye], a 55-year-old former teacher, left.", "former teacher"),
        ("[PERSON|Esi Quaye], a long-serving deputy mayor, left.", "deputy mayor"),
        ("[PERSON|Esi Quaye], a little-known acting mayor, left.", "acting mayor"),
        ("[PERSON|Esi Quaye], a proud veteran, left.", "veteran"),
    ] {
        assert_eq!(Story::read(article).entity("Esi Quaye").role.as_deref(), Some(role), "{article}");
    }
}

#[test]
fn roles_before_names() {
    let story = Story::read(
        "The mayor of [GPE:GH|Tema], [PERSON|Esi Quaye], opened the bridge.
         [NORP:TR|Turkish] foreign minister [PERSON|Cem Aydin] was there.
         {The mayor} said <traffic would ease>.
         {The [NORP:TR|Turkish] foreign minister} praised <the engineers>.",
    );
    assert_eq!(story.speakers(), ["Esi Quaye", "Cem Aydin"]);
    assert_eq!(story.entity("Cem Aydin").country.map(|c| c.0), Some(*b"TR"));
    assert_eq!(story.entity("Esi Quaye").role.as_deref(), Some("mayor"));
}

#[test]
fn who_is_named_behind_the_whole_office() {
    for source in [
        "The agency's geologist in charge, [PERSON|Esi Quaye]",
        "Opposition leader Sen. [PERSON|Esi Quaye]",
        "[PERSON|Acting Director of Mines/Esi Quaye]",
        "Co-founder and [PERSON|chief executive/Esi Quaye]",
        "Former [ORG|Tema Port] director [PERSON|Esi Quaye], who left in May",
        "[GPE:GB|UK]-based [PERSON|Esi Quaye]",
        "[ORG|Tema Port Union] (TPU) leader [PERSON|Esi Quaye]",
    ] {
        assert_eq!(Story::read(&format!("{{{source}}} said <it rained>.")).speakers(), ["Esi Quaye"], "{source}");
    }
    let daughter = Story::read("{The daughter of [PERSON|Mayor/Esi Quaye]} said <it rained>.");
    assert_eq!(daughter.speakers(), ["The daughter of Mayor Esi Quaye"]);
}

#[test]
fn an_office_by_its_initials() {
    let story = Story::read(
        "[PERSON|Chief Justice/Esi Quaye] opened the hearing.
         {The [ORG|CJ]} said <it was late>. The [ORG|HRW] left.",
    );
    assert_eq!(story.speakers(), ["Esi Quaye"]);
    assert_eq!(story.entity("HRW").kind, crate::mentions::EntityType::Org);
    let story = Story::read("MEC [PERSON|Esi Quaye] opened the hearing. {The [ORG|MEC]} said <it was late>.");
    assert_eq!(story.speakers(), ["Esi Quaye"]);
}

#[test]
fn a_description_varies_the_name_before_it() {
    let meant = |story: &str| Story::read(story).speakers()[0].to_owned();
    for story in [
        "[PERSON|Esi Quaye] praised the bridge. {The former teacher} said <it was late>.",
        "[PERSON|Esi Quaye] came on for [PERSON|Cem Aydin]. {The striker} said <it was late>.",
        "[PERSON|Esi Quaye] praised the bridge. {The chancellor} said <it was late>.",
        "[PERSON|Cem Aydin] won. [PERSON|Esi Quaye] wept. {The striker} said <it was late>.",
    ] {
        assert_eq!(meant(story), "Esi Quaye", "{story}");
    }
    for story in [
        "[PERSON|Esi Quaye] was shot. {The chancellor} said <it was late>.",
        "[PERSON|Esi Quaye] praised the bridge. {The judge} said <it was late>.",
        "[PERSON|Esi Quaye] met [PERSON|Cem Aydin]. {The chancellor} said <it was late>.",
        "[PERSON|Esi Quaye], a doctor, met him. {The chancellor} said <it was late>.",
        "[PERSON|Carlos Quaye] wept. {The actress} said <it was late>.",
    ] {
        assert_ne!(meant(story), "Esi Quaye", "{story}");
        assert!(meant(story).starts_with("The "), "{story}");
    }
}

#[test]
fn a_body_acts_though_it_is_named_as_an_object_since() {
    let story = Story::read(
        "{The [ORG|Orlanda Group]} said <it had bought [ORG|Tessmark]>. The deal makes [ORG|Orlanda Group] large, {the company} said <in a note>.",
    );
    assert_eq!(story.speakers(), ["Orlanda Group", "Orlanda Group"]);
}

#[test]
fn he_is_not_whom_a_fronted_phrase_names() {
    let story = Story::read(
        "[PERSON|Kofi Annor] is in town. At a talk given by [GPE:GB|UK] [PERSON|finance minister/Cem Aydin] on Friday, {he} said <it rained>.",
    );
    assert_eq!(story.speakers(), ["Kofi Annor"]);
}

#[test]
fn he_may_be_somebody_unknown_who_talks() {
    let story = Story::read(
        "[PERSON|Kofi Annor] left on Friday.
         <It rains>, {a senior member of the club} said.
         <It will go on>, {he} said.",
    );
    assert_eq!(story.speakers(), ["a senior member of the club", "a senior member of the club"]);
}

#[test]
fn the_pm_is_the_prime_minister() {
    let story = Story::read("[PERSON|Prime Minister/Esi Quaye] arrived. {The PM} said <it was late>.");
    assert_eq!(story.speakers(), ["Esi Quaye"]);
}

#[test]
fn who_one_of_many_is() {
    let story = Story::read("One employee, {who} asked not to be named, said no.");
    assert_eq!(story.speakers(), ["One employee"]);
}

#[test]
fn an_age_means_whom_it_is_told_of() {
    let story = Story::read(
        "[PERSON|Esi Quaye], 22, and [PERSON|Cem Aydin], 54, won.
         {The 54-year-old} said <it was late>.
         {[PERSON|Esi Quaye]} said <it was early>. {The 30-year-old} said <it rained>.",
    );
    assert_eq!(story.speakers(), ["Cem Aydin", "Esi Quaye", "The 30-year-old"]);
    let story = Story::read("{[PERSON|Esi Quaye]} said <it was late>. {The 30-year-old} said <it rained>.");
    assert_eq!(story.speakers(), ["Esi Quaye", "Esi Quaye"]);
}

#[test]
fn kin_leave_the_surname_to_whom_the_article_tells_of() {
    let story = Story::read(
        "[PERSON|Esi Quaye] hunts. She is inspired by her late father [PERSON|Kojo Quaye].
         {[PERSON|Quaye]} said <it rained>.",
    );
    assert_eq!(story.speakers(), ["Esi Quaye"]);
    let story = Story::read(
        "[PERSON|Esi Quaye] won. {Her mother, [PERSON|Ama Quaye],} said <it rained>. {[PERSON|Quaye]} said <it was late>.",
    );
    assert_eq!(story.speakers(), ["Ama Quaye", "Ama Quaye"]);
}

#[test]
fn the_first_of_two_surnames_is_one() {
    let story = Story::read(
        "[PERSON|Clara Restrepo Marin] denied it. {[PERSON|Restrepo]} said <it rained>. Her brother, [PERSON|Julio Restrepo], left.",
    );
    assert_eq!(story.speakers(), ["Clara Restrepo Marin"]);
}

#[test]
fn an_office_of_two_holders_is_left_open() {
    let story = Story::read(
        "[GPE:FI|Finland]'s [PERSON|Energy Minister/Aino Laine] met [GPE:EE|Estonia]'s [PERSON|Energy Minister/Rein Tamm].
         {The minister} said <the cable was safe>.
         {[GPE:EE|Estonia]'s energy minister} said <repairs had begun>.",
    );
    assert_eq!(story.speakers(), ["The minister", "Rein Tamm"]);
}

#[test]
fn the_office_is_not_its_deputy() {
    let story = Story::read(
        "[PERSON|Deputy Governor/Paul Sithole] opened the meeting.
         {The governor} said <rates would stay>.",
    );
    assert_eq!(story.speakers(), ["The governor"]);
}

#[test]
fn a_quote_that_goes_on_keeps_its_speaker() {
    let story = Story::read(
        "{[PERSON|Nina Popova], an analyst at a broker in [GPE:BG|Sofia],} said <\"Demand is weak.>
         <\"And it will stay so.\">",
    );
    assert_eq!(story.speakers(), ["Nina Popova", "Nina Popova"]);
    assert_eq!(story.entity("Nina Popova").role.as_deref(), Some("analyst"));
}

#[test]
fn a_dateline_gives_a_ministers_country_when_the_story_stays_there() {
    let story = Story::read(
        "LUSAKA (-) {[PERSON|Finance Minister/Joseph Banda]} said <the budget was balanced>.
         Shops in [GPE:ZM|Lusaka] and across [GPE:ZM|Zambia] were open.",
    );
    assert_eq!(story.entity("Joseph Banda").country.map(|c| c.0), Some(*b"ZM"));
}

#[test]
fn the_company_is_the_one_on_stage() {
    let story = Story::read(
        "{[ORG|Karoo Solar]} said <it would build two plants>.
         {The company} expects <first power in May>.
         {It} said <jobs would follow>.",
    );
    assert_eq!(story.speakers(), ["Karoo Solar"; 3]);
    assert_eq!(story.entity("Karoo Solar").pronoun.as_deref(), Some("it"));
}

#[test]
fn mentions_inside_quotes_know_their_quote() {
    let story = Story::read("{[PERSON|Ada Obi]} said <[GPE:GH|Accra] was calm>. [GPE:TG|Lome] was not.");
    let quotes: Vec<_> = story.cast.mentions.iter().map(|m| m.quote).collect();
    assert_eq!(quotes, [None, Some(0), None]);
}

#[test]
fn a_hundred_thousand_names_take_no_time() {
    let mut text = String::new();
    for n in 0..50_000 {
        let _ = writeln!(text, "[PERSON|Given{n} Family{}] met [ORG|Firm{n} Works Limited]. {{He}} said <so>.", n % 7);
    }
    let begun = std::time::Instant::now();
    let story = Story::read(&text);
    assert_eq!(story.cast.speakers.len(), 50_000);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn given_names_tell_the_gender() {
    let story = Story::read(
        "[PERSON|Ingrid Dahl] and [PERSON|Bjorn Moe] run the ferry line.
         {She} said <fares would rise>.
         {He} said <they would not>.",
    );
    assert_eq!(story.speakers(), ["Ingrid Dahl", "Bjorn Moe"]);
}

#[test]
fn people_named_together_are_a_group() {
    let story = Story::read("{[PERSON|Ada Obi] and [PERSON|Ben Cole]} said <the court had erred>.");
    assert_eq!(story.speakers(), ["Ada Obi and Ben Cole"]);
    assert_eq!(story.cast.speakers[0].kind, Some(SpeakerType::Group));
}

#[test]
fn the_agency_is_written_as_its_byline_writes_it() {
    let story = Story::read(
        "~ Antara
         @ [ORG|ANTARA]/[PERSON|Budi Santoso]
         {[ORG|ASEAN]} said <talks would go on>.",
    );
    assert_eq!(story.names(), ["Antara", "Budi Santoso", "ASEAN"]);
}

proptest! {
    /// Whatever the text, names and sources are: no panic, a speaker for each quote, mentions that slice.
    #[test]
    fn any_article_has_a_cast(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "the", "The", "minister", "Foreign", "Minister", "bank", "'s", ",", "of", "Mali", "Ada", "Obi", "he", "She",
                "who", ".", "\"", "\n", "é", "\u{200b}", "AU", "and", "a", "country's", "top", "dipomat", "-", "said",
            ]),
            0..60,
        ),
        marks in prop::collection::vec((0usize..60, 1usize..4, 0usize..10), 0..12),
    ) {
        let text = words.join(" ");
        let document = parse(&text, &Given::default());
        let prose = text::read(&text, &document);
        let (mut names, mut quotes, mut free) = (Vec::new(), Vec::new(), 0);
        let mut marks = marks;
        marks.sort_unstable();
        for (first, length, what) in marks {
            let end = first + length;
            if end > prose.tokens.len() {
                continue;
            }
            let span = prose.tokens[first].span.cover(prose.tokens[end - 1].span);
            if what >= 6 {
                let source = (what > 6).then_some(span);
                let (kind, act, basis) = (QuoteKind::Direct, Act::Speech, Basis::Previous);
                quotes.push(Quote { kind, act, spans: vec![span], sentence: 0, source, cue: None, basis, confidence: 1.0 });
            } else if first >= free {
                let kind = [EntityType::Person, EntityType::Org, EntityType::Gpe, EntityType::Norp][what % 4];
                let title = (what == 4 && first > 0).then(|| prose.tokens[first - 1].span);
                let (first, end) = (first as u32, end as u32);
                names.push(Name { span, kind, first, end, title, country: None, acronym: None, credit: what == 5 });
                free = end as usize;
            }
        }
        let cast = super::resolve(&text, &document, &prose, &names, &quotes);
        prop_assert_eq!(cast.speakers.len(), quotes.len());
        prop_assert!(cast.mentions.windows(2).all(|m| (m[0].span.start, m[0].span.end) < (m[1].span.start, m[1].span.end)));
        for mention in &cast.mentions {
            prop_assert!(!Span::of(mention.span, &text).is_empty());
            prop_assert!((mention.entity as usize) < cast.entities.len());
        }
        let speakers = cast.speakers.iter().filter_map(|s| s.entity);
        prop_assert!(speakers.into_iter().all(|e| (e as usize) < cast.entities.len()));
    }
}
