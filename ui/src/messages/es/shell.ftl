app-name = Daymark
skip-to-content = Ir al contenido
rooms = Salas
room-today = Hoy
room-journal = Diario
room-meetings = Reuniones
room-milestones = Hitos
room-settings = Ajustes
lock = Bloquear
undo = Deshacer
cancel = Cancelar
close = Cerrar
try-again = Intentar otra vez
loading = Cargando…
went-wrong = Esto no ha salido
notifications = Mensajes

keys-title = Teclas
key-new-entry = Entrada nueva
key-find = Buscar
key-lock = Bloquear
key-larger = Texto más grande
key-smaller = Texto más pequeño
key-usual = Texto de tamaño normal
key-help = Mostrar estas teclas
key-ctrl = Ctrl

open-outside-title = ¿Abrir fuera de Daymark?
open-outside-web = Tu navegador abrirá esta dirección. Quien la lleva puede ver que entras.
open-outside-mail = Tu programa de correo escribirá a esta dirección.
open-outside-phone = Tu programa de teléfono llamará a este número.
open-outside-go = Abrir

date-choose = Elegir una fecha
date-previous = Mes anterior
date-next = Mes siguiente
