import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { SequencedEvent } from '../../src/store/ports/events.ts'
import { at, bergen, changeOf, oslo, type Scene } from './samples.ts'

/** Tests the contract of `EventsPort`. */
export const events = (scene: () => Scene): void => {
  describe('listEventsAfter', () => {
    it('gives a library its events in the order of their commits, each with its place', async () => {
      const { store, samples } = scene()
      const [one, two] = [samples.request(), samples.request()]
      const [first, second, third, fourth] = [
        samples.event(),
        samples.event(),
        samples.event(),
        samples.event(),
      ]
      await store.commit(changeOf(one, 0, { events: [first] }))
      await store.commit(changeOf(two, 0, { events: [second, third] }))
      await store.commit(changeOf(one, 1, { events: [fourth] }))
      const listed = await store.listEventsAfter(oslo, 0, 10)
      expect(listed.map(({ event }) => event)).toEqual([first, second, third, fourth])
      expect(listed.map(({ request }) => request)).toEqual([one.number, two.number, two.number, one.number])
      expect(listed.every(({ library }) => library === oslo)).toBe(true)
      const cursors = listed.map(({ cursor }) => cursor)
      expect(cursors).toEqual(cursors.toSorted((a, b) => a - b))
      expect(new Set(cursors).size).toBe(4)
      expect(cursors.every((cursor) => cursor > 0)).toBe(true)
    })

    it('has the cursor of the next event behind each cursor', async () => {
      const { store, samples } = scene()
      expect(await store.findNextEvent(oslo, 0)).toBeNull()
      await store.commit(changeOf(samples.request(), 0, { events: [samples.event(), samples.event()] }))
      await store.commit(changeOf(samples.request({ library: bergen }), 0, { events: [samples.event()] }))
      const [one, two] = (await store.listEventsAfter(oslo, 0, 10)).map(({ cursor }) => cursor)
      expect(await store.findNextEvent(oslo, 0)).toBe(one)
      expect(await store.findNextEvent(oslo, one ?? 0)).toBe(two)
      expect(await store.findNextEvent(oslo, two ?? 0)).toBeNull()
    })

    it('goes on behind a cursor, as far as the limit', async () => {
      const { store, samples } = scene()
      const made = Array.from({ length: 5 }, () => samples.event())
      await store.commit(changeOf(samples.request(), 0, { events: made }))
      const start = await store.listEventsAfter(oslo, 0, 2)
      expect(start.map(({ event }) => event)).toEqual(made.slice(0, 2))
      const rest = await store.listEventsAfter(oslo, start.at(-1)?.cursor ?? 0, 10)
      expect(rest.map(({ event }) => event)).toEqual(made.slice(2))
      expect(await store.listEventsAfter(oslo, rest.at(-1)?.cursor ?? 0, 10)).toEqual([])
    })

    it('shows a library none of another', async () => {
      const { store, samples } = scene()
      const [mine, theirs] = [samples.event(), samples.event()]
      await store.commit(changeOf(samples.request(), 0, { events: [mine] }))
      await store.commit(changeOf(samples.request({ library: bergen }), 0, { events: [theirs] }))
      expect((await store.listEventsAfter(oslo, 0, 10)).map(({ event }) => event)).toEqual([mine])
      expect((await store.listEventsAfter(bergen, 0, 10)).map(({ event }) => event)).toEqual([theirs])
    })

    it('lets a reader miss nothing while others write', async () => {
      const { store, samples } = scene()
      const read: SequencedEvent[] = []
      const follow = async (): Promise<void> => {
        while (read.length < 200) {
          read.push(...(await store.listEventsAfter(oslo, read.at(-1)?.cursor ?? 0, 7)))
          await setImmediate()
        }
      }
      const write = async (): Promise<void> => {
        const request = samples.request()
        for (let version = 0; version < 20; version += 1) {
          await store.commit(changeOf(request, version, { events: [samples.event()] }))
        }
      }
      await Promise.all([follow(), ...Array.from({ length: 10 }, write)])
      expect(read).toEqual(await store.listEventsAfter(oslo, 0, 1000))
      expect(read).toHaveLength(200)
    })
  })

  describe('readTimeline', () => {
    it('gives events, messages that came and messages that went in the order of their times', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const created = samples.event({ at: at(0) })
      const delivery = samples.delivery(request, { createdAt: at(0) })
      await store.commit(changeOf(request, 0, { events: [created], outbox: [delivery] }))
      const message = samples.message({ request: request.number, receivedAt: at(5) })
      const partnerEvent = samples.event({ at: at(5), message: message.id })
      await store.commit(
        changeOf(request, 1, { events: [partnerEvent], inbox: { message, fingerprint: 'a' } }),
      )
      const kept = samples.message({ request: request.number, receivedAt: at(3), state: 'rejected' })
      await store.keepMessage(kept)
      const last = samples.event({ at: at(9) })
      await store.commit(changeOf(request, 2, { events: [last] }))
      const timeline = await store.readTimeline(oslo, request.number)
      expect(timeline.map((item) => [item.kind, item.at])).toEqual([
        ['event', at(0)],
        ['message_out', at(0)],
        ['message_in', at(3)],
        ['message_in', at(5)],
        ['event', at(5)],
        ['event', at(9)],
      ])
      const cursors = (await store.listEventsAfter(oslo, 0, 9)).map(({ cursor }) => cursor)
      expect(timeline.filter((item) => item.kind === 'event').map(({ cursor }) => cursor)).toEqual(cursors)
      expect(timeline.filter((item) => item.kind === 'event').map(({ event }) => event)).toEqual([
        created,
        partnerEvent,
        last,
      ])
      expect(timeline.filter((item) => item.kind === 'message_in').map((item) => item.message)).toEqual([
        kept,
        message,
      ])
      expect(timeline.filter((item) => item.kind === 'message_out').map((item) => item.delivery)).toEqual([
        await store.getDelivery(delivery.id),
      ])
      for (const kinds of [['event'], ['message_out'], ['message_in'], ['event', 'message_out'], []] as const)
        expect(await store.readTimeline(oslo, request.number, kinds)).toEqual(
          timeline.filter(({ kind }) => kinds.some((each) => each === kind)),
        )
    })

    it('keeps events in the order of their commits, whatever the clocks of their processes showed', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const made = [samples.event({ at: at(7) }), samples.event({ at: at(3) }), samples.event({ at: at(8) })]
      for (const [version, event] of made.entries())
        await store.commit(changeOf(request, version, { events: [event] }))
      const timeline = await store.readTimeline(oslo, request.number)
      expect(timeline.map((item) => item.kind === 'event' && item.event)).toEqual(made)
    })

    it('shows nothing of other requests and other libraries', async () => {
      const { store, samples } = scene()
      const [one, two] = [samples.request(), samples.request()]
      for (const request of [one, two]) {
        const message = samples.message({ request: request.number })
        const inbox = { message, fingerprint: message.id }
        await store.commit(
          changeOf(request, 0, { events: [samples.event()], outbox: [samples.delivery(request)], inbox }),
        )
      }
      expect(await store.readTimeline(oslo, one.number)).toHaveLength(3)
      expect(await store.readTimeline(bergen, one.number)).toEqual([])
    })

    it('holds a message that changed nothing, committed without its request', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      const message = samples.message({ request: request.number, state: 'repeat' })
      await store.commit({ ...changeOf(request), request: null, inbox: { message, fingerprint: 'x' } })
      expect(await store.readTimeline(oslo, request.number)).toEqual([
        { kind: 'message_in', at: message.receivedAt, message },
      ])
    })
  })

  describe('libraries', () => {
    it('lets none load or change the request of another', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      await store.commit(changeOf(request))
      expect(await store.loadRequest(bergen, request.number)).toBeNull()
      const foreign = { ...changeOf({ ...request, stage: 'closed' }, 1), library: bergen }
      expect(await store.commit(foreign)).toEqual({ kind: 'conflict' })
      expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
    })
  })
}
