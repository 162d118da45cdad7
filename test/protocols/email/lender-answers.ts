/**
 * Answers in the words of small lenders, written without a look at the rules: situation, text, what it means. What is in
 * brackets may be left to staff; `asks`: they must read the words beside the status. Mails in French that no
 * word list explains are left to them, with this meaning as a proposal.
 */
export const lenderAnswers = `
loan | Hi there, your book went out in this morning's post. Please have it back with us by 15 February 2027. | shipped due=2027-02-15
loan | Posted today, 2nd class. Back by 1 March 2027 please. | shipped due=2027-03-01
loan | We've popped it in the post for you. No rush to return it. | (shipped)
loan | Book is on its way to you via the van service. | shipped
loan | Sent by Royal Mail this afternoon, due back 28/02/2027. Happy reading! | shipped due=2027-02-28
loan | Sorry, it's out on loan to one of our own students until the end of January. | (unfilled)
loan | Sorry, we've looked everywhere and can't find it. | unfilled
loan | Afraid this one is reference only and can't leave the building. | (unfilled)
loan | We withdrew this title from stock last year. | (unfilled)
loan | It's in our store at the other site, we'll get it over next week and send it on to you. | (will_supply)
loan | Yes, no problem, will send tomorrow. | will_supply
loan | Happy to help. We charge £10 per loan, is that OK? | (conditional cost=10GBP)
loan | We can lend this but only for use in your library. | (conditional conditions=LibraryUseOnly)
loan | Our copy has gone walkabout, sorry. | (unfilled)
loan | Our ILL person is on holiday until 14 December, I'll pass it on when she's back. | review
loan | Dispatched 30/11/2026 - 1st Class Signed For AB123456789GB. Return by 31/01/2027. Please insure for £60. | shipped due=2027-01-31
loan | Sent today. We'd normally charge 12 EUR but this one's on us. | shipped
loan | Shipped today, due 1 March 2027. Invoice for 15 EUR to follow. | shipped due=2027-03-01 cost=15EUR
loan | Book posted. Postage came to £4.85. Due back 12 February 2027. | shipped due=2027-02-12 cost=4.85GBP
loan | It's in the post! The loan period is six weeks. | shipped asks
loan | We don't have this one, try the British Library. | unfilled
loan | Sorry, can't lend this, it's too fragile to travel. | unfilled
loan | Have you tried your local university? We don't lend outside the region. | (unfilled)
loan | Can supply as a scan of the chapter only, would that do? | review
loan | We're closed for stocktaking until 4 January 2027 and will send it after that. | (will_supply)
loan | Volume 1 posted today, volume 2 is being rebound and will follow in January. | shipped more
loan | Shipped this afternoon. We close for Christmas on 23 December. Due 1 March 2027. | shipped due=2027-03-01
loan | Heute verschickt. Wir schließen am 23.12. Rückgabe bis 1.3.2027. | shipped due=2027-03-01
loan | Guten Tag, das Buch ist heute früh in die Post gegangen, Rückgabe bis 26. Februar 2027. | shipped due=2027-02-26
loan | Hallo, leider ist der Band bis Ende Januar entliehen und zweimal vorgemerkt. | unfilled
renew | Fine by us, keep it until 15 April 2027. | renewed due=2027-04-15
return | Came back in one piece, cheers. | checked_in
return | Buch wohlbehalten eingetroffen, danke. | checked_in
out | Please return by 10 January 2027, it is needed here. | recalled due=2027-01-10
out | This was due on 15 November and has not come back. | (overdue asks)
out | Die Leihfrist ist am 15.11.2026 abgelaufen, wir bitten um Rückgabe. | overdue
loan | Band 2 ist verschickt; Band 1 fehlt leider seit Jahren. | (shipped asks)
loan | Volume 1 sent today, the rest follows next week. | shipped more
loan | Band 1 heute verschickt, Band 2 folgt. | shipped more
loan | Volume 1 sent today. An invoice for volume 2 follows. | (shipped asks)
loan | We sent it. You don't need to send it back, it's a duplicate. | shipped conditions=Available For Supply Without Return
loan | Please note we have moved. Our new address is 5 High Street. | review
loan | Who is this for? We need the patron's name. | review
loan | Did you mean the 1998 or the 2004 edition? | review
loan | Thanks, got your request, will have a look this afternoon. | (request_received)
loan | On order for us too, should be here in the new year. | (unfilled)
loan | This is a non-circulating item, sorry. | unfilled
loan | Cancelled at our end as you've asked twice. | (cancelled_by_partner)
loan | Shipped. Library use only, no photocopying please. Due 26.02.2027. | shipped due=2027-02-26 conditions=LibraryUseOnly,NoReproduction
renew | Yes that's fine, renewed till 31 March 2027. | renewed due=2027-03-31
renew | Sorry, someone else wants it. Please send it back. | (renew_refused)
renew | Can't renew any further I'm afraid, three times is the limit. | (renew_refused)
renew | Extended by a month. | renewed asks
renew | You can hang on to it until 20 February 2027. | (renewed due=2027-02-20)
renew | Fine, keep it another three weeks. | (renewed asks)
renew | Renewed to 15/03/2027. This is the last renewal. | renewed due=2027-03-15 conditions=NoRenewals
out | Could we have this back please? A reader has asked for it. | (recalled)
out | Your loan is now overdue, please return asap. | overdue
out | This is overdue since 15 November 2026. Fines are 20p a day. | overdue
out | You can keep this one, we've got a new copy. | (completed_without_return)
return | Got it back today, thanks. | checked_in
return | Book received back with thanks. | checked_in
return | It came back with coffee stains all over it. We'll have to charge you £25 for a replacement. | (checked_in)
return | Arrived back safely, but the map is missing from the pocket. | (checked_in asks)
return | Nothing here yet. | review
cancel | Too late, it's already gone. | review
cancel | No worries, cancelled. | cancel_accepted
cancel | OK, we've cancelled this. | cancel_accepted
cancel | We had already posted it on Friday, due 14 February 2027. | (shipped due=2027-02-14)
loan | Das Buch ist heute per Post an Sie rausgegangen. Rückgabe bitte bis 26.02.2027. | shipped due=2027-02-26
loan | Ist heute raus. Leihfrist 4 Wochen. | (shipped asks)
loan | Schicken wir Ihnen morgen zu. | will_supply
loan | Leider ist der Band nicht auffindbar. | unfilled
loan | Haben wir leider nicht. | unfilled
loan | Das Buch ist bis Mitte Januar verliehen. | (unfilled)
loan | Wir verleihen keine Zeitschriftenbände. | unfilled
loan | Können wir schicken, kostet 8 € Porto. Einverstanden? | (conditional cost=8EUR)
loan | Nur zur Benutzung im Lesesaal, sonst gerne. | (conditional)
loan | Unsere Bibliothek ist vom 21.12.2026 bis 06.01.2027 geschlossen, wir liefern danach. | (will_supply)
loan | Verschickt als Büchersendung, Versicherungswert 150 €. Rückgabe bis 15.02.2027. | shipped due=2027-02-15
loan | Versandt am 30.11.2026. Bitte nicht verlängern, Rückgabe spätestens 31.01.2027. | shipped due=2027-01-31
loan | Das Exemplar ist so beschädigt, dass wir es nicht verleihen können. | unfilled
loan | Ich habe die Bestellung an das Magazin weitergegeben. | review
loan | Wird erst nach Weihnachten geliefert. | (will_supply)
loan | Bd. 1 heute verschickt, Bd. 2 folgt. | (shipped asks)
loan | Heute mit DHL verschickt, Sendungsnummer 00340434161094042557. Gebühr 1,50 EUR laut Rechnung. | (shipped cost=1.50EUR)
loan | Im Moment wegen Umzugs keine Fernleihe möglich. | (unfilled)
loan | Bitte prüfen Sie die Angaben, der Titel ist uns nicht bekannt. | review
loan | Vielen Dank für Ihre Anfrage, wir kümmern uns darum. | (request_received)
renew | Verlängert bis 15.03.2027. | renewed due=2027-03-15
renew | Leider vorgemerkt, bitte pünktlich zurückgeben. | (renew_refused)
renew | Geht klar, noch mal vier Wochen. | review
renew | Das Buch wurde bis zum 28.02.2027 verlängert. Danach ist keine Verlängerung mehr möglich. | (renewed due=2027-02-28 conditions=NoRenewals)
out | Bitte schicken Sie das Buch umgehend zurück, es wird hier dringend gebraucht. | recalled
out | Leihfrist überschritten! Bitte um Rückgabe. Mahngebühr 2 EUR. | overdue cost=2EUR asks
out | Sie können das Buch behalten. | completed_without_return
return | Buch ist wohlbehalten zurück, danke. | checked_in
return | Zurückerhalten, aber der Einband ist gerissen. Reparatur 35 €. | (checked_in cost=35EUR asks)
return | Heute eingetroffen. | checked_in
cancel | Bestellung storniert. | cancel_accepted
cancel | Schon unterwegs, sorry. | shipped
loan | Morning! Parcel left us at lunchtime. We'd like it home by 12 March 2027. Cheers, Sue | shipped due=2027-03-12
loan | Hello, we can do this one for you, it'll be in tomorrow's post. | will_supply
loan | Our copy is stuck at the binder's until February, so no luck I'm afraid. | (unfilled)
loan | The volume you want went missing during the move, sorry. | unfilled
loan | Posted second class on 30 November 2026, loan is for 6 weeks from today. Insured value £45. | (shipped asks)
loan | Yes we have it, no we can't lend it - local history collection, consult here only. | (unfilled)
loan | Sent. You can hold on to it till the end of term. | (shipped asks)
loan | Sorry for the delay, our van only runs Tuesdays. Your book will be on it next week. | (will_supply)
loan | We charge a flat £8 for postage. Shall I send it? | (conditional cost=8GBP)
loan | Dispatched yesterday with a courier, tracking no. 1Z5553, return date 28/02/2027. Invoice £6.50 enclosed. | shipped due=2027-02-28 cost=6.50GBP
loan | It's being catalogued at the moment, ask me again in January. | (retry_possible)
loan | I think someone already sent this to you? Can you check your shelves? | review
loan | Sent today. We close on 18 December 2026 and reopen on 4 January 2027. | shipped
loan | Book sent, please don't let readers take it out of the library. | (shipped conditions=LibraryUseOnly)
renew | Fine by us, new date 5 April 2027. | renewed due=2027-04-05
renew | No can do, there's a queue. Due date stands. | (renew_refused)
renew | Sure thing, take another fortnight. | (renewed asks)
out | Any chance of getting this one back? It was due a week ago. | (overdue)
out | Final notice. If not returned by 15 December 2026 we will invoice £90 for a replacement. | (overdue)
return | All home safe, many thanks! | (checked_in)
return | Parcel arrived but it was empty. | review
cancel | Done, it's off our list. | (cancel_accepted)
cancel | Sorry, the post had already gone when I read this. It's due 20 February 2027. | (shipped due=2027-02-20)
loan | Guten Morgen, Ihr Buch haben wir gestern zur Post gegeben. Bitte zurück bis zum 12.03.2027. | shipped due=2027-03-12
loan | Machen wir gerne, geht am Montag raus. | will_supply
loan | Das Exemplar steht leider nicht an seinem Platz, wir müssen passen. | unfilled
loan | Wegen Baumaßnahmen ist das Magazin bis Ende Januar gesperrt, danach gerne wieder. | (retry_possible)
loan | Wir würden 6,00 € berechnen, ist das in Ordnung? | (conditional cost=6.00EUR)
loan | Anbei geht Ihnen das Buch zu, Leihfrist bis 26.02.2027, nicht verlängerbar. | (shipped due=2027-02-26 conditions=NoRenewals)
loan | Ist schon unterwegs zu Ihnen. Im Verlustfall berechnen wir 120 €. | shipped
renew | Gerne verlängert bis 31.03.2027. | renewed due=2027-03-31
renew | Das geht leider nicht, der Titel ist vorgemerkt. | (renew_refused)
return | Ihre Sendung ist heute bei uns angekommen, besten Dank. | checked_in
return | Buch zurück, aber Seite 12 fehlt. | (checked_in asks)
cancel | Ist storniert. | cancel_accepted
loan | Hi, thats gone in the post bag today. Due back to us 19th Feb 2027. Ta, Maureen | shipped due=2027-02-19
loan | SENT 30/11. RTN BY 12/02/27. NO CHARGE. | shipped due=2027-02-12
loan | Regret we do not hold vol 3, only 1 and 2. | (unfilled)
loan | The only copy is in Special Collections and does not go out. | unfilled
loan | we dont lend audiobooks to other libarys, sorry | unfilled
loan | No problem. We will get this off to you tomorrow morning. | will_supply
loan | Yes we have it on the shelf and it will go out with Thursday's van. | will_supply
loan | We can send it but there is a charge of £7.50 for postage. Let us know if you want to go ahead. | conditional cost=7.50GBP
loan | Hi, two parcels went out today, the book and the box of maps (barcodes 30114012345678 and 30114012345686). Due 5 March 2027. | shipped due=2027-03-05 barcodes=30114012345678,30114012345686
loan | Can't do it I'm afraid - local studies stock stays in the building. | unfilled
renew | No renewal possible, it's reserved here. Please return by the due date. | renew_refused
out | One of our professors needs the book urgently. Please send it back straight away. | recalled
cancel | No worries, I've taken it off the list. | cancel_accepted
loan | Hallo, Buch geht heute Nachmittag raus. Bitte bis 26.2.27 zurück. LG, Petra | will_supply due=2027-02-26
loan | Medium wurde am 30.11.2026 versendet, Leihfristende 15.02.2027, bitte nur Lesesaal. | shipped due=2027-02-15 conditions=LibraryUseOnly
loan | Leider nur Präsenzbestand. Keine Fernleihe möglich. | unfilled
loan | Wir schicken es Ihnen gerne zu, die Versandkosten betragen 4,90 €. | conditional cost=4.90EUR
loan | Der Band ist leider verschollen, wir mussten ihn ausbuchen. | unfilled
loan | Wir verleihen keine DVDs an auswärtige Bibliotheken. | unfilled
loan | Gerne, kommt mit dem Bücherauto am Mittwoch. | will_supply
loan | Guten Morgen, verschickt gestern mit DHL, Sendungsnummer 00340434161094012345. Rückgabe 05.03.2027, Verlängerung nicht möglich. | shipped due=2027-03-05 conditions=NoRenewals
loan | Unser Exemplar ist stark beschädigt und darf nicht verschickt werden. | unfilled
renew | Leider vorgemerkt, bitte fristgerecht zurücksenden. | renew_refused
out | Ein Leser hat das Buch vorbestellt, wir bitten um baldige Rücksendung. | recalled
cancel | Storno ist erledigt. | cancel_accepted
cancel | Das Buch ist schon unterwegs, Storno geht nicht mehr. | shipped
copy | Wir haben den Jahrgang 1998 nicht. | unfilled
loan | Morning! Book's in today's post, back by 19/2 pls. Ali | shipped due=2027-02-19
loan | Item despatched 30.11.26 2nd class, loan until 1.3.27. | shipped due=2027-03-01
loan | It'll be in tonight's bag. | will_supply
loan | Withdrawn from stock, sorry. | unfilled
loan | It is a reference book, we can't let it out. | unfilled
loan | Sent by tracked post RM123456789GB, please return the same way. Due 28 February 2027. | shipped due=2027-02-28
loan | Sent today. Overdue charge is 20p per day. Due 1/3/2027 | shipped due=2027-03-01
renew | All good, new due date 1 April 2027. | renewed due=2027-04-01
return | It came back without the CD. | (checked_in asks)
loan | Guten Tag, das Buch haben wir heute an Sie abgeschickt. Rückgabe bitte spätestens am 01.03.2027. | shipped due=2027-03-01
loan | Ist gestern raus, Rückgabe Ende Februar. | (shipped asks)
loan | Buch liegt bereit und geht mit der nächsten Bücherkiste an Sie. | will_supply
loan | Machen wir gern. | (will_supply)
loan | Kein Problem, schicke ich morgen los. | will_supply
loan | Steht leider im Handapparat eines Professors. | unfilled
loan | Am 30.11.2026 verschickt; Leihfrist bis 08.03.2027; Lesesaalnutzung; keine Kopien. | shipped due=2027-03-08 conditions=LibraryUseOnly,NoReproduction
loan | Verschickt. Bei Verlust 120 €, bitte versichert zurücksenden. Rückgabe bis 22.02.2027 | shipped due=2027-02-22
loan | Verschickt, Rückgabe bis 22.02.2027. Die Mahngebühr vom letzten Mal (5 €) steht noch aus. | (shipped due=2027-02-22 asks)
loan | Das Paket mit den drei Bänden ist heute abgegangen. Rückgabe bis 15.3.2027. | shipped due=2027-03-15
out | Wir brauchen den Band dringend zurück, bitte gleich schicken. | recalled
loan | Shipped 30/11, return by 15/2. | shipped due=2027-02-15
loan | Sent today, due mid February. | (shipped asks)
loan | Sent today. It is due back here on Friday 26 February 2027. | shipped due=2027-02-26
loan | Hello, your book left us this morning by van. It's due 22 February 2027. | shipped due=2027-02-22
loan | Parcel handed to UPS at 3pm, due back 1/3/27. Thanks, Dan | shipped due=2027-03-01
loan | Ok, will pop it in the post tomorrow. | will_supply
loan | We posted it yesterday; no renewals as it's on hold after you. Due 15 January 2027. | shipped due=2027-01-15 conditions=NoRenewals
loan | Sent. There's a £2 charge for the jiffy bag. Due 5 Feb 2027. | (shipped due=2027-02-05 cost=2GBP)
loan | Request 4412 received and being dealt with. | request_received
return | Received in good order today. | checked_in
out | Could we have this one back please? Another reader is waiting. | recalled
out | It's two weeks overdue now. | overdue
copy | We don't take this journal. | unfilled
loan | Das gewünschte Buch ist unterwegs, bitte bis spätestens 26.02.2027 zurück an uns. | shipped due=2027-02-26
loan | Versand erfolgt morgen. | will_supply
loan | Der Titel gehört zum Altbestand und wird nicht verliehen. | unfilled
loan | Leider ist das Exemplar verloren gegangen. | unfilled
loan | Für die Fernleihe gesperrt. | unfilled
loan | Buch ging am 30.11. raus, Rückgabe 8.3.2027, keine Verlängerung. | shipped due=2027-03-08 conditions=NoRenewals
loan | Verschickt als Einschreiben RR123456785DE, Leihfrist 12.03.2027. Ersatzwert 90 Euro. | shipped due=2027-03-12
loan | Heute abgeschickt. Portokosten 2,25 € bitte überweisen. Rückgabe: 01.03.2027 | shipped due=2027-03-01 cost=2.25EUR
loan | Ist raus. Wir haben vom 23.12. bis 6.1. zu. | shipped
return | Alles zurück, vielen Dank! | checked_in
out | Bitte das Buch umgehend zurückgeben, es ist vorgemerkt. | recalled
loan | Hello, this one's off to you in the internal mail today. Due back on 5 March 2027. | shipped due=2027-03-05
loan | We've now located this and have posted it to you. Due date 12 March 2027. | shipped due=2027-03-12
loan | It was sent on 27 November and is due on 26 February 2027. | shipped due=2027-02-26
loan | Mailed 11/30/2026. Due 02/26/2027. | shipped due=2027-02-26
loan | Shipped via UPS ground. No renewals. Return by February 26, 2027. | shipped due=2027-02-26 conditions=NoRenewals
loan | The item has been packed up and will leave tomorrow. | will_supply
loan | We shall send this to you as soon as it has been found. | (will_supply)
loan | Yes we hold this and can lend it. | will_supply
loan | I'm afraid our copy is noisy with readers this term and always out. | (unfilled)
loan | Sorry, we don't lend theses. | unfilled
loan | All copies are in use. | unfilled
loan | It's been withdrawn. | unfilled
loan | Our records show it as missing since 2019. | unfilled
loan | We can't lend that, sorry - it's part of our special collections. | unfilled
loan | Not possible I'm afraid, the book is too valuable. | (unfilled)
loan | Message received, we'll look into it. | (request_received)
loan | Can lend for a fee of 20 USD. Please let us know if this is acceptable. | conditional cost=20USD
renew | Extended to 14 March 2027. | renewed due=2027-03-14
renew | OK, renewed. Due 2 April 2027. | renewed due=2027-04-02
renew | We have given you another four weeks, until 26 March 2027. | (renewed due=2027-03-26)
renew | Renewal not allowed, item is on hold for another patron. | renew_refused
renew | Sorry, no. Please return by the due date. | (renew_refused)
return | Yes, it has arrived. Thanks. | checked_in
return | Item received in good condition. | checked_in
return | Thank you for returning the book, it arrived this morning. | checked_in
out | Please return this item, it has been requested by another user. | (recalled)
out | Second overdue notice: please return the book. | overdue
cancel | Request cancelled. Thank you. | cancel_accepted
cancel | Cancelled without charge. | cancel_accepted
cancel | I'm sorry, we posted it this morning so can't cancel. | (shipped)
loan | Guten Tag, wir haben das Buch heute verschickt. Bitte geben Sie es bis zum 26.02.2027 zurück. MfG Meier | shipped due=2027-02-26
loan | Band ist heute an Sie raus, zurück bis 1.3.2027. | shipped due=2027-03-01
loan | Versandt am 30.11.2026, Leihfrist 28.02.2027, Porto 2,50 EUR. | shipped due=2027-02-28 cost=2.50EUR
loan | Das Exemplar wurde soeben versandfertig gemacht und geht morgen ab. | will_supply
loan | Wir leihen Ihnen den Band gerne aus und schicken ihn diese Woche. | will_supply
loan | Bei uns leider nicht vorhanden. | unfilled
loan | Leider Verlust. | unfilled
loan | Dieser Titel ist nur vor Ort einsehbar. | unfilled
loan | Unser Exemplar wird gerade restauriert. | (unfilled)
loan | Ist bei uns noch nicht erschienen. | (unfilled)
loan | Das Buch ist bis Februar verliehen. | unfilled
loan | Wir haben die Bestellung erhalten und suchen das Buch heraus. | request_received
loan | Kosten: 9 EUR. Sind Sie einverstanden? | conditional cost=9EUR
renew | Verlängerung bis 31.3.2027 eingetragen. | renewed due=2027-03-31
renew | Ok, bis 15.04.2027. | (renewed due=2027-04-15)
renew | Nicht verlängerbar, bitte zurücksenden. | renew_refused
return | Danke, ist gut bei uns angekommen. | checked_in
return | Eingang bestätigt. | checked_in
return | Das Buch steht wieder im Regal. | checked_in
out | Wir bitten um Rückgabe, das Buch wurde vorgemerkt. | (recalled)
out | 1. Mahnung. Bitte geben Sie das Buch zurück. | overdue
cancel | Storniert, vielen Dank für die Info. | cancel_accepted
cancel | Ja, wir haben storniert. | cancel_accepted
loan | Le livre a été posté ce matin, retour avant le 1er mars 2027. | (shipped due=2027-03-01)
loan | Nous vous avons expédié le document hier. | shipped
loan | Ouvrage perdu, désolé. | unfilled
loan | Le livre est exclu du prêt entre bibliothèques. | unfilled
loan | Nous ne prêtons pas les usuels. | (unfilled)
loan | Le livre sera expédié demain. | will_supply
renew | Votre prêt est renouvelé jusqu'au 30 mars 2027. | renewed due=2027-03-30
renew | Pas de prolongation possible. | renew_refused
return | Livre de retour dans nos rayons. | (checked_in)
cancel | La demande est annulée. | cancel_accepted
loan | You received it last week and have sent it back. | review
loan | We know that you have received it and have sent it on. | review
loan | The invoice is off to you today. | review
loan | The van will leave on Friday. | review
loan | It will go on Friday if it is found. | review
loan | We hold this. | review
loan | We own this book but cannot find it. | (unfilled)
loan | We can't lend that much time to this, please wait. | review
return | It arrived? Not yet. | review
return | It arrived damaged. | (checked_in asks)
loan | It arrived this morning. | review
loan | Das Buch geht morgen ab in die Buchbinderei. | review
loan | Sie haben es erhalten und schicken es bitte zurück. | review
loan | Kein Verlust. | review
loan | Das Buch ist bis Februar an Sie verliehen. | (shipped asks)
renew | Verlängerung bis 31.3.2027 nicht eingetragen. | review
return | Eingang noch nicht bestätigt. | review
return | Es steht wieder nicht im Regal. | review
loan | Das Buch steht wieder im Regal. | review
out | Vielen Dank für die Info, bitte zurücksenden. | review
out | Bitte zurücksenden. | review
renew | Pas de prolongation possible avant demain. | review
loan | Non exclu du prêt entre bibliothèques. | review
cancel | Vielen Dank für die Stornierung, das Buch ist aber schon verschickt. | (shipped)
loan | Bonjour, l'ouvrage a été expédié ce jour. Retour prévu le 15/02/2027. | shipped due=2027-02-15
loan | Nous regrettons, ce livre est exclu du prêt. | (unfilled)
loan | Le document est prêté jusqu'au 15 janvier 2027. | (unfilled)
loan | Nous vous l'envoyons demain. | (will_supply)
loan | Livre introuvable en rayon. | (unfilled)
loan | Le prêt coûte 12 €, êtes-vous d'accord ? | (conditional)
loan | Ouvrage manquant, désolés. | (unfilled)
loan | Merci pour votre demande. | (message)
renew | Prêt prolongé jusqu'au 15 mars 2027. | (renewed due=2027-03-15)
renew | Prolongation impossible, le livre est réservé. | (renew_refused)
out | Merci de nous retourner le livre, il est demandé par un lecteur. | (recalled)
return | Nous avons bien reçu le livre en retour, merci. | (checked_in)
cancel | Demande annulée. | (cancel_accepted)
cancel | Trop tard, le livre est déjà parti. | (shipped)
loan | Bonjour, le livre part aujourd'hui par la poste. | (shipped)
loan | Désolés, l'ouvrage est actuellement emprunté. | (unfilled)
loan | Nous vous l'enverrons la semaine prochaine. | (will_supply)
renew | Prêt prolongé jusqu'au 31 mars 2027. | (renewed due=2027-03-31)
return | Livre bien reçu en retour, merci. | (checked_in)
`
