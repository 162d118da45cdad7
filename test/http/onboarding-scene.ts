import { createLender, type Lender } from '@lendwire/lender'
import { afterAll } from 'vitest'
import { startWholeGateway } from '../support/gateway.ts'

/** The form of the technician's page. */
export const settings = {
  action: 'settings',
  url: 'https://ill.north.example/iso18626',
  agencyType: 'ISIL',
  agencyValue: 'NO-NEW',
  system: 'standard',
  token: '',
}

/** Starts a gateway with a library, whose partners' technicians get links, for the tests of a file. */
export const startOnboardingScene = async () => {
  const gateway = await startWholeGateway()
  const lenders: Lender[] = []
  afterAll(async () => {
    await gateway.stop()
    for (const lender of lenders) await lender.stop()
  })
  const { call } = gateway
  const putPartner = (code: string, url: string, more: object = {}) =>
    call('PUT', `/v1/partners/${code}`, {
      name: code,
      status: 'inactive',
      symbols: [{ type: 'ISIL', value: `NO-${code.toUpperCase()}` }],
      connection: { protocol: 'iso18626', url },
      ...more,
    })
  const link = async (code: string, more: object = {}): Promise<string> =>
    (
      (await call('POST', `/v1/partners/${code}/inbound-view`, { onboarding: true, ...more })) as {
        url: string
      }
    ).url
  const read = async (url: string, language = 'en') => {
    const answer = await fetch(url, { headers: { 'accept-language': language } })
    return { status: answer.status, text: await answer.text() }
  }
  const submit = async (url: string, form: Readonly<Record<string, string>>) => {
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
    return { status: answer.status, text: await answer.text() }
  }
  const partnerOf = async (code: string) =>
    (await call('GET', `/v1/partners/${code}`)) as {
      readonly connection: Readonly<Record<string, unknown>>
      readonly allowPrivateNetwork: boolean
      readonly symbols: readonly unknown[]
      readonly status: string
      readonly inboundCredentials: readonly unknown[]
    }
  const makeLender = (options: Partial<Parameters<typeof createLender>[0]> = {}): Lender => {
    const lender = createLender({ scenario: 'manual', ...options })
    lenders.push(lender)
    return lender
  }
  await call('PUT', '/v1/libraries/ABC', { name: 'ABC', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] })
  return { gateway, call, putPartner, link, read, submit, partnerOf, makeLender }
}
