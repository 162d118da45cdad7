/** The API's explanations of automatic decisions, in German. */
export const explanationSentencesDe: Readonly<Record<string, string>> = {
  'accepted by itself: the cost is within the maximum, and nothing else is asked':
    'von selbst angenommen: die Kosten liegen im Rahmen, und sonst wird nichts verlangt',
  'an item was lost while on loan: the patron’s loan in the ILS is for staff to end':
    'ein Medium ging während der Ausleihe verloren: die Ausleihe im Bibliothekssystem beendet das Personal',
  'conditions are accepted by themselves': 'die Bedingungen werden von selbst angenommen',
  'it is not known whether the partner has the request, nor whether the cancel reached it':
    'es ist nicht bekannt, ob der Partner die Bestellung hat und ob ihn die Stornierung erreichte',
  'it is not known whether the partner has the request; the cancel will tell':
    'es ist nicht bekannt, ob der Partner die Bestellung hat; die Stornierung wird es zeigen',
  'locate took too long: it goes on with what answered':
    'die Suche dauerte zu lange: es geht mit dem weiter, was geantwortet hat',
  'no answer in time': 'keine Antwort in der Frist',
  'no answer in time: claimed': 'keine Antwort in der Frist: nachgefragt',
  'no answer in time: the partner may have shipped, so nobody else is asked':
    'keine Antwort in der Frist: der Partner hat vielleicht schon verschickt, darum wird niemand sonst gefragt',
  'no answer in time: the partner is not cancelled by itself':
    'keine Antwort in der Frist: beim Partner wird nicht von selbst storniert',
  'no answer in time: the partner is not claimed by itself':
    'keine Antwort in der Frist: beim Partner wird nicht von selbst nachgefragt',
  'no answer to the cancel: it counts as accepted':
    'keine Antwort auf die Stornierung: sie gilt als angenommen',
  'no partner has a catalogue that can be asked': 'kein Partner hat einen Katalog, der sich fragen lässt',
  'no partner is left in the rota': 'im Leitweg ist niemand mehr',
  'no partner was found to hold the item': 'bei keinem Partner wurde das Medium gefunden',
  'not sent by itself: the citation has no title': 'nicht von selbst abgeschickt: der Titel fehlt',
  'the return ended the patron’s loan in the library’s own system: the item is received again, and is to be lent again':
    'die Rückgabe hat die Ausleihe im eigenen Bibliothekssystem beendet: das Medium ist wieder eingegangen und neu auszuleihen',
  'renewed without a new due date: the due date stays as it was':
    'verlängert ohne neues Fälligkeitsdatum: es bleibt beim alten',
  'the ILS does not answer': 'das Bibliothekssystem antwortet nicht',
  'the broker looks for another supplier': 'die Vermittlungsstelle sucht einen anderen Lieferanten',
  'the cancel is not sent: the partner’s first message settles it':
    'die Stornierung geht nicht hinaus: die erste Nachricht des Partners erledigt sie',
  'the message goes out as soon as the partner has named its number':
    'die Nachricht geht hinaus, sobald der Partner seine Vorgangsnummer genannt hat',
  'the partner has finished the request already': 'beim Partner ist die Bestellung schon abgeschlossen',
  'the partner has finished the request, and its message of that did not arrive here':
    'beim Partner ist die Bestellung abgeschlossen; seine Nachricht darüber kam hier nicht an',
  'not sent again by itself: to resend it may make a second loan at the partner':
    'nicht von selbst noch einmal gesendet: beim Partner könnte daraus eine zweite Ausleihe werden',
  'the conditions are those that were accepted before': 'die Bedingungen sind die schon angenommenen',
  'the date of interest has passed': 'der Tag, bis zu dem sie erwünscht war, ist vorbei',
  'the due date has passed: a notice that it comes near is of no use any more':
    'das Fälligkeitsdatum ist vorbei: eine Mail, dass es naht, nützt nichts mehr',
  'the file goes straight to the patron': 'die Datei geht direkt an die Person',
  'the library owns the item': 'die Bibliothek besitzt das Medium',
  'the partner does not know the request': 'der Partner kennt die Bestellung nicht',
  'the partner gives up items that are here: staff decide':
    'der Partner verzichtet auf Medien, die hier sind: das Personal entscheidet',
  'the partner has answered the request, so it has it all the same':
    'der Partner hat die Bestellung beantwortet, also hat er sie doch',
  'the partner has no request to cancel': 'der Partner hat keine Bestellung, die zu stornieren wäre',
  'the partner is asked for the status': 'der Partner wird nach dem Stand gefragt',
  'the retry that waited for its time is taken back':
    'der neue Versuch, der auf seinen Tag wartete, ist zurückgenommen',
  'the partner has not seen the return': 'beim Partner ist die Rückgabe nicht angekommen',
  'the request was cancelled: no further partner is asked':
    'die Bestellung war storniert: es wird kein weiterer Partner gefragt',
  'the partner is reminded': 'der Partner wird erinnert',
  'the sources of citations say nothing new': 'die Quellen für Titelangaben sagen nichts Neues',
  'it answered with another content type': 'die Antwort ist von anderer Art als erwartet',
  'it failed a moment ago and is not asked again yet':
    'gerade eben scheiterte eine Anfrage; noch wird nicht wieder gefragt',
  'it did not answer as it should, or not in time': 'keine richtige Antwort, oder nicht in der Frist',
  'the catalogue answered with a diagnostic': 'der Katalog antwortete mit einer Fehlermeldung',
  'the record is neither MARCXML nor Dublin Core': 'der Datensatz ist weder MARCXML noch Dublin Core',
  'it does not have the shape of a work': 'die Antwort ist nicht wie erwartet aufgebaut',
  'it does not have the shape of a summary': 'die Antwort ist nicht wie erwartet aufgebaut',
  'no sending rule matches: the workflow profile sends by itself':
    'keine Versandregel passt: das Ablaufprofil schickt von selbst ab',
  'no sending rule matches: the workflow profile leaves the sending to staff':
    'keine Versandregel passt: das Ablaufprofil überlässt das Abschicken dem Personal',
  'no rota rule matches': 'keine Leitwegregel passt',
  'the library’s own system knows the patron': 'das Bibliothekssystem kennt die Person',
  'nobody answered the offer in time': 'niemand hat das Angebot in der Frist beantwortet',
  'date of interest passed': 'der Tag, bis zu dem sie erwünscht war, ist vorbei',
  'the deadline no longer applies': 'die Frist gilt nicht mehr',
  'the entry is not in the rota': 'der Eintrag steht nicht im Leitweg',
  'the request is closed': 'die Bestellung ist abgeschlossen',
  'nothing is being recorded': 'es wird nichts verbucht',
  'it is the library itself': 'er ist die Bibliothek selbst',
  'its catalogue did not answer in time': 'sein Katalog antwortete nicht in der Frist',
  'conditions declined': 'Bedingungen abgelehnt',
  'retry declined': 'Angebot abgelehnt',
  inactive: 'nicht aktiv',
  located: 'gefunden',
  'not located': 'nicht gefunden',
}
