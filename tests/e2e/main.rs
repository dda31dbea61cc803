//! The main job in the real window: WebDriver presses, a session bus listens, and every file is swept afterwards.

mod access;
mod app;
mod clocks;
mod computer;
mod drop;
mod first_light;
mod groups;
mod locking;
mod meetings;
mod memory;
mod safekeeping;
mod shipped;
mod shots;
mod sobriety;
mod sweep;
mod waking;
