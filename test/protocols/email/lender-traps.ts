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
`
