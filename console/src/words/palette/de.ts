import type { paletteEn } from './en.ts'

/** The German words of the palette of commands. */
export const paletteDe: typeof paletteEn = {
  field: 'Befehl, Seite, Bestellung oder Person',
  openRequest: 'Diese Bestellung',
  patrons: 'Personen',
  pages: 'Öffnen',
  actions: 'Aktionen',
  counted: (open, closed) => `${open} offen, ${closed} abgeschlossen`,
  newForPatron: (name) => `Neue Bestellung für ${name}`,
  newFor: (text) => `Neue Bestellung für „${text}“`,
  list: (text) => `Alle Bestellungen mit „${text}“ auflisten`,
  choose: 'wählen',
  open: 'öffnen',
  codes: 'eine ganze Nummer oder ein Barcode öffnet die Bestellung',
}
