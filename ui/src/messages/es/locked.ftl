passphrase = Frase de contraseña
passphrase-again = La misma otra vez
passphrase-differs = No son iguales. Escribe otra vez la segunda.
show = Mostrar
hide = Ocultar
show-secret = Mostrar: { $label }
code = Código de recuperación
code-hint = Nueve grupos de cuatro, en mayúsculas o minúsculas, con o sin espacios.
go-on = Seguir
go-back = Atrás

unlock-title = Qué bueno que vuelves
unlock = Abrir
unlocking = Abriendo…
use-code = Usar el código de recuperación
use-passphrase = Usar la frase de contraseña
vault-at = Se guarda en { $location }
locked-synced = Esta carpeta parece una que { $tool } mantiene igual en otros equipos. Dos que escriben pueden dañar una bóveda; guárdala en otro sitio.

make-title = Un lugar tuyo
make-kept = Lo que escribas aquí se cifra y se queda en este equipo. No hay cuenta y nada se envía a ninguna parte.
make-lost = Por eso nadie puede darte otra frase. Elige una que recuerdes; el paso siguiente te da un código en papel para el día en que no.
make-hint = Van bien cuatro o cinco palabras que no tengan relación. Puede llevar espacios.
vault-will-be-at = Se guardará en { $location }

strength-0 = Se adivina al momento.
strength-1 = Se adivina pronto.
strength-2 = Aún no es suficiente.
strength-3 = Difícil de adivinar.
strength-4 = Muy difícil de adivinar.
weak-common = Es una palabra o contraseña común.
weak-repeats = Se repite.
weak-sequence = Es una serie seguida, como abc o 123.
weak-keyboard = Es una fila de teclas.
weak-date = Las fechas se adivinan a menudo.
weak-name = Los nombres se adivinan a menudo.
weak-short = Con una o dos palabras más basta.

sheet-title = Tu hoja de recuperación
sheet-why = Si un día se pierde la frase, estos nueve grupos lo abren todo. Imprímelos o apúntalos a mano.
sheet-paper = Con estos nueve grupos se puede abrir lo que guarda Daymark sin la frase de contraseña.
sheet-keep = Guarda la hoja donde guardas los papeles que importan. Solo se muestra ahora y solo aquí.
sheet-print = Imprimir
sheet-no-printer = No se pudo imprimir. Apunta los grupos a mano.
sheet-have-it = Ya la tengo

check-title = Dos grupos de tu hoja
check-why = Así un error al copiar se descubre hoy y no cuando haga falta.
check-group = Grupo { $number }
check-look-again = Ver la hoja otra vez
check-make = Crear mi bóveda
check-making = Creándola…
check-another-time = Comprobaré mi hoja otro día
