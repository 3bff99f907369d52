//! Which language an article is in.
//!
//! In: its text and structure. Out: its [`Language`], None where the text is too short to say. English is
//! known by its function words, which are a third of any running text; another language needs their
//! absence, function words that only others have, and its own letter patterns, in enough words. A wrong
//! "not English" would cost an article all its rows, and names of persons and places, headlines, lists
//! and tables of figures say nothing.

use crate::document::{Document, Section, head};
use crate::letters::{Run, eight, is_alphabetic};
use whatlang::{Lang, Script};

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-1; ISO 639-3 where there is none.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
}

impl Language {
    /// The language that the other steps read.
    pub const ENGLISH: Self = Self { code: "en", name: "English" };

    /// Whether it is English.
    #[must_use]
    pub fn is_english(self) -> bool {
        self == Self::ENGLISH
    }
}

/// So much of a text is looked at.
const ENOUGH_BYTES: usize = 6000;
/// So much of it shows most English texts as such.
const FIRST_BYTES: usize = 1000;

/// With fewer words, only another script proves another language.
const FEWEST_WORDS: usize = 25;

/// The language of an article.
///
/// ```
/// use pullquote::document::{Given, parse};
/// use pullquote::language::detect;
/// let code = |text: &str| detect(text, &parse(text, &Given::default())).map(|language| language.code);
/// assert_eq!(code("The mayor of Lodz said that the bridge is safe, and that it will open to all on Monday."), Some("en"));
/// assert_eq!(code("Мэр города сообщил в понедельник, что новый мост откроют уже осенью."), Some("ru"));
/// assert_eq!(code("Bukele, Petro, Milei y Boric"), None);
/// ```
#[must_use]
pub fn detect(text: &str, document: &Document) -> Option<Language> {
    let body = document.blocks.iter().filter(|block| block.section == Section::Body);
    let mut sample = String::new();
    for block in body.chain(document.blocks.iter().filter(|block| block.section == Section::Headline)) {
        let rest = ENOUGH_BYTES.saturating_sub(sample.len());
        sample.push_str(head(block.span.of(text), rest));
        sample.push('\n');
        if rest == 0 {
            break;
        }
    }
    of(&sample)
}

/// Whether the first words of a text are English.
pub(crate) fn begins_in_english(text: &str) -> bool {
    let (all, english) = counts(head(text, FIRST_BYTES));
    is_english(all, english)
}

/// Whether so many of all words are English ones that the others may be names.
const fn is_english(all: usize, english: usize) -> bool {
    english * 7 >= all && english >= 3
}

fn of(sample: &str) -> Option<Language> {
    if begins_in_english(sample) {
        return Some(Language::ENGLISH);
    }
    let (all, english) = counts(sample);
    if is_english(all, english) {
        return Some(Language::ENGLISH);
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let latin = sample.chars().filter(|c| c.is_alphabetic() && *c < '\u{250}').count();
    let other_script = letters >= 20 && latin * 2 < letters;
    let few_english = all >= FEWEST_WORDS && english * 20 <= all;
    let foreign = few_english && words(sample).filter(|word| is_foreign_word(word)).count() * 12 >= all;
    if !other_script && !foreign {
        return None;
    }
    let found = whatlang::detect(sample)?;
    let sure =
        if other_script { found.script() != Script::Latin } else { found.is_reliable() && found.lang() != Lang::Eng };
    sure.then(|| language(found.lang()))
}

/// Letters and apostrophes without others between.
fn words(sample: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + gap(&sample[at..]);
        at = start + length(&sample[start..]);
        (at > start).then(|| &sample[start..at])
    })
}

fn is_of_word(c: char) -> bool {
    is_alphabetic(c) || matches!(c, '\'' | '’')
}

/// The length of what stands before the first word.
fn gap(rest: &str) -> usize {
    let plain = rest.bytes().take_while(|byte| byte.is_ascii() && !is_of_word(char::from(*byte))).count();
    // Behind most words stands nothing but ASCII.
    if rest.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    rest[plain..].find(is_of_word).map_or(rest.len(), |others| plain + others)
}

/// The length of the word that `rest` begins with.
fn length(rest: &str) -> usize {
    let letters = Run::of(rest.as_bytes()).length;
    // Most words end with the letters of ASCII that they begin with.
    if rest.as_bytes().get(letters).is_none_or(|next| next.is_ascii() && *next != b'\'') {
        return letters;
    }
    rest[letters..].find(|c| !is_of_word(c)).map_or(rest.len(), |others| letters + others)
}

/// How many words there are, and how many of them are function words of English.
fn counts(sample: &str) -> (usize, usize) {
    words(sample).fold((0, 0), |(all, english), word| (all + 1, english + usize::from(is_function_word(word))))
}

/// The words of which English running text has most, none of them frequent in languages with the same letters.
fn is_function_word(word: &str) -> bool {
    // A bit makes letters of ASCII small, and of nothing else that is in words a letter.
    let lower = (eight(word.as_bytes()) | 0x2020_2020_2020_2020).to_le_bytes();
    let Some(lower) = lower.get(..word.len()) else { return false };
    matches!(
        lower,
        b"the"
            | b"of"
            | b"and"
            | b"to"
            | b"that"
            | b"is"
            | b"it"
            | b"with"
            | b"his"
            | b"be"
            | b"by"
            | b"not"
            | b"are"
            | b"but"
            | b"from"
            | b"have"
            | b"they"
            | b"which"
            | b"were"
            | b"has"
            | b"been"
            | b"will"
            | b"would"
            | b"their"
            | b"there"
            | b"who"
            | b"said"
            | b"says"
            | b"this"
            | b"its"
            | b"she"
            | b"you"
            | b"after"
            | b"about"
            | b"than"
            | b"into"
            | b"could"
            | b"when"
            | b"what"
            | b"our"
            | b"more"
    )
}

/// Frequent words of other languages in Latin letters that are no words of English.
fn is_foreign_word(word: &str) -> bool {
    let lower = if word.len() <= 8 { word.to_lowercase() } else { return false };
    matches!(
        lower.as_str(),
        // Romance
        "le" | "la" | "les" | "des" | "du" | "de" | "un" | "une" | "et" | "est" | "que" | "qui" | "dans" | "pour" | "pas"
            | "aux" | "sur" | "avec" | "il" | "elle" | "el" | "los" | "las" | "del" | "una" | "y" | "en" | "por" | "para"
            | "se" | "su" | "os" | "da" | "dos" | "um" | "uma" | "em" | "não" | "foi" | "são" | "di" | "che" | "della"
            | "gli" | "è" | "nel" | "sono" | "dei" | "els" | "amb" | "și" | "în" | "cu" | "pe"
            // Germanic
            | "der" | "das" | "und" | "den" | "von" | "zu" | "mit" | "sich" | "dem" | "nicht" | "ein" | "eine" | "auf"
            | "ist" | "im" | "für" | "het" | "een" | "van" | "dat" | "zijn" | "niet" | "aan" | "voor" | "och" | "att"
            | "det" | "som" | "av" | "är" | "på" | "inte" | "til" | "af" | "og" | "ikke" | "nie"
            // Slavic and Baltic
            | "się" | "na" | "że" | "jest" | "je" | "w" | "z" | "v" | "u" | "za" | "ir" | "kad" | "już"
            // Finnic, Hungarian, Turkic
            | "ja" | "että" | "ei" | "oli" | "és" | "hogy" | "az" | "nem" | "egy" | "ve" | "bir" | "bu" | "için" | "ile"
            // Austronesian, Vietnamese
            | "yang" | "dan" | "dengan" | "untuk" | "ini" | "itu" | "ng" | "sa" | "ang" | "mga" | "và" | "của" | "là"
    )
}

fn language(lang: Lang) -> Language {
    Language { code: code(lang), name: lang.eng_name() }
}

const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(texts: &[&str]) -> Vec<Option<&'static str>> {
        texts.iter().map(|text| of(text).map(|language| language.code)).collect()
    }

    #[test]
    fn other_languages() {
        let texts = [
            "Le maire a déclaré lundi que le pont, fermé depuis le mois de mars, rouvrira à la circulation avant la fin de \
             l'année, et que les travaux ont coûté deux fois plus que prévu.",
            "Der Bürgermeister sagte am Montag, dass die seit März gesperrte Brücke noch vor dem Ende des Jahres wieder für \
             den Verkehr geöffnet wird und dass die Arbeiten doppelt so teuer waren wie geplant.",
            "El alcalde dijo el lunes que el puente, cerrado desde marzo, volverá a abrirse al tráfico antes de que termine \
             el año, y que las obras costaron el doble de lo previsto.",
            "O prefeito disse na segunda-feira que a ponte, fechada desde março, vai reabrir ao trânsito antes do fim do \
             ano, e que as obras custaram o dobro do que estava previsto.",
            "市長は月曜日、三月から閉鎖されている橋を年内に再開すると発表した。",
            "قال رئيس البلدية يوم الاثنين إن الجسر المغلق منذ مارس سيفتح قبل نهاية العام",
        ];
        assert_eq!(codes(&texts), ["fr", "de", "es", "pt", "ja", "ar"].map(Some));
    }

    #[test]
    fn english_with_little_but_names() {
        let texts = [
            "Bożena Kwiatkowska, Zbigniew Żółkiewski and Wojciech Szczęsny were named to the council of Bydgoszcz by the \
             voivode of Kuyavia-Pomerania, Mikołaj Bogdanowicz.",
            "“Nō mai, haere mai,” said Te Ururoa Flavell at Waitangi.",
        ];
        for text in texts {
            assert!(of(text).is_none_or(Language::is_english), "{text}: {:?}", of(text));
        }
        assert_eq!(of("Lake rises again"), None);
        assert_eq!(of("São Paulo, Rio de Janeiro, Belo Horizonte, Porto Alegre, Curitiba"), None);
        assert_eq!(of(""), None);
    }

    #[test]
    fn figures_are_not_foreign() {
        let figures = "Shr profit 45 cts vs loss nine cts\nNet profit 9.8 mln vs loss two mln\nRevs 1.15 billion vs \
            691 mln\nNine mths\nShr profit 2.11 dlrs vs profit 28 cts\nNet profit 46.1 mln vs profit 6.1 mln\n";
        assert_eq!(of(figures), None);
    }

    #[test]
    fn headlines_are_not_foreign() {
        let headlines = "Kenya tea pickers win pay rise\nOsijek bridge opens late\nSindh wheat farmers block highway\n\
            Nairobi court frees activist\nKuala Lumpur floods kill seven\nPemex output falls again\nAnkara, Athens resume talks\n\
            Quito mayor quits amid probe\nSuva ferry sinks, dozens missing\n";
        assert!(of(headlines).is_none_or(Language::is_english), "{:?}", of(headlines));
    }
}
