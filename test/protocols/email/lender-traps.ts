/**
 * Mails that hold the words of an answer and another clause or sentence that turns them, or are about another thing; the form is
 * that of `lender-answers.ts`.
 */
export const lenderTraps = `
loan | We have sent the book to our conservation studio, it needs a new spine. | review
loan | We have posted the volume to another borrower, he had asked first. | review
loan | The parcel was returned to us by the courier, we had sent it to the wrong address. | review
loan | We sent it on Monday, but the courier brought it back today. | review
loan | It was posted on Monday. The post office has returned it, address unknown. | review
loan | We would gladly lend it, our director however does not want it to leave. | review
loan | We have shipped your request to the branch which holds the book. | review
loan | I have sent your request on to a colleague, she will answer tomorrow. | review
loan | The book is in the post room, nobody knows whether it was sent. | review
loan | We will send you an answer tomorrow. | review
loan | We can send you the bibliographic data, the book itself is missing. | review
loan | We can supply the first chapter as a scan, the book is too fragile. | review
loan | The book is not available in print, we can offer the online edition. | review
loan | We cannot supply this before February, our stacks are being moved. | review
loan | Not on the shelf today, I will look in the workroom tomorrow. | review
loan | The book is on loan, it comes back on Friday and then goes out to you. | review
loan | The book is on loan until 15 January 2027, we have placed a hold for you. | review
loan | We do not lend reference works, this one however is an exception. | review
loan | We don't lend this to private persons. | review
loan | We don't lend to schools. Are you a school? | review
loan | We cannot find your library in our address list. | review
loan | We cannot find the title you mention, which edition is it? | review
loan | Our catalogue is not available at the moment, please wait. | review
loan | The online form is not available, so I write to you. | review
loan | Unfortunately our van is not available this week, the book will be sent next Monday. | will_supply
loan | Your reader's card has expired, so we cannot send it yet. | review
loan | We have received your payment and will send the book once it is booked. | review
loan | Ihr Paket mit dem anderen Buch ist heute rausgegangen. | review
loan | Das Buch geht nicht raus, der Chef hat es verboten. | review
loan | Das Buch ging gestern raus, kam aber heute zurück. | review
loan | Wir haben das Buch verschickt, leider an die falsche Adresse. | review
loan | Wir haben Ihnen eine Mail geschickt, bitte antworten Sie. | review
loan | Das Buch wird verschickt, sobald die Rechnung bezahlt ist. | review
loan | Ich denke, das Buch wurde gestern verschickt. | review
loan | Das Buch ist vermutlich unterwegs, der Kollege ist krank. | review
loan | Laut Kollegin ist das Buch raus. | review
loan | Wir verschicken das Buch nicht, es ist zu wertvoll. | unfilled
loan | Das Buch ist derzeit nicht am Platz, wir suchen morgen weiter. | review
loan | Das Buch haben wir nicht, aber eine Kopie davon. | review
loan | Das Buch ist ausgeliehen, wir merken es für Sie vor. | review
loan | Wir liefern nicht an Privatpersonen. | review
loan | Der Scan ist nicht möglich, das Buch können wir aber schicken. | review
loan | Nur Band 2 ist verfügbar, Band 1 fehlt. | review
loan | Wir haben noch nichts verschickt, die Post streikt. | review
loan | Zu teuer, daher keine Lieferung per Express. Normal schicken wir es morgen. | review
loan | Sollen wir es schicken? Dann geht es morgen raus. | review
renew | We have renewed your library membership. | review
renew | The renewal slip was sent to you by post. | review
renew | You can keep it until 1 March 2027 if nobody asks for it. | review
renew | Please keep the box until the book comes back. | review
renew | We have extended our opening hours until 20 December 2026. | review
renew | Your loan runs until 15 January 2027, we will decide on the renewal next week. | review
renew | No reservation on it, so no problem from our side, but the system says no. | review
renew | Die Leihfrist läuft bis 15.01.2027, eine Verlängerung prüfen wir noch. | review
renew | Wir haben die Öffnungszeiten verlängert. | review
renew | Verlängert wird nur, wenn niemand vormerkt. | review
renew | Das Buch muss bis 15.01.2027 zurück, danach ist es für Sie wieder ausleihbar. | review
renew | Bis zum 15. Januar 2027 müssen wir das noch klären. | review
renew | The book is needed here. Or so I thought, let me check. | review
return | The parcel arrived, it was empty. | review
return | The parcel arrived, but it is the wrong book. | review
return | We received the book, volume 2 is missing. | review
return | Your letter arrived safely today. | review
return | The book has not got here yet. | review
return | I got back from holiday today and will check. | review
return | It's back on the list of missing books. | review
return | All back to normal here, sorry for the delay. | review
return | Is it back? We have not seen it. | review
return | Das Paket ist angekommen, leider leer. | review
return | Wieder da bin ich, das Buch aber nicht. | review
return | Alles vollständig bis auf die Karte. | review
cancel | We have cancelled our subscription to this journal. | review
cancel | We can cancel it if you insist. | review
cancel | Your request was closed by mistake, we will send the book. | review
cancel | Shall I take it off the list? | review
cancel | Nothing has been sent, do you still want it? | review
cancel | Noch nicht verschickt, soll ich stornieren? | review
out | The book is due on 15 January 2027. | review
out | Our reader needs it, but she can wait until it is due. | review
out | We close at noon. | message
out | Is it overdue? Our system is down. | review
out | Nobody needs it back before March. | review
out | Das Buch ist nicht überfällig, das war ein Versehen. | review
loan | Sent! Oh no, that was the wrong list. | review
loan | Sent. Well, almost. | review
loan | We would have sent it today, the van was full. | review
loan | Sent today, or so the system claims. | review
loan | Our sister library has sent it to you. | review
loan | I have put the request in the post to the branch. | review
loan | It went out of print in 1999. | review
loan | It left our stock in 2010. | unfilled
loan | It is out of stock, we have reordered it. | review
loan | Out today, back tomorrow: our lending desk is closed. | review
loan | The lending service goes out of operation on Monday. | review
loan | The book leaves something to be desired, we will bind it before lending. | review
loan | We are happy to help, which volume do you need? | review
loan | Happy to lend it in the new year, remind me then. | review
loan | Yes of course, after Easter. | review
loan | Sent :) Just joking, it is still here. | review
loan | When your request came in we had sent the book to the bindery. | review
loan | When the courier comes back with the box we will send it. | review
loan | Got it. We will see what we can do, no promise though. | review
loan | We cannot lend it, would a scan do? | review
loan | We cannot lend it. I could copy a few pages for you. | review
loan | Not available. We can reserve it for you. | review
loan | It is on loan, due back on 3 February 2027. Shall I reserve it? | review
loan | Sorry, no. But our branch in Leeds has one, I have passed your request on. | review
loan | Sorry, out on loan. Should be back next week and then we will send it. | review
loan | We do not usually lend DVDs but will check with the director. | review
loan | We don't normally lend this but for you we will ask the director. | review
loan | The book is in the post. So is the bill of 12 EUR. | shipped cost=12EUR
loan | Sent today, the bill of 12 EUR is inside. | shipped cost=12EUR
loan | Sent today. Insurance value 200 EUR, our fee is 8 EUR. Due 1 March 2027, we close on 23 December. | shipped due=2027-03-01 cost=8EUR
loan | Sent today. The invoice must be paid by 15 January 2027. | shipped
loan | Sent. If it has not arrived by 15 December 2026 please tell us. | shipped asks
loan | Sent on 2 December 2026, return by 3 February 2027 or renew by 1 February 2027. | shipped asks
loan | Sent, must be read under supervision of your staff. | shipped conditions=SpecCollSupervReq
loan | Sent. Readers under 18 may not use it. | shipped asks
loan | Sent. Only to be handled with gloves. | shipped asks
loan | Sent. It must not leave your reading room. | shipped conditions=LibraryUseOnly
loan | Versendet: 01.12.2026, Rechnung: 15.01.2027. | review
loan | Das Buch geht Ihnen zu, sobald es der Kollege zurückgebracht hat. | review
loan | Wie versprochen melde ich mich: das Buch ist noch nicht raus. | review
loan | Geht heute raus, wenn der Kurier kommt. | review
loan | Leider nein, das Buch ist weg, aber vielleicht findet es sich noch. | review
loan | Haben wir nicht, die Stadtbibliothek hat es. | unfilled
loan | Haben wir nicht mehr, wurde 2019 ausgesondert. | unfilled
loan | Nicht ausleihbar, auf Wunsch machen wir Scans. | review
loan | Versandt wird erst nach Zahlungseingang. | review
loan | Wir haben das Buch heute verschickt, die Karte dazu fehlt. | (shipped asks)
loan | Verschickt, Band 2 folgt. | shipped more
loan | Verschickt. Bitte die Rechnung über 8 EUR bis 15.01.2027 zahlen. | shipped cost=8EUR
renew | Renewed to the end of February. | renewed due=2027-02-28
renew | Renewed, but only until 15 January 2027. | renewed due=2027-01-15
renew | Not this time. Keep it until 15 January 2027 and then send it back. | review
renew | Keep it until the due date please. | review
renew | Until 1 March 2027 our system is closed. | review
renew | Verlängert bis Ende Februar, die Mahnung ignorieren Sie bitte. | review
renew | Wir verlängern nicht. | renew_refused
renew | Leider vorgemerkt, aber bis 15.01.2027 dürfen Sie es behalten. | review
renew | Bis zum 15.01.2027 haben wir geschlossen, danach sehen wir nach der Verlängerung. | review
return | Received. There is a coffee stain on page 5. | checked_in asks
return | Back, thank you. The CD is missing. | checked_in asks
return | Received your parcel today, but it holds another book. | review
return | Nothing missing, nothing damaged, all back. | checked_in
return | The parcel has arrived at our main post office, we will fetch it tomorrow. | review
return | Ihr Paket ist da, ich habe es noch nicht geöffnet. | review
return | Zurück ist es noch nicht, die Post braucht derzeit lange. | review
cancel | Cancelled. Oh wait, it has left already. | review
cancel | We stopped the parcel just in time, request closed. | cancel_accepted
cancel | Das Paket war schon raus, wir haben es aber zurückgeholt. | review
cancel | Storniert wurde nur Band 2. | review
out | Reminder: due on 15 January 2027. | review
out | We have lost patience. | message
out | Could you send us the shelf mark that is on the spine? | review
out | We miss the book, is it still with you? | review
out | Leihfrist abgelaufen am 24.11.2026. Mahngebühr: 0,00 EUR. | overdue
out | The loan is overdue. If you have returned it, please ignore this letter. | overdue
out | Wir sind bis Montag außer Haus. | review
loan | Dem Kurier mitgegeben wurde nur die Rechnung. | review
loan | Das Buch leihen wir Ihnen gern, wenn der Leser zustimmt. | review
loan | Der Präsenzbestand darf nicht außer Haus gegeben werden. | (unfilled)
renew | Behalten Sie es, bis wir uns melden. | review
renew | Bis zum 12.03.2027 verlängert wird nur auf Antrag. | review
`
