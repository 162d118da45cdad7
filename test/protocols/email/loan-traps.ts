/**
 * Mails that hold words of an answer and are none: about another thing, reader, library or time, a question, a wish, a condition,
 * a plan, a part. A row is the situation and the text; nothing of it may be applied.
 */
export const loanTraps = `
loan | The copy you saw in our catalogue was sent to our off-site store last week.
loan | We sent you an invoice for the last loan yesterday.
loan | Our courier left this morning without your book because it was not ready.
loan | The parcel left but came straight back because of a wrong address.
loan | I sent your request on to our branch library.
loan | I have sent your question to my colleague.
loan | We have sent the book to be rebound.
loan | Another library in our network has a copy on the shelf.
loan | We can send you a scan of the chapter instead.
loan | We can lend you the 1998 edition instead.
loan | Would you like us to send it by courier or by ordinary post?
loan | Before we post it we need to know your customs number.
loan | We would have sent it if it had not been recalled.
loan | We could send it after Easter if that is any use.
loan | It should have left last week, I'll find out what happened.
loan | It was on its way to you when the van broke down.
loan | We have two copies: one is missing, the other is on loan until March.
loan | One volume is missing, the others can be lent.
loan | We cannot lend it before January.
loan | We cannot lend it to private persons.
loan | We can't find your library's address in our system.
loan | We can't find an agreement with your library, so please send us your account number.
loan | The book is on loan to your own library already.
loan | This is not available as an e-book.
loan | It is not available for photocopying.
loan | Sorry, we haven't been able to send it yet.
loan | Your parcel from us should have been delivered yesterday, did it arrive?
loan | Your reader told us that the book was sent to you by another library.
loan | We are waiting for the book to come back from another reader and will then send it to you.
loan | Please send your shipping label so that we can dispatch the item.
loan | The book you returned last month was lost in the post, so we will not lend to you for now.
loan | We lent this title to you last year, and it came back damaged.
loan | The request is on my desk, no idea yet whether we can lend it.
loan | We are out of jiffy bags, so nothing goes out this week.
loan | We sent it, only to find it was the wrong volume, so we have asked for it back.
loan | Your library has not returned two of our books; we will lend again when they are back.
loan | We will let you know when it has been dispatched.
loan | You will get a message as soon as the book leaves our house.
loan | I posted a note about this in your system.
loan | Shipping costs have gone up.
loan | Nothing has been sent so far.
loan | The scanner is out of order, so nothing can be sent this week.
loan | Wir haben die Rechnung gestern verschickt.
loan | Das Buch wurde zur Restaurierung verschickt.
loan | Ihre Anfrage haben wir an die Zweigstelle weitergeschickt.
loan | Wir würden das Buch gern verschicken, es fehlt aber Ihre Adresse.
loan | Das Buch hätte gestern rausgehen sollen.
loan | Erst wenn das Buch zurück ist, können wir es verschicken.
loan | Wir können das Buch erst nach Ostern verleihen, reicht das?
loan | Vor Januar können wir nichts verschicken.
loan | Band 2 ist ausgeliehen, die anderen Bände wären da.
loan | Wir finden Ihre Adresse nicht.
loan | Das Buch ist schon an Ihre Bibliothek verliehen.
loan | Wir können Ihnen stattdessen einen Scan schicken.
loan | Bevor wir es verschicken, brauchen wir eine Kundennummer.
loan | Das Buch ist noch nicht raus.
loan | Ist das Buch bei Ihnen angekommen?
loan | Wir haben bei einer anderen Bibliothek nachgefragt, dort ist es ausgeliehen.
loan | Nous avons envoyé la facture hier.
loan | Le livre a été envoyé à la reliure.
loan | Nous avons transmis votre demande à notre annexe.
loan | Nous pourrions l'envoyer après Pâques.
loan | Le livre aurait dû partir hier.
loan | Nous ne pouvons pas l'envoyer avant janvier.
loan | Nous ne trouvons pas votre adresse.
loan | Le tome 2 est emprunté, les autres sont disponibles.
loan | Le livre n'est pas encore parti.
loan | Voulez-vous que nous l'envoyions par coursier ?
loan | Dès que le livre sera rentré, il partira chez vous.
loan | Une autre bibliothèque vous a déjà envoyé ce livre.
loan | Nous vous enverrons un devis demain.
loan | We sent the book to you in March, have you still got it?
loan | I will send you the form that we need first.
loan | Somebody here says it left on Monday, but the shelf says no.
loan | The van did not come, so your book is still sitting here.
loan | Please be aware that parcels sent today may take longer.
loan | We posted the wrong edition to you, so sorry.
loan | The shipping label you sent us has expired.
loan | Your last request was cancelled, this one is under review.
loan | No longer on loan, we'll have a look on the shelf.
loan | Not lost after all, it had been misshelved.
loan | Somebody from your team picked it up already.
loan | We used to lend this but the rules changed; let me ask the director.
loan | The dean has the book in his office, I'll see if he has finished with it.
loan | Will you pay for the postage if we send it?
loan | To lend this we need a signed agreement.
loan | The publisher does not allow lending before April.
loan | Sent your way: our price list.
loan | The catalogue entry is wrong, we hold volume 3 only.
loan | We can't send it today.
loan | We are not lending during the move, which ends on 15 January.
loan | I was going to send it, then saw it is a reference copy. Let me ask.
loan | It may have been shipped on Friday, I was off sick.
loan | Not sure we ever owned it.
loan | Was this not sent to you last week?
loan | Das Buch ging an den falschen Empfänger.
loan | Wir schicken Ihnen gleich ein Formular.
loan | Der Kurier kam heute nicht, das Buch liegt noch hier.
loan | Ist das Buch verliehen, melden wir uns.
loan | Im Katalog steht es als vermisst, ich schaue aber selbst nach.
loan | Wir verleihen nur gegen Unterschrift der Direktion.
loan | Das Buch war verliehen, ist aber seit gestern zurück.
loan | Die Kollegin aus dem Magazin müsste es verschickt haben.
loan | Ohne Kundennummer können wir nichts verschicken.
loan | Heute können wir nichts verschicken.
loan | Wir verleihen es nicht ins Ausland, sitzen Sie in Österreich?
loan | Le livre est peut-être parti, je demande au courrier.
loan | Nous vous envoyons le formulaire à remplir.
loan | Le livre que vous avez renvoyé est bien arrivé, celui-ci est en traitement.
loan | Nous prêtons ce livre seulement à nos lecteurs inscrits, sauf accord.
loan | Il n'est plus emprunté, je vais voir en rayon.
loan | Sans numéro de client, nous ne pouvons rien envoyer.
loan | Your address label fell off, so the parcel is back at our desk.
loan | We handed your request to the courier firm's help desk.
loan | Your colleague Ms Brown rang; I told her it will be sent when she confirms the address.
loan | The students took the book to the copy shop, it'll be back tonight.
loan | I can only send the second half of the article.
loan | What we sent you was a bill, not the book.
loan | The title is held by three libraries nearer to you.
loan | Lending is possible from our branch only, shall I forward it?
loan | We lost a book of yours, sorry about that; this request is still open.
loan | There's a copy in cataloguing that we'll lend once it has a barcode.
loan | It's not with us but with our bindery; they send it back next week.
loan | We found the case but the disc is missing, shall we send the booklet?
loan | We don't lend DVDs as a rule but let me ask.
loan | The courier charges 20 EUR, we are not paying that.
loan | I'd love to send it, alas the roof is leaking and nobody may enter the stacks.
loan | Your reader can come and get it here.
loan | We sent it on the 3rd, it came back on the 9th, unopened.
loan | Nobody has sent it yet as the form was incomplete.
loan | Please tell us where to send it.
loan | Ihr Paket mit der Rückgabe ist gestern angekommen, danach suchen wir den neuen Titel heraus.
loan | Sobald die Kasse offen ist, geht es raus.
loan | Wir schicken es gegen Rechnung, einverstanden?
loan | Das haben wir gestern schon einmal an Sie geschickt, kam aber zurück.
loan | Le colis nous est revenu avec la mention adresse inconnue.
loan | Nous l'enverrons quand vous aurez signé la convention.
loan | Je peux vous envoyer seulement la table des matières.
loan | Le facteur a apporté votre lettre.
loan | Our student sent the book home by mistake instead of to you.
loan | The volume has left the bindery and should be with us on Friday.
loan | We have given your request to the courier's office to get a quote.
loan | Mail to your address has been returned, so we kept the book here.
loan | The delivery note has been sent to you; the book needs another day.
loan | A copy was ordered for you, it is on its way to our library.
loan | No copy was missing, the catalogue was wrong.
loan | We haven't got room on the van today.
loan | You can have it from our partner in York.
loan | Will you be able to return it before Easter if we send it?
loan | I'm glad to say the missing book has been found.
loan | Your courier collected a different parcel this morning.
loan | We ship on Wednesdays.
loan | We don't send books in December.
loan | It's a pity we cannot send it by air.
loan | They cannot lend it either, so we are asking a third library.
loan | The last time we sent it to you it came back wet.
loan | Das Paket liegt beim Zoll, wir müssen noch etwas nachreichen.
loan | Eine Kopie des Titelblatts haben wir Ihnen geschickt.
loan | Das vermisste Buch wurde gefunden.
loan | Wir verschicken immer mittwochs.
loan | Unser Fahrer kommt erst am Freitag wieder.
loan | Sie können es bei unserer Partnerbibliothek bekommen.
loan | Der Leser hat das Buch gestern zurückgebracht, es muss geprüft werden.
loan | Le bon de livraison vous a été envoyé.
loan | Le livre perdu a été retrouvé.
loan | Nous expédions le mercredi.
loan | Notre coursier ne passe que vendredi.
loan | Vous pouvez l'obtenir à la bibliothèque voisine.
loan | Is a paperback edition all right for your reader?
loan | I think we have it, but I need to look.
loan | Ich muss erst im Magazin nachsehen.
loan | Reicht Ihnen auch die Taschenbuchausgabe?
loan | Une édition de poche vous conviendrait-elle ?
loan | We sent the wrong volume, sorry. The right one follows tomorrow.
loan | Your request was sent to us by mistake; we are a school.
loan | The title you want was lent to our partner library in Leeds, which might lend it to you.
loan | If you send us a label, we'll ship it today.
loan | Has the book we sent you in October arrived?
loan | The item was about to be shipped when we noticed that pages are missing. What shall we do?
loan | Our reader has just returned it, so I can probably send it.
loan | It isn't missing, we just can't find the key to the cabinet. Give us until Friday.
loan | We no longer charge for loans.
loan | Please resend your request, our system lost it.
loan | We do lend this, but only to libraries in the consortium. Are you a member?
loan | I have asked the depository to send it, they usually answer in a week.
loan | Das Buch wurde vor einer Woche an eine Kollegin in Bonn verschickt.
loan | Wir haben das falsche Buch geschickt, bitte senden Sie es zurück.
loan | Wenn Sie uns ein Etikett schicken, geht es heute noch raus.
loan | Ihr Leser könnte es bei uns abholen.
loan | Ich kann es nicht verschicken, bevor die Adresse geklärt ist.
loan | Nous avons envoyé le mauvais livre.
loan | Si vous nous envoyez une étiquette, il part aujourd'hui.
loan | Le livre serait disponible, mais la poste est en grève.
loan | The driver took everything except your book, it will have to wait.
loan | We'd send it, but first we need last year's book back.
loan | Volume 1 went to you, volume 2 is on loan.
loan | Do you want us to try the annex, or shall we close this?
loan | Should we send it by air or surface mail?
loan | I've sent a reminder to the reader who has it.
loan | The book you asked for is shipped only after prepayment.
loan | It is no longer missing; I found it behind the radiator, but it needs repairs.
loan | We can't lend it for longer than two weeks, would that do?
loan | They have shipped the wrong box to us, so the search will take a while.
loan | Der Fahrer hat alles mitgenommen, nur Ihr Buch nicht.
loan | Zuerst müsste Ihr Haus die offene Rechnung bezahlen, dann schicken wir es.
loan | Ich habe den Leser gemahnt, der es hat.
loan | Das Buch wird nur gegen Vorkasse verschickt.
loan | Wir haben es wiedergefunden, es muss aber noch zum Buchbinder.
loan | Le chauffeur a tout pris sauf votre livre.
loan | Le livre n'est envoyé qu'après paiement.
loan | J'ai relancé le lecteur qui l'a emprunté.
loan | You wanted volume 4, we shipped volume 5.
loan | We've moved it to the front desk for your courier to collect.
loan | It went to the wrong floor and we can't get at it before Monday.
loan | The book is travelling with our mobile library until Friday.
loan | I have sent Mrs Miller to look for it.
loan | We put the parcel in the van but the van has not moved.
loan | The book would be lost if we sent it by ordinary post.
loan | Lost property found your parcel and sent it on to the police.
loan | We will send a reply by the end of the week.
loan | We will lend you a hand with the search.
loan | A scan has been sent to your reader directly.
loan | Your account is missing an address.
loan | The item on loan to you is due; could you return it before we lend another?
loan | The request is missing the volume number.
loan | It's available, shipping is the problem at the moment.
loan | The courier is on his way to us.
loan | We have sent for it from the outside store.
loan | I dropped the book in the bath, embarrassing, I'll see if it dries.
loan | Wir haben es für Sie bei der Zentrale angefordert.
loan | Ihr Kurier hat das Buch nicht mitgenommen.
loan | Ich habe Frau Klein ins Magazin geschickt.
loan | Der Kurier ist unterwegs zu uns.
loan | In Ihrer Bestellung fehlt die Bandangabe.
loan | Wir schicken Ihnen bis Freitag eine Antwort.
loan | Nous avons envoyé Mme Petit au magasin.
loan | Le coursier est en route vers nous.
loan | Il manque le numéro du volume dans votre demande.
loan | Nous vous enverrons une réponse vendredi.
loan | We can't say when it will be back.
loan | The book was on the trolley when I left, no idea who took it.
loan | Your library sent us a book that isn't ours.
loan | Did our book from September reach you?
loan | I've sent it to be checked for mould.
loan | The missing pages were sent to you last week.
loan | Our courier picks up on Tuesdays only.
loan | We could lend it to you in February.
loan | Nobody has returned it so far, I will remind the reader.
loan | We'll post an update on our web page.
loan | The loan desk is closed until 7 December 2026.
loan | We will supply the details of our bank account.
loan | Der Lieferwagen ist heute kaputt gegangen.
loan | Wir haben Ihnen heute eine Frage geschickt.
loan | Das Buch wird gerade von einer Kollegin gesucht.
loan | Unsere Mails an Sie kommen zurück.
loan | Notre camion est parti sans votre livre.
loan | Nous avons envoyé une question hier.
loan | Le livre que vous nous avez prêté est parti ce matin.
loan | Which volume do you need?
loan | Could you send us the ISBN? We have several editions.
loan | The book is at our other branch. I've asked them whether they can let it go.
loan | We may be able to lend this once it's been repaired.
loan | Welchen Band benötigen Sie?
loan | Haben Sie vielleicht die ISBN? Es gibt mehrere Ausgaben.
loan | Das Buch ist in unserer Zweigstelle, ich habe dort nachgefragt.
loan | Eventuell können wir es nach der Reparatur verleihen.
loan | Quel volume souhaitez-vous ?
loan | Auriez-vous l'ISBN ? Il existe plusieurs éditions.
loan | Le livre est dans une autre annexe, je leur ai demandé.
loan | Nous pourrons peut-être le prêter après réparation.
loan | We should be able to lend this, but I'd need to check with the special collections team.
loan | Did you mean the 2nd edition or the 3rd? We have both.
loan | The book was sent to another library by accident.
loan | Your student collected the book from us in person today.
loan | Vermutlich können wir liefern, Frau Meier sieht morgen im Magazin nach.
loan | Welche Auflage hätten Sie denn gern?
loan | Das Buch ist versehentlich an die falsche Bibliothek gegangen.
loan | Je dois d'abord vérifier auprès du magasin si on peut le sortir.
loan | Quelle édition souhaitez-vous ?
`
