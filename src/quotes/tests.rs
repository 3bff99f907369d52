//! What users of such packages complain of, on articles of our own in the styles of several outlets.

use crate::document::Given;
use crate::pipeline::{Attributions, analyse};

/// The quotes of an article, a line each: who, kind, basis, and what is said, spans parted by a slash.
fn quotes(article: &str) -> Vec<String> {
    let found = analyse(article.to_owned(), Given::default(), Attributions::Speech);
    let shown = |quote: &crate::quotes::Quote| {
        let source = quote.source.map_or("nobody", |span| span.of(&found.text));
        let said = quote.spans.iter().map(|span| span.of(&found.text)).collect::<Vec<_>>().join(" / ");
        format!("{source} | {} | {} | {said}", quote.kind.name(), quote.basis.name())
    };
    found.quotes.iter().map(shown).collect()
}

/// An article and its quotes, all of them.
fn check(article: &str, expected: &[&str]) {
    assert_eq!(quotes(article), expected, "\n{article}");
}

#[test]
fn a_stray_mark_spoils_its_paragraph_at_worst() {
    let found = quotes(
        "The ferry is late,\" the board said in a notice.\n\nMayor Ana Petrova disagreed.\n\n\
         \"The ferry is early,\" Petrova told reporters on Monday.\n\nShe left \"at once.\n\n\
         \"It was never late,\" harbor master Joe Lindqvist said.",
    );
    for row in [
        "Petrova | direct | verb | The ferry is early",
        "harbor master Joe Lindqvist | direct | verb | It was never late",
    ] {
        assert!(found.iter().any(|found| found == row), "{row}\n  in {found:?}");
    }
}

#[test]
fn a_split_quote_is_one_row() {
    check(
        "“We lost the roof,” said Wanjiru Kamau, who runs the clinic. “We did not lose the patients.”",
        &["Wanjiru Kamau, who runs the clinic | direct | verb | We lost the roof / We did not lose the patients."],
    );
    check("“It is,” he said, “the end of the line.”", &["he | direct | verb | It is / the end of the line."]);
    check(
        "\"The well is dry,\" Ochieng told reporters. \"We drink from the river\" and from the tank at the school.",
        &["Ochieng | mixed | verb | The well is dry / \"We drink from the river\" and from the tank at the school"],
    );
}

#[test]
fn apostrophes_are_no_marks() {
    check(
        "‘The farmers’ union won’t sign,’ said its chair, Meg O’Dowd. ‘It’s the lenders’ turn.’",
        &["its chair, Meg O’Dowd | direct | verb | The farmers’ union won’t sign / It’s the lenders’ turn."],
    );
    check("The players' bus left at 6'2\" past the '90s shop on St James' Road.", &[]);
    check(
        "LONDON — 'We've waited since the '90s,' said councillor Priya Nair. 'The residents' patience is gone.'",
        &["councillor Priya Nair | direct | verb | We've waited since the '90s / The residents' patience is gone."],
    );
}

#[test]
fn scare_quotes_titles_and_nicknames_are_no_quotes() {
    check("Robert \"Bob\" Lund sold the \"smart\" kettle at the \"Night of Tea\" fair in 2014.", &[]);
    check("His novel 'The Salt Road' won a prize, and a 27\" screen showed the 'lucky' winner.", &[]);
}

#[test]
fn hearers_and_inverted_order() {
    check(
        "KAMPALA, March 3 - “The road opens in May,” Works Minister Grace Akello told reporters.\n\n\
         “We have heard that before,” said Peter Okot, a shopkeeper.\n\n\
         The road will not open in May, the engineers said on Tuesday.",
        &[
            "Works Minister Grace Akello | direct | verb | The road opens in May",
            "Peter Okot, a shopkeeper | direct | verb | We have heard that before",
            "the engineers | indirect | verb | The road will not open in May",
        ],
    );
}

#[test]
fn indirect_speech_ends_with_its_clause() {
    check(
        "New Delhi: The minister said the dam was safe and that no village would be moved.\n\n\
         According to the state's auditor, the dam leaks.\n\n\
         Villagers complained that nobody had asked them.",
        &[
            "The minister | indirect | verb | the dam was safe and that no village would be moved",
            "the state's auditor | indirect | according-to | the dam leaks",
            "Villagers | indirect | verb | that nobody had asked them",
        ],
    );
}

#[test]
fn a_mixed_quote_is_more_than_its_marks() {
    check(
        "Governor Luis Prado said the levy was “a tax on patience” and promised to repeal it.",
        &[
            "Governor Luis Prado | mixed | verb | the levy was “a tax on patience”",
            "Governor Luis Prado | indirect | verb | to repeal it",
        ],
    );
    check(
        "He said the bill, which he opposes, would “cost us all.”",
        &["He | mixed | verb | the bill, which he opposes, would “cost us all.”"],
    );
}

#[test]
fn who_speaks_without_a_cue() {
    check(
        "Harbour chief Ingrid Moe said the quay was sinking.\n\n\"We measure it every week. It never stops.\"",
        &[
            "Harbour chief Ingrid Moe | indirect | verb | the quay was sinking",
            "Harbour chief Ingrid Moe | direct | previous | We measure it every week. It never stops.",
        ],
    );
    check(
        "Judge Elena Sousa rose, then paused and added, \"I have said enough for one day.\"",
        &["Elena Sousa | direct | verb | I have said enough for one day."],
    );
}

#[test]
fn a_quote_over_paragraphs_is_one_row() {
    check(
        "“The reef is ill,” said Dr Tevita Lolo.\n\n“It was white in March.\n\n“It is grey now,” he said.",
        &[
            "Dr Tevita Lolo | direct | verb | The reef is ill",
            "he | direct | verb | It was white in March. / It is grey now",
        ],
    );
}

#[test]
fn questions_keep_their_own_speaker() {
    check(
        "“It rained for a week,” said farmer Ivo Blaha. “Who will pay?” Mayor Jana Kos asked the crowd.",
        &["farmer Ivo Blaha | direct | verb | It rained for a week", "Mayor Jana Kos | direct | verb | Who will pay?"],
    );
}

#[test]
fn paragraphs_of_one_speaker() {
    check(
        "\"He is talking, he's joking,\" Inspector Narelle Dawes said.\n\n\"He asked the paramedics for a pie.\"",
        &["Inspector Narelle Dawes | direct | verb | He is talking, he's joking / He asked the paramedics for a pie."],
    );
    check(
        "\"I could not drive past. What sort of person does that?\" Kevin Marsh said. \"I got her up.\"",
        &["Kevin Marsh | direct | verb | I could not drive past. What sort of person does that? / I got her up."],
    );
}

#[test]
fn titles_are_not_said() {
    check(
        "\"We lost,\" Emeka Obi told the \"Morning Show.\" \"We will win on Tuesday.\"",
        &["Emeka Obi | direct | verb | We lost / We will win on Tuesday."],
    );
}

#[test]
fn who_speaks_is_a_whole_phrase() {
    check(
        "Meanwhile, the farmers' forum urged both governments to stop the blame game.",
        &["the farmers' forum | indirect | verb | both governments to stop the blame game"],
    );
    check(
        "The four sides agreed to hold the next summit in 2026, said a joint communique issued after the meeting.",
        &[
            "a joint communique issued after the meeting | indirect | verb | The four sides agreed to hold the next summit in 2026",
        ],
    );
    let found = quotes(
        "A doctor at the main hospital, who asked not to be named, said 14 people had been admitted, \"two of them in a \
         serious condition\".",
    );
    assert!(
        found.iter().any(|row| row.starts_with("A doctor at the main hospital | mixed | verb | 14 people")),
        "{found:?}"
    );
    check(
        "The port was shut on Monday even as senators from both parties said they were near a deal.",
        &["senators from both parties | indirect | verb | they were near a deal"],
    );
    check(
        "The owner of the mill, who asked not to be named because he fears for his safety, said he had twice \
         asked the town for better lighting.",
        &["The owner of the mill | indirect | verb | he had twice asked the town for better lighting"],
    );
}

#[test]
fn who_is_silent_says_nothing() {
    check("The ministry did not respond to a request for comment. Rev. Thomas Ibarra declined to comment.", &[]);
    check("The company did not say how many tickets had been sold.", &[]);
    check("Neither embassy of the neighbouring states responded to requests for comment.", &[]);
}

#[test]
fn transcripts_and_signatures() {
    check(
        "HOST: Do you miss the sea?\nVARGA: Every day. But I like trains.\nUPDATE: The interview was held in May.",
        &["HOST | direct | label | Do you miss the sea", "VARGA | direct | label | Every day. But I like trains"],
    );
    check("“It was late. Nobody came.” ― Ana Petrova", &["Ana Petrova | direct | label | It was late. Nobody came."]);
}

#[test]
fn what_is_announced_stands_in_the_next_paragraph() {
    let found =
        quotes("On Friday the mayor wrote to her voters. She added:\n\n“We will rebuild the bridge. It takes a year.”");
    let row = "She | direct | verb | We will rebuild the bridge. It takes a year.";
    assert!(found.iter().any(|found| found == row), "{found:?}");
}

#[test]
fn headlines() {
    check(
        "Dam Is Safe and Will Not Flood Villages, Minister Says\n\nNAIROBI, Feb 2 - It rained on Monday.",
        &["Minister | indirect | headline | Dam Is Safe and Will Not Flood Villages"],
    );
    check(
        "Dam will flood no village: minister\n\nNAIROBI, Feb 2 - It rained on Monday.",
        &["minister | indirect | headline | Dam will flood no village"],
    );
}

#[test]
fn who_stands_before_a_clause() {
    check(
        "Sheriff Tom Ballinger, who took office after the fire, said in a statement that the jail was safe.",
        &["Sheriff Tom Ballinger | indirect | verb | that the jail was safe"],
    );
    check(
        "A banker, who gave her name simply as Funmi, said the queue was long.",
        &["Funmi | indirect | verb | the queue was long"],
    );
    check("Asked whether the port was safe, Kofi Mensah said it was.", &["Kofi Mensah | indirect | verb | it was"]);
    check(
        "The union said the levy, which took effect last week, adds $9 a day to the cost of a bus.",
        &["The union | indirect | verb | the levy, which took effect last week, adds $9 a day to the cost of a bus"],
    );
}

#[test]
fn questions_and_answers() {
    check(
        "Talking to the port's chief\n\nKofi Mensah has run the port of Tema for nine years. Mensah met Ana Ruiz on \
         Monday.\n\nQ: Will the port grow?\n\nA: It will. We have the land.\n\nQ: And the fishermen?\n\nA: They stay.",
        &["Kofi Mensah | direct | label | It will. We have the land", "Kofi Mensah | direct | label | They stay"],
    );
    check("The port has two grades of berth.\n\nA: It is deep and wide and near the gate.", &[]);
}

#[test]
fn captions_and_summaries() {
    let found = quotes(
        "Port to grow\nBy Ana Ruiz\nMarch 3, 2026\nSummary\nMinister says two piers will be built\n\
         TEMA, March 3 (Reuters) - The port of Tema will grow, Ports Minister Ama Boateng said on Monday.\n\
         Ports Minister Ama Boateng says the port has \"the money\", in Tema, March 3, 2026. REUTERS/Ida Quell\n",
    );
    assert!(found.contains(&"Minister | indirect | verb | two piers will be built".to_owned()), "{found:?}");
    let captioned =
        |row: &&String| row.starts_with("Ports Minister Ama Boateng | mixed | verb | the port has \"the money\"");
    assert_eq!(found.iter().filter(captioned).count(), 1, "{found:?}");
}
