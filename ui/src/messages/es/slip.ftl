# Cada persona lo llama a su manera, según $words. No acaba con nada de lo alcanzado.
slip-do =
    { $words ->
        [na] He consumido
        [secular] He vuelto a consumir
        [buddhist] Me aparté del camino
        [own] Tuve { $slip }
       *[other] Tuve un desliz
    }
slip-title =
    { $words ->
        [na] Has consumido, y estás aquí
        [secular] Has vuelto a consumir, y estás aquí
        [buddhist] Te apartaste del camino, y estás aquí
        [own] Tuviste { $slip }, y estás aquí
       *[other] Tuviste un desliz, y estás aquí
    }
slip-edit-title = Cambiar lo que apuntaste
slip-over-title = Ya ha terminado
slip-hint = Nada de lo que alcanzaste se quita, y no se le dice a nadie.
slip-began = Cuándo empezó
slip-began-time = Hora, si quieres
slip-length = Cuánto duró
slip-one-day = Fue ese único día
slip-until = Duró hasta otro día
slip-open = Todavía sigue
slip-ended = El último día
slip-ended-time = Hora en que terminó, si quieres
slip-write = Escribir unas palabras sobre ello
slip-write-hint = Solo si quieres. Será una entrada de tu diario.
slip-entry = Mirarlo con amabilidad
slip-before = ¿Qué hubo antes?
slip-helped = ¿Qué ayudó, aunque fuera un poco?
slip-tell = ¿A quién se lo contaré?
slip-change = ¿Qué voy a cambiar?
slip-keep = Apuntarlo
slip-kept = Está apuntado.
slip-changed = Se ha cambiado.
slip-stays = Todo lo que alcanzaste se queda.
slip-stays-open = Cuando termine, dilo aquí, y tus días siguen desde ahí. Para hablar con alguien no hace falta esperar.
slip-stays-count =
    { $count ->
        [one] Uno de los últimos { $of } días está en pie, y sigues desde aquí.
       *[other] { $count } de los últimos { $of } días están en pie, y sigues desde aquí.
    }
slip-stays-begin = Sigues desde aquí.
slip-read = Gracias
slip-over = Ya ha terminado
slip-goes-on = Estás aquí, y eso cuenta.

time-example = Por ejemplo, { $time }.
time-wrong = Escribe una hora como { $time }, o déjalo vacío.
