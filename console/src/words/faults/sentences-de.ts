/**
 * What the API says of a value that it refuses, and of a call that it cannot carry out, and how that reads in German. `{}`
 * stands for a part that is taken over; it stands as often on both sides, in the same order.
 */
export const faultSentencesDe: Readonly<Record<string, string>> = {
  // Rules of a schema
  'must be a text': 'muss ein Text sein',
  'must be text': 'muss ein Text sein',
  'must be a number': 'muss eine Zahl sein',
  'must be a whole number': 'muss eine ganze Zahl sein',
  'must be true or false': 'muss true oder false sein',
  'must be an object': 'muss ein Objekt sein',
  'must be a list': 'muss eine Liste sein',
  'is required: it must be text': 'ist erforderlich: ein Text',
  'is required: it must be a number': 'ist erforderlich: eine Zahl',
  'is required: it must be a whole number': 'ist erforderlich: eine ganze Zahl',
  'is required: it must be true or false': 'ist erforderlich: true oder false',
  'is required: it must be an object': 'ist erforderlich: ein Objekt',
  'is required: it must be a list': 'ist erforderlich: eine Liste',
  'must be left out': 'muss entfallen',
  'must not be set beside `library`': 'darf nicht neben `library` stehen',
  '`logout_token` must be a logout token of the identity provider':
    '`logout_token` muss ein Abmeldetoken des Identitätsanbieters sein',
  'must not be empty': 'darf nicht leer sein',
  'must have more than blanks': 'darf nicht nur aus Leerzeichen bestehen',
  'must not be empty, `.` or `..`, and must have no control characters':
    'darf nicht leer, `.` oder `..` sein und keine Steuerzeichen enthalten',
  'must have at most {} characters': 'darf höchstens {} Zeichen haben',
  'must have at least {} characters': 'muss mindestens {} Zeichen haben',
  'must have exactly {} characters': 'muss genau {} Zeichen haben',
  'must have at most {} items': 'darf höchstens {} Einträge haben',
  'must have at least {} items': 'muss mindestens {} Einträge haben',
  'must have exactly {} items': 'muss genau {} Einträge haben',
  'must be at most {}': 'darf höchstens {} sein',
  'must be at least {} and at most {}': 'muss mindestens {} und darf höchstens {} sein',
  'must be at least {}': 'muss mindestens {} sein',
  'must be less than {}': 'muss kleiner als {} sein',
  'must be more than {}': 'muss größer als {} sein',
  'must be a multiple of {}': 'muss ein Vielfaches von {} sein',
  'must be one of {} and {} more: the documentation lists them':
    'muss einer dieser Werte sein: {} oder einer von {} weiteren, die in der Dokumentation stehen',
  'must be one of {}': 'muss einer dieser Werte sein: {}',
  'must start with {}': 'muss mit {} beginnen',
  'must end with {}': 'muss mit {} enden',
  'must match the pattern {}': 'muss diesem Muster entsprechen: {}',
  'must be an email address such as {}': 'muss eine E-Mail-Adresse sein, etwa {}',
  'must be a URL such as {}': 'muss eine Adresse (URL) sein, etwa {}',
  'must be a day such as {}': 'muss ein Tag sein, etwa {}',
  'must be a time such as {}': 'muss ein Zeitpunkt sein, etwa {}',
  'must be a host name such as {}': 'muss der Name eines Rechners sein, etwa {}',
  'must be an IPv4 network such as {}': 'muss ein IPv4-Netz sein, etwa {}',
  'must be an IPv6 network such as {}': 'muss ein IPv6-Netz sein, etwa {}',
  'must be an IPv4 address': 'muss eine IPv4-Adresse sein',
  'must be an IPv6 address': 'muss eine IPv6-Adresse sein',
  'has none of the forms that are allowed: see the documentation':
    'hat keine der erlaubten Formen: siehe Dokumentation',
  'must not contain a NUL character or half of a surrogate pair':
    'enthält ein Zeichen, das es in Texten nicht gibt (NUL oder ein halbes Zeichenpaar)',
  'must not nest lists and objects more than {} levels deep':
    'darf höchstens {} Ebenen tief verschachtelt sein',
  // Codes, ids, days, amounts
  '`{}` is required without `copyOf`': '{} ist erforderlich',
  '`library` is required: the code of a library': 'die Bibliothek ist erforderlich',
  '`citation` and `service` are required': 'Titel und Art der Lieferung sind erforderlich',
  '`email` is required': 'die E-Mail-Adresse ist erforderlich',
  '`name` is required': 'der Name ist erforderlich',
  'must be `true` or `false`': 'muss true oder false sein',
  'must be staff:<id> or patron:<id>, the id without spaces':
    'muss staff:<Kennung> oder patron:<Kennung> sein, ohne Leerzeichen',
  'must be one to two hundred printable characters without spaces':
    'hat ein bis zweihundert druckbare Zeichen ohne Leerzeichen',
  'must be a `nextCursor` of this list': 'muss ein nextCursor dieser Liste sein',
  'must be one that this list returned': 'muss aus dieser Liste kommen',
  'must be a cursor that the feed gave out': 'muss eine Stelle sein, die der Ereignisstrom nannte',
  'must be the place of an attachment, from 0': 'muss die Nummer eines Anhangs sein, von 0 an',
  'must be a path of lendwire, such as {}': 'muss ein Pfad von lendwire sein, etwa {}',
  'The rota has this partner already': 'Er steht schon vorher im Leitweg',
  'either the secret or the hash of a stored one is required':
    'das Geheimnis ist erforderlich, oder der Hash eines gespeicherten',
  'must not repeat one text over and over': 'darf nicht immer denselben Text wiederholen',
  'must not contain a well-known password': 'darf kein bekanntes Passwort enthalten',
  'must be an address such as {}, or one without a token':
    'muss eine Adresse sein, etwa {}, oder eine ohne Platzhalter',
  'must be an address such as {}': 'muss eine Adresse sein, etwa {}',
  'must be an address that begins with https:// or http://':
    'muss eine Adresse sein, die mit https:// oder http:// beginnt',
  'must be an address that begins with https://, http:// or tcp://':
    'muss eine Adresse sein, die mit https://, http:// oder tcp:// beginnt',
  'must be a network such as {} or {}': 'muss ein Netz sein, etwa {} oder {}',
  'beside the token, at most {} characters may be before the @':
    'außer dem Platzhalter stehen höchstens {} Zeichen vor dem @',
  'must be one to forty letters, digits, dots, underscores, hyphens; the first a letter or digit':
    'hat ein bis vierzig Buchstaben, Ziffern, Punkte, Unterstriche, Bindestriche und beginnt mit Buchstabe oder Ziffer',
  'must be one to forty lower case letters, digits, dots, underscores, hyphens':
    'hat ein bis vierzig Kleinbuchstaben, Ziffern, Punkte, Unterstriche, Bindestriche',
  'must be one to forty lower case letters, digits, underscores, hyphens; the first a letter or digit':
    'hat ein bis vierzig Kleinbuchstaben, Ziffern, Unterstriche, Bindestriche und beginnt mit Buchstabe oder Ziffer',
  'must be one to sixty lower case letters, digits, hyphens and underscores':
    'hat ein bis sechzig Kleinbuchstaben, Ziffern, Bindestriche, Unterstriche',
  'must be one to twelve upper case letters and digits': 'hat ein bis zwölf Großbuchstaben und Ziffern',
  'must be up to 40 lower case letters, digits, underscores, hyphens':
    'hat bis zu 40 Kleinbuchstaben, Ziffern, Unterstriche, Bindestriche',
  'must be up to 31 letters, digits, dots, underscores, hyphens; the first a letter or underscore, and not xml':
    'hat bis zu 31 Buchstaben, Ziffern, Punkte, Unterstriche, Bindestriche, beginnt mit Buchstabe oder Unterstrich und nicht mit xml',
  'must have only letters, digits, dots, underscores, hyphens':
    'hat nur Buchstaben, Ziffern, Punkte, Unterstriche, Bindestriche',
  'must be printable characters of ASCII: no accents, and no line breaks':
    'hat nur druckbare ASCII-Zeichen: keine Umlaute, keine Zeilenumbrüche',
  'must be printable characters of ASCII: no spaces, and no accents':
    'hat nur druckbare ASCII-Zeichen: keine Leerzeichen, keine Umlaute',
  'must be a request number such as {}': 'muss eine Bestellnummer sein, etwa {}',
  'must be an id such as {}': 'muss eine Kennung sein, etwa {}',
  'must be an instant such as {}': 'muss ein Zeitpunkt sein, etwa {}',
  'must be a time of day such as {}': 'muss eine Uhrzeit sein, etwa {}',
  'must be a time zone such as {}': 'muss eine Zeitzone sein, etwa {}',
  'must be a language such as {}': 'muss eine Sprache sein, etwa {}',
  'must be a currency code of ISO 4217, such as {}': 'muss ein Währungscode nach ISO 4217 sein, etwa {}',
  'must be a duration such as {} or {}, of at most {} days, {} hours, {} minutes and {} seconds':
    'muss eine Dauer sein, etwa {} oder {}, von höchstens {} Tagen, {} Stunden, {} Minuten und {} Sekunden',
  'must be a host such as {}': 'muss der Name eines Rechners sein, etwa {}',
  'must be a decimal such as {}': 'muss eine Dezimalzahl sein, etwa {}',
  'ISO 4217 has no currency {}': 'ISO 4217 kennt keine Währung {}',
  'ISO 4217 has no currency {}; similar ones are {}': 'ISO 4217 kennt keine Währung {}; ähnlich sind {}',
  'This day has passed: at the library it is {}': 'Dieser Tag ist vorbei: in der Bibliothek ist der {}',
  'must be longer than PT0S; null turns it off': 'muss länger als PT0S sein; null schaltet es ab',
  'The {} is empty: leave it out': 'Die Nummer {} ist leer: lassen Sie sie weg',
  'This is not enough to find anything: give a title, or a number such as an ISBN or DOI':
    'Damit ist nichts zu finden: geben Sie einen Titel oder eine Nummer an, etwa eine ISBN oder DOI',
  'No library of this code is configured': 'Eine Bibliothek mit diesem Code gibt es nicht',
  'There is no library {}: create it first': 'Die Bibliothek {} gibt es nicht: legen Sie sie zuerst an',
  'There is no workflow profile {}': 'Das Ablaufprofil {} gibt es nicht',
  'There is no rota template {}': 'Die Leitwegvorlage {} gibt es nicht',
  'There is no locate profile {}': 'Das Nachweisprofil {} gibt es nicht',
  'There is no library {}': 'Die Bibliothek {} gibt es nicht',
  'There is no partner {}': 'Den Partner {} gibt es nicht',
  'There is no vendor {}': 'Den Hersteller {} gibt es nicht',
  'There is no mailbox {}': 'Das Postfach {} gibt es nicht',
  'There is no request {}': 'Die Bestellung {} gibt es nicht',
  'There is no delivery {}': 'Die Zustellung {} gibt es nicht',
  'There is no message {}': 'Die Nachricht {} gibt es nicht',
  'There is no key {}': 'Den Schlüssel {} gibt es nicht',
  'The library has no declaration of version {}': 'Die Bibliothek hat keine Erklärung der Fassung {}',
  'There are no letters in {}, only in {}: a file {} in the folder LENDWIRE_LETTERS brings more':
    'Briefe gibt es nicht in {}, nur in {}: eine Datei {} im Ordner LENDWIRE_LETTERS bringt weitere',
  // Partners and connections
  'The code differs from that of the partner {} in case alone.':
    'Vom Code des Partners {} unterscheidet er sich nur durch Groß- und Kleinschreibung.',
  'The agency id {} belongs to the partner {}.': 'Die Kennung {} gehört dem Partner {}.',
  'The agency id {} belongs to the library {}.': 'Die Kennung {} gehört der Bibliothek {}.',
  'This agency id is in the list twice': 'Diese Kennung steht zweimal in der Liste',
  'The address says {}: a code cannot be changed':
    'In der Adresse steht {}: ein Code lässt sich nicht ändern',
  '{} stands for the gateway itself: choose another code':
    '{} steht für das Gateway selbst: wählen Sie einen anderen Code',
  'The partner {} is in the list twice': 'Der Partner {} steht zweimal in der Liste',
  'The partner {} is excluded': 'Der Partner {} ist ausgeschlossen',
  'The partner takes agency ids of the types {} alone, and these libraries have none of them: {}':
    'Der Partner nimmt nur Kennungen der Arten {}, und diese Bibliotheken haben keine davon: {}',
  '{} is in a private network: set allowPrivateNetwork to allow it':
    '{} liegt in einem privaten Netz: erlauben Sie private Netze, wenn das so sein soll',
  'tls is for tcp:// URLs only: use an https:// URL to encrypt what is posted':
    'TLS gilt hier nur für Adressen mit tcp://: mit https:// wird verschlüsselt gesendet',
  'A URL to post to has no fragment': 'Eine Adresse, an die gesendet wird, hat keinen Teil hinter #',
  'Credentials belong into outboundCredentials, not into the URL':
    'Zugangsdaten gehören in „Zugangsdaten für gesendete Nachrichten“, nicht in die Adresse',
  'a URL without user name and password: they belong into outboundCredentials':
    'eine Adresse ohne Benutzername und Passwort: die gehören zu den Zugangsdaten',
  'A password is sent without encryption in private networks only: use tls or starttls':
    'Ein Passwort geht nur in privaten Netzen unverschlüsselt: verwenden Sie TLS oder STARTTLS',
  'must have a port, such as {}': 'braucht einen Port, etwa {}',
  'must be an address, or a domain such as {}': 'muss eine Adresse sein oder eine Domain, etwa {}',
  'must begin with https://: secrets are sent there':
    'muss mit https:// beginnen: dorthin werden Geheimnisse gesendet',
  'must be the name of a header, such as {}': 'muss der Name eines Kopffelds sein, etwa {}',
  'such a header cannot be set here: credentials belong into outboundCredentials, and lendwire itself frames its messages':
    'dieses Kopffeld lässt sich hier nicht setzen: Zugangsdaten gehören in ihr Feld, und den Rahmen seiner Nachrichten setzt lendwire selbst',
  'such a header carries no credentials: lendwire itself sets what frames its messages and says what it reads':
    'dieses Kopffeld trägt keine Zugangsdaten: den Rahmen seiner Nachrichten setzt lendwire selbst',
  'must be the name of a protocol, such as {}': 'muss der Name eines Protokolls sein, etwa {}',
  'must be a regular expression': 'muss ein regulärer Ausdruck sein',
  'The pattern {}': 'Das Muster ist zu langsam oder falsch: {}',
  'must be an index such as {}': 'muss ein Index sein, etwa {}',
  // Credentials, keys, people
  'must be 16 to 200 letters, digits, dots, underscores, hyphens, tildes':
    'hat 16 bis 200 Buchstaben, Ziffern, Punkte, Unterstriche, Bindestriche, Tilden',
  'must be 16 to 500 printable ASCII characters without spaces':
    'hat 16 bis 500 druckbare ASCII-Zeichen ohne Leerzeichen',
  'must be 32 or more characters that nobody can guess, without spaces':
    'hat mindestens 32 Zeichen, die niemand erraten kann, ohne Leerzeichen',
  'must be 32 to 500 printable ASCII characters without spaces':
    'hat 32 bis 500 druckbare ASCII-Zeichen ohne Leerzeichen',
  'must be eight or more characters without spaces': 'hat mindestens acht Zeichen ohne Leerzeichen',
  'must be a hash as the document shows it': 'muss ein Hash sein, wie ihn das Dokument zeigt',
  'must be a name without a colon': 'muss ein Name ohne Doppelpunkt sein',
  'must have at most two of a kind, so that one can be rotated':
    'hat höchstens zwei einer Art, damit eine ersetzt werden kann',
  'cannot be changed here: leave it out, or send it as it was read; `POST /v1/webhooks/{code}/secrets` creates a secret':
    'kann hier nicht geändert werden: lassen Sie es weg, oder senden Sie es, wie es gelesen wurde; `POST /v1/webhooks/{code}/secrets` legt ein Geheimnis an',
  'cannot be changed: create another webhook for another library':
    'kann nicht geändert werden: legen Sie für eine andere Bibliothek einen weiteren Webhook an',
  'must be a secret: whsec_ and 24 to 64 bytes in Base64':
    'muss ein Geheimnis sein: whsec_ und 24 bis 64 Bytes in Base64',
  'must be the SHA-256 of the key in hexadecimal digits':
    'muss der SHA-256 des Schlüssels in Hexadezimalziffern sein',
  'must be an RSA key of 2048 bits or more': 'muss ein RSA-Schlüssel mit mindestens 2048 Bit sein',
  'must be the public part of a key only': 'darf nur der öffentliche Teil eines Schlüssels sein',
  'the key, or its hash and lastFour, is required':
    'der Schlüssel ist erforderlich, oder sein Hash mit lastFour',
  'must be the id of a key': 'muss die Kennung eines Schlüssels sein',
  'must be the id of a user': 'muss die Kennung einer Person sein',
  'must be words with one space between them': 'Wörter mit je einem Leerzeichen dazwischen',
  'is required for the role {}': 'ist für die Rolle {} erforderlich',
  'must not be set for the role {}': 'entfällt bei der Rolle {}',
  '`password` must not be a common password or easy to guess: use several unrelated words':
    'Das Passwort ist verbreitet oder leicht zu erraten: nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben',
  '`password` must have between {} and {} characters (has {})':
    'Das Passwort muss {} bis {} Zeichen haben (es hat {})',
  '`token` is unknown, was used, or has expired': 'Der Link ist unbekannt, benutzt oder abgelaufen',
  '`removeAfter` must not be shorter than `anonymizeAfter`':
    'Entfernt wird frühestens, wenn anonymisiert ist: verlängern Sie die Frist',
  'was sealed with the master key {}, which is lost: enter it anew':
    'wurde mit dem Hauptschlüssel {} versiegelt, der verloren ist: geben Sie es neu ein',
  // Letters, rules, views
  'in a subject only {}': 'im Betreff nur {}',
  'only {}': 'nur {}',
  'it needs {answer} in a paragraph of its own: nobody could answer it':
    'braucht {answer} in einem eigenen Absatz: sonst könnte niemand antworten',
  'a text whose placeholders are {}': 'ein Text mit diesen Platzhaltern: {}',
  'a public status, {}': 'ein öffentlicher Status, {}',
  'must be one line of text': 'muss eine Zeile Text sein',
  'text, without control characters': 'Text ohne Steuerzeichen',
  '{details}, {items} and {answer} must be paragraphs of their own':
    '{details}, {items} und {answer} stehen je in einem eigenen Absatz',
  'must have the text in at least one language': 'braucht den Text in mindestens einer Sprache',
  'a public status, such as loaned_to_patron, or `ready_for_pickup`':
    'ein öffentlicher Status, etwa loaned_to_patron, oder ready_for_pickup',
  'must have either the number of a request or a request':
    'braucht die Nummer einer Bestellung oder eine Bestellung',
  'must be the name of a notice, such as {}': 'muss der Name einer Mail sein, etwa {}',
  'names a request twice': 'nennt eine Bestellung zweimal',
  'names an id twice': 'nennt eine Kennung zweimal',
  'There is no such filter': 'Diesen Filter gibt es nicht',
  'There is no such status: docs/life-cycle.md lists all of them':
    'Diesen Status gibt es nicht: docs/life-cycle.md nennt alle',
  'a list of {}': 'muss eine Liste sein ({})',
  '{} has the same {}: declare each once': '{} hat dasselbe ({}): geben Sie jedes einmal an',
  'an object with sections such as `partners`': 'muss ein Objekt mit Abschnitten wie partners sein',
  'either fromEnvironment or fromFile, and nothing else':
    'entweder fromEnvironment oder fromFile und nichts sonst',
  'must be the name of a variable': 'muss der Name einer Variablen sein',
  // Why a message waits for staff, or was not taken
  'it names no request': 'sie nennt keine Bestellung',
  'it names no request that is known here': 'sie nennt keine Bestellung, die es hier gibt',
  'it names several requests': 'sie nennt mehrere Bestellungen',
  'nothing was written that could be read': 'nichts Lesbares steht darin',
  'it was not understood': 'sie wurde nicht verstanden',
  'it was not understood: {}': 'sie wurde nicht verstanden: {}',
  'it is in doubt what it means': 'ihre Bedeutung ist zweifelhaft',
  'it is in doubt what it means: {}': 'ihre Bedeutung ist zweifelhaft: {}',
  'it contradicts itself': 'sie widerspricht sich',
  'it contradicts itself: {}': 'sie widerspricht sich: {}',
  'it is not final': 'sie ist nicht endgültig',
  'it is not final: {}': 'sie ist nicht endgültig: {}',
  'it answers what is not open': 'sie beantwortet etwas, das nicht offen ist',
  'it answers what is not open: {}': 'sie beantwortet etwas, das nicht offen ist: {}',
  'a date or an amount cannot be read, or a due date is past':
    'ein Datum oder Betrag ist nicht lesbar, oder eine Leihfrist ist vergangen',
  'a date or an amount cannot be read, or a due date is past: {}':
    'ein Datum oder Betrag ist nicht lesbar, oder eine Leihfrist ist vergangen: {}',
  'it is too long for an answer': 'für eine Antwort ist sie zu lang',
  'it is too long for an answer: {}': 'für eine Antwort ist sie zu lang: {}',
  'it holds values that cannot be kept': 'sie enthält Werte, die sich nicht aufnehmen lassen',
  'it holds values that cannot be kept: {}': 'sie enthält Werte, die sich nicht aufnehmen lassen: {}',
  'it brings more than {} files': 'sie bringt mehr als {} Dateien',
  'the partner’s profile does not take such a file: {}, {} bytes':
    'eine solche Datei ist bei diesem Partner nicht vorgesehen: {}, {} Bytes',
  'a report about no letter that is known': 'ein Bericht über keinen bekannten Brief',
  'a report about somebody whom the letter did not go to':
    'ein Bericht über jemanden, an den der Brief nicht ging',
  'the partner is gone from the directory': 'den Partner gibt es nicht mehr',
  'more mails of the partner {} came than are taken by themselves':
    'vom Partner {} kamen mehr Mails, als von selbst übernommen werden',
  'it could not be worked on: see the log': 'sie ließ sich nicht bearbeiten: siehe Log',
  'an automatic mail: {}': 'eine automatische Mail: {}',
  'over the size limit': 'über der Größengrenze',
  'the same bytes came before': 'dieselben Bytes kamen schon',
  'its words were not kept: the person was removed from the request':
    'ihr Wortlaut wurde nicht gespeichert: die Person ist aus der Bestellung entfernt',
  'no request of this partner has that id': 'keine Bestellung bei diesem Partner hat diese Nummer',
  'no item of that id was recorded': 'kein Medium mit dieser Kennung ist verzeichnet',
  'it is so already': 'es ist schon so',
  'the gateway failed: see its log': 'das Gateway scheiterte: siehe sein Log',
  'the request kept changing at the same time: not taken':
    'die Bestellung änderte sich gleichzeitig: nicht übernommen',
  'the store was restored from a backup that does not have this request':
    'die Datenhaltung wurde aus einer Sicherung ohne diese Bestellung wiederhergestellt',
}
