import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drawn } from '../support/draws.ts'
import { until } from '../support/gateway.ts'
import { startHangingPartner } from '../support/hanging-partner.ts'
import {
  addressOf,
  type Loan,
  putLibrary,
  putPartner,
  startLendingScene,
  summaries,
} from './lending-scene.ts'

describe.each(drawn(['standard', 'alma_p2p', 'nncipp'] as const, 3))(
  'a library that lends by NCIP, profile %s',
  (profile) => {
    let scene: Awaited<ReturnType<typeof startLendingScene>>
    beforeAll(async () => {
      scene = await startLendingScene({ protocol: 'ncip', profile })
    })
    beforeEach(async () => {
      await scene.putSystem(scene.systemUrl)
    })
    afterAll(() => scene.stop())

    const received = (number: string) =>
      scene.system.received({ requestId: `${number}-1` }).map(({ bytes }) => new TextDecoder().decode(bytes))
    const post = async (partner: string, body: string) => {
      const answer = await fetch(addressOf(scene.lending, partner, 'ncip'), {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body,
      })
      return answer.text()
    }
    /** Returns a loan whose item is at the borrowing library. */
    const borrowed = async (item: string) => {
      const number = await scene.ask()
      await until('the request', () => received(number).length > 0)
      await scene.say(number, {
        ...{ reason: 'StatusChange', status: 'Loaned', dueDate: { days: 28 } },
        delivery: { items: [item] },
      })
      await scene.reaches(number, 'shipped_physically')
      await scene.command(number, { type: 'receive' })
      await scene.reaches(number, 'received_physically')
      await scene.becomes(
        number,
        'the receipt to be passed on',
        ({ messages, waiting }) => messages.length === 3 && waiting === 0,
      )
      return number
    }

    test('is asked, answers, renews and gets its item back, although a renewal names the item alone', async () => {
      const number = await borrowed('L-1')
      await scene.command(number, { type: 'renew', dueDate: '2031-03-01' })
      await until(
        'the renewal',
        () => scene.system.received({}).at(-1)?.message?.message.kind === 'RenewItem',
      )
      await scene.say(number, { reason: 'RenewResponse', answer: 'Y', dueDate: '2031-02-01T12:00:00Z' })
      await scene.reaches(number, 'renewed_by_partner')
      await scene.command(number, { type: 'patron_loan' })
      await scene.command(number, { type: 'patron_return' })
      await scene.command(number, { type: 'return' })
      await scene.becomes(number, 'the return', ({ messages }) =>
        messages.some(({ summary, to }) => to === 'system' && summary.startsWith('ItemShipped')),
      )
      await scene.say(number, { reason: 'StatusChange', status: 'LoanCompleted' })
      await scene.reaches(number, 'request_completed')
      const request = await scene.becomes(number, 'all to be passed on', ({ waiting }) => waiting === 0)
      expect(summaries(request).map((line) => line.replace(/ \w+By\.\w+/, ''))).toEqual([
        'system: RequestItem delivered',
        'requester: ItemShipped delivered',
        'system: ItemReceived delivered',
        'system: RenewItem delivered',
        'requester: ItemRenewed delivered',
        'system: ItemShipped delivered',
        'requester: ItemReceived delivered',
      ])
      expect(new Set(request.messages.map(({ attempts }) => attempts))).toEqual(new Set([1]))
      expect(scene.system.received({}).flatMap(({ faults }) => faults)).toEqual([])
      // One item that this partner borrowed.
      expect(await scene.lending.call('GET', '/v1/balances')).toMatchObject({
        rows: [['asks', 0, 1, -1, 0.83]],
      })
    })

    test('is answered Unfilled where its system never took the request', async () => {
      const away = await startHangingPartner()
      away.refuse()
      await scene.putSystem(away.url)
      const number = await scene.ask()
      await scene.becomes(number, 'the request to wait', ({ waiting }) => waiting === 1)
      scene.lending.advance(3 * 86_400_000)
      await scene.reaches(number, 'rejected_by_partner')
      const request = await scene.becomes(number, 'the answer to be settled', ({ waiting }) => waiting === 0)
      expect(summaries(request).map((line) => line.replace(/ \w+By\.\w+/, ''))).toEqual([
        'system: RequestItem refused',
        'requester: CancelRequestItem delivered',
      ])
      await away.stop()
    })

    test('has a question answered by its system alone: while that is down, its sender is told to ask again', async () => {
      const number = await borrowed('L-2')
      const away = await startHangingPartner()
      away.refuse()
      await scene.putSystem(away.url)
      await scene.command(number, { type: 'renew', dueDate: '2031-03-01' })
      const unanswered = await scene.becomes(number, 'the renewal to be given up', ({ messages }) =>
        messages.some(({ summary, state }) => summary === 'RenewItem' && state === 'dropped'),
      )
      expect(unanswered).toMatchObject({ waiting: 0, failed: 0 })
      expect((await scene.look(number)).status).toBe('renew_requested')
      await away.stop()
      await scene.putSystem(scene.systemUrl)
      await until('the renewal', () => {
        scene.borrowing.advance(60_000)
        return scene.system.received({}).at(-1)?.message?.message.kind === 'RenewItem'
      })
      const { messages } = await scene.becomes(
        number,
        'its answer',
        (each) => each.messages.at(-1)?.state === 'delivered',
      )
      expect(messages.at(-1)?.summary).toBe('RenewItem')
    })

    test('knows its system by credentials of its own, and never by those of a requester', async () => {
      const connection = {
        protocol: 'ncip',
        profile,
        url: scene.systemUrl,
        agencyAuthentication: 'the-relay-s-own',
      }
      await scene.putSystem(scene.systemUrl, {}, { connection })
      const [sent = ''] = received(await borrowed('L-3'))
      const own = sent.replaceAll(/ASKS-[^<]*-1/g, 'A-9').replaceAll('the-relay-s-own', 'the-requester-s-own')
      await post('asks', own)
      const [passed = ''] = scene.system
        .received({ requestId: 'A-9' })
        .map(({ bytes }) => new TextDecoder().decode(bytes))
      expect(passed).toContain('FromAgencyAuthentication>the-relay-s-own<')
      expect(passed).not.toContain('the-requester-s-own')
    })

    test('is not told by another partner, nor about what it was never asked', async () => {
      const number = await borrowed('L-4')
      await until('the receipt', () => received(number).length === 2)
      const [, receipt = ''] = received(number)
      await putPartner(scene.lending, 'thief', 'NO-THIEF', 'http://127.0.0.1:9/', {
        connection: { protocol: 'ncip', profile, url: 'http://127.0.0.1:9/' },
      })
      expect(await post('thief', receipt)).toContain('Unknown')
      expect(await post('thief', receipt.replaceAll('NO-ASKS', 'NO-THIEF'))).toContain('Unknown Request')
      expect(await post('asks', receipt.replaceAll(`${number}-1`, 'NONE-1'))).toContain('Unknown Request')
      expect((await scene.relayed(number)).messages).toHaveLength(3)
    })

    test('has the requests of another library of its gateway sent to its system, and nothing takes a way outside', async () => {
      await putLibrary(scene.lending, 'NEAR', 'NO-NEAR')
      const { number } = (await scene.lending.call('POST', '/v1/requests', {
        library: 'NEAR',
        citation: { title: 'Next door' },
        service: { type: 'loan' },
        patron: { id: 'p1' },
        rota: ['lms'],
      })) as Loan
      const reaches = (status: string) =>
        until(`${number} to be ${status}`, async () => {
          const loan = (await scene.lending.call('GET', `/v1/requests/${number}`)) as Loan
          return loan.status === status
        })
      const does = (type: string) => scene.lending.call('POST', `/v1/requests/${number}/commands`, { type })
      const lastKind = () => scene.system.received({}).at(-1)?.message?.message.kind
      const before = (await scene.listed()).length
      await does('send')
      await until('the request', () => received(number).length > 0)
      const shipped = { reason: 'StatusChange', status: 'Loaned', dueDate: { days: 28 } } as const
      await scene.say(number, { ...shipped, delivery: { items: ['L-9'] } })
      await reaches('shipped_physically')
      await does('receive')
      await until('the receipt', () => lastKind() === 'ItemReceived')
      await does('patron_loan')
      await does('patron_return')
      await does('return')
      await until('the return', () => lastKind() === 'ItemShipped')
      await scene.say(number, { reason: 'StatusChange', status: 'LoanCompleted' })
      await reaches('request_completed')
      expect(await scene.listed()).toHaveLength(before)
    })
  },
)
