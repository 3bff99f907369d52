//! Short articles with names that several places bear.

use super::fixture::Story;
use crate::mentions::gazetteer::lookup;
use crate::mentions::places::{Level, named};

/// The country of the entity called `name` and what kind of place it is linked to, `-` for none.
fn place(story: &str, name: &str) -> String {
    let story = Story::read(story);
    let entity = story.entity(name);
    let site = named(name).into_iter().find(|site| site.id == entity.geonames_id && site.id.is_some());
    let level = match site.map(|site| site.level) {
        Some(Level::Country) => "country",
        Some(Level::Region) => "region",
        Some(Level::City) => "city",
        None => "-",
    };
    if let Some(site) = site {
        assert_eq!(entity.country, Some(site.country));
        assert_eq!(entity.latitude, site.point.map(|[north, _]| north));
    }
    format!(
        "{} {level}",
        entity.country.map_or("-", |country| std::str::from_utf8(&country.0).unwrap().to_owned().leak())
    )
}

fn check(cases: &[(&str, &str, &str)]) {
    let wrong = cases.iter().map(|(story, name, expected)| (place(story, name), *expected, *name, *story));
    let wrong: Vec<_> = wrong.filter(|(found, expected, ..)| found != expected).collect();
    assert!(wrong.is_empty(), "found, expected, name, story: {wrong:#?}");
}

#[test]
fn a_city_is_the_large_one_unless_the_text_says_otherwise() {
    check(&[
        ("The fair opened in [GPE|Paris].", "Paris", "FR city"),
        ("The fair opened in [GPE|Paris], [GPE|Texas], on Monday.", "Paris", "US city"),
        ("The fair opened in [GPE|Paris], Tex., on Monday.", "Paris", "US city"),
        ("The fair opened in [GPE|Paris], TX.", "Paris", "US city"),
        ("A school in [GPE|Paris] closed. [GPE|Texas] has few; [GPE|Dallas] has many.", "Paris", "- -"),
        ("[GPE|London] ([GPE|Ontario]) has a new bridge.", "London", "CA city"),
        ("[GPE|London], Ont., has a new bridge.", "London", "CA city"),
        ("[GPE|London] has a new bridge.", "London", "GB city"),
        ("A firm from [GPE|Toronto] in [GPE|Canada] moved to [GPE|London].", "London", "GB city"),
        ("Envoys of the [GPE|U.S.] and of the [GPE|American] press met in [GPE|Rome].", "Rome", "IT city"),
        ("[GPE|U.S.] senators from [GPE|Texas] and [GPE|Ohio] flew to [GPE|Geneva].", "Geneva", "CH city"),
        ("A tram ran in [GPE|Moscow], [GPE|Idaho].", "Moscow", "US city"),
        ("A tram ran in [GPE|Melbourne], [GPE|Florida], and in [GPE|Tampa].", "Melbourne", "US city"),
        ("A tram ran in [GPE|Melbourne].", "Melbourne", "AU city"),
        ("A choir from [GPE|Valencia] in [GPE|Venezuela] sang in [GPE|Caracas].", "Valencia", "VE city"),
        ("A choir from [GPE|Valencia] sang in [GPE|Madrid].", "Valencia", "ES city"),
        (
            "The [GPE|Barcelona] port, near [GPE|Caracas] in [GPE|Venezuela], was calm, [NORP:VE|Venezuelan] officers said.",
            "Barcelona",
            "VE city",
        ),
    ]);
}

#[test]
fn tripoli_and_hyderabad_are_two_each() {
    check(&[
        ("Boats left the [NORP:LB|Lebanese] city of [GPE|Tripoli] at dawn.", "Tripoli", "LB city"),
        ("Boats left [GPE|Lebanon]'s second city, [GPE|Tripoli], at dawn.", "Tripoli", "LB city"),
        (
            "Boats left [GPE|Tripoli] for [GPE|Beirut]. [NORP:LB|Lebanese] officers said [GPE|Lebanon] had no fuel. [GPE|Lebanon] waits.",
            "Tripoli",
            "LB city",
        ),
        ("Boats left [GPE|Tripoli] for [GPE|Benghazi].", "Tripoli", "LY city"),
        ("Boats left [GPE|Tripoli].", "Tripoli", "LY city"),
        (
            "Trains from [GPE|Hyderabad] to [GPE|Karachi] stopped, [GPE|Pakistan] said. [GPE|Sindh] was flooded.",
            "Hyderabad",
            "PK city",
        ),
        ("Trains from [GPE|Hyderabad], [GPE|Sindh], stopped.", "Hyderabad", "PK city"),
        (
            "Trains from [GPE|Hyderabad] to [GPE|Chennai] stopped, [NORP:IN|Indian] Railways said.",
            "Hyderabad",
            "IN city",
        ),
        ("Trains from [GPE|Hyderabad] in southern [GPE|India] stopped.", "Hyderabad", "IN city"),
    ]);
}

#[test]
fn georgia_is_a_state_and_a_country() {
    check(&[
        ("[GPE|Georgia] will vote on Sunday. [GPE|Tbilisi] is calm.", "Georgia", "GE country"),
        ("[GPE|Georgia] and [GPE|Russia] fought for five days.", "Georgia", "GE country"),
        (
            "[GPE|Georgia] will vote. The [NORP:GE|Georgian] president met [GPE|U.S.] senators in [GPE|New York].",
            "Georgia",
            "GE country",
        ),
        ("[GPE|Georgia] will vote. Queues in [GPE|Atlanta] were long.", "Georgia", "US region"),
        ("[GPE|Georgia], [GPE|Alabama] and [GPE|Florida] share a river.", "Georgia", "US region"),
        ("[GPE|Georgia] [PERSON|Gov./Ann Lee] signed the bill.", "Georgia", "US region"),
        ("[GPE|Georgia]'s [PERSON|Governor/Ann Lee] signed the bill.", "Georgia", "US region"),
        ("The mill is in [GPE|Athens], [GPE|Georgia].", "Georgia", "US region"),
        ("The mill is in [GPE|Athens], [GPE|Georgia].", "Athens", "US city"),
        ("The mill is in [GPE|Athens], Ga., not far from [GPE|Augusta].", "Athens", "US city"),
        ("The mill is in [GPE|Athens], [GPE|Greece].", "Athens", "GR city"),
    ]);
}

#[test]
fn countries_with_names_that_are_alike() {
    check(&[
        ("[GPE|Congo] closed the border. [GPE|Goma] is quiet.", "Congo", "CD country"),
        (
            "[GPE|Congo] closed the border. [GPE|Brazzaville] is quiet and [GPE|Pointe-Noire], too.",
            "Congo",
            "CG country",
        ),
        ("[GPE:CD|DR Congo] and [GPE:CG|Republic of Congo] share a river.", "DR Congo", "CD country"),
        ("[GPE:CD|DR Congo] and [GPE:CG|Republic of Congo] share a river.", "Republic of Congo", "CG country"),
        ("[GPE|Guinea], [GPE|Guinea-Bissau] and [GPE|Equatorial Guinea] met.", "Guinea", "GN country"),
        ("[GPE|Guinea], [GPE|Guinea-Bissau] and [GPE|Equatorial Guinea] met.", "Guinea-Bissau", "GW country"),
        ("[GPE|Guinea], [GPE|Guinea-Bissau] and [GPE|Equatorial Guinea] met.", "Equatorial Guinea", "GQ country"),
        ("[GPE|Papua New Guinea] met [GPE|Fiji].", "Papua New Guinea", "PG country"),
        ("[GPE|Niger] and [GPE|Nigeria] opened the border.", "Niger", "NE country"),
        ("[GPE|Niger] and [GPE|Nigeria] opened the border.", "Nigeria", "NG country"),
        ("Farmers in [GPE|Niger State] sold yams, [GPE|Nigeria] said.", "Niger State", "NG region"),
        ("[GPE|Dominica] and the [GPE|Dominican Republic] had rain.", "Dominica", "DM country"),
        ("[GPE|Dominica] and the [GPE|Dominican Republic] had rain.", "Dominican Republic", "DO country"),
        ("[GPE|Lebanon], [GPE|Jordan] and [GPE|Syria] met.", "Lebanon", "LB country"),
        ("A barn burnt in [GPE|Lebanon], [GPE|Tennessee].", "Lebanon", "US city"),
        ("[GPE|Mexico], [GPE|Panama] and [GPE|Cuba] met.", "Mexico", "MX country"),
        ("[GPE|Singapore] and [GPE|Luxembourg] signed.", "Singapore", "SG country"),
    ]);
}

#[test]
fn cities_and_states_of_one_name() {
    check(&[
        ("[GPE|Washington] and [GPE|Beijing] talked.", "Washington", "US city"),
        ("Ferries in [GPE|Washington] state stopped.", "Washington", "US region"),
        ("[GPE|Washington] [PERSON|Gov./Ann Lee] stopped the ferries to [GPE|Seattle].", "Washington", "US region"),
        ("[GPE|New York] has a new mayor.", "New York", "US city"),
        ("The state of [GPE|New York] has a new budget.", "New York", "US region"),
        ("[GPE|Victoria] has fires near [GPE|Melbourne], [GPE|Australia] said.", "Victoria", "AU region"),
        ("[GPE|Victoria] has a ferry to [GPE|Vancouver], [GPE|British Columbia] said.", "Victoria", "CA city"),
        ("The market in [GPE|Kano] burnt.", "Kano", "NG city"),
        ("Herders of [GPE|Jujuy], a high province, met in [GPE|Argentina].", "Jujuy", "AR region"),
        ("[GPE|Kano State] has a new budget.", "Kano State", "NG region"),
        ("Floods reached [GPE|Punjab], [GPE|Pakistan] said; [GPE|Lahore] was dry.", "Punjab", "PK region"),
        (
            "Floods reached [GPE|Punjab], [GPE|India] said; [GPE|Ludhiana] was dry. [NORP:IN|Indian] troops came.",
            "Punjab",
            "IN region",
        ),
    ]);
}

#[test]
fn cities_of_one_size_stay_open() {
    check(&[
        ("Students in [GPE|Cambridge] marched.", "Cambridge", "- -"),
        ("Students in [GPE|Cambridge] marched to [GPE|Boston].", "Cambridge", "US city"),
        (
            "Students in [GPE|Cambridge] marched, and in [GPE|Oxford], [GPE|England], too. [GPE|Britain] noticed.",
            "Cambridge",
            "GB city",
        ),
        (
            "Trams in [GPE|Birmingham] stopped; trains to [GPE|Manchester] ran, [NORP:GB|British] firms said.",
            "Birmingham",
            "GB city",
        ),
        (
            "Buses in [GPE|Birmingham] stopped, [GPE|Alabama] said; those of [GPE|Montgomery] ran.",
            "Birmingham",
            "US city",
        ),
        ("A bakery in [GPE|Springfield] burnt, the [GPE|U.S.] agency said.", "Springfield", "US -"),
        ("A bakery in [GPE|Springfield], [GPE|Illinois], burnt.", "Springfield", "US city"),
        ("Tremors shook [GPE|Santiago].", "Santiago", "CL city"),
        ("Tremors shook [GPE|San José], [GPE|Costa Rica] said.", "San José", "CR city"),
        ("Tremors shook [GPE|San Jose] and [GPE|Oakland] in [GPE|California].", "San Jose", "US city"),
    ]);
}

#[test]
fn small_places_need_somebody_to_speak_for_them() {
    check(&[
        ("The council of [GPE|Alton] met.", "Alton", "- -"),
        ("A bus fell in [GPE|Mandi] in [GPE|Jammu and Kashmir], [GPE|India] said.", "Mandi", "IN -"),
        ("Buses in [GPE|Mandi] stopped, [GPE|India] said.", "Mandi", "IN city"),
        ("Tailors of [GPE|Gulu] met in [GPE|Kampala].", "Gulu", "UG city"),
        ("A bus from [GPE|Zorvania] was late in [GPE|Kenya].", "Zorvania", "- -"),
        ("A bus left [GPE|Zorvania], [GPE|Kenya].", "Zorvania", "KE -"),
    ]);
}

#[test]
fn two_places_of_one_name_are_told_apart() {
    let story = Story::read(
        "Bakers of [GPE|Paris], [GPE|Texas], went to [GPE|Paris], [GPE|France].
         [GPE|Paris] liked their pies.",
    );
    let both: Vec<_> = story.cast.entities.iter().filter(|entity| entity.name == "Paris").collect();
    assert_eq!(both.iter().map(|e| e.country.map(|c| c.0)).collect::<Vec<_>>(), [Some(*b"US"), Some(*b"FR")]);
    assert_eq!(
        story.cast.mentions.iter().filter(|m| m.span.of(&story.text) == "Paris").map(|m| m.entity).collect::<Vec<_>>(),
        [0, 2, 2]
    );
}

#[test]
fn lists_are_no_addresses() {
    check(&[
        ("It sells in [GPE|Lima], [GPE|Quito] and [GPE|Bogota].", "Lima", "PE city"),
        ("It sells in [GPE|Nevada], [GPE|Missouri] and [GPE|Ohio].", "Nevada", "US region"),
        ("It sells in [GPE|Lagos], [GPE|Ghana] and [GPE|Togo].", "Lagos", "NG city"),
    ]);
}

#[test]
fn peoples_of_no_country_have_none() {
    let known = include_str!("../data/known.tsv").lines().filter_map(|line| line.strip_prefix("norp\t-\t"));
    for name in known.flat_map(|names| names.split('|')) {
        let country = lookup(&name.to_lowercase()).country();
        let mark = country.map_or(String::new(), |country| format!(":{}", country.code()));
        let story = Story::read(&format!("[NORP{mark}|{name}] leaders met."));
        assert_eq!(story.cast.entities[0].country, None, "{name}");
    }
}

#[test]
fn peoples_share_names_and_countries() {
    let people = |story: &str, name: &str| Story::read(story).entity(name).country.map(|country| country.0);
    assert_eq!(people("[NORP|Congolese] miners struck.", "Congolese"), Some(*b"CD"));
    assert_eq!(people("[NORP|Congolese] miners left [GPE|Brazzaville].", "Congolese"), Some(*b"CG"));
    assert_eq!(people("[NORP|Dominican] farmers struck in [GPE|Dominica].", "Dominican"), Some(*b"DM"));
    assert_eq!(people("[NORP|Dominican] farmers left [GPE|Santo Domingo].", "Dominican"), Some(*b"DO"));
    assert_eq!(people("[NORP|Malians] and [NORP|Kurds] marched.", "Malians"), Some(*b"ML"));
    assert_eq!(people("[NORP|Malians] and [NORP|Kurds] marched.", "Kurds"), None);
}
