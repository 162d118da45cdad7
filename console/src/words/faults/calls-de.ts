/** Why a call cannot be carried out, in German; `{}` stands for a part that is taken over, as in `sentences-de.ts`. */
export const refusedCallsDe: Readonly<Record<string, string>> = {
  // What is not there
  'There is no {} {}': 'Das gibt es nicht: {} {}',
  'There is no {}': 'Das gibt es nicht: {}',
  'There is no delivery of this id': 'Eine Zustellung mit dieser Kennung gibt es nicht',
  'There is no message of this id': 'Eine Nachricht mit dieser Kennung gibt es nicht',
  'There is no key of this id': 'Einen Schlüssel mit dieser Kennung gibt es nicht',
  'There is no user of this id': 'Eine Person mit dieser Kennung gibt es nicht',
  'There is no person of this session': 'Die Person dieser Anmeldung gibt es nicht mehr',
  'There is no session: the call was made with a key':
    'Hier ist niemand angemeldet: der Aufruf kam mit einem Schlüssel',
  'There is no file of this number in the message': 'Die Nachricht hat keine Datei mit dieser Nummer',
  'There is no identity provider: OpenID Connect is not set up':
    'Die Anmeldung über die Einrichtung (OpenID Connect) ist nicht eingerichtet',
  'There is no alarm {}': 'Den Alarm {} gibt es nicht',
  'There is no event {}': 'Das Ereignis {} gibt es nicht',
  'There is no view {}': 'Die Ansicht {} gibt es nicht',
  'There is no webhook {}': 'Den Webhook {} gibt es nicht',
  'There is no workflow profile {}': 'Das Ablaufprofil {} gibt es nicht',
  'There is no rota template {}': 'Die Leitwegvorlage {} gibt es nicht',
  'There is no alarm rule {}': 'Die Alarmregel {} gibt es nicht',
  'There is no item {} of request {}': 'Das Medium {} der Bestellung {} gibt es nicht',
  'There is no document {} of the kind {}': 'Das Dokument {} der Art {} gibt es nicht',
  'There is no request {} with a patron': 'Die Bestellung {} gibt es nicht, oder sie nennt keine Person',
  'There is no page for the technician of {}': 'Für {} gibt es keine Seite für die Technik',
  'There is nothing at this path; see /docs.': 'Unter dieser Adresse gibt es nichts; siehe /docs.',
  'There is no such member': 'Diese Angabe gibt es nicht',
  'There is no such parameter.': 'Diesen Parameter gibt es nicht.',
  'Did you mean {}?': 'Meinten Sie {}?',
  // What changed meanwhile
  'The document is not in the state that the call names: read it again.':
    'Das Dokument wurde inzwischen geändert: laden Sie es neu.',
  'Somebody else has changed the document since it was read: read it again.':
    'Jemand anderes hat das Dokument inzwischen geändert: laden Sie es neu.',
  'Somebody else has edited the request since you read it: read it again.':
    'Jemand anderes hat die Bestellung inzwischen geändert: laden Sie sie neu.',
  'Another change of the view came first: it is not in the state that the call names. Read it again.':
    'Eine andere Änderung der Ansicht kam zuvor: laden Sie sie neu.',
  'The request {} kept changing at the same time: try again.':
    'Die Bestellung {} änderte sich gleichzeitig: versuchen Sie es noch einmal.',
  'The request kept changing while a delivery was settled: it is sent again when its lease has run out.':
    'Die Bestellung änderte sich gleichzeitig: die Nachricht wird von selbst noch einmal gesendet.',
  'The request of a mail kept changing at the same time: the mail must come again.':
    'Die Bestellung der Mail änderte sich gleichzeitig: die Mail muss noch einmal kommen.',
  'The secret was changed at the same time: try again.':
    'Das Geheimnis wurde gleichzeitig geändert: versuchen Sie es noch einmal.',
  'Another process has the lease on the {} by now.':
    'Inzwischen arbeitet ein anderer Prozess daran ({}): versuchen Sie es noch einmal.',
  'This Idempotency-Key was used for another call; take a new one.':
    'Dieser Vorgang wurde schon mit anderen Angaben ausgeführt: laden Sie die Seite neu.',
  'The idempotency key was used for another call: take a new key.':
    'Dieser Vorgang wurde schon mit anderen Angaben ausgeführt: laden Sie die Seite neu.',
  'A call with this Idempotency-Key is under way; repeat it a little later.':
    'Dieser Vorgang läuft schon: sehen Sie gleich nach, ob er gelungen ist.',
  // Who may do it
  'Only the role admin may make this call.': 'Das darf nur die Rolle Admin.',
  'This {} is bound to the library {}.': 'Dieser Zugang ({}) gehört zur Bibliothek {}.',
  'This {} may not see patrons, so it cannot filter by them.':
    'Dieser Zugang ({}) darf keine Personen sehen und deshalb nicht nach ihnen suchen.',
  'You may manage keys of the library {} only.': 'Sie verwalten nur die Schlüssel der Bibliothek {}.',
  'Only an admin may give a key that speaks for others.':
    'Nur ein Admin darf einen Schlüssel vergeben, der für andere spricht.',
  'Only an admin may give a key more than {} calls a minute.':
    'Nur ein Admin gibt einem Schlüssel mehr als {} Aufrufe je Minute.',
  'The key would be expired from the beginning.': 'Der Schlüssel wäre von Anfang an abgelaufen.',
  'must be after now, {} (was {})': 'muss nach dem jetzigen Zeitpunkt {} liegen (war {})',
  'You may manage people of the library {} only.': 'Sie verwalten nur die Personen der Bibliothek {}.',
  'The role and the library do not fit.': 'Rolle und Bibliothek passen nicht zusammen.',
  'The person is {}: an invitation is for those who have no password yet.':
    'Einladungen sind für Personen ohne Passwort; diese ist {}.',
  'The person of this link may no longer sign in.': 'Die Person dieses Links darf sich nicht mehr anmelden.',
  'The key is revoked or expired: create a new one.':
    'Der Schlüssel ist widerrufen oder abgelaufen: legen Sie einen neuen an.',
  // Signing in
  'The email address or the password is wrong.': 'E-Mail-Adresse oder Passwort ist falsch.',
  'The code or the passkey is wrong, or the code was used before.':
    'Der Code oder der Passkey ist falsch, oder der Code wurde schon benutzt.',
  'The passkey cannot be used: try again.':
    'Der Passkey kann nicht verwendet werden: versuchen Sie es noch einmal.',
  '`passkey` is no answer to the question that was asked':
    '`passkey` antwortet nicht auf die gestellte Frage',
  'The code is wrong: the clock of the device must be right.':
    'Der Code ist falsch: die Uhr des Geräts muss richtig gehen.',
  '`code` must be the code that the app shows now': '`code` muss der Code sein, den die App jetzt zeigt',
  'The account has a second factor: a code is missing.':
    'Das Konto hat einen zweiten Faktor: ein Code fehlt.',
  '`code` is required: of the app, or a recovery code':
    '`code` ist erforderlich: von der App oder ein Ersatzcode',
  'You sign in by OpenID Connect: your second factor is there.':
    'Sie melden sich über OpenID Connect an: Ihr zweiter Faktor ist dort.',
  'The role {} needs a second factor: add another one first.':
    'Die Rolle {} braucht einen zweiten Faktor: fügen Sie erst einen anderen hinzu.',
  'The session could not be started: try again.':
    'Die Anmeldung ist nicht gelungen: versuchen Sie es noch einmal.',
  'The first admin needs an email address and a name.': 'Der erste Admin braucht E-Mail-Adresse und Namen.',
  'Too many sign-ins were started from your network: try again in a minute.':
    'Aus Ihrem Netz kamen zu viele Anmeldungen: versuchen Sie es in einer Minute noch einmal.',
  'This sign-in was not started in this browser, or took longer than ten minutes.':
    'Diese Anmeldung begann nicht in diesem Browser oder dauerte länger als zehn Minuten.',
  'Your account at the identity provider has no role in lendwire: ask an admin.':
    'Ihr Konto bei der Einrichtung hat keine Rolle in lendwire: fragen Sie einen Admin.',
  'The identity provider sent no email address: it must send the claim `email`.':
    'Der Identitätsanbieter nannte keine E-Mail-Adresse: er muss email mitsenden.',
  'The identity provider did not confirm the sign-in: sign in again.':
    'Der Identitätsanbieter hat die Anmeldung nicht bestätigt: melden Sie sich noch einmal an.',
  'The identity provider sent claims that cannot be read.':
    'Die Angaben des Identitätsanbieters sind nicht lesbar.',
  'The call needs a valid API key as `Authorization: Bearer <key>`, or the cookie of a session.':
    'Sie sind nicht angemeldet.',
  'The header `Origin` must be the public URL of lendwire.':
    'Die Adresse dieser Seite ist nicht die öffentliche Adresse von lendwire (LENDWIRE_PUBLIC_URL): fragen Sie den Betrieb.',
  'The header `X-CSRF-Token` must be the `csrfToken` that GET /v1/session answers with.':
    'Die Anmeldung wurde inzwischen erneuert: laden Sie die Seite neu.',
  // Requests, patrons, messages
  '{} requests of this patron are open: settle them, or erase with `force`, which keeps their items without a person.':
    '{} Bestellungen dieser Person sind offen: erledigen Sie sie zuerst.',
  'The library {} has no system of its own that looks patrons up.':
    'Die Bibliothek {} hat kein Bibliothekssystem, das Personen nachschlägt.',
  'The call must name the library that it acts for.': 'Wählen Sie die Bibliothek.',
  'The connection of the partner {} is not valid.': 'Die Verbindung des Partners {} ist nicht gültig.',
  'A library must ask, and there is none yet: make one first.':
    'Noch gibt es keine Bibliothek, die fragen könnte: legen Sie zuerst eine an.',
  'The partner {} is not reached by mail: test its connection.':
    'Der Partner {} wird nicht per Mail erreicht: testen Sie seine Verbindung.',
  'The partner {} posts no messages: it is reached by mail.':
    'Der Partner {} sendet keine Nachrichten: er wird per Mail erreicht.',
  'No test letter can be sent: {}.': 'Ein Testbrief lässt sich nicht senden: {}.',
  'Only the beginning of the message was kept: the partner must send it again.':
    'Nur der Anfang der Nachricht wurde aufbewahrt: der Partner muss sie noch einmal senden.',
  'The words of the mail were not kept: say what it means, or ask the partner to send it again.':
    'Der Wortlaut der Mail ist nicht gespeichert: sagen Sie, was sie bedeutet, oder bitten Sie den Partner, sie noch einmal zu senden.',
  'It is not known who sent the message: the partner must send it again with its credentials.':
    'Wer die Nachricht sandte, ist nicht bekannt: der Partner muss sie mit seinen Zugangsdaten noch einmal senden.',
  'The partner that sent the message is gone from the directory: make it again, or assign the message.':
    'Den Partner, der die Nachricht sandte, gibt es nicht mehr: legen Sie ihn wieder an, oder ordnen Sie die Nachricht zu.',
  'The message is {}.': 'So steht es um die Nachricht: {}.',
  'The rota of the request {} has no such entry.': 'Der Leitweg der Bestellung {} hat diesen Eintrag nicht.',
  'The partner {} was never asked for this request.':
    'Der Partner {} wurde zu dieser Bestellung nie gefragt.',
  'Files come with the event shipped alone.': 'Dateien gehören nur zu „Hat geliefert“.',
  'The message has no attachment {}.': 'Die Nachricht hat keinen Anhang {}.',
  'The attachment {} is no PDF, TIFF or DjVu file.': 'Der Anhang {} ist keine Datei in PDF, TIFF oder DjVu.',
  'No item of this request goes back: nothing was shipped.':
    'Zu dieser Bestellung geht nichts zurück: es wurde nichts geliefert.',
  '{} is not allowed now: {}.': '{} ist jetzt nicht möglich: {}.',
  'The OpenURL is too long: {}.': 'Die OpenURL ist zu lang: {}.',
  // Configuration
  'The {} {} cannot be deleted: {} names it ({}). Change or close what names it first.':
    '{} {} lässt sich nicht löschen, denn das verwendet es: {} ({}). Ändern Sie das zuerst.',
  'The {} {} cannot be deleted: {} name it ({}). Change or close what names it first.':
    '{} {} lässt sich nicht löschen, denn das verwendet es: {} ({}). Ändern Sie das zuerst.',
  'The library system {} cannot be deleted: {} {} it ({}). It has items of them, or is to be told of them: wait until the items are back and it was told so, and let staff settle with `skip_ils` what it refuses. If the system is gone for ever, first switch `accept_item` and `create_item` off in its `calls`: nothing more is sent to it about items, and staff see to what is left in it.':
    'Das Bibliothekssystem {} lässt sich nicht löschen, denn das braucht es: {} ({}; {}). Es hat Exemplare davon, oder soll noch davon erfahren: warten Sie, bis die Exemplare zurück sind und es davon weiß, und klären Sie mit `skip_ils`, was es ablehnt. Gibt es das System nicht mehr, schalten Sie zuerst in seinen `calls` `accept_item` und `create_item` aus: zu Exemplaren wird dann nichts mehr dorthin gesendet, und was noch darin steht, klären Sie selbst.',
  'The {} {} cannot be deleted: {} {} it ({}). {}':
    '{} {} lässt sich nicht löschen, denn das verwendet es: {} ({}; {}). {}',
  'The {} {} cannot be deleted: {} {} it ({}). Change or close what names it first{}.':
    '{} {} lässt sich nicht löschen, denn das verwendet es: {} ({}; {}). Ändern Sie das zuerst{}.',
  'Documents that the configuration leaves out cannot be deleted: nothing of it was stored.':
    'Was in der Konfiguration fehlt, lässt sich nicht löschen: nichts davon wurde gespeichert.',
  '{} is not YAML: look at {} ({}).': '{} ist kein YAML: siehe {} ({}).',
  '{} has an alias (*name) without its anchor (&name) before it, or more than {} uses of aliases.':
    '{} hat einen Alias (*name) ohne einen Anker (&name) davor, oder mehr als {} Verwendungen von Aliasen.',
  '{} is not JSON: {}.': '{} ist kein JSON: {}.',
  '{} has a name twice in one object: look at {}.': '{} hat einen Namen zweimal in einem Objekt: siehe {}.',
  // The call itself
  'The body must be sent as `Content-Type: application/json`.': 'Gesendet wird JSON (application/json).',
  'The body is empty, or is not JSON.': 'Das Gesendete ist leer oder kein JSON.',
  'The body ended before it was complete.': 'Das Gesendete brach ab: versuchen Sie es noch einmal.',
  'A body is not taken with Content-Encoding {}: send it as it is.':
    'Die Kodierung {} wird nicht angenommen.',
  '{} is not in UTF-8: write it in that encoding.':
    '{} ist nicht in UTF-8: speichern Sie es in dieser Kodierung.',
  'A body is taken in UTF-8 only: send it so, with `charset=utf-8` or without a charset.':
    'Nur UTF-8 wird angenommen.',
  'A body may be {} bytes long.': 'Das Gesendete darf {} Bytes lang sein.',
  'The call has no body: send JSON, `{}` where nothing is to be said.':
    'Der Aufruf hat keinen Inhalt: ohne Angaben ist es „{}“.',
  'An id is text of 1 to {} characters.': 'Eine Kennung hat 1 bis {} Zeichen.',
  'Give `id`, or `barcode` with or without `pin`.':
    'Nennen Sie die Nummer oder den Barcode, mit oder ohne PIN.',
  '`cursor` must be one that this list returned. Start again without it.':
    'Hier geht die Liste nicht weiter: laden Sie sie neu.',
  // What a page tries and may not
  'The call is not valid: see faults.': 'Die Eingabe ist nicht gültig.',
  'Somebody else changed the document at the same time: read it again.':
    'Jemand anderes hat das Dokument gleichzeitig geändert: laden Sie es neu.',
  'Other changes of the configuration are being written; try again.':
    'Gerade werden andere Änderungen der Konfiguration geschrieben: versuchen Sie es noch einmal.',
  'The request kept changing at the same time: try again.':
    'Die Bestellung änderte sich gleichzeitig: versuchen Sie es noch einmal.',
  'The alarm changed at the same time: try again.':
    'Der Alarm änderte sich gleichzeitig: versuchen Sie es noch einmal.',
  'The key was changed at the same time: try again.':
    'Der Schlüssel wurde gleichzeitig geändert: versuchen Sie es noch einmal.',
  'The webhook was changed at the same time: try again.':
    'Der Webhook wurde gleichzeitig geändert: versuchen Sie es noch einmal.',
  'The webhook is being worked on at this moment: try again.':
    'An dem Webhook wird gerade gearbeitet: versuchen Sie es noch einmal.',
  'The webhook has no secret: create one first.':
    'Der Webhook hat kein Geheimnis: legen Sie zuerst eines an.',
  'Another change of the view came first: read it again.':
    'Eine andere Änderung der Ansicht kam zuvor: laden Sie sie neu.',
  'Only who saved a shared view, and admins, may change it.':
    'Eine geteilte Ansicht ändert nur, wer sie gespeichert hat, oder ein Admin.',
  'The message was assigned already.': 'Die Nachricht ist schon zugeordnet.',
  'The message was taken already.': 'Die Nachricht ist schon übernommen.',
  'The message was taken already: its state is {}.': 'Die Nachricht ist schon übernommen: {}.',
  'The message was dealt with already: its state is {}.': 'Die Nachricht ist schon erledigt: {}.',
  'The delivery cannot be sent again: {}.': 'Die Nachricht lässt sich nicht noch einmal senden: {}.',
  'The mailbox {} is gone: make it again, or assign the message.':
    'Das Postfach {} gibt es nicht mehr: legen Sie es wieder an, oder ordnen Sie die Nachricht zu.',
  'The library’s own system does not answer: try again later.':
    'Das Bibliothekssystem antwortet nicht: versuchen Sie es später noch einmal.',
  'The library {} has no system of its own in its settings.':
    'Für die Bibliothek {} ist kein Bibliothekssystem eingetragen.',
  'The partner {} gets no letters: it is not asked by email.':
    'Der Partner {} bekommt keine Briefe: er wird nicht per E-Mail gefragt.',
  'This is the last admin, person or key: create another one first.':
    'Das ist der letzte Admin: legen Sie zuerst einen weiteren an.',
  'The person was changed meanwhile: read it again.':
    'Die Person wurde inzwischen geändert: laden Sie sie neu.',
  'A person with this email address exists already, or was changed meanwhile.':
    'Eine Person mit dieser E-Mail-Adresse gibt es schon, oder sie wurde inzwischen geändert.',
  'The role {} does not have the permission {}.': 'Die Rolle {} hat das Recht {} nicht.',
  'The link has expired or was used: ask for a new one.':
    'Der Link ist abgelaufen oder benutzt: fordern Sie einen neuen an.',
  'Too many failed attempts to sign in: try again later.':
    'Zu viele gescheiterte Anmeldungen: versuchen Sie es später noch einmal.',
  'Too many links were asked for: try again in an hour.':
    'Zu viele Links angefordert: versuchen Sie es in einer Stunde noch einmal.',
  'This account is disabled.': 'Dieses Konto ist gesperrt.',
  'Here people sign in by OpenID Connect only, not with a password.':
    'Hier meldet man sich nur über OpenID Connect an, nicht mit einem Passwort.',
  'The identity provider does not answer: try again later.':
    'Der Identitätsanbieter antwortet nicht: versuchen Sie es später noch einmal.',
  'The configuration has faults: nothing of it was stored.':
    'Die Konfiguration hat Fehler: nichts davon wurde gespeichert.',
  'Nothing is stored of this patron.': 'Zu dieser Person ist nichts gespeichert.',
  'The library stores nothing of this patron. Messages of no library were not searched: an admin can.':
    'Die Bibliothek hat zu dieser Person nichts gespeichert. Nachrichten ohne Bibliothek wurden nicht durchsucht: das kann ein Admin.',
  'The patron cannot borrow: see faults.': 'Die Person darf nicht bestellen.',
  'The password cannot be used: see faults.': 'Das Passwort ist nicht verwendbar.',
  'There is no such letter: see faults.': 'Diesen Brief gibt es nicht.',
  'The person of this link signs in by OpenID Connect, without a password.':
    'Die Person dieses Links meldet sich über OpenID Connect an, ohne Passwort.',
  'The logout token is not valid.': 'Das Abmeldetoken ist ungültig.',
  'You sign in by OpenID Connect: change your password there.':
    'Sie melden sich über OpenID Connect an: ändern Sie Ihr Passwort dort.',
  'The person has no identity at an identity provider.':
    'Die Person hat keine Identität bei einem Identitätsanbieter.',
  'No sign-in with this identity was refused since: read the person again.':
    'Mit dieser Identität wurde keine Anmeldung mehr abgelehnt: laden Sie die Person neu.',
}
