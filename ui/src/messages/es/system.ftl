# Lo muestra el sistema fuera de la ventana, donde cualquiera puede leerlo: decir cuándo, nunca qué.
system-reminder = Algo que tenías previsto empieza a las { $time }.
