import type { directoryEn } from './en.ts'

/** The German words of the directory. */
export const directoryDe: typeof directoryEn = {
  import: 'Verzeichnis importieren',
  importAbout:
    'Bringt das Verzeichnis eines Verbunds aus CSV oder JSON ein, auch wie CrossLink es gibt. Sie sehen vorher, was sich ändern würde.',
  importHint:
    'Ein Import ersetzt, was dieselbe Quelle vorher sagte. Was hier geändert wurde, bleibt. Das Handbuch nennt die Spalten der CSV-Datei.',
  inLine: (line, column) => (column === '' ? `Zeile ${line}` : `Zeile ${line}, ${column}`),
  source: 'Name der Quelle',
  createPartners: 'Partner',
  createOptions: {
    none: 'Keine anlegen',
    inactive: 'Aus neuen Einträgen inaktive anlegen',
    active: 'Aus neuen Einträgen aktive anlegen',
  },
  acceptMissing: 'Viele Einträge dürfen fehlen',
  kept: (count) =>
    count === 1
      ? '1 Wert bleibt, weil er hier geändert wurde'
      : `${count} Werte bleiben, weil sie hier geändert wurden`,
  missing: (count) =>
    count === 1
      ? '1 Eintrag steht nicht mehr in der Quelle'
      : `${count} Einträge stehen nicht mehr in der Quelle`,
  held: (count) =>
    count === 1
      ? '1 Änderung eines Partners wartet auf einen Menschen'
      : `${count} Änderungen von Partnern warten auf einen Menschen`,
  heldHint: 'Kennungen und Adressen bleiben, bis Sie sie auf der Seite des Partners annehmen.',
  panel: 'Aus dem Verzeichnis',
  panelHint:
    'Was dieses Profil offen lässt, kommt aus seinem Verzeichniseintrag. Ändern Sie einen Wert unten, um ihn hier zu setzen.',
  entry: 'Eintrag',
  statuses: {
    present: 'im Verzeichnis',
    missing: 'nicht mehr im Verzeichnis',
    withdrawn: 'entfallen: neue Leitwege übergehen ihn',
  },
  columns: { setting: 'Einstellung', value: 'Wert', origin: 'Von' },
  origins: { partner: 'diesem Profil', none: 'niemand setzt es' },
  fromEntry: (entry) => `Eintrag ${entry}`,
  heldTitle: 'Wartet auf einen Menschen',
  accept: 'Annehmen',
  acceptOf: (member) => `Annehmen: ${member}`,
  filters: {
    network: 'Netzwerk',
    source: 'Quelle',
    vendor: 'Hersteller',
    none: 'Kein solcher Eintrag',
    noneHint: 'Ändern oder leeren Sie die Filter darüber.',
  },
  sync: {
    title: 'Lesevorgänge',
    hint: 'Die Quelle wird nach ihrem Zeitplan gelesen. Ein Versuch zeigt, was sich ändern würde.',
    tryNow: 'Versuchen',
    readNow: 'Jetzt lesen',
    reading: 'Die Quelle wird gelesen …',
    never: 'Noch nicht gelesen.',
    outcomes: {
      applied: 'Gespeichert',
      unchanged: 'Nichts geändert',
      shown: 'Versucht: nichts wurde gespeichert',
      held: 'Wartet auf einen Administrator',
      failed: 'Fehlgeschlagen',
    },
    columns: {
      ended: 'Zeit',
      outcome: 'Ergebnis',
      entries: 'Einträge',
      changes: 'Änderungen',
      refused: 'Fehlerhaft',
      missing: 'Fehlend',
    },
    proposals: (count) =>
      count === 1
        ? 'Das Verzeichnis schlägt 1 Dokument vor'
        : `Das Verzeichnis schlägt ${count} Dokumente vor`,
    proposalsHint:
      'Die Kataloge seiner Mitglieder, und Leitwege, die mit deren letzten Lieferanten enden. Erst wenn Sie es sagen, wird etwas angelegt.',
    proposedFor: (entry) => `Für ${entry}:`,
    needed: (names) => `Braucht vorher: ${names}. Nehmen Sie die Änderungen an, oder legen Sie es an.`,
    create: 'Anlegen',
    created: 'angelegt',
    accept: (count) => (count === 1 ? '1 Änderung annehmen' : `${count} Änderungen annehmen`),
    faults: (count) =>
      count === 1
        ? '1 Fehler: Der Eintrag bleibt, wie er ist'
        : `${count} Fehler: Die Einträge bleiben, wie sie sind`,
  },
}
