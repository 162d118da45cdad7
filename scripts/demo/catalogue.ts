import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Library } from './library.ts'

/** A title of the catalogue, and who holds it: by the code of the library, with place, call number and volumes. */
const titles = [
  {
    id: 'u-1',
    issn: '0378-5955',
    title: 'Journal of Lending',
    holders: [{ code: 'copy-at-once', place: 'Stacks', callNumber: 'Z 712', volumes: 'v.1(2008)-' }],
  },
] as const
type Title = (typeof titles)[number]

const field = (tag: string, subfields: Readonly<Record<string, string>>): string =>
  `<datafield tag="${tag}" ind1=" " ind2=" ">${Object.entries(subfields)
    .map(([code, value]) => `<subfield code="${code}">${value}</subfield>`)
    .join('')}</datafield>`

const marcOf = ({ id, issn, title, holders }: Title): string =>
  `<record xmlns="http://www.loc.gov/MARC21/slim"><controlfield tag="001">${id}</controlfield>${[
    field('022', { a: issn }),
    field('245', { a: title }),
    ...holders.flatMap(({ code, place, callNumber, volumes }) => [
      field('852', { a: code, b: place, h: callNumber }),
      field('866', { a: volumes }),
    ]),
  ].join('')}</record>`

/** Returns an answer of SRU 1.2 to a query in which the numbers of titles are looked for. */
const answerTo = (query: string): string => {
  const matches = titles.filter(({ issn }) => query.includes(issn))
  const records = matches.map((title) => `<record><recordData>${marcOf(title)}</recordData></record>`)
  return `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.2</version><numberOfRecords>${matches.length}</numberOfRecords><records>${records.join('')}</records></searchRetrieveResponse>`
}

/** The name of the locate profile by which lenders' holdings are asked after. */
export const unionCatalogue = 'union'

/** A catalogue that all lenders of the demo share, over SRU. */
export type UnionCatalogue = {
  readonly declare: (library: Library) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts it on a free port. */
export const startCatalogue = async (): Promise<UnionCatalogue> => {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://catalogue')
    response.writeHead(200, { 'content-type': 'application/xml; charset=utf-8' })
    response.end(answerTo(searchParams.get('query') ?? ''))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    declare: (library) =>
      library.put(`/v1/locate-profiles/${unionCatalogue}`, {
        ask: {
          kind: 'sru',
          url: `http://127.0.0.1:${port}/sru`,
          indexes: [
            { by: 'issn', index: 'bath.issn' },
            { by: 'title', index: 'dc.title' },
          ],
          holdings: 'marc_852',
        },
        allowPrivateNetwork: true,
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
