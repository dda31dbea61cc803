milestones-days = { $count } { $unit }
milestones-of = { $count } of the last { $of } days
milestones-none = Nothing to count yet
milestones-none-hint = Set the day you count from, and what you reach stands here. It stays, whatever comes.
milestones-reached = Reached
milestones-coming = Coming
milestones-first = The first one is near: { $day }.
periods-title = Your periods
periods-longest =
    { $count ->
        [one] Longest: one day
       *[other] Longest: { $count } days
    }
periods-today = today
periods-one = One period, since { $day }.
periods-several = { $count } periods since { $day }. Nothing reached is ever taken away.
periods-table = As a table
periods-from = From
periods-until = Until
periods-length = Length
