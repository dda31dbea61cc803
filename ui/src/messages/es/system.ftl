# Lo muestra el sistema fuera de la ventana, donde cualquiera puede leerlo: decir cuándo, nunca qué.
system-reminder = Algo que tenías previsto empieza a las { $time }.
# Antes de la primera apertura nadie sabe cuándo empieza.
system-reminder-untold = Un recordatorio que pusiste.
