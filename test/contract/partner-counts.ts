import { describe, expect, it } from 'vitest'
import { Day } from '../../src/borrowing/values.ts'
import { alpha, at, bergen, beta, changeOf, changeWithout, oslo, type Scene } from './samples.ts'

const day = (text: string) => Day.parse(text)
const today = day('2026-11-24')

/** Tests the contract of `PartnerCountsPort`. */
export const partnerCounts = (scene: () => Scene): void => {
  const ofPartner = (partner = alpha) =>
    scene().store.listPartnerDays(partner, day('2020-01-01'), day('2030-01-01'))

  describe('addPartnerCounts', () => {
    it('adds to the counts of a partner, a day and a library; of times it keeps the latest', async () => {
      const { store } = scene()
      await store.addPartnerCounts(oslo, [
        { partner: alpha, day: today, counts: { requests_sent: 1, last_sent: 1_790_000_000_000 } },
        { partner: beta, day: today, counts: { requests_sent: 5 } },
      ])
      await store.addPartnerCounts(oslo, [
        {
          partner: alpha,
          day: today,
          counts: { requests_sent: 2, 'charged:EUR': -125, last_sent: 1_780_000_000_000 },
        },
      ])
      await store.addPartnerCounts(bergen, [{ partner: alpha, day: today, counts: { filled: 1 } }])
      await store.addPartnerCounts(null, [
        { partner: alpha, day: day('2026-11-23'), counts: { paused_seconds: 3 } },
      ])
      expect(await ofPartner()).toEqual([
        { partner: alpha, library: null, day: '2026-11-23', counts: { paused_seconds: 3 } },
        { partner: alpha, library: bergen, day: '2026-11-24', counts: { filled: 1 } },
        {
          partner: alpha,
          library: oslo,
          day: '2026-11-24',
          counts: { requests_sent: 3, 'charged:EUR': -125, last_sent: 1_790_000_000_000 },
        },
      ])
      expect(await ofPartner(beta)).toHaveLength(1)
    })

    it('loses no addition of many at once', async () => {
      const { store } = scene()
      await Promise.all(
        Array.from({ length: 20 }, () =>
          store.addPartnerCounts(oslo, [{ partner: alpha, day: today, counts: { requests_sent: 1 } }]),
        ),
      )
      expect((await ofPartner())[0]?.counts).toEqual({ requests_sent: 20 })
    })
  })

  describe('listPartnerDays', () => {
    it('lists the days of a range, both ends included', async () => {
      const { store } = scene()
      for (const each of ['2026-09-30', '2026-10-01', '2026-11-24', '2026-12-01'])
        await store.addPartnerCounts(oslo, [{ partner: alpha, day: day(each), counts: { requests_sent: 1 } }])
      const listedDays = await store.listPartnerDays(alpha, day('2026-10-01'), today)
      expect(listedDays.map((each) => each.day)).toEqual(['2026-10-01', '2026-11-24'])
    })

    it('finds all again after a restart', async () => {
      const { store, reopen } = scene()
      await store.addPartnerCounts(oslo, [{ partner: alpha, day: today, counts: { requests_sent: 1 } }])
      const again = await reopen()
      expect(await again.listPartnerDays(alpha, today, today)).toHaveLength(1)
    })
  })

  describe('counts of a commit', () => {
    const counts = [{ partner: alpha, day: today, counts: { requests_sent: 1 } }]

    it('counts with the change, and nothing where the change is not written', async () => {
      const { store, samples } = scene()
      const request = samples.request()
      const message = samples.message({ partner: alpha, receivedAt: at(3) })
      const change = { partnerCounts: counts, inbox: { message, fingerprint: 'print' } }
      await store.commit(changeOf(request, 0, change))
      expect((await store.commit(changeOf(request, 0, { partnerCounts: counts }))).kind).toBe('conflict')
      expect((await store.commit(changeOf(request, 1, change))).kind).toBe('repeat')
      expect(await ofPartner()).toEqual([
        {
          partner: alpha,
          library: oslo,
          day: '2026-11-24',
          counts: { requests_sent: 1, received: 1, last_received: Date.parse(at(3)) },
        },
      ])
    })

    it('counts messages that change no request, by what became of them, and none that a stranger may have sent', async () => {
      const { store, samples } = scene()
      const keep = (state: 'repeat' | 'rejected' | 'not_authenticated', library: typeof oslo | null) =>
        store.keepMessage(samples.message({ partner: alpha, state, library, receivedAt: at(5) }))
      await keep('repeat', oslo)
      await keep('rejected', null)
      await keep('not_authenticated', null)
      await store.keepMessage(samples.message({ partner: null, library: null, state: 'unreadable' }))
      const message = samples.message({ partner: alpha, receivedAt: at(7) })
      await store.commit(changeWithout(oslo, { inbox: { message, fingerprint: null } }))
      expect((await ofPartner()).map(({ library, counts: sum }) => [library, sum])).toEqual([
        [null, { received: 1, received_refused: 1, last_received: Date.parse(at(5)) }],
        [oslo, { received: 2, received_repeated: 1, last_received: Date.parse(at(7)) }],
      ])
    })
  })

  describe('purge', () => {
    it('forgets whole months that ended before', async () => {
      const { store } = scene()
      for (const each of ['2025-12-31', '2026-11-01', '2026-11-30'])
        await store.addPartnerCounts(oslo, [{ partner: alpha, day: day(each), counts: { requests_sent: 1 } }])
      const limits = { fingerprints: at(0), answers: at(0), unassigned: at(0), blobs: at(0), rows: at(0) }
      await store.purge({ ...limits, partnerCounts: at(0) })
      expect((await ofPartner()).map((each) => each.day)).toEqual(['2026-11-01', '2026-11-30'])
    })
  })
}
