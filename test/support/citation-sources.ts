import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CitationSettings } from '../../src/citation/fill-citation.ts'

/** A failure of a source. */
export type Ill = 'slow' | 'html' | 'huge' | 'error' | 'broken' | 'redirect' | 'cut off' | 'another shape'

/** A server that answers as Crossref, PubMed and a catalogue over SRU do. */
export type CitationSources = {
  readonly settings: Partial<CitationSettings>
  readonly sources: Required<CitationSettings['sources']>
  /** Paths with queries that were asked for. */
  readonly paths: string[]
  /** From now on it answers so; null: well. */
  readonly be: (ill: Ill | null) => void
  readonly stop: () => Promise<void>
}

const work = {
  status: 'ok',
  'message-type': 'work',
  message: {
    DOI: '10.1000/lending.1',
    type: 'journal-article',
    title: ['On <i>Loans</i> &amp; Lenders'],
    'container-title': ['Journal of Lending'],
    author: [{ given: 'Anna', family: 'Meyer' }, { name: 'The Lending Group' }],
    issued: { 'date-parts': [[2019, 3]] },
    volume: '12',
    issue: '3',
    page: '45-67',
    publisher: 'Lending Press',
    ISSN: ['0378-5955', 'wrong'],
  },
}

const book = {
  status: 'ok',
  message: {
    type: 'monograph',
    title: ['All about Lending'],
    author: [{ given: 'Bo', family: 'Holm' }],
    issued: { 'date-parts': [[2001]] },
    ISBN: ['9783161484100'],
  },
}

const summary = (id: string) => ({
  header: { type: 'esummary' },
  result:
    id === '4711'
      ? {
          uids: [id],
          [id]: {
            uid: id,
            title: 'Lending and health.',
            fulljournalname: 'Journal of lending medicine',
            source: 'J Lend Med',
            authors: [{ name: 'Meyer A', authtype: 'Author' }],
            pubdate: '2020 Jan 5',
            volume: '7',
            issue: '1',
            pages: '1-9',
            issn: '0378-5955',
            articleids: [{ idtype: 'doi', value: '10.1000/health' }],
          },
        }
      : { uids: [id], [id]: { uid: id, error: 'cannot get document summary' } },
})

const marc = `<?xml version="1.0" encoding="UTF-8"?>
<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.2</zs:version>
<zs:numberOfRecords>1</zs:numberOfRecords><zs:records><zs:record><zs:recordSchema>marcxml</zs:recordSchema>
<zs:recordPacking>xml</zs:recordPacking><zs:recordData><record xmlns="http://www.loc.gov/MARC21/slim">
<leader>00000nam a2200000 a 4500</leader><controlfield tag="001">b1</controlfield>
<datafield tag="020" ind1=" " ind2=" "><subfield code="a">3-16-148410-X (pbk.)</subfield></datafield>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(OCoLC)ocm00012345</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Holm, Bo,</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Lending by the sea :</subfield><subfield code="b">a guide /</subfield></datafield>
<datafield tag="250" ind1=" " ind2=" "><subfield code="a">2nd ed.</subfield></datafield>
<datafield tag="264" ind1=" " ind2="1"><subfield code="a">Oslo :</subfield><subfield code="b">Sea Press,</subfield><subfield code="c">[2001]</subfield></datafield>
</record></zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>`

/** The record as escaped text, and its title with the signs that take an article out of sorting. */
const packed = marc
  .replace('Lending by', '\u0098The\u009c lending by')
  .replace('3-16-148410-X', '978-0-14-044913-6')
  .replace(/(?<=<zs:recordData>).*(?=<\/zs:recordData>)/s, (record) => record.replaceAll('<', '&lt;'))

const dublinCore = `<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse">
<version>2.0</version><numberOfRecords>1</numberOfRecords><records><record><recordData>
<srw_dc:dc xmlns:srw_dc="info:srw/schema/1/dc-schema" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Lending in Latin /</dc:title><dc:creator>Cicero</dc:creator><dc:date>c1999</dc:date>
<dc:identifier>URN:ISBN:9780306406157</dc:identifier></srw_dc:dc></recordData></record></records></searchRetrieveResponse>`

const none = `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.2</version><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>`

const diagnostic = `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.2</version><numberOfRecords>0</numberOfRecords><diagnostics><diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/16</uri></diagnostic></diagnostics></searchRetrieveResponse>`

const catalogue = (isbn: string | null): string => {
  switch (isbn) {
    case '9783161484100':
    case '9781234567897':
      return marc
    case '9780140449136':
      return packed
    case '9780306406157':
      return dublinCore
    case '9791090636071':
      return diagnostic
    default:
      return none
  }
}

const ways: Readonly<Record<Ill, (response: ServerResponse) => void>> = {
  slow: () => undefined,
  html: (response) => response.setHeader('content-type', 'text/html').end('<h1>Sign in</h1>'),
  huge: (response) => {
    const block = Buffer.alloc(65_536, 0x20)
    const more = (): void => {
      while (!response.destroyed && response.write(block));
      response.once('drain', more)
    }
    response.setHeader('content-type', 'application/json')
    more()
  },
  error: (response) => {
    response.statusCode = 503
    response.end()
  },
  broken: (response) => response.setHeader('content-type', 'application/json').end('{"message":'),
  redirect: (response) => {
    response.statusCode = 302
    response.setHeader('location', '/elsewhere')
    response.end()
  },
  'cut off': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"message"')
    setImmediate(() => response.destroy())
  },
  'another shape': (response) =>
    response.setHeader('content-type', 'application/json').end('{"message":{"title":"no list"},"result":7}'),
}

const answerWell = (url: URL, response: ServerResponse): void => {
  const json = (value: unknown): void => {
    response.setHeader('content-type', 'application/json;charset=utf-8').end(JSON.stringify(value))
  }
  const works = '/crossref/works/'
  const doi = url.pathname.startsWith(works) ? decodeURIComponent(url.pathname.slice(works.length)) : null
  if (doi === '10.1000/lending.1' || doi === '10.1000/misplaced') json(work)
  else if (doi === '10.1000/book') json(book)
  else if (doi !== null) {
    response.statusCode = 404
    response.end('Resource not found.')
  } else if (url.pathname === '/pubmed/esummary.fcgi') {
    json(summary(url.searchParams.get('id') ?? ''))
  } else {
    response.setHeader('content-type', 'text/xml')
    response.end(catalogue(/isbn=(\w+)/.exec(url.searchParams.get('query') ?? '')?.[1] ?? null))
  }
}

/** Starts it on a free port. */
export const startCitationSources = async (): Promise<CitationSources> => {
  const paths: string[] = []
  let ill: Ill | null = null
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    paths.push(url.pathname + url.search)
    if (ill === null) answerWell(url, response)
    else ways[ill](response)
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`
  const sources = {
    crossref: `${base}/crossref?mailto=library@example.org`,
    pubmed: `${base}/pubmed/`,
    sru: `${base}/sru?version=1.2&operation=searchRetrieve&recordSchema=marcxml&maximumRecords=1&query=bath.isbn%3D{isbn}`,
  }
  return {
    sources,
    settings: { sources, allowPrivateNetwork: true },
    paths,
    be: (now) => {
      ill = now
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
