//! What is left in memory, and what is left of it on a disk: nothing, as far as it is ours to say.
//!
//! Whatever Rust frees is overwritten by this program's allocator. But what a person types and reads also passes through
//! WebKit and GTK, whose memory the C library gives and takes: that is told to overwrite too, before it has given any.

use zeroizing_alloc::ZeroAlloc;

/// Whatever is freed is overwritten first: no text, no key and no passphrase stays where the next one may look.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

/// The first statement of `main`: there is no other thread yet.
pub fn prepare() {
    #[cfg(unix)]
    leave_no_image();
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    overwriting::begin();
}

/// No image of this process is written when it fails. One byte, not none: a system that pipes such images to a program
/// takes 0 for "no limit on that pipe" and 1 for "never".
#[cfg(unix)]
fn leave_no_image() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    const NEVER: Option<u64> = Some(1);
    // Where a limit cannot be set, the program is none the worse for it.
    let _ = setrlimit(Resource::Core, Rlimit { current: NEVER, maximum: NEVER });
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod overwriting {
    use std::env;
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::{OsStrExt, OsStringExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    /// glibc's settings are read once, before `main`.
    const TUNABLES: &str = "GLIBC_TUNABLES";
    /// Every block is filled when it is freed; the small ones too, which a cache would otherwise keep as they are.
    const OVERWRITE: &[u8] = b"glibc.malloc.perturb=165:glibc.malloc.tcache_count=0";
    /// WebKit brings an allocator of its own, unless this is set to 1: then it takes the C library's.
    const WEBKIT: &str = "Malloc";

    /// Starts the program anew in its own place (the same process, window and terminal), now with these settings; in the
    /// second life takes them back, so that no program started from here inherits them.
    pub fn begin() {
        let tunables = env::var_os(TUNABLES).unwrap_or_default();
        if let Some(before) = tunables.as_bytes().strip_suffix(OVERWRITE) {
            restore(OsString::from_vec(before.strip_suffix(b":").unwrap_or(before).to_vec()));
            return;
        }
        let Ok(program) = env::current_exe() else { return };
        let mut wanted = tunables.into_vec();
        if !wanted.is_empty() {
            wanted.push(b':');
        }
        wanted.extend(OVERWRITE);
        let mut arguments = env::args_os();
        let mut again = Command::new(program);
        again.arg0(arguments.next().unwrap_or_default()).args(arguments);
        again.env(TUNABLES, OsStr::from_bytes(&wanted)).env(WEBKIT, "1");
        // It returns only when it failed; the program is started already, and goes on without.
        let _ = again.exec();
    }

    fn restore(tunables: OsString) {
        // SAFETY: called by the first statement of `main`; no other thread exists that could read the environment.
        #[allow(unsafe_code)]
        unsafe {
            env::remove_var(WEBKIT);
            if tunables.is_empty() { env::remove_var(TUNABLES) } else { env::set_var(TUNABLES, tunables) }
        }
    }
}
