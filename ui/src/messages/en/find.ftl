# What is asked for when a meeting is looked for, and what came of it.
find-results = Meetings found
find-count =
    { $meetings ->
        [one] One of { $all ->
            [one] one meeting
           *[other] { $all } meetings
        }
       *[other] { $meetings } of { $all } meetings, in { $groups ->
            [one] one group
           *[other] { $groups } groups
        }
    }
find-without-position =
    { $count ->
        [one] One more fits, but its list does not say where on the map it is.
       *[other] { $count } more fit, but their lists do not say where on the map they are.
    }
find-waiting = One moment…
find-away = { $distance } away
find-every-day = every day
find-week-times = { $days } { $time }
find-week-more =
    { $count ->
        [one] and one more time
       *[other] and { $count } more times
    }

# ── filters ──
find-soon = Now or within the hour
find-access = Who may come
find-open = Open to everyone
find-closed = Closed
find-more-filters = More filters
find-fewer-filters = Fewer filters
find-on = Filters that are on
find-without = Take away: { $what }
find-text = “{ $text }”
find-not = not { $kind }
find-near = within { $distance } of { $place }
find-list-gone = a list that is no longer here
find-choice = { $what } ({ $count })
find-time = Time of day
find-morning = Morning
find-afternoon = Afternoon
find-evening = Evening
find-night = Night
find-begins-from = Begins from
find-begins-before = Begins before
find-no-time = Write a time like 7:30 pm or 19:30.
find-before = before { $time }
find-from = from { $time } on
find-between = { $from } to { $until }
find-kinds = Kind
find-kinds-search = Search the kinds
find-kinds-hint =
    { $count ->
        [one] There is one in your lists.
       *[other] There are { $count } in your lists. The most frequent come first.
    }
find-kinds-shown =
    { $count ->
        [one] One kind
       *[other] { $count } kinds
    }
find-kinds-none = No kind of that name.
find-kinds-codes = Other codes in your lists
kinds-codes = Other codes in the list: { $codes }
find-kind-with = With
find-kind-without = Without
find-languages = Language
find-fellowships = Fellowship
find-lists = List
find-distance = Distance
find-place = Near which place?
find-place-hint = A venue, street or town from your lists. Daymark does not ask where you are.
find-places-count =
    { $count ->
        [one] One place
       *[other] { $count } places
    }
find-places-none = No place of that name has a position in your lists.
find-within = Within
find-of-place = of { $place }
find-anywhere = Anywhere

# ── nothing fits ──
find-none = Nothing fits all of this.
find-none-but = Nothing fits all of this. Without one of these, there is something:
find-loosen =
    { $count ->
        [one] Without { $what }: one meeting
       *[other] Without { $what }: { $count } meetings
    }
