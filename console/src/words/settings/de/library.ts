import type { SettingEntry } from '../setting-words.ts'

/** The settings of libraries, their systems and mailboxes. */
export const librarySettings: Readonly<Record<string, SettingEntry>> = {
  'library.openingDays': [
    'Öffnungstage',
    'Die Wochentage, an denen das Personal arbeitet. Nicht gesetzt: jeder Tag.',
  ],
  'library.closures': [
    'Schließzeiten',
    'Tage, an denen die Bibliothek geschlossen ist. Was dann fällig wäre, ist es danach.',
  ],
  'library.staffMails': [
    'Mails an Mitarbeitende',
    'Wer von Alarmen hört und morgens von dem, was Aufmerksamkeit braucht.',
  ],
  'staffMails.to': [
    'Adressen',
    'Wer Alarme zu ihren Bestellungen und die Morgenmail bekommt.',
    'fernleihe@bibliothek.example',
  ],
  'staffMails.digestAt': [
    'Morgenmail um',
    'Wann die Mail mit dem, was Aufmerksamkeit braucht, gesendet wird, in der Zeitzone der Bibliothek. Nicht gesetzt: Es gibt keine.',
    '07:30',
  ],
  'library.monthlyReport': [
    'Monatsbericht',
    'Wer am ersten Tag eines Monats die Zahlen des vorigen bekommt, mit Verlauf und dem, worauf zu achten ist. Er nennt keine Personen. Er kommt als Mail: Ohne Mailserver (LENDWIRE_SMTP_URL und LENDWIRE_MAIL_FROM) wird keiner gesendet.',
  ],
  'monthlyReport.to': ['Adressen', 'Wer den Bericht bekommt.', 'leitung@bibliothek.example'],
  'library.code': [
    'Code',
    'Der Code der Bibliothek: bis zu zwölf Großbuchstaben und Ziffern. Nummern von Bestellungen beginnen damit. Er kann später nicht geändert werden.',
    'ABC',
  ],
  'library.symbols': [
    'Kennungen',
    'Die Kennungen, unter denen sie bestellt. Mit der ersten unterschreibt sie Nachrichten.',
  ],
  'library.workflow': [
    'Ablaufprofil',
    'Das Profil, das für ihre Bestellungen gilt, wenn ein Partner kein eigenes hat.',
    'standard loan',
  ],
  workflows: ['Profile nach Dienst', 'Andere Profile für Leihen oder für Kopien.'],
  'workflows.loan': ['Leihen', 'Das Profil für Leihen.'],
  'workflows.copy': ['Kopien', 'Das Profil für Kopien.'],
  timeZone: ['Zeitzone', 'Tage beginnen und enden wie dort.', 'Europe/Berlin'],
  'library.language': [
    'Sprache',
    'Die Sprache der Mails an ihre Nutzenden, der Rückgabescheine und der Etiketten.',
  ],
  contact: ['Kontakt', 'Wen Partner erreichen: steht in Nachrichten und Briefen.'],
  'library.email': ['E-Mail', 'Woher ihre Mails kommen.', 'ill@library.example'],
  'library.addresses': ['Adressen', 'Wohin Partner Exemplare senden.'],
  'library.locateProfile': [
    'Nachweisprofil',
    'Wie ihr eigener Katalog gefragt wird, damit nichts bestellt wird, was sie selbst hat.',
  ],
  'library.holdingCode': ['Bestandscode', 'Wie Katalogsätze ihren Bestand nennen.'],
  patronPages: [
    'Seiten für Nutzende',
    'Nutzende bestellen und verfolgen ihre Bestellungen auf Seiten von lendwire.',
  ],
  'patronPages.keys': ['Schlüssel', 'Womit das System der Bibliothek unterschreibt, wer jemand ist.'],
  'keys.kind': [
    'Art des Schlüssels',
    'Ein gemeinsames Geheimnis (HS256) oder öffentliche Schlüssel (RS256, PS256, ES256, EdDSA).',
  ],
  'keys.id': ['Name', 'Die kid der Tokens, die damit unterschrieben sind.'],
  'keys.secret': ['Geheimnis', '32 oder mehr Zeichen.'],
  'keys.jwks': ['Schlüsselsatz', 'Die öffentlichen Schlüssel als JSON.'],
  'jwks.keys': ['Öffentliche Schlüssel', 'Wie das System der Bibliothek sie veröffentlicht (RFC 7517).'],
  'keys.kty': ['Schlüsselart', 'RSA, EC oder OKP.'],
  'keys.kid': ['Name des Schlüssels', 'Die kid des Schlüssels.'],
  'patronPages.signIn': [
    'Anmeldeadresse',
    'Wo sich Nutzende anmelden. Sie kommen mit einem Token zurück.',
    'https://library.example/sign-in',
  ],
  specialCollections: [
    'Sonderlesesäle',
    'Die Abholorte, an denen Medien benutzt werden, die nur für Sondersammlungen verliehen sind. Bei jedem anderen fragt lendwire nach.',
    'Sonderlesesaal',
  ],
  'patronPages.pickupLocations': [
    'Abholorte',
    'Wo Exemplare abgeholt werden können. Nicht gesetzt: Nutzende werden nicht gefragt.',
    'Main desk',
  ],
  dialect: [
    'Hersteller',
    'Der Hersteller des Bibliothekssystems: dessen Abweichungen vom Standard werden beachtet.',
    'standard',
  ],
  'ils.url': [
    'Adresse',
    'Wohin Nachrichten gehen: https://… oder für eine bloße Verbindung tcp://host:port.',
    'https://ils.library.example/ncip',
  ],
  'ils.calls': [
    'Aufrufe',
    'Was das System gefragt wird, wo es von den Einstellungen des Herstellers abweicht.',
  ],
  'calls.lookup_user': [
    'Nutzende nachschlagen',
    'Nutzende werden geprüft, wenn eine Bestellung angelegt wird.',
  ],
  'calls.lookup_item': ['Exemplare nachschlagen', 'Exemplare werden über ihren Barcode nachgeschlagen.'],
  'calls.create_item': [
    'Exemplare anlegen',
    'Ein vorläufiger Satz wird mit der Bestellung angelegt, bevor ein Exemplar kommt.',
  ],
  'calls.accept_item': [
    'Exemplare annehmen',
    'Das Exemplar wird bei Eingang erfasst und für die Person vorgemerkt.',
  ],
  'calls.renew_item': [
    'Leihen verlängern',
    'Die Leihe der Person wird verlängert, wenn der Partner verlängert hat.',
  ],
  'calls.recall_item': [
    'Exemplare zurückfordern',
    'Das Exemplar wird von der Person zurückgefordert, wenn der Partner es zurückfordert.',
  ],
  'calls.check_in_item': ['Exemplare zurückbuchen', 'Das Exemplar wird zurückgebucht, wenn es zurückgeht.'],
  'calls.delete_item': ['Exemplare löschen', 'Der vorläufige Satz wird am Ende gelöscht.'],
  'calls.cancel_request_item': [
    'Vormerkungen stornieren',
    'Die Vormerkung wird storniert, wenn die Bestellung ohne Leihe endet.',
  ],
  whenAway: [
    'Wenn es nicht antwortet',
    'Wenn das System beim Nachschlagen von Nutzenden nicht antwortet: Bestellung ablehnen, oder mit einem Hinweis anlegen.',
  ],
  barcodes: ['Barcodes', 'Welchen Barcode vorläufige Sätze bekommen.'],
  'ils.pickupLocation': ['Abholort', 'Wo abgeholt wird, wenn eine Bestellung es nicht sagt.'],
  'ils.edition': [
    'Ausgabe',
    'Version 2 (XML-Schema) oder Version 1 (DTD), wenn es eine andere als die des Herstellers ist.',
  ],
  'ils.fromAgency': [
    'Unsere Kennung',
    'Als welche Stelle lendwire spricht. Nicht gesetzt: die erste Kennung der Bibliothek.',
  ],
  'ils.toAgency': ['Seine Kennung', 'Die Kennung in ToAgencyId. Nicht gesetzt: die der Bibliothek.'],
  'mailbox.code': ['Code', 'Kleinbuchstaben und Ziffern. Er kann später nicht geändert werden.', 'ill'],
  'library.tiers': [
    'Eigene Preise',
    'Was die Bibliothek anderen berechnet. Wer kostenlos liefert, erwartet es auch von ihr. Nicht gesetzt: alle Besitzer zählen.',
  ],
  'mailbox.library': ['Bibliothek', 'Seine Mails betreffen nur diese Bibliothek. Nicht gesetzt: alle.'],
  trustedServers: [
    'Vertraute Mailserver',
    'Die Namen (authserv-id) der Server, die es füllen: was sie über einen Absender sagen, wird geglaubt.',
    'mx.library.example',
  ],
  imap: [
    'Über IMAP lesen',
    'lendwire liest das Postfach selbst. Aus: ein Maildienst schickt die Mails an lendwire.',
  ],
  'imap.host': ['Server', 'Der Name des IMAP-Servers.', 'imap.library.example'],
  'imap.port': ['Port', '993 für TLS.'],
  'imap.security': [
    'Verschlüsselung',
    'TLS vom ersten Byte an, oder STARTTLS. Keine: nur in privaten Netzen.',
  ],
  'imap.user': ['Benutzer', 'Der Name für die Anmeldung.'],
  'imap.password': ['Passwort', 'Es wird verschlüsselt gespeichert und nie gezeigt.'],
  'imap.folder': ['Ordner', 'Der Ordner, der gelesen wird.'],
  'imap.leaveUnseen': [
    'Mails ungelesen lassen',
    'Mails behalten ihre Markierungen für Menschen, die in das Postfach schauen. Aus: Jede bearbeitete Mail wird als gelesen markiert.',
  ],
  'imap.reviewFolder': [
    'Ordner für die Durchsicht',
    'Mails, die auf Durchsicht warten, werden ungelesen dorthin verschoben. Nicht gesetzt: Sie bleiben im gelesenen Ordner.',
    'In review',
  ],
  'imap.pollEvery': [
    'Nachsehen alle',
    'Wie oft nachgesehen wird, wenn der Server neue Mails nicht von selbst meldet.',
  ],
  since: [
    'Mails seit',
    'Frühere Mails werden nicht gelesen. Nicht gesetzt: ab jetzt.',
    '2026-01-01T00:00:00.000Z',
  ],
  retention: [
    'Personenbezogene Daten',
    'Wie lange Daten von Nutzenden bleiben, nachdem eine Bestellung geschlossen ist.',
  ],
  'retention.anonymizeAfter': [
    'Anonymisieren nach',
    'Namen und Adressen von Nutzenden werden nach dieser Zeit aus geschlossenen Bestellungen entfernt.',
  ],
  'retention.removeAfter': [
    'Entfernen nach',
    'Geschlossene Bestellungen werden nach dieser Zeit ganz entfernt.',
  ],
  copyright: [
    'Urheberrecht',
    'Wie das Urheberrecht an Kopien beachtet wird. Nicht gesetzt: nichts wird gezählt oder erklärt.',
  ],
  'copyright.declaration': [
    'Erklärung',
    'Was Nutzende erklären, bevor sie auf den Seiten für Nutzende eine Kopie bestellen. Es bleibt bei der Bestellung.',
  ],
  'declaration.text': ['Text', 'Die Worte der Erklärung, nach Sprache, etwa de.'],
  'declaration.version': [
    'Fassung',
    'Sie bleibt bei jeder Bestellung, damit bekannt ist, was erklärt wurde.',
    '2026-1',
  ],
  'copyright.limit': [
    'Grenze',
    'Wie viele Kopien von Artikeln einer Zeitschrift die Bibliothek in einem Kalenderjahr nimmt. Nicht gesetzt: sie werden nicht gezählt.',
  ],
  'limit.copies': ['Kopien', 'Die Höchstzahl Kopien in einem Kalenderjahr, gelieferte und offene.'],
  'limit.years': ['Jahre', 'Artikel von diesem Alter in Jahren, und ältere, werden nicht gezählt.'],
  'copyright.withinLimit': [
    'Code innerhalb der Grenze',
    'Der Code zum Urheberrecht in der Bestellnachricht, wenn die Bestellung keinen nennt.',
  ],
  'copyright.beyondLimit': [
    'Code jenseits der Grenze',
    'Der Code in der Bestellnachricht für eine Kopie jenseits der Grenze.',
  ],
  'library.holdBack': [
    'Zeit zum Rückgängigmachen',
    'So lange warten Nachrichten an Partner, die eine Person auslöst, bevor sie hinausgehen. PT0S: gar nicht.',
  ],
  dueDateNotices: [
    'Erinnerungen an Rückgabetage',
    'Mails an Nutzende zu Rückgabetagen, um acht Uhr morgens. Nicht gesetzt: keine.',
  ],
  'dueDateNotices.daysBefore': [
    'Tage vorher',
    'So viele Tage vor dem Rückgabetag; 0 ist der Rückgabetag selbst.',
  ],
  'dueDateNotices.daysAfter': [
    'Tage danach',
    'So viele Tage nach dem Rückgabetag, solange die Person den Titel hat.',
  ],
  'library.notices': [
    'Mails an Nutzende',
    'Mails an Nutzende in eigenen Worten der Bibliothek, anstelle der eingebauten.',
  ],
  'notices.*': [
    null,
    'Die Mails in dieser Sprache, nach Status oder anderem Namen: ready_for_pickup, delivered, question, due_date_near, due_date_passed.',
  ],
  '*.text': [
    'Text',
    'Die Worte der Mail. {library}, {patron}, {title}, {number}, {dueDate} und {pickupLocation} stehen für das, was die Bestellung sagt.',
  ],
  'patronPages.openId': [
    'Anmeldung mit OpenID Connect',
    'Nutzende melden sich mit dem Konto der Einrichtung an. Tragen Sie dort die Adresse /patron/CODE/openid/callback ein.',
  ],
  'openId.issuer': ['Aussteller', 'Die Adresse des Anmeldedienstes.', 'https://login.example.edu'],
  'openId.allowPrivateNetwork': [
    'Privates Netz erlaubt',
    'Erlaubt eine Adresse in Ihrem eigenen Netz. Aus lassen, wenn der Anmeldedienst im öffentlichen Internet steht.',
  ],
  'openId.clientId': ['Client-Kennung', 'Die Kennung von lendwire beim Anmeldedienst.'],
  'openId.clientSecret': ['Client-Geheimnis', 'Das Geheimnis von lendwire beim Anmeldedienst.'],
  'openId.scope': ['Umfang', 'Worum der Anmeldedienst gebeten wird.', 'openid email profile'],
  'openId.claims': ['Angaben', 'Die Namen der Angaben (claims), die sagen, wer die Person ist.'],
  'claims.id': ['Kennung der Person', 'Die Angabe mit der Kennung im Bibliothekssystem.', 'sub'],
  'claims.surname': ['Nachname', 'Die Angabe mit dem Nachnamen.', 'family_name'],
  'claims.givenName': ['Vorname', 'Die Angabe mit dem Vornamen.', 'given_name'],
  'claims.email': ['E-Mail', 'Die Angabe mit der Mailadresse.', 'email'],
  'claims.group': ['Gruppe', 'Die Angabe mit der Gruppe. Nicht gesetzt: sie wird nicht gelesen.'],
  'claims.language': ['Sprache der Mails', 'Die Angabe mit der Sprache der Person.', 'locale'],
  'patronPages.signInByCard': [
    'Anmeldung mit Ausweis',
    'Nutzende dürfen sich mit Ausweisnummer und PIN anmelden, die das System der Bibliothek prüft.',
  ],
}
