import type { holdingsEn } from './en.ts'

/** The German words of rotas from holdings. */
export const holdingsDe: typeof holdingsEn = {
  title: 'Wer es besitzt',
  hint: 'Die Besitzer, die Verbundkataloge nannten: jeder hat einen Platz im Leitweg oder einen Grund, warum er fehlt.',
  none: 'Die Erklärung gibt es nicht mehr: Sie wird 90 Tage aufbewahrt.',
  show: 'Zeigen, wer es besitzt, und warum in dieser Reihenfolge',
  findMore: 'Die nächsten Besitzer aufnehmen',
  placed: (count) => (count === 1 ? '1 Besitzer im Leitweg' : `${count} Besitzer im Leitweg`),
  leftOut: (count) => `${count} ausgelassen`,
  more: (count) => `${count} weitere, nach Grund:`,
  late: 'wohl zu spät',
  unmapped: (code) => `Kennzeichen ${code}`,
  unknown: 'unbekannt',
  source: (source, questions, holders) =>
    `${source}: ${holders} Besitzer, ${questions === 1 ? '1 Frage' : `${questions} Fragen`}`,
  sourceFailed: (source, why) => `${source} hat nicht geantwortet: ${why}`,
  finding: 'Verbundkataloge werden gefragt, wer das Medium besitzt.',
  columns: {
    place: 'Platz',
    holder: 'Besitzer',
    sorted: 'Sortiert nach',
    copy: 'Exemplar',
    reason: 'Ausgelassen, weil',
  },
  keys: {
    network: 'Netzwerk',
    tier_cost: 'Preis',
    electronic: 'gedruckt',
    available: 'Verfügbarkeit',
    success: 'geliefert',
    supply_days: 'Tage',
    cost: 'mittlere Kosten',
    load: 'Auslastung',
  },
  available: { yes: 'verfügbar', no: 'jetzt nicht verfügbar' },
  choice: {
    holds: 'besitzt es',
    supplied: (percent) => `geliefert ${percent} %`,
    days: (days) => `${days} Tage`,
    free: 'kostenlos',
  },
  trial: {
    title: 'Ausprobieren',
    hint: 'Zeigt den Leitweg, den diese Vorlage jetzt für ein Medium gäbe, und fragt die Verbundkataloge. Nichts wird aufbewahrt. Speichern Sie zuerst, um Änderungen auszuprobieren.',
    run: 'Ausprobieren',
    rota: (names) => `Leitweg: ${names}`,
    empty: 'Der Leitweg wäre leer.',
  },
  codes: {
    title: 'Kennzeichen ohne Partner',
    description:
      'Kennzeichen, die Verbundkataloge als Besitzer nennen und die zu keinem Partner gehören. Die, die den meisten Bestellungen einen möglichen Besitzer kosten, stehen zuerst.',
    none: 'Jedes Kennzeichen gehört zu einem Partner',
    noneHint: 'Kennzeichen ohne Partner stehen hier, sobald eine Bestellung auf eines trifft.',
    columns: {
      code: 'Kennzeichen',
      source: 'Verbundkatalog',
      requests: 'Bestellungen',
      last: 'Zuletzt',
      partner: 'Gehört zu',
    },
    choose: 'Partner wählen',
    mapped: (code, partner) => `${code} gehört jetzt zu ${partner}`,
  },
}
