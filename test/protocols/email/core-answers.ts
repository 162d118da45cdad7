/**
 * What lenders say in one sentence, each answer in many words; the form is that of `lender-answers.ts`. Each must be applied
 * without a question.
 */
export const coreAnswers = `
loan | Book's on its way. | shipped
loan | I dropped it at the post office this morning. | shipped
loan | It has been handed to DHL. | shipped
loan | It was collected this morning. | shipped
loan | Mailed to you yesterday. | shipped
loan | Your copy is in today's post. | shipped
loan | Shipment went out today. | shipped
loan | We mailed the book to you on Tuesday. | shipped
loan | I've just sent it. | shipped
loan | It's been posted. | shipped
loan | Sent off to you today, due back 1 March 2027. | shipped due=2027-03-01
loan | The volume is now in transit to your library. | shipped
loan | Posted second class today. | shipped
loan | Parcel sent. | shipped
loan | We will be happy to send it. | will_supply
loan | No problem, we'll pop it in the post tomorrow. | will_supply
loan | We can certainly lend this. | will_supply
loan | I'll get that sent out for you this week. | will_supply
loan | It'll be on its way tomorrow. | will_supply
loan | You'll have it by the end of the week. | will_supply
loan | We're able to fill this request. | will_supply
loan | We'd be delighted to lend you the book. | will_supply
loan | Book is ready and will be collected by the courier tomorrow. | will_supply
loan | Our van will bring it to you on Thursday. | will_supply
loan | I have put it aside and will send it on Monday. | will_supply
loan | Got it here, sending tomorrow. | will_supply
loan | Not for loan, sorry. | unfilled
loan | That title isn't in our collection. | unfilled
loan | We don't have a copy of this. | unfilled
loan | Our only copy is lost. | unfilled
loan | The item cannot be located. | unfilled
loan | It has gone missing. | unfilled
loan | We regret that we are unable to assist. | unfilled
loan | This is out on loan. | unfilled
loan | It's currently checked out to a reader. | unfilled
loan | Currently unavailable. | unfilled
loan | In use at the moment. | unfilled
loan | We're unable to lend this item as it is part of our special collections. | unfilled
loan | The book is being repaired. | unfilled
loan | Withdrawn from stock in 2018. | unfilled
loan | Sorry, we do not lend outside the county. | unfilled
loan | I'm afraid it's missing. | unfilled
loan | We have no copy of this title. | unfilled
loan | Sorry, no longer in stock. | unfilled
loan | Our copy is too fragile to send. | unfilled
loan | We lost our copy. | unfilled
loan | The book is at the binder's. | unfilled
renew | Renewed. New date 1 March 2027. | renewed due=2027-03-01
renew | Extended to 1 March 2027. | renewed due=2027-03-01
renew | Yes, you can have it until 1 March 2027. | renewed due=2027-03-01
renew | Fine, keep it till 1 March 2027. | renewed due=2027-03-01
renew | New due date: 1 March 2027. | renewed due=2027-03-01
renew | We have renewed the loan for four weeks, until 1 March 2027. | renewed due=2027-03-01
renew | Your renewal has been granted until 1 March 2027. | renewed due=2027-03-01
renew | The loan has been extended; please return by 1 March 2027. | renewed due=2027-03-01
renew | I've renewed it to 1 March 2027. | renewed due=2027-03-01
renew | Sorry, it is reserved by another reader. | renew_refused
renew | We can't extend this one. | renew_refused
renew | No more renewals on this item I'm afraid. | renew_refused
renew | Renewal refused. | renew_refused
renew | It's been requested by someone else so please return it. | renew_refused
return | Received with thanks. | checked_in
return | The book has been returned. | checked_in
return | We have it back. | checked_in
return | Safely received. | checked_in
return | Checked in today. | checked_in
return | Your parcel reached us today. | checked_in
return | Arrived safe and sound. | checked_in
return | The loan is now closed. | checked_in
cancel | Cancelled as requested. | cancel_accepted
cancel | We have cancelled it. | cancel_accepted
cancel | OK, cancelled. | cancel_accepted
cancel | Consider it done, the request is cancelled. | cancel_accepted
cancel | Sorry, already sent. | shipped
cancel | It has already been shipped. | shipped
out | Please return the book, it's overdue. | overdue
out | This item is overdue. | overdue
out | Our records show the following item as overdue. Please return it without delay. | overdue
out | We must recall this book, please return it by 15 December 2026. | recalled due=2026-12-15
loan | Ist heute rausgegangen. | shipped
loan | Haben wir gestern losgeschickt. | shipped
loan | Ich habe es heute zur Post gebracht. | shipped
loan | Das Buch befindet sich auf dem Weg zu Ihnen. | shipped
loan | Heute per DHL abgeschickt, Rückgabe bis 01.03.2027. | shipped due=2027-03-01
loan | Der Band wurde Ihnen heute zugeschickt. | shipped
loan | Wurde heute abgeholt und ist unterwegs. | shipped
loan | Das Paket ging heute an Sie ab. | shipped
loan | Schon verschickt. | shipped
loan | Wir schicken es Ihnen morgen. | will_supply
loan | Das Buch wird morgen verschickt. | will_supply
loan | Gern, geht am Montag raus. | will_supply
loan | Können wir ausleihen. | will_supply
loan | Wir leihen Ihnen das Buch gerne aus. | will_supply
loan | Sie bekommen das Buch nächste Woche. | will_supply
loan | Ich packe es heute noch ein und schicke es morgen los. | will_supply
loan | Wird am Donnerstag mit dem Bücherwagen gebracht. | will_supply
loan | Haben wir leider nicht. | unfilled
loan | Das Buch ist leider verliehen. | unfilled
loan | Nicht verfügbar. | unfilled
loan | Leider vermisst. | unfilled
loan | Wir können nicht liefern. | unfilled
loan | Der Titel ist nicht im Bestand. | unfilled
loan | Kein Leihverkehr möglich. | unfilled
loan | Das Exemplar ist verloren gegangen. | unfilled
loan | Steht im Lesesaal und ist nicht ausleihbar. | unfilled
loan | Wir verleihen keine Handschriften. | unfilled
loan | Tut mir leid, das Buch ist beim Binden. | unfilled
loan | Leider müssen wir absagen. | unfilled
loan | Ist noch bis 15.01.2027 ausgeliehen. | unfilled
renew | Verlängert bis 01.03.2027. | renewed due=2027-03-01
renew | Sie können es bis 01.03.2027 behalten. | renewed due=2027-03-01
renew | Die neue Leihfrist endet am 01.03.2027. | renewed due=2027-03-01
renew | Geht in Ordnung, bis 01.03.2027. | renewed due=2027-03-01
renew | Leider nicht verlängerbar, da vorgemerkt. | renew_refused
renew | Das Buch ist vorbestellt. | renew_refused
renew | Wir können leider nicht mehr verlängern. | renew_refused
return | Ist angekommen, danke. | checked_in
return | Das Buch ist zurück. | checked_in
return | Rückgabe bestätigt. | checked_in
return | Haben wir erhalten. | checked_in
return | Das Buch ist wohlbehalten eingetroffen. | checked_in
return | Buch wieder im Bestand, vielen Dank. | checked_in
cancel | Ist storniert. | cancel_accepted
cancel | Bestellung gelöscht. | cancel_accepted
cancel | Leider schon verschickt. | shipped
out | Das Buch ist überfällig, bitte zurücksenden. | overdue
out | Wir benötigen das Buch zurück, bitte bis 15.12.2026. | recalled due=2026-12-15
loan | I am sorry to have to tell you that we are unable to supply this item because it is held in our Special Collections. | unfilled
loan | Hi, just posted it second class. Back by 22 January 2027 would be grand. | shipped due=2027-01-22
loan | Sorry for the delay, our courier was off sick. It left this morning. Due 5 February 2027. | shipped due=2027-02-05
loan | We acknowledge receipt of your request. Requests are normally dealt with within five working days. | request_received
loan | Not available until the end of term. If your reader can wait, please request it again after 20 January 2027. | retry_possible
loan | Guten Tag, wir haben das Buch heute verschickt. | shipped
loan | Sorry no. Reference only. | unfilled
loan | Our collections may only be consulted on the premises. | unfilled
loan | I have put it aside for you. Please have it back here by 29 January 2027. | will_supply due=2027-01-29
cancel | Oh dear, too late - I posted it last night! Would you mind sending it straight back when it comes? | shipped
renew | Another reader has requested this item and we can't renew it. Please send it back by the due date. | renew_refused
renew | Yes, that's fine, nobody else wants it! New due date 12 March 2027. | renewed due=2027-03-12
renew | I've given you three more weeks - new date is 5 March 2027. After that we need it back for a class. | renewed due=2027-03-05
renew | It's already been reserved by someone here. Please send it back when it's due. | renew_refused
return | Your return was received today in good condition. | checked_in
out | The following item was due back on 20 November 2026 and has not been returned. Please return it as soon as possible. | overdue due=2026-11-20
loan | Das Buch ist momentan ausgeliehen (bis 15.12.2026) und zweimal vorgemerkt. | unfilled
loan | Der gewünschte Band gehört zum historischen Altbestand und kann deshalb nicht ausgeliehen werden. | unfilled
loan | Jetzt ist es soweit: das Buch ist heute Mittag vom Paketdienst abgeholt worden. Bis 05.02.2027 hätten wir es gern wieder. | shipped due=2027-02-05
loan | Das Buch geht erst am Montag raus. | will_supply
loan | Hiermit bestätigen wir den Eingang Ihrer Fernleihbestellung. Die Bearbeitung kann bis zu zehn Tage dauern. | request_received
loan | Lieferstatus: Negativ | unfilled
cancel | Wunschgemäß storniert. | cancel_accepted
cancel | Das Päckchen ist gestern Abend schon zur Post gegangen. Nehmen Sie es bitte an und senden Sie es uns einfach wieder zurück. | shipped
renew | Das geht leider nicht, es liegt eine Vormerkung vor. Bitte geben Sie das Buch fristgerecht zurück. | renew_refused
renew | Sie dürfen das Buch noch bis zum 12. März 2027 behalten. Eine weitere Verlängerung ist danach aber nicht mehr möglich. | renewed due=2027-03-12 conditions=NoRenewals
renew | Leihfrist neu: 19.03.2027 | renewed due=2027-03-19
renew | Das Buch wurde im System bis zum 12.03.2027 verlängert. | renewed due=2027-03-12
loan | Result: shipped by Amy. | shipped
loan | The parcel is in transit via Maple annexe. | shipped
cancel | Cancellation confirmed by Amy. | cancel_accepted
loan | Ergebnis: verschickt durch Frau Koch. | shipped
renew | Verlängerung wegen Revision nicht möglich. | renew_refused
renew | Da muss ich die Kollegin fragen, die ist erst Montag wieder da. | review
out | Könnten Sie uns das Buch bis 18.12.2026 zurückschicken? | recalled due=2026-12-18
loan | L'ouvrage demandé vous a été expédié ce matin par Colissimo. Merci de nous le retourner avant le 5 février 2027. | shipped due=2027-02-05
loan | Coucou Claire, pas de problème, je te l'envoie lundi avec la navette. À rendre pour le 12 février 2027. | will_supply due=2027-02-12
loan | Madame, Monsieur, nous accusons réception de votre demande, qui sera traitée dans les meilleurs délais. | request_received
loan | Désolé, ce titre ne fait pas partie de nos collections. | unfilled
renew | Nous ne pouvons malheureusement pas prolonger ce prêt. Merci de rendre l'ouvrage à la date prévue. | renew_refused
return | Document bien reçu ce jour. Dossier clos. | checked_in
`
