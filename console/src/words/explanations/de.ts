import { sayFailure } from '../../../../src/failure-words/say-failure.ts'
import type { ExplanationWords } from './en.ts'
import { explanationSentencesDe } from './sentences-de.ts'

export const explanationsDe: ExplanationWords = {
  explanations: {
    /** The reason for which a message did not go out. */
    failure: (reason) => sayFailure(reason, 'de'),
    sentences: explanationSentencesDe,
    nextPartner: (partner) => `nächster Partner: ${partner}`,
    sentTo: (partner) => `von selbst an ${partner} geschickt`,
    skipped: (partner, reason) => `${partner} übergangen: ${reason}`,
    leftOut: (partner, reason) => `${partner} ausgelassen: ${reason}`,
    stays: (partner, reason) => `${partner} bleibt: ${reason}`,
    moreLeftOut: (count) => `${count} weitere Partner ausgelassen`,
    leftButShipped: (partner) => `${partner} wurde nicht mehr gefragt, hat aber verschickt`,
    noLongerAsked: (partner) => `${partner} wird nicht mehr gefragt`,
    shippedBefore: (partner) => `was ${partner} verschickt hat, ist schon angekommen`,
    held: (reasons) => `angehalten: ${reasons}`,
    heldFor: {
      approval: 'Genehmigung',
      duplicate: 'mögliche Dublette',
      locally_owned: 'im eigenen Bestand',
      copyright: 'Urheberrecht zu klären',
      staff: 'ein Blick des Personals',
      until: 'ein späterer Tag',
    },
    closedUntil: (day) => `geschlossen bis ${day}`,
    doesNotLend: (service) => `bietet nicht an: ${service}`,
    atLimit: (open, limit) => `an der Grenze: ${open} von ${limit} Bestellungen offen`,
    template: (name) => `Vorlage ${name}`,
    templateGone: (name) => `die Vorlage ${name} gibt es nicht mehr`,
    rule: (number, name) => `Regel ${number} „${name}“`,
    rota: (parts) => `Leitweg: ${parts}`,
    sending: (rule, action) => `Versand nach ${rule}: ${action}`,
    sendingActions: {
      'sent at once': 'sofort abgeschickt',
      'waits for approval': 'wartet auf Genehmigung',
      'waits for staff': 'wartet auf das Personal',
    },
    heldUntil: (day) => `angehalten bis ${day}`,
    moreToCheckIn: (count) => `${count} weitere zurückzubuchen`,
    provesShipment: (event) => `das Medium ist unterwegs (${event}): Es gilt als verschickt`,
    repeatRefused: (operation) =>
      `${operation}: Der Partner lehnte eine Wiederholung ab, die erste kann also angekommen sein`,
    notSentAgain: (reason) => `nicht noch einmal geschickt: ${reason}`,
    ownCatalogue: (answer) => `der eigene Katalog: ${answer}`,
    nothingNew: (reason) => `die Quellen für Titelangaben sagen nichts Neues: ${reason}`,
    sources: { 'the catalogue': 'dem Katalog' },
    filledInFrom: (source, type, fields) => `aus ${source} ergänzt, nach ${type}: ${fields}`,
    nothingAdded: 'nichts Neues',
    notFilledIn: (source, reason) => `nichts aus ${source} ergänzt: ${reason}`,
    answeredWith: (status) => `die Antwort kam mit dem HTTP-Status ${status}`,
    xmlUnreadable: (fault) => `das XML ist nicht lesbar (${fault})`,
    xmlFaults: {
      not_well_formed: 'nicht wohlgeformt',
      limit_exceeded: 'über einer Grenze',
      doctype_refused: 'mit DOCTYPE',
      unknown_encoding: 'in unbekannter Zeichenkodierung',
    },
    numberUnknown: (type) => `${type} ist dort nicht bekannt`,
    patronNotLookedUp: (reason) =>
      `die Person wurde nicht nachgeschlagen: das Bibliothekssystem antwortete nicht (${reason})`,
    unsubscribed: (status) => `Mail „${status}“ nicht geschickt: die Person hat die Mails abbestellt`,
    notSendable: (operation, reason) => `${operation} lässt sich nicht senden: ${reason}`,
    messageParts: {
      'the note': 'die Bemerkung',
      'the service level': 'die Dringlichkeit',
      'the format': 'das Format',
      'the copyright code': 'den Urheberrechtscode',
      'the number of pages': 'die Seitenzahl',
      'the maximum cost': 'den Höchstpreis',
      'the edition wanted': 'die gewünschte Ausgabe',
      'further identifiers': 'weitere Nummern',
    },
    notSendableInFull: (operation, names) =>
      `${operation} lässt sich nicht ganz senden: Die Nachricht hat keinen Platz für ${names}`,
  },
}
