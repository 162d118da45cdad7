import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recordsFor } from './consortium.ts'
import type { Library } from './library.ts'

/** A title of the catalogue, and who holds it: by the code of the library, with place, call number and volumes. */
const titles = [
  {
    id: 'u-1',
    tag: '022',
    number: '0378-5955',
    title: 'Journal of Lending',
    holders: [{ code: 'copy-at-once', place: 'Stacks', callNumber: 'Z 712', volumes: 'v.1(2008)-' }],
  },
  {
    id: 'u-2',
    tag: '020',
    number: '9780306406157',
    title: 'Who holds what',
    holders: [
      { code: 'on-holiday', place: 'Stacks', callNumber: 'Z 1', volumes: '' },
      { code: 'loaned-at-once', place: 'Stacks', callNumber: 'Z 2', volumes: '' },
      { code: 'XX-UNKNOWN', place: 'Stacks', callNumber: 'Z 3', volumes: '' },
    ],
  },
] as const
type Title = (typeof titles)[number]

const field = (tag: string, subfields: Readonly<Record<string, string>>): string =>
  `<datafield tag="${tag}" ind1=" " ind2=" ">${Object.entries(subfields)
    .map(([code, value]) => `<subfield code="${code}">${value}</subfield>`)
    .join('')}</datafield>`

const marcOf = ({ id, tag, number, title, holders }: Title): string =>
  `<record xmlns="http://www.loc.gov/MARC21/slim"><controlfield tag="001">${id}</controlfield>${[
    field(tag, { a: number }),
    field('245', { a: title }),
    ...holders.flatMap(({ code, place, callNumber, volumes }) => [
      field('852', { a: code, b: place, h: callNumber }),
      ...(volumes === '' ? [] : [field('866', { a: volumes })]),
    ]),
  ].join('')}</record>`

/** Returns an answer of SRU 1.2 to a query in which the numbers of titles are looked for. */
const answerTo = (query: string): string => {
  const matches = [...titles.filter(({ number }) => query.includes(number)).map(marcOf), ...recordsFor(query)]
  const records = matches.map((record) => `<record><recordData>${record}</recordData></record>`)
  return `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.2</version><numberOfRecords>${matches.length}</numberOfRecords><records>${records.join('')}</records></searchRetrieveResponse>`
}

/** The name of the locate profile that asks the same catalogue for the made consortium of 200 libraries. */
const consortium = 'consortium'

/** The name of the locate profile by which lenders' holdings are asked after. */
export const unionCatalogue = 'union'

/** A catalogue that all lenders of the demo share, over SRU. */
export type UnionCatalogue = {
  readonly declare: (library: Pick<Library, 'put'>) => Promise<void>
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
    declare: async (library) => {
      for (const [code, holdings] of [
        [unionCatalogue, 'marc_852'],
        [consortium, 'marc_924'],
      ] as const)
        await library.put(`/v1/locate-profiles/${code}`, {
          ask: {
            kind: 'sru',
            url: `http://127.0.0.1:${port}/sru`,
            indexes: [
              { by: 'isbn', index: 'bath.isbn' },
              { by: 'issn', index: 'bath.issn' },
              { by: 'title', index: 'dc.title' },
            ],
            holdings,
          },
          allowPrivateNetwork: true,
        })
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
