//! The document while it is put together.
//!
//! In: pieces in any order, and what the caller knows. Out: the [`Document`]: blocks in text order,
//! trimmed, apart from each other, the body's paragraphs numbered.

use super::byline::Byline;
use super::stamps::{self, Label};
use super::{Block, Caption, Dateline, Document, Given, Section, Stamp, caption, dateline};
use crate::span::Span;
use jiff::civil::Date;

pub(super) struct Draft<'t> {
    pub(super) text: &'t str,
    pub(super) given: &'t Given,
    pub(super) document: Document,
    /// The label that stands in the line before a time stamp.
    label: Option<Label>,
    dateline: Option<dateline::Reading>,
    pending_credit: bool,
}

impl<'t> Draft<'t> {
    pub(super) fn new(text: &'t str, given: &'t Given) -> Self {
        let document = Document { layout: "plain", ..Document::default() };
        Self { text, given, document, label: None, dateline: None, pending_credit: false }
    }

    fn block(&mut self, section: Section, span: Span) -> Option<Span> {
        let span = span.trim(self.text);
        if span.is_empty() {
            return None;
        }
        self.document.blocks.push(Block { section, paragraph: None, credit: false, span });
        Some(span)
    }

    pub(super) fn headline(&mut self, span: Span) {
        self.document.headline = self.block(Section::Headline, span);
    }

    pub(super) fn subheadline(&mut self, span: Span) {
        self.document.subheadline = self.block(Section::Subheadline, span);
    }

    pub(super) fn summary(&mut self, span: Span) {
        let span = self.block(Section::Summary, span);
        self.document.summary.extend(span);
    }

    pub(super) fn subheading(&mut self, span: Span) {
        let span = self.block(Section::Body, span);
        self.document.subheadings.extend(span);
    }

    /// A sub-heading that counts among the paragraphs, as pages and collections of pages count them.
    pub(super) fn titled(&mut self, span: Span) {
        self.paragraph(span);
        self.document.subheadings.push(span.trim(self.text));
    }

    pub(super) fn paragraph(&mut self, span: Span) {
        let span = self.block(Section::Body, span);
        self.document.paragraphs.extend(span);
        self.pending_credit = false;
    }

    pub(super) fn boilerplate(&mut self, span: Span) {
        let span = span.trim(self.text);
        if !span.is_empty() {
            self.document.boilerplate.push(span);
        }
    }

    pub(super) fn dateline(&mut self, reading: dateline::Reading) {
        self.dateline = Some(reading);
    }

    pub(super) fn has_dateline(&self) -> bool {
        self.dateline.is_some()
    }

    /// Gives the last paragraph a new end.
    pub(super) fn shorten_last(&mut self, span: Span) {
        let Some(last) = self.document.paragraphs.last_mut() else { return };
        if let Some(block) = self.document.blocks.iter_mut().rev().find(|block| block.span == *last) {
            block.span = span;
        }
        *last = span;
    }

    /// A caption; one that is only a credit waits for the caption in the next line.
    pub(super) fn caption(&mut self, reading: caption::Reading) {
        let said = reading.text.and_then(|span| self.block(Section::Caption, span));
        let credit = reading.credit.and_then(|span| self.block(Section::Caption, span));
        if let (Some(_), Some(block)) = (credit, self.document.blocks.last_mut()) {
            block.credit = true;
        }
        if let Some(junk) = reading.junk {
            self.boilerplate(junk);
        }
        match (said, self.document.captions.last_mut()) {
            (Some(said), Some(waiting)) if self.pending_credit && credit.is_none() => waiting.text = said,
            _ => {
                let at = credit.map_or(0, |c| c.start);
                self.document.captions.push(Caption { text: said.unwrap_or(Span::new(at, at)), credit });
            }
        }
        self.pending_credit = said.is_none();
    }

    pub(super) fn byline(&mut self, byline: Byline) {
        for author in byline.authors {
            if !self.document.authors.contains(&author) {
                self.document.authors.push(author);
            }
        }
        if self.document.agency.is_none() {
            self.document.agency = byline.agency;
        }
    }

    /// Takes the moments of a line; the first of each kind counts.
    pub(super) fn stamp(&mut self, reading: &stamps::Reading) {
        for (label, stamp) in &reading.moments {
            let slot = match label.or(self.label.take()) {
                Some(Label::Updated) => &mut self.document.updated,
                Some(Label::Published) | None => &mut self.document.published,
            };
            *slot = slot.or(Some(*stamp));
        }
        self.label = reading.label.or(self.label.filter(|_| reading.moments.is_empty() && !reading.ago));
    }

    pub(super) fn finish(mut self) -> Document {
        let given = self.given;
        self.document.published = given.published.or(self.document.published);
        if let Some(authors) = &given.authors {
            self.document.authors.clone_from(authors);
        }
        self.finish_dateline();
        let dateline_agency = self.document.dateline.as_ref().and_then(|d| d.agency.clone());
        self.document.agency = given.agency.clone().or(self.document.agency.take()).or(dateline_agency);
        self.document.outlet.clone_from(&given.outlet);
        self.document.url.clone_from(&given.url);
        self.document.layout = self.layout();
        self.order();
        self.document
    }

    fn finish_dateline(&mut self) {
        let Some(reading) = self.dateline.take() else { return };
        let day = |stamp: Option<Stamp>| stamp.map(|s| s.clock.date());
        let document = &self.document;
        let reference: Option<Date> = day(document.published).or(day(document.updated)).or(document.retrieved);
        self.document.dateline = Some(Dateline {
            span: reading.span,
            place: reading.place,
            date: reading.month_day.and_then(|md| dateline::date_of(md, reference)),
            date_span: reading.date_span,
            agency: reading.agency,
        });
    }

    fn layout(&self) -> &'static str {
        let document = &self.document;
        let agency = document.dateline.as_ref().is_some_and(|d| d.agency.is_some() || d.date_span.is_some());
        if agency {
            return "wire";
        }
        let dressed = !document.authors.is_empty()
            || document.agency.is_some()
            || document.updated.is_some()
            || document.published.is_some_and(|p| p.span.is_some());
        let pasted = !document.captions.is_empty() || !document.summary.is_empty() || !document.boilerplate.is_empty();
        if dressed || pasted { "web" } else { "plain" }
    }

    fn order(&mut self) {
        let document = &mut self.document;
        document.blocks.sort_by_key(|block| (block.span.start, block.span.end));
        let mut end = 0;
        document.blocks.retain(|block| {
            let apart = block.span.start >= end;
            if apart {
                end = block.span.end;
            }
            apart
        });
        document.paragraphs.sort();
        let (subheadings, paragraphs) = (&mut document.subheadings, &document.paragraphs);
        subheadings.sort();
        let mut number = 0;
        for block in &mut document.blocks {
            let heading = subheadings.binary_search(&block.span).is_ok();
            let heading = heading && paragraphs.binary_search(&block.span).is_err();
            if block.section == Section::Body && !heading {
                block.paragraph = Some(number);
                number += 1;
            }
        }
        document.summary.sort();
        document.boilerplate.sort();
    }
}
