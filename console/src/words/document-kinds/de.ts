import type { documentKindsEn } from './en.ts'

/** The German words of the kinds of documents in the configuration, and of their lists. */
export const documentKindsDe: typeof documentKindsEn = {
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
      about: 'Welche Leitwegvorlagen eine neue Bestellung bekommt. Die Regeln werden der Reihe nach gelesen.',
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
      about: 'Die Endpunkte von Bibliothekssystemen, denen mitgeteilt wird, was mit Bestellungen geschieht.',
      firstStep: '',
    },
  },
}
