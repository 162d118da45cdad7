import type { documentsEn } from './en.ts'

/** The German words for the forms and lists of configuration documents. */
export const documentsDe: typeof documentsEn = {
  settingForm: {
    open: 'Ändern',
    fold: 'Fertig',
    openItem: (name) => `Ändern: ${name}`,
    isOn: (name) => `${name} ist eingeschaltet`,
    notSet: 'nicht gesetzt',
    clear: 'Leeren',
    yes: 'Ja',
    no: 'Nein',
    off: 'Aus',
    unit: 'Einheit',
    units: { days: 'Tage', hours: 'Stunden', minutes: 'Minuten', seconds: 'Sekunden' },
    name: 'Name',
    nameOf: (label) => `${label}: Name eines neuen Eintrags`,
    add: 'Hinzufügen',
    addItem: (label) => `Hinzufügen: ${label}`,
    remove: 'Entfernen',
    removeItem: (name) => `${name} entfernen`,
    moveUp: (name) => `${name} nach oben`,
    moveDown: (name) => `${name} nach unten`,
    storedSecret: 'Gespeichert. Zum Ersetzen etwas eingeben.',
    storedAs: 'gespeichert als Hash, der so beginnt:',
    showSecret: 'Eingabe zeigen',
    makeSecret: 'Geheimnis erzeugen',
    copySecret: 'Geheimnis kopieren',
    saved: 'Gespeichert',
    asJson: 'Als JSON bearbeiten',
    asJsonHint:
      'Wie die API es nimmt. Gespeicherte Geheimnisse lesen sich ******** und bleiben, wie sie sind.',
    asForm: 'Zurück zum Formular',
    saveChoice: 'Mit dieser Auswahl speichern',
    unsaved: (count, names) =>
      `${count === 1 ? '1 Änderung' : `${count} Änderungen`} nicht gespeichert: ${names}`,
    faults: (count) =>
      count === 1
        ? 'Eine Einstellung kann so nicht gespeichert werden.'
        : `${count} Einstellungen können so nicht gespeichert werden.`,
    codeTaken: 'Diesen Code gibt es schon.',
    changedMeanwhile: 'Jemand anderes hat das inzwischen geändert',
    mergedHint:
      'Deren Änderungen und Ihre betreffen verschiedene Einstellungen. Beide stehen jetzt im Formular: sehen Sie nach und speichern Sie noch einmal.',
    conflictHint:
      'Wählen Sie für jede Einstellung, welcher Wert bleibt. Alles andere von Ihnen und von den anderen steht im Formular.',
    theirs: 'Deren Wert',
    mine: 'Ihr Wert',
    leaveTitle: 'Ohne Speichern verlassen?',
    leaveText: 'Was Sie in diesem Formular geändert haben, geht verloren.',
    leave: 'Verlassen',
  },
  settingFaults: {
    required: 'Das ist erforderlich.',
    tooShort: (least) => `Mindestens ${least} Zeichen.`,
    tooLong: (most) => `Höchstens ${most} Zeichen.`,
    notInForm: (example) =>
      example === undefined
        ? 'Das hat nicht die nötige Form.'
        : `Das hat nicht die nötige Form, etwa ${example}`,
    notANumber: 'Das muss eine Zahl sein.',
    incompleteDay: 'Dieser Tag ist unvollständig: ergänzen oder leeren Sie ihn.',
    notWhole: 'Das muss eine ganze Zahl sein.',
    tooSmall: (least) => `Mindestens ${least}.`,
    tooLarge: (most) => `Höchstens ${most}.`,
    tooFew: (least) => `Mindestens ${least} ${least === 1 ? 'ist' : 'sind'} erforderlich.`,
    tooMany: (most) => `Höchstens ${most}.`,
    notJson: 'Das ist kein JSON.',
  },
  settingSections: {
    basics: 'Grundlagen',
    connection: 'Verbindung',
    credentials: 'Zugangsdaten und Zugriff',
    lending: 'Was er verleiht, und wie schnell',
    course: 'Wie seine Bestellungen verlaufen',
    catalogue: 'Katalog und Kennungen',
    contacts: 'Kontakte und Adressen',
    exchange: 'Einzelheiten des Austauschs',
    letters: 'Briefe mit eigenen Worten',
    overrides: 'Andere Einstellungen für einzelne Bibliotheken',
    patron_pages: 'Seiten für Nutzende',
    privacy: 'Personenbezogene Daten',
    ils_calls: 'Was das System gefragt wird',
    steps: 'Schritte',
    deadlines: 'Fristen',
    outcomes: 'Was folgt, wenn etwas ausbleibt',
    claims: 'Mahnungen und Erinnerungen',
    duplicates: 'Doppelte Bestellungen',
    notices: 'Mails an Nutzende',
    recipients: 'Wer es erfährt und wie',
    order: 'Reihenfolge und Grenzen',
    rules: 'Regeln',
    iso18626: 'ISO 18626',
    ncip: 'NCIP als Partner',
    ils: 'NCIP als Bibliothekssystem',
    imap: 'Lesen über IMAP',
    more: 'Weitere Einstellungen',
    selection: 'Welche Ereignisse',
  },
  documents: {
    title: 'Konfiguration',
    description: 'Wie Bestellungen verlaufen, an wen sie gehen und womit lendwire verbunden ist.',
    name: 'Code',
    summary: 'In Kürze',
    find: 'Kürzel, Name oder andere Wörter',
    add: 'Hinzufügen',
    newTitle: (one) => `Neu: ${one}`,
    none: (many) => `Noch keine ${many}`,
    delete: 'Löschen',
    notices: {
      preview: 'Vorschau',
      hint: 'Die Mail, wie eine Person sie bekommt, zu einer erfundenen Bestellung, in den Worten des Formulars oben: sie müssen nicht gespeichert sein.',
      notice: 'Art der Mail',
      language: 'Sprache',
      names: {
        ready_for_pickup: 'Liegt bereit',
        due_date_near: 'Vor dem Rückgabetag',
        due_date_passed: 'Nach dem Rückgabetag',
        delivered: 'Datei für die Person',
        question: 'Eine Frage an die Person',
      },
    },
    deleteTitle: (code) => `${code} löschen?`,
    deleteText: (one, code) => `${one} ${code} wird gelöscht. Das lässt sich nicht rückgängig machen.`,
    deleted: (code) => `${code} ist gelöscht`,
    usedBy: 'Wo es verwendet wird',
    usedByNothing: 'Nichts verwendet es: es lässt sich löschen.',
    namedBy: (count) =>
      count === 1
        ? 'Löschen geht nicht: das hier verwendet es. Ändern Sie das zuerst.'
        : `Löschen geht nicht: ${count} andere verwenden es. Ändern Sie diese zuerst.`,
    ilsNamed:
      'Es hat Exemplare dieser Bestellungen, oder soll noch von ihnen erfahren. Warten Sie, bis die Exemplare zurück sind, und klären Sie, was das System abgelehnt hat: wie, steht in der Bestellung. Gibt es das System nicht mehr, schalten Sie die Aufrufe „Exemplare annehmen“ und „Exemplare anlegen“ aus, speichern Sie, und löschen Sie es dann: um das, was noch darin steht, kümmern Sie sich selbst.',
    andMore: (count) => `und ${count} weitere`,
    request: (number) => `Bestellung ${number}`,
    key: (id) => `API-Schlüssel ${id}`,
    faultsTitle: (count) =>
      count === 1
        ? 'Ein Dokument ist nicht lesbar. Speichern Sie es neu.'
        : `${count} Dokumente sind nicht lesbar. Speichern Sie sie neu.`,
    kinds: {
      partner: {
        one: 'Partner',
        many: 'Partner',
        about: 'Die Bibliotheken, die Ihnen leihen.',
        firstStep: 'Fügen Sie einen Partner hinzu und testen Sie dann die Verbindung.',
      },
      library: {
        one: 'Bibliothek',
        many: 'Bibliotheken',
        about: 'Die Bibliotheken, die über dieses Gateway bestellen, mit ihrem Bibliothekssystem.',
        firstStep:
          'Fügen Sie Ihre Bibliothek hinzu: ihren Namen und die Kennung, unter der Partner sie kennen.',
      },
      ils: {
        one: 'Bibliothekssystem',
        many: 'Bibliothekssysteme',
        about: 'Wie das eigene System der Bibliothek (ILS) über NCIP erreicht wird, und was es gefragt wird.',
        firstStep: '',
      },
      workflow: {
        one: 'Ablaufprofil',
        many: 'Ablaufprofile',
        about: 'Welche Schritte Bestellungen gehen, wie lange jeder dauern darf und was dann folgt.',
        firstStep: 'Das eingebaute Profil „standard loan“ gilt, bis Sie ein eigenes hinzufügen.',
      },
      rota_template: {
        one: 'Leitwegvorlage',
        many: 'Leitwegvorlagen',
        about: 'Welche Partner gefragt werden, in welcher Reihenfolge.',
        firstStep:
          'Fügen Sie eine Vorlage mit Ihren Partnern hinzu und lassen Sie eine Leitwegregel sie verwenden.',
      },
      rota_rules: {
        one: 'Leitwegregeln',
        many: 'Leitwegregeln',
        about:
          'Welche Leitwegvorlagen eine neue Bestellung bekommt. Die Regeln werden der Reihe nach gelesen.',
        firstStep: '',
      },
      sending_rules: {
        one: 'Versandregeln',
        many: 'Versandregeln',
        about:
          'Wann eine neue Bestellung hinausgeht: sofort, nach Genehmigung oder an einem Tag. Die erste Regel, die passt, zählt.',
        firstStep: '',
      },
      locate_profile: {
        one: 'Nachweisprofil',
        many: 'Nachweisprofile',
        about: 'Wie ein Katalog gefragt wird, ob ein Partner etwas besitzt.',
        firstStep:
          'Fügen Sie einen Katalog hinzu und nennen Sie ihn bei den Partnern, deren Bestand darin steht.',
      },
      directory_entry: {
        one: 'Verzeichniseintrag',
        many: 'Verzeichniseinträge',
        about:
          'Eine Einrichtung, wie ihr Verzeichnis sie beschreibt. Partner erben daraus, was sie offen lassen.',
        firstStep:
          'Importieren Sie ein Verzeichnis auf der Seite der Partner, oder fügen Sie einen Eintrag hinzu.',
      },
      directory_source: {
        one: 'Verzeichnisquelle',
        many: 'Verzeichnisquellen',
        about: 'Ein Verzeichnis, das lendwire regelmäßig liest: das von CrossLink oder eine CSV-Datei.',
        firstStep:
          'Geben Sie die Adresse des Verzeichnisses an, und versuchen Sie es, bevor sich etwas ändert.',
      },
      network: {
        one: 'Netzwerk',
        many: 'Netzwerke',
        about:
          'Was zwischen den Bibliotheken eines Netzwerks gilt: Preise, und wie viel mehr jede entleihen darf.',
        firstStep:
          'Fügen Sie eines hinzu, wenn seine Mitglieder Preise oder Grenzen teilen. Nötig ist es für ein Netzwerk nicht.',
      },
      vendor: {
        one: 'Hersteller',
        many: 'Hersteller',
        about: 'Wie Systeme eines Herstellers von einem Standard abweichen. Die üblichen sind eingebaut.',
        firstStep:
          'Die üblichen Hersteller sind eingebaut. Fügen Sie nur einen hinzu, wenn sich ein System anders verhält.',
      },
      alarm_rule: {
        one: 'Alarmregel',
        many: 'Alarmregeln',
        about: 'Was einen Alarm auslöst und wer davon erfährt.',
        firstStep: 'Ein neues Gateway hat eine Regel für jedes Problem.',
      },
      alarm_settings: {
        one: 'Alarmeinstellungen',
        many: 'Alarmeinstellungen',
        about: 'Wer von Alarmen erfährt und wann nicht, und wann Partner getestet werden.',
        firstStep: '',
      },
      mailbox: {
        one: 'Postfach',
        many: 'Postfächer',
        about: 'Wo Antworten von E-Mail-Partnern eingehen.',
        firstStep: 'Fügen Sie das Postfach hinzu, an das Partner antworten.',
      },
      webhook: {
        one: 'Webhook',
        many: 'Webhooks',
        about:
          'Die Endpunkte von Bibliothekssystemen, denen mitgeteilt wird, was mit Bestellungen geschieht.',
        firstStep: '',
      },
    },
  },
}
