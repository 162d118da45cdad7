import { afterAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { account, codeOf, secretOf, startKohaScene, systems, type View, withKoha } from './koha-scene.ts'

const scene = await startKohaScene()
const { call, look, command, reaches, timelineOf } = scene
afterAll(() => scene.stop())

type PartnerTest = {
  readonly outcome: string
  readonly steps: readonly {
    readonly result: string
    readonly code: string
    readonly remedy: string | null
  }[]
}

test('a Koha that is taken for another system refuses in plain words, which staff read', async () => {
  await call('PUT', '/v1/partners/plain', {
    name: 'A Koha without its vendor',
    symbols: [{ type: 'OCLC', value: 'PLAIN' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: await scene.lenders.get('koha-26.05')?.start(0), account },
  })
  const { number } = (await call('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'A title' },
    service: { type: 'loan' },
    rota: ['plain'],
  })) as View
  await command(number, { type: 'send' })
  const { attention } = await reaches(number, 'send_failed')
  const words = 'HTTP 400: Invalid message type ISO18626Message'
  expect(JSON.stringify(attention)).toContain(words)
  expect(await timelineOf(number)).toContain(words)
})

test('the connection test names the vendor of a Koha, and says that its account is wrong', async () => {
  const results: unknown[] = []
  for (const system of systems)
    for (const connection of [
      { account },
      { account, vendor: 'crosslink' },
      { account: { ...account, securityCode: 'another' }, vendor: 'koha' },
    ]) {
      const url = await scene.lenders.get(system)?.start(0)
      await call('PUT', '/v1/partners/tried', {
        name: 'A Koha',
        symbols: [{ type: 'OCLC', value: 'TRIED' }],
        allowPrivateNetwork: true,
        connection: { protocol: 'iso18626', url, ...connection },
      })
      const answer = (await call('POST', '/v1/partners/tried/check', {})) as PartnerTest
      const failed = answer.steps.find(({ result }) => result === 'failed')
      results.push([answer.outcome, failed?.code, failed?.remedy?.includes('Koha (koha)')])
    }
  const named = ['refused', 'vendor_recognized', true]
  const wrong = ['refused', 'credentials_refused_in_answer', false]
  expect(results).toEqual([named, named, wrong, named, named, wrong])
})

describe.each(systems)('%s as a lender', (system) => {
  const { lender, bytes, came, say, says, ask } = withKoha(scene, system)

  test('a whole loan works with nothing but the vendor set, for every library', async () => {
    const numbers: string[] = []
    for (const library of ['ABC', 'DEF'])
      numbers.push(
        await ask({
          library,
          service: { type: 'loan', anyEdition: true, level: 'Whenever', neededBy: '2027-03-01' },
          citation: {
            title: 'A title',
            publicationType: 'Incunabulum',
            identifiers: [
              { type: 'ISBN', value: '9780306406157' },
              { type: 'XYZ', value: '123' },
            ],
          },
        }),
      )
    for (const number of numbers) {
      const [request] = came(number)
      const xml = bytes(request?.bytes ?? new Uint8Array())
      expect(xml).toMatch(/^<request><header><requestingAgencyId>/)
      expect(xml).toContain('<anyEdition>Y</anyEdition>')
      expect(xml).toContain('<needBeforeDate>2027-03-01T23:59:59Z</needBeforeDate>')
      expect(xml).toContain('XYZ: 123')
      expect(xml).toContain('Service level: Whenever')
      expect(xml).toContain('Publication type: Incunabulum')
      expect(xml).toMatch(/Deliver to: (?:ABC|DEF) Road 1, Oslo, NO/)
      await reaches(number, 'request_sent')
      expect((await look(number)).attention).toEqual([])
      expect(await timelineOf(number)).toContain(
        'the delivery address, the library address, the service level, the publication type and further identifiers',
      )
    }
    for (const number of numbers) {
      await says(number, 'ExpectToSupply')
      await says(number, 'WillSupply')
      await says(number, 'Loaned', { dueDate: { days: 90 }, delivery: { items: ['39999000001'] } })
    }
    for (const number of numbers) {
      const { rota, items } = await reaches(number, 'shipped_physically')
      expect(items).toMatchObject([{ partnerItemId: '39999000001', dueDate: expect.any(String) }])
      expect(rota[0]).not.toHaveProperty('supplier')
      await command(number, { type: 'receive' })
      const { notSendableCommands } = await look(number)
      expect(notSendableCommands).toEqual(
        expect.arrayContaining(['renew', 'message', 'report_lost', 'undo_receive']),
      )
      expect(notSendableCommands).not.toContain('return')
      await command(number, { type: 'return' })
      await reaches(number, 'lender_check_in')
      await says(number, 'LoanCompleted')
      expect((await reaches(number, 'request_completed')).attention).toEqual([])
      expect(came(number).map(({ message, confirm }) => [message?.trigger, confirm.answer])).toEqual([
        ['request', 'ok'],
        ['received', 'ok'],
        ['shipped_return', 'ok'],
      ])
    }
  })

  test('offers come as words in lists, and members of 2021 under any version', async () => {
    const number = await ask()
    await says(number, 'RetryPossible', {
      reasonRetry: 'MustMeetLoanCondition',
      offeredCosts: { currency: 'EUR', amount: '12.50' },
      retry: { loanConditions: ['LibraryUseOnly'] },
    })
    expect(await reaches(number, 'retry_possible')).toMatchObject({
      negotiation: { conditions: ['LibraryUseOnly'], cost: { amount: '12.50' } },
    })
    await command(number, { type: 'retry' })
    await until('the retry', async () => came(number, 2).length > 0)
    // The retry is another loan there, with a number of its own: nothing goes out under the old one.
    await command(number, { type: 'cancel' })
    expect((await look(number)).next).toMatchObject({ who: 'partner', for: 'number' })
    await say(number, { reason: 'StatusChange', status: 'ExpectToSupply' }, 2)
    await until('the cancel', async () => came(number, 2).length > 1)
    const [first, retried] = lender()
      .requests()
      .filter(({ id }) => id.startsWith(`${number}-`))
    expect(bytes(came(number, 2)[1]?.bytes ?? new Uint8Array())).toContain(
      `<supplyingAgencyRequestId>${retried?.supplierRequestId}</supplyingAgencyRequestId>`,
    )
    expect(first?.supplierRequestId).not.toBe(retried?.supplierRequestId)
    // What it says of the old loan is of another loan: it ends nothing, and what it ships is not what was asked for.
    await says(number, 'Unfilled')
    await says(number, 'Loaned', { delivery: { items: ['of the old loan'] } })
    const seen = await look(number)
    expect(seen.attention.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['event_ignored', 'stale_shipment']),
    )
    expect(seen).toMatchObject({
      status: 'cancel_requested',
      rota: [{ state: 'active' }, { state: 'cancelled', partnerRequestId: first?.supplierRequestId }],
    })
  })

  test('a copy is finished with CopyCompleted: no receipt is sent', async () => {
    const number = await ask({
      citation: { title: 'A journal', titleOfComponent: 'An article' },
      service: { type: 'copy', form: 'physical' },
    })
    await says(number, 'CopyCompleted')
    await reaches(number, 'shipped_physically')
    await command(number, { type: 'receive' })
    const { attention } = await until('the receipt', async () => {
      const seen = await look(number)
      return seen.stage !== 'shipped' && seen
    })
    expect(attention).toEqual([])
    expect(came(number)).toHaveLength(1)
    const timeline = await timelineOf(number)
    expect(timeline).toContain('Received not sent: the partner takes no receipt for a copy')
    expect(timeline).toContain('"kind":"delivery","name":"not_needed"')
    expect(timeline).not.toContain('"result":"delivered","operation":"received"')
  })

  test.each([
    ['ExpectToSupply', ['request', 'cancel'], 'cancelled_by_staff'],
    ['Unfilled', ['request'], 'cancelled_by_staff'],
    ['Loaned', ['request'], 'shipped_physically'],
  ] as const)('an early cancel waits for the number: %s', async (status, triggers, ends) => {
    const number = await ask()
    await reaches(number, 'request_sent')
    await command(number, { type: 'cancel' })
    const waiting = await look(number)
    expect(waiting.next).toMatchObject({ who: 'partner', for: 'number' })
    expect(await timelineOf(number)).toContain('as soon as the partner has named its number')
    await says(number, status)
    if (status === 'ExpectToSupply') {
      await until('the cancel', async () => came(number).length > 1)
      await says(number, 'Cancelled', { reason: 'CancelResponse', answer: 'Y' })
    }
    await reaches(number, ends)
    expect(came(number).map(({ message }) => message?.trigger)).toEqual(triggers)
  })

  test('is refused while a library has no agency id that it takes, and asked under one that it does', async () => {
    const code = codeOf(system)
    const { body: partner } = await scene.gateway.api('GET', `/v1/partners/${code}`)
    const library = (symbols: readonly { readonly type: string; readonly value: string }[]) =>
      scene.gateway.api('PUT', '/v1/libraries/GHI', { name: 'Library GHI', symbols })
    const refused = await library([{ type: 'OCLC', value: 'GHI' }])
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain(`The partner ${code} takes`)
    const saved = await library([
      { type: 'OCLC', value: 'GHI' },
      { type: 'ISIL', value: 'NO-GHI' },
    ])
    expect(saved.status).toBeLessThan(300)
    const { inboundCredentials: _, ...profile } = partner as Record<string, unknown>
    await call('PUT', `/v1/partners/${code}`, profile)
    const number = await ask({ library: 'GHI' })
    expect(bytes(came(number)[0]?.bytes ?? new Uint8Array())).toContain('<agencyIdValue>NO-GHI<')
  })

  test('another Koha’s secret and a guessed id change nothing', async () => {
    const number = await ask()
    await says(number, 'ExpectToSupply')
    const { content } = await says(number, 'WillSupply')
    const unfilled = content.replaceAll('WillSupply', 'Unfilled')
    const other = systems.find((each) => each !== system) ?? system
    const post = async (secretSystem: string, body: string) => {
      const url = `${scene.gateway.url}/partners/${codeOf(secretSystem)}/iso18626/${secretOf(secretSystem)}`
      const headers = { 'content-type': 'application/xml' }
      return (await fetch(url, { method: 'POST', headers, body })).text()
    }
    expect(await post(other, unfilled)).toContain('ERROR')
    expect(await post(system, unfilled.replaceAll(`${number}-1`, `${number}-7`))).toContain('ERROR')
    expect(
      await post(
        system,
        unfilled.replace(/<requestingAgencyRequestId>[^<]*<\/requestingAgencyRequestId>/, ''),
      ),
    ).toContain('ERROR')
    // Only its two fixed words count as no agency: any other id in its headers is checked.
    for (const word of ['sup_agency_value', 'req_agency_value']) {
      expect(unfilled).toContain(word)
      expect(await post(system, unfilled.replace(word, 'SOMEBODY-ELSE')), word).toContain('ERROR')
    }
    expect((await look(number)).status).toBe('will_supply')
  })
})
