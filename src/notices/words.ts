import { isNoticeName, type NoticeName } from '../borrowing/notice-words.ts'
import type { Language } from '../translations/language.ts'

/** The words of every notice around its sentence. */
type FrameWords = {
  /** The patron's name may be empty. */
  readonly greeting: (patron: string) => string
  readonly item: string
  readonly dueBack: string
  readonly pickup: string
  readonly number: string
  readonly openFile: string
  readonly accessCode: string
  readonly readUntil: string
  readonly seeRequest: string
  readonly regards: string
  /** Says why the patron gets the mail. */
  readonly why: (library: string) => string
  readonly unsubscribe: string
}

export const frame: Readonly<Record<Language, FrameWords>> = {
  en: {
    greeting: (patron) => (patron === '' ? 'Hello,' : `Hello ${patron},`),
    item: 'Item',
    dueBack: 'Due back',
    pickup: 'Pick it up at',
    number: 'Request number',
    openFile: 'Open the file',
    accessCode: 'Password',
    readUntil: 'Can be opened until',
    seeRequest: 'See your request',
    regards: 'Kind regards',
    why: (library) => `You get this mail because of your interlibrary loan request at ${library}.`,
    unsubscribe: 'Unsubscribe from mails about your requests',
  },
  de: {
    greeting: (patron) => (patron === '' ? 'Guten Tag,' : `Guten Tag ${patron},`),
    item: 'Titel',
    dueBack: 'Rückgabe bis',
    pickup: 'Abholung in',
    number: 'Bestellnummer',
    openFile: 'Datei öffnen',
    accessCode: 'Passwort',
    readUntil: 'Zu öffnen bis',
    seeRequest: 'Bestellung ansehen',
    regards: 'Freundliche Grüße',
    why: (library) => `Sie erhalten diese Mail wegen Ihrer Fernleihbestellung (${library}).`,
    unsubscribe: 'Keine Mails mehr zu Ihren Bestellungen erhalten',
  },
}

/** The meaning of a status, or of another notice, for the patron. */
const sentences: Readonly<Record<Language, Readonly<Record<NoticeName, string>>>> = {
  en: {
    created: 'Your request has been placed. We are looking for a library that has the item.',
    pending_approval: 'Your request has arrived and is being looked at.',
    duplicate: 'You have another open request for the same item. We are looking at it.',
    locally_owned: 'The library seems to have the item itself. We are looking at it.',
    awaiting_copyright_clearance: 'Your request has arrived and is being looked at.',
    waiting_for_staff: 'Your request has arrived and is being looked at.',
    scheduled: 'Your request will be sent on a later day.',
    locate_in_process: 'We are looking for a library that has the item.',
    locate_failed: 'We have not yet found a library that has the item. We are looking at it.',
    ready_to_send: 'Your request is about to be sent to another library.',
    request_sent: 'We have asked another library for the item.',
    unconfirmed: 'We have asked another library for the item.',
    send_failed: 'The other library could not be reached. We are looking at it.',
    no_answer: 'The other library has not answered. We are looking at it.',
    request_accepted: 'Another library is looking for the item.',
    will_supply: 'Another library will send the item.',
    conditional: 'Another library can send the item on conditions. We are looking at them.',
    retry_possible: 'The other library cannot send the item as asked. We are looking for other ways.',
    rejected_by_partner: 'No library we asked could supply the item. We are looking for other ways.',
    cancel_requested: 'We have asked the other library to cancel.',
    cancel_not_accepted: 'The request could not be cancelled: the other library is sending the item already.',
    shipped_physically: 'The item is on its way to us.',
    shipped_digitally: 'The copy has been delivered and is being checked.',
    shipped_by_other_partner: 'The item is on its way to us.',
    receiving: 'The item has arrived and is being recorded.',
    ils_refused: 'The item has arrived and is being recorded.',
    received_physically: 'The item has arrived at the library.',
    ready_for_pickup: 'The item has arrived and is ready for you.',
    received_digitally: 'The copy has arrived.',
    received_not_for_loan: 'The item has arrived. It may be used in the library only.',
    in_library_use: 'You are using the item in the library.',
    delivered: 'The copy that you asked for is ready for you.',
    due_date_near: 'Please remember to bring the item back in time.',
    due_date_passed: 'The item is due: please bring it back as soon as you can.',
    loaned_to_patron: 'You have the item.',
    returned_by_patron: 'You have brought the item back.',
    renew_requested: 'We have asked the lending library for a longer loan.',
    mediated_renewal: 'Your wish for a longer loan is being looked at.',
    renewed_by_partner: 'Your loan has been renewed.',
    renew_not_accepted: 'Your loan could not be renewed.',
    overdue: 'The item is overdue: please bring it back.',
    recalled_by_partner: 'The lending library needs the item back: please return it as soon as you can.',
    hold_return: 'The item is back with us.',
    returned_to_partner: 'The item is on its way back to the lending library.',
    lender_check_in: 'The item is on its way back to the lending library.',
    lost_communicated: 'The item is reported as lost.',
    declared_lost_by_partner: 'The lending library has declared the item lost.',
    damaged_communicated: 'The item is reported as damaged.',
    externally_obtained: 'The item was obtained in another way.',
    declined: 'We are sorry: your request cannot be placed.',
    expired: 'We are sorry: the item could not be supplied in time.',
    unfilled: 'We are sorry: no library could supply the item.',
    lost: 'The item was lost.',
    cancelled_by_staff: 'Your request has been cancelled.',
    cancelled_by_patron: 'Your request has been cancelled, as you asked.',
    cancelled_by_partner: 'The lending library has cancelled your request.',
    request_completed: 'Your request is completed.',
  },
  de: {
    created: 'Ihre Bestellung ist eingegangen. Wir suchen eine Bibliothek, die den Titel hat.',
    pending_approval: 'Ihre Bestellung ist eingegangen und wird geprüft.',
    duplicate: 'Sie haben denselben Titel schon bestellt. Wir prüfen das.',
    locally_owned: 'Die Bibliothek scheint den Titel selbst zu haben. Wir prüfen das.',
    awaiting_copyright_clearance: 'Ihre Bestellung ist eingegangen und wird geprüft.',
    waiting_for_staff: 'Ihre Bestellung ist eingegangen und wird geprüft.',
    scheduled: 'Ihre Bestellung wird an einem späteren Tag abgeschickt.',
    locate_in_process: 'Wir suchen eine Bibliothek, die den Titel hat.',
    locate_failed: 'Wir haben noch keine Bibliothek gefunden, die den Titel hat. Wir prüfen das.',
    ready_to_send: 'Ihre Bestellung wird gleich an eine andere Bibliothek geschickt.',
    request_sent: 'Wir haben den Titel bei einer anderen Bibliothek bestellt.',
    unconfirmed: 'Wir haben den Titel bei einer anderen Bibliothek bestellt.',
    send_failed: 'Die andere Bibliothek war nicht zu erreichen. Wir prüfen das.',
    no_answer: 'Die andere Bibliothek hat nicht geantwortet. Wir prüfen das.',
    request_accepted: 'Eine andere Bibliothek sucht den Titel heraus.',
    will_supply: 'Eine andere Bibliothek wird den Titel schicken.',
    conditional: 'Eine andere Bibliothek kann den Titel unter Bedingungen schicken. Wir prüfen sie.',
    retry_possible: 'Die andere Bibliothek kann den Titel so nicht schicken. Wir suchen weiter.',
    rejected_by_partner: 'Keine der gefragten Bibliotheken konnte den Titel liefern. Wir suchen weiter.',
    cancel_requested: 'Wir haben die andere Bibliothek gebeten zu stornieren.',
    cancel_not_accepted: 'Die Bestellung konnte nicht storniert werden: Die andere Bibliothek liefert schon.',
    shipped_physically: 'Der Titel ist unterwegs zu uns.',
    shipped_digitally: 'Die Kopie wurde geliefert und wird geprüft.',
    shipped_by_other_partner: 'Der Titel ist unterwegs zu uns.',
    receiving: 'Der Titel ist da und wird verbucht.',
    ils_refused: 'Der Titel ist da und wird verbucht.',
    received_physically: 'Der Titel ist in der Bibliothek eingetroffen.',
    ready_for_pickup: 'Der Titel ist da und liegt für Sie bereit.',
    received_digitally: 'Die Kopie ist da.',
    received_not_for_loan: 'Der Titel ist da. Er darf nur in der Bibliothek benutzt werden.',
    in_library_use: 'Sie benutzen den Titel in der Bibliothek.',
    delivered: 'Die bestellte Kopie liegt für Sie bereit.',
    due_date_near: 'Bitte denken Sie daran, den Titel rechtzeitig zurückzubringen.',
    due_date_passed: 'Die Leihfrist ist abgelaufen: Bitte bringen Sie den Titel so bald wie möglich zurück.',
    loaned_to_patron: 'Sie haben den Titel ausgeliehen.',
    returned_by_patron: 'Sie haben den Titel zurückgebracht.',
    renew_requested: 'Wir haben die verleihende Bibliothek um eine Verlängerung gebeten.',
    mediated_renewal: 'Ihr Wunsch nach einer Verlängerung wird geprüft.',
    renewed_by_partner: 'Ihre Ausleihe wurde verlängert.',
    renew_not_accepted: 'Ihre Ausleihe konnte nicht verlängert werden.',
    overdue: 'Die Leihfrist ist überschritten: Bitte bringen Sie den Titel zurück.',
    recalled_by_partner: 'Die verleihende Bibliothek braucht den Titel: Bitte bringen Sie ihn bald zurück.',
    hold_return: 'Der Titel ist wieder bei uns.',
    returned_to_partner: 'Der Titel ist auf dem Rückweg zur verleihenden Bibliothek.',
    lender_check_in: 'Der Titel ist auf dem Rückweg zur verleihenden Bibliothek.',
    lost_communicated: 'Der Titel ist als verloren gemeldet.',
    declared_lost_by_partner: 'Die verleihende Bibliothek hat den Titel für verloren erklärt.',
    damaged_communicated: 'Der Titel ist als beschädigt gemeldet.',
    externally_obtained: 'Der Titel wurde auf anderem Weg beschafft.',
    declined: 'Leider können wir Ihre Bestellung nicht aufgeben.',
    expired: 'Leider konnte der Titel nicht rechtzeitig geliefert werden.',
    unfilled: 'Leider konnte keine Bibliothek den Titel liefern.',
    lost: 'Der Titel ist verloren gegangen.',
    cancelled_by_staff: 'Ihre Bestellung wurde storniert.',
    cancelled_by_patron: 'Ihre Bestellung wurde auf Ihren Wunsch storniert.',
    cancelled_by_partner: 'Die verleihende Bibliothek hat Ihre Bestellung storniert.',
    request_completed: 'Ihre Bestellung ist abgeschlossen.',
  },
}

/** Returns the sentence of a status or another notice; what is neither has none. */
export const sentenceOf = (name: string, language: Language): string =>
  isNoticeName(name) ? sentences[language][name] : ''
