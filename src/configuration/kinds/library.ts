import { Library } from '../../borrowing/library.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { defaultWorkflowNames } from '../../borrowing/workflow/choose-workflow.ts'
import { mask } from '../../partners/mask-secrets.ts'
import type { Partner } from '../../partners/partner.ts'
import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import { chooseEntry } from '../../partners/protocols.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { type Fault, fault } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { closureFaults, isPrivateHost, ownerOfSymbol, repeatedSymbols } from '../checks.ts'
import { type Contradiction, defineKind, type Reference, type Surroundings } from '../kind.ts'
import { secretFaults } from '../weak-secrets.ts'
import { workflowReferences } from '../workflow-references.ts'

/** The code under which the gateway keeps what belongs to no library. */
export const gatewayCode = LibraryCode.parse('GATEWAY')

const referencesOf = ({ workflow, workflows, locateProfile }: Library): readonly Reference[] => [
  ...(workflow === undefined
    ? workflowReferences('workflows', { ...defaultWorkflowNames, ...workflows })
    : [
        { path: 'workflow', kind: 'workflow', code: workflow } as const,
        ...workflowReferences('workflows', workflows),
      ]),
  ...(locateProfile === undefined
    ? []
    : [{ path: 'locateProfile', kind: 'locate_profile', code: locateProfile } as const]),
]

/**
 * Lists the keys that are too easy to guess. A person who guesses the secret that signs links for patrons can act as
 * every patron.
 */
const weakKeys = ({ patronPages }: Library): readonly Fault[] =>
  (patronPages?.keys ?? []).flatMap((key, index) =>
    key.kind === 'secret' && key.secret !== mask
      ? secretFaults(key.secret).map((weak) => ({ path: `patronPages/keys/${index}/secret`, ...weak }))
      : [],
  )

/** Secrets leave the machine only over TLS: that of a provider beside the gateway does not leave it. */
const isSecureIssuer = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** Lists the faults of an issuer's address. A library's admin sets the address, which the gateway then calls. */
const issuerFaults = ({ patronPages }: Library): readonly Fault[] => {
  if (patronPages?.openId === undefined) return []
  const { issuer: url, allowPrivateNetwork } = patronPages.openId
  const path = 'patronPages/openId/issuer'
  return [
    ...urlFaults(path, { url, allowPrivateNetwork }, { isPrivateHost }),
    ...(isSecureIssuer(new URL(url)) ? [] : [fault(path, 'fault.https_for_secrets')]),
  ]
}

const contradictionOf = (library: Library, { libraries }: Surroundings): Contradiction | null => {
  const taken = ownerOfSymbol(
    library.symbols,
    libraries().filter(({ code }) => code !== library.code),
  )
  if (taken === undefined) return null
  const { owner, symbol } = taken
  return {
    reason: reason('problem.agency_of_library', {
      agency: `${symbol.type}:${symbol.value}`,
      library: owner.code,
    }),
    facts: { library: owner.code },
  }
}

/** Finds the partners that a library could not ask any more, since they take none of its agency ids. */
const agencyTypeFaults = (
  entryOf: (partner: Partner) => ProtocolEntry,
  { code, symbols }: Library,
  partners: readonly Partner[],
): readonly Fault[] =>
  partners
    .filter(({ overrides, status }) => (overrides[code]?.status ?? status) === 'active')
    .flatMap((partner) => {
      const types = entryOf(partner).agencyTypes?.(partner) ?? null
      return types === null || symbols.some(({ type }) => types.includes(type))
        ? []
        : [
            fault('symbols', 'fault.agency_types_of_partner', {
              partner: partner.code,
              types: types.join(', '),
            }),
          ]
    })

const hasSameSymbols = (library: Library, before: Library | null): boolean =>
  JSON.stringify(library.symbols) === JSON.stringify(before?.symbols)

/**
 * Describes the documents of libraries: the tenants of the gateway.
 *
 * @param protocols the registered protocols of partners
 */
export const libraryKind = (protocols: readonly ProtocolEntry[]) =>
  defineKind({
    kind: 'library',
    called: { one: 'library', many: 'libraries' },
    section: 'libraries',
    code: LibraryCode,
    codeMember: 'code',
    schema: Library,
    input: Library.partial({ code: true }).meta({ id: 'LibraryInput' }),
    references: referencesOf,
    check: (library, { lenders }, before) => [
      ...(hasSameSymbols(library, before)
        ? []
        : agencyTypeFaults(chooseEntry(protocols).of, library, lenders())),
      ...closureFaults('closures', library.closures ?? []),
      ...(library.code === gatewayCode ? [fault('code', 'fault.gateway_code', { code: gatewayCode })] : []),
      ...repeatedSymbols(library.symbols),
      ...weakKeys(library),
      ...issuerFaults(library),
    ],
    contradiction: contradictionOf,
    notes: ['patron_look_up_failure', 'digest'],
    view: (library, reader) => (reader.role === 'admin' || reader.library === library.code ? library : null),
    api: {
      path: '/v1/libraries',
      tag: 'Libraries',
      noun: 'Library',
      readers: 'everybody',
      aboutList: 'A key of the role library sees its own library.',
      aboutPut:
        'A tenant of the gateway, the requesting agency. Its first symbol is the one that it signs messages with.',
      aboutDelete: 'Its closed requests stay in the store, for admins.',
    },
  })
