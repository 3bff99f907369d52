//! Capitals as running text has them: what bylines, datelines and canonical names share.

/// A name in capitals as running text writes it: "KUALA LUMPUR" is Kuala Lumpur.
///
/// ```
/// assert_eq!(pullquote::casing::title_case("O'NEIL-WERE"), "O'Neil-Were");
/// ```
#[must_use]
pub fn title_case(text: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    out
}
