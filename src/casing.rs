//! Capitals and accents as running text has them: what bylines, datelines and names share.

/// A name in capitals as running text writes it: "KUALA LUMPUR" is Kuala Lumpur.
///
/// ```
/// assert_eq!(pullquote::casing::title_case("O'NEIL-WERE"), "O'Neil-Were");
/// assert_eq!(pullquote::casing::title_case("NDUNG'U MCRUIZ"), "Ndung'u McRuiz");
/// ```
#[must_use]
pub fn title_case(text: &str) -> String {
    let mut begins = true;
    let mut start = 0;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        let part = &out[start..];
        begins = part == "Mc" || !(c.is_alphabetic() || (matches!(c, '\'' | '’') && !takes_capital(part)));
        if !(c.is_alphabetic() || matches!(c, '\'' | '’')) {
            start = out.len();
        }
    }
    out
}

/// Whether behind `part` of a word, its apostrophe included, a name goes on with a capital: "O'", "Dell'", not "Ndung'".
fn takes_capital(part: &str) -> bool {
    let before = part.trim_end_matches(['\'', '’']);
    before.chars().count() <= 1 || matches!(before, "Dall" | "Dell" | "Mac" | "Sant")
}

/// A place's name in capitals as running text writes it, with the small words that stand within such names.
///
/// ```
/// use pullquote::casing::place_case;
/// assert_eq!(place_case("PORT-AU-PRINCE"), "Port-au-Prince");
/// assert_eq!(place_case("RIO DE JANEIRO"), "Rio de Janeiro");
/// ```
#[must_use]
pub fn place_case(text: &str) -> String {
    const WITHIN: &[&str] = &["Da", "De", "Del", "Des", "Do", "Dos", "Du", "Of", "On", "The", "Upon"];
    const HYPHENED: &[&str] = &["Au", "Aux", "By", "En", "La", "Le", "Les", "Sous", "Sur"];
    let mut name = title_case(text);
    let mut start = 0;
    for end in text.char_indices().filter(|(_, c)| matches!(c, ' ' | '-')).map(|(at, _)| at).collect::<Vec<_>>() {
        let word = name.get(start..end).unwrap_or("");
        let hyphened = name.get(..start).is_some_and(|before| before.ends_with('-')) && HYPHENED.contains(&word);
        if start > 0 && (hyphened || WITHIN.contains(&word)) {
            name.replace_range(start..end, &word.to_lowercase());
        }
        start = end + 1;
    }
    name
}

/// The letters of U+1E00 to U+1EFF without their marks; `?` where there is none.
const ADDITIONAL: &[u8; 256] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp\
    rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??sss?aaaaaaaaaaaaaaaaaaaaaaaa\
    eeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// A small letter without its accent, as wires write it.
///
/// ```
/// assert_eq!("são ḩalab hà nội".chars().map(pullquote::casing::bare).collect::<String>(), "sao halab ha noi");
/// ```
#[must_use]
pub const fn bare(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ə' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ħ' => 'h',
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ĩ' => 'i',
        'ķ' => 'k',
        'ł' | 'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' | 'ŧ' => 't',
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ũ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '\u{1e00}'..='\u{1eff}' => match ADDITIONAL[c as usize - 0x1e00] {
            b'?' => c,
            letter => letter as char,
        },
        _ => c,
    }
}
