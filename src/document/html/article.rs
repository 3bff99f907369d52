//! Which blocks of a page are the article.
//!
//! In: the page taken apart, and the article's text as the page's linked data give it, if they do.
//! Out: [`Piece`]s in page order. First each block is weighed (running text weighs its length; links,
//! captions and what names call the site's weigh nothing), then the element is found that holds the
//! article: the smallest with nearly all of the text that the linked data prove, else the one that is
//! named after the article's body, else the smallest with most of the weight. Names are evidence:
//! where most of the page's text stands in a "sidebar", it is none.

use super::is_alike;
use super::marks::Marks;
use super::soup::{Block, Node, Soup};
use super::tags::Tag;
use crate::document::lines;
use crate::span::Span;
use foldhash::{HashSet, HashSetExt};

/// Shorter blocks weigh nothing: labels, links, names.
const SHORTEST: u32 = 40;

/// A block's length counts up to here, so that one comment does not outweigh an article.
const LONGEST: u32 = 1000;

/// So many short blocks are looked for in others: whole articles have fewer.
const MOST_CHECKS: usize = 64;

/// A longer line below a pull quote does not only say whose words it is.
const LONGEST_NAME: usize = 100;

/// An element with this share of the page's text is not what its name says.
const MOST: f32 = 0.4;

/// So many elements are looked at for the quotation that fills another.
const NEAR: usize = 4;

/// A shorter text in the linked data is a summary.
const FEWEST_WORDS: usize = 60;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Heading,
    Paragraph,
    Caption,
    Credit,
    Standfirst,
    /// A byline or a time stamp, by its name.
    Meta,
}

/// Whether a block is set apart as a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    No,
    /// Without links: a pull quote, or what somebody wrote.
    Words,
    /// With links: a post that the article embeds.
    Post,
}

/// A block of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) span: Span,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether it is an item of a list or a cell of a table.
    pub(super) item: bool,
    pub(super) quoted: Quoted,
}

/// A page with what is known of its blocks.
pub(super) struct Page<'s> {
    soup: &'s Soup,
    /// Of each element the marks of its own and of those around it.
    marks: Vec<Marks>,
    weights: Vec<f32>,
    /// Which blocks the linked data prove to be the article's.
    proven: Option<Vec<bool>>,
    /// What the page says that the article is about.
    description: Option<&'s str>,
}

impl<'s> Page<'s> {
    pub(super) fn new(soup: &'s Soup, body: Option<&str>, description: Option<&'s str>) -> Self {
        let lengths: Vec<f32> = soup.blocks.iter().map(|block| weight(soup, block)).collect();
        let marks = inherited(soup, &lengths);
        let site = Marks::JUNK | Marks::HIDDEN | Marks::SHY | Marks::COMMENTS | Marks::META | Marks::CAPTION;
        let article = |block: &Block| !marks[block.node as usize].any(site | Marks::CREDIT);
        let weights = soup
            .blocks
            .iter()
            .zip(&lengths)
            .map(|(block, weight)| if article(block) { *weight } else { 0.0 })
            .collect();
        let proven = body.and_then(|body| proven(soup, body));
        Self { soup, marks, weights, proven, description }
    }

    /// The shown first headings, with the numbers of their blocks.
    pub(super) fn titles(&self) -> impl Iterator<Item = (usize, &'s str)> {
        let title = |(_, block): &(usize, &'s Block)| {
            let node = block.node as usize;
            self.soup.nodes[node].tag == Tag::Heading(1) && !self.marks[node].any(Marks::HIDDEN)
        };
        self.soup.blocks.iter().enumerate().filter(title).map(|(at, block)| (at, block.span.of(&self.soup.text)))
    }

    /// Whether the block is the site's by its names.
    pub(super) fn is_site(&self, block: usize) -> bool {
        self.marks[self.soup.blocks[block].node as usize].any(Marks::JUNK)
    }

    /// Whether the block stands in the page's `<main>` or in an `<article>`.
    pub(super) fn is_central(&self, block: usize) -> bool {
        let mut node = self.soup.blocks[block].node as usize;
        while node > 0 {
            if matches!(self.soup.nodes[node].tag, Tag::Main | Tag::Article) {
                return true;
            }
            node = self.soup.nodes[node].parent as usize;
        }
        false
    }

    /// The pieces of the article; `title` is the block of its headline.
    pub(super) fn pieces(&self, title: Option<usize>) -> Vec<Piece> {
        let root = self.root();
        let (first, after) = (self.soup.nodes[root].first as usize, self.soup.nodes[root].after as usize);
        let mut pieces: Vec<Piece> =
            title.map_or(0..0, |title| title + 1..first).filter_map(|at| self.above(at, title)).collect();
        let mut seen = HashSet::new();
        for at in (first..after).filter(|at| Some(*at) != title) {
            let text = self.soup.blocks[at].span.of(&self.soup.text);
            let repeated = text.len() > 150 && !seen.insert(text);
            pieces.extend(self.piece(at, self.marks[root]).filter(|_| !repeated));
        }
        self.drop_pull_quotes(&mut pieces);
        while pieces.last().is_some_and(|piece| piece.part == Part::Heading) {
            pieces.pop();
        }
        pieces
    }

    /// Drops what is set apart and stands in another paragraph too, with the line that says whose words they are.
    fn drop_pull_quotes(&self, pieces: &mut Vec<Piece>) {
        let text = |piece: &Piece| piece.span.of(&self.soup.text);
        let prose = pieces.iter().filter(|piece| piece.part == Part::Paragraph && piece.quoted != Quoted::Words);
        let all: String = prose.flat_map(|piece| [text(piece), "\n"]).collect();
        let told =
            if pieces.iter().any(|piece| piece.quoted == Quoted::Words) { fours(&words(&all)) } else { HashSet::new() };
        let mut checks = MOST_CHECKS;
        let mut repeats = |piece: &Piece| {
            let quote = text(piece).trim_matches(|c: char| c.is_whitespace() || "\"“”‘’.,".contains(c));
            let apart = piece.quoted == Quoted::Words;
            let alone = apart || !piece.item && lines::ends_sentence(text(piece));
            if piece.part != Part::Paragraph || !alone || !(40..300).contains(&quote.len()) || checks == 0 {
                return false;
            }
            checks -= 1;
            let line = |at: usize| {
                let start = all[..at].rfind('\n').map_or(0, |at| at + 1);
                all[at..].find('\n').map_or(all.len(), |end| at + end) - start
            };
            let whole = all.match_indices(quote).any(|(at, _)| line(at) > text(piece).len());
            whole || apart && is_told(&words(quote), &told)
        };
        let names = |piece: &Piece| text(piece).starts_with(['—', '–']) && text(piece).len() < LONGEST_NAME;
        let mut dropped = false;
        pieces.retain(|piece| {
            dropped = dropped && names(piece) || repeats(piece);
            !dropped
        });
    }

    /// A block between the headline and the article's element: only what names itself, and a heading right below.
    fn above(&self, at: usize, title: Option<usize>) -> Option<Piece> {
        let block = &self.soup.blocks[at];
        let marks = self.marks[block.node as usize];
        if marks.any(Marks::HIDDEN | Marks::SHY | Marks::COMMENTS) || is_link(self.soup, block) {
            return None;
        }
        let part = match marks {
            _ if marks.any(Marks::CAPTION) => Part::Caption,
            _ if marks.any(Marks::CREDIT) => Part::Credit,
            _ if marks.any(Marks::STANDFIRST) && !marks.any(Marks::JUNK) => Part::Standfirst,
            _ if title.is_some_and(|title| self.is_second_title(at, title)) => Part::Standfirst,
            _ if marks.any(Marks::META) => Part::Meta,
            _ if self.description.is_some_and(|told| is_alike(block.span.of(&self.soup.text), told)) => {
                Part::Standfirst
            }
            _ => return None,
        };
        Some(self.as_part(part, block))
    }

    /// Whether the block is a lesser heading right below the headline, in the same element.
    fn is_second_title(&self, at: usize, title: usize) -> bool {
        let node = |at: usize| &self.soup.nodes[self.soup.blocks[at].node as usize];
        at == title + 1 && matches!(node(at).tag, Tag::Heading(2..)) && node(at).parent == node(title).parent
    }

    /// A block of the article's element, whose own marks do not count.
    fn piece(&self, at: usize, root: Marks) -> Option<Piece> {
        let block = &self.soup.blocks[at];
        let text = block.span.of(&self.soup.text);
        let marks = self.marks[block.node as usize].without(root);
        if !text.contains(char::is_alphanumeric) {
            return None;
        }
        let proven = self.proven.as_ref().is_some_and(|proven| proven[at]);
        let marks = if proven { marks & (Marks::CAPTION | Marks::CREDIT) } else { marks };
        if marks.any(Marks::JUNK | Marks::HIDDEN | Marks::SHY | Marks::COMMENTS) {
            return None;
        }
        let part = match marks {
            _ if marks.any(Marks::CAPTION) => Part::Caption,
            _ if marks.any(Marks::CREDIT) => Part::Credit,
            _ if marks.any(Marks::META) => Part::Meta,
            _ if is_link(self.soup, block) && !(proven && text.contains(char::is_lowercase)) => return None,
            _ if marks.any(Marks::STANDFIRST) => Part::Standfirst,
            _ if matches!(self.soup.nodes[block.node as usize].tag, Tag::Heading(_)) => Part::Heading,
            _ => Part::Paragraph,
        };
        Some(self.as_part(part, block))
    }

    fn as_part(&self, part: Part, block: &Block) -> Piece {
        let item = matches!(self.soup.nodes[block.node as usize].tag, Tag::Item | Tag::Term | Tag::Cell);
        let quoted = match self.marks[block.node as usize].any(Marks::APART) {
            false => Quoted::No,
            true if block.linked == 0 => Quoted::Words,
            true => Quoted::Post,
        };
        Piece { part, span: block.span, bold: block.bold >= block.span.len(), item, quoted }
    }

    /// The element that holds the article.
    fn root(&self) -> usize {
        if let Some(proven) = &self.proven {
            let sizes: Vec<f32> = self.weights.iter().zip(proven).map(|(w, p)| if *p { *w } else { 0.0 }).collect();
            let sums = sums(self.soup, &sizes);
            if sums[0] > 0.0 {
                return self.smallest(&sums, 0.9 * sums[0]);
            }
        }
        let nodes = &self.soup.nodes;
        let mut sums = sums(self.soup, &self.weights);
        let heaviest = |tag: Tag| {
            (0..nodes.len()).filter(|&node| nodes[node].tag == tag).max_by(|a, b| sums[*a].total_cmp(&sums[*b]))
        };
        let main = heaviest(Tag::Main).filter(|&main| sums[main] > 150.0).map(|main| nodes[main]);
        if let Some(main) = main {
            let outside = |node: usize| nodes[node].first < main.first || main.after < nodes[node].after;
            (0..nodes.len()).filter(|&node| outside(node)).for_each(|node| sums[node] = 0.0);
        }
        let total = sums.iter().copied().fold(0.0, f32::max);
        let named =
            |node: &usize| self.marks[*node].any(Marks::BODY) && !self.marks[*node].any(Marks::JUNK | Marks::COMMENTS);
        let body = (0..nodes.len()).filter(named).rev().max_by(|a, b| sums[*a].total_cmp(&sums[*b]));
        let body = body.filter(|&body| sums[body] > 200.0 && sums[body] > 0.35 * total);
        body.unwrap_or_else(|| self.smallest(&sums, 0.75 * total))
    }

    /// The smallest element that has `enough`: the last that opens.
    fn smallest(&self, sums: &[f32], enough: f32) -> usize {
        let holds = |node: &usize| {
            let tag = self.soup.nodes[*node].tag;
            sums[*node] >= enough && tag.breaks() && !matches!(tag, Tag::Paragraph | Tag::Heading(_))
        };
        (0..self.soup.nodes.len()).rev().find(holds).unwrap_or(0)
    }
}

/// Whether the block is a link and nothing else, or little else and no sentence.
fn is_link(soup: &Soup, block: &Block) -> bool {
    let length = block.span.len();
    block.linked >= length || block.linked * 5 > length * 4 && !lines::ends_sentence(block.span.of(&soup.text))
}

/// How much a block reads like running text.
fn weight(soup: &Soup, block: &Block) -> f32 {
    let length = block.span.len();
    if length < SHORTEST || block.linked * 2 > length {
        return 0.0;
    }
    let text = block.span.of(&soup.text);
    if !text.contains(['.', ',', '?', '!', '。', '、', '！', '？']) {
        return 0.0;
    }
    let ends = lines::ends_sentence(text) || text.ends_with([':', '。', '！', '？']);
    (length.min(LONGEST) as f32 - block.linked as f32).max(0.0) * if ends { 1.0 } else { 0.4 }
}

/// For each element the sum over its blocks.
fn sums(soup: &Soup, weights: &[f32]) -> Vec<f32> {
    let mut before = vec![0.0];
    let mut sum = 0.0;
    before.extend(weights.iter().map(|weight| {
        sum += f64::from(*weight);
        sum
    }));
    soup.nodes.iter().map(|node| (before[node.after as usize] - before[node.first as usize]) as f32).collect()
}

/// The marks of each element, those of the elements around it included.
fn inherited(soup: &Soup, weights: &[f32]) -> Vec<Marks> {
    let sums = sums(soup, weights);
    let most = MOST * weights.iter().sum::<f32>();
    let mut marks: Vec<Marks> = Vec::with_capacity(soup.nodes.len());
    // Which elements are within an <article>.
    let mut inner: Vec<bool> = Vec::with_capacity(soup.nodes.len());
    for (number, node) in soup.nodes.iter().enumerate() {
        let around = if number == 0 { Marks::default() } else { marks[node.parent as usize] };
        let within = number > 0 && inner[node.parent as usize];
        let mut own = match node.tag {
            Tag::Body => Marks::default(),
            Tag::Main | Tag::Article => node.marks & Marks::BODY,
            Tag::Heading(_) => node.marks.without(Marks::META | Marks::CAPTION | Marks::STANDFIRST),
            Tag::Figcaption => node.marks | Marks::CAPTION,
            // What stands in a figure beside its caption may be one, if it looks so.
            Tag::Figure => node.marks | Marks::CREDIT,
            _ => node.marks,
        };
        // An article within an article is another one: a teaser or a comment.
        let other = (node.tag == Tag::Article && within) || (node.tag == Tag::Header && !within);
        if other {
            own |= Marks::JUNK;
        }
        if sums[number] > most {
            own = own & Marks::BODY;
        }
        if matches!(node.tag, Tag::Nav | Tag::Footer | Tag::Aside | Tag::Button) && !is_quotation(&soup.nodes, number) {
            own |= Marks::JUNK;
        }
        if node.tag == Tag::Quotation {
            own |= Marks::APART;
        }
        marks.push(own | around.without(Marks::BODY));
        inner.push(within || node.tag == Tag::Article);
    }
    marks
}

/// Whether all that stands in an element is a quotation: what is set beside the text so is still the article's.
fn is_quotation(nodes: &[Node], number: usize) -> bool {
    let Node { first, after, .. } = nodes[number];
    let near = nodes[number + 1..].iter().take(NEAR);
    first < after
        && near
            .take_while(|node| node.first < after)
            .any(|node| node.tag == Tag::Quotation && node.first == first && node.after == after)
}

/// Which blocks stand in `body`, the article's text as the page's linked data give it; None if it is
/// too short, or not what the page shows.
fn proven(soup: &Soup, body: &str) -> Option<Vec<bool>> {
    let all = words(body);
    if all.len() < FEWEST_WORDS {
        return None;
    }
    let known = fours(&all);
    let mut covered = 0;
    let found = soup.blocks.iter().map(|block| {
        let words = words(block.span.of(&soup.text));
        let stands = is_told(&words, &known);
        covered += if stands { words.len() } else { 0 };
        stands
    });
    let found: Vec<bool> = found.collect();
    (covered * 2 >= all.len()).then_some(found)
}

/// Every four words that follow each other.
fn fours(words: &[&str]) -> HashSet<u64> {
    words.windows(4).map(hash).collect()
}

/// Whether most of these words stand in the text of which these are the [`fours`].
fn is_told(words: &[&str], fours: &HashSet<u64>) -> bool {
    let hits = words.windows(4).filter(|four| fours.contains(&hash(four))).count();
    words.len() > 4 && hits * 10 >= (words.len() - 3) * 7
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn hash(words: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for byte in words.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
