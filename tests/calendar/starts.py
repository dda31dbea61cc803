"""What another calendar program makes of a file: each start between two days, and what it would ring.

    starts.py FILE FROM UNTIL [--own-zones]

Prints a line a start: its instant in UTC, the event's UID, minutes before it at which it rings. With --own-zones the zones
are known by what the file says of them and by nothing else: their names are made such that no other program knows them.
"""

import datetime
import re
import sys

import icalendar
import recurring_ical_events


def main() -> None:
    path, begin, end = sys.argv[1:4]
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if "--own-zones" in sys.argv:
        text = re.sub(r"TZID([:=])", r"TZID\1Unheard-of/", text)
    calendar = icalendar.Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if name not in event:
                sys.exit(f"an event has no {name}")
        if str(event["DTSTART"].params["TZID"]) not in {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}:
            sys.exit("an event names a zone that the file does not describe")
    days = [datetime.date.fromisoformat(day) for day in (begin, end)]
    for event in recurring_ical_events.of(calendar).between(*days):
        at = event["DTSTART"].dt.astimezone(datetime.timezone.utc)
        rings = [str(int(-alarm["TRIGGER"].dt.total_seconds() // 60)) for alarm in event.walk("VALARM")]
        print(at.strftime("%Y-%m-%dT%H:%M:%SZ"), event["UID"], ",".join(rings) or "-")


main()
