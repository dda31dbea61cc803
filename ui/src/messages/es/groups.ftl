# ── when a group meets ──
slot-weekly = Cada { $day }
slot-every-other = Un { $day } sí y otro no (desde el { $from })
slot-monthly = { $weeks } { $day } de cada mes
slot-short = { $day } { $time }
slot-appointment = Con cita
nth-first = primer
nth-second = segundo
nth-third = tercer
nth-fourth = cuarto
nth-fifth = quinto
nth-last = último

# ── a list says something else ──
group-change-asks = La lista dice ahora otra cosa sobre { $name }. Aquí aún no ha cambiado nada.
group-change-reminder = La lista da ahora otra hora para { $name }. Tu recordatorio sigue como está hasta que tú digas.
group-change-declined = La lista dice otra cosa sobre { $name }. Te quedaste con lo que tenías.
group-change-line = { $old } → { $now }
group-change-field = { $what }: { $old } → { $now }
group-change-came = Nuevo: { $when }
group-change-went = Ya no: { $when }
group-change-nothing = nada
group-change-name = Nombre
group-change-place = Lugar
group-change-address = Dirección
group-change-link = Enlace
group-change-phone = Teléfono
group-change-way = Forma de participar
group-change-kinds = Tipo
group-change-notes = Notas
group-change-accept = Tomar lo nuevo
group-change-accept-name = Tomar lo nuevo de { $name }
group-change-decline = Quedarme con lo que tengo
group-change-decline-name = Quedarme con lo que tengo de { $name }
group-change-taken = { $name } está al día con su lista. Su recordatorio también.
group-change-kept = { $name } se queda como está.
group-tag-changed = Cambió en su lista
group-tag-no-longer-listed = Ya no está en la lista
group-tag-list-gone = Lista quitada
group-no-longer-listed = { $list } ya no incluye este grupo. Lo que tienes aquí se conserva; pregunta al grupo antes de ir.
group-list-gone = La lista de la que vino, { $list }, ya no está aquí. Lo que tienes se conserva.

# ── a group's page ──
group-when = Cuándo se reúne
group-no-time = Sin hora fija
group-medium = Se reúne por
group-behind = Grupo
group-fellowship = Comunidad
group-languages = Idioma
group-passcode = Código de acceso
group-passcode-copy = Copiar código
group-passcode-copy-name = Copiar el código de acceso de { $name }
group-passcode-copied = Código copiado.
group-contact = Contacto
group-write = Escribir
group-site = Sitio web
group-page = En el sitio de la lista
group-notes = Notas
group-district = Distrito
group-typed = Lo escribiste tú.
group-source = De dónde viene
group-read =
    { $count ->
        [0] Leída hoy
        [one] Leída ayer
       *[other] Leída hace { $count } días, el { $day }
    }
group-updated = Último cambio según la lista: { $at }
group-keep = Guardar este grupo
group-change = Cambiar a mano…
group-you-and-it = Tú y este grupo
group-stage = En qué punto estás
group-stage-hint = Solo para ti. Tienes un grupo base a la vez.
group-stage-past-hint = Un grupo pasado ya no te recuerda nada. Tus visitas se conservan.
group-former-home = { $name } es ahora un grupo habitual.
group-tags = Etiquetas
group-tags-hint = Tus propias palabras, separadas por comas.
group-none-with-tags = Ninguno de tus grupos tiene todas estas etiquetas.
group-up = Subir { $name }
group-down = Bajar { $name }
group-add = Añadir un grupo a mano

stage-considering = Me lo planteo
stage-trying = Lo estoy probando
stage-regular = Habitual
stage-home-group = Grupo base
stage-past = Pasado

medium-video = Vídeo
medium-phone = Teléfono
medium-chat = Chat
medium-forum = Foro

meetings-map = Abrir en un mapa

# ── typed in by hand ──
typed-hint = Basta un nombre. Todo lo demás puede quedar vacío.
typed-becomes-yours = En cuanto lo cambies, este grupo es tuyo: su lista ya no lo cambiará ni te preguntará por él.
typed-change-title = Cambiar este grupo
typed-name = Nombre del grupo
typed-way = Cómo se reúnen
typed-address = Dirección
typed-link = Enlace
typed-medium-any = Sin decir
typed-zone = Zona horaria de estas horas
typed-no-times = Sin hora fija: un chat, un foro o con cita.
typed-slot = Hora { $number }
typed-slot-add = Añadir una hora
typed-slot-remove = Quitar esta hora
typed-slot-remove-name = Quitar esta hora, la número { $number }
typed-rhythm = Cada cuánto
typed-weekly = Cada semana
typed-every-other = Una semana sí y otra no
typed-monthly = Algunas semanas del mes
typed-once = Una vez
typed-weeks = Qué semanas del mes
typed-weeks-missing = Elige al menos una semana.
typed-day = Día
typed-on = El día
typed-from = Desde la semana del
typed-time = Empieza a las
typed-length = Cuánto dura
typed-minutes = { $minutes } min
typed-keep = Guardar grupo
typed-made = { $name } está entre tus grupos.
typed-changed = { $name } ha cambiado.

# ── how a visit felt ──
rate-hint = Diez segundos, si quieres. Todo puede quedar vacío.
rate-comfortable = Me sentí a gusto
rate-supported = Me sentí con apoyo
rate-motivated = Salí con ganas
rate-least = nada
rate-most = mucho
rate-step = { $step } de 5
rate-keep = Guardar cómo fue
rate-skip = Ahora no
rate-kept = Guardado.
rate-add = Decir cómo fue
rate-change = Cambiar
felt-comfortable = A gusto
felt-supported = Con apoyo
felt-motivated = Con ganas
felt-line = { $feeling }: { $rating } de 5

# ── compare ──
compare-open = Comparar
compare-title = Cómo te sentiste en tus grupos
compare-hint = Un punto por visita, la más reciente a la derecha; más alto es más. Con menos de { $needed } valoraciones no se puede decir nada. Cuál te va bien lo decides tú.
compare-empty = Aún no hay nada que comparar
compare-empty-hint = Después de una visita, di en diez segundos cómo fue. Los grupos que hayas visitado estarán aquí, uno junto a otro.
compare-visits =
    { $count ->
        [one] Una visita, el { $from }
       *[other] { $count } visitas, del { $from } al { $until }
    }
compare-not-said = Aún sin valorar.
compare-too-few = { $count } de { $needed } valoraciones por ahora
compare-middle = En el centro { $middle } de 5, en { $count } valoraciones.
compare-rated = { $day }: { $rating } de 5

# ── a week to take along ──
along-open = Imprimir mi semana
along-open-found = Imprimir lo encontrado
along-title = Tu semana de reuniones
along-which =
    { $found ->
        [0] { $count ->
            [one] Un grupo en esta página
           *[other] { $count } grupos en esta página
        }
       *[other] { $count ->
            [one] Una reunión en esta página
           *[other] { $count } grupos y reuniones en esta página
        }
    }
along-found =
    { $count ->
        [one] Una reunión que encontraste
       *[other] { $count } reuniones que encontraste
    }
along-print = Imprimir
along-no-printer = Ninguna impresora ha respondido. Puedes copiarlo a mano o intentarlo otra vez.
along-made = Hecho el { $day }. Todas las horas son de { $place }.
along-without-time = Sin hora fija
along-empty = No hay nada elegido que se reúna.
along-next = { $rhythm }. La próxima, el { $day }.
along-link = Enlace: { $host }
along-passcode = Código: { $passcode }
along-phone = Teléfono: { $phone }
along-calendar = Archivo de calendario
along-calendar-hint = Un archivo que abre cualquier programa de calendario, con recordatorio donde lo tengas. No está cifrado: quien lo abra puede leer lo que contiene.
along-calendar-called = Cómo llama el calendario a cada reunión
along-calendar-called-hint = Déjalo vacío para usar el nombre, el lugar y el enlace de cada grupo. Con una palabra tuya, en el archivo solo están esa palabra y la hora.
along-calendar-go = Elegir una carpeta
along-calendar-done =
    { $count ->
        [one] Hay una reunión en { $file }.
       *[other] Hay { $count } reuniones en { $file }.
    }

# ── what the main kinds mean ──
means-11 = Un rato de silencio juntos, según el paso de la oración y la meditación.
means-12x12 = Se lee el libro de los pasos y las tradiciones y se habla de ello.
means-A = Sin religión: nadie reza en común.
means-B = Se lee el libro principal de la comunidad y se habla de ello.
means-BE = Para quien llega por primera vez. Las preguntas son bienvenidas.
means-C = Para quienes tienen, o quizá tengan, el problema.
means-CAN = Poca luz y un ambiente tranquilo.
means-D = Se comparte sobre un tema, por turnos. Puedes limitarte a escuchar.
means-LGBTQ = De personas LGBTQ y para ellas.
means-LIT = Se lee algo en voz alta y se habla de ello.
means-M = De hombres y para hombres.
means-MED = Una parte se pasa en silencio.
means-O = Puede venir cualquiera, también familia y amistades.
means-ONL = Puedes participar por internet.
means-POA = Alguien firma que estuviste, si lo necesitas.
means-SP = Una persona cuenta su historia.
means-ST = Se lee uno de los doce pasos y se habla de él.
means-TC = La sala no se puede usar por ahora.
means-TR = Se lee una de las tradiciones y se habla de ella.
means-W = De mujeres y para mujeres.
means-X = Se puede entrar en silla de ruedas.
means-XT = Se puede responder a lo que dijo otra persona.
means-Y = De gente joven y para ella; los demás también son bienvenidos.
