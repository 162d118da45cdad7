/** The languages that notices come in. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** What every notice says around its sentence. */
export const frame: Readonly<
  Record<Language, { greeting: string; about: string; number: string; link: string; regards: string }>
> = {
  en: {
    greeting: 'Dear reader,',
    about: 'this is about your interlibrary loan request:',
    number: 'Request number',
    link: 'Open the file',
    regards: 'Your library',
  },
  de: {
    greeting: 'Guten Tag,',
    about: 'es geht um Ihre Fernleihbestellung:',
    number: 'Bestellnummer',
    link: 'Datei öffnen',
    regards: 'Ihre Bibliothek',
  },
}

/** What a status means to the patron; `delivered` is the file that goes straight to them. */
export const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    pending_approval: 'Your request has arrived and is being looked at.',
    declined: 'We are sorry: your request cannot be placed.',
    request_sent: 'We have asked another library for the item.',
    will_supply: 'Another library will send the item.',
    shipped_physically: 'The item is on its way to us.',
    shipped_digitally: 'The copy has been delivered and is being checked.',
    received_physically: 'The item has arrived and is ready for you.',
    received_digitally: 'The copy has arrived.',
    received_not_for_loan: 'The item has arrived. It may be used in the library only.',
    delivered: 'The copy that you asked for is ready for you.',
    renewed_by_partner: 'Your loan has been renewed.',
    renew_not_accepted: 'Your loan could not be renewed.',
    overdue: 'The item is overdue: please bring it back.',
    recalled_by_partner: 'The lending library needs the item back: please return it as soon as you can.',
    rejected_by_partner: 'No library we asked could supply the item. We are looking for other ways.',
    unfilled: 'We are sorry: no library could supply the item.',
    expired: 'We are sorry: the item could not be supplied in time.',
    cancelled_by_staff: 'Your request has been cancelled.',
    cancelled_by_patron: 'Your request has been cancelled, as you asked.',
    cancelled_by_partner: 'The lending library has cancelled your request.',
    request_completed: 'Your request is completed.',
  },
  de: {
    pending_approval: 'Ihre Bestellung ist eingegangen und wird geprüft.',
    declined: 'Leider können wir Ihre Bestellung nicht aufgeben.',
    request_sent: 'Wir haben den Titel bei einer anderen Bibliothek bestellt.',
    will_supply: 'Eine andere Bibliothek wird den Titel schicken.',
    shipped_physically: 'Der Titel ist unterwegs zu uns.',
    shipped_digitally: 'Die Kopie wurde geliefert und wird geprüft.',
    received_physically: 'Der Titel ist da und liegt für Sie bereit.',
    received_digitally: 'Die Kopie ist da.',
    received_not_for_loan: 'Der Titel ist da. Er darf nur in der Bibliothek benutzt werden.',
    delivered: 'Die bestellte Kopie liegt für Sie bereit.',
    renewed_by_partner: 'Ihre Ausleihe wurde verlängert.',
    renew_not_accepted: 'Ihre Ausleihe konnte nicht verlängert werden.',
    overdue: 'Die Leihfrist ist überschritten: bitte bringen Sie den Titel zurück.',
    recalled_by_partner: 'Die verleihende Bibliothek braucht den Titel: bitte bringen Sie ihn bald zurück.',
    rejected_by_partner: 'Keine der gefragten Bibliotheken konnte liefern. Wir suchen weiter.',
    unfilled: 'Leider konnte keine Bibliothek liefern.',
    expired: 'Leider konnte nicht rechtzeitig geliefert werden.',
    cancelled_by_staff: 'Ihre Bestellung wurde storniert.',
    cancelled_by_patron: 'Ihre Bestellung wurde auf Ihren Wunsch storniert.',
    cancelled_by_partner: 'Die verleihende Bibliothek hat Ihre Bestellung storniert.',
    request_completed: 'Ihre Bestellung ist abgeschlossen.',
  },
}
