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
    "\u{feff}",
];

#[test]
fn long_texts_take_no_longer_than_their_length() {
    let started = std::time::Instant::now();
    for piece in ["\n", "By ", "\"", "word ", "a\n", "(", "REUTERS/", "A.\n", "- ", "2024-"] {
        let text = piece.repeat(5_000_000 / piece.len());
        let _ = parse(&text, &Given::default());
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
