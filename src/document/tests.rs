use super::*;
use proptest::prelude::*;

fn check(text: &str) {
    let document = parse(text, &Given::default());
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && !block.span.is_empty(), "{block:?} in {text:?}");
        assert_eq!(block.span.trim(text), block.span);
        end = block.span.end;
    }
    let body: Vec<Span> = document.blocks.iter().filter(|b| b.paragraph.is_some()).map(|b| b.span).collect();
    assert_eq!(body, document.paragraphs);
    for span in document.boilerplate.iter().chain(&document.summary).chain(&document.subheadings) {
        assert!(!span.of(text).is_empty());
    }
    for junk in &document.boilerplate {
        assert!(!document.blocks.iter().any(|b| b.span.overlaps(*junk)), "{junk:?} in {text:?}");
    }
    if let Some(dateline) = &document.dateline {
        assert!(!document.blocks.iter().any(|b| b.span.overlaps(dateline.span)), "{dateline:?} in {text:?}");
    }
}

proptest! {
    #[test]
    fn any_string_holds_together(text in "\\PC{0,200}|[\\x00-\\x7f]{0,200}|(\\PC|[\\r\\n\u{a0}\u{200b}\u{feff}\"“(:/—-]){0,120}") {
        check(&text);
    }

    #[test]
    fn any_lines_hold_together(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        check(&pieces.concat());
    }
}

#[test]
fn a_moment_around_what_is_filed_holds_together() {
    check("Updated 3/4/2024Get our newsletter by email\nhide caption\n14:32 GMT\nlist of 2 items\ndate 2024-03-02 ");
}

#[test]
fn the_line_with_the_dateline_stays() {
    check(
        "(AP Photo/Ana Ruiz)\n\n\rQUITO, March 3 (Reuters) - CNN — (AP Photo/Ana Ruiz)/AFP‘We go out at night’\nUpdated \
         3/4/2024View image in fullscreen\nA ferry leaves Suva. REUTERS/Ana RuizCorrection: it rose.\nHarare - Image source, \
         Getty Images\nThe lake rose by a metre on Sunday, officials said.",
    );
}

#[test]
fn a_credit_below_its_caption_is_no_paragraph() {
    check("Updated 3/4/2024Get our newsletter by email\nSummary\nMOSCOW, March 4. /TASS/. \n\nHarare - /AFP");
}

#[test]
fn headers_without_end_hold_together() {
    for header in ["By Ana Ruiz\nMarch 3, 2024\nLake rises again on the hill\n", "Home\n", "Lake rises on the hill\n"] {
        check(&header.repeat(70));
    }
}

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u{a0}",
    "\u{200b}",
    "By Ana Ruiz\n",
    "By Reuters\n",
    "Summary\n",
    "Lake Rises Again\n",
    "date 2024-03-02 ",
    "March 3, 2024 4:46 AM EST\n",
    "Updated 3/4/2024",
    "QUITO, March 3 (Reuters) - ",
    "Harare - ",
    "NEW DELHI: ",
    "The lake rose by a metre on Sunday, officials said.",
    "(AP Photo/Ana Ruiz)",
    "A ferry leaves Suva. REUTERS/Ana Ruiz",
    " Purchase Licensing Rights, opens new tab\n",
    "• Prices fall\n",
    "Read more: Fish\n",
    "“We go,” she said.\n",
    "Reporting by Ana Ruiz; Editing by Li Wei",
    "(ANI)",
    "©",
    "FILE PHOTO: ",
    "Image caption, ",
    "Łódź",
    "/AFP",
    "[",
    "]",
    "(",
    ")",
    "—",
    "Photo: ",
    "\u{1f600}",
    "Retrieved 3 March 2024",
    "Image source, Getty Images\n",
    "View image in fullscreen\n",
    "hide caption\n",
    "Ana Ruiz/Lake Post\n",
    "The old mill by the lake (Lake Water)\n",
    "Related stories\n",
    "list of 2 items\n",
    "end of list\n",
    "‘We go out at night’\n",
    "14:32 GMT\n",
    "By\n",
    "and\n",
    "KISUMU, Kenya\n",
    "CNN — ",
    "MOSCOW, March 4. /TASS/. ",
    "(ANSA) - ROME, MAR 4 - ",
    " PTI SKR",
    " Enditem",
    "Correction: it rose.\n",
    "# # #\n",
    "What's next?\n",
    "Get our newsletter by email\n",
    "Ana Ruiz / TNN / Mar 4, 2026, 07:41 IST\n",
    "\u{feff}",
];

#[test]
fn long_texts_take_no_longer_than_their_length() {
    let started = std::time::Instant::now();
    let lines = [
        "© Ana Ruiz\n",
        "A lake\n© Ana\n",
        "AFP\n",
        "By Ana Ruiz\nAFP\n",
        "14:32 GMT\n",
        "“We go out now”\n",
        "Related\n",
        "Ana Ruiz/Lake Post\n",
        "March 4, 2026 5:00 GMT\n",
        " By Ana /",
    ];
    for piece in ["\n", "By ", "\"", "word ", "a\n", "(", "REUTERS/", "A.\n", "- ", "2024-"].into_iter().chain(lines) {
        let text = piece.repeat(1_000_000 / piece.len());
        let _ = parse(&text, &Given::default());
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// The structure in a few lines, to compare.
fn outline(text: &str) -> String {
    let document = parse(text, &Given::default());
    let of = |span: Option<Span>| span.map_or("", |s| s.of(text)).to_owned();
    let stamp = document.published.map_or(String::new(), |s| {
        format!("{}{}", s.clock, s.offset_minutes.map_or(String::new(), |m| format!("{m:+}")))
    });
    let place = document
        .dateline
        .as_ref()
        .map_or(String::new(), |d| format!("{} {}", of(d.place), d.date.map_or(String::new(), |d| d.to_string())));
    format!(
        "{} / {} / {} / {} / {stamp} / {place} / {} bullets {} captions {} paragraphs",
        of(document.headline),
        of(document.subheadline),
        document.authors.join("+"),
        document.agency.clone().unwrap_or_default(),
        document.summary.len(),
        document.captions.len(),
        document.paragraphs.len()
    )
}

const BODY: &str = "Fishermen on the lake have stopped work over a new tax, their union said on Friday.\n\
    The government says that the money will pay for patrols.\n\
    \"We cannot pay twice,\" said Amina Otieno, who owns two boats in the bay.";

#[test]
fn wire_page_with_everything() {
    let text = format!(
        "date 2024-03-09 Fishermen Strike Over Tax on Lake\nBy Reuters\nMarch 8, 2024 4:46 AM EST\n\
        Boats lie idle in Kisumu, Kenya, March 7, 2024. REUTERS/Baz Ratner/File Photo Purchase Licensing Rights, opens new tab\n\
        Summary\nUnion says strike is open-ended\nGovernment 'will not yield'\nKISUMU, March 8 (Reuters) - {BODY}\n\
        Reporting by Amina Were; Editing by Hugh Lawson\nOur Standards: The Thomson Reuters Trust Principles., opens new tab"
    );
    assert_eq!(
        outline(&text),
        "Fishermen Strike Over Tax on Lake /  / Amina Were / Reuters / 2024-03-08T04:46:00-300 / KISUMU 2024-03-08 / 2 bullets 1 captions 3 paragraphs"
    );
    let document = parse(&text, &Given::default());
    assert_eq!(document.retrieved, Some(jiff::civil::date(2024, 3, 9)));
    assert_eq!(document.captions[0].credit.unwrap().of(&text), "REUTERS/Baz Ratner/File Photo");
    assert_eq!(document.layout, "wire");
    assert_eq!(document.boilerplate.len(), 4);
}

#[test]
fn layouts_of_many_countries() {
    let cases = [
        (
            "Lake strike spreads\nBy AMINA WERE Associated Press\nKISUMU, Kenya (AP) — {}",
            "Lake strike spreads /  / Amina Were / AP /  / KISUMU  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Fishermen strike over lake tax\n\nKenya's boats stay ashore\n\nAmina Were in Kisumu\nThu 7 Mar 2024 10.46 CET\n\n{}",
            "Fishermen strike over lake tax / Kenya's boats stay ashore / Amina Were /  / 2024-03-07T10:46:00+60 /  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Why fishermen strike\n3 hours ago\nShare\nSave\nAmina Were\nBBC News, Kisumu\nGetty Images\nImage source, Getty Images\nImage caption, Boats on the shore at dawn\n{}",
            "Why fishermen strike /  / ",
        ),
        (
            "Fishermen strike over lake tax\nPublished On 7 Mar 2024\n7 Mar 2024\nBoats on the shore [Amina Were/Al Jazeera]\n{}",
            "Fishermen strike over lake tax /  /  /  / 2024-03-07T00:00:00 /  / 0 bullets 1 captions 3 paragraphs",
        ),
        (
            "Fishermen strike over lake tax\nPTI | Updated: March 7, 2024 17:05 IST\nNEW DELHI: {}",
            "Fishermen strike over lake tax /  /  / ",
        ),
        ("BEIJING, March 7 (Xinhua) -- {}", " /  /  / Xinhua /  / BEIJING  / 0 bullets 0 captions 3 paragraphs"),
        (
            "Fishermen strike over lake tax\nPosted on March 7, 2024 by admin\nHarare - {}",
            "Fishermen strike over lake tax /  /  /  / ",
        ),
        (
            "Fishermen strike over lake tax\nKUALA LUMPUR, March 7 (Bernama) -- {}",
            "Fishermen strike over lake tax /  /  / Bernama /  / KUALA LUMPUR  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Fishermen strike over lake tax\nBy Amina Were and Li Wei, Staff Writers\nMarch 7, 2024 at 4:46 p.m. ET\n{}",
            "Fishermen strike over lake tax /  / Amina Were+Li Wei /  / 2024-03-07T16:46:00-300 /  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Fishermen strike over lake tax\nBy Sahel Newswire\n07/03/2024 17:05 WAT\nNIAMEY (Sahel Newswire) - {}",
            "Fishermen strike over lake tax /  /  / Sahel Newswire / 2024-03-07T17:05:00+60 / NIAMEY  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Key Points\n- Fishermen stop work\n- Tax starts in May\n{}",
            " /  /  /  /  /  / 2 bullets 0 captions 3 paragraphs",
        ),
        ("{}", " /  /  /  /  /  / 0 bullets 0 captions 3 paragraphs"),
        (
            "Fishermen strike over lake tax\n\n{}",
            "Fishermen strike over lake tax /  /  /  /  /  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Retrieved 9 March 2024\nFishermen strike over lake tax\nMarch 7, 2024\nUnion says strike is open-ended\nGovernment will not yield\nKisumu, Kenya – {}",
            "Fishermen strike over lake tax /  /  /  / 2024-03-07T00:00:00 / Kisumu  / 2 bullets 0 captions 3 paragraphs",
        ),
        (
            "Fishermen strike over lake tax\nBy Ana Ruiz | March 7, 2024\n5 min read\n{}\nRead more: Lake dries up\nCopyright 2024 The Lake Post. All rights reserved.",
            "Fishermen strike over lake tax /  / Ana Ruiz /  / 2024-03-07T00:00:00 /  / 0 bullets 0 captions 3 paragraphs",
        ),
        (
            "Fishermen strike over lake tax\nPARIS/NAIROBI, 7 March (AFP) – {}",
            "Fishermen strike over lake tax /  /  / AFP /  / PARIS  / 0 bullets 0 captions 3 paragraphs",
        ),
    ];
    for (text, wanted) in cases {
        let text = text.replace("{}", BODY);
        let found = outline(&text);
        assert!(found.starts_with(wanted), "{text}\n{found}\n{wanted}");
        assert!(found.ends_with("3 paragraphs"), "{text}\n{found}");
    }
}

#[test]
fn places_and_persons_in_lines_of_their_own() {
    let told = "The lake rose in Kisumu again on Monday, officials of the port said.";
    let rest = "Boats were moved to the hills and the market was closed for the day.";
    let of = |header: &str| {
        let text = format!("Lake rises for the third time\n{header}\n{told}\n\n{rest}\n");
        let document = parse(&text, &Given::default());
        let place = document.dateline.and_then(|dateline| dateline.place);
        format!("{}|{}", document.authors.join("+"), place.map_or("", |place| place.of(&text)))
    };
    assert_eq!(of("By Ana Ruiz\nKisumu"), "Ana Ruiz|Kisumu");
    assert_eq!(of("By Ana Ruiz\nQuito"), "Ana Ruiz|");
    assert_eq!(of("Ana Ruiz in Quito and José Paz in Lima\nMarch 4, 2026"), "Ana Ruiz+José Paz|");
    assert_eq!(of("RDT RDT\nMarch 4, 2026"), "|");
}

#[test]
fn what_is_given_wins() {
    let published = Stamp {
        clock: jiff::civil::date(2023, 1, 1).at(0, 0, 0, 0),
        precision: Precision::Day,
        offset_minutes: None,
        span: None,
    };
    let given = Given {
        published: Some(published),
        authors: Some(vec!["X Y".to_owned()]),
        agency: Some("Z".to_owned()),
        ..Given::default()
    };
    let document = parse(&format!("Lake strike\nBy Ana Ruiz\nKISUMU, Dec 31 (AP) - {BODY}"), &given);
    assert_eq!(document.authors, ["X Y"]);
    assert_eq!(document.agency.as_deref(), Some("Z"));
    assert_eq!(document.dateline.unwrap().date, Some(jiff::civil::date(2022, 12, 31)));
}

#[test]
fn subheadings_stand_between_paragraphs() {
    let text = format!("{BODY}\n\nOld quarrel\n\n{BODY}");
    let document = parse(&text, &Given::default());
    assert_eq!(document.subheadings.iter().map(|s| s.of(&text)).collect::<Vec<_>>(), ["Old quarrel"]);
    assert_eq!(document.paragraphs.len(), 6);
}

#[test]
fn one_line_is_a_paragraph() {
    for text in ["Lake rises", "The lake rose.", "By Ana Ruiz wrote it all", "© 2024", "“Yes,” he said."] {
        check(text);
    }
    assert_eq!(parse("Lake rises", &Given::default()).paragraphs.len(), 1);
    let text = "QUITO, March 3 (Reuters) - The lake rose.";
    assert_eq!(parse(text, &Given::default()).paragraphs[0].of(text), "The lake rose.");
}
