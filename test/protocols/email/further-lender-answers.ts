/**
 * Three further hundreds of answers, each written without a look at the rules, in English, German and French or Spanish; the form
 * is that of `lender-answers.ts`. Before the rules knew their classes, 33, 38 and 21 of them asked without need, and none was wrong. The rows behind them are traps
 * for those classes.
 */
export const furtherLenderAnswers = `
loan | Posted to you on Friday, due 5 March 2027. | shipped due=2027-03-05
loan | Hello, we have put this in today's courier bag. It is due back on 12/02/2027. | shipped due=2027-02-12
loan | Dear colleague, the item left here this morning. Kindly return it by 20 February 2027. Many thanks, Priya | shipped due=2027-02-20
loan | We've shipped it, tracking number 1Z999AA10123456784. Due date 26 February 2027. | shipped due=2027-02-26
loan | On its way. Due 1 March 2027, no renewals please. | shipped due=2027-03-01 conditions=NoRenewals
loan | Sent. Please use in your reading room only. | shipped conditions=LibraryUseOnly
loan | Sorry - checked out, back in February. | (unfilled)
loan | Not available for interlibrary loan, I am afraid. | unfilled
loan | We no longer own this title. | unfilled
loan | Unfortunately this volume is missing from our shelves. | unfilled
loan | We can't supply this, sorry. Our copy is at the bindery. | unfilled
loan | I'm sorry but we do not lend DVDs. | (unfilled)
loan | Unable to locate the item. Please try elsewhere. | unfilled
loan | Yes, we can send you this. It should go out on Wednesday. | will_supply
loan | We will post it first thing Monday. | will_supply
loan | Request received, thank you. We'll be in touch. | request_received
loan | There is a fee of 8 EUR for this loan. Please confirm that you accept. | conditional cost=8EUR
loan | We can supply this for £12.50 including postage. Shall we go ahead? | (conditional cost=12.50GBP)
loan | Sent this morning. Our invoice for 9.50 EUR is in the parcel. Due back 2 March 2027. | shipped due=2027-03-02 cost=9.50EUR
loan | Here you go! Sent by DHL yesterday, return date 1 March 2027. Let me know if there are any problems. | shipped due=2027-03-01
loan | Sent via Inter-Library van today. Four-week loan. | (shipped asks)
loan | Book dispatched 30 November. Please return in the enclosed jiffy bag by 14 February 2027. | shipped due=2027-02-14
loan | Both volumes have been sent today. Due 1 March 2027. | shipped due=2027-03-01
loan | The book has been mailed. Please note that our library will be closed from 21 December to 4 January. Due date: 15 February 2027. | shipped due=2027-02-15
copy | Scan attached. Enjoy! | (shipped)
renew | Renewed until 1 April 2027. | renewed due=2027-04-01
renew | I've extended this for you. New due date 18 March 2027. | renewed due=2027-03-18
renew | Sorry, no renewal possible as there is a hold on it. | renew_refused
renew | Happy to renew - now due 30 April 2027. | renewed due=2027-04-30
renew | Unfortunately we can't renew this. Please return it by 15 January 2027. | (renew_refused due=2027-01-15)
return | Book returned safely today. Thank you. | checked_in
return | Many thanks, we have received the book. | checked_in
return | All good, got it. | (checked_in)
return | We have discharged this loan. | checked_in
out | Please send this back as soon as possible, another reader needs it. | recalled
out | Reminder: this item was due on 20 November 2026. Please return it or renew. | overdue due=2026-11-20
cancel | That's fine, we've cancelled the request. | cancel_accepted
cancel | Cancelled, thanks for letting us know. | cancel_accepted
cancel | Sorry, it went out yesterday. Due 1 March 2027. | (shipped due=2027-03-01)
cancel | We hadn't started on this yet, so consider it cancelled. | cancel_accepted
loan | Guten Morgen, Ihr Buch ist heute in die Post gegangen. Leihfrist bis 26.02.2027. | shipped due=2027-02-26
loan | Das gewünschte Werk haben wir gestern an Sie abgeschickt. Bitte bis 5. März 2027 zurückgeben. | shipped due=2027-03-05
loan | Liebe Kolleginnen und Kollegen, wir haben den Titel heute mit dem Bücherauto verschickt. Rückgabe: 19.02.2027 | shipped due=2027-02-19
loan | Versand heute, Leihfristende 1.3.2027, keine Verlängerung möglich. | (shipped due=2027-03-01 conditions=NoRenewals)
loan | Ist unterwegs zu Ihnen. Nur zur Benutzung im Lesesaal. Fällig am 15.02.2027. | shipped due=2027-02-15 conditions=LibraryUseOnly
loan | Haben wir heute auf den Weg gebracht. | shipped
loan | Buch liegt bereit und geht morgen raus. | will_supply
loan | Wir senden Ihnen das Buch Anfang nächster Woche zu. | will_supply
loan | Wird erledigt, kommt diese Woche noch. | (will_supply)
loan | Leider verliehen, Rückgabe voraussichtlich im Februar. | unfilled
loan | Der Band ist bei uns nicht vorhanden. | unfilled
loan | Das Buch ist leider verschollen. | unfilled
loan | Präsenzbestand, keine Fernleihe möglich. | unfilled
loan | Tut uns leid, der Titel ist vom Leihverkehr ausgeschlossen. | unfilled
loan | Leider wurde das Buch ausgesondert. | unfilled
loan | Nicht am Standort, leider auch bei der Revision nicht gefunden. | unfilled
loan | Wir können das Buch leider nicht verleihen, da es zu alt und zu empfindlich ist. | unfilled
loan | Ihre Bestellung ist eingegangen und wird bearbeitet. | request_received
loan | Für die Ausleihe berechnen wir 6 EUR. Sind Sie damit einverstanden? | conditional cost=6EUR
loan | Wir können Ihnen den Band schicken, die Gebühr beträgt 8,50 EUR. Bitte um kurze Bestätigung. | conditional cost=8.50EUR
loan | Heute versendet, Portokosten 3,90 EUR, Rechnung liegt bei. Rückgabe bis 28.02.2027. | shipped due=2027-02-28 cost=3.90EUR
loan | Anbei die Sendungsnummer 00340434161094042557. Das Paket ging heute raus, Rückgabe bis 26.2.2027. | shipped due=2027-02-26
loan | Das Buch wurde am 30.11. per DHL verschickt und ist bis 15. Februar 2027 ausgeliehen. | shipped due=2027-02-15
loan | Wir haben Bd. 1 und 2 heute verschickt, bitte bis zum 01.03.2027 zurück. | shipped due=2027-03-01
loan | Sendung heute raus. Bitte beachten: Wir haben vom 24.12. bis 6.1. geschlossen. Leihfrist: 22.02.2027. | shipped due=2027-02-22
copy | Den Scan finden Sie im Anhang. | (shipped)
renew | Verlängert bis 31.03.2027. | renewed due=2027-03-31
renew | Gerne, die neue Leihfrist ist der 15. April 2027. | renewed due=2027-04-15
renew | Leider vorgemerkt, keine Verlängerung möglich. | renew_refused
renew | Eine Verlängerung ist nicht möglich, bitte zum Fälligkeitstermin zurückgeben. | renew_refused
renew | Kein Problem, wir haben bis zum 10. März 2027 verlängert. | renewed due=2027-03-10
return | Buch ist heute wieder bei uns angekommen. Danke! | checked_in
return | Rückgabe verbucht, vielen Dank. | checked_in
return | Alles wieder da. | checked_in
return | Wir bestätigen den Eingang des Buches. | checked_in
out | Das Buch wird hier dringend gebraucht, bitte umgehend zurücksenden. | recalled
out | Die Leihfrist ist seit dem 20.11.2026 überschritten. Bitte senden Sie das Buch zurück. | overdue
cancel | Ist storniert. | cancel_accepted
cancel | Alles klar, wir haben die Bestellung gelöscht. | cancel_accepted
cancel | Leider zu spät, das Buch ist schon unterwegs, fällig am 1.3.2027. | (shipped due=2027-03-01)
loan | Bonjour, le livre est parti ce matin par la poste. À rendre avant le 26 février 2027. | shipped due=2027-02-26
loan | Nous vous avons envoyé l'ouvrage aujourd'hui. Retour pour le 1er mars 2027. | shipped due=2027-03-01
loan | L'ouvrage a été expédié hier, date de retour : 15/02/2027. | shipped due=2027-02-15
loan | Désolés, ce livre est actuellement emprunté. | unfilled
loan | Nous ne possédons pas ce titre. | unfilled
loan | Ce document est exclu du prêt. | unfilled
loan | Ouvrage introuvable en rayon, désolée. | unfilled
loan | Nous vous l'enverrons demain. | will_supply
loan | Oui, nous pouvons vous le prêter, envoi prévu la semaine prochaine. | will_supply
loan | Bien reçu votre demande, nous la traitons. | request_received
renew | Le prêt est prolongé jusqu'au 31 mars 2027. | renewed due=2027-03-31
renew | Prolongation accordée jusqu'au 15 avril 2027. | renewed due=2027-04-15
renew | Impossible de prolonger, le livre est réservé. | renew_refused
return | Nous avons bien reçu le livre, merci. | checked_in
return | Livre bien rentré, merci beaucoup. | checked_in
cancel | C'est annulé. | cancel_accepted
cancel | Votre demande est annulée. | cancel_accepted
loan | Envoyé ce jour, consultation sur place uniquement. Retour le 20 février 2027. | shipped due=2027-02-20 conditions=LibraryUseOnly
out | Merci de nous retourner ce livre, il est demandé par un autre lecteur. | recalled
loan | Le volume 1 part aujourd'hui, le volume 2 suivra. | (shipped more)
loan | Hi, we've got this and it's gone out in tonight's van. Due 26/02/2027. | shipped due=2027-02-26
loan | Your interlibrary loan has been processed and shipped. Due date: 5 March 2027. Please wrap it well for the return trip. | shipped due=2027-03-05
loan | Item sent by second class post on Monday. Please return by 19 February 2027. | shipped due=2027-02-19
loan | Just posted this to you. Due back 1st March 2027. Could you let us know when it arrives? | (shipped due=2027-03-01)
loan | The book left us today by Royal Mail Tracked 48. Return by 28 February 2027 please. | shipped due=2027-02-28
loan | Supplied today. Return date: 22 February 2027. | shipped due=2027-02-22
loan | I have mailed the book to your address. It's due on February 26, 2027. | shipped due=2027-02-26
loan | Dispatched today with compliments. In-library use only. Due 2027-02-28. | shipped due=2027-02-28 conditions=LibraryUseOnly
loan | Loan sent. Cost: £7.50. Due 1 March 2027. | shipped due=2027-03-01 cost=7.50GBP
loan | We have sent out volume 3 today, due 1 March 2027. | shipped due=2027-03-01
loan | Hello, sorry we don't hold this one. | unfilled
loan | Regrettably our only copy is out on loan until March. | unfilled
loan | That title is reference stock and not for loan. | unfilled
loan | Our copy has been lost, so we are unable to help this time. | unfilled
loan | Afraid not - our copy is too damaged to lend. | unfilled
loan | We searched but couldn't find it. | unfilled
loan | This is an e-book and our licence doesn't permit lending. | unfilled
loan | Cannot supply: not on shelf. | unfilled
loan | We're unable to loan this item due to its age and condition. | unfilled
loan | Sorry, course reserve until the summer. | (unfilled)
loan | We've reserved it for you and will post it when it comes back next week. | (will_supply)
loan | We'll get that in the post for you tomorrow. | will_supply
loan | Should be able to send this on Thursday. | (will_supply)
loan | We will send the book by the end of this week. | will_supply
loan | Thank you for your request. We are processing it. | request_received
loan | We can lend this for 10 EUR. Do you accept? | conditional cost=10EUR
loan | Available, but for use in your library only. OK? | (conditional conditions=LibraryUseOnly)
renew | Yes, that's been renewed to 12 April 2027. | renewed due=2027-04-12
renew | The new due date is 20 March 2027. | renewed due=2027-03-20
renew | We've renewed this until 2 April 2027 but please note this is the final renewal. | renewed due=2027-04-02 conditions=NoRenewals
renew | No, sorry, it's been requested by one of our own students. | (renew_refused)
renew | This item cannot be renewed. | renew_refused
return | The book came back this morning, thank you. | checked_in
return | Received with thanks. | checked_in
return | We've checked it in. Thanks for returning it so promptly. | checked_in
out | We would like this book back please, it is needed for a course. | (recalled)
out | The loan is two weeks overdue. Please return immediately. | overdue
cancel | Request cancelled as requested. | cancel_accepted
cancel | We have stopped the request. | (cancel_accepted)
cancel | Unable to cancel, the item has already been dispatched. | (shipped)
loan | Das bestellte Buch ist heute per DHL an Sie gegangen. Rückgabetermin: 26.02.2027. | shipped due=2027-02-26
loan | Wir haben den Titel für Sie verbucht und heute abgeschickt. Leihfristende ist der 1. März 2027. | shipped due=2027-03-01
loan | Hallo, Buch ist gestern raus. Bitte bis 20.2.2027 zurückschicken. | shipped due=2027-02-20
loan | Der Band wurde Ihnen heute zugeschickt, Frist 28.2.2027. Die Rechnung über 5 EUR liegt bei. | shipped due=2027-02-28 cost=5EUR
loan | Geliefert am 30.11.2026, Rückgabe 01.03.2027. | shipped due=2027-03-01
loan | Die Lieferung erfolgte heute. Rückgabe bitte bis 19. Februar 2027. | shipped due=2027-02-19
loan | Soeben zur Post gebracht. Leihfrist bis 5.3.2027. | shipped due=2027-03-05
loan | Anbei das Buch, Leihfrist 4 Wochen ab Erhalt. | (shipped asks)
loan | Wir haben das Buch heute mit dem Kurier losgeschickt. Bitte nur im Lesesaal benutzen lassen. Fälligkeit: 15.02.2027 | shipped due=2027-02-15 conditions=LibraryUseOnly
loan | Liebe Frau Schmidt, das Buch ist unterwegs. Schöne Adventszeit! Leihfrist: 26.02.2027 | shipped due=2027-02-26
loan | Leider ist unser Exemplar derzeit ausgeliehen. | unfilled
loan | Der Titel befindet sich in der Restaurierung. | unfilled
loan | Dieses Werk ist nur im Lesesaal benutzbar und daher nicht fernleihbar. | unfilled
loan | Leider können wir nicht helfen, das Buch fehlt seit der letzten Inventur. | unfilled
loan | Wir haben nur die 2. Auflage. | review
loan | Unser Exemplar ist als vermisst gemeldet. | unfilled
loan | Das Buch steht im Semesterapparat und kann nicht verliehen werden. | unfilled
loan | Keine Ausleihe nach auswärts möglich. | unfilled
loan | Leider nicht lieferbar, Exemplar beschädigt. | unfilled
loan | Diese Zeitschrift verleihen wir grundsätzlich nicht. | unfilled
loan | Der Titel ist bei uns noch in der Einarbeitung. | (unfilled)
loan | Kann geliefert werden, Versand am Mittwoch. | will_supply
loan | Wir verschicken das Buch morgen. | will_supply
loan | Das Buch geht Ihnen in den nächsten Tagen zu. | will_supply
loan | Gerne, ich bringe es morgen zur Post. | will_supply
loan | Bestellung erhalten, wir kümmern uns darum. | request_received
loan | Die Leihe kostet 7 EUR. Bitte bestätigen Sie die Kostenübernahme. | conditional cost=7EUR
loan | Wir liefern gegen eine Gebühr von 6,50 EUR. Einverstanden? | conditional cost=6.50EUR
renew | Die Leihfrist wurde bis zum 9. April 2027 verlängert. | renewed due=2027-04-09
renew | Neuer Rückgabetermin: 31.03.2027 | renewed due=2027-03-31
renew | Sie können das Buch noch bis zum 15. März 2027 behalten. | renewed due=2027-03-15
renew | Das Buch ist leider vorbestellt und kann nicht verlängert werden. | renew_refused
renew | Nein, bitte pünktlich zurückgeben, da vorgemerkt. | (renew_refused)
return | Das Buch ist gut angekommen. | checked_in
return | Buch zurück, vielen Dank und frohe Weihnachten! | checked_in
return | Wir haben die Rücksendung erhalten. | checked_in
out | Bitte senden Sie uns das Buch zurück, da es vorgemerkt ist. | (recalled)
out | Das Buch ist seit zwei Wochen überfällig. | overdue
cancel | Stornierung ist erfolgt. | cancel_accepted
cancel | Die Bestellung haben wir storniert. | cancel_accepted
loan | Bonjour, le document vous a été expédié ce jour. À retourner pour le 28 février 2027. | shipped due=2027-02-28
loan | L'ouvrage est parti hier par courrier. Date de retour : 1er mars 2027. Cordialement, Anne | shipped due=2027-03-01
loan | Livre envoyé ce matin, retour le 22 février 2027. | shipped due=2027-02-22
loan | Nous avons posté le livre ce jour. | shipped
loan | Le livre est actuellement en prêt, désolé. | unfilled
loan | Nous n'avons pas cet ouvrage. | unfilled
loan | L'exemplaire est manquant. | unfilled
loan | Malheureusement, nous ne pouvons pas prêter ce document. | unfilled
loan | Le livre sera envoyé lundi. | will_supply
loan | Nous vous l'envoyons demain par la poste. | will_supply
renew | Prêt renouvelé jusqu'au 20 mars 2027. | renewed due=2027-03-20
renew | Nous avons prolongé le prêt jusqu'au 5 avril 2027. | renewed due=2027-04-05
renew | La prolongation n'est pas possible. | renew_refused
return | Le livre est bien arrivé, merci. | checked_in
return | Nous avons reçu le livre en retour ce matin. | checked_in
cancel | Annulation effectuée. | cancel_accepted
cancel | Nous avons annulé votre demande. | cancel_accepted
cancel | D'accord, c'est annulé. | cancel_accepted
loan | Envoi effectué ce jour, à rendre le 26 février 2027. | shipped due=2027-02-26
loan | Bonjour, ouvrage introuvable à sa place, désolé. Bonne journée | unfilled
loan | Good morning, the volume you asked for was handed to our courier today. Date due: 3 March 2027. | shipped due=2027-03-03
loan | We're sending this out with today's delivery; please have it back to us by 24 February 2027. | (shipped due=2027-02-24)
loan | Packed and posted this lunchtime. Due 1 March 2027. | shipped due=2027-03-01
loan | Your requested book is now en route. Loan expires 26 February 2027. | (shipped due=2027-02-26)
loan | It's all yours until 12 March 2027 - sent by second class post today. | shipped due=2027-03-12
loan | Sent to you yesterday afternoon, tracked. Should be with you by Wednesday. Due 22 February 2027. | shipped due=2027-02-22
loan | Checked out to you and mailed today. Due: 02/03/2027. | shipped due=2027-03-02
loan | Sorry we have mislaid our copy. | (unfilled)
loan | No longer in stock here, sorry. | unfilled
loan | Not one we hold I'm afraid. | (unfilled)
loan | Unfortunately the book is currently on display in an exhibition. | (unfilled)
loan | This is only available to our own members. | (unfilled)
loan | Our policy does not allow us to lend audiovisual material. | unfilled
loan | We only have it on microfilm. | review
loan | Can do, leaving here on Tuesday. | (will_supply)
loan | No problem, I'll pop it in the post this afternoon. | will_supply
loan | Got your request and am looking for the book now. | (request_received)
loan | There would be a charge of 15 EUR, please advise whether you wish to proceed. | (conditional cost=15EUR)
loan | I have sent your request on to our branch library, who will deal with it. | (request_received)
loan | The book you sent us arrived, thanks. We still cannot find the one you asked for. | review
loan | Did you receive the book we posted last week? | review
loan | The book was sent to the wrong library by mistake, we are trying to get it back. | review
loan | We would have sent it today but the post room is closed. | review
loan | I thought this had been posted already? | review
renew | All renewed for you until 6 April 2027. | renewed due=2027-04-06
renew | Extension granted, new due date 31/03/2027. | renewed due=2027-03-31
renew | We can't extend any further but there's no rush, return it when you can. | (renew_refused)
renew | Would 1 April 2027 be ok for you? | review
renew | We would renew it but the system won't let us today. I'll try again tomorrow. | review
return | The parcel arrived today and all is well. | (checked_in)
return | We've got it back, many thanks for your care. | checked_in
return | The book is back on our shelf. | checked_in
return | Has this been sent back yet? We've not seen it. | review
return | Thank you, but only volume 1 was in the parcel. | (checked_in asks)
out | We need this for an exhibition, please return it by 20 December 2026. | (recalled due=2026-12-20)
out | Kindly note that this loan is now overdue. | overdue
cancel | Okay, request withdrawn. | (cancel_accepted)
cancel | We have cancelled it at our end. | cancel_accepted
cancel | It was already on the van when your message arrived. | (shipped)
cancel | We'll see if we can stop it. | review
loan | Ihr Wunschtitel hat heute unser Haus verlassen. Rückgabe bis 26.02.2027. | (shipped due=2027-02-26)
loan | Verschickt! Rückgabe bitte bis 1. März 2027. Viel Freude beim Lesen. | shipped due=2027-03-01
loan | Wir haben das Buch soeben an Sie versendet, Leihfrist: 4 Wochen. | (shipped asks)
loan | Das Buch ging gestern an Sie ab. Fällig: 22.02.2027. | shipped due=2027-02-22
loan | Das Werk wurde heute an Ihre Bibliothek gesandt, Rückgabedatum 15.03.2027. | shipped due=2027-03-15
loan | Sendung ist unterwegs, Leihfrist 05.03.2027, bitte unfrei zurücksenden. | (shipped due=2027-03-05)
loan | Heute per Post verschickt. Bitte mit Vorsicht behandeln. Rückgabe: 26.02.2027. | shipped due=2027-02-26
loan | Der gewünschte Band ist heute rausgegangen, Rückgabe bis spätestens 28.02.2027. | shipped due=2027-02-28
loan | Leider haben wir dieses Buch nicht im Bestand. | unfilled
loan | Unser Exemplar ist leider nicht mehr auffindbar. | unfilled
loan | Die Ausgabe ist bei uns nicht nachgewiesen. | unfilled
loan | Der Titel ist entliehen, Leihfrist bis 15.01.2027. | (unfilled)
loan | Leider nur als E-Book vorhanden. | (unfilled)
loan | Lesesaalexemplar, nicht ausleihbar. | unfilled
loan | Das Buch ist wegen Umzugs der Bibliothek zurzeit nicht zugänglich. | (unfilled)
loan | Das Buch wird gerade neu gebunden. | (unfilled)
loan | Wir können nur eine Kopie des Kapitels anbieten. | review
loan | Welchen Band benötigen Sie? | review
loan | Wir schicken Ihnen den Band in der kommenden Woche. | will_supply
loan | Geht morgen mit der Post an Sie raus. | will_supply
loan | Das Buch ist bestellt, wir melden uns. | (request_received)
loan | Wir berechnen eine Pauschale von 8 EUR. Dürfen wir liefern? | (conditional cost=8EUR)
loan | Das Buch sollte eigentlich gestern verschickt werden. | review
loan | Haben Sie das Buch schon erhalten? | review
loan | Die Rechnung wurde heute verschickt. | review
loan | Wir haben das Buch an die falsche Adresse geschickt und versuchen, es zurückzubekommen. | review
renew | Ist bis zum 31.03.2027 verlängert. | renewed due=2027-03-31
renew | Wir haben die Leihfrist bis 12.04.2027 verlängert. | renewed due=2027-04-12
renew | Eine weitere Verlängerung können wir leider nicht gewähren. | renew_refused
renew | Verlängern können wir nur, wenn niemand vormerkt. | review
return | Das Buch ist heute eingetroffen. | checked_in
return | Die Rückgabe haben wir heute verbucht. | checked_in
return | Ist zurück, danke. | checked_in
return | Wann haben Sie das Buch zurückgeschickt? | review
out | Wir fordern das Buch zurück, bitte bis 15.12.2026 senden. | (recalled due=2026-12-15)
out | Erinnerung: Leihfrist am 20.11.2026 abgelaufen. | overdue
cancel | Bestellung wurde storniert. | cancel_accepted
cancel | Stornierung nicht mehr möglich, Buch ist schon verschickt. | (shipped)
cancel | Wir versuchen, die Sendung zu stoppen. | review
cancel | Erledigt, ist gelöscht. | (cancel_accepted)
loan | Buenos días, el libro ha sido enviado hoy. Fecha de devolución: 26/02/2027. | shipped due=2027-02-26
loan | Le hemos enviado el libro por correo certificado. Devolución hasta el 1 de marzo de 2027. | shipped due=2027-03-01
loan | Enviado el lunes, devolver antes del 20/02/2027. | (shipped due=2027-02-20)
loan | Hoy hemos enviado la obra solicitada. | shipped
loan | Lo sentimos, el libro está prestado. | unfilled
loan | No disponemos de ese título. | unfilled
loan | El ejemplar está excluido de préstamo. | unfilled
loan | No podemos prestar esta obra. | unfilled
loan | El libro no se encuentra en la estantería. | (unfilled)
loan | Le enviaremos el libro mañana. | will_supply
loan | Se lo enviaremos la próxima semana. | will_supply
loan | Hemos recibido su petición. | (request_received)
renew | El préstamo ha sido renovado hasta el 31/03/2027. | renewed due=2027-03-31
renew | Renovado hasta el 15 de abril de 2027. | renewed due=2027-04-15
renew | No es posible renovar este préstamo. | renew_refused
return | Hemos recibido el libro devuelto, gracias. | checked_in
return | Libro recibido, muchas gracias. | (checked_in)
cancel | Su petición ha sido cancelada. | cancel_accepted
cancel | Cancelado, saludos. | cancel_accepted
loan | El libro no ha sido enviado todavía. | review
loan | We have put it in the van for our branch library. | review
loan | We popped the invoice in the post. | review
loan | The bill has gone out in today's post. | review
loan | It has gone out to another reader this morning. | review
loan | Supplied to another library last week. | review
loan | Supplied? Not yet. | review
loan | Supplied only to members. | review
loan | We can't help you with the address. | review
loan | We can't help you find it. | review
loan | I am unable to help by phone. | review
renew | Happy to renew if you return the other book first. | review
renew | Happy to renew once you have paid the fine. | review
renew | We would be happy to renew, but the system is down. | review
loan | Consider it cancelled if we do not reply by Friday. | review
cancel | Please do not consider it cancelled yet. | review
return | We confirm receipt of your message about the book. | review
return | We have checked in our system and it is not here. | review
return | I checked it in the catalogue. | review
return | Back on our shelf? No, not yet. | review
out | Another reader wants to know when it is back. | review
out | This was due on 20 November 2026 but we have extended it. | review
out | Nobody is waiting for it, no need to send this back as soon as possible. | review
loan | Das Paket ist nicht raus. | review
loan | Sendung heute raus? Wir wissen es nicht. | review
loan | Die Lieferung erfolgte an eine andere Bibliothek. | review
loan | Die Lieferung der Rechnung erfolgte heute. | review
loan | Die Rechnung wurde heute zur Post gebracht. | review
loan | Wir bringen die Rechnung morgen zur Post. | review
loan | Das Buch ist an eine andere Bibliothek gegangen. | review
loan | Ihre Nachricht ist an Sie zurückgegangen. | review
loan | Das Buch wird hier nicht mehr gebraucht. | review
out | Das Buch wird hier nicht mehr gebraucht. | review
renew | Das Buch wird hier gebraucht. | (recalled)
return | Wir bestätigen den Eingang Ihrer Nachricht. | review
return | Wir bestätigen den Eingang der Zahlung. | review
return | Alles wieder da, bis auf Band 2. | review
return | Das Buch ist noch nicht zurück. | review
return | Zurück? Nein. | review
loan | Zurück, danke. | review
loan | Geliefert wird erst nächste Woche. | review
loan | Fehlt seit der Inventur nicht mehr, wir haben es gefunden. | review
loan | Leider verliehen wir das Buch letzte Woche. | review
loan | Wir können Ihnen mit dem Formular nicht weiterhelfen. | review
loan | Geht Ihnen die Rechnung zu? | review
loan | Die Rechnung geht Ihnen in den nächsten Tagen zu. | review
loan | Bestellung erhalten? Bitte melden. | review
loan | Das Buch wurde verschickt und ist bis 1. März 2027 an einen anderen Leser ausgeliehen. | review
renew | Eine Verlängerung würden wir nicht genehmigen, wenn jemand vormerkt. | review
renew | We do not mind, happy to renew or not. | review
loan | The volume was handed to a reader today. | review
renew | The loan was due on 20 November 2026. | overdue due=2026-11-20
return | The book was due on 20 November 2026 and came back today. | (checked_in)
loan | Le livre est bien arrivé chez nous. | review
return | Le livre est arrivé abîmé. | review
return | Nous avons reçu le livre d'une autre bibliothèque. | review
loan | Envoi effectué à une autre adresse. | review
loan | Nous avons posté la facture. | review
loan | Le livre est réservé pour vous. | review
loan | Le livre envoyé hier est réservé. | review
loan | Ce n'est pas en prêt. | review
loan | Oui. | review
loan | Envoi prévu hier. | review
loan | No podemos prestar la obra hoy, la enviaremos mañana. | review
loan | Nous ne pouvons pas prêter ce document avant lundi. | review
loan | Nous ne pouvons pas envoyer le livre aujourd'hui. | review
loan | Nous n'avons pas posté le livre. | review
return | Nous n'avons pas bien reçu le livre. | review
loan | It's yours until 1 March 2027 if you still want it. | review
loan | Our only copy was sent to you last year. | review
loan | That item was sent to you last week. | (shipped)
loan | I think that's been posted. | review
loan | Our licence does not permit us to lend it abroad, but we can send it to you. | review
loan | Sent today. I hope your reader enjoys it as much as I did, the ending is marvellous. Due back 15.02.2027. | shipped due=2027-02-15
loan | Sent out today. Please pack it well for the return journey as it is an old binding. Due 26 Feb 2027. | shipped due=2027-02-26
loan | Apologies, it's out with one of our own readers until mid February. | unfilled
loan | Our copy is currently with a student who has it until 3 March 2027. | unfilled
loan | Consider it done! It'll be in the van on Friday. | will_supply
loan | Thank you for your request, which we received this morning and will process within two working days. | request_received
loan | Shipped 30/11/2026, due 15/02/2027. Happy New Year 2027 when it comes! | shipped due=2027-02-15
loan | Book sent by UPS today, tracking 1Z 999 AA1 01 2345 6784. Please be aware that we are shut between Christmas and New Year. Due date 1 March 2027. | shipped due=2027-03-01
loan | Your loan is in the post. The box contains two other books for you (refs 4712 and 4713). Due back 1/3/27. | shipped due=2027-03-01
loan | Book is on its way to you with the compliments of our librarian. Return by 28 February 2027 in the same jiffy bag, the padded ones are expensive. | shipped due=2027-02-28
loan | Dispatched this morning. The spine is a little worn, so please handle with care. Due: 5 March 2027 | shipped due=2027-03-05
loan | Dispatched. There's some pencil underlining on pages 20-35 already, that's not your reader! Due 5 March 2027. | shipped due=2027-03-05
loan | We have sent this to you free of charge as it is nearly Christmas. Due 1 March 2027. | shipped due=2027-03-01
loan | Sent. I met your director at the conference in Leeds, please give her my regards. | shipped
loan | We're a school library and do not take part in interlibrary lending, sorry. | unfilled
loan | I regret that this title is too valuable to travel. | unfilled
loan | This is a DVD and we don't lend those, I'm afraid. | unfilled
renew | That's fine, we've pushed the date back to 1 March 2027. Happy reading! | renewed due=2027-03-01
renew | I'm afraid it's needed here by a student, so no extension this time. | renew_refused
renew | We've reissued it to you, new due date 15 March 2027. | renewed due=2027-03-15
renew | Your loan now runs to 31 March 2027. | renewed due=2027-03-31
return | The book's home again, thanks for the careful packing. | checked_in
return | Back on the shelf as of today. Thank you and until next time! | checked_in
return | The Le Guin came back this morning, all in order. Thanks! | checked_in
return | Ticked off as returned. Have a lovely Christmas. | checked_in
out | We need this back urgently please, a lecturer has put it on the reading list. | recalled
out | Your loan is now three weeks overdue. Please return it soonest. | overdue
cancel | All right, request withdrawn at our end. | cancel_accepted
cancel | Too late I'm afraid, it went in yesterday's post! | shipped
cancel | OK, I'll put it back on the shelf then. Cancelled. | cancel_accepted
loan | Moin, hab das Buch eben zur Post gebracht. Bitte bis 26.2.2027 zurück. LG Imke | shipped due=2027-02-26
loan | Guten Tag, der gewünschte Titel ist seit gestern auf dem Weg zu Ihnen. Wir bitten um Rückgabe bis zum 15. März 2027. Schöne Adventszeit! | shipped due=2027-03-15
loan | Liebe Frau Schulz, das Buch liegt schon im Postausgang und wird morgen abgeholt. Herzliche Grüße | will_supply
loan | Das haben wir leider nicht, unser Exemplar wurde 2019 ausgesondert. | unfilled
loan | Das Buch ist bei uns leider nicht auffindbar, wir haben mehrfach gesucht. | unfilled
loan | Leider bis Ende Februar an einen unserer Leser verliehen. | unfilled
loan | Wird gern gemacht, das Buch kommt mit der nächsten Lieferung am Donnerstag. | will_supply
loan | Gerne, wir suchen es heraus und schicken es Ihnen in den nächsten Tagen zu. | will_supply
loan | Ihre Bestellung ist angekommen und wird in den nächsten Tagen bearbeitet. | request_received
loan | Buch ist raus. Viel Freude beim Lesen! Fällig 1.3.2027. | shipped due=2027-03-01
loan | Wir haben Ihnen das Werk heute im gepolsterten Umschlag zugesandt. Rückgabe bitte bis 12.03.2027 im selben Umschlag. Guten Rutsch ins Jahr 2027! | shipped due=2027-03-12
loan | Heute verschickt. Wir haben zwischen den Jahren geschlossen und sind ab 4. Januar wieder da. Leihfrist: 01.03.2027 | shipped due=2027-03-01
loan | Versendet per Warenpost, Sendungsnummer 00340434161094042557. Der Einband ist etwas lose, bitte vorsichtig behandeln. Rückgabe 05.03.2027. | shipped due=2027-03-05
renew | Die Leihfrist haben wir um vier Wochen verlängert, neuer Termin ist der 12.02.2027. | renewed due=2027-02-12
renew | Das Buch wird hier im Seminar gebraucht, daher können wir die Frist nicht verlängern. | renew_refused
return | Das Buch ist heute wohlbehalten bei uns angekommen, vielen Dank für die schnelle Rücksendung! | checked_in
return | Rückgabe ist verbucht. Schönes Wochenende. | checked_in
return | Der Band steht wieder im Regal. | checked_in
return | Ist wieder da, danke fürs Zurückschicken. | checked_in
out | Bitte senden Sie das Buch umgehend zurück, es wird für eine Prüfung gebraucht. | recalled
cancel | Alles klar, ist gelöscht. | cancel_accepted
cancel | Die Bestellung haben wir gestrichen. | cancel_accepted
cancel | Leider zu spät, das Paket ist schon unterwegs. | shipped
loan | The invoice was posted yesterday. | review
loan | We thought we had sent it but it is still on my desk. | review
loan | We sent your reader's own book back to you. | review
loan | The reply to your question has been sent. | review
loan | We have asked our branch whether it can be lent. | review
loan | Der Kollege, der das Buch verschickt, ist bis Montag krank. | review
loan | Wir wüssten nicht, dass wir das Buch verschickt hätten. | review
return | Nothing has arrived so far. | review
loan | Dear all, we've popped the Le Guin into a padded envelope and it went second class this afternoon. Please have it back here by 1 March 2027. Cheers, Sam | shipped due=2027-03-01
loan | Sorry, this is one of our reference copies and never leaves the building. | unfilled
loan | I'm afraid our copy walked out of the door years ago and nobody has seen it since. | unfilled
loan | We can send it but there's a charge of £6.50 for postage; is that all right with you? | conditional cost=6.50GBP
loan | Just to let you know that the item you asked for has been despatched today by our colleague Peter from the Old Library. Phone 0161 496 0000, Mon-Fri 9-5. Due for return: 8 March 2027 | shipped due=2027-03-08
renew | No problem at all, I have given your reader another four weeks, until 12 February 2027. | renewed due=2027-02-12
renew | Sorry, someone is waiting for it. Please send it back on time. | renew_refused
return | Just to say it got here safely on Tuesday. | checked_in
out | Friendly reminder that the book was due back on 16 November 2026 and we have not seen it yet. | overdue due=2026-11-16
cancel | No worries, I've taken it off our list, nothing had been done yet. | cancel_accepted
loan | Hallo zusammen, das Buch geht heute Nachmittag mit DHL an euch raus. Leihfrist ist der 01.03.2027. Viele Grüße aus Kiel, Jana | will_supply due=2027-03-01
loan | Unser einziges Exemplar steht im Lesesaal und darf das Haus nicht verlassen. | unfilled
loan | Als Schulbibliothek nehmen wir nicht an der Fernleihe teil. | unfilled
loan | Wir schicken das Buch gern, allerdings fallen 4,50 € Porto an. Ist das in Ordnung? | conditional cost=4.50EUR
renew | Ja klar, dann eben bis zum 15. März 2027. | renewed due=2027-03-15
renew | Geht leider nicht, eine Leserin wartet darauf. | renew_refused
renew | Kein Problem, das Buch darf bis 20.03.2027 bei Ihnen bleiben. | renewed due=2027-03-20
renew | We renewed it last month already. | review
`
