//! Tag soup to elements, blocks of text and notes.
//!
//! In: a page. Out: a [`Soup`]: its elements as a flat tree, parents first; the runs of text that a
//! browser would set apart from each other, each with the element that it stands in; and what the
//! page notes for machines. One pass without recursion; elements deeper than [`DEEPEST`] are taken
//! for their parents, so that no page is too deep, and no end tag searches far.

use super::marks::{Marks, Names};
use super::tags::{self, Tag};
use crate::span::{Span, is_blank};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// Browsers nest no deeper either.
const DEEPEST: usize = 512;

/// Notes that are longer or later say nothing about the article.
const LONGEST_NOTE: usize = 2 << 20;
const MOST_NOTES: usize = 2000;

/// An element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) parent: u32,
    pub(super) tag: Tag,
    /// What its own names say.
    pub(super) marks: Marks,
    /// Its first block, and the one after its last.
    pub(super) first: u32,
    pub(super) after: u32,
}

/// A run of text between two breaks; single line breaks in it are `\n`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) node: u32,
    /// Where it stands in the soup's text.
    pub(super) span: Span,
    /// How many of its bytes are in links.
    pub(super) linked: u32,
    /// How many are bold.
    pub(super) bold: u32,
}

/// What a page says of itself beside its text, in page order.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Names (or properties) in lower case and contents of `<meta>`.
    pub(super) metas: Vec<(String, String)>,
    /// The scripts of linked data.
    pub(super) linked_data: Vec<String>,
    /// The `<title>`.
    pub(super) title: String,
    /// The page's address, as it gives it.
    pub(super) canonical: Option<String>,
    /// Properties of microdata ("time" for a bare `<time>`) and their machine-readable values.
    pub(super) items: Vec<(String, String)>,
}

/// A page taken apart; the first node is the page itself.
#[derive(Debug, Default)]
pub(super) struct Soup {
    pub(super) nodes: Vec<Node>,
    pub(super) blocks: Vec<Block>,
    pub(super) text: String,
    pub(super) notes: Notes,
}

/// Takes `html` apart.
pub(super) fn read(html: &str) -> Soup {
    let mut reader = Reader::default();
    // Everything stands in one element, whatever the page has.
    reader.push(Tag::Block, 0);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| reader.event(&event));
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).count();
    debug_assert_eq!(tokens, 0, "the reader takes all events");
    reader.finish()
}

/// An element that has no end yet.
struct Open {
    node: u32,
    tag: Tag,
    name: u64,
}

/// The attributes of the tag that is being read.
#[derive(Default)]
struct Attributes {
    marks: Marks,
    name: String,
    content: String,
    itemprop: String,
    datetime: String,
    kind: String,
    href: String,
    rel: String,
}

impl Attributes {
    fn clear(&mut self) {
        self.marks = Marks::default();
        let Self { marks: _, name, content, itemprop, datetime, kind, href, rel } = self;
        for field in [name, content, itemprop, datetime, kind, href, rel] {
            field.clear();
        }
    }
}

/// What is written down of the text within an element for machines.
#[derive(Clone, Copy, Default, PartialEq)]
enum Dictation {
    #[default]
    Nothing,
    Title,
    LinkedData,
}

#[derive(Default)]
struct Reader {
    soup: Soup,
    open: Vec<Open>,
    names: Names,
    /// Of the block that is gathered: where it begins, what of it is linked and bold.
    start: usize,
    linked: u32,
    bold: u32,
    /// Line breaks since its last word.
    breaks: u32,
    /// Open elements of each kind.
    links: u32,
    bolds: u32,
    skipped: u32,
    hidden: u32,
    tag: Vec<u8>,
    attribute: Vec<u8>,
    attributes: Attributes,
    dictation: Dictation,
}

impl Reader {
    fn event(&mut self, event: &CallbackEvent<'_>) -> Option<Infallible> {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.clear();
                self.tag.extend_from_slice(name);
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute.clear();
                self.attribute.extend_from_slice(name);
                if name == b"hidden" {
                    self.attributes.marks |= Marks::HIDDEN;
                }
            }
            CallbackEvent::AttributeValue { value } => self.attribute(&String::from_utf8_lossy(value)),
            CallbackEvent::CloseStartTag { self_closing } => {
                let name = std::mem::take(&mut self.tag);
                self.note(&name);
                self.start_tag(&name, self_closing);
                self.tag = name;
            }
            CallbackEvent::EndTag { name } => self.end_tag(name),
            CallbackEvent::String { value } => self.characters(&String::from_utf8_lossy(value)),
            _ => {}
        }
        None
    }

    fn attribute(&mut self, value: &str) {
        let attributes = &mut self.attributes;
        match self.attribute.as_slice() {
            b"class" | b"id" | b"data-component" | b"data-module" | b"data-testid" | b"data-type" => {
                attributes.marks |= self.names.of(value);
            }
            b"style" => attributes.marks |= Marks::of_style(value),
            b"role" => attributes.marks |= Marks::of_role(value),
            b"aria-hidden" if value == "true" => attributes.marks |= Marks::SHY,
            b"itemprop" => {
                attributes.marks |= Marks::of_itemprop(value);
                value.clone_into(&mut attributes.itemprop);
            }
            b"name" | b"property" if attributes.name.is_empty() => attributes.name = value.to_ascii_lowercase(),
            b"content" => value.clone_into(&mut attributes.content),
            b"datetime" => value.clone_into(&mut attributes.datetime),
            b"type" => value.clone_into(&mut attributes.kind),
            b"href" => value.clone_into(&mut attributes.href),
            b"rel" => value.clone_into(&mut attributes.rel),
            _ => {}
        }
    }

    /// Keeps what a tag says to machines.
    fn note(&mut self, tag: &[u8]) {
        let Attributes { name, content, itemprop, datetime, kind, href, rel, .. } = &self.attributes;
        let notes = &mut self.soup.notes;
        let few = notes.metas.len() + notes.items.len() < MOST_NOTES;
        match tag {
            b"meta" if few => {
                let name = if name.is_empty() { itemprop } else { name };
                if !name.is_empty() && !content.is_empty() && content.len() < LONGEST_NOTE {
                    notes.metas.push((name.clone(), content.clone()));
                }
            }
            b"link" if rel.eq_ignore_ascii_case("canonical") && !href.is_empty() => {
                notes.canonical = Some(href.clone());
            }
            b"script" if kind.to_ascii_lowercase().contains("ld+json") && notes.linked_data.len() < MOST_NOTES => {
                notes.linked_data.push(String::new());
                self.dictation = Dictation::LinkedData;
            }
            b"title" if notes.title.is_empty() => self.dictation = Dictation::Title,
            _ if few => {
                let value = if datetime.is_empty() { content } else { datetime };
                if !value.is_empty() && value.len() < 100 && (!itemprop.is_empty() || tag == b"time") {
                    let property = if itemprop.is_empty() { "time" } else { itemprop };
                    notes.items.push((property.to_owned(), value.clone()));
                }
            }
            _ => {}
        }
    }

    fn start_tag(&mut self, name: &[u8], self_closing: bool) {
        match name {
            b"br" => return self.line_break(),
            b"hr" => return self.flush(),
            b"body" => self.leave_head(),
            _ => {}
        }
        let tag = Tag::named(name);
        if tags::is_void(name) || (self_closing && tag == Tag::Skipped) {
            return;
        }
        self.end_implied(tag);
        if tag.breaks() {
            self.flush();
        }
        if self.open.len() < DEEPEST {
            self.push(tag, tags::hash(name));
        }
    }

    /// Whatever was left open in the head ends where the body begins.
    fn leave_head(&mut self) {
        if let Some(at) = self.open.iter().position(|open| open.tag == Tag::Skipped) {
            self.pop_to(at);
        }
    }

    fn push(&mut self, tag: Tag, name: u64) {
        let parent = self.open.last().map_or(0, |open| open.node);
        let node = self.soup.nodes.len() as u32;
        let first = self.soup.blocks.len() as u32;
        // The names of inline elements say nothing about their blocks, but may hide their own text.
        let marks = if tag.is_inline() { self.attributes.marks & Marks::HIDDEN } else { self.attributes.marks };
        self.soup.nodes.push(Node { parent, tag, marks, first, after: first });
        self.open.push(Open { node, tag, name });
        self.count(tag, marks, 1);
    }

    fn pop(&mut self) {
        if self.open.last().is_some_and(|open| open.tag.breaks()) {
            self.flush();
        }
        let Some(open) = self.open.pop() else { return };
        let after = self.soup.blocks.len() as u32;
        let node = &mut self.soup.nodes[open.node as usize];
        node.after = after;
        let marks = node.marks;
        self.count(open.tag, marks, u32::MAX);
    }

    /// Counts an element that opens (1) or ends (-1).
    fn count(&mut self, tag: Tag, marks: Marks, change: u32) {
        let counter = match tag {
            Tag::Link => &mut self.links,
            Tag::Bold => &mut self.bolds,
            Tag::Skipped => &mut self.skipped,
            _ if tag.is_inline() && marks.any(Marks::HIDDEN) => &mut self.hidden,
            _ => return,
        };
        *counter = counter.wrapping_add(change);
    }

    fn pop_to(&mut self, length: usize) {
        while self.open.len() > length {
            self.pop();
        }
    }

    /// Ends what the start of `tag` ends, though no end tag says so.
    fn end_implied(&mut self, tag: Tag) {
        let Some((ends, within)) = tag.ends() else { return };
        let mut outermost = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            if within(open.tag) {
                break;
            }
            if ends(open.tag) {
                outermost = Some(at);
            }
        }
        if let Some(at) = outermost {
            self.pop_to(at);
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        match name {
            b"script" | b"title" => self.dictation = Dictation::Nothing,
            b"body" | b"html" => return,
            b"br" => return self.line_break(),
            _ => {}
        }
        let (tag, name) = (Tag::named(name), tags::hash(name));
        let mut found = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == name {
                found = Some(at);
                break;
            }
            if tag.stays_within(open.tag) {
                break;
            }
        }
        if let Some(at) = found {
            self.pop_to(at);
        } else if tag.breaks() {
            self.flush();
        }
    }

    fn characters(&mut self, value: &str) {
        let notes = &mut self.soup.notes;
        match self.dictation {
            Dictation::Title => return notes.title.push_str(value),
            Dictation::LinkedData => {
                let script = notes.linked_data.last_mut().filter(|_| value.len() < LONGEST_NOTE);
                return script.map_or((), |script| script.push_str(value));
            }
            Dictation::Nothing if self.skipped > 0 || self.hidden > 0 => return,
            Dictation::Nothing => {}
        }
        let text = &mut self.soup.text;
        let before = text.len();
        let mut gap = value.starts_with(is_blank);
        for word in value.split(is_blank).filter(|word| !word.is_empty()) {
            if gap && text.len() > self.start && !text.ends_with([' ', '\n']) {
                text.push(' ');
            }
            text.push_str(word);
            self.breaks = 0;
            gap = true;
        }
        if value.ends_with(is_blank) && text.len() > self.start && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
        let grown = (text.len() - before) as u32;
        self.linked += if self.links > 0 { grown } else { 0 };
        self.bold += if self.bolds > 0 { grown } else { 0 };
    }

    /// One line break stays in its block; two end it, as authors mean them.
    fn line_break(&mut self) {
        self.breaks += 1;
        let text = &mut self.soup.text;
        if self.breaks >= 2 {
            self.flush();
        } else if text.len() > self.start {
            if text.ends_with(' ') {
                text.pop();
            }
            text.push('\n');
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        let text = &mut self.soup.text;
        while text.len() > self.start && text.ends_with([' ', '\n']) {
            text.pop();
        }
        if text.len() > self.start {
            let node = self.open.iter().rev().find(|open| open.tag.breaks()).map_or(0, |open| open.node);
            let span = Span::at(self.start, text.len());
            let (linked, bold) = (self.linked.min(span.len()), self.bold.min(span.len()));
            self.soup.blocks.push(Block { node, span, linked, bold });
            text.push('\n');
        }
        self.start = text.len();
        (self.linked, self.bold, self.breaks) = (0, 0, 0);
    }

    fn finish(mut self) -> Soup {
        self.pop_to(0);
        self.soup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(html: &str) -> Vec<String> {
        let soup = read(html);
        soup.blocks.iter().map(|block| block.span.of(&soup.text).to_owned()).collect()
    }

    #[test]
    fn blocks_are_what_browsers_set_apart() {
        assert_eq!(
            blocks("<p>One <b>two</b> three.<p>Four &amp; five.<div>Six</div>seven"),
            ["One two three.", "Four & five.", "Six", "seven"]
        );
        assert_eq!(blocks("a<br>b<br><br>c<hr>d"), ["a\nb", "c", "d"]);
        assert_eq!(
            blocks("<ul><li>One<li>Two</ul><table><tr><td>a<td>b<tr><td>c</table>"),
            ["One", "Two", "a", "b", "c"]
        );
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        let html = "<head><title>T</title><style>p{}</style></head><body><p>See <span hidden>not</span>this\
            <script>let p = '<p>';</script>.</p><noscript><p>no</p></noscript><svg><text>x</text></svg>";
        assert_eq!(blocks(html), ["See this."]);
        assert_eq!(blocks("<head><template><body><p>All is well.</p>"), ["All is well."]);
    }

    #[test]
    fn blocks_know_their_element() {
        let soup = read("<article><h1>One</h1><div>Two<p>Three</p></div>four</article>");
        let tags: Vec<Tag> = soup.blocks.iter().map(|block| soup.nodes[block.node as usize].tag).collect();
        assert_eq!(tags, [Tag::Heading(1), Tag::Block, Tag::Paragraph, Tag::Article]);
        assert_eq!((soup.nodes[1].first, soup.nodes[1].after), (0, 4));
    }

    #[test]
    fn notes() {
        let notes = read(
            "<title>A &amp; B</title><meta property='OG:Title' content='C'><link rel=canonical href=/x>\
            <script type='application/ld+json'>{\"a\": \"<p>\"}</script><time datetime='2024-05-03'>today</time>",
        )
        .notes;
        assert_eq!((notes.title.as_str(), notes.canonical.as_deref()), ("A & B", Some("/x")));
        assert_eq!(notes.metas, [("og:title".to_owned(), "C".to_owned())]);
        assert_eq!(notes.linked_data, ["{\"a\": \"<p>\"}"]);
        assert_eq!(notes.items, [("time".to_owned(), "2024-05-03".to_owned())]);
    }

    #[test]
    fn misnested_tags_lose_no_text() {
        assert_eq!(
            blocks("<b><p>One</b> two</p></div></p>three<td>four</table>five"),
            ["One two", "three", "four", "five"]
        );
        assert_eq!(blocks("<a href=x>One <a href=y>two</a> three<"), ["One two three<"]);
    }
}
