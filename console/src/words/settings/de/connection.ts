import type { SettingEntry } from '../setting-words.ts'

/** The settings of the connections of partners. */
export const connectionSettings: Readonly<Record<string, SettingEntry>> = {
  'partner.connection': ['Protokoll', 'Das Protokoll, das das System des Partners spricht.'],
  url: [
    'Adresse',
    'Wohin Nachrichten gehen: https://…. NCIP nimmt auch tcp://host:port für eine bloße Verbindung.',
    'https://north.example/iso18626',
  ],
  'connection.edition': [
    'Ausgabe',
    'Die Ausgabe des Standards, die der Partner spricht. Nicht gesetzt: wie beim Hersteller, sonst 1.2.',
  ],
  'connection.vendor': [
    'Hersteller',
    'Der Hersteller seines Systems: dessen Abweichungen vom Standard werden beachtet.',
    'standard',
  ],
  'connection.profile': [
    'Hersteller',
    'Der Hersteller seines Systems: dessen Abweichungen vom Standard werden beachtet.',
    'standard',
  ],
  headers: ['Weitere HTTP-Kopfzeilen', 'Kopfzeilen, die die Gegenseite möchte, ohne Geheimnisse.'],
  outboundCredentials: ['Wie sich lendwire dort anmeldet', 'Was lendwire der Gegenseite über HTTP zeigt.'],
  'outboundCredentials.token': ['Token', 'Das Token, das Sie von der Gegenseite bekommen haben.'],
  'outboundCredentials.username': [
    'Benutzername',
    'Der Benutzername, den Sie von der Gegenseite bekommen haben.',
  ],
  'outboundCredentials.password': ['Passwort', 'Das Passwort, das Sie von der Gegenseite bekommen haben.'],
  'outboundCredentials.name': ['Kopfzeile', 'Der Name der Kopfzeile.', 'X-Api-Key'],
  'outboundCredentials.value': ['Wert', 'Was in der Kopfzeile steht.'],
  account: [
    'Konto in der Nachricht',
    'Für Partner, die im Kopf jeder Nachricht ein Konto wollen (requestingAgencyAuthentication).',
  ],
  'account.accountId': ['Konto', 'Die Kennung des Kontos.'],
  'account.securityCode': ['Sicherheitscode', 'Das Passwort des Kontos.'],
  timeout: ['Zeit zum Antworten', 'Wie lange auf die Antwort auf eine Nachricht gewartet wird.'],
  concurrency: ['Nachrichten zugleich', 'Wie viele Nachrichten gleichzeitig unterwegs sein dürfen.'],
  'connection.patronRequest': [
    'Bestellung von Nutzenden kennzeichnen',
    'Eine Bestellung, die Nutzende selbst aufgaben, sagt das. Nicht gesetzt: wie der Hersteller es will.',
  ],
  'connection.takesReminder': [
    'Nimmt Erinnerungen',
    'Der Partner versteht Erinnerungen (Reminder). Nicht gesetzt: wie beim Hersteller.',
  ],
  'connection.takesStatusRequest': [
    'Beantwortet Statusfragen',
    'Der Partner antwortet, wenn er nach dem Status einer Bestellung gefragt wird. Nicht gesetzt: wie beim Hersteller.',
  ],
  tls: [
    'Bloße Verbindung verschlüsseln',
    'Nur für Adressen mit tcp://. Das Zertifikat muss auf den Namen des Rechners lauten.',
  ],
  version: ['Versionsangabe', 'Was im Attribut version steht, wenn die Gegenseite etwas anderes will.'],
  prefix: [
    'Element-Präfix',
    'Das Präfix der Elementnamen, wenn es ein anderes als das des Herstellers ist.',
    'ncip',
  ],
  'connection.agencyType': [
    'Kennung, die er sieht',
    'Die Art der Kennung der Bibliothek, die dieser Partner sieht. Nicht gesetzt: die erste.',
  ],
  agencyScheme: ['Scheme der Kennungen', 'Das Attribut Scheme von Kennungen.'],
  toAgency: [
    'Seine Kennung',
    'Die Kennung in ToAgencyId, wenn es weder sein Institutionscode noch die erste Kennung ist.',
  ],
  'connection.onBehalfOfAgency': [
    'Bibliothek darin',
    'Die Bibliothek in der Institution des Partners, in OnBehalfOfAgency.',
  ],
  fromSystemId: ['Unsere Systemkennung', 'FromSystemId. Nicht gesetzt: wie der Hersteller es will.'],
  toSystemId: ['Seine Systemkennung', 'ToSystemId.'],
  applicationProfileType: ['Anwendungsprofil', 'ApplicationProfileType: welche Art von Austausch es ist.'],
  agencyAuthentication: [
    'Passwort der Stelle',
    'Was in FromAgencyAuthentication steht. Es wird beim Senden eingesetzt und steht in keiner gespeicherten Nachricht.',
  ],
  systemAuthentication: [
    'Passwort des Systems',
    'Was in FromSystemAuthentication steht. Es wird beim Senden eingesetzt.',
  ],
  'connection.userId': [
    'Leiht als',
    'Als wer die Bibliothek dort leiht, wenn er die Nutzenden nicht kennen darf. Nicht gesetzt: ihre Kennung.',
  ],
  takes: [
    'Dienste, die er kennt',
    'Die Dienste von NCIP, die er hat. Was einen anderen braucht, wird nicht gesendet.',
  ],
  cancelSettledBy: [
    'Was ein Storno abschließt',
    'Eine Nachricht ItemRequestCancelled oder schon die Antwort. Nicht gesetzt: wie beim Hersteller.',
  ],
  'connection.address': ['E-Mail-Adresse', 'Wohin Briefe gehen.', 'ill@north.example'],
  'connection.senders': [
    'Weitere Absender',
    'Andere Adressen oder ganze Domänen wie @north.example, deren Mails vom Partner sind.',
    '@north.example',
  ],
  'connection.language': [
    'Sprache der Briefe',
    'Der Code einer eingebauten, etwa de, oder einer, die eine Datei bringt.',
    'en',
  ],
  'connection.dateOrder': [
    'Tag und Monat in Zahlen',
    'Wie der Partner 03/04/2027 schreibt. Ohne Angabe entscheidet die Sprache; bei Englisch ohne Region wählen Sie den Tag bei jeder Mail.',
  ],
  replyAddress: [
    'Antwortadresse',
    'Wohin Antworten gehen. {token} ist der Platz einer Signatur, an der zu erkennen ist, worum es geht.',
    'ill+{token}@library.example',
  ],
  'connection.links': [
    'Links in Briefen',
    'Briefe haben einen Link zu einer Seite, auf der sie beantwortet werden können.',
  ],
  'connection.linksValidFor': [
    'Links gelten',
    'Wie lange ein Link benutzt werden kann, wenn die Frage nicht vorher erledigt ist.',
  ],
  'connection.replies': [
    'Antworten lesen',
    'Mails gelten als Antworten. Briefe haben dann ein Formular zum Ausfüllen.',
  ],
  'connection.automaticAnswers': [
    'Antworten von Ticketsystemen',
    'Was mit Antworten geschieht, die das Mailsystem des Partners als automatisch oder als Mail einer Liste kennzeichnet.',
  ],
  'connection.autoSubmitted': [
    'Briefe als automatisch kennzeichnen',
    'Briefe tragen Auto-Submitted: Abwesenheitsprogramme antworten dann nicht. Ticketsysteme legen solche Mails beiseite.',
  ],
  'connection.senderChecks': [
    'Prüfungen des Absenders',
    'Was eine Mail bestehen muss, wie es die vertrauten Mailserver melden. Andere Mails warten auf einen Menschen.',
  ],
  'senderChecks.spf': ['SPF', 'Der Server darf für die Domäne senden.'],
  'senderChecks.dkim': ['DKIM', 'Die Mail ist von der Domäne signiert.'],
  'senderChecks.dmarc': ['DMARC', 'Die Domäne des Absenders steht hinter der Mail.'],
  'senderChecks.token': [
    'Signierte Antwortadresse',
    'Eine Antwortadresse, die für genau diese Bestellung signiert wurde, genügt stattdessen. Der Absender muss trotzdem zum Partner gehören.',
  ],
  'connection.files': [
    'Dateien als Lieferung',
    'Welche angehängten Dateien eine bestellte Kopie sein können.',
  ],
  'files.largest': ['Größte Datei', 'In Byte.'],
  'files.types': ['Arten von Dateien', 'Andere Arten warten auf einen Menschen.'],
  'connection.letters': [
    'Briefe',
    'Nur für diesen Partner. Ein Brief, der nicht gesetzt ist, hat die Worte seiner Sprache. Antwortformular und Link kommen von selbst hinzu.',
  ],
  'letters.request': ['Bestellung', 'Der erste Brief zu einer Bestellung.'],
  'letters.retry': ['Neuer Versuch', 'Er wird noch einmal gefragt.'],
  'letters.cancel': ['Storno', 'Die Bestellung wird storniert.'],
  'letters.accept_condition': ['Bedingung angenommen', 'Seiner Bedingung wird zugestimmt.'],
  'letters.decline_condition': ['Bedingung abgelehnt', 'Seine Bedingung wird abgelehnt.'],
  'letters.received': ['Eingetroffen', 'Das Exemplar ist angekommen.'],
  'letters.renew': ['Verlängerung', 'Um eine längere Leihfrist wird gebeten.'],
  'letters.shipped_return': ['Rückgabe', 'Das Exemplar ist auf dem Rückweg.'],
  'letters.shipped_forward': ['Weitergabe', 'Das Exemplar geht an eine andere Bibliothek.'],
  'letters.status_request': ['Frage nach dem Stand', 'Er wird gefragt, wie es um die Bestellung steht.'],
  'letters.reminder': ['Erinnerung', 'Er wird erinnert.'],
  'letters.message': ['Mitteilung', 'Eine Mitteilung von Menschen hier.'],
  'letters.lost': ['Verlust', 'Das Exemplar ist verloren.'],
  'letters.damaged': ['Schaden', 'Das Exemplar ist beschädigt.'],
  'letters.hold_return': ['Rückgabe ohne Nutzung', 'Das Exemplar geht ungenutzt zurück.'],
  subject: ['Betreff', 'Der Betreff der Mail.'],
  body: [
    'Text',
    'Der Text. {title} und andere Namen in geschweiften Klammern stehen für das, was die Bestellung sagt.',
  ],
  allowPlaintextCredentials: [
    'Zugangsdaten ohne Verschlüsselung erlauben',
    'Geheimnisse dürfen über eine Verbindung ohne TLS gehen. Nur in einem Netz, dem Sie vertrauen.',
  ],
}
