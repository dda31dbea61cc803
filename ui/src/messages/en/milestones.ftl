milestones-days = { $count } { $unit }
milestones-of = { $count } of the last { $of } days
milestones-none = Nothing to count yet
milestones-none-hint = Set the day you count from, and what you reach stands here. It stays, whatever comes.
milestones-reached = Reached
milestones-coming = Coming
milestones-first = The first one is near: { $day }.
