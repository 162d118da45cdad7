import type { SettingEntry } from '../setting-words.ts'

/** The settings of partners. */
export const partnerSettings: Readonly<Record<string, SettingEntry>> = {
  code: ['Code', 'Womit Bestellungen und Regeln es nennen. Er kann später nicht geändert werden.', 'NORTH'],
  name: ['Name', 'Was Menschen lesen.', 'North Library'],
  status: ['Status', 'Inaktiv: es bleibt gespeichert, und nichts Neues geht dorthin.'],
  symbols: ['Kennungen', 'Die Kennungen, unter denen es bekannt ist. Nachrichten nennen die erste.'],
  'symbols.type': ['Art der Kennung', 'ISIL, oder der Name der Liste, aus der die Kennung stammt.', 'ISIL'],
  'symbols.value': ['Kennung', 'Die Kennung selbst.', 'US-NORTH'],
  answersFor: [
    'Antwortet für',
    'Andere Stellen, für die er antworten darf, etwa die Mitglieder hinter einem Vermittler.',
  ],
  'answersFor.type': [
    'Art der Kennung',
    'ISIL, oder der Name der Liste, aus der die Kennung stammt.',
    'ISIL',
  ],
  'answersFor.value': ['Kennung', 'Die Kennung selbst.', 'US-SOUTH'],
  closures: ['Schließzeiten', 'Tage, an denen er nichts verleiht. Fristen warten auf ihn.'],
  'closures.from': ['Von', 'Der erste Tag.'],
  'closures.to': ['Bis', 'Der letzte Tag.'],
  'closures.kind': [
    'Art',
    'Geschlossen, oder offen ohne Verleih: dann antwortet er weiter für das, was er verliehen hat.',
  ],
  'closures.note': ['Notiz', 'Warum, oder wer es gesagt hat.', 'Abwesenheitsnotiz vom 1. Dezember'],
  openingDays: ['Öffnungstage', 'Die Wochentage, an denen dort jemand arbeitet. Nicht gesetzt: jeder Tag.'],
  institutionCode: ['Institutionscode', 'Sein Code im Katalog eines Verbunds, falls er einen hat.'],
  holdingCode: ['Bestandscode', 'Wie Katalogsätze seinen Bestand nennen.'],
  workflow: [
    'Ablaufprofil',
    'Das Profil, das für diese Bestellungen gilt. Nicht gesetzt: das der Bibliothek.',
    'standard loan',
  ],
  services: ['Verleiht', 'Worum er gebeten werden kann.'],
  averageSupplyDays: [
    'Tage bis zum Versand',
    'Wie lange es von der Zusage bis zum Versand dauert. Danach wird gemahnt. Nicht gesetzt: wie im Ablaufprofil.',
    '5',
  ],
  averageCost: [
    'Mittlere Kosten',
    'Was er im Mittel verlangt, für alle Partner in einer Währung: Leitwege lassen sich danach sortieren.',
    '12',
  ],
  deliveryDelayDays: [
    'Tage unterwegs',
    'Wie lange seine Sendungen unterwegs sind. Sie kommen zu seiner Zeit hinzu.',
    '3',
  ],
  weight: [
    'Gewicht',
    'Sein Anteil neben anderen, in Leitwegvorlagen, die nach Gewicht verteilen. Nicht gesetzt: 1.',
    '1',
  ],
  limit: [
    'Höchstzahl offener Bestellungen',
    'Wie viele offene Bestellungen er gleichzeitig nimmt, von allen Bibliotheken. Nicht gesetzt: beliebig viele.',
    '50',
  ],
  currency: ['Währung', 'Die Währung seiner Preise, wo seine Nachrichten keine nennen.', 'EUR'],
  timeZone: [
    'Zeitzone',
    'Die Zone der Zeiten in seinen Nachrichten, die keine nennen. Nicht gesetzt: UTC.',
    'Europe/Berlin',
  ],
  locateProfile: ['Nachweisprofil', 'Der Katalog, der nach seinem Bestand gefragt wird.'],
  expiry: [
    'Unbeantwortete Bestellungen',
    'Wann eine Bestellung verfällt, auf die er nicht antwortet. Nicht gesetzt: wie im Ablaufprofil.',
  ],
  'expiry.days': ['Tage', 'Nach so vielen Tagen.', '7'],
  sendsRequesterInformation: [
    'Nutzerdaten senden',
    'Name und Adressen der Nutzenden dürfen an diesen Partner gehen.',
  ],
  sharedBarcodes: ['Gemeinsame Barcodes', 'Die Kennungen, die er Exemplaren gibt, sind hier ihre Barcodes.'],
  resendOverdueDays: [
    'Überfälligkeit wiederholen',
    'Solange eine Überfälligkeit besteht, wird nach so vielen Tagen wieder benachrichtigt.',
    '7',
  ],
  automaticCancel: [
    'Von selbst stornieren',
    'Ist seine Zeit für Antworten um, bekommt er ein Storno und der nächste Partner wird gefragt. Aus: Menschen entscheiden.',
  ],
  automaticClaim: [
    'Von selbst mahnen',
    'Er wird ohne Zutun gemahnt, wenn etwas ausbleibt. Nicht gesetzt: wie im Ablaufprofil.',
  ],
  contacts: ['Kontakte', 'Wer dort zu erreichen ist. Sie stehen auf dem Rückgabezettel.'],
  'contacts.email': ['E-Mail', 'Deren E-Mail-Adresse.', 'ill@north.example'],
  'contacts.phone': ['Telefon', 'Deren Telefonnummer.'],
  addresses: ['Adressen', 'Wohin Exemplare gehen.'],
  'addresses.kind': ['Art der Adresse', 'Eine Postadresse oder eine elektronische, etwa E-Mail.'],
  'addresses.line1': ['Zeile 1', 'Straße und Hausnummer.'],
  'addresses.line2': ['Zeile 2', 'Was nicht in Zeile 1 passt.'],
  'addresses.locality': ['Ort', 'Der Ort.'],
  'addresses.postalCode': ['Postleitzahl', 'Die Postleitzahl.'],
  'addresses.region': ['Region', 'Bundesland oder Provinz.'],
  'addresses.country': ['Land', 'Das Land.', 'DE'],
  'addresses.type': ['Art', 'Etwa Email.', 'Email'],
  'addresses.value': ['Adresse', 'Die elektronische Adresse selbst.'],
  allowPrivateNetwork: [
    'Private Netze erlauben',
    'Die Adresse darf in einem privaten Netz liegen. Sonst verweigert lendwire die Verbindung.',
  ],
  allowedNetworks: [
    'Erlaubte Netze',
    'Die Netze, aus denen Nachrichten kommen dürfen. Nicht gesetzt: alle.',
    '192.0.2.0/24',
  ],
  inboundCredentials: [
    'Zugangsdaten für eingehende Nachrichten',
    'Wie sich die Gegenseite ausweist, wenn sie an lendwire sendet. Zwei einer Art dürfen gleichzeitig gelten: fügen Sie die neuen hinzu, lassen Sie sie dort ändern, entfernen Sie dann die alten.',
  ],
  'inboundCredentials.kind': [
    'Art des Ausweises',
    'Ein Token oder Name und Passwort im HTTP-Kopf, ein Geheimnis in der Adresse oder eines in der Nachricht.',
  ],
  'inboundCredentials.token': [
    'Token',
    'Es wird als Hash gespeichert und ist nicht wieder lesbar: kopieren Sie es vor dem Speichern.',
  ],
  'inboundCredentials.username': ['Benutzername', 'Ohne Doppelpunkt.'],
  'inboundCredentials.password': [
    'Passwort',
    'Es wird als Hash gespeichert und ist nicht wieder lesbar: kopieren Sie es vor dem Speichern.',
  ],
  'inboundCredentials.secret': [
    'Geheimnis',
    'Es wird als Hash gespeichert und ist nicht wieder lesbar: kopieren Sie es vor dem Speichern.',
  ],
  overrides: [
    'Bibliotheken mit anderen Einstellungen',
    'Nennen Sie den Code einer Bibliothek, dann was für sie anders ist.',
  ],
  retry: ['Wiederholungen', 'Wie oft eine Nachricht versucht wird und wie lange die Pausen sind.'],
  'retry.attempts': [
    'Versuche',
    'Nach so vielen Versuchen wird aufgegeben, und Menschen werden benachrichtigt.',
  ],
  'retry.firstDelay': ['Erste Pause', 'Die Pause nach dem ersten Fehlschlag. Sie verdoppelt sich jedes Mal.'],
  'retry.longestDelay': ['Längste Pause', 'Keine Pause ist länger.'],
  storageQuota: [
    'Kontingent der Ablage',
    'Was von Nachrichten ohne Anfrage aufbewahrt wird. Darüber hinaus werden die ältesten entfernt, bei 80 % werden die Personen der Alarmeinstellungen benachrichtigt.',
  ],
  'storageQuota.messages': ['Nachrichten', 'Die Höchstzahl aufbewahrter Nachrichten.'],
  'storageQuota.megabytes': ['Megabyte', 'Die Höchstmenge aufbewahrter Megabyte.'],
  dailyQuota: [
    'Tagesmenge',
    'Was er an einem Tag senden darf. Mehr wird abgelehnt, und bei 80 % wird gewarnt.',
  ],
  'dailyQuota.messages': ['Nachrichten', 'Die Höchstzahl Nachrichten an einem Tag.'],
  'dailyQuota.megabytes': ['Megabyte', 'Die Höchstmenge Megabyte an einem Tag.'],
}
