import type { Answer } from '../support/answer.ts'
import type { TestGateway } from '../support/http.ts'

/** Returns a template that lists partners. */
export const list = (...partners: readonly string[]) => ({ choose: { by: 'list', partners } })

/** Makes two libraries and four partners; one of them is closed. Returns the keys of the libraries. */
export const makeRotaScene = async (
  gateway: TestGateway,
): Promise<{ readonly abc: string; readonly xyz: string }> => {
  const abc = await gateway.makeLibrary('ABC')
  const xyz = await gateway.makeLibrary('XYZ')
  for (const code of ['NORTH', 'SOUTH', 'EAST']) await gateway.makePartner(code)
  await gateway.makePartner('SHUT', { closures: [{ from: '2026-11-20', to: '2027-01-03' }] })
  return { abc, xyz }
}

/** Stores two templates, and rules for copies, for the library XYZ, for loans and for the rest. */
export const putRotaRules = async (gateway: TestGateway): Promise<void> => {
  const north = { ...list('SHUT', 'NORTH'), lastResort: ['EAST'] }
  await gateway.call('PUT', '/v1/rota-templates/North', { json: north })
  await gateway.call('PUT', '/v1/rota-templates/South', { json: list('SOUTH', 'NORTH') })
  const rules = [
    { name: 'copies', when: { service: ['copy'] }, templates: ['South'] },
    { name: 'of the other library', when: { library: ['XYZ'] }, templates: ['South'] },
    { name: 'loans', when: { service: ['loan'] }, templates: ['North'] },
    { name: 'the rest', templates: ['South'] },
  ]
  await gateway.call('PUT', '/v1/rota-rules', { json: { rules } })
}

/** The calls that store rules and have them explained. */
export type RuleCalls = {
  readonly put: (
    path: string,
    json: unknown,
    key?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>
  readonly putRules: (...rules: readonly unknown[]) => Promise<Answer>
  readonly putSendingRules: (...rules: readonly unknown[]) => Promise<Answer>
  readonly explain: (what: 'rota' | 'sending', json: unknown, key: string) => Promise<Answer>
}

/** Creates the calls that store rules and have them explained. */
export const createRuleCalls = (gateway: TestGateway): RuleCalls => {
  const put: RuleCalls['put'] = (path, json, key, headers = {}) =>
    gateway.call('PUT', path, { json, headers, ...(key === undefined ? {} : { key }) })
  return {
    put,
    putRules: (...rules) => put('/v1/rota-rules', { rules }),
    putSendingRules: (...rules) => put('/v1/sending-rules', { rules }),
    explain: (what, json, key) => gateway.call('POST', `/v1/${what}-rules/explain`, { key, json }),
  }
}
