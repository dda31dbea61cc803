greeting-night = Aún en vela.
greeting-morning = Buenos días.
greeting-afternoon = Buenas tardes.
greeting-evening = Buenas noches.

hero-since = { $span }, desde el { $day }
hero-since-day = Desde el { $day }
hero-next = Siguiente
hero-next-in = { $days }, { $day }
hero-in-days =
    { $count ->
        [0] hoy
        [one] mañana
       *[other] en { $count } días
    }
hero-change-date = Cambiar la fecha
hero-none = Un día desde el que contar
hero-none-hint = Si hay un día desde el que cuentas, puede estar aquí. Todo lo demás funciona sin él.
hero-set-date = Poner una fecha

date-title = ¿Desde qué día cuentas?
date-hint = Hoy es un buen día para empezar. Un día de hace años es igual de bueno.
date-label = Fecha
date-keep = Guardar esta fecha
date-kept = Tu fecha está guardada.
date-changed = Tu fecha ha cambiado.

next-title = Próxima reunión
next-now = ahora
next-in-minutes =
    { $count ->
        [one] en 1 minuto
       *[other] en { $count } minutos
    }
next-in-hours =
    { $minutes ->
        [0] en { $hours } h
       *[other] en { $hours } h { $minutes }
    }
next-span = de { $from } a { $until }
next-join = Entrar
next-join-name = Entrar en { $name }
next-went = Fui
next-went-name = Fui a { $name }
next-went-done = Fuiste a { $name }. Apuntado hoy.
next-over = Hoy más temprano: { $name }
next-gone = Hoy fuiste a { $name }.
next-all = Todas las reuniones
next-none = Aquí están las reuniones que guardas, con un clic para entrar o para decir que fuiste.
next-none-timed = Ninguno de tus grupos tiene hora propia.
next-find = Buscar una reunión

line-title = Una línea para hoy
line-hint = ¿Qué tienes en la cabeza?
line-keep = Guardar
line-kept = Guardado en tu diario.
line-open = Seguir escribiendo

week-title =
    { $count ->
        [0] Esta semana
        [one] Esta semana · una reunión
       *[other] Esta semana · { $count } reuniones
    }
week-day =
    { $count ->
        [0] { $day }: ninguna reunión
        [one] { $day }: una reunión
       *[other] { $day }: { $count } reuniones
    }

notice-headers = Faltaban los archivos de claves de tu bóveda y ahora solo la abre el código de recuperación. Una frase nueva los devuelve.
notice-headers-go = Elegir una frase
notice-sheet = Tu hoja de recuperación aún no se ha comprobado. Un error al copiar es fácil de corregir hoy.
notice-sheet-go = Comprobar mi hoja
notice-copy-old =
    { $count ->
        [one] La última copia fuera de la carpeta de la bóveda tiene un día.
       *[other] La última copia fuera de la carpeta de la bóveda tiene { $count } días.
    }
notice-copy-none = Aún no hay ninguna copia fuera de la carpeta de la bóveda. Una en una memoria lo devuelve todo si este equipo se pierde.
notice-copy-go = Hacer una copia
notice-later = Ahora no
