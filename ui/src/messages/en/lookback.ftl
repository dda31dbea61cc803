# A word in the morning and a look back in the evening, for whoever asks for them.
lookback-title = A word for today
lookback-intention = What I mean to do today
lookback-intention-hint = A word or a promise to yourself, for this one day.
lookback-how = How was the day?
lookback-line = Looking back
lookback-line-hint = A line is enough. What is longer has its place in the journal.
lookback-saved = Saved
lookback-early = Look back now
lookback-another = Another day
lookback-which = Which day
lookback-today = Back to today
lookback-days =
    { $count ->
        [0] The days before
        [one] The days before: one has words
       *[other] The days before: { $count } have words
    }
lookback-none = Nothing was said of the last days, and that is fine.
lookback-meant = Meant: { $text }
lookback-open = Change
lookback-open-day = Change { $day }
lookback-remove = Remove
lookback-remove-day = Remove the words of { $day }
lookback-removed = The words of { $day } are removed.

hardness-none = not said
hardness-1 = 1, light
hardness-2 = 2, mostly light
hardness-3 = 3, in between
hardness-4 = 4, hard
hardness-5 = 5, very hard

lookback-settings = Morning and evening
lookback-settings-morning = A word in the morning
lookback-settings-morning-hint = Today asks what you mean to do with the day: a pledge, an intention.
lookback-settings-evening = A look back in the evening
lookback-settings-evening-hint = Today asks how the day was, and has room for a line.
