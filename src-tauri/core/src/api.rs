//! The boundary: one table makes the dispatch and the TypeScript contract.
//!
//! A row of the table reads `save_entry(EntryDraft) -> Entry = journal::save;`. The handler is
//! `fn(&mut Session, EntryDraft) -> Result<Entry>`; while locked it is `fn(&mut Gate, …)`. Unlocked is a
//! type, so a command cannot be written that forgets the check. Nothing but `Problem` leaves on failure.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::{Config, TS, TypeVisitor};

use crate::error::{Error, Problem, Result};

/// What commands are asked of.
pub(crate) trait Asked {
    /// Told of each failure before it becomes a code. What it was, if more can be known of it.
    fn met(&mut self, error: Error) -> Error {
        error
    }
}

/// Runs one handler on a request as it came over the wire: JSON in bytes, read straight into its type, so that no tree of
/// values keeps a passphrase on the way. The caller wipes the bytes.
pub(crate) fn answer<State: Asked, Request, Response>(
    state: &mut State,
    request: &[u8],
    handler: impl Fn(&mut State, Request) -> Result<Response>,
) -> Result<Vec<u8>, Problem>
where
    Request: DeserializeOwned,
    Response: Serialize,
{
    // serde's message may quote the value it stumbled over: it is dropped, on purpose.
    let request =
        serde_json::from_slice(request).map_err(|_| Error::Internal("request of the wrong shape").problem())?;
    let response = handler(state, request).map_err(|error| state.met(error).problem())?;
    serde_json::to_vec(&response).map_err(|_| Error::Internal("response cannot be written").problem())
}

/// Declares a table of commands over one state.
macro_rules! commands {
    ($(#[$doc:meta])* $table:ident($state:ty) { $($name:ident($request:ty) -> $response:ty = $handler:path;)* }) => {
        $(#[$doc])*
        pub struct $table;

        impl $table {
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// Runs the command of that name; an unknown name is an internal fault, as the contract is typed.
            pub fn dispatch(
                state: &mut $state,
                command: &str,
                request: &[u8],
            ) -> ::std::result::Result<::std::vec::Vec<u8>, $crate::error::Problem> {
                match command {
                    $(stringify!($name) => $crate::api::answer(state, request, $handler),)*
                    _ => Err($crate::error::Error::Internal("unknown command").problem()),
                }
            }

            pub(crate) fn declare(contract: &mut $crate::api::Contract) {
                contract.open(stringify!($table));
                $(contract.row::<$request, $response>(stringify!($name));)*
                contract.close();
            }
        }
    };
}
pub(crate) use commands;

/// The wire contract in TypeScript, collected from the tables: every type they reach, each once, by name.
#[derive(Default)]
pub(crate) struct Contract {
    config: Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    tables: String,
}

impl Contract {
    pub(crate) fn open(&mut self, table: &str) {
        let _ = writeln!(self.tables, "\nexport type {table} = {{");
    }

    pub(crate) fn row<Request: TS + 'static, Response: TS + 'static>(&mut self, name: &str) {
        self.reach::<Request>();
        self.reach::<Response>();
        let (request, response) = (Request::name(&self.config), Response::name(&self.config));
        let _ = writeln!(self.tables, "  {name}: {{ request: {request}; response: {response} }};");
    }

    pub(crate) fn close(&mut self) {
        self.tables.push_str("};\n");
    }

    pub(crate) fn reach<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
        T::visit_generics(self);
    }

    pub(crate) fn into_text(self) -> String {
        let mut text = String::from(
            "// Generated from the command table by `UPDATE=1 cargo test -p daymark-tests --test contract`. Do not edit.\n",
        );
        for declaration in self.types.values() {
            let _ = write!(text, "\n{declaration}\n");
        }
        text + &self.tables
    }
}

impl TypeVisitor for Contract {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only our own derived types have a file to be exported to; strings and lists have none.
        if T::output_path().is_none() || !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        let declaration = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&self.config));
        self.types.insert(T::ident(&self.config), declaration);
        T::visit_dependencies(self);
    }
}
