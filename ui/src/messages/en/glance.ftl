# The whole way at a glance, and a year day by day. What a day is called follows the word set.
timeline-title = Your days side by side
timeline-says =
    { $share ->
        [none] { $total } since { $day }. The longest stretch: { $longest }.
       *[other] { $count } of { $of } days since { $day }, { $share }. The longest stretch: { $longest }.
    }
timeline-earlier =
    { $count ->
        [one] One earlier day is shown too, and not part of that number.
       *[other] { $count } earlier days are shown too, and not part of that number.
    }
timeline-columns = Each column stands for about { $days }: the more of them count, the higher it is.
timeline-table = As a table
timeline-kind = What
timeline-from = From
timeline-until = Until
timeline-length = Length
timeline-today = today
timeline-none = Set the day you count from, and your days stand here side by side.

day-sober =
    { $words ->
        [aa] sober
        [na] clean
        [secular] in recovery
        [buddhist] on the path
        [own] { $free }
       *[other] counted
    }
day-used = not counted
day-apart = nothing entered
day-before = before you began
day-to-come = to come
day-left-out = no such day

year-title = Day by day
year-previous = The year before, { $year }
year-next = The year after, { $year }
year-says = In { $year }: { $sober } { $word }, { $used } not counted.
year-caption = Each day of { $year }
year-month = Month
year-milestone = milestone
year-key = What the signs mean
year-milestones = Milestones in { $year }
year-milestone-on = { $name }, { $day }
year-milestone-coming = { $name }, to come on { $day }

greeting-reached = You have reached { $name }.
greeting-day = { $day }. It stays yours, whatever comes.
greeting-day-of = { $label }, { $day }. It stays yours, whatever comes.
greeting-go = See it among the others

keepsake-open = Save a keepsake
keepsake-open-name = Save a keepsake of { $name }
keepsake-title = A keepsake
keepsake-hint = A picture to keep, print or give. Once it is outside the vault, anyone who finds it can see it.
keepsake-name = A name on it
keepsake-name-hint = Optional. Nothing of you is on it unless you type it.
keepsake-print = Print
keepsake-no-printer = There is no printer. Kept as a picture, it can be printed elsewhere.
keepsake-save = Save as a picture
keepsake-done = Kept as { $file }.
