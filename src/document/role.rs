//! What each line of a text is in its article, and how a line is given another part.
//!
//! In: a draft as the rules made it, and the lines they read. Out: a role for every line; or, given a role that
//! differs, the draft with the line moved there.

use super::caption::{self, Reading};
use super::draft::Draft;
use super::kinds::Kind;
use super::lines::Line;
use super::{byline, credit, headline};
use crate::span::Span;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The site's, or a line that gives values, as when it was written.
    Other,
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// A point of the summary.
    Point,
    /// A picture's caption, with or without its credit.
    Caption,
    /// A credit that has its own line.
    Credit,
    /// A sub-heading.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// Who wrote the article.
    Byline,
}

impl Role {
    /// All roles, in the order of the weights' labels.
    pub const ALL: [Self; 9] = [
        Self::Other,
        Self::Headline,
        Self::Standfirst,
        Self::Point,
        Self::Caption,
        Self::Credit,
        Self::Heading,
        Self::Paragraph,
        Self::Byline,
    ];
}

/// The role that the draft gives each line, which is of this kind.
pub(super) fn of(draft: &Draft, lines: &[Line], kinds: &[Kind]) -> Vec<Role> {
    let document = &draft.document;
    let captions = document.captions.iter().filter(|caption| !caption.text.is_empty());
    let mut parts: Vec<(u32, Role)> = Vec::new();
    let mut note = |spans: &mut dyn Iterator<Item = Span>, role| parts.extend(spans.map(|span| (span.start, role)));
    note(&mut document.headline.into_iter(), Role::Headline);
    note(&mut document.subheadline.into_iter(), Role::Standfirst);
    note(&mut document.summary.iter().copied(), Role::Point);
    note(&mut captions.map(|caption| caption.text), Role::Caption);
    note(&mut document.captions.iter().filter_map(|caption| caption.credit), Role::Credit);
    note(&mut document.subheadings.iter().copied(), Role::Heading);
    note(&mut document.paragraphs.iter().copied(), Role::Paragraph);
    parts.sort_by_key(|(start, role)| (*start, *role as u8));
    let mut parts = parts.into_iter().peekable();
    let role = |line: &Line| {
        while parts.next_if(|(start, _)| *start < line.span.start).is_some() {}
        let mut role = Role::Other;
        while let Some((_, next)) = parts.next_if(|(start, _)| *start < line.span.end) {
            // A caption and its credit in one line are a caption.
            role = if role == Role::Other || role == Role::Credit { next } else { role };
        }
        role
    };
    let named = |role: Role, kind: &Kind| if role == Role::Other && kind.names_author() { Role::Byline } else { role };
    lines.iter().map(role).zip(kinds).map(|(role, kind)| named(role, kind)).collect()
}

/// Moves the lines whose role `to` differs from the one they have, `from`; the line with the dateline stays.
pub(super) fn reassign(draft: &mut Draft, lines: &[Line], kinds: &[Kind], from: &[Role], to: &[Role]) {
    let differs = |at: &usize| from[*at] != to[*at] && !draft.has_dateline_in(lines[*at].span);
    let moved: Vec<usize> = (0..lines.len()).filter(differs).collect();
    if moved.is_empty() {
        return;
    }
    let spans: Vec<Span> = moved.iter().map(|at| lines[*at].span).collect();
    take_out(draft, &spans);
    for &at in &moved {
        put(draft, &lines[at], to[at]);
    }
    sign(draft, lines, kinds, from, to);
    draft
        .document
        .captions
        .sort_by_key(|caption| if caption.text.is_empty() { caption.credit } else { Some(caption.text) });
    join_credits(draft, lines);
}

/// Takes all that stands in the lines out of the draft.
fn take_out(draft: &mut Draft, lines: &[Span]) {
    let within = |span: &Span| {
        let at = lines.partition_point(|line| line.end <= span.start);
        lines.get(at).is_some_and(|line| line.start <= span.start)
    };
    let document = &mut draft.document;
    document.headline = document.headline.filter(|span| !within(span));
    document.subheadline = document.subheadline.filter(|span| !within(span));
    for spans in [&mut document.summary, &mut document.subheadings, &mut document.paragraphs, &mut document.boilerplate]
    {
        spans.retain(|span| !within(span));
    }
    for caption in &mut document.captions {
        caption.credit = caption.credit.filter(|span| !within(span));
    }
    document.captions.retain_mut(|caption| match caption.credit {
        _ if !within(&caption.text) => true,
        Some(credit) => {
            caption.text = Span::new(credit.start, credit.start);
            true
        }
        None => false,
    });
    document.blocks.retain(|block| !within(&block.span));
}

fn put(draft: &mut Draft, line: &Line, role: Role) {
    match role {
        Role::Other | Role::Byline => draft.boilerplate(line.span),
        Role::Headline => draft.headline(headline::bare(draft.text, line.span)),
        Role::Standfirst => draft.subheadline(line.span),
        Role::Point => draft.summary(line.span),
        Role::Heading => draft.subheading(line.span),
        Role::Paragraph => draft.paragraph(line.span),
        Role::Caption => {
            let whole = Reading { text: Some(line.span), credit: None, junk: None };
            draft.picture(caption::read(draft.text, line).filter(|reading| reading.text.is_some()).unwrap_or(whole));
        }
        Role::Credit => {
            let credit = Some(credit::bare(draft.text, line.span));
            draft.picture(Reading { text: None, credit, junk: None });
        }
    }
}

/// Names who wrote the article by the lines that now say so, instead of by those that no longer do.
fn sign(draft: &mut Draft, lines: &[Line], kinds: &[Kind], from: &[Role], to: &[Role]) {
    let signs = |roles: &[Role], at: usize| roles.get(at) == Some(&Role::Byline);
    let stays = |name: &str| {
        let still = |at: usize| to[at] == Role::Byline && kinds[at].authors().iter().any(|author| author == name);
        (0..lines.len()).any(still)
    };
    for at in (0..lines.len()).filter(|at| signs(from, *at) && !signs(to, *at)) {
        draft.document.authors.retain(|name| stays(name) || !kinds[at].authors().contains(name));
    }
    let nobody = draft.document.authors.is_empty();
    for at in (0..lines.len()).filter(|at| signs(to, *at) && !signs(from, *at)) {
        let beside = signs(from, at + 1) || at > 0 && signs(to, at - 1);
        if nobody || beside {
            draft.byline(&byline::read_any(draft.text, &lines[at]));
        }
    }
}

/// Gives a credit that stands alone to the caption without one in the line above, else below.
fn join_credits(draft: &mut Draft, lines: &[Line]) {
    let line_of = |span: Span| lines.partition_point(|line| line.span.end <= span.start);
    let captions = &mut draft.document.captions;
    for at in 0..captions.len() {
        let Some(credit) = captions[at].credit.filter(|_| captions[at].text.is_empty()) else { continue };
        let here = line_of(credit);
        let open = |at: usize, line: Option<usize>| {
            let caption = captions.get(at).filter(|caption| caption.credit.is_none() && !caption.text.is_empty());
            caption.is_some_and(|caption| Some(line_of(caption.text)) == line)
        };
        let above = at.checked_sub(1).filter(|above| open(*above, here.checked_sub(1)));
        if let Some(other) = above.or_else(|| Some(at + 1).filter(|below| open(*below, Some(here + 1)))) {
            captions[other].credit = Some(credit);
            captions[at].credit = None;
        }
    }
    captions.retain(|caption| !caption.text.is_empty() || caption.credit.is_some());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Given, read};

    const TEXT: &str = "Ferry crews stop work\nBy Ana Ruiz\nBoats at the pier of Brenn\nPhoto: Jo Paz\n\
        The ferries of Lake Brenn stopped on Monday, their union said.\nTalks go on in the town.\nOld quarrel\n\
        The two sides have met since May.\nGet more of this by mail.";

    fn moved(changes: &[(usize, Role)]) -> (Document, Vec<Role>) {
        let given = Given::default();
        let mut draft = Draft::new(TEXT, &given);
        let (lines, kinds) = read(&mut draft, TEXT);
        let from = of(&draft, &lines, &kinds);
        let mut to = from.clone();
        for &(at, role) in changes {
            to[at] = role;
        }
        reassign(&mut draft, &lines, &kinds, &from, &to);
        let roles = of(&draft, &lines, &kinds);
        assert_eq!(roles.len(), lines.len());
        (draft.finish(), roles)
    }

    #[test]
    fn lines_have_the_roles_that_they_are_given() {
        use Role::{Caption, Credit, Heading, Headline, Other, Paragraph, Point};
        let changes = [
            (0, Other),
            (1, Headline),
            (2, Caption),
            (3, Credit),
            (4, Point),
            (5, Paragraph),
            (6, Heading),
            (7, Paragraph),
            (8, Other),
        ];
        let (document, roles) = moved(&changes);
        assert_eq!(roles, changes.map(|(_, role)| role));
        assert_eq!(document.headline.unwrap().of(TEXT), "By Ana Ruiz");
        let caption = document.captions[0];
        assert_eq!((caption.text.of(TEXT), caption.credit.unwrap().of(TEXT)), ("Boats at the pier of Brenn", "Jo Paz"));
        assert_eq!(document.summary.len(), 1);
        let numbers: Vec<_> = document.blocks.iter().filter_map(|block| block.paragraph).collect();
        assert_eq!(numbers, [0, 1]);
        assert!(document.boilerplate.iter().any(|span| span.of(TEXT) == "Get more of this by mail."));
    }

    #[test]
    fn who_wrote_it_is_whom_the_lines_say() {
        let (document, _) = moved(&[(1, Role::Other)]);
        assert!(document.authors.is_empty());
        let (document, roles) = moved(&[(1, Role::Other), (3, Role::Byline)]);
        assert_eq!((document.authors, roles[3]), (vec!["Jo Paz".to_owned()], Role::Other));
    }

    #[test]
    fn a_credit_goes_to_the_caption_beside_it() {
        let (document, _) = moved(&[(2, Role::Credit), (3, Role::Caption)]);
        assert_eq!(document.captions.len(), 1);
        let (document, _) = moved(&[(2, Role::Other), (3, Role::Credit)]);
        assert!(document.captions.is_empty());
    }
}
