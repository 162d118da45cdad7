import { expect, test } from 'vitest'
import { createRateLimits } from '../../../src/http/limits/rate-limits.ts'

test('300 sign-ins by OpenID Connect may be started in a minute from one source', () => {
  let time = 0
  const { mayStartSignIn } = createRateLimits(() => time, 10)
  const started = Array.from({ length: 301 }, () => mayStartSignIn('192.0.2.1'))
  expect(started.indexOf(false)).toBe(300)
  expect(mayStartSignIn('192.0.2.2')).toBe(true)
  time = 60_000
  expect(mayStartSignIn('192.0.2.1')).toBe(true)
})
