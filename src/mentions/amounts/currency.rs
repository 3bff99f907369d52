//! Currencies: signs, codes and names to ISO 4217 codes.
//!
//! Money whose currency the text leaves open (rupees, pesos, francs) has none.

use super::super::numbers::Lower;
use super::line::Line;
use crate::text::{Case, Kind, Token};

/// A currency's code; None where its name is that of several.
type Code = Option<&'static str>;

/// The sign or code before a number at `i`: how many tokens it takes, and its currency.
pub(super) fn before(line: Line<'_>, i: usize) -> Option<(usize, Code)> {
    let token = line.get(i)?;
    if token.case == Case::Lower {
        return None;
    }
    match token.kind {
        Kind::Symbol => sign(line.word(i)).map(|code| (1, Some(code))),
        Kind::Word if line.is_glued(i + 1) && line.word(i + 1) == "$" => {
            Some((2, dollar(line.word(i)))).filter(|(_, code)| code.is_some())
        }
        Kind::Word if matches!(token.case, Case::Upper) => code(line.word(i)).map(|code| (1, Some(code))),
        Kind::Word => local(line.word(i)).map(|code| {
            let stop = is_rupees(line.word(i)) && line.is(i + 1, Kind::Stop) && line.is_glued(i + 1);
            (1 + usize::from(stop), code)
        }),
        _ => None,
    }
}

/// Whether a currency may begin with this token.
pub(super) fn opens(token: &Token, word: &str) -> bool {
    match token.kind {
        Kind::Symbol => sign(word).is_some(),
        Kind::Word if token.case == Case::Lower => false,
        Kind::Word => dollar(word).is_some() || code(word).is_some() || local(word).is_some(),
        _ => false,
    }
}

fn is_rupees(word: &str) -> bool {
    matches!(word, "Rs" | "Rs.")
}

/// What stands for a currency where it is used.
fn local(word: &str) -> Option<Code> {
    match word {
        "Sh" | "Shs" => Some(None),
        "Ksh" | "KSh" | "Kshs" => Some(Some("KES")),
        "Sfr" => Some(Some("CHF")),
        _ => is_rupees(word).then_some(None),
    }
}

fn sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "₹" => "INR",
        "₦" => "NGN",
        "₱" => "PHP",
        "₩" => "KRW",
        "₪" => "ILS",
        "₺" => "TRY",
        "₽" => "RUB",
        "₴" => "UAH",
        "฿" => "THB",
        "₫" => "VND",
        "₵" => "GHS",
        "₸" => "KZT",
        "₡" => "CRC",
        "₲" => "PYG",
        "৳" => "BDT",
        _ => return None,
    })
}

/// The letters before a dollar sign.
fn dollar(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "US" | "U.S." | "USD" => "USD",
        "A" | "AU" | "AUD" => "AUD",
        "C" | "CA" | "CAD" | "CDN" => "CAD",
        "NZ" => "NZD",
        "HK" => "HKD",
        "S" | "SG" => "SGD",
        "R" => "BRL",
        "NT" => "TWD",
        "J" => "JMD",
        "TT" => "TTD",
        "FJ" => "FJD",
        "Z" | "ZW" => "ZWL",
        _ => return None,
    })
}

/// Sorted; codes that are words or names too (COP, MAD, TRY) left out.
const CODES: [&str; 47] = [
    "AED", "ARS", "AUD", "BDT", "BRL", "CAD", "CDF", "CHF", "CLP", "CNY", "CZK", "DKK", "EGP", "ETB", "EUR", "GBP",
    "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KES", "KRW", "LKR", "MXN", "MYR", "NGN", "NOK", "NZD", "PHP",
    "PKR", "PLN", "RUB", "RWF", "SAR", "SEK", "SGD", "THB", "TZS", "UAH", "UGX", "USD", "XAF", "XOF", "ZAR",
];

fn code(word: &str) -> Option<&'static str> {
    if word == "RM" {
        return Some("MYR");
    }
    CODES.binary_search(&word).ok().map(|i| CODES[i])
}

/// The currency's name or code after a number at `i`: how many tokens, and its currency. `scale` is
/// the number's magnitude: "20 pounds" may be a weight, "20 million pounds" are money.
pub(super) fn after(line: Line<'_>, i: usize, scale: f64) -> Option<(usize, Code)> {
    if let Some(code) = code(line.word(i)) {
        return Some((1, Some(code)));
    }
    let first = line.lower(i);
    if let Some(Name(code)) = name(first.as_str(), scale) {
        return Some((1, code));
    }
    if !line.get(i)?.is_capitalised() {
        return None;
    }
    let second = line.lower(i + 1);
    name(second.as_str(), f64::INFINITY)?;
    Some((2, of_country(first.as_str(), second.as_str())))
}

/// What a currency's name says.
struct Name(Code);

fn name(word: &str, scale: f64) -> Option<Name> {
    Some(Name(match word {
        "dollar" | "dollars" => Some("USD"),
        "euro" | "euros" => Some("EUR"),
        "pound" | "pounds" if scale >= 1e6 => Some("GBP"),
        "yen" => Some("JPY"),
        "yuan" | "renminbi" => Some("CNY"),
        "naira" => Some("NGN"),
        "cedi" | "cedis" => Some("GHS"),
        "rand" => Some("ZAR"),
        "rouble" | "roubles" | "ruble" | "rubles" => Some("RUB"),
        "hryvnia" | "hryvnias" => Some("UAH"),
        "zloty" | "zlotys" => Some("PLN"),
        "forint" | "forints" => Some("HUF"),
        "baht" => Some("THB"),
        "ringgit" => Some("MYR"),
        "rupiah" => Some("IDR"),
        "taka" => Some("BDT"),
        "lira" | "liras" => Some("TRY"),
        "shekel" | "shekels" => Some("ILS"),
        "birr" => Some("ETB"),
        "kwacha" | "won" | "rupee" | "rupees" | "peso" | "pesos" | "franc" | "francs" | "dinar" | "dinars"
        | "shilling" | "shillings" | "krona" | "kronor" | "krone" | "kroner" | "rial" | "rials" | "riyal"
        | "riyals" | "dirham" | "dirhams" => None,
        "real" | "reais" if scale >= 1e3 => Some("BRL"),
        _ => return None,
    }))
}

/// "Kenyan shillings", "Swiss francs"; None where the pair says no more than that it is money.
fn of_country(country: &str, name: &str) -> Option<&'static str> {
    let stem = Lower::<4>::new(name.get(..4).unwrap_or(name));
    Some(match (country, stem.as_str()) {
        ("us" | "u.s." | "american", "doll") => "USD",
        ("australian", "doll") => "AUD",
        ("canadian", "doll") => "CAD",
        ("singapore", "doll") => "SGD",
        ("british", "poun") => "GBP",
        ("egyptian", "poun") => "EGP",
        ("syrian", "poun") => "SYP",
        ("sudanese", "poun") => "SDG",
        ("lebanese", "poun") => "LBP",
        ("indian", "rupe") => "INR",
        ("pakistani", "rupe") => "PKR",
        ("nepali" | "nepalese", "rupe") => "NPR",
        ("mexican", "peso") => "MXN",
        ("philippine", "peso") => "PHP",
        ("argentine", "peso") => "ARS",
        ("chilean", "peso") => "CLP",
        ("colombian", "peso") => "COP",
        ("swiss", "fran") => "CHF",
        ("congolese", "fran") => "CDF",
        ("rwandan", "fran") => "RWF",
        ("kenyan" | "kenya", "shil") => "KES",
        ("ugandan" | "uganda", "shil") => "UGX",
        ("tanzanian", "shil") => "TZS",
        ("iraqi", "dina") => "IQD",
        ("kuwaiti", "dina") => "KWD",
        ("algerian", "dina") => "DZD",
        ("swedish", "kron") => "SEK",
        ("norwegian", "kron") => "NOK",
        ("danish", "kron") => "DKK",
        ("iranian", "rial") => "IRR",
        ("saudi", "riya" | "rial") => "SAR",
        ("moroccan", "dirh") => "MAD",
        ("uae" | "emirati", "dirh") => "AED",
        ("turkish", "lira") => "TRY",
        ("zambian", "kwac") => "ZMW",
        ("korean", "won") => "KRW",
        ("chinese", "yuan") => "CNY",
        ("japanese", "yen") => "JPY",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted() {
        assert!(CODES.is_sorted());
        assert_eq!(code("KES"), Some("KES"));
    }
}
