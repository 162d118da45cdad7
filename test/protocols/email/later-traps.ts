/**
 * Mails that hold words of an answer and are none: about another thing, reader, library or time, a question, a wish, a condition,
 * a plan, a part. A row is the situation and the text; nothing of it may be applied.
 */
export const laterTraps = `
cancel | We have cancelled our subscription to that journal.
cancel | You cannot cancel by mail, please use the form.
cancel | We will cancel it unless it has left already.
cancel | I'd cancel it but it is not in my list.
cancel | Has it been cancelled on your side too?
cancel | Your other request was cancelled last week.
cancel | I tried to cancel it but the system wouldn't let me.
cancel | Wir stornieren nur auf schriftlichen Antrag.
cancel | Ihre andere Bestellung wurde storniert.
cancel | Wir haben versucht, es zu stornieren, das ging nicht durch.
cancel | Votre autre demande a été annulée.
cancel | Nous annulerons si le livre n'est pas déjà parti.
cancel | We have not found your request, so there's nothing to cancel.
cancel | It has left the shelf but not the building, I'll try to stop it.
cancel | Cancelling costs 5 EUR.
cancel | The cancellation came through twice.
cancel | Welche sollen wir stornieren?
cancel | Wir haben zwei Bestellungen von Ihnen storniert, diese noch nicht.
cancel | Quelle demande faut-il annuler ?
cancel | Je ne trouve pas votre demande, donc rien à annuler.
cancel | Your message came while we were packing; the box isn't sealed yet.
cancel | Did you cancel or your reader?
cancel | We will charge for the search if you cancel.
cancel | It was taken off the wrong list first, I'm sorting that out.
cancel | Für eine Stornierung brauchen wir die Nummer.
cancel | Nicht storniert ist bisher die zweite Bestellung.
cancel | Pour annuler, appelez le service.
cancel | Please cancel it yourself in the portal.
cancel | It can still be cancelled if you hurry.
cancel | Has your reader cancelled?
cancel | We cancelled our trip to your library.
cancel | Bitte stornieren Sie selbst im Portal.
cancel | Merci d'annuler vous-même en ligne.
cancel | The book is still here. Do you really want to cancel?
cancel | I passed your cancellation on to the post room.
cancel | We can cancel it until noon, please confirm.
cancel | I cancelled the reader's reservation instead, is that what you meant?
cancel | Sollen wir wirklich stornieren? Das Buch liegt schon bereit.
cancel | Faut-il vraiment annuler ? Le livre est prêt.
cancel | I have removed the duplicate; this one stays.
cancel | We stopped the search, or should we go on?
cancel | Consider the fee cancelled.
cancel | Die Gebühr haben wir storniert.
cancel | Die doppelte Bestellung ist gelöscht, diese bleibt.
cancel | Les frais sont annulés.
cancel | Your membership was cancelled in 2024.
cancel | We can't see why you cancel.
cancel | Die Reservierung unseres Lesers wurde gelöscht.
cancel | La réunion est annulée.
cancel | Hmm, I can't find that one. Which book was it?
cancel | Finde ich nicht. Welches Buch war das?
cancel | Which request do you mean?
cancel | Um welche Bestellung geht es?
renew | We extended our opening hours until 1 March 2027.
renew | Your loan of the other volume was renewed until 1 March 2027.
renew | We can renew it until 1 March 2027 if nobody asks for it.
renew | Please renew by phone before 1 March 2027.
renew | The loan could be extended to 1 March 2027, shall we do that?
renew | It was renewed once already, until 1 December 2026.
renew | Had you asked a week earlier we would have extended it until 1 March 2027.
renew | We'd rather not renew, but tell us if your reader really needs it.
renew | Die Leihfrist könnte bis 01.03.2027 verlängert werden, wollen Sie das?
renew | Der andere Band wurde bis 01.03.2027 verlängert.
renew | Wir haben unsere Öffnungszeiten bis 01.03.2027 verlängert.
renew | Le prêt pourrait être prolongé jusqu'au 1er mars 2027 si personne ne le réserve.
renew | L'autre volume a été prolongé jusqu'au 1er mars 2027.
renew | The system will renew it on 1 March 2027.
renew | Renewals are done by our main branch.
renew | The previous renewal ran until 1 December 2026.
renew | Can your reader wait until 1 March 2027?
renew | No reservations so far, I'll ask whether we can extend.
renew | Die Leihfrist wurde schon einmal verlängert.
renew | Verlängern Sie bitte über unser Portal.
renew | Le prêt a déjà été prolongé une fois.
renew | La prolongation se fait en ligne.
renew | The due date in your system is wrong, ours says 1 March 2027.
renew | Our renewals team is off until 7 December 2026.
renew | Until 1 March 2027 our library is closed, so renewals must wait.
renew | If it's back by 1 March 2027 there is no fine.
renew | You have had it since March, is it still needed?
renew | Fragen Sie nach dem 01.03.2027 noch einmal.
renew | Die Vormerkung wurde zurückgezogen, ich kläre das mit der Verlängerung.
renew | Jusqu'au 1er mars 2027, la bibliothèque est fermée.
renew | La date du 1er mars 2027 est celle d'un autre prêt.
renew | Please ask for the renewal by 1 March 2027.
renew | We'll see on 1 March 2027 whether it can be extended.
renew | We keep the office open until 1 March 2027.
renew | Reader says she returned it, so nothing to renew.
renew | Am 01.03.2027 sehen wir, ob verlängert werden kann.
renew | Nous verrons le 1er mars 2027 si on peut prolonger.
renew | We have renewed your library's membership until 1 March 2027.
renew | You may keep it until 1 March 2027 or until somebody asks for it.
renew | It cannot be renewed online, so please ring us.
renew | Our reader who wanted it has changed his mind.
renew | Bis 01.03.2027 können Sie es behalten, sofern niemand vormerkt.
renew | Die Mitgliedschaft wurde bis 01.03.2027 verlängert.
renew | Vous pouvez le garder jusqu'au 1er mars 2027 sauf réservation.
renew | We'd extend it to 1 March 2027, but your account is blocked.
renew | Extended until 1 March 2027? I see no request for that.
renew | Wir würden bis 01.03.2027 verlängern, Ihr Konto ist aber gesperrt.
renew | Nous prolongerions jusqu'au 1er mars 2027, mais votre compte est bloqué.
renew | We extended the deadline for applications to 1 March 2027.
renew | Your reader's card was renewed until 1 March 2027.
renew | Let's keep it at 1 March 2027 as agreed, no change.
renew | Someone was waiting for it, but not any more.
renew | Der Leseausweis wurde bis 01.03.2027 verlängert.
renew | La carte du lecteur est prolongée jusqu'au 1er mars 2027.
renew | You already had it extended in October.
renew | Extended opening until 1 March 2027!
renew | Die Ausstellung wurde bis 01.03.2027 verlängert.
renew | L'exposition est prolongée jusqu'au 1er mars 2027.
renew | I need to check with circulation. I'll let you know tomorrow.
renew | Muss ich mit der Ausleihe klären, ich melde mich morgen.
renew | Je dois voir avec le service du prêt, je vous réponds demain.
renew | I've asked my manager and will get back to you.
renew | Das muss die Chefin entscheiden.
renew | Je transmets à ma responsable.
return | The book has not come back to us.
return | We received a book back from you, but it is not ours.
return | Two of the three volumes are back.
return | It will be back on our shelves once the binding is repaired.
return | We have received your message that the book is on its way back.
return | Have you sent it back? It has not arrived.
return | The tracking says delivered but we don't have it.
return | Das Buch ist nicht bei uns angekommen.
return | Ihr Paket ist da, aber es lag ein fremdes Buch darin.
return | Zwei von drei Bänden sind wieder da.
return | Le livre n'est pas encore revenu.
return | Deux volumes sur trois sont revenus.
return | Please send it back now, we have not received it.
return | The other parcel arrived today.
return | We got your card, thanks! The book hasn't turned up though.
return | It went back to you because of unpaid postage.
return | Ihr Brief ist angekommen, das Buch fehlt noch.
return | Das Buch ging an Sie zurück.
return | Votre carte est bien arrivée, pas le livre.
return | Your return label has arrived.
return | I was told it's back, but cannot see it.
return | The book drop is full, so we'll look tomorrow.
return | We received the invoice for the lost book.
return | Ihr Rücksendeschein kam ohne Buch an.
return | Votre étiquette de retour est arrivée.
return | The courier has it, we'll tell you when it's here.
return | Another library's book was in your parcel.
return | It came back to you, didn't it?
return | The receipt for the return was sent.
return | Das Paket liegt bei der Post zur Abholung.
return | In Ihrem Paket war ein Buch der Stadtbibliothek.
return | Le colis vous attend à la poste.
return | The carrier returned the parcel to you.
return | We got the padded envelope, the book was not in it.
return | Received: one book. But we lent you two.
return | Das Paket ist da, nur fehlt das Buch.
return | L'enveloppe est arrivée vide.
return | The post office rang: a parcel from you has arrived there.
return | We'll check it in once we have found the barcode.
return | Die Post meldet ein Paket von Ihnen, wir holen es morgen.
return | La poste annonce un colis de votre part.
return | Your van came back empty.
return | The reader who brought it back to you told us.
return | The box is here, I'll open it later.
return | Everything is back to normal after the flood.
return | Der Kurier kam leer zurück.
return | La navette est revenue vide.
return | Your letter about the return has arrived.
return | We are back from our holidays.
return | Nous sommes de retour lundi.
return | The padded bag came but it was empty!
out | We would need it back only if the lecturer asks again.
out | Another of your loans is overdue.
out | You will be charged if the book is overdue.
out | Our reader needs it back in time for the exam, I'll tell you when.
out | Ihr anderes Buch ist überfällig.
out | Falls das Buch überfällig wird, fallen Gebühren an.
out | Un autre de vos prêts est en retard.
out | Nobody needs it back, take your time.
out | The reminder went out in error.
out | We recalled a different volume.
out | Es wird hier nicht gebraucht.
out | Personne n'en a besoin, prenez votre temps.
out | The recall notice was for somebody else.
out | It isn't overdue yet, don't worry.
out | Ihre Mahnung an uns war unnötig, das Buch ist seit Mai zurück.
out | Ce n'est pas en retard, rassurez-vous.
out | Our reader no longer needs it back.
out | Recall notices are sent on Mondays.
out | Unser Leser braucht es nicht mehr.
out | Notre lecteur n'en a plus besoin.
out | The overdue notice you got can be ignored.
out | We do not need it back before March.
out | The book you recalled is with us.
out | We are overdue with our answer, sorry.
out | I need your bank details back by 1 March 2027.
out | It would be nice to have the book back one day.
`
