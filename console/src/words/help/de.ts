import type { helpEn } from './en.ts'

/** The German words of the list of keys. */
export const helpDe: typeof helpEn = {
  title: 'Hilfe und Tasten',
  manual: 'Handbuch öffnen',
  afterwards: 'dann',
  search: 'Eine Bestellung, Seite oder Arbeitsliste suchen',
  commands: 'Seiten und Arbeitslisten nach ihren Namen',
  newRequest: 'Neue Bestellung',
  next: 'Nächste Bestellung einer Liste',
  previous: 'Vorige Bestellung einer Liste',
  select: 'Auswählen',
  selectTo: 'Bis hierher auswählen',
  open: 'Öffnen',
  more: 'Alles, was damit möglich ist',
  assign: 'Die offene Bestellung übernehmen',
  message: 'Nachricht an den Lieferanten der offenen Bestellung',
  undo: 'Das eben Getane rückgängig machen',
  send: 'Formular absenden',
  close: 'Schließen, die Suche leeren oder die Auswahl aufheben',
  help: 'Diese Liste',
  singleKeys:
    'Einzelne Tasten tun nichts, solange ein Feld den Fokus hat. Das Menü Ihres Kontos schaltet sie ab.',
}
