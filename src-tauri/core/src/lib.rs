//! What Daymark is about: sobriety days, a journal, meetings, reminders. It has never heard of a window.
//!
//! # Invariants
//!
//! - The core does not know there is a window. The vault does not know what it keeps.
//! - A rule never asks what day it is; it is told. `time.rs` alone asks the clock (clippy `disallowed-methods` holds the rest).
//! - SQL lives only in `store`. A `store` function never decides anything.
//! - Nothing the user wrote, and no database message, reaches a log, an error, a notification or a window title.
//! - A file that will not open is never deleted, truncated, renamed or recreated by the program on its own.
//! - A slip erases nothing. No act of the user destroys without an undo, but "erase everything", which asks twice.
//! - The page keeps nothing decrypted after the lock: the webview is destroyed.
//! - No network connection is opened unless the user pressed a button that showed the exact address.
//!
//! # In reading order
//!
//! Values: [`time`], [`prose`], [`id`], [`weekly`]; how they stand in a column: `columns`; in a folder: `files`.
//! The door: [`gate`] (locked), [`session`] (open), `passphrase`, `schema`.
//! Features, each a file of rules and commands beside its `store`: [`sobriety`], [`journal`], [`feeds`], [`groups`],
//! [`attendance`], [`reminders`], [`guide`], `lookback`, [`settings`]; `reflection` lets a return to use and what is
//! written about it be kept together; `deleted` brings back what was deleted of any of them; `today` and `about` say what is
//! asked of no feature.
//! The boundary: [`api`], [`error`], and the table below.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod about;
pub mod api;
pub mod attendance;
pub mod backup;
mod columns;
mod dates_file;
mod deleted;
pub mod error;
pub mod feeds;
mod files;
pub mod gate;
pub mod groups;
pub mod guide;
pub mod id;
pub mod journal;
pub mod keys;
mod lookback;
pub mod passphrase;
mod progress;
pub mod prose;
mod reflection;
pub mod reminders;
pub mod restore;
mod schema;
pub mod session;
pub mod settings;
pub mod sobriety;
pub mod time;
mod today;
mod transfer;
pub mod weekly;

/// The way to stop a long work, and a text that was sealed when the vault was locked.
pub use daymark_vault::{Sealed, Work};
pub use error::{Code, Error, Problem, Result};
pub use gate::{Cost, Gate};
pub use progress::WorkProgress;
pub use session::Session;
pub use settings::LockRules;

/// What is being typed may be handed over while something else holds the vault; see `journal::hold`.
pub const HOLD_DRAFT: &str = "hold_draft";
/// It carries the same as `HOLD_DRAFT`.
pub const SAVE_ENTRY: &str = "save_entry";

use about::About;
use attendance::{
    Attendance, AttendanceDraft, AttendanceQuery, AttendanceRef, VisitRating, VisitsImport, VisitsImported,
};
use backup::{BackupNudge, BackupTarget, CheckResult, CopyMade, Snapshot, VaultHealth};
use dates_file::DatesPreview;
use deleted::{Deleted, DeletedRef};
use feeds::{Address, AddressAsked, AddressTyped, FilterChoices, FoundGroups, ListRef, MeetingFilter, MeetingList};
use feeds::{ListCompare, ListDifference, ListImport, ListPreview, ListSource, Place, PlaceQuery, Reread};
use gate::rescue::{self, SalvageAttempt, SalvageReport};
use gate::{CodeAttempt, Opened, RecoverySheet, SheetAnswer, Welcome};
use groups::{
    Comparison, Group, GroupCalendarMade, GroupCalendarRequest, GroupDraft, GroupOrder, GroupRef, GroupTags,
    ListedGroup, MeetingRef, OwnGroupDraft, Selection, StageChoice, StageChosen, WeekPlan,
};
use guide::{Fellowship, FellowshipDraft, FellowshipHiding, Guide, GuideAnswers, OwnFellowshipRef};
use journal::ImportFile;
use journal::day_one::{self, DayOneImported, DayOnePreview};
use journal::{Entry, EntryDraft, EntryPage, EntryQuery, EntryRef};
use keys::{Erasure, ErasureBegun, NewKeys, NewKeysMade};
use lookback::{DayLookedAt, DayRef, DaysQuery, Intention, LookBack, LookBackDays};
use passphrase::{Candidate, CodeCheck, PassphraseChange, Verdict};
use reflection::{ReturnRecord, ReturnRecorded};
use restore::{Inside, RestorePreview, RestoreSource};
use settings::Settings;
use sobriety::Elapsed;
use sobriety::calendar::{self, CalendarMade, CalendarRequest};
use sobriety::chips::{self, Greeting, MilestoneNote, MilestonePicture, MilestoneRef, OwnMilestone, PictureFile};
use sobriety::clocks::{self, Clock, ClockDraft, ClockMove, ClockOrder, ClockRef};
use sobriety::dates::{self, PeriodDraft, PeriodRef, SoberDaysImport, SoberDaysImported, SobrietyDateDraft};
use sobriety::keepsake::{self, KeepsakeFile, KeepsakeMade};
use sobriety::returns::{self, ReturnRef, ReturnToUse};
use sobriety::savings::{self, Gain, GainDraft, GainRef};
use sobriety::timeline::{self, Timeline, YearQuery, YearView};
use today::Today;
use transfer::{ExportMade, ExportRequest};

api::commands! {
    /// What may be asked while locked.
    LockedCommands(Gate) {
        get_welcome(()) -> Welcome = gate::get_welcome;
        judge_passphrase(Candidate) -> Verdict = passphrase::judge_candidate;
        propose_vault(Candidate) -> RecoverySheet = gate::propose_vault;
        confirm_vault(SheetAnswer) -> Opened = gate::confirm_vault;
        unlock(Candidate) -> Opened = gate::unlock;
        unlock_with_code(CodeAttempt) -> Opened = gate::unlock_with_code;

        list_snapshots(()) -> Vec<Snapshot> = rescue::list_snapshots;
        preview_backup(RestoreSource) -> RestorePreview = rescue::preview_backup;
        salvage(SalvageAttempt) -> SalvageReport = rescue::salvage;
        accept_rescue(()) -> Opened = rescue::accept;
        forget_rescue(()) -> () = rescue::forget;
    }
}

api::commands! {
    /// What may be asked of an open vault.
    Commands(Session) {
        get_today(()) -> Today = today::get;

        get_backup_nudge(()) -> Option<BackupNudge> = backup::get_nudge;

        list_clocks(()) -> Vec<Clock> = clocks::list;
        save_clock(ClockDraft) -> Clock = clocks::save;
        move_clock(ClockMove) -> Clock = clocks::move_to;
        choose_main_clock(ClockRef) -> Vec<Clock> = clocks::choose_main;
        order_clocks(ClockOrder) -> Vec<Clock> = clocks::order;
        delete_clock(ClockRef) -> () = clocks::delete;
        restore_clock(ClockRef) -> Clock = clocks::restore;
        get_elapsed(ClockRef) -> Option<Elapsed> = sobriety::get_elapsed;
        get_timeline(ClockRef) -> Timeline = timeline::get;
        get_year(YearQuery) -> YearView = timeline::get_year;

        save_sobriety_date(SobrietyDateDraft) -> Clock = dates::save_sobriety_date;
        save_period(PeriodDraft) -> Clock = dates::save_period;
        delete_period(PeriodRef) -> Clock = dates::delete_period;
        restore_period(PeriodRef) -> Clock = dates::restore_period;

        list_returns(ClockRef) -> Vec<ReturnToUse> = reflection::list_returns;
        record_return_to_use(ReturnRecord) -> ReturnRecorded = reflection::record_return_to_use;
        delete_return_to_use(ReturnRef) -> Clock = returns::delete;
        restore_return_to_use(ReturnRef) -> Clock = returns::restore;

        add_milestone(OwnMilestone) -> Clock = chips::add_milestone;
        remove_milestone(MilestoneRef) -> Clock = chips::remove_milestone;
        restore_milestone(MilestoneRef) -> Clock = chips::restore_milestone;
        save_milestone_note(MilestoneNote) -> Clock = chips::save_note;
        save_milestone_picture(PictureFile) -> Clock = chips::save_picture;
        get_milestone_picture(MilestoneRef) -> MilestonePicture = chips::get_picture;
        delete_milestone_picture(MilestoneRef) -> Clock = chips::delete_picture;
        restore_milestone_picture(MilestoneRef) -> Clock = chips::restore_picture;
        get_greeting(()) -> Option<Greeting> = chips::get_greeting;
        mark_greeted(MilestoneRef) -> () = chips::mark_greeted;
        write_milestone_calendar(CalendarRequest) -> CalendarMade = calendar::write;
        save_keepsake(KeepsakeFile) -> KeepsakeMade = keepsake::save;

        list_gains(ClockRef) -> Vec<Gain> = savings::list;
        save_gain(GainDraft) -> Gain = savings::save;
        delete_gain(GainRef) -> () = savings::delete;
        restore_gain(GainRef) -> Gain = savings::restore;

        list_look_backs(DaysQuery) -> LookBackDays = lookback::list;
        save_intention(Intention) -> DayLookedAt = lookback::save_intention;
        save_look_back(LookBack) -> DayLookedAt = lookback::save_look_back;
        delete_look_back(DayRef) -> () = lookback::delete;
        restore_look_back(DayRef) -> DayLookedAt = lookback::restore;

        list_entries(EntryQuery) -> EntryPage = journal::list;
        get_entry(EntryRef) -> Entry = journal::get;
        save_entry(EntryDraft) -> Entry = journal::save;
        hold_draft(EntryDraft) -> () = journal::hold;
        get_left_draft(()) -> Option<EntryDraft> = journal::get_left;
        forget_left_draft(()) -> () = journal::forget_left;
        delete_entry(EntryRef) -> () = journal::delete;
        restore_entry(EntryRef) -> Entry = journal::restore;

        preview_list(ListSource) -> ListPreview = feeds::preview_list;
        look_at_address(AddressTyped) -> Address = feeds::look_at_address;
        preview_address(AddressAsked) -> ListPreview = feeds::preview_address;
        reread_list(Reread) -> ListPreview = feeds::reread_list;
        forget_list(()) -> () = feeds::forget_list;
        compare_list(ListCompare) -> ListDifference = feeds::compare_list;
        import_list(ListImport) -> MeetingList = feeds::import_list;
        list_lists(()) -> Vec<MeetingList> = feeds::list_lists;
        delete_list(ListRef) -> () = feeds::delete_list;
        restore_list(ListRef) -> MeetingList = feeds::restore_list;

        find_meetings(MeetingFilter) -> FoundGroups = groups::find_meetings;
        get_filter_choices(()) -> FilterChoices = feeds::get_filter_choices;
        find_places(PlaceQuery) -> Vec<Place> = feeds::find_places;
        keep_filter(MeetingFilter) -> () = feeds::keep_filter;
        get_kept_filter(()) -> MeetingFilter = feeds::get_kept_filter;
        bookmark_meeting(MeetingRef) -> Group = groups::bookmark;
        list_groups(()) -> Vec<Group> = groups::list;
        get_group(GroupRef) -> Group = groups::get;
        save_group(GroupDraft) -> Group = groups::save;
        delete_group(GroupRef) -> () = groups::delete;
        restore_group(GroupRef) -> Group = groups::restore;
        get_listed_group(MeetingRef) -> ListedGroup = groups::get_listed;
        save_own_group(OwnGroupDraft) -> Group = groups::save_own;
        choose_stage(StageChoice) -> StageChosen = groups::choose_stage;
        tag_group(GroupTags) -> Group = groups::tag;
        order_groups(GroupOrder) -> Vec<Group> = groups::order;
        accept_group_change(GroupRef) -> Group = groups::accept_change;
        decline_group_change(GroupRef) -> Group = groups::decline_change;
        compare_groups(()) -> Comparison = groups::compare;
        get_week_plan(Selection) -> WeekPlan = groups::get_week_plan;
        write_group_calendar(GroupCalendarRequest) -> GroupCalendarMade = groups::write_calendar;

        get_guide(()) -> Guide = guide::get;
        answer_guide(GuideAnswers) -> Guide = guide::answer;
        save_fellowship(FellowshipDraft) -> Fellowship = guide::save;
        hide_fellowship(FellowshipHiding) -> Fellowship = guide::hide;
        delete_fellowship(OwnFellowshipRef) -> () = guide::delete;
        restore_fellowship(OwnFellowshipRef) -> Fellowship = guide::restore;

        record_attendance(AttendanceDraft) -> Attendance = attendance::record;
        rate_visit(VisitRating) -> Attendance = attendance::rate;
        list_attendance(AttendanceQuery) -> Vec<Attendance> = attendance::list;
        delete_attendance(AttendanceRef) -> () = attendance::delete;
        restore_attendance(AttendanceRef) -> Attendance = attendance::restore;

        list_deleted(()) -> Vec<Deleted> = deleted::list;
        restore_deleted(DeletedRef) -> () = deleted::restore;

        get_settings(()) -> Settings = settings::get;
        save_settings(Settings) -> Settings = settings::save;

        judge_passphrase(Candidate) -> Verdict = passphrase::judge_candidate;
        check_recovery_code(CodeAttempt) -> CodeCheck = passphrase::check_recovery_code;
        change_passphrase(PassphraseChange) -> () = passphrase::change;
        propose_new_keys(PassphraseChange) -> RecoverySheet = keys::propose;
        reencrypt(NewKeys) -> NewKeysMade = keys::reencrypt;
        erase_everything(Erasure) -> ErasureBegun = keys::erase_everything;

        get_vault_health(()) -> VaultHealth = backup::get_health;
        check_vault(()) -> CheckResult = backup::check;
        back_up(BackupTarget) -> CopyMade = backup::back_up;
        preview_restore(RestoreSource) -> RestorePreview = restore::preview;
        restore(()) -> Inside = restore::restore;
        forget_restore(()) -> () = restore::forget;
        export(ExportRequest) -> ExportMade = transfer::export;
        preview_everything(ImportFile) -> RestorePreview = transfer::preview;
        preview_day_one(ImportFile) -> DayOnePreview = day_one::preview;
        import_day_one(ImportFile) -> DayOneImported = day_one::import;
        preview_dates(ImportFile) -> DatesPreview = transfer::preview_dates;
        import_sober_days(SoberDaysImport) -> SoberDaysImported = dates::import_sober_days;
        import_visits(VisitsImport) -> VisitsImported = attendance::import;

        get_about(()) -> About = about::get;
    }
}

/// The wire contract in TypeScript: what `ui/src/api/contract.ts` must hold.
pub fn contract() -> String {
    let mut contract = api::Contract::default();
    contract.reach::<Problem>();
    contract.reach::<WorkProgress>();
    LockedCommands::declare(&mut contract);
    Commands::declare(&mut contract);
    contract.into_text()
}
