import type { Consequence, Next } from '../borrowing/request/next.ts'
import type { Instant } from '../borrowing/values.ts'
import { dateInWords } from '../translations/date-in-words.ts'
import type { Language } from '../translations/language.ts'

/** The facts of a sentence: the language, the library's time zone, and partners' names by their codes. */
type Facts = {
  readonly language: Language
  readonly timeZone: string
  readonly nameOf: (partner: string) => string
}

type Words = Readonly<Record<string, string>>

const commands: Readonly<Record<Language, Words>> = {
  en: {
    send: 'send the request',
    approve: 'approve or decline the request',
    keep_duplicate: 'decide whether the request is wanted beside the other one',
    add_partners: 'name a partner to ask',
    accept_condition: 'answer the partner’s conditions',
    retry: 'answer the partner’s offer to retry',
    approve_renewal: 'decide on the renewal',
    receive: 'receive the item',
    confirm_due_date: 'choose the due date that holds',
    match_items: 'say which items the partner means',
    close_outstanding: 'decide about the outstanding items',
    place_on_shelf: 'place the item on the hold shelf',
    patron_loan: 'lend the item to the patron',
    forward_to_patron: 'check the file and forward it to the patron',
    return: 'return the item',
    patron_return: 'look for the item that the patron brought back',
    cancel_hold: 'cancel the hold',
    correct_item: 'correct the due date',
    retry_ils: 'settle what the library system refused',
    resend: 'send the message again',
    mark_read: 'read the partner’s message',
    claim: 'ask the partner for the status',
    report_not_coming: 'find out whether the shipment comes',
    report_not_arrived: 'find out where the item is',
    undo_return: 'find out where the return is',
    mark_communicated: 'tell the partner in another way',
    adopt: 'decide on a shipment that nobody waited for',
    edit: 'complete the request',
    settle_cost: 'look at what the partner asks to be paid',
    clear_copyright: 'clear the copyright',
    record_partner_event: 'find out what the partner says, and record it',
    skip_ils: 'clear up what is left in the library system',
    cancel: 'cancel the request',
    cancel_partner: 'cancel with the partner, so that the next one is asked',
    decline: 'decline the request',
    decline_condition: 'decline the partner’s conditions',
    decline_retry: 'decline the partner’s offer to retry',
    decline_renewal: 'decline the renewal',
    look_up: 'look the citation up again',
    locate: 'search the partners’ catalogues again',
    add_rota_template: 'choose the partners to ask',
    correct_cost: 'correct what the partner asks to be paid',
    message: 'answer the partner’s message',
    report_lost: 'report the item as lost',
    found: 'look for the item, and record it once it is found',
    undo_receive: 'undo the receipt',
    complete: 'close the request',
  },
  de: {
    send: 'die Bestellung abschicken',
    approve: 'die Bestellung genehmigen oder ablehnen',
    keep_duplicate: 'entscheiden, ob die Bestellung neben der anderen gewünscht ist',
    add_partners: 'einen Partner nennen, der gefragt werden soll',
    accept_condition: 'die Bedingungen des Partners beantworten',
    retry: 'das Angebot des Partners beantworten',
    approve_renewal: 'über die Verlängerung entscheiden',
    receive: 'den Eingang verbuchen',
    confirm_due_date: 'die Fälligkeit wählen, die gilt',
    match_items: 'sagen, welche Exemplare der Partner meint',
    close_outstanding: 'über die ausstehenden Exemplare entscheiden',
    place_on_shelf: 'das Buch ins Abholregal stellen',
    patron_loan: 'das Buch an die bestellende Person ausgeben',
    forward_to_patron: 'die Datei prüfen und weiterleiten',
    return: 'das Buch zurückschicken',
    patron_return: 'das Buch suchen, das zurückgebracht wurde',
    cancel_hold: 'die Vormerkung aufheben',
    correct_item: 'die Fälligkeit berichtigen',
    retry_ils: 'klären, was das Bibliothekssystem abgelehnt hat',
    resend: 'die Nachricht noch einmal senden',
    mark_read: 'die Nachricht des Partners lesen',
    claim: 'den Partner nach dem Stand fragen',
    report_not_coming: 'klären, ob die Sendung kommt',
    report_not_arrived: 'klären, wo das Buch ist',
    undo_return: 'klären, wo die Rücksendung ist',
    mark_communicated: 'den Partner auf anderem Weg benachrichtigen',
    adopt: 'über eine unerwartete Sendung entscheiden',
    edit: 'die Bestellung ergänzen',
    settle_cost: 'klären, was der Partner berechnet',
    clear_copyright: 'das Urheberrecht klären',
    record_partner_event: 'beim Partner nachfragen und die Antwort eintragen',
    skip_ils: 'klären, was im Bibliothekssystem noch steht',
    cancel: 'die Bestellung stornieren',
    cancel_partner: 'beim Partner stornieren, damit der nächste gefragt wird',
    decline: 'die Bestellung ablehnen',
    decline_condition: 'die Bedingungen des Partners ablehnen',
    decline_retry: 'das Angebot des Partners ablehnen',
    decline_renewal: 'die Verlängerung ablehnen',
    look_up: 'die Literaturangabe noch einmal nachschlagen',
    locate: 'noch einmal in den Katalogen der Partner suchen',
    add_rota_template: 'die Partner auswählen, die gefragt werden sollen',
    correct_cost: 'berichtigen, was der Partner berechnet',
    message: 'die Nachricht des Partners beantworten',
    report_lost: 'den Verlust melden',
    found: 'das Buch suchen und eintragen, wenn es sich findet',
    undo_receive: 'den Eingang zurücknehmen',
    complete: 'die Bestellung abschließen',
  },
}

/** The task of `edit`, where attention says what is to be edited. */
const edits: Readonly<Record<Language, Words>> = {
  en: {
    citation_incomplete: 'complete the citation',
    patron_not_reached: 'correct the patron’s email address',
    profile_missing: 'have an admin put back what is missing from the configuration',
  },
  de: {
    citation_incomplete: 'die Literaturangabe ergänzen',
    patron_not_reached: 'die E-Mail-Adresse der bestellenden Person berichtigen',
    profile_missing: 'durch die Administration wiederherstellen lassen, was in der Konfiguration fehlt',
  },
}

const taskOf = ({ for: command, attention }: Next, language: Language): string | undefined =>
  command === 'edit' && attention !== undefined
    ? (edits[language][attention] ?? commands[language].edit)
    : commands[language][command]

const awaited: Readonly<Record<Language, Readonly<Record<string, (partner: string) => string>>>> = {
  en: {
    answer: (partner) => `${partner}’s answer`,
    confirmation: (partner) => `${partner}’s word on whether it has the request`,
    shipment: (partner) => `${partner}’s shipment`,
    arrival: (partner) => `the item from ${partner} to arrive`,
    cancel_answer: (partner) => `${partner}’s answer to the cancel`,
    number: (partner) => `${partner} to name its number: the cancel goes out then`,
    renewal_answer: (partner) => `${partner}’s answer to the renewal`,
    check_in: (partner) => `${partner} to check the item in`,
    patron_loan: () => 'the patron to collect the item',
    patron_return: () => 'the patron to bring the item back',
    in_library_use: () => 'the patron to use the item in the library',
    end_of_use: () => 'the patron, who uses the item in the library',
    release: (partner) => `${partner} to say that the item may come back`,
    ils_answer: () => 'the library system',
    locate_answers: () => 'the partners’ catalogues',
    date: () => 'the day on which it is sent',
    delivery: () => 'a message to be delivered',
  },
  de: {
    answer: (partner) => `eine Antwort von ${partner}`,
    confirmation: (partner) => `Auskunft von ${partner}, ob sie dort angekommen ist`,
    shipment: (partner) => `die Sendung von ${partner}`,
    arrival: (partner) => `das Eintreffen der Sendung von ${partner}`,
    cancel_answer: (partner) => `die Antwort von ${partner} auf die Stornierung`,
    number: (partner) => `die Vorgangsnummer von ${partner}: die Stornierung geht dann ab`,
    renewal_answer: (partner) => `die Antwort von ${partner} auf die Verlängerung`,
    check_in: (partner) => `die Rückbuchung durch ${partner}`,
    patron_loan: () => 'die Abholung',
    patron_return: () => 'die Rückgabe durch die bestellende Person',
    in_library_use: () => 'die Benutzung in der Bibliothek',
    end_of_use: () => 'das Ende der Benutzung in der Bibliothek',
    release: (partner) => `die Freigabe der Rücksendung durch ${partner}`,
    ils_answer: () => 'eine Antwort des Bibliothekssystems',
    locate_answers: () => 'Antworten aus den Katalogen der Partner',
    date: () => 'den Tag, an dem sie abgeschickt wird',
    delivery: () => 'die Zustellung einer Nachricht',
  },
}

const dayIn = (at: Instant, { language, timeZone }: Facts): string =>
  dateInWords(at, language, timeZone, 'day_of_year')

const consequence = (then: Consequence, { language, nameOf }: Facts): string => {
  const isGerman = language === 'de'
  switch (then.kind) {
    case 'partner_asked':
      return isGerman ? `wird ${nameOf(then.partner)} gefragt` : `${nameOf(then.partner)} is asked`
    case 'partner_claimed':
      return isGerman
        ? `wird ${nameOf(then.partner)} nach dem Stand gefragt`
        : `${nameOf(then.partner)} is asked for the status`
    case 'closed':
      return isGerman ? 'wird die Bestellung geschlossen' : 'the request is closed'
    case 'attention':
      return isGerman ? 'wird die Bibliothek darauf hingewiesen' : 'staff are called'
    case 'goes_on':
      return isGerman ? 'geht es ohne weiteres Warten weiter' : 'it goes on without'
  }
}

/**
 * Says whose turn it is in one sentence: "Waiting for North Library’s answer since 3 May; on 17 May South Library is
 * asked."
 *
 * @param next whose turn it is
 * @param facts the language, the time zone that days are counted in, and partners' names
 */
export const nextSentence = (next: Next, facts: Facts): string => {
  const { language } = facts
  const isGerman = language === 'de'
  const partner =
    next.partner === undefined ? (isGerman ? 'dem Partner' : 'the partner') : facts.nameOf(next.partner)
  const since = isGerman ? `seit dem ${dayIn(next.since, facts)}` : `since ${dayIn(next.since, facts)}`
  const waits = awaited[language][next.for]
  const task =
    taskOf(next, language) ?? (isGerman ? 'über die Bestellung entscheiden' : 'decide on the request')
  const first =
    next.who === 'library'
      ? isGerman
        ? `Die Bibliothek ist ${since} am Zug: Sie muss ${task}`
        : `The library’s turn, ${since}: ${task}`
      : isGerman
        ? `Die Bestellung wartet ${since} auf ${waits?.(partner) ?? partner}`
        : `Waiting for ${waits?.(partner) ?? partner} ${since}`
  if (next.deadline === undefined || next.then === undefined) return `${first}.`
  const day = dayIn(next.deadline.at, facts)
  return isGerman
    ? `${first}; am ${day} ${consequence(next.then, facts)}.`
    : `${first}; on ${day} ${consequence(next.then, facts)}.`
}
