//! The document while it is put together.
//!
//! In: pieces in any order, and what the caller knows. Out: the [`Document`]: blocks in text order,
//! trimmed, apart from each other, the body's paragraphs numbered.

use super::byline::Byline;
use super::dateline::Proof;
use super::stamps::{self, Label, Moment, Undated};
use super::zones::Zone;
use super::{
    Block, Caption, Dateline, Document, Given, Precision, Section, Stamp, agencies, caption, credited, dateline, edges,
};
use crate::span::Span;
use jiff::civil::Date;

/// So many days may lie between the publication and the dateline that has its year.
const FARTHEST_DAYS: i32 = 4;

/// So many lines that the header left over may stand above a dateline that nobody doubts.
const MOST_LEFT_OVER: usize = 3;

/// So many bytes may lie between two moments of which one has the zone of both.
const FARTHEST_ZONE: u32 = 40;

/// No update comes so many days later.
const LONGEST_UPDATE: i32 = 300;

/// Nobody writes with more others.
const MOST_AUTHORS: usize = 50;

pub(super) struct Draft<'t> {
    pub(super) text: &'t str,
    pub(super) given: &'t Given,
    pub(super) document: Document,
    /// The label that stands in the line before a time stamp.
    label: Option<Label>,
    dateline: Option<dateline::Reading>,
    /// The place beside a time stamp, which is the dateline if there is no other.
    placed: Option<dateline::Reading>,
    pending_credit: bool,
    /// Whether day and month of the publication and of the update might change places.
    open: [bool; 2],
    /// Days that are named elsewhere: month and day.
    named_days: Vec<(i8, i8)>,
    /// The moment that is taken for the publication though no label says so.
    unlabelled: Option<Moment>,
    /// The time of an update whose day is that of publication.
    updated_at: Option<Undated>,
    /// The time of a publication whose day is that of the update.
    published_at: Option<Undated>,
    /// The day of an update without its year.
    updated_on: Option<(i8, i8, Span)>,
    /// A day without its year, and the time on it.
    yearless: Option<((i8, i8), Undated)>,
}

impl<'t> Draft<'t> {
    pub(super) fn new(text: &'t str, given: &'t Given) -> Self {
        let document = Document { layout: "plain", ..Document::default() };
        Self {
            text,
            given,
            document,
            label: None,
            dateline: None,
            placed: None,
            pending_credit: false,
            open: [false; 2],
            named_days: Vec::new(),
            unlabelled: None,
            updated_at: None,
            published_at: None,
            updated_on: None,
            yearless: None,
        }
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

    /// Notes the place beside a time stamp.
    pub(super) fn placed(&mut self, line: Span, stamp: &stamps::Reading) {
        if self.placed.is_none() {
            self.placed = dateline::stamped_place(self.text, line, stamp);
        }
    }

    /// Whether the dateline stands in `line`.
    pub(super) fn has_dateline_in(&self, line: Span) -> bool {
        self.dateline.as_ref().is_some_and(|dateline| dateline.span.overlaps(line))
    }

    /// Whether a dateline may still come: none was there, and at most a line that the header left over.
    pub(super) fn takes_dateline(&self, reading: &dateline::Reading) -> bool {
        let most = if reading.proof >= Proof::Country { MOST_LEFT_OVER } else { 1 };
        self.dateline.is_none() && self.document.paragraphs.len() <= most
    }

    /// Gives the paragraph that is so many before the last a new end.
    pub(super) fn shorten(&mut self, back: usize, span: Span) {
        let Some(last) = self.document.paragraphs.iter_mut().nth_back(back) else { return };
        if let Some(block) = self.document.blocks.iter_mut().rev().find(|block| block.span == *last) {
            block.span = span;
        }
        *last = span;
    }

    /// A caption; one that is only a credit waits for the caption in the next line.
    pub(super) fn caption(&mut self, mut reading: caption::Reading) {
        if reading.text.is_none() && reading.credit.is_none() {
            return;
        }
        let split = reading.text.filter(|_| reading.credit.is_none()).and_then(|said| credited::split(self.text, said));
        if let Some((said, credit)) = split {
            reading = caption::Reading { text: Some(said), credit: Some(credit), ..reading };
        }
        if let (Some(said), Some(credit)) = (reading.text, reading.credit) {
            let (said, credit) = credited::rejoined(self.text, said, credit);
            reading = caption::Reading { text: Some(said), credit: Some(credit), ..reading };
        }
        reading = edges::without(self.text, reading);
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

    /// A caption that nothing before it waits for.
    pub(super) fn picture(&mut self, reading: caption::Reading) {
        self.pending_credit = false;
        self.caption(reading);
        self.pending_credit = false;
    }

    pub(super) fn byline(&mut self, byline: &Byline) {
        for author in &byline.authors {
            if self.document.authors.len() < MOST_AUTHORS && !self.document.authors.contains(author) {
                self.document.authors.push(author.clone());
            }
        }
        // What a wire's dateline says wins over whom the text thanks.
        let wired = || self.dateline.as_ref().and_then(|d| d.agency.as_deref()).is_some_and(agencies::is_listed);
        if self.document.agency.is_none() && byline.agency.is_some() && !wired() {
            self.document.agency.clone_from(&byline.agency);
        }
    }

    /// Takes the moments of a line; the first of each kind counts, and what is called a publication before
    /// what is only a moment.
    pub(super) fn stamp(&mut self, reading: &stamps::Reading) {
        for moment in &reading.moments {
            let label = moment.label.or(self.label.take());
            if !moment.open {
                self.named_days.push((moment.stamp.clock.month(), moment.stamp.clock.day()));
            }
            match label {
                Some(Label::Updated) => self.updated_slot(moment),
                _ if self.refines(moment, label) => self.published_slot(moment),
                Some(Label::Published) if self.document.published.is_none() || self.unlabelled.is_some() => {
                    let before = self.unlabelled.take().filter(|before| before.stamp.clock > moment.stamp.clock);
                    if let Some(before) = before {
                        self.updated_slot(&before);
                    }
                    self.published_slot(moment);
                }
                None if self.document.published.is_none() => {
                    self.published_slot(moment);
                    self.unlabelled = Some(*moment);
                }
                None if self.is_update(moment) => self.updated_slot(moment),
                _ => {}
            }
        }
        let updated_at = reading.undated.filter(|undated| undated.label == Some(Label::Updated));
        self.updated_at = self.updated_at.or(updated_at.filter(|_| self.document.paragraphs.is_empty()));
        self.updated_on = self.updated_on.or(reading.updated_on.filter(|_| self.document.paragraphs.is_empty()));
        let published_at = reading.undated.filter(|undated| undated.label == Some(Label::Published));
        self.published_at = self.published_at.or(published_at.filter(|_| self.document.paragraphs.is_empty()));
        self.yearless = self.yearless.or(reading.month_day.zip(reading.undated));
        self.label = reading.label.or(self.label.filter(|_| reading.moments.is_empty() && !reading.ago));
    }

    /// Whether the article says when it was published or changed.
    pub(super) const fn has_stamp(&self) -> bool {
        self.document.published.is_some() || self.document.updated.is_some()
    }

    /// Whether a moment has the time of the day that is known: "February 6, 2018" above "Feb. 6, 2018 | 2 a.m.".
    fn refines(&self, moment: &Moment, label: Option<Label>) -> bool {
        let header = self.document.paragraphs.is_empty() || label.is_some();
        let known = self.document.published.filter(|known| header && known.precision == Precision::Day);
        let timed = moment.stamp.precision != Precision::Day;
        known.is_some_and(|known| timed && known.clock.date() == moment.stamp.clock.date())
    }

    /// Whether a moment without a label right behind the publication's is that of an update: later, and as exact.
    fn is_update(&self, moment: &Moment) -> bool {
        let Some(before) = self.unlabelled.filter(|_| self.document.updated.is_none()) else { return false };
        let (first, second) = (before.stamp, moment.stamp);
        let together = first.span.zip(second.span).is_some_and(|(first, second)| {
            first.end <= second.start && Span::new(first.end, second.start).trim(self.text).is_empty()
        });
        let near = second.clock.date().since(first.clock.date()).is_ok_and(|apart| apart.get_days() <= LONGEST_UPDATE);
        let plain = !before.open && !moment.open;
        together && plain && near && first.precision == second.precision && first.clock < second.clock
    }

    fn published_slot(&mut self, moment: &Moment) {
        // "09:14 AM IST" above "first published: 09:14 am": the zone stays.
        let same = self.document.published.filter(|known| known.clock == moment.stamp.clock);
        let zone = moment.stamp.offset_minutes.or_else(|| same?.offset_minutes);
        self.document.published = Some(Stamp { offset_minutes: zone, ..moment.stamp });
        self.open[0] = moment.open;
    }

    fn updated_slot(&mut self, moment: &Moment) {
        if self.document.updated.is_none() {
            self.document.updated = Some(moment.stamp);
            self.open[1] = moment.open;
        }
    }

    /// The moment of a day without its year, if the dateline or an update at most a few days apart has the year.
    fn with_year(&self) -> Option<Stamp> {
        let ((month, day), time) = self.yearless?;
        let stated = self.dateline.as_ref().and_then(|dateline| dateline.month_day);
        let dated = stated.and_then(|(month, day, year)| Date::new(year?, month, day).ok());
        let near = dated.or_else(|| self.document.updated.map(|updated| updated.clock.date()))?;
        let date = dateline::date_of((month, day, None), Some(near))?;
        let apart = near.since(date).ok()?.get_days().abs();
        (apart <= FARTHEST_DAYS).then(|| time.on(date.to_datetime(jiff::civil::Time::midnight())))
    }

    /// The first such day after the publication.
    fn updated_after(&self, published: Stamp) -> Option<Stamp> {
        let (month, day, span) = self.updated_on?;
        let first = published.clock.date();
        let dates =
            [first.year(), first.year() + 1].map(|year| Date::new(year, month, day).ok().filter(|date| *date >= first));
        let date = dates.into_iter().flatten().next()?;
        let clock = date.to_datetime(jiff::civil::Time::midnight());
        let near = date.since(first).ok()?.get_days() <= LONGEST_UPDATE;
        near.then_some(Stamp { clock, precision: Precision::Day, offset_minutes: None, span: Some(span) })
    }

    /// Settles what the line of a stamp leaves open: the order of day and month, the day of an update, the year.
    fn finish_stamps(&mut self) {
        if self.document.published.is_none() {
            self.document.published = self.with_year();
        }
        self.turn_both();
        self.named_days.extend(self.dateline.as_ref().and_then(|d| d.month_day).map(|(month, day, _)| (month, day)));
        let slots = [&mut self.document.published, &mut self.document.updated];
        for (slot, open) in slots.into_iter().zip(self.open) {
            let Some(stamp) = slot.as_mut().filter(|_| open) else { continue };
            let (month, day) = (stamp.clock.month(), stamp.clock.day());
            let turned = self.named_days.contains(&(day, month)) && !self.named_days.contains(&(month, day));
            if turned && let Ok(date) = Date::new(stamp.clock.year(), day, month) {
                stamp.clock = date.to_datetime(stamp.clock.time());
            }
        }
        if let (None, Some(published)) = (self.document.updated, self.document.published) {
            self.document.updated = self.updated_after(published);
        }
        self.turn_retrieval();
        if let (Some(published), Some(time)) = (self.document.published, self.published_at)
            && published.precision == Precision::Day
        {
            self.document.published = Some(time.on(published.clock));
        }
        if let (None, Some(updated), Some(time)) = (self.document.published, self.document.updated, self.published_at) {
            self.document.published = Some(time.on(updated.clock));
        }
        if let (None, Some(published), Some(time)) = (self.document.updated, self.document.published, self.updated_at) {
            self.document.updated = Some(time.on(published.clock));
        }
    }

    /// An update follows within days: "2/5/19, 4:00 AM CET Updated 2/6/19" are of February.
    fn turn_both(&mut self) {
        let (Some(published), Some(updated)) = (&mut self.document.published, &mut self.document.updated) else {
            return;
        };
        let [first, last] = [&*published, &*updated].map(|stamp| stamp.clock.date());
        let turned = |date: Date| Date::new(date.year(), date.day(), date.month()).ok();
        let (Some(turned_first), Some(turned_last)) = (turned(first), turned(last)) else { return };
        let apart = |first: Date, last: Date| last.since(first).map_or(i32::MAX, |apart| apart.get_days());
        let near = (0..=FARTHEST_DAYS).contains(&apart(turned_first, turned_last));
        let zoned = published.offset_minutes.is_some_and(|minutes| Zone::Fixed(minutes).month_first());
        if self.open == [true, true] && near && !zoned && !(0..28).contains(&apart(first, last)) {
            published.clock = turned_first.to_datetime(published.clock.time());
            updated.clock = turned_last.to_datetime(updated.clock.time());
        }
    }

    /// Nobody saves an article before it appears: "6/4/2018" is of June if that appeared in May.
    fn turn_retrieval(&mut self) {
        let (Some(day), Some(published)) = (self.document.retrieved, self.document.published) else { return };
        let first = published.clock.date();
        let turned = Date::new(day.year(), day.day(), day.month()).ok().filter(|turned| *turned >= first);
        self.document.retrieved = turned.filter(|_| day < first).or(Some(day));
    }

    /// Of two moments side by side the zone of the last is that of both.
    fn share_zone(&mut self) {
        let (Some(published), Some(updated)) = (&mut self.document.published, &mut self.document.updated) else {
            return;
        };
        let apart = match (published.span, updated.span) {
            (Some(first), Some(second)) => second.start.max(first.start).saturating_sub(first.end.min(second.end)),
            _ => return,
        };
        let timed = published.precision != Precision::Day && updated.precision != Precision::Day;
        let days = updated.clock.date().since(published.clock.date()).map_or(i32::MAX, |apart| apart.get_days().abs());
        if timed && apart <= FARTHEST_ZONE && days <= FARTHEST_DAYS {
            let (first, last) = if published.span < updated.span { (published, updated) } else { (updated, published) };
            first.offset_minutes = first.offset_minutes.or(last.offset_minutes);
        }
    }

    pub(super) fn finish(mut self) -> Document {
        let given = self.given;
        self.finish_stamps();
        self.share_zone();
        self.document.published = given.published.or(self.document.published);
        if let Some(authors) = &given.authors {
            self.document.authors.clone_from(authors);
        }
        self.finish_dateline();
        self.drop_bare_credits();
        let dateline_agency = self.document.dateline.as_ref().and_then(|d| d.agency.clone());
        self.document.agency = given.agency.clone().or(self.document.agency.take()).or(dateline_agency);
        self.document.outlet.clone_from(&given.outlet);
        self.document.url.clone_from(&given.url);
        self.document.layout = self.layout();
        self.order();
        self.document
    }

    fn finish_dateline(&mut self) {
        let Some(reading) = self.dateline.take().or(self.placed.take()) else { return };
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

    /// A credit without a caption says nothing.
    fn drop_bare_credits(&mut self) {
        let document = &mut self.document;
        let bare = |caption: &Caption| caption.text.is_empty();
        let mut credits: Vec<Span> = document.captions.iter().filter(|c| bare(c)).filter_map(|c| c.credit).collect();
        credits.sort();
        document.captions.retain(|caption| !bare(caption));
        document.blocks.retain(|block| credits.binary_search(&block.span).is_err());
        document.boilerplate.extend(credits);
    }

    fn layout(&self) -> &'static str {
        let document = &self.document;
        let agency = document.dateline.as_ref().is_some_and(|d| d.agency.is_some() || d.date_span.is_some());
        if agency {
            return "wire";
        }
        if self.is_dressed() || !document.boilerplate.is_empty() { "web" } else { "plain" }
    }

    /// Whether the agency that the article comes from stands in `sign`: "(LNA) ar/jp".
    pub(super) fn is_of_agency(&self, sign: &str) -> bool {
        let dateline = self.dateline.as_ref().and_then(|dateline| dateline.agency.as_deref());
        let named = |agency: &str| sign.split([' ', '(', ')', '[', ']', '—', '–', '-', '/']).any(|word| word == agency);
        self.document.agency.as_deref().into_iter().chain(dateline).any(named)
    }

    /// Whether something but its text was found: who wrote it and when, a picture, points above it.
    pub(super) fn is_dressed(&self) -> bool {
        let document = &self.document;
        !document.authors.is_empty()
            || document.agency.is_some()
            || document.updated.is_some()
            || document.published.is_some_and(|p| p.span.is_some())
            || !document.captions.is_empty()
            || !document.summary.is_empty()
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
