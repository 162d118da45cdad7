import { expect } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { patronPages, patronToken } from '../../support/patron-link.ts'
import { createVisitor, hiddenFields, type PatronVisitor } from '../../support/patron-visitor.ts'

/** The time at which the links of the tests are signed, in milliseconds since 1970. */
export const signedAt = Date.parse('2026-11-24T10:00:00.000Z')

/** A gateway with libraries that have pages for patrons, and visitors of these pages. */
export type PatronScene = {
  readonly gateway: TestGateway
  readonly putLibrary: (code: string, more?: object) => ReturnType<TestGateway['call']>
  readonly newVisitor: () => PatronVisitor
  /** A visitor who has come by a signed link. */
  readonly signedIn: (sub: string, library?: string, claims?: object) => Promise<PatronVisitor>
}

/** Starts one, with the libraries ABC and XYZ, and NOPAGES, which has no pages for patrons. */
export const startPatronScene = async (): Promise<PatronScene> => {
  const gateway = await startHttp()
  const putLibrary = (code: string, more: object = {}) =>
    gateway.call('PUT', `/v1/libraries/${code}`, {
      json: {
        name: `Library ${code}`,
        symbols: [{ type: 'ISIL', value: `LIB-${code}` }],
        patronPages,
        ...more,
      },
    })
  await putLibrary('ABC')
  await putLibrary('XYZ')
  await gateway.makeLibrary('NOPAGES')
  const newVisitor = (): PatronVisitor =>
    createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
  return {
    gateway,
    putLibrary,
    newVisitor,
    signedIn: async (sub, library = 'ABC', claims = {}) => {
      const visitor = newVisitor()
      const token = await patronToken({ sub, ...claims }, signedAt, { library })
      const entered = await visitor.get(`/patron/${library}?token=${token}`)
      expect(entered.status).toBe(303)
      return visitor
    },
  }
}

/** Fills in the form of a new request, and sends it. */
export const askFor = async (
  visitor: PatronVisitor,
  fields: Readonly<Record<string, string>>,
  query = '?kind=book',
) => {
  const form = await visitor.get(`/patron/ABC/request${query}`)
  return visitor.post('/patron/ABC/request', { ...hiddenFields(form.text), service: 'loan', ...fields })
}

/** Makes a request, and gives its number. */
export const madeBy = async (visitor: PatronVisitor, title: string): Promise<string> => {
  const made = await askFor(visitor, { title })
  expect(made.status, made.text).toBe(303)
  return /requests\/([^?]+)\?/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
}
