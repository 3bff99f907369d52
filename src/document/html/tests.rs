use super::*;
use proptest::prelude::*;

const BODY: &str = "<p>Fishermen on the lake have stopped work over a new tax, their union said on Friday.</p>\
    <p>The government says that the money will pay for patrols, and for nothing else.</p>\
    <p>“We cannot pay twice,” said Amina Otieno, who owns two boats in the bay.</p>";

fn read(html: &str) -> (String, Document) {
    read_html(html, &Given::default()).unwrap_or_default()
}

fn paragraphs(html: &str) -> Vec<String> {
    let (text, document) = read(html);
    document.paragraphs.iter().map(|span| span.of(&text).to_owned()).collect()
}

fn check(html: &str) {
    let (text, document) = read(html);
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && block.span.end as usize <= text.len(), "{block:?} of {html:?}");
        assert_eq!(block.span.trim(&text), block.span);
        end = block.span.end;
    }
    let body: Vec<Span> = document.blocks.iter().filter(|b| b.paragraph.is_some()).map(|b| b.span).collect();
    assert_eq!(body, document.paragraphs, "{html:?}");
}

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "</article>",
    "<main>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<h1>Lake rises again</h1>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "</ul>",
    "<br>",
    "<br/>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<span hidden>",
    "</span>",
    "<script>",
    "</script>",
    "<style>",
    "<template>",
    "<svg>",
    "</svg>",
    "<noscript>",
    "<figure><figcaption>",
    "</figure>",
    "<div class=share>",
    "<p class=byline>By Ana Ruiz</p>",
    "<!--",
    "-->",
    "<",
    "&amp;",
    "&#0;",
    "&",
    "<title>Lake rises again - The Post</title>",
    "QUITO, March 3 (Reuters) - ",
    "(AP Photo/Ana Ruiz)",
    "The lake rose by a metre on Sunday, officials said.",
    "“We go,” she said, and went.",
    "\u{1f600}",
    "\u{0}",
    "\n",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Lake rises again\"}</script>",
    "<meta property=og:description content=\"The lake rose by a metre on Sunday, officials said.\">",
    "<body>",
    "<html>",
];

proptest! {
    #[test]
    fn any_tag_soup_holds_together(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_string_holds_together(text in "(\\PC|[<>/&;\"'= \n\u{0}]){0,200}") {
        check(&text);
    }
}

#[test]
fn a_title_of_marks_is_no_headline() {
    let html = format!("<title>&gt;&gt;&gt;&gt;</title><h1>&gt;&gt;&gt;&gt;</h1><article>{BODY}</article>");
    check(&html);
    assert!(read(&html).1.headline.is_none());
    check("<title>&gt;&gt;</title><h1>&gt;&gt;</h1><p>&gt;&gt;</p>");
}

#[test]
fn a_page_gives_its_fields() {
    let html = format!(
        r#"<!doctype html><html lang=en><head><title>Fishermen strike over lake tax - The Lake Post</title>
        <meta property="og:site_name" content="The Lake Post"><meta property="og:description" content="Boats stay ashore in three towns">
        <link rel="canonical" href="https://example.org/lake"><script type="application/ld+json">
        {{"@type": "NewsArticle", "headline": "Fishermen strike over lake tax", "datePublished": "2024-03-07T10:46:00+03:00",
        "author": {{"@type": "Person", "name": "Amina Were"}}, "articleSection": "Business"}}</script></head>
        <body><header><a href=/>The Lake Post</a></header><nav><ul><li><a href=/a>News</a></ul></nav>
        <main><article><h1>Fishermen strike over  lake tax</h1><h2>Boats stay ashore in three towns</h2>
        <p class="byline">By Amina Were</p><figure><img src=x><figcaption>Boats in Kisumu. (AP Photo/Li Wei)</figcaption></figure>
        <div class="article-body"><p>KISUMU, Kenya (AP) — Boats lay idle in three towns on Thursday, their owners said.</p>{BODY}
        <div class="newsletter-signup"><p>Sign up for our newsletter, and never miss a story again.</p></div>
        <h2>Old quarrel</h2>{BODY}<p><a href=/b>READ MORE: Fish are dying</a></p></div></article></main>
        <footer><p>Copyright The Lake Post, all rights reserved, and so on and so forth.</p></footer></body></html>"#
    );
    let (text, document) = read(&html);
    let of = |span: Option<Span>| span.map_or("", |span| span.of(&text));
    assert_eq!(of(document.headline), "Fishermen strike over lake tax");
    assert_eq!(of(document.subheadline), "Boats stay ashore in three towns");
    assert_eq!((document.authors.as_slice(), document.agency.as_deref()), (&["Amina Were".to_owned()][..], Some("AP")));
    assert_eq!(document.published.unwrap().offset_minutes, Some(180));
    assert_eq!((document.outlet.as_deref(), document.category.as_deref()), (Some("The Lake Post"), Some("Business")));
    assert_eq!(document.url.as_deref(), Some("https://example.org/lake"));
    assert_eq!(document.captions[0].text.of(&text), "Boats in Kisumu.");
    assert_eq!(of(document.dateline.and_then(|dateline| dateline.place)), "KISUMU");
    assert_eq!(document.subheadings.iter().map(|span| span.of(&text)).collect::<Vec<_>>(), ["Old quarrel"]);
    assert_eq!(document.paragraphs.len(), 8);
    assert_eq!(document.paragraphs[0].of(&text), "Boats lay idle in three towns on Thursday, their owners said.");
    assert!(!text.contains("newsletter") && !text.contains("Copyright") && !text.contains("READ MORE"));
}

#[test]
fn what_is_given_wins() {
    let html =
        format!("<h1>Fishermen strike over tax</h1><meta name=author content='Li Wei'><article>{BODY}</article>");
    let given =
        Given { authors: Some(vec!["Ana Ruiz".to_owned()]), outlet: Some("Post".to_owned()), ..Given::default() };
    let (_, document) = read_html(&html, &given).unwrap();
    assert_eq!((document.authors.as_slice(), document.outlet.as_deref()), (&["Ana Ruiz".to_owned()][..], Some("Post")));
}

#[test]
fn names_are_evidence_only() {
    // Most of the text stands in what calls itself a sidebar; teasers are articles within the article.
    let teaser = "<article><p>Another story of some length is told here, in two lines.</p></article>";
    let html = format!(
        "<div class=sidebar>{BODY}</div><div class=related><p>Unrelated words of one sentence, no more.</p></div>"
    );
    assert_eq!(paragraphs(&html).len(), 3);
    assert_eq!(paragraphs(&format!("<article>{BODY}{BODY}{}</article>", teaser.repeat(3))).len(), 6);
}

#[test]
fn linked_data_prove_the_article() {
    let other =
        "<p>A long comment that somebody wrote below the story, with commas, and with full stops.</p>".repeat(30);
    let words = soup::read(BODY).text.replace('\n', " ");
    let html = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{}\"}}</script>\
        <div><div>{BODY}{}</div></div><div>{other}</div>",
        words.repeat(2),
        BODY.replace("tax", "levy")
    );
    assert!(paragraphs(&html)[0].starts_with("Fishermen"));
    assert!(!paragraphs(&html).iter().any(|line| line.contains("comment")));
}

#[test]
fn pull_quotes_and_line_breaks() {
    let quote = "<blockquote>“Nobody has asked us what the lake still gives us.”</blockquote>";
    let told = "<p>“Nobody has asked us what the lake still gives us,” she said. “We would have told them.”</p>";
    assert_eq!(paragraphs(&format!("<article>{BODY}{quote}{told}</article>")).len(), 4);
    let named = format!("<article>{BODY}{quote}<p>— Amina Otieno, boat owner</p>{told}</article>");
    assert_eq!(paragraphs(&named).len(), 4);
    // Told in other words, it is a pull quote still; told nowhere, it is the article's.
    let aside = |words: &str| format!("<article>{BODY}<aside><blockquote>{words}</blockquote></aside>{told}</article>");
    assert_eq!(paragraphs(&aside("We cannot pay twice. Nobody has asked us what the lake still gives us")).len(), 4);
    assert_eq!(paragraphs(&aside("Boats were not only tied up: some were sold to a dealer in town")).len(), 5);
    let post = "<blockquote><p>“We cannot pay twice,” said Amina Otieno, who owns two boats. <a href=x>pic</a></p></blockquote>";
    assert_eq!(paragraphs(&format!("<article>{BODY}{post}{told}</article>")).len(), 5);
    let lines = "The lake rose by a metre, officials said.<br>It may fall again, farmers hope.<br><br>Nobody knows when, they say.";
    assert_eq!(paragraphs(&format!("<div>{lines}</div>")).len(), 3);
}

#[test]
fn standfirsts_of_the_article_and_of_cards() {
    let title = "<div><h1>Lake rises again</h1><h2>Boats stay in port as a tax is doubled</h2></div>";
    let card =
        "<div class=card><p class=card-dek>Read our reviews of notable boats, updated every Wednesday.</p></div>";
    let html =
        format!("<main>{title}<article>{BODY}{card}{BODY}</article></main>").replace("The government", "The mayor");
    let (text, document) = read(&html);
    assert_eq!(document.subheadline.map(|span| span.of(&text)), Some("Boats stay in port as a tax is doubled"));
    assert_eq!(paragraphs(&html).len(), 6);
}

#[test]
fn pages_without_an_article() {
    for html in ["", "<html></html>", "<nav><a href=x>Home</a></nav>", "<title>Only a title</title>", "<script>x"] {
        assert!(read_html(html, &Given::default()).is_none(), "{html}");
    }
}

#[test]
fn hostile_pages_take_no_longer_than_their_length() {
    let started = std::time::Instant::now();
    let open = |tag: &str, count: usize| format!("{}{BODY}", tag.repeat(count));
    let pages = [
        open("<div>", 100_000),
        open("<p><b>", 100_000),
        open("<table><tr><td>", 50_000),
        open("<ul><li>", 100_000),
        open("<a href=x>", 100_000),
        format!("{}{}{BODY}", "<span>".repeat(100_000), "</b>".repeat(100_000)),
        format!("{}{BODY}", "</div>".repeat(300_000)),
        format!("<div {}>{BODY}</div>", "class=ad ".repeat(200_000)),
        format!("<div class='{}'>{BODY}</div>", "share-ads x y ".repeat(100_000)),
        format!("<div style='{}'>{BODY}</div>", "display: ".repeat(200_000)),
        format!("{BODY}{}", "<br>".repeat(500_000)),
        format!(
            "{BODY}{}",
            "<p>A sentence of more than sixty letters is repeated here, again and again.</p>".repeat(20_000)
        ),
        format!("{BODY}{}", "<h1>Lake rises again</h1>".repeat(50_000)),
        format!("{}{BODY}", "<meta name=author content='Ana Ruiz'>".repeat(50_000)),
        format!("{}{BODY}", "<script type='application/ld+json'>[]</script>".repeat(50_000)),
        format!("{BODY}<!--{}", "-".repeat(1_000_000)),
        format!("{BODY}{}", "&".repeat(1_000_000)),
        format!("<svg>{BODY}").repeat(10_000),
    ];
    for page in &pages {
        check(page);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
