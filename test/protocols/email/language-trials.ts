/**
 * The trial of a further language: phrases that were written before its word list, in rows of situation, words and meaning.
 * A trap means `review`: it must be left to staff. A language is switched on once none of its rows is taken for something else;
 * the rows behind the fifth of `return` were added against the first list, which failed at a third of them.
 */
export const languageTrials: Readonly<Record<string, string>> = {
  french: `
loan | Bonjour, le livre a été envoyé aujourd'hui. Cordialement | shipped
loan | Nous avons expédié l'ouvrage ce matin par la poste. Retour le 15 mars 2027. | shipped due=2027-03-15
loan | Le livre part aujourd'hui. À rendre pour le 1er mars 2027. | shipped due=2027-03-01
loan | Expédié ce jour. | shipped
loan | Ouvrage envoyé hier. Date de retour : 28/02/2027. | shipped due=2027-02-28
loan | Bonjour, nous vous enverrons le livre demain. Bien cordialement, Anne Petit | will_supply
loan | Le document sera expédié lundi. | will_supply
loan | Nous pouvons vous prêter ce livre. | will_supply
loan | Désolés, cet ouvrage est exclu du prêt. | unfilled
loan | Ce livre est introuvable. | unfilled
loan | Nous ne possédons pas cet ouvrage. | unfilled
loan | Malheureusement, le livre est actuellement emprunté. | unfilled
loan | Le volume est perdu. | unfilled
loan | Ce document n'est pas disponible. | unfilled
loan | Bonjour, nous ne prêtons pas ce document. Merci. | unfilled
cancel | Votre demande a été annulée. | cancel_accepted
cancel | Annulation confirmée. | cancel_accepted
cancel | C'est annulé, merci. | cancel_accepted
renew | Le prêt est prolongé jusqu'au 15 mars 2027. | renewed due=2027-03-15
renew | Prolongation accordée jusqu'au 20/03/2027. | renewed due=2027-03-20
renew | Une prolongation n'est pas possible. | renew_refused
renew | Le prêt ne peut pas être prolongé. | renew_refused
return | Nous avons bien reçu le livre en retour. | checked_in
return | Le livre est bien revenu, merci. | checked_in
return | Bien reçu votre retour. | checked_in
loan | Le livre n'a pas encore été envoyé. | review
loan | Le livre a été envoyé à une autre bibliothèque. | review
loan | La facture a été envoyée hier. | review
loan | Nous vous enverrons une réponse demain. | review
loan | Si vous acceptez les frais, nous vous enverrons le livre. | review
loan | Avez-vous reçu le livre envoyé hier ? | review
loan | Le livre sera envoyé dès son retour. | review
loan | Nous pouvons vous prêter le livre contre 10 euros. | review
loan | Le tome 1 a été envoyé, le tome 2 est introuvable. | review
loan | Envoyé par erreur, merci de le renvoyer. | review
loan | Ce livre n'est plus introuvable ! | review
loan | Le livre est consultable sur place. | review
loan | Le livre sera peut-être envoyé lundi. | review
loan | Le lecteur a emprunté le livre et ne l'a pas rendu. | review
loan | Le livre a été envoyé mais pas par nous. | review
loan | Envoyé aujourd'hui. Pas de photocopies. | shipped conditions=NoReproduction
loan | Envoyé aujourd'hui. Pas de réponse de votre part. | review
loan | Expédié ce jour, frais de port 8 EUR. À rendre le 15 mars 2027. | shipped due=2027-03-15 cost=8EUR
loan | Le livre part demain, bonne réception ! | will_supply
out | Merci à vous, et bonne lecture ! | message
loan | Oui. | review
loan | Le livre est réservé pour vous, à rendre le 15 mars 2027. | review
loan | Exclu du prêt, valeur de remplacement 250 EUR. | unfilled
loan | Envoyé ce jour, contre remboursement 30 EUR. | review
loan | Sorti jusqu'au 20 janvier 2027, nous vous l'enverrons ensuite. | review
loan | Envoyé aujourd'hui, à rendre en février. | review
cancel | La demande ne peut pas être annulée. | review
cancel | Annulée par qui ? | review
cancel | Le livre est parti hier, impossible d'annuler. | review
renew | Prolongé ? Non. | review
renew | Le prêt n'a pas été prolongé. | review
renew | Prolongé sauf le tome 2. | review
return | Le livre est revenu abîmé. | review
return | Nous n'avons pas reçu le livre en retour. | review
return | Le livre est revenu sans le CD. | review
loan | Nous avons envoyé votre demande à notre collègue. | review
loan | Votre demande a été envoyée. | review
loan | Votre livre est parti hier. | shipped
loan | Nous avons envoyé le livre à notre lecteur. | review
loan | Le livre disponible a été envoyé. | shipped
loan | Votre demande est introuvable. | review
loan | Le livre est prêté à la bibliothèque. | review
loan | Nous pouvons envoyer votre demande. | review
loan | Le livre n'a pas été perdu. | review
loan | Le colis est introuvable. | review
loan | Nous vous envoyons la demande. | review
loan | Votre collègue est déjà parti. | review
loan | Nous avons envoyé le titre. | review
renew | Votre demande de prolongation a été envoyée. | review
cancel | Annulation de votre demande impossible. | review
loan | Ce livre est déjà prêté, retour le 15 mars 2027. | unfilled
return | Votre courrier a été reçu, merci de votre retour. | review
return | Nous avons reçu votre demande de retour. | review
loan | Le livre sera prêté à un autre lecteur. | review
loan | Envoyé aujourd'hui, c'est le volume 2. | review
loan | Nous avons envoyé un exemplaire perdu. | review
loan | Le livre est parti au pilon. | review
loan | Document envoyé, merci de ne pas le prêter. | review
loan | L'ouvrage disponible sera expédié. | will_supply
loan | Nous vous enverrons le document disponible lundi. | will_supply
loan | Malheureusement envoyé hier. | shipped
loan | Nous ne possédons pas un exemplaire disponible. | unfilled
loan | Le livre n'est pas parti. | review
loan | Le livre est disponible. | review
loan | Le livre n'est pas exclu du prêt. | review
loan | Envoyé le 30 novembre 2026. Retour le 15 janvier 2026. | review
loan | Envoyé. Retour le 15 mars 2027. Retour le 20 mars 2027. | review
renew | Prolongation impossible, le livre est demandé. | renew_refused
renew | Prolongé jusqu'au 1er mars 2026. | review
cancel | Votre demande n'est pas annulée. | review
cancel | Le livre a été envoyé hier. | shipped
return | Nous n'avons pas reçu de livre en retour. | review
return | Le livre est revenu à la poste. | review
`,
  spanish: `
loan | Buenos días, el libro ha sido enviado hoy. Saludos | shipped
loan | Hemos enviado el libro por correo. Devolución el 15 de marzo de 2027. | shipped due=2027-03-15
loan | Enviado ayer. | shipped
loan | El libro fue enviado hoy por correo certificado. | shipped
loan | Enviado hoy. Fecha de devolución: 28/02/2027. | shipped due=2027-02-28
loan | Hemos enviado la obra esta mañana. Gracias. | shipped
loan | Les enviaremos el libro mañana. | will_supply
loan | El libro será enviado el lunes. | will_supply
loan | Podemos prestarles el libro. | will_supply
loan | Hola, lo enviaremos mañana. Un saludo, Pilar | will_supply
loan | Lo sentimos, no tenemos este libro. | unfilled
loan | El libro no está disponible. | unfilled
loan | La obra está excluida de préstamo. | unfilled
loan | El ejemplar está prestado. | unfilled
loan | No podemos prestar este libro. | unfilled
loan | Este libro no se presta. | unfilled
loan | El libro está extraviado. | unfilled
cancel | Su petición ha sido cancelada. | cancel_accepted
cancel | Anulado. | cancel_accepted
cancel | Hemos cancelado su petición. | cancel_accepted
renew | El préstamo queda renovado hasta el 15 de marzo de 2027. | renewed due=2027-03-15
renew | Renovado hasta el 20/03/2027. | renewed due=2027-03-20
renew | No podemos renovar el préstamo. | renew_refused
return | Hemos recibido el libro de vuelta. | checked_in
return | Devolución recibida, gracias. | checked_in
loan | El libro todavía no ha sido enviado. | review
loan | El libro ha sido enviado a otra biblioteca. | review
loan | La factura ha sido enviada hoy. | review
loan | Les enviaremos una respuesta mañana. | review
loan | Si aceptan los gastos, enviaremos el libro. | review
loan | ¿Han recibido el libro enviado ayer? | review
loan | Lo enviaremos cuando vuelva. | review
loan | Podemos prestarles el libro por 10 euros. | review
loan | El tomo 1 ha sido enviado, el tomo 2 no está disponible. | review
loan | Enviado por error, devuélvanlo por favor. | review
loan | Ya no está prestado. | review
loan | El libro no está disponible hasta enero. | review
loan | Quizás lo enviaremos el lunes. | review
loan | Enviado hoy. Prohibido fotocopiar. | review
loan | Enviado hoy, devolver en febrero. | review
loan | Enviado hoy, salvo el segundo volumen. | review
loan | No es verdad que no tenemos este libro. | review
cancel | La petición no puede ser cancelada. | review
cancel | ¿Cancelado por quién? | review
cancel | El libro salió ayer, imposible anular. | review
renew | El préstamo no ha sido renovado. | review
renew | Renovado, pero solo una semana. | review
renew | Será renovado si nadie lo pide. | review
return | El libro ha vuelto dañado. | review
return | No hemos recibido el libro de vuelta. | review
return | Hemos recibido el libro de vuelta sin el CD. | review
loan | Hemos enviado su petición. | review
loan | Hemos enviado el documento a su colega. | review
loan | El libro es prestado. | review
return | Hemos recibido su petición de devolución. | review
cancel | Cancelado el préstamo. | cancel_accepted
loan | No tenemos su petición. | review
loan | No tenemos el título. | review
loan | No podemos. | review
renew | Renovado hoy por su colega. | renewed
loan | El libro no ha sido prestado. | review
loan | El libro será prestado a otro. | review
loan | Hemos enviado el libro el lunes. | shipped
loan | No hemos enviado el libro. | review
loan | El libro enviado está extraviado. | review
loan | Enviado el 30 de noviembre de 2026. Devolución el 15 de enero de 2026. | review
loan | El préstamo está excluido. | unfilled
loan | Este libro no está excluido de préstamo. | review
loan | Tenemos el libro prestado. | unfilled
loan | Enviaremos el libro el 15 de marzo de 2027. | review
renew | No está renovado. | review
renew | Renovado hasta el 15 de marzo de 2026. | review
cancel | No está cancelado. | review
cancel | El libro ha sido enviado. | shipped
return | El libro no ha sido devuelto. | review
return | Hemos recibido el libro. | review
loan | Su petición ha sido enviada. | review
loan | Podemos enviarles la petición. | review
return | Devolución no recibida. | review
renew | Renovación no posible. | renew_refused
loan | Su colega ha sido enviado. | review
`,
}
