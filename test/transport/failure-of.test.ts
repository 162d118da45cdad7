import { expect, test } from 'vitest'
import { alarmWords } from '../../src/alarms/words.ts'
import { sayStep } from '../../src/connection-test/say-step.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import { languages } from '../../src/translations/language.ts'
import { reason } from '../../src/translations/reason.ts'
import { failureOf, failureOfWords } from '../../src/transport/failure-of.ts'

test.each([
  ['connect ECONNREFUSED 127.0.0.1:25', 'die Verbindung wurde abgelehnt (connect ECONNREFUSED 127.0.0.1:25)'],
  ['self-signed certificate', 'sein TLS-Zertifikat ist selbst ausgestellt (self-signed certificate)'],
  ['Greeting never received', 'der Mailserver meldete sich nicht (Greeting never received)'],
  ['what nobody knows', 'what nobody knows'],
])('%s is said in German, with what came from outside in brackets', (words, german) => {
  expect(sentencesIn('de').say(failureOfWords(words))).toBe(german)
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
  const failure = failureOf(Object.assign(new Error('raw'), { code }))
  const said = languages.map((language) => sentencesIn(language).say(failure))
  for (const sentence of said) expect(sentence).toMatch(new RegExp(`^[^()]+ \\(${code}\\)$`))
  expect(new Set(said).size).toBe(languages.length)
})

test('alarms and connection tests say it in their language', () => {
  const facts = { mailbox: 'ILL', reason: reason('failure.imap_credentials') }
  expect(alarmWords({ kind: 'mailbox_not_read', facts }, 'de').title).toBe(
    'Das Postfach ILL kann nicht gelesen werden: er lehnt Benutzer und Passwort ab',
  )
  const failed = { host: 'north.example', reason: failureOfWords('connect ECONNREFUSED 192.0.2.1:443') }
  expect(sayStep({ code: 'dns_failed', facts: failed }, 'de').detail).toContain(
    'die Verbindung wurde abgelehnt',
  )
})
