import type { privacyEn } from './en.ts'

/** The German words of the page of patrons' personal data. */
export const privacyDe: typeof privacyEn = {
  title: 'Personenbezogene Daten',
  description: 'Finden, was über eine Person gespeichert ist, es ausgeben, es löschen.',
  search: 'Person',
  searchHint: 'Nummer, Name oder E-Mail-Adresse',
  find: 'Suchen',
  none: 'Keine Bestellung nennt eine solche Person',
  noneHint: 'Nachrichten ohne Bestellung vielleicht: versuchen Sie es mit der ganzen Nummer.',
  tryId: (id) => `„${id}“ als Nummer suchen`,
  requestsOf: (count) => (count === 1 ? '1 Bestellung' : `${count} Bestellungen`),
  more: 'Es passen weitere Bestellungen: geben Sie mehr vom Namen ein, oder die Nummer.',
  choose: (name) => `Zeigen, was über ${name} gespeichert ist`,
  stored: (patron) => `Was über ${patron} gespeichert ist`,
  nothing: 'Über diese Person ist nichts gespeichert.',
  facts: {
    requests: 'Bestellungen',
    earlierRequests: 'Früher, jetzt für jemand anderen',
    messages: 'Nachrichten und Mails dieser Bestellungen',
    files: 'Dateien von Lieferbibliotheken',
    unassigned: 'Nachrichten ohne Bestellung, die die Person nennen',
    views: 'Gespeicherte Ansichten mit dieser Person',
    declarations: 'Erklärungen für Kopien',
    unsubscribed: 'Will keine Benachrichtigungen seit',
  },
  declarationsKept: (until) => `bis ${until} ohne die Person aufbewahrt, weil ein Gesetz danach fragen kann`,
  exportPage: 'Als Seite öffnen',
  exportJson: 'Als JSON speichern',
  possible: 'Nachrichten, die die Person nennen könnten',
  possibleHint:
    'Sie enthalten nur den Nachnamen, der auch einer anderen Person gehören kann, oder eine Datei, deren Text nicht durchsucht wird. Lesen Sie sie und wählen Sie die, die von der Person handeln: sie werden mit gelöscht.',
  unsearchedFile: 'mit Datei',
  librarySearched:
    'Nachrichten ohne Bibliothek wurden nicht durchsucht: das kann ein Admin aller Bibliotheken.',
  erase: 'Diese Person löschen',
  eraseTitle: (patron) => `${patron} löschen?`,
  eraseText: (requests) =>
    requests === 1
      ? 'Die Person wird aus 1 Bestellung entfernt, mit Notizen, Briefen, Mails, Dateien und aufbewahrten Antworten. Das lässt sich nicht rückgängig machen. Die Bestellung selbst bleibt, ohne Person.'
      : `Die Person wird aus ${requests} Bestellungen entfernt, mit Notizen, Briefen, Mails, Dateien und aufbewahrten Antworten. Das lässt sich nicht rückgängig machen. Die Bestellungen selbst bleiben, ohne Person.`,
  typeId: (id) => `Geben Sie zur Bestätigung die Nummer der Person ein: ${id}`,
  open: 'Diese Bestellungen sind nicht abgeschlossen:',
  openHint:
    'Ihre Exemplare werden ohne Person weiterverfolgt, und niemand kann benachrichtigt werden, wenn sie kommen.',
  force: 'Trotzdem löschen',
  erased: (requests, messages) =>
    `Gelöscht aus ${requests === 1 ? '1 Bestellung' : `${requests} Bestellungen`} und ${messages === 1 ? '1 weiteren Nachricht' : `${messages} weiteren Nachrichten`}`,
  backups:
    'Sicherungen enthalten die Person noch. Nach dem Zurückspielen wird sie nach der Liste der Löschungen wieder gelöscht.',
}
