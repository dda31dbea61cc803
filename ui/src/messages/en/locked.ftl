passphrase = Passphrase
passphrase-again = The same once more
passphrase-differs = These two are not the same. Type the second one again.
show = Show
hide = Hide
show-secret = Show { $label }
code = Recovery code
code-hint = Nine groups of four, in any case and spacing.
go-on = Go on
go-back = Back

unlock-title = Welcome back
unlock = Unlock
unlocking = Unlocking…
use-code = Use the recovery code
use-passphrase = Use the passphrase
vault-at = Kept in { $location }
locked-synced = This folder looks like one that { $tool } keeps in step with other computers. Two writers can damage a vault; keep it elsewhere.

make-title = A place of your own
make-kept = What you write here is encrypted and stays on this computer. There is no account, and nothing is sent anywhere.
make-lost = So nobody can give you a new passphrase. Choose one you will remember; the next step gives you a code on paper for the day you do not.
make-hint = Four or five words that do not belong together are good. Spaces are fine.
vault-will-be-at = It will be kept in { $location }

strength-0 = Guessed at once.
strength-1 = Guessed quickly.
strength-2 = Not quite enough yet.
strength-3 = Hard to guess.
strength-4 = Very hard to guess.
weak-common = It is a common word or password.
weak-repeats = It repeats itself.
weak-sequence = It is a row of neighbours, like abc or 123.
weak-keyboard = It is a row of keys.
weak-date = Dates are often guessed.
weak-name = Names are often guessed.
weak-short = A word or two more makes the difference.

sheet-title = Your recovery sheet
sheet-why = If the passphrase is ever lost, these nine groups open everything. Print them or write them down by hand.
sheet-paper = With these nine groups, what is kept in Daymark can be opened without the passphrase.
sheet-keep = Keep the sheet where you keep papers that matter. It is shown only now, and only here.
sheet-print = Print
sheet-no-printer = Printing did not start. Write the groups down by hand.
sheet-have-it = I have it

check-title = Two groups, from your sheet
check-why = So that a slip of the pen is found today and not when you need it.
check-group = Group { $number }
check-look-again = Look at the sheet again
check-make = Make my vault
check-making = Making it…
check-another-time = I will check my sheet another time
