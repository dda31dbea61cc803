//! What a clock's user calls it. The sentences around the words are the page's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::prose::Prose;

/// Bytes of UTF-8. They stand within sentences and on a button.
const WORDS_LIMIT: usize = 80;

/// Where one is blank, the clock's word set has its say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnWords {
    /// What its days are: "412 days ___". Sober; without a bet.
    pub free: Prose,
    /// What happened on others: "I had ___". A slip; a bad night.
    pub slip: Prose,
}

impl OwnWords {
    /// Each on one line, with no white space around it.
    pub(super) fn checked(&self) -> Result<OwnWords> {
        let line = |text: &Prose, field| -> Result<Prose> {
            let one = Prose::from(text.as_str().split_whitespace().collect::<Vec<_>>().join(" "));
            one.fits(WORDS_LIMIT).map_err(|error| error.in_field(field))?;
            Ok(one)
        };
        Ok(OwnWords { free: line(&self.free, "own_free")?, slip: line(&self.slip, "own_slip")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn they_are_a_few_words_on_one_line() {
        let words = |free: &str, slip: &str| OwnWords { free: free.into(), slip: slip.into() }.checked();
        let kept = words("  without\n a  bet ", " \t").unwrap();
        assert_eq!((kept.free.as_str(), kept.slip.as_str()), ("without a bet", ""));
        let refused = words("sober", &"ñ".repeat(41)).unwrap_err().problem();
        assert_eq!((refused.code, refused.field.as_deref()), (Code::TextTooLong, Some("own_slip")));
        assert!(words(&"ñ".repeat(40), "").is_ok());
    }
}
