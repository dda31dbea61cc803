meetings-tab-next = Next up
meetings-tab-groups = My groups
meetings-tab-find = Find
meetings-title-next = What is on next
meetings-title-groups = The groups you keep
meetings-title-find = Find a meeting

# ── when ──
meetings-today = Today
meetings-tomorrow = Tomorrow
meetings-in-progress = In progress
meetings-appointment = By appointment
meetings-appointment-short = by appointment
meetings-now = now
meetings-in-minutes = in { $minutes } min
meetings-in-hours =
    { $minutes ->
        [0] in { $hours } h
       *[other] in { $hours } h { $minutes }
    }
meetings-until = until { $time }
meetings-elsewhere = { $time } in { $place }, where it meets
meetings-weekly = { $day }, { $time }
meetings-span = { $from } to { $until }
meetings-in-zone = { $when } ({ $place } time)

# ── next up ──
meetings-next-empty = Nothing is coming up yet
meetings-next-empty-hint = Keep a group, and its next meeting stands here with one click to join, to find the way, or to say that you went.
meetings-find-one = Find a meeting
meetings-join = Join
meetings-join-name = Join { $name }
meetings-directions = Directions
meetings-directions-name = Directions to { $name }
meetings-directions-hint = Daymark has no map and asks nobody. Copy the address into the map you use, or open it in your browser: the site of the map then sees which address you look for.
meetings-went = I went
meetings-went-name = I went to { $name }
meetings-went-done = You went to { $name }. Written down for today.
meetings-went-done-on = You went to { $name }. Written down.
meetings-copy = Copy address
meetings-copied = Address copied.

# ── my groups ──
meetings-groups-empty = No groups yet
meetings-groups-empty-hint = Find a meeting and keep it: its times, your own notes and your visits then stand here.
meetings-visits =
    { $count ->
        [one] One visit, on { $day }
       *[other] { $count } visits, last on { $day }
    }
meetings-no-visits = No visits yet
meetings-back = Back to meetings
meetings-about = About this group
meetings-kind = Kind
meetings-place = Place
meetings-region = Area
meetings-online = Online
meetings-open-link = Open link
meetings-phone = Phone
meetings-call = Call
meetings-notes = Notes from the list
meetings-entity = Published by
meetings-source = From the list
meetings-flags = Good to know
meetings-reminder = Reminder
meetings-reminder-hint = A short, neutral notice while Daymark is running, locked or not.
meetings-reminder-none = None
meetings-reminder-before =
    { $minutes ->
        [60] 1 hour before
        [120] 2 hours before
       *[other] { $minutes } minutes before
    }
meetings-group-note = Your private note
meetings-group-note-hint = Only for you. How it felt, who you met, where to park.
meetings-note-saved = Saved
meetings-history = Your visits
meetings-went-when = I went on another day…
meetings-went-when-title = When did you go?
meetings-went-day = Day
meetings-went-keep = Write it down
meetings-visit-note = A private note
meetings-visit-note-hint = Optional, and only for you.
meetings-note-name = { $what }, { $day }
meetings-visit-delete = Delete
meetings-visit-deleted = Visit deleted.
meetings-remove = Remove from my groups
meetings-remove-hint = Your visits stay.
meetings-removed = Removed from your groups.

# ── find ──
meetings-filters = Filters
meetings-search = Name, place or notes
meetings-days = Days
meetings-ways = Ways to take part
meetings-list-has-none = Your lists hold no meetings that are held at present.
meetings-clear = Clear filters
meetings-keep = Keep
meetings-kept = Kept
meetings-keep-name = Keep { $name }
meetings-open-group = Open group

way-in-person = In person
way-online = Online
way-hybrid = Hybrid
way-inactive = Not meeting now

# ── opening a list ──
lists-none = No meeting list yet
lists-none-hint = Many groups publish their meetings as a file, often called meetings.json, “Meeting Guide feed” or a CSV table. Save one from your browser and open it here. It is read on this computer, and nothing is sent anywhere. Or let Daymark fetch it from its address.
lists-open = Open a meeting list
lists-open-another = Open another list
lists-reading = Reading…
lists-preview = What { $file } holds
lists-coming =
    { $rows ->
        [0] Nothing comes in
        [one] One row with { $meetings ->
            [one] one meeting
           *[other] { $meetings } meetings
        } comes in
       *[other] { $rows } rows with { $meetings ->
            [one] one meeting
           *[other] { $meetings } meetings
        } come in
    }
lists-left-out =
    { $count ->
        [one] one row is left out
       *[other] { $count } rows are left out
    }
lists-repeated =
    { $count ->
        [one] One row says the same as another and is taken once.
       *[other] { $count } rows say the same as others and are taken once.
    }
lists-name = Name of this list
lists-name-hint = So that you know it again. Anything will do.
lists-zone = Time zone of this list
lists-zone-hint = Most lists do not say in which time zone they are written. This one fits the places in it best.
lists-zone-none = No time zone of that name.
lists-by-day = Meetings by day
lists-kind = { $count } { $kind }
lists-import = Import
lists-importing = Importing…
lists-came =
    { $count ->
        [one] One meeting came in from { $name }.
       *[other] { $count } meetings came in from { $name }.
    }
lists-refused =
    { $count ->
        [one] One row does not come in
       *[other] { $count } rows do not come in
    }
lists-refused-hint = Everything else does. Nothing in your file is changed.
lists-row = Row { $row }
lists-row-nameless = (no name)
lists-more-rows =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
lists-flagged =
    { $count ->
        [one] One thing to know about a meeting that comes in
       *[other] { $count } things to know about meetings that come in
    }
lists-flagged-row = Row { $row }, { $name }: { $what }

reason-not-an-object = This row is not a meeting
reason-no-name = It has no name and no place
reason-day-unknown = Its day is not a day of the week
reason-time-unknown = Its time is not a time of day
reason-day-without-time = It has a day but no time
reason-time-without-day = It has a time but no day
reason-with-value = { $reason }: “{ $value }”

flag-name-made = It had no name, so one was made of its place.
flag-ends-far-after = It claims to last more than six hours.
flag-duration-assumed = It gives no end; one hour is taken.
flag-zone-unknown = Its time zone is not known; that of the list is taken.
flag-not-every-week = Its notes say that it may not meet every week.
flag-open-and-closed = It is listed as open and as closed; closed is taken.
flag-not-joinable = It is online but gives neither a link nor a number.
flag-text-cut = A very long text was shortened.

# ── fetching a list from an address ──
fetch-open = From an address
fetch-title = A list from an address
fetch-intro = Many groups publish their list at an address of its own. Nothing is opened before you have seen where it leads.
fetch-address = Address of the list
fetch-address-hint = Copy it from the site of your groups. It often ends in .json, or has “meetings” in it.
fetch-look = Look at it
fetch-shown = This is what will be asked
fetch-host = Website
fetch-url = Address
fetch-letters = The name has letters of another alphabet in it. Look closely: some look like others.
fetch-nearby = This address is on your own computer, or in the network you are in.
fetch-nearby-yes = I know it, and want to fetch from it
fetch-seen = Whoever runs that website, or your network, can see that you asked. Nothing of yours is sent along, and nothing is fetched again by itself.
fetch-go = Fetch from { $host }
fetch-progress = Fetching from { $host }
fetch-browser = Open it in your browser
fetch-file = Open the saved file
lists-source = It came from { $address }.
