//! Attributions of units to quotes of the article.
//!
//! In: units with their [`Attribution`]s. Out: [`Quote`]s in text order. Here whole passages without
//! a cue of their own find the quote that they go on with, and ranges of items become spans.

use super::clauses::is_title;
use super::judge::Draft;
use super::tagger::Attribution;
use super::units::{Item, Unit, words_end};
use super::words::Class;
use super::{Act, Basis, Quote, QuoteKind};
use crate::document::{Document, Section};
use crate::span::Span;
use crate::text::{Kind, Prose};
use std::ops::Range;

/// Blocks over which a speaker goes on without being named again.
const NEAR: u32 = 2;

/// Shorter passages, in tokens, may be titles and terms.
const SAID: u32 = 4;

/// What is no longer, in tokens, and no passage may be the hearer: "asked the crowd".
const HEARER: usize = 3;

/// Quotes among which the last speaker is looked for.
const RECENT: usize = 8;

/// A quote in the making: its unit, and where it stands among the quotes.
pub(super) struct Joining<'a> {
    text: &'a str,
    document: &'a Document,
    prose: &'a Prose,
    quotes: Vec<Draft>,
    /// Passages without a quote so far, right before the present unit: `"A." "B," he said.`
    waiting: Vec<(u32, usize)>,
    /// An attribution that ends with a colon, and its unit: "She wrote:".
    announced: Option<(Draft, usize)>,
    /// The last quote that ends with a passage, and the unit in which it does.
    open: Option<(usize, usize)>,
    /// The quote to which the passage in this unit was joined last.
    lent: Option<(usize, usize)>,
}

impl<'a> Joining<'a> {
    pub(super) fn new(text: &'a str, document: &'a Document, prose: &'a Prose) -> Self {
        let quotes = Vec::with_capacity(prose.sentences.len().min(64));
        Self { text, document, prose, quotes, waiting: Vec::new(), announced: None, open: None, lent: None }
    }

    /// Takes the unit `number` with its attributions.
    pub(super) fn add(&mut self, number: usize, unit: &Unit, attributions: &[Attribution]) {
        let quoted = unit.has(Class::Quote);
        if let Some(passage) = quoted.then(|| whole_passage(&unit.items)).flatten() {
            return self.add_passage(number, unit, passage);
        }
        if quoted && attributions.is_empty() && self.go_on_mixed(number, unit) {
            return;
        }
        let first = self.quotes.len();
        for attribution in attributions {
            self.add_attribution(unit, attribution);
        }
        self.settle_waiting(unit, first);
        self.reclaim(number, unit, first);
        self.announced = self.announcement(unit, first).map(|draft| (draft, number));
        self.drop_empty(first);
        if quoted {
            self.take_rest(unit, first);
            self.add_left_over(unit, first);
        }
        self.open = None;
        self.open = self.left_open(unit, first).map(|quote| (quote, number));
    }

    /// Of the quotes from `first` on the one that the next passage may go on with: the one that holds the
    /// passage at the unit's end, else the first with a passage ("“…,” she told the “Morning Show.” “…”").
    fn left_open(&self, unit: &Unit, first: usize) -> Option<usize> {
        let last = unit.items.iter().rposition(|i| i.class != Class::Stop)?;
        let end = self.inner(&unit.items[last]).end;
        let holds = |q: &usize| self.quotes[*q].quote.spans.iter().any(|s| s.end >= end);
        let closes = unit.items[last].class == Class::Quote;
        let holder = (first..self.quotes.len()).find(holds).filter(|_| closes);
        // What waited without finding a cue stands before the unit.
        let speaks =
            |q: &usize| self.quotes[*q].quote.kind != QuoteKind::Indirect && self.quotes[*q].quote.cue.is_some();
        holder.or_else(|| (first..self.quotes.len()).find(speaks))
    }

    fn add_attribution(&mut self, unit: &Unit, attribution: &Attribution) {
        let spans = self.spans(&unit.items, attribution.content.iter().cloned());
        let cover = |range: &Range<usize>| {
            let (first, last) = (unit.items[range.start].span, unit.items[range.end - 1].span);
            first.cover(last)
        };
        let source = attribution.source.as_ref().map(cover);
        let verb = without_auxiliaries(&unit.items, &attribution.cue);
        let cue = Some(verb)
            .filter(|verb| {
                unit.items[verb.clone()]
                    .iter()
                    .any(|i| !matches!(i.class, Class::Colon | Class::Dash) && i.of(self.text) != "―")
            })
            .as_ref()
            .map(cover);
        let kind = self.kind(&spans);
        let quote = Quote {
            kind,
            act: attribution.act,
            sentence: self.sentence_of(unit, &spans),
            spans,
            source,
            cue,
            basis: attribution.basis,
            confidence: 0.0,
        };
        self.quotes.push(Draft { quote, margins: attribution.margins, speaker: 0 });
    }

    /// The sentence in which the spans begin.
    fn sentence_of(&self, unit: &Unit, spans: &[Span]) -> u32 {
        let found = spans.first().and_then(|span| self.prose.sentence_at(*span));
        found.map_or(unit.sentences.start, |sentence| sentence as u32)
    }

    /// A unit that goes on with the label of its block: all of it is said.
    pub(super) fn go_on(&mut self, quote: usize, unit: &Unit) {
        let spans = self.spans(&unit.items, std::iter::once(0..unit.items.len()));
        let more = self.kind(&spans);
        let said = &mut self.quotes[quote].quote;
        for span in spans {
            let last = said.spans.last_mut().filter(|last| {
                last.end <= span.start && !Span::new(last.end, span.start).of(self.text).contains(char::is_alphanumeric)
            });
            match last {
                Some(last) => *last = last.cover(span),
                None => said.spans.push(span),
            }
        }
        said.kind = said.kind.joined(more);
    }

    /// Gives the quote `quote` a source that stands elsewhere, if there are both.
    pub(super) fn give(&mut self, quote: usize, source: Option<Span>) {
        if let Some((draft, source)) = self.quotes.get_mut(quote).zip(source) {
            draft.quote.source = Some(source);
        }
    }

    /// How many quotes there are so far.
    pub(super) const fn len(&self) -> usize {
        self.quotes.len()
    }

    /// A unit that is one passage: it goes on with the quote before it, or waits for one.
    fn add_passage(&mut self, number: usize, unit: &Unit, passage: usize) {
        let inner = self.inner(&unit.items[passage]);
        // Marks with nothing between them say nothing.
        if inner.is_empty() {
            return;
        }
        if let Some((mut draft, _)) = self.announced.take_if(|(_, last)| *last + 1 == number) {
            draft.quote.spans.push(inner);
            draft.quote.kind = QuoteKind::Direct;
            draft.quote.sentence = unit.sentences.start;
            self.open = Some((self.quotes.len(), number));
            return self.quotes.push(draft);
        }
        match self.open {
            Some((quote, last))
                if last + 1 == number && (self.goes_on(quote, unit) || self.follows(quote, unit, passage)) =>
            {
                self.quotes[quote].quote.spans.push(inner);
                self.quotes[quote].quote.kind = self.quotes[quote].quote.kind.joined(QuoteKind::Direct);
                self.open = Some((quote, number));
                self.lent = self.open;
            }
            _ => self.waiting.push((unit.sentences.start, unit.items[passage].quoted.map_or(0, |q| q as usize))),
        }
    }

    /// A sentence without a cue but with a passage, behind a quote: “…,” she said. Now “we all pay”.
    fn go_on_mixed(&mut self, number: usize, unit: &Unit) -> bool {
        let Some((quote, _)) = self.open.filter(|(_, last)| last + 1 == number) else { return false };
        let says = |at: usize, item: &Item| {
            let passage = item.quoted.map(|quoted| self.prose.quoted[quoted as usize]);
            // A title begins with a capital.
            let spoken = |inner: Span| at == 0 || inner.of(self.text).starts_with(char::is_lowercase);
            passage.is_some_and(|passage| passage.end - passage.first >= SAID && spoken(passage.inner))
        };
        if !unit.items.iter().enumerate().any(|(at, item)| says(at, item)) || !self.goes_on(quote, unit) {
            return false;
        }
        let more = self.spans(&unit.items, std::iter::once(0..unit.items.len()));
        let kind = self.kind(&more);
        let said = &mut self.quotes[quote].quote;
        said.spans.extend(more);
        said.kind = said.kind.joined(kind);
        self.open = Some((quote, number));
        true
    }

    /// Whether a unit right behind `quote` belongs to it: within a paragraph, or where no mark closes.
    fn goes_on(&self, quote: usize, unit: &Unit) -> bool {
        let quote = &self.quotes[quote].quote;
        let near = !self.begins_paragraph(unit) || self.is_unclosed(quote.spans.last().map_or(0, |s| s.end));
        near && quote.act == Act::Speech
    }

    /// Whether a paragraph that is one passage belongs to the direct `quote` that ends the paragraph before:
    /// nobody else is named. A question has an answer.
    fn follows(&self, quote: usize, unit: &Unit, passage: usize) -> bool {
        let Quote { kind, act, spans, sentence, .. } = &self.quotes[quote].quote;
        let is_body = |block: u32| self.document.blocks[block as usize].section == Section::Body;
        let from = self.prose.sentences[*sentence as usize].block;
        let asks = spans.last().is_some_and(|span| span.of(self.text).ends_with('?'));
        let next = self.prose.sentences.get(unit.sentences.end as usize);
        let alone = self.begins_paragraph(unit) && next.is_none_or(|next| next.block != unit.block);
        let direct = *kind == QuoteKind::Direct && *act == Act::Speech;
        let closed = unit.items[passage].quoted.is_some_and(|passage| self.prose.quoted[passage as usize].closed);
        direct && closed && !asks && alone && is_body(from) && is_body(unit.block)
    }

    /// Whether no other unit of its paragraph stands before a unit.
    fn begins_paragraph(&self, unit: &Unit) -> bool {
        let before = unit.sentences.start.checked_sub(1).map(|at| self.prose.sentences[at as usize].block);
        before != Some(unit.block)
    }

    /// Whether a passage that is never closed ends at `offset`.
    fn is_unclosed(&self, offset: u32) -> bool {
        let after = self.prose.quoted.partition_point(|q| q.inner.end < offset);
        self.prose.quoted.get(after).is_some_and(|q| !q.closed && q.inner.end == offset)
    }

    /// Passages that waited belong to an attribution without content of its own or with a passage
    /// first; else they are quotes whose speaker the context may show.
    fn settle_waiting(&mut self, unit: &Unit, first: usize) {
        if self.waiting.is_empty() {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let spans: Vec<Span> = waiting.iter().map(|(_, q)| self.prose.quoted[*q].inner).collect();
        let begins = unit.items.first().is_some_and(|i| i.class == Class::Quote);
        let near = waiting.last().is_some_and(|(s, q)| {
            self.prose.sentences[*s as usize].block == unit.block || begins && !self.prose.quoted[*q].closed
        });
        let asks = spans.last().is_some_and(|passage| self.asks(*passage));
        let taker = (first..self.quotes.len()).find(|q| {
            let quote = &self.quotes[*q].quote;
            let lacks = quote.spans.is_empty() || begins && quote.kind == QuoteKind::Direct;
            quote.act == Act::Speech && lacks || asks && self.names_hearer(quote)
        });
        match taker.filter(|_| near) {
            Some(taker) => {
                let since = self.since_paragraph(&waiting);
                let taker = taker + usize::from(self.unattributed(&waiting[..since], first));
                let hearer = asks && self.names_hearer(&self.quotes[taker].quote);
                let said = &mut self.quotes[taker].quote;
                let own = std::mem::replace(&mut said.spans, spans[since..].to_vec());
                said.spans.extend(own.into_iter().filter(|_| !hearer));
                said.sentence = waiting[since].0;
                self.quotes[taker].quote.kind = self.kind(&self.quotes[taker].quote.spans);
            }
            None => {
                self.unattributed(&waiting, first);
            }
        }
    }

    /// Where among passages those begin that are of the last one's paragraph, or of paragraphs that it goes on with.
    fn since_paragraph(&self, waiting: &[(u32, usize)]) -> usize {
        let block = |(sentence, _): &(u32, usize)| self.prose.sentences[*sentence as usize].block;
        let apart = |pair: &[(u32, usize)]| block(&pair[0]) != block(&pair[1]) && self.prose.quoted[pair[0].1].closed;
        waiting.windows(2).rposition(apart).map_or(0, |at| at + 1)
    }

    /// `“Why?” Ana asked.`: a passage that was joined to the quote before belongs to an attribution right behind
    /// it that has no content of its own.
    fn reclaim(&mut self, number: usize, unit: &Unit, first: usize) {
        let Some((giver, _)) = self.lent.take_if(|(_, last)| *last + 1 == number) else { return };
        let announces = unit.items.last().is_some_and(|item| item.class == Class::Colon);
        let taker = (first..self.quotes.len()).find(|at| self.names_hearer(&self.quotes[*at].quote));
        let Some(taker) = taker.filter(|_| !announces && self.quotes[giver].quote.spans.len() > 1) else { return };
        let Some(passage) = self.quotes[giver].quote.spans.pop() else { return };
        let near = self
            .prose
            .sentence_at(passage)
            .filter(|s| self.asks(passage) && self.prose.sentences[*s].block == unit.block);
        let Some(sentence) = near else { return self.quotes[giver].quote.spans.push(passage) };
        self.quotes[giver].quote.kind = self.kind(&self.quotes[giver].quote.spans);
        self.quotes[taker].quote.kind = self.kind(&[passage]);
        self.quotes[taker].quote.sentence = sentence as u32;
        self.quotes[taker].quote.spans = vec![passage];
    }

    /// Whether what is found of a quote may be the one to whom it is said: "Ana asked the crowd".
    fn names_hearer(&self, quote: &Quote) -> bool {
        let ends = quote.spans.iter().map(|span| [span.start, span.end].map(|end| self.prose.token_at(end)));
        let words = ends.map(|[start, end]| end - start).sum::<usize>();
        quote.act == Act::Speech && quote.kind == QuoteKind::Indirect && quote.source.is_some() && words <= HEARER
    }

    /// Whether a cue may stand behind a passage in its sentence.
    fn asks(&self, passage: Span) -> bool {
        passage.of(self.text).ends_with(['?', '!', ','])
    }

    /// A passage behind a colon that no cue took: "And then, after a while: “…”".
    fn add_left_over(&mut self, unit: &Unit, first: usize) {
        let behind = |pair: &[Item]| pair[0].class == Class::Colon && pair[1].class == Class::Quote;
        let Some(colon) = unit.items.windows(2).position(behind) else { return };
        let Some(passage) = unit.items[colon + 1].quoted else { return };
        let inner = self.prose.quoted[passage as usize].inner;
        let held = self.quotes[first..].iter().any(|q| q.quote.spans.iter().any(|s| s.overlaps(inner)));
        if !held {
            let last = self.quotes.len();
            self.unattributed(&[(unit.sentences.start, passage as usize)], last);
        }
    }

    /// The attribution that announces what stands in the next unit.
    fn announcement(&self, unit: &Unit, first: usize) -> Option<Draft> {
        let colon = unit.items.last()?.class == Class::Colon;
        let speaks = |draft: &&Draft| draft.quote.spans.is_empty() && draft.quote.act == Act::Speech;
        self.quotes[first..].iter().rev().filter(|_| colon).find(speaks).cloned()
    }

    /// Drops the quotes from `first` on for which nothing that is said was found.
    fn drop_empty(&mut self, first: usize) {
        self.quotes.extract_if(first.., |draft| draft.quote.spans.is_empty()).for_each(drop);
    }

    /// Whole passages for which no cue is found: one quote before the quote `before`, by whoever spoke last, if
    /// they are long enough.
    fn unattributed(&mut self, waiting: &[(u32, usize)], before: usize) -> bool {
        let spans: Vec<Span> =
            waiting.iter().map(|(_, q)| self.prose.quoted[*q].inner).filter(|s| !s.is_empty()).collect();
        let words = waiting.iter().map(|(_, q)| self.prose.quoted[*q]).map(|q| q.end - q.first).sum::<u32>();
        if spans.is_empty() || words < 3 {
            return false;
        }
        let block = self.prose.sentences[waiting[0].0 as usize].block;
        let spoke = self.quotes[..before]
            .iter()
            .rev()
            .map(|draft| &draft.quote)
            .take(RECENT)
            .find(|q| q.kind != QuoteKind::Indirect && q.source.is_some());
        let spoke = spoke.filter(|q| self.prose.sentences[q.sentence as usize].block + NEAR >= block);
        let (basis, source) = spoke.map_or((Basis::Unknown, None), |q| (Basis::Previous, q.source));
        let kind = self.kind(&spans);
        let quote =
            Quote { kind, act: Act::Speech, sentence: waiting[0].0, spans, source, cue: None, basis, confidence: 0.0 };
        self.quotes.insert(before, Draft { quote, margins: [0; 4], speaker: 0 });
        true
    }

    /// Ends the article.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        let waiting = std::mem::take(&mut self.waiting);
        let last = self.quotes.len();
        self.unattributed(&waiting, last);
        self.quotes.sort_by_key(|q| q.quote.spans.first().map_or(0, |s| s.start));
        for Draft { quote, .. } in &mut self.quotes {
            let block = self.prose.sentences[quote.sentence as usize].block;
            if self.document.blocks[block as usize].section == Section::Headline {
                quote.basis = Basis::Headline;
            } else if quote.basis == Basis::Label && quote.cue.is_none() {
                // A transcript prints what was said, without marks.
                quote.kind = QuoteKind::Direct;
            }
        }
        self.quotes
    }

    fn inner(&self, item: &Item) -> Span {
        item.quoted.map_or(item.span, |q| self.prose.quoted[q as usize].inner)
    }

    /// Ranges of items to spans: inside the marks where nothing but passages is said.
    fn spans(&self, items: &[Item], content: impl Iterator<Item = Range<usize>>) -> Vec<Span> {
        let mut spans = Vec::with_capacity(content.size_hint().0);
        for range in content {
            let range = trimmed(items, range);
            if range.is_empty() {
                continue;
            }
            let (first, last) = (&items[range.start], &items[range.end - 1]);
            let all_quoted =
                items[range.clone()].iter().all(|i| matches!(i.class, Class::Quote | Class::Comma | Class::Stop));
            if all_quoted {
                let passages = items[range].iter().filter(|i| i.class == Class::Quote);
                spans.extend(passages.map(|i| self.without_comma(self.inner(i))));
            } else {
                spans.push(first.span.cover(last.span));
            }
        }
        spans.retain(|s| !s.is_empty());
        spans
    }

    fn without_comma(&self, span: Span) -> Span {
        let inner = span.of(self.text);
        let kept = inner.trim_end_matches([',', ' ']);
        Span::new(span.start, span.start + kept.len() as u32)
    }

    /// By how many of the letters stand between marks.
    fn kind(&self, spans: &[Span]) -> QuoteKind {
        let near = |span: &Span| self.prose.quoted.partition_point(|q| q.outer.end <= span.start);
        let touches = |span: &Span| self.prose.quoted.get(near(span)).is_some_and(|q| q.outer.start < span.end);
        if !spans.iter().any(touches) {
            return QuoteKind::Indirect;
        }
        let (mut all, mut quoted) = (0u32, 0u32);
        for span in spans {
            let first = self.prose.token_at(span.start);
            let words = self.prose.tokens[first..].iter().take_while(|t| t.span.start < span.end);
            let mut passage = near(span);
            for token in words.filter(|t| !matches!(t.kind, Kind::Mark | Kind::Punct | Kind::Stop | Kind::Dash)) {
                while self.prose.quoted.get(passage).is_some_and(|q| q.outer.end <= token.span.start) {
                    passage += 1;
                }
                all += token.span.len();
                let inside = self.prose.quoted.get(passage).is_some_and(|q| q.outer.contains(token.span));
                quoted += if inside { token.span.len() } else { 0 };
            }
        }
        if quoted > 0 && quoted * 20 < all * 19 && self.holds_titles_only(spans) {
            return QuoteKind::Indirect;
        }
        match (quoted, all) {
            (0, _) => QuoteKind::Indirect,
            _ if quoted * 20 >= all * 19 => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        }
    }
}

impl Joining<'_> {
    /// Whether all that stands between marks within `spans` are titles.
    fn holds_titles_only(&self, spans: &[Span]) -> bool {
        let within = |span: &Span| {
            let first = self.prose.quoted.partition_point(|q| q.outer.end <= span.start);
            let end = span.end;
            self.prose.quoted[first..].iter().take_while(move |q| q.outer.start < end)
        };
        spans.iter().flat_map(within).all(|passage| is_title(passage.inner.of(self.text)))
    }

    /// `“If you must,” said Ana, who is 80, “go.”`: a passage at the unit's end that goes on with the direct quote
    /// before it.
    fn take_rest(&mut self, unit: &Unit, first: usize) {
        let [.., before, passage] = &unit.items[..words_end(&unit.items)] else { return };
        if passage.class != Class::Quote || before.class != Class::Comma {
            return;
        }
        let inner = self.inner(passage);
        let held = self.quotes[first..].iter().any(|draft| draft.quote.spans.iter().any(|span| span.overlaps(inner)));
        let goes_on = inner.of(self.text).starts_with(|c: char| c.is_lowercase());
        let [draft] = &mut self.quotes[first..] else { return };
        let quote = &mut draft.quote;
        let open = quote.spans.last().is_some_and(|span| self.text[span.end as usize..].starts_with(','));
        if !held && goes_on && open && quote.kind == QuoteKind::Direct && quote.act == Act::Speech {
            quote.spans.push(inner);
        }
    }
}

/// A cue from its verb on: "has said" is "said".
fn without_auxiliaries(items: &[Item], cue: &Range<usize>) -> Range<usize> {
    let helps = |at: &usize| matches!(items[*at].class, Class::Auxiliary | Class::Be | Class::Adverb | Class::To);
    let start = cue.clone().find(|at| !helps(at)).unwrap_or(cue.start);
    start..cue.end
}

/// The passage that is all of a unit, stops aside.
fn whole_passage(items: &[Item]) -> Option<usize> {
    let only = items.iter().position(|i| i.class == Class::Quote)?;
    items
        .iter()
        .enumerate()
        .all(|(i, item)| i == only || matches!(item.class, Class::Stop | Class::Dash))
        .then_some(only)
}

/// Without commas and stops at the edges.
fn trimmed(items: &[Item], range: Range<usize>) -> Range<usize> {
    let edge = |i: usize| matches!(items[i].class, Class::Comma | Class::Stop | Class::Colon | Class::Dash);
    let (mut start, mut end) = (range.start, range.end);
    while start < end && edge(start) {
        start += 1;
    }
    while end > start && edge(end - 1) {
        end -= 1;
    }
    start..end
}
