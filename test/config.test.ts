import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { settingsTable } from '../src/environment.ts'
import { faultLine, Problem } from '../src/problem.ts'

/** Returns the faults of settings, each in a line. */
const faultsOf = (settings: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(settings)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.faults.map(faultLine)
  }
}

describe('settings', () => {
  test.each(['', ' ', '\t'])('that are there and say nothing (%j) count as not set', (nothing) => {
    const names = settingsTable().flatMap(({ name }) => (name === 'LENDWIRE_STORE' ? [] : name))
    expect(readConfig(Object.fromEntries(names.map((name) => [name, nothing])))).toEqual(readConfig({}))
    expect(() => readConfig({ LENDWIRE_STORE: nothing })).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ path: 'LENDWIRE_STORE' })] }),
    )
  })

  test('refuse the admin key that an earlier README showed', () => {
    expect(() => readConfig({ LENDWIRE_ADMIN_KEY: 'choose-a-long-admin-key-of-your-own' })).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ path: 'LENDWIRE_ADMIN_KEY' })] }),
    )
  })

  test.each([
    ['LENDWIRE_PORT', '86oo', 'must be a number'],
    ['LENDWIRE_PORT', '70000', 'must be at most 65535'],
    ['LENDWIRE_KEEP_ANSWERS', 'PT0S', 'must be longer than PT0S'],
    ['LENDWIRE_KEEP_FINGERPRINTS', 'P0D', 'must be longer than PT0S'],
    ['LENDWIRE_KEEP_BACKUPS', 'PT0S', 'must be at least PT1S'],
    ['LENDWIRE_DRAIN', 'PT0S', 'must be at least PT1S and at most PT1H'],
    ['LENDWIRE_SESSION_LIMIT', '12h', 'must be a duration'],
    ['LENDWIRE_SESSION_LIMIT', 'PT1M', 'must be at least PT5M and at most P30D'],
    ['LENDWIRE_CALLS_PER_MINUTE', '0', 'must be at least 1'],
    ['LENDWIRE_TRACES_RATIO', '50', 'must be at most 1'],
    ['LENDWIRE_PUBLIC_URL', 'https://ill.example/#/requests', /without .* a fragment/],
    ['LENDWIRE_PUBLIC_URL', 'https://library.example/ill', /without .* a path.*host name of its own/],
    ['LENDWIRE_PUBLIC_URL', 'https://ill.example/?library=ABC', /a query/],
    ['LENDWIRE_PUBLIC_URL', 'https://ill:secret@ill.example', /without a user/],
  ])('say of %s=%s what is wrong with it', (path, text, message) => {
    const faults = faultsOf({ [path]: text })
    expect(faults).toEqual([expect.stringMatching(message)])
    expect(faults[0]).toMatch(new RegExp(`^${path}: `))
  })

  test('say the limits of a duration', () => {
    const faultsWith = (duration: string) => faultsOf({ LENDWIRE_KEEP_AUDIT: duration })
    const faulty = [expect.stringMatching(/^LENDWIRE_KEEP_AUDIT: .* of at most 9999 days, 99999 hours/)]
    for (const long of ['P99999999D', 'P10000D', 'PT100000H', 'PT100000M', 'PT1000000S'])
      expect(faultsWith(long)).toEqual(faulty)
    for (const longest of ['P9999D', 'PT99999H', 'PT99999M', 'PT999999S'])
      expect(faultsWith(longest)).toEqual([])
  })

  test('limit the length of messages to what can be read', () => {
    const limited = (LENDWIRE_PARTNER_MESSAGE_LIMIT: string) => () =>
      readConfig({ LENDWIRE_PARTNER_MESSAGE_LIMIT })
    expect(limited('1048576')()).toMatchObject({ partnerMessageLimit: 1_048_576 })
    expect(limited('1048577')).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ path: 'LENDWIRE_PARTNER_MESSAGE_LIMIT' })],
      }),
    )
  })
})

test.each([
  ['smtp://ill:secret@mail.example.org:587', undefined, true],
  ['smtp://ill:secret@mail.example.org:587', 'false', false],
  ['smtp://mail.example.org:25', undefined, false],
  ['smtp://ill:secret@127.0.0.1:1025', undefined, false],
  ['smtp://mail.example.org:25', 'true', true],
])('mails over %s need TLS where the setting is %s: %s', (url, setting, requireTls) => {
  const environment = { LENDWIRE_SMTP_URL: url, LENDWIRE_SMTP_REQUIRE_TLS: setting }
  expect(readConfig(environment).smtp).toEqual({ url, requireTls })
})
