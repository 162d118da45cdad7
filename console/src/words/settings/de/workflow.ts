import type { SettingEntry } from '../setting-words.ts'

/** The settings of workflow profiles. */
export const workflowSettings: Readonly<Record<string, SettingEntry>> = {
  steps: [
    'Schritte',
    'Ein ausgeschalteter Schritt: sein Ereignis ändert, was es muss, zeigt aber keinen eigenen Status und wartet auf niemanden.',
  ],
  'steps.approval': ['Genehmigung', 'Menschen genehmigen jede Bestellung, bevor sie hinausgeht.'],
  'steps.requestAccepted': ['Angenommen', 'Dass der Partner die Bestellung hat, wird gezeigt.'],
  'steps.willSupply': ['Wird liefern', 'Die Zusage des Partners wird gezeigt.'],
  'steps.conditional': ['Bedingungen', 'Eine Bedingung des Partners wartet auf Antwort.'],
  'steps.renew': ['Verlängerungen', 'Leihen können verlängert werden.'],
  'steps.mediatedRenewal': [
    'Verlängerungen durch Menschen',
    'Menschen sehen jede Verlängerung an, bevor sie hinausgeht.',
  ],
  'steps.recall': ['Rückforderungen', 'Eine Rückforderung des Partners wird gezeigt.'],
  'steps.cancelNotAccepted': [
    'Abgelehnte Stornos',
    'Ein Storno, das der Partner ablehnt, wartet auf Menschen.',
  ],
  'steps.lost': ['Verluste', 'Ein gemeldeter Verlust wird gezeigt.'],
  'steps.damaged': ['Schäden', 'Ein gemeldeter Schaden wird gezeigt.'],
  'steps.declaredLost': [
    'Ohne Rückgabe beendet',
    'Dass der Partner eine Leihe ohne Rückgabe beendet, wird gezeigt.',
  ],
  'steps.lenderCheckIn': [
    'Rückbuchung beim Verleiher',
    'Die Bestellung bleibt offen, bis der Verleiher das Exemplar zurückhat.',
  ],
  automaticSend: ['Von selbst senden', 'Neue Bestellungen gehen ohne Zutun hinaus.'],
  automaticLocate: [
    'Kataloge fragen',
    'Bevor eine Bestellung hinausgeht, werden die Kataloge der Partner nach dem Bestand gefragt.',
  ],
  onRotaUsedUp: [
    'Wenn kein Partner bleibt',
    'Die Bestellung bleibt für Menschen offen, oder sie schließt als nicht erfüllt.',
  ],
  onExpiry: [
    'Wenn eine Bestellung verfällt',
    'Der nächste Partner wird gefragt, oder die Bestellung schließt.',
  ],
  onSendFailure: [
    'Wenn Senden scheitert',
    'Die Bestellung wartet auf Menschen, oder der nächste Partner wird gefragt.',
  ],
  onLocateFailure: ['Wenn niemand es hat', 'Die Bestellung bleibt für Menschen offen, oder sie schließt.'],
  afterPartnerCancel: [
    'Nach einem stornierten Partner',
    'Der nächste wird sofort gefragt, oder wenn das Storno bestätigt ist.',
  ],
  onNoCancelReply: [
    'Wenn ein Storno unbeantwortet bleibt',
    'Es gilt als angenommen, oder Menschen werden gerufen.',
  ],
  digitalDelivery: ['Dateien gehen an', 'Die Nutzenden sofort, oder zuerst die Bibliothek.'],
  onOpenOffer: [
    'Wenn ein Angebot offen bleibt',
    'Es bleibt, oder wird nach seiner Frist von selbst abgelehnt.',
  ],
  acceptWithinMaximumCost: [
    'Kosten im Rahmen annehmen',
    'Kosten innerhalb der Grenze der Bestellung gelten als vereinbart, außer der Partner will mehr oder Ersatz.',
  ],
  afterLost: ['Wenn ein Verlust unbeantwortet bleibt', 'Die Bestellung schließt, oder bleibt offen.'],
  retryTransfers: [
    'Nach Verweis erneut anfragen',
    'Ob eine Verleihbibliothek, die auf einen anderen Datensatz ihres Katalogs verweist, ohne Personal danach gefragt wird.',
  ],
  returnBuffer: [
    'Puffer vor der Frist',
    'Wie viele Tage vor der Frist der Verleihbibliothek die Person ein Medium zurückbringt, zusätzlich zu den Tagen des Rückwegs. Leer: keine.',
    'P2D',
  ],
  renewFrom: [
    'Verlängerung ab',
    'Wie lange vor der Frist eine Verlängerung frühestens angefragt wird. Leer: jederzeit.',
    'P7D',
  ],
  maxRenewals: ['Verlängerungen höchstens', 'Wie oft eine Leihe verlängert wird. Leer: beliebig oft.', '2'],
  loanPeriod: ['Leihfrist', 'Wie lange eine Leihe dauert, wenn der Partner kein Datum nennt.'],
  complete: [
    'Eine Bestellung ist fertig',
    'Wenn das Exemplar zurückgesandt ist, oder wenn der Verleiher es zurückgebucht hat.',
  ],
  claimBeforeExpiry: [
    'Vor dem Verfall mahnen',
    'Ein Partner, der nicht antwortet, wird gemahnt, bevor seine Bestellung verfällt.',
  ],
  'workflow.reminder': [
    'Letzte Mahnung als Erinnerung',
    'Die letzte Mahnung ist eine Erinnerung (Reminder), wenn der Partner sie nimmt.',
  ],
  duplicates: ['Doppelte', 'Was aus einer zweiten Bestellung desselben Titels durch dieselbe Person wird.'],
  'duplicates.within': ['Innerhalb von', 'Bestellungen aus dieser Zeit werden verglichen. Aus: keine.'],
  'duplicates.action': ['Dann', 'Die zweite wartet auf Menschen, oder wird abgelehnt.'],
  deadlines: ['Fristen', 'Wie lange jeder Schritt dauern darf. Aus: beliebig lange.'],
  countOpenDays: [
    'Nur offene Tage zählen',
    'An: Tage, an denen der Partner oder die Bibliothek geschlossen hat, zählen nicht.',
  ],
  byServiceLevel: ['Nach Dringlichkeit', 'Kürzere Fristen für dringende Anfragen.'],
  'byServiceLevel.rush': ['Rush', 'Die Fristen von Anfragen mit dieser Dringlichkeit.'],
  'rush.response': ['Antwort', 'Bis der Partner die Anfrage beantwortet hat.'],
  'rush.willSupply': ['Versand', 'Von der Zusage bis zum Versand.'],
  'byServiceLevel.urgent': ['Urgent', 'Die Fristen von Anfragen mit dieser Dringlichkeit.'],
  'urgent.response': ['Antwort', 'Bis der Partner die Anfrage beantwortet hat.'],
  'urgent.willSupply': ['Versand', 'Von der Zusage bis zum Versand.'],
  'byServiceLevel.express': ['Express', 'Die Fristen von Anfragen mit dieser Dringlichkeit.'],
  'express.response': ['Antwort', 'Bis der Partner die Anfrage beantwortet hat.'],
  'express.willSupply': ['Versand', 'Von der Zusage bis zum Versand.'],
  'deadlines.locate': ['Kataloge', 'Bis die Kataloge geantwortet haben.'],
  'deadlines.response': ['Antwort', 'Bis der Partner auf die Bestellung geantwortet hat.'],
  'deadlines.unconfirmed': ['Bestätigung', 'Bis eine Nachricht, die vielleicht ankam, bestätigt ist.'],
  'deadlines.willSupply': ['Versand', 'Von der Zusage bis zum Versand.'],
  'deadlines.cancelReply': ['Antwort auf ein Storno', 'Bis der Partner auf ein Storno geantwortet hat.'],
  'deadlines.renewalAnswer': [
    'Antwort auf eine Verlängerung',
    'Bis der Partner auf eine Verlängerung geantwortet hat.',
  ],
  'deadlines.claim': ['Zwischen Mahnungen', 'Von einer Mahnung zur nächsten.'],
  'deadlines.checkIn': ['Rückbuchung beim Verleiher', 'Von der Rückgabe bis zur Rückbuchung beim Verleiher.'],
  'deadlines.offer': ['Offene Angebote', 'Wie lange eine Bedingung oder ein Angebot offen bleibt.'],
  'deadlines.transit': ['Unterwegs', 'Wie lange ein Exemplar unterwegs sein darf.'],
  'deadlines.shelf': ['Im Abholregal', 'Wie lange ein Exemplar dort für die Person bleibt.'],
  'deadlines.returnTransit': [
    'Rückweg',
    'Wie lange eine Rückgabe unterwegs ist: Bis dahin ist eine Mahnung, die sich mit ihr kreuzt, nur ein Hinweis.',
  ],
  'deadlines.patronAnswer': [
    'Antwort der Person',
    'Wie lange auf die Antwort der Person auf eine Frage gewartet wird, wenn kein Tag genannt ist.',
  ],
  'deadlines.claimsReturned': [
    'Antwort auf eine Rückgabemeldung',
    'Wie lange auf die Antwort des Partners gewartet wird, nachdem ihm mitgeteilt wurde, dass ein Exemplar zurückging.',
  ],
  'deadlines.lostReported': [
    'Antwort auf einen Verlust',
    'Wie lange auf das Wort des Partners zu einem Verlust gewartet wird.',
  ],
  'deadlines.ilsAnswer': ['Bibliothekssystem', 'Bis das Bibliothekssystem geantwortet hat.'],
  'deadlines.return': ['Zur Rückgabe', 'Wie lange ein Exemplar, das zurück soll, bleiben darf.'],
  'deadlines.idle': [
    'Sie sind an der Reihe',
    'Wie lange die Bibliothek an der Reihe sein darf, bevor Menschen gerufen werden.',
  ],
  patronNotices: [
    'Status per Mail',
    'Die Status, von denen Nutzende per Mail erfahren; ready_for_pickup, sobald ein Titel im Abholregal liegt.',
    'ready_for_pickup',
  ],
}
