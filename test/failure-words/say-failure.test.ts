import { expect, test } from 'vitest'
import { alarmWords } from '../../src/alarms/words.ts'
import { sayStep } from '../../src/connection-test/say-step.ts'
import { sayFailure } from '../../src/failure-words/say-failure.ts'
import { describeFailure } from '../../src/transport/describe-failure.ts'

test.each([
  ['the connection was refused (ECONNREFUSED)', 'die Verbindung wurde abgelehnt (ECONNREFUSED)'],
  ['connect ECONNREFUSED 127.0.0.1:25', 'die Verbindung wurde abgelehnt (connect ECONNREFUSED 127.0.0.1:25)'],
  [
    'SMTP 535: Invalid login: 535 5.7.8 Error: authentication failed',
    'der Mailserver lehnt Benutzer und Passwort ab (SMTP 535: Invalid login: 535 5.7.8 Error: authentication failed)',
  ],
  [
    'SMTP 550: all recipients were rejected: 550 5.1.1 no such user',
    'der Mailserver kennt die Adresse nicht (SMTP 550: all recipients were rejected: 550 5.1.1 no such user)',
  ],
  [
    'after the message began to go out: the connection was reset (ECONNRESET)',
    'nachdem der Versand begonnen hatte: die Verbindung wurde abgebrochen (ECONNRESET)',
  ],
  [
    'The mailbox cannot be read: it has no such folder.',
    'Das Postfach kann nicht gelesen werden: er hat keinen solchen Ordner.',
  ],
  ['no complete answer within 5000 ms', 'keine vollständige Antwort innerhalb von 5000 ms'],
  ['HTTP 503', 'die andere Seite hat einen Fehler (HTTP 503)'],
  ['what nobody knows', 'what nobody knows'],
])('%s', (reason, german) => {
  expect(sayFailure(reason, 'de')).toBe(german)
})

test.each([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_OVERFLOW',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('%s is said in each language, with its code alone in brackets', (code) => {
  const reason = describeFailure(Object.assign(new Error('raw'), { code }))
  expect(sayFailure(reason, 'en')).toBe(reason)
  expect(sayFailure(reason, 'de')).toMatch(new RegExp(`^[^()]+ \\(${code}\\)$`))
  expect(sayFailure(reason, 'de')).not.toContain(reason.split(' (')[0])
})

test('alarms and connection tests say it in their language', () => {
  const reason = 'it refused the user and password.'
  expect(alarmWords({ kind: 'mailbox_not_read', facts: { mailbox: 'ILL', reason } }, 'de').title).toBe(
    'Das Postfach ILL kann nicht gelesen werden: er lehnt Benutzer und Passwort ab.',
  )
  const facts = { host: 'north.example', reason: 'connect ECONNREFUSED 192.0.2.1:443' }
  expect(sayStep({ code: 'dns_failed', facts }, 'de').detail).toContain('die Verbindung wurde abgelehnt')
})
