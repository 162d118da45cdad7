import { describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { startCrosslinkScene } from './crosslink-scene.ts'

const { broker, call, look, command, reaches, about, say, borrow } = await startCrosslinkScene()

describe('a CrossLink broker in transparent mode, and its suppliers', () => {
  test('withdraws a promise and names the next supplier, whose items stand in the note', async () => {
    const number = await borrow(2)
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    expect((await reaches(number, 'will_supply')).rota).toMatchObject([{ supplier: { value: 'SUP1' } }])
    await say(number, { reason: 'Notification', status: 'Unfilled', reasonUnfilled: 'NotHeld' })
    const without = await reaches(number, 'request_accepted')
    expect(without.rota[0]?.supplier).toBeUndefined()
    expect(JSON.stringify(without.attention)).toContain('SUP1 does not supply: NotHeld')
    await say(number, { supplier: 'SUP2', status: 'ExpectToSupply' })
    expect((await look(number)).rota).toMatchObject([{ supplier: { value: 'SUP2' } }])
    const note = '#MultipleItems#\n101|QA 76|Works, volume one\n102||\n#MultipleItemsEnd#\nTake care.'
    await say(number, { supplier: 'SUP2', status: 'Loaned', note })
    const { items } = await reaches(number, 'shipped_physically')
    expect(items).toMatchObject([
      { partnerItemId: '101', callNumber: 'QA 76', title: 'Works, volume one' },
      { partnerItemId: '102' },
    ])
    const timeline = JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`))
    expect(timeline).toContain('"note":"Take care."')
  })

  test('goes on to its next supplier where the condition of one is declined; the entry stays with it', async () => {
    const number = await borrow()
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    const condition = 'Insurance\n#ReShareAddLoanCondition#'
    await say(number, { reason: 'StatusChange', status: 'WillSupply', note: condition })
    const asked = await until('the condition', async () => {
      const seen = await look(number)
      return seen.attention.some(({ kind }) => kind === 'condition') && seen
    })
    expect(asked.attention.map(({ kind }) => kind)).toEqual(['condition'])
    await command(number, { type: 'decline_condition', note: 'Too dear' })
    const left = await reaches(number, 'request_accepted')
    expect(left.rota).toMatchObject([{ partner: 'broker', state: 'active' }])
    expect(left.rota[0]?.supplier).toBeUndefined()
    await say(number, { reason: 'Notification', status: 'ExpectToSupply', note: 'Is it the price?' })
    expect((await look(number)).rota[0]?.supplier).toBeUndefined()
    await until('the cancel', async () => about(number).length > 1)
    const cancel = about(number)[1]
    expect(cancel).toMatch(/<supplyingAgencyId>.*SUP1.*<\/supplyingAgencyId>/)
    expect(cancel).toContain('<action>Cancel</action>')
    expect(cancel).toContain('#ReShareLoanConditionRejectResponse#')
    await say(number, { reason: 'CancelResponse', status: 'WillSupply', answer: 'N' })
    const again = await until('the condition again', async () => {
      const seen = await look(number)
      return seen.attention.some(({ kind }) => kind === 'condition') && seen
    })
    expect(again).toMatchObject({
      stage: 'will_supply',
      negotiation: { kind: 'condition', conditions: ['Insurance'] },
    })
    expect(JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`))).toContain(
      'SUP1 cannot be left alone at this point',
    )
    // Its lender supplies as it promised: a mark would answer terms that it has no more.
    await command(number, { type: 'decline_condition' })
    await until('the second cancel', async () => about(number).length > 2)
    expect(about(number)[2]).toContain('<action>Cancel</action>')
    expect(about(number)[2]).not.toContain('#ReShareLoanCondition')
    await say(number, { reason: 'CancelResponse', status: 'WillSupply', answer: 'N' })
    await until('the condition once more', async () => {
      const { attention } = await look(number)
      return attention.some(({ kind }) => kind === 'condition')
    })
    await command(number, { type: 'accept_condition' })
    await until('the words', async () => about(number).length > 3)
    expect(about(number)[3]).toContain('<note>Conditions accepted.\nConditions: Insurance</note>')
    await command(number, { type: 'cancel_partner', entry: 1, supplierOnly: true })
    await until('the third cancel', async () => about(number).length > 4)
    await say(number, { reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' })
    expect(await reaches(number, 'request_accepted')).toMatchObject({ rota: [{ state: 'active' }] })
    await say(number, { supplier: 'SUP2', status: 'ExpectToSupply' })
    await say(number, { supplier: 'SUP2', status: 'WillSupply' })
    expect((await reaches(number, 'will_supply')).rota).toMatchObject([{ supplier: { value: 'SUP2' } }])
    // A full cancel while the first supplier's answer comes late: that answer changes nothing.
    await command(number, { type: 'cancel' })
    await say(number, { reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' })
    expect((await look(number)).stage).not.toBe('closed')
    await say(number, { supplier: 'SUP2', reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' })
    await reaches(number, 'cancelled_by_staff')
  })

  test('is cancelled as a whole while one supplier is declined: that one answers for all', async () => {
    const number = await borrow()
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    await command(number, { type: 'cancel_partner', entry: 1, supplierOnly: true })
    await until('the cancel to the supplier', async () => about(number).length > 1)
    await command(number, { type: 'cancel' })
    await until('the cancel to the broker', async () => about(number).length > 2)
    expect(about(number)[2]).toMatch(/<supplyingAgencyId>.*BROKER.*<\/supplyingAgencyId>/)
    await say(number, { reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' })
    await reaches(number, 'cancelled_by_staff')
  })

  test('leaves a supplier that asks for nothing by a cancel without the mark, which its lender would refuse', async () => {
    const number = await borrow()
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    await command(number, { type: 'cancel_partner', entry: 1, supplierOnly: true })
    await until('the cancel', async () => about(number).length > 1)
    expect(about(number)[1]).toMatch(/<supplyingAgencyId>.*SUP1.*<\/supplyingAgencyId>.*<action>Cancel</)
    expect(about(number)[1]).not.toContain('#ReShareLoanConditionRejectResponse#')
    await say(number, { supplier: 'SUP2', status: 'ExpectToSupply' })
    expect((await look(number)).rota).toMatchObject([{ state: 'active', supplier: { value: 'SUP2' } }])
  })

  test('takes the supplier back that refuses to be left, where an opaque broker does not name it', async () => {
    const number = await borrow()
    const opaque = { supplier: 'BROKER' } as const
    await say(number, { ...opaque, status: 'WillSupply', note: 'Supplier: SUP1' })
    expect((await look(number)).rota).toMatchObject([{ supplier: { value: 'SUP1' } }])
    await command(number, { type: 'cancel_partner', entry: 1, supplierOnly: true })
    await until('the cancel', async () => about(number).length > 1)
    expect((await look(number)).rota[0]).not.toHaveProperty('supplier')
    await say(number, { ...opaque, reason: 'CancelResponse', status: 'WillSupply', answer: 'N' })
    expect((await reaches(number, 'will_supply')).rota).toMatchObject([{ supplier: { value: 'SUP1' } }])
    const timeline = JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`))
    expect(timeline).toContain('SUP1 cannot be left alone at this point')
  })

  test('says that a supplier cannot be left alone, where its lender refuses that: it supplies as before', async () => {
    const number = await borrow()
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    // So does the broker for a library whose vendor there is ReShare: it adds the mark to each such cancel.
    broker.confirmNext('cancel', [
      { answer: 'error', errorType: 'UnsupportedActionType', errorValue: 'unsupported action: Cancel' },
    ])
    await command(number, { type: 'cancel_partner', entry: 1, supplierOnly: true })
    const kept = await until('the attention', async () => {
      const seen = await look(number)
      return seen.attention.some(({ kind }) => kind === 'not_sendable') && seen
    })
    expect(kept).toMatchObject({ stage: 'will_supply', rota: [{ supplier: { value: 'SUP1' } }] })
    const timeline = JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`))
    expect(timeline).toContain('SUP1 cannot be left alone at this point')
    await command(number, { type: 'mark_communicated' })
    expect((await look(number)).attention).toEqual([])
    await say(number, { status: 'Loaned', itemId: '39009' })
    await reaches(number, 'shipped_physically')
  })
})
