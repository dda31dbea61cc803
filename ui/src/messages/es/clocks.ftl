# Cuantos relojes se quiera; cada uno cuenta lo suyo con sus palabras.
clock-unnamed = Tus días
figure-of = de los últimos { $of } días
figure-total =
    { $words ->
        [aa] { $count ->
            [one] día en sobriedad en total
           *[other] días en sobriedad en total
        }
        [na] { $count ->
            [one] día limpio en total
           *[other] días limpios en total
        }
        [own] { $count ->
            [one] día { $free } en total
           *[other] días { $free } en total
        }
       *[other] { $count ->
            [one] día en total
           *[other] días en total
        }
    }

hero-tomorrow = Tu próximo tramo empieza mañana.
hero-exact = Ver hasta los segundos
hero-less = Solo los días
hero-others = Otros relojes
hero-put-away = Tus relojes están archivados. Lo guardan todo y vuelven cuando quieras.
hero-to-clocks = Ver mis relojes

elapsed-title = Tiempo transcurrido
elapsed-years =
    { $count ->
        [one] año
       *[other] años
    }
elapsed-months =
    { $count ->
        [one] mes
       *[other] meses
    }
elapsed-days =
    { $count ->
        [one] día
       *[other] días
    }
elapsed-hours =
    { $count ->
        [one] hora
       *[other] horas
    }
elapsed-minutes =
    { $count ->
        [one] minuto
       *[other] minutos
    }
elapsed-seconds =
    { $count ->
        [one] segundo
       *[other] segundos
    }
elapsed-since = Desde el { $when }
elapsed-since-day = Desde el { $when }, cuando empezó ese día.
elapsed-enter = Poner la hora en el historial

clocks-title = Relojes
clocks-hint = Cada reloj cuenta una cosa. Uno oculto no se ve en Hoy; uno archivado queda aparte y lo guarda todo.
clocks-look = Qué reloj
clock-new = Reloj nuevo
clock-new-title = Un reloj nuevo
clock-edit = Cambiar { $name }
clock-edit-short = Cambiar
clock-main = Principal
clock-hidden = Oculto
clock-archived = Archivado
clock-no-date = Aún sin fecha
clock-also = Más
clock-also-name = Más para { $name }
clock-make-main = Hacerlo el principal
clock-up = Mover arriba
clock-down = Mover abajo
clock-show = Mostrar en Hoy
clock-hide = Ocultar en Hoy
clock-archive = Archivar
clock-restore = Recuperar
clock-delete = Borrar
clock-delete-name = Borrar { $name }
clock-now-shown = { $name } se muestra.
clock-now-hidden = { $name } está oculto.
clock-now-archived = { $name } está archivado.
clock-now-main = { $name } es el reloj principal.
clock-deleted = Se ha borrado { $name }.
clock-restore-name = Recuperar { $name }
clock-changed = Se ha cambiado { $name }.
clock-made = { $name } está guardado.
clock-label = Qué cuenta
clock-label-hint = Una palabra que conozcas, o nada.
clock-start = Desde qué día
clock-figure = Qué se ve en grande
clock-figure-since = Días desde entonces
clock-figure-since-hint = El tramo que sigue.
clock-figure-of = Días de entre los días
clock-figure-of-hint = «78 de los últimos 79 días»: un día difícil es un día entre muchos.
clock-figure-total = Días en total
clock-figure-total-hint = Todos, de todos los tramos.
clock-more = Cómo cuenta y qué aspecto tiene
clock-icon = Imagen
icon-sunrise = Amanecer
icon-sprout = Brote
icon-leaf = Hoja
icon-waves = Olas
icon-anchor = Ancla
icon-mountain = Montaña
icon-feather = Pluma
icon-heart = Corazón
icon-star = Estrella
clock-words = Palabras
clock-words-settings = Como en los ajustes
clock-words-own = Mis propias palabras
clock-own-free = Cómo son tus días
clock-own-free-hint = Como lo dirías después de «412 días»: en sobriedad, sin apostar. En blanco: no se añade nada.
clock-own-slip = Cómo llamas a un desliz
clock-own-slip-hint = Como lo dirías después de «Tuve»: un desliz, una mala noche. En blanco: un desliz.
clock-own-reads = Se lee: «{ $days }» y «{ $slip }».
clock-set = Hitos
clock-set-aa = Días, meses y años, como en AA
clock-set-aa-months = Cada mes del primer año, como en AA
clock-set-na = Llaveros, como en NA
clock-set-spans = Días, semanas, meses y años
clock-set-own = Solo los míos
clock-counting = El primer día
clock-from-zero = Es el día 0
clock-from-zero-hint = Un día cuenta cuando ha terminado.
clock-from-one = Es el día 1
clock-from-one-hint = Un día cuenta en cuanto empieza.
clock-hour = El día empieza a las
clock-hour-hint = De madrugada puede ser todavía el día anterior.
clock-zone = Zona horaria
clock-zone-hint = Dónde se cuentan sus días, también de viaje.
clock-zone-here = Donde esté este equipo
clock-keep = Guardar

tab-reached = Lo que alcanzaste
tab-history = Historial
tab-clocks = Mis relojes
milestones-parts = Partes de esta sala

history-more =
    { $count ->
        [one] Mostrar uno más
       *[other] Mostrar { $count } más
    }
history-title = Lo que se ha anotado
history-none = Aún no hay nada anotado.
history-hint = Todos estos días se pueden cambiar, y Deshacer devuelve lo que había.
history-use =
    { $words ->
        [na] Consumo
        [secular] Vuelta al consumo
        [buddhist] Fuera del camino
        [own] { $slip }
       *[other] Un desliz
    }
history-earlier = { $days }, antes
history-at = { $day }, { $time }
history-open = desde el { $from }
history-span = { $from } a { $until }
history-going = { $from } hasta hoy
history-tomorrow = empieza mañana
history-entry = Leer lo que escribiste
history-edit-name = Cambiar: { $when }
history-delete-name = Borrar: { $when }
history-deleted = Se ha borrado.
history-deleted-entry = Se ha borrado. Lo que escribiste sobre ello se queda en tu diario.
history-add = Añadir un tiempo anterior
history-add-title = Un tiempo anterior
history-add-hint = Días de antes de empezar a contar. Daymark nunca pregunta por el tiempo de en medio.
history-edit-title = Cambiar estas fechas
history-edit-hint = El día desde el que cuenta este reloj.
history-began = El primer día
history-last = El último día
history-lacking = Elige un día.
history-keep = Guardar estas fechas
history-changed = Se han cambiado las fechas.
history-added = El tiempo anterior está guardado.
