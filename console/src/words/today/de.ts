import type { todayEn } from './en.ts'

/** The German words of the start page. */
export const todayDe: typeof todayEn = {
  today: {
    title: 'Heute',
    nothing: 'Nichts wartet auf Sie',
    whose: 'Wessen Anfragen',
    whoseChoices: { mine_and_free: 'Meine und freie', mine: 'Meine', all: 'Alle' },
    openRequest: 'Anfrage öffnen',
    limit: (amount) => `Grenze ${amount}`,
    open: 'Öffnen',
    seeAlarms: 'Alarme ansehen',
    moreAlarms: (count) => (count === 1 ? '1 weiterer Alarm' : `${count} weitere Alarme`),
    andMore: (count) => `und ${count} weitere`,
    aside: 'Außerdem heute',
    groups: {
      wanted: { title: 'Zurückverlangt', hint: 'vom Lieferanten' },
      asks: { title: 'Lieferant fragt', hint: 'wartet auf unsere Antwort' },
      late: { title: 'Keine Antwort', hint: 'Frist abgelaufen' },
      missing: { title: 'Nicht wie erwartet', hint: 'nicht da, unvollständig oder beschädigt' },
      failed: { title: 'Fehlgeschlagen', hint: 'eine Nachricht oder ein Datensatz' },
      approve: { title: 'Zu genehmigen', hint: 'bevor jemand gefragt wird' },
      unfilled: { title: 'Niemand mehr zu fragen', hint: 'braucht einen anderen Lieferanten' },
      other: { title: 'Anzusehen', hint: 'alles Übrige' },
    },
  },
}
