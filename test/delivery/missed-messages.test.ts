import { expect, test } from 'vitest'
import { PartnerCode } from '../../src/borrowing/values.ts'
import type { Deps } from '../../src/delivery/deps.ts'
import { createMissedMessages } from '../../src/delivery/inbound/missed-messages.ts'

const koha = PartnerCode.parse('koha')

/** Watches for lost messages of one partner, which sends each once, and counts how often its requests are marked. */
const watch = () => {
  let minutes = 0
  let marked = 0
  const deps = {
    now: () => new Date(Date.UTC(2026, 11, 1, 9, minutes)).toISOString(),
    log: () => undefined,
    configuration: { snapshot: async () => ({ partner: () => ({ code: koha }) }) },
    protocols: { of: () => ({ capabilities: () => ({ sendsOnce: true }) }) },
    store: {
      putDocuments: async () => undefined,
      listRequests: async () => {
        marked += 1
        return { items: [], next: null }
      },
    },
  }
  const missed = createMissedMessages(deps as unknown as Deps)
  return {
    marked: () => marked,
    refuse: async (sender: 'certain' | 'possible') => {
      missed.noteRefused(koha, sender)
      await new Promise((resolve) => setTimeout(resolve))
    },
    after: async (passed: number) => {
      minutes += passed
      await missed.noteRunning()
    },
  }
}

test('what nobody proved to be a partner’s counts once an hour, and what came within the hour at its end', async () => {
  const { refuse, after, marked } = watch()
  await refuse('possible')
  expect(marked()).toBe(1)
  await after(20)
  await refuse('possible')
  await after(20)
  expect(marked()).toBe(1)
  await after(20)
  expect(marked()).toBe(2)
  await after(60)
  expect(marked()).toBe(2)
})

test('what a partner sent for certain counts at once', async () => {
  const { refuse, marked } = watch()
  await refuse('possible')
  await refuse('certain')
  await refuse('certain')
  expect(marked()).toBe(3)
})
