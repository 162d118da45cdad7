import type { statisticsEn } from './en.ts'

/** The German words of the statistics. */
export const statisticsDe: typeof statisticsEn = {
  title: 'Statistik',
  description:
    'Wie gut Bestellungen erfüllt werden, wie lange es dauert und was es kostet, nach dem Tag, an dem sie angelegt wurden.',
  balanceDescription:
    'Was Partner den Bibliotheken hier geliehen und von ihnen entliehen haben, nach dem Tag des Versands. Als Bilanz zählt nur, was in beiden Richtungen zu sehen ist.',
  report: 'Berichte',
  network: 'Netzwerk',
  everyNetwork: 'Alle Netzwerke',
  period: 'Zeitraum',
  reports: {
    partners: 'Erfüllungsquote nach Partner',
    months: 'Erfüllungsquote nach Monat',
    reasons: 'Abgelehnt nach Grund',
    days: 'Tage nach Partner',
    costs: 'Kosten nach Partner',
    balance: 'Bilanz nach Partner',
    balance_pairs: 'Bilanz je Paar',
    balance_libraries: 'Bilanz nach Bibliothek',
    balance_months: 'Bilanz nach Monat',
  },
  periods: { quarter: 'Letzte 90 Tage', year: 'Letzte 365 Tage', all: 'Alles' },
  change: 'Änderung',
  before: 'der Zeitraum davor',
  fell: 'um mehr als 10 Punkte gefallen',
  others: (count) => `${count} weitere, je unter 20`,
  all: 'Alle',
  unnamed: '(ohne)',
  partner: 'Partner',
  matrixHint:
    'Um wie viel jeder Partner jeder Bibliothek mehr geliehen hat als sie ihm, darunter: verliehen / entliehen. Ein ? ist, was hier niemand sieht. Eine Zahl zeigt ihre Monate.',
  morePartners: (count: number) => `${count} weitere Partner stehen in der Tabelle als CSV.`,
  definitions: 'Was gezählt wird',
  none: 'Für diesen Zeitraum gibt es nichts zu zeigen',
  noneHint: 'Wählen Sie einen längeren Zeitraum.',
}
