import { expect, test } from 'vitest'
import { PartnerCode } from '../../src/borrowing/values.ts'
import { createMailRation } from '../../src/delivery/mail-ration.ts'

test('a partner’s mails are acted on so many times an hour, whatever others send', () => {
  let now = Date.UTC(2026, 0, 1)
  const mayTake = createMailRation(() => now)
  const [one, other] = [PartnerCode.parse('ONE'), PartnerCode.parse('OTHER')]
  const taken = Array.from({ length: 400 }, () => mayTake(one)).filter(Boolean)
  expect(taken).toHaveLength(300)
  expect(mayTake(other)).toBe(true)
  now += 3_600_000
  expect(mayTake(one)).toBe(true)
})
