/** The API's reasons for refusing a command, in German. */
export const sentencesDe: Readonly<Record<string, string>> = {
  'the due date of an item that is named is not in question':
    'die Fälligkeit eines genannten Exemplars ist nicht fraglich',
  'a partner is named that waits in the rota already': 'ein Partner ist genannt, der schon im Leitweg wartet',
  'a partner is named twice': 'ein Partner ist zweimal genannt',
  'a partner that is not in the directory is named': 'ein Partner ist genannt, den es nicht gibt',
  'a rota holds at most 200 entries': 'ein Leitweg fasst höchstens 200 Einträge',
  'an item is named that cannot be loaned now': 'ein Medium ist genannt, das jetzt nicht ausleihbar ist',
  'an item is named that is not here': 'ein Medium ist genannt, das nicht hier ist',
  'an item is named that is not lost': 'ein Medium ist genannt, das nicht verloren ist',
  'an item is named that is not on its way back': 'ein Medium ist genannt, das nicht auf dem Rückweg ist',
  'an item is named that is not on its way from that partner':
    'ein Medium ist genannt, das nicht von diesem Partner unterwegs ist',
  'an item is named that is not on loan': 'ein Medium ist genannt, das nicht ausgeliehen ist',
  'an item is named that was not shipped': 'ein Medium ist genannt, das nicht verschickt wurde',
  'before the partner has shipped, an item must have arrived':
    'bevor der Partner verschickt hat, muss ein Medium angekommen sein',
  'name a currency: neither the partner nor the maximum cost says which one is meant':
    'nennen Sie eine Währung: weder der Partner noch die Höchstkosten sagen, welche gemeint ist',
  'there is no such attention': 'es gibt keinen solchen Hinweis',
  'once a partner is asked, only workflow, pickupLocation, staffNote, reference, patron, deliveryAddresses, assignee, labels and internalNote can be edited':
    'ist ein Partner gefragt, können nur Workflow-Profil, Abholort, Notizen, Referenz, Nutzer, Lieferadressen, Zuständigkeit und Etiketten geändert werden',
  'once the request is closed and its patron was not reached, only patron, deliveryAddresses, assignee, labels and internalNote can be edited':
    'ist die Bestellung abgeschlossen und der Nutzer nicht erreicht, können nur Nutzer, Lieferadressen, Zuständigkeit, Etiketten und interne Notiz geändert werden',
  'once the request is closed, only assignee, labels and internalNote can be edited':
    'ist die Bestellung abgeschlossen, können nur Zuständigkeit, Etiketten und interne Notiz geändert werden',
  'several items arrive: give each of them its own barcode':
    'mehrere Medien kommen an: geben Sie jedem seinen Barcode',
  'that delivery is not one that failed': 'diese Zustellung ist nicht gescheitert',
  'that partner shipped nothing': 'dieser Partner hat nichts verschickt',
  'the lender allows no renewal: renew with override to ask it all the same':
    'der Verleiher erlaubt keine Verlängerung: fragen Sie trotzdem nach, wenn nötig',
  'the patron has no mail address: edit the patron, or hand the file over':
    'die Person hat keine Mailadresse: ergänzen Sie sie, oder übergeben Sie die Datei',
  'that partner promised nothing': 'dieser Partner hat nichts zugesagt',
  'a partner that was asked before may have shipped: send with override to ask another one all the same':
    'ein Partner, der vorher gefragt war, hat vielleicht schon verschickt: senden Sie trotzdem, um einen anderen zu fragen',
  'nothing is on its way': 'nichts ist unterwegs',
  'an item of that partner is here or went back: return it, or complete':
    'ein Medium dieses Partners ist hier oder ging zurück: geben Sie es zurück, oder schließen Sie ab',
  'no shipment of that partner is expected': 'von diesem Partner wird keine Sendung erwartet',
  'that partner shipped nothing that could go back':
    'dieser Partner hat nichts verschickt, was zurückgehen könnte',
  'the citation has no title, which is too little to find anything: edit it, or send with override':
    'ohne Titel ist nichts zu finden: ergänzen Sie ihn oder senden Sie trotzdem',
  'the date of interest has passed: give a new dateOfInterest':
    'der Tag, bis zu dem sie erwünscht ist, ist vorbei: nennen Sie einen neuen',
  'a retry to this partner waits for its time, and this would wait behind it':
    'eine erneute Anfrage an diesen Partner wartet auf ihre Zeit, und dies würde hinter ihr warten',
  'the date of interest has passed: give one to come':
    'der Tag, bis zu dem sie erwünscht ist, ist vorbei: nennen Sie einen künftigen',
  'the entry is neither pending nor active': 'der Partner wartet nicht und wird nicht gefragt',
  'no broker has named a supplier that can be declined alone':
    'keine Vermittlungsstelle hat einen Lieferanten genannt, der sich allein ablehnen lässt',
  'the partner is no broker whose supplier can be declined alone':
    'der Partner ist keine Vermittlungsstelle, deren Lieferant sich allein ablehnen lässt',
  'the entry is neither pending nor active, or its cancel is open already':
    'der Partner wartet nicht und wird nicht gefragt, oder er wird schon storniert',
  'the entry is not in the rota': 'der Eintrag steht nicht im Leitweg',
  'the entry is not pending': 'der Partner wartet nicht mehr',
  'the entry was never asked': 'der Partner wurde nie gefragt',
  'the library owns the item: send with override to ask a partner all the same':
    'die Bibliothek besitzt das Medium: senden Sie trotzdem, um einen Partner zu fragen',
  'the request has no such cost': 'die Bestellung hat diese Kosten nicht',
  'the request has no such item': 'die Bestellung hat dieses Medium nicht',
  'the rota template adds nobody': 'die Vorlage fügt niemanden hinzu',
  'this partner needs an id for each item: give each item its barcode':
    'dieser Partner braucht für jedes Medium eine Kennung: geben Sie jedem seinen Barcode',
  'a full cancel is open already': 'sie wird schon ganz storniert',
  'a later message said the same to the partner': 'eine spätere Nachricht sagte dem Partner dasselbe',
  'a rule or its creator requires a review by staff: approve it':
    'eine Regel oder wer sie anlegte verlangt eine Prüfung: genehmigen Sie sie',
  'an item was with the patron already: return it':
    'ein Medium war schon beim Nutzer: schicken Sie es zurück',
  'every cost is settled': 'alle Kosten sind beglichen',
  'it waits for approval: approve or decline it':
    'sie wartet auf Genehmigung: genehmigen oder lehnen Sie sie ab',
  'it waits for its date: approve it to send it now':
    'sie wartet auf ihren Tag: genehmigen Sie sie, um sie jetzt zu senden',
  'it waits for no approval': 'sie wartet auf keine Genehmigung',
  'there is no attention': 'es gibt keinen Hinweis',
  'no cancel is open any more': 'keine Stornierung ist mehr offen',
  'no conditions are accepted any more, or the partner has shipped':
    'Bedingungen sind nicht mehr angenommen, oder der Partner hat verschickt',
  'no entry is pending': 'kein Partner wartet in der Liste',
  'no entry is pending or not located': 'kein Partner wartet in der Liste oder blieb ungesucht',
  'no item has a hold': 'kein Medium ist vorgemerkt',
  'no item here is for loan': 'kein Medium hier ist ausleihbar',
  'no item is here': 'kein Medium ist hier',
  'no item is here that could be put on the hold shelf':
    'kein Medium ist hier, das ins Abholregal gestellt werden könnte',
  'no item is here to go back': 'kein Medium ist hier, das zurückgehen könnte',
  'no item is lost': 'kein Medium ist verloren',
  'no item is on its way': 'kein Medium ist unterwegs',
  'no item is on its way back': 'kein Medium ist auf dem Rückweg',
  'no item was recorded as returned; of a lost item use found':
    'keine Rückgabe eines Mediums ist erfasst; ein verlorenes Medium wird als gefunden gemeldet',
  'no item is on loan': 'kein Medium ist ausgeliehen',
  'no item is on the hold shelf': 'kein Medium steht im Abholregal',
  'no item was shipped, or all are lost': 'kein Medium wurde verschickt, oder alle gelten als verloren',
  'the partner may have a later copy of it: send that one again':
    'der Partner hat vielleicht eine spätere Kopie: diese erneut senden',
  'no message failed: there is no attention, and no message is named':
    'keine Nachricht ist gescheitert: es gibt keinen Hinweis, und keine Nachricht ist genannt',
  'no message of a partner is unread': 'keine Nachricht eines Partners ist ungelesen',
  'no other request for the same item is open': 'keine andere Bestellung desselben Mediums ist offen',
  'no partner is active': 'kein Partner wird gefragt',
  'no partner is asked': 'kein Partner wird gefragt',
  'no partner is pending in the rota': 'kein Partner wartet im Leitweg',
  'no partner was ever asked': 'noch kein Partner wurde gefragt',
  'no renewal is open any more': 'keine Verlängerung ist mehr offen',
  'no request is held by a failed sending': 'keine gescheiterte Sendung hält sie auf',
  'nothing is left to be cleaned up': 'nichts ist mehr aufzuräumen',
  'nothing is left to be communicated': 'nichts ist mehr mitzuteilen',
  'nothing is on its way that nobody waits for': 'nichts ist unterwegs, worauf niemand wartet',
  'nothing is out': 'nichts ist außer Haus',
  'nothing is waited for that the partner could tell':
    'auf nichts wird gewartet, was der Partner sagen könnte',
  'nothing of that partner is recorded as lost any more': 'nichts von diesem Partner gilt mehr als verloren',
  'nothing of that partner is recorded as received or missing any more':
    'nichts von diesem Partner gilt mehr als eingegangen oder fehlend',
  'nothing of that partner is recorded as returned any more':
    'nichts von diesem Partner gilt mehr als zurückgeschickt',
  'only unfilled, expired, declined and cancelled can be reopened':
    'nur was nicht erfüllt, abgelaufen, abgelehnt oder storniert ist, kann wieder geöffnet werden',
  'nothing was done that can be undone, or something later has changed the same':
    'nichts kann rückgängig gemacht werden, oder Späteres hat dasselbe geändert',
  'its message has left': 'die Nachricht ist schon abgeschickt',
  'another command was given since': 'seither wurde etwas anderes getan',
  'the library’s own system has carried it out': 'das Bibliothekssystem hat es schon ausgeführt',
  'the ILS has every due date': 'das Bibliothekssystem hat alle Leihfristen',
  'the cancel is on its way': 'die Stornierung ist unterwegs',
  'the citation says enough to find the item by': 'die Angaben genügen, um das Medium zu finden',
  'the count of copies is within the limit': 'die Zahl der Kopien ist innerhalb der Grenze',
  'the count of copies of the journal is at the limit: clear_copyright with a reason':
    'die Zahl der Kopien aus der Zeitschrift ist an der Grenze: geben Sie das Urheberrecht mit einem Grund frei',
  'the entry is not pending: none is': 'kein Partner wartet in der Liste',
  'the item is not digital': 'das Medium ist nicht digital',
  'the item must be returned': 'das Medium muss zurückgegeben werden',
  'the library’s own system has not refused': 'das Bibliothekssystem hat nichts abgelehnt',
  'the library’s own system is recording items': 'das Bibliothekssystem verbucht gerade Medien',
  'the message that is named called nobody': 'die genannte Nachricht rief niemanden',
  'the partner has answered the request, so it has it':
    'der Partner hat geantwortet, also hat er die Bestellung',
  'the partner has it back': 'der Partner hat es zurück',
  'the partner has shipped, or ended it itself': 'der Partner hat verschickt oder selbst beendet',
  'the partner has the request': 'der Partner hat die Bestellung',
  'the partner is asked again': 'der Partner wird erneut gefragt',
  'the partner is asked to cancel': 'der Partner wird um Stornierung gebeten',
  'the partner is asked under a newer id since': 'der Partner wird inzwischen unter neuer Nummer gefragt',
  'the partner is not asked any more': 'der Partner wird nicht mehr gefragt',
  'the partner takes no status requests': 'der Partner beantwortet keine Statusanfragen',
  'the partner that is asked has shipped, or another one has supplied':
    'der gefragte Partner hat verschickt, oder ein anderer hat geliefert',
  'the patron has another open request for the same item: keep_duplicate or decline':
    'der Nutzer hat eine andere offene Bestellung desselben Mediums: behalten Sie beide oder lehnen Sie ab',
  'the request has no costs': 'die Bestellung hat keine Kosten',
  'the request has no file': 'die Bestellung hat keine Datei',
  'the request is on its way already': 'die Bestellung ist schon unterwegs',
  'the request was sent so often that no request id is left: make a new request':
    'sie wurde so oft gesendet, dass keine Nummer übrig ist: legen Sie eine neue an',
}
