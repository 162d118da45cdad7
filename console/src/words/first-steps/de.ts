import type { firstStepsEn } from './en.ts'

/** The German words of the guide for a new gateway. */
export const firstStepsDe: typeof firstStepsEn = {
  title: 'Erste Schritte',
  description:
    'Was eine neue Instanz braucht, bevor sie bestellen kann. Jeder Schritt lässt sich später ändern.',
  done: 'erledigt',
  open: 'offen',
  skip: 'Überspringen',
  undoSkip: 'Gibt es doch',
  required: 'Dies ist erforderlich.',
  library: {
    title: 'Ihre Bibliothek',
    hint: 'Ihr Name und die Kennung, unter der Partner sie kennen.',
    code: 'Code',
    codeHint:
      'Ein bis zwölf Großbuchstaben und Ziffern. Bestellnummern beginnen damit; er kann nicht geändert werden.',
    name: 'Name',
    isil: 'ISIL',
    isilHint: 'Die Kennung der Bibliothek, etwa DE-12 oder AU-ABC.',
    save: 'Bibliothek anlegen',
    is: (name) => `${name} ist eingerichtet.`,
    edit: 'Adressen, Zeitzone, Seiten für Nutzende',
  },
  partner: {
    title: 'Der erste Partner',
    hint: 'Eine Bibliothek, die Ihnen über ISO 18626 leiht. Ihre Technik nennt Ihnen Adresse und Kennung.',
    code: 'Code',
    name: 'Name',
    isil: 'Kennung (ISIL)',
    url: 'Adresse',
    save: 'Partner hinzufügen',
    others: 'NCIP, E-Mail und alle Einstellungen',
    is: (name) => `${name} ist eingerichtet. Prüfen Sie, ob er antwortet.`,
    edit: 'Zugangsdaten und alle Einstellungen',
  },
  system: {
    title: 'Das Bibliothekssystem',
    hint: 'Ist das Bibliothekssystem (ILS) über NCIP verbunden, legt lendwire dort Kurzaufnahmen, Vormerkungen und Ausleihen an. Ohne geht alles andere.',
    add: 'Bibliothekssystem verbinden',
    is: 'Das Bibliothekssystem ist verbunden.',
    none: 'Es geht ohne Bibliothekssystem.',
  },
  mail: {
    title: 'Mail',
    hint: 'Mail wird für Partner gebraucht, die per E-Mail leihen, für Benachrichtigungen und für Einladungen. Wer die Instanz betreibt, setzt LENDWIRE_SMTP_URL und LENDWIRE_MAIL_FROM; ein Postfach nimmt Antworten von Partnern an.',
    add: 'Postfach für Antworten hinzufügen',
    is: 'Ein Postfach ist eingerichtet.',
    none: 'Es geht ohne Mail.',
  },
  key: {
    title: 'Der Schlüssel für das Bibliothekssystem',
    hint: 'Mit ihm legt das Bibliothekssystem oder ein Suchportal Bestellungen an und liest, was mit ihnen geschieht.',
    create: 'Schlüssel erzeugen',
    name: 'Bibliothekssystem',
    is: 'Es gibt einen Schlüssel für ein Bibliothekssystem.',
    none: 'Es geht ohne Schlüssel: Bestellungen entstehen in der Konsole.',
  },
  trial: {
    title: 'Eine erste Bestellung',
    hint: 'Um eine ganze Leihe zu sehen, bevor ein echter Partner gefragt wird: Eine Vorführ-Bibliothek antwortet, wie eine Bibliothek es täte. Starten Sie sie auf der Maschine der Instanz (nur unter Node).',
    prepare: 'Vorführ-Bibliothek vorbereiten',
    partnerName: 'Vorführ-Bibliothek',
    command: 'Führen Sie dies auf der Maschine der Instanz aus und lassen Sie es laufen:',
    copy: 'Befehl kopieren',
    send: 'Erste Bestellung senden',
    notThere: 'Die Vorführ-Bibliothek antwortet noch nicht. Führen Sie den Befehl oben aus, dann erneut.',
    bookTitle: 'Eine erste Leihe',
    noLibrary: 'Richten Sie zuerst die Bibliothek ein.',
    later:
      'Der Befehl mit seinem Token wurde einmal gezeigt. Bereiten Sie ihn neu vor, um einen neuen zu bekommen.',
  },
}
