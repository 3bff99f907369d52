//! What users of such packages complain of, on articles of our own in the styles of several outlets.

use crate::document::Given;
use crate::pipeline::{Attributions, analyse};

/// The quotes of an article: source, and spans parted by a slash.
fn quotes(article: &str) -> Vec<(String, String)> {
    let found = analyse(article.to_owned(), Given::default(), Attributions::Speech);
    let shown = |quote: &crate::quotes::Quote| {
        let source = quote.source.map_or("", |span| span.of(&found.text));
        (source.to_owned(), quote.spans.iter().map(|s| s.of(&found.text)).collect::<Vec<_>>().join(" / "))
    };
    found.quotes.iter().map(shown).collect()
}

fn has(article: &str, source: &str, said: &str) {
    let found = quotes(article);
    assert!(found.iter().any(|(s, q)| s == source && q == said), "{source}: {said}\n  in {found:?}");
}

#[test]
fn a_stray_mark_spoils_its_paragraph_at_worst() {
    let article = "The ferry is late,\" the board said in a notice.\n\nMayor Ana Petrova disagreed.\n\n\
                   \"The ferry is early,\" Petrova told reporters on Monday.\n\nShe left \"at once.\n\n\
                   \"It was never late,\" harbor master Joe Lindqvist said.";
    has(article, "Petrova", "The ferry is early");
    has(article, "harbor master Joe Lindqvist", "It was never late");
}

#[test]
fn a_split_quote_is_one_row() {
    has(
        "“We lost the roof,” said Wanjiru Kamau, who runs the clinic. “We did not lose the patients.”",
        "Wanjiru Kamau, who runs the clinic",
        "We lost the roof / We did not lose the patients.",
    );
    has("“It is,” he said, “the end of the line.”", "he", "It is / the end of the line.");
}

#[test]
fn apostrophes_are_no_marks() {
    let british = "‘The farmers’ union won’t sign,’ said its chair, Meg O’Dowd. ‘It’s the lenders’ turn.’";
    let found = quotes(british);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "The farmers’ union won’t sign / It’s the lenders’ turn.");
    assert!(quotes("The players' bus left at 6'2\" past the '90s shop on St James' Road.").is_empty());
}

#[test]
fn hearers_and_inverted_order() {
    let article = "KAMPALA, March 3 - “The road opens in May,” Works Minister Grace Akello told reporters.\n\n\
                   “We have heard that before,” said Peter Okot, a shopkeeper.\n\n\
                   The road will not open in May, the engineers' union said on Tuesday.";
    has(article, "Works Minister Grace Akello", "The road opens in May");
    has(article, "Peter Okot, a shopkeeper", "We have heard that before");
    has(article, "the engineers' union", "The road will not open in May");
}

#[test]
fn indirect_speech_ends_with_its_clause() {
    let article = "New Delhi: The minister said the dam was safe and that no village would be moved.\n\n\
                   According to the state's auditor, the dam leaks.\n\n\
                   Villagers complained that nobody had asked them.";
    has(article, "The minister", "the dam was safe and that no village would be moved");
    has(article, "the state's auditor", "the dam leaks");
    has(article, "Villagers", "that nobody had asked them");
}

#[test]
fn a_mixed_quote_is_more_than_its_marks() {
    has(
        "Governor Luis Prado said the levy was “a tax on patience” and promised to repeal it.",
        "Governor Luis Prado",
        "the levy was “a tax on patience”",
    );
}

#[test]
fn transcripts_and_signatures() {
    let talk = "HOST: Do you miss the sea?\nVARGA: Every day. But I like trains.";
    has(talk, "VARGA", "Every day. But I like trains");
    has("“It was late. Nobody came.” ― Ana Petrova", "Ana Petrova", "It was late. Nobody came.");
}

#[test]
fn what_is_announced_stands_in_the_next_paragraph() {
    has(
        "On Friday the mayor wrote to her voters. She added:\n\n“We will rebuild the bridge. It takes a year.”",
        "She",
        "We will rebuild the bridge. It takes a year.",
    );
}

#[test]
fn headlines() {
    let article = "Dam Is Safe and Will Not Flood Villages, Minister Says\n\nNAIROBI, Feb 2 - It rained on Monday.";
    has(article, "Minister", "Dam Is Safe and Will Not Flood Villages");
}
