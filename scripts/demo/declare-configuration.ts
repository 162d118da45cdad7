import { unionCatalogue } from './catalogue.ts'
import type { Library } from './library.ts'
import { libraries } from './ncip-stories.ts'
import { rotaDocuments } from './rota-stories.ts'
import { workflows } from './stories.ts'
import type { PlayersOrder } from './wire.ts'

type Url = (code: string) => string
type Lender = PlayersOrder['lenders'][number]
type System = PlayersOrder['systems'][number]

/** A partner at whose address nobody answers. */
export const unreachable = 'unreachable'

/** The names of the lenders of many stories; the other lenders are named after their part. */
const names: Readonly<Record<string, string>> = {
  'loaned-at-once': 'Oslo City Library',
  'will-supply-then-loaned': 'Bergen University Library',
  conditional: 'Royal Library, Copenhagen',
  recalled: 'Uppsala University Library',
  overdue: 'Staatsbibliothek zu Berlin',
  'retry-possible': 'Turku City Library',
  silent: 'Tromsø Public Library',
  unfilled: 'Aarhus Municipal Libraries',
  unreachable: 'Reykjavík College Library',
  'cancel-accepted': 'Gothenburg University Library',
  'cancel-refused': 'National Library, Tallinn',
}

/** Reads the name of a lender in a story's rota: its scenario, and for NCIP its profile behind a dot. */
export const lenderOf = (partner: string): Lender => {
  const [scenario = '', profile] = partner.split('.')
  return {
    partner,
    scenario,
    ...(profile === 'alma_p2p' || profile === 'nncipp' ? { profile } : {}),
    token: crypto.randomUUID(),
  }
}

/** Returns the libraries' own systems that the stories need. */
export const systemsOfLibraries = (): readonly System[] =>
  Object.entries(libraries).flatMap(([library, { system }]) =>
    system === undefined ? [] : [{ library, refuses: system.refuses, token: crypto.randomUUID() }],
  )

const libraryDocument = (code: string): object => ({
  name: libraries[code]?.name,
  symbols: [{ type: 'ISIL', value: `XX-${code}` }],
  timeZone: 'Europe/Oslo',
  email: `ill@${code.toLowerCase()}.example`,
})

/** Has the library of the open stories hold messages of people back as usual: what is sent can be taken back. */
export const holdBackAsUsual = (library: Library): Promise<void> =>
  library.put('/v1/libraries/DEMO', libraryDocument('DEMO'))

const declareLibraries = async (library: Library, systems: readonly System[], urlOf: Url): Promise<void> => {
  for (const [code, { system }] of Object.entries(libraries)) {
    await library.put(`/v1/libraries/${code}`, { ...libraryDocument(code), holdBack: 'PT0S' })
    const token = systems.find((each) => each.library === code)?.token
    if (system === undefined || token === undefined) continue
    await library.put(`/v1/libraries/${code}/ils`, {
      url: urlOf(code),
      dialect: system.dialect,
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token }],
      outboundCredentials: { kind: 'bearer', token },
      pickupLocation: 'Main desk',
    })
  }
}

const declarePartner = async (
  library: Library,
  name: string,
  connection: object,
  more: object,
): Promise<void> =>
  library.put(`/v1/partners/${name}`, {
    name: names[name] ?? `The lender that plays ${name}`,
    symbols: [{ type: 'ISIL', value: `XX-${name}` }],
    allowPrivateNetwork: true,
    connection,
    ...more,
  })

/** Declares the partner at whose address nobody answers, or the address at which somebody did. */
export const declareUnreachable = (library: Library, url = 'http://127.0.0.1:1/iso18626'): Promise<void> =>
  declarePartner(
    library,
    unreachable,
    { protocol: 'iso18626', url },
    { retry: { attempts: 5, firstDelay: 'PT1H' } },
  )

/**
 * Declares the libraries with their own systems, the workflow profiles, the partners, and the rules that give rotas.
 *
 * @param urlOf where a partner or a library's system listens, by its code
 */
export const declare = async (
  library: Library,
  lenders: readonly Lender[],
  systems: readonly System[],
  urlOf: Url,
): Promise<void> => {
  await declareLibraries(library, systems, urlOf)
  for (const [name, workflow] of Object.entries(workflows)) {
    await library.put(`/v1/workflows/${encodeURIComponent(name)}`, workflow)
  }
  for (const [index, { partner, profile, token }] of lenders.entries()) {
    const own =
      profile === undefined
        ? { protocol: 'iso18626', edition: index % 2 === 0 ? '1.2' : '2021-2' }
        : { protocol: 'ncip', profile }
    const connection = { ...own, url: urlOf(partner), outboundCredentials: { kind: 'bearer', token } }
    await declarePartner(library, partner, connection, {
      inboundCredentials: [{ kind: 'bearer', token }],
      retry: { attempts: 5, firstDelay: 'PT1S' },
      locateProfile: unionCatalogue,
      holdingCode: partner,
    })
  }
  await declareUnreachable(library)
  for (const [path, body] of rotaDocuments) await library.put(path, body)
}
