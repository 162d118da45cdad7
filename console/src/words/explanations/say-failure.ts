/** The languages in which failures are said. */
export type FailureLanguage = 'en' | 'de'

/** The descriptions of failures, in both languages. */
type Row = { readonly pattern: RegExp; readonly en: string; readonly de: string }

const row = (pattern: RegExp, en: string, de: string): Row => ({ pattern, en, de })

/** Sentences of lendwire itself, whole; `$1` stands for the first part in brackets. */
const ownSentences: readonly Row[] = [
  row(
    /^it refused the user and password$/,
    'it refused the user and password',
    'er lehnt Benutzer und Passwort ab',
  ),
  row(/^it has no such folder$/, 'it has no such folder', 'er hat keinen solchen Ordner'),
  row(/^the connection failed$/, 'the connection failed', 'die Verbindung scheiterte'),
  row(
    /^The mail server did not answer a search\.$/,
    'The mail server did not answer a search.',
    'Der Mailserver antwortete auf eine Suche nicht.',
  ),
  row(
    /^It could not be read: see the log\.$/,
    'It could not be read: see the log.',
    'Es konnte nicht gelesen werden: Das Protokoll sagt, warum.',
  ),
  row(
    /^no complete answer within (\d+) ms$/,
    'no complete answer within $1 ms',
    'keine vollständige Antwort innerhalb von $1 ms',
  ),
  row(
    /^the answer is longer than (\d+) bytes$/,
    'the answer is longer than $1 bytes',
    'die Antwort ist länger als $1 Bytes',
  ),
  row(
    /^the other side closed the connection before its answer was complete$/,
    'the other side closed the connection before its answer was complete',
    'die andere Seite schloss die Verbindung, bevor ihre Antwort vollständig war',
  ),
  row(/^the mail server took too long$/, 'the mail server took too long', 'der Mailserver brauchte zu lange'),
  row(/^the mail server failed$/, 'the mail server failed', 'der Mailserver hat einen Fehler'),
  row(
    /^the library has no email address to send from$/,
    'the library has no email address to send from',
    'die Bibliothek hat keine Absenderadresse',
  ),
  row(
    /^The partner (\S+) failed (\d+) times in a row: nothing is sent to it before (\S+)\.$/,
    'The partner $1 failed $2 times in a row: nothing is sent to it before $3.',
    'Beim Partner $1 scheiterten $2 Versuche nacheinander: Vor $3 wird ihm nichts gesendet.',
  ),
  row(
    /^The partner (\S+) failed (\d+) times in a row: one message is sent at a time\.$/,
    'The partner $1 failed $2 times in a row: one message is sent at a time.',
    'Beim Partner $1 scheiterten $2 Versuche nacheinander: Es geht eine Nachricht nach der anderen hinaus.',
  ),
  row(/^no answer$/, 'no answer', 'keine Antwort'),
  row(/^no address$/, 'no address', 'keine Adresse'),
]

/** The meanings of codes of Node, undici, OpenSSL and mail servers, the particular before the general. */
const meanings: readonly Row[] = [
  row(/ENOTFOUND/, 'the name was not found in DNS', 'der Name wurde im DNS nicht gefunden'),
  row(/EAI_AGAIN|EDNS/, 'DNS did not answer', 'DNS antwortete nicht'),
  row(/ECONNREFUSED/, 'the connection was refused', 'die Verbindung wurde abgelehnt'),
  row(/ECONNRESET/, 'the connection was reset', 'die Verbindung wurde abgebrochen'),
  row(
    /UND_ERR_RES_CONTENT_LENGTH_MISMATCH/,
    'the answer ended before its length was reached',
    'die Antwort endete vor ihrer Länge',
  ),
  row(
    /UND_ERR_HEADERS_OVERFLOW/,
    'the answer has too many or too long headers',
    'die Antwort hat zu viele oder zu lange Kopfzeilen',
  ),
  row(
    /UND_ERR_CONNECT_TIMEOUT/,
    'no connection was made in time',
    'es kam keine Verbindung in der Zeit zustande',
  ),
  row(
    /UND_ERR_SOCKET|EPIPE|closed unexpectedly|NoConnection/i,
    'the other side closed the connection',
    'die andere Seite schloss die Verbindung',
  ),
  row(/EHOSTUNREACH/, 'the host cannot be reached', 'der Rechner ist nicht erreichbar'),
  row(/ENETUNREACH/, 'the network cannot be reached', 'das Netz ist nicht erreichbar'),
  row(
    /CERT_HAS_EXPIRED|certificate has expired/i,
    'its TLS certificate has expired',
    'sein TLS-Zertifikat ist abgelaufen',
  ),
  row(
    /CERT_NOT_YET_VALID|certificate is not yet valid/i,
    'its TLS certificate is not valid yet',
    'sein TLS-Zertifikat gilt noch nicht',
  ),
  row(
    /DEPTH_ZERO_SELF_SIGNED_CERT|^self[- ]signed certificate$/i,
    'its TLS certificate is self-signed',
    'sein TLS-Zertifikat ist selbst ausgestellt',
  ),
  row(
    /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|unable to (verify the first|get local issuer) certificate|self[- ]signed certificate in/i,
    'its TLS certificate comes from an unknown authority',
    'sein TLS-Zertifikat kommt von einer unbekannten Stelle',
  ),
  row(
    /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate/i,
    'its TLS certificate is for another name',
    'sein TLS-Zertifikat gilt für einen anderen Namen',
  ),
  row(
    /ERR_SSL_WRONG_VERSION_NUMBER|wrong version number/i,
    'it speaks no TLS there',
    'dort wird kein TLS gesprochen',
  ),
  row(
    /^SMTP 5(30|34|35)\b|\bEAUTH\b|Invalid login|AUTHENTICATIONFAILED|Invalid credentials|authentication failed/i,
    'the mail server refuses the user and password',
    'der Mailserver lehnt Benutzer und Passwort ab',
  ),
  row(/^SMTP 4\d\d\b/, 'the mail server does not take it now', 'der Mailserver nimmt es jetzt nicht an'),
  row(
    /^SMTP 552\b|\b5\.3\.4\b/,
    'the mail is too large, or the mailbox is full',
    'die Mail ist zu groß, oder das Postfach ist voll',
  ),
  row(
    /^SMTP 55[013]\b.*(\b5\.1\.\d|user|recipient|mailbox|address)/i,
    'the mail server does not know the address',
    'der Mailserver kennt die Adresse nicht',
  ),
  row(
    /^SMTP 55[04]\b.*(\b5\.7\.\d|spam|block|policy|relay)/i,
    'the mail server refuses the mail by its rules',
    'der Mailserver lehnt die Mail nach seinen Regeln ab',
  ),
  row(/^SMTP 5\d\d\b/, 'the mail server refuses the mail', 'der Mailserver lehnt die Mail ab'),
  row(/Greeting never received/i, 'the mail server sent no greeting', 'der Mailserver meldete sich nicht'),
  row(/^HTTP 40[13]$/, 'the credentials were refused', 'die Zugangsdaten wurden abgelehnt'),
  row(/^HTTP 404$/, 'nothing takes messages at this path', 'an diesem Pfad nimmt nichts Nachrichten an'),
  row(
    /^HTTP 429$/,
    'the other side limits how much is sent',
    'die andere Seite begrenzt, wie viel gesendet wird',
  ),
  row(/^HTTP 5\d\d$/, 'the other side failed', 'die andere Seite hat einen Fehler'),
  row(
    /ETIMEDOUT|ESOCKETTIMEDOUT|Connection timeout|\btimed out\b/i,
    'the connection timed out',
    'die Verbindung lief in eine Zeitüberschreitung',
  ),
]

/** The beginnings of reasons that say what came before the failure. */
const beginnings: readonly Row[] = [
  row(
    /^after the message began to go out: /,
    'after the message began to go out: ',
    'nachdem der Versand begonnen hatte: ',
  ),
  row(
    /^the answer was cut off after (\d+) bytes: /,
    'the answer was cut off after $1 bytes: ',
    'die Antwort brach nach $1 Bytes ab: ',
  ),
  row(
    /^The mailbox cannot be read: /,
    'The mailbox cannot be read: ',
    'Das Postfach kann nicht gelesen werden: ',
  ),
]

/** Codes of errors, such as (ECONNREFUSED), which lendwire writes behind its own words for them. */
const ownWordsWithCode = /^(\S.*) \(([A-Z][A-Z0-9_]+)\)$/

/**
 * Says in a language why a message did not go out, or a mailbox could not be read. The words of a mail server or a library stay
 * in brackets behind it.
 *
 * @param reason as lendwire noted it
 * @returns the reason itself where nothing more is known of it
 */
export const sayFailure = (reason: string, language: FailureLanguage): string => {
  const text = reason.trim()
  for (const { pattern, [language]: words } of beginnings) {
    const [beginning] = pattern.exec(text) ?? []
    if (beginning !== undefined)
      return `${beginning.replace(pattern, words)}${sayFailure(text.slice(beginning.length), language)}`
  }
  const end = /[^.]\.$/.test(text) && !text.includes('. ') ? '.' : ''
  const bare = end === '' ? text : text.slice(0, -1)
  const own =
    ownSentences.find(({ pattern }) => pattern.test(text)) ??
    ownSentences.find(({ pattern }) => pattern.test(bare))
  if (own !== undefined)
    return own.pattern.test(text)
      ? text.replace(own.pattern, own[language])
      : `${bare.replace(own.pattern, own[language])}${end}`
  const meaning = meanings.find(({ pattern }) => pattern.test(bare))
  if (meaning === undefined) return reason
  const [, words, code = ''] = ownWordsWithCode.exec(bare) ?? []
  const raw = words === meaning.en ? code : bare
  return `${meaning[language]} (${raw})${end}`
}
