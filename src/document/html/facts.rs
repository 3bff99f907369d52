//! What a page says of its article to machines: linked data, Open Graph, meta tags, microdata.
//!
//! In: the page's notes. Out: [`Facts`]. Several sources name the same thing; the order here is how far
//! they can be trusted, and a later one wins only with better evidence: a clock where the earlier has
//! only the day, a zone where it has none.

use super::soup::{Notes, read as soup};
use crate::document::byline::Byline;
use crate::document::{Precision, Stamp, agencies, names};
use jiff::civil::Time;
use serde_json::{Map, Value};

/// A longer name or title is none.
const LONGEST: usize = 400;

/// What is known of the article beside its text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Its headlines, the most trusted first.
    pub(super) headlines: Vec<String>,
    pub(super) description: Option<String>,
    pub(super) byline: Byline,
    pub(super) published: Option<Stamp>,
    pub(super) updated: Option<Stamp>,
    /// The outlet.
    pub(super) outlet: Option<String>,
    /// The part of the outlet in which it appeared.
    pub(super) category: Option<String>,
    pub(super) url: Option<String>,
    /// Its text.
    pub(super) body: Option<String>,
}

type Fields = Map<String, Value>;

/// Reads the notes.
pub(super) fn read(notes: &Notes) -> Facts {
    let scripts: Vec<Value> = notes.linked_data.iter().filter_map(|script| json(script)).collect();
    let article = article(&scripts);
    let field = |name: &str| article.and_then(|fields| fields.get(name));
    let metas = |names: &'static [&'static str]| {
        let of = |name: &'static str| notes.metas.iter().filter(move |(key, _)| key == name).map(|(_, value)| value);
        names.iter().copied().flat_map(of)
    };
    let items = |names: &'static [&'static str]| {
        notes.items.iter().filter(move |(key, _)| names.contains(&key.as_str())).map(|(_, value)| value)
    };
    let stated = |field: Option<&Value>| field.and_then(text);
    let meta = |names| metas(names).find_map(|value| plain(value));
    let outlet = stated(field("publisher")).or_else(|| meta(&["og:site_name", "application-name"]));
    let titles = metas(&["og:title", "twitter:title", "dc.title", "title"]).chain([&notes.title]);
    let headlines = stated(field("headline")).into_iter().chain(titles.filter_map(|title| plain(title)));
    let published = stated(field("datePublished")).into_iter().chain(metas(PUBLISHED).cloned());
    let published = best(published.chain(items(&["datePublished"]).chain(items(&["time"]).take(1)).cloned()));
    let updated = stated(field("dateModified")).into_iter().chain(metas(UPDATED).cloned());
    let updated = best(updated.chain(items(&["dateModified"]).cloned()));
    Facts {
        headlines: headlines.map(|headline| without_outlet(&headline, outlet.as_deref()).to_owned()).collect(),
        description: meta(&["og:description", "description", "twitter:description"]),
        byline: authors(field("author").or_else(|| field("creator")))
            .or_else(|| metas(AUTHORS).find_map(|names| listed(names)))
            .unwrap_or_default(),
        published,
        updated: updated.filter(|updated| published.is_none_or(|published| is_later(*updated, published))),
        category: stated(field("articleSection")).or_else(|| meta(&["article:section", "parsely-section", "section"])),
        url: notes.canonical.clone().or_else(|| meta(&["og:url"])).filter(|url| url.starts_with("http")),
        outlet,
        body: field("articleBody").and_then(Value::as_str).map(str::to_owned),
    }
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
];

const UPDATED: &[&str] =
    &["article:modified_time", "article:modified", "datemodified", "og:updated_time", "lastmod", "last-modified"];

const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "citation_author",
];

/// A script's JSON: raw control characters and wrappings that pages add are forgiven.
fn json(script: &str) -> Option<Value> {
    let script = script.trim();
    let script = script.strip_prefix("<!--").map_or(script, |inner| inner.trim_end_matches("-->"));
    let script = script.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        let clean: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&clean).ok()
    })
}

/// The page's article: the first that has a headline or a text, else the page itself.
fn article(scripts: &[Value]) -> Option<&Fields> {
    let mut found = Vec::new();
    for script in scripts {
        objects(script, &mut found);
    }
    let kind = |fields: &Fields, is: fn(&str) -> bool| match fields.get("@type") {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    };
    let written = |kind: &str| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report";
    let told = |fields: &&Fields| fields.contains_key("headline") || fields.contains_key("articleBody");
    let article = found.iter().copied().find(|fields| kind(fields, written) && told(fields));
    article.or_else(|| found.into_iter().find(|fields| kind(fields, |kind| kind == "WebPage")))
}

/// All objects of a script, outer ones first; JSON that nests deeply is not read at all.
fn objects<'v>(value: &'v Value, found: &mut Vec<&'v Fields>) {
    match value {
        Value::Array(items) => {
            for item in items {
                objects(item, found);
            }
        }
        Value::Object(fields) => {
            found.push(fields);
            for field in fields.values() {
                objects(field, found);
            }
        }
        _ => {}
    }
}

/// A text, the name of a thing, or the first of several.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => plain(text),
        Value::Array(items) => items.iter().find_map(text),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).and_then(plain),
        _ => None,
    }
}

/// The value without markup and needless blanks.
fn plain(value: &str) -> Option<String> {
    if value.len() > 20 * LONGEST {
        return None;
    }
    let shown = if value.contains(['&', '<']) { soup(value).text } else { value.to_owned() };
    let joined = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    (!joined.is_empty() && joined.len() <= 4 * LONGEST).then_some(joined)
}

/// "Lake rises - The Lake Post" without the outlet.
fn without_outlet<'h>(headline: &'h str, outlet: Option<&str>) -> &'h str {
    let seams = [" | ", " - ", " – ", " — ", " :: ", " » ", " • "];
    let seam = seams.iter().filter_map(|seam| headline.rfind(seam).map(|at| (at, at + seam.len()))).max();
    let Some((end, start)) = seam else { return headline };
    let named = outlet.is_some_and(|outlet| {
        let (tail, outlet) = (headline[start..].to_lowercase(), outlet.to_lowercase());
        tail.contains(&outlet) || outlet.contains(&tail)
    });
    if named { headline[..end].trim_end() } else { headline }
}

/// The authors of linked data: persons by their names, agencies as such.
fn authors(value: Option<&Value>) -> Option<Byline> {
    let mut all = Byline::default();
    let mut names = Vec::new();
    match value? {
        Value::Array(items) => names.extend(items.iter().take(20).filter_map(text)),
        value => names.extend(text(value)),
    }
    for found in names.iter().filter_map(|name| listed(name)) {
        all.authors
            .extend(found.authors.into_iter().filter(|author| !all.authors.contains(author)).collect::<Vec<_>>());
        all.agency = all.agency.or(found.agency);
    }
    (!all.authors.is_empty() || all.agency.is_some()).then_some(all)
}

/// The names in "By Ana Ruiz and Li Wei".
fn listed(names: &str) -> Option<Byline> {
    let names = plain(names).filter(|names| names.len() <= LONGEST && !names.contains("://"))?;
    let names = names.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(names.as_str(), |_| &names[3..]);
    if let Some(agency) = agencies::canonical(names) {
        return Some(Byline { authors: Vec::new(), agency: Some(agency.to_owned()) });
    }
    let found = names::read(names);
    (!found.authors.is_empty() || found.agency.is_some()).then_some(found)
}

/// The first moment, unless one within a day of it is known better.
fn best(values: impl Iterator<Item = String>) -> Option<Stamp> {
    let stamps: Vec<Stamp> = values.filter_map(|value| moment(&value)).collect();
    let first = stamps.first()?.clock.date();
    let near = |stamp: &&Stamp| stamp.clock.date().since(first).is_ok_and(|span| span.get_days().abs() <= 1);
    let evidence = |stamp: &Stamp| {
        let clock = stamp.precision != Precision::Day && stamp.clock.time() != Time::midnight();
        (clock, stamp.offset_minutes.is_some())
    };
    stamps.iter().rev().filter(near).max_by_key(|stamp| evidence(stamp)).copied()
}

fn moment(value: &str) -> Option<Stamp> {
    Stamp::written(value).filter(|stamp| (1900..=2100).contains(&stamp.clock.year()))
}

/// Whether one moment is after the other; where a zone is missing, as the clocks stand.
fn is_later(stamp: Stamp, than: Stamp) -> bool {
    let minutes = |stamp: Stamp| i64::from(stamp.offset_minutes.unwrap_or(0));
    let zones = i64::from(stamp.offset_minutes.is_some() == than.offset_minutes.is_some());
    let apart = stamp.clock.duration_since(than.clock).as_secs();
    apart - zones * 60 * (minutes(stamp) - minutes(than)) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(html: &str) -> Facts {
        read(&soup(html).notes)
    }

    #[test]
    fn linked_data() {
        let facts = facts(
            r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "Lake &amp; river rise", "datePublished": "2024-05-03T08:15:00+03:00",
            "dateModified": "2024-05-03T05:15:00Z", "articleSection": ["World", "Africa"],
            "publisher": {"@type": "Organization", "name": "The Lake Post"},
            "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Organization", "name": "Reuters"}]}]}</script>"#,
        );
        assert_eq!(facts.headlines, ["Lake & river rise"]);
        assert_eq!(
            (facts.byline.authors, facts.byline.agency.as_deref()),
            (vec!["Ana Ruiz".to_owned()], Some("Reuters"))
        );
        assert_eq!(facts.published.unwrap().offset_minutes, Some(180));
        assert_eq!(facts.updated, None, "the same moment in another zone");
        assert_eq!((facts.outlet.as_deref(), facts.category.as_deref()), (Some("The Lake Post"), Some("World")));
    }

    #[test]
    fn better_evidence_wins() {
        let published = |metas: &str| facts(metas).published.map(|s| (s.clock.to_string(), s.offset_minutes));
        let page = |first: &str, second: &str| {
            published(&format!(
                "<meta property=article:published_time content='{first}'><meta name=date content='{second}'>"
            ))
        };
        let clock = |text: &str, offset| Some((text.to_owned(), offset));
        assert_eq!(page("2024-05-03", "2024-05-03T08:15Z"), clock("2024-05-03T08:15:00", Some(0)));
        assert_eq!(page("2024-05-03T00:00:00Z", "2024-05-03 08:15"), clock("2024-05-03T08:15:00", None));
        assert_eq!(page("2024-05-03T08:15", "2024-05-03T08:15+0200"), clock("2024-05-03T08:15:00", Some(120)));
        assert_eq!(page("2024-05-03T08:15Z", "2021-01-01T10:00Z"), clock("2024-05-03T08:15:00", Some(0)));
        assert_eq!(page("rubbish", "Fri, 03 May 2024 08:15:00 GMT"), clock("2024-05-03T08:15:00", Some(0)));
        assert_eq!(page("0001-01-01T00:00:00", "May 3, 2024"), clock("2024-05-03T00:00:00", None));
    }

    #[test]
    fn titles_and_names_without_the_site() {
        let title = |html: &str| facts(html).headlines.remove(0);
        assert_eq!(
            title("<title>Lake rises | Lake Post</title><meta property=og:site_name content='Lake Post'>"),
            "Lake rises"
        );
        assert_eq!(title("<title>Lake rises - and falls</title>"), "Lake rises - and falls");
        let author = |name: &str| facts(&format!("<meta name=author content='{name}'>")).byline.authors;
        assert_eq!(author("By Ana Ruiz and Li Wei"), ["Ana Ruiz", "Li Wei"]);
        assert!(author("https://example.org/ana").is_empty());
        assert!(author("admin").is_empty());
    }

    #[test]
    fn broken_linked_data_are_no_fault() {
        assert!(facts("<script type='application/ld+json'>{\"@type\": \"NewsArticle\"").headlines.is_empty());
        let raw = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\"};</script>";
        assert_eq!(facts(raw).headlines, ["a b"]);
        let deep = format!("<script type='application/ld+json'>{}</script>", "[".repeat(100_000));
        assert!(facts(&deep).headlines.is_empty());
    }
}
