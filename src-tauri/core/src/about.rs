//! What this program and its store are, for one who wants to check.

use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::gate::HeaderState;
use crate::session::Session;

#[derive(Debug, Serialize, TS)]
pub struct About {
    pub version: String,
    pub sqlite: String,
    pub cipher: String,
    pub location: String,
    pub headers: HeaderState,
}

pub(crate) fn get(session: &mut Session, (): ()) -> Result<About> {
    let engine = session.engine()?;
    Ok(About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sqlite: engine.sqlite,
        cipher: engine.cipher,
        location: session.location(),
        headers: session.headers().into(),
    })
}
