import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CitationSources, startCitationSources } from '../support/citation-sources.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

let sources: CitationSources
let gateway: WholeGateway
beforeAll(async () => {
  sources = await startCitationSources()
  gateway = await startWholeGateway(
    {
      LENDWIRE_CROSSREF_URL: sources.sources.crossref,
      LENDWIRE_CITATION_PRIVATE_NETWORK: 'true',
      LENDWIRE_CITATION_TIMEOUT: 'PT2S',
    },
    { inMemory: true },
  )
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
  })
})
afterAll(async () => {
  await gateway.stop()
  await sources.stop()
})

type Shown = {
  readonly number: string
  readonly citation: { readonly title?: string }
  readonly lookUp?: { readonly count: number }
  readonly attention: readonly {
    readonly kind: string
    readonly detail: { readonly reason?: { readonly text?: string } }
  }[]
}

test('a source that is down is asked again automatically, its failure stands on the request, and then it fills in the title', async () => {
  sources.be('error')
  const made = await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { identifiers: [{ type: 'DOI', value: '10.1000/lending.1' }] },
    service: { type: 'copy' },
  })
  const { number, attention } = made.body as Shown
  expect(attention).toMatchObject([
    {
      kind: 'citation_incomplete',
      detail: {
        reason: {
          text: expect.stringMatching(/nothing filled in from Crossref: it answered with HTTP status 503/),
        },
      },
    },
  ])
  const read = async () => (await gateway.api('GET', `/v1/requests/${number}`)).body as Shown
  gateway.advance(16 * 60_000)
  await until('the source to be asked again', async () => (await read()).lookUp?.count === 1)
  sources.be(null)
  gateway.advance(3 * 3_600_000)
  const complete = await until('the title to be filled in', async () => {
    const now = await read()
    return now.citation.title !== undefined && now
  })
  expect(complete.citation.title).toBe('Journal of Lending')
  expect([complete.lookUp, complete.attention]).toEqual([undefined, []])
})

test('a declaration of a patron is kept as a record of its own, and not for a request that was refused', async () => {
  await gateway.api('PUT', '/v1/libraries/DEC', {
    name: 'Dec',
    symbols: [{ type: 'ISIL', value: 'X-DEC' }],
    copyright: { declaration: { version: '3', text: { en: 'For research only.' } } },
  })
  const create = (more: object) =>
    gateway.api('POST', '/v1/requests', {
      library: 'DEC',
      citation: { title: 'Annals', titleOfComponent: 'On lending' },
      service: { type: 'copy' },
      patron: { id: 'p-declared', surname: 'Reader' },
      copyrightDeclaration: { version: '3' },
      ...more,
    })
  const made = await create({})
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect((await create({ rota: ['NOBODY'] })).status).toBe(400)
  const records = await gateway.store.listDocuments('copyright_declarations')
  expect(records.map(({ value }) => value)).toMatchObject([{ version: '3', text: 'For research only.' }])
  expect(records[0]?.key.endsWith((made.body as Shown).number)).toBe(true)
  expect(JSON.stringify(records)).not.toMatch(/p-declared|Reader/)
  const year = new Date(gateway.now()).getUTCFullYear()
  const listed = await gateway.api('GET', `/v1/copyright-declarations?library=DEC&year=${year}`)
  const { number } = made.body as Shown
  expect(listed).toMatchObject({
    status: 200,
    body: { items: [{ library: 'DEC', request: number, version: '3', text: 'For research only.' }] },
  })
  const others = await gateway.api('GET', `/v1/copyright-declarations?library=ABC&year=${year}`)
  expect(others.body).toEqual({ items: [], nextCursor: null })
  const before = await gateway.api('GET', `/v1/copyright-declarations?year=${year - 1}`)
  expect(before.body).toEqual({ items: [], nextCursor: null })
})
