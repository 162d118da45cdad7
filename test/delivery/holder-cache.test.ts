import { expect, test } from 'vitest'
import { createHolderCache } from '../../src/delivery/rota/holder-cache.ts'
import type { CatalogueAnswer } from '../../src/locate/locate.ts'

const keepFor = { found: 3_600_000, nothing: 900_000 }
const answerOf = (holdings: number): CatalogueAnswer => ({
  kind: 'found',
  titles: [
    {
      holdings: Array.from({ length: holdings }, (_, index) => ({ codes: [`L-${index}`], available: true })),
    },
  ],
})
const failure: CatalogueAnswer = {
  kind: 'not_now',
  reason: { code: 'finding.no_answer', params: {} },
}

/** Asks at some times, in milliseconds, and tells at which of them the question went out. */
const sentAt = async (times: readonly number[], answer: CatalogueAnswer, wait = keepFor) => {
  const { ask } = createHolderCache()
  const sent: number[] = []
  for (const now of times) if ((await ask('one', wait, now, async () => answer)).isSent) sent.push(now)
  return sent
}

test.each<[string, CatalogueAnswer, typeof keepFor, readonly number[]]>([
  ['holders for an hour', answerOf(1), keepFor, [0, 3_600_000]],
  ['that there are none for 15 minutes', answerOf(0), keepFor, [0, 900_000, 3_599_999]],
  ['no failure', failure, keepFor, [0, 899_999, 900_000, 3_599_999, 3_600_000]],
  [
    'nothing where a profile says so',
    answerOf(1),
    { found: 0, nothing: 0 },
    [0, 899_999, 900_000, 3_599_999, 3_600_000],
  ],
])('a cache of holders keeps %s', async (_, answer, wait, expected) => {
  expect(await sentAt([0, 899_999, 900_000, 3_599_999, 3_600_000], answer, wait)).toEqual(expected)
})

test('equal questions in flight are one, and what fails is asked again', async () => {
  const { ask } = createHolderCache()
  const { promise, resolve } = Promise.withResolvers<CatalogueAnswer>()
  let puts = 0
  const put = () => {
    puts += 1
    return promise
  }
  const both = [ask('one', keepFor, 0, put), ask('one', keepFor, 0, put), ask('other', keepFor, 0, put)]
  resolve(failure)
  await Promise.all(both)
  expect(puts).toBe(2)
  await ask('one', keepFor, 0, put)
  expect(puts).toBe(3)
})

test('that a copy is on its shelf is believed for a minute', async () => {
  const { ask } = createHolderCache()
  const read = async (now: number) => {
    const { answer } = await ask('one', keepFor, now, async () => answerOf(1))
    return answer.kind === 'found' ? answer.titles[0]?.holdings[0]?.available : undefined
  }
  expect([await read(0), await read(59_999), await read(60_000)]).toEqual([true, true, undefined])
})

test('the oldest answers make room: no more than 100,000 holdings are kept', async () => {
  const { ask } = createHolderCache()
  for (let number = 0; number < 60; number += 1)
    await ask(`item ${number}`, keepFor, 0, async () => answerOf(2_000))
  expect((await ask('item 59', keepFor, 0, async () => answerOf(1))).isSent).toBe(false)
  expect((await ask('item 0', keepFor, 0, async () => answerOf(1))).isSent).toBe(true)
})
