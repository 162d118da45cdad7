import { readNcip } from 'node-ncip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { header, itemIdElement, message, userIdElement } from '../../partners/ncip/sample-messages.ts'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { about, problemsIn, shipped } from './lender-messages.ts'
import { makePair, type Pair, type PairOptions } from './setting.ts'

let gateway: WholeGateway
const closing: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  gateway = await startWholeGateway()
})
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  await gateway.stop()
})
const pair = async (options: PairOptions = {}): Promise<Pair> => {
  const made = await makePair(gateway, 'standard', options)
  closing.push(made.lender.stop)
  return made
}

describe('the request of a message', () => {
  test('an item that was lent twice is that of the loan that is open; of two, staff say which', async () => {
    const made = await pair()
    const borrow = async () => {
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      await made.post(shipped(made, number, undefined, itemIdElement('AMB-1')))
      await made.reaches(number, 'shipped_physically')
      return number
    }
    const recall = () => made.post(message('RecallItem', itemIdElement('AMB-1'), ''))
    const first = await borrow()
    await made.command(first, { type: 'receive' })
    await made.command(first, { type: 'return' })
    await made.post(
      about(
        made,
        first,
        'ItemReceived',
        `${itemIdElement('AMB-1')}<DateReceived>2026-11-24T14:00:00Z</DateReceived>`,
      ),
    )
    await made.reaches(first, 'request_completed')
    const second = await borrow()
    expect(await problemsIn(await recall())).toEqual([])
    await made.reaches(second, 'recalled_by_partner')
    const third = await borrow()
    expect(await problemsIn(await recall())).toEqual([])
    const attentionOf = async (number: string): Promise<readonly string[]> => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}`)
      return (body as { attention: { kind: string }[] }).attention.map(({ kind }) => kind)
    }
    const kindsOf = async (number: string) =>
      (await attentionOf(number)).filter((kind) => kind === 'mail_review')
    expect([await kindsOf(second), await kindsOf(third)]).toEqual([['mail_review'], ['mail_review']])
    const { body } = await gateway.api('GET', `/v1/messages?state=review&partner=${made.partner}`)
    const [waiting] = (body as { items: { id: string; library: string; reason: { text: string } }[] }).items
    expect(waiting).toMatchObject({ library: made.library })
    expect(waiting?.reason.text).toContain(second)
    expect(waiting?.reason.text).toContain(third)
    const assigned = await gateway.api('POST', `/v1/messages/${waiting?.id}/assign`, {
      request: third,
      event: { type: 'recalled' },
    })
    expect(assigned.status).toBe(200)
    await made.reaches(third, 'recalled_by_partner')
    expect([await kindsOf(second), await kindsOf(third)]).toEqual([[], []])
  })

  test('an item whose earlier loan waits for its check-in is that of the request that has it now, in any letter case', async () => {
    const made = await pair()
    const borrow = async () => {
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      await made.post(shipped(made, number.toLowerCase(), undefined, itemIdElement('AGAIN-1')))
      await made.reaches(number, 'shipped_physically')
      return number
    }
    const first = await borrow()
    await made.command(first, { type: 'receive' })
    await made.command(first, { type: 'return' })
    await made.reaches(first, 'lender_check_in')
    const second = await borrow()
    expect(await problemsIn(await made.post(message('RecallItem', itemIdElement('AGAIN-1'), '')))).toEqual([])
    await made.reaches(second, 'recalled_by_partner')
    await made.reaches(first, 'lender_check_in')
  })

  describe('an item id that the lender never named before', () => {
    const attentionOf = async (number: string): Promise<readonly string[]> => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}`)
      return (body as { attention: { kind: string }[] }).attention.map(({ kind }) => kind)
    }
    const requested = async (made: Pair): Promise<string> => {
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      return number
    }
    /** A request whose item came with a barcode of the library, and without a name of the lender. */
    const nameless = async (made: Pair): Promise<string> => {
      const number = await requested(made)
      await made.post(shipped(made, number, undefined, ''))
      await made.reaches(number, 'shipped_physically')
      await made.command(number, { type: 'receive', barcode: `OURS-${number}` })
      await made.reaches(number, 'received_physically')
      return number
    }
    const itemMessage = (kind: string, id: string, more = ''): string =>
      message(kind, `${itemIdElement(id)}${more}`, '')

    test('is that of the only loan whose item it has not named, and is kept', async () => {
      const made = await pair()
      await requested(made)
      const number = await nameless(made)
      expect(await problemsIn(await made.post(itemMessage('ItemRecalled', 'THEIRS-1')))).toEqual([])
      expect((await made.reaches(number, 'recalled_by_partner')).items).toMatchObject([
        { partnerItemId: 'THEIRS-1', barcode: `OURS-${number}` },
      ])
      const due = '<DateDue>2027-06-30T12:00:00Z</DateDue>'
      const renewed = itemMessage('ItemRenewed', 'theirs-1', due)
      expect(await problemsIn(await made.post(renewed))).toEqual([])
      expect((await made.reaches(number, 'renewed_by_partner')).items).toMatchObject([
        { partnerItemId: 'THEIRS-1', dueDate: '2027-06-30' },
      ])
      expect(await problemsIn(await made.post(itemMessage('ItemRecalled', 'THEIRS-2')))).toEqual([
        'Unknown Item',
      ])
    })

    test('is that of the only request that waits for its shipment', async () => {
      const made = await pair()
      const shelf = await nameless(made)
      const number = await requested(made)
      const sent = shipped(made, number, undefined, itemIdElement('NEW-1')).replace(
        /<RequestId>.*<.RequestId>/,
        '',
      )
      expect(await problemsIn(await made.post(sent))).toEqual([])
      expect((await made.reaches(number, 'shipped_physically')).items).toMatchObject([
        { partnerItemId: 'NEW-1' },
      ])
      expect((await made.look(shelf)).status).toBe('received_physically')
    })

    test('of several, staff say which; nothing is guessed', async () => {
      const made = await pair()
      const both = [await nameless(made), await nameless(made)]
      expect(await problemsIn(await made.post(itemMessage('ItemRecalled', 'WHOSE-1')))).toEqual([])
      for (const number of both) {
        expect((await made.look(number)).status).toBe('received_physically')
        expect(await attentionOf(number)).toContain('mail_review')
      }
      expect(await made.newest()).toMatchObject({ state: 'review', library: made.library })
      const { id } = await made.newest()
      const event = { type: 'recalled' }
      await made.call('POST', `/v1/messages/${id}/assign`, { request: both[1], event })
      await made.reaches(both[1] ?? '', 'recalled_by_partner')
      for (const number of both) expect(await attentionOf(number)).not.toContain('mail_review')
    })

    test('in another letter case is the item that it named', async () => {
      const made = await pair()
      await nameless(made)
      const number = await requested(made)
      await made.post(shipped(made, number, undefined, itemIdElement('Case-1a')))
      await made.reaches(number, 'shipped_physically')
      expect(await problemsIn(await made.post(itemMessage('RecallItem', 'cASE-1A')))).toEqual([])
      expect((await made.reaches(number, 'recalled_by_partner')).items).toHaveLength(1)
      await made.post(shipped(made, number, undefined, itemIdElement('CASE-1A')))
      expect((await made.look(number)).items).toHaveLength(1)
    })

    test('beside an id of the lender for the loan that is new too, the known item is meant', async () => {
      const made = await pair()
      const number = await requested(made)
      await made.post(shipped(made, number, undefined, itemIdElement('KNOWN-1')))
      await made.reaches(number, 'shipped_physically')
      const theirs = about(made, number, 'ItemRecalled', itemIdElement('KNOWN-1')).replace(
        `${number}-1`,
        'loan-4711',
      )
      expect(await problemsIn(await made.post(theirs))).toEqual([])
      await made.reaches(number, 'recalled_by_partner')
    })
  })

  test('an item id that another library has a loan under is that of the library which ToAgencyId names', async () => {
    const made = await pair()
    const other = await pair()
    const shipTo = async (library: string) => {
      const number = await made.borrow({ library })
      await made.reaches(number, 'request_accepted')
      const to = `XX-${library}`
      await made.post(shipped({ ...made, library }, number, undefined, itemIdElement('SAME-1'), to))
      await made.reaches(number, 'shipped_physically')
      return number
    }
    const recall = (agency: string) =>
      made.post(message('RecallItem', itemIdElement('SAME-1'), header(`XX-${made.partner}`, agency)))
    const first = await shipTo(made.library)
    expect(await problemsIn(await recall(`XX-${other.library}`))).toEqual(['Unknown Item'])
    expect(await made.newest()).toMatchObject({ state: 'rejected', library: null, request: null })
    expect(await problemsIn(await recall('XX-NOBODY'))).toEqual(['Unknown Agency'])
    const second = await shipTo(other.library)
    expect(await problemsIn(await recall(`XX-${other.library}`))).toEqual([])
    await made.reaches(second, 'recalled_by_partner')
    await made.reaches(first, 'shipped_physically')
    expect(await problemsIn(await recall(`XX-${made.library}`))).toEqual([])
    await made.reaches(first, 'recalled_by_partner')
  })

  test('a request that the lender calls by an id of its own is known by that', async () => {
    const made = await pair()
    made.lender.confirmNext('request', [
      {
        answer: 'http',
        status: 200,
        contentType: 'application/xml',
        taken: true,
        body: message(
          'RequestItemResponse',
          `<RequestId><RequestIdentifierValue>their-77</RequestIdentifierValue></RequestId>${itemIdElement('PRE-1')}${userIdElement}<RequestType>Loan</RequestType><RequestScopeType>Item</RequestScopeType>`,
          '',
        ),
      },
    ])
    const number = await made.borrow()
    const view = await made.reaches(number, 'request_accepted')
    expect(view.rota).toMatchObject([{ partnerRequestId: 'their-77' }])
    expect(view.items).toMatchObject([{ state: 'expected', partnerItemId: 'PRE-1' }])
    const theirs = shipped(made, number, undefined, '').replace(`${number}-1`, 'their-77')
    expect(await problemsIn(await made.post(theirs))).toEqual([])
    expect((await made.reaches(number, 'shipped_physically')).items).toMatchObject([
      { partnerItemId: 'PRE-1' },
    ])
  })

  test('LookupAgency is answered with who the library is', async () => {
    const made = await pair()
    const ask = (agency: string, from = `XX-${made.partner}`) =>
      made.post(
        message(
          'LookupAgency',
          `<AgencyId>${agency}</AgencyId><AgencyElementType>Organization Name Information</AgencyElementType>`,
          header(from, agency),
        ),
      )
    const answer = readNcip(await (await ask(`XX-${made.library}`)).text())
    expect(answer).toMatchObject({
      ok: true,
      notes: [],
      message: {
        kind: 'LookupAgencyResponse',
        body: {
          AgencyId: { value: `XX-${made.library}` },
          OrganizationNameInformation: [{ OrganizationName: `Library ${made.library}` }],
        },
      },
    })
    expect(await problemsIn(await ask('XX-NOBODY'))).toEqual(['Unknown Agency'])
    expect(await problemsIn(await ask(`XX-${made.library}`, 'XX-STRANGER'))).toEqual(['Unknown Agency'])
  })
})
