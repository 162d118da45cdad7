import { afterAll, expect } from 'vitest'
import { type Call, startHttp } from '../support/http.ts'
import { command, makeRequest, wanted } from './scene.ts'

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
export const basic = (text: string) => ({
  authorization: `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`,
})

/** Starts a gateway with a library and two partners, of which SUP has each kind of credential, for the tests of a file. */
export const startPartnerScene = async () => {
  const gateway = await startHttp({
    settings: {
      partnerMessageLimit: 100_000,
      unauthenticatedPerMinute: 1000,
      trustedProxies: ['127.0.0.1/32'],
    },
  })
  afterAll(() => gateway.close())
  const abc = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP', {
    inboundCredentials: [
      { kind: 'bearer', token: 'SUP-token-long-enough' },
      { kind: 'bearer', token: 'SUP-other-long-enough' },
      { kind: 'basic', username: 'súp', password: 'SUP-passphrase-long-enough:with-colon' },
      { kind: 'path', secret: 'SUP-path-secret-long-enough' },
    ],
  })
  await gateway.makePartner('OTHER')
  return {
    gateway,
    abc,
    post: (path: string, headers: Readonly<Record<string, string>>, body: Call['body'] = '<x/>') =>
      gateway.call('POST', path, {
        key: null,
        headers: { 'content-type': 'application/xml', 'x-request-id': 'a-request-id', ...headers },
        body,
      }),
    /** Makes a request that SUP, or another partner, has been asked for. */
    sentRequest: async (rota = ['SUP']): Promise<string> => {
      const number = await makeRequest(gateway, abc, { ...wanted(), rota })
      await command(gateway, abc, number, { type: 'send' })
      return number
    },
    statusOf: async (number: string) => (await gateway.call('GET', `/v1/requests/${number}`)).at('status'),
    /** Expects that no part of a message, a header or a secret was logged. */
    expectNoSecretLogged: (): void => {
      expect(gateway.log.length).toBeGreaterThan(0)
      const text = JSON.stringify(gateway.log)
      expect(text).not.toMatch(/long-enough|Bearer|ISO18626Message|wrong|authorization/)
      for (const { message, facts } of gateway.log) {
        expect(message).toBe('A message was not authenticated')
        expect(Object.keys(facts ?? {})).toEqual(['partner', 'reason'])
      }
    },
  }
}
