import type { rotaEn } from './en.ts'

/** Die deutschen Wörter für die Wahl, wer gefragt wird. */
export const rotaDe: typeof rotaEn = {
  title: 'Wer wird gefragt',
  byRules: 'die Leitwegregeln wählen',
  planned: (count) =>
    count === 1 ? '1 Partner nach den Leitwegregeln' : `${count} Partner nach den Leitwegregeln`,
  add: 'Partner hinzufügen',
  order: 'Nr.',
  partner: 'Partner',
  protocol: 'Protokoll',
  fillRate: 'Erfüllungsquote, 12 Monate',
  days: 'Tage bis hier',
  usualCost: 'Übliche Kosten',
  usuallyFree: 'meist kostenlos',
  onAverage: (sum) => `im Schnitt ${sum}`,
  figures: 'Wie er an uns verleiht',
  fills: (share) => `liefert ${share}`,
  arrives: (days) => (days === '1' ? 'in 1 Tag hier' : `in ${days} Tagen hier`),
  remove: (name) => `${name} entfernen`,
  hint: 'Bleibt es leer, wählen die Leitwegregeln. Ein Partner, den Sie hinzufügen, wird an ihrer Stelle gefragt.',
  ownHint: 'Diese werden in dieser Reihenfolge gefragt, was immer die Leitwegregeln sagen.',
}
