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
locked-text-waits = Lo último que escribiste no se pudo guardar, porque el disco no lo aceptó. Espera aquí, cifrado, mientras Daymark esté abierto. Libera algo de espacio y desbloquea: se te ofrecerá.
locked-text-leaving = Si cierras la ventana otra vez, ese texto se pierde.

make-title = Un lugar tuyo
make-kept = Lo que escribas aquí se cifra y se queda en este equipo. No hay cuenta y nada se envía a ninguna parte.
make-lost = Por eso nadie puede darte otra frase. Elige una que recuerdes; el paso siguiente te da un código en papel para el día en que no.
make-hint = Van bien cuatro o cinco palabras que no tengan relación. Puede llevar espacios.
vault-will-be-at = Se guardará en { $location }

erasing-title = Aún no está todo borrado
erasing-begun = Querías borrarlo todo, y ya ha empezado. Lo que se pudo alcanzar ya no está.
erasing-left = Esto sigue en { $location }:
erasing-unsure = El disco aún no ha confirmado que el resto ya no está, en { $location }.
erasing-help = Quizá sea de otra cuenta de este equipo, o el disco no acepte cambios. Arréglalo o bórralo tú, y prueba otra vez. Daymark también lo intenta cada vez que se abre. Hasta que ya no esté, aquí no se abre nada ni se hace nada nuevo.
erasing-still = Sigue ahí. Por ahora no se pudo borrar más.
erasing-only-deleted = Eliminado, pero sin sobrescribirlo antes: { $names }. Sus bytes antiguos pueden quedarse un tiempo en el disco, y tu frase o tu hoja los abrirían. Si era un enlace, aquello a lo que llevaba está como estaba.

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

have-backup = Tengo una copia
bring-title = Trae tu bóveda aquí
bring-why = Una copia es un solo archivo y su nombre termina en .vbk. Se abre con la frase que tenías cuando se hizo, o con su código de recuperación.
bring-where = Puede estar en una memoria, en otro disco o en una carpeta que elegiste. El archivo solo se lee.

rescue-choose = Elegir el archivo
rescue-choose-other = Elegir otro archivo
rescue-snapshot-of = Copia del { $when }
rescue-secret-title = Abrir la copia
rescue-secret = Frase de contraseña o código de recuperación
rescue-secret-hint = La frase que tenías cuando se hizo. Un código puede ir en mayúsculas o minúsculas, con o sin espacios.
rescue-secret-hint-here = De la bóveda que está aquí. Un código puede ir en mayúsculas o minúsculas, con o sin espacios.
rescue-wrong = Eso no abre esta copia. Quizá tenía entonces otra frase; su código de recuperación también la abre.
rescue-other = Lo que escribiste para la bóveda no abre esta copia. Quizá tenía entonces otra frase.
rescue-look = Mirar dentro
rescue-looking = Mirando dentro
rescue-salvage = Leer lo que queda
rescue-salvaging = Leyendo lo que queda
rescue-only-read = Esto solo lee. No cambia nada.
rescue-inside-title = Esto hay dentro
rescue-inside-empty = Aún no se ha escrito nada en ella.
rescue-inside-span = Desde el { $from } hasta el { $until }
rescue-inside-day = Del { $day }
rescue-inside-entries = Entradas
rescue-inside-visits = Visitas a reuniones
rescue-inside-groups = Grupos que guardas
rescue-inside-periods = Periodos que cuentas
rescue-inside-meetings = Reuniones en listas
rescue-keys = Desde entonces se abre con la frase y el código de recuperación de esta copia.
rescue-aside = Lo que hay ahora en la carpeta de la bóveda se aparta en «quarantine», en la misma carpeta. No se borra.
rescue-open = Abrir esta
rescue-opening = Abriéndola

locked-damaged = Una página de la bóveda no se pudo leer mientras estaba abierta. Se abre como antes, y hay otros caminos.
locked-damaged-go = Ver los caminos
damage-title = Es el archivo, no tú
damage-store = El archivo que guarda tus entradas está dañado o incompleto.
damage-unreadable = El disco no pudo leer uno de los archivos de la bóveda. Si está en una memoria, un disco externo o una carpeta compartida, revisa eso primero: déjalo como está y prueba otra vez.
damage-missing = El archivo que guarda tus entradas, store.db, no está en su carpeta. Si se movió, devuélvelo y prueba otra vez.
damage-mismatch = Los archivos de claves de esta carpeta son de otra bóveda que las entradas que están a su lado.
damage-tampered = Algo cambió los archivos de claves de esta bóveda.
damage-keys = Los archivos de claves de esta bóveda están dañados o no están. El código de recuperación la abre sin ellos. Una copia trae sus propios archivos de claves.
damage-calm = Lo que escribiste no es la causa. No se ha cambiado nada, ni se cambiará si tú no lo dices. Estos son los caminos desde aquí.

ways-code = Primero: el código de recuperación
ways-code-why = Puede abrir la bóveda tal como está, con todo dentro.
ways-own = Una copia que hizo Daymark
ways-own-facts = { $size }, { $reason }
ways-own-none = No hay ninguna en esta carpeta.
ways-own-older =
    { $count ->
        [one] Una copia anterior
       *[other] { $count } copias anteriores
    }
ways-look-name = Mirar dentro de la copia del { $when }
ways-reason-daily = la de cada día
ways-reason-migrate = hecha antes de una actualización
ways-reason-restore = hecha antes de traer otra copia
ways-reason-reencrypt = hecha antes de cambiar las claves
ways-reason-import = hecha antes de una importación
ways-file = Una copia que hiciste tú
ways-file-why = Un archivo que termina en .vbk, en una memoria o en otro disco.
ways-salvage = Lo que aún se puede leer
ways-salvage-why = Daymark recorre el archivo dañado trozo a trozo y muestra lo que encuentra. El archivo queda como está.
ways-leave = Dejarlo como está

salvaged-title = Lo que se pudo leer
salvaged-pages =
    { $count ->
        [one] Una página del archivo está dañada. Esto se encontró en las demás.
       *[other] { $count } páginas del archivo están dañadas. Esto se encontró en las demás.
    }
salvaged-no-pages = No se puede saber qué páginas están dañadas. Esto es lo que se encontró.
salvaged-what = Qué
salvaged-kept = Encontrado
salvaged-all =
    { $kept ->
        [one] Una
       *[other] Todo: { $kept }
    }
salvaged-of = { $kept } de { $of }
salvaged-unknown =
    { $kept ->
        [0] No se pudo leer nada
       *[other] { $kept }, no se sabe de cuántas
    }
salvaged-nothing = Así no se pudo leer nada. Es mejor una copia; lo que hay aquí queda como está.
salvaged-compare = Una copia puede tener más. Puedes volver y mirar dentro de la más reciente antes de decidir.
salvaged-open = Abrir lo encontrado
salvaged-table-entry = Entradas
salvaged-table-attendance = Visitas a reuniones
salvaged-table-bookmarked-group = Grupos que guardas
salvaged-table-group-meeting = Sus horas de reunión
salvaged-table-clock = Días desde los que cuentas
salvaged-table-period = Periodos que cuentas
salvaged-table-return-to-use = Días de consumo que anotaste
salvaged-table-milestone-reached = Hitos que alcanzaste
salvaged-table-milestone-picture = Sus imágenes
salvaged-table-own-milestone = Hitos propios
salvaged-table-gain = Lo que los días te devolvieron
salvaged-table-day-looked-at = Mañanas y noches
salvaged-table-fellowship = Tipos de grupos que cambiaste
salvaged-table-guide-answer = Tus respuestas sobre tipos de grupos
salvaged-table-setting = Ajustes
salvaged-table-meeting-list = Listas de reuniones
salvaged-table-listed-meeting = Reuniones en listas
salvaged-table-reminder-given = Avisos que sonaron
salvaged-table-kept-filter = Los últimos filtros que usaste
salvaged-table-copy-made = Notas de copias hechas

code-wrong = Este código no abre la bóveda. Compáralo con tu hoja, grupo a grupo.
code-no-keys = Los archivos de claves de esta bóveda están dañados o no están, así que ninguna frase la abre. Tu código de recuperación sí, con todo dentro.
code-not-here = No tengo el código
