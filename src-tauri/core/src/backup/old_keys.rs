//! Backups that the keys of before open, where their user wanted them gone with those keys.
//!
//! The wish comes with the new keys, in the same store: a full disk, a stop or a kill puts it off and does not lose it.

use daymark_vault::{Candidate, VaultHome};
use serde::{Deserialize, Serialize};

use super::{Reason, before, named, schedule};
use crate::error::{Error, Result};
use crate::session::Session;
use crate::settings;

const NOTE: &str = "unwanted_copies";

#[derive(Serialize, Deserialize)]
struct Unwanted {
    /// Under which the wish was made. Brought back with an older state, or in from a file, it says nothing to others.
    keys: [u8; 16],
    names: Vec<String>,
}

/// All there are by now shall go once the candidate has taken its place.
pub(crate) fn unwant(home: &VaultHome, candidate: &mut Candidate) -> Result<()> {
    let names = named(home)?.into_iter().map(|each| each.name).collect();
    let unwanted = Unwanted { keys: candidate.key_mark(), names };
    let json = serde_json::to_string(&unwanted).map_err(|_| Error::Internal("names are JSON"))?;
    candidate.write(|tx| settings::note(tx, NOTE, &json))
}

fn unwanted(session: &Session) -> Result<Option<Unwanted>> {
    let noted = settings::noted(session.db(), NOTE)?.and_then(|json| serde_json::from_str::<Unwanted>(&json).ok());
    Ok(noted.filter(|unwanted| unwanted.keys == session.vault().key_mark()))
}

/// Whether something that was to go is here still, or may be.
pub(crate) fn are_left(session: &Session) -> bool {
    unwanted(session).map_or(true, |unwanted| unwanted.is_some())
}

/// Removes what is unwanted, once there is a backup under the present keys: there is never none. `false`: nothing was.
pub(crate) fn remove(session: &mut Session) -> Result<bool> {
    let Some(unwanted) = unwanted(session)? else { return Ok(false) };
    let here = named(session.home())?;
    let here = here.iter().map(|each| each.name.as_str());
    if !session.home().has_backup_of(session.vault(), here) {
        session.at_work(|session, work| before(session, Reason::Daily, work))?;
    }
    let ours = unwanted.names.iter().map(String::as_str).filter(|name| schedule::read_name(name).is_some());
    session.home().remove_outdated(session.vault(), ours)?;
    session.write(|tx, _| settings::strike(tx, NOTE))?;
    Ok(true)
}
