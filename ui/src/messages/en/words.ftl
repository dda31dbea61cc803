# The user's own words for the same things, chosen by $words. The count itself stands beside them, large.
days-unit =
    { $words ->
        [aa] { $count ->
            [one] day sober
           *[other] days sober
        }
        [na] { $count ->
            [one] day clean
           *[other] days clean
        }
        [secular] { $count ->
            [one] day in recovery
           *[other] days in recovery
        }
        [buddhist] { $count ->
            [one] day on the path
           *[other] days on the path
        }
        [own] { $count ->
            [one] day { $free }
           *[other] days { $free }
        }
       *[other] { $count ->
            [one] day
           *[other] days
        }
    }
days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
years =
    { $count ->
        [one] 1 year
       *[other] { $count } years
    }
months =
    { $count ->
        [one] 1 month
       *[other] { $count } months
    }
days-of-span =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
milestone-welcome = First day
milestone-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
milestone-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
milestone-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
milestone-months =
    { $count ->
        [one] 1 month
       *[other] { $count } months
    }
milestone-years =
    { $count ->
        [one] 1 year
       *[other] { $count } years
    }
chip-hours = { $count }h
chip-days = { $count }
chip-weeks = { $count }w
chip-months = { $count }m
chip-years = { $count }y
count = { $count }
