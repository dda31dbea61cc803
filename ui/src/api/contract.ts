// Generated from the command table by `UPDATE=1 cargo test -p daymark-tests --test contract`. Do not edit.

export type About = { version: string, sqlite: string, cipher: string, location: string, headers: HeaderState, };

/**
 * Who may come: anyone, or those who think that it is for them. Where a list says both, it is closed.
 */
export type Access = "open" | "closed";

/**
 * An address as it will be asked, to be shown before it is.
 */
export type Address = { 
/**
 * Exactly what will be asked, in ASCII.
 */
url: string, 
/**
 * The computer that will be asked, as the network knows it: a name from other letters stands in punycode.
 */
host: string, 
/**
 * The same name in its own letters; null where they are those of `host`.
 */
letters: string | null, 
/**
 * By its name or number it is this computer, or one in the same network.
 */
nearby: boolean, };

/**
 * An address that was shown, and is to be fetched.
 */
export type AddressAsked = { 
/**
 * `Address.url`, as it was shown.
 */
address: string, 
/**
 * Its user knows that it is this computer, or one in the same network.
 */
nearby_confirmed: boolean, };

/**
 * What was typed where an address is asked for.
 */
export type AddressTyped = { address: string, };

export type Answer = { 
/**
 * As it was asked.
 */
question: Prose, 
/**
 * Markdown; blank ones are left out.
 */
text: Prose, };

export type Attendance = { id: Id, group: Id | null, group_name: Prose, attended_on: Day, note: Prose, recorded_at: Moment, comfortable: number | null, supported: number | null, motivated: number | null, };

export type AttendanceDraft = { 
/**
 * Null: a new visit.
 */
id: Id | null, group: Id | null, group_name: Prose, 
/**
 * Null: today.
 */
attended_on: Day | null, note: Prose, };

/**
 * Both ends included.
 */
export type AttendanceQuery = { group: Id | null, from: Day | null, until: Day | null, };

export type AttendanceRef = { id: Id, };

/**
 * "The last copy outside this folder is 34 days old."
 */
export type BackupNudge = { 
/**
 * Null: there is none yet.
 */
last_on: Day | null, days: number, };

export type BackupTarget = { 
/**
 * A folder that the user chose.
 */
folder: string, };

export type CalendarMade = { 
/**
 * The file that was made.
 */
file: string, events: number, };

export type CalendarRequest = { clock: Id, 
/**
 * A folder that the user chose. A new file is made in it.
 */
folder: string, 
/**
 * Which of the clock's coming milestones.
 */
milestones: Array<NamedMilestone>, };

export type Candidate = { passphrase: SecretText, };

export type ChangedField = "time" | "day" | "zone" | "place" | "address" | "link" | "phone" | "status" | "name" | "notes" | "kinds";

export type CheckResult = { sound: boolean, 
/**
 * Numbers of the pages whose seal is broken, from 1; empty where the damage lies elsewhere.
 */
pages: Array<number>, };

/**
 * Of the chip or key tag that is handed out.
 */
export type ChipColour = "white" | "orange" | "green" | "red" | "blue" | "yellow" | "glow" | "grey" | "black" | "bronze" | "silver" | "gold" | "purple";

export type Clock = { id: Id, label: Prose, 
/**
 * A name that the page knows a picture for; empty: none chosen.
 */
icon: string, 
/**
 * Null: the word set of the settings.
 */
words: WordSet | null, own_words: OwnWords, 
/**
 * Null: wherever the computer is.
 */
zone: Zone | null, counting: Counting, 
/**
 * The hour at which its days start, 0–23.
 */
day_start_hour: number, milestone_set: MilestoneSet, place: ClockPlace, 
/**
 * The one shown large. Exactly one of those that are not archived.
 */
is_main: boolean, 
/**
 * The day it is by this clock.
 */
today: Day, 
/**
 * The dates as they were entered, oldest first. `save_period` changes one.
 */
dates: Array<EnteredPeriod>, 
/**
 * What follows from the dates and the returns to use, oldest first.
 */
periods: Array<Period>, 
/**
 * Null while no period goes on.
 */
standing: Standing | null, 
/**
 * What the user chose to look at, worked out; there while a return to use goes on, too.
 */
figure: Figure, 
/**
 * Use goes on: the last return to use has no end yet.
 */
use_goes_on: boolean, 
/**
 * How many returns to use were recorded.
 */
returns: number, 
/**
 * Reached ones with the day they were first reached, then the coming ones of this period.
 */
milestones: Array<Milestone>, };

export type ClockDraft = { 
/**
 * Null: a new clock.
 */
id: Id | null, 
/**
 * "alcohol", "gambling", or the user's own word; it may stay empty.
 */
label: Prose, icon: string, words: WordSet | null, own_words: OwnWords, 
/**
 * By its IANA name; null: wherever the computer is.
 */
zone: string | null, counting: Counting, day_start_hour: number, milestone_set: MilestoneSet, figure: FigureKind, 
/**
 * Of a new clock; null: it is set later. An old clock's stays as it is.
 */
start: ClockStart | null, };

export type ClockMove = { id: Id, place: ClockPlace, };

export type ClockOrder = { 
/**
 * First to last; those not named stay behind them.
 */
ids: Array<Id>, };

/**
 * Where a clock is to be seen.
 */
export type ClockPlace = "shown" | "hidden" | "archived";

export type ClockRef = { id: Id, };

/**
 * When one began to count.
 */
export type ClockStart = { began_on: Day, 
/**
 * In the clock's zone.
 */
began_time: TimeOfDay | null, };

export type CodeAttempt = { code: SecretText, };

export type CodeCheck = { opens: boolean, };

/**
 * What a column of a table holds.
 */
export type ColumnMeaning = "name" | "day" | "time" | "end_time" | "minutes" | "zone" | "types" | "way" | "place" | "address" | "city" | "state" | "postal_code" | "country" | "region" | "sub_region" | "district" | "url" | "url_notes" | "phone" | "phone_notes" | "notes" | "group" | "language" | "latitude" | "longitude" | "website" | "page_url" | "contact_name" | "contact_email" | "contact_phone" | "updated" | "publisher" | "identity" | "other";

export type Compared = { group: Id, name: Prose, stage: Stage, visits: number, 
/**
 * Visits with a rating.
 */
rated: number, first_on: Day | null, last_on: Day | null, comfortable: Trend, supported: Trend, motivated: Trend, };

export type Comparison = { 
/**
 * In the order in which the user's groups stand.
 */
groups: Array<Compared>, 
/**
 * Ratings of one thing, below which nothing can be told of it.
 */
needed: number, };

/**
 * A copy that was put outside the vault's folder.
 */
export type CopyMade = { made_at: Moment, folder: string, file: string | null, };

/**
 * Whether the first day is day 0 or day 1. Both are common.
 */
export type Counting = "from_zero" | "from_one";

export type DatesColumn = { 
/**
 * Its heading; empty where there is none.
 */
name: Prose, days: number, from: Day | null, until: Day | null, 
/**
 * Values that are neither yes nor no in a way known here.
 */
unknown: number, };

/**
 * What a file of dates holds.
 */
export type DatesPreview = { columns: Array<DatesColumn>, rows: number, 
/**
 * Rows whose date cannot be read, or is before 1900 or to come. Counted, not brought in.
 */
refused: number, 
/**
 * What stands in columns that are no marks: notes, and those without a heading. By heading, or by its place.
 */
unknown: Array<Unknown>, };

/**
 * A civil day, written `YYYY-MM-DD`. It has no zone: the same day is lived wherever one is.
 */
export type Day = string;

/**
 * What was said of one day.
 */
export type DayLookedAt = { id: Id, lived_on: Day, 
/**
 * The morning's word; empty: none.
 */
intention: Prose, 
/**
 * How hard the day was, 1 to 5; null: not said.
 */
hardness: number | null, 
/**
 * The evening's line; empty: none.
 */
line: Prose, };

export type DayMark = { on: Day, state: DayState, 
/**
 * A milestone was reached on it, or will be: `YearView::milestones` tells which.
 */
milestone: boolean, };

/**
 * What the number of a weekday means.
 */
export type DayNumbers = "sunday0" | "sunday1" | "monday0" | "monday1";

export type DayOneImported = { entries: number, };

export type DayOnePreview = { entries: number, from: Day | null, until: Day | null, 
/**
 * Brought in before; left as they are.
 */
already_here: number, 
/**
 * Without a text or a date that can be read, or from the future.
 */
refused: number, 
/**
 * Fields that have no place here (photos, weather …) and in how many entries they stand.
 */
unknown: Array<Unknown>, };

export type DayRef = { lived_on: Day, };

export type DayState = "before" | "sober" | "used" | "apart" | "to_come" | "left_out";

/**
 * Both ends included.
 */
export type DaysQuery = { from: Day | null, until: Day | null, };

/**
 * One that can be brought back.
 */
export type Deleted = { kind: DeletedKind, id: Id, 
/**
 * What it is called, or how it begins; it may be empty.
 */
name: Prose, 
/**
 * The day it tells of.
 */
day: Day | null, 
/**
 * Of what was given back.
 */
gain: GainKind | null, 
/**
 * Of a milestone or its picture, with `count`.
 */
unit: MilestoneUnit | null, count: number | null, 
/**
 * The label of the clock it belongs to; null: it belongs to none.
 */
clock: Prose | null, 
/**
 * Where the computer is now.
 */
deleted_on: Day, 
/**
 * For how many days it can come back at least, from 0 to 30.
 */
days_left: number, };

export type DeletedKind = "clock" | "period" | "return_to_use" | "milestone" | "milestone_picture" | "gain" | "look_back" | "entry" | "visit" | "group" | "fellowship" | "meeting_list";

export type DeletedRef = { kind: DeletedKind, id: Id, };

export type Dialect = "meeting_guide" | "bmlt" | "csv";

export type DifferentRow = { 
/**
 * As it is now; of one that is gone, as it was.
 */
name: Prose, 
/**
 * 0 is Sunday; null: by appointment.
 */
day: number | null, time: TimeOfDay | null, changes: Array<FieldChange>, };

export type DoorState = "new" | "locked" | "erasing";

/**
 * Time gone, as a calendar and a watch say it together.
 */
export type Elapsed = { 
/**
 * When it began: the time of day that was given, or the start of its first day.
 */
since: Moment, 
/**
 * The time of day was given; without it the start of the day is meant.
 */
is_exact: boolean, 
/**
 * The instant it was asked at. The page counts on from it.
 */
now: Moment, years: number, months: number, 
/**
 * 0–30.
 */
days: number, 
/**
 * 24 only in the last hour of a day that the clock's zone made longer.
 */
hours: number, minutes: number, seconds: number, 
/**
 * The same as one number; real seconds, whatever the wall clock did.
 */
total_seconds: number, };

/**
 * A day on which one began, and for history the day it ended.
 */
export type EnteredPeriod = { id: Id, began_on: Day, 
/**
 * In `zone`.
 */
began_time: TimeOfDay | null, zone: Zone, 
/**
 * The first day of use again; null: it was left open.
 */
ended_on: Day | null, earlier: boolean, };

export type Entry = { id: Id, 
/**
 * Markdown, as written.
 */
body: Prose, 
/**
 * The first heading, or the first line.
 */
title: Prose, written_at: Moment, 
/**
 * The day it was where it was written.
 */
written_on: Day, changed_at: Moment, words: number, };

export type EntryDraft = { 
/**
 * Null: a new entry.
 */
id: Id | null, body: Prose, 
/**
 * Null: now for a new entry, unchanged for an old one.
 */
written_at: Moment | null, };

export type EntryGist = { id: Id, title: Prose, excerpt: Array<Fragment>, written_at: Moment, written_on: Day, };

export type EntryPage = { 
/**
 * Newest first.
 */
entries: Array<EntryGist>, next: string | null, 
/**
 * How many there are in all.
 */
total: number, };

export type EntryQuery = { 
/**
 * What to find; empty: everything. Never read as a query language.
 */
text: string, 
/**
 * `EntryPage::next` of the page before.
 */
before: string | null, limit: number, };

export type EntryRef = { id: Id, };

export type Erasure = { 
/**
 * The passphrase or the recovery code: what is typed here is the second time of asking.
 */
proof: SecretText, 
/**
 * Its user was told what cannot be overwritten, and wants the rest erased all the same.
 */
regardless: boolean, };

export type ErasureBegun = { 
/**
 * False: nothing was changed.
 */
begun: boolean, 
/**
 * Why it was not: what cannot be overwritten, by its name in the vault's folder. What is left of one that was begun is
 * told before the door.
 */
in_the_way: Array<string>, };

/**
 * Why a command was refused. A code exists only if the page says or does something of its own for it.
 */
export type ErrorCode = "wrong_secret" | "code_length" | "code_symbol" | "groups_wrong" | "passphrase_empty" | "passphrase_weak" | "vault_exists" | "vault_absent" | "vault_busy" | "vault_read_only" | "vault_erasing" | "vault_newer" | "vault_store_missing" | "vault_damaged" | "vault_unreadable" | "header_damaged" | "header_tampered" | "header_mismatch" | "cipher_missing" | "vault_changed" | "copy_differs" | "disk_full" | "not_enough_memory" | "file_access" | "not_a_backup" | "backup_damaged" | "backup_tampered" | "secret_needed" | "vault_not_damaged" | "nothing_prepared" | "folder_unwritable" | "file_unreadable" | "file_not_understood" | "file_too_large" | "nothing_to_bring_in" | "cancelled" | "locked" | "internal" | "not_found" | "date_invalid" | "date_in_future" | "date_too_early" | "text_too_long" | "name_missing" | "nothing_written" | "lead_out_of_range" | "zone_unknown" | "end_before_start" | "dates_overlap" | "before_it_began" | "out_of_range" | "currency_unknown" | "not_a_picture" | "not_a_web_address" | "link_unknown" | "day_missing" | "time_missing" | "time_unknown" | "list_empty" | "list_truncated" | "list_html" | "list_not_json" | "list_not_meetings" | "list_too_large" | "list_too_deep" | "list_unreadable" | "list_nothing_usable" | "preview_gone" | "address_invalid" | "address_scheme" | "address_login" | "address_not_encrypted" | "address_nearby" | "address_leads_nearby" | "list_challenge" | "fetch_name_unknown" | "fetch_unreachable" | "fetch_certificate" | "fetch_not_found" | "fetch_forbidden" | "fetch_server_trouble" | "fetch_redirects" | "fetch_redirect_refused" | "fetch_too_slow" | "fetch_broke" | "fetch_not_understood";

export type ExportMade = { 
/**
 * The folder that was made.
 */
folder: string, files: number, };

export type ExportRequest = { 
/**
 * A folder that the user chose. A new one is made in it.
 */
folder: string, 
/**
 * All of it, as JSON.
 */
everything: boolean, 
/**
 * Entries as Markdown.
 */
journal: boolean, 
/**
 * Visits as CSV.
 */
attendance: boolean, 
/**
 * Meetings of bookmarked groups as iCalendar.
 */
meetings: boolean, };

export type Fellowship = { which: FellowshipRef, kind: FellowshipKind, 
/**
 * As its user calls it; empty: as the page does.
 */
name: Prose, 
/**
 * https or http; empty: none.
 */
site: Prose, 
/**
 * Where its meetings online are found, when that is elsewhere.
 */
online_site: Prose, note: Prose, hidden: boolean, 
/**
 * Null: not known.
 */
meets: FellowshipMeets | null, 
/**
 * The year and month its site was looked at, as `2026-11`; null: the site is the user's own.
 */
checked_on: string | null, fit: GuideFit, 
/**
 * What was answered that speaks for it, in the order of the questions.
 */
speaks_for: Array<GuideReason>, speaks_against: Array<GuideReason>, };

export type FellowshipDraft = { 
/**
 * Null: a new one of the user's own.
 */
which: FellowshipRef | null, 
/**
 * Of the user's own. One that came with the program stays of its kind.
 */
kind: FellowshipKind, 
/**
 * Needed for the user's own. Empty, or as it was: as it came.
 */
name: Prose, site: Prose, online_site: Prose, note: Prose, };

export type FellowshipHiding = { which: FellowshipRef, hidden: boolean, };

/**
 * In the order in which they are shown as long as nothing was answered.
 */
export type FellowshipKey = "aa" | "na" | "ca" | "cma" | "ma" | "ga" | "oa" | "life_ring" | "mm" | "sos" | "wfs" | "smart" | "recovery_dharma" | "refuge_recovery" | "celebrate_recovery" | "al_anon" | "nar_anon" | "aca" | "coda";

/**
 * How it goes about it.
 */
export type FellowshipKind = "twelve_step" | "secular" | "therapy" | "buddhist" | "christian" | "family" | "other";

export type FellowshipMeets = "both_ways" | "mostly_in_person" | "mostly_online";

/**
 * One that came with the program, or one of the user's own.
 */
export type FellowshipRef = { "built_in": FellowshipKey } | { "own": Id };

/**
 * One thing that a list says otherwise than before.
 */
export type FieldChange = { what: ChangedField, 
/**
 * A day as 0 (Sunday) to 6, or empty; a time as `HH:MM–HH:MM`; a status as a way's word; the rest as it is listed.
 */
old: string, new: string, };

/**
 * The figure the user chose, worked out.
 */
export type Figure = { kind: FigureKind, count: number, 
/**
 * "of the last 79 days"; null for the other kinds.
 */
of: number | null, };

/**
 * The main figure of a clock.
 */
export type FigureKind = "days_since" | "of_days" | "total";

/**
 * What one may choose from, with how many active meetings there are of each, most first.
 */
export type FilterChoices = { kinds: Array<KindChoice>, languages: Array<ValueChoice>, fellowships: Array<ValueChoice>, lists: Array<ListChoice>, ways: Array<WayChoice>, open: number, closed: number, has_positions: boolean, };

/**
 * A part of a filter that one can take away.
 */
export type FilterPart = "text" | "days" | "time" | "soon" | "ways" | "access" | "kinds" | "not_kinds" | "languages" | "fellowships" | "lists" | "near";

export type FlaggedRow = { 
/**
 * Counted from 1, as in the file.
 */
row: number, name: Prose, flag: RowFlag, };

/**
 * A group, by the one of its fitting meetings that is next.
 */
export type FoundGroup = { 
/**
 * That meeting.
 */
meeting: Id, name: Prose, place: string, address: string, region: string, way: Way, joinable: boolean, conference_url: string, conference_phone: string, notes: string, types: Array<MeetingType>, list: Id, list_name: Prose, fellowship: string, languages: Array<string>, 
/**
 * From where near was asked for.
 */
distance_km: number | null, 
/**
 * The bookmarked group it is.
 */
group: Id | null, 
/**
 * Null: by appointment.
 */
occurrence: Occurrence | null, 
/**
 * All its meetings that are held at present or fit, by day and time.
 */
week: Array<WeekSlot>, 
/**
 * How many more there are than `week` shows.
 */
week_more: number, flags: Array<RowFlag>, };

export type FoundGroups = { 
/**
 * Soonest first; by appointment last, by name.
 */
rows: Array<FoundGroup>, 
/**
 * Groups of which a meeting fits.
 */
total: number, 
/**
 * Meetings that fit.
 */
meetings: number, 
/**
 * Active meetings in all lists.
 */
all: number, 
/**
 * That fit, but that have no place on the map, where near something was asked for.
 */
without_position: number, 
/**
 * Where nothing fits: what would.
 */
loosen: Array<Loosening>, now: Moment, };

/**
 * A piece of an excerpt.
 */
export type Fragment = { text: Prose, 
/**
 * It is what was looked for.
 */
hit: boolean, };

/**
 * What was given back until today.
 */
export type Gain = { id: Id, clock: Id, kind: GainKind, name: Prose, currency: string | null, 
/**
 * Oldest first.
 */
rates: Array<Rate>, goal: Goal | null, 
/**
 * In minor units, minutes or pieces; a part of one is not there yet.
 */
total: number, 
/**
 * The sober days it rests on.
 */
days: number, 
/**
 * Of the goal, whole percents; more than 100 when there is more than was wanted.
 */
goal_percent: number | null, 
/**
 * When the goal will be there if every day until then counts, at the rates as they are. Null: it is there, no period
 * goes on, nothing more is given back, or nobody would wait so long.
 */
goal_on: Day | null, };

export type GainDraft = { 
/**
 * Null: a new one.
 */
id: Id | null, 
/**
 * Of a new one. An old one stays with its clock.
 */
clock: Id, kind: GainKind, 
/**
 * Needed for the user's own kind.
 */
name: Prose, 
/**
 * ISO 4217, for money.
 */
currency: string | null, 
/**
 * At least one.
 */
rates: Array<Rate>, goal: Goal | null, };

export type GainKind = "money" | "time" | "own";

export type GainRef = { id: Id, };

/**
 * "€600 for a bicycle".
 */
export type Goal = { name: Prose, 
/**
 * In the gain's own unit; at least 1.
 */
amount: number, };

/**
 * A milestone that was reached lately and of which nothing was said yet.
 */
export type Greeting = { clock: Id, label: Prose, milestone: Milestone, };

export type Group = { id: Id, 
/**
 * Null: the way says all.
 */
medium: Medium | null, stage: Stage, 
/**
 * Its place among the user's groups, from 1.
 */
position: number, tags: Array<Prose>, 
/**
 * The user's own.
 */
note: Prose, 
/**
 * Minutes before each meeting; null: no reminder.
 */
reminder_minutes: number | null, meetings: Array<Meeting>, next: Occurrence | null, 
/**
 * The last start today, or of what goes on since yesterday; null: nobody can have been there today yet.
 */
begun_at: Moment | null, visits: number, last_visit: Day | null, 
/**
 * What its list says of it now.
 */
listed: ListedState, name: Prose, 
/**
 * The group behind the meeting, where its list names one.
 */
group_name: string, place: string, address: string, region: string, way: Way, conference_url: string, conference_phone: string, 
/**
 * To type in when one comes in, if it can be told from the words around it.
 */
passcode: string | null, 
/**
 * The list it came from, as that is called; empty: typed by hand.
 */
list_name: Prose, list_notes: string, entity: string, fellowship: string, 
/**
 * ISO 639-1, lower case.
 */
languages: Array<string>, types: Array<MeetingType>, coordinates: Position | null, details: ListedDetails, 
/**
 * When its list was last read; null: typed by hand.
 */
listed_at: Moment | null, };

export type GroupCalendarMade = { 
/**
 * The file that was made.
 */
file: string, events: number, };

export type GroupCalendarRequest = { 
/**
 * A folder that the user chose. A new file is made in it, which any program on the computer can read.
 */
folder: string, selection: Selection, 
/**
 * What the calendar calls each of them, and then it says neither where nor how. Empty: each by its name, with place and
 * link.
 */
called: Prose, };

export type GroupChange = { what: GroupField, old: string, new: string, };

export type GroupDraft = { id: Id, note: Prose, reminder_minutes: number | null, };

export type GroupField = "name" | "place" | "address" | "link" | "phone" | "way" | "kinds" | "notes";

export type GroupOrder = { 
/**
 * Those that are not among them keep their order, after these.
 */
ids: Array<Id>, };

export type GroupRef = { id: Id, };

export type GroupTags = { id: Id, tags: Array<Prose>, };

export type Guide = { answers: GuideAnswers, 
/**
 * All of them, hidden ones too: what fits what was answered first, what fits less after it.
 */
fellowships: Array<Fellowship>, };

/**
 * Of each question yes, no, or nothing: it was left, or it does not matter.
 */
export type GuideAnswers = { 
/**
 * What it is about; empty: left.
 */
topics: Array<GuideTopic>, 
/**
 * It is about someone else's use, or about one's own.
 */
someone_else: boolean | null, 
/**
 * A higher power is welcome, or puts off.
 */
higher_power: boolean | null, 
/**
 * Rather online, or rather in a room.
 */
online: boolean | null, 
/**
 * To stop, or to have less.
 */
stop: boolean | null, 
/**
 * What draws; empty: left.
 */
appeals: Array<GuideAppeal>, };

export type GuideAppeal = "steps" | "therapy_tools" | "own_plan" | "meditation" | "christian_faith" | "women_only";

/**
 * How a fellowship stands to what was answered.
 */
export type GuideFit = "fits" | "open" | "less";

/**
 * Why something stands where it does.
 */
export type GuideReason = "made_for_it" | "also_for_it" | "for_part_of_it" | "made_for_something_else" | "for_those_close" | "also_for_those_close" | "about_own_use" | "about_someone_elses_use" | "higher_power_is_part" | "christian_faith_is_part" | "leaves_belief_aside" | "no_belief_asked" | "speaks_of_higher_power" | "rests_on_christian_faith" | "meets_online" | "meets_in_person" | "mostly_in_person" | "few_in_person" | "aim_is_to_stop" | "aim_is_less" | "aim_is_yours" | "only_stopping" | "only_less" | "has_steps" | "has_therapy_tools" | "has_own_plan" | "has_meditation" | "has_christian_faith" | "is_for_women";

export type GuideTopic = "alcohol" | "cannabis" | "cocaine" | "crystal_meth" | "other_drugs" | "gambling" | "eating" | "childhood" | "relationships";

export type HeaderState = "sound" | "healed" | "missing";

export type HereTime = { 
/**
 * 0 is Sunday.
 */
day: number, time: TimeOfDay, };

export type Id = string;

export type ImportFile = { path: string, };

/**
 * What a vault or a backup holds, "recently deleted" left out.
 */
export type Inside = { entries: number, visits: number, groups: number, periods: number, 
/**
 * In meeting lists.
 */
meetings: number, 
/**
 * The first and the last day something was written or visited on.
 */
from: Day | null, until: Day | null, };

export type Intention = { 
/**
 * Null: the day that is lived now. Any day that has come may be written later.
 */
lived_on: Day | null, 
/**
 * Empty takes it away.
 */
intention: Prose, };

export type KeepsakeFile = { 
/**
 * A folder that the user chose. A new file is made in it.
 */
folder: string, 
/**
 * A PNG picture's bytes, 4 MiB at most.
 */
png: string, };

export type KeepsakeMade = { 
/**
 * The file that was made.
 */
file: string, };

export type KindChoice = { 
/**
 * What `MeetingFilter.kinds` calls it. Two lists that mean different things by one code have two.
 */
key: string, kind: MeetingType, count: number, };

export type KindCount = { code: string, 
/**
 * The page has words for it.
 */
known: boolean, 
/**
 * What the list itself calls it.
 */
name: string | null, count: number, };

export type Language = "system" | "en" | "es";

export type ListChoice = { id: Id, name: Prose, count: number, };

/**
 * A column of a table, and how it was understood.
 */
export type ListColumn = { 
/**
 * As it stands above it; empty in a table without headings.
 */
heading: string, 
/**
 * What stands in it first.
 */
example: string, meaning: ColumnMeaning, };

export type ListCompare = { token: Id, list: Id, zone: string, };

export type ListDifference = { list: Id, list_name: Prose, 
/**
 * Weekly slots.
 */
new: number, changed: number, gone: number, same: number, new_rows: Array<DifferentRow>, changed_rows: Array<DifferentRow>, gone_rows: Array<DifferentRow>, };

export type ListImport = { token: Id, name: Prose, zone: string, 
/**
 * As its user calls it; empty: not said.
 */
fellowship: Prose, 
/**
 * The list that this is a newer reading of; null: a new list.
 */
replaces: Id | null, };

export type ListPreview = { 
/**
 * Names this reading in `import_list`, `reread_list` and `compare_list`.
 */
token: Id, 
/**
 * Empty: pasted.
 */
file_name: string, 
/**
 * The address it was asked of; empty: from a file, or pasted.
 */
source_address: string, 
/**
 * Where that led to in the end, after redirects.
 */
found_at: string, dialect: Dialect, 
/**
 * How weekdays that are numbers were counted; null where there are none, or where the dialect says how.
 */
day_numbers: DayNumbers | null, 
/**
 * The numbers fit another way of counting as well: to be asked.
 */
days_doubtful: boolean, 
/**
 * Of a table, how each column was understood.
 */
columns: Array<ListColumn>, 
/**
 * The kept list that this seems to be a newer reading of.
 */
likely_list: Id | null, suggested_name: Prose, fellowship_guess: string, 
/**
 * Rows in the file: `coming_in + repeated + refused_count`.
 */
rows: number, coming_in: number, 
/**
 * Rows that say the same as an earlier one.
 */
repeated: number, refused_count: number, refused: Array<RefusedRow>, flagged_count: number, flagged: Array<FlaggedRow>, in_person: number, online: number, hybrid: number, inactive: number, 
/**
 * Slots a weekday, Sunday first.
 */
by_day: [number, number, number, number, number, number, number], by_appointment: number, 
/**
 * Slots of each kind, the most common first.
 */
kinds: Array<KindCount>, 
/**
 * Slots that name no zone: the list's is taken.
 */
without_zone: number, zone_guess: Zone, 
/**
 * Every zone one may choose, by name.
 */
zones: Array<string>, };

export type ListRef = { id: Id, };

export type ListSource = { path: string, } | { text: string, };

export type ListedContact = { name: string, email: string, phone: string, };

/**
 * What a page of a group shows beyond what is searched and filtered. Empty: the list does not say.
 */
export type ListedDetails = { 
/**
 * The page of the meeting on its list's site.
 */
page_url: string, 
/**
 * What to type in to come in, as the list words it: a meeting's number, a passcode.
 */
conference_url_notes: string, conference_phone_notes: string, 
/**
 * The group's own site.
 */
website: string, contacts: Array<ListedContact>, 
/**
 * When its list last changed it, as the list writes that.
 */
updated: string, district: string, };

export type ListedGroup = { 
/**
 * The slot that was asked for: what is said is said of this one.
 */
meeting: Id, flags: Array<RowFlag>, 
/**
 * All slots of the group.
 */
meetings: Array<Meeting>, next: Occurrence | null, 
/**
 * The bookmark, where it is kept.
 */
group: Id | null, name: Prose, 
/**
 * The group behind the meeting, where its list names one.
 */
group_name: string, place: string, address: string, region: string, way: Way, conference_url: string, conference_phone: string, 
/**
 * To type in when one comes in, if it can be told from the words around it.
 */
passcode: string | null, 
/**
 * The list it came from, as that is called; empty: typed by hand.
 */
list_name: Prose, list_notes: string, entity: string, fellowship: string, 
/**
 * ISO 639-1, lower case.
 */
languages: Array<string>, types: Array<MeetingType>, coordinates: Position | null, details: ListedDetails, 
/**
 * When its list was last read; null: typed by hand.
 */
listed_at: Moment | null, };

export type ListedState = { "kind": "own" } | { "kind": "as_listed" } | { "kind": "changed", slots: Array<SlotChange>, fields: Array<GroupChange>, 
/**
 * Its user was asked and kept what there was. Asked again once the list says something else again.
 */
declined: boolean, } | { "kind": "no_longer_listed" } | { "kind": "list_gone" };

export type LookBack = { 
/**
 * Null: the day that is lived now, late at night perhaps the day before. Any day that has come may be written later.
 */
lived_on: Day | null, hardness: number | null, line: Prose, };

export type LookBackDays = { 
/**
 * The day that is lived now, by the hour at which the main clock's days start.
 */
today: Day, 
/**
 * Newest first; days of which nothing was said are not among them.
 */
days: Array<DayLookedAt>, };

/**
 * How many meetings would fit without this part of the filter.
 */
export type Loosening = { part: FilterPart, meetings: number, };

/**
 * How people come together where they do not come together in a room.
 */
export type Medium = "video" | "phone" | "chat" | "forum";

/**
 * One slot of a group.
 */
export type Meeting = { id: Id, 
/**
 * 0 is Sunday; null: by appointment.
 */
day: number | null, time: TimeOfDay | null, end_time: TimeOfDay | null, 
/**
 * From its start to its end.
 */
minutes: number | null, zone: Zone, rhythm: Rhythm, };

/**
 * Every part that is given must fit; what is left out fits always.
 */
export type MeetingFilter = { 
/**
 * Days of the reader's week, 0 is Sunday: one of them.
 */
days: Array<number>, 
/**
 * It begins then or later on the reader's clock; after `until`, the time runs over midnight.
 */
from: TimeOfDay | null, 
/**
 * It begins before.
 */
until: TimeOfDay | null, 
/**
 * One of them; empty: any way but inactive.
 */
ways: Array<Way>, 
/**
 * Keys of `FilterChoices.kinds`: it is of all of them.
 */
kinds: Array<string>, 
/**
 * It is of none of them.
 */
not_kinds: Array<string>, access: Access | null, 
/**
 * One of them, as lists call them.
 */
fellowships: Array<string>, 
/**
 * ISO 639-1: one of them.
 */
languages: Array<string>, 
/**
 * One of them.
 */
lists: Array<Id>, 
/**
 * Every word must stand in the name, group, place, address, region or notes; case and accents do not matter.
 */
text: string, near: Near | null, 
/**
 * In progress, or within the hour.
 */
soon: boolean, 
/**
 * Groups to pass over.
 */
offset: number, 
/**
 * Groups to show, at most 100.
 */
limit: number, };

export type MeetingList = { id: Id, name: Prose, 
/**
 * Empty: pasted or fetched.
 */
file_name: string, 
/**
 * Where it was fetched; empty: from a file, or pasted.
 */
source_address: string, 
/**
 * As its user calls it; empty: not said.
 */
fellowship: string, dialect: Dialect, zone: Zone, 
/**
 * Weekly slots it brought.
 */
meetings: number, read_at: Moment, };

export type MeetingRef = { id: Id, };

export type MeetingType = { code: string, 
/**
 * The page has words for it.
 */
known: boolean, 
/**
 * What its list calls it: codes mean different things to different fellowships.
 */
name: string | null, };

export type Milestone = { unit: MilestoneUnit, 
/**
 * 0 days is the welcome of the first day.
 */
count: number, 
/**
 * The day it was first reached, or will be.
 */
on: Day, 
/**
 * Of `on`; 0 is Sunday.
 */
weekday: number, reached: boolean, 
/**
 * It was reached in an earlier stretch, and comes, or came, in this one as well.
 */
again: boolean, 
/**
 * The user's name for it; empty: its unit and count say it.
 */
name: Prose, colour: ChipColour | null, 
/**
 * The user added it.
 */
own: boolean, note: Prose, 
/**
 * `get_milestone_picture` gives a picture of the chip.
 */
picture: boolean, };

export type MilestoneNote = { clock: Id, unit: MilestoneUnit, count: number, note: Prose, };

export type MilestonePicture = { kind: PictureKind, 
/**
 * The file's bytes.
 */
base64: string, };

/**
 * One of a clock's milestones, by what it is called after.
 */
export type MilestoneRef = { clock: Id, unit: MilestoneUnit, count: number, };

/**
 * Which milestones a clock has before its user's own are added.
 */
export type MilestoneSet = "aa" | "aa_months" | "na" | "spans" | "own";

export type MilestoneUnit = "hours" | "days" | "weeks" | "months" | "years";

/**
 * An instant, to the millisecond, written as RFC 3339 in UTC: `2026-11-24T18:41:00.000Z`.
 * Fixed width, so that text order is time order.
 */
export type Moment = string;

export type NamedMilestone = { unit: MilestoneUnit, count: number, 
/**
 * What the calendar calls it.
 */
name: Prose, };

/**
 * Around a place that a list names: kept with its name, so that it outlives the list.
 */
export type Near = { label: string, position: Position, 
/**
 * Around the earth.
 */
km: number, };

export type NewKeys = { 
/**
 * Two groups of the new sheet, in the order asked.
 */
answers: [SecretText, SecretText], 
/**
 * Whether the program's own backups stay: the old passphrase and the old code open them.
 */
keep_old_copies: boolean, };

/**
 * What of the keys of before is here still.
 */
export type NewKeysMade = { 
/**
 * The program's own backups were to go, and could not all be removed yet. It is tried again.
 */
old_copies_left: boolean, 
/**
 * What was damaged and put aside: only its user deletes it.
 */
put_aside: boolean, };

export type NextMilestone = { milestone: Milestone, in_days: number, 
/**
 * How much of the way from the last milestone to this one has gone: 0 to 1.
 */
way: number, };

/**
 * Which of a month's Tuesdays.
 */
export type Nth = "first" | "second" | "third" | "fourth" | "fifth" | "last";

/**
 * One time a slot takes place.
 */
export type Occurrence = { starts_at: Moment, ends_at: Moment, in_progress: boolean, 
/**
 * Until it begins, rounded up; negative once it has begun.
 */
minutes_until: number, 
/**
 * Where it takes place: its own zone, and day and time on the clock there.
 */
zone: Zone, local_day: Day, local_time: TimeOfDay, 
/**
 * The reader's clock shows another time than the meeting's own.
 */
differs: boolean, };

export type Opened = { headers: HeaderState, };

export type OwnFellowshipRef = { id: Id, };

/**
 * All that its user says of it. Saved again it takes the place of what was said before.
 */
export type OwnGroupDraft = { 
/**
 * Null: a new one. One that came from a list is its user's own from then on: no list changes it any more.
 */
id: Id | null, name: string, way: Way, medium: Medium | null, place: string, address: string, conference_url: string, conference_phone: string, passcode: string, notes: string, fellowship: string, 
/**
 * Codes of the Meeting Guide specification, or anything.
 */
kinds: Array<string>, 
/**
 * None: without a time.
 */
slots: Array<OwnSlot>, 
/**
 * Where its clock hangs.
 */
zone: string, };

export type OwnMilestone = { clock: Id, unit: MilestoneUnit, 
/**
 * At least 1, at most 120 years.
 */
count: number, 
/**
 * Empty: its unit and count say it.
 */
name: Prose, colour: ChipColour | null, };

export type OwnSlot = { 
/**
 * The slot as it was, where there was one.
 */
id: Id | null, rhythm: Rhythm, 
/**
 * 0 is Sunday. What takes place once has its day in its rhythm.
 */
day: number | null, 
/**
 * `HH:MM`; null: no time.
 */
time: string | null, 
/**
 * Null: an hour.
 */
minutes: number | null, };

/**
 * Where one is blank, the clock's word set has its say.
 */
export type OwnWords = { 
/**
 * What its days are: "412 days ___". Sober; without a bet.
 */
free: Prose, 
/**
 * What happened on others: "I had ___". A slip; a bad night.
 */
slip: Prose, };

export type PartOfDay = "night" | "morning" | "afternoon" | "evening";

export type PassphraseChange = { 
/**
 * The present passphrase, or the recovery code.
 */
proof: SecretText, passphrase: SecretText, };

export type PassphraseRefusal = "passphrase_empty" | "passphrase_weak";

/**
 * One unbroken stretch, as it follows from the dates entered and the returns to use between them.
 */
export type Period = { 
/**
 * Of what it began with: the date entered, or the return to use it came after.
 */
id: Id, began_on: Day, 
/**
 * The first day of use again; null while the period goes on.
 */
ended_on: Day | null, 
/**
 * Whole days from `began_on` to its end, or to today.
 */
days: number, 
/**
 * History from before one began to count.
 */
earlier: boolean, };

export type PeriodDraft = { 
/**
 * Null: a new one.
 */
id: Id | null, 
/**
 * Of a new one. An old one stays with its clock.
 */
clock: Id, began_on: Day, 
/**
 * In the clock's zone; of an old one in the zone it was entered in.
 */
began_time: TimeOfDay | null, 
/**
 * The first day of use again; null: it was left open.
 */
ended_on: Day | null, 
/**
 * History from before one began to count: what follows it is no return to use. It needs its end.
 */
earlier: boolean, };

export type PeriodRef = { id: Id, };

export type PictureFile = { clock: Id, unit: MilestoneUnit, count: number, 
/**
 * A PNG or JPEG file that the user chose, 8 MiB at most.
 */
path: string, };

export type PictureKind = "png" | "jpeg";

/**
 * A place that a list names and that has a position.
 */
export type Place = { label: string, position: Position, };

export type PlaceQuery = { 
/**
 * Every word must stand in the place's name or address.
 */
text: string, };

/**
 * One slot. What took place once and is over is in no plan.
 */
export type PlanRow = { 
/**
 * As it stands in its own zone.
 */
meeting: Meeting | null, 
/**
 * When it is next, in the zone of the plan; a clock that is moved elsewhere may move it.
 */
next: PlannedTime | null, 
/**
 * Its own clock shows another time.
 */
differs: boolean, name: Prose, 
/**
 * The group behind the meeting, where its list names one.
 */
group_name: string, place: string, address: string, region: string, way: Way, conference_url: string, conference_phone: string, 
/**
 * To type in when one comes in, if it can be told from the words around it.
 */
passcode: string | null, 
/**
 * The list it came from, as that is called; empty: typed by hand.
 */
list_name: Prose, list_notes: string, entity: string, fellowship: string, 
/**
 * ISO 639-1, lower case.
 */
languages: Array<string>, types: Array<MeetingType>, coordinates: Position | null, details: ListedDetails, 
/**
 * When its list was last read; null: typed by hand.
 */
listed_at: Moment | null, };

export type PlannedTime = { on: Day, time: TimeOfDay, end_time: TimeOfDay, };

/**
 * Degrees north (-90 to 90) and east (-180 to 180).
 */
export type Position = { latitude: number, longitude: number, };

/**
 * What crosses to the page when a command is refused.
 */
export type Problem = { code: ErrorCode, 
/**
 * The request's field it belongs to, where there is one.
 */
field: string | null, };

export type Prose = string;

/**
 * What use took.
 */
export type Rate = { 
/**
 * The first day it held; null: from the beginning. At most one has none.
 */
from_on: Day | null, per: RatePer, 
/**
 * 0 to 1,000,000,000.
 */
amount: number, };

export type RatePer = "day" | "week";

export type Rated = { on: Day, 
/**
 * 1 to 5.
 */
rating: number, };

/**
 * Why a backup was made.
 */
export type Reason = "daily" | "migrate" | "restore" | "reencrypt" | "import";

export type RecoverySheet = { 
/**
 * Nine groups of four symbols.
 */
groups: Array<string>, 
/**
 * The two groups that are asked back, counted from 1.
 */
ask: [number, number], };

/**
 * What came before, what helped, whom I will tell, what I will change.
 */
export type Reflection = { 
/**
 * The entry's heading, as the page says it.
 */
title: Prose, answers: Array<Answer>, };

export type RefusedRow = { 
/**
 * Counted from 1, as in the file.
 */
row: number, name: Prose, reason: RowReason, 
/**
 * What stood there.
 */
value: string, };

/**
 * The same list once more, understood otherwise. What is left out is taken as it looks.
 */
export type Reread = { token: Id, dialect: Dialect | null, day_numbers: DayNumbers | null, columns: Array<ListColumn> | null, };

export type RestorePreview = { inside: Inside, 
/**
 * What is here now; null before a locked door, and where it is damaged: then it does not become a backup, and is put
 * aside as it is.
 */
now: Inside | null, 
/**
 * Entries, visits, groups and dates that are here now and not in the backup: they would be gone.
 */
only_now: number, 
/**
 * Those that would come back.
 */
only_then: number, 
/**
 * Those that are in both and differ.
 */
differing: number, 
/**
 * Afterwards the passphrase and the recovery code of that time open the vault, not today's.
 */
keys_change: boolean, 
/**
 * What in the file is known to nobody here, by its name, and how often; counted, not brought in.
 */
unknown: Array<Unknown>, 
/**
 * Rows that could not be read.
 */
refused: number, };

export type RestoreSource = { 
/**
 * The name of one of the program's own backups …
 */
snapshot: string | null, 
/**
 * … or a file that the user chose.
 */
path: string | null, 
/**
 * The passphrase of that time, or the recovery code; null where the vault's own keys open it.
 */
secret: SecretText | null, };

export type ReturnDraft = { 
/**
 * Null: a new one.
 */
id: Id | null, 
/**
 * Of a new one. An old one stays with its clock.
 */
clock: Id, began_on: Day, 
/**
 * In the clock's zone; of an old one in the zone it was entered in.
 */
began_time: TimeOfDay | null, 
/**
 * The last day of use, the same day for a single one; null: it goes on.
 */
ended_on: Day | null, 
/**
 * Only with `ended_on`.
 */
ended_time: TimeOfDay | null, };

export type ReturnRecord = { returned: ReturnDraft, 
/**
 * Null, or nothing answered: nothing is written.
 */
reflection: Reflection | null, };

export type ReturnRecorded = { returned: ReturnToUse, 
/**
 * As it stands now.
 */
clock: Clock, 
/**
 * What was written now; null: nothing was.
 */
entry: Id | null, };

export type ReturnRef = { id: Id, };

export type ReturnToUse = { id: Id, 
/**
 * As it was entered, on the wall clock of `zone`.
 */
began_on: Day, began_time: TimeOfDay | null, 
/**
 * The last day of use; null: it goes on.
 */
ended_on: Day | null, ended_time: TimeOfDay | null, zone: Zone, 
/**
 * The days of use as the clock counts them: late at night may still be the day before.
 */
first_day: Day, last_day: Day | null, 
/**
 * How many there are until its end, or until today.
 */
days: number, 
/**
 * What was written about it, in the journal; null too where it is not there any more.
 */
entry: Id | null, };

export type Rhythm = { "kind": "weekly" } | { "kind": "every_other_week", from: Day, } | { "kind": "monthly", weeks: Array<Nth>, } | { "kind": "once", on: Day, };

/**
 * What a reader should know about a row that came in.
 */
export type RowFlag = "name_made" | "ends_far_after" | "duration_assumed" | "zone_unknown" | "not_every_week" | "open_and_closed" | "not_joinable" | "text_cut";

/**
 * Why a row does not come in.
 */
export type RowReason = "not_an_object" | "no_name" | "day_unknown" | "time_unknown" | "day_without_time" | "time_without_day" | "not_published";

export type SalvageAttempt = { 
/**
 * The passphrase, or the recovery code.
 */
secret: SecretText, };

export type SalvageReport = { 
/**
 * Numbers of broken pages, from 1.
 */
pages: Array<number>, tables: Array<SalvagedRows>, };

export type SalvagedRows = { 
/**
 * The table's own name, as in the export.
 */
table: string, kept: number, 
/**
 * How many there were; null where nothing tells any more.
 */
of: number | null, };

/**
 * A secret as it was typed. Without `Debug`, `Clone` or `Serialize`; wiped when it goes.
 */
export type SecretText = string;

export type Selection = { 
/**
 * With all their slots.
 */
groups: Array<Id>, 
/**
 * Single slots of lists, 500 at most.
 */
meetings: Array<Id>, };

export type Settings = { 
/**
 * The first steps were done or skipped.
 */
welcomed: boolean, words: WordSet, language: Language, theme: Theme, 
/**
 * 80 to 200.
 */
text_percent: number, 
/**
 * Minutes before a meeting, for groups bookmarked from now on.
 */
reminder_minutes: number, 
/**
 * Remind before the vault was opened too: the minutes stand in clear beside it. Holds for this computer alone. Off until
 * it is wanted.
 */
remind_before_unlock: boolean, 
/**
 * Minutes without a touch after which the vault locks itself; 0: never.
 */
lock_minutes: number, 
/**
 * Lock when the computer's screen is locked or it goes to sleep.
 */
lock_with_computer: boolean, 
/**
 * Days after which a word is said about the last copy outside the vault's folder; 0: never.
 */
backup_nudge_days: number, 
/**
 * When that word was last put off.
 */
backup_nudge_dismissed_on: Day | null, 
/**
 * Ask for a word in the morning: a pledge, an intention. Off until it is wanted.
 */
morning_intention: boolean, 
/**
 * Ask for a look back in the evening. Off until it is wanted.
 */
evening_look_back: boolean, 
/**
 * The recovery sheet was checked against the vault. Set by checking it, not by saving settings.
 */
sheet_checked: boolean, };

export type SheetAnswer = { 
/**
 * The two groups, in the order asked; null: the sheet will be checked another time.
 */
answers: [SecretText, SecretText] | null, };

/**
 * Null is "none": a slot that is gone has no new one, one that came has no old one.
 */
export type SlotChange = { old: Meeting | null, new: Meeting | null, };

/**
 * A backup that the program made for itself.
 */
export type Snapshot = { name: string, made_at: Moment, reason: Reason, bytes: number, };

/**
 * Days out of another program that were sober.
 */
export type SoberDaysImport = { path: string, 
/**
 * Which column of the file, from 0.
 */
column: number, };

export type SoberDaysImported = { 
/**
 * Stretches of days that are periods now.
 */
periods: number, 
/**
 * Stretches that a period here covers or touches: left as it is here.
 */
already_here: number, };

export type SobrietyDateDraft = { 
/**
 * Null: the main clock, made when there is none.
 */
clock: Id | null, began_on: Day, 
/**
 * In the clock's zone. After a return to use: when it ended, on that day.
 */
began_time?: TimeOfDay, };

/**
 * Days of one kind, none between two of them left out.
 */
export type Span = { kind: SpanKind, from: Day, 
/**
 * Its last day; today where it goes on.
 */
last: Day, 
/**
 * From `from` to `last`, both included.
 */
days: number, };

export type SpanKind = "sober" | "used" | "apart";

export type Stage = "considering" | "trying" | "regular" | "home_group" | "past";

export type StageChoice = { id: Id, stage: Stage, };

export type StageChosen = { group: Group, 
/**
 * The one that was the home group until now, and is a regular group from now on.
 */
former_home: Prose | null, };

/**
 * Where one stands today.
 */
export type Standing = { 
/**
 * The first day without use. On a day of use that is over it is tomorrow.
 */
since: Day, 
/**
 * Days since `since`, as the clock counts: on the day itself 0 or 1.
 */
day_count: number, 
/**
 * From `since` to today, as the calendar says it.
 */
years: number, months: number, days: number, 
/**
 * Sober days since the first period began, earlier history left out.
 */
total_days: number, 
/**
 * Over all periods, earlier history included.
 */
longest_days: number, 
/**
 * Days since the first period began: "78 of the last 79 days".
 */
of_days: number, next: NextMilestone | null, };

export type Theme = "system" | "light" | "dark";

/**
 * A wall-clock time without seconds, written `HH:MM`.
 */
export type TimeOfDay = string;

/**
 * The whole way of a clock. Empty where no date was entered.
 */
export type Timeline = { from: Day | null, today: Day, 
/**
 * From the first day to today, oldest first.
 */
spans: Array<Span>, 
/**
 * Sober days since one began to count, and how many days those are out of.
 */
total_days: number, of_days: number, 
/**
 * Sober days of earlier history.
 */
earlier_days: number, longest_days: number, 
/**
 * `total_days` out of `of_days`, 0 to 1; null on the first day.
 */
share: number | null, };

export type Today = { now: Moment, zone: Zone, today: Day, part: PartOfDay, 
/**
 * 0–1439, on the reader's wall clock.
 */
minute_of_day: number, };

/**
 * One of the three over the visits at which it was said.
 */
export type Trend = { 
/**
 * The oldest first.
 */
ratings: Array<Rated>, 
/**
 * The median; null: too few to tell.
 */
middle: number | null, };

/**
 * What of a file has no place here: its name there, and how often it stands there.
 */
export type Unknown = { name: string, count: number, };

export type ValueChoice = { value: string, count: number, };

export type VaultHealth = { location: string, bytes: number, headers: HeaderState, sqlite: string, cipher: string, 
/**
 * Memory in MiB and passes of Argon2id for one guess at the passphrase; null while both key files are gone.
 */
guess_mib: number | null, guess_passes: number | null, 
/**
 * Newest first. Each was read back and checked when it was made.
 */
snapshots: Array<Snapshot>, 
/**
 * Why the last one was not made, if it was not.
 */
snapshot_problem: ErrorCode | null, 
/**
 * Some that the keys of before open were to be removed, and are here still. It is tried again.
 */
old_copies_left: boolean, last_copy: CopyMade | null, };

export type Verdict = { 
/**
 * 0 (guessed at once) to 4 (very hard to guess), as zxcvbn counts.
 */
score: number, refused: PassphraseRefusal | null, 
/**
 * Why it is easy to guess, where there is a plain reason.
 */
reason: WeakReason | null, };

/**
 * All of a visit's ratings and its note as they are to be; null takes a rating away.
 */
export type VisitRating = { id: Id, note: Prose, comfortable: number | null, supported: number | null, motivated: number | null, };

/**
 * Days out of another program that were visits.
 */
export type VisitsImport = { path: string, 
/**
 * Which column of the file, from 0.
 */
column: number, group_name: Prose, };

export type VisitsImported = { visits: number, 
/**
 * Visits of that name on that day were here before.
 */
already_here: number, };

/**
 * How one takes part.
 */
export type Way = "in_person" | "online" | "hybrid" | "inactive";

export type WayChoice = { way: Way, count: number, };

export type WeakReason = "common" | "repeats" | "sequence" | "keyboard" | "date" | "name" | "short";

export type WeekPlan = { made_on: Day, 
/**
 * Whose clock it is written in.
 */
zone: Zone, 
/**
 * Sunday first.
 */
days: [Array<PlanRow>, Array<PlanRow>, Array<PlanRow>, Array<PlanRow>, Array<PlanRow>, Array<PlanRow>, Array<PlanRow>], 
/**
 * By appointment, or always open.
 */
without_time: Array<PlanRow>, };

export type WeekSlot = { meeting: Id, 
/**
 * On the clock where it takes place, 0 is Sunday; null: by appointment.
 */
day: number | null, time: TimeOfDay | null, end_time: TimeOfDay | null, zone: Zone, way: Way, 
/**
 * The next time on the reader's clock, where that shows another.
 */
here: HereTime | null, fits: boolean, };

export type Welcome = { state: DoorState, 
/**
 * The vault's folder, to be shown.
 */
location: string, 
/**
 * The sync tool whose folder the vault stands in: a second writer would damage it.
 */
synced_by: string | null, 
/**
 * A page of it could not be read: it opens, and there are other ways on.
 */
damaged: boolean, 
/**
 * A text could be put neither in the store nor on the disk at the last lock. It is sealed in memory, until the unlock.
 */
text_waits: boolean, 
/**
 * While it is being erased: what of it could not be deleted yet, by its name in the folder. Asking tries again.
 */
unerased: Array<string>, 
/**
 * What was deleted since the program started and could not be overwritten before, or was a link.
 */
only_deleted: Array<string>, };

/**
 * Whose words the program speaks.
 */
export type WordSet = "plain" | "aa" | "na" | "secular" | "buddhist" | "family";

export type WorkProgress = { step: WorkStep, 
/**
 * `done` of `total`, in a unit of the step's own; a total of 0: not known.
 */
done: number, total: number, };

export type WorkStep = "idle" | "reading" | "copying" | "checking" | "writing";

export type YearQuery = { clock: Id, year: number, };

export type YearView = { year: number, 
/**
 * From 1 January to 31 December.
 */
days: Array<DayMark>, 
/**
 * Of the days that have been, today included.
 */
sober_days: number, used_days: number, 
/**
 * Of that year, in the order of their days; those that the present stretch reached again as well.
 */
milestones: Array<Milestone>, };

/**
 * A time zone by its IANA name; old names ("Europe/Kiev") are understood.
 */
export type Zone = string;

export type LockedCommands = {
  get_welcome: { request: null; response: Welcome };
  judge_passphrase: { request: Candidate; response: Verdict };
  propose_vault: { request: Candidate; response: RecoverySheet };
  confirm_vault: { request: SheetAnswer; response: Opened };
  unlock: { request: Candidate; response: Opened };
  unlock_with_code: { request: CodeAttempt; response: Opened };
  list_snapshots: { request: null; response: Array<Snapshot> };
  preview_backup: { request: RestoreSource; response: RestorePreview };
  salvage: { request: SalvageAttempt; response: SalvageReport };
  accept_rescue: { request: null; response: Opened };
  forget_rescue: { request: null; response: null };
};

export type Commands = {
  get_today: { request: null; response: Today };
  get_backup_nudge: { request: null; response: BackupNudge | null };
  list_clocks: { request: null; response: Array<Clock> };
  save_clock: { request: ClockDraft; response: Clock };
  move_clock: { request: ClockMove; response: Clock };
  choose_main_clock: { request: ClockRef; response: Array<Clock> };
  order_clocks: { request: ClockOrder; response: Array<Clock> };
  delete_clock: { request: ClockRef; response: null };
  restore_clock: { request: ClockRef; response: Clock };
  get_elapsed: { request: ClockRef; response: Elapsed | null };
  get_timeline: { request: ClockRef; response: Timeline };
  get_year: { request: YearQuery; response: YearView };
  save_sobriety_date: { request: SobrietyDateDraft; response: Clock };
  save_period: { request: PeriodDraft; response: Clock };
  delete_period: { request: PeriodRef; response: Clock };
  restore_period: { request: PeriodRef; response: Clock };
  list_returns: { request: ClockRef; response: Array<ReturnToUse> };
  record_return_to_use: { request: ReturnRecord; response: ReturnRecorded };
  delete_return_to_use: { request: ReturnRef; response: Clock };
  restore_return_to_use: { request: ReturnRef; response: Clock };
  add_milestone: { request: OwnMilestone; response: Clock };
  remove_milestone: { request: MilestoneRef; response: Clock };
  restore_milestone: { request: MilestoneRef; response: Clock };
  save_milestone_note: { request: MilestoneNote; response: Clock };
  save_milestone_picture: { request: PictureFile; response: Clock };
  get_milestone_picture: { request: MilestoneRef; response: MilestonePicture };
  delete_milestone_picture: { request: MilestoneRef; response: Clock };
  restore_milestone_picture: { request: MilestoneRef; response: Clock };
  get_greeting: { request: null; response: Greeting | null };
  mark_greeted: { request: MilestoneRef; response: null };
  write_milestone_calendar: { request: CalendarRequest; response: CalendarMade };
  save_keepsake: { request: KeepsakeFile; response: KeepsakeMade };
  list_gains: { request: ClockRef; response: Array<Gain> };
  save_gain: { request: GainDraft; response: Gain };
  delete_gain: { request: GainRef; response: null };
  restore_gain: { request: GainRef; response: Gain };
  list_look_backs: { request: DaysQuery; response: LookBackDays };
  save_intention: { request: Intention; response: DayLookedAt };
  save_look_back: { request: LookBack; response: DayLookedAt };
  delete_look_back: { request: DayRef; response: null };
  restore_look_back: { request: DayRef; response: DayLookedAt };
  list_entries: { request: EntryQuery; response: EntryPage };
  get_entry: { request: EntryRef; response: Entry };
  save_entry: { request: EntryDraft; response: Entry };
  hold_draft: { request: EntryDraft; response: null };
  get_left_draft: { request: null; response: EntryDraft | null };
  forget_left_draft: { request: null; response: null };
  delete_entry: { request: EntryRef; response: null };
  restore_entry: { request: EntryRef; response: Entry };
  preview_list: { request: ListSource; response: ListPreview };
  look_at_address: { request: AddressTyped; response: Address };
  preview_address: { request: AddressAsked; response: ListPreview };
  reread_list: { request: Reread; response: ListPreview };
  forget_list: { request: null; response: null };
  compare_list: { request: ListCompare; response: ListDifference };
  import_list: { request: ListImport; response: MeetingList };
  list_lists: { request: null; response: Array<MeetingList> };
  delete_list: { request: ListRef; response: null };
  restore_list: { request: ListRef; response: MeetingList };
  find_meetings: { request: MeetingFilter; response: FoundGroups };
  get_filter_choices: { request: null; response: FilterChoices };
  find_places: { request: PlaceQuery; response: Array<Place> };
  keep_filter: { request: MeetingFilter; response: null };
  get_kept_filter: { request: null; response: MeetingFilter };
  bookmark_meeting: { request: MeetingRef; response: Group };
  list_groups: { request: null; response: Array<Group> };
  get_group: { request: GroupRef; response: Group };
  save_group: { request: GroupDraft; response: Group };
  delete_group: { request: GroupRef; response: null };
  restore_group: { request: GroupRef; response: Group };
  get_listed_group: { request: MeetingRef; response: ListedGroup };
  save_own_group: { request: OwnGroupDraft; response: Group };
  choose_stage: { request: StageChoice; response: StageChosen };
  tag_group: { request: GroupTags; response: Group };
  order_groups: { request: GroupOrder; response: Array<Group> };
  accept_group_change: { request: GroupRef; response: Group };
  decline_group_change: { request: GroupRef; response: Group };
  compare_groups: { request: null; response: Comparison };
  get_week_plan: { request: Selection; response: WeekPlan };
  write_group_calendar: { request: GroupCalendarRequest; response: GroupCalendarMade };
  get_guide: { request: null; response: Guide };
  answer_guide: { request: GuideAnswers; response: Guide };
  save_fellowship: { request: FellowshipDraft; response: Fellowship };
  hide_fellowship: { request: FellowshipHiding; response: Fellowship };
  delete_fellowship: { request: OwnFellowshipRef; response: null };
  restore_fellowship: { request: OwnFellowshipRef; response: Fellowship };
  record_attendance: { request: AttendanceDraft; response: Attendance };
  rate_visit: { request: VisitRating; response: Attendance };
  list_attendance: { request: AttendanceQuery; response: Array<Attendance> };
  delete_attendance: { request: AttendanceRef; response: null };
  restore_attendance: { request: AttendanceRef; response: Attendance };
  list_deleted: { request: null; response: Array<Deleted> };
  restore_deleted: { request: DeletedRef; response: null };
  get_settings: { request: null; response: Settings };
  save_settings: { request: Settings; response: Settings };
  judge_passphrase: { request: Candidate; response: Verdict };
  check_recovery_code: { request: CodeAttempt; response: CodeCheck };
  change_passphrase: { request: PassphraseChange; response: null };
  propose_new_keys: { request: PassphraseChange; response: RecoverySheet };
  reencrypt: { request: NewKeys; response: NewKeysMade };
  erase_everything: { request: Erasure; response: ErasureBegun };
  get_vault_health: { request: null; response: VaultHealth };
  check_vault: { request: null; response: CheckResult };
  back_up: { request: BackupTarget; response: CopyMade };
  preview_restore: { request: RestoreSource; response: RestorePreview };
  restore: { request: null; response: Inside };
  forget_restore: { request: null; response: null };
  export: { request: ExportRequest; response: ExportMade };
  preview_everything: { request: ImportFile; response: RestorePreview };
  preview_day_one: { request: ImportFile; response: DayOnePreview };
  import_day_one: { request: ImportFile; response: DayOneImported };
  preview_dates: { request: ImportFile; response: DatesPreview };
  import_sober_days: { request: SoberDaysImport; response: SoberDaysImported };
  import_visits: { request: VisitsImport; response: VisitsImported };
  get_about: { request: null; response: About };
};
