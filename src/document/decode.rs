//! Bytes to text.
//!
//! In: a file as it is. Out: its text. A byte order mark decides, then what the file declares about
//! itself, then UTF-8 if it is valid, then the most likely encoding. Bytes that are no text are
//! refused with the reason, for a wrong article is worse than none.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt;

/// How far into a file its declared encoding is looked for.
const DECLARATION_BYTES: usize = 1024;

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    Control { count: usize, total: usize },
    Undecodable { encoding: &'static str },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            Reason::Control { count, total } => {
                write!(f, "not text: {count} of {total} characters are control characters, as in a binary file")
            }
            Reason::Undecodable { encoding } => {
                write!(f, "not text: the bytes fit no encoding ({encoding} came closest)")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// The text of `bytes`, a byte order mark aside.
///
/// # Errors
///
/// If the bytes are no text: many control characters, or many bytes that no encoding has.
///
/// ```
/// use pullquote::document::decode;
/// assert_eq!(decode(b"\xef\xbb\xbfCaf\xc3\xa9").unwrap(), "Café");
/// assert_eq!(decode(b"Caf\xe9 owners in Paris are closing early").unwrap(), "Café owners in Paris are closing early");
/// assert!(decode(&[0; 64]).is_err());
/// ```
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return checked(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = declared(bytes).or_else(|| utf16_by_zeros(bytes)) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        if !malformed {
            return readable(text.into_owned());
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return readable(text.to_owned());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    checked(detector.guess(None, Utf8Detection::Allow), bytes)
}

/// `text` without a leading byte order mark.
///
/// ```
/// assert_eq!(pullquote::document::strip_mark("\u{feff}Yes."), "Yes.");
/// ```
#[must_use]
pub fn strip_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Decodes, and allows one character in fifty to be spoilt: old archives have such.
fn checked(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, DecodeError> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        let (mut spoilt, mut total) = (0, 0);
        for c in text.chars() {
            total += 1;
            spoilt += usize::from(c == '\u{fffd}');
        }
        if spoilt * 50 > total {
            return Err(DecodeError { reason: Reason::Undecodable { encoding: encoding.name() } });
        }
    }
    readable(text.into_owned())
}

fn readable(text: String) -> Result<String, DecodeError> {
    let (mut count, mut total) = (0, 0);
    for c in text.chars() {
        total += 1;
        count += usize::from(
            c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a' | '\u{80}'..='\u{9f}'),
        );
    }
    if count * 20 > total {
        return Err(DecodeError { reason: Reason::Control { count, total } });
    }
    Ok(text)
}

/// The encoding that a `<meta charset>` or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let markup = start.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<');
    if !markup {
        return None;
    }
    let lower = start.to_ascii_lowercase();
    let after = |key: &[u8]| lower.windows(key.len()).position(|w| w == key).map(|at| &lower[at + key.len()..]);
    let xml = if lower.trim_ascii_start().starts_with(b"<?xml") { after(b"encoding=") } else { None };
    let value = xml.or_else(|| after(b"charset="))?;
    let value = value.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(value.len());
    let encoding = Encoding::for_label(&value[..end])?;
    // What could be read byte by byte cannot be UTF-16, whatever it says.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// UTF-16 without a mark: English text has zeros in every other byte.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARATION_BYTES) & !1];
    if start.len() < 8 {
        return None;
    }
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
    if odd * 10 > pairs * 8 && even * 10 < pairs {
        return Some(UTF_16LE);
    }
    (even * 10 > pairs * 8 && odd * 10 < pairs).then_some(UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("Łódź".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16).unwrap(), "Łódź");
        let unmarked: Vec<u8> = "The mayor of Lodz".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&unmarked).unwrap(), "The mayor of Lodz");
    }

    #[test]
    fn declarations() {
        let page = b"<html><head><meta charset=\"windows-1252\"></head>\x93Yes,\x94 she said";
        assert!(decode(page).unwrap().ends_with("“Yes,” she said"));
        let page = b"<?xml version=\"1.0\" encoding='iso-8859-2'?><p>\xa3\xf3d\xbc</p>";
        assert!(decode(page).unwrap().contains("Łódź"));
        assert!(decode("<meta charset=latin1><p>caf\u{e9}</p>".as_bytes()).is_ok());
    }

    #[test]
    fn old_files() {
        let text = decode(b"\x93We will not go,\x94 the farmers\x92 leader said in Puno").unwrap();
        assert_eq!(text, "“We will not go,” the farmers’ leader said in Puno");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn rubbish() {
        let error = decode(&[0, 1, 2, 3, 0, 0, 7, 8]).unwrap_err();
        assert!(error.to_string().contains("control characters"), "{error}");
        let noise: Vec<u8> = (0u32..4096).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode(&noise).is_err());
    }
}
