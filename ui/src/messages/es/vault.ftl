# Los ajustes que cuidan la bóveda: su cierre, sus claves, sus copias y los caminos de entrada y salida.
settings-tab-general = General
settings-tab-keys = Bloqueo y claves
settings-tab-backups = Copias
settings-tab-data = Tus datos
settings-tab-about = Sobre Daymark
task-back = Volver a los ajustes
choose-one = Elige una de estas.

work-idle = Preparando
work-reading = Leyendo
work-copying = Copiando
work-checking = Revisando cada página
work-writing = Escribiendo
work-stopping = Deteniendo
work-stop = Detener

locking-title = Bloqueo
locking-idle = Bloquear sola después de
locking-idle-hint = Un rato sin tocar nada. Lo que estás escribiendo se guarda, y tus avisos siguen llegando.
locking-minutes =
    { $minutes ->
        [0] Nunca
        [1] Un minuto
        [60] Una hora
       *[other] { $minutes } minutos
    }
locking-computer = Bloquear con el equipo
locking-computer-hint = Cuando se bloquea su pantalla o entra en reposo.

keys-offer-title = Claves nuevas
keys-offer = Para el día en que alguien pueda saber tu frase o haber visto tu hoja.
keys-offer-go = Hacer claves nuevas
keys-why = Una frase nueva sola no basta contra quien tenga una copia de tu bóveda. Las claves nuevas son: otra frase, otra hoja y todo cifrado de nuevo con ellas.
keys-steps = Primero la frase nueva, luego la hoja nueva, y después dos de sus grupos. Antes de eso no cambia nada.
keys-show-sheet = Seguir a la hoja nueva
keys-old = Las copias que Daymark ha hecho hasta ahora
keys-old-keep = Guardarlas
keys-old-keep-hint = Se abren todavía con la frase y la hoja de antes, para ti y para quien las sepa.
keys-old-remove = Quitarlas
keys-old-remove-hint = La frase y la hoja de antes ya no abren ninguna copia de Daymark en esta carpeta. Primero se hace una copia nueva.
keys-go = Cifrar todo de nuevo
keys-working = Cifrando todo de nuevo
keys-working-hint = Tu bóveda queda como está hasta que la nueva esté completa y comparada con ella, fila a fila.
keys-done-title = Tus claves son nuevas
keys-done-1 = Desde ahora tu bóveda se abre con la frase nueva y la hoja nueva.
keys-done-kept = La hoja de antes abre todavía las copias que guardaste. Ponla donde nadie la encuentre mientras estén aquí.
keys-done-removed = La hoja de antes ya no abre nada en esta carpeta. Puedes romperla.
keys-done-left = Aún no se pudieron quitar todas las copias de antes, y la hoja de antes las abre todavía. Daymark lo intenta otra vez por su cuenta; en Copias lo dice hasta que ya no estén. Guarda bien la hoja de antes hasta entonces.
keys-done-aside = En la carpeta de la bóveda está «quarantine»: lo que se apartó cuando algo estaba dañado. Daymark nunca lo borra, y la hoja de antes quizá lo abra todavía. Si no necesitas nada de ahí, bórralo tú.
keys-done-elsewhere = Las copias que pusiste en otros sitios se abren todavía con las claves de antes. Bórralas donde puedas y haz una nueva.
keys-done-copy = Hacer una copia nueva

copy-title = Una copia en otro sitio
copy-why = Si este equipo se pierde, solo una copia en otro lugar lo devuelve todo. Es un archivo cifrado para una memoria u otro disco. Se abre con tu frase o con tu hoja.
copy-none = Aún no hay ninguna copia en otro sitio.
copy-last =
    { $count ->
        [0] La última se hizo hoy.
        [one] La última se hizo ayer.
       *[other] La última se hizo hace { $count } días.
    }
copy-where = { $when }, en { $folder }
copy-now = Hacer una copia ahora
copy-working = Haciendo una copia
copy-done = Hecha, leída y comprobada: { $file } en { $folder }
nudge-after = Recordármelo en Hoy después de
nudge-days =
    { $days ->
        [0] Nunca
       *[other] { $days } días
    }

snapshots-title = Copias en la carpeta de la bóveda
snapshots-why = Daymark hace una cada día, y una antes de todo lo grande, de las que quedan las cinco últimas. Ayudan cuando algo va mal aquí; un disco perdido se las lleva.
snapshots-none = Aún no hay ninguna. La primera se hace cuando paras un momento.
snapshots-newest =
    { $count ->
        [0] La más reciente es de hoy. Se leyó y se comprobó.
        [one] La más reciente es de ayer. Se leyó y se comprobó.
       *[other] La más reciente tiene { $count } días. Se leyó y se comprobó.
    }
snapshots-problem = La última copia no se pudo hacer. { $reason }
snapshots-old-left = Siguen aquí copias que abre tu hoja de antes, aunque tenían que irse. Daymark lo intenta otra vez por su cuenta cuando paras un momento.
snapshots-elsewhere = De otro sitio
snapshots-file-why = Un archivo que termina en .vbk, en una memoria o en otro disco. Mirar dentro no cambia nada.
snapshots-file = Abrir un archivo de copia

check-vault-title = Revisar la bóveda
check-vault-why = Cada página del archivo tiene un sello. Esto los lee todos y no cambia nada.
check-vault-now = Revisar ahora
check-vault-working = Revisando cada página
check-vault-sound = Todas las páginas están enteras.
check-vault-pages =
    { $count ->
        [one] La página { $pages } del archivo está dañada.
       *[other] Las páginas { $pages } del archivo están dañadas.
    }
check-vault-pages-and-more = { $count } páginas del archivo están dañadas, entre ellas { $pages }.
check-vault-elsewhere = El archivo está dañado en un sitio que no tiene número de página.
check-vault-then = Esto viene del disco, y no de ti. No escribas nada más por ahora. Mira dentro de la copia más reciente: lo que contiene puede ocupar el lugar de lo que hay aquí. O bloquea Daymark: desde la ventana bloqueada, lo que aún se pueda leer aquí se puede llevar a un archivo nuevo.
check-vault-newest = Mirar dentro de la copia más reciente

kept-title = Cómo se guarda
kept-location = Carpeta
kept-size = Tamaño
kept-headers = Archivos de claves
kept-headers-sound = Los dos están enteros.
kept-headers-healed = Uno de los dos estaba dañado. Se hizo de nuevo a partir del otro.
kept-headers-missing = Los dos están dañados o no están. Solo tu hoja abre la bóveda hasta que elijas una frase.
kept-cipher = Lo cifra
kept-guess = Un intento de adivinar tu frase
kept-guess-cost =
    { $passes ->
        [one] { $mib } MiB de memoria, una pasada
       *[other] { $mib } MiB de memoria, { $passes } pasadas
    }
kept-attacker = Quien tenga el archivo tiene que adivinar tu frase, y cada intento es lento y caro a propósito. Cinco palabras elegidas al azar resisten vidas enteras. El verso de una canción, no.

restore-title = Traer algo de vuelta
restore-in-backup = En la copia
restore-in-file = En el archivo
restore-here-now = Aquí ahora
restore-first-day = Primer día
restore-last-day = Último día
restore-changes = Qué cambiaría
restore-same = Nada de lo que escribiste o guardas. Las listas de reuniones y los ajustes quedan como estaban entonces.
restore-only-now =
    { $count ->
        [one] Una cosa que hay aquí ahora no está en ella. Se iría de aquí.
       *[other] { $count } cosas que hay aquí ahora no están en ella. Se irían de aquí.
    }
restore-only-then =
    { $count ->
        [one] Una cosa que ya no está aquí volvería.
       *[other] { $count } cosas que ya no están aquí volverían.
    }
restore-differing =
    { $count ->
        [one] Una cosa quedaría como era entonces.
       *[other] { $count } cosas quedarían como eran entonces.
    }
restore-damaged = Una parte de lo que hay aquí ahora no se puede leer. Por eso no se pueden comparar, y lo de aquí no puede convertirse en una copia.
restore-keys = Después tu bóveda se abre con la frase y la hoja de aquel tiempo, y no con las de hoy. Asegúrate de tener una de las dos.
restore-safe = Lo que hay aquí ahora se convierte primero en una copia. Se puede traer de vuelta del mismo modo.
restore-go = Traer esto de vuelta
restore-leave = Dejarlo
restore-working = Trayéndolo de vuelta
restore-again = Mirar otra vez
restore-done = Lo que elegiste está de vuelta. Lo que había antes se conserva.
restore-done-go = Ver las copias

export-title = Llevarte tus datos
export-why = En archivos que otros programas pueden leer.
export-open = Elegir qué
export-what = ¿Qué quieres llevarte?
export-everything = Todo, como JSON
export-everything-hint = Daymark puede leerlo de nuevo.
export-journal = Tu diario, como Markdown
export-journal-hint = Un archivo de texto por entrada.
export-visits = Tus visitas, como tabla (CSV)
export-visits-hint = Días, grupos y notas.
export-meetings = Las reuniones de tus grupos, para un calendario (ICS)
export-meetings-hint = Con sus nombres y lugares.
export-clear = Estos archivos no están cifrados. Quien los reciba puede leerlos.
export-word = legible
export-go = Elegir una carpeta
export-working = Escribiendo tus archivos
export-working-hint = Si lo detienes, no queda nada a medias.
export-done-title = Tus archivos están listos
export-done =
    { $count ->
        [one] Un archivo está en { $folder }
       *[other] { $count } archivos están en { $folder }
    }
export-done-hint = Bórralos cuando ya no los necesites.
export-nothing = Elige al menos uno de estos.
typed-word = Escribe «{ $word }» para seguir
typed-word-wrong = Escribe «{ $word }», tal como está aquí.

import-title = Traer datos
import-why = De una exportación de Daymark, de Day One o de una lista de días.
import-open = Elegir de dónde
import-kind = ¿De dónde vienen?
import-everything = Una exportación de Daymark (everything.json)
import-everything-hint = Ocupa el lugar de lo que hay aquí ahora. Antes ves qué cambiaría.
import-day-one = Day One (JSON)
import-day-one-hint = Sus entradas entran junto a las tuyas. Descomprime antes el .zip.
import-dates = Una lista de días o Loop Habit Tracker (CSV)
import-dates-hint = Los días entran junto a los tuyos, como días que cuentas o como visitas.
import-looks-first = Al principio el archivo solo se lee. No entra nada hasta que tú lo digas.
import-choose = Elegir el archivo
import-other-file = Elegir otro archivo
import-go = Traer
import-working = Trayéndolo
import-done-title = Ya está aquí
import-backup-first = Lo que hay aquí ahora se convierte primero en una copia.
import-refused =
    { $count ->
        [one] Una fila no se puede usar y se queda fuera.
       *[other] { $count } filas no se pueden usar y se quedan fuera.
    }
import-unknown = Para esto no hay sitio aquí, así que se queda fuera:
import-unknown-field = { $name }: { $count }
import-day-one-title = De Day One
import-day-one-entries =
    { $count ->
        [0] En este archivo no hay nada nuevo.
        [one] Entraría una entrada.
       *[other] Entrarían { $count } entradas.
    }
import-already-entries =
    { $count ->
        [one] Una ya está aquí y queda como está.
       *[other] { $count } ya están aquí y quedan como están.
    }
import-day-one-done =
    { $count ->
        [one] Entró una entrada. Está en tu diario.
       *[other] Entraron { $count } entradas. Están en tu diario.
    }
import-dates-title = Una lista de días
import-dates-which = ¿Qué días?
import-dates-column = Columna { $number }
import-dates-days =
    { $count ->
        [one] Un día, { $from }
       *[other] { $count } días, del { $from } al { $until }
    }
import-dates-unknown =
    { $count ->
        [one] Una marca no dice ni sí ni no y se queda fuera.
       *[other] { $count } marcas no dicen ni sí ni no y se quedan fuera.
    }
import-dates-were = ¿Qué eran estos días?
import-dates-sober =
    { $words ->
        [aa] Días en sobriedad
        [na] Días limpios
        [secular] Días en recuperación
        [buddhist] Días en el camino
       *[other] Días que cuento
    }
import-dates-sober-hint = Los días seguidos forman un periodo. Los periodos que ya están aquí quedan como están.
import-dates-visits = Visitas a reuniones
import-dates-visits-hint = Una visita en cada día.
import-dates-group = ¿Qué reunión?
import-periods-done =
    { $count ->
        [0] No entró ningún periodo nuevo.
        [one] Entró un periodo. Está en Hitos.
       *[other] Entraron { $count } periodos. Están en Hitos.
    }
import-already-periods =
    { $count ->
        [one] Uno toca un periodo que ya está aquí, que queda como está.
       *[other] { $count } tocan periodos que ya están aquí, que quedan como están.
    }
import-visits-done =
    { $count ->
        [0] No entró ninguna visita nueva.
        [one] Entró una visita.
       *[other] Entraron { $count } visitas.
    }
import-already-visits =
    { $count ->
        [one] Una ya estaba aquí.
       *[other] { $count } ya estaban aquí.
    }

erase-title = Borrarlo todo
erase-why = Tu bóveda y sus copias se van de este equipo, para siempre.
erase-open = Ver qué hace
erase-goes = Tu diario, tus días, tus visitas, tus grupos y ajustes se van de este equipo, y con ellos las copias que Daymark hizo a su lado. Es lo único aquí que no se puede deshacer.
erase-stays = Lo que no alcanza
erase-stays-copies = Las copias que pusiste en una memoria o en otro disco. Se abren todavía con tu frase o con tu hoja.
erase-stays-others = Otros archivos de la carpeta de la bóveda. Daymark solo toca lo que hizo.
erase-stays-exports = Los archivos que sacaste de Daymark. Son legibles.
erase-stays-sheets = Las hojas que imprimiste o escribiste.
erase-stays-disk = Huellas en el propio disco. Muchos guardan bytes antiguos por un tiempo. Están cifrados.
erase-before = Antes de seguir
erase-before-why = Quizá quieras llevarte tus palabras.
erase-export = Llevarme antes mis datos
erase-on = Seguir sin ello
erase-keep = Conservarlo todo
erase-asked-title = Dos veces, para estar seguros
erase-asked = Todavía no se ha borrado nada.
erase-shut-title = Todavía no se ha borrado nada
erase-shut = Hay una parte que no se puede sobrescribir:
erase-shut-why = Quizá sea de otra cuenta de este equipo, o el disco esté fallando. Si puedes arreglarlo, hazlo antes y vuelve: todo está como estaba.
erase-shut-regardless = Si prefieres no esperar, Daymark borra todo lo demás y elimina esto donde pueda. Sus bytes antiguos pueden quedarse entonces un tiempo en el disco, y tu frase o tu hoja los abrirían.
erase-shut-go = Borrar todo lo que se alcance
erase-word = borrar
erase-go = Borrarlo todo
erase-done = Todo está borrado
